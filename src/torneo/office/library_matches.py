"""`import torneo`: what stands behind a table, as values that print well: `torneo.crosstable`, `torneo.progress`."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from torneo.exchange import crosstable_forms, progress_forms
from torneo.exchange.svg_progress import svg_progress
from torneo.model import ConflictError, RegulationError, Result, TeamId
from torneo.office.commands import parse_day
from torneo.office.frames import pandas_frame, polars_frame
from torneo.office.show_matches import ProgressShown, title_of
from torneo.office.table_matches import MatchesFound, TableMatches, matches_of_results
from torneo.rules.reader import read_rules
from torneo.rules.table_rules import RulesTable
from torneo.standings.form import ClubForm
from torneo.words import Lang

_WIDTH = 80


class CrosstableView:
    """Every result of a table in a grid: print it, ask for a cell; in a notebook it shows itself."""

    def __init__(self, matches: TableMatches, *, lang: Lang = "es") -> None:
        self.matches = matches
        self.value = matches.crosstable()
        self._lang: Lang = lang

    def __getitem__(self, pair: tuple[str, str]) -> tuple[Result, ...]:
        """The results of two clubs on the ground of the first. Raises `NotFoundError` `club-unknown`."""
        home, away = (self.matches.the_club(club) for club in pair)
        return self.value.cell(home, away)

    def __str__(self) -> str:
        return "\n".join(crosstable_forms.text(self.value, self.matches.names, self._lang, width=_WIDTH))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        title = title_of(self.matches, self._lang)
        return crosstable_forms.html(self.value, self.matches.names, self._lang, title=title)

    def to_dicts(self) -> list[dict[str, Any]]:
        """One row for each result: home, away, goals, status, date."""
        return [
            {
                "home": str(result.home),
                "away": str(result.away),
                "home_goals": result.score.home if result.score else None,
                "away_goals": result.score.away if result.score else None,
                "status": result.status.value,
                "date": result.day,
            }
            for home in self.value.teams
            for away in self.value.teams
            for result in self.value.cell(home, away)
        ]

    def to_polars(self) -> Any:
        """The rows as a `polars.DataFrame`. Raises `UsageError` `library-missing`."""
        return polars_frame(self.to_dicts(), _RESULT_COLUMNS)

    def to_pandas(self) -> Any:
        """The rows as a `pandas.DataFrame`. Raises `UsageError` `library-missing`."""
        return pandas_frame(self.to_dicts(), _RESULT_COLUMNS)


class ProgressView:
    """Positions by round: print it, ask for the places or the form of a club; in a notebook it draws itself."""

    def __init__(self, matches: TableMatches, *, lang: Lang = "es") -> None:
        self.matches = matches
        self.value = matches.progress()
        self._lang: Lang = lang

    def __getitem__(self, club: str) -> tuple[int, ...]:
        """The places of a club, step by step. Raises `NotFoundError` `club-unknown`."""
        shift = self.matches.first_pos - 1
        return tuple(place + shift for place in self.value.course(self.matches.the_club(club)).places)

    def form(self, club: str) -> ClubForm:
        """Form, streaks, home and away of a club. Raises `NotFoundError` `club-unknown`."""
        return self.matches.form(self.matches.the_club(club))

    @property
    def steps(self) -> tuple[int | date, ...]:
        """Numbers of the rounds, or days where the rounds have none."""
        return self.value.steps

    def __str__(self) -> str:
        shown = ProgressShown(MatchesFound((self.matches,)), ((self.matches, ()),))
        return "\n".join(shown.text(self._lang, width=_WIDTH))

    __repr__ = __str__

    def svg(self, *clubs: str) -> str:
        """The drawing; clubs that are named stand out. Raises `NotFoundError` `club-unknown`."""
        only: tuple[TeamId, ...] = tuple(self.matches.the_club(club) for club in clubs)
        return svg_progress(
            self.value,
            self.matches.names,
            self._lang,
            title=title_of(self.matches, self._lang),
            first_pos=self.matches.first_pos,
            only=only,
        )

    def _repr_svg_(self) -> str:
        return self.svg()

    def to_dicts(self) -> list[dict[str, Any]]:
        """One row for each club and step: round, team, name, pos, points."""
        return progress_forms.csv_rows(self.value, self.matches.names, first_pos=self.matches.first_pos)

    def to_polars(self) -> Any:
        """The rows as a `polars.DataFrame`. Raises `UsageError` `library-missing`."""
        return polars_frame(self.to_dicts(), _STEP_COLUMNS)

    def to_pandas(self) -> Any:
        """The rows as a `pandas.DataFrame`. Raises `UsageError` `library-missing`."""
        return pandas_frame(self.to_dicts(), _STEP_COLUMNS)


_RESULT_COLUMNS = ("home", "away", "home_goals", "away_goals", "status", "date")
_STEP_COLUMNS = ("round", "team", "name", "pos", "points")


def crosstable(
    results: Path | str | bytes | Iterable[Mapping[str, object]],
    rules: str | Path | Mapping[str, Any] | RulesTable | None = None,
    *,
    group: str | None = None,
    as_of: date | str | None = None,
    input_format: str | None = None,
    lang: Lang = "es",
) -> CrosstableView:
    """Every result in a grid, clubs in the order of the table under `rules`. Arguments and errors as `torneo.table`."""
    return CrosstableView(_one(results, rules, group, as_of, input_format), lang=lang)


def progress(
    results: Path | str | bytes | Iterable[Mapping[str, object]],
    rules: str | Path | Mapping[str, Any] | RulesTable | None = None,
    *,
    group: str | None = None,
    as_of: date | str | None = None,
    input_format: str | None = None,
    lang: Lang = "es",
) -> ProgressView:
    """The table after every round. Arguments and errors as `torneo.table`, and `UsageError` `no-rounds`."""
    return ProgressView(_one(results, rules, group, as_of, input_format), lang=lang)


def given_rules(rules: str | Path | Mapping[str, Any] | RulesTable | None) -> str | Path | RulesTable | None:
    """Rules as they may be handed in; a mapping has the keys of a rules file.

    Raises:
        RegulationError: the mapping has faults.
    """
    if not isinstance(rules, Mapping):
        return rules
    import json

    text = json.dumps(dict(rules), indent=1, default=str)
    found, findings = read_rules("rules.json", text.encode())
    if found is None:
        raise RegulationError(findings)
    return found


def given_day(day: date | str | None) -> date | None:
    """A day as a value or as text. Raises `UsageError` `bad-day`."""
    return parse_day(day) if isinstance(day, str) else day


def _one(
    results: Path | str | bytes | Iterable[Mapping[str, object]],
    rules: str | Path | Mapping[str, Any] | RulesTable | None,
    group: str | None,
    as_of: date | str | None,
    input_format: str | None,
) -> TableMatches:
    found = matches_of_results(
        Path(results) if isinstance(results, str) else results,
        given_rules(rules),
        group=group,
        as_of=given_day(as_of),
        input_format=input_format,
    )
    if not found.tables:
        raise RegulationError(found.findings)
    if len(found.tables) > 1:
        raise ConflictError("which-group", known=tuple(one.id for one in found.tables))
    return found.tables[0]
