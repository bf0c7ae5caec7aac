"""The ledger in a SQLite file, with its anchor: the writer.

Order of a write: commit, append (sequence, hash) to the anchor and sync it, then acknowledge. One writer at a time
over all processes holds a file lock through all three; requests that wait in this process are written together.
After any error of a commit or a sync nothing is tried again on the same handles: everything is reopened and what is
on the disk is read afresh, since a failed sync may have dropped what it was to write.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Event, Lock

from torneo.ledger.chain import Draft, Entry, canonical
from torneo.ledger.entries import LedgerAccepted
from torneo.ledger.facts import Facts
from torneo.ledger.subjects import edition_of
from torneo.model import Actor, Clock, StorageError
from torneo.store.anchor import SUFFIX, Anchor, Mark, read_anchor, sync_folder, write_durably
from torneo.store.base import Head, Receipt, State, Status
from torneo.store.driver import sqlite3
from torneo.store.locks import held
from torneo.store.proposals import propose, receipt
from torneo.store.sqlite_files import create_file, open_writer, translated
from torneo.store.sqlite_reading import Queries, Reading
from torneo.store.standing import assessed

_CHECKPOINT_AFTER = 4 << 20
"""Bytes of write-ahead log, as estimated, after which the writer moves them into the database."""
_PAGES = 5 * 4096
"""What a small commit writes: a leaf of the table and of its indexes."""
LOCK_SUFFIX = ".lock"
SNAPSHOT_SUFFIX = ".facts"


@dataclass(slots=True)
class _Request:
    """One call of `append` that waits for its turn."""

    drafts: Sequence[Draft]
    actor: Actor
    clock: Clock
    receipts: tuple[Receipt, ...] = ()
    error: Exception | None = None
    is_done: bool = False
    woken: Event = field(default_factory=Event)
    entries: tuple[Entry, ...] = ()

    def fail(self, error: Exception) -> None:
        if not self.is_done:
            self.error, self.is_done = error, True


class SqliteLedger:
    """See `store.base.Ledger`; `open_ledger` makes one."""

    def __init__(self, path: Path, *, read_only: str = "", timeout: float = 10.0) -> None:
        self.path = path
        self._timeout = timeout
        self._read_only = read_only
        self._anchor = Anchor(beside(path, SUFFIX))
        self._reading = Reading(path, snapshot=beside(path, SNAPSHOT_SUFFIX))
        self._writer: sqlite3.Connection | None = None
        self._is_suspect = False
        self._to_checkpoint = 0
        self._queue: deque[_Request] = deque()
        self._turns = Lock()
        self._has_leader = False
        self._writing = Lock()
        with self._reading.queries() as ask:
            self._status = assessed(self._anchor, ask)
        if read_only and self._status.state is not State.ALARM:
            self._status = Status(State.READ_ONLY, read_only)
        elif self._status.state is State.EXTENDED:
            self._extend_quietly()

    @property
    def status(self) -> Status:
        return self._status

    def append(self, drafts: Sequence[Draft], *, actor: Actor, clock: Clock) -> tuple[Receipt, ...]:
        """See `Ledger.append`."""
        if not drafts:
            return ()
        if self._read_only:
            self._refuse()
        request = _Request(tuple(drafts), actor, clock)
        with self._turns:
            self._queue.append(request)
            leads, self._has_leader = not self._has_leader, True
        if not leads:
            request.woken.wait()
        if not request.is_done:  # it is this thread's turn to write for all who wait
            try:
                with self._writing:
                    self._write_waiting()
            finally:
                self._hand_over()
        if request.error is not None:
            raise request.error
        return request.receipts

    def accept(self, reason: str, *, actor: Actor, clock: Clock) -> Receipt:
        """See `Ledger.accept`; the anchor of before stays beside the new one as `.rejected-N`."""
        if self._read_only:
            self._refuse()
        with self._writing, held(beside(self.path, LOCK_SUFFIX), timeout=self._timeout):
            db = self._connection()
            before = self._anchor.current()
            last = before.last if before else None
            payload = LedgerAccepted(
                anchor_sequence=last.sequence if last else None,
                anchor_hash=last.hash if last else None,
                head_sequence=Queries(db).head().sequence,
            )
            request = _Request((Draft(payload=payload, reason=reason),), actor, clock)
            try:
                self._commit(db, [request])
                if request.error is not None:
                    raise request.error
                head = Queries(db).head()
                first = Mark(1, Queries(db).hash_of(1) or head.hash)
                if before is not None:
                    write_durably(_free_name(self._anchor.path), self._anchor.path.read_bytes())
                self._anchor.create((first, Mark(head.sequence, head.hash)))
            except (sqlite3.Error, OSError) as error:
                raise self._failed(error, [request]) from error
            self._status = assessed(self._anchor, Queries(db))
        return request.receipts[-1]

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """See `Ledger.entries`."""
        return self._reading.entries(after)

    def entry(self, sequence: int) -> Entry | None:
        """See `Ledger.entry`."""
        with self._reading.queries() as ask:
            return ask.entry(sequence)

    def of_edition(self, edition: str) -> Iterator[Entry]:
        """See `Ledger.of_edition`."""
        with self._reading.queries() as ask:
            return iter(tuple(ask.of_edition(edition, until=ask.head().sequence)))

    def superseding(self) -> Iterator[Entry]:
        """See `Ledger.superseding`."""
        with self._reading.queries() as ask:
            return iter(tuple(ask.superseding()))

    def head(self) -> Head:
        with self._reading.queries() as ask:
            return ask.head()

    def facts(self, as_of: datetime | None = None, known_at: datetime | None = None) -> Facts:
        """See `Ledger.facts`."""
        if as_of or known_at:
            return self._reading.past_facts(as_of=as_of, known_at=known_at)
        return self._reading.facts(may_save=self._status.is_writable)

    def subject_version(self, subject: str) -> int:
        with self._reading.queries() as ask:
            return ask.version_of(subject)

    def receipt_for(self, actor: str, key: str) -> tuple[Receipt, ...]:
        """See `Ledger.receipt_for`. What was written and never acknowledged is anchored before it is told."""
        with self._reading.queries() as ask:
            found = ask.entries_for(actor, key)
        if found and self._status.is_writable:
            with self._writing:
                self._locked(self._extend)
        return tuple(receipt(entry, replayed=True) for entry in found)

    def keys_of(self, actor: str, start: str) -> tuple[str, ...]:
        """See `Ledger.keys_of`."""
        with self._reading.queries() as ask:
            return ask.keys_of(actor, start)

    def close(self) -> None:
        """Give back files and connections; every acknowledged entry is on the disk already."""
        with self._writing:
            self._reading.close()
            self._disconnect()  # the writer last: it tidies the log away

    # -- writing ---------------------------------------------------------------------------------------------------

    def _write_waiting(self) -> None:
        """Write everything that waits; each request is answered, with its receipts or an error."""
        batch: list[_Request] = []
        try:
            with held(beside(self.path, LOCK_SUFFIX), timeout=self._timeout):
                self._take_waiting(batch)
                self._write(batch)
        except StorageError as error:
            self._take_waiting(batch)
            for request in batch:
                request.fail(error)
        except BaseException as error:
            self._is_suspect = True
            self._take_waiting(batch)
            for request in batch:
                request.fail(
                    StorageError("ledger-write-failed", reason=repr(error), head="?", kept="unknown")
                )
            raise
        finally:
            for request in batch:
                request.woken.set()

    def _hand_over(self) -> None:
        """Wake the first of those who came meanwhile, to write for the others; or nobody leads until one comes."""
        with self._turns:
            if self._queue:
                self._queue[0].woken.set()
            else:
                self._has_leader = False

    def _take_waiting(self, batch: list[_Request]) -> None:
        while self._queue:
            batch.append(self._queue.popleft())

    def _write(self, batch: list[_Request]) -> None:
        db = self._connection()
        try:
            self._status = assessed(self._anchor, Queries(db))
            if not self._status.is_writable:
                self._refuse()
            if self._status.state is State.ANCHORED and self._anchor.current() is None:
                self._anchor.create()  # before the first commit: from then on a missing anchor means something
            self._commit(db, batch)
            self._extend(db)
        except (sqlite3.Error, OSError) as error:
            raise self._failed(error, batch) from error
        for request in batch:
            request.is_done = True
        self._checkpoint(db)

    def _commit(self, db: "sqlite3.Connection", batch: list[_Request]) -> None:
        """One transaction for all; a request whose own drafts are refused leaves the others alone."""
        known = Queries(db)
        db.execute("BEGIN IMMEDIATE")
        for request in batch:
            try:
                proposal = propose(request.drafts, actor=request.actor, clock=request.clock, known=known)
            except (sqlite3.Error, OSError):
                raise
            except Exception as error:  # noqa: BLE001 - whatever one request's fault is, the others are written
                request.fail(error)
                continue
            db.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(row_of, proposal.entries))
            request.entries, request.receipts = proposal.entries, proposal.receipts
            self._to_checkpoint += _PAGES * (1 + len(proposal.entries) // 4)
        db.execute("COMMIT")

    def _extend(self, db: "sqlite3.Connection") -> None:
        """Anchor the head, so that everything up to it may be acknowledged."""
        if self._status.state is State.UNANCHORED:
            return
        said = self._anchor.current()
        head = Queries(db).head()
        if said is None:
            self._anchor.create((Mark(head.sequence, head.hash),))
        elif said.last is None or said.last.sequence < head.sequence:
            if said.last is None and head.sequence > 1:
                self._anchor.append(Mark(1, Queries(db).hash_of(1) or ""))
            self._anchor.append(Mark(head.sequence, head.hash))
        self._status = Status(State.ANCHORED)

    def _checkpoint(self, db: "sqlite3.Connection") -> None:
        if self._to_checkpoint < _CHECKPOINT_AFTER:
            return
        self._to_checkpoint = 0
        try:
            db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        except (sqlite3.Error, OSError):
            self._is_suspect = True  # all is acknowledged and safe in the log; the next writer looks closely

    def _failed(self, error: Exception, batch: list[_Request]) -> StorageError:
        """Reopen and compare: what the disk holds now, as an error for those who wait."""
        if isinstance(error, sqlite3.Error) and self._writer is not None:
            with suppress(sqlite3.Error):
                self._writer.execute("ROLLBACK")
        self._disconnect()
        self._reading.forget()
        self._is_suspect = True
        written = [entry for request in batch for entry in request.entries]
        try:
            with self._reading.queries() as ask:
                head = ask.head().sequence
                kept = (
                    all(ask.hash_of(entry.sequence) == entry.hash for entry in written) if written else False
                )
        except StorageError:
            return StorageError("ledger-write-failed", reason=str(error), head="?", kept="unknown")
        return StorageError("ledger-write-failed", reason=str(error), head=head, kept="yes" if kept else "no")

    def _connection(self) -> "sqlite3.Connection":
        """The writer's connection; after an error only once everything on the disk has proved whole."""
        if self._writer is None:
            self._writer = open_writer(self.path)
            if self._is_suspect:
                try:
                    self._recover(self._writer)
                except (sqlite3.Error, OSError) as error:
                    raise self._failed(error, []) from error
                except StorageError:
                    self._disconnect()
                    raise
        elif self._is_suspect:
            self._disconnect()
            return self._connection()
        return self._writer

    def _recover(self, db: "sqlite3.Connection") -> None:
        """Check the chain, write the log into the database and the anchor anew, with syncs of their own."""
        for _ in self._reading.entries():
            pass
        row = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if row[0]:
            raise sqlite3.OperationalError("the write-ahead log is in use and cannot be synced again")
        said = self._anchor.current()
        if said is not None and said.damaged is None:
            whole = read_anchor(self._anchor.path, whole=True)
            if whole.damaged is None:
                self._anchor.create(whole.marks)
        self._is_suspect = False

    def _disconnect(self) -> None:
        writer, self._writer = self._writer, None
        self._anchor.close()
        if writer is not None:
            with suppress(sqlite3.Error):
                writer.close()

    def _locked(self, act: "Callable[[sqlite3.Connection], None]") -> None:
        with held(beside(self.path, LOCK_SUFFIX), timeout=self._timeout):
            db = self._connection()
            try:
                self._status = assessed(self._anchor, Queries(db))
                if not self._status.is_writable:
                    self._refuse()
                act(db)
            except (sqlite3.Error, OSError) as error:
                raise self._failed(error, []) from error

    def _extend_quietly(self) -> None:
        """Extend the anchor when a ledger opens; a writer at work, or the next one, does it otherwise."""
        opened, patience = self._status, self._timeout
        self._timeout = 0.0
        with suppress(StorageError):
            self._locked(self._extend)
            self._status = opened
        self._timeout = patience

    def _refuse(self) -> None:
        """Say why nothing can be written."""
        code = "ledger-alarm" if self._status.state is State.ALARM else "ledger-read-only"
        facts = dict(self._status.facts)
        raise StorageError(code, file=str(self.path), reason=self._status.reason, **facts)


