"""What must happen: for each club and set of places the conditions on the matches left, complete and irredundant.

All ways in which the matches left can end are looked at together: points of every club, who is above and who is level.
Clubs level on points are told apart by goal difference where it follows: it lies in an interval (a win adds at least
one, a draw nothing), and intervals that do not meet decide. Where they meet, goals decide, and the outcome is told as
such. Where another criterion follows, level clubs are told to be decided by the tie-breakers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from torneo.qualification.cover import Cube, cover, relevant
from torneo.qualification.race import NOBODY, Race, values_of

_ENDLESS = 10_000
_CELLS_MAX = 600_000
_WIDE = 400
"""Differences further apart than this are not looked at between two rivals who meet."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One way to the places: the ways in which matches must end, by match; what is not named may end as it will.

    `own`: ways of the club's own matches, `others`: of the others; 0 is a home win, the last an away win. `by_goals`:
    the outcome alone does not do, the tie-breakers must fall right as well.
    """

    own: tuple[tuple[int, tuple[int, ...]], ...]
    others: tuple[tuple[int, tuple[int, ...]], ...]
    by_goals: bool = False


@dataclass(frozen=True, slots=True)
class Clauses:
    """When a club ends in some places. `status`: `clinched`, `eliminated`, or `open` with the ways that lead there."""

    club: int
    places: tuple[int, ...]
    status: str
    ways: tuple[Clause, ...] = ()
    decider: str = "tie-breakers"
    """what decides where `by_goals` stands: `goals` or `tie-breakers`"""


def conditions(
    race: Race, groups: Sequence[tuple[int, ...]], *, most: int
) -> dict[int, tuple[Clauses, ...]] | None:
    """By club the conditions for each set of places; None where too many matches are left.

    Args:
        most: matches left, at most.
    """
    values = values_of(race.plan.rules.points)
    if race.obstacle or len(race.matches) > most or len(values) ** len(race.matches) > _CELLS_MAX:
        return None
    grid = _Grid(race)
    found: dict[int, tuple[Clauses, ...]] = {}
    for club in range(race.size):
        first, last = grid.places(club)
        found[club] = tuple(_clauses(race, club, places, first, last, grid.decider) for places in groups)
    return found


def _clauses(race: Race, club: int, places: tuple[int, ...], first: Any, last: Any, decider: str) -> Clauses:
    import numpy as np

    size = race.size
    is_inside = np.zeros(size + 2, dtype=np.int64)
    for place in places:
        is_inside[place] = 1
    total = np.concatenate(([0], np.cumsum(is_inside)))
    count = total[last + 1] - total[first]
    possible, sure = count > 0, count == last - first + 1
    if not possible.any():
        return Clauses(club, places, "eliminated")
    if sure.all():
        return Clauses(club, places, "clinched")
    axes = relevant([possible, sure])
    rest = tuple(slice(None) if axis in axes else 0 for axis in range(len(race.matches)))
    possible, sure = possible[rest], sure[rest]
    own = [place for place, axis in enumerate(axes) if club in race.matches[axis]]
    ways = [_clause(race, club, axes, cube, by_goals=False) for cube in cover(sure, sure, last=own)]
    if (possible & ~sure).any():
        ways += [
            _clause(race, club, axes, cube, by_goals=True)
            for cube in cover(possible & ~sure, possible, last=own)
        ]
    ways.sort(key=lambda way: (way.by_goals, _demand(race, club, way)))
    return Clauses(club, places, "open", tuple(ways), decider)


def branches(race: Race, found: Clauses) -> tuple[str, ...]:
    """What each way of the club's only match left means: `sure`, `open` or `out`, from its win to its defeat.

    Nothing where the club has no match left or several.
    """
    own = race.of_club[found.club]
    if len(own) != 1:
        return ()
    count = len(race.outcomes[own[0]])
    ways = range(count) if race.matches[own[0]][0] == found.club else range(count - 1, -1, -1)
    if found.status != "open":
        return tuple("sure" if found.status == "clinched" else "out" for _ in ways)
    told = []
    for way in ways:
        met = [one for one in found.ways if all(way in allowed for _, allowed in one.own)]
        is_sure = any(not one.by_goals and not one.others for one in met)
        told.append("sure" if is_sure else "open" if met else "out")
    return tuple(told)


def _demand(race: Race, club: int, way: Clause) -> tuple[int, ...]:
    """What a way asks of the club itself, most first, then how many other matches it names."""
    own = 0
    for index, allowed in way.own:
        sides = [race.shares[index][outcome][race.matches[index].index(club)] for outcome in allowed]
        own += min(sides) + 1
    return (-own, len(way.others), *(index for index, _ in way.others))


def _clause(race: Race, club: int, axes: Sequence[int], cube: Cube, *, by_goals: bool) -> Clause:
    own: list[tuple[int, tuple[int, ...]]] = []
    others: list[tuple[int, tuple[int, ...]]] = []
    for axis, allowed in zip(axes, cube, strict=True):
        if len(allowed) < len(race.outcomes[axis]):
            (own if club in race.matches[axis] else others).append((axis, allowed))
    return Clause(tuple(own), tuple(others), by_goals)


class _Grid:
    """Every way the matches left can end, as arrays with an axis for each match."""

    def __init__(self, race: Race) -> None:
        import numpy as np

        self.race = race
        self.numpy = np
        count = len(race.matches)
        self.shape = tuple(len(each) for each in race.outcomes)
        self.keys = [np.full((1,) * count, key, dtype=np.int64) for key in race.key]
        after = race.after[0] if race.after else None
        plain = after is not None and not after.at_stake and after.only_for is None and after.when is None
        self.decider = (
            "goals" if plain and after is not None and after.id == "goal_difference" else "tie-breakers"
        )
        self.low = [np.full((1,) * count, one, dtype=np.int64) for one in race.endings.difference]
        self.high = [one.copy() for one in self.low]
        second = race.after[1] if len(race.after) > 1 else None
        self.has_goals = self.decider == "goals" and second is not None and second.id == "goals_for"
        self.least = [np.full((1,) * count, one, dtype=np.int64) for one in race.endings.goals_for]
        """the fewest goals of each club where its difference is as low as it can be"""
        for index, sides in enumerate(race.matches):
            for place, club in enumerate(sides):
                if club == NOBODY:
                    continue
                self.keys[club] = self.keys[club] + self._along(
                    index, [share[place] for share in race.shares[index]]
                )
                leads = [
                    (outcome.ending.home - outcome.ending.away) * (1 if place == 0 else -1)
                    for outcome in race.outcomes[index]
                ]
                self.low[club] = self.low[club] + self._along(
                    index, [lead if lead >= 0 else -_ENDLESS for lead in leads]
                )
                self.least[club] = self.least[club] + self._along(index, [max(lead, 0) for lead in leads])
                self.high[club] = self.high[club] + self._along(
                    index, [lead if lead <= 0 else _ENDLESS for lead in leads]
                )

    def _along(self, index: int, values: Sequence[int]) -> Any:
        """Values along the axis of one match."""
        shape = [1] * len(self.shape)
        shape[index] = len(values)
        return self.numpy.array(values, dtype=self.numpy.int64).reshape(shape)

    def places(self, club: int) -> tuple[Any, Any]:
        """First and last place that the club can have in each way, over what points do not decide."""
        np, race = self.numpy, self.race
        above = np.zeros(self.shape, dtype=np.int64)
        among: dict[int, Any] = {}
        open_ = np.zeros(self.shape, dtype=np.int64)
        for other in range(race.size):
            if other == club:
                continue
            ahead = self.keys[other] > self.keys[club]
            level = self.keys[other] == self.keys[club]
            if self.decider == "goals":
                is_above, is_below = self._told_apart(club, other)
                above += ahead | (level & is_above)
                among[other] = level & ~is_above & ~is_below
                open_ += among[other]
            else:
                above += ahead
                open_ += level
        first, last = above + 1, above + 1 + open_
        for index, (one, other) in enumerate(race.matches):
            if one in among and other in among:
                self._against_each_other(index, club, among[one] & among[other], first, last)
        return first, last

    def _told_apart(self, club: int, other: int) -> tuple[Any, Any]:
        """Where `other` is certainly above a club that it is level with on points, and where it is certainly below."""
        race = self.race
        is_above = self.low[other] > self.high[club]
        is_below = self.high[other] < self.low[club]
        if self.has_goals:
            if not race.of_club[club]:
                even = self.low[other] == self.high[club]
                is_above = is_above | (even & (self.least[other] > race.endings.goals_for[club]))
            if not race.of_club[other]:
                even = self.high[other] == self.low[club]
                is_below = is_below | (even & (self.least[club] > race.endings.goals_for[other]))
        fixed = self._settled(club, other)
        if fixed:
            whole = self.keys[club] == self.keys[club]
            return (whole, ~whole) if fixed > 0 else (~whole, whole)
        return is_above, is_below

    def _against_each_other(self, index: int, club: int, both: Any, first: Any, last: Any) -> None:
        """Two rivals level with the club who meet: one margin has to do for both, which may keep places out of reach."""
        race = self.race
        sides = race.matches[index]
        if any(len(race.of_club[each]) != 1 for each in sides) or len(race.of_club[club]) > 1:
            return
        own = race.of_club[club]
        mine = race.endings.difference[club]
        for outcome in (0, len(race.outcomes[index]) - 1):
            winner, loser = sides if outcome == 0 else sides[::-1]
            for way in range(len(race.outcomes[own[0]])) if own else (0,):
                cells = both.copy()
                mask = self.numpy.zeros(self.shape, dtype=bool)
                place: list[Any] = [slice(None)] * len(self.shape)
                place[index] = outcome
                if own:
                    place[own[0]] = way
                mask[tuple(place)] = True
                cells = cells & mask
                if not cells.any():
                    continue
                lead = 0
                if own:
                    ending = race.outcomes[own[0]][way].ending
                    lead = ending.home - ending.away
                    lead = lead if race.matches[own[0]][0] == club else -lead
                reach = range(mine + 1, mine + _WIDE) if lead > 0 else range(mine - _WIDE + 1, mine)
                values = tuple(reach) if lead else (mine,)
                fewest, most = self._joint(winner, loser, values, is_finished=not own, club=club)
                first[cells] += fewest
                last[cells] -= 2 - most

    def _joint(
        self, winner: int, loser: int, values: Sequence[int], *, is_finished: bool, club: int
    ) -> tuple[int, int]:
        """The fewest and the most of two rivals who meet that are above a club whose difference is one of `values`."""
        race = self.race
        ahead, behind = race.endings.difference[winner], race.endings.difference[loser]
        mine = race.endings.goals_for[club]
        fewest, most = 2, 0
        for margin in range(1, 2 * _WIDE):
            for value in (values[0], values[-1]):
                certain = possible = 0
                for difference, goals in (
                    (ahead + margin, race.endings.goals_for[winner] + margin),
                    (behind - margin, race.endings.goals_for[loser]),
                ):
                    if difference > value:
                        certain += 1
                        possible += 1
                    elif difference == value:
                        certain += self.has_goals and is_finished and goals > mine
                        possible += 1
                fewest, most = min(fewest, certain), max(most, possible)
        return fewest, most

    def _settled(self, club: int, other: int) -> int:
        """1: `other` is above by the table as it stands if level, -1: below; 0: not known, or one of them still plays."""
        race = self.race
        if race.of_club[club] or race.of_club[other]:
            return 0
        place = {row.team: row.pos for row in race.endings.table}
        one, two = place[race.teams[club]], place[race.teams[other]]
        return 0 if one == two else 1 if two < one else -1


def holds(ways: Mapping[int, int] | Sequence[int], clause: Clause) -> bool:
    """Whether an outcome, the way of each match, meets a clause."""
    return all(ways[index] in allowed for index, allowed in (*clause.own, *clause.others))
