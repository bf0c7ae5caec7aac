"""The keys of a regulation that are changed most, as a form; everything else is changed as text."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Literal

from torneo.model import UsageError
from torneo.rules.canonical import plain
from torneo.rules.criteria import CRITERIA
from torneo.rules.toml_text import toml_text

Kind = Literal["text", "number", "date", "list", "choice", "switch"]


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the form. `path`: names from the top, `*` for each stage of `stages`. `choices`: values it may have."""

    path: tuple[str, ...]
    kind: Kind
    choices: tuple[str, ...] = ()
    stages: str = ""


KEYS: tuple[Key, ...] = (
    Key(("edition", "name"), "text"),
    Key(("rules", "points", "win"), "number"),
    Key(("rules", "points", "draw"), "number"),
    Key(("rules", "points", "loss"), "number"),
    Key(("rules", "tiebreakers"), "list"),
    Key(("stage", "*", "name"), "text"),
    Key(("stage", "*", "meetings"), "number", stages="league"),
    Key(("stage", "*", "legs"), "number", stages="knockout"),
    Key(("stage", "*", "level"), "list", stages="knockout"),
    Key(("calendar", "from"), "date"),
    Key(("calendar", "to"), "date"),
    Key(("calendar", "days"), "list"),
    Key(("calendar", "kickoffs"), "list"),
    Key(("calendar", "rest_days"), "number"),
    Key(("calendar", "slot_minutes"), "number"),
    Key(("match", "minutes"), "number"),
    Key(("match", "counts"), "choice", ("confirmed", "claimed")),
    Key(("match", "under_protest"), "switch", ("true", "false")),
    Key(("match", "walkover", "score"), "text"),
    Key(("match", "walkover", "points"), "number"),
    Key(("match", "walkover", "withdraw_after"), "number"),
    Key(("discipline", "appeal_days"), "number"),
    Key(("discipline", "appeal_stays"), "switch", ("true", "false")),
)


_USUAL_POINTS = {"win": 3, "draw": 1, "loss": 0}


def criteria() -> tuple[str, ...]:
    """Codes of all criteria of a table."""
    return tuple(CRITERIA)


def values_of(text: str) -> dict[str, tuple[Key, str]]:
    """Field name -> its key and the value in the text; a key that is not there has an empty one.

    A list whose members are more than text cannot be changed in a form and is left out.
    """
    try:
        data = plain(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        return {}
    found: dict[str, tuple[Key, str]] = {}
    for key, path in _paths(data):
        value = _get(data, path)
        if key.kind == "list" and not _is_plain_list(value):
            continue
        found[".".join(path)] = (key, _shown(value))
    return found


def changed(text: str, typed: Mapping[str, str]) -> str:
    """The text with what was typed into the form; the same text where nothing is another.

    Raises:
        UsageError: `form-number` (found), `form-choice` (found).
    """
    data = plain(tomllib.loads(text))
    after = deepcopy(data)
    for name, (key, before) in values_of(text).items():
        given = typed.get(name, before).strip()
        if given != before:
            _set(after, tuple(name.split(".")), _read(key, given))
    if after == data:
        return text
    points = after.get("rules", {}).get("points")
    if isinstance(points, dict):  # the three stand together
        for name, usual in _USUAL_POINTS.items():
            points.setdefault(name, usual)
    return toml_text(after)


def _paths(data: Mapping[str, Any]) -> list[tuple[Key, tuple[str, ...]]]:
    found = []
    for key in KEYS:
        if "*" not in key.path:
            found.append((key, key.path))
            continue
        for stage in data.get("stage", ()):
            if isinstance(stage, dict) and key.stages in ("", stage.get("kind")):
                found.append((key, ("stage", str(stage.get("id", "")), *key.path[2:])))
    return found


def _get(data: Any, path: Sequence[str]) -> Any:
    for place, name in enumerate(path):
        if isinstance(data, list):
            data = next((each for each in data if isinstance(each, dict) and each.get("id") == name), None)
        elif isinstance(data, dict):
            data = data.get(name)
        else:
            return None
        if data is None and place < len(path):
            return None
    return data


def _set(data: Any, path: Sequence[str], value: Any) -> None:
    *inside, last = path
    for name in inside:
        if isinstance(data, list):
            data = next(each for each in data if each.get("id") == name)
        else:
            data = data.setdefault(name, {})
    if value is None:
        data.pop(last, None)
    else:
        data[last] = value


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return str(value)


def _is_plain_list(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(each, str) for each in value))


def _read(key: Key, given: str) -> Any:
    if not given:
        return None
    if key.kind == "number":
        if not given.removeprefix("-").isdigit():
            raise UsageError("form-number", found=given)
        return int(given)
    if key.kind == "list":
        return [each.strip() for each in given.replace(";", ",").split(",") if each.strip()]
    if key.choices and given not in key.choices:
        raise UsageError("form-choice", found=given)
    return json.loads(given) if key.kind == "switch" else given
