"""Checks over all matches of a results file, whatever its form: a match twice, a club spelled two ways, no match at all."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from torneo.exchange.csv_sheet import error, folded
from torneo.exchange.result_rows import ResultRow
from torneo.model import Finding, Severity, Status

_WITHOUT_ACCENT = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that are no letter with an accent to Unicode, as people type them without the key."""

_PARTS = re.compile(r"\w+")
_CLUB = frozenset(("fc", "cf", "afc", "f", "c", "a"))


def checked(
    file: str, rows: Sequence[ResultRow], findings: Iterable[Finding]
) -> tuple[tuple[ResultRow, ...], tuple[Finding, ...]]:
    """The matches as they can be counted; what was found in reading them, and is wrong with them together, by line.

    A match written twice alike counts once. One written with two different results is open until one of them is
    kept: nobody can tell which is true. Names that look alike stay two names.

    Findings (errors): `csv-match-twice`. Warnings: `csv-match-repeated`, `csv-spelled-two-ways`, `csv-no-matches`.
    """
    kept, wrong = _once(file, rows)
    found = [*findings, *wrong, *spelled_two_ways(file, rows)]
    found.sort(key=lambda one: (one.where.line if one.where else 0, one.code))
    return tuple(kept), tuple(found)


def no_matches(file: str) -> Finding:
    """A file that can be read and has no match: said, because an empty table says nothing."""
    return error("csv-no-matches", file, 0, severity=Severity.WARNING, file=file)


def _once(file: str, rows: Iterable[ResultRow]) -> tuple[list[ResultRow], list[Finding]]:
    """Each match of a day (or, undated, of a round) once."""
    kept: dict[int, ResultRow] = {}
    first_of: dict[tuple[object, ...], tuple[int, ResultRow]] = {}
    findings: list[Finding] = []
    for number, row in enumerate(rows):
        kept[number] = row
        if row.day is None and not row.round and not row.match:
            continue
        key = (
            row.edition,
            row.stage,
            row.group,
            row.match,
            row.leg,
            row.home,
            row.away,
            row.day or row.round,
        )
        place, before = first_of.setdefault(key, (number, row))
        if place == number or (before.status is Status.ABANDONED) is not (row.status is Status.ABANDONED):
            continue  # an abandoned match and what was played or ruled instead are two rows of one story
        del kept[number]
        first_line = before.line
        if _same(before, row) or row.is_open or before.is_open:
            if before.is_open and not row.is_open:
                kept[place] = row
                first_of[key] = place, row
            findings.append(
                error(
                    "csv-match-repeated",
                    file,
                    row.line,
                    severity=Severity.WARNING,
                    home=row.home or row.match,
                    away=row.away,
                    first_line=first_line,
                )
            )
            continue
        kept[place] = replace(before, score=None, status=Status.PLAYED, penalties=None, half_time=None)
        findings.append(
            error(
                "csv-match-twice",
                file,
                row.line,
                home=row.home or row.match,
                away=row.away,
                first_line=first_line,
                first_score=str(before.score or "-"),
                score=str(row.score or "-"),
            )
        )
    return list(kept.values()), findings


def _same(one: ResultRow, other: ResultRow) -> bool:
    return (one.score, one.status, one.penalties) == (other.score, other.status, other.penalties)


def spelled_two_ways(file: str, rows: Iterable[ResultRow]) -> Iterator[Finding]:
    """Names that differ in accents, capitals or signs alone, in `FC`, or in how an umlaut is written.

    They are offered as one club, never merged. Two that met each other are two clubs, unless nothing but accents,
    capitals and signs tells them apart.
    """
    line_of: dict[str, int] = {}
    met: set[frozenset[str]] = set()
    for row in rows:
        for name in (row.home, row.away):
            if name:
                line_of.setdefault(name, row.line)
        met.add(frozenset((row.home, row.away)))
    alike: dict[str, list[str]] = defaultdict(list)
    for name in line_of:
        alike[_without_club(name)].append(name)
    for forms in alike.values():
        first, *others = forms
        for other in others:
            if frozenset((first, other)) in met and _letters(first) != _letters(other):
                continue
            yield error(
                "csv-spelled-two-ways",
                file,
                line_of[other],
                severity=Severity.WARNING,
                found=other,
                other=first,
                other_line=line_of[first],
            )


def _letters(name: str) -> str:
    """The letters and figures of a name, in whatever script, without capitals, accents and signs."""
    return "".join(_PARTS.findall(folded(name).translate(_WITHOUT_ACCENT))).replace("_", "") or name


def _without_club(name: str) -> str:
    """The same without `FC` and the like, and with `Muenchen` as `Munchen`."""
    parts = _PARTS.findall(folded(name).translate(_WITHOUT_ACCENT))
    told = "".join(part for part in parts if part not in _CLUB) or _letters(name)
    return re.sub("(?<=[aou])e", "", told)
