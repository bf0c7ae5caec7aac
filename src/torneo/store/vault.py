"""The person vault: names, birth dates, documents and contacts, outside the ledger so that they can be erased.

Entries hold a person id and a commitment, the SHA-256 of salt and data. Erasing overwrites row and salt; the chain
still verifies, and the commitment can then neither be checked nor tried out.
"""

import os
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from threading import Lock

import msgspec

from torneo.model import NotFoundError, PersonId, StorageError
from torneo.store.anchor import sync_folder
from torneo.store.driver import connect, has_safe_wal, sqlite3
from torneo.store.sqlite_files import translated

APPLICATION_ID = 0x746F7270
VAULT_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is known of a person; empty or None: not known."""

    name: str
    born: date | None = None
    document: str = ""
    contact: str = ""


class Verdict(StrEnum):
    """What a commitment is worth today."""

    OK = "ok"
    ERASED = "erased"  # nothing is left to check it with
    DIFFERS = "differs"


class Vault:
    """A person vault in a SQLite file of its own, readable for its owner alone."""

    def __init__(self, path: Path) -> None:
        """Open the vault, or make an empty one.

        Raises:
            StorageError: `not-a-vault` (file), `vault-too-new` (file, found, known), or what `translated` says.
        """
        self.path = path
        self._lock = Lock()
        with translated(path):
            is_new = not path.exists() or not path.stat().st_size
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            if os.name == "posix":
                path.chmod(0o600)
            self._db = connect(path, mode="rw")
            try:
                self._prepare(is_new=is_new)
            except BaseException:
                self._db.close()
                raise

    def add(
        self, person: Person, *, id_: PersonId | None = None, salt: bytes | None = None
    ) -> tuple[PersonId, str]:
        """Keep a person under a new opaque id, or under `id_`; the id and the commitment for the ledger.

        `salt` is for invented people alone, whose commitments have to repeat; 32 secret random bytes otherwise.

        Raises:
            StorageError: `person-exists` (person): the id is taken or was erased.
        """
        found = id_ or PersonId(f"p-{secrets.token_hex(8)}")
        salt = salt or secrets.token_bytes(32)
        with self._lock, translated(self.path):
            if self._db.execute("SELECT 1 FROM person WHERE id = ?", (found,)).fetchone():
                raise StorageError("person-exists", person=found)
            self._db.execute("INSERT INTO person VALUES (?, ?, ?)", (found, salt, _canonical(person)))
        return found, _commitment(salt, _canonical(person))

    def get(self, person: str) -> Person:
        """What is known of a person.

        Raises:
            NotFoundError: `person-not-found` (person): never known, or erased.
        """
        row = self._row(person)
        if row is None:
            raise NotFoundError("person-not-found", person=person)
        return msgspec.json.decode(row[1], type=Person)

    def erase(self, person: str) -> bool:
        """Overwrite what is known of a person, with the salt; False: there was nothing."""
        with self._lock, translated(self.path):
            gone = self._db.execute("DELETE FROM person WHERE id = ?", (person,)).rowcount
            return bool(gone)

    def verify(self, person: str, commitment: str) -> Verdict:
        """Whether the ledger's commitment still is that of what the vault holds."""
        row = self._row(person)
        if row is None:
            return Verdict.ERASED
        return Verdict.OK if _commitment(row[0], row[1]) == commitment else Verdict.DIFFERS

    def commitment(self, person: str) -> str:
        """The commitment to what the vault holds of a person now.

        Raises:
            NotFoundError: `person-not-found` (person).
        """
        row = self._row(person)
        if row is None:
            raise NotFoundError("person-not-found", person=person)
        return _commitment(*row)

    def close(self) -> None:
        with self._lock, suppress(sqlite3.Error):
            self._db.close()

    def _row(self, person: str) -> tuple[bytes, bytes] | None:
        with self._lock, translated(self.path):
            row = self._db.execute("SELECT salt, data FROM person WHERE id = ?", (person,)).fetchone()
        return (row[0], row[1]) if row else None

    def _prepare(self, *, is_new: bool) -> None:
        # A write-ahead log would keep erased rows until its next round; the rollback journal is zeroed and cut.
        self._db.execute("PRAGMA journal_mode = TRUNCATE")
        self._db.execute("PRAGMA secure_delete = ON")
        self._db.execute(f"PRAGMA synchronous = {'EXTRA' if has_safe_wal() else 'FULL'}")
        if is_new:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._db.execute(f"PRAGMA user_version = {VAULT_FORMAT}")
            self._db.execute(
                "CREATE TABLE person (id TEXT PRIMARY KEY, salt BLOB NOT NULL, data BLOB NOT NULL) STRICT"
            )
            self._db.execute("COMMIT")
            sync_folder(self.path.parent)
        if self._db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StorageError("not-a-vault", file=str(self.path))
        found = self._db.execute("PRAGMA user_version").fetchone()[0]
        if found > VAULT_FORMAT:
            raise StorageError("vault-too-new", file=str(self.path), found=found, known=VAULT_FORMAT)


def _canonical(person: Person) -> bytes:
    return msgspec.json.encode(asdict(person), order="sorted")


def _commitment(salt: bytes, data: bytes) -> str:
    return sha256(salt + data).hexdigest()
