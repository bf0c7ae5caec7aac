"""What every table of accounts needs: the connection at work, instants as text, secrets as hashes."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import RLock

from torneo.ledger.instants import instant, instant_text
from torneo.store.driver import sqlite3
from torneo.store.sqlite_files import translated


class Door:
    """The connection of a process to the file, for one thread at a time."""

    def __init__(self, db: "sqlite3.Connection", path: Path) -> None:
        self._db, self._path = db, path
        self._lock = RLock()

    @contextmanager
    def reading(self) -> "Iterator[sqlite3.Connection]":
        with self._lock, translated(self._path):
            yield self._db

    @contextmanager
    def writing(self) -> "Iterator[sqlite3.Connection]":
        """All or nothing; work inside other work is part of it."""
        with self._lock, translated(self._path):
            if self._db.in_transaction:
                yield self._db
                return
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                with suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def close(self) -> None:
        with self._lock, suppress(sqlite3.Error):
            self._db.close()


def text_of(moment: datetime | None) -> str | None:
    return None if moment is None else instant_text(moment)


def moment_of(text: str | None) -> datetime | None:
    return None if text is None else instant(text)


def new_secret(prefix: str = "") -> str:
    """256 random bits, for an address or a header."""
    return prefix + secrets.token_urlsafe(32)


def new_id(prefix: str) -> str:
    """An opaque id that may be shown."""
    return f"{prefix}-{secrets.token_hex(6)}"


def hashed(secret: str) -> str:
    """What is kept of a secret. It is random, so that a plain hash cannot be tried out."""
    return sha256(secret.encode()).hexdigest()
