"""A club in several endings of one season, reckoned by hand."""

import pytest
from played import pairs, results, rules

from torneo.model import Result, Score
from torneo.standings import Ending, Endings, Inputs, Open
from torneo.standings.values import Adjustment

DIFFERENCE = rules("points", "goal_difference", "goals_for")
LEFT = (("A", "B"), ("C", "Z"))
PLAYED = """
    B 2-0 A
    C 1-0 A
"""
# A 0 points (0-3), B 3 (2-0), C 3 (1-0); A - B is left, and C against Z, who is in another table.


def endings(law=DIFFERENCE, **inputs):
    return Endings("ABC", results(PLAYED), law, inputs=Inputs(**inputs), left=LEFT)


@pytest.mark.parametrize(
    ("ended", "places"),
    [
        # A wins by three: A 3 (3-3), B 3 (2-3), C 4.
        ((Ending(3, 0), Ending(1, 1)), {"A": (2, 2), "B": (3, 3), "C": (1, 1)}),
        # A and B draw, C loses: B 4, C 3, A 1.
        ((Ending(1, 1), Ending(0, 2)), {"A": (3, 3), "B": (1, 1), "C": (2, 2)}),
        # B wins once more, C wins higher than ever: both 6, B +3 and C +5.
        ((Ending(0, 1), Ending(4, 0)), {"A": (3, 3), "B": (2, 2), "C": (1, 1)}),
        # Both 6 points, +3, goals 3: they share the first place.
        ((Ending(0, 1), Ending(2, 0)), {"A": (3, 3), "B": (1, 2), "C": (1, 2)}),
        # The same difference, C scored one more.
        ((Ending(0, 1), Ending(3, 1)), {"A": (3, 3), "B": (2, 2), "C": (1, 1)}),
    ],
)
def test_place_of_every_club_in_an_ending(ended, places):
    several = endings()

    assert {team: several.place(team, ended) for team in "ABC"} == places


def test_place_in_a_changed_ending_is_that_of_the_ending_itself():
    several = endings()
    counted = several.counted((Ending(3, 0), Ending(1, 1)))

    changed = {0: Ending(0, 1), 1: Ending(2, 0)}

    assert counted.changed(changed) == [Ending(0, 1), Ending(2, 0)]
    assert {team: several.place_in(team, counted, changed) for team in "ABC"} == {
        "A": (3, 3),
        "B": (1, 2),
        "C": (1, 2),
    }
    assert {team: several.place_in(team, counted, {1: Ending(0, 5)}) for team in "ABC"} == {
        "A": (1, 1),
        "B": (2, 2),
        "C": (3, 3),
    }
    assert {team: several.place_in(team, counted, {}) for team in "ABC"} == {
        "A": (2, 2),
        "B": (3, 3),
        "C": (1, 1),
    }


def test_place_in_a_changed_ending_where_the_first_criterion_needs_the_table():
    several = endings(rules("points_per_game", "goal_difference"))
    counted = several.counted((Ending(3, 0), Ending(1, 1)))

    # Points per game: A 0 of 2 and a draw, 1/3; B 4 of 2; C 3 of 2.
    assert {team: several.place_in(team, counted, {0: Ending(1, 1), 1: Ending(0, 1)}) for team in "ABC"} == {
        "A": (3, 3),
        "B": (1, 1),
        "C": (2, 2),
    }


A_WINS_C_LOSES = (Ending(3, 0), Ending(0, 1))
"""Three points each: A 3-3, B 2-3, C 1-1."""


@pytest.mark.parametrize(
    "condition",
    [{"only_for": 2}, {"at_stake": [3]}, {"when": "mutual_complete"}],
    ids=lambda condition: next(iter(condition)),
)
def test_criterion_whose_condition_does_not_hold_is_passed_over(condition):
    plain = endings()
    several = endings(rules("points", {"id": "goal_difference", **condition}), open_pairs=pairs("AB"))

    assert {team: plain.place(team, A_WINS_C_LOSES) for team in "ABC"} == {
        "A": (1, 1),
        "B": (3, 3),
        "C": (2, 2),
    }
    assert {several.place(team, A_WINS_C_LOSES) for team in "ABC"} == {(1, 3)}


