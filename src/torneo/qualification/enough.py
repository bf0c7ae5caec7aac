"""Points that guarantee a place, and points that still allow it.

Guarantee: one more than the most points with which a club can still end behind the place. Allow: the fewest points with
which it can still end in it. Source: Ribeiro and Urrutia, An application of integer programming to playoff elimination
in football championships (2005), who call them GQS and PQS.

Both ask how high (low) a number of clubs can end together, this club among them, and the answer for all clubs is
bounded by one number: the highest mark that so many clubs can reach at once (`sharing`). From there every club goes
down (up) a point at a time; mostly the first point or two decide. Every number comes with a completion in which the
club ends with one point less (with that number) and the standings room puts it behind (in) the place. Where points are
level the completion lets goals decide for it; if no such completion is confirmed, both bounds are told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from torneo.qualification.closer import wider
from torneo.qualification.goals import with_total
from torneo.qualification.race import NOBODY, Race, values_of
from torneo.qualification.sharing import Sharing
from torneo.qualification.solver import Program
from torneo.qualification.units import least_units, most_units, plain

_EACH = 4.0
"""Seconds at most for one question to the solver."""


@dataclass(frozen=True, slots=True)
class Enough:
    """Points about one place for one club.

    Attributes:
        guarantee: Points with which the club cannot miss the place; None: not even winning everything is sure to do.
        allow: Points with which it can still have it; None: it is out of reach.
        guarantee_from: The guarantee is not less than this; the same as `guarantee` when it is decided.
        allow_from: The same of `allow`.
    """

    place: int
    guarantee: int | None
    allow: int | None
    guarantee_from: int | None
    allow_from: int | None

    @property
    def is_decided(self) -> bool:
        return self.guarantee == self.guarantee_from and self.allow == self.allow_from


class Marks:
    """All clubs of a race and one place."""

    def __init__(self, race: Race, place: int, *, limit: float) -> None:
        self.race, self.place = race, place
        self.until = monotonic() + limit
        values = [gains for gains, _ in values_of(race.plan.rules.points)]
        self.share = tuple(values)
        self.points = list(race.endings.points)
        self.totals = [self._reachable(club) for club in range(race.size)]
        self.known: dict[tuple[bool, int], int] = {}

    def _reachable(self, club: int) -> tuple[int, ...]:
        """Every number of points that a club can end with, lowest first."""
        gains = {gain for gain, _ in self.share}
        reached = {self.points[club]}
        for _ in self.race.of_club[club]:
            reached = {one + gain for one in reached for gain in gains}
        return tuple(sorted(reached))

    @property
    def left(self) -> float:
        return max(0.0, self.until - monotonic())

    def together(self, mark: int, *, is_high: bool) -> int:
        """How many clubs can end with at least (at most) so many points at once."""
        found = self.known.get((is_high, mark))
        if found is None:
            sign = -1 if is_high else 1
            shares = [tuple((sign * one, sign * other) for one, other in self.share)] * len(self.race.matches)
            start = [sign * one for one in self.points]
            caps = [sign * mark] * self.race.size
            needed = self.place + 1 if is_high else self.race.size - self.place + 1
            shared = Sharing(start, caps, self.race.matches, shares).solve(None)
            if shared.inside < needed <= shared.most:
                shared = Sharing(start, caps, self.race.matches, shares).solve(min(self.left, _EACH))
            found = shared.most
            self.known[is_high, mark] = found
        return found

    def enough(self, club: int) -> Enough:
        """The two numbers of one club."""
        behind, behind_most = self._most_behind(club)
        within, within_least = self._least_within(club)
        low, high = self.totals[club][0], self.totals[club][-1]

        def above(points: int | None) -> int | None:
            """The first number of points that is more."""
            if points is None:
                return low
            return None if points >= high else points + 1

        return Enough(self.place, above(behind_most), within, above(behind), within_least)

    def _most_behind(self, club: int) -> tuple[int | None, int | None]:
        """The most points found with which the club is behind the place, and what no completion exceeds."""
        top: int | None = None
        for points in reversed(self.totals[club]):
            if self.place >= self.race.size:
                return None, None
            if self.together(points, is_high=True) < self.place + 1:
                continue
            state = self._look(club, points, is_high=True)
            if state != "no" and top is None:
                top = points
            if state == "yes":
                return points, top
            if self.left <= 0:
                return None, top
        return None, top

    def _least_within(self, club: int) -> tuple[int | None, int | None]:
        """The fewest points found with which the club is in the place, and what no completion undercuts."""
        size = self.race.size
        least: int | None = None
        for points in self.totals[club]:
            if self.together(points, is_high=False) < size - self.place + 1:
                continue
            state = self._look(club, points, is_high=False)
            if state != "no" and least is None:
                least = points
            if state == "yes":
                return points, least
            if self.left <= 0:
                return None, least
        return None, least

    def _look(self, club: int, points: int, *, is_high: bool) -> str:
        """`yes`: a confirmed completion; `no`: there is none; `open`: neither could be shown."""
        outcomes = self._guess(club, points, is_high=is_high)
        if outcomes is not None and self._is_confirmed(club, outcomes, is_high=is_high):
            return "yes"
        for is_strict in (False, True):
            status, outcomes = self._ask(club, points, is_high=is_high, is_strict=is_strict)
            if status == "infeasible":
                if not is_strict:
                    return "no"
                break
            if outcomes is None:
                continue
            if self._is_confirmed(club, outcomes, is_high=is_high):
                return "yes"
        return self._with_goals(club, points, is_high=is_high)

    def _with_goals(self, club: int, points: int, *, is_high: bool) -> str:
        """As `_look`, with goals in the model: where clubs are level on points and no margin settles it."""
        place, endings = with_total(self.race, club, points, is_best=not is_high, limit=min(self.left, _EACH))
        if place is not None and ((place <= self.place) if is_high else (place > self.place)):
            return "no"
        if endings is not None:
            first, last = self.race.endings.place(self.race.teams[club], endings)
            if (last > self.place) if is_high else (first <= self.place):
                return "yes"
        return "open"

    def _is_confirmed(self, club: int, outcomes: Sequence[int], *, is_high: bool) -> bool:
        """Whether the standings room puts the club behind (in) the place, with some goals."""
        for endings in wider(self.race, club, outcomes, is_best=not is_high):
            first, last = self.race.endings.place(self.race.teams[club], endings)
            if (last > self.place) if is_high else (first <= self.place):
                return True
        return False

    def _guess(self, club: int, points: int, *, is_high: bool) -> tuple[int, ...] | None:
        """Outcomes with exactly so many points for the club and enough others where they should be, without a solver.

        Its results are laid down first: few draws where others are to get much, many where they are to get little,
        and defeats against those whom they suit.
        """
        race = self.race
        mine = race.of_club[club]
        if len(self.share) != 3:
            return None
        win, draw, loss = self.share[0][0], self.share[1][0], self.share[2][0]
        lacks = points - self.points[club]
        mixes = [
            (wins, draws)
            for wins in range(len(mine) + 1)
            for draws in range(len(mine) - wins + 1)
            if win * wins + draw * draws + loss * (len(mine) - wins - draws) == lacks
        ]
        mixes.sort(key=lambda mix: mix[1], reverse=not is_high)
        needed = self.place if is_high else race.size - self.place
        rivals = {index: sum(race.matches[index]) - club for index in mine}

        def strength(index: int) -> int:
            rival = rivals[index]
            return self.points[rival] if 0 <= rival < race.size and NOBODY not in race.matches[index] else 0

        for order in (sorted(mine, key=strength, reverse=True), sorted(mine, key=strength)):
            for wins, draws in mixes[:3]:
                outcomes = dict.fromkeys(order[:wins], 0) | dict.fromkeys(order[wins : wins + draws], 1)
                own = {
                    index: outcomes.get(index, 2)
                    if race.matches[index][0] == club
                    else 2 - outcomes.get(index, 2)
                    for index in mine
                }
                found = self._others(club, points, own, is_high=is_high)
                if found[0] >= needed:
                    return found[1]
        return None

    def _others(
        self, club: int, points: int, own: dict[int, int], *, is_high: bool
    ) -> tuple[int, tuple[int, ...]]:
        """How many others are where they should be once the club's own results are laid down, and the outcomes."""
        race = self.race
        sign = -1 if is_high else 1
        start = [sign * one for one in self.points]
        for index, outcome in own.items():
            for place, other in enumerate(race.matches[index]):
                if other not in (NOBODY, club):
                    start[other] += sign * self.share[outcome][place]
        caps: list[int | None] = [sign * points] * race.size
        caps[club] = None
        rest = [index for index in range(len(race.matches)) if index not in own]
        share = tuple((sign * one, sign * other) for one, other in self.share)
        shared = Sharing(start, caps, [race.matches[index] for index in rest], [share] * len(rest)).solve(
            None
        )
        outcomes = [own.get(index, 0) for index in range(len(race.matches))]
        for index, outcome in zip(rest, shared.outcomes, strict=True):
            outcomes[index] = outcome
        return shared.inside, tuple(outcomes)

    def _ask(
        self, club: int, points: int, *, is_high: bool, is_strict: bool
    ) -> tuple[str, tuple[int, ...] | None]:
        """The club with exactly so many points, and enough others at least (at most) there; strictly so, if asked."""
        race = self.race
        program = Program()
        terms: list[list[tuple[int, int]]] = [[] for _ in range(race.size)]
        units: list[list[tuple[int, int]]] = [[] for _ in range(race.size)]
        worth = plain([self.share])
        alike: dict[tuple[int, int], list[int]] = {}
        for index, pair in enumerate(race.matches):
            alike.setdefault(pair, []).append(index)
        kinds: list[tuple[list[int], list[int]]] = []
        for (home, away), indexes in alike.items():
            ways = [program.whole(0, len(indexes)) for _ in self.share]
            program.between([(1, way) for way in ways], len(indexes), len(indexes))
            for number, ((one, other), way) in enumerate(zip(self.share, ways, strict=True)):
                if home != NOBODY:
                    terms[home].append((one, way))
                    units[home].append((2 - number, way))
                if away != NOBODY:
                    terms[away].append((other, way))
                    units[away].append((number, way))
            kinds.append((indexes, ways))
        lacks = points - self.points[club]
        program.between(terms[club], lacks, lacks)
        keeps = []
        mark = points + ((1 if is_high else -1) if is_strict else 0)
        for other in range(race.size):
            if other == club:
                continue
            keep = program.truth()
            keeps.append(keep)
            lacks = mark - self.points[other]
            count = len(race.of_club[other])
            if is_high:
                program.at_least(terms[other], lacks, when=(keep,))
                if worth is not None:
                    low = (-worth[0], -worth[1], -worth[2])
                    program.at_least(units[other], least_units(low, -lacks, count), when=(keep,))
            else:
                program.at_most(terms[other], lacks, when=(keep,))
                if worth is not None:
                    program.at_most(units[other], most_units(worth, lacks, count), when=(keep,))
        needed = self.place if is_high else race.size - self.place
        program.at_least([(1, keep) for keep in keeps], needed)
        program.maximise([(1, keep) for keep in keeps])
        solved = program.solve(min(self.left, _EACH), enough=needed)
        if not solved.values:
            return solved.status, None
        outcomes = [0] * len(race.matches)
        for indexes, ways in kinds:
            queue = [number for number, way in enumerate(ways) for _ in range(solved.values[way])]
            for index, number in zip(indexes, queue, strict=True):
                outcomes[index] = number
        return solved.status, tuple(outcomes)


def enough(race: Race, places: Sequence[int], *, limit: float = 60.0) -> dict[int, tuple[Enough, ...]]:
    """For each place the points that guarantee it and those that allow it, club by club.

    Nothing where the first criterion is not points, or the race has an obstacle.

    Args:
        limit: seconds for each place.
    """
    criteria = race.plan.rules.tiebreakers
    if race.obstacle or not criteria or criteria[0].id != "points":
        return {}
    found = {}
    for place in places:
        marks = Marks(race, place, limit=limit)
        found[place] = tuple(marks.enough(club) for club in range(race.size))
    return found
