"""From the data of a file to its value; with faults, to what is left when the faulty parts are taken out.

A file with faults is not used, but what is left of it is checked all the same, so that a person sees everything
at once.
"""

import copy
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from torneo.model import Finding
from torneo.rules.canonical import decimals
from torneo.rules.codes import finding
from torneo.rules.documents import Locator
from torneo.rules.faults import Fault, faults_of, key_name
from torneo.rules.report import NAMELESS

Model = TypeVar("Model", bound=BaseModel)

_ROUNDS_MAX = 12


@dataclass(frozen=True, slots=True)
class Validated(Generic[Model]):
    """`value`: None where nothing is left. `whole`: it has no fault. `lost`: names of what was taken out."""

    value: Model | None
    locator: Locator
    findings: tuple[Finding, ...] = ()
    lost: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        return not self.findings


def validate(model: type[Model], data: dict[str, Any], locator: Locator, subject: str) -> Validated[Model]:
    """The value of a file, or all its faults."""
    findings = [
        finding(
            "not-an-integer", where=locator.value(path), subject=subject, key=key_name(path), found=str(value)
        )
        for path, value in decimals(data)
    ]
    seen = {one.where for one in findings}
    try:
        return Validated(model.model_validate(data), locator, tuple(findings))
    except ValidationError as error:
        faults = faults_of(error, data, locator, model, subject)
    findings += [one.finding for one in faults if one.finding.where not in seen]
    left = copy.deepcopy(data)
    removed = locator
    lost: set[str] = set()
    for _ in range(_ROUNDS_MAX):
        for fault in sorted(faults, key=lambda one: _order(one.path), reverse=True):
            removed = _take_out(left, fault, removed, lost)
        try:
            return Validated(model.model_validate(left), removed, tuple(findings), frozenset(lost))
        except ValidationError as error:
            faults = faults_of(error, left, removed, model, subject)
    return Validated(None, removed, tuple(findings), frozenset(lost))


def _order(path: tuple[str | int, ...]) -> tuple[tuple[bool, str, int], ...]:
    return tuple((isinstance(part, int), str(part), part if isinstance(part, int) else 0) for part in path)


def _take_out(data: dict[str, Any], fault: Fault, locator: Locator, lost: set[str]) -> Locator:
    """Takes the faulty key, or item of a list, out of `data`; the places of what is left stay known."""
    path = fault.path
    if not path:
        return locator
    node: Any = data
    nodes = []
    for part in path:
        nodes.append(node)
        try:
            node = node[part]
        except (KeyError, IndexError, TypeError):
            return locator  # gone with another fault
    parent, last = nodes[-1], path[-1]
    if isinstance(node, dict):
        if isinstance(node.get("id"), str):
            lost.add(node["id"])
        elif isinstance(last, int):
            lost.add(NAMELESS)
    if isinstance(parent, list) and isinstance(last, int):
        del parent[last]
        return replace(locator, removed=(*locator.removed, (path[:-1], last)))
    if fault.finding.code != "unknown-key":
        lost.add(str(last))
    del parent[last]
    return locator
