"""One suite that every store passes."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from storage_tools import ANA, LUIS, START, SetClock, fixtures, points, result

from torneo.ledger import Draft, check_chain, replay, sealed
from torneo.ledger.entries import EntryRevoked, LedgerOpened, MatchPostponed, PointsRuled, ResultRecorded
from torneo.model import ConflictError, NotFoundError, Score, UsageError
from torneo.store import Head, MemoryLedger, Receipt, open_ledger


@pytest.fixture(params=["memory", "sqlite"])
def ledger(request, tmp_path):
    made = MemoryLedger() if request.param == "memory" else open_ledger(tmp_path / "torneo.db")
    yield made
    made.close()


@pytest.fixture
def clock():
    return SetClock()


def test_empty_ledger_has_no_head(ledger):
    assert ledger.head() == Head()
    assert list(ledger.entries()) == []
    assert ledger.facts().position == 0
    assert ledger.append((), actor=ANA, clock=SetClock()) == ()


def test_first_append_opens_the_ledger(ledger, clock):
    (receipt,) = ledger.append((result("a-v-b"),), actor=ANA, clock=clock)

    entries = list(ledger.entries())
    assert [entry.kind for entry in entries] == ["ledger_opened", "result_recorded"]
    assert entries[0].payload == LedgerOpened(format=1)
    assert receipt == Receipt(2, entries[1].hash, "2024-03-01T12:00:01.000000Z")
    assert ledger.head() == Head(2, receipt.hash)
    assert list(check_chain(sealed(entry) for entry in entries)) == []


def test_entry_keeps_everything_that_was_proposed(ledger, clock):
    when = datetime(2024, 2, 1, tzinfo=UTC)
    draft = points(
        "a", -3, effective_at=when, reason="deudas", clause="Art. 4", source="res-1", simulated=True, key="k"
    )

    ledger.append((draft,), actor=LUIS, clock=clock)

    entry = next(iter(ledger.entries(after=1)))
    assert (entry.sequence, entry.payload, entry.subject, entry.effective_at) == (
        2,
        draft.payload,
        "liga/team/a",
        "2024-02-01T00:00:00.000000Z",
    )
    assert (entry.recorded_by, entry.role, entry.reason, entry.clause) == (
        "luis",
        "tribunal",
        "deudas",
        "Art. 4",
    )
    assert (entry.source, entry.simulated, entry.supersedes, entry.key) == ("res-1", True, None, "k")


def test_all_drafts_are_recorded_or_none(ledger, clock):
    ledger.append((result("a-v-b"),), actor=ANA, clock=clock)
    before = ledger.head()

    with pytest.raises(NotFoundError) as error:
        ledger.append((result("c-v-d"), result("a-v-b", supersedes=99)), actor=ANA, clock=clock)

    assert (error.value.code, error.value.facts) == ("entry-not-found", {"sequence": 99})
    assert ledger.head() == before


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (ResultRecorded(match="liga/todos/a-v-b", score="2-"), "bad-score"),
        (ResultRecorded(match="a-v-b", score="2-1"), "bad-match-id"),
        (ResultRecorded(match="liga/todos/a-v-b", day="1 May"), "bad-day"),
        (ResultRecorded(match="liga/todos/a-v-b", decided="coin"), "bad-decision"),
        (MatchPostponed(match="liga/todos/a-v-b", kickoff="2024-05-01T20:00"), "bad-instant"),
        (PointsRuled(edition="liga", table="t", team="a", points=1.0), "entry-malformed"),
        (PointsRuled(edition="liga", table="t", team="a", points=1.5), "entry-malformed"),
        (PointsRuled(edition="liga", table="t", team="\ud800", points=1), "entry-malformed"),
        (EntryRevoked(), "revocation-names-no-entry"),
    ],
)
def test_payload_that_could_not_be_read_back_is_refused(ledger, clock, payload, code):
    with pytest.raises(UsageError) as error:
        ledger.append((Draft(payload=payload),), actor=ANA, clock=clock)

    assert error.value.code == code
    assert ledger.head() == Head()


def test_version_of_a_subject_that_changed_is_a_conflict(ledger, clock):
    ledger.append((result("a-v-b", expected=0),), actor=ANA, clock=clock)
    ledger.append((result("c-v-d", expected=0),), actor=ANA, clock=clock)
    assert ledger.subject_version("liga/todos/a-v-b") == 2

    with pytest.raises(ConflictError) as error:
        ledger.append((result("a-v-b", "3-1", expected=0),), actor=LUIS, clock=clock)

    assert error.value.code == "subject-changed"
    assert error.value.facts == {
        "subject": "liga/todos/a-v-b",
        "expected": 0,
        "found": 2,
        "by": "ana",
        "at": "2024-03-01T12:00:01.000000Z",
    }
    assert ledger.append((result("a-v-b", "3-1", expected=2),), actor=LUIS, clock=clock)[0].sequence == 4


def test_same_key_and_body_gives_the_same_receipts(ledger, clock):
    drafts = (result("a-v-b", key="k", expected=0), result("c-v-d"))
    first = ledger.append(drafts, actor=ANA, clock=clock)
    again = ledger.append(drafts, actor=ANA, clock=clock)

    assert again == tuple(Receipt(r.sequence, r.hash, r.recorded_at, replayed=True) for r in first)
    assert ledger.receipt_for("ana", "k") == again
    assert ledger.receipt_for("luis", "k") == ()
    assert ledger.head().sequence == 3


@pytest.mark.parametrize(
    "other",
    [
        (result("a-v-b", "2-2", key="k"),),
        (result("a-v-b", key="k", reason="x"),),
        (result("a-v-b", key="k", effective_at=START),),
        (result("a-v-b", key="k"), result("c-v-d", key="k")),
    ],
)
def test_same_key_with_another_body_is_a_conflict(ledger, clock, other):
    ledger.append((result("a-v-b", key="k"),), actor=ANA, clock=clock)

    with pytest.raises(ConflictError) as error:
        ledger.append(other, actor=ANA, clock=clock)

    assert (error.value.code, error.value.facts["key"]) == ("idempotency-key-reused", "k")
    assert ledger.append(other, actor=LUIS, clock=clock)[0].sequence == 3


def test_clock_that_jumps_back_changes_no_order(ledger):
    clock = SetClock()
    ledger.append((result("a-v-b", "1-0"),), actor=ANA, clock=clock)
    clock.time -= timedelta(days=365)
    ledger.append((result("a-v-b", "2-0"),), actor=ANA, clock=clock)

    entries = list(ledger.entries(after=1))
    assert [entry.recorded_at[:4] for entry in entries] == ["2024", "2023"]
    assert ledger.facts().stages["liga", "todos"].results["liga/todos/a-v-b"].result.score == Score(2, 0)


def test_two_clocks_answer_two_questions(ledger):
    """A ruling of 10 April, recorded on the 12th, that holds from the match of 1 April on."""
    clock = SetClock(datetime(2024, 4, 1, 22, tzinfo=UTC))
    ledger.append((result("a-v-b", "2-1"),), actor=ANA, clock=clock)
    clock.time = datetime(2024, 4, 12, tzinfo=UTC)
    ledger.append((result("a-v-b", "0-3", status="awarded", supersedes=2),), actor=LUIS, clock=clock)
    ledger.append((points("b", -1, effective_at=datetime(2024, 4, 10, tzinfo=UTC)),), actor=LUIS, clock=clock)

    def seen(**at: datetime):
        facts = ledger.facts(**at)
        stage = facts.stages.get(("liga", "todos"))
        score = str(stage.results["liga/todos/a-v-b"].result.score) if stage else None
        return score, sum(each.payload.points for each in facts.points)

    assert seen() == ("0-3", -1)
    assert seen(as_of=datetime(2024, 4, 1, tzinfo=UTC)) == (None, 0)
    assert seen(as_of=datetime(2024, 4, 5, tzinfo=UTC)) == ("0-3", 0)
    assert seen(known_at=datetime(2024, 4, 11, tzinfo=UTC)) == ("2-1", 0)
    assert seen(as_of=datetime(2024, 4, 11, tzinfo=UTC), known_at=datetime(2024, 5, 1, tzinfo=UTC)) == (
        "0-3",
        -1,
    )


def test_facts_that_grow_equal_facts_replayed_at_once(ledger, clock):
    """Corrections reach back before what has been digested."""
    steps = [
        (fixtures("a-v-b", "b-v-a", "c-v-d"),),
        (result("a-v-b"), points("a", -3)),
        (Draft(payload=MatchPostponed(match="liga/todos/b-v-a", day="2024-05-01"), reason="lluvia"),),
        (points("a", -1, supersedes=4),),
        (Draft(payload=EntryRevoked(), supersedes=3),),
        (fixtures("a-v-b", "c-v-d"),),
        (Draft(payload=EntryRevoked(), supersedes=7),),
    ]
    for step in steps:
        ledger.append(step, actor=ANA, clock=clock)
        assert ledger.facts() == replay(ledger.entries())

    assert [each.payload.points for each in ledger.facts().points] == [-1]
    assert ledger.facts().stages["liga", "todos"].results == {}


def test_writers_in_threads_lose_and_double_nothing(ledger, clock):
    receipts: list[Receipt] = []

    def write(writer: int) -> None:
        for number in range(20):
            draft = result(f"w{writer}-v-n{number}", key=f"{writer}/{number}")
            receipts.extend(ledger.append((draft,), actor=ANA, clock=clock))

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    entries = list(ledger.entries())
    assert sorted(receipt.sequence for receipt in receipts) == list(range(2, 122))
    assert {receipt.hash for receipt in receipts} == {entry.hash for entry in entries[1:]}
    assert list(check_chain(sealed(entry) for entry in entries)) == []


def test_refused_request_does_not_touch_those_written_with_it(ledger, clock):
    barrier = threading.Barrier(8)
    outcomes: list[str] = []

    def write(number: int) -> None:
        barrier.wait()
        bad = number % 2
        try:
            ledger.append((result(f"a{number}-v-b", "x" if bad else "1-0"),), actor=ANA, clock=clock)
            outcomes.append("kept")
        except UsageError:
            outcomes.append("refused")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["kept"] * 4 + ["refused"] * 4
    assert ledger.head().sequence == 5


def test_acceptance_is_itself_an_entry(ledger, clock):
    ledger.append((result("a-v-b"),), actor=ANA, clock=clock)

    receipt = ledger.accept("restored from the backup of Monday", actor=LUIS, clock=clock)

    entry = list(ledger.entries())[-1]
    assert (entry.sequence, entry.kind, entry.reason) == (
        receipt.sequence,
        "ledger_accepted",
        "restored from the backup of Monday",
    )
    assert entry.payload.head_sequence == 2
