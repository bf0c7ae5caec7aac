"""What a club has done lately: its matches one by one, its form, its streaks, its record at home and away.

A match counts as in the table: awarded with its score, a double loss as a defeat of both without goals.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce

from torneo.model import Result, Side, Status, TeamId
from torneo.standings.count import counts

FORM = 5
"""Matches that the form of a club tells."""


class Outcome(StrEnum):
    """What a match was for one of its clubs; a shoot-out after a level match does not change it."""

    WON = "won"
    DRAWN = "drawn"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Outing:
    """A match from the side of one club."""

    result: Result
    is_home: bool
    outcome: Outcome
    gf: int
    ga: int

    @property
    def opponent(self) -> TeamId:
        return self.result.away if self.is_home else self.result.home


class StreakKind(StrEnum):
    """What goes on from match to match."""

    WON = "won"
    UNBEATEN = "unbeaten"
    DRAWN = "drawn"
    WITHOUT_WIN = "without-win"
    LOST = "lost"
    SCORING = "scoring"
    WITHOUT_GOAL = "without-goal"
    CLEAN_SHEET = "clean-sheet"
    CONCEDING = "conceding"


@dataclass(frozen=True, slots=True)
class Streak:
    """How often in a row, up to the last match and at best; `longest` holds the matches of the first such run."""

    kind: StreakKind
    current: int
    longest: tuple[Outing, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """Matches counted; no points, which are the table's."""

    played: int = 0
    won: int = 0
    drawn: int = 0
    lost: int = 0
    gf: int = 0
    ga: int = 0

    @property
    def gd(self) -> int:
        return self.gf - self.ga

    def __add__(self, other: "Record") -> "Record":
        return Record(
            self.played + other.played,
            self.won + other.won,
            self.drawn + other.drawn,
            self.lost + other.lost,
            self.gf + other.gf,
            self.ga + other.ga,
        )


@dataclass(frozen=True, slots=True)
class ClubForm:
    """What a club has done in a table: every match in the order played, form, streaks, home and away."""

    team: TeamId
    outings: tuple[Outing, ...]
    form: tuple[Outcome, ...]
    streaks: tuple[Streak, ...]
    home: Record
    away: Record


def club_form(team: TeamId, results: Iterable[Result]) -> ClubForm:
    """Form, streaks, home and away of a club over `results`, which come in the order played."""
    played = outings(team, results)
    at_home = record(one for one in played if one.is_home)
    return ClubForm(
        team,
        played,
        form(played),
        streaks(played),
        at_home,
        record(one for one in played if not one.is_home),
    )


def outings(team: TeamId, results: Iterable[Result]) -> tuple[Outing, ...]:
    """The matches of a club that count, in the order in which `results` come."""
    return tuple(
        _outing(team, result) for result in results if team in (result.home, result.away) and counts(result)
    )


def form(played: Sequence[Outing], last: int = FORM) -> tuple[Outcome, ...]:
    """The outcomes of the last matches, the latest one last."""
    return tuple(one.outcome for one in played[-last:])


def streaks(played: Sequence[Outing]) -> tuple[Streak, ...]:
    """Every kind of streak, in the order of `StreakKind`."""
    return tuple(_streak(kind, played) for kind in StreakKind)


def record(played: Iterable[Outing]) -> Record:
    """The matches counted together; for home and away pick them first."""
    return reduce(Record.__add__, (_record(one) for one in played), Record())


def _outing(team: TeamId, result: Result) -> Outing:
    is_home = result.home == team
    if result.status is Status.DOUBLE_LOSS:
        return Outing(result, is_home, Outcome.LOST, 0, 0)
    if result.score is None:
        is_won = (result.winner is Side.HOME) == is_home
        return Outing(result, is_home, Outcome.WON if is_won else Outcome.LOST, 0, 0)
    home, away = result.score
    gf, ga = (home, away) if is_home else (away, home)
    return Outing(
        result, is_home, Outcome.WON if gf > ga else Outcome.LOST if gf < ga else Outcome.DRAWN, gf, ga
    )


def _streak(kind: StreakKind, played: Sequence[Outing]) -> Streak:
    longest: tuple[Outing, ...] = ()
    run: list[Outing] = []
    for one in played:
        run = [*run, one] if _goes_on(kind, one) else []
        if len(run) > len(longest):
            longest = tuple(run)
    return Streak(kind, len(run), longest)


def _goes_on(kind: StreakKind, one: Outing) -> bool:
    match kind:
        case StreakKind.WON:
            return one.outcome is Outcome.WON
        case StreakKind.UNBEATEN:
            return one.outcome is not Outcome.LOST
        case StreakKind.DRAWN:
            return one.outcome is Outcome.DRAWN
        case StreakKind.WITHOUT_WIN:
            return one.outcome is not Outcome.WON
        case StreakKind.LOST:
            return one.outcome is Outcome.LOST
        case StreakKind.SCORING:
            return one.gf > 0
        case StreakKind.WITHOUT_GOAL:
            return one.gf == 0
        case StreakKind.CLEAN_SHEET:
            return one.ga == 0 and one.result.status is not Status.DOUBLE_LOSS
        case StreakKind.CONCEDING:
            return one.ga > 0


def _record(one: Outing) -> Record:
    is_won, is_lost = one.outcome is Outcome.WON, one.outcome is Outcome.LOST
    return Record(1, int(is_won), int(not is_won and not is_lost), int(is_lost), one.gf, one.ga)
