"""Ages and filters."""

from datetime import date

import pytest

from torneo.registration import Player, age_day, age_on, is_meant, is_open
from torneo.rules.squads import Filter, Squad, Window

END_OF_2014 = date(2014, 12, 31)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1993, 1, 1), END_OF_2014, 21),
        (date(1993, 12, 31), END_OF_2014, 21),  # on 31 December ages follow the year of birth
        (date(1992, 12, 31), END_OF_2014, 22),
        (date(1993, 6, 2), date(2014, 6, 1), 20),
        (date(1993, 6, 1), date(2014, 6, 1), 21),
        (date(1996, 2, 29), date(2014, 2, 28), 17),
        (date(1996, 2, 29), date(2014, 3, 1), 18),
    ],
)
def test_age_is_counted_in_full_years(born, day, age):
    assert age_on(born, day) == age


def test_ages_are_counted_on_the_day_of_the_regulation_else_on_31_december():
    assert age_day(Squad(age_on=date(2014, 6, 30)), 2013) == date(2014, 6, 30)
    assert age_day(Squad(), 2013) == date(2013, 12, 31)


PLAYER = Player("p", date(1993, 5, 1), "goalkeeper", date(2014, 2, 1), "local")


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        ({}, True),
        ({"age_max": 21}, True),
        ({"age_max": 20}, False),
        ({"age_min": 21}, True),
        ({"age_min": 22}, False),
        ({"born_from": 1993, "born_to": 1993}, True),
        ({"born_from": 1994}, False),
        ({"born_to": 1992}, False),
        ({"origin": "local"}, True),
        ({"origin": "foreign"}, False),
        ({"position": "goalkeeper"}, True),
        ({"position": "defender"}, False),
        ({"registered_before": date(2014, 2, 2)}, True),
        ({"registered_before": date(2014, 2, 1)}, False),
        ({"age_max": 21, "position": "defender"}, False),
    ],
)
def test_all_keys_of_a_filter_must_hold(wanted, meant):
    assert is_meant(PLAYER, Filter(**wanted), END_OF_2014) is meant


def test_what_is_not_known_of_a_player_holds_for_no_filter():
    unknown = Player("p")

    assert is_meant(unknown, Filter(), END_OF_2014)
    assert not is_meant(unknown, Filter(age_min=0), END_OF_2014)
    assert not is_meant(unknown, Filter(age_max=99), END_OF_2014)
    assert not is_meant(unknown, Filter(origin="foreign"), END_OF_2014)


def test_windows_include_both_ends():
    windows = (
        Window(to=date(2014, 4, 30)),
        Window(**{"from": date(2014, 8, 1), "to": date(2014, 8, 15)}),
    )

    asked = [date(2014, 4, 30), date(2014, 5, 1), date(2014, 7, 31), date(2014, 8, 1), date(2014, 8, 16)]

    assert [is_open(windows, day) for day in asked] == [True, False, False, True, False]
    assert is_open((), date(2014, 5, 1))
