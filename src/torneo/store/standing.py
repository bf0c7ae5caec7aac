"""How a ledger stands to its anchor."""

from torneo.ledger.chain import Sealed, check_chain
from torneo.store.anchor import Anchor, Mark
from torneo.store.base import State, Status
from torneo.store.sqlite_reading import Queries


def assessed(anchor: Anchor, ask: Queries) -> Status:
    """The state of a ledger, from its anchor and its last entries.

    The anchor is read before the head: a writer commits first and anchors then, so whoever reads in this order never
    sees an anchor that is ahead of a whole ledger.
    """
    said = anchor.current()
    head = ask.head()
    if said is None:
        return Status(State.UNANCHORED if head.sequence else State.ANCHORED)
    if said.damaged is not None:
        return Status(State.ALARM, "anchor-damaged", (("line", said.damaged),))
    last = said.last
    if last is None:
        return Status(State.EXTENDED) if head.sequence else Status(State.ANCHORED)
    if last.sequence > head.sequence:
        facts = (("missing", head.sequence + 1), ("head", head.sequence), ("acknowledged", last.sequence))
        return Status(State.ALARM, "anchor-longer", facts)
    for mark in (said.marks[0], last):
        if ask.hash_of(mark.sequence) != mark.hash:
            return Status(State.ALARM, "anchor-differs", (("sequence", mark.sequence),))
    return Status(State.ANCHORED) if last.sequence == head.sequence else _extended(ask, last)


def _extended(ask: Queries, last: Mark) -> Status:
    """Entries after the anchored ones are taken over only where they are a chain."""
    after, prev = last.sequence, last.hash
    while rows := ask.stored(after):
        for broken in check_chain((Sealed(body, hash_) for _, body, hash_ in rows), after=after, prev=prev):
            facts = (("sequence", broken.sequence), ("what", broken.what))
            return Status(State.ALARM, "chain-broken", facts)
        after, prev = after + len(rows), rows[-1][2]
    return Status(State.EXTENDED, "", (("anchored", last.sequence), ("head", after)))
