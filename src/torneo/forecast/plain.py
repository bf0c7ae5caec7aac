"""Chances of a table from few seasons, played one by one in plain Python: no compiled program, no arrays.

For a quick look where preparing the compiled loops would take longer than the answer is worth, and as a second opinion
on them in tests: scores by inversion, tables by the standings room.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from torneo.model import Result, Score, TeamId
from torneo.progression.plan import TablePlan

ScoreOf = Callable[[Random, TeamId, TeamId], Score]


@dataclass(frozen=True, slots=True)
class PlainChances:
    """Of each club: how often it had each place, and the sum of its points over all seasons."""

    seasons: int
    places: dict[TeamId, list[int]]
    points: dict[TeamId, int]


def plain_chances(plan: TablePlan, score_of: ScoreOf, *, seasons: int, seed: int) -> PlainChances:
    """Play what is left of a table. Where it leaves a place shared, lots decide."""
    rng = Random(seed)  # noqa: S311 - a seed that is recorded, no secret
    places = {team: [0] * len(plan.teams) for team in plan.teams}
    points = dict.fromkeys(plan.teams, 0)
    for _ in range(seasons):
        results = [
            Result(match.home, match.away, score_of(rng, match.home, match.away)) for match in plan.left
        ]
        order = [(row.pos, rng.random(), row) for row in plan.table(results)]
        for place, (_, _, row) in enumerate(sorted(order, key=lambda one: one[:2])):
            places[row.team][place] += 1
            points[row.team] += row.points
    return PlainChances(seasons, places, points)