def open_ledger(
    path: Path, *, create: bool = True, read_only: bool = False, timeout: float = 10.0
) -> SqliteLedger:
    """The ledger in a file; look at its `status` before relying on what it says.

    Args:
        create: Make an empty ledger where there is none.
        timeout: Seconds to wait for another process that writes.

    Raises:
        StorageError: `ledger-missing` (file), `ledger-gone` (file, acknowledged): the anchor is there and its ledger
            is not, `not-a-ledger`, `ledger-too-new`, `ledger-damaged`, `ledger-locked`, `ledger-read-only`.
    """
    path = Path(path)
    is_there = path.is_file() and path.stat().st_size > 0
    if not is_there:
        _refuse_gone(path)
        if path.is_file() and not (create and not read_only):
            raise StorageError("not-a-ledger", file=str(path))
        if not create or read_only:
            raise StorageError("ledger-missing", file=str(path))
        with held(beside(path, LOCK_SUFFIX), timeout=timeout):
            create_file(path)
            with translated(path):
                sync_folder(path.parent)
    reason = "asked" if read_only else ""
    if not reason and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        reason = "folder-read-only"
    with translated(path):
        return SqliteLedger(path, read_only=reason, timeout=timeout)


def beside(path: Path, suffix: str) -> Path:
    """The file that belongs to a ledger: its anchor, lock or snapshot."""
    return path.with_name(path.name + suffix)


def row_of(entry: Entry) -> tuple[int, str, str, str, str, str, str | None, int | None]:
    """The entry as its row in the table."""
    return (
        entry.sequence,
        canonical(entry).decode(),
        entry.hash,
        entry.subject,
        edition_of(entry.payload),
        entry.recorded_by,
        entry.key,
        entry.supersedes,
    )


def _refuse_gone(path: Path) -> None:
    try:
        said = read_anchor(beside(path, SUFFIX))
    except OSError:
        return
    if said.last is not None or said.damaged is not None:
        raise StorageError(
            "ledger-gone", file=str(path), acknowledged=said.last.sequence if said.last else "?"
        )


def _free_name(path: Path) -> Path:
    number = 1
    while (free := path.with_name(f"{path.name}.rejected-{number}")).exists():
        number += 1
    return free
