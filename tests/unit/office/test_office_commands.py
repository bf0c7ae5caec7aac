"""Commands on a workspace: what they append, what they refuse, what they say has moved."""

from datetime import UTC, date, datetime, timedelta

import pytest

from torneo.ledger import Draft
from torneo.ledger.entries import RegulationAdopted, ResultRecorded
from torneo.model import Actor, ConflictError, Grant, NotFoundError, PermissionDenied, Role, UsageError
from torneo.office import commands
from torneo.office.commands import Asked, ResultInput
from torneo.office.effects import effects
from torneo.office.folder import Workspace
from torneo.office.permissions import local_user
from torneo.office.submitting import Window, submit, window
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
title = "Champion"
to = "final.winner"
"""
CLUBS = (
    'club = [{ id = "ana", name = "Ána FC" }, { id = "bea", name = "Bea" }, { id = "cleo", name = "Cleo" }]'
)
ME = local_user("secretary")


class StepClock:
    def __init__(self):
        self._now = datetime(2026, 6, 1, 12, tzinfo=UTC)

    def now(self):
        self._now += timedelta(minutes=1)
        return self._now


@pytest.fixture
def desk():
    regulations = read_files({"liga.toml": LEAGUE, "clubs.toml": CLUBS})
    assert regulations.errors == ()
    return Workspace(None, ledger=MemoryLedger(), regulations=regulations, clock=StepClock())


@pytest.fixture
def league(desk):
    commands.publish_fixtures(desk, ME, seed=1)
    return desk


def sides(desk):
    stage = desk.season()["liga-2026"].stage("liga")
    return [(match.home.team, match.away.team) for match in stage.matches]


def record(desk, home, away, score, **more):
    return commands.record_result(desk, ME, Asked(home=home, away=away), ResultInput(score=score, **more))


def kinds(desk):
    return [entry.kind for entry in desk.ledger().entries()]


def test_first_command_adopts_what_holds(desk):
    outcome = commands.publish_fixtures(desk, ME, seed=1).outcome

    assert outcome.adopted == ("liga-2026",)
    assert kinds(desk) == ["ledger_opened", "register_adopted", "regulation_adopted", "fixtures_published"]
    assert isinstance(list(desk.ledger().entries())[2].payload, RegulationAdopted)


def test_result_holds_from_its_day_in_the_zone_of_the_edition(league):
    home, away = sides(league)[0]
    record(league, home, away, "2-1", day=date(2026, 4, 4))

    entry = list(league.ledger().entries())[-1]
    assert entry.effective_at == "2026-04-04T17:00:00.000000Z"
    assert entry.payload == ResultRecorded(
        match=f"liga-2026/liga/{home}-v-{away}", score="2-1", day="2026-04-04"
    )
    assert (entry.recorded_by, entry.role, entry.subject) == ("secretary", "organiser", entry.payload.match)


def test_clubs_are_found_by_name_without_accents(league):
    home, away = next(pair for pair in sides(league) if "ana" in pair)
    names = {"ana": "ana fc", "bea": "BEA", "cleo": "Cleo"}

    record(league, names[home], names[away], "1-0")

    assert kinds(league)[-1] == "result_recorded"


def test_command_tells_what_it_moved(league):
    """The last result completes the table, fills both seats of the final, and later decides it."""
    first, second, third = sides(league)
    record(league, *first, "3-0")
    record(league, *second, "0-0")
    outcome = record(league, *third, "0-0")
    told = {effect.code for effect in outcome.effects}
    assert {"table-complete", "seat-filled"} <= told

    final = league.season()["liga-2026"].stage("final").ties[0]
    outcome = record(league, final.home.team, final.away.team, "1-1", penalties="5-4")

    assert [(effect.code, effect.facts["team"]) for effect in outcome.effects] == [
        ("tie-decided", final.home.team),
        ("award-given", final.home.team),
    ]
    reopened = commands.correct_result(
        league,
        ME,
        Asked(match="liga-2026/final/1.1"),
        ResultInput(score="1-1", penalties="4-5", reason="sheet misread"),
    )
    assert ("tie-decided", final.away.team) in [(e.code, e.facts.get("team")) for e in reopened.effects]


def test_nothing_moves_between_equal_seasons(league):
    season = league.season()
    assert effects(season, season) == ()


def test_somebody_else_was_first(league):
    """A command decided upon an older Season is refused, naming the subject; nothing is written over."""
    home, away = sides(league)[0]
    seen = league.season()
    record(league, home, away, "2-1")
    draft = Draft(payload=ResultRecorded(match=f"liga-2026/liga/{home}-v-{away}", score="0-0"))

    with pytest.raises(ConflictError) as clash:
        submit(league, ME, (draft,), before=seen)

    assert clash.value.code == "subject-changed"
    assert clash.value.facts["subject"] == f"liga-2026/liga/{home}-v-{away}"


def test_unrelated_matches_never_clash(league):
    first, second, _ = sides(league)
    seen = league.season()
    record(league, *first, "2-1")
    draft = Draft(payload=ResultRecorded(match=f"liga-2026/liga/{second[0]}-v-{second[1]}", score="0-0"))

    assert len(submit(league, ME, (draft,), before=seen).receipts) == 1


def test_refused_command_leaves_no_trace(league):
    before = kinds(league)
    home, away = sides(league)[0]
    for actor, given, error in (
        (Actor("p", Role.PUBLIC), ResultInput(score="1-0"), PermissionDenied),
        (ME, ResultInput(score="1-"), UsageError),
        (ME, ResultInput(), UsageError),
        (ME, ResultInput(score="1-0", day=date(2025, 1, 1)), UsageError),
    ):
        with pytest.raises(error):
            commands.record_result(league, actor, Asked(home=home, away=away), given)
    with pytest.raises(NotFoundError):
        record(league, "nobody", away, "1-0")
    assert kinds(league) == before


def test_walkover_takes_the_score_of_the_regulation(league):
    home, away = sides(league)[0]
    commands.record_result(
        league, ME, Asked(home=home, away=away), ResultInput(status="walkover", winner=away)
    )

    payload = list(league.ledger().entries())[-1].payload
    assert (payload.score, payload.status, payload.decided, payload.winner) == (
        "0-3",
        "walkover",
        "walkover",
        None,
    )


def test_revoked_result_makes_the_match_open_again(league):
    home, away = sides(league)[0]
    receipt = record(league, home, away, "2-1").receipts[0]

    commands.revoke(league, ME, receipt.sequence, reason="wrong match")

    assert league.season().match(f"liga-2026/liga/{home}-v-{away}").result is None
    record(league, home, away, "0-0")


def test_postponed_match_keeps_its_first_plan(league):
    home, away = sides(league)[0]
    planned = league.season().match(f"liga-2026/liga/{home}-v-{away}").planned

    commands.postpone(league, ME, Asked(home=home, away=away), reason="rain", to=date(2026, 7, 4))

    match = league.season().match(f"liga-2026/liga/{home}-v-{away}")
    assert (match.planned.day, match.postponed_from, match.postponed_reason) == (
        date(2026, 7, 4),
        (planned,),
        "rain",
    )


@pytest.mark.parametrize(
    ("season", "dates", "expected"),
    [
        ("2026", "", Window(date(2026, 1, 1), date(2026, 12, 31))),
        ("2023-24", "", Window(date(2023, 1, 1), date(2024, 12, 31))),
        ("2023/2024", "", Window(date(2023, 1, 1), date(2024, 12, 31))),
        ("Apertura", "", Window(None, None)),
        ("Apertura", "from = 2026-03-01\nto = 2026-05-01", Window(date(2026, 3, 1), date(2026, 5, 1))),
        ("2026", "to = 2027-02-01", Window(date(2026, 1, 1), date(2027, 2, 1))),
    ],
)
def test_window_of_a_season(season, dates, expected):
    text = LEAGUE.replace('season = "2026"', f'season = "{season}"').replace("from = 2026-03-01", dates)
    regulation = read_files({"liga.toml": text, "clubs.toml": CLUBS}).editions["liga-2026"]

    assert window(regulation, regulation.stage_by_id("liga")) == expected


def test_window_holds_its_ends():
    days = Window(date(2026, 3, 1), date(2026, 5, 1))
    assert [days.holds(date(2026, *day)) for day in ((2, 28), (3, 1), (5, 1), (5, 2))] == [
        False,
        True,
        True,
        False,
    ]
    assert Window(None, None).holds(date(1, 1, 1))


def test_only_who_may_do_it_may_take_it_back(league):
    """The tribunal takes back results and rulings, not the regulation; a scoped organiser only what lies in his scope."""
    home, away = sides(league)[0]
    result = record(league, home, away, "2-1").receipts[0].sequence
    adopted = next(each.sequence for each in league.ledger().entries() if each.kind == "regulation_adopted")
    tribunal = Actor("t", Role.TRIBUNAL)

    for actor, entry in (
        (tribunal, adopted),
        (Actor("d", Role.DELEGATE, home), result),
        (Actor("o", Role.ORGANISER, "copa-2026"), result),
        (Actor("o", Role.ORGANISER, "liga-2026"), 1),
    ):
        with pytest.raises(PermissionDenied):
            commands.revoke(league, actor, entry, reason="because")
    with pytest.raises(NotFoundError, match="entry not found"):
        commands.revoke(league, ME, 999, reason="because")
    assert commands.revoke(league, tribunal, result, reason="recorded twice").receipts


def test_delegate_protests_for_his_own_club(league):
    home, away = sides(league)[0]
    record(league, home, away, "2-1")
    delegate = Actor("d", Role.DELEGATE, home)

    with pytest.raises(PermissionDenied):
        commands.lodge_protest(league, delegate, Asked(home=home, away=away), by=away, reason="offside")
    assert commands.lodge_protest(league, delegate, Asked(home=home, away=away), by=home, reason="offside")


def test_entry_records_the_role_that_allowed_it(league):
    home, away = sides(league)[0]
    grants = (Grant(Role.TRIBUNAL), Grant(Role.COMMISSIONER, "liga-2026"))
    actor = Actor("u-1", Role.TRIBUNAL, grants=grants)

    commands.record_result(league, actor, Asked(home=home, away=away), ResultInput(score="1-0"))

    last = list(league.ledger().entries())[-1]
    assert (last.recorded_by, last.role) == ("u-1", "commissioner")
