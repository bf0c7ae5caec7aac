"""What every store of entries offers, whatever keeps them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from torneo.ledger.chain import GENESIS, Draft, Entry
from torneo.ledger.facts import Facts
from torneo.model import Actor, Clock


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry: its sequence, 0 for an empty ledger, and its hash."""

    sequence: int = 0
    hash: str = GENESIS


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a writer is given once its entry is safe. `replayed`: it had been recorded by an earlier request."""

    sequence: int
    hash: str
    recorded_at: str
    replayed: bool = False


class State(StrEnum):
    """How a ledger stands to its anchor."""

    ANCHORED = "anchored"
    EXTENDED = (
        "extended"  # entries after the last anchored one, of a writer that died before it acknowledged them
    )
    UNANCHORED = "unanchored"  # no anchor: that the end is missing could not be told
    ALARM = "alarm"  # acknowledged entries are missing or the anchor is damaged: read-only
    READ_ONLY = "read-only"  # opened so, or the folder cannot be written


@dataclass(frozen=True, slots=True)
class Status:
    """State of a ledger; `reason` is a code with `facts`, empty where there is nothing to say.

    Reasons of an alarm: `anchor-longer` (missing, head, acknowledged), `anchor-differs` (sequence),
    `anchor-damaged` (line, -1: in the middle), `chain-broken` (sequence, what). Of read-only: `folder-read-only`, `asked`.
    """

    state: State
    reason: str = ""
    facts: tuple[tuple[str, int | str], ...] = ()

    @property
    def is_writable(self) -> bool:
        return self.state not in {State.ALARM, State.READ_ONLY}


class Ledger(Protocol):
    """Entries, appended and read; the only way anything is ever recorded."""

    @property
    def status(self) -> Status: ...

    def append(self, drafts: Sequence[Draft], *, actor: Actor, clock: Clock) -> tuple[Receipt, ...]:
        """Record all drafts or none; returns once they are safe.

        The first append of an empty ledger is preceded by the entry `ledger_opened`.

        Raises:
            ConflictError: `subject-changed` (subject, expected, found, and who changed it last: by, at),
                `idempotency-key-reused` (key).
            NotFoundError: `entry-not-found` (sequence): `supersedes` names no entry.
            UsageError: a payload that cannot be recorded (`ledger.wellformed`).
            StorageError: `ledger-read-only` and `ledger-alarm` (reason and its facts), `ledger-locked` (seconds),
                `ledger-write-failed` (reason, head, kept): whether the drafts were kept a retry with the same key finds out.
        """
        ...

    def accept(self, reason: str, *, actor: Actor, clock: Clock) -> Receipt:
        """Vouch for the ledger as it is, after a restore: an entry that says so, and a new anchor."""
        ...

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Entries with a greater sequence, in order, each checked against the chain.

        Raises:
            StorageError: `ledger-chain-broken` (sequence, what), `entry-unreadable`, `entry-version-unknown`.
        """
        ...

    def entry(self, sequence: int) -> Entry | None:
        """The entry of that number; None: there is none."""
        ...

    def of_edition(self, edition: str) -> Iterator[Entry]:
        """Entries that move one edition, in order."""
        ...

    def superseding(self) -> Iterator[Entry]:
        """Entries that supersede another, in order."""
        ...

    def head(self) -> Head: ...

    def facts(self, as_of: datetime | None = None, known_at: datetime | None = None) -> Facts:
        """What is true (`as_of`: was true then) as far as is known (`known_at`: was known then)."""
        ...

    def subject_version(self, subject: str) -> int:
        """Sequence of the last entry about `subject`, 0: none."""
        ...

    def receipt_for(self, actor: str, key: str) -> tuple[Receipt, ...]:
        """Receipts of an earlier request with this idempotency key; empty: there was none."""
        ...

    def keys_of(self, actor: str, start: str) -> tuple[str, ...]:
        """Idempotency keys of an actor that begin so, in their order."""
        ...

    def close(self) -> None: ...
