"""The hash chain as a calculation: sealing drafts into entries, reading them back, finding where a chain breaks.

The canonical form of an entry is its JSON with sorted keys, without blanks, of integers, strings, booleans, null,
lists and objects only; a field that has its default value is left out. Its hash is the SHA-256 of that text, in which
`prev` is the hash of the entry before. The stored text is what counts: an old entry is never written anew.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from torneo.ledger.entries import AnyPayload
from torneo.ledger.instants import instant_text
from torneo.ledger.subjects import subject_of
from torneo.ledger.upgrades import UPGRADES, VERSIONS, Upgrade, upgraded
from torneo.ledger.wellformed import check_payload, kind_of
from torneo.model import StorageError, UsageError

GENESIS = "0" * 64
"""What the first entry names as the hash before it."""


class Entry(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """One entry of a ledger. Instants are UTC text of one width (`ledger.instants`)."""

    sequence: int
    kind: str
    version: int
    """of the payload as it was written"""
    subject: str
    effective_at: str
    """from when it holds"""
    recorded_at: str
    recorded_by: str
    role: str
    payload: AnyPayload
    prev: str
    reason: str | None = None
    clause: str | None = None
    source: str | None = None
    simulated: bool = False
    supersedes: int | None = None
    key: str | None = None
    """idempotency key of its writer"""
    hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody proposes to record.

    `effective_at` None: from now on; for a correction or revocation: from when the entry held that it corrects.
    `subject` None: see `subject_of`. `expected`: the version of the subject the writer saw (sequence of the last entry
    about it, 0: none); None: whatever it is. `key`: an idempotency key of the actor; drafts without one that are
    proposed together with a single key share it.
    """

    payload: AnyPayload
    effective_at: datetime | None = None
    subject: str | None = None
    reason: str | None = None
    clause: str | None = None
    source: str | None = None
    simulated: bool = False
    supersedes: int | None = None
    key: str | None = None
    expected: int | None = None


class Sealed(NamedTuple):
    """An entry as it is stored: canonical text and the hash written beside it."""

    body: bytes
    hash: str


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """Where a chain is not whole: the place in it (from 1) and what is wrong there.

    `what`: `unreadable`, `sequence`, `prev`, `hash`.
    """

    sequence: int
    what: str


def seal(
    draft: Draft,
    *,
    sequence: int,
    prev: str,
    recorded_at: datetime,
    recorded_by: str,
    role: str,
    superseded: Entry | None = None,
) -> Entry:
    """The draft as entry number `sequence`, with its hash.

    Args:
        superseded: The entry that `draft.supersedes` names, for what the draft takes over from it.

    Raises:
        UsageError: the payload cannot be recorded (see `check_payload`), or `entry-malformed`.
    """
    check_payload(draft.payload)
    now = instant_text(recorded_at)
    if draft.effective_at is not None:
        effective_at = instant_text(draft.effective_at)
    else:
        effective_at = superseded.effective_at if superseded else now
    kind = kind_of(draft.payload)
    entry = Entry(
        sequence=sequence,
        kind=kind,
        version=VERSIONS.get(kind, 1),
        subject=subject_for(draft, superseded),
        effective_at=effective_at,
        recorded_at=now,
        recorded_by=recorded_by,
        role=role,
        payload=draft.payload,
        prev=prev,
        reason=draft.reason,
        clause=draft.clause,
        source=draft.source,
        simulated=draft.simulated,
        supersedes=draft.supersedes,
        key=draft.key,
    )
    try:
        body = canonical(entry)
        again = canonical(_READ.decode(body))
    except (msgspec.ValidationError, TypeError, OverflowError, UnicodeEncodeError) as error:
        raise UsageError("entry-malformed", kind=kind, what=str(error)) from error
    if again != body:  # 1.0 where 1 is meant reads back as another text
        raise UsageError("entry-malformed", kind=kind, what="numbers are integers")
    return with_hash(entry, digest(body))


def subject_for(draft: Draft, superseded: Entry | None = None) -> str:
    """What a draft is about; a revocation is about what the revoked entry was about."""
    if draft.subject is not None:
        return draft.subject
    return subject_of(draft.payload) or (superseded.subject if superseded else "")


