"""The entries themselves, for those who may see them, and whether somebody may take one back."""

from collections.abc import Mapping
from datetime import datetime
from itertools import islice

from torneo.ledger import Entry, edition_of, instant
from torneo.model import Actor
from torneo.office.folder import Workspace
from torneo.office.permissions import UNDOES, Action, Target, can

_FOR_GOOD = frozenset(
    (
        "ledger_opened",
        "ledger_accepted",
        "regulation_adopted",
        "register_adopted",
        "entry_revoked",
        "person_erased",
        "appeal_lodged",
        "appeal_decided",
    )
)
"""What is not taken back: another version of a regulation is adopted instead, another appeal is lodged."""


def entries_between(workspace: Workspace, first: int, last: int) -> tuple[Entry, ...]:
    """Entries from the one to the other, both with."""
    if not workspace.has_ledger or first < 1:
        return ()
    return tuple(islice(workspace.ledger().entries(first - 1), max(0, last - first + 1)))


def latest(workspace: Workspace, *, before: int | None = None, count: int = 50) -> tuple[Entry, ...]:
    """The last entries, or the last before one, latest first."""
    if not workspace.has_ledger:
        return ()
    end = workspace.ledger().head().sequence if before is None else before - 1
    return tuple(reversed(entries_between(workspace, max(1, end - count + 1), end)))


def superseded(workspace: Workspace) -> dict[int, int]:
    """Entry -> the one that superseded it."""
    if not workspace.has_ledger:
        return {}
    return {each.supersedes: each.sequence for each in workspace.ledger().superseding() if each.supersedes}


def may_undo(
    workspace: Workspace, actor: Actor, entry: Entry, *, gone: Mapping[int, int] | None = None
) -> bool:
    """Whether the actor may revoke an entry that still has an effect.

    Args:
        gone: what `superseded` says, where the caller has asked already.
    """
    if entry.kind in _FOR_GOOD:
        return False
    if entry.sequence in (superseded(workspace) if gone is None else gone):
        return False
    match, team = (str(getattr(entry.payload, each, "")) for each in ("match", "team"))
    target = Target(edition=edition_of(entry.payload), match=match, clubs=(team,))
    return can(actor, UNDOES.get(entry.kind, Action.ADOPT), target)


def about(workspace: Workspace, match: str) -> tuple[Entry, ...]:
    """The entries about one match, in order."""
    if not workspace.has_ledger:
        return ()
    edition = match.partition("/")[0]
    return tuple(each for each in workspace.ledger().of_edition(edition) if each.subject == match)


def moment_of(text: str) -> datetime:
    """The instant that an entry holds as text."""
    return instant(text)
