"""The canonical text of data: JSON with sorted keys, integers and text alone; what is adopted into a ledger."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from hashlib import sha256
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
