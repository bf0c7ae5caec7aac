"""`import torneo`: seasons, editions and tables as values that print well; the office behind them.

season = torneo.open("peru-2014/")
season["reservas-2014"].table("descentralizado")
torneo.table("premier.csv", rules="premier-league")
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from torneo import words
from torneo.exchange import json_shapes, text_table
from torneo.model import ConflictError, Finding, RegulationError, Result, TeamId
from torneo.office.folder import Workspace, open_folder
from torneo.office.frames import flat, pandas_frame, polars_frame
from torneo.office.library_certain import qualify
from torneo.office.library_matches import (
    CrosstableView,
    ProgressView,
    crosstable,
    given_day,
    given_rules,
    progress,
)
from torneo.office.lookup import table_id, tables_of, the_edition, the_tables, the_team
from torneo.office.results_tables import ResultsTables, tables_of_results
from torneo.office.table_matches import TableMatches, table_matches
from torneo.progression import EditionState, KnockoutState, MatchState, Season, TableState
from torneo.rules.table_rules import RulesTable, TableRules
from torneo.standings import Inputs, Row, Table, why
from torneo.words import Lang, Names

_NO_NAMES = Names()

ROW_COLUMNS = (
    *("pos", "team", "name", "played", "won", "drawn", "lost", "gf", "ga", "gd", "points"),
    *("shootout_wins", "shootout_losses", "bonus", "carried", "simulated", "adjustment", "level_with"),
    *("criterion", "reason"),
)
"""Columns of a table as a data frame."""


class TableView:
    """A table: iterate over its rows, print it, ask why; in a notebook it shows itself."""

    def __init__(
        self,
        table: Table,
        *,
        title: str = "",
        names: Names = _NO_NAMES,
        lang: Lang = "es",
        first_pos: int = 1,
        rules: TableRules | None = None,
        results: Sequence[Result] = (),
        inputs: Inputs | None = None,
        complete: bool | None = None,
        findings: Sequence[Finding] = (),
    ) -> None:
        self.table = table
        self.title = title
        self.findings = tuple(findings)
        self._names, self._lang, self._first_pos = names, lang, first_pos
        self._rules, self._results, self._inputs, self._complete = rules, tuple(results), inputs, complete

    def __iter__(self) -> Iterator[Row]:
        return iter(self.table)

    def __len__(self) -> int:
        return len(self.table)

    def __getitem__(self, team: str) -> Row:
        """The row of a club. Raises `NotFoundError` `team-not-in-table`."""
        return self.table.row(team)

    def __str__(self) -> str:
        return text_table.text(
            self.table, self._names, self._lang, title=self.title, first_pos=self._first_pos
        )

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return text_table.html(
            self.table, self._names, self._lang, title=self.title, first_pos=self._first_pos
        )

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as plain data, as `torneo table --format json` prints them."""
        return json_shapes.table_rows(self.table, self._names, self._lang, first_pos=self._first_pos)

    def to_polars(self) -> Any:
        """The rows as a `polars.DataFrame`; points given and taken are summed up, the reason is a sentence.

        Raises:
            UsageError: `library-missing` (library, install).
        """
        return polars_frame([flat(row) for row in self.to_dicts()], ROW_COLUMNS)

    def to_pandas(self) -> Any:
        """The same as a `pandas.DataFrame`."""
        return pandas_frame([flat(row) for row in self.to_dicts()], ROW_COLUMNS)

    def why(self, first: str, second: str) -> str:
        """The whole derivation between two clubs, one line for each criterion.

        Raises:
            NotFoundError: `team-not-in-table`.
        """
        assert self._rules is not None
        teams = tuple(row.team for row in self.table)
        one, other = TeamId(first), TeamId(second)
        steps = why(
            teams,
            self._results,
            self._rules,
            one,
            other,
            inputs=self._inputs or Inputs(),
            complete=self._complete,
        )
        return "\n".join(words.derivation(steps, first=one, second=other, names=self._names, lang=self._lang))


