"""Tokens for programs: a random secret in their hands, its hash here."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from torneo.store.accounts.rows import Door, hashed, moment_of, new_id, new_secret, text_of
from torneo.store.accounts.values import Token

_TOKEN = "SELECT id, user, name, limits, made_at, expires_at, used_at, revoked_at FROM token"  # noqa: S105 - SQL


class Tokens:
    """Tokens by their secret and by their owner."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def make(
        self, user: str, *, name: str, limits: Sequence[str], now: datetime, expires_at: datetime | None
    ) -> tuple[str, Token]:
        """A new token; its secret, which nobody is told again, and what is kept of it."""
        secret = new_secret("torneo_")
        token = Token(
            id=new_id("t"), user=user, name=name, limits=tuple(limits), made_at=now, expires_at=expires_at
        )
        row = (
            hashed(secret),
            token.id,
            user,
            name,
            " ".join(limits),
            text_of(now),
            text_of(expires_at),
            None,
            None,
        )
        with self._door.writing() as db:
            db.execute("INSERT INTO token VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        return secret, token

    def find(self, secret: str) -> Token | None:
        with self._door.reading() as db:
            row = db.execute(f"{_TOKEN} WHERE hash = ?", (hashed(secret),)).fetchone()
        return _token(row) if row else None

    def touch(self, token: Token, *, now: datetime) -> None:
        with self._door.writing() as db:
            db.execute("UPDATE token SET used_at = ? WHERE id = ?", (text_of(now), token.id))

    def of(self, user: str) -> tuple[Token, ...]:
        """Every token of a user, the newest first."""
        with self._door.reading() as db:
            rows = db.execute(f"{_TOKEN} WHERE user = ? ORDER BY made_at DESC, id", (user,)).fetchall()
        return tuple(_token(row) for row in rows)

    def revoke(self, *, user: str, id_: str, now: datetime) -> bool:
        """Take a token back; False: the user has no open one of that id."""
        with self._door.writing() as db:
            done = db.execute(
                "UPDATE token SET revoked_at = ? WHERE user = ? AND id = ? AND revoked_at IS NULL",
                (text_of(now), user, id_),
            )
            return bool(done.rowcount)

    def revoke_all(self, user: str, *, now: datetime) -> None:
        with self._door.writing() as db:
            db.execute(
                "UPDATE token SET revoked_at = ? WHERE user = ? AND revoked_at IS NULL", (text_of(now), user)
            )


def _token(row: tuple[Any, ...]) -> Token:
    made = moment_of(row[4])
    assert made is not None
    return Token(
        id=row[0],
        user=row[1],
        name=row[2],
        limits=tuple(row[3].split()),
        made_at=made,
        expires_at=moment_of(row[5]),
        used_at=moment_of(row[6]),
        revoked_at=moment_of(row[7]),
    )
