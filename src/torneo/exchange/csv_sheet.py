"""A CSV file as lines of named cells, whoever wrote it: any separator, UTF-8 or latin-1, columns found by their names."""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from torneo.model import Finding, Severity, Where

_SEPARATORS = (",", ";", "\t", "|")
_DATE_FORMS = (
    "%d/%m/%Y",
    "%d/%m/%y",
    "%Y/%m/%d",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d.%m.%y",
    "%a %b %d %Y",
    "%d %b %Y",
    "%d %B %Y",
)
_SAMPLE = 32
_IN_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: its number from 1, and what stands in the columns that were found; empty cells are left out."""

    number: int
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """`columns`: which of the wanted columns the file has. `findings`: what is wrong with the file as such."""

    file: str
    columns: frozenset[str]
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...] = ()
    has_head: bool = True
    """False where the file is empty or cannot be read at all"""


def read_sheet(file: str, content: bytes, names: Mapping[str, Sequence[str]]) -> Sheet:
    """The lines of a CSV file.

    A byte order mark, blank lines, trailing separators and the separator itself need no saying; a file that is no
    UTF-8 is read as latin-1, with a warning.

    Args:
        names: For each column wanted, how its head may be written: lower case, without accents, words joined by `_`.
    """
    text, findings = decoded(file, content)
    if any(found.severity is Severity.ERROR for found in findings):
        return Sheet(file, frozenset(), (), tuple(findings), has_head=False)
    if not text.strip():
        return Sheet(
            file, frozenset(), (), (*findings, error("csv-empty", file, 0, file=file)), has_head=False
        )
    try:
        rows, numbers = _rows(text, _separator(text))
    except csv.Error as problem:
        found = error("csv-unreadable", file, 0, problem=str(problem))
        return Sheet(file, frozenset(), (), (*findings, found), has_head=False)
    head_at = next((place for place, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if head_at is None:
        return Sheet(
            file, frozenset(), (), (*findings, error("csv-empty", file, 0, file=file)), has_head=False
        )
    heads = [cell.strip() for cell in rows[head_at]]
    wanted = {written: column for column, forms in names.items() for written in forms}
    places: dict[str, int] = {}
    for place, head in enumerate(heads):
        column = wanted.get(head_name(head))
        if column is not None:
            places.setdefault(column, place)
    lines: list[Line] = []
    for row, number in zip(rows[head_at + 1 :], numbers[head_at + 1 :], strict=True):
        if not any(cell.strip() for cell in row):
            continue
        beyond = [cell.strip() for cell in row[len(heads) :] if cell.strip()]
        if beyond:
            findings.append(
                error("csv-too-many-cells", file, number, found=len(row), expected=len(heads), cell=beyond[0])
            )
        cells = {
            column: unguarded(row[place].strip())
            for column, place in places.items()
            if place < len(row) and row[place].strip()
        }
        lines.append(Line(number, cells))
    return Sheet(file, frozenset(places), tuple(lines), tuple(findings))


def error(
    code: str, file: str, line: int, /, *, severity: Severity = Severity.ERROR, **facts: object
) -> Finding:
    """A finding about a line of a file; line 0: about the whole file."""
    return Finding(
        code=code, severity=severity, subject=file, where=Where(file, line, 1 if line else 0), facts=facts
    )


def decoded(file: str, content: bytes) -> tuple[str, list[Finding]]:
    """The text of a file: UTF-8, UTF-16 as spreadsheets save it, or else Windows-1252, which is a warning.

    Findings: `file-not-text` (error; the text is empty), `csv-not-utf-8` (warning).
    """
    wide = _wide(content)
    if wide:
        return content.decode(wide, "replace").lstrip("\ufeff"), []
    if b"\0" in content:
        line = content[: content.index(b"\0")].count(b"\n") + 1
        return "", [error("file-not-text", file, line, file=file)]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as problem:
        line = content[: problem.start].count(b"\n") + 1
        found = f"0x{content[problem.start]:02x}"
        text = content.decode("cp1252", "replace")
        return text, [error("csv-not-utf-8", file, line, severity=Severity.WARNING, byte=found)]


def _wide(content: bytes) -> str:
    """The codec of a file of two bytes a character, with a mark in front or without; "" for any other."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    start = content[: 2 * _SAMPLE]
    if len(start) < 4 or len(start) % 2:
        return ""
    for codec, zeros, letters in (
        ("utf-16-le", start[1::2], start[::2]),
        ("utf-16-be", start[::2], start[1::2]),
    ):
        if not any(zeros) and all(letters):
            return codec
    return ""


def head_name(text: str) -> str:
    """How the head of a column is compared: "Goles Local" is `goles_local`, "Día" is `dia`."""
    return re.sub(r"[^a-z0-9]+", "_", folded(text)).strip("_")


def folded(text: str) -> str:
    """Lower case without accents, for comparing names that people wrote."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


_FORMULA = re.compile(r"'*[=+\-@\t\r].", re.DOTALL)
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?%?")


def guarded(text: str) -> str:
    """A text cell that no spreadsheet takes for a formula: one that would begin one gets a leading `'`.

    Source: OWASP, CSV injection; ASVS 5.0, 1.2.10. Numbers, of whatever sign, stay as they are.
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """The text of a cell that was guarded."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def read_day(text: str) -> date | None:
    """A day as files write it: `2014-05-29`, `29/05/14`, `29.05.2014`, `Thu May 29 2014`; None: no day."""
    plain = " ".join(_IN_BRACKETS.sub(" ", text).split())
    try:
        return date.fromisoformat(plain[:10])
    except ValueError:
        pass
    for form in _DATE_FORMS:
        try:
            return datetime.strptime(plain, form).date()  # noqa: DTZ007 - a day on the wall has no zone
        except ValueError:
            continue
    return None


def _separator(text: str) -> str:
    """The one that the first line with text has most of; a comma where there is none."""
    first = next(line for line in text.splitlines() if line.strip())
    return max(_SEPARATORS, key=lambda sign: (first.count(sign), -_SEPARATORS.index(sign)))


def _rows(text: str, separator: str) -> tuple[list[list[str]], list[int]]:
    """The rows, and the line each begins on: a quoted cell may hold line ends."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[list[str]] = []
    numbers: list[int] = []
    before = 0
    for row in reader:
        rows.append(row)
        numbers.append(before + 1)
        before = reader.line_num
    return rows, numbers
