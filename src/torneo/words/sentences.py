"""Codes and facts to sentences: findings, errors, interface text."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from torneo.words.catalogue import INTERFACE, MESSAGES
from torneo.words.language import Lang, of
from torneo.words.names import Names, as_names
from torneo.words.template import fill, plain

if TYPE_CHECKING:
    from torneo.model import Finding, TorneoError

_UNSAID = ("{code} (sin frase para este código)", "{code} (no sentence for this code)")

_TEAMS = frozenset(
    (
        "team",
        "teams",
        "home",
        "away",
        "found",
        "said",
        "computed",
        "winner",
        "tenants",
        "idle",
        "named",
        "missing",
        "unknown",
        "club",
        "clubs",
        "by",
        "order",
    )
)
"""Facts that may hold ids of teams; they are called by name where names are given."""


def say(
    code: str, facts: Mapping[str, object], lang: Lang, names: "Names | Mapping[str, str] | None" = None
) -> str:
    """The sentence of a code. A code without one is told honestly, with its facts; nothing is ever raised."""
    if names is not None:
        facts = _named(facts, as_names(names))
    if code in MESSAGES:
        return fill(of(MESSAGES[code], lang), facts, lang)
    told = ", ".join(f"{name}: {plain(value, lang)}" for name, value in facts.items())
    said = fill(of(_UNSAID, lang), {"code": code}, lang)
    return f"{said}: {told}" if told else said


def finding(finding: "Finding", lang: Lang, names: "Names | Mapping[str, str] | None" = None) -> str:
    """`file:line:column sentence (clause)`; without a file, the sentence."""
    said = say(finding.code, finding.facts, lang, names)
    if finding.clause:
        said += f" ({finding.clause})"
    return f"{finding.where} {said}" if finding.where is not None else said


def error(error: "TorneoError", lang: Lang, names: "Names | Mapping[str, str] | None" = None) -> str:
    """What was found, where, what was expected, what to do. Of a `RegulationError`: only how many findings it has."""
    return say(error.code, error.facts, lang, names)


def severity(severity: str, lang: Lang) -> str:
    """`error`, `advertencia`, `aviso`."""
    return ui(f"severity-{severity}", lang)


def ui(key: str, lang: Lang, /, **facts: object) -> str:
    """Text of the interface: headings, buttons, what a command reports. An unknown key is shown as itself."""
    if key not in INTERFACE:
        return say(key, facts, lang) if key in MESSAGES else key
    return fill(of(INTERFACE[key], lang), facts, lang)


def _named(facts: Mapping[str, object], names: Names) -> dict[str, object]:
    return {key: _name(value, names) if key in _TEAMS else value for key, value in facts.items()}


def _name(value: object, names: Names) -> object:
    if isinstance(value, str):
        return names.team(value)
    if isinstance(value, list | tuple):
        return tuple(_name(item, names) for item in value)
    return value
