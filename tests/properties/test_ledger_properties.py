"""What holds of every ledger: replay in parts, order of sealing, the text form, the anchor's text."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from torneo.ledger import (
    GENESIS,
    Draft,
    check_chain,
    continues,
    from_line,
    replay,
    seal,
    sealed,
    to_line,
    unseal,
)
from torneo.ledger.entries import (
    AppealDecided,
    AppealLodged,
    DrawMade,
    EntryRevoked,
    FixtureLine,
    FixturesPublished,
    LotsDrawn,
    MatchPostponed,
    MatchScheduled,
    PlayerRegistered,
    PlayerReleased,
    PointsRuled,
    PostponementAnswered,
    PostponementRequested,
    PostponementWithdrawn,
    ProtestLodged,
    RegulationAdopted,
    ResultConfirmed,
    ResultRecorded,
    StageClosed,
    TeamWithdrawn,
)
from torneo.ledger.replay import edition_anew, only_replaces, superseded_by
from torneo.ledger.subjects import edition_of
from torneo.store.anchor import Mark, anchor_bytes, parse_anchor
from torneo.store.snapshots import _decode, _encode

START = datetime(2024, 1, 1, tzinfo=UTC)
editions = st.sampled_from(["liga", "copa"])
teams = st.sampled_from("abc")
days = st.sampled_from([None, "2024-02-01", "2024-02-02"])
kickoffs = st.sampled_from([None, "2024-02-02T20:00:00Z"])
scores = st.sampled_from([None, "0-0", "2-1", "10-3"])
matches = st.builds("{}/{}/{}-v-{}".format, editions, st.sampled_from(["todos", "final"]), teams, teams)
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)

payloads = st.one_of(
    st.builds(
        ResultRecorded,
        match=matches,
        score=scores,
        day=days,
        claim=st.sampled_from(["claimed", "confirmed"]),
        by=st.sampled_from(["", "a", "b"]),
    ),
    st.builds(ResultConfirmed, match=matches, entry=st.none() | st.integers(1, 14)),
    st.builds(PostponementRequested, match=matches, by=teams, day=days, kickoff=kickoffs, answer_by=days),
    st.builds(
        PostponementAnswered,
        match=matches,
        request=st.integers(1, 14),
        party=st.sampled_from(["opponent", "league"]),
        agrees=st.booleans(),
    ),
    st.builds(PostponementWithdrawn, match=matches, request=st.integers(1, 14)),
    st.builds(AppealLodged, edition=editions, ruling=st.integers(1, 14), by=teams),
    st.builds(
        AppealDecided,
        edition=editions,
        appeal=st.integers(1, 14),
        ruling=st.integers(1, 14),
        by=teams,
        upheld=st.booleans(),
    ),
    st.builds(StageClosed, edition=editions, stage=st.just("todos")),
    st.builds(ProtestLodged, match=matches, by=text),
    st.builds(MatchScheduled, match=matches, day=days, kickoff=kickoffs, venue=st.sampled_from([None, "v"])),
    st.builds(MatchPostponed, match=matches, day=days, kickoff=kickoffs, from_day=days),
    st.builds(
        FixturesPublished,
        edition=editions,
        stage=st.just("todos"),
        extra=st.booleans(),
        matches=st.lists(
            st.builds(FixtureLine, id=matches, round=st.integers(1, 9), home=teams, away=teams, day=days),
            max_size=4,
        ).map(tuple),
    ),
    st.builds(PointsRuled, edition=editions, table=text, team=teams, points=st.integers(-9, 9)),
    st.builds(DrawMade, edition=editions, stage=st.just("final"), seed=st.integers(0, 2**63)),
    st.builds(TeamWithdrawn, edition=editions, team=teams),
    st.builds(LotsDrawn, edition=editions, table=text, order=st.lists(teams, unique=True).map(tuple)),
    st.builds(PlayerRegistered, edition=editions, team=teams, person=teams, commitment=text),
    st.builds(PlayerReleased, edition=editions, team=teams, person=teams),
    st.builds(RegulationAdopted, edition=editions, file=text, text=text, digest=text),
)


match = st.just("liga/todos/a-v-b")
results_of_one_match = st.builds(
    ResultRecorded,
    match=match,
    score=scores,
    day=days,
    claim=st.sampled_from(["confirmed", "confirmed", "claimed"]),
)
lines_of_one_match = st.builds(
    FixtureLine, id=match, round=st.integers(1, 2), home=st.just("a"), away=st.just("b"), day=days
)
lists_of_one_match = st.builds(
    FixturesPublished,
    edition=st.just("liga"),
    stage=st.just("todos"),
    matches=st.lists(lines_of_one_match, max_size=1).map(tuple),
)
of_one_match = st.one_of(
    results_of_one_match,
    st.builds(ResultConfirmed, match=match, entry=st.none() | st.integers(1, 14)),
    st.builds(ProtestLodged, match=match, by=text),
    st.builds(MatchScheduled, match=match, day=days, kickoff=kickoffs),
    st.builds(MatchPostponed, match=match, day=days),
    lists_of_one_match,
    lists_of_one_match,
    st.builds(AppealLodged, edition=st.just("liga"), ruling=st.integers(1, 14), by=teams),
)
"""What can happen to one match."""


@st.composite
def ledgers(draw):
    entries = []
    for sequence in range(1, draw(st.integers(0, 14)) + 1):
        target = draw(st.none() | st.integers(1, sequence - 1)) if sequence > 1 else None
        revokes = target is not None and draw(st.booleans())
        add(draw, entries, EntryRevoked() if revokes else draw(payloads), target)
    return entries


def add(draw, entries, payload, target):
    draft = Draft(
        payload=payload,
        effective_at=START + timedelta(days=draw(st.integers(0, 9))),
        reason=draw(st.none() | text),
        supersedes=target,
    )
    entry = seal(
        draft,
        sequence=len(entries) + 1,
        prev=entries[-1].hash if entries else GENESIS,
        recorded_at=START + timedelta(days=draw(st.integers(0, 9))),
        recorded_by=draw(text),
        role="organiser",
    )
    entries.append(entry)


@st.composite
def corrected(draw):
    """The story of one match, a result of which is corrected, and after how many entries somebody has looked."""
    entries = []

    def some(most):
        for _ in range(draw(st.integers(0, most))):
            reaches_back = entries and draw(st.integers(0, 5)) == 0
            target = draw(st.integers(1, len(entries))) if reaches_back else None
            add(draw, entries, draw(of_one_match), target)

    some(3)
    add(draw, entries, draw(results_of_one_match), None)
    wrong = len(entries)
    some(3)
    seen = draw(st.integers(wrong, len(entries)))
    add(draw, entries, draw(results_of_one_match), wrong)
    some(2)
    return entries, seen


@given(ledgers(), st.integers(0, 14))
@settings(max_examples=300, deadline=None)
def test_prefix_and_rest_equal_all(entries, cut):
    """Replay of a beginning, then of the rest, equals replay of all, wherever the rest does not reach back."""
    start, rest = replay(entries[:cut]), entries[cut:]

    if continues(rest, start):
        assert replay(rest, start=start) == replay(entries)
        assert replay(rest, start=_decode(memoryview(_encode(start)))) == replay(entries)


@given(ledgers(), st.integers(0, 14))
@settings(max_examples=300, deadline=None)
def test_one_edition_anew_equals_all_anew(entries, cut):
    """What the store does after a correction: the edition it reaches is replayed, the others stay as they are."""
    start, rest = replay(entries[:cut]), entries[cut:]
    superseded = superseded_by(entries)
    for edition in ("liga", "copa"):
        own = [entry for entry in entries[:cut] if edition_of(entry.payload) == edition]
        start = edition_anew(start, edition, own, superseded)

    assert replay(rest, start=start, superseded=superseded) == replay(entries)


@given(corrected())
@settings(max_examples=1500, deadline=None)
def test_result_in_the_place_of_another_needs_no_replay(story):
    entries, seen = story
    start, rest = replay(entries[:seen]), entries[seen:]

    if only_replaces(rest, start, lambda sequence: entries[sequence - 1]):
        assert replay(rest, start=start) == replay(entries)


@given(ledgers())
@settings(max_examples=150, deadline=None)
def test_every_ledger_is_a_chain_and_comes_back_from_text(entries):
    stored = [sealed(entry) for entry in entries]

    assert list(check_chain(stored)) == []
    assert [from_line(to_line(each)) for each in stored] == stored
    assert [unseal(each) for each in stored] == entries


@given(ledgers(), st.data())
@settings(max_examples=150, deadline=None)
def test_any_changed_byte_breaks_the_chain(entries, data):
    stored = [sealed(entry) for entry in entries]
    if not stored:
        return
    place = data.draw(st.integers(0, len(stored) - 1))
    body = bytearray(stored[place].body)
    body[data.draw(st.integers(0, len(body) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    stored[place] = stored[place]._replace(body=bytes(body))

    assert place + 1 in {broken.sequence for broken in check_chain(stored)}


@given(ledgers(), st.integers(0, 9))
@settings(max_examples=150, deadline=None)
def test_clocks_cut_as_if_the_rest_had_not_been_recorded(entries, day):
    """Asking what was known on a day is the same as replaying only what had been recorded by then."""
    at = START + timedelta(days=day)
    limit = at.strftime("%Y-%m-%dT%H:%M:%S.000000Z")

    known = replay(entries, known_at=at)
    alone = replay([entry for entry in entries if entry.recorded_at <= limit])

    assert (known.stages, known.points, known.players, known.appeals) == (
        alone.stages,
        alone.points,
        alone.players,
        alone.appeals,
    )


@given(st.lists(st.integers(1, 99), unique=True).map(sorted), st.data())
def test_anchor_is_read_whole_torn_or_damaged_never_wrong(sequences, data):
    """Cut anywhere, or changed in any bit, an anchor gives a beginning of what was written, or says it is damaged."""
    marks = tuple(Mark(number, f"{number:064x}") for number in sequences)
    whole = anchor_bytes(marks)
    assert parse_anchor(whole).marks == marks

    cut = data.draw(st.integers(0, len(whole)))
    torn = parse_anchor(whole[:cut])
    assert torn.marks == marks[: len(torn.marks)]
    assert (torn.damaged is None) == (cut >= len(anchor_bytes(())))

    changed = bytearray(whole)
    changed[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    assert parse_anchor(bytes(changed)).damaged is not None
