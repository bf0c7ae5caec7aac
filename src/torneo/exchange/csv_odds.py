"""What a results file tells beside its results: odds, the season of a match, whether its ground was neutral.

Odds are decimal prices for home win, draw and away win, in the columns of football-data.co.uk or under plain names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from torneo.exchange.csv_sheet import Line, error, folded, read_sheet
from torneo.model import Finding, Severity

_BOOKMAKERS: Final = {
    # Closing prices first, then those of the day before, then single bookmakers.
    "psc": ("psch", "pscd", "psca"),
    "avgc": ("avgch", "avgcd", "avgca"),
    "b365c": ("b365ch", "b365cd", "b365ca"),
    "ps": ("psh", "psd", "psa"),
    "avg": ("avgh", "avgd", "avga"),
    "bbav": ("bbavh", "bbavd", "bbava"),
    "b365": ("b365h", "b365d", "b365a"),
    "plain": ("odds_home", "odds_draw", "odds_away"),
    "cuota": ("cuota_local", "cuota_empate", "cuota_visitante"),
}
"""Columns of prices, the best informed first; each file uses the first three that it has."""

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "season": ("season", "temporada"),
    "neutral": ("neutral", "cancha_neutral"),
    **{column: (column,) for columns in _BOOKMAKERS.values() for column in columns},
}
_YES = frozenset(("1", "true", "yes", "si", "x"))

Prices = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in one line beside the result.

    Attributes:
        odds: Prices of home win, draw and away win; None: none, or none that can be.
    """

    season: str = ""
    neutral: bool = False
    odds: Prices | None = None


@dataclass(frozen=True, slots=True)
class BesideResults:
    """By number of the line; `has_odds`: whether the file has columns of prices."""

    lines: Mapping[int, Beside]
    has_odds: bool
    findings: tuple[Finding, ...] = ()


def read_beside(file: str, content: bytes) -> BesideResults:
    """What a CSV file tells beside its results.

    Findings (warnings): `odds-unreadable` (found): three prices above 1 are expected; the odds of that match are left
    out.
    """
    sheet = read_sheet(file, content, _COLUMNS)
    columns = next((three for three in _BOOKMAKERS.values() if sheet.columns.issuperset(three)), None)
    found: list[Finding] = []
    lines: dict[int, Beside] = {}
    for line in sheet.lines:
        odds = None
        if columns is not None:
            told = tuple(line.get(column) for column in columns)
            odds = _prices(told)
            if odds is None and any(told):
                shown = " ".join(one or "-" for one in told)
                found.append(
                    error("odds-unreadable", file, line.number, severity=Severity.WARNING, found=shown)
                )
        lines[line.number] = Beside(line.get("season"), _is_neutral(line), odds)
    return BesideResults(lines, columns is not None, tuple(found))


def _is_neutral(line: Line) -> bool:
    return folded(line.get("neutral")) in _YES


def _prices(told: tuple[str, ...]) -> Prices | None:
    try:
        home, draw, away = (float(text.replace(",", ".")) for text in told)
    except ValueError:
        return None
    return (home, draw, away) if all(1 < one < 10_000 for one in (home, draw, away)) else None
