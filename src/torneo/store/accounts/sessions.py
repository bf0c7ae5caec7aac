"""Server-side sessions: a random secret in the browser, its hash here."""

from datetime import datetime
from typing import Any

from torneo.store.accounts.rows import Door, hashed, moment_of, new_id, new_secret, text_of
from torneo.store.accounts.values import Session

_SESSION = "SELECT hash, id, user, made_at, seen_at, address, agent FROM session"


class Sessions:
    """Browsers that somebody logged in with."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def start(self, user: str, *, address: str, agent: str, now: datetime) -> str:
        """A new session; its secret, which nobody is told again."""
        secret = new_secret()
        row = (hashed(secret), new_id("s"), user, text_of(now), text_of(now), address, agent[:120])
        with self._door.writing() as db:
            db.execute("INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        return secret

    def find(self, secret: str) -> Session | None:
        """The session of that secret, however old."""
        with self._door.reading() as db:
            row = db.execute(f"{_SESSION} WHERE hash = ?", (hashed(secret),)).fetchone()
        return _session(row) if row else None

    def touch(self, session: Session, *, now: datetime) -> None:
        with self._door.writing() as db:
            db.execute("UPDATE session SET seen_at = ? WHERE hash = ?", (text_of(now), session.hash))

    def of(self, user: str) -> tuple[Session, ...]:
        """Every session of a user, the newest first."""
        with self._door.reading() as db:
            rows = db.execute(f"{_SESSION} WHERE user = ? ORDER BY made_at DESC, id", (user,)).fetchall()
        return tuple(_session(row) for row in rows)

    def end(self, *, user: str, id_: str) -> bool:
        """End one session of a user; False: there is none of that id."""
        with self._door.writing() as db:
            return bool(db.execute("DELETE FROM session WHERE user = ? AND id = ?", (user, id_)).rowcount)

    def end_all(self, user: str, *, but: str = "") -> int:
        """End all sessions of a user, but the one of that id; how many there were."""
        with self._door.writing() as db:
            return db.execute("DELETE FROM session WHERE user = ? AND id <> ?", (user, but)).rowcount

    def forget_older(self, *, made: datetime, seen: datetime) -> None:
        """Delete what has run out."""
        with self._door.writing() as db:
            db.execute("DELETE FROM session WHERE made_at < ? OR seen_at < ?", (text_of(made), text_of(seen)))


def _session(row: tuple[Any, ...]) -> Session:
    made, seen = moment_of(row[3]), moment_of(row[4])
    assert made is not None
    assert seen is not None
    return Session(
        hash=row[0], id=row[1], user=row[2], made_at=made, seen_at=seen, address=row[5], agent=row[6]
    )
