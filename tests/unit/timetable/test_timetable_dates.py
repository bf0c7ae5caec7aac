from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from torneo.model import TorneoError, UsageError
from torneo.timetable import matches_of, round_robin, schedule

LIMA = ZoneInfo("America/Lima")
NAMES = {"edition": "liga-2026", "stage": "liga", "zone": LIMA}
WEEKEND = (5, 6)
SATURDAY = date(2026, 3, 14)


def names(count):
    return [f"t{number:02}" for number in range(count)]


def days_by_round(matches):
    found = {}
    for match in matches:
        found.setdefault(match.round, set()).add(match.planned.day)
    return {number: sorted(days) for number, days in found.items()}


def test_rounds_take_one_weekend_each():
    matches = schedule(round_robin(names(6)), start=SATURDAY, days=WEEKEND, kickoffs=[time(15)], **NAMES)

    assert days_by_round(matches) == {
        index + 1: [SATURDAY + timedelta(7 * index), SATURDAY + timedelta(7 * index + 1)]
        for index in range(5)
    }


def test_rounds_are_spread_up_to_the_end():
    matches = schedule(
        round_robin(names(4)), start=SATURDAY, end=SATURDAY + timedelta(7 * 6), days=[5], **NAMES
    )

    assert days_by_round(matches) == {
        1: [SATURDAY],
        2: [SATURDAY + timedelta(21)],
        3: [SATURDAY + timedelta(42)],
    }


def test_blackout_moves_a_round_to_the_next_weekend():
    easter = frozenset({date(2026, 3, 21), date(2026, 3, 22)})
    matches = schedule(round_robin(names(4)), start=SATURDAY, days=WEEKEND, blackout=easter, **NAMES)

    assert days_by_round(matches) == {
        1: [date(2026, 3, 14), date(2026, 3, 15)],
        2: [date(2026, 3, 28), date(2026, 3, 29)],
        3: [date(2026, 4, 4), date(2026, 4, 5)],
    }


def test_too_short_a_calendar_says_by_how_much():
    with pytest.raises(TorneoError) as caught:
        schedule(
            round_robin(names(16), meetings=2),
            start=SATURDAY,
            end=date(2026, 6, 28),
            days=WEEKEND,
            blackout=frozenset({date(2026, 4, 4), date(2026, 4, 5)}),
            **NAMES,
        )

    assert (caught.value.code, caught.value.facts) == (
        "calendar-too-short",
        {
            "rounds": 30,
            "weekends": 15,
            "start": "2026-03-14",
            "end": "2026-06-28",
            "rest_days": 0,
            "blackout_days": 2,
        },
    )


def test_midweek_round_waits_until_all_have_rested():
    """Sunday to Wednesday leaves two free days, Sunday to Saturday five."""
    matches = schedule(round_robin(names(4)), start=SATURDAY, days=(2, 5, 6), rest_days=2, **NAMES)
    rested = schedule(round_robin(names(4)), start=SATURDAY, days=(2, 5, 6), rest_days=3, **NAMES)

    assert days_by_round(matches)[2] == [date(2026, 3, 18)]
    assert days_by_round(rested)[2] == [date(2026, 3, 21), date(2026, 3, 22)]


def test_kickoffs_are_those_of_the_clock_at_the_venue_through_a_change_of_clocks():
    """Clocks go forward in Madrid on 29 March 2026 and back in Auckland on 5 April; Lima never changes."""
    venue_of = {"a": "madrid", "b": "auckland", "c": "lima", "d": "lima-2"}
    zones = {"madrid": ZoneInfo("Europe/Madrid"), "auckland": ZoneInfo("Pacific/Auckland")}
    matches = schedule(
        round_robin(list("abcd"), meetings=2),
        start=date(2026, 3, 22),
        days=[6],
        kickoffs=[time(15)],
        venue_of=venue_of,
        zone_of_venue=zones,
        **NAMES,
    )
    hours = {
        "madrid": lambda day: 14 if day < date(2026, 3, 29) else 13,
        "auckland": lambda day: 2 if day < date(2026, 4, 5) else 3,
        "lima": lambda day: 20,
        "lima-2": lambda day: 20,
    }

    assert {match.id: match.planned.kickoff for match in matches} == {
        match.id: datetime(
            match.planned.day.year,
            match.planned.day.month,
            match.planned.day.day,
            hours[match.planned.venue](match.planned.day),
            tzinfo=UTC,
        )
        for match in matches
    }
    assert {match.planned.kickoff.hour for match in matches if match.planned.venue == "auckland"} == {2, 3}


