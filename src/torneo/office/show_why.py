"""How one club came to stand above another, made ready to be printed."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torneo import words
from torneo.model import NotFoundError, TeamId
from torneo.words import Lang, Names

if TYPE_CHECKING:
    from torneo.office.folder import Workspace
    from torneo.rules.resolve import TableKey
    from torneo.standings import Step

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Why:
    """How one club came to stand above another."""

    first: TeamId
    second: TeamId
    steps: "tuple[Step, ...]"
    key: "TableKey | None"
    places: tuple[int, int]
    names: Names
    group: str = ""

    def title(self, lang: Lang) -> str:
        said = [
            f"{self.names.team(team)} ({words.ordinal(place, lang)})"
            for team, place in zip((self.first, self.second), self.places, strict=True)
        ]
        table = self.table(lang)
        return f"{table}: {' - '.join(said)}" if table else " - ".join(said)

    def table(self, lang: Lang) -> str:
        """What the table is called; of a results file the name of its group."""
        return self.group if self.key is None else words.table_name(self.key, self.names, lang)

    def lines(self, lang: Lang) -> tuple[str, ...]:
        return words.derivation(self.steps, first=self.first, second=self.second, names=self.names, lang=lang)

    def json(self, lang: Lang) -> Json:
        steps = [
            {
                "code": step.code,
                "values": [str(value) for value in step.values],
                "separates": step.separates,
                "skipped": step.skipped or None,
                "among": list(step.among),
                "inner": step.inner,
                "clause": step.clause,
                "text": line,
            }
            for step, line in zip(self.steps, self.lines(lang), strict=True)
        ]
        return {
            "table": self.table(lang),
            "first": self.first,
            "second": self.second,
            "places": list(self.places),
            "steps": steps,
        }


def why_of_season(
    workspace: "Workspace",
    edition: str | None,
    table: str | None,
    first: str,
    second: str,
    *,
    as_of: date | None = None,
) -> Why:
    """Raises as `queries.derivation`."""
    from torneo.office import queries

    found = queries.derivation(
        workspace, edition=edition, table=table, first=first, second=second, as_of=as_of
    )
    names = workspace.names()
    places = (found.table.table.place_of(found.first), found.table.table.place_of(found.second))
    return Why(found.first, found.second, found.steps, found.table.key, places, names)


def why_of_results(
    given: Path | bytes,
    rules: str | None,
    first: str,
    second: str,
    *,
    group: str | None = None,
    as_of: date | None = None,
    input_format: str | None = None,
) -> Why:
    """The same of a results file, of the first table that holds both.

    Raises:
        NotFoundError: `no-common-table` (first, second, known), `club-unknown` (club, suggestion); as
            `results_tables.tables_of_results`.
        ConflictError: `club-ambiguous` (club, known).
    """
    from torneo.office.results_tables import tables_of_results
    from torneo.office.table_matches import the_club
    from torneo.standings import why

    found = tables_of_results(given, rules, group=group, as_of=as_of, input_format=input_format)
    known = {team for each in found.groups for team in each.teams}
    one, other = the_club(first, known), the_club(second, known)
    for each in found.groups:
        if {one, other} <= set(each.teams):
            steps = why(each.teams, each.results, each.rules, one, other, inputs=each.inputs)
            shift = each.first_pos - 1
            places = (each.table.place_of(one) + shift, each.table.place_of(other) + shift)
            return Why(one, other, steps, None, places, Names(), each.group)
    groups = tuple(each.group for each in found.groups)
    name = given.name if isinstance(given, Path) else "-"
    raise NotFoundError("no-common-table", first=one, second=other, edition=name, known=groups)
