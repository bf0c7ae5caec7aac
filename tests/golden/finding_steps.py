"""Runs the examples of finding codes as a person would: the commands of `steps.txt`, or `example.py`.

A line of `steps.txt` is a `torneo` command, or damage that no command does:

    sqlite: FILE STATEMENT   change a database behind the program's back
    truncate: FILE LINES     keep the first lines of a file
    flip: FILE OFFSET        turn one bit of a byte
    replace: FILE OLD NEW    change a text in a file
    copy: FILE TO
    delete: FILE

$PERSON in a command is the id that the command before it printed.

python tests/golden/finding_steps.py writes what the examples print into their `expected.txt`.
"""

import contextlib
import io
import os
import re
import runpy
import shlex
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from torneo.cli.main import run
from torneo.words.catalogue import MESSAGES

EXAMPLES = Path(__file__).resolve().parent / "findings"
RULES = EXAMPLES / "rules"
"""The examples of reading and checking are folders to load: see tests/unit/rules/test_rules_finding_examples.py."""


def folders() -> dict[str, Path]:
    """The folder of each code, those of the rules apart."""
    rooms = sorted(room for room in EXAMPLES.iterdir() if room.is_dir() and room != RULES)
    return {folder.name: folder for room in rooms for folder in sorted(room.iterdir()) if folder.is_dir()}


def printed(example: Path, scratch: Path, *, last: str = "") -> str:
    """What the last step of an example prints, in Spanish; ids and hashes that differ each time are dots.

    Args:
        last: Options added to the last step.
    """
    work = scratch / "example"
    shutil.copytree(example, work)
    before = Path.cwd()
    os.chdir(work)
    try:
        if (work / "example.py").is_file():
            _, said = _told(lambda: runpy.run_path("example.py", run_name="__main__"))
        else:
            said = ""
            *first, end = (work / "steps.txt").read_text("utf-8").splitlines()
            for line in (*first, end + last):
                person = re.search(r"\bp-[0-9a-f]{16}\b", said)
                code, said = _step(line.replace("$PERSON", person[0]) if person else line)
                assert code == 0 or line == end + last, said
    finally:
        os.chdir(before)
    said = re.sub(r"(?<=está dañado: ).*?(?=; restaure)", "...", said, flags=re.DOTALL)  # words of SQLite
    return re.sub(r"\b[0-9a-f]{16,}\b", "...", said)


def sentence(code: str) -> re.Pattern[str]:
    """The Spanish sentence of a code, whatever its facts are."""
    text = re.sub(r"<[^<>]*>", "\0", MESSAGES[code][0])
    text = re.sub(r"\{[^{}]*\}", "\0", text)
    return re.compile(".*".join(re.escape(part) for part in text.split("\0")), re.DOTALL)


def _step(line: str) -> tuple[object, str]:
    """Exit code and what was printed."""
    kind, _, rest = line.partition(" ")
    if kind == "torneo":
        return _told(lambda: run(["--lang", "es", *shlex.split(rest)], env={}))
    words = shlex.split(rest)
    if kind == "sqlite:":
        _sql(*rest.split(" ", 1))
    elif kind == "truncate:":
        path = Path(words[0])
        path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[: int(words[1])]), "utf-8")
    elif kind == "flip:":
        if words[0].endswith(".db"):
            _sql(words[0], "PRAGMA wal_checkpoint(TRUNCATE)")
        content = bytearray(Path(words[0]).read_bytes())
        content[int(words[1])] ^= 1
        Path(words[0]).write_bytes(content)
    elif kind == "copy:":
        shutil.copyfile(*words)
    elif kind == "delete:":
        Path(words[0]).unlink()
    elif kind == "replace:":
        path = Path(words[0])
        text = path.read_text("utf-8")
        assert words[1] in text, line
        path.write_text(text.replace(words[1], words[2]), "utf-8")
    else:
        raise ValueError(line)
    return 0, ""


def _sql(file: str, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute(statement).fetchall()


def _told(call: Callable[[], object]) -> tuple[object, str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        result = call()
    return result, out.getvalue()


if __name__ == "__main__":
    for name, path in folders().items():
        with tempfile.TemporaryDirectory() as scratch:
            found = printed(path, Path(scratch))
        (path / "expected.txt").write_text(found, "utf-8")
        if not sentence(name).search(found):
            print(f"{name}: not printed\n{found}")
