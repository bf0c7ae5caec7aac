"""Reads the published tables of the reference data: results.csv and rules.json become a table to compare.

Only results and rules are read for computing; `expect.json` and `table.csv` are read for comparing.
"""

import csv
import json
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from torneo.model import Result, Score, Status, TeamId
from torneo.rules.table_rules import CarryOver, RulesTable, effective
from torneo.standings import Adjustment, Carried, Inputs, Table, carry, make_table

_NAMED = os.environ.get("TORNEO_SHARED")
SHARED = Path(_NAMED) if _NAMED else Path(__file__).resolve().parents[3] / "shared"
"""Where the cases lie, for collecting their names; tests themselves ask the fixture `shared`."""

_LABELS = ("competition", "season")


@dataclass(frozen=True)
class Case:
    rules: RulesTable
    results: dict[str, tuple[Result, ...]]  # by group, "" without one
    unplayed: dict[str, frozenset[frozenset[TeamId]]]


def read_case(folder: Path) -> Case:
    """Results and rules of a case in the form of FORMAT.md."""
    raw = json.loads((folder / "rules.json").read_text("utf-8"))
    rules = RulesTable.model_validate({key: value for key, value in raw.items() if key not in _LABELS})
    results: dict[str, list[Result]] = {}
    unplayed: dict[str, set[frozenset[TeamId]]] = {}
    with (folder / "results.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            home, away = TeamId(line["home"]), TeamId(line["away"])
            status = Status(line["status"] or "played")
            score = _score(line, "home_goals", "away_goals")
            results.setdefault(line["group"], [])
            if status is Status.PLAYED and score is None:
                unplayed.setdefault(line["group"], set()).add(frozenset((home, away)))
                continue
            results[line["group"]].append(
                Result(
                    home,
                    away,
                    None if status is Status.DOUBLE_LOSS else score,
                    status=status,
                    penalties=_score(line, "pens_home", "pens_away"),
                    day=date.fromisoformat(line["date"]) if len(line["date"]) == 10 else None,
                    round=line["round"],
                )
            )
    return Case(
        rules,
        {group: tuple(found) for group, found in results.items()},
        {group: frozenset(pairs) for group, pairs in unplayed.items()},
    )


def _score(line: dict[str, str], home: str, away: str) -> Score | None:
    return Score(int(line[home]), int(line[away])) if line[home] and line[away] else None


def tables(case: Case) -> dict[str, Table]:
    """Every table of the case by the name of its group; those carried into another come first."""
    groups = case.rules.groups
    if groups and set(case.results) == {""}:
        members = {group: tuple(map(TeamId, clubs)) for group, clubs in groups.items()}
        results = dict.fromkeys(groups, case.results[""])
        unplayed = dict.fromkeys(groups, case.unplayed.get("", frozenset()))
    else:
        members = {
            group: _members(found, case.unplayed.get(group, ())) for group, found in case.results.items()
        }
        results, unplayed = case.results, case.unplayed
    made: dict[str, Table] = {}

    def make(group: str) -> Table:
        if group not in made:
            start: dict[TeamId, Carried] = {}
            for rule in _carried_into(case.rules, group):
                for team, figures in carry(make(str(rule.from_)), rule).items():
                    start[team] = start.get(team, Carried()) + figures
            made[group] = make_table(
                members[group],
                results[group],
                effective(case.rules),
                inputs=_inputs(case.rules, group, members, start, unplayed.get(group, frozenset())),
            )
        return made[group]

    for group in members:
        make(group)
    return made


def _members(results, unplayed) -> tuple[TeamId, ...]:
    """Clubs with a match that was not struck; a club of which everything is struck is out of the table."""
    found = {
        team
        for result in results
        if result.status is not Status.EXPUNGED
        for team in (result.home, result.away)
    }
    return tuple(found.union(*unplayed))


def _carried_into(rules: RulesTable, group: str) -> list[CarryOver]:
    return [rule for rule in rules.carry_over if rule.into in (None, group) and str(rule.from_) != group]


def _inputs(rules: RulesTable, group: str, members, start, unplayed) -> Inputs:
    sources = {str(rule.from_) for rule in rules.carry_over}
    started_elsewhere = {
        team for name, teams in members.items() if name not in sources for team in teams if group in sources
    }
    return Inputs(
        adjustments=tuple(
            Adjustment(TeamId(rule.team), rule.points, rule.reason or "", rule.clause)
            for rule in rules.adjustments
            if rule.group == group
            or (rule.group is None and rule.team in members[group] and rule.team not in started_elsewhere)
        ),
        lots=tuple(tuple(map(TeamId, lot.order)) for lot in rules.lots if lot.group in (None, group)),
        fair_play_points=_by_team(rules.fair_play_points),
        disciplinary_points=_by_team(rules.disciplinary_points),
        ranking=_by_team(rules.ranking),
        coefficient=_by_team(rules.coefficient),
        carried=start,
        open_pairs=unplayed,
    )


def _by_team(values: dict[str, int]) -> dict[TeamId, int]:
    return {TeamId(team): value for team, value in values.items()}


def differences(folder: Path) -> list[str]:
    """Where the computed tables of a case differ from the published ones; empty when they agree."""
    case = read_case(folder)
    made = tables(case)
    expect = json.loads((folder / "expect.json").read_text("utf-8"))
    with (folder / "table.csv").open(encoding="utf-8", newline="") as file:
        published = list(csv.DictReader(file))
    found: list[str] = []
    sources = {str(rule.from_) for rule in case.rules.carry_over}
    if {line["group"] for line in published} != set(made) - sources:
        found.append(f"tables {sorted(made)}, published {sorted({line['group'] for line in published})}")
    undecided = {
        (item.get("group"), team): item["teams"]
        for item in expect.get("undecided", ())
        for team in item["teams"]
    }
    for group, table in made.items():
        lines = [line for line in published if line["group"] == group]
        if group in sources and not lines:
            continue
        first = (case.rules.first_pos or {}).get(group, 1)
        missing = {row.team for row in table} ^ {line["team"] for line in lines}
        if missing and not expect.get("partial_table"):
            found.append(f"{group}: clubs in one table only: {sorted(missing)}")
        for line in lines:
            found += _row_differences(
                table,
                line,
                first,
                undecided.get((group, line["team"])) or undecided.get((None, line["team"])),
            )
    for team, points in expect.get("carried_points_published", {}).items():
        carried = {
            row.carried
            for group, table in made.items()
            if group not in sources
            for row in table
            if row.team == team
        }
        if carried != {points}:
            found.append(f"{team}: carried {carried}, published {points}")
    return found


def _row_differences(
    table: Table, line: dict[str, str], first: int, undecided: list[str] | None
) -> list[str]:
    row = table.row(line["team"])
    found = [
        f"{row.team}: {column} {getattr(row, column)}, published {line[column]}"
        for column in ("played", "won", "drawn", "lost", "gf", "ga", "points")
        if line[column] and getattr(row, column) != int(line[column])
    ]
    if undecided:
        if set(row.level_with) != set(undecided) - {row.team}:
            found.append(f"{row.team}: level with {row.level_with}, expected to share with {undecided}")
        places = range(row.pos, row.pos + len(undecided))
    else:
        places = range(row.pos, row.pos + 1)
        if row.level_with:
            found.append(f"{row.team}: level with {row.level_with}, published alone")
    if int(line["pos"]) - first + 1 not in places:
        found.append(f"{row.team}: place {row.pos} (first {first}), published {line['pos']}")
    return found
