"""Results from a file of any kind that is read here: CSV, football.txt, football.json."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePath

from torneo.exchange.csv_results import COLUMNS, read_results
from torneo.exchange.csv_sheet import decoded, head_name
from torneo.exchange.football_json import read_football_json
from torneo.exchange.football_txt import read_football_txt
from torneo.exchange.result_rows import ResultFile
from torneo.model import UsageError

CSV, TEXT, JSON = "csv", "football.txt", "football.json"

INPUT_FORMATS: Mapping[str, Callable[[str, bytes], ResultFile]] = {
    CSV: read_results,
    TEXT: read_football_txt,
    JSON: read_football_json,
}
"""How each form of a results file is read."""

_START = 8192  # even, for files of two bytes a character
_BY_SUFFIX = {".csv": CSV, ".json": JSON}
_SEPARATORS = re.compile(r"[,;\t|]")
_SIDES = frozenset((*COLUMNS["home"], *COLUMNS["away"], *COLUMNS["match"]))
_SIGNS = ("=", "▪", "▸", "::", "»", "<!--", "#")


def read_results_file(file: str, content: bytes, input_format: str | None = None) -> ResultFile:
    """The matches of a results file.

    Args:
        input_format: one of `INPUT_FORMATS`; None: known from the name of the file, else from its first lines.

    Raises:
        UsageError: `input-format-unknown` (found, known).
    """
    if input_format is not None and input_format not in INPUT_FORMATS:
        raise UsageError("input-format-unknown", found=input_format, known=tuple(INPUT_FORMATS))
    form = input_format or recognised(file, content)
    return replace(INPUT_FORMATS[form](file, content), form=form)


def recognised(file: str, content: bytes) -> str:
    """Which of the forms a file has: `.csv` and `.json` say so themselves, everything else shows it in its first line."""
    by_name = _BY_SUFFIX.get(PurePath(file).suffix.lower())
    if by_name is not None:
        return by_name
    text, _ = decoded(file, content[:_START])
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if first.startswith(("{", "[{")) or first == "[":
        return JSON
    heads = {head_name(cell) for cell in _SEPARATORS.split(first)}
    if len(heads) > 1 and heads & _SIDES:
        return CSV
    if first.startswith(_SIGNS) or PurePath(file).suffix.lower() == ".txt":
        return TEXT
    return CSV
