"""The fields of the office's forms, as data: one template draws them all, and what was typed always comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from torneo.office.appealing import Ruling
    from torneo.office.closing import Closing
    from torneo.office.lookup import Found
    from torneo.office.requesting import Request
    from torneo.office.values import Entry

Kind = Literal["text", "score", "date", "time", "number", "select", "check", "area", "hidden"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field. `label` and `hint` are keys of texts; `choices`: value and what is read."""

    name: str
    kind: Kind = "text"
    label: str = ""
    hint: str = ""
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = False
    rows: int = 3

    def filled(self, typed: Mapping[str, str]) -> "Field":
        """The field with what was typed into it; a box that was not ticked is not sent."""
        if self.kind == "check":
            return replace(self, value=typed.get(self.name, "")) if typed else self
        return replace(self, value=typed[self.name]) if self.name in typed else self


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form of one act. `title`, `intro` and `save` are keys of texts.

    `about`: the match it is about; `asked`, `ruling`, `closing`, `entry`: the request, ruling, stage or entry.
    """

    title: str
    fields: tuple[Field, ...]
    intro: str = ""
    save: str = "office-save"
    back: str = "/office"
    about: "Found | None" = None
    asked: "Request | None" = None
    ruling: "Ruling | None" = None
    closing: "Closing | None" = None
    entry: "Entry | None" = None
    stage: tuple[str, str] | None = None

    def filled(self, typed: Mapping[str, str]) -> "Form":
        return replace(self, fields=tuple(each.filled(typed) for each in self.fields))


def options(pairs: Sequence[tuple[str, str]], *, empty: str | None = None) -> tuple[tuple[str, str], ...]:
    """Choices, with one that chooses nothing before them."""
    return tuple(pairs) if empty is None else (("", empty), *pairs)
