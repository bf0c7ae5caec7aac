"""A request that is sent twice is carried out once: idempotency keys for every command, whatever it records.

The key of a request and the digest of its body stand in the key of every entry that it leaves (`key#digest.number`),
so what is known of earlier requests is the ledger itself and cannot disagree with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Generic, TypeVar

from torneo.ledger.entries import PlayerRegistered
from torneo.model import Actor, ConflictError, UsageError
from torneo.office.folder import Workspace
from torneo.office.submitting import Outcome

T = TypeVar("T")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What a command gave back; `answer` None: it had been carried out before, and `outcome` tells its receipts.

    `person`: whom the first request registered, where that was one.
    """

    answer: T | None
    outcome: Outcome | None = None
    person: str = ""


def once(
    workspace: Workspace, actor: Actor, key: str | None, body: bytes, act: Callable[[Workspace], T]
) -> Done[T]:
    """Carry out `act`, unless the same actor sent the same request under this key before.

    Args:
        key: of the request; None: it is carried out in any case.
        body: everything that makes a request this one.

    Raises:
        ConflictError: `idempotency-key-reused` (key, actor): the key came with another body before.
        UsageError: `idempotency-key-bad` (found).
    """
    if key is None:
        return Done(act(workspace))
    if not key or len(key) > _LONGEST or "#" in key or not key.isprintable():
        raise UsageError("idempotency-key-bad", found=key[:_LONGEST])
    asked = f"{key}#{sha256(body).hexdigest()[:24]}"
    if workspace.has_ledger:
        known = workspace.ledger().keys_of(actor.id, f"{key}#")
        if any(not each.startswith(f"{asked}.") for each in known):
            raise ConflictError("idempotency-key-reused", key=key, actor=actor.id)
        if known:
            return _again(workspace, actor, known)
    with workspace.asked_with(asked):
        return Done(act(workspace))


def _again(workspace: Workspace, actor: Actor, keys: tuple[str, ...]) -> Done[T]:
    ledger = workspace.ledger()
    receipts = sorted(
        (each for key in keys for each in ledger.receipt_for(actor.id, key)), key=lambda each: each.sequence
    )
    entries = [next(iter(ledger.entries(each.sequence - 1))) for each in receipts]
    people = [each.payload.person for each in entries if isinstance(each.payload, PlayerRegistered)]
    outcome = Outcome(tuple(receipts), subjects=tuple(each.subject for each in entries))
    return Done(None, outcome, people[0] if len(people) == 1 else "")
