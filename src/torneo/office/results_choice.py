"""Which matches a table counts: those up to a round, at home or away, of one half, or the last five of each club."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from torneo.exchange.result_rows import ResultFile, ResultRow
from torneo.model import Finding, NotFoundError, Result, Severity, Status, TeamId, UsageError, Where
from torneo.standings.count import counts

SCOPES = ("home", "away", "half-1", "half-2", "last5")
"""What `--scope` may be: only home or only away matches, only first or only second meetings, the last five."""

_LAST = 5
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A match of a table in the order of its calendar; `result` None: still to be played."""

    home: TeamId
    away: TeamId
    result: Result | None


def check_scope(scope: str | None) -> None:
    """Raises `UsageError` `scope-unknown` (found, known)."""
    if scope is not None and scope not in SCOPES:
        raise UsageError("scope-unknown", found=scope, known=SCOPES)


def in_scope(meetings: Sequence[Meeting], scope: str) -> tuple[Result, ...]:
    """The results that count in a table of one scope.

    A match that counts for one of its clubs alone has nobody on the other side, so that it counts for no other club
    of the table. A half holds the first, or the second, meeting of each pair by the calendar, whenever it was played.
    """
    played = [meeting.result for meeting in meetings if meeting.result is not None]
    if scope == "home":
        return tuple(_alone(result, result.home) for result in played)
    if scope == "away":
        return tuple(_alone(result, result.away) for result in played)
    if scope == "last5":
        return _last(played)
    wanted = 1 if scope == "half-1" else 2
    met: Counter[frozenset[TeamId]] = Counter()
    found: list[Result] = []
    for meeting in meetings:
        pair = frozenset((meeting.home, meeting.away))
        met[pair] += 1
        if met[pair] == wanted and meeting.result is not None:
            found.append(meeting.result)
    return tuple(found)


def until_round(
    file: ResultFile, rows: Iterable[ResultRow], number: int
) -> tuple[list[ResultRow], list[Finding]]:
    """The rows with everything after a round still to be played, and a warning where rounds have no number.

    Raises:
        NotFoundError: `no-round-named` (file): no round of the file has a number; `no-round` (round, last).
    """
    rows = list(rows)
    numbers = [round_number(row.round) for row in rows]
    known = [one for one in numbers if one is not None]
    if not known:
        raise NotFoundError("no-round-named", file=file.file)
    if not 1 <= number <= max(known):
        raise NotFoundError("no-round", round=number, last=max(known))
    without = [row for row, one in zip(rows, numbers, strict=True) if one is None]
    findings = []
    if without:
        facts = {"count": len(without), "found": without[0].round or "-", "round": number}
        where = Where(file.file, without[0].line, 1)
        findings.append(
            Finding("round-not-numbered", Severity.WARNING, subject=file.file, where=where, facts=facts)
        )
    kept = [
        row if one is not None and one <= number else still_open(row)
        for row, one in zip(rows, numbers, strict=True)
    ]
    return kept, findings


def round_number(name: str) -> int | None:
    """The number in the name of a round: 3 of "3" and of "Matchday 3"; None of "Final" and of "1/8 Finals"."""
    found = _NUMBER.findall(name)
    return int(found[0]) if len(found) == 1 else None


def still_open(row: ResultRow) -> ResultRow:
    """The row as it was before it was played; one that never will be, or that was struck, stays what it is."""
    if row.status in (Status.NOT_PLAYED, Status.EXPUNGED):
        return row
    return replace(row, score=None, status=Status.PLAYED, penalties=None, half_time=None, after_90=None)


def calendar(rows: Sequence[ResultRow]) -> list[ResultRow]:
    """Rows in the order in which they were meant to be played: by round where all have a number, else by day, else as
    they stand.
    """
    numbers = {row.line: round_number(row.round) for row in rows}
    if all(number is not None for number in numbers.values()):
        return sorted(rows, key=lambda row: (numbers[row.line] or 0, row.line))
    if all(row.day is not None for row in rows):
        return sorted(rows, key=lambda row: (str(row.day), row.line))
    return list(rows)


def apart(file: ResultFile) -> tuple[ResultFile, tuple[Finding, ...]]:
    """A file of several competitions or stages, with a table for each; matches beside groups make no table.

    Knock-out rounds stand below the groups in files that tell a whole competition: what has no group there is no
    league, which a finding says.
    """
    editions = {row.edition for row in file.rows}
    stages: dict[str, set[str]] = defaultdict(set)
    has_groups = {(row.edition, row.stage) for row in file.rows if row.group}
    for row in file.rows:
        if row.group or not any(edition == row.edition for edition, _ in has_groups):
            stages[row.edition].add(row.stage)
    rows: list[ResultRow] = []
    outside: list[ResultRow] = []
    for row in file.rows:
        if not row.group and any(edition == row.edition for edition, _ in has_groups):
            outside.append(row)
            continue
        parts = (
            row.edition if len(editions) > 1 else "",
            row.stage if len(stages[row.edition]) > 1 else "",
            row.group,
        )
        rows.append(replace(row, group=", ".join(part for part in parts if part)))
    if not outside:
        return replace(file, rows=tuple(rows)), ()
    facts = {"count": len(outside), "rounds": tuple(dict.fromkeys(row.round or "-" for row in outside))}
    found = Finding(
        "matches-outside-groups",
        Severity.INFO,
        subject=file.file,
        where=Where(file.file, outside[0].line, 1),
        facts=facts,
    )
    return replace(file, rows=tuple(rows)), (found,)


def _last(played: Sequence[Result]) -> tuple[Result, ...]:
    """The last matches of each club: by day where all have one, else in the order of the calendar."""
    counting = [result for result in played if counts(result)]
    if all(result.day is not None for result in counting):
        counting.sort(key=lambda result: str(result.day))
    left: Counter[TeamId] = Counter()
    found: list[Result] = []
    for result in reversed(counting):
        inside = [team for team in (result.home, result.away) if left[team] < _LAST]
        left.update(inside)
        if len(inside) == 2:
            found.append(result)
        elif inside:
            found.append(_alone(result, inside[0]))
    return tuple(reversed(found))


def _alone(result: Result, team: TeamId) -> Result:
    """The result as it counts for one club only."""
    nobody = TeamId("")
    return replace(result, away=nobody) if result.home == team else replace(result, home=nobody)
