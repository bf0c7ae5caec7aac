"""One writer at a time over all processes: an advisory lock on a file of its own."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from torneo.model import StorageError

_PAUSES = (0.0002, 0.0005, 0.001, 0.002, 0.004)


@contextmanager
def held(path: Path, *, timeout: float) -> Iterator[None]:
    """Hold the lock of `path` inside the block; a process that dies lets go of it.

    Raises:
        StorageError: `ledger-locked` (seconds, file) when another process holds it for longer than `timeout`
            seconds; `ledger-read-only` when the lock file cannot be made.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    except OSError as error:
        raise StorageError("ledger-read-only", reason=error.strerror or str(error), file=str(path)) from error
    try:
        deadline = time.monotonic() + timeout
        tries = 0
        while not _try_lock(handle):
            if time.monotonic() >= deadline:
                raise StorageError("ledger-locked", seconds=f"{timeout:g}", file=str(path))
            time.sleep(_PAUSES[min(tries, len(_PAUSES) - 1)])
            tries += 1
        try:
            yield
        finally:
            _unlock(handle)
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:  # EWOULDBLOCK, or EINTR: the caller tries again until its deadline
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
