"""What a table to be simulated is compiled from, and what no simulation can follow."""

from dataclasses import dataclass

from torneo.forecast.lanes import WINS_SCALE
from torneo.model import Result, TeamId
from torneo.rules.table_rules import TableRules
from torneo.standings import Inputs

POINTS_MAX = 511
"""Points of a club lie between minus and plus this."""

MATCHES_MAX = WINS_SCALE - 1
"""Matches that a club may win."""


class CannotCompile(Exception):
    """A rule that the simulation cannot follow; `rule` is what the regulation calls it."""

    def __init__(self, rule: str, **facts: object) -> None:
        self.rule = rule
        self.facts = facts
        super().__init__(rule)


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A match left: row of its scores, and the clubs as numbers in the table; -1 is a club of another table."""

    row: int
    home: int
    away: int


@dataclass(frozen=True, slots=True)
class TableSource:
    """What a table is compiled from.

    Attributes:
        teams: Members, in the order of their ids.
        rules: Points and criteria.
        inputs: As for the standings room, with nothing open.
        results: Results that count of the matches that are not left.
        left: The matches left.
        slots: For each club where its sums of these matches stand.
        extra: Least and most points that may come on top in a season.
        extra_matches: How many matches, at most, the sums that come on top hold.
        has_place: The places in another table come in season by season.
    """

    teams: tuple[TeamId, ...]
    rules: TableRules
    inputs: Inputs
    results: tuple[Result, ...]
    left: tuple[LeftRow, ...]
    slots: tuple[tuple[int, ...], ...]
    extra: tuple[int, int] = (0, 0)
    extra_matches: int = 0
    has_place: bool = False
