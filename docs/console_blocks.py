"""Runs the commands that pages print, in order, in an empty folder, and compares what they say.

A page is a Markdown file. Of its fenced blocks three kinds are used:

- `console`: lines that begin with `$ ` are commands, the lines after each are what it prints; `...` stands for
  anything within a line, and alone on a line for any number of lines. `$ cd DIR` holds for the commands after it.
- any block after the line `<!-- file: NAME -->` is written to that file.
- a block after the line `<!-- skip -->` is not run; say why after the word.

`<!-- exit: N -->` before a `console` block: its last command ends with that code. `<!-- lang: en -->` anywhere before:
the language of the commands that follow, Spanish at first. `<!-- fresh -->`: go on in a new empty folder.
`<!-- folder: NAME -->`: go on in a copy of the tutorial's folder as it is before the block that is marked
`<!-- state: NAME -->` there. `<!-- run: COMMAND -->`: what a reader does by hand, such as editing a file.
`<!-- year: 2026 -->`: this year stands for the present one in what commands print.

`python docs/console_blocks.py PAGE ..` checks, with `--write` it puts the real output in the place of one that differs.
"""

import argparse
import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

_FENCE = re.compile(r"^(?P<indent>\s*)(?P<fence>`{3,})(?P<kind>[^`\s]*)[^`]*$")
_MARK = re.compile(
    r"^\s*<!--\s*(?P<word>file|exit|lang|skip|fresh|folder|state|run|year)\s*:?\s*(?P<value>.*?)\s*-->\s*$"
)
SECONDS = 300
TUTORIAL = Path(__file__).resolve().parent / "tutorial" / "es.md"
LEAGUE = "san-jacinto-2026"
"""The folder that the tutorial makes, which the how-to pages begin in."""


@dataclass
class Block:
    """A fenced block: its kind, its lines, the number of its first line of content (from 0), and marks before it."""

    kind: str
    lines: list[str]
    start: int
    marks: dict[str, str] = field(default_factory=dict)


@dataclass
class Difference:
    """A command that did not say what the page says."""

    page: Path
    command: str
    expected: str
    found: str
    code: int

    def __str__(self) -> str:
        return (
            f"{self.page.name}: $ {self.command}   (exit code {self.code})\n"
            f"--- the page says\n{self.expected}\n--- it printed\n{self.found}\n"
        )


def blocks(text: str) -> list[Block]:
    """All fenced blocks of a page, each with the marks that stand before it since the block before."""
    found: list[Block] = []
    marks: dict[str, str] = {}
    lines = text.splitlines()
    place = 0
    while place < len(lines):
        if mark := _MARK.match(lines[place]):
            marks[mark["word"]] = mark["value"]
        elif opening := _FENCE.match(lines[place]):
            end = next(
                number for number in range(place + 1, len(lines)) if lines[number].strip() == opening["fence"]
            )
            indent = len(opening["indent"])
            content = [line[indent:] for line in lines[place + 1 : end]]
            found.append(Block(opening["kind"], content, place + 1, marks))
            marks, place = {}, end
        place += 1
    return found


def commands(block: Block) -> list[tuple[str, list[str]]]:
    """The commands of a `console` block with the lines each prints."""
    found: list[tuple[str, list[str]]] = []
    for line in block.lines:
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found and not found[-1][1] and found[-1][0].endswith("\\"):
            found[-1] = (f"{found[-1][0]}\n{line}", [])
        elif found:
            found[-1][1].append(line)
    return found


def matches(expected: str, found: str) -> bool:
    """Whether the output is what the page says."""
    parts = []
    for line in expected.splitlines():
        if line.strip() == "...":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(".*?".join(re.escape(piece) for piece in line.rstrip().split("...")) + "\n")
    said = "".join(f"{line.rstrip()}\n" for line in found.splitlines())
    return re.fullmatch("".join(parts), said) is not None


def environment(home: Path, *, lang: str, path: str = "") -> dict[str, str]:
    """What a command of a page sees: an empty home, the language asked for, and nothing of the caller's but the path."""
    here = str(Path(sys.executable).parent)
    kept = {
        key: value for key, value in os.environ.items() if key in ("SYSTEMROOT", "COVERAGE_PROCESS_START")
    }
    return {
        **kept,
        "PATH": os.pathsep.join(part for part in (path, here, os.environ.get("PATH", "")) if part),
        "HOME": str(home),
        "LANG": "es_PE.UTF-8" if lang == "es" else "en_US.UTF-8",
        "PYTHONUTF8": "1",
        "COLUMNS": "100",
        "TZ": "Pacific/Kiritimati",
    }


