"""A regulation or register as TOML text that a person can read and edit: reading it gives the same data."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_FIRST = (
    "torneo",
    "edition",
    "entry",
    "category",
    "rules",
    "match",
    "calendar",
    "squad",
    "minutes",
    "discipline",
)
_LAST = ("stage", "table", "record", "allocation", "award")
_WIDTH = 96


def toml_text(data: Mapping[str, Any]) -> str:
    """The TOML of plain data: text, integers, booleans, lists and tables of them.

    Tables of the first level stand under their own heads, lists of tables as `[[stage]]`, in the order in which a
    regulation is read aloud; everything below is written on the line of its key.
    """
    lines: list[str] = []
    plain = [key for key in data if not isinstance(data[key], Mapping) and not _is_tables(data[key])]
    for key in (*sorted(plain, key=_order), *sorted(data.keys() - set(plain), key=_order)):
        value = data[key]
        if isinstance(value, Mapping):
            lines += ["", f"[{_key(key)}]", *_keys(value)]
        elif _is_tables(value):
            for table in value:
                lines += ["", f"[[{_key(key)}]]", *_keys(table)]
        else:
            lines.append(f"{_key(key)} = {_value(value)}")
    return "\n".join(lines).strip("\n") + "\n"


def _order(key: str) -> tuple[int, int, str]:
    if key in _FIRST:
        return (0, _FIRST.index(key), key)
    if key in _LAST:
        return (2, _LAST.index(key), key)
    return (1, 0, key)


def _keys(table: Mapping[str, Any]) -> list[str]:
    width = max((len(_key(key)) for key in table), default=0)
    return [f"{_key(key):<{width}} = {_value(value)}" for key, value in table.items()]


def _is_tables(value: object) -> bool:
    return (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and bool(value)
        and all(isinstance(each, Mapping) for each in value)
    )


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return value if _is_day(value) else _text(value)
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    parts = [_value(each) for each in value]
    short = f"[{', '.join(parts)}]"
    if len(short) <= _WIDTH and not _is_tables(value):
        return short
    return "[\n" + "".join(f"  {part},\n" for part in parts) + "]"


def _is_day(text: str) -> bool:
    from datetime import date

    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _text(text: str) -> str:
    """A basic string: JSON escapes what TOML wants escaped, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
