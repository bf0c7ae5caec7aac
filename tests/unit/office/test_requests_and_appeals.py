"""Claims, requests to postpone, appeals and the closing of a stage, as the office takes them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from torneo.model import Actor, ConflictError, NotFoundError, PermissionDenied, Planned, Role, UsageError
from torneo.office import commands
from torneo.office.appealing import rulings
from torneo.office.closing import closing
from torneo.office.commands import Asked, ResultInput
from torneo.office.folder import Workspace
from torneo.office.permissions import local_user
from torneo.office.recording import claims_of
from torneo.office.requesting import requests
from torneo.rules.reader import read_files
from torneo.store import MemoryLedger

LEAGUE = """
torneo = 1
[edition]
id = "liga-2026"
competition = "liga"
season = "2026"
timezone = "America/Lima"
[rules]
tiebreakers = ["points", "goal_difference", "goals_for"]
[discipline]
appeal_days = 3
appeal_stays = true
[[stage]]
id = "liga"
kind = "league"
teams = "all"
from = 2026-03-01
[[stage]]
id = "final"
kind = "knockout"
teams = ["liga.1", "liga.2"]
level = ["penalties"]
[[award]]
title = "First of the league"
to = "liga.1"
[[award]]
title = "Champion"
to = "final.winner"
"""
CLUBS = (
    'club = [{ id = "ana", name = "Ána FC" }, { id = "bea", name = "Bea" }, { id = "cleo", name = "Cleo" }]'
)
ME = local_user("secretary")
AB = Asked(home="ana", away="bea")


class SetClock:
    def __init__(self):
        self.time = datetime(2026, 6, 1, 12, tzinfo=UTC)

    def now(self):
        self.time += timedelta(minutes=1)
        return self.time


def delegate(club):
    return Actor(f"delegate of {club}", Role.DELEGATE, club)


@pytest.fixture
def desk():
    regulations = read_files({"liga.toml": LEAGUE, "clubs.toml": CLUBS})
    assert regulations.errors == ()
    work = Workspace(None, ledger=MemoryLedger(), regulations=regulations, clock=SetClock())
    commands.publish_fixtures(work, ME, seed=1)
    return work


@pytest.fixture
def match(desk):
    """The match of Ana and Bea, at home whoever is."""
    return next(
        each
        for each in desk.season()["liga-2026"].stage("liga").matches
        if {each.home.team, each.away.team} == {"ana", "bea"}
    )


def claim(desk, actor, match, score, **more):
    return commands.record_result(
        desk, actor, Asked(match=match.id), ResultInput(score=score, claimed=True, **more)
    )


def now(desk, match):
    return desk.season().match(match.id)


# -- claims ------------------------------------------------------------------------------------------------------------


def test_each_side_claims_for_itself_and_claims_that_differ_block_what_is_official(desk, match):
    claim(desk, delegate("ana"), match, "2-1")
    claim(desk, delegate("bea"), match, "1-1")

    assert [(each.club, str(each.result.score)) for each in claims_of(desk.season(), match.id)] == [
        ("ana", "2-1"),
        ("bea", "1-1"),
    ]
    assert (now(desk, match).result.claim, now(desk, match).counts) == ("disputed", False)
    with pytest.raises(ConflictError) as refused:
        commands.confirm_result(desk, ME, Asked(match=match.id))
    assert refused.value.code == "claims-differ"


def test_organiser_decides_which_claim_holds(desk, match):
    claim(desk, delegate("ana"), match, "2-1")
    claim(desk, delegate("bea"), match, "1-1")
    first = claims_of(desk.season(), match.id)[0].sequence

    with pytest.raises(NotFoundError) as refused:
        commands.confirm_result(desk, ME, Asked(match=match.id), claim=first + 40)
    commands.confirm_result(desk, ME, Asked(match=match.id), claim=first)

    assert refused.value.code == "no-claim"
    assert (str(now(desk, match).result.result.score), now(desk, match).counts) == ("2-1", True)


def test_result_recorded_over_claims_is_official(desk, match):
    claim(desk, delegate("ana"), match, "2-1")

    commands.record_result(desk, ME, Asked(match=match.id), ResultInput(score="0-0"))

    assert (str(now(desk, match).result.result.score), now(desk, match).result.claim) == ("0-0", "confirmed")
    with pytest.raises(ConflictError) as refused:
        claim(desk, delegate("bea"), match, "5-0")
    assert refused.value.code == "result-exists"


def test_club_that_does_not_play_claims_nothing(desk, match):
    with pytest.raises(PermissionDenied):
        claim(desk, delegate("cleo"), match, "2-1")
    with pytest.raises(UsageError) as refused:
        claim(desk, ME, match, "2-1", by="cleo")
    assert refused.value.code == "club-not-in-match"


# -- requests to postpone ----------------------------------------------------------------------------------------------


def ask(desk, actor, match, **more):
    given = {
        "by": None,
        "reason": "estadio ocupado",
        "to": date(2026, 4, 12),
        "kickoff": time(15, 30),
        **more,
    }
    outcome = commands.request_postponement(desk, actor, Asked(match=match.id), **given)
    return outcome.receipts[0].sequence


def states(desk):
    return [(each.fact.state, each.opponent, each.expired) for each in requests(desk)]


def test_postponement_asked_agreed_and_approved_moves_the_match(desk, match):
    request = ask(desk, delegate("ana"), match)
    asked = states(desk)
    commands.answer_request(desk, delegate("bea"), request, agrees=True)
    agreed = states(desk)
    outcome = commands.decide_request(desk, ME, request, agrees=True, key="k")

    assert (asked, agreed) == ([("open", "bea", False)], [("agreed", "bea", False)])
    assert states(desk) == [("approved", "bea", False)]
    moved = now(desk, match)
    assert (moved.planned.day, moved.planned.kickoff) == (
        date(2026, 4, 12),
        datetime(2026, 4, 12, 20, 30, tzinfo=UTC),
    )
    assert moved.postponed_from == (Planned(day=match.planned.day, kickoff=match.planned.kickoff),)
    assert moved.postponed_reason == "estadio ocupado"
    again = commands.decide_request(desk, ME, request, agrees=True, key="k")
    assert [each.sequence for each in again.receipts] == [each.sequence for each in outcome.receipts]


def test_each_step_of_a_request_belongs_to_one_party(desk, match):
    with pytest.raises(PermissionDenied):
        ask(desk, delegate("cleo"), match, by="ana")
    request = ask(desk, delegate("ana"), match)

    with pytest.raises(PermissionDenied):
        commands.answer_request(desk, delegate("ana"), request, agrees=True)
    with pytest.raises(PermissionDenied):
        commands.decide_request(desk, delegate("bea"), request, agrees=True)
    with pytest.raises(PermissionDenied):
        commands.withdraw_request(desk, delegate("bea"), request)
    assert states(desk) == [("open", "bea", False)]


def test_second_request_waits_for_the_first(desk, match):
    request = ask(desk, delegate("ana"), match)

    with pytest.raises(ConflictError) as refused:
        ask(desk, delegate("bea"), match)
    commands.withdraw_request(desk, delegate("ana"), request)
    ask(desk, delegate("bea"), match)

    assert (refused.value.code, refused.value.facts["request"]) == ("request-pending", request)
    assert [state for state, *_ in states(desk)] == ["open", "withdrawn"]


def test_opponent_who_lets_his_day_pass_leaves_it_to_the_league(desk, match):
    request = ask(desk, delegate("ana"), match, answer_by=date(2026, 6, 2))
    desk.clock.time = datetime(2026, 6, 3, 4, 0, tzinfo=UTC)  # still the second of June in Lima
    in_time = states(desk)
    desk.clock.time = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)

    with pytest.raises(ConflictError) as refused:
        commands.answer_request(desk, delegate("bea"), request, agrees=True)
    with pytest.raises(UsageError) as unsaid:
        commands.decide_request(desk, ME, request, agrees=True)
    late = states(desk)
    commands.decide_request(desk, ME, request, agrees=True, reason="el rival no respondió")

    assert (in_time, late) == ([("open", "bea", False)], [("open", "bea", True)])
    assert (refused.value.code, unsaid.value.code) == ("request-expired", "reason-missing")
    assert now(desk, match).planned.day == date(2026, 4, 12)


def test_refusals_say_why_and_end_the_request(desk, match):
    request = ask(desk, delegate("ana"), match)

    with pytest.raises(UsageError):
        commands.answer_request(desk, delegate("bea"), request, agrees=False)
    commands.answer_request(desk, delegate("bea"), request, agrees=False, reason="viajamos")
    with pytest.raises(ConflictError) as refused:
        commands.decide_request(desk, ME, request, agrees=True, reason="igual")

    assert (refused.value.code, refused.value.facts["state"]) == ("request-not-open", "request-declined")
    assert now(desk, match).planned == match.planned


# -- appeals -----------------------------------------------------------------------------------------------------------


def deduct(desk):
    outcome = commands.rule_points(
        desk, ME, edition=None, table="liga", team="ana", points=-3, reason="deuda", clause="Art. 9"
    )
    return outcome.receipts[0].sequence


def points(desk):
    return {row.team: row.points for row in desk.season()["liga-2026"].stage("liga").table("").table}


def test_appeal_stays_the_ruling_where_the_regulation_says_so(desk):
    ruling = deduct(desk)

    appeal = (
        commands.lodge_appeal(desk, delegate("ana"), ruling, by=None, reason="pagamos").receipts[0].sequence
    )
    meanwhile = points(desk)["ana"]
    shown = [(each.id, each.state, each.clubs, each.appeal_until) for each in rulings(desk)]
    commands.decide_appeal(desk, ME, appeal, upheld=False, reason="no consta")

    assert (meanwhile, points(desk)["ana"]) == (0, -3)
    assert shown == [(ruling, "stayed", ("ana",), date(2026, 6, 4))]
    assert [each.state for each in rulings(desk)] == ["stands"]


def test_appeal_upheld_gives_back_the_result_that_the_ruling_replaced(desk, match):
    commands.record_result(desk, ME, Asked(match=match.id), ResultInput(score="1-0"))
    awarded = ResultInput(score="0-3", status="awarded", reason="jugador inhabilitado")
    ruling = commands.correct_result(desk, ME, Asked(match=match.id), awarded).receipts[0].sequence

    appeal = commands.lodge_appeal(desk, ME, ruling, by=match.home.team, reason="sí podía", stays=False)
    before = str(now(desk, match).result.result.score)
    commands.decide_appeal(desk, ME, appeal.receipts[0].sequence, upheld=True, reason="sí podía")

    assert (before, str(now(desk, match).result.result.score)) == ("0-3", "1-0")
    assert [each.state for each in rulings(desk)] == ["annulled"]


def test_appeal_upheld_annuls_a_deduction_from_its_beginning(desk):
    ruling = deduct(desk)
    appeal = commands.lodge_appeal(desk, ME, ruling, by="ana", reason="pagamos").receipts[0].sequence

    commands.decide_appeal(desk, ME, appeal, upheld=True, reason="consta el pago")

    assert points(desk)["ana"] == 0
    with pytest.raises(ConflictError) as refused:
        commands.lodge_appeal(desk, ME, ruling, by="ana", reason="otra vez")
    assert refused.value.code == "ruling-annulled"


def test_appeal_is_for_those_concerned_once_and_in_time(desk):
    ruling = deduct(desk)

    def code(actor, **more):
        given = {"by": None, "reason": "no", **more}
        with pytest.raises((ConflictError, NotFoundError, UsageError, PermissionDenied)) as refused:
            commands.lodge_appeal(desk, actor, given.pop("entry", ruling), **given)
        return refused.value.code

    assert code(delegate("bea")) == "club-not-concerned"
    assert code(delegate("bea"), by="ana") == "not-allowed"
    assert code(ME, by="ana", entry=1) == "no-ruling"
    assert code(ME, by="ana", reason=" ") == "reason-missing"
    desk.clock.time += timedelta(days=4)
    assert code(delegate("ana")) == "appeal-late"
    commands.lodge_appeal(desk, ME, ruling, by="ana", reason="fuera de plazo, admitida")
    assert code(ME, by="ana") == "appeal-pending"


# -- closing a stage ---------------------------------------------------------------------------------------------------


def play(desk):
    for each in desk.season()["liga-2026"].stage("liga").matches:
        score = "2-0" if each.home.team < each.away.team else "0-1"
        commands.record_result(desk, ME, Asked(match=each.id), ResultInput(score=score))


def test_stage_is_closed_when_it_is_complete_and_its_tables_are_asserted(desk):
    with pytest.raises(ConflictError) as early:
        commands.close_stage(desk, ME, edition=None, stage="liga")
    play(desk)

    ready = closing(desk, edition=None, stage="liga")
    commands.close_stage(desk, ME, edition=None, stage="liga")

    assert (early.value.code, early.value.facts["count"]) == ("stage-not-complete", 3)
    assert ready.is_ready
    assert [(each.award.title, each.seat.team, each.given) for each in ready.awards] == [
        ("First of the league", "ana", True)
    ]
    (said,) = desk.season().facts.tables_asserted
    assert [(row.team, row.pos, row.points) for row in said.payload.rows] == [
        ("ana", 1, 6),
        ("bea", 2, 3),
        ("cleo", 3, 0),
    ]
    with pytest.raises(ConflictError) as again:
        commands.close_stage(desk, ME, edition=None, stage="liga")
    assert again.value.code == "stage-closed"


def test_correction_after_the_close_is_told_by_verify(desk, match):
    play(desk)
    commands.close_stage(desk, ME, edition=None, stage="liga")

    commands.correct_result(desk, ME, Asked(match=match.id), ResultInput(score="7-7", reason="acta"))

    assert {each.code for each in desk.season().findings} == {"table-differs"}


def test_only_the_organiser_closes(desk):
    play(desk)
    with pytest.raises(PermissionDenied):
        commands.close_stage(desk, Actor("t", Role.TRIBUNAL), edition=None, stage="liga")


# -- whoever decides upon what he saw ----------------------------------------------------------------------------------


def test_command_decided_upon_an_old_view_of_its_subject_is_a_conflict(desk, match):
    seen = desk.season().facts.position
    other = desk.season()["liga-2026"].stage("liga").matches
    commands.record_result(desk, ME, Asked(match=match.id), ResultInput(score="1-0"))
    correction = ResultInput(score="2-0", reason="acta")

    with desk.decided_at(seen), pytest.raises(ConflictError) as refused:
        commands.correct_result(desk, ME, Asked(match=match.id), correction)
    free = next(each for each in other if each.id != match.id)
    with desk.decided_at(seen):
        commands.record_result(desk, ME, Asked(match=free.id), ResultInput(score="3-3"))

    assert refused.value.code == "subject-changed"
    assert str(now(desk, match).result.result.score) == "1-0"
    assert str(now(desk, free).result.result.score) == "3-3"
