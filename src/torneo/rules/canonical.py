"""The canonical text of data: JSON with sorted keys, integers and text alone; what is adopted into a ledger."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from fractions import Fraction
from hashlib import sha256
from math import isfinite
from typing import Any

from torneo.rules.positions import Path


def plain(value: Any) -> Any:
    """Data of a TOML file as JSON can hold them: days as ISO text, times of day as `08:30`."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value


def canonical_text(data: Any) -> str:
    """The same data always give the same text. `data` are plain and hold no fractions of numbers."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(text: str) -> str:
    """SHA-256 of a canonical text, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


_EXACT = ("ranking", "coefficient")


def exact(data: dict[str, Any]) -> dict[str, Any]:
    """The keys of a rules file with the figures of its inputs as exact fractions: 10.25 is `"41/4"`.

    Rankings and coefficients are published with a decimal point; compared as written they would be rounded.
    """
    found = dict(data)
    for key in _EXACT:
        given = data.get(key)
        if isinstance(given, dict):
            found[key] = {name: _fraction(value) for name, value in given.items()}
    return found


def _fraction(value: Any) -> Any:
    if not isinstance(value, float) or not isfinite(value):
        return value
    number = Fraction(str(value))
    return number.numerator if number.denominator == 1 else str(number)


def decimals(data: Any, path: Path = ()) -> Iterator[tuple[Path, float]]:
    """Every number with a decimal point: the format has none."""
    if isinstance(data, float):
        yield path, data
    elif isinstance(data, dict):
        for key, item in data.items():
            yield from decimals(item, (*path, key))
    elif isinstance(data, list):
        for number, item in enumerate(data):
            yield from decimals(item, (*path, number))
