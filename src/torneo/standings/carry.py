"""Carry-over: the figures a club starts with, from its row in an earlier table."""

from fractions import Fraction
from math import ceil, floor

from torneo.model import TeamId
from torneo.rules.table_rules import CarriedPoints, CarryOver
from torneo.standings.values import Carried, Table


def carry(table: Table, rule: CarryOver) -> dict[TeamId, Carried]:
    """What every club of `table` brings along under `rule`: points (times a factor, rounded), goals, matches.

    `half_point_lost` is set where rounding down took a part of a point away.
    """
    carried: dict[TeamId, Carried] = {}
    for row in table:
        exact = Fraction(row.points if rule.points else 0)
        if isinstance(rule.points, CarriedPoints):
            exact *= rule.points.factor
            points = floor(exact) if rule.points.round == "down" else ceil(exact)
        else:
            points = int(exact)
        carried[row.team] = Carried(
            points,
            *((row.played, row.won, row.drawn, row.lost) if rule.matches else (0, 0, 0, 0)),
            *((row.gf, row.ga) if rule.goals else (0, 0)),
            half_point_lost=points < exact,
        )
    return carried