def test_kickoff_in_the_hour_left_out_moves_on_by_it():
    matches = schedule(
        round_robin(["a", "b"]),
        edition="liga-2026",
        stage="liga",
        start=date(2026, 3, 29),
        days=[6],
        kickoffs=[time(2, 30)],
        zone=ZoneInfo("Europe/Madrid"),
    )

    assert matches[0].planned.kickoff.astimezone(ZoneInfo("Europe/Madrid")).time() == time(3, 30)


def test_two_home_matches_of_one_ground_get_different_hours():
    shared = {"t00": "park", "t01": "park", "t02": "park"}
    fixtures = round_robin(names(8), meetings=2)
    matches = schedule(
        fixtures,
        start=SATURDAY,
        days=[5],
        kickoffs=[time(11), time(13, 30), time(16)],
        venue_of=shared,
        **NAMES,
    )
    at_park = Counter(match.planned.kickoff for match in matches if match.planned.venue == "park")

    assert len(at_park) == 21
    assert set(at_park.values()) == {1}


def test_overlapping_hours_are_packed_from_the_first():
    """At 90 minutes a match, 10:00 and 12:00 fit on one pitch, 11:00 fits with neither."""
    fixtures = round_robin(names(4), tenants={})
    everywhere = dict.fromkeys(names(4), "park")
    matches = schedule(
        fixtures,
        start=SATURDAY,
        days=[5],
        kickoffs=[time(10), time(11), time(12)],
        venue_of=everywhere,
        slot_minutes=90,
        **NAMES,
    )

    assert {
        number: sorted(m.planned.kickoff.astimezone(LIMA).hour for m in matches if m.round == number)
        for number in (1, 2, 3)
    } == {1: [10, 12], 2: [10, 12], 3: [10, 12]}


def test_pitches_for_all_bound_matches_at_once():
    with pytest.raises(TorneoError) as caught:
        schedule(
            round_robin(names(8)),
            start=SATURDAY,
            days=[5],
            kickoffs=[time(8, 30), time(11)],
            pitches=1,
            **NAMES,
        )
    held = schedule(
        round_robin(names(8)), start=SATURDAY, days=[5], kickoffs=[time(8, 30), time(11)], pitches=2, **NAMES
    )

    assert caught.value.code == "kickoffs-too-few"
    assert {key: caught.value.facts[key] for key in ("round", "matches", "days", "kickoffs")} == {
        "round": 1,
        "matches": 4,
        "days": 1,
        "kickoffs": 2,
    }
    assert set(Counter(match.planned.kickoff for match in held).values()) == {2}


def test_week_from_monday_to_sunday_is_a_weekend_where_every_day_is_a_playing_day():
    matches = schedule(round_robin(names(4)), start=SATURDAY, days=range(7), **NAMES)

    assert days_by_round(matches) == {
        1: [date(2026, 3, 14), date(2026, 3, 15)],
        2: [date(2026, 3, 17), date(2026, 3, 18)],
        3: [date(2026, 3, 25), date(2026, 3, 26)],
    }


def test_without_days_nothing_can_be_scheduled():
    with pytest.raises(UsageError, match="days missing"):
        schedule(round_robin(names(4)), start=SATURDAY, days=[], **NAMES)


def test_ids_tell_the_second_meeting_at_one_home():
    fixtures = round_robin(["a", "b"], meetings=4)
    found = matches_of(fixtures, edition="liga-2026", stage="liga", venue_of={"a": "park"}, first_round=31)

    one, two = ("a", "b") if found[0].home == "a" else ("b", "a")
    assert [(match.id, match.round) for match in found] == [
        (f"liga-2026/liga/{one}-v-{two}", 31),
        (f"liga-2026/liga/{two}-v-{one}", 32),
        (f"liga-2026/liga/{one}-v-{two}.2", 33),
        (f"liga-2026/liga/{two}-v-{one}.2", 34),
    ]
    assert [match.planned.venue for match in found if match.home == "a"] == ["park", "park"]
