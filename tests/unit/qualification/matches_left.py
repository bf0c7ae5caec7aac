"""A league with matches left, from lines as an official would write them."""

import re

from torneo.model import EditionId, Result, Score, StageId, TeamId
from torneo.progression import MatchLeft, TablePlan
from torneo.rules.resolve import TableKey
from torneo.rules.table_rules import RulesTable, effective
from torneo.standings import Inputs

DIFFERENCE = ["points", "goal_difference", "goals_for"]


def plan(text, tiebreakers=DIFFERENCE, **rules):
    """A line for each match: `A 2-1 B`, or `A v B` for one that is left."""
    results, left = [], []
    for line in text.strip().splitlines():
        found = re.fullmatch(r"\s*(\w+) (?:(\d+)-(\d+)|v) (\w+)\s*", line)
        home, away = TeamId(found[1]), TeamId(found[4])
        if found[2] is None:
            left.append(MatchLeft(home, away))
        else:
            results.append(Result(home, away, Score(int(found[2]), int(found[3]))))
    teams = sorted({team for one in (*results, *left) for team in (one.home, one.away)})
    return TablePlan(
        TableKey(EditionId(""), StageId(""), ""),
        tuple(teams),
        effective(RulesTable.model_validate({"tiebreakers": tiebreakers, **rules})),
        Inputs(),
        tuple(results),
        tuple(left),
    )
