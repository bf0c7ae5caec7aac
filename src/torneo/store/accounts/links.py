"""Links that let somebody do one thing: accept an invitation, set a password, score a match."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from torneo.store.accounts.rows import Door, hashed, moment_of, new_id, new_secret, text_of
from torneo.store.accounts.values import Link

_LINK = "SELECT id, kind, user, facts, made_by, made_at, expires_at, used_at, revoked_at FROM link"


class Links:
    """Links by their secret; what has been used, has run out or was taken back is still known."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def make(
        self,
        kind: str,
        *,
        user: str = "",
        facts: Mapping[str, str],
        by: str,
        now: datetime,
        expires_at: datetime,
        secret: str = "",
    ) -> tuple[str, Link]:
        """A new link; its secret, which nobody is told again, and what is kept of it."""
        secret = secret or new_secret()
        link = Link(
            id=new_id("l"),
            kind=kind,
            user=user,
            facts=dict(facts),
            made_by=by,
            made_at=now,
            expires_at=expires_at,
        )
        body = msgspec.json.encode(dict(facts), order="sorted").decode()
        row = (hashed(secret), link.id, kind, user, body, by, text_of(now), text_of(expires_at), None, None)
        with self._door.writing() as db:
            db.execute("INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        return secret, link

    def find(self, kind: str, secret: str) -> Link | None:
        with self._door.reading() as db:
            row = db.execute(f"{_LINK} WHERE hash = ? AND kind = ?", (hashed(secret), kind)).fetchone()
        return _link(row) if row else None

    def use(self, kind: str, secret: str, *, now: datetime) -> Link | None:
        """The link, which from now on is used up; None: there is no open one. Of two at once one gets it."""
        at = text_of(now)
        with self._door.writing() as db:
            taken = db.execute(
                "UPDATE link SET used_at = ?1 WHERE hash = ?2 AND kind = ?3 AND used_at IS NULL"
                " AND revoked_at IS NULL AND expires_at > ?1",
                (at, hashed(secret), kind),
            ).rowcount
        return self.find(kind, secret) if taken else None

    def of(self, kind: str) -> tuple[Link, ...]:
        """Every link of a kind, the newest first."""
        with self._door.reading() as db:
            rows = db.execute(f"{_LINK} WHERE kind = ? ORDER BY made_at DESC, id", (kind,)).fetchall()
        return tuple(_link(row) for row in rows)

    def revoke(self, id_: str, *, now: datetime) -> bool:
        """Take a link back; False: there is no open one of that id."""
        with self._door.writing() as db:
            done = db.execute(
                "UPDATE link SET revoked_at = ? WHERE id = ? AND used_at IS NULL AND revoked_at IS NULL",
                (text_of(now), id_),
            )
            return bool(done.rowcount)

    def revoke_of(self, user: str, kind: str, *, now: datetime) -> None:
        """Take back every open link of a kind about a user."""
        with self._door.writing() as db:
            db.execute(
                "UPDATE link SET revoked_at = ? WHERE user = ? AND kind = ? AND used_at IS NULL"
                " AND revoked_at IS NULL",
                (text_of(now), user, kind),
            )

    def forget_challenges(self, *, before: datetime) -> None:
        """Delete challenges of passkeys that ran out, which nobody asks about."""
        with self._door.writing() as db:
            db.execute("DELETE FROM link WHERE kind = 'challenge' AND expires_at < ?", (text_of(before),))


def _link(row: tuple[Any, ...]) -> Link:
    made, expires = moment_of(row[5]), moment_of(row[6])
    assert made is not None
    assert expires is not None
    return Link(
        id=row[0],
        kind=row[1],
        user=row[2],
        facts=msgspec.json.decode(row[3], type=dict[str, str]),
        made_by=row[4],
        made_at=made,
        expires_at=expires,
        used_at=moment_of(row[7]),
        revoked_at=moment_of(row[8]),
    )
