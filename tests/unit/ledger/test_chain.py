"""The chain as a calculation: sealing, reading back, finding the break, old versions."""

from datetime import UTC, datetime

import msgspec
import pytest

from torneo.ledger import (
    GENESIS,
    Break,
    Draft,
    Sealed,
    check_chain,
    from_line,
    seal,
    sealed,
    subject_of,
    to_line,
    unseal,
)
from torneo.ledger.entries import (
    AnyPayload,
    AwardRefused,
    DrawMade,
    EntryRevoked,
    MatchPostponed,
    PersonErased,
    PlaceAsserted,
    PointsRuled,
    RegisterAdopted,
    RegulationAdopted,
    ResultRecorded,
    TieDecided,
)
from torneo.ledger.subjects import edition_of, sides_of, stage_of
from torneo.model import StorageError

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


def chain(*payloads: AnyPayload):
    entries, prev = [], GENESIS
    for sequence, payload in enumerate(payloads, start=1):
        entry = seal(
            Draft(payload=payload),
            sequence=sequence,
            prev=prev,
            recorded_at=NOON,
            recorded_by="ana",
            role="organiser",
        )
        entries.append(entry)
        prev = entry.hash
    return entries


def results(count: int):
    return chain(*(ResultRecorded(match=f"liga/todos/a{n}-v-b", score="1-0") for n in range(count)))


def test_canonical_text_is_pinned():
    """These bytes are in ledgers out there; a change here is a new format."""
    (entry,) = chain(ResultRecorded(match="liga/todos/ñandú-v-b", score="2-1"))

    assert sealed(entry).body.decode() == (
        '{"effective_at":"2024-06-01T12:00:00.000000Z","kind":"result_recorded",'
        '"payload":{"kind":"result_recorded","match":"liga/todos/ñandú-v-b","score":"2-1"},'
        f'"prev":"{GENESIS}","recorded_at":"2024-06-01T12:00:00.000000Z","recorded_by":"ana","role":"organiser",'
        '"sequence":1,"subject":"liga/todos/ñandú-v-b","version":1}'
    )
    assert entry.hash == "48a3d2a940f9e498185fb0d7458e50f4edb860bf27ca4d07527c0c13d1629361"


def test_entry_comes_back_as_it_was_sealed():
    for entry in results(3):
        assert unseal(sealed(entry)) == entry
        assert from_line(to_line(sealed(entry))) == sealed(entry)


def test_whole_chain_has_no_break():
    stored = [sealed(entry) for entry in results(5)]

    assert list(check_chain(stored)) == []
    assert list(check_chain(stored[2:], after=2, prev=stored[1].hash)) == []


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (
            lambda s: [*s[:2], Sealed(s[2].body.replace(b"1-0", b"2-0"), s[2].hash), *s[3:]],
            [Break(3, "hash")],
        ),
        (lambda s: [*s[:2], Sealed(s[2].body, "0" * 64), *s[3:]], [Break(3, "hash"), Break(4, "prev")]),
        (lambda s: s[:2] + s[3:], [Break(3, "sequence")]),
        (
            lambda s: [s[0], s[2], s[1], *s[3:]],
            [Break(2, "sequence"), Break(4, "sequence"), Break(3, "sequence")],
        ),
        (lambda s: [*s[:4], Sealed(b"{", s[4].hash)], [Break(5, "unreadable"), Break(5, "hash")]),
        (lambda s: [*s[:1], *(sealed(e) for e in results(5)[1:2]), *s[2:]], []),
    ],
)
def test_break_is_named(damage, expected):
    stored = [sealed(entry) for entry in results(5)]

    assert list(check_chain(damage(stored)))[: len(expected) or 1] == expected


def test_old_version_of_a_payload_is_upgraded_when_read_and_keeps_its_hash():
    """In the first version of this made-up kind the day was called `date`."""
    body = sealed(chain(MatchPostponed(match="liga/todos/a-v-b", day="2024-07-01"))[0]).body
    old = body.replace(b'"day"', b'"date"')
    stored = from_line(to_line(Sealed(old, "f" * 64)))

    def renamed(payload):
        return {"day" if key == "date" else key: value for key, value in payload.items()}

    entry = unseal(stored, versions={"match_postponed": 2}, upgrades={("match_postponed", 1): renamed})

    assert entry.payload == MatchPostponed(match="liga/todos/a-v-b", day="2024-07-01")
    assert (entry.version, entry.hash) == (1, "f" * 64)


def test_old_version_that_still_reads_is_upgraded_all_the_same():
    stored = sealed(chain(PointsRuled(edition="e", table="t", team="a", points=3))[0])

    entry = unseal(
        stored,
        versions={"points_ruled": 3},
        upgrades={
            ("points_ruled", 1): lambda payload: payload | {"points": -payload["points"]},
            ("points_ruled", 2): lambda payload: payload | {"points": payload["points"] * 10},
        },
    )

    assert entry.payload.points == -30


def test_version_of_the_future_is_refused():
    stored = sealed(chain(EntryRevoked())[0])
    newer = Sealed(stored.body.replace(b'"version":1', b'"version":7'), stored.hash)

    with pytest.raises(StorageError) as error:
        unseal(newer)

    assert error.value.code == "entry-version-unknown"
    assert error.value.facts == {"sequence": 1, "kind": "entry_revoked", "version": 7, "newest": 1}


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b'{"sequence":4}', b"\xff\xfe"])
def test_text_that_is_no_entry_is_refused(body):
    with pytest.raises(StorageError) as error:
        unseal(Sealed(body, ""))

    assert error.value.code == "entry-unreadable"


@pytest.mark.parametrize("line", [b"", b"[]", b"{}", b'{"hash":5}', b'{"hash":"abc"}'])
def test_line_without_an_entry_is_refused(line):
    with pytest.raises(StorageError) as error:
        from_line(line)

    assert error.value.code == "entry-unreadable"


def test_effective_moment_needs_its_zone():
    draft = Draft(payload=EntryRevoked(), effective_at=datetime(2024, 1, 1))

    with pytest.raises(ValueError, match="zone"):
        seal(draft, sequence=1, prev=GENESIS, recorded_at=NOON, recorded_by="a", role="organiser")


def test_every_kind_has_a_subject():
    kinds = {
        ResultRecorded(match="e/s/a-v-b"): ("e/s/a-v-b", "e"),
        RegulationAdopted(edition="e", file="f", text="{}", digest="d"): ("e", "e"),
        RegisterAdopted(file="f", text="{}", digest="d"): ("register", ""),
        TieDecided(edition="e", stage="s", tie="1", winner="a"): ("e/s/1", "e"),
        PlaceAsserted(edition="e", place="s.1", teams=("a",)): ("e/place/s.1", "e"),
        AwardRefused(edition="e", award=1, team="a"): ("e/team/a", "e"),
        PersonErased(person="p"): ("person/p", ""),
        EntryRevoked(): ("", ""),
    }

    assert {payload: (subject_of(payload), edition_of(payload)) for payload in kinds} == kinds
    assert subject_of(DrawMade(edition="e", stage="s")) == "e/s"


def test_ids_of_matches_are_taken_apart():
    assert stage_of("liga-2014/sub20:todos/a-v-b") == ("liga-2014", "sub20:todos")
    assert sides_of("liga/todos/a-v-b.2") == ("a", "b")
    assert sides_of("liga/final/1.2") == ("", "")


def test_canonical_numbers_are_integers():
    decoded = msgspec.json.decode(sealed(results(1)[0]).body)

    assert not any(isinstance(value, float) for value in decoded.values())
