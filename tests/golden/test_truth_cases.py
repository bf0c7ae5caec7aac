"""Published tables: results under the rules of the time give the published columns, points and order.

Sources stand in SOURCE.md beside each case and in the README of the bulk data.
"""

import csv
import gzip
import json
from collections import defaultdict
from pathlib import Path

import pytest
import truth_cases

from torneo.model import Result, Score, Status, TeamId
from torneo.rules.table_rules import RulesTable, effective
from torneo.standings import Adjustment, Inputs, make_table

CASES = 47


def _cases() -> list[str]:
    folder = truth_cases.SHARED / "data" / "truth"
    return sorted(path.parent.name for path in folder.glob("*/rules.json")) or ["missing"]


@pytest.mark.parametrize("case", _cases())
def test_published_table_comes_out(case, shared):
    assert truth_cases.differences(shared / "data" / "truth" / case) == []


def test_no_case_is_left_out(shared):
    assert len(_cases()) == CASES


@pytest.mark.parametrize(
    ("case", "wrong"),
    [
        ("eng-1923-huddersfield-cardiff", ["points", "goals_for"]),
        ("bra-2012-seriea", ["points", "goals_for"]),
        ("esp-2014-laliga", ["points", "goal_difference", "goals_for"]),
        ("wc-2018", ["points", "goal_difference", "goals_for"]),
    ],
)
def test_published_table_does_not_come_out_under_another_rule(case, wrong, shared, tmp_path):
    """The comparison has teeth: with other criteria the same case shows differences."""
    source = shared / "data" / "truth" / case
    for file in source.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    rules = json.loads((source / "rules.json").read_text("utf-8"))
    (tmp_path / "rules.json").write_text(json.dumps({**rules, "tiebreakers": wrong}), "utf-8")

    assert truth_cases.differences(tmp_path) != []


def _rules_of_the_time(season: int, tier: int) -> RulesTable:
    """Two points a win to 1980-81; average to 1975-76; goals first below the top division from 1992 to 1998."""
    if season <= 1975:
        criteria = ["points", "goal_average"]
    elif 1992 <= season <= 1998 and tier > 1:
        criteria = ["points", "goals_for", "goal_difference"]
    else:
        criteria = ["points", "goal_difference", "goals_for"]
    win = 2 if season <= 1980 else 3
    return RulesTable.model_validate({"points": {"win": win, "draw": 1, "loss": 0}, "tiebreakers": criteria})


def _read(path: Path) -> dict[tuple[int, int, str], list[dict[str, str]]]:
    found = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            found[int(line["season"]), int(line["tier"]), line["subdivision"]].append(line)
    return found


def test_order_of_218_english_tables_agrees_where_the_rule_of_the_time_held(shared):
    """Every division disagrees exactly where the notes of the data say that its published order does."""
    folder = shared / "data" / "england"
    with (folder / "agreement.csv").open(encoding="utf-8", newline="") as file:
        noted = {
            (int(line["season"]), int(line["tier"]), line["subdivision"]): line["order_agrees"] == "True"
            for line in csv.DictReader(file)
        }
    published, results = _read(folder / "standings.csv.gz"), _read(folder / "results.csv.gz")
    with (folder / "aliases.csv").open(encoding="utf-8", newline="") as file:
        alias = {line["standings_name"]: line["results_name"] for line in csv.DictReader(file)}

    agrees = {key: _order_agrees(key, published[key], results[key], alias) for key in noted}

    assert len(agrees) == 218
    assert {key for key in noted if agrees[key] != noted[key]} == set()


def _order_agrees(key, lines, matches, alias) -> bool:
    met = {team for match in matches for team in (match["home"], match["away"])}
    named = {
        name: TeamId(name if name in met else alias.get(name, name))
        for name in (line["team_name"] for line in lines)
    }
    # A club that resigned is printed without a match, or not at all: its results were struck.
    stayed = {named[line["team_name"]] for line in lines if line["played"] != "0"}
    played = [
        Result(
            TeamId(match["home"]),
            TeamId(match["away"]),
            Score(int(match["home_goals"]), int(match["away_goals"])),
            Status.PLAYED if {match["home"], match["away"]} <= stayed else Status.EXPUNGED,
        )
        for match in matches
    ]
    law = effective(_rules_of_the_time(key[0], key[1]))
    bare = make_table(list(named.values()), played, law)
    # The printed points decide what was added or taken: the sign is missing in some rows.
    given = tuple(
        Adjustment(team, int(line["points"]) - bare.row(team).points)
        for line in lines
        for team in (named[line["team_name"]],)
    )
    made = make_table(list(named.values()), played, law, inputs=Inputs(adjustments=given))
    printed = sorted(lines, key=lambda line: int(line["position"]))
    places = [made.place_of(named[line["team_name"]]) for line in printed]
    return places == sorted(places)
