"""A ledger that lives in memory: for tests, trials and folders that are only read."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from threading import Lock

from torneo.ledger.chain import Draft, Entry
from torneo.ledger.entries import LedgerAccepted
from torneo.ledger.facts import Facts
from torneo.ledger.replay import continues, replay
from torneo.ledger.subjects import edition_of
from torneo.model import Actor, Clock
from torneo.store.base import Head, Receipt, State, Status
from torneo.store.proposals import propose, receipt


class MemoryLedger:
    """See `store.base.Ledger`. Nothing survives the process."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._last: dict[str, Entry] = {}
        self._keys: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._facts = Facts()
        self._lock = Lock()

    @property
    def status(self) -> Status:
        return Status(State.UNANCHORED)

    def append(self, drafts: Sequence[Draft], *, actor: Actor, clock: Clock) -> tuple[Receipt, ...]:
        with self._lock:
            proposal = propose(drafts, actor=actor, clock=clock, known=self)
            for entry in proposal.entries:
                self._entries.append(entry)
                self._last[entry.subject] = entry
                if entry.key is not None:
                    self._keys[entry.recorded_by, entry.key].append(entry)
        return proposal.receipts

    def accept(self, reason: str, *, actor: Actor, clock: Clock) -> Receipt:
        payload = LedgerAccepted(anchor_sequence=None, anchor_hash=None, head_sequence=self.head().sequence)
        return self.append((Draft(payload=payload, reason=reason),), actor=actor, clock=clock)[0]

    def entries(self, after: int = 0) -> Iterator[Entry]:
        return iter(self._entries[max(after, 0) :])

    def of_edition(self, edition: str) -> Iterator[Entry]:
        return (entry for entry in tuple(self._entries) if edition_of(entry.payload) == edition)

    def superseding(self) -> Iterator[Entry]:
        return (entry for entry in tuple(self._entries) if entry.supersedes is not None)

    def head(self) -> Head:
        return Head(self._entries[-1].sequence, self._entries[-1].hash) if self._entries else Head()

    def facts(self, as_of: datetime | None = None, known_at: datetime | None = None) -> Facts:
        with self._lock:
            if as_of or known_at:
                return replay(self._entries, as_of=as_of, known_at=known_at)
            tail = self._entries[self._facts.position :]
            if continues(tail, self._facts):
                self._facts = replay(tail, start=self._facts)
            else:
                self._facts = replay(self._entries)
            return self._facts

    def subject_version(self, subject: str) -> int:
        last = self._last.get(subject)
        return last.sequence if last else 0

    def receipt_for(self, actor: str, key: str) -> tuple[Receipt, ...]:
        return tuple(receipt(entry, replayed=True) for entry in self.entries_for(actor, key))

    def keys_of(self, actor: str, start: str) -> tuple[str, ...]:
        return tuple(sorted(key for who, key in self._keys if who == actor and key.startswith(start)))

    def close(self) -> None:
        """Nothing to give back."""

    def entry(self, sequence: int) -> Entry | None:
        return self._entries[sequence - 1] if 1 <= sequence <= len(self._entries) else None

    def last_of(self, subject: str) -> Entry | None:
        return self._last.get(subject)

    def entries_for(self, actor: str, key: str) -> tuple[Entry, ...]:
        return tuple(self._keys.get((actor, key), ()))
