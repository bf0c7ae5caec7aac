"""The security log: who entered or failed to, and what was refused."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from torneo.store.accounts.rows import Door, moment_of, text_of
from torneo.store.accounts.values import Event


class Audit:
    """Events in order; only ever added."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def add(self, kind: str, *, user: str, address: str, facts: Mapping[str, str], now: datetime) -> None:
        body = msgspec.json.encode(dict(facts), order="sorted").decode()
        with self._door.writing() as db:
            db.execute(
                "INSERT INTO event (at, kind, user, address, facts) VALUES (?, ?, ?, ?, ?)",
                (text_of(now), kind, user, address, body),
            )

    def last(self, count: int, *, before: int | None = None) -> tuple[Event, ...]:
        """The last events, the newest first; before that number where one is given."""
        with self._door.reading() as db:
            rows = db.execute(
                "SELECT sequence, at, kind, user, address, facts FROM event"
                " WHERE ?1 IS NULL OR sequence < ?1 ORDER BY sequence DESC LIMIT ?2",
                (before, count),
            ).fetchall()
        return tuple(_event(row) for row in rows)

    def forget_older(self, *, before: datetime) -> int:
        """Delete what is older than it may be kept; how many events that were."""
        with self._door.writing() as db:
            return db.execute("DELETE FROM event WHERE at < ?", (text_of(before),)).rowcount


def _event(row: tuple[Any, ...]) -> Event:
    at = moment_of(row[1])
    assert at is not None
    return Event(
        sequence=row[0],
        at=at,
        kind=row[2],
        user=row[3],
        address=row[4],
        facts=msgspec.json.decode(row[5], type=dict[str, str]),
    )
