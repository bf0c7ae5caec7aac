"""The reference page of the regulation format, made from the types themselves: docs/reference/format.md."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from torneo.rules.criteria import CRITERIA, Criterion
from torneo.rules.faults import models_in
from torneo.rules.folder_files import FactsFile, RegisterFile
from torneo.rules.presets import RulesFile, preset_names
from torneo.rules.regulation import Letters, Regulation
from torneo.rules.stages import Range
from torneo.rules.table_rules import Common
from torneo.rules.values import AsRef, AsRefs, ClockTime, Id, Money, Name, Ratio, ScoreText, Steps, Text

_NAMED = (
    (Id, "id"),
    (Name, "name"),
    (Text, "text"),
    (Money, "money"),
    (ScoreText, "score"),
    (ClockTime, "time of day"),
    (Ratio, "fraction"),
    (AsRef, "reference"),
    (AsRefs, "references"),
    (Steps, "text or list of text"),
    (Letters, "group letters"),
    (Range, "number or range"),
)
_PLAIN = {str: "text", int: "integer", bool: "true or false", date: "date"}

_HEAD = """# The regulation format

This page is made from the types that read the files (`torneo.rules.reference`); a test holds the two together.

A regulation is a TOML file, or JSON of the same shape, for one edition.
A folder of such files, with an optional register (`clubs.toml`) and what is known of a past season (`facts.toml`), is a season.
Types: an *id* is `a-z 0-9 -`, a *name* may have capitals, a *fraction* is text such as `"1/2"`, *money* is amount and currency, a *reference* names teams by what they achieve: `inca.A.1`, `final.winner`, `apertura-2023:regular.1-6`.
Where a list is expected one value may stand without brackets if the type says *references* or *text or list of text*.
"""


def reference_page() -> str:
    """The whole page as Markdown."""
    parts = [_HEAD, "## Keys that any table may carry\n", _table(Common, frozenset())]
    for title, model, intro in (
        ("A regulation file", Regulation, "`torneo = 1` is the first key."),
        (
            "The register: clubs.toml",
            RegisterFile,
            "Any further key of a club is an attribute that a draw may keep apart.",
        ),
        (
            "What is known: facts.toml",
            FactsFile,
            "Imported into the ledger as entries with their source; no part of a regulation.",
        ),
        (
            "Rules files and presets",
            RulesFile,
            (
                "The keys of `[rules]` at the top level of a file without `[edition]`; `like` takes it over by the file's name. "
                f"Shipped: {', '.join(f'`{name}`' for name in preset_names())}."
            ),
        ),
    ):
        parts.append(f"## {title}\n\n{intro}\n")
        seen: set[type[BaseModel]] = {Criterion} if model is not RulesFile else _models(Regulation)
        for path, table in _walk(model, "", seen):
            parts.append(f"### {_heading(path, title)}\n")
            doc = (table.__doc__ or "").strip()
            if doc and path:
                parts.append(f"{doc.splitlines()[0]}\n")
            parts.append(
                _table(table, frozenset(Common.model_fields) if table is not Common else frozenset())
            )
    parts += ["## Criteria\n", _criteria(), "### Keys of a criterion\n", _table(Criterion, frozenset())]
    return "\n".join(parts).rstrip() + "\n"


def documented_fields() -> Iterator[tuple[str, FieldInfo]]:
    """Every key of every table with its name, for the test that none lacks a description or an example."""
    roots: tuple[type[BaseModel], ...] = (Regulation, RegisterFile, FactsFile, RulesFile, Criterion)
    for model in sorted({one for root in roots for one in _models(root)}, key=lambda one: one.__name__):
        for name, info in model.model_fields.items():
            yield f"{model.__name__}.{info.alias or name}", info


def _models(root: type[BaseModel]) -> set[type[BaseModel]]:
    return {table for _, table in _walk(root, "", set())}


def _walk(
    model: type[BaseModel], path: str, seen: set[type[BaseModel]]
) -> Iterator[tuple[str, type[BaseModel]]]:
    """Every table under `model` once, in the order of the keys; path with `[]` behind lists of tables."""
    if model in seen:
        return
    seen.add(model)
    yield path, model
    for name, info in model.model_fields.items():
        is_list = "tuple[" in str(info.annotation)
        for inner in models_in(info.annotation):
            yield from _walk(inner, f"{path}.{info.alias or name}{'[]' if is_list else ''}", seen)


def _heading(path: str, title: str) -> str:
    if not path:
        return f"Top level: {title}"
    name = path.removeprefix(".").replace("[]", "")
    return f"`[[{name}]]`" if path.endswith("[]") else f"`[{name}]`"


def _table(model: type[BaseModel], left_out: frozenset[str]) -> str:
    hints = get_type_hints(model, include_extras=True)
    rows = ["| key | type | default | meaning | example |", "| --- | --- | --- | --- | --- |"]
    for name, info in model.model_fields.items():
        if name in left_out and info.description == Common.model_fields[name].description:
            continue
        key = info.alias or name
        example = "; ".join(f"`{key} = {toml(one, hints[name])}`" for one in (info.examples or ()))
        cells = (f"`{key}`", type_name(hints[name]), _default(info), info.description or "", example)
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def type_name(hint: Any) -> str:
    """The type of a key in words."""
    for known, name in _NAMED:
        if hint == known:
            return name
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return type_name(arguments[0])
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(type_name(one) for one in arguments if one is not NoneType))
    if origin is Literal:
        return ", ".join(f"`{one}`" for one in arguments)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is not Ellipsis:
            return f"pair of {type_name(arguments[0])}"
        inner = type_name(arguments[0])
        return "list of tables" if inner == "table" else f"list of {inner}"
    if origin is dict:
        return f"table of {type_name(arguments[1])}"
    return _PLAIN.get(hint, "table")


def _default(info: FieldInfo) -> str:
    value = info.default
    if info.is_required():
        return "*required*"
    if value is None or value in ((), {}) or isinstance(value, BaseModel):
        return ""
    if isinstance(value, tuple) and all(isinstance(one, int) for one in value):
        return f"`{value[0]}`" if value[0] == value[-1] else f"`{value[0]}-{value[-1]}`"
    return f"`{toml(value, None)}`"


def toml(value: Any, hint: Any) -> str:
    """A value as it is written in a TOML file; a day stands without quotes where the key holds days."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        day = len(value) == 10 and value[4] == value[7] == "-" and (hint is None or "date" in str(hint))
        return value if day else '"' + value.replace('"', '\\"') + '"'
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {toml(one, hint)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(toml(one, hint) for one in value) + "]"
    return str(value)


def _criteria() -> str:
    rows = ["| criterion | meaning | first is | needs | parameters |", "| --- | --- | --- | --- | --- |"]
    for doc in CRITERIA.values():
        better = {"more": "the higher", "fewer": "the lower", "none": ""}[doc.better]
        parameters = ", ".join(f"`{one}`" for one in doc.parameters)
        rows.append(f"| `{doc.code}` | {doc.says} | {better} | {doc.needs} | {parameters} |")
    rows.append("")
    rows.append(
        "Any criterion may also carry `only_for`, `at_stake`, `when`, `until_then` and `clause`. "
        "Clubs level after the last criterion share the place."
    )
    return "\n".join(rows) + "\n"
