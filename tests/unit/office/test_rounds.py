"""Several results at once: all faults are told, all are recorded or none, and a second time changes nothing."""

import pytest
from test_requests_and_appeals import ME, desk, now  # noqa: F401 - a fixture

from torneo.model import Actor, ConflictError, PermissionDenied, Role
from torneo.office.commands import ResultInput
from torneo.office.rounds import RoundFaults, record_round


def ids(desk):  # noqa: F811
    return [str(each.id) for each in desk.season()["liga-2026"].stage("liga").matches]


def test_round_is_recorded_once_however_often_it_is_sent(desk):  # noqa: F811
    results = [(match, ResultInput(score="1-0")) for match in ids(desk)]

    first = record_round(desk, ME, results, key="round-1")
    again = record_round(desk, ME, results, key="round-1")

    assert [each.sequence for each in first.receipts] == [each.sequence for each in again.receipts]
    assert len(first.receipts) == len(results)
    with pytest.raises(ConflictError) as refused:
        record_round(desk, ME, [(results[0][0], ResultInput(score="2-0"))], key="round-1")
    assert refused.value.code == "idempotency-key-reused"


def test_round_with_faults_tells_each_and_records_nothing(desk):  # noqa: F811
    one, two, three = ids(desk)
    record_round(desk, ME, [(one, ResultInput(score="1-0"))])
    head = desk.ledger().head()

    with pytest.raises(RoundFaults) as refused:
        record_round(
            desk,
            ME,
            [
                (one, ResultInput(score="2-2")),
                (two, ResultInput(score="3-")),
                (three, ResultInput(score="0-0")),
            ],
        )

    assert {match: error.code for match, error in refused.value.faults.items()} == {
        one: "result-exists",
        two: "bad-score",
    }
    assert desk.ledger().head() == head


def test_round_of_somebody_who_may_not_is_refused(desk):  # noqa: F811
    results = [(match, ResultInput(score="1-0", claimed=True)) for match in ids(desk)]

    with pytest.raises(PermissionDenied):
        record_round(desk, Actor("d", Role.DELEGATE, "ana"), results)
    with pytest.raises(ConflictError) as nothing:
        record_round(desk, ME, [])
    assert nothing.value.code == "nothing-to-record"
