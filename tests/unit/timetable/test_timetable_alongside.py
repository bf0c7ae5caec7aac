from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from torneo.model import ConflictError, Match, Planned
from torneo.timetable import (
    alongside,
    curtain_raiser,
    fixtures_alongside,
    reversed_list,
    round_robin,
    schedule,
)

LIMA = ZoneInfo("America/Lima")
TEAMS = [f"t{number:02}" for number in range(16)]
VENUES = {team: f"ground-{team}" for team in TEAMS}
KICKOFF = datetime(2014, 6, 7, 20, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def season():
    """Apertura and Clausura of the first teams."""
    apertura = round_robin(TEAMS, seed=5)
    common = {"days": (5, 6), "kickoffs": [time(15), time(17, 30)], "zone": LIMA, "venue_of": VENUES}
    return (
        schedule(apertura, edition="first", stage="apertura", start=date(2014, 6, 7), **common),
        schedule(
            reversed_list(apertura), edition="first", stage="clausura", start=date(2014, 9, 20), **common
        ),
    )


def test_curtain_raiser_stands_before_its_companion():
    companion = Planned(day=date(2014, 6, 7), kickoff=KICKOFF, venue="mansiche")

    assert curtain_raiser(companion) == replace(companion, kickoff=KICKOFF - timedelta(minutes=150))
    assert curtain_raiser(companion, side="after", minutes=120) == replace(
        companion, kickoff=KICKOFF + timedelta(hours=2)
    )
    assert curtain_raiser(companion, side="either") == curtain_raiser(companion, side="before")


def test_curtain_raiser_of_a_late_night_keeps_its_day_if_either_side_will_do():
    """00:30 in Lima is 05:30 UTC; two hours and a half before is the evening of the day before."""
    companion = Planned(day=date(2014, 6, 8), kickoff=datetime(2014, 6, 8, 5, 30, tzinfo=UTC))

    assert curtain_raiser(companion, side="before", zone=LIMA).day == date(2014, 6, 7)
    assert curtain_raiser(companion, side="either", zone=LIMA) == Planned(
        day=date(2014, 6, 8), kickoff=datetime(2014, 6, 8, 8, 0, tzinfo=UTC)
    )


def test_curtain_raiser_of_an_open_plan_is_open():
    assert curtain_raiser(Planned(day=date(2014, 6, 7), venue="x")) == Planned(
        day=date(2014, 6, 7), venue="x"
    )


def test_list_alongside_two_stages_has_their_rounds_one_after_another(season):
    own = fixtures_alongside(TEAMS, *season, edition="reservas", stage="liga", zone=LIMA)
    companions = [
        *season[0],
        *(replace(match, round=match.round + 15) for match in season[1]),
    ]

    assert {
        (match.round, match.home, match.away, match.planned.day, match.planned.venue, match.planned.kickoff)
        for match in own
    } == {
        (
            match.round,
            match.home,
            match.away,
            match.planned.day,
            match.planned.venue,
            match.planned.kickoff - timedelta(minutes=150),
        )
        for match in companions
    }
    assert [match.round for match in own] == sorted([*range(1, 31)] * 8)
    assert {match.id for match in own} == {
        f"reservas/liga/{one}-v-{two}" for one in TEAMS for two in TEAMS if one != two
    }


def test_third_stage_counts_on_from_the_second_and_numbers_the_meetings():
    def lone(stage, home, away):
        return [Match(id=f"first/{stage}/{home}-v-{away}", home=home, away=away, round=1)]

    stages = [lone("one", "a", "b"), lone("two", "b", "a"), lone("three", "a", "b")]
    own = fixtures_alongside(["a", "b"], *stages, edition="reservas", stage="liga")

    assert [(match.round, match.id) for match in own] == [
        (1, "reservas/liga/a-v-b"),
        (2, "reservas/liga/b-v-a"),
        (3, "reservas/liga/a-v-b.2"),
    ]
    assert alongside(own, *stages) == own


def test_match_follows_its_postponed_companion_and_keeps_id_and_history(season):
    own = fixtures_alongside(TEAMS, *season, edition="reservas", stage="liga")
    moved = season[0][0]
    later = Planned(
        day=date(2014, 7, 2), kickoff=datetime(2014, 7, 2, 20, tzinfo=UTC), venue="another-ground"
    )
    apertura = (replace(moved, planned=later, postponed_from=(moved.planned,)), *season[0][1:])

    followed = alongside(own, apertura, season[1])

    changed = [(old, new) for old, new in zip(own, followed, strict=True) if old != new]
    (old, new), *others = changed
    assert others == []
    assert new == replace(old, planned=curtain_raiser(later))
    assert (new.home, new.away) == (moved.home, moved.away)


def test_match_without_companion_keeps_its_plan():
    own = Match(id="e/s/a-v-b", home="a", away="b", round=1, planned=Planned(day=date(2014, 6, 7)))

    assert alongside([own], []) == (own,)


def test_teams_that_differ_are_named(season):
    with pytest.raises(ConflictError) as caught:
        fixtures_alongside([*TEAMS[1:], "new"], *season, edition="reservas", stage="liga")

    assert (caught.value.code, caught.value.facts) == (
        "alongside-teams-differ",
        {"stage": "liga", "missing": ("new",), "unknown": ("t00",)},
    )
