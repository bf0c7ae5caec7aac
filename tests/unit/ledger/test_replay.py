"""Replay: what entries come to."""

from datetime import UTC, date, datetime

import pytest

from torneo.ledger import GENESIS, Departure, Draft, Facts, PlanFact, replay, result_of, seal
from torneo.ledger.entries import (
    AppealDecided,
    AppealLodged,
    EntryRevoked,
    FixtureLine,
    FixturesPublished,
    MatchPostponed,
    MatchScheduled,
    PersonErased,
    PlacesFilled,
    PlayerRegistered,
    PlayerReleased,
    PointsRuled,
    PostponementAnswered,
    PostponementRequested,
    PostponementWithdrawn,
    ProtestLodged,
    RegisterAdopted,
    RegulationAdopted,
    ResultConfirmed,
    ResultRecorded,
    TieDecided,
)
from torneo.ledger.replay import only_replaces
from torneo.model import Match, Planned, Result, Score

AB, BA, CD = "liga/todos/a-v-b", "liga/todos/b-v-a", "liga/todos/c-v-d"
KEY = ("liga", "todos")


def chain(*steps):
    """Payloads, or drafts where more is said, a day apart from 1 June 2024 on."""
    entries, prev = [], GENESIS
    for number, step in enumerate(steps, start=1):
        draft = step if isinstance(step, Draft) else Draft(payload=step)
        at = datetime(2024, 6, number, 12, tzinfo=UTC)
        superseded = entries[draft.supersedes - 1] if draft.supersedes else None
        entry = seal(
            draft,
            sequence=number,
            prev=prev,
            recorded_at=at,
            recorded_by="ana",
            role="organiser",
            superseded=superseded,
        )
        entries.append(entry)
        prev = entry.hash
    return entries


def listed(*lines: FixtureLine, extra: bool = False):
    return FixturesPublished(edition="liga", stage="todos", matches=lines, extra=extra)


def line(match: str, day: str | None = None, round_: int = 1):
    home, away = match.rpartition("/")[2].split("-v-")
    return FixtureLine(id=match, round=round_, home=home, away=away, day=day)


def test_nothing_comes_of_nothing():
    assert replay(()) == Facts()


def test_last_result_in_force_counts():
    first = ResultRecorded(match=AB, score="2-1")
    facts = replay(
        chain(first, Draft(payload=ResultRecorded(match=AB, score="3-0", status="awarded"), supersedes=1))
    )

    assert facts.stages[KEY].results[AB].sequence == 2
    assert facts.stages[KEY].results[AB].result.score == Score(3, 0)


def test_revoked_correction_does_not_bring_the_first_back():
    facts = replay(
        chain(
            ResultRecorded(match=AB, score="2-1"),
            Draft(payload=ResultRecorded(match=AB, score="3-0"), supersedes=1),
            Draft(payload=EntryRevoked(), supersedes=2),
        )
    )

    assert result_of(facts, AB) is None


def test_claims_follow_the_protest():
    steps = [
        ResultRecorded(match=AB, score="2-1", claim="claimed"),
        ProtestLodged(match=AB, by="b"),
        ResultConfirmed(match=AB),
    ]

    claims = [result_of(replay(chain(*steps[:n])), AB).claim for n in (1, 2, 3)]

    assert claims == ["claimed", "protested", "confirmed"]
    assert replay(chain(ResultConfirmed(match=AB))).stages[KEY].results == {}


def test_result_takes_sides_and_day_from_the_list():
    facts = replay(
        chain(listed(line(AB, "2024-06-20")), ResultRecorded(match=AB, score="2-1", penalties="4-3"))
    )

    assert facts.stages[KEY].results[AB].result == Result(
        home="a", away="b", score=Score(2, 1), penalties=Score(4, 3), day=date(2024, 6, 20), match=AB
    )