class EditionView:
    """One edition of a season: its tables, ties, honours."""

    def __init__(self, state: EditionState, season: "SeasonView") -> None:
        self.state = state
        self._season = season

    @property
    def id(self) -> str:
        return self.state.id

    @property
    def name(self) -> str:
        return self._season.names.edition(self.state.id)

    @property
    def table_names(self) -> tuple[str, ...]:
        """How its tables are asked for: `inca.A`, `acumulada`."""
        return tuple(tables_of(self.state))

    def table(self, name: str | None = None) -> TableView:
        """A table by name; without one the only table of the edition.

        Raises:
            NotFoundError: `no-table`.
            ConflictError: `which-table` (known).
        """
        found = the_tables(self.state, name)
        if len(found) > 1:
            raise ConflictError("which-table", edition=self.id, known=tuple(table_id(one) for one in found))
        return self._view(found[0])

    @property
    def tables(self) -> tuple[TableView, ...]:
        return tuple(self._view(table) for table in self.state.all_tables())

    def crosstable(self, name: str | None = None) -> CrosstableView:
        """Every result of a table in a grid. Raises as `table`."""
        return CrosstableView(self._matches(name), lang=self._season.lang)

    def progress(self, name: str | None = None) -> ProgressView:
        """The positions of a table round by round. Raises as `table`, and `UsageError` `no-rounds`."""
        return ProgressView(self._matches(name), lang=self._season.lang)

    def why(self, table: str, first: str, second: str) -> str:
        """The whole derivation between two clubs of a table; clubs by id or name. Raises as `table` does."""
        season = self._season.season
        return self.table(table).why(the_team(season, first), the_team(season, second))

    @property
    def matches(self) -> tuple[MatchState, ...]:
        return tuple(self.state.matches())

    @property
    def knockouts(self) -> tuple[KnockoutState, ...]:
        return tuple(stage for stage in self.state.stages if isinstance(stage, KnockoutState))

    @property
    def honours(self) -> dict[str, str]:
        """Title -> name of the holder, as far as decided."""
        return {title: self._season.names.team(team) for title, team in self.state.honours.items()}

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain data."""
        return json_shapes.edition_json(self.state, self._season.names, self._season.lang)

    def __repr__(self) -> str:
        return f"<{self.name}: {', '.join(self.table_names)}>"

    def _matches(self, name: str | None) -> TableMatches:
        found = the_tables(self.state, name)
        if len(found) > 1:
            raise ConflictError("which-table", edition=self.id, known=tuple(table_id(one) for one in found))
        return table_matches(self.state, found[0], table_id(found[0]), self._season.names)

    def _view(self, state: TableState) -> TableView:
        names, lang = self._season.names, self._season.lang
        return TableView(
            state.table,
            title=words.table_name(state.key, names, lang),
            names=names,
            lang=lang,
            first_pos=state.first_pos,
            rules=state.rules,
            results=state.results,
            inputs=state.inputs,
            complete=state.complete,
        )


class SeasonView:
    """The linked editions of a folder; `season[id]` is an edition. A value: it does not move when the ledger does."""

    def __init__(self, season: Season, *, lang: Lang = "es") -> None:
        self.season = season
        self.lang = lang
        self.names = words.names_of(season.regulations)

    def __getitem__(self, edition: str) -> EditionView:
        """The edition of that id. Raises `NotFoundError` `no-edition`."""
        return EditionView(the_edition(self.season, edition), self)

    def __iter__(self) -> Iterator[EditionView]:
        return (EditionView(state, self) for state in self.season)

    def __len__(self) -> int:
        return len(self.season.editions)

    @property
    def findings(self) -> tuple[str, ...]:
        """What an official should read, as sentences."""
        found = (*self.season.regulations.findings, *self.season.findings)
        return tuple(words.finding(each, self.lang, self.names) for each in found)

    def to_dicts(self) -> list[dict[str, Any]]:
        """All editions as plain data."""
        return json_shapes.season_json(self.season, self.names, self.lang)

    def __repr__(self) -> str:
        return f"<season: {', '.join(self.season.editions)}>"


def open(  # noqa: A001 - `torneo.open` reads as what it does
    path: Path | str,
    *,
    ledger: Path | str | None = None,
    as_of: date | None = None,
    lang: Lang = "es",
) -> SeasonView:
    """The season of a folder of regulation files, with or without a ledger.

    Args:
        ledger: where the ledger is, if not `torneo.db` in the folder.
        as_of: as it stood at the end of that day.

    Raises:
        NotFoundError: `folder-missing`, `folder-not-a-folder`.
        RegulationError: nothing is adopted and the files have errors: all of them are in `findings`.
        StorageError: the ledger cannot be read.
    """
    workspace: Workspace
    with open_folder(path, ledger=Path(ledger) if ledger else None) as workspace:
        return SeasonView(workspace.season(as_of=as_of), lang=lang)


def table(
    results: Path | str | bytes | Iterable[Mapping[str, object]],
    rules: str | Path | Mapping[str, Any] | RulesTable | None = None,
    *,
    group: str | None = None,
    as_of: date | str | None = None,
    round: int | None = None,  # noqa: A002 - as the command calls it
    scope: str | None = None,
    input_format: str | None = None,
    lang: Lang = "es",
) -> TableView:
    """The table of any results under any rule set: what `torneo table RESULTS` shows.

    Args:
        results: a results file of any form that is read, its bytes, or rows as mappings: home, away, home_goals, ...
        rules: a preset (`premier-league`), a TOML or JSON file, its keys as a mapping, or rules.
        group: which one, where the results have several.
        as_of: as it stood at the end of that day.
        round: as it stood after that round.
        scope: `home`, `away`, `half-1`, `half-2` or `last5`.
        input_format: `csv`, `football.txt` or `football.json`, where neither name nor content says so.
        lang: of headings and reasons.

    Raises:
        RegulationError: nothing of the results can be read, or the rules have faults.
        ConflictError: `which-group` (known).
        NotFoundError: `no-such-file`, `rules-unknown`, `no-group`, `no-round`, `no-round-named`.
        UsageError: `scope-unknown`, `input-format-unknown`, `bad-day`.
    """
    found: ResultsTables = tables_of_results(
        Path(results) if isinstance(results, str) else results,
        given_rules(rules),
        group=group,
        as_of=given_day(as_of),
        round_=round,
        scope=scope,
        input_format=input_format,
    )
    if not found.groups:
        raise RegulationError(found.findings)
    if len(found.groups) > 1:
        raise ConflictError("which-group", known=tuple(one.group for one in found.groups))
    one = found.groups[0]
    return TableView(
        one.table,
        title=one.group,
        lang=lang,
        first_pos=one.first_pos,
        rules=one.rules,
        results=one.results,
        inputs=one.inputs,
        complete=False if scope else None,
        findings=found.findings,
    )


__all__ = [
    "CrosstableView",
    "EditionView",
    "ProgressView",
    "SeasonView",
    "TableView",
    "crosstable",
    "open",
    "progress",
    "qualify",
    "table",
]
