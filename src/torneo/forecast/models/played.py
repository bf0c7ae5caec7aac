"""Matches that a model learns from, in one order whatever order they came in, and where seasons begin."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from torneo.forecast.rates import Floats
from torneo.model import TeamId

SEASON_BREAK_DAYS = 21
"""A new season begins after a pause of so many days, if a match then is played that the season has had already."""


@dataclass(frozen=True, slots=True)
class Played:
    """A match that was played.

    Attributes:
        season: Its name where the source gives one, else "".
        odds: Decimal odds of home win, draw and away win; None where there are none.
        neutral: Whether nobody had the advantage of the ground.
    """

    home: TeamId
    away: TeamId
    home_goals: int
    away_goals: int
    day: date
    season: str = ""
    odds: tuple[float, float, float] | None = None
    neutral: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """Matches as arrays, in order; all models learn from it.

    Attributes:
        matches: In the order of `in_order`.
        season: Number of the season of each, see `season_numbers`.
        day: Number of the day.
        goals: Home and away, `[matches, 2]`.
        ground: 0.5, or 0 on neutral ground.
        names: All teams, by id.
        teams: Number of home and away side among them, `[matches, 2]`.
        slots: Slot of every team that has one after the last match: a team keeps it through the season after its last
            match, then another takes it.
        places: Slot of home and away side, `[matches, 2]`.
        status: `OLD`, `FIRST` or `NEW` of both sides.
        slot_count: How many slots are needed.
    """

    matches: tuple[Played, ...]
    season: NDArray[np.int64]
    day: Floats
    goals: Floats
    ground: Floats
    names: tuple[TeamId, ...]
    teams: NDArray[np.int64]
    slots: Mapping[TeamId, int]
    places: NDArray[np.int64]
    status: NDArray[np.int64]
    slot_count: int


OLD, FIRST, NEW = 0, 1, 2
"""What a team is when it plays: known, in the first season of the data, or in its first match after promotion."""


def prepare(matches: Iterable[Played]) -> Prepared:
    """Matches as arrays, whatever order they come in."""
    ordered = in_order(matches)
    home, away = [one.home for one in ordered], [one.away for one in ordered]
    names = tuple(sorted({*home, *away}))
    number = {team: place for place, team in enumerate(names)}
    teams = _pairs([number[team] for team in home], [number[team] for team in away]).astype(np.int64)
    seasons = np.array(season_numbers(ordered), np.int64)
    slots, places, status, count = _slots(teams, seasons)
    return Prepared(
        ordered,
        seasons,
        np.array([one.day.toordinal() for one in ordered], np.float64),
        _pairs([one.home_goals for one in ordered], [one.away_goals for one in ordered]),
        np.where([one.neutral for one in ordered], 0.0, 0.5),
        names,
        teams,
        {names[team]: slot for team, slot in slots.items()},
        places,
        status,
        count,
    )


def in_order(matches: Iterable[Played]) -> tuple[Played, ...]:
    """By day, then by ids: the order in which a model uses them."""
    return tuple(
        sorted(matches, key=lambda one: (one.day, one.home, one.away, one.home_goals, one.away_goals))
    )


def season_numbers(matches: Sequence[Played]) -> tuple[int, ...]:
    """The number of the season of each match, from 0, without gaps; matches in order.

    By name where every match has one. Else a season begins after a pause of `SEASON_BREAK_DAYS` when a pairing of the
    season comes again before the next such pause: a winter pause or a stop of some months does not end it.
    """
    if not matches:
        return ()
    if all(one.season for one in matches):
        return _by_name(matches)
    starts = [
        at
        for at in range(1, len(matches))
        if (matches[at].day - matches[at - 1].day).days >= SEASON_BREAK_DAYS
    ]
    found: list[int] = []
    number = 0
    seen: set[tuple[TeamId, TeamId]] = set()
    for first, last in zip([0, *starts], [*starts, len(matches)], strict=True):
        pairs = {(one.home, one.away) for one in matches[first:last]}
        if first and pairs & seen:
            number += 1
            seen = set()
        seen |= pairs
        found += [number] * (last - first)
    return tuple(found)


def _by_name(matches: Sequence[Played]) -> tuple[int, ...]:
    """Seasons in the order in which they begin; a late match of one season belongs to the one under way."""
    number, current = 0, matches[0].season
    passed = {current}
    found: list[int] = []
    for one in matches:
        if one.season not in passed:
            passed.add(one.season)
            number, current = number + 1, one.season
        found.append(number)
    return tuple(found)


def _pairs(home: Sequence[int], away: Sequence[int]) -> Floats:
    found = np.empty((len(home), 2))
    found[:, 0], found[:, 1] = home, away
    return found


def _slots(
    teams: NDArray[np.int64], seasons: NDArray[np.int64]
) -> tuple[dict[int, int], NDArray[np.int64], NDArray[np.int64], int]:
    """Who stands in which slot: after the last match, in each match; status in each match; how many slots are needed.

    Teams and seasons by number, `[matches, 2]` and `[matches]`.
    """
    held: dict[int, int] = {}
    before: set[int] = set()
    free: list[int] = []
    count = 0
    places, status = np.empty_like(teams), np.full_like(teams, OLD)
    slot_of = np.zeros(int(teams.max(initial=-1)) + 1, np.int64)
    starts = np.flatnonzero(np.diff(seasons, prepend=-1)).tolist()
    for first, last in pairwise([*starts, len(seasons)]):
        sides = teams[first:last].ravel()
        found, at = np.unique(sides, return_index=True)
        for one in np.argsort(at):  # in the order in which they play
            team = int(found[one])
            if team not in before:
                status[first + at[one] // 2, at[one] % 2] = NEW if first else FIRST
                if not free:
                    free.append(count)
                    count += 1
                held[team] = slot_of[team] = free.pop()
        places[first:last] = slot_of[teams[first:last]]
        before = set(found.tolist())
        if last < len(seasons):
            for gone in sorted(set(held) - before):
                free.append(held.pop(gone))
    return held, places, status, count