def test_result_of_a_tie_gets_its_sides_when_it_is_published():
    match = "liga/final/1.1"
    published = FixturesPublished(
        edition="liga", stage="final", matches=(FixtureLine(id=match, round=1, home="x", away="y"),)
    )

    facts = replay(chain(ResultRecorded(match=match, score="1-0"), published))

    assert (result_of(facts, match).result.home, result_of(facts, match).result.away) == ("x", "y")


def test_second_list_replaces_what_has_no_result():
    facts = replay(
        chain(
            listed(line(AB, "2024-06-10"), line(BA), line(CD)),
            ResultRecorded(match=AB, score="2-1"),
            listed(line(CD, "2024-07-01", 2), line(AB, "2024-07-02")),
        )
    )

    assert facts.stages[KEY].matches == {
        CD: Match(CD, "c", "d", 2, Planned(day=date(2024, 7, 1))),
        AB: Match(AB, "a", "b", 1, Planned(day=date(2024, 6, 10))),
    }
    assert list(facts.stages[KEY].matches) == [CD, AB]


def test_extra_match_joins_the_list():
    facts = replay(chain(listed(line(AB), line(BA)), listed(line(CD), extra=True)))

    assert list(facts.stages[KEY].matches) == [AB, BA, CD]


def test_postponements_pile_up():
    facts = replay(
        chain(
            listed(line(AB, "2024-06-10")),
            MatchScheduled(match=AB, venue="monumental"),
            Draft(payload=MatchPostponed(match=AB), reason="lluvia"),
            MatchScheduled(match=AB, day="2024-07-01", kickoff="2024-07-01T20:00:00Z"),
            Draft(payload=MatchPostponed(match=AB, day="2024-08-01", venue="otro"), reason="huelga"),
        )
    )

    assert facts.stages[KEY].matches[AB] == Match(
        AB,
        "a",
        "b",
        1,
        Planned(day=date(2024, 8, 1), venue="otro"),
        (
            Planned(day=date(2024, 6, 10), venue="monumental"),
            Planned(date(2024, 7, 1), datetime(2024, 7, 1, 20, tzinfo=UTC), "monumental"),
        ),
        "huelga",
    )


def test_plan_of_a_match_outside_any_list_is_kept():
    """A final that was to be played on 10 June, known from the newspaper alone."""
    match = "liga/final/1.1"
    facts = replay(
        chain(
            Draft(
                payload=MatchPostponed(match=match, day="2024-06-17", from_day="2024-06-10"),
                reason="garantías",
            )
        )
    )

    assert facts.stages["liga", "final"].plans == {
        match: PlanFact(Planned(day=date(2024, 6, 17)), (Planned(day=date(2024, 6, 10)),), "garantías")
    }


def test_new_kickoff_on_another_day_forgets_the_day():
    facts = replay(
        chain(listed(line(AB, "2024-06-10")), MatchScheduled(match=AB, kickoff="2024-06-20T01:00:00Z"))
    )

    assert facts.stages[KEY].matches[AB].planned == Planned(None, datetime(2024, 6, 20, 1, tzinfo=UTC))


def test_regulations_stand_in_the_order_of_their_force():
    early = datetime(2024, 1, 1, tzinfo=UTC)
    facts = replay(
        chain(
            RegulationAdopted(edition="liga", file="liga.toml", text="{}", digest="1"),
            Draft(
                payload=RegulationAdopted(edition="liga", file="liga.toml", text="{}", digest="2"),
                effective_at=early,
            ),
            RegisterAdopted(file="r.toml", text="new", digest="3"),
            Draft(payload=RegisterAdopted(file="r.toml", text="old", digest="4"), effective_at=early),
        )
    )

    assert [each.digest for each in facts.regulations["liga"]] == ["2", "1"]
    assert facts.register.text == "new"


def test_player_who_left_is_remembered():
    facts = replay(
        chain(
            PlayerRegistered(edition="liga", team="a", person="p1", commitment="c"),
            PlayerRegistered(edition="liga", team="a", person="p2", commitment="c"),
            PlayerReleased(edition="liga", team="a", person="p1"),
            PersonErased(person="p2"),
        )
    )

    assert [each.payload.person for each in facts.players["liga", "a"]] == ["p2"]
    (left,) = facts.departures["liga", "a"]
    assert isinstance(left, Departure)
    assert (left.registered.day, left.released.day) == (date(2024, 6, 1), date(2024, 6, 3))
    assert facts.erased == frozenset({"p2"})


