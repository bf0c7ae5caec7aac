"""`torneo table RESULTS`: any results under any rules, in every form of output."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from command_line import CommandLine

_NAMED = os.environ.get("TORNEO_SHARED")
SHARED = Path(_NAMED) if _NAMED else Path(__file__).resolve().parents[3] / "shared"
CASES = sorted(path.parent.name for path in (SHARED / "data" / "truth").glob("*/rules.json")) or ["missing"]

RESULTS = """\
date,home,away,home_goals,away_goals
2026-04-04,Melgar,UTC,2,1
2026-04-05,Boys,Melgar,1,0
2026-04-11,UTC,Boys,1,0
2026-04-12,UTC,Melgar,,
"""


@pytest.fixture
def here(tmp_path, capsys):
    (tmp_path / "results.csv").write_text(RESULTS, "utf-8")
    return CommandLine(capsys, tmp_path)


@pytest.mark.parametrize("case", CASES)
def test_published_case_comes_out_of_the_command(case, shared, tmp_path, capsys):
    """Place, columns and points as published; the program reads results and rules alone."""
    source = shared / "data" / "truth" / case
    for name in ("results.csv", "rules.json"):
        (tmp_path / name).write_bytes((source / name).read_bytes())
    torneo = CommandLine(capsys, tmp_path)

    said = json.loads(
        torneo(
            "table",
            str(tmp_path / "results.csv"),
            "--rules",
            str(tmp_path / "rules.json"),
            "--format",
            "json",
        ).out
    )

    expect = json.loads((source / "expect.json").read_text("utf-8"))
    undecided = {team for item in expect.get("undecided", ()) for team in item["teams"]}
    rows = {(group["group"], row["team"]): row for group in said["groups"] for row in group["rows"]}
    with (source / "table.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            row = rows[line["group"], line["team"]]
            printed = {
                key: int(line[key])
                for key in ("played", "won", "drawn", "lost", "gf", "ga", "points")
                if line[key]
            }
            assert {key: row[key] for key in printed} == printed, line["team"]
            if line["team"] in undecided:
                assert row["level_with"]
            else:
                assert row["pos"] == int(line["pos"]), line["team"]


def test_table_with_reasons_in_both_languages(here):
    file = str(here.folder / "results.csv")

    english = here.ok("table", file, "--why")
    here.lang = "es"
    spanish = here.ok("table", file, "--why")

    assert "Melgar and UTC share place 1" in english
    assert "goals" in english
    assert [line.split()[1] for line in english.splitlines() if line[:4].strip().isdigit()] == [
        "Melgar",
        "UTC",
        "Boys",
    ]
    assert "Melgar y UTC comparten el puesto 1" in spanish


def test_json_has_the_shape_that_is_promised(here):
    said = json.loads(here.ok("table", str(here.folder / "results.csv"), "--format", "json"))

    assert list(said) == ["rules", "as_of", "findings", "groups"]
    (group,) = said["groups"]
    assert group["group"] == ""
    first, second, third = group["rows"]
    assert first["reason"] is None
    assert set(first) >= {
        *("pos", "team", "played", "won", "drawn", "lost", "gf", "ga", "gd", "points"),
        *("shootout_wins", "shootout_losses", "adjustments", "level_with", "reason"),
    }
    assert set(second["reason"]) == {"code", "above", "clause", "text"}
    assert (third["played"], third["points"], third["gd"]) == (2, 3, 0)


def test_csv_and_html_say_the_same(here):
    file = str(here.folder / "results.csv")
    rows = list(csv.DictReader(io.StringIO(here.ok("table", file, "--format", "csv"))))
    html = here.ok("table", file, "--format", "html")

    assert [(row["team"], row["points"]) for row in rows] == [("Melgar", "3"), ("UTC", "3"), ("Boys", "3")]
    assert html.count("<tr") == 4
    assert html.index(">Melgar</td>") < html.index(">UTC</td>") < html.index(">Boys</td>")


def test_table_of_a_day(here):
    said = json.loads(
        here.ok("table", str(here.folder / "results.csv"), "--as-of", "2026-04-04", "--format", "json")
    )

    assert [(row["team"], row["played"], row["points"]) for row in said["groups"][0]["rows"]] == [
        ("Melgar", 1, 3),
        ("Boys", 0, 0),
        ("UTC", 1, 0),
    ]


def test_table_is_printed_with_its_faults_above(here):
    """What can be read honestly is printed; the exit code says that something is wrong."""
    file = here.folder / "results.csv"
    file.write_text(RESULTS + "2026-04-13,Boys,UTC,2,\n2026-04-14,Boys,Utc,1,1\n", "utf-8")

    found = here("table", str(file))

    assert found.code == 1
    lines = found.out.splitlines()
    assert lines[0].startswith("error: results.csv:6:1")
    assert lines[1].startswith("warning: results.csv:7:1")
    assert any(line.startswith("   1") for line in lines)


def test_why_of_results_tells_every_step(here):
    said = here.ok("why", str(here.folder / "results.csv"), "Melgar", "Boys")

    assert said.splitlines()[0] == "Melgar (1st) - Boys (3rd)"
    assert [line.split(".")[0].strip() for line in said.splitlines()[1:]] == ["1", "2", "3"]


def test_rules_by_name_file_and_mistake(here):
    file = str(here.folder / "results.csv")
    (here.folder / "rules.toml").write_text(
        'points = { win = 2, draw = 1, loss = 0 }\ntiebreakers = ["points"]\n', "utf-8"
    )

    by_file = json.loads(
        here.ok("table", file, "--rules", str(here.folder / "rules.toml"), "--format", "json")
    )
    by_name = json.loads(here.ok("table", file, "--rules", "premier-league", "--format", "json"))
    unknown = here("table", file, "--rules", "premier-legue")

    assert [row["points"] for row in by_file["groups"][0]["rows"]] == [2, 2, 2]
    assert by_file["rules"] == "rules.toml"
    assert [row["points"] for row in by_name["groups"][0]["rows"]] == [3, 3, 3]
    assert unknown.code == 1
    assert 'did you mean "premier-league"' in unknown.err


def test_faulty_rules_are_told_with_their_place(here):
    (here.folder / "rules.toml").write_text('tiebreakers = ["points", "goal_diference"]\n', "utf-8")

    found = here("table", str(here.folder / "results.csv"), "--rules", str(here.folder / "rules.toml"))

    assert found.code == 1
    assert found.err.startswith("rules.toml:1:")
    assert "goal_difference" in found.err


def test_output_fits_eighty_columns_and_has_no_colour_in_a_pipe(league, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    league.ok("record", "melgar", "utc", "2-1")
    said = league.ok("table", "--why")

    assert "\x1b" not in said
    assert max(len(line) for line in said.splitlines()) <= 80


def test_colour_is_for_terminals_that_did_not_refuse(monkeypatch):
    import sys

    from torneo.cli.main import _has_color

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert _has_color({"TERM": "xterm"})
    assert not _has_color({"TERM": "xterm", "NO_COLOR": "1"})
    assert not _has_color({"TERM": "dumb"})
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False, raising=False)
    assert not _has_color({"TERM": "xterm"})
