"""Templates of sentences: text with the facts of a message in braces.

    {team}                 the fact as it is: text, number, day; a tuple with commas between
    {known:list}           a tuple as a list: a, b y c
    {known:quoted}         a tuple, each in quotation marks: "a", "b"
    {circle:chain}         a tuple with arrows between: a -> b -> a
    {points:+}             a number with its sign
    {place:ordinal}        1.º, 1st
    {count:match}          the number and the noun of `numbers.NOUNS`: 1 partido, 3 matches
    {reason:word}          a word of the program as people say it, from `catalogue.values`
    {count:falta|faltan}   one of two words, by the number, without the number itself
    <; did you mean "{hint}"?>   said only when all facts inside are known and not empty
    <; did you mean "{hint}"?|; there are {known}>   the first of several that can be said

Nothing else is special: `[[stage]]` stands for itself. `<` and `>` cannot be written otherwise.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from torneo.words.catalogue.values import VALUES
from torneo.words.dates import date_
from torneo.words.language import Lang, of
from torneo.words.numbers import NOUNS, decimal, listing, ordinal, plural, signed

if TYPE_CHECKING:
    from fractions import Fraction

_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)(?::([^{}]*))?\}")
_OPTIONAL = re.compile(r"<([^<>]*)>")
_OR = re.compile(r"\|(?![^{}]*\})")


def fill(template: str, facts: Mapping[str, object], lang: Lang) -> str:
    """The sentence. A fact that is missing is shown as `?`: a person still reads the rest."""

    def optional(found: re.Match[str]) -> str:
        sayable = (
            part for part in _OR.split(found[1]) if all(_told(facts.get(name)) for name in _names(part))
        )
        return next(sayable, "")

    def field(found: re.Match[str]) -> str:
        name, form = found[1], found[2]
        return _said(facts[name], form, lang) if name in facts else "?"

    return _FIELD.sub(field, _OPTIONAL.sub(optional, template))


def placeholders(template: str) -> frozenset[str]:
    """Facts a template cannot do without."""
    return _names(_OPTIONAL.sub("", template))


def optional_placeholders(template: str) -> frozenset[str]:
    """Facts a template tells when they are there."""
    return _names(template) - placeholders(template)


def faults(template: str) -> tuple[str, ...]:
    """What is wrong with a template, in plain English, for whoever edits the catalogue; () if nothing is."""
    rest = _OPTIONAL.sub(lambda found: found[1], template)
    found = [f"stray {sign}" for sign in "<>" if sign in rest]
    found += [f"stray {sign}" for sign in "{}" if sign in _FIELD.sub("", rest)]
    for name, form in _FIELD.findall(rest):
        if form and form not in _FORMS and form not in NOUNS and form.count("|") != 1:
            found.append(f"unknown form {form!r} of {name}")
    return tuple(found)


_FORMS = frozenset(("list", "quoted", "+", "ordinal", "word", "chain"))


def _names(template: str) -> frozenset[str]:
    return frozenset(name for name, _form in _FIELD.findall(template))


def _told(value: object) -> bool:
    return value is not None and value not in ("", ())


def _said(value: object, form: str, lang: Lang) -> str:
    if form in ("list", "quoted", "chain"):
        items = [plain(item, lang) for item in _items(value)]
        if form == "chain":
            return " -> ".join(items)
        return listing(items, lang) if form == "list" else ", ".join(f'"{item}"' for item in items)
    if form == "word":
        return of(VALUES[value], lang) if isinstance(value, str) and value in VALUES else plain(value, lang)
    if isinstance(value, int) and form:
        if form == "+":
            return signed(value)
        if form == "ordinal":
            return ordinal(value, lang)
        if "|" in form:
            return form.split("|")[abs(value) != 1]
        if form in NOUNS:
            return plural(value, form, lang)
    if "|" in (
        form or ""
    ):  # of a list: by how many; a number that came as text or is not known takes the plural
        one = len(value) == 1 if isinstance(value, list | tuple) else str(value) == "1"
        return form.split("|")[not one]
    return plain(value, lang)


def plain(value: object, lang: Lang) -> str:
    """Any fact as text."""
    if isinstance(value, bool):
        return ("sí" if value else "no") if lang == "es" else ("yes" if value else "no")
    if value is None:
        return "-"
    if isinstance(value, datetime):
        return f"{date_(value.date(), lang)}, {value:%H:%M %Z}".rstrip()
    if isinstance(value, date):
        return date_(value, lang)
    if isinstance(value, str):
        return str(value)
    if hasattr(value, "denominator") and getattr(value, "denominator", 1) != 1:
        return decimal(cast("Fraction", value))
    if isinstance(value, list | tuple | set | frozenset) and not hasattr(value, "_fields"):
        return ", ".join(plain(item, lang) for item in _items(value))
    return str(value)


def _items(value: object) -> list[object]:
    if isinstance(value, set | frozenset):
        return sorted(value, key=str)
    return list(value) if isinstance(value, list | tuple) else [value]
