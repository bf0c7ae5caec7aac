"""Positions by round: each step is the table of its day, the last one the table as it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from played import order, rules

from torneo.model import Result, Score, UsageError
from torneo.standings import Adjustment, Inputs, make_table
from torneo.standings.progress import Course, Fixed, progress


def fixed(text):
    """`1 A 2-0 B` is a match of the first round; `3 A - B` is still to be played; `0` has no round."""
    found = []
    for number, line in enumerate(line for line in text.splitlines() if line.strip()):
        round_, home, score, away, *more = line.split()
        result = None if score == "-" else Result(home, away, Score.parse(score), round=" ".join(more))
        day = date(2026, 1, 1 + number) if round_ == "0" and not more else None
        found.append(Fixed(home, away, result, int(round_), day))
    return found


def places(made):
    return {course.team: course.places for course in made.courses}


def made(text, *tiebreakers, inputs=None, complete=None, **keys):
    matches = fixed(text)
    teams = sorted({team for match in matches for team in (match.home, match.away)})
    law = rules(*(tiebreakers or ("points", "goal_difference")), **keys)
    inputs_on = inputs if callable(inputs) else lambda _day: inputs or Inputs()
    return progress(teams, matches, law, inputs_on=inputs_on, complete=complete)


def test_places_and_points_after_each_round():
    found = made("1 A 2-0 B\n1 C 1-0 D\n2 B 3-0 C\n2 D 0-0 A\n3 A - C\n3 B - D")

    assert found.steps == (1, 2)
    assert places(found) == {"A": (1, 1), "B": (4, 2), "C": (2, 3), "D": (3, 4)}
    assert found.course("A").points == (3, 4)
    assert [course.team for course in found.courses] == ["A", "B", "C", "D"]


def test_match_played_late_counts_in_its_round():
    found = made("1 A 2-0 B\n2 B 3-0 C\n1 C 1-0 D\n2 D 0-0 A")

    assert places(found)["C"] == (2, 3)


def test_rounds_without_numbers_go_by_days():
    found = made("0 A 2-0 B\n0 B 1-0 C")

    assert found.steps == (date(2026, 1, 1), date(2026, 1, 2))
    assert places(found) == {"A": (1, 1), "B": (3, 2), "C": (2, 3)}


def test_extra_match_comes_after_all_rounds():
    extra = {"id": "playoff_match", "round": "Playoff"}
    found = made("1 A 1-0 B\n2 B 1-0 A\n0 A 0-1 B Playoff", "points", extra)

    assert places(found) == {"A": (1, 2), "B": (2, 1)}


def test_lots_are_known_only_at_the_end():
    found = made("1 A 1-1 B\n2 B 0-0 A", "points", "drawing_of_lots", inputs=Inputs(lots=(("B", "A"),)))

    assert places(found) == {"B": (1, 1), "A": (1, 2)}


def test_mutual_matches_to_come_hold_the_criterion_back():
    rule = {"id": "head_to_head", "criteria": ["points"], "when": "mutual_complete", "until_then": "share"}
    text = "1 A 1-0 B\n1 C 0-3 D\n2 B 3-0 C\n2 D 3-0 A\n3 B 0-0 A\n3 C 1-0 D"

    found = made(text, "points", rule, "goal_difference")

    assert places(found)["A"] == (1, 2, 2)
    assert places(found)["B"] == (3, 2, 3)


def test_points_taken_count_from_their_day():
    taken = Inputs(adjustments=(Adjustment("A", -3),))
    found = made("0 A 2-0 B\n0 A 1-0 C", inputs=lambda day: Inputs() if day == date(2026, 1, 1) else taken)

    assert found.course("A").points == (3, 3)


def test_last_step_knows_all_that_is_known_now_and_the_others_what_their_day_knew():
    asked = []

    def inputs_on(day):
        asked.append(day)
        return Inputs()

    made("0 A 2-0 B\n0 B 1-0 C\n0 C 1-0 A", inputs=inputs_on)

    assert asked == [date(2026, 1, 1), date(2026, 1, 2), None]


def test_extra_match_known_beside_the_results_counts_at_the_end_alone():
    extra = Inputs(playoff_results=(Result("B", "A", Score(1, 0)),))

    found = made("1 A 1-0 B\n1 C 0-0 D\n2 B 1-0 A\n2 D 0-0 C", "points", "playoff_match", inputs=extra)

    assert places(found) == {"B": (4, 1), "A": (1, 2), "C": (2, 3), "D": (2, 3)}


def test_extra_match_known_now_separates_nobody_in_the_steps_before():
    extra = Inputs(playoff_results=(Result("A", "B", Score(1, 0)),))
    text = "1 A 1-0 C\n1 B 5-0 D\n2 A 1-0 D\n2 B 5-0 C"

    found = made(text, "points", "playoff_match", "goal_difference", inputs=extra)

    # Level on points after both rounds; B has the better difference, A won the match that came after them.
    assert places(found) == {"A": (2, 1), "B": (1, 2), "C": (3, 3), "D": (4, 3)}


def test_day_of_a_round_is_that_of_its_last_match_in_whatever_order_they_come():
    asked = []

    def inputs_on(day):
        asked.append(day)
        return Inputs()

    matches = [
        Fixed(home, away, Result(home, away, Score(1, 0)), round_, date(2026, 3, day))
        for home, away, round_, day in (
            ("A", "B", 1, 8),
            ("C", "D", 1, 5),
            ("A", "C", 2, 12),
            ("B", "D", 2, 15),
            ("A", "D", 3, 22),
        )
    ]
    progress("ABCD", matches, rules("points"), inputs_on=inputs_on)

    assert asked == [date(2026, 3, 8), date(2026, 3, 15), None]


def test_mutual_matches_played_before_a_step_do_not_hold_the_criterion_back_there():
    rule = {"id": "head_to_head", "criteria": ["points"], "when": "mutual_complete"}
    text = "1 A 1-0 B\n1 C 0-0 D\n2 B 5-0 C\n2 D 1-0 A\n3 A 0-0 C\n3 B 0-0 D"

    found = made(text, "points", rule, "goal_difference")

    # After two rounds A and B have 3 points: A won their only match, B has the better difference.
    assert places(found) == {"D": (2, 1, 1), "A": (1, 2, 2), "B": (4, 3, 3), "C": (2, 4, 4)}


def test_extra_match_is_asked_for_in_no_step_but_the_last():
    """Until then the criteria after it tell the places; complete speaks of the last table alone."""
    text = "1 A 1-0 C\n1 B 5-0 D\n2 A 1-0 D\n2 B 5-0 C"
    law = ("points", "playoff_match", "goal_difference")

    assert places(made(text, *law))["A"] == (2, 1)
    assert places(made(text, *law, complete=True))["A"] == (2, 1)
    assert places(made(text, *law, complete=False))["A"] == (2, 2)


def test_nothing_told_about_the_order_of_play_is_an_error():
    match = Fixed("A", "B", Result("A", "B", Score(1, 0)))

    with pytest.raises(UsageError) as found:
        progress("AB", [match], rules("points"), inputs_on=lambda _day: Inputs())
    assert found.value.code == "no-rounds"


def test_before_the_first_match_there_is_no_step():
    found = made("1 B - A")

    assert (found.steps, found.courses) == ((), (Course("A", (), ()), Course("B", (), ())))


CLUBS = "ABCDE"
MATCH = st.tuples(
    st.sampled_from(CLUBS), st.sampled_from(CLUBS), st.integers(0, 2), st.integers(0, 2), st.integers(1, 4)
).filter(lambda match: match[0] != match[1])
LAWS = [
    rules("points", "goal_difference", "goals_for"),
    rules("points", {"id": "head_to_head", "reapply": "subset"}, "goal_difference", "drawing_of_lots"),
    rules("points", {"id": "head_to_head", "when": "mutual_complete"}, "goal_difference"),
]


@given(st.lists(MATCH, min_size=1, max_size=14), st.sampled_from(LAWS))
def test_every_step_is_the_table_of_the_matches_so_far(matches, law):
    fixed_ = [
        Fixed(home, away, Result(home, away, Score(one, two)), round_)
        for home, away, one, two, round_ in matches
    ]
    inputs = Inputs(lots=(tuple("EDCBA"),))

    found = progress(CLUBS, fixed_, law, inputs_on=lambda _day: inputs)

    for number, step in enumerate(found.steps):
        is_last = number == len(found.steps) - 1
        so_far = [match.result for match in fixed_ if match.round <= step]
        later = frozenset(frozenset((match.home, match.away)) for match in fixed_ if match.round > step)
        table = make_table(
            CLUBS,
            so_far,
            law,
            inputs=Inputs(lots=inputs.lots if is_last else (), open_pairs=later),
            complete=None if is_last else False,
        )
        assert {row.team: row.pos for row in table} == {
            one.team: one.places[number] for one in found.courses
        }, order(table)
