"""Answers that were dear to compute, kept as files in a folder beside a ledger. A cache: deleting it loses nothing.

Several processes may share a shelf: an answer appears whole or not at all, and damage is noticed by a checksum.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from threading import get_ident

from torneo.model import StorageError
from torneo.store.locks import held

_MAGIC = b"torneo-answer 1\n"
_ENDING = ".answer"
_LOCK = "lock"


class Shelf:
    """Answers by name; a name is letters and digits. The oldest go when there are more than `most`."""

    def __init__(self, folder: Path, *, most: int = 512) -> None:
        self.folder = folder
        self._most = most

    def get(self, name: str) -> bytes | None:
        """The answer of that name; None: there is none, or it is damaged."""
        try:
            text = self._path(name).read_bytes()
        except OSError:
            return None
        start = len(_MAGIC) + 32
        content = text[start:]
        is_whole = text.startswith(_MAGIC) and text[len(_MAGIC) : start] == sha256(content).digest()
        return content if is_whole else None

    def put(self, name: str, content: bytes) -> bool:
        """Keep an answer; False where it cannot be written, which hurts nobody."""
        draft = self.folder / f"{name}.{os.getpid()}.{get_ident()}"
        try:
            self.folder.mkdir(exist_ok=True)
            draft.write_bytes(_MAGIC + sha256(content).digest() + content)
            draft.replace(self._path(name))
        except OSError:
            with suppress(OSError):
                draft.unlink()
            return False
        self._clear_away()
        return True

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Inside, no other process computes for this shelf; False: one does at the moment.

        Where no lock can be made, as in a folder that cannot be written, each computes for itself.
        """
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError:
            yield True
            return
        lock = held(self.folder / _LOCK, timeout=0)
        try:
            lock.__enter__()
        except StorageError as error:
            yield error.code != "ledger-locked"
            return
        try:
            yield True
        finally:
            lock.__exit__(None, None, None)

    def _path(self, name: str) -> Path:
        assert name.isalnum()
        return self.folder / f"{name}{_ENDING}"

    def _clear_away(self) -> None:
        found: list[tuple[float, Path]] = []
        with suppress(OSError):
            for path in self.folder.glob(f"*{_ENDING}"):
                with suppress(OSError):  # another process cleared it away
                    found.append((path.stat().st_mtime, path))
        for _, path in sorted(found)[: max(0, len(found) - self._most)]:
            with suppress(OSError):
                path.unlink()
