"""The anchor: what was acknowledged, kept outside the database.

A chain of hashes proves a beginning of the ledger only; a torn write-ahead log drops acknowledged entries from its
end without a sign. So before anybody is told that an entry is safe, its sequence and hash are appended to the anchor
and synced. Each line carries a check over itself and the check of the line before: `sequence hash check`.

A last line without its end is what a crash in the middle of an append leaves; nobody was told. It must be the
beginning of a line. Anything else that does not read is damage.
"""

import os
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

HEADER = b"torneo-anchor 1\n"
SUFFIX = ".anchor"

_WHOLE_UP_TO = 1 << 20
"""Up to this size an anchor is read whole when a ledger opens; a longer one from its end, and whole by `verify`."""
_TAIL = 1 << 16
_LINE = re.compile(rb"([1-9][0-9]{0,17}) ([0-9a-f]{64}) ([0-9a-f]{16})")
_TORN = re.compile(rb"[1-9][0-9]{0,17}( ([0-9a-f]{0,63}|[0-9a-f]{64}( [0-9a-f]{0,16})?))?")
_FIRST_CHECK = "0" * 16


@dataclass(frozen=True, slots=True)
class Mark:
    """One line: this entry had this hash when it was acknowledged."""

    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class AnchorText:
    """What an anchor says.

    `damaged`: number of the first line that does not read, -1: somewhere in the unread middle; None: none.
    `size` counts the bytes up to the end of the last whole line, `check` is its check.
    """

    marks: tuple[Mark, ...]
    size: int
    check: str
    damaged: int | None = None

    @property
    def last(self) -> Mark | None:
        return self.marks[-1] if self.marks else None


class Anchor:
    """Appends to an anchor file. The caller holds the writer's lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None
        self._identity: tuple[int, int] | None = None
        self._said = AnchorText((), 0, _FIRST_CHECK)

    def current(self) -> AnchorText | None:
        """What the file says now, read again only where another process has touched it; None: there is none."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            self.close()
            return None
        if self._identity != (found.st_ino, found.st_size) or self._handle is None:
            self.close()
            self._said = read_anchor(self.path)
            can_write = os.access(self.path, os.W_OK)
            flags = (os.O_RDWR if can_write else os.O_RDONLY) | getattr(os, "O_BINARY", 0)
            self._handle = os.open(self.path, flags)
            self._identity = (found.st_ino, found.st_size)
        return self._said

    def append(self, mark: Mark) -> None:
        """Write the line and wait until it is on the disk; on an error the file is as it was, or `current` tells."""
        assert self._handle is not None
        line, check = _line(mark, self._said.check)
        try:
            if os.fstat(self._handle).st_size != self._said.size:
                os.ftruncate(self._handle, self._said.size)  # the torn line of a writer that died
            os.lseek(self._handle, self._said.size, os.SEEK_SET)
            _write_all(self._handle, line)
            _sync(self._handle)
        except OSError:
            self._forget_line()
            raise
        self._said = AnchorText((mark,), self._said.size + len(line), check)
        self._identity = (os.fstat(self._handle).st_ino, self._said.size)

    def create(self, marks: tuple[Mark, ...] = ()) -> None:
        """A new anchor with these lines in the place of what is there, durable before it returns."""
        self.close()
        write_anchor(self.path, marks)

    def close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
        self._handle = self._identity = None

    def _forget_line(self) -> None:
        """Take a line back that may be half written; what a failed sync left of it is never trusted."""
        try:
            assert self._handle is not None
            os.ftruncate(self._handle, self._said.size)
        except OSError:
            pass  # a torn line is recognised when it is read
        finally:
            self.close()


def read_anchor(path: Path, *, whole: bool = False) -> AnchorText:
    """What an anchor file says; of a long one the first line and the end, unless `whole`.

    Raises:
        FileNotFoundError: there is none.
    """
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        if whole or size <= _WHOLE_UP_TO:
            return parse_anchor(file.read())
        start = parse_anchor(file.read(_TAIL), is_start=True)
        file.seek(size - _TAIL)
        tail = file.read()
    if start.damaged is not None:
        return start
    # The check of the line before the first whole one of the tail is where the tail's own chain begins.
    first = tail.index(b"\n") + 1
    second = tail.index(b"\n", first) + 1
    seed = _LINE.fullmatch(tail[first : second - 1])
    if seed is None:
        return AnchorText(start.marks[:1], 0, _FIRST_CHECK, damaged=-1)
    end = _parse_lines(tail[second:], check=seed[3].decode(), size=size - _TAIL + second, number=0)
    damaged = None if end.damaged is None else -1
    return AnchorText(start.marks[:1] + end.marks, end.size, end.check, damaged)


def parse_anchor(text: bytes, *, is_start: bool = False) -> AnchorText:
    """Read the bytes of an anchor. `is_start`: they are cut off somewhere, the last line does not count."""
    if not text.startswith(HEADER):
        return AnchorText((), 0, _FIRST_CHECK, 1)  # a new anchor appears whole, with its first line
    if is_start:
        text = text[: text.rindex(b"\n") + 1]
    return _parse_lines(text[len(HEADER) :], check=_FIRST_CHECK, size=len(HEADER), number=2)


def anchor_bytes(marks: tuple[Mark, ...]) -> bytes:
    """The text of an anchor with these lines."""
    text, check = HEADER, _FIRST_CHECK
    for mark in marks:
        line, check = _line(mark, check)
        text += line
    return text


def write_anchor(path: Path, marks: tuple[Mark, ...]) -> None:
    """Write a whole anchor beside `path` and put it in its place once it is on the disk."""
    write_durably(path, anchor_bytes(marks))


def write_durably(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Replace a file by one with this content, on the disk before it returns; the old one or the new one is there."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode)
    try:
        try:
            _write_all(handle, content)
            _sync(handle)
        finally:
            os.close(handle)
        beside.replace(path)
        sync_folder(path.parent)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system knows how (POSIX)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _parse_lines(text: bytes, *, check: str, size: int, number: int) -> AnchorText:
    lines = text.split(b"\n")
    torn = lines.pop()
    marks: list[Mark] = []
    for place, line in enumerate(lines, start=number):
        found = _LINE.fullmatch(line)
        if not found:
            return AnchorText(tuple(marks), size, check, damaged=place)
        mark = Mark(int(found[1]), found[2].decode())
        if _check(mark, check) != found[3].decode() or (marks and marks[-1].sequence > mark.sequence):
            return AnchorText(tuple(marks), size, check, damaged=place)
        check = found[3].decode()
        size += len(line) + 1
        marks.append(mark)
    damaged = number + len(lines) if torn and not _TORN.fullmatch(torn) else None
    return AnchorText(tuple(marks), size, check, damaged)


def _line(mark: Mark, before: str) -> tuple[bytes, str]:
    check = _check(mark, before)
    return f"{mark.sequence} {mark.hash} {check}\n".encode(), check


def _check(mark: Mark, before: str) -> str:
    return sha256(f"{before} {mark.sequence} {mark.hash}".encode()).hexdigest()[:16]


def _write_all(handle: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(handle, view) :]


def _sync(handle: int) -> None:
    if hasattr(os, "fdatasync"):
        os.fdatasync(handle)  # the length of the file is part of what it makes durable
    else:
        os.fsync(handle)
