"""How early a place can be settled for a club: the first round after which nothing can take it away any more.

The club wins all it plays until then, and the others take the points from each other that do most for it. Settled means
that so few others can still reach its points, each looked at alone, that the place is certain; the matches that these
still have against each other are not weighed, so that it may in truth be settled even earlier.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from torneo.qualification.race import NOBODY, Race
from torneo.qualification.sharing import Sharing


@dataclass(frozen=True, slots=True)
class Early:
    """The round after which a place can be settled; `day`: the last day that a match of it has, if all have one."""

    place: int
    round: int
    day: date | None = None


def earliest(race: Race, places: Sequence[int]) -> dict[int, tuple[Early, ...]]:
    """By club, for each place that it can be sure of before the end; nothing where matches left have no round."""
    rounds = sorted({match.round for match in race.plan.left})
    if not rounds or 0 in rounds:
        return {}
    found: dict[int, tuple[Early, ...]] = {}
    for club in range(race.size):
        told = []
        for place in places:
            first = _first(race, club, place, rounds)
            if first is not None:
                days = [match.day for match in race.plan.left if match.round == first]
                day = max((one for one in days if one is not None), default=None)
                told.append(Early(place, first, day if None not in days else None))
        found[club] = tuple(told)
    return found


def _first(race: Race, club: int, place: int, rounds: Sequence[int]) -> int | None:
    low, high = 0, len(rounds)
    while low < high:  # what is settled after a round stays so after the next
        middle = (low + high) // 2
        if _is_settled(race, club, place, rounds[middle]):
            high = middle
        else:
            low = middle + 1
    return rounds[low] if low < len(rounds) else None


def _is_settled(race: Race, club: int, place: int, until: int) -> bool:
    """Whether the place can be certain after a round."""
    start = list(race.key)
    pairs, shares = [], []
    for index, (home, away) in enumerate(race.matches):
        share = race.shares[index]
        if race.plan.left[index].round > until:  # everybody else may still win these
            for place_, each in enumerate((home, away)):
                if each not in (NOBODY, club):
                    start[each] += max(one[place_] for one in share)
        elif club in (home, away):
            outcome = race.won_by(index, club)
            for place_, each in enumerate((home, away)):
                if each != NOBODY:
                    start[each] += share[outcome][place_]
        else:
            pairs.append((home, away))
            shares.append(share)
    caps: list[int | None] = [start[club] - 1] * race.size
    caps[club] = None
    return race.size - 1 - Sharing(start, caps, pairs, shares).solve(None).inside < place