def test_as_of_and_known_at_ask_different_clocks():
    entries = chain(
        ResultRecorded(match=AB, score="2-1"),
        Draft(
            payload=PointsRuled(edition="liga", table="todos", team="a", points=-3),
            effective_at=datetime(2024, 6, 30, tzinfo=UTC),
        ),
        Draft(payload=ResultRecorded(match=AB, score="0-3"), supersedes=1),
    )

    def seen(**at):
        facts = replay(entries, **at)
        return str(result_of(facts, AB).result.score), len(facts.points)

    assert seen() == ("0-3", 1)
    assert seen(as_of=datetime(2024, 6, 2, tzinfo=UTC)) == ("0-3", 0)
    assert seen(known_at=datetime(2024, 6, 2, 13, tzinfo=UTC)) == ("2-1", 1)


def test_places_and_ties_take_the_last_word():
    facts = replay(
        chain(
            PlacesFilled(edition="liga", place="colegios", teams=("a",)),
            PlacesFilled(edition="liga", place="colegios", teams=("b", "c")),
            TieDecided(edition="liga", stage="final", tie="1", winner="a"),
        )
    )

    assert facts.places == {("liga", "colegios"): ("b", "c")}
    assert facts.stages["liga", "final"].ties["1"].payload.winner == "a"


def claim(score: str, by: str = "", **more):
    return Draft(payload=ResultRecorded(match=AB, score=score, claim="claimed", by=by), **more)


def told(facts):
    """The result of A against B and what it is worth, and what each side said."""
    result = result_of(facts, AB)
    said = {each.club or each.person: str(each.result.score) for each in facts.stages[KEY].claims.get(AB, ())}
    return (str(result.result.score), result.claim), said


def test_claims_that_differ_are_both_kept_and_none_is_official():
    facts = replay(chain(claim("2-1", "a"), claim("1-1", "b")))

    assert told(facts) == (("1-1", "disputed"), {"a": "2-1", "b": "1-1"})


def test_claims_that_say_the_same_stay_one_claimed_result():
    facts = replay(chain(claim("2-1", "a"), claim("2-1", "b")))

    assert told(facts) == (("2-1", "claimed"), {"a": "2-1", "b": "2-1"})
    assert result_of(facts, AB).sequence == 1


def test_a_side_that_claims_again_takes_back_what_it_said():
    facts = replay(chain(claim("2-1", "a"), claim("1-1", "b"), claim("1-1", "a")))

    assert told(facts) == (("1-1", "claimed"), {"b": "1-1", "a": "1-1"})


def test_claim_of_nobody_in_particular_is_that_of_its_writer():
    assert told(replay(chain(claim("0-0"), claim("1-0"))))[1] == {"ana": "1-0"}


def test_organiser_decides_between_claims_by_naming_one_or_by_a_result_of_his_own():
    disputed = (claim("2-1", "a"), claim("1-1", "b"))

    named = replay(chain(*disputed, ResultConfirmed(match=AB, entry=1)))
    own = replay(chain(*disputed, ResultRecorded(match=AB, score="0-0")))

    said = {"a": "2-1", "b": "1-1"}
    assert (told(named), told(own)) == ((("2-1", "confirmed"), said), (("0-0", "confirmed"), said))


def test_claim_moves_no_official_result():
    facts = replay(chain(ResultRecorded(match=AB, score="0-0"), claim("3-0", "a")))

    assert told(facts) == (("0-0", "confirmed"), {"a": "3-0"})


def test_request_goes_from_club_to_opponent_to_league():
    asked = PostponementRequested(match=AB, by="a", day="2024-07-01")
    opponent = PostponementAnswered(match=AB, request=1, party="opponent", agrees=True, by="b")
    league = PostponementAnswered(match=AB, request=1, party="league", agrees=True)
    steps = [asked, opponent, league]

    states = [replay(chain(*steps[:n])).stages[KEY].requests[1].state for n in (1, 2, 3)]

    assert states == ["open", "agreed", "approved"]


