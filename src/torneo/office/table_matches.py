"""What stands behind a table, for whoever shows more than its rows: the cross table, positions by round, form, streaks.

The same queries for an edition and for a results file; what they give are values, and nothing is printed here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from torneo.exchange.csv_sheet import folded
from torneo.model import ConflictError, Finding, MatchId, NotFoundError, Result, TeamId
from torneo.progression import EditionState, LeagueState, Season, TableState
from torneo.rules.resolve import TableKey
from torneo.rules.suggest import suggestion
from torneo.rules.table_rules import RulesTable, TableRules
from torneo.standings import Inputs, Table
from torneo.standings.count import counts
from torneo.standings.crosstable import Crosstable, crosstable
from torneo.standings.form import ClubForm, club_form
from torneo.standings.progress import Fixed, Progress, progress
from torneo.words import Names

if TYPE_CHECKING:
    from torneo.office.folder import Workspace


@dataclass(frozen=True)
class TableMatches:
    """A table with its matches.

    Attributes:
        id: How it is asked for: the group of a results file, `inca.A` of an edition.
        key: The table of an edition; None: of a results file.
        table: As it stands.
        first_pos: Number of its first place.
        rules: What it was made by.
        matches: Its matches, played or not, in the order played where that is known.
        inputs_on: What no result can tell, on a day.
        complete: Whether lots and extra matches are due; None: when nothing is left to play.
        names: Names of clubs and tables.
    """

    id: str
    key: TableKey | None
    table: Table
    first_pos: int
    rules: TableRules
    matches: tuple[Fixed, ...]
    inputs_on: Callable[[date | None], Inputs]
    complete: bool | None
    names: Names

    @cached_property
    def teams(self) -> tuple[TeamId, ...]:
        """Clubs in the order of the table."""
        return tuple(row.team for row in self.table)

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """The results that count, in the order played."""
        found = (match.result for match in self.matches)
        return tuple(result for result in found if result is not None and counts(result))

    def crosstable(self) -> Crosstable:
        """Every result in a grid, clubs in the order of the table."""
        return crosstable(self.teams, self.results)

    def progress(self) -> Progress:
        """Positions by round. Raises `UsageError` `no-rounds`."""
        return progress(
            self.teams, self.matches, self.rules, inputs_on=self.inputs_on, complete=self.complete
        )

    def form(self, team: TeamId) -> ClubForm:
        """Form, streaks, home and away of a club."""
        return club_form(team, self.results)

    def the_club(self, asked: str) -> TeamId:
        """The club that somebody named; capitals and accents do not matter, and the beginning is enough.

        Raises:
            NotFoundError: `club-unknown` (club, suggestion).
            ConflictError: `club-ambiguous` (club, known).
        """
        return the_club(asked, self.teams, self.names)


@dataclass(frozen=True, slots=True)
class MatchesFound:
    """The tables asked for, and what is wrong with the file they come from. `rules`: what they were made by."""

    tables: tuple[TableMatches, ...]
    findings: tuple[Finding, ...] = ()
    rules: str = ""
    edition: str = ""
    title: str = ""


def matches_of_results(
    given: Path | bytes | Iterable[Mapping[str, object]],
    rules: str | Path | RulesTable | None = None,
    *,
    group: str | None = None,
    as_of: date | None = None,
    input_format: str | None = None,
) -> MatchesFound:
    """The tables of a results file with their matches. Raises as `results_tables.tables_of_results`."""
    from torneo.office.results_tables import tables_of_results

    found = tables_of_results(given, rules, group=group, as_of=as_of, input_format=input_format)
    tables = tuple(
        TableMatches(
            id=one.group,
            key=None,
            table=one.table,
            first_pos=one.first_pos,
            rules=one.rules,
            matches=in_order(one.matches),
            inputs_on=one.inputs_on,
            complete=None,
            names=Names(),
        )
        for one in found.groups
    )
    title = given.name if isinstance(given, Path) else ""
    return MatchesFound(tables, found.findings, found.rules, title=title)


def matches_of_season(
    workspace: "Workspace", edition: str | None, table: str | None = None, *, as_of: date | None = None
) -> MatchesFound:
    """The tables of an edition, or those that `table` names, with their matches.

    Raises:
        NotFoundError: `no-edition`, `no-table`.
        ConflictError: `which-edition`.
    """
    return matches_in(workspace.season(as_of=as_of), workspace.names(), edition, table)


def matches_in(season: Season, names: Names, edition: str | None, table: str | None = None) -> MatchesFound:
    """The same of a season that is at hand. Raises as `matches_of_season`."""
    from torneo.office.lookup import table_id, the_edition, the_tables

    where = the_edition(season, edition)
    tables = tuple(table_matches(where, state, table_id(state), names) for state in the_tables(where, table))
    return MatchesFound(tables, (), where.id, where.id, names.edition(where.id))


def table_matches(edition: EditionState, state: TableState, id_: str, names: Names) -> TableMatches:
    """A table of an edition with its matches."""
    rounds = _rounds(edition, state)
    played = []
    for result in state.results:
        number, planned = rounds.get(result.match or MatchId(""), (0, None))
        played.append(Fixed(result.home, result.away, result, number, result.day or planned))
    left = [Fixed(match.home, match.away, None, match.round, match.day) for match in state.left]
    inputs = state.inputs
    return TableMatches(
        id=id_,
        key=state.key,
        table=state.table,
        first_pos=state.first_pos,
        rules=state.rules,
        matches=in_order([*played, *left]),
        inputs_on=lambda _day: inputs,
        complete=state.due,
        names=names,
    )


def the_club(asked: str, teams: Iterable[TeamId], names: Names | None = None) -> TeamId:
    """The club that somebody named among those given: its name, how it begins, or how a word of it begins.

    Raises:
        NotFoundError: `club-unknown` (club, suggestion).
        ConflictError: `club-ambiguous` (club, known).
    """
    names = names or Names()
    known = sorted(set(teams))
    if asked in known:
        return TeamId(asked)
    plain = folded(asked).strip()
    called = {team: folded(names.team(team)) for team in known}
    exact = [team for team, name in called.items() if plain in (name, folded(team))]
    begin = [team for team, name in called.items() if plain and name.startswith(plain)]
    found = exact or begin or [team for team, name in called.items() if plain and f" {plain}" in name]
    if len(found) == 1:
        return found[0]
    if found:
        raise ConflictError("club-ambiguous", club=asked, known=tuple(found))
    hint = suggestion(asked, (*known, *(names.team(team) for team in known)))
    raise NotFoundError("club-unknown", club=asked, suggestion=hint)


def in_order(matches: Sequence[Fixed]) -> tuple[Fixed, ...]:
    """By day where all that were played have one, else by round where all have a number, else as they stand."""
    played = [match for match in matches if match.result is not None]
    if all(match.day is not None for match in played):
        return tuple(sorted(matches, key=lambda match: match.day or date.max))
    if all(match.round for match in played):
        return tuple(sorted(matches, key=lambda match: match.round or len(matches)))
    return tuple(matches)


def _rounds(edition: EditionState, state: TableState) -> dict[MatchId, tuple[int, date | None]]:
    """Round and planned day of the matches of a table of one league; a table over several stages goes by days."""
    node = state.key.of_node
    return {
        match.id: (match.round, match.planned.day)
        for stage in edition.stages
        if isinstance(stage, LeagueState) and stage.node == node
        for match in stage.matches
    }
