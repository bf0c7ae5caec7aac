"""Every result of a table in one grid: who was at home in the rows, who came in the columns."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from torneo.model import Result, TeamId
from torneo.standings.count import counts


@dataclass(frozen=True, slots=True)
class Crosstable:
    """A grid of results.

    Attributes:
        teams: Rows and columns, in the order asked for.
        results: By home and away club, in the order played; a pair that has not met there yet is missing.
    """

    teams: tuple[TeamId, ...]
    results: Mapping[tuple[TeamId, TeamId], tuple[Result, ...]]

    def cell(self, home: TeamId, away: TeamId) -> tuple[Result, ...]:
        """The results of a pair on the ground of the first, () where there is none."""
        return self.results.get((home, away), ())


def crosstable(teams: Sequence[TeamId], results: Iterable[Result]) -> Crosstable:
    """The grid of `teams` over the results that count as played; clubs that are no members have no cell."""
    members = frozenset(teams)
    cells: dict[tuple[TeamId, TeamId], list[Result]] = defaultdict(list)
    for result in results:
        if counts(result) and result.home in members and result.away in members:
            cells[result.home, result.away].append(result)
    return Crosstable(tuple(teams), {pair: tuple(found) for pair, found in cells.items()})
