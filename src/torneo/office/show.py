"""What is asked, made ready to be printed: data for programs, and views that know their own JSON, CSV and HTML."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torneo import words
from torneo.model import (
    Actor,
    ConflictError,
    Finding,
    NotFoundError,
    RegulationError,
    Severity,
    TeamId,
    UsageError,
)
from torneo.words import Lang, Names

if TYPE_CHECKING:
    from torneo.model import Result
    from torneo.office.folder import Workspace
    from torneo.progression import EditionState, KnockoutState, LeagueState, MatchState, Zone
    from torneo.rules.plan import StagePlan
    from torneo.rules.resolve import TableKey
    from torneo.rules.table_rules import TableRules
    from torneo.standings import Step, Table

Json = dict[str, Any]


# -- checking ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Checked:
    """Findings about the files of a folder, and the plan of its stages where it was asked for."""

    findings: tuple[Finding, ...]
    plans: "tuple[StagePlan, ...]"
    editions: tuple[str, ...]
    names: Names

    @property
    def has_errors(self) -> bool:
        return any(each.severity is Severity.ERROR for each in self.findings)

    def summary(self, lang: Lang) -> str:
        counts = {level: sum(1 for each in self.findings if each.severity is level) for level in Severity}
        return words.ui(
            "count-findings",
            lang,
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            notes=counts[Severity.INFO] or None,
        )

    def json(self, lang: Lang) -> Json:
        from torneo.exchange.json_shapes import findings_json

        return {
            "editions": list(self.editions),
            "findings": findings_json(self.findings, lang),
            "plan": [
                {
                    "edition": each.edition,
                    "category": each.category,
                    "stage": each.stage,
                    "kind": each.kind,
                    "teams": each.teams,
                    "groups": dict(each.groups),
                    "rounds": each.rounds,
                    "matches": each.matches,
                    "matches_max": each.matches_max,
                    "ties": each.ties,
                    "byes": each.byes,
                    "weeks": each.weeks,
                }
                for each in self.plans
            ],
        }


def check(path: Path | str, *, with_plan: bool = False) -> Checked:
    """The regulation files of a folder: no ledger is opened for that, and nothing heavy loaded.

    Raises:
        NotFoundError: `folder-missing`, `folder-not-a-folder`.
    """
    from torneo.rules.plan import plan
    from torneo.rules.playable import not_yet_playable
    from torneo.rules.reader import load_folder

    regulations = load_folder(path)
    findings = (*regulations.findings, *not_yet_playable(regulations))
    return Checked(
        findings,
        plan(regulations) if with_plan else (),
        tuple(regulations.editions),
        words.names_of(regulations),
    )


# -- tables ----------------------------------------------------------------------------------------------------------------


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


def _last_day(results: "Iterable[Result]") -> date | None:
    return max((result.day for result in results if result.day is not None), default=None)


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
    results: str,
    rules: str | None,
    *,
    group: str | None = None,
    as_of: date | None = None,
    round_: int | None = None,
    scope: str | None = None,
    input_format: str | None = None,
) -> Tables:
    """Tables of a results file; `-` reads the standard input. Raises as `results_tables.tables_of_results`."""
    from torneo.office.results_tables import tables_of_results

    given: Path | bytes = sys.stdin.buffer.read() if results == "-" else Path(results)
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
    title = "" if results == "-" else Path(results).name
    return Tables(tables, found.findings, rules=found.rules, title=title, round_=round_, scope=scope or "")


def refused_json(problem: RegulationError, rules: str, lang: Lang, *, as_of: str | None = None) -> Json:
    """What `Tables.json` says where the rules have faults: no table, and every finding."""
    return Tables((), problem.findings, rules=Path(rules).name).json(lang, as_of=as_of)


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
    results: str,
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

    given: Path | bytes = sys.stdin.buffer.read() if results == "-" else Path(results)
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
    raise NotFoundError("no-common-table", first=one, second=other, edition=Path(results).name, known=groups)


# -- editions and stages by what somebody typed -------------------------------------------------------------------------


def take_edition(workspace: "Workspace", left: list[str]) -> str | None:
    """The edition that the first of the words names, which is taken off; None where none does and there is but one.

    Raises:
        NotFoundError: `no-edition`: more words than an edition is needed for, and the first is none.
        ConflictError: `which-edition`.
    """
    season = workspace.season()
    if left and left[0] in season.editions:
        return left.pop(0)
    if len(season.editions) == 1:
        return next(iter(season.editions))
    if len(left) > 2:
        from torneo.office.lookup import the_edition

        the_edition(season, left[0])  # says that there is none, and which there are
    raise ConflictError("which-edition", known=tuple(season.editions))


def edition_first(workspace: "Workspace", left: list[str]) -> str:
    """The edition that the first of the words names, which is taken off; the only one where it names none.

    Raises:
        NotFoundError: `no-edition`.
    """
    from torneo.office.lookup import the_edition

    season = workspace.season()
    if left[0] not in season.editions and len(season.editions) == 1:
        return next(iter(season.editions))
    return the_edition(season, left.pop(0)).id


def edition_and_stage(
    workspace: "Workspace", edition: str | None, stage: str | None
) -> tuple[str | None, str | None]:
    """Both as they were meant: in a folder with one edition a single word may name a stage."""
    if edition is None or stage is not None:
        return edition, stage
    season = workspace.season()
    if edition not in season.editions and len(season.editions) == 1:
        only = next(iter(season.editions.values()))
        if only.stage(edition) is not None:
            return only.id, edition
    return edition, stage


def the_edition_or_all(workspace: "Workspace", edition: str | None) -> str | None:
    """The edition named; without a name the only one that has knock-out stages, if there is one."""
    if edition is not None:
        return edition
    from torneo.progression import KnockoutState

    season = workspace.season()
    having = [each.id for each in season if any(isinstance(stage, KnockoutState) for stage in each.stages)]
    return having[0] if len(having) == 1 else None


# -- fixtures ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StageList:
    """Matches of a stage to print."""

    edition: "EditionState"
    stage: "LeagueState | KnockoutState"
    matches: "tuple[MatchState, ...]"


def fixture_lists(
    workspace: "Workspace", edition: str | None, stage: str | None, *, round_: int | None = None
) -> tuple[StageList, ...]:
    """The matches of a stage, or of all stages, in the order of their rounds. Raises `NotFoundError`."""
    from torneo.office.lookup import the_edition, the_stage

    where = the_edition(workspace.season(), edition)
    stages = (the_stage(where, stage),) if stage else where.stages
    return tuple(
        StageList(where, each, tuple(match for match in each.matches if round_ in (None, match.round)))
        for each in stages
        if each.matches
    )


def fixtures_json(lists: Iterable[StageList], names: Names, lang: Lang) -> list[Json]:
    from torneo.exchange.json_shapes import match_json

    return [
        {
            "edition": each.edition.id,
            "stage": each.stage.node.name,
            "matches": [match_json(match, names, lang, each.edition.id) for match in each.matches],
        }
        for each in lists
    ]


def fixtures_csv(lists: Iterable[StageList], names: Names) -> str:
    """A fixture list as `torneo import` takes it in again."""
    from torneo.exchange.csv_fixtures import write_csv
    from torneo.office.submitting import zone_of

    rows = []
    for each in lists:
        zone = zone_of(each.edition.regulation)
        for match in each.matches:
            planned = match.planned
            kickoff = planned.kickoff.astimezone(zone) if planned.kickoff else None
            rows.append(
                {
                    "edition": each.edition.id,
                    "stage": each.stage.node.name,
                    "round": match.round or match.leg,
                    "date": planned.day.isoformat() if planned.day else None,
                    "time": f"{kickoff:%H:%M}" if kickoff else None,
                    "home": match.home.team or words.seat(match.home, names, "es"),
                    "away": match.away.team or words.seat(match.away, names, "es"),
                    "venue": planned.venue,
                    "neutral": "true" if match.neutral else "",
                }
            )
    columns = ("edition", "stage", "round", "date", "time", "home", "away", "venue", "neutral")
    return write_csv(columns, rows)


def results_csv(lists: Iterable[StageList]) -> str:
    """The results of stages as `torneo import` and `torneo table` take them in again."""
    from torneo.exchange.csv_fixtures import write_csv

    rows = []
    for each in lists:
        for match in each.matches:
            fact = match.result
            if fact is None:
                continue
            result = fact.result
            day = result.day or match.planned.day
            goals = result.score
            rows.append(
                {
                    "match": match.id,
                    "edition": each.edition.id,
                    "stage": each.stage.node.name,
                    "round": match.round or match.leg,
                    "date": day.isoformat() if day else None,
                    "home": result.home,
                    "away": result.away,
                    "home_goals": goals.home if goals else None,
                    "away_goals": goals.away if goals else None,
                    "status": result.status.value,
                    "after_90": str(result.after_90) if result.after_90 else None,
                    "penalties": str(result.penalties) if result.penalties else None,
                    "decided": result.decided.value,
                    "winner": result.winner.value if result.winner else None,
                    "simulated": 1 if result.simulated else None,
                }
            )
    columns = (
        "match edition stage round date home away home_goals away_goals status after_90 penalties decided"
    )
    return write_csv([*columns.split(), "winner", "simulated"], rows)


EXPORTS = ("season", "tables", "results", "fixtures")


def exported(
    workspace: "Workspace", actor: Actor, what: str, edition: str | None, *, form: str, lang: Lang
) -> str:
    """A season, its tables, results or fixture lists as text of a format.

    Raises:
        UsageError: `export-unknown` (found, known), `format-unknown`.
    """
    import json

    from torneo.exchange.json_shapes import edition_json, season_json
    from torneo.office.lookup import the_edition
    from torneo.office.permissions import Action, Target, require

    if what not in EXPORTS:
        raise UsageError("export-unknown", found=what, known=(*EXPORTS, "all"))
    season = workspace.season()
    require(actor, Action.READ, Target(edition=edition or ""))
    names = workspace.names()
    wanted = (the_edition(season, edition).id,) if edition else tuple(season.editions)
    if what == "season" or form == "json":
        if what == "season" and not edition:
            data: object = season_json(season, names, lang)
        elif what == "season":
            data = edition_json(season[wanted[0]], names, lang)
        elif what == "tables":
            data = [season_tables(workspace, each, None).json(lang) for each in wanted]
        else:
            lists = [one for each in wanted for one in fixture_lists(workspace, each, None)]
            data = fixtures_json(lists, names, lang)
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    if what == "tables":
        texts = [season_tables(workspace, each, None).csv(lang) for each in wanted]
        return texts[0] + "".join(text.partition("\n")[2] for text in texts[1:])
    lists = [one for each in wanted for one in fixture_lists(workspace, each, None)]
    return results_csv(lists) if what == "results" else fixtures_csv(lists, names)


def write_file(path: Path, text: str, *, force: bool = False) -> None:
    """Write a file whole or not at all; one that is there stays unless `force`.

    Raises:
        ConflictError: `file-exists` (file).
    """
    write_bytes(path, text.encode("utf-8"), force=force)


def write_bytes(path: Path, content: bytes, *, force: bool = False) -> None:
    """The same for what is no text."""
    if path.exists() and not force:
        raise ConflictError("file-exists", file=str(path))
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
