"""A table as a grid of its results, and how its places came about round by round."""

from dataclasses import dataclass

from torneo.model import TeamId
from torneo.office.lookup import table_id, the_edition, the_tables
from torneo.office.table_matches import table_matches
from torneo.progression import EditionState, Season, TableState
from torneo.standings.crosstable import Crosstable
from torneo.standings.progress import Progress
from torneo.words import Names


@dataclass(frozen=True, slots=True)
class CrossPage:
    """Results by home team (rows) and away team (columns), both in the order of the table."""

    edition: EditionState
    id: str
    state: TableState
    grid: Crosstable


@dataclass(frozen=True, slots=True)
class PositionsPage:
    """Places round by round, or day by day in a table over several stages; without courses nothing was played."""

    edition: EditionState
    id: str
    state: TableState
    progress: Progress
    chosen: tuple[TeamId, ...]


def cross_page(season: Season, edition: str, table: str) -> CrossPage:
    """The grid of a table. Raises `NotFoundError` `no-edition`, `no-table`."""
    where = the_edition(season, edition)
    state = the_tables(where, table)[0]
    matches = table_matches(where, state, table_id(state), Names())
    return CrossPage(where, table_id(state), state, matches.crosstable())


def positions_page(season: Season, edition: str, table: str, chosen: tuple[str, ...] = ()) -> PositionsPage:
    """Places round by round.

    Args:
        chosen: Teams to stand out; those that are in no row are left out.

    Raises:
        NotFoundError: `no-edition`, `no-table`.
        UsageError: `no-rounds`: neither rounds nor days tell what was played before what.
    """
    where = the_edition(season, edition)
    state = the_tables(where, table)[0]
    matches = table_matches(where, state, table_id(state), Names())
    wanted = tuple(team for team in matches.teams if team in chosen)
    return PositionsPage(where, table_id(state), state, matches.progress(), wanted)
