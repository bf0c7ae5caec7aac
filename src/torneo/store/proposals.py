"""From drafts to entries: what every store checks before it writes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from torneo.ledger.chain import Draft, Entry, seal, subject_for
from torneo.ledger.entries import EntryRevoked, LedgerOpened
from torneo.ledger.instants import instant_text
from torneo.model import Actor, Clock, ConflictError, NotFoundError, UsageError
from torneo.store.base import Head, Receipt

LEDGER_FORMAT = 1
"""Version of the ledger's own format; a ledger of a later one is refused."""


class Known(Protocol):
    """What the checks ask of the entries recorded so far."""

    def head(self) -> Head: ...
    def entry(self, sequence: int) -> Entry | None: ...
    def last_of(self, subject: str) -> Entry | None: ...
    def entries_for(self, actor: str, key: str) -> tuple[Entry, ...]: ...


@dataclass(frozen=True, slots=True)
class Proposal:
    """New entries to write, and which receipts answer the drafts once they are safe."""

    entries: tuple[Entry, ...]
    receipts: tuple[Receipt, ...]


def propose(drafts: Sequence[Draft], *, actor: Actor, clock: Clock, known: Known) -> Proposal:
    """Entries for the drafts after `known`; raises what `Ledger.append` says, before anything is written."""
    drafts = _with_shared_key(drafts)
    answers: dict[int, Entry] = {}
    for key in dict.fromkeys(draft.key for draft in drafts if draft.key is not None):
        places = [place for place, draft in enumerate(drafts) if draft.key == key]
        before = known.entries_for(actor.id, key)
        if not before:
            continue
        if len(before) != len(places) or not all(
            _says_the_same(drafts[place], entry, known) for place, entry in zip(places, before, strict=True)
        ):
            raise ConflictError("idempotency-key-reused", key=key, actor=actor.id)
        answers.update(zip(places, before, strict=True))

    now = clock.now()
    head = known.head()
    new: list[Entry] = []
    written: dict[int, Entry] = {}
    opening = () if head.sequence or not drafts else (_opening(drafts[0]),)
    for place, draft in enumerate((*opening, *drafts), start=-len(opening)):
        if place in answers or draft is None:
            continue
        superseded = _superseded(draft, known)
        _check_version(draft, superseded, known)
        entry = seal(
            draft,
            sequence=head.sequence + 1,
            prev=head.hash,
            recorded_at=now,
            recorded_by=actor.id,
            role=actor.role,
            superseded=superseded,
        )
        head = Head(entry.sequence, entry.hash)
        new.append(entry)
        written[place] = entry
    receipts = tuple(
        receipt(answers[place], replayed=True) if place in answers else receipt(written[place])
        for place in range(len(drafts))
    )
    return Proposal(tuple(new), receipts)


def receipt(entry: Entry, *, replayed: bool = False) -> Receipt:
    """The receipt of an entry."""
    return Receipt(entry.sequence, entry.hash, entry.recorded_at, replayed)


def _with_shared_key(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    keys = {draft.key for draft in drafts if draft.key is not None}
    if len(keys) != 1:
        return tuple(drafts)
    (key,) = keys
    return tuple(replace(draft, key=key) for draft in drafts)


def _opening(first: Draft) -> Draft | None:
    """The first entry of every ledger; None: the first draft is one itself."""
    if isinstance(first.payload, LedgerOpened):
        return None
    return Draft(payload=LedgerOpened(format=LEDGER_FORMAT))


def _superseded(draft: Draft, known: Known) -> Entry | None:
    if draft.supersedes is None:
        if isinstance(draft.payload, EntryRevoked):
            raise UsageError("revocation-names-no-entry")
        return None
    found = known.entry(draft.supersedes)
    if found is None:
        raise NotFoundError("entry-not-found", sequence=draft.supersedes)
    return found


def _check_version(draft: Draft, superseded: Entry | None, known: Known) -> None:
    if draft.expected is None:
        return
    subject = subject_for(draft, superseded)
    last = known.last_of(subject)
    found = last.sequence if last else 0
    if found != draft.expected:
        raise ConflictError(
            "subject-changed",
            subject=subject,
            expected=draft.expected,
            found=found,
            by=last.recorded_by if last else "",
            at=last.recorded_at if last else "",
        )


def _says_the_same(draft: Draft, entry: Entry, known: Known) -> bool:
    """Whether a retried draft is the one that was recorded; the version it expected is no part of its body."""
    superseded = known.entry(draft.supersedes) if draft.supersedes is not None else None
    if draft.effective_at is not None:
        effective_at = instant_text(draft.effective_at)
    else:
        effective_at = superseded.effective_at if superseded else entry.recorded_at
    return (
        draft.payload,
        subject_for(draft, superseded),
        effective_at,
        draft.reason,
        draft.clause,
        draft.source,
        draft.simulated,
        draft.supersedes,
    ) == (
        entry.payload,
        entry.subject,
        entry.effective_at,
        entry.reason,
        entry.clause,
        entry.source,
        entry.simulated,
        entry.supersedes,
    )
