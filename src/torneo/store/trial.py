"""A ledger to try things on: it reads what another one holds, and what is appended to it is never written anywhere."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from torneo.ledger.chain import Draft, Entry
from torneo.ledger.entries import LedgerAccepted
from torneo.ledger.facts import Facts
from torneo.ledger.replay import continues, edition_anew, only_replaces, replay, superseded_by
from torneo.ledger.subjects import edition_of
from torneo.model import Actor, Clock, NotFoundError, PersonId
from torneo.store.base import Head, Ledger, Receipt, Status
from torneo.store.proposals import propose, receipt
from torneo.store.vault import Person, Vault, Verdict


class TrialLedger:
    """See `store.base.Ledger`. What it acknowledges is what the ledger behind it would have acknowledged."""

    def __init__(self, base: Ledger) -> None:
        self._base = base
        self._head = base.head()
        self._new: list[Entry] = []
        self._facts: Facts | None = None

    @property
    def status(self) -> Status:
        return self._base.status

    def append(self, drafts: Sequence[Draft], *, actor: Actor, clock: Clock) -> tuple[Receipt, ...]:
        proposal = propose(drafts, actor=actor, clock=clock, known=self)
        self._new += proposal.entries
        self._facts = None
        return proposal.receipts

    def accept(self, reason: str, *, actor: Actor, clock: Clock) -> Receipt:
        payload = LedgerAccepted(anchor_sequence=None, anchor_hash=None, head_sequence=self.head().sequence)
        return self.append((Draft(payload=payload, reason=reason),), actor=actor, clock=clock)[0]

    def entries(self, after: int = 0) -> Iterator[Entry]:
        if after < self._head.sequence:
            for entry in self._base.entries(after):
                if entry.sequence > self._head.sequence:
                    break
                yield entry
        yield from self._new[max(after - self._head.sequence, 0) :]

    def entry(self, sequence: int) -> Entry | None:
        if sequence <= self._head.sequence:
            return self._base.entry(sequence)
        place = sequence - self._head.sequence - 1
        return self._new[place] if place < len(self._new) else None

    def of_edition(self, edition: str) -> Iterator[Entry]:
        for entry in self._base.of_edition(edition):
            if entry.sequence <= self._head.sequence:
                yield entry
        yield from (entry for entry in self._new if edition_of(entry.payload) == edition)

    def superseding(self) -> Iterator[Entry]:
        for entry in self._base.superseding():
            if entry.sequence <= self._head.sequence:
                yield entry
        yield from (entry for entry in self._new if entry.supersedes is not None)

    def head(self) -> Head:
        return Head(self._new[-1].sequence, self._new[-1].hash) if self._new else self._head

    def facts(self, as_of: datetime | None = None, known_at: datetime | None = None) -> Facts:
        if as_of or known_at:
            return replay(self.entries(), as_of=as_of, known_at=known_at)
        if self._facts is None:
            self._facts = self._replayed()
        return self._facts

    def subject_version(self, subject: str) -> int:
        last = self.last_of(subject)
        return last.sequence if last else 0

    def receipt_for(self, actor: str, key: str) -> tuple[Receipt, ...]:
        return tuple(receipt(entry, replayed=True) for entry in self.entries_for(actor, key))

    def keys_of(self, actor: str, start: str) -> tuple[str, ...]:
        mine = (each.key for each in self._new if each.recorded_by == actor)
        found = {key for key in mine if key is not None and key.startswith(start)}
        return tuple(sorted(found.union(self._base.keys_of(actor, start))))

    def close(self) -> None:
        """The ledger behind it is closed by whoever opened it."""

    # -- what the checks of a proposal ask ---------------------------------------------------------------------------

    def last_of(self, subject: str) -> Entry | None:
        mine = next((entry for entry in reversed(self._new) if entry.subject == subject), None)
        return mine or self.entry(self._base.subject_version(subject))

    def entries_for(self, actor: str, key: str) -> tuple[Entry, ...]:
        before = (self.entry(each.sequence) for each in self._base.receipt_for(actor, key))
        mine = (entry for entry in self._new if (entry.recorded_by, entry.key) == (actor, key))
        return (*(entry for entry in before if entry is not None), *mine)

    def _replayed(self) -> Facts:
        start = self._base.facts()
        if start.position != self._head.sequence:  # the ledger has grown behind our back: what we saw counts
            return replay(self.entries())
        if continues(self._new, start) or only_replaces(self._new, start, self.entry):
            return replay(self._new, start=start)
        corrected = (self.entry(each.supersedes) for each in self._new if each.supersedes is not None)
        editions = {edition_of(entry.payload) if entry else "" for entry in corrected}
        if "" in editions:
            return replay(self.entries())
        superseded = superseded_by(self.superseding())
        for edition in sorted(editions):
            old = (entry for entry in self._base.of_edition(edition) if entry.sequence <= start.position)
            start = edition_anew(start, edition, old, superseded)
        return replay(self._new, start=start, superseded=superseded)


class TrialVault(Vault):
    """A vault to try things on: who is added is forgotten, who is erased stays."""

    def __init__(self, base: Vault | None) -> None:
        self._behind = base
        self._added: dict[str, Person] = {}
        self._erased: set[str] = set()

    def add(
        self,
        person: Person,
        *,
        id_: PersonId | None = None,
        salt: bytes | None = None,  # noqa: ARG002 - the shape of the real one
    ) -> tuple[PersonId, str]:
        found = id_ or PersonId(f"p-trial-{len(self._added) + 1}")
        self._added[found] = person
        return found, "0" * 64

    def get(self, person: str) -> Person:
        if person in self._added:
            return self._added[person]
        if self._behind is None or person in self._erased:
            raise NotFoundError("person-not-found", person=person)
        return self._behind.get(person)

    def erase(self, person: str) -> bool:
        known = person in self._added or (self._behind is not None and person not in self._erased)
        self._added.pop(person, None)
        self._erased.add(person)
        return known

    def verify(self, person: str, commitment: str) -> Verdict:
        if person in self._added:
            return Verdict.OK
        if self._behind is None or person in self._erased:
            return Verdict.ERASED
        return self._behind.verify(person, commitment)

    def commitment(self, person: str) -> str:
        if self._behind is None or person in self._added:
            return "0" * 64
        return self._behind.commitment(person)

    def close(self) -> None:
        """The vault behind it is closed by whoever opened it."""
