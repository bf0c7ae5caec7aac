"""Runs the real command in this process: what it printed, and its exit code."""

from dataclasses import dataclass

import pytest

from torneo.cli.main import run


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


class CommandLine:
    """`torneo(..)` in a folder and a language; `ok` also asserts that it went well."""

    def __init__(self, capsys: pytest.CaptureFixture[str], folder: str = ".", lang: str = "en") -> None:
        self._capsys, self.folder, self.lang = capsys, folder, lang

    def __call__(self, *args: str) -> Said:
        code = run(["-C", str(self.folder), "--lang", self.lang, *args], env={})
        said = self._capsys.readouterr()
        return Said(code, said.out, said.err)

    def ok(self, *args: str) -> str:
        said = self(*args)
        assert (said.code, said.err) == (0, ""), said
        return said.out


LEAGUE = """\
torneo = 1

[edition]
id          = "liga-2026"
competition = "liga"
season      = "2026"
name        = "Liga 2026"
timezone    = "America/Lima"

[entry]
teams = ["melgar", "utc", "boys", "cantolao"]

[rules]
tiebreakers = ["points", "goal_difference", "goals_for", "drawing_of_lots"]

[calendar]
mode     = "mirrored"
from     = 2026-03-07
to       = 2026-11-28
days     = ["saturday"]
kickoffs = ["15:30"]

[[stage]]
id       = "liga"
name     = "Liga"
kind     = "league"
teams    = "all"
meetings = 2

[[award]]
title = "Champion 2026"
to    = "liga.1"
"""

CLUBS = """\
club = [
  { id = "melgar",   name = "Melgar" },
  { id = "utc",      name = "UTC" },
  { id = "boys",     name = "Sport Boys" },
  { id = "cantolao", name = "Cantolao" },
]
"""