@dataclass
class Runner:
    """Runs the blocks of a page one after another; `folder` is where the next command runs."""

    page: Path
    root: Path
    lang: str = "es"
    year: str = ""
    number: int = 0
    folder: Path = field(init=False)
    differences: list[Difference] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.home = self.root / "home"
        self.home.mkdir()
        self.folder = self._new_folder()

    def run(self, block: Block) -> list[str] | None:
        """Run a block; its lines as they should be where it is a `console` block, else None."""
        self.lang = block.marks.get("lang", self.lang)
        self.year = block.marks.get("year", self.year)
        if "fresh" in block.marks:
            self.folder = self._new_folder()
        if "folder" in block.marks:
            self.folder = self._new_folder() / LEAGUE
            shutil.copytree(state(block.marks["folder"]), self.folder)
        if "skip" in block.marks:
            return None
        if "run" in block.marks and (failed := self._said(block.marks["run"]))[0]:
            self.differences.append(Difference(self.page, block.marks["run"], "", failed[1], failed[0]))
        if "file" in block.marks:
            target = self.folder / block.marks["file"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("\n".join(block.lines) + "\n", encoding="utf-8")
            return None
        return self._console(block) if block.kind == "console" else None

    def _new_folder(self) -> Path:
        self.number += 1
        folder = self.root / f"work{self.number}"
        folder.mkdir()
        return folder

    def _console(self, block: Block) -> list[str]:
        real: list[str] = []
        told = commands(block)
        for position, (command, lines) in enumerate(told, start=1):
            real += f"$ {command}".splitlines()
            if command.startswith("cd "):
                self.folder = (self.folder / command[3:].strip()).resolve(strict=True)
                continue
            wanted = int(block.marks.get("exit", "0")) if position == len(told) else 0
            expected = "\n".join(lines).strip("\n")
            code, said = self._said(command)
            if matches(expected, said) and code == wanted:
                real += lines
            else:
                self.differences.append(Difference(self.page, command, expected, said, code))
                real += said.splitlines()
        return real

    def _said(self, command: str) -> tuple[int, str]:
        done = subprocess.run(  # noqa: S602 - it is what a reader of the page types
            command,
            shell=True,
            cwd=self.folder,
            env=environment(self.home, lang=self.lang),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
        text = done.stdout.decode("utf-8", "replace")
        if self.year:
            text = text.replace(str(datetime.now(UTC).year), self.year)
        return done.returncode, "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def run_page(page: Path, *, write: bool = False) -> list[Difference]:
    """Run a page from its first command to its last, each block in the folder that the ones before left behind."""
    text = page.read_text(encoding="utf-8")
    lines, shift = text.splitlines(), 0
    with tempfile.TemporaryDirectory(prefix="torneo-page-") as place:
        runner = Runner(page, Path(place).resolve())
        for block in blocks(text):
            real = runner.run(block)
            if real is None:
                continue
            begin = block.start + shift
            indent = lines[begin - 1][: len(lines[begin - 1]) - len(lines[begin - 1].lstrip())]
            lines[begin : begin + len(block.lines)] = [f"{indent}{line}".rstrip() for line in real]
            shift += len(real) - len(block.lines)
    crashed = any("Traceback (most recent call last)" in one.found for one in runner.differences)
    if write and runner.differences and not crashed:
        page.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return runner.differences


@cache
def state(name: str) -> Path:
    """The folder of the tutorial as it is where the tutorial says `<!-- state: NAME -->`."""
    kept = tempfile.mkdtemp(prefix="torneo-state-")
    atexit.register(shutil.rmtree, kept, ignore_errors=True)
    runner = Runner(TUTORIAL, Path(kept).resolve())
    for block in blocks(TUTORIAL.read_text(encoding="utf-8")):
        if block.marks.get("state") == name:
            return runner.folder
        runner.run(block)
    raise ValueError(f"{TUTORIAL.name} has no state {name!r}")


def main() -> int:
    parser = argparse.ArgumentParser(description="check or renew the output of commands in pages")
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="put the real output into the pages")
    told = parser.parse_args()
    differences = [found for page in told.pages for found in run_page(page, write=told.write)]
    for one in differences:
        print(one)
    return 1 if differences and not told.write else 0


if __name__ == "__main__":
    sys.exit(main())
