"""From what pydantic says of a file to findings: what was found, what was expected, where it stands."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from torneo.model import Finding
from torneo.rules.codes import finding
from torneo.rules.documents import Locator
from torneo.rules.positions import Path
from torneo.rules.suggest import suggestion
from torneo.rules.values import WrongForm


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault and the path of what it is about."""

    path: Path
    finding: Finding
    missing: str = ""
    """The key that is not there, in the table at `path`."""


def faults_of(
    error: ValidationError, data: Any, locator: Locator, root: type[BaseModel], subject: str
) -> list[Fault]:
    """All faults, one for each path: of the readings that a value may have, the one that it comes nearest to."""
    by_path: dict[tuple[Path, str], list[Fault]] = {}
    for detail in error.errors(include_url=False):
        fault = _fault(detail, data, locator, root, subject)
        by_path.setdefault((fault.path, fault.missing), []).append(fault)
    deeper = {path[:size] for path, _ in by_path for size in range(len(path))}
    found = (_nearest(faults) for faults in by_path.values())
    return [one for one in found if one.finding.code not in _OTHER_READING or one.path not in deeper]


_OTHER_READING = frozenset(("unknown-value", "not-an-integer", "wrong-type"))
"""With a fault further inside they only say that another reading of the value fails as well."""


def table_name(path: Path, file: str) -> str:
    """`[[stage]]`, `[edition]`, `[stage.rules]`; the file for its top level."""
    names = ".".join(str(part) for part in path if isinstance(part, str))
    if not names:
        return file
    return f"[[{names}]]" if isinstance(path[-1], int) else f"[{names}]"


def key_name(path: Path) -> str:
    """The key with the tables around it: `stage.rules.points.win`."""
    return ".".join(str(part) for part in path if isinstance(part, str))


