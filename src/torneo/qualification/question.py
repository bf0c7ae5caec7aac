"""One club and one end of the table: what is known of the answer so far, and what brings it on."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from torneo.qualification.race import NOBODY, Race
from torneo.qualification.sharing import Shared, Sharing
from torneo.standings import Counted, Ending


@dataclass(frozen=True, slots=True)
class Extreme:
    """The best or the worst place a club can still have.

    Attributes:
        place: What a completion of the matches left gives it: the place is reached.
        bound: No completion gives it a better (worse) place than this. The same as `place` when it is decided.
        endings: The completion, one ending for each match left; the standings room says `place` of it.
        is_shared: In it the club shares its place, and what separates the sharers (a lot, an extra match, cards) is
            taken to fall for it (against it).
    """

    place: int
    bound: int
    endings: tuple[Ending, ...]
    is_shared: bool = False

    @property
    def is_decided(self) -> bool:
        return self.place == self.bound


class Question:
    """One club and one end of the table."""

    def __init__(self, race: Race, club: int, *, is_best: bool, limit: float) -> None:
        self.race, self.club, self.is_best = race, club, is_best
        self.until = monotonic() + limit
        self.team = race.teams[club]
        self.found: Extreme | None = None
        self.bound = 1 if is_best else race.size

    @property
    def is_done(self) -> bool:
        return self.found is not None and self.found.place == self.bound

    @property
    def left(self) -> float:
        """Seconds left."""
        return max(0.0, self.until - monotonic())

    def at_once(self) -> bool:
        """Whether one of the two completions made for all questions answers this one, with the own matches changed."""
        race, club = self.race, self.club
        known = race.low if self.is_best else race.high
        key = list(known.key)
        changes: dict[int, Ending] = {}
        for match in race.of_club[club]:
            outcome = self.own_outcome(match)
            before = known.outcomes[match]
            if outcome == before:
                continue
            home, away = race.matches[match]
            each = race.outcomes[match]
            changes[match] = each[outcome].ending
            if home != NOBODY:
                key[home] += each[outcome].home - each[before].home
            if away != NOBODY:
                key[away] += each[outcome].away - each[before].away
        mine = key[club]
        if self.is_best:
            passed = sum(1 for one in key if one > mine)
            certain = sum(1 for one in race.floor if one > mine)
            self.bound = 1 + certain
        else:
            passed = sum(1 for one in key if one >= mine)  # the club itself is one of them
            certain = sum(1 for one in race.ceiling if one >= mine)
            self.bound = certain
        if passed != certain:
            return False
        self.confirm(known.counted, changes)
        return self.is_done

    def own(self) -> tuple[list[int], int]:
        """What every club has once this one has won (lost) all it has left; and its own."""
        race = self.race
        key = list(race.key)
        for match in race.of_club[self.club]:
            outcome = self.own_outcome(match)
            home, away = race.matches[match]
            chosen = race.outcomes[match][outcome]
            if home != NOBODY:
                key[home] += chosen.home
            if away != NOBODY:
                key[away] += chosen.away
        return key, key[self.club]

    def own_outcome(self, match: int) -> int:
        won = self.race.won_by(match, self.club)
        return won if self.is_best else len(self.race.outcomes[match]) - 1 - won

    def shared(self, *, level_counts: bool) -> Shared:
        """The fewest clubs above (the most, for the worst place); `level_counts`: those level on points are."""
        race = self.race
        key, mine = self.own()
        others = [index for index, (home, away) in enumerate(race.matches) if self.club not in (home, away)]
        sign = 1 if self.is_best else -1
        cap = mine - (1 if level_counts else 0) if self.is_best else -(mine + (0 if level_counts else 1))
        caps: list[int | None] = [cap] * race.size
        caps[self.club] = None
        start = [sign * value for value in key]
        pairs = [race.matches[index] for index in others]
        shares = [(race.shares if self.is_best else race.negated)[index] for index in others]
        found = Sharing(start, caps, pairs, shares).solve(lambda: self.left)
        outcomes = [0] * len(race.matches)
        for index, outcome in zip(others, found.outcomes, strict=True):
            outcomes[index] = outcome
        for index in race.of_club[self.club]:
            outcomes[index] = self.own_outcome(index)
        return Shared(found.inside, found.most, tuple(outcomes))

    def raise_bound(self, place: int) -> None:
        """No completion gives a better (worse) place than this."""
        self.bound = max(self.bound, place) if self.is_best else min(self.bound, place)

    def tighten(self, shared: Shared) -> None:
        """No completion is better (worse) than what the most clubs inside their cap leave."""
        self.raise_bound(self.race.size - shared.most if self.is_best else 1 + shared.most)

    def counted(self, outcomes: Sequence[int]) -> Counted:
        return self.race.endings.counted(
            [self.race.outcomes[index][outcome].ending for index, outcome in enumerate(outcomes)]
        )

    def confirm(self, counted: Counted, changes: dict[int, Ending]) -> None:
        """Ask the standings room; once more with a margin of its own that puts everybody level below (above) it."""
        self.keep(counted, changes)
        if not self.is_done:
            wider = self._widened(counted, changes)
            if wider is not None:
                self.keep(counted, {**changes, **wider})

    def keep(self, counted: Counted, changes: dict[int, Ending]) -> int:
        """Keep a completion if the standings room says it is the best (worst) so far; the place it gives."""
        first, last = self.race.endings.place_in(self.team, counted, changes)
        place = first if self.is_best else last
        is_better = self.found is None or (
            place < self.found.place if self.is_best else place > self.found.place
        )
        if is_better:
            self.found = Extreme(place, self.bound, tuple(counted.changed(changes)), first != last)
        return place

    def _widened(self, counted: Counted, changes: dict[int, Ending]) -> dict[int, Ending] | None:
        """The club's first win (defeat) by so many goals that nobody has a better (worse) difference."""
        race, club = self.race, self.club
        for index in race.of_club[club]:
            ending = changes.get(index) or counted.endings[index]
            home, away, shootout = ending
            is_home = race.matches[index][0] == club
            if shootout or home == away or (home > away) != (is_home is self.is_best):
                continue
            own = len(race.of_club[club])
            difference, goals = counted.goal_difference[:-1], counted.goals_for[:-1]
            # More than anybody can be ahead, whatever the own matches changed; every other match counts once.
            if self.is_best:
                more = max(max(difference) - difference[club], max(goals) - goals[club])
            else:
                more = difference[club] - min(difference)
            more = max(more, 0) + 2 * own + 1
            return {index: Ending(home + more, away) if home > away else Ending(home, away + more)}
        return None
