"""The cross table and the positions by round, made ready to be printed: views that know their own forms."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from torneo import words
from torneo.model import Finding, NotFoundError, TeamId, UsageError
from torneo.words import Lang

if TYPE_CHECKING:
    from torneo.office.table_matches import MatchesFound, TableMatches

Json = dict[str, Any]


def title_of(one: "TableMatches", lang: Lang) -> str:
    """What a table is called; of a results file the name of its group."""
    return one.id if one.key is None else words.table_name(one.key, one.names, lang)


@dataclass(frozen=True, slots=True)
class Crosstables:
    """A grid for each table."""

    found: "MatchesFound"

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.found.findings

    def json(self, lang: Lang, *, as_of: str | None = None) -> Json:
        from torneo.exchange.crosstable_forms import json_rows

        groups = [
            {"group": one.id, "rows": json_rows(one.crosstable(), one.names)} for one in self.found.tables
        ]
        return _headed(self.found, groups, lang, as_of)

    def text(self, lang: Lang, *, width: int) -> list[str]:
        """Lines of at most `width` columns, a heading above each grid."""
        from torneo.exchange.crosstable_forms import text

        lines: list[str] = []
        for one in self.found.tables:
            title = title_of(one, lang)
            lines += ([""] if lines else []) + ([title] if title else [])
            lines += text(one.crosstable(), one.names, lang, width=width)
        return lines

    def html(self, lang: Lang) -> str:
        """A page of its own with every grid."""
        from torneo.exchange.crosstable_forms import html
        from torneo.exchange.html_page import html_page

        grids = "\n".join(
            html(one.crosstable(), one.names, lang, title=title_of(one, lang)) for one in self.found.tables
        )
        return html_page(grids, lang, title=self.found.title)

    def wikitext(self, lang: Lang) -> str:
        from torneo.exchange.crosstable_forms import wikitext
        from torneo.exchange.wiki_table import under_headings

        return under_headings(
            [(title_of(one, lang), wikitext(one.crosstable(), one.names)) for one in self.found.tables]
        )

    def csv(self, lang: Lang) -> str:
        """The grids one below the other, an empty line between."""
        from torneo.exchange.crosstable_forms import csv_rows
        from torneo.exchange.csv_fixtures import write_csv

        texts = []
        for one in self.found.tables:
            columns, rows = csv_rows(one.crosstable(), one.names, lang)
            title = title_of(one, lang)
            texts.append(
                (f"# {title}\n" if title and len(self.found.tables) > 1 else "") + write_csv(columns, rows)
            )
        return "\n".join(texts)


@dataclass(frozen=True, slots=True)
class ProgressShown:
    """Positions by round for each table that holds all the clubs asked for; without any, for every table."""

    found: "MatchesFound"
    tables: "tuple[tuple[TableMatches, tuple[TeamId, ...]], ...]"

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.found.findings

    def json(self, lang: Lang, *, as_of: str | None = None) -> Json:
        from torneo.exchange.progress_forms import json_progress

        groups = []
        for one, clubs in self.tables:
            forms = {team: one.form(team) for team in clubs or one.teams}
            shown = json_progress(one.progress(), forms, one.names, first_pos=one.first_pos)
            groups.append({"group": one.id, **shown})
        return _headed(self.found, groups, lang, as_of)

    def csv(self) -> str:
        from torneo.exchange.csv_fixtures import write_csv
        from torneo.exchange.progress_forms import csv_rows

        rows = [
            {"group": one.id, **row}
            for one, clubs in self.tables
            for row in csv_rows(one.progress(), one.names, first_pos=one.first_pos)
            if not clubs or row["team"] in clubs
        ]
        return write_csv(("group", "round", "team", "name", "pos", "points"), rows)

    def svg(self, lang: Lang) -> str:
        """The drawing of a table.

        Raises:
            UsageError: `which-group` (known): a drawing holds one table.
        """
        from torneo.exchange.svg_progress import svg_progress

        if len(self.tables) != 1:
            raise UsageError("which-group", known=tuple(one.id for one, _ in self.tables))
        one, clubs = self.tables[0]
        title = title_of(one, lang) or self.found.title
        return svg_progress(one.progress(), one.names, lang, title=title, first_pos=one.first_pos, only=clubs)

    def text(self, lang: Lang, *, width: int) -> list[str]:
        """A curve for each club; of clubs that were asked for a picture, form and streaks."""
        lines: list[str] = []
        for one, clubs in self.tables:
            title = title_of(one, lang)
            lines += ([""] if lines else []) + ([title] if title else [])
            lines += _clubs_text(one, clubs, lang, width) if clubs else _curves_text(one, lang, width)
        return lines


def progress_of(found: "MatchesFound", clubs: tuple[str, ...]) -> ProgressShown:
    """The tables that hold all clubs named, and who those are.

    Raises:
        NotFoundError: `club-unknown` (club, suggestion), `no-common-table` (first, second): no table holds them all.
        ConflictError: `club-ambiguous` (club, known).
    """
    from torneo.office.table_matches import the_club

    if not clubs:
        return ProgressShown(found, tuple((one, ()) for one in found.tables))
    everybody = {team: one.names for one in found.tables for team in one.teams}
    names = next(iter(everybody.values()), None)
    wanted = tuple(dict.fromkeys(the_club(club, everybody, names) for club in clubs))
    tables = tuple((one, wanted) for one in found.tables if set(wanted) <= set(one.teams))
    if not tables:
        first, second = wanted[0], wanted[-1]
        raise NotFoundError("no-common-table", first=first, second=second, edition=found.title, known=())
    return ProgressShown(found, tables)


def _curves_text(one: "TableMatches", lang: Lang, width: int) -> list[str]:
    from torneo.exchange.progress_forms import bars, letters, step_name

    made = one.progress()
    if not made.steps:
        return []
    room = max(len(one.names.team(team)) for team in one.teams)
    room = min(room, 24)
    columns = max(8, width - room - 18)
    shown = min(columns, len(made.steps))
    first, last = step_name(made.steps[0], lang), step_name(made.steps[-1], lang)
    ends = first + last.rjust(shown - len(first))
    span = ends if len(first) + len(last) < shown else first.ljust(shown)
    form_head = words.ui("form", lang)
    lines = [f"{words.ui('pos', lang):>4}  {words.ui('team', lang):<{room}}  {span}  {form_head}".rstrip()]
    clubs = len(made.courses)
    for course in made.courses:
        name = one.names.team(course.team)
        name = name if len(name) <= room else name[: room - 1] + "…"
        form = letters(one.form(course.team).form, lang)
        curve = bars(course.places, clubs, columns)
        lines.append(f"{course.places[-1] + one.first_pos - 1:>4}  {name:<{room}}  {curve}  {form}".rstrip())
    return lines


def _clubs_text(one: "TableMatches", clubs: tuple[TeamId, ...], lang: Lang, width: int) -> list[str]:
    from torneo.exchange.progress_forms import chart, letters

    made = one.progress()
    if not made.steps:
        return []
    lines = chart(made, clubs, one.names, lang, width=width, first_pos=one.first_pos)
    for team in clubs:
        form = one.form(team)
        places = [place + one.first_pos - 1 for place in made.course(team).places]
        lines += ["", one.names.team(team)]
        lines.append(f"  {words.ui('best-worst-place', lang, best=min(places), worst=max(places))}")
        lines.append(f"  {words.ui('form', lang)}: {letters(form.form, lang)}")
        for key, figures in (("at-home", form.home), ("away-from-home", form.away)):
            said = (
                f"{words.ui('played', lang)} {figures.played}  {words.ui('won', lang)} {figures.won}  "
                f"{words.ui('drawn', lang)} {figures.drawn}  {words.ui('lost', lang)} {figures.lost}  "
                f"{figures.gf}-{figures.ga}"
            )
            lines.append(f"  {words.ui(key, lang)}: {said}")
        heads = f"{words.ui('streak-current', lang):>9} {words.ui('streak-longest', lang):>9}"
        lines.append(f"  {words.ui('streaks', lang):<22}{heads}")
        for streak in form.streaks:
            said = words.ui(f"streak-{streak.kind.value}", lang)
            lines.append(f"    {said:<20}{streak.current:>9} {len(streak.longest):>9}")
    return lines


def _headed(found: "MatchesFound", groups: list[Json], lang: Lang, as_of: str | None) -> Json:
    from torneo.exchange.json_shapes import findings_json

    head: Json = {"edition": found.edition} if found.edition else {}
    return {
        **head,
        "rules": found.rules,
        "as_of": as_of,
        "findings": findings_json(found.findings, lang),
        "groups": groups,
    }
