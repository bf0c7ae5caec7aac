"""The SQLite driver: one door, so that everything uses the version with the WAL-reset bug mended.

SQLite 3.7.0 to 3.51.2 can corrupt a database when two connections write and checkpoint at once; with such a version
ledgers are kept with a rollback journal instead of a write-ahead log.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        from pysqlite3 import dbapi2 as sqlite3
    except ImportError:  # no wheel for this platform
        import sqlite3

__all__ = ["connect", "has_safe_wal", "sqlite3"]

_WAL_MENDED = (3, 51, 3)


def has_safe_wal(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> bool:
    """Whether this SQLite may use a write-ahead log."""
    return version >= _WAL_MENDED


def connect(path: Path, *, mode: str = "rw", immutable: bool = False) -> "sqlite3.Connection":
    """A connection in autocommit, for any thread; the caller sees to it that one thread uses it at a time.

    Args:
        mode: `ro`, `rw` or `rwc`, as SQLite names them.
        immutable: Read the file as it is, without locks; only where nobody can write it.
    """
    address = f"{path.absolute().as_uri()}?mode={mode}" + ("&immutable=1" if immutable else "")
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=10.0, cached_statements=64
    )
    try:
        connection.execute("PRAGMA mmap_size = 0")
        if mode == "ro":
            connection.execute("PRAGMA query_only = 1")
        else:
            connection.execute("PRAGMA trusted_schema = 0")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
