"""`torneo table` of football.txt and football.json, up to a round, and of some of the matches: counted by hand."""

import json

import pytest
from command_line import CommandLine

TEXT = """\
= Liga 2026

▪ Matchday 1
Sat Apr 4
  Melgar v UTC     2-1
  Boys v Cantolao  0-0
▪ Matchday 2
Sat Apr 11
  UTC v Boys       1-0
  Cantolao v Melgar  0-3
▪ Matchday 3
Sat Apr 18
  Melgar v Boys    0-1
  UTC v Cantolao   2-2
▪ Matchday 4
Sat Apr 25
  UTC v Melgar     1-0
  Cantolao v Boys
"""


@pytest.fixture
def here(tmp_path, capsys):
    (tmp_path / "liga.txt").write_text(TEXT, "utf-8")
    return CommandLine(capsys, tmp_path)


def rows(here, *arguments, file="liga.txt"):
    said = json.loads(here.ok("table", str(here.folder / file), *arguments, "--format", "json"))
    (group,) = said["groups"]
    return [
        (
            row["team"],
            row["played"],
            row["won"],
            row["drawn"],
            row["lost"],
            row["gf"],
            row["ga"],
            row["points"],
        )
        for row in group["rows"]
    ]


def test_whole_table_of_a_text_file(here):
    assert rows(here) == [
        ("UTC", 4, 2, 1, 1, 5, 4, 7),
        ("Melgar", 4, 2, 0, 2, 5, 3, 6),
        ("Boys", 3, 1, 1, 1, 1, 1, 4),
        ("Cantolao", 3, 0, 2, 1, 2, 5, 2),
    ]


def test_table_up_to_a_round(here):
    assert rows(here, "--round", "2") == [
        ("Melgar", 2, 2, 0, 0, 5, 1, 6),
        ("UTC", 2, 1, 0, 1, 2, 2, 3),
        ("Boys", 2, 0, 1, 1, 0, 1, 1),
        ("Cantolao", 2, 0, 1, 1, 0, 3, 1),
    ]
    assert (
        json.loads(here.ok("table", str(here.folder / "liga.txt"), "--round", "2", "--format", "json"))[
            "round"
        ]
        == 2
    )
    assert "liga.txt (up to round 2)" in here.ok("table", str(here.folder / "liga.txt"), "--round", "2")


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (
            "home",
            [
                ("UTC", 3, 2, 1, 0, 4, 2, 7),
                ("Melgar", 2, 1, 0, 1, 2, 2, 3),
                ("Boys", 1, 0, 1, 0, 0, 0, 1),
                ("Cantolao", 1, 0, 0, 1, 0, 3, 0),
            ],
        ),
        (
            "away",
            [
                ("Melgar", 2, 1, 0, 1, 3, 1, 3),
                ("Boys", 2, 1, 0, 1, 1, 1, 3),
                ("Cantolao", 2, 0, 2, 0, 2, 2, 2),
                ("UTC", 1, 0, 0, 1, 1, 2, 0),
            ],
        ),
        (
            "half-1",
            [
                ("Melgar", 3, 2, 0, 1, 5, 2, 6),
                ("UTC", 3, 1, 1, 1, 4, 4, 4),
                ("Boys", 3, 1, 1, 1, 1, 1, 4),
                ("Cantolao", 3, 0, 2, 1, 2, 5, 2),
            ],
        ),
        (
            "half-2",
            [
                ("UTC", 1, 1, 0, 0, 1, 0, 3),
                ("Boys", 0, 0, 0, 0, 0, 0, 0),
                ("Cantolao", 0, 0, 0, 0, 0, 0, 0),
                ("Melgar", 1, 0, 0, 1, 0, 1, 0),
            ],
        ),
    ],
)
def test_table_of_some_matches(here, scope, expected):
    assert rows(here, "--scope", scope) == expected


def test_last_five_of_each_club_leave_out_what_is_older_for_it_alone(here):
    """A's first match is its sixth from the end; for C it is among the last five, and counts for C."""
    lines = ["round,home,away,home_goals,away_goals", "1,A,C,4,0"]
    lines += [f"{number},A,B,1,0" for number in range(2, 7)]
    (here.folder / "six.csv").write_text("\n".join(lines) + "\n", "utf-8")

    assert rows(here, "--scope", "last5", file="six.csv") == [
        ("A", 5, 5, 0, 0, 5, 0, 15),
        ("C", 1, 0, 0, 1, 0, 4, 0),
        ("B", 5, 0, 0, 5, 0, 5, 0),
    ]


