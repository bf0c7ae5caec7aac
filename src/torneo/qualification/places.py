"""Best and worst final place of every club, each with a witness that the standings room confirms.

Method. For its best place a club wins all it has left: turning any other result of its own into a win raises its
points, lowers an opponent and leaves everybody else alone. What remains is how few others can be kept from passing
it (`sharing`). That number on points, with every club level on points below it, bounds the place from one side; what
the standings room says of a completion bounds it from the other. Where the two meet the place is exact. A club with
a match left whose points are followed by goal difference or goals settles everybody level with it by the margin of
its own win or defeat, so the two meet at once. Where they do not, `goals` and `mutual` ask again with goals or with
the matches among the level clubs in the model. What still does not meet is told with both bounds, never guessed.
"""

from dataclasses import dataclass, replace

from torneo.model import TeamId
from torneo.qualification.closer import look_closer
from torneo.qualification.question import Extreme, Question
from torneo.qualification.race import Race

LIMIT = 5.0
"""Seconds for one question, unless somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Best and worst place of one club."""

    team: TeamId
    best: Extreme
    worst: Extreme

    @property
    def is_decided(self) -> bool:
        return self.best.is_decided and self.worst.is_decided


def reaches(race: Race, *, limit: float = LIMIT) -> tuple[Reach, ...]:
    """Best and worst place of every club, in the order of the table's teams.

    Args:
        limit: seconds for each question.
    """
    return tuple(
        Reach(race.teams[club], best(race, club, limit=limit), worst(race, club, limit=limit))
        for club in range(race.size)
    )


def best(race: Race, club: int, *, limit: float = LIMIT) -> Extreme:
    """The best place a club can still have."""
    return _answer(Question(race, club, is_best=True, limit=limit))


def worst(race: Race, club: int, *, limit: float = LIMIT) -> Extreme:
    """The worst place a club can still have."""
    return _answer(Question(race, club, is_best=False, limit=limit))


def _answer(question: Question) -> Extreme:
    if question.race.obstacle:
        question.confirm(question.race.low.counted, {})
    else:
        if not question.at_once():
            # Everybody level with the club is below it (above it, for the worst place).
            shared = question.shared(level_counts=not question.is_best)
            question.tighten(shared)
            question.confirm(question.counted(shared.outcomes), {})
        if not question.is_done:
            look_closer(question)
    assert question.found is not None
    return replace(question.found, bound=question.bound)