def shown(value: object) -> str:
    """A value as it was written, shortened."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."


_TYPES = {
    "string_type": "text",
    "bool_type": "true | false",
    "bool_parsing": "true | false",
    "tuple_type": "[..]",
    "list_type": "[..]",
    "iterable_type": "[..]",
    "model_type": "{..}",
    "model_attributes_type": "{..}",
    "dict_type": "{..}",
    "dataclass_type": "{..}",
}
_FORMS = {
    "^[a-z0-9][a-z0-9-]*$": "a-z 0-9 -",
    "^[A-Za-z0-9][A-Za-z0-9-]*$": "A-Z a-z 0-9 -",
    r"^\d[\d ]*(\.\d\d)? (UIT \d{4}|[A-Z]{3})$": "50 PEN",
    r"^\d{1,3}-\d{1,3}$": "3-0",
    r"^([01]\d|2[0-3]):[0-5]\d$": "08:30",
}


def _fault(detail: Any, data: Any, locator: Locator, root: type[BaseModel], subject: str) -> Fault:
    loc: tuple[str | int, ...] = detail["loc"]
    kind: str = detail["type"]
    context = detail.get("ctx") or {}
    found = shown(detail["input"])
    path = _written(data, loc)
    key = key_name(path)
    if kind == "extra_forbidden":
        known = keys_at(root, path[:-1])
        name = str(path[-1]) if path else ""
        return Fault(
            path,
            finding(
                "unknown-key",
                where=locator.key(path),
                subject=subject,
                key=name,
                table=table_name(path[:-1], locator.origin(path)[0]),
                suggestion=suggestion(name, known),
                known=known,
            ),
        )
    if kind == "missing":
        name = str(loc[-1])
        if isinstance(loc[-1], int):  # one of a pair
            return _out_of_range(path, key, found, str(loc[-1] + 1), locator, subject)
        return Fault(
            path,
            finding(
                "missing-key",
                where=locator.value(path),
                subject=subject,
                key=name,
                table=table_name(path, locator.origin(path)[0]),
            ),
            name,
        )
    where = locator.value(path)
    if kind == "literal_error":
        expected = tuple(
            one.strip("'") for one in re.findall(r"'[^']*'|\d+", str(context.get("expected", "")))
        )
        if path == ("torneo",):
            made = finding("format-version", where=where, subject=subject, found=found, expected=1)
        else:
            made = finding(
                "unknown-value",
                where=where,
                subject=subject,
                key=key,
                found=found,
                expected=expected,
                suggestion=suggestion(found, expected),
            )
        return Fault(path, made)
    if kind in ("int_type", "int_parsing", "int_from_float"):
        return Fault(path, finding("not-an-integer", where=where, subject=subject, key=key, found=found))
    if kind in ("greater_than_equal", "less_than_equal", "too_short", "too_long"):
        sign = "<=" if kind in ("less_than_equal", "too_long") else ">="
        limit = next(
            (context[name] for name in ("ge", "le", "min_length", "max_length") if name in context), ""
        )
        return _out_of_range(path, key, found, f"{sign} {limit}", locator, subject)
    if kind == "value_error" and isinstance(context.get("error"), WrongForm):
        problem = context["error"]
        facts: dict[str, Any] = {"key": key, "found": found}
        if problem.code == "wrong-form":
            facts["expected"] = problem.expected
        return Fault(path, finding(problem.code, where=where, subject=subject, **facts))
    if kind in _TYPES or kind == "string_too_short":
        expected_type = _TYPES.get(kind, "text")
        return Fault(
            path,
            finding("wrong-type", where=where, subject=subject, key=key, found=found, expected=expected_type),
        )
    form = _FORMS.get(str(context.get("pattern")), "2014-06-07" if kind.startswith("date") else detail["msg"])
    return Fault(
        path, finding("wrong-form", where=where, subject=subject, key=key, found=found, expected=form)
    )


def _out_of_range(path: Path, key: str, found: str, limit: str, locator: Locator, subject: str) -> Fault:
    where = locator.value(path)
    return Fault(
        path, finding("out-of-range", where=where, subject=subject, key=key, found=found, limit=limit)
    )


def _written(data: Any, loc: Iterable[str | int]) -> Path:
    """The part of a `loc` that stands in the file: names of union members and of single values made lists do not."""
    path: list[str | int] = []
    node: Any = data
    for part in loc:
        if _holds(node, part):
            node = node[part]
            path.append(part)
    return tuple(path)


def _holds(node: Any, part: str | int) -> bool:
    if isinstance(node, dict):
        return part in node
    return isinstance(node, list) and isinstance(part, int) and part < len(node)


_PREFERRED = (
    "out-of-range",
    "unknown-value",
    "not-a-reference",
    "wrong-form",
    "wrong-type",
    "not-an-integer",
)


def _nearest(faults: list[Fault]) -> Fault:
    if len(faults) == 1:
        return faults[0]

    def rank(fault: Fault) -> int:
        code = fault.finding.code
        expected = fault.finding.facts.get("expected")
        if code == "unknown-value" and isinstance(expected, tuple) and len(expected) < 2:
            return len(_PREFERRED)
        return _PREFERRED.index(code) if code in _PREFERRED else -1

    return min(faults, key=rank)


def keys_at(root: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys that a table at `path` may have."""
    found: dict[str, None] = {}
    for model in _models_at(root, path):
        for name, info in model.model_fields.items():
            found.setdefault(info.alias or name)
    return tuple(found)


def _models_at(root: type[BaseModel], path: Path) -> tuple[type[BaseModel], ...]:
    models: tuple[type[BaseModel], ...] = (root,)
    for part in path:
        if not isinstance(part, str):
            continue
        inner = [
            one
            for model in models
            for name, info in model.model_fields.items()
            if part in (name, info.alias)
            for one in models_in(info.annotation)
        ]
        if inner:
            models = tuple(dict.fromkeys(inner))
    return models


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that the type of a key is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        return
    for argument in get_args(annotation):
        yield from models_in(argument)