@pytest.mark.parametrize(
    ("law", "places"),
    [
        # Difference first: C 0, A 0, B -1; C and A have the same points.
        (rules("goal_difference", "points", "goals_for"), {"A": (1, 1), "B": (3, 3), "C": (2, 2)}),
        (rules("goals_for", "points"), {"A": (1, 1), "B": (2, 2), "C": (3, 3)}),
        (rules(), {"A": (1, 3), "B": (1, 3), "C": (1, 3)}),
        # Each has won once.
        (rules("points", "wins", "goals_for"), {"A": (1, 1), "B": (2, 2), "C": (3, 3)}),
    ],
    ids=["difference", "goals", "nothing", "wins"],
)
def test_place_by_criteria_in_another_order(law, places):
    several = endings(law)

    assert {team: several.place(team, A_WINS_C_LOSES) for team in "ABC"} == places


def test_tables_of_an_ending_and_of_what_is_played_await_the_lot_though_matches_were_open():
    law = rules("points", "drawing_of_lots")
    several = endings(law, open_pairs=pairs("AB", "CZ"))
    lot = law.tiebreakers[1]

    assert several.table.levels == (Open("drawing_of_lots", ("B", "C"), 1, lot),)
    assert [row.team for row in several.table] == ["B", "C", "A"]
    assert several.final(A_WINS_C_LOSES).levels == (Open("drawing_of_lots", ("A", "B", "C"), 1, lot),)


@pytest.mark.parametrize(
    ("points", "drawn", "won", "lost"),
    [
        ({"win": 3, "draw": 1}, 1, 1, 1),
        ({"win": 3}, 0, 0, 0),
        ({"win": 3, "shootout_win": 2, "shootout_loss": 1}, 1, 2, 1),
        ({"win": 2, "shootout_win": 1, "shootout_loss": 0}, 0, 1, 0),
        ({"win": 2, "shootout_win": 1}, 0, 1, 0),
        ({"win": 3, "shootout_win": 0, "shootout_loss": 0}, 0, 0, 0),
    ],
    ids=lambda points: " ".join(points) if isinstance(points, dict) else None,
)
def test_level_match_is_worth_what_the_table_gives_for_it(points, drawn, won, lost):
    """Without a shoot-out both get what they are sure of: the draw, or the points of the loser on penalties."""
    several = Endings("AB", [], rules("points", points=points), left=(("A", "B"),))

    for shootout, expected in ((0, [drawn, drawn]), (1, [won, lost]), (-1, [lost, won])):
        ending = (Ending(1, 1, shootout),)

        assert several.counted(ending).points == [*expected, 0], shootout
        assert [several.final(ending).row(team).points for team in "AB"] == expected, shootout


def test_matches_left_as_results_have_penalties_only_where_there_was_a_shootout():
    several = endings()

    found = several.results_of({1: Ending(2, 1), 0: Ending(1, 1)})

    assert found == [Result("C", "Z", Score(2, 1)), Result("A", "B", Score(1, 1))]
    assert several.results((Ending(1, 1), Ending(2, 1))) == found[::-1]


def test_figures_of_an_ending_with_penalties_and_points_by_decision():
    law = rules(
        "points", "wins", points={"win": 3, "shootout_win": 2, "shootout_loss": 1, "loss": 0}, clause="art. 3"
    )
    several = endings(law, adjustments=(Adjustment("A", 4),))

    counted = several.counted((Ending(2, 2, -1), Ending(0, 0, 1)))

    assert (counted.points, counted.goal_difference, counted.goals_for, counted.wins) == (
        [5, 5, 5, 1],
        [-3, 2, 1, 0],
        [2, 4, 1, 0],
        [0, 1, 1, 0],
    )
    # Level on points, B and C have a win.
    assert [several.place(team, counted.endings) for team in "ABC"] == [(3, 3), (1, 2), (1, 2)]
    assert [str(one.penalties) for one in several.results(counted.endings)] == ["4-5", "5-4"]
    assert [row.team for row in several.final(counted.endings)] == ["B", "C", "A"]