def test_scope_leaves_out_points_taken_and_says_so_in_the_title(here):
    rules = 'tiebreakers = ["points"]\nadjustments = [{ team = "UTC", points = -6, reason = "debts" }]\n'
    (here.folder / "rules.toml").write_text(rules, "utf-8")
    given = ("--rules", str(here.folder / "rules.toml"))

    assert {row[0]: row[-1] for row in rows(here, *given)}["UTC"] == 1
    assert {row[0]: row[-1] for row in rows(here, *given, "--scope", "home")}["UTC"] == 7
    here.lang = "es"
    assert "liga.txt (de local)" in here.ok("table", str(here.folder / "liga.txt"), "--scope", "home")


def test_json_file_and_forced_form_give_the_same_table(here):
    matches = [
        {"round": "Matchday 1", "team1": "Melgar", "team2": "UTC", "score": {"ft": [2, 1]}},
        {"round": "Matchday 2", "team1": "UTC", "team2": "Melgar", "score": {"ft": [1, 1]}},
    ]
    text = json.dumps({"name": "Liga", "matches": matches})
    for name in ("liga.json", "liga.data"):
        (here.folder / name).write_text(text, "utf-8")

    expected = [("Melgar", 2, 1, 1, 0, 3, 2, 4), ("UTC", 2, 0, 1, 1, 2, 3, 1)]
    assert rows(here, file="liga.json") == expected
    assert rows(here, "--input-format", "football.json", file="liga.data") == expected
    forced = here("table", str(here.folder / "liga.data"), "--input-format", "football.txt")
    assert forced.code == 1
    assert "is not understood" in forced.out


def test_line_that_cannot_be_read_is_told_above_the_table(here):
    (here.folder / "liga.txt").write_text(TEXT + "  Boys contra UTC 1-0\n", "utf-8")

    found = here("table", str(here.folder / "liga.txt"))

    assert found.code == 1
    assert found.out.startswith('error: liga.txt:19:1 the line "Boys contra UTC 1-0"')
    assert "   1   UTC " in found.out


def test_stages_of_a_file_have_a_table_each(here):
    (here.folder / "two.txt").write_text(
        "= Liga 2026\n== Apertura\nMelgar v UTC 1-0\n== Clausura\nUTC v Melgar 2-0\n", "utf-8"
    )
    said = json.loads(here.ok("table", str(here.folder / "two.txt"), "--format", "json"))

    assert [(group["group"], group["rows"][0]["team"]) for group in said["groups"]] == [
        ("Apertura", "Melgar"),
        ("Clausura", "UTC"),
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--round", "9"), 1, "there is no round 9; the last one is 4"),
        (("--round", "0"), 1, "there is no round 0; the last one is 4"),
        (("--scope", "half"), 2, '--scope says "half"; it may be home'),
        (("--input-format", "xml"), 2, '--input-format says "xml"; it may be csv'),
    ],
)
def test_request_that_cannot_be_met_is_told(here, arguments, code, said):
    found = here("table", str(here.folder / "liga.txt"), *arguments)

    assert (found.code, found.out) == (code, "")
    assert said in found.err


def test_round_of_a_file_without_rounds_is_refused(here):
    (here.folder / "plain.csv").write_text("home,away,home_goals,away_goals\nA,B,1,0\n", "utf-8")

    found = here("table", str(here.folder / "plain.csv"), "--round", "1")

    assert found.code == 1
    assert "plain.csv gives its rounds no number" in found.err


def edition_rows(league, *arguments):
    (group,) = json.loads(league.ok("table", *arguments, "--format", "json"))["groups"]
    return [(row["team"], row["played"], row["gf"], row["ga"], row["points"]) for row in group["rows"]]


def test_table_of_an_edition_up_to_a_round_and_in_a_scope(league):
    """Each club plays one match in a round; here the first side of each match wins 2-1 and 1-0."""
    listed = json.loads(league.ok("fixtures", "--show", "--format", "json"))[0]["matches"]
    played = [match for match in listed if match["round"] in (1, 2)]
    assert len(played) == 4
    for match in played:
        score = "2-1" if match["round"] == 1 else "1-0"
        league.ok("record", match["home"], match["away"], score)
    hosts = {number: {m["home"] for m in played if m["round"] == number} for number in (1, 2)}

    first = edition_rows(league, "--round", "1")

    assert sorted(first) == sorted(
        (team, 1, 2, 1, 3) if team in hosts[1] else (team, 1, 1, 2, 0)
        for team in ("melgar", "utc", "boys", "cantolao")
    )
    assert edition_rows(league, "--round", "2") == edition_rows(league)
    assert {row[0]: row[1:] for row in edition_rows(league, "--scope", "home")} == {
        team: (
            (team in hosts[1]) + (team in hosts[2]),
            2 * (team in hosts[1]) + (team in hosts[2]),
            int(team in hosts[1]),
            3 * ((team in hosts[1]) + (team in hosts[2])),
        )
        for team in ("melgar", "utc", "boys", "cantolao")
    }
    refused = league("table", "--round", "7")
    assert (refused.code, "the last one is 6" in refused.err) == (1, True)
    assert league("table", "--input-format", "csv").code == 2
