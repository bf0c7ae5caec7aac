"""The fixture list as a value: who meets whom in which round, at whose ground."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from torneo.model import TeamId


@dataclass(frozen=True, slots=True)
class Pairing:
    """One match of a fixture list; `round` counts from 1."""

    round: int
    home: TeamId
    away: TeamId


@dataclass(frozen=True, slots=True)
class FixtureList:
    """Matches by round.

    `byes` names for each round the team without an opponent (None: everybody plays). `method` tells how the list
    was made. A *break* is a team at home, or away, in two consecutive rounds; a bye between two matches ends the
    run, as in RobinX (Van Bulck et al., EJOR 280, 2020).
    """

    rounds: tuple[tuple[Pairing, ...], ...]
    byes: tuple[TeamId | None, ...]
    method: str
    breaks: int

    @property
    def teams(self) -> tuple[TeamId, ...]:
        """All teams of the list, in the order of their ids."""
        return tuple(
            sorted({team for line in self.rounds for pair in line for team in (pair.home, pair.away)})
        )


def breaks_over(*lists: FixtureList) -> int:
    """Breaks of fixture lists played one after the other, those where one ends and the next begins included."""
    return count_breaks([line for fixtures in lists for line in fixtures.rounds])


def count_breaks(rounds: Sequence[Sequence[Pairing]]) -> int:
    """How often a team stands on the same side of the list in two consecutive rounds."""
    found = 0
    for before, after in pairwise(rounds):
        home, away = {pair.home for pair in before}, {pair.away for pair in before}
        found += sum((pair.home in home) + (pair.away in away) for pair in after)
    return found


def reversed_list(fixtures: FixtureList) -> FixtureList:
    """The same matches in the same rounds with venues exchanged: the second half of a season of two tournaments.

    Played after `fixtures` it makes a mirrored double round robin: with an even number of teams and a list of
    `round_robin` the two have 3n - 6 breaks together, the fewest possible (`patterns.minimum_breaks`).
    """
    rounds = tuple(
        tuple(Pairing(round=pair.round, home=pair.away, away=pair.home) for pair in line)
        for line in fixtures.rounds
    )
    return replace(fixtures, rounds=rounds, method=f"{fixtures.method}, reversed")
