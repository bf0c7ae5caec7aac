"""What match models learn from: results files, with the odds they hold, as matches that were played."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from torneo.exchange.csv_odds import Beside, read_beside
from torneo.exchange.result_rows import ResultRow
from torneo.exchange.results_files import CSV, read_results_file
from torneo.model import EditionId, Finding, Severity, Status, TeamId
from torneo.office.reading import content_of

if TYPE_CHECKING:
    from torneo.forecast.models.played import Played
    from torneo.progression import Season

_NO_DAY = date(2000, 1, 1)
_ROUND = timedelta(days=7)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Lesson:
    """The matches of some files that a model can learn from.

    Attributes:
        matches: Played, in the order of the files.
        files: Their names.
        is_dated: Whether the results say when they were played; else their days only keep their order.
        with_odds: How many of the matches have odds.
        findings: What is wrong with the files, or was left out.
    """

    matches: "tuple[Played, ...]"
    files: tuple[str, ...]
    is_dated: bool
    with_odds: int
    findings: tuple[Finding, ...]


def read_lesson(
    files: Sequence[Path], *, as_of: date | None = None, input_format: str | None = None
) -> Lesson:
    """The results of files, whatever form each has; a match that stands in two of them counts once.

    Findings beside those of the files (warnings): `results-undated` (count), `results-mixed-dates` (count),
    `results-of-two-leagues` (teams, others).

    Args:
        as_of: Only results up to this day.

    Raises:
        NotFoundError: `no-such-file`.
        UsageError: `input-format-unknown` (found, known).
    """
    rows: list[tuple[str, ResultRow, Beside]] = []
    findings: list[Finding] = []
    for path in files:
        found, wrong = _read(path, input_format)
        rows += [(path.name, row, beside) for row, beside in found]
        findings += wrong
    return lesson_of(rows, findings=findings, files=tuple(path.name for path in files), as_of=as_of)


def lesson_of(
    rows: Iterable[tuple[str, ResultRow, Beside]],
    *,
    findings: Sequence[Finding] = (),
    files: tuple[str, ...] = (),
    as_of: date | None = None,
) -> Lesson:
    """The matches among rows: those that were played, goals after 90 minutes, nothing awarded or simulated.

    A match without a day is put in the week of its round; where some matches have a day, those without are left out.
    """
    from torneo.forecast.models.played import Played

    found = list(findings)
    counted = [
        (file, row, beside)
        for file, row, beside in rows
        if row.score is not None
        and row.status is Status.PLAYED
        and not row.simulated
        and row.home
        and row.away
    ]
    undated = [row for _, row, _ in counted if row.day is None]
    is_dated = len(undated) < len(counted) or not counted
    subject = files[0] if files else ""
    if undated and is_dated:
        found.append(_note("results-mixed-dates", subject, count=len(undated)))
    elif undated:
        found.append(_note("results-undated", subject, count=len(undated)))
    played: dict[tuple[object, ...], Played] = {}
    for _, row, beside in counted:
        if row.day is None and (is_dated or as_of is not None):
            continue
        if as_of is not None and row.day is not None and row.day > as_of:
            continue
        goals = row.after_90 or row.score
        assert goals is not None
        one = Played(
            TeamId(row.home),
            TeamId(row.away),
            goals.home,
            goals.away,
            row.day or _NO_DAY + _ROUND * _round_of(row),
            beside.season,
            beside.odds,
            beside.neutral,
        )
        key = (
            (one.home, one.away, one.day, row.leg) if row.day else (one.home, one.away, one.day, len(played))
        )
        played.setdefault(key, one)
    matches = tuple(played.values())
    apart = _apart(matches)
    if len(apart) > 1 and 2 * len(matches) >= 3 * sum(map(len, apart)):  # with fewer it is only early
        first, *others = apart
        more = tuple(team for group in others for team in group)
        found.append(_note("results-of-two-leagues", subject, teams=first[:3], others=more[:6]))
    return Lesson(matches, files, is_dated, sum(1 for one in matches if one.odds), tuple(found))


def lesson_of_rows(rows: Iterable[ResultRow], *, as_of: date | None, until: int | None) -> Lesson:
    """What the rows of one file teach, up to a day and a round."""
    from torneo.office.results_choice import round_number

    kept = [row for row in rows if until is None or (round_number(row.round) or 0) <= until]
    return lesson_of([("", row, Beside()) for row in kept], as_of=as_of)


def lesson_of_season(season: "Season", edition: EditionId) -> Lesson:
    """What has been played by the teams of an edition: in it, and in others of its team."""
    from torneo.forecast.models.played import Played

    kind = season[edition].regulation.edition.team
    found: list[Played] = []
    for where in season:
        if where.regulation.edition.team != kind:
            continue
        for match in where.matches():
            fact = match.result
            if fact is None or not match.counts or fact.result.simulated:
                continue
            result = fact.result
            goals = result.after_90 or result.score
            if result.status is not Status.PLAYED or goals is None:
                continue
            day = result.day or match.planned.day or _NO_DAY + _ROUND * match.round
            found.append(
                Played(
                    result.home, result.away, goals.home, goals.away, day, str(where.id), None, match.neutral
                )
            )
    return Lesson(tuple(found), (), True, 0, ())


def _read(path: Path, input_format: str | None) -> tuple[list[tuple[ResultRow, Beside]], list[Finding]]:
    content = content_of(path)
    file = read_results_file(path.name, content, input_format)
    if file.form != CSV:
        return [(row, Beside()) for row in file.rows], list(file.findings)
    beside = read_beside(path.name, content)
    rows = [(row, beside.lines.get(row.line, Beside())) for row in file.rows]
    return rows, [*file.findings, *beside.findings]


def _round_of(row: ResultRow) -> int:
    found = _NUMBER.search(row.round)
    return int(found[0]) if found else 0


def _apart(matches: "Sequence[Played]") -> list[tuple[TeamId, ...]]:
    """Teams that no chain of matches connects, the largest part first."""
    near: dict[TeamId, set[TeamId]] = defaultdict(set)
    for one in matches:
        near[one.home].add(one.away)
        near[one.away].add(one.home)
    left = set(near)
    parts: list[tuple[TeamId, ...]] = []
    for team in sorted(near):
        if team not in left:
            continue
        part, edge = {team}, [team]
        while edge:
            more = near[edge.pop()] - part
            part |= more
            edge += sorted(more)
        left -= part
        parts.append(tuple(sorted(part)))
    return sorted(parts, key=lambda part: (-len(part), part))


def _note(code: str, subject: str, **facts: object) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, subject=subject, facts=facts)
