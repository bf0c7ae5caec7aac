"""Tables of an edition or of a results file, made ready to be printed: views that know their own forms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torneo import words
from torneo.model import Finding, RegulationError
from torneo.words import Lang, Names

if TYPE_CHECKING:
    from torneo.model import Result
    from torneo.office.folder import Workspace
    from torneo.progression import Zone
    from torneo.rules.resolve import TableKey
    from torneo.rules.table_rules import TableRules
    from torneo.standings import Table

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OneTable:
    """A table to print. `id`: how it is asked for; `zones`: what its places give; `legend`: the same in words."""

    id: str
    key: "TableKey | None"
    table: "Table"
    first_pos: int
    zones: "tuple[Zone, ...]"
    is_complete: bool
    names: Names
    rules: "TableRules"
    last_day: date | None = None
    """day of its latest result"""

    def title(self, lang: Lang) -> str:
        """What the table is called; of a results file the name of its group."""
        return self.id if self.key is None else words.table_name(self.key, self.names, lang)

    def reason(self, place: int, lang: Lang) -> str:
        """Why the row at an index stands below the one above; empty for the first."""
        row = self.table.rows[place]
        if row.reason is None:
            return ""
        awaits = next((level.criterion for level in self.table.levels if row.team in level.teams), None)
        return words.reason(row.reason, team=row.team, names=self.names, lang=lang, awaits=awaits)

    def notes(self, lang: Lang) -> list[str]:
        from torneo.exchange.text_table import notes

        return notes(self.table, self.names, lang)

    def rows(self, lang: Lang) -> list[Json]:
        from torneo.exchange.json_shapes import table_rows

        return table_rows(self.table, self.names, lang, first_pos=self.first_pos)


@dataclass(frozen=True, slots=True)
class Tables:
    """Tables that were asked for, of an edition or of a results file."""

    tables: tuple[OneTable, ...]
    findings: tuple[Finding, ...]
    edition: str = ""
    title: str = ""
    rules: str = ""
    round_: int | None = None
    scope: str = ""

    def json(self, lang: Lang, *, as_of: str | None = None) -> Json:
        from torneo.exchange.json_shapes import findings_json

        groups = [
            {
                "group": one.id,
                **({"name": one.title(lang), "complete": one.is_complete} if self.edition else {}),
                "rows": one.rows(lang),
            }
            for one in self.tables
        ]
        head: Json = {"edition": self.edition} if self.edition else {}
        head["rules"] = self.rules or self.edition
        if self.round_ is not None:
            head["round"] = self.round_
        if self.scope:
            head["scope"] = self.scope
        return {**head, "as_of": as_of, "findings": findings_json(self.findings, lang), "groups": groups}

    def csv(self, lang: Lang) -> str:
        from torneo.exchange.csv_fixtures import write_csv

        columns = (
            "group",
            "pos",
            "team",
            "name",
            "played",
            "won",
            "drawn",
            "lost",
            "gf",
            "ga",
            "gd",
            "points",
        )
        more = ("adjustments", "reason", "simulated")
        rows = []
        for one in self.tables:
            for row in one.rows(lang):
                told = "; ".join(
                    f"{words.signed(each['points'])} {each['reason']}".strip() for each in row["adjustments"]
                )
                reason = row["reason"]["text"] if row["reason"] else ""
                simulated = "1" if row["simulated"] else ""
                rows.append(
                    {**row, "group": one.id, "adjustments": told, "reason": reason, "simulated": simulated}
                )
        return write_csv((*columns, *more), rows)

    def html(self, lang: Lang) -> str:
        """A page of its own with every table."""
        from torneo.exchange.html_page import html_page
        from torneo.exchange.text_table import html

        tables = "\n".join(
            html(one.table, one.names, lang, title=one.title(lang), first_pos=one.first_pos)
            for one in self.tables
        )
        return html_page(tables, lang, title=self.title)

    def wikitext(self, lang: Lang) -> str:
        """The calls of Wikipedia's module, under headings where there are several."""
        from torneo.exchange.wiki_table import WikiZone, under_headings, wiki_table

        parts = []
        for one in self.tables:
            zones = [
                WikiZone(zone.kind, words.zone(zone, one.names, lang), tuple(zone.places))
                for zone in one.zones
            ]
            is_final = one.is_complete and self.round_ is None and not self.scope
            update = "complete" if is_final else one.last_day.isoformat() if one.last_day else ""
            made = wiki_table(
                one.table,
                one.names,
                lang,
                one.rules,
                first_pos=one.first_pos,
                zones=zones,
                update=update,
            )
            parts.append((one.title(lang), made))
        return under_headings(parts)


def season_tables(
    workspace: "Workspace",
    edition: str | None,
    table: str | None,
    *,
    as_of: date | None = None,
    round_: int | None = None,
    scope: str | None = None,
) -> Tables:
    """Tables of an edition; without a name all of them, of a round or in a scope those of its leagues.

    Raises:
        NotFoundError: `no-edition` (also where a results file was meant), `no-table`, `no-round` (round, last).
        UsageError: `scope-unknown` (found, known).
    """
    from torneo.office import queries

    where, shown = queries.tables(
        workspace, edition=edition, table=table, as_of=as_of, round_=round_, scope=scope
    )
    names = workspace.names()
    return Tables(
        tuple(
            OneTable(
                each.id,
                each.state.key,
                each.state.table,
                each.state.first_pos,
                each.zones,
                each.state.complete,
                names,
                each.state.rules,
                _last_day(each.state.results),
            )
            for each in shown
        ),
        (),
        where.id,
        names.edition(where.id),
        round_=round_,
        scope=scope or "",
    )


def results_tables(
    given: Path | bytes,
    rules: str | None,
    *,
    group: str | None = None,
    as_of: date | None = None,
    round_: int | None = None,
    scope: str | None = None,
    input_format: str | None = None,
) -> Tables:
    """Tables of a results file, or of what one holds. Raises as `results_tables.tables_of_results`."""
    from torneo.office.results_tables import tables_of_results

    found = tables_of_results(
        given, rules, group=group, as_of=as_of, round_=round_, scope=scope, input_format=input_format
    )
    names = Names()
    tables = tuple(
        OneTable(
            one.group,
            None,
            one.table,
            one.first_pos,
            (),
            is_complete=False,  # a file may hold what has been played so far, and no more
            names=names,
            rules=one.rules,
            last_day=_last_day(one.results),
        )
        for one in found.groups
    )
    title = given.name if isinstance(given, Path) else ""
    return Tables(tables, found.findings, rules=found.rules, title=title, round_=round_, scope=scope or "")


def refused_json(problem: RegulationError, rules: str, lang: Lang, *, as_of: str | None = None) -> Json:
    """What `Tables.json` says where the rules have faults: no table, and every finding."""
    return Tables((), problem.findings, rules=Path(rules).name).json(lang, as_of=as_of)


def _last_day(results: "Iterable[Result]") -> date | None:
    return max((result.day for result in results if result.day is not None), default=None)
