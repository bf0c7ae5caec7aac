"""Further tables: the best thirds of groups of unequal size, some rounds, one side of the ground."""

import pytest

from builders import HEAD, league_facts, order, points, regulations, season
from torneo.rules.reader import read_files

GROUPS = """
[entry]
teams = ["a", "b", "c", "d", "e", "f", "g"]
[rules]
tiebreakers = ["points", "goal_difference", "goals_for"]
[[stage]]
id = "grupos"
kind = "league"
groups = { A = ["a", "b", "c", "d"], B = ["e", "f", "g"] }
[[stage.table]]
id = "thirds"
of = "grupos.*.3"
{without}
[[stage.table]]
id = "at-home"
side = "home"
[[stage.table]]
id = "first-round"
rounds = "1-1"
"""

PLAYED = """
    A 1-0 D
    B 1-0 C
    E 1-0 F

    A 1-0 C
    B 3-0 D
    F 1-0 G

    A 1-0 B
    C 4-0 D
    E 1-1 G
"""


def made(without):
    return season(
        regulations(GROUPS.replace("{without}", without)), {"grupos": league_facts(PLAYED, stage="grupos")}
    )


@pytest.fixture
def whole():
    return made("")


def test_thirds_of_unequal_groups_are_compared_over_the_matches_against_the_others(whole):
    """C won only against the fourth; taken out, its points are gone and G is the better third."""
    fair = made('without = "grupos.*.4"')  # group B has no fourth

    assert points(whole, "grupos", "thirds") == {"C": 3, "G": 1}
    assert order(whole, "grupos", "thirds") == ["C", "G"]
    assert points(fair, "grupos", "thirds") == {"C": 0, "G": 1}
    assert order(fair, "grupos", "thirds") == ["G", "C"]
    assert [row.played for row in fair["e"].stage("grupos").table("thirds").table] == [2, 2]


def test_table_of_home_matches_and_of_some_rounds(whole):
    assert points(whole, "grupos", "at-home") == {"A": 9, "B": 6, "C": 3, "D": 0, "E": 4, "F": 3, "G": 0}
    assert points(whole, "grupos", "first-round") == {"A": 3, "B": 3, "C": 0, "D": 0, "E": 3, "F": 0, "G": 0}


def test_place_that_no_group_has_is_a_fault():
    def found(without):
        text = HEAD.replace('"e"', '"liga"') + GROUPS.replace("{without}", without)
        return [(one.code, one.facts["size"]) for one in read_files({"liga.toml": text}).findings]

    assert found('without = "grupos.*.5"') == [("ref-place-outside", 4)]
    assert found('without = "grupos.*.4"') == []
