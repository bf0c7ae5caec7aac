"""The file of accounts: opening it, its tables, and one connection that a thread holds at a time."""

import os
import secrets
from contextlib import AbstractContextManager
from pathlib import Path

from torneo.model import StorageError
from torneo.store.accounts.audit import Audit
from torneo.store.accounts.limits import Buckets
from torneo.store.accounts.links import Links
from torneo.store.accounts.passkeys import Passkeys
from torneo.store.accounts.rows import Door
from torneo.store.accounts.sessions import Sessions
from torneo.store.accounts.tokens import Tokens
from torneo.store.accounts.users import Users
from torneo.store.anchor import sync_folder
from torneo.store.driver import connect, has_safe_wal, sqlite3
from torneo.store.sqlite_files import translated

APPLICATION_ID = 0x746F7261
ACCOUNTS_FORMAT = 1

_SCHEMA = (
    "CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT",
    """
    CREATE TABLE user (
        id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password TEXT,
        long_password INTEGER NOT NULL DEFAULT 0, disabled INTEGER NOT NULL DEFAULT 0, made_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE held (
        number INTEGER PRIMARY KEY AUTOINCREMENT, user TEXT NOT NULL REFERENCES user ON DELETE CASCADE,
        role TEXT NOT NULL, scope TEXT NOT NULL, since TEXT, until TEXT,
        given_by TEXT NOT NULL, given_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX held_user ON held (user, number)",
    """
    CREATE TABLE session (
        hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, user TEXT NOT NULL REFERENCES user ON DELETE CASCADE,
        made_at TEXT NOT NULL, seen_at TEXT NOT NULL, address TEXT NOT NULL, agent TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX session_user ON session (user, made_at)",
    """
    CREATE TABLE link (
        hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, user TEXT NOT NULL,
        facts TEXT NOT NULL, made_by TEXT NOT NULL, made_at TEXT NOT NULL, expires_at TEXT NOT NULL,
        used_at TEXT, revoked_at TEXT
    ) STRICT
    """,
    """
    CREATE TABLE token (
        hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, user TEXT NOT NULL REFERENCES user ON DELETE CASCADE,
        name TEXT NOT NULL, limits TEXT NOT NULL, made_at TEXT NOT NULL, expires_at TEXT, used_at TEXT,
        revoked_at TEXT
    ) STRICT
    """,
    """
    CREATE TABLE passkey (
        id TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES user ON DELETE CASCADE, key BLOB NOT NULL,
        count INTEGER NOT NULL, name TEXT NOT NULL, made_at TEXT NOT NULL, used_at TEXT
    ) STRICT
    """,
    "CREATE TABLE bucket (key TEXT PRIMARY KEY, level REAL NOT NULL, at REAL NOT NULL) STRICT",
    """
    CREATE TABLE event (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, kind TEXT NOT NULL, user TEXT NOT NULL,
        address TEXT NOT NULL, facts TEXT NOT NULL
    ) STRICT
    """,
)


class Accounts:
    """Users, sessions, links, tokens, passkeys, rate limits and the security log of one ledger."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make an empty one, readable for its owner alone.

        Raises:
            StorageError: `not-accounts` (file), `accounts-too-new` (file, found, known), or what `translated` says.
        """
        self.path = path
        with translated(path):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            if os.name == "posix":
                path.chmod(0o600)
            db = connect(path, mode="rw")
            self._door = Door(db, path)
            try:
                _configure(db)
                with self._door.writing():
                    _prepare(db, path)
                self.secret: bytes = db.execute("SELECT value FROM secret WHERE name = 'key'").fetchone()[0]
            except BaseException:
                db.close()
                raise
        self.users = Users(self._door)
        self.sessions = Sessions(self._door)
        self.links = Links(self._door)
        self.tokens = Tokens(self._door)
        self.passkeys = Passkeys(self._door)
        self.buckets = Buckets(self._door)
        self.audit = Audit(self._door)

    def together(self) -> "AbstractContextManager[object]":
        """What is written inside is written whole or not at all."""
        return self._door.writing()

    def tidy(self) -> None:
        """Write the log into the file and empty it, so that nothing deleted is left there."""
        with self._door.reading() as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def close(self) -> None:
        self._door.close()


def _configure(db: "sqlite3.Connection") -> None:
    db.execute(f"PRAGMA journal_mode = {'WAL' if has_safe_wal() else 'TRUNCATE'}")
    db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = FULL")


def _prepare(db: "sqlite3.Connection", path: Path) -> None:
    """Make the tables of a new file; refuse one that is not ours."""
    found = db.execute("PRAGMA application_id").fetchone()[0]
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if not found and not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {ACCOUNTS_FORMAT}")
        for statement in _SCHEMA:
            db.execute(statement)
        db.execute("INSERT INTO secret VALUES ('key', ?)", (secrets.token_bytes(32),))
        sync_folder(path.parent)
    elif found != APPLICATION_ID:
        raise StorageError("not-accounts", file=str(path))
    elif version > ACCOUNTS_FORMAT:
        raise StorageError("accounts-too-new", file=str(path), found=version, known=ACCOUNTS_FORMAT)
