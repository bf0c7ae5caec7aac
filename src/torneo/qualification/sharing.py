"""How many clubs can stay under a mark, or reach one, when the matches left are shared out among them.

Asked for a best place: as few as possible above a club; for a worst place: as many as possible. Both are one problem:
each club gets a share of every match, and its sum may not pass its cap; gains are counted negative where clubs want
to reach a mark. Dominance first: a match between a club that matters and one that does not is decided at once for
the one that matters, which often settles the club, and so on. Then a first shot and repairs; only what that leaves
open goes to the solver.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from time import monotonic

from torneo.qualification.solver import Program
from torneo.qualification.units import Share, drawn_out, handed_out, least_units, most_units, must_pass, plain

_HARD, _TRIES = 6, 12
"""Among so many of the hardest clubs those to let go are looked for, in at most so many tries."""

_FEW = 4
"""So many matches are tried in every way they can end."""


@dataclass(frozen=True, slots=True)
class Shared:
    """`inside`: how many keep to their cap in the solution found; `most`: no solution has more. `outcomes`: of each
    match, in order.
    """

    inside: int
    most: int
    outcomes: tuple[int, ...]

    @property
    def is_best(self) -> bool:
        return self.inside == self.most


class Sharing:
    """One question.

    Args:
        start: What each club has; `caps`: the most it may end with, None for a club that does not matter.
        pairs: The two clubs of each match, -1 where a side is nobody.
        shares: What each outcome adds to both.
    """

    def __init__(
        self,
        start: Sequence[int],
        caps: Sequence[int | None],
        pairs: Sequence[tuple[int, int]],
        shares: Sequence[Share],
    ) -> None:
        self.room = [0 if cap is None else cap - have for have, cap in zip(start, caps, strict=True)]
        self.pairs, self.shares = pairs, shares
        self.outcomes = [-1] * len(pairs)
        self.count = len(start)
        self.is_open = [cap is not None for cap in caps]
        self.worth = plain(shares)
        self.free = self.room
        """room once the matches that one club matters in are decided"""
        self.kept = 0
        """clubs certain to keep to their cap"""
        self.mine: list[list[int]] = [[] for _ in start]
        for index, pair in enumerate(pairs):
            for club in pair:
                if club >= 0:
                    self.mine[club].append(index)

    def solve(self, limit: Callable[[], float] | float | None = 5.0) -> Shared:
        """The most clubs that keep to their cap.

        Args:
            limit: seconds for the solver; None: do without it.
        """
        self._dominate()
        clubs = [club for club in range(self.count) if self.is_open[club]]
        left = [index for index, outcome in enumerate(self.outcomes) if outcome < 0]
        if not clubs:
            return Shared(self.kept, self.kept, self._all())
        self.free = list(self.room)
        if len(left) <= _FEW:
            inside = self.kept + self._every_way(clubs, left)
            return Shared(inside, inside, self._all())
        over = self._shoot(clubs, left)
        inside = self.kept + len(clubs) - len(over)
        if not over:
            return Shared(inside, inside, self._all())
        must = self._must_pass(clubs, left)
        most = self.kept + len(clubs) - must
        if inside < most:
            inside = max(inside, self._letting_go(clubs, left, most, must))
        if inside == most or limit is None:
            return Shared(inside, most, self._all())
        return self._ask(clubs, left, inside, most, limit if isinstance(limit, float) else limit())

    def _every_way(self, clubs: Sequence[int], left: Sequence[int]) -> int:
        """All ways the few matches left can end; how many keep to their cap in the best."""
        best = -1
        found: tuple[int, ...] = ()
        for way in product(*(range(len(self.shares[index])) for index in left)):
            room = {club: self.room[club] for club in clubs}
            for index, outcome in zip(left, way, strict=True):
                one, other = self.pairs[index]
                room[one] -= self.shares[index][outcome][0]
                room[other] -= self.shares[index][outcome][1]
            inside = sum(1 for one in room.values() if one >= 0)
            if inside > best:
                best, found = inside, way
        for index, outcome in zip(left, found, strict=True):
            self.outcomes[index] = outcome
        return best

    def _shoot(self, clubs: Sequence[int], left: Sequence[int]) -> list[int]:
        """A first shot and its repairs; the clubs over their cap."""
        over = self._first_shot(clubs, left)
        if over:
            over = self._repair(clubs, left, over)
        if over and self.worth is not None:
            rooms = {club: self.free[club] for club in clubs}
            construct = handed_out if self.worth[0] < 0 else drawn_out
            handed = construct(self.worth, rooms, [self.pairs[index] for index in left])
            if handed is not None:
                for index, outcome in zip(left, handed, strict=True):
                    self.outcomes[index] = outcome
                return []
        return over

    def _letting_go(self, clubs: Sequence[int], left: Sequence[int], most: int, must: int) -> int:
        """Let the clubs go that are hardest to keep, and try to keep all others; how many keep to their cap."""
        load = dict.fromkeys(clubs, 0)
        rooms = {club: self.free[club] for club in clubs}
        for index in left:
            for club in self.pairs[index]:
                load[club] += 1
        hardest = sorted(clubs, key=lambda club: (rooms[club] / max(1, load[club]), club))
        pairs = [self.pairs[index] for index in left]
        shares = [self.shares[index] for index in left]
        for gone in range(max(1, must), min(must + 3, len(clubs))):
            ways = combinations(hardest[: max(_HARD, gone + 2)], gone)
            for out in islice(ways, _TRIES):
                caps = [
                    rooms[club] if club in rooms and club not in out else None for club in range(self.count)
                ]
                smaller = Sharing([0] * self.count, caps, pairs, shares)
                kept = smaller.without_solver()
                if kept is not None:
                    for index, outcome in zip(left, kept, strict=True):
                        self.outcomes[index] = outcome
                    return most - (gone - must)
        return 0

    def without_solver(self) -> tuple[int, ...] | None:
        """Outcomes that keep every club to its cap, if a first shot and repairs find some."""
        wanted = sum(self.is_open)
        self._dominate()
        clubs = [club for club in range(self.count) if self.is_open[club]]
        left = [index for index, outcome in enumerate(self.outcomes) if outcome < 0]
        if self.kept + len(clubs) < wanted:
            return None
        self.free = list(self.room)
        return None if clubs and self._shoot(clubs, left) else self._all()

    def _all(self) -> tuple[int, ...]:
        return tuple(max(outcome, 0) for outcome in self.outcomes)

    def _dominate(self) -> None:
        """Decide every match that has only one club that matters, and close the clubs that this settles."""
        shares, pairs, room, is_open = self.shares, self.pairs, self.room, self.is_open
        low = [0] * self.count
        high = [0] * self.count
        for club in range(self.count):
            if is_open[club]:
                for index in self.mine[club]:
                    side = 0 if pairs[index][0] == club else 1
                    gains = [share[side] for share in shares[index]]
                    low[club] += min(gains)
                    high[club] += max(gains)
        waiting = [club for club in range(self.count) if not is_open[club]]
        for club in range(self.count):
            if is_open[club] and (high[club] <= room[club] or low[club] > room[club]):
                is_open[club] = False
                self.kept += high[club] <= room[club]
                waiting.append(club)
        for index, (one, other) in enumerate(pairs):
            if one < 0 or other < 0:
                self._decide(index, max(one, other), low, high, waiting)
        while waiting:
            club = waiting.pop()
            for index in self.mine[club]:
                if self.outcomes[index] < 0:
                    one, other = pairs[index]
                    self._decide(index, other if one == club else one, low, high, waiting)

    def _decide(self, index: int, club: int, low: list[int], high: list[int], waiting: list[int]) -> None:
        """Give a match to the only club that matters in it, if it does."""
        if self.outcomes[index] >= 0:
            return
        if club < 0 or not self.is_open[club]:
            self.outcomes[index] = 0
            return
        side = 0 if self.pairs[index][0] == club else 1
        gains = [share[side] for share in self.shares[index]]
        least = min(gains)
        self.outcomes[index] = gains.index(least)
        self.room[club] -= least
        low[club] -= least
        high[club] -= max(gains)
        if high[club] <= self.room[club]:
            self.is_open[club] = False
            self.kept += 1
            waiting.append(club)

    def _first_shot(self, clubs: Sequence[int], left: Sequence[int]) -> list[int]:
        """Every match shared so that the tighter of the two is spared; the clubs over their cap."""
        room, shares, pairs = self.room, self.shares, self.pairs
        waits = dict.fromkeys(clubs, 0)
        for index in left:
            one, other = pairs[index]
            waits[one] += 1
            waits[other] += 1
        for index in left:
            one, other = pairs[index]
            first, second = room[one], room[other]
            best, chosen = None, 0
            more, rest = waits[one], waits[other]
            for outcome, (home, away) in enumerate(shares[index]):
                # What is left for each match still to come: the smaller of the two as large as it can be.
                here, there = (first - home) * rest, (second - away) * more
                value = (min(there, here), here + there)
                if best is None or value > best:
                    best, chosen = value, outcome
            self.outcomes[index] = chosen
            home, away = shares[index][chosen]
            room[one] -= home
            room[other] -= away
            waits[one] = more - 1 or 1
            waits[other] = rest - 1 or 1
        return [club for club in clubs if room[club] < 0]

    def _repair(self, clubs: Sequence[int], left: Sequence[int], over: list[int]) -> list[int]:
        """Pass what is over on from club to club until somebody has room for it; the clubs still over their cap."""
        inner = set(left)
        mine = {club: [index for index in self.mine[club] if index in inner] for club in clubs}
        stuck: set[int] = set()
        while True:
            waiting = [club for club in over if club not in stuck]
            if not waiting:
                return over
            club = waiting[0]
            moves = self._passing_on(club, mine)
            if moves is None:
                stuck.add(club)
                continue
            for index, outcome in moves:
                for place, each in enumerate(self.pairs[index]):
                    before = self.shares[index][self.outcomes[index]][place]
                    self.room[each] += before - self.shares[index][outcome][place]
                self.outcomes[index] = outcome
            over = [each for each in clubs if self.room[each] < 0]

    def _passing_on(self, start: int, mine: Mapping[int, Sequence[int]]) -> list[tuple[int, int]] | None:
        """Changes of outcomes, one match after the other along a chain of clubs, after which less is over."""
        room, shares, pairs = self.room, self.shares, self.pairs
        came: dict[int, tuple[int, int, int]] = {}
        seen = {start}
        queue: list[tuple[int, int]] = [(start, 1)]
        for club, over in queue:
            for index in mine[club]:
                side = 0 if pairs[index][0] == club else 1
                other = pairs[index][1 - side]
                if other in seen:
                    continue
                now = shares[index][self.outcomes[index]]
                for outcome, share in enumerate(shares[index]):
                    less = now[side] - share[side]
                    if less < over:
                        continue
                    passed = max(0, share[1 - side] - now[1 - side] - max(0, room[other]))
                    if room[other] < 0 and share[1 - side] > now[1 - side]:
                        continue
                    if passed and other in came:
                        continue
                    came[other] = (club, index, outcome)
                    if not passed:
                        moves = []
                        while other != start:
                            before, match, taken = came[other]
                            moves.append((match, taken))
                            other = before
                        return moves
                    seen.add(other)
                    queue.append((other, passed))
                    break
        return None

    def _must_pass(self, clubs: Sequence[int], left: Sequence[int]) -> int:
        """A number of clubs that pass their cap in every solution: all room against the least that matches add.

        Letting a club go frees at most all that its matches add, and takes at least the smallest room away.
        """
        rooms = {club: self.free[club] for club in clubs}
        if self.worth is not None:
            return must_pass(self.worth, rooms, [self.pairs[index] for index in left])
        weights = dict.fromkeys(clubs, 0)
        total = 0
        for index in left:
            least = min(home + away for home, away in self.shares[index])
            total += least
            for club in self.pairs[index]:
                weights[club] += max(0, least)
        space, passed = sum(rooms.values()), 0
        smallest, heaviest = sorted(rooms.values()), sorted(weights.values(), reverse=True)
        while total > space and passed < len(clubs):
            total -= heaviest[passed]
            space -= smallest[passed]
            passed += 1
        return passed

    def _ask(self, clubs: Sequence[int], left: Sequence[int], inside: int, most: int, limit: float) -> Shared:
        """The solver: one number for each pair of clubs and kind of outcome, because equal matches are alike."""
        started = monotonic()
        room = {club: self.free[club] for club in clubs}
        alike: dict[tuple[int, int, Share], list[int]] = {}
        for index in left:
            one, other = self.pairs[index]
            share = self.shares[index]
            if one < other:
                alike.setdefault((one, other, share), []).append(index)
            else:
                alike.setdefault((other, one, tuple((b, a) for a, b in share)), []).append(index)
        program = Program()
        terms: dict[int, list[tuple[int, int]]] = {club: [] for club in clubs}
        units: dict[int, list[tuple[int, int]]] = {club: [] for club in clubs}
        worth = self.worth
        in_units = {worth[0]: 2, worth[1]: 1, worth[2]: 0} if worth is not None else {}
        kinds: list[tuple[list[int], list[int]]] = []
        for (one, other, share), indexes in alike.items():
            distinct = list(dict.fromkeys(share))
            variables = [program.whole(0, len(indexes)) for _ in distinct]
            program.between([(1, each) for each in variables], len(indexes), len(indexes))
            for variable, (first, second) in zip(variables, distinct, strict=True):
                terms[one].append((first, variable))
                terms[other].append((second, variable))
                units[one].append((in_units.get(first, 0), variable))
                units[other].append((in_units.get(second, 0), variable))
            kinds.append((indexes, variables))
        keeps = {}
        for club in clubs:
            keeps[club] = program.truth()
            program.at_most(terms[club], room[club], when=(keeps[club],))
            if (
                worth is not None
            ):  # what whole wins and draws leave no other way, and a relaxation does not see
                count = sum(1 for index in left if club in self.pairs[index])
                if worth[0] < 0:
                    program.at_least(units[club], least_units(worth, room[club], count), when=(keeps[club],))
                else:
                    program.at_most(units[club], most_units(worth, room[club], count), when=(keeps[club],))
        program.at_most([(1, each) for each in keeps.values()], most - self.kept)
        program.at_least([(1, each) for each in keeps.values()], inside - self.kept)
        # The objective is what lets the solver see the linear relaxation, also where one more is all there can be.
        program.maximise([(1, each) for each in keeps.values()])
        solved = program.solve(limit - (monotonic() - started))
        if solved.status == "infeasible":
            return Shared(inside, inside, self._all())
        if not solved.values:
            return Shared(inside, most, self._all())
        for (one, other, share), (indexes, variables) in zip(alike, kinds, strict=True):
            distinct = list(dict.fromkeys(share))
            queue = [
                each
                for each, variable in zip(distinct, variables, strict=True)
                for _ in range(solved.values[variable])
            ]
            for index, each in zip(indexes, queue, strict=True):
                wanted = each if self.pairs[index] == (one, other) else (each[1], each[0])
                self.outcomes[index] = self.shares[index].index(wanted)
        found = self.kept + sum(solved.values[each] for each in keeps.values())
        if solved.status == "optimal":
            most = found
        return Shared(found, most, self._all())
