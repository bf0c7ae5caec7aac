"""Reading a ledger from SQLite: entries, each held against the chain, and Facts kept up to date."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock, RLock

from torneo.ledger.chain import GENESIS, Entry, Sealed, unseal
from torneo.ledger.facts import Facts
from torneo.ledger.replay import continues, edition_anew, only_replaces, replay, superseded_by
from torneo.ledger.subjects import edition_of
from torneo.model import StorageError
from torneo.store.base import Head
from torneo.store.driver import sqlite3
from torneo.store.snapshots import load_snapshot, save_snapshot
from torneo.store.sqlite_files import open_reader, translated

_CHUNK = 1000
_SNAPSHOT_AFTER = 5000
"""Entries replayed beyond the last snapshot before a new one is worth its writing."""
_PAST_KEPT = 8


class Queries:
    """What is asked of one connection. Errors of the driver pass through."""

    def __init__(self, db: "sqlite3.Connection") -> None:
        self._db = db

    def head(self) -> Head:
        row = self._db.execute("SELECT sequence, hash FROM entry ORDER BY sequence DESC LIMIT 1").fetchone()
        return Head(*row) if row else Head()

    def hash_of(self, sequence: int) -> str | None:
        """The hash beside entry `sequence`; that of the beginning for 0; None: there is no such entry."""
        if sequence == 0:
            return GENESIS
        row = self._db.execute("SELECT hash FROM entry WHERE sequence = ?", (sequence,)).fetchone()
        return row[0] if row else None

    def version_of(self, subject: str) -> int:
        row = self._db.execute(
            "SELECT sequence FROM entry WHERE subject = ? ORDER BY sequence DESC LIMIT 1", (subject,)
        ).fetchone()
        return row[0] if row else 0

    def entry(self, sequence: int) -> Entry | None:
        return next(self._entries("sequence = ?", (sequence,)), None)

    def last_of(self, subject: str) -> Entry | None:
        return self.entry(self.version_of(subject))

    def entries_for(self, actor: str, key: str) -> tuple[Entry, ...]:
        return tuple(self._entries("actor = ? AND key = ?", (actor, key), index="INDEXED BY entry_key"))

    def keys_of(self, actor: str, start: str) -> tuple[str, ...]:
        rows = self._db.execute(
            "SELECT DISTINCT key FROM entry INDEXED BY entry_key WHERE actor = ? AND key >= ? AND key < ? ORDER BY key",
            (actor, start, start + "\U0010ffff"),
        )
        return tuple(row[0] for row in rows)

    def of_edition(self, edition: str, *, until: int) -> Iterator[Entry]:
        return self._entries(
            "edition = ? AND sequence <= ?", (edition, until), index="INDEXED BY entry_edition"
        )

    # The planner would walk the whole table in its order for want of statistics: the indexes are named.

    def superseding(self) -> Iterator[Entry]:
        """Entries that supersede another."""
        return self._entries("supersedes IS NOT NULL", (), index="INDEXED BY entry_supersedes")

    def stored(self, after: int) -> list[tuple[int, bytes, str]]:
        """The next entries as they are stored: sequence, text, hash.

        Raises:
            StorageError: `ledger-damaged`: a page that is not what it was may hand out rows in any order, and
                whoever pages on from the last one would never come to an end.
        """
        rows: list[tuple[int, bytes, str]] = self._db.execute(
            "SELECT sequence, coalesce(CAST(body AS BLOB), x''), hash FROM entry WHERE sequence > ? ORDER BY sequence LIMIT ?",
            (after, _CHUNK),
        ).fetchall()
        last = after
        for sequence, _, _ in rows:
            if sequence <= last:
                raise StorageError("ledger-damaged", file="entry", what=f"row {sequence} after row {last}")
            last = sequence
        return rows

    def _entries(self, where: str, values: tuple[object, ...], *, index: str = "") -> Iterator[Entry]:
        rows = self._db.execute(
            f"SELECT coalesce(CAST(body AS BLOB), x''), hash FROM entry {index} WHERE {where} ORDER BY sequence",  # noqa: S608 - our own words
            values,
        )
        for body, hash_ in rows:
            if sha256(body).hexdigest() != hash_:
                entry = unseal(Sealed(body, hash_))
                raise StorageError("ledger-chain-broken", sequence=entry.sequence, what="hash")
            yield unseal(Sealed(body, hash_))


class Reading:
    """All reading of one ledger file, from any thread."""

    def __init__(self, path: Path, *, snapshot: Path | None) -> None:
        self.path = path
        self._snapshot = snapshot
        self._snapshot_at = -1
        self._idle: list[sqlite3.Connection] = []
        self._idle_lock = Lock()
        self._facts = Facts()
        self._facts_lock = RLock()
        self._past: dict[tuple[str, datetime | None, datetime | None], Facts] = {}

    @contextmanager
    def queries(self) -> Iterator[Queries]:
        """A reading connection for a block."""
        with self._idle_lock:
            db = self._idle.pop() if self._idle else None
        if db is None:
            db = open_reader(self.path)
        try:
            with translated(self.path):
                yield Queries(db)
        except BaseException:
            db.close()
            raise
        with self._idle_lock:
            self._idle.append(db)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """See `Ledger.entries`."""
        with self.queries() as ask:
            prev = ask.hash_of(after)
        if prev is None:
            return
        sequence = after
        while True:
            with self.queries() as ask:
                rows = ask.stored(sequence)
            for found, body, hash_ in rows:
                sequence += 1
                if found != sequence:
                    raise StorageError("ledger-chain-broken", sequence=sequence, what="missing")
                if sha256(body).hexdigest() != hash_:
                    raise StorageError("ledger-chain-broken", sequence=sequence, what="hash")
                entry = unseal(Sealed(body, hash_))
                if entry.prev != prev or entry.sequence != sequence:
                    raise StorageError("ledger-chain-broken", sequence=sequence, what="prev")
                prev = hash_
                yield entry
            if len(rows) < _CHUNK:
                return

    def facts(self, *, may_save: bool) -> Facts:
        """Facts of all entries; only what is new since the last call is replayed.

        Args:
            may_save: A snapshot may be written beside the ledger.
        """
        with self._facts_lock:
            with self.queries() as ask:
                head = ask.head()
                if head.sequence == self._facts.position and (
                    not head.sequence or head.hash == self._facts.head
                ):
                    return self._facts
                start = self._facts
                if not start.position and self._snapshot is not None:
                    start = load_snapshot(self._snapshot) or start
                    self._snapshot_at = start.position
                if start.position and ask.hash_of(start.position) != start.head:
                    start = Facts()  # another ledger has been put in its place
            self._facts = self._replayed(start, head)
            if may_save and self._snapshot is not None:
                self._save()
            return self._facts

    def past_facts(self, *, as_of: datetime | None, known_at: datetime | None) -> Facts:
        """Facts for the two clocks; the last few answers are kept until the ledger grows."""
        with self.queries() as ask:
            head = ask.head()
            asked = (head.hash, as_of, known_at)
            kept = self._past.get(asked)
            if kept is not None:
                return kept
            superseded = superseded_by(ask.superseding(), as_of=as_of, known_at=known_at)
        with _uncollected():
            facts = replay(self._until(0, head), as_of=as_of, known_at=known_at, superseded=superseded)
        with self._facts_lock:
            if len(self._past) >= _PAST_KEPT:
                self._past.pop(next(iter(self._past)))
            self._past[asked] = facts
        return facts

    def forget(self) -> None:
        """Close the connections and drop what was computed; the next question reads the file afresh."""
        with self._idle_lock:
            idle, self._idle = self._idle, []
        for db in idle:
            db.close()
        with self._facts_lock:
            self._facts = Facts()
            self._past.clear()

    def close(self) -> None:
        self.forget()

    def _replayed(self, start: Facts, head: Head) -> Facts:
        if start.position == 0:
            return self._whole(head)
        tail = tuple(self._until(start.position, head))
        if continues(tail, start):
            return replay(tail, start=start)
        editions: set[str] = set()
        with self.queries() as ask:
            if only_replaces(tail, start, ask.entry):
                return replay(tail, start=start)
            for entry in tail:
                if entry.supersedes is not None and entry.supersedes <= start.position:
                    before = ask.entry(entry.supersedes)
                    editions.add(edition_of(before.payload) if before else "")
            superseded = superseded_by(ask.superseding())
            if "" in editions:
                return self._whole(head)
            for edition in sorted(editions):
                start = edition_anew(
                    start, edition, ask.of_edition(edition, until=start.position), superseded
                )
        return replay(tail, start=start, superseded=superseded)

    def _whole(self, head: Head) -> Facts:
        with self.queries() as ask:
            superseded = superseded_by(ask.superseding())
        with _uncollected():
            return replay(self._until(0, head), superseded=superseded)

    def _until(self, after: int, head: Head) -> Iterable[Entry]:
        for entry in self.entries(after):
            if entry.sequence > head.sequence:
                return
            yield entry

    def _save(self) -> None:
        assert self._snapshot is not None
        since = self._facts.position - max(self._snapshot_at, 0)
        if since >= max(_SNAPSHOT_AFTER, self._facts.position // 10) and save_snapshot(
            self._snapshot, self._facts
        ):
            self._snapshot_at = self._facts.position


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for reference cycles while millions of small values without any are made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
