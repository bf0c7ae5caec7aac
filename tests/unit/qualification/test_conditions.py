"""What must happen: complete, sound, prime and irredundant against every ending of small leagues, and in words."""

import random
from dataclasses import replace
from itertools import product

import pytest
from matches_left import plan

import small_leagues
from torneo import words
from torneo.qualification import branches, conditions, race_of
from torneo.qualification.conditions import holds
from torneo.words import Names


def truth(plan_, race):
    """Outcome -> club -> places it can have, by every ending with every margin."""
    found = {}
    for ending in small_leagues.every_ending(plan_, is_fine=len(plan_.left) <= 2):
        ways = tuple(
            next(n for n, outcome in enumerate(race.outcomes[index]) if _sign(outcome.ending) == _sign(one))
            for index, one in enumerate(ending)
        )
        table = plan_.table(small_leagues.results_of(plan_, ending))
        clubs = found.setdefault(ways, {team: set() for team in plan_.teams})
        for row in table:
            clubs[row.team].update(range(row.pos, row.pos + len(row.level_with) + 1))
    return found


def _sign(ending):
    home, away, shootout = ending
    return (home > away) - (home < away), shootout


def every_outcome(race):
    return list(product(*(range(len(each)) for each in race.outcomes)))


@pytest.mark.parametrize("kind", ["goal difference", "two points", "shoot-outs", "a defeat is worth one"])
def test_conditions_are_complete_sound_prime_and_irredundant(kind):
    chance = random.Random(kind)
    for _ in range(25):
        plan_ = small_leagues.league(kind, chance.randrange(2**32))
        race = race_of(plan_)
        groups = [tuple(range(1, place + 1)) for place in range(1, race.size)] + [(race.size,)]
        told = conditions(race, groups, most=4)
        if len({club for match in race.matches for club in match}) < 2 * len(race.matches):
            continue  # a club with two matches left: see below
        expected = truth(plan_, race)
        for club, team in enumerate(plan_.teams):
            for one in told[club]:
                inside = set(one.places)
                possible = {ways for ways, places in expected.items() if places[team] & inside}
                sure = {ways for ways, places in expected.items() if places[team] <= inside}
                assert_told(race, one, sure=sure, possible=possible)


def assert_told(race, one, *, sure, possible):
    everything = set(every_outcome(race))
    if one.status != "open":
        assert (sure, possible) == ((everything, everything) if one.status == "clinched" else (set(), set()))
        return
    held = [{ways for ways in everything if holds(ways, way)} for way in one.ways]
    plain = [met for met, way in zip(held, one.ways, strict=True) if not way.by_goals]
    by_goals = [met for met, way in zip(held, one.ways, strict=True) if way.by_goals]
    assert set().union(*plain) == sure
    assert set().union(*held) == possible
    for cubes, wanted in ((plain, sure), (by_goals, possible - sure)):
        for number in range(len(cubes)):
            rest = set().union(*(cubes[:number] + cubes[number + 1 :]))
            assert not wanted <= rest  # without it something is missing
    for way in one.ways:
        allowed = possible if way.by_goals else sure
        for part in ("own", "others"):
            named = getattr(way, part)
            for number, (index, ways) in enumerate(named):
                for more in set(range(len(race.outcomes[index]))) - set(ways):
                    larger = (*named[:number], (index, (*ways, more)), *named[number + 1 :])
                    met = {w for w in everything if holds(w, replaced(way, part, larger))}
                    assert not met <= allowed  # it cannot allow one way more


def replaced(way, part, value):
    return replace(way, **{part: value})


@pytest.mark.parametrize("kind", ["head-to-head", "goals first", "wins first"])
def test_other_tie_breakers_are_told_as_such_and_never_promised(kind):
    chance = random.Random(kind)
    for _ in range(15):
        plan_ = small_leagues.league(kind, chance.randrange(2**32))
        race = race_of(plan_)
        groups = [tuple(range(1, place + 1)) for place in range(1, race.size)]
        expected = truth(plan_, race)
        for club, team in enumerate(plan_.teams):
            for one in conditions(race, groups, most=4)[club]:
                inside = set(one.places)
                for ways, places in expected.items():
                    met = [way for way in one.ways if holds(ways, way)]
                    promised = one.status == "clinched" or any(not way.by_goals for way in met)
                    assert not promised or places[team] <= inside
                    assert met or one.status == "clinched" or not places[team] & inside


# Universitario have 6 points and +4, Cristal 4 and +1; Cristal have beaten nobody by much. The others are out of it.
LAST = """
    Universitario 3-0 Melgar
    Universitario 1-0 Cienciano
    Cristal 1-0 Cienciano
    Melgar 0-0 Cristal
    Universitario v Cienciano
    Melgar v Cristal
"""


def said(text, places, club, lang):
    plan_ = plan(text)
    found = conditions(race_of(plan_), [places], most=12)
    return words.clauses(found[plan_.teams.index(club)][0], plan_, Names(), lang)


def test_what_must_happen_in_spanish():
    assert said(LAST, (1,), "Universitario", "es") == (
        "Universitario termina 1.º si gana, o sea cual sea su resultado si Cristal no gana, "
        "o por diferencia de goles si empata"
    )
    assert said(LAST, (1,), "Cristal", "es") == (
        "Cristal termina 1.º si gana y Cienciano gana, o por diferencia de goles si gana y Universitario no gana"
    )
    assert said(LAST, (1,), "Melgar", "es") == "Melgar ya no puede terminar 1.º"
    assert said(LAST, (1, 2), "Universitario", "es") == "Universitario ya terminará entre los 2 primeros"


def test_what_must_happen_in_english():
    # Cristal lose: both have 4 points, Cristal +1 and Melgar -3, and meet each other.
    assert said(LAST, (1, 2), "Cristal", "en") == (
        "Cristal finish in the top 2 with a win or a draw, or on goal difference with any result"
    )
    assert said(LAST, (1, 2), "Melgar", "en") == "Melgar finish in the top 2 on goal difference with a win"


def test_branches_say_which_results_of_its_own_are_alive():
    plan_ = plan(LAST)
    race = race_of(plan_)
    found = conditions(race, [(1,)], most=12)

    told = {team: branches(race, found[club][0]) for club, team in enumerate(plan_.teams)}
    assert told == {
        "Universitario": ("sure", "open", "open"),
        "Cristal": ("open", "out", "out"),
        "Melgar": ("out", "out", "out"),
        "Cienciano": ("out", "out", "out"),
    }
