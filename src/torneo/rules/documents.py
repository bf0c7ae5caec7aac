"""A file of a folder as read: its data, and lazily the place of every key and value in it."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from torneo.model import Finding, Where
from torneo.rules.codes import finding
from torneo.rules.positions import Path, Positions, json_positions, toml_positions


class Document:
    """One TOML or JSON file."""

    def __init__(self, file: str, text: str, data: dict[str, Any]) -> None:
        self.file = file
        self.text = text
        self.data = data

    @cached_property
    def positions(self) -> Positions:
        return json_positions(self.text) if self.file.endswith(".json") else toml_positions(self.text)


@dataclass(frozen=True, slots=True)
class Locator:
    """Finds where a value of a merged file was written; `origins` says which parts `like` took from elsewhere.

    `origins`: path in the merged data -> file and path there, for the root of each part taken over.
    """

    file: str
    documents: Mapping[str, Document] = field(default_factory=dict)
    origins: Mapping[Path, tuple[str, Path]] = field(default_factory=dict)
    removed: tuple[tuple[Path, int], ...] = ()
    """Items of lists that were left out because of their faults, in that order: those behind moved up by one."""

    def origin(self, path: Path) -> tuple[str, Path]:
        """File and path in that file at which a value was written."""
        for items, index in reversed(self.removed):
            size = len(items)
            if path[:size] == items and len(path) > size:
                moved = path[size]
                if isinstance(moved, int) and moved >= index:
                    path = (*items, moved + 1, *path[size + 1 :])
        for length in range(len(path), -1, -1):
            found = self.origins.get(path[:length])
            if found is not None:
                return found[0], (*found[1], *path[length:])
        return self.file, path

    def value(self, path: Path) -> Where:
        file, there = self.origin(path)
        document = self.documents.get(file)
        return Where(file, *document.positions.value(there)) if document else Where(file)

    def key(self, path: Path) -> Where:
        file, there = self.origin(path)
        document = self.documents.get(file)
        return Where(file, *document.positions.key(there)) if document else Where(file)


def read_document(file: str, content: str | bytes) -> Document | Finding:
    """The data of a TOML or JSON file (by the end of its name), or the finding that says why there is none."""
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        assert isinstance(content, bytes)
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return finding(
            "encoding", where=Where(file, line, column), subject=file, byte=f"0x{content[error.start]:02x}"
        )
    try:
        data = _json(text) if file.endswith(".json") else tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return finding(
            "syntax", where=_toml_place(file, text, str(error)), subject=file, problem=_plain(error)
        )
    except json.JSONDecodeError as error:
        where = Where(file, error.lineno, error.colno)
        return finding("syntax", where=where, subject=file, problem=error.msg)
    except _TwiceError as error:
        return finding("syntax", where=Where(file), subject=file, problem=f'key "{error}" stands twice')
    except ValueError as error:  # a number with thousands of digits
        return finding("syntax", where=Where(file), subject=file, problem=str(error))
    except RecursionError:
        return finding("syntax", where=Where(file), subject=file, problem="nested too deeply")
    if not isinstance(data, dict):
        return finding("syntax", where=Where(file, 1, 1), subject=file, problem="a table of keys is expected")
    return Document(file, text, data)


class _TwiceError(Exception):
    """A key of a JSON object that stands twice."""


def _json(text: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                raise _TwiceError(key)
            found[key] = value
        return found

    return json.loads(text, object_pairs_hook=once)


_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


def _toml_place(file: str, text: str, message: str) -> Where:
    found = _PLACE.search(message)
    if found and found[1]:
        return Where(file, int(found[1]), int(found[2]))
    lines = text.split("\n")
    return Where(file, len(lines), len(lines[-1]) + 1)


def _plain(error: Exception) -> str:
    return _PLACE.sub("", str(error))
