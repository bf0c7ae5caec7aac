"""Best and worst places that an official could check by hand, and against brute force."""

import importlib
import sys
from pathlib import Path

import pytest
from matches_left import DIFFERENCE, plan

from torneo.qualification import race_of, reaches
from torneo.standings import Ending

ROOT = str(Path(__file__).resolve().parents[3])
H2H = ["points", "head_to_head", "goal_difference"]


def told(plan_):
    """Club -> best and worst place; all must be decided."""
    found = reaches(race_of(plan_))
    assert all(reach.is_decided for reach in found)
    return {reach.team: (reach.best.place, reach.worst.place) for reach in found}


def test_a_league_that_is_over_has_its_places():
    assert told(plan("A 2-0 B\nB 1-0 C\nC 0-0 A")) == {"A": (1, 1), "B": (2, 2), "C": (3, 3)}


def test_rivals_who_meet_each_other_cannot_both_win():
    # A has 6 points and is done; B and C have 3 and meet: one of them can reach A's points, never both.
    text = "A 1-0 D\nA 1-0 B\nB 1-0 D\nC 1-0 D\nB v C"
    assert told(plan(text, ["points"])) == {"A": (1, 2), "B": (1, 3), "C": (1, 3), "D": (4, 4)}


def test_a_club_that_has_finished_is_passed_on_goal_difference():
    # A: 3 points, +5, done. B: 0 points, 0-9, plays C: it needs a win by more than fourteen goals, which is possible.
    text = "A 5-0 C\nC 9-0 B\nB v C"
    assert told(plan(text))["A"] == (1, 2)


def test_rivals_who_both_need_a_draw_pass_on_points_alone():
    # A: 4 points, done. B and C have 3 and meet: a draw takes both to 4, but not past A's difference of +3.
    assert told(plan("A 3-0 D\nA 0-0 D\nB 1-0 D\nC 1-0 D\nB v C"))["A"] == (1, 2)


def test_their_draw_passes_a_club_with_a_worse_difference():
    # The same, but A is at 0: level on points with B and C, who are both better by a goal.
    assert told(plan("A 1-0 D\nD 1-0 A\nA 0-0 D\nB 1-0 D\nC 1-0 D\nB v C"))["A"] == (2, 3)


def test_head_to_head_goes_before_goal_difference():
    # A has finished with 3 points at -8 and has beaten B, who can reach 3 too; C and D are drawn on one point.
    text = "A 1-0 B\nD 9-0 A\nB v C\nC 0-0 D"
    assert told(plan(text, H2H))["A"] == (2, 3)
    assert told(plan(text))["A"] == (2, 3)
    assert told(plan(text, H2H))["B"] == (3, 4)
    assert told(plan(text))["B"] == (2, 4)


def test_a_witness_is_confirmed_by_the_standings_room():
    race = race_of(plan("A 2-0 B\nB 1-0 C\nA v C\nB v A"))
    for reach in reaches(race):
        for extreme, place in ((reach.best, 0), (reach.worst, 1)):
            assert race.endings.place(reach.team, extreme.endings)[place] == extreme.place


def test_a_place_that_a_lot_decides_says_so():
    found = {
        reach.team: reach
        for reach in reaches(race_of(plan("A 1-0 C\nB 1-0 C", [*DIFFERENCE, "drawing_of_lots"])))
    }

    assert (found["A"].best.place, found["A"].worst.place) == (1, 2)
    assert found["A"].best.is_shared
    assert found["A"].worst.is_shared


def test_bonus_points_leave_the_bounds_open():
    race = race_of(plan("A 1-0 B\nB v A", bonus=[{"type": "series", "points": 1}]))

    assert race.obstacle == "bonus"
    assert [(reach.best.bound, reach.worst.bound) for reach in reaches(race)] == [(1, 2), (1, 2)]


def test_the_same_question_has_the_same_witness():
    text = "A 2-0 B\nB 1-0 C\nA v C\nB v A\nC v B\nA v B"
    first, second = reaches(race_of(plan(text))), reaches(race_of(plan(text)))

    assert first == second
    assert all(isinstance(ending, Ending) for ending in first[0].best.endings)


@pytest.mark.campaign
def test_places_are_those_of_brute_force(monkeypatch):
    monkeypatch.setattr(sys, "path", [ROOT, *sys.path])
    campaign = importlib.import_module("tests.campaigns.qualification")

    verdict = campaign.run(rounds=campaign.SHORT, seed=20140216)

    assert verdict.faults == [], str(verdict)
    assert verdict.counts["undecided"] <= verdict.counts["places"] // 50
