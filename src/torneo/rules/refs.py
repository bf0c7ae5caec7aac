"""References: a team named by what it achieves, `inca.A.1`, `final.winner`, `descentralizado-2014:acumulada.1-8`.

Only the shape is read here; whether a stage of that name exists, and what each step of the path means in it, is
decided where the whole folder is known (`rules.resolve`).
"""

import re
from dataclasses import dataclass
from typing import Literal

_STEP = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*|\*")
_PLACE = re.compile(r"(?P<one>\d+)|(?P<a>\d+)-(?P<b>\d+|last)|last(?:-(?P<up>\d+))?")

PlaceEnd = int | Literal["last"]


@dataclass(frozen=True, slots=True)
class Place:
    """One place or a range of places of a table, in order of preference.

    `first` and `last` count from 1; `"last"` is the bottom of the table. For `last-1`, the last but one,
    both ends are `"last"` and `up` is 1. `28-1` counts from the bottom up.
    """

    first: PlaceEnd
    last: PlaceEnd
    up: int = 0

    @property
    def is_range(self) -> bool:
        return self.first != self.last

    def indexes(self, size: int) -> tuple[int, ...]:
        """Places in a table of `size` rows, counting from 1, in order of preference; empty if they lie outside."""
        first = size - self.up if self.first == "last" else self.first
        last = size - self.up if self.last == "last" else self.last
        if not (1 <= first <= size and 1 <= last <= size):
            return ()
        step = 1 if first <= last else -1
        return tuple(range(first, last + step, step))

    def __str__(self) -> str:
        if self.first == "last":
            return f"last-{self.up}" if self.up else "last"
        return f"{self.first}-{self.last}" if self.is_range else str(self.first)


def parse_place(step: str) -> Place | None:
    """A place from the last step of a path: `7`, `1-8`, `5-last`, `last`, `last-1`; None if it is none."""
    found = _PLACE.fullmatch(step)
    if not found:
        return None
    if found["one"]:
        return Place(int(found["one"]), int(found["one"]))
    if found["a"]:
        return Place(int(found["a"]), "last" if found["b"] == "last" else int(found["b"]))
    return Place("last", "last", int(found["up"] or 0))


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference as written: an optional scope (edition or category) and the steps of its path."""

    steps: tuple[str, ...]
    scope: str | None = None

    @property
    def place(self) -> Place | None:
        """The place its last step names, if it names one."""
        return parse_place(self.steps[-1]) if len(self.steps) > 1 else None

    def __str__(self) -> str:
        path = ".".join(self.steps)
        return f"{self.scope}:{path}" if self.scope else path


def parse_ref(text: str) -> Ref:
    """Read a reference.

    Raises:
        ValueError: `text` has no shape of a reference.
    """
    scope, colon, path = text.rpartition(":")
    steps = tuple(path.split("."))
    if (colon and not _STEP.fullmatch(scope)) or not all(_STEP.fullmatch(step) for step in steps):
        raise ValueError(
            f'"{text}" is no reference; write a stage and a place such as inca.A.1, final.winner or '
            "other-edition:table.1-8"
        )
    return Ref(steps, scope or None)
