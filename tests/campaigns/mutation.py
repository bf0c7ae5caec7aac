"""Mutation testing of the standings room: mutmut changes the code in small ways, and the tests must notice.

Only the tests of the room itself run, once for every mutant, so most of the time goes there: about half an hour on two
idle cores. Passes when at least GOAL of the mutants are killed; the others are printed with what was changed.
`[tool.mutmut]` in pyproject.toml holds the settings; docs/explanation/mutation.md tells of the mutants that survive.
"""

import ast
import difflib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.campaigns.verdict import Verdict

ROOT = Path(__file__).resolve().parents[2]
ROOM = Path("src/torneo/standings")
GOAL = 0.90
FULL, SHORT = 1_000_000, 1
"""The short form takes the mutants of one small module alone."""

_COPIED = (
    "src",
    "pyproject.toml",
    "tests/conftest.py",
    "tests/unit/standings",
    "tests/properties/test_standings_properties.py",
    "tests/properties/test_endings_properties.py",
)
_KILLED, _SURVIVED, _UNTESTED = "killed", "survived", "no test reaches them"
_BY_EXIT_CODE = {0: _SURVIVED, 1: _KILLED, 3: _KILLED, 33: _UNTESTED, 5: _UNTESTED}
"""What mutmut writes down of a mutant: how pytest ended; anything else is a time-out or a crash, which is noticed."""


def run(*, rounds: int, seed: int) -> Verdict:
    verdict = Verdict("mutation", seed)
    with tempfile.TemporaryDirectory(prefix="torneo-mutation-") as name:
        folder = Path(name)
        for part in _COPIED:
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            (folder / part).parent.mkdir(parents=True, exist_ok=True)
            copy(ROOT / part, folder / part)
        # mutmut reads its own settings from the folder it runs in; nothing of a run before is there to be reused.
        command = [str(Path(sys.executable).parent / "mutmut"), "run"]
        if rounds == SHORT:
            command.append("torneo.standings.carry*")
        ended = subprocess.run(
            command, cwd=folder, check=False, capture_output=True, text=True, env=dict(os.environ)
        )
        found = dict(_outcomes(folder))
        if ended.returncode or not found:
            verdict.faults.append(f"mutmut ended with {ended.returncode}: {ended.stderr[-2000:]}")
            return verdict
        for outcome in found.values():
            verdict.count(outcome)
        killed = verdict.counts.get(_KILLED, 0)
        verdict.counts = {"mutants": len(found), **verdict.counts}
        alive = [
            f"{mutant.removeprefix('torneo.standings.')}: {outcome}\n{_change(folder, mutant)}"
            for mutant, outcome in found.items()
            if outcome != _KILLED
        ]
    verdict.note = "\n  ".join([f"{killed / len(found):.1%} killed", *alive])
    if killed < GOAL * len(found):
        verdict.faults.append(f"{killed} of {len(found)} killed, fewer than {GOAL:.0%}")
    return verdict


def _outcomes(folder: Path) -> Iterator[tuple[str, str]]:
    """Every mutant that was tried, and what became of it."""
    for path in sorted((folder / "mutants" / ROOM).glob("*.meta")):
        for mutant, code in json.loads(path.read_text("utf-8"))["exit_code_by_key"].items():
            if code is not None:
                yield mutant, _BY_EXIT_CODE.get(code, _KILLED)


def _change(folder: Path, mutant: str) -> str:
    """The lines that a mutant changes. Its name is module, function and number; the original has `orig` for it."""
    module, function = mutant.rsplit(".", 1)
    text = (folder / "mutants" / "src" / f"{module.replace('.', '/')}.py").read_text("utf-8")
    original = function.rpartition("_")[0] + "_orig"
    bodies = {
        node.name: ast.get_source_segment(text, node)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.name in (original, function)
    }
    before, after = (str(bodies[name]).splitlines()[1:] for name in (original, function))
    return "\n".join(
        f"      {line}"
        for line in difflib.unified_diff(before, after, lineterm="", n=0)
        if not line.startswith(("---", "+++", "@@"))
    )
