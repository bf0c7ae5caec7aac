"""From a table of a regulation to its sentences: the templates of its model, filled with what the table says."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from torneo.words.catalogue.articles import ALWAYS, CODES, EACH, TEMPLATES, TITLES
from torneo.words.language import Lang, of
from torneo.words.names import Names, names_of, of_the
from torneo.words.numbers import listing
from torneo.words.seats import place_words, table_name
from torneo.words.seats import slot as slot_words
from torneo.words.tables import criterion
from torneo.words.template import fill, placeholders

if TYPE_CHECKING:
    from pydantic import BaseModel

    from torneo.rules.folder import Regulations
    from torneo.rules.refs import Ref


class Speaker:
    """Says the tables of one edition in one language."""

    def __init__(self, regulations: "Regulations", edition: str, lang: Lang) -> None:
        self._regulations = regulations
        self._edition = edition
        self._lang: Lang = lang
        self._names: Names = names_of(regulations)

    def title(self, field: str, model: "BaseModel") -> str:
        """What an article is about: its name in the regulation, else what such a table is called."""
        name = getattr(model, "name", None) or getattr(model, "title", None) or getattr(model, "id", None)
        head = of(TITLES[field], self._lang)
        if field in {"stage", "table", "record", "allocation", "category", "award"} and name:
            return f"{head}: {name}"
        return head

    def sentences(self, model: "BaseModel") -> Iterator[str]:
        """What a table says, then what the tables inside it say."""
        facts = self.facts(model)
        kind = type(model).__name__
        inline: set[str] = set()
        for pair in TEMPLATES[kind]:
            template = of(pair, self._lang)
            needed = placeholders(template)
            inline |= _all_names(template)
            if needed and all(_is_told(facts.get(name)) for name in needed):
                yield _sentence(fill(template, facts, self._lang))
        for name in type(model).model_fields:
            if name not in inline:
                for inner in _inner(getattr(model, name)):
                    yield from self.sentences(inner)

    def facts(self, model: "BaseModel") -> dict[str, object]:
        """The keys of a table that are told, as the templates name them; a key that is false is `not_` and its name."""
        kind = type(model).__name__
        found: dict[str, object] = {}
        for name in type(model).model_fields:
            value = getattr(model, name)
            is_written = name in model.model_fields_set
            if value is None or (not is_written and (kind not in ALWAYS or value == 0)):
                continue
            if value is False:
                found[f"not_{name}"] = of(("no", "no"), self._lang)
            else:
                found[name] = self._said(kind, name, value)
        return found

    def _said(self, kind: str, field: str, value: Any) -> object:
        from pydantic import BaseModel

        from torneo.rules.refs import Ref

        if isinstance(value, Ref):
            return self.ref(value)
        if isinstance(value, BaseModel):
            return "; ".join(_clause(each) for each in self.sentences(value))
        if isinstance(value, Mapping):
            parts = (
                f"{key}: {self._text(kind, field, one)}" for key, one in value.items() if one is not None
            )
            said = "; ".join(parts)
            return said or listing([str(key) for key in value], self._lang)
        if isinstance(value, tuple):
            if (
                field in {"meetings", "opponents", "rounds"}
                and len(value) == 2
                and kind in {"Meets", "StageTable"}
            ):
                return str(value[0]) if value[0] == value[1] else f"{value[0]}-{value[1]}"
            return tuple(self._text(kind, field, one) for one in value)
        if isinstance(value, Fraction):
            return str(value)
        if isinstance(value, str):
            return self._text(kind, field, value)
        return value

    def _text(self, kind: str, field: str, value: Any) -> str:
        """One value of a list or table as text."""
        said = self._code(kind, field, value) if isinstance(value, str) else None
        if said is not None:
            return said
        if isinstance(value, str):
            return self._names.team(value) if field in _TEAMS else value
        if isinstance(value, tuple):
            return ", ".join(self._text(kind, field, one) for one in value)
        found = self._said(kind, field, value)
        if type(value).__name__ == "Criterion":
            return str(found) or criterion(value.id, self._lang)
        return fill("{value}", {"value": found}, self._lang)

    def _code(self, kind: str, field: str, value: str) -> str | None:
        """A word of the format as people say it."""
        if kind == "Criterion" and field == "id":
            return criterion(value, self._lang)
        pair = CODES.get(f"{kind}.{field}={value}") or CODES.get(f"{field}={value}")
        return of(pair, self._lang) if pair else None

    def ref(self, ref: "Ref") -> str:
        """A reference by what it names: `1.º del grupo A`, `ganador de la final`; a stage or table by its name."""
        from torneo.model import EditionId
        from torneo.rules.resolve import (
            PlaceSlot,
            TiesSlot,
            UnresolvedRef,
            WholeNode,
            WholeTable,
            resolve,
        )

        try:
            slots = resolve(ref, self._regulations, EditionId(self._edition))
        except UnresolvedRef:
            return str(ref)
        if not slots:
            return str(ref)
        if "*" in ref.steps and ref.place is not None and isinstance(slots[0], PlaceSlot):
            table = slots[0].table
            return self._each("place", table.edition, table.node, place=place_words(ref.place, self._lang))
        said = []
        for each in slots:
            if isinstance(each, TiesSlot):
                said.append(self._each(each.side, each.node.edition, each.node.name))
                continue
            if isinstance(each, WholeNode):
                name = self._names.node(each.node.edition, each.node.name, self._lang)
                elsewhere = each.node.edition != self._edition
                said.append(f"{name} ({self._names.edition(each.node.edition)})" if elsewhere else name)
            elif isinstance(each, WholeTable):
                said.append(table_name(each.table, self._names, self._lang, edition=self._edition))
            else:
                said.append(slot_words(each, self._names, self._lang, edition=self._edition))
        return listing(said, self._lang)

    def _each(self, code: str, edition: str, node: str, **facts: str) -> str:
        stage = of_the(self._names.node(edition, node, self._lang), self._lang)
        if edition != self._edition:
            stage += f" ({self._names.edition(edition)})"
        return fill(of(EACH[code], self._lang), {**facts, "of_stage": stage}, self._lang)


_TEAMS = frozenset(("team", "teams", "order", "pairs", "against", "matches", "groups"))


def _all_names(template: str) -> set[str]:
    from torneo.words.template import optional_placeholders

    return {*placeholders(template), *optional_placeholders(template)}


def _inner(value: object) -> Iterator["BaseModel"]:
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            if isinstance(each, BaseModel):
                yield each


def _is_told(value: object) -> bool:
    return value is not None and value not in ("", ())


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def _clause(sentence: str) -> str:
    """A sentence inside another one."""
    plain = sentence.removesuffix(".")
    return plain[:1].lower() + plain[1:]
