"""Rules held against the results they are for, and what they cannot tell yet when looking back."""

import json

import pytest
from command_line import CommandLine

RESULTS = """\
date,round,home,away,home_goals,away_goals
2024-03-01,1,Melgar,UTC,1,0
2024-03-08,2,UTC,Boys,1,0
2024-03-15,3,Boys,Melgar,1,0
"""


@pytest.fixture
def here(tmp_path, capsys):
    (tmp_path / "results.csv").write_text(RESULTS, "utf-8")
    return CommandLine(capsys, tmp_path)


def asked(here, rules, *arguments):
    """Exit code, and what the command says as JSON."""
    (here.folder / "rules.json").write_text(json.dumps(rules, indent=1), "utf-8")
    given = (str(here.folder / "results.csv"), "--rules", str(here.folder / "rules.json"), "--format", "json")
    said = here("table", *given, *arguments)
    return said.code, json.loads(said.out)


def order(said):
    return [(row["pos"], row["team"], row["points"]) for row in said["groups"][0]["rows"]]


def test_club_that_only_the_rules_know_is_told_with_its_line_and_the_nearest_name(here):
    rules = {
        "points": {"win": 3, "draw": 1, "loss": 0},
        "tiebreakers": ["points", "drawing_of_lots"],
        "adjustments": [{"team": "Melgarr", "points": -3, "group": "Apertura"}],
        "lots": [{"order": ["Melgar", "U.T.C."]}],
        "first_pos": {"Descenso": 7},
    }

    code, said = asked(here, rules)

    assert code == 0
    assert [
        (each["code"], each["severity"], each["file"], each["line"], each["facts"])
        for each in said["findings"]
    ] == [
        (
            "rules-team-unknown",
            "warning",
            "rules.json",
            13,
            {"team": "Melgarr", "key": "adjustments", "suggestion": "Melgar"},
        ),
        (
            "rules-team-unknown",
            "warning",
            "rules.json",
            22,
            {"team": "U.T.C.", "key": "lots", "suggestion": "UTC"},
        ),
        (
            "rules-group-unknown",
            "warning",
            "rules.json",
            27,
            {"group": "Descenso", "key": "first_pos", "suggestion": ""},
        ),
        (
            "rules-group-unknown",
            "warning",
            "rules.json",
            15,
            {"group": "Apertura", "key": "adjustments", "suggestion": ""},
        ),
    ]
    assert [row["points"] for row in said["groups"][0]["rows"]] == [3, 3, 3]


def test_faulty_rules_and_faulty_results_are_told_together_also_as_json(here):
    (here.folder / "results.csv").write_text(RESULTS + "2024-03-22,4,UTC,UTC,1,0\n", "utf-8")
    rules = {"tiebreakers": ["points", "goal_diference"], "adjustment": []}

    code, said = asked(here, rules)

    assert code == 1
    assert [(each["code"], each["file"], each["line"]) for each in said["findings"]] == [
        ("unknown-criterion", "rules.json", 4),
        ("unknown-key", "rules.json", 6),
        ("csv-self-match", "results.csv", 5),
    ]
    assert said["groups"] == []
    assert set(said["findings"][0]) >= {"code", "severity", "file", "line", "facts", "text"}


REGULATION = """\
torneo = 1
[edition]
id = "liga-2024"
competition = "liga"
season = "2024"
[entry]
teams = ["melgar", "utc", "boys"]
[rules]
like = "premier-league-1992"
points = { win = 2, draw = 1 }
[[stage]]
id = "liga"
kind = "league"
teams = "all"
[stage.rules]
tiebreakers = ["points", "drawing_of_lots"]
adjustments = [{ team = "UTC", points = -1 }]
"""


def test_regulation_of_an_edition_is_a_file_of_rules_too(here):
    """Its [rules], and those of its only stage over them."""
    (here.folder / "liga.toml").write_text(REGULATION, "utf-8")
    given = (
        "table",
        str(here.folder / "results.csv"),
        "--rules",
        str(here.folder / "liga.toml"),
        "--format",
        "json",
    )

    said = json.loads(here.ok(*given))
    (here.folder / "liga.toml").write_text(REGULATION.replace('"drawing_of_lots"', '"drawing_lots"'), "utf-8")
    faulty = here(*given)

    assert order(said) == [(1, "Boys", 2), (1, "Melgar", 2), (3, "UTC", 1)]
    assert faulty.code == 1
    assert [(each["code"], each["line"]) for each in json.loads(faulty.out)["findings"]] == [
        ("unknown-criterion", 16)
    ]


def test_points_taken_count_from_their_day(here):
    rules = {
        "tiebreakers": ["points"],
        "adjustments": [
            {"team": "Melgar", "points": -2, "valid_from": "2024-03-08", "reason": "debts"},
            {"team": "Melgar", "points": 1, "valid_from": "2024-03-20"},
        ],
    }

    points = {
        day: {team: points for _, team, points in order(asked(here, rules, "--as-of", day)[1])}["Melgar"]
        for day in ("2024-03-01", "2024-03-07", "2024-03-08", "2024-03-20")
    }
    assert points == {"2024-03-01": 3, "2024-03-07": 3, "2024-03-08": 1, "2024-03-20": 2}
    assert order(asked(here, rules)[1])[-1] == (3, "Melgar", 2)


def test_lot_had_not_been_drawn_while_matches_were_to_be_played(here):
    rules = {"tiebreakers": ["points", "drawing_of_lots"], "lots": [{"order": ["UTC", "Melgar", "Boys"]}]}

    assert [row[1] for row in order(asked(here, rules)[1])] == ["UTC", "Melgar", "Boys"]
    assert order(asked(here, rules, "--as-of", "2024-03-08")[1]) == [
        (1, "Melgar", 3),
        (1, "UTC", 3),
        (3, "Boys", 0),
    ]
    assert order(asked(here, rules, "--round", "2")[1]) == [(1, "Melgar", 3), (1, "UTC", 3), (3, "Boys", 0)]


def test_every_file_of_the_published_cases_is_read_without_a_word(shared, capsys, tmp_path):
    torneo = CommandLine(capsys, tmp_path)
    folders = sorted(path.parent for path in (shared / "data" / "truth").glob("*/rules.json"))

    said = {}
    for folder in folders:
        out = torneo.ok(
            "table", str(folder / "results.csv"), "--rules", str(folder / "rules.json"), "--format", "json"
        )
        said[folder.name] = json.loads(out)["findings"]

    assert len(said) == 47
    assert [name for name, findings in said.items() if findings] == []