def canonical(entry: Entry) -> bytes:
    """The text of an entry that its hash is taken of."""
    return _WRITE.encode(with_hash(entry, "") if entry.hash else entry)


def digest(body: bytes) -> str:
    """SHA-256, hexadecimal."""
    return sha256(body).hexdigest()


def sealed(entry: Entry) -> Sealed:
    """How an entry of today's payload version is stored."""
    return Sealed(canonical(entry), entry.hash)


def unseal(
    stored: Sealed,
    *,
    versions: Mapping[str, int] = VERSIONS,
    upgrades: Mapping[tuple[str, int], Upgrade] = UPGRADES,
) -> Entry:
    """The entry that is stored, its payload in today's version.

    Raises:
        StorageError: `entry-version-unknown`, or `entry-unreadable` with sequence (0: not known) and what.
    """
    try:
        entry = _READ.decode(stored.body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        entry = None
    if entry is None or entry.version != versions.get(entry.kind, 1):
        entry = _unseal_old(stored.body, versions, upgrades)
    msgspec.structs.force_setattr(entry, "hash", stored.hash)
    return entry


def check_chain(entries: Iterable[Sealed], *, after: int = 0, prev: str = GENESIS) -> Iterator[Break]:
    """Every place where the chain is not whole; none: each entry is what was sealed, and none is missing between.

    That the end is missing no chain can tell: the anchor does.

    Args:
        after: Sequence of the entry before the first of `entries`, 0: they begin with the first.
        prev: Its hash.
    """
    sequence = after
    for body, hash_ in entries:
        sequence += 1
        link = linked(body)
        if link is None:
            yield Break(sequence, "unreadable")
        elif link[0] != sequence:
            yield Break(sequence, "sequence")
            sequence = link[0]
        elif link[1] != prev:
            yield Break(sequence, "prev")
        if digest(body) != hash_:
            yield Break(sequence, "hash")
        prev = hash_


def linked(body: bytes) -> tuple[int, str] | None:
    """Sequence and hash before, as the stored text says; None: it says neither.

    Both stand at the same place in every canonical text but for what people wrote between, so the parser is asked.
    """
    try:
        link = _LINK.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return link.sequence, link.prev


def to_line(stored: Sealed) -> bytes:
    """One line of the text form: the canonical text with the hash among its fields, without the line end."""
    plain = msgspec.json.decode(stored.body)
    plain["hash"] = stored.hash
    return _WRITE.encode(plain)


def from_line(line: bytes) -> Sealed:
    """The entry a line of the text form holds; whether its hash is right `check_chain` tells.

    Raises:
        StorageError: `entry-unreadable`, with sequence 0 and what.
    """
    try:
        plain = msgspec.json.decode(line)
        hash_ = plain.pop("hash")
        body = _WRITE.encode(plain)
    except (msgspec.MsgspecError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StorageError("entry-unreadable", sequence=0, what=str(error)) from error
    if not isinstance(hash_, str) or not _HASH.fullmatch(hash_):
        raise StorageError("entry-unreadable", sequence=0, what=f"hash {hash_!r}")
    return Sealed(body, hash_)


def with_hash(entry: Entry, hash_: str) -> Entry:
    """The same entry with another hash."""
    return msgspec.structs.replace(entry, hash=hash_)


class _Link(msgspec.Struct, gc=False):
    sequence: int
    prev: str


_HASH = re.compile("[0-9a-f]{64}")
_LINK: msgspec.json.Decoder[_Link] = msgspec.json.Decoder(_Link)
_READ: msgspec.json.Decoder[Entry] = msgspec.json.Decoder(Entry)
_WRITE = msgspec.json.Encoder(order="sorted")


def _unseal_old(
    body: bytes, versions: Mapping[str, int], upgrades: Mapping[tuple[str, int], Upgrade]
) -> Entry:
    sequence = 0
    try:
        plain: dict[str, Any] = msgspec.json.decode(body)
        sequence = int(plain["sequence"])
        plain["payload"] = upgraded(
            plain["payload"],
            kind=plain["kind"],
            version=plain["version"],
            sequence=sequence,
            versions=versions,
            upgrades=upgrades,
        )
        return msgspec.convert(plain, Entry)
    except (msgspec.MsgspecError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise StorageError("entry-unreadable", sequence=sequence, what=str(error)) from error
