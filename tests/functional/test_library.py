"""`import torneo`: what architecture.md shows of the public face."""

import subprocess
import sys

import pytest

import torneo
from torneo.model import ConflictError, NotFoundError, RegulationError

ROWS = [
    {"home": "Melgar", "away": "UTC", "home_goals": 2, "away_goals": 1},
    {"home": "UTC", "away": "Boys", "home_goals": 1, "away_goals": 0},
    {"home": "Boys", "away": "Melgar", "home_goals": 1, "away_goals": 0},
]


def test_import_costs_nothing():
    program = "import sys, torneo; print([n for n in sys.modules if n.startswith('torneo.')], 'pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[] False\n"


def test_table_of_any_rows():
    table = torneo.table(ROWS, rules="premier-league", lang="en")

    assert [(row.team, row.points, row.gd) for row in table] == [
        ("Melgar", 3, 0),
        ("UTC", 3, 0),
        ("Boys", 3, 0),
    ]
    assert str(table).splitlines()[0] == "Pos  Team    P  W  D  L  GF  GA  GD  Pts"
    assert str(table) == repr(table)
    assert [row["team"] for row in table.to_dicts()] == ["Melgar", "UTC", "Boys"]
    assert table["UTC"].won == 1
    assert len(table) == 3


def test_table_shows_itself_in_a_notebook():
    html = torneo.table([{"home": "<b>", "away": "&c", "score": "1-0"}])._repr_html_()

    assert html.startswith("<table>")
    assert ">&lt;b&gt;</td>" in html
    assert "<b>" not in html


def test_why_in_words():
    table = torneo.table(ROWS, lang="en")

    assert "goals" in table.why("UTC", "Boys")
    with pytest.raises(NotFoundError):
        table.why("UTC", "Nobody")


def test_season_of_a_folder_with_and_without_a_ledger(league):
    league.ok("record", "melgar", "utc", "2-1", "--date", "2026-04-04")

    season = torneo.open(league.folder, lang="en")
    edition = season["liga-2026"]

    assert [one.id for one in season] == ["liga-2026"]
    assert edition.name == "Liga 2026"
    assert edition.table_names == ("liga",)
    assert next((row.pos, row.team) for row in edition.table()) == (1, "melgar")
    assert "Melgar" in str(edition.table("liga"))
    assert "points" in edition.why("liga", "Melgar", "utc")
    assert edition.honours == {}
    assert edition.to_dict()["stages"][0]["matches"][0]["round"] == 1
    assert len(edition.matches) == 12
    for file in league.folder.glob("torneo.db*"):
        file.unlink()
    assert all(row.played == 0 for row in torneo.open(league.folder)["liga-2026"].table())


def test_reading_writes_nothing(folder):
    before = sorted(file.name for file in folder.iterdir())
    torneo.open(folder)["liga-2026"].table()
    assert sorted(file.name for file in folder.iterdir()) == before


def test_errors_are_exceptions_with_code_and_facts(folder, tmp_path):
    season = torneo.open(folder)
    with pytest.raises(NotFoundError) as missing:
        season["liga-2025"]
    assert missing.value.code == "no-edition"
    with pytest.raises(NotFoundError) as table:
        season["liga-2026"].table("copa")
    assert (table.value.code, table.value.facts["known"]) == ("no-table", ("liga",))
    (folder / "liga.toml").write_text("torneo = 1\n[edition]\nid = 3\n", "utf-8")
    with pytest.raises(RegulationError) as faults:
        torneo.open(folder)
    assert faults.value.findings
    with pytest.raises(NotFoundError):
        torneo.open(tmp_path / "nowhere")
    with pytest.raises(ConflictError) as group:
        torneo.table([{**ROWS[0], "group": "A"}, {**ROWS[1], "group": "B"}])
    assert group.value.facts == {"known": ("A", "B")}


def test_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'tabel'"):
        _ = torneo.tabel
    assert {"open", "table", "__version__"} <= set(dir(torneo))