def test_request_ends_with_a_no_of_either_or_when_it_is_withdrawn():
    asked = PostponementRequested(match=AB, by="a")

    def state(*more):
        return replay(chain(asked, *more)).stages[KEY].requests[1].state

    no = PostponementAnswered(match=AB, request=1, party="opponent", agrees=False, by="b")
    refused = PostponementAnswered(match=AB, request=1, party="league", agrees=False)
    gone = PostponementWithdrawn(match=AB, request=1)
    assert [state(no), state(refused), state(gone), state(refused, gone)] == [
        "declined",
        "refused",
        "withdrawn",
        "withdrawn",
    ]
    assert replay(chain(gone, no)).stages[KEY].requests == {}


PLAYED = ResultRecorded(match=AB, score="1-0")
AWARDED = Draft(payload=ResultRecorded(match=AB, score="0-3", status="awarded"), supersedes=1)


def appeal(*, stays: bool):
    payload = AppealLodged(edition="liga", ruling=2, by="a")
    at = datetime(2024, 6, 3, 12, tzinfo=UTC)
    return Draft(payload=payload, supersedes=2 if stays else None, effective_at=at)


def decided(*, upheld: bool):
    payload = AppealDecided(edition="liga", appeal=3, ruling=2, by="a", upheld=upheld)
    return Draft(payload=payload, supersedes=3, effective_at=datetime(2024, 6, 4, 12, tzinfo=UTC))


def score_of(*steps, **asked):
    found = result_of(replay(chain(*steps), **asked), AB)
    return str(found.result.score) if found else None


def test_appeal_that_stays_leaves_things_as_if_nobody_had_ruled():
    assert score_of(PLAYED, AWARDED) == "0-3"
    assert score_of(PLAYED, AWARDED, appeal(stays=True)) == "1-0"
    assert score_of(PLAYED, AWARDED, appeal(stays=False)) == "0-3"


def test_ruling_holds_again_when_the_appeal_against_it_is_turned_down():
    steps = (PLAYED, AWARDED, appeal(stays=True), decided(upheld=False))

    assert score_of(*steps) == "0-3"
    days = [score_of(*steps, as_of=datetime(2024, 6, day, 20, tzinfo=UTC)) for day in (2, 3, 4)]
    assert days == ["0-3", "1-0", "0-3"]
    (fact,) = replay(chain(*steps)).appeals
    assert (fact.sequence, fact.stays, fact.decided.payload.upheld) == (3, True, False)


def test_appeal_that_is_revoked_stays_nothing_any_more():
    assert score_of(PLAYED, AWARDED, appeal(stays=True), Draft(payload=EntryRevoked(), supersedes=3)) == "0-3"


def test_points_wait_for_the_appeal():
    ruling = PointsRuled(edition="liga", table="todos", team="a", points=-3)
    lodged = AppealLodged(edition="liga", ruling=1, by="a")

    assert replay(chain(ruling, Draft(payload=lodged, supersedes=1))).points == ()


@pytest.mark.parametrize(("is_listed_again", "seen"), [(False, 2), (True, 2), (True, 3)])
def test_list_that_left_a_wrong_result_alone_is_read_again_without_it(is_listed_again, seen):
    """Matches with a result keep their place in a new list, so what the list makes of a match hangs on its result."""
    again = [listed(line(AB, round_=2))] if is_listed_again else []
    correction = Draft(payload=ResultRecorded(match=AB, score="2-0"), supersedes=2)
    entries = chain(listed(line(AB)), ResultRecorded(match=AB, score="1-0"), *again, correction)
    start, rest, enough = replay(entries[:seen]), entries[seen:], not is_listed_again

    assert only_replaces(rest, start, lambda sequence: entries[sequence - 1]) is enough
    assert (replay(rest, start=start) == replay(entries)) is enough
