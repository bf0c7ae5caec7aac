"""Fixture lists: patterns of round robins, their days and kick-offs, lists alongside others, and a checker."""

from torneo.timetable.alongside import CurtainRaiser, alongside, curtain_raiser, fixtures_alongside
from torneo.timetable.checker import check, clashes
from torneo.timetable.dates import league_match_id, matches_of, schedule
from torneo.timetable.fixture_list import FixtureList, Pairing, breaks_over, reversed_list
from torneo.timetable.patterns import Mode, minimum_breaks
from torneo.timetable.round_robin import round_robin, round_robins

__all__ = [
    "CurtainRaiser",
    "FixtureList",
    "Mode",
    "Pairing",
    "alongside",
    "breaks_over",
    "check",
    "clashes",
    "curtain_raiser",
    "fixtures_alongside",
    "league_match_id",
    "matches_of",
    "minimum_breaks",
    "reversed_list",
    "round_robin",
    "round_robins",
    "schedule",
]
