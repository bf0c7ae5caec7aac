"""Where each key and value of a TOML or JSON text stands, so that a finding can point at it.

The text has been parsed by the standard library before: these scanners trust its shape and only note places.
"""

import json
import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]
"""Keys and indexes from the top of a file, as pydantic's `loc` gives them: ("stage", 0, "meetings")."""


@dataclass(frozen=True, slots=True)
class Positions:
    """Line and column, both from 1, by path. The items of a list have a value and no key."""

    keys: Mapping[Path, tuple[int, int]]
    values: Mapping[Path, tuple[int, int]]

    def key(self, path: Path) -> tuple[int, int]:
        """Where the key of `path` stands; of the nearest table around it, where it is not in the text."""
        return self._nearest(path, (self.keys, self.values))

    def value(self, path: Path) -> tuple[int, int]:
        """Where the value of `path` stands; of the nearest table around it, where it is not in the text."""
        return self._nearest(path, (self.values, self.keys))

    @staticmethod
    def _nearest(path: Path, maps: tuple[Mapping[Path, tuple[int, int]], ...]) -> tuple[int, int]:
        for length in range(len(path), 0, -1):
            for places in maps:
                if path[:length] in places:
                    return places[path[:length]]
        return (1, 1)


def toml_positions(text: str) -> Positions:
    """Positions of a text that `tomllib` accepts."""
    return _Toml(text).scan()


def json_positions(text: str) -> Positions:
    """Positions of a text that `json` accepts."""
    return _Json(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.keys: dict[Path, int] = {}
        self.values: dict[Path, int] = {}

    def result(self) -> Positions:
        starts = [0, *(found.end() for found in re.finditer("\n", self.text))]

        def places(offsets: dict[Path, int]) -> dict[Path, tuple[int, int]]:
            found = {}
            for path, offset in offsets.items():
                line = bisect_right(starts, offset)
                found[path] = (line, offset - starts[line - 1] + 1)
            return found

        return Positions(places(self.keys), places(self.values))

    def here(self, size: int = 1) -> str:
        return self.text[self.at : self.at + size]


_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"[ \t]*")
_FILLER = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SCALAR = re.compile(r"[^,\]}#\r\n]*")


class _Toml(_Scanner):
    def scan(self) -> Positions:
        table: Path = ()
        sizes: dict[Path, int] = {}
        self._skip(_FILLER)
        while self.at < len(self.text):
            start = self.at
            if self.here() == "[":
                double = self.here(2) == "[["
                self.at += 1 + double
                table = self._header([name for name, _ in self._dotted()], sizes, double=double)
                self.at += 1 + double
                self.keys.setdefault(table, start)
                self.values.setdefault(table, start)
                if double:
                    self.keys.setdefault(table[:-1], start)
                    self.values.setdefault(table[:-1], start)
            else:
                self._pair(table)
            self._skip(_FILLER)
        return self.result()

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        assert found is not None  # the patterns match the empty text
        self.at = found.end()

    @staticmethod
    def _header(names: list[str], sizes: dict[Path, int], *, double: bool) -> Path:
        path: Path = ()
        for number, name in enumerate(names, 1):
            path = (*path, name)
            if double and number == len(names):
                sizes[path] = sizes.get(path, 0) + 1
            if path in sizes:
                path = (*path, sizes[path] - 1)
        return path

    def _dotted(self) -> list[tuple[str, int]]:
        found = []
        while True:
            self._skip(_BLANK)
            start = self.at
            if self.here() in "\"'":
                self._string()
                name = str(tomllib.loads(f"key = {self.text[start : self.at]}")["key"])
            else:
                self._skip(_BARE)
                name = self.text[start : self.at]
            found.append((name, start))
            self._skip(_BLANK)
            if self.here() != ".":
                return found
            self.at += 1

    def _pair(self, table: Path) -> None:
        path = table
        for name, start in self._dotted():
            path = (*path, name)
            self.keys.setdefault(path, start)
        self.at += 1  # =
        self._skip(_BLANK)
        self._value(path)

    def _value(self, path: Path) -> None:
        self.values[path] = self.at
        match self.here():
            case '"' | "'":
                self._string()
            case "[":
                self._array(path)
            case "{":
                self._inline(path)
            case _:
                self._skip(_SCALAR)

    def _array(self, path: Path) -> None:
        self.at += 1
        number = 0
        while True:
            self._skip(_FILLER)
            if self.here() == "]":
                break
            self._value((*path, number))
            number += 1
            self._skip(_FILLER)
            if self.here() == ",":
                self.at += 1
        self.at += 1

    def _inline(self, path: Path) -> None:
        self.at += 1
        while True:
            self._skip(_FILLER)
            if self.here() == "}":
                break
            self._pair(path)
            self._skip(_FILLER)
            if self.here() == ",":
                self.at += 1
        self.at += 1

    def _string(self) -> None:
        quote = self.here()
        if self.here(3) == quote * 3:
            self.at += 3
            while self.here(3) != quote * 3:
                self.at += 2 if quote == '"' and self.here() == "\\" else 1
            self.at += 3
            while self.here() == quote:  # up to two quotes may stand before the closing ones
                self.at += 1
            return
        self.at += 1
        while self.here() != quote:
            self.at += 2 if quote == '"' and self.here() == "\\" else 1
        self.at += 1


_SPACE = re.compile(r"[ \t\r\n]*")
_ATOM = re.compile(r"[^,\]}\s]*")


class _Json(_Scanner):
    def scan(self) -> Positions:
        self._skip()
        self._value(())
        return self.result()

    def _skip(self) -> None:
        found = _SPACE.match(self.text, self.at)
        assert found is not None
        self.at = found.end()

    def _text(self) -> str:
        value, self.at = json.decoder.scanstring(self.text, self.at + 1)  # type: ignore[attr-defined]
        return str(value)

    def _value(self, path: Path) -> None:
        self.values[path] = self.at
        match self.here():
            case '"':
                self._text()
            case "[" | "{":
                self._items(path, named=self.here() == "{")
            case _:
                found = _ATOM.match(self.text, self.at)
                assert found is not None
                self.at = found.end()

    def _items(self, path: Path, *, named: bool) -> None:
        self.at += 1
        number = 0
        while True:
            self._skip()
            if self.here() in "]}":
                break
            part: Any = number
            if named:
                start = self.at
                part = self._text()
                self.keys[(*path, part)] = start
                self._skip()
                self.at += 1  # :
                self._skip()
            self._value((*path, part))
            number += 1
            self._skip()
            if self.here() == ",":
                self.at += 1
        self.at += 1
