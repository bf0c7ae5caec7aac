"""torneo and the oracle make the same tables; the oracle itself gives the published ones."""

import ast
import random
from pathlib import Path

import pytest

from oracle import oracle_cases, trials
from oracle.oracle_table import league_table
from torneo.rules.criteria import CRITERIA

ROUNDS = 2000
_CASES = 47


def test_oracle_imports_nothing_of_torneo():
    """Every module of the folder but the tests and `trials`, which put groups before both."""
    imported = {}
    for path in Path(__file__).parent.glob("*.py"):
        if path.stem.startswith("test_") or path.stem == "trials":
            continue
        tree = ast.parse(path.read_text("utf-8"))
        imported[path.stem] = {
            alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        } | {
            "." * node.level + (node.module or "")
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
        }
    assert imported == {
        "__init__": set(),
        "oracle_table": {"math", "fractions"},
        "oracle_cases": {"csv", "json", ".oracle_table"},
    }


def test_oracle_gives_the_published_tables(shared):
    folders = sorted(path.parent for path in (shared / "data" / "truth").glob("*/rules.json"))
    found = {folder.name: oracle_cases.differences(folder) for folder in folders}

    assert len(found) == _CASES
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_chains_ask_every_criterion_and_condition(shared):
    """Every criterion of the regulation format, so that a new one has to be written down twice."""
    asked, conditions = set(), set()
    for rules in trials.chains(shared):
        for item in rules["tiebreakers"]:
            asked |= trials.names([item])
            if not isinstance(item, str):
                conditions |= {(key, item[key]) for key in ("when", "until_then", "only_for") if key in item}
                conditions |= {key for key in ("at_stake", "round") if item.get(key)}

    assert asked == set(CRITERIA)
    assert conditions >= {
        ("when", "mutual_complete"),
        ("when", "last_match_between_them"),
        ("until_then", "skip"),
        ("until_then", "share"),
        ("only_for", 2),
        ("only_for", 3),
        "at_stake",
        "round",
    }


def test_oracle_and_torneo_agree_on_random_groups(shared):
    every = trials.chains(shared)
    chance = random.Random(20141)
    found = [trials.disagreement(every[n % len(every)], chance.randrange(2**32)) for n in range(ROUNDS)]

    assert [wrong for wrong in found if wrong] == []


def test_random_groups_tell_the_three_readings_apart():
    """Otherwise agreement on them would prove little."""
    chance = random.Random(20142)
    none, subset, each = trials.MADE_UP[1], trials.MADE_UP[3], trials.MADE_UP[5]
    apart = {"none, subset": 0, "subset, each": 0}
    for _ in range(500):
        teams, matches, rules, before = trials.trial(none, chance)
        made = [
            trials.by_oracle(teams, matches, {**rules, "tiebreakers": chain["tiebreakers"]}, before)
            for chain in (none, subset, each)
        ]
        apart["none, subset"] += made[0] != made[1]
        apart["subset, each"] += made[1] != made[2]

    assert min(apart.values()) >= 5, apart


def test_level_clubs_without_an_extra_match_in_the_file_go_on_to_the_next_criterion():
    """World Cup 1958, group 2: no extra match for first place; goal average put France before Yugoslavia."""
    played = [
        ("Yugoslavia", "Scotland", 1, 1),
        ("France", "Paraguay", 7, 3),
        ("Yugoslavia", "France", 3, 2),
        ("Paraguay", "Scotland", 3, 2),
        ("France", "Scotland", 2, 1),
        ("Paraguay", "Yugoslavia", 3, 3),
    ]
    teams = ["France", "Paraguay", "Scotland", "Yugoslavia"]
    rules = {
        "points": {"win": 2, "draw": 1, "loss": 0},
        "tiebreakers": ["points", {"id": "playoff_match", "round": "Playoff"}, "goal_average"],
    }
    trial = (teams, [_match(*match) for match in played], rules, [])
    expected = trials.by_oracle(*trial)

    assert [expected[team][0] for team in teams] == [1, 3, 4, 2]
    assert trials.by_torneo(*trial) == expected


def _match(home, away, home_goals, away_goals):
    return {
        "home": home,
        "away": away,
        "home_goals": home_goals,
        "away_goals": away_goals,
        "date": "1958-06-08",
        "round": "",
        "status": "played",
        "pens_home": None,
        "pens_away": None,
    }


@pytest.mark.parametrize(("reapply", "first"), [("none", "rou"), ("subset", "rou"), ("each", "bel")], ids=str)
def test_oracle_tells_the_readings_apart_by_euro_2024_group_e(reapply, first):
    """Four clubs with four points each; section 3 of the notes says who is first under which reading."""
    played = [
        ("rou", "ukr", 3, 0),
        ("bel", "svk", 0, 1),
        ("svk", "ukr", 1, 2),
        ("bel", "rou", 2, 0),
        ("svk", "rou", 1, 1),
        ("ukr", "bel", 0, 0),
    ]
    matches = [_match(*match) for match in played]
    block = {
        "id": "head_to_head",
        "criteria": ["points", "goal_difference", "goals_for"],
        "reapply": reapply,
    }
    rows = league_table(
        ["bel", "rou", "svk", "ukr"],
        matches,
        {"points": {"win": 3, "draw": 1, "loss": 0}, "tiebreakers": ["points", block]},
    )

    assert [row["place"] for row in rows] == [1, 2, 3, 4]
    assert rows[0]["team"] == first
