"""Public halves of passkeys."""

from datetime import datetime
from typing import Any

from torneo.model import ConflictError
from torneo.store.accounts.rows import Door, moment_of, text_of
from torneo.store.accounts.values import Passkey
from torneo.store.driver import sqlite3

_PASSKEY = "SELECT id, user, key, count, name, made_at, used_at FROM passkey"


class Passkeys:
    """Passkeys by the id of their credential and by their owner."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def add(self, passkey: Passkey) -> None:
        """Raises `ConflictError` `passkey-known`: a credential belongs to one user."""
        row = (
            passkey.id,
            passkey.user,
            passkey.key,
            passkey.count,
            passkey.name,
            text_of(passkey.made_at),
            None,
        )
        with self._door.writing() as db:
            try:
                db.execute("INSERT INTO passkey VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            except sqlite3.IntegrityError as error:
                raise ConflictError("passkey-known") from error

    def find(self, id_: str) -> Passkey | None:
        with self._door.reading() as db:
            row = db.execute(f"{_PASSKEY} WHERE id = ?", (id_,)).fetchone()
        return _passkey(row) if row else None

    def of(self, user: str) -> tuple[Passkey, ...]:
        with self._door.reading() as db:
            rows = db.execute(f"{_PASSKEY} WHERE user = ? ORDER BY made_at, id", (user,)).fetchall()
        return tuple(_passkey(row) for row in rows)

    def used(self, id_: str, *, count: int, now: datetime) -> None:
        with self._door.writing() as db:
            db.execute("UPDATE passkey SET count = ?, used_at = ? WHERE id = ?", (count, text_of(now), id_))

    def delete(self, *, user: str, id_: str) -> bool:
        with self._door.writing() as db:
            return bool(db.execute("DELETE FROM passkey WHERE user = ? AND id = ?", (user, id_)).rowcount)


def _passkey(row: tuple[Any, ...]) -> Passkey:
    made = moment_of(row[5])
    assert made is not None
    return Passkey(
        id=row[0], user=row[1], key=row[2], count=row[3], name=row[4], made_at=made, used_at=moment_of(row[6])
    )
