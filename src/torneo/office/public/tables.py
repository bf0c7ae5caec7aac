"""A table with all that its page shows beside the figures: zones, form, notes, what is still open."""

from dataclasses import dataclass
from typing import Literal

from torneo.model import MatchId, Status, TeamId
from torneo.office.lookup import table_id, tables_of, the_edition, the_tables
from torneo.progression import EditionState, LeagueState, MatchState, Season, TableState, Zone, zones
from torneo.standings import Adjustment, Row

Letter = Literal["won", "drawn", "lost"]
_FORM = 5


@dataclass(frozen=True, slots=True)
class FormMark:
    """How one of the last matches of a team went, with the match to look at."""

    letter: Letter
    match: MatchId
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as it is printed. `zone`: number of its zone in the legend from 0, None: it is in none.

    `note`: number of its note from 1, 0: it has none.
    """

    row: Row
    pos: int
    zone: int | None = None
    form: tuple[FormMark, ...] = ()
    note: int = 0
    awaits: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Points given or taken, for the notes below the table."""

    number: int
    team: TeamId
    adjustments: tuple[Adjustment, ...]


@dataclass(frozen=True, slots=True)
class TablePage:
    """One table of an edition."""

    edition: EditionState
    id: str
    state: TableState
    rows: tuple[TableRow, ...]
    zones: tuple[Zone, ...]
    notes: tuple[Note, ...]
    others: tuple[str, ...]
    """the tables of the edition as they are asked for, this one too"""

    @property
    def is_simulated(self) -> bool:
        return any(each.row.simulated for each in self.rows)


def table_page(season: Season, edition: str, table: str) -> TablePage:
    """The page of one table.

    Raises:
        NotFoundError: `no-edition`, `no-table`.
    """
    where = the_edition(season, edition)
    return made_page(season, where, the_tables(where, table)[0])


def table_pages(season: Season, edition: str) -> tuple[TablePage, ...]:
    """Every table of an edition."""
    where = the_edition(season, edition)
    return tuple(made_page(season, where, state) for state in where.all_tables())


def made_page(season: Season, where: EditionState, state: TableState) -> TablePage:
    """A table with its surroundings, whatever matches it was made from."""
    found = zones(season, state.key)
    form = forms(where, state)
    notes: list[Note] = []
    awaits = {team: level.criterion for level in state.table.levels for team in level.teams}
    rows: list[TableRow] = []
    for place, row in enumerate(state.table, start=1):
        if row.adjustments:
            notes.append(Note(len(notes) + 1, row.team, row.adjustments))
        rows.append(
            TableRow(
                row,
                row.pos + state.first_pos - 1,
                next((number for number, zone in enumerate(found) if place in zone.places), None),
                form.get(row.team, ()),
                len(notes) if row.adjustments else 0,
                awaits.get(row.team),
            )
        )
    return TablePage(where, table_id(state), state, tuple(rows), found, tuple(notes), tuple(tables_of(where)))


def forms(where: EditionState, state: TableState, count: int = _FORM) -> dict[TeamId, tuple[FormMark, ...]]:
    """The last matches of each team that counted for a table, the newest last."""
    found: dict[TeamId, list[FormMark]] = {}
    for match in counted_matches(where, state):
        for team, letter in letters(match):
            assert match.result is not None
            found.setdefault(team, []).append(FormMark(letter, match.id, match.result.result.simulated))
    return {team: tuple(marks[-count:]) for team, marks in found.items()}


def counted_matches(where: EditionState, state: TableState) -> tuple[MatchState, ...]:
    """The matches whose results stand in a table, in the order in which they were played."""
    wanted = {result.match for result in state.results if result.match is not None}
    found = {
        match.id: match
        for stage in where.stages
        if isinstance(stage, LeagueState)
        for match in stage.matches
        if match.id in wanted
    }
    return tuple(sorted(found.values(), key=_played_order))


def letters(match: MatchState) -> tuple[tuple[TeamId, Letter], ...]:
    """Won, drawn or lost for both sides of a match; nothing for one without a result that counts."""
    fact, home, away = match.result, match.home.team, match.away.team
    if fact is None or not match.counts or home is None or away is None:
        return ()
    result = fact.result
    if result.status is Status.DOUBLE_LOSS:
        return ((home, "lost"), (away, "lost"))
    if result.score is None:
        return ()
    goals_home, goals_away = result.score
    if goals_home == goals_away:
        return ((home, "drawn"), (away, "drawn"))
    if goals_home > goals_away:
        return ((home, "won"), (away, "lost"))
    return ((home, "lost"), (away, "won"))


def _played_order(match: MatchState) -> tuple[bool, str, int, str]:
    fact = match.result
    day = (fact.result.day if fact is not None else None) or match.planned.day
    return (day is not None, day.isoformat() if day else "", match.round, str(match.id))
