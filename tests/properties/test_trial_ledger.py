"""What is tried on a ledger comes to the same facts as when it is recorded, whatever was recorded before."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from test_ledger_properties import payloads

from torneo.ledger import Draft
from torneo.ledger.entries import EntryRevoked
from torneo.model import Actor, Role
from torneo.store import MemoryLedger, TrialLedger

ANA = Actor("ana", Role.ORGANISER)


class Clock:
    def __init__(self):
        self._now = datetime(2024, 1, 1, tzinfo=UTC)

    def now(self):
        self._now += timedelta(hours=1)
        return self._now


@st.composite
def histories(draw):
    """Drafts in order; each may correct or revoke an entry before it. The ledger opens itself with entry 1."""
    drafts = []
    for sequence in range(2, draw(st.integers(0, 10)) + 2):
        target = draw(st.none() | st.integers(2, sequence - 1)) if sequence > 2 else None
        revokes = target is not None and draw(st.booleans())
        drafts.append(Draft(payload=EntryRevoked() if revokes else draw(payloads), supersedes=target))
    return drafts


@given(histories(), st.integers(0, 10))
@settings(max_examples=200, deadline=None)
def test_trial_comes_to_what_recording_comes_to(drafts, cut):
    base, real = MemoryLedger(), MemoryLedger()
    tried, kept = Clock(), Clock()
    for draft in drafts[:cut]:
        base.append((draft,), actor=ANA, clock=tried)
        real.append((draft,), actor=ANA, clock=kept)
    head = base.head()
    trial = TrialLedger(base)

    for draft in drafts[cut:]:
        trial.append((draft,), actor=ANA, clock=tried)
        real.append((draft,), actor=ANA, clock=kept)

    assert trial.facts() == real.facts()
    assert trial.head() == real.head()
    assert list(trial.superseding()) == list(real.superseding())
    assert [list(trial.of_edition(each)) for each in ("liga", "copa")] == [
        list(real.of_edition(each)) for each in ("liga", "copa")
    ]
    assert base.head() == head
