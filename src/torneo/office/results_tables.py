"""Tables from any results and any rule set, without a folder or a ledger."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from torneo.exchange.result_rows import ResultFile, ResultRow
from torneo.exchange.results_files import CSV, read_results_file
from torneo.exchange.row_checks import no_matches
from torneo.model import (
    EditionId,
    Finding,
    NotFoundError,
    RegulationError,
    Result,
    Severity,
    StageId,
    Status,
    TeamId,
)
from torneo.office.reading import content_of
from torneo.office.results_choice import (
    Meeting,
    apart,
    calendar,
    check_scope,
    in_scope,
    round_number,
    still_open,
    until_round,
)
from torneo.office.rules_findings import unknown_names
from torneo.progression import MatchLeft, TablePlan
from torneo.rules.presets import preset_names
from torneo.rules.reader import preset, read_rules
from torneo.rules.resolve import TableKey
from torneo.rules.suggest import suggestion
from torneo.rules.table_rules import AdjustmentRule, CarryOver, RulesTable, TableRules, effective
from torneo.standings import Adjustment, Carried, Inputs, Table, carry, make_table
from torneo.standings.progress import Fixed

_Figure = TypeVar("_Figure", int, int | Fraction)

DEFAULT_RULES = RulesTable.model_validate({"tiebreakers": ["points", "goal_difference", "goals_for"]})
"""Where nobody names rules: three points for a win, then goal difference and goals scored, then level."""


@dataclass(frozen=True, slots=True)
class GroupTable:
    """The table of one group; "" where the results name none. `results` and `inputs` are what it was made from.

    `left`: the rows that are still to be played; `waits`: `carried` where it starts from a table that has such rows.
    """

    group: str
    table: Table
    first_pos: int
    rules: TableRules
    results: tuple[Result, ...]
    inputs: Inputs
    teams: tuple[TeamId, ...]
    left: tuple[MatchLeft, ...] = ()
    waits: tuple[str, ...] = ()
    matches: tuple[Fixed, ...] = ()
    """every row of the table, in the order of the file"""
    since: tuple[date | None, ...] = ()
    """of each of `inputs.adjustments` the day from which it counts; None: from the outset"""

    def inputs_on(self, day: date | None) -> Inputs:
        """What no result can tell, as it was known on a day; None: as it is."""
        if day is None or not any(self.since):
            return self.inputs
        dated = zip(self.inputs.adjustments, self.since, strict=True)
        known = tuple(given for given, first in dated if first is None or first <= day)
        return replace(self.inputs, adjustments=known)

    @property
    def plan(self) -> TablePlan:
        """What is known of the table and what is left of it."""
        return TablePlan(
            key=TableKey(EditionId(""), StageId(""), self.group),
            teams=self.teams,
            rules=self.rules,
            inputs=replace(self.inputs, open_pairs=frozenset()),
            results=self.results,
            left=self.left,
            waits=self.waits,
            first_pos=self.first_pos,
        )


@dataclass(frozen=True, slots=True)
class ResultsTables:
    """All tables of a results file, what is wrong with the file, and which rules were used."""

    groups: tuple[GroupTable, ...]
    findings: tuple[Finding, ...]
    rules: str

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.severity is Severity.ERROR)


def tables_of_results(
    given: Path | ResultFile | Iterable[Mapping[str, object]] | bytes,
    rules: str | Path | RulesTable | None = None,
    *,
    group: str | None = None,
    as_of: date | None = None,
    round_: int | None = None,
    scope: str | None = None,
    input_format: str | None = None,
) -> ResultsTables:
    """Every table of a results file under a rule set.

    A table is made of all rows that can be read; what cannot be stands among the findings.

    Args:
        given: a results file of any form that is read, its bytes, rows as mappings with the columns of the case form,
            or what `read_results` gave.
        rules: name of a preset, a TOML or JSON file, or rules; None: `DEFAULT_RULES`.
        group: only this group.
        as_of: only results up to this day.
        round_: only results up to this round; what comes later is still to be played.
        scope: one of `SCOPES`. Such a table is made of matches alone: no points given, taken or carried, no lots.
        input_format: how to read the file, where neither its name nor its first line says so.

    Raises:
        NotFoundError: `no-such-file`, `rules-unknown` (name, suggestion, known), `no-group` (group, known),
            `no-round-named` (file), `no-round` (round, last).
        UsageError: `scope-unknown` (found, known), `input-format-unknown` (found, known).
        RegulationError: the rules file has faults; in `findings` also those of the results.
    """
    check_scope(scope)
    file = given if isinstance(given, ResultFile) else read_file(given, input_format)
    findings = list(file.findings)
    try:
        shown, table = the_rules(rules)
    except RegulationError as problem:
        raise RegulationError((*problem.findings, *findings)) from problem
    rows = [_as_of(row, as_of) for row in file.rows]
    if round_ is not None:
        rows, found = until_round(file, rows, round_)
        findings += found
    made = _Tables(rows, table, scope, as_of, is_past=as_of is not None or round_ is not None)
    groups = made.all()
    findings += _unknown(rules, shown, table, made)
    if group is not None:
        groups = tuple(one for one in groups if one.group == group)
        if not groups:
            known = tuple(sorted(made.members))
            raise NotFoundError("no-group", group=group, known=known, suggestion=suggestion(group, known))
    return ResultsTables(groups, tuple(findings), shown)


def _as_of(row: ResultRow, day: date | None) -> ResultRow:
    """What was played after the day is still to be played."""
    if day is None or row.is_open or row.day is None or row.day <= day:
        return row
    return still_open(row)


def the_rules(rules: str | Path | RulesTable | None) -> tuple[str, RulesTable]:
    """What `--rules` names, and how to call it.

    Raises:
        NotFoundError: `rules-unknown` (name, suggestion, known).
        RegulationError: the file has faults.
    """
    if rules is None:
        return "default", DEFAULT_RULES
    if isinstance(rules, RulesTable):
        return rules.name or "rules", rules
    path = Path(rules)
    if path.suffix in (".toml", ".json") or path.is_file():
        found, findings = read_rules(path.name, content_of(path))
        if found is None:
            raise RegulationError(findings)
        return path.name, found
    table = preset(str(rules))
    if table is None:
        known = preset_names()
        raise NotFoundError(
            "rules-unknown", name=str(rules), known=known, suggestion=suggestion(str(rules), known)
        )
    return str(rules), table


def _unknown(
    rules: str | Path | RulesTable | None, shown: str, table: RulesTable, made: "_Tables"
) -> tuple[Finding, ...]:
    teams = {TeamId(team) for rows in made.rows.values() for row in rows for team in (row.home, row.away)}
    path = Path(rules) if isinstance(rules, str | Path) else None
    text = path.read_text("utf-8", "replace") if path is not None and path.is_file() else ""
    return unknown_names(table, file=shown, text=text, teams=teams, groups=set(made.members))


class _Tables:
    """The groups of a file, each made once; those that another starts from come first."""

    def __init__(
        self,
        rows: Iterable[ResultRow],
        rules: RulesTable,
        scope: str | None,
        as_of: date | None,
        *,
        is_past: bool,
    ) -> None:
        self.rules = rules
        self.scope = scope
        self.as_of = as_of
        self.is_past = is_past
        rows = list(rows)
        self.rows: dict[str, list[ResultRow]] = {}
        self.fixed: dict[str, list[Fixed]] = {}
        self.made: dict[str, GroupTable] = {}
        self.results: dict[str, list[Result]] = {}
        self.open_rows: dict[str, list[frozenset[TeamId]]] = {}
        for row in rows:
            results = self.results.setdefault(row.group, [])
            waiting = self.open_rows.setdefault(row.group, [])
            self.rows.setdefault(row.group, []).append(row)
            result = None if row.is_open else _result(row)
            self.fixed.setdefault(row.group, []).append(
                Fixed(TeamId(row.home), TeamId(row.away), result, round_number(row.round) or 0, row.day)
            )
            if result is None:
                waiting.append(frozenset((TeamId(row.home), TeamId(row.away))))
            else:
                results.append(result)
        self.members = self._members()

    def all(self) -> tuple[GroupTable, ...]:
        return tuple(self._make(group) for group in self.members)

    def _members(self) -> dict[str, tuple[TeamId, ...]]:
        named = self.rules.groups
        if named and set(self.results) == {""}:
            for group in named:
                self.results[group] = self.results[""]
                self.open_rows[group] = self.open_rows[""]
                self.rows[group] = self.rows[""]
                self.fixed[group] = self.fixed[""]
            return {group: tuple(map(TeamId, clubs)) for group, clubs in named.items()}
        return {
            group: tuple(
                sorted(
                    {
                        team
                        for result in found
                        if result.status is not Status.EXPUNGED
                        for team in (result.home, result.away)
                    }.union(*self.open_rows[group])
                )
            )
            for group, found in self.results.items()
        }

    def _make(self, group: str) -> GroupTable:
        if group in self.made:
            return self.made[group]
        if self.scope is not None:
            self.made[group] = self._make_in_scope(group, self.scope)
            return self.made[group]
        start: dict[TeamId, Carried] = {}
        waits: set[str] = set()
        for rule in self._carried_into(group):
            source = self._make(str(rule.from_))
            if source.left or source.waits:
                waits.add("carried")
            for team, figures in carry(source.table, rule).items():
                start[team] = start.get(team, Carried()) + figures
        inputs = self._inputs(group, start)
        rules = effective(self.rules)
        results = tuple(self.results.get(group, ()))
        table = make_table(self.members[group], results, rules, inputs=inputs)
        first = rules.first_pos.get(group, 1)
        self.made[group] = GroupTable(
            group,
            table,
            first,
            rules,
            results,
            inputs,
            self.members[group],
            left=self._left(group),
            waits=tuple(waits),
            matches=self._fixed(group),
            since=tuple(one.valid_from for one in self._adjustments(group)),
        )
        return self.made[group]

    def _fixed(self, group: str) -> tuple[Fixed, ...]:
        members = set(self.members[group])
        return tuple(match for match in self.fixed.get(group, ()) if members & {match.home, match.away})

    def _left(self, group: str) -> tuple[MatchLeft, ...]:
        """The rows still to be played that a club of the group plays in."""
        members = set(self.members[group])
        return tuple(
            MatchLeft(TeamId(row.home), TeamId(row.away), round_number(row.round) or 0, row.day)
            for row in self.rows.get(group, ())
            if row.is_open and members & {row.home, row.away}
        )

    def _make_in_scope(self, group: str, scope: str) -> GroupTable:
        """A table of some of the matches. Lots and extra matches are for the whole table, so none is awaited."""
        rules = effective(self.rules)
        meetings = [
            Meeting(TeamId(row.home), TeamId(row.away), None if row.is_open else _result(row))
            for row in calendar(self.rows.get(group, ()))
        ]
        results = in_scope(meetings, scope)
        inputs = Inputs(open_pairs=frozenset(self.open_rows.get(group, ())))
        table = make_table(self.members[group], results, rules, inputs=inputs, complete=False)
        return GroupTable(group, table, 1, rules, results, inputs, self.members[group])

    def _carried_into(self, group: str) -> list[CarryOver]:
        return [
            rule
            for rule in self.rules.carry_over
            if rule.into in (None, group) and str(rule.from_) != group and str(rule.from_) in self.members
        ]

    def _lots(self, group: str) -> tuple[tuple[TeamId, ...], ...]:
        """Lots drawn; looking back, none was as long as matches of the table were to be played."""
        if self.is_past and self.open_rows.get(group):
            return ()
        drawn = (lot.order for lot in self.rules.lots if lot.group in (None, group))
        return tuple(tuple(map(TeamId, order)) for order in drawn)

    def _is_given(self, rule: AdjustmentRule) -> bool:
        """Whether points had been given or taken by the day that is asked for."""
        return self.as_of is None or rule.valid_from is None or rule.valid_from <= self.as_of

    def _adjustments(self, group: str) -> list[AdjustmentRule]:
        """Points are taken where a club ends up, unless the rule names the table."""
        sources = {str(rule.from_) for rule in self.rules.carry_over}
        elsewhere = {
            team
            for name, teams in self.members.items()
            if name not in sources and group in sources
            for team in teams
        }
        return [
            one
            for one in self.rules.adjustments
            if one.group == group
            or (one.group is None and one.team in self.members[group] and one.team not in elsewhere)
            if self._is_given(one)
        ]

    def _inputs(self, group: str, start: Mapping[TeamId, Carried]) -> Inputs:
        rules = self.rules
        adjustments = [
            Adjustment(TeamId(one.team), one.points, one.reason or "", one.clause)
            for one in self._adjustments(group)
        ]
        return Inputs(
            adjustments=tuple(adjustments),
            lots=self._lots(group),
            fair_play_points=_figures(rules.fair_play_points),
            disciplinary_points=_figures(rules.disciplinary_points),
            ranking=_figures(rules.ranking),
            coefficient=_figures(rules.coefficient),
            carried=start,
            open_pairs=frozenset(self.open_rows.get(group, ())),
        )


def read_file(
    given: Path | Iterable[Mapping[str, object]] | bytes, input_format: str | None = None
) -> ResultFile:
    """The matches of results in any form that is read; where there are none at all a finding says so.

    Raises:
        NotFoundError: `no-such-file`.
        UsageError: `input-format-unknown` (found, known).
    """
    file = _read(given, input_format)
    return file if file.rows or file.findings else replace(file, findings=(no_matches(file.file),))


def _read(
    given: Path | Iterable[Mapping[str, object]] | bytes, input_format: str | None = None
) -> ResultFile:
    if isinstance(given, bytes):
        return _each_apart(read_results_file("-", given, input_format))
    if isinstance(given, Path):
        return _each_apart(read_results_file(given.name, content_of(given), input_format))
    from torneo.exchange.csv_fixtures import write_csv

    rows = [dict(row) for row in given]
    columns = tuple(dict.fromkeys(key for row in rows for key in row))
    return read_results_file("rows", write_csv(columns, rows).encode(), CSV)


def _each_apart(file: ResultFile) -> ResultFile:
    """Files that tell of whole competitions have a table for each stage; those of the case form name their groups."""
    if file.form == CSV:
        return file
    parted, found = apart(file)
    return replace(parted, findings=(*file.findings, *found))


def _result(row: ResultRow) -> Result:
    return Result(
        TeamId(row.home),
        TeamId(row.away),
        row.score,
        status=row.status,
        penalties=row.penalties,
        half_time=row.half_time,
        day=row.day,
        round=row.round,
        simulated=row.simulated,
    )


def _figures(given: Mapping[str, _Figure]) -> dict[TeamId, _Figure]:
    return {TeamId(team): value for team, value in given.items()}


__all__ = ["DEFAULT_RULES", "GroupTable", "ResultsTables", "tables_of_results", "the_rules"]
