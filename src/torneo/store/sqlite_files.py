"""The SQLite file of a ledger: its schema, opening it, and what its errors mean."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from torneo.model import StorageError
from torneo.store.driver import connect, has_safe_wal, sqlite3
from torneo.store.proposals import LEDGER_FORMAT

APPLICATION_ID = 0x746F726E
"""`torn`: marks the file as a ledger of ours."""

# `body` is the canonical text and the truth; the columns after `hash` repeat what is looked up, and `verify` compares.
_SCHEMA = (
    """
    CREATE TABLE entry (
        sequence INTEGER PRIMARY KEY,
        body TEXT NOT NULL,
        hash TEXT NOT NULL,
        subject TEXT NOT NULL,
        edition TEXT NOT NULL,
        actor TEXT NOT NULL,
        key TEXT,
        supersedes INTEGER
    ) STRICT
    """,
    "CREATE INDEX entry_subject ON entry (subject, sequence)",
    "CREATE INDEX entry_edition ON entry (edition, sequence)",
    "CREATE INDEX entry_key ON entry (actor, key, sequence) WHERE key IS NOT NULL",
    "CREATE INDEX entry_supersedes ON entry (sequence) WHERE supersedes IS NOT NULL",
)


def open_writer(path: Path) -> "sqlite3.Connection":
    """The one connection of this process that writes and checkpoints.

    Raises:
        StorageError: see `check_format` and `translated`.
    """
    with translated(path):
        db = connect(path, mode="rw")
        try:
            check_format(db, path)
            _set_durable(db)
        except BaseException:
            db.close()
            raise
        return db


def open_reader(path: Path) -> "sqlite3.Connection":
    """A connection that only reads; works in a folder that cannot be written, too.

    Raises:
        StorageError: see `check_format` and `translated`.
    """
    with translated(path):
        try:
            db = connect(path, mode="ro")
            db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        except sqlite3.OperationalError:
            # A write-ahead log needs its index beside it; where that cannot be made and the log is empty, the
            # database file alone is the ledger.
            log = path.with_name(f"{path.name}-wal")
            if os.access(path.parent, os.W_OK) or (log.exists() and log.stat().st_size):
                raise
            db = connect(path, mode="ro", immutable=True)
        try:
            check_format(db, path)
        except BaseException:
            db.close()
            raise
        return db


def create_file(path: Path) -> None:
    """An empty ledger, unless somebody has just made one. The caller holds the writer's lock.

    It is made under another name and put in its place whole: neither a crash nor another process that opens it at
    that moment finds half a ledger.
    """
    with translated(path):
        if path.exists() and path.stat().st_size:
            return
        beside = path.with_name(f"{path.name}.{os.getpid()}.new")
        beside.unlink(missing_ok=True)
        db = connect(beside, mode="rwc")
        try:
            db.execute("PRAGMA synchronous = FULL")
            db.execute("BEGIN IMMEDIATE")
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {LEDGER_FORMAT}")
            for statement in _SCHEMA:
                db.execute(statement)
            db.execute("COMMIT")
        finally:
            db.close()
        beside.replace(path)


def check_format(db: "sqlite3.Connection", path: Path) -> None:
    """Refuse a file that is no ledger, or one that a later version wrote.

    Raises:
        StorageError: `not-a-ledger` (file), `ledger-too-new` (file, found, known).
    """
    mark = db.execute("PRAGMA application_id").fetchone()[0]
    if mark != APPLICATION_ID:
        raise StorageError("not-a-ledger", file=str(path))
    found = db.execute("PRAGMA user_version").fetchone()[0]
    if found != LEDGER_FORMAT:
        code = "ledger-too-new" if found > LEDGER_FORMAT else "not-a-ledger"
        raise StorageError(code, file=str(path), found=found, known=LEDGER_FORMAT)
    if not db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'entry'").fetchone():
        raise StorageError("ledger-damaged", file=str(path), what="no table of entries")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Errors of the driver as ours, with the file and what the driver said.

    Raises:
        StorageError: `not-a-ledger`, `ledger-damaged`, `ledger-locked`, `ledger-read-only`, `ledger-missing`,
            `ledger-read-failed`.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StorageError(_code_of(error), file=str(path), what=str(error)) from error


def _code_of(error: Exception) -> str:
    name = getattr(error, "sqlite_errorname", "") or ""
    said = f"{name} {error}".lower()
    if "notadb" in said or "not a database" in said:
        return "not-a-ledger"
    if "corrupt" in said or "malformed" in said or "utf-8" in said or "no such" in said:
        return "ledger-damaged"
    if "locked" in said or "busy" in said:
        return "ledger-locked"
    if "readonly" in said or "permission" in said:
        return "ledger-read-only"
    if "unable to open" in said:
        return "ledger-missing"
    return "ledger-read-failed"


def _set_durable(db: "sqlite3.Connection") -> None:
    """Every commit waits for the disk; checkpoints are the writer's own business."""
    db.execute(f"PRAGMA journal_mode = {'WAL' if has_safe_wal() else 'DELETE'}")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA wal_autocheckpoint = 0")
