"""Each criterion alone: which club it puts first, with which figures."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from played import order, pairs, results, rules, table

from torneo.rules.criteria import CRITERIA
from torneo.standings import TIEBREAKERS, Adjustment, Carried, Inputs, Open, Reason, make_table


@pytest.fixture
def season(request):
    """The matches that the docstring of the test tells."""
    return results(request.function.__doc__)


def test_every_criterion_of_the_format_is_computed_and_no_other():
    assert {*TIEBREAKERS, "head_to_head"} == set(CRITERIA)


def test_criteria_of_which_fewer_is_better_are_those_the_format_names():
    fewer = {code for code, criterion in TIEBREAKERS.items() if criterion.fewer}

    # A lot is compared by the place in which it was drawn.
    assert fewer == {code for code, doc in CRITERIA.items() if doc.better == "fewer"} | {"drawing_of_lots"}


@pytest.mark.parametrize(
    ("code", "text", "ordered", "values"),
    [
        ("points", "A 1-0 B", "A B", (3, 0)),
        ("points_per_game", "A 1-0 C\nA 0-0 C\nB 1-0 C", "B A C", (Fraction(3), Fraction(2))),
        ("goal_difference", "A 1-0 C\nB 3-1 C", "B A C", (2, 1)),
        ("goals_for", "A 1-0 C\nB 3-2 C", "B C A", (3, 2)),
        ("goal_average", "A 4-2 C\nB 3-1 D", "B A C D", (Fraction(3), Fraction(2))),
        ("wins", "A 1-0 C\nA 0-2 C\nB 1-0 C\nB 2-0 C", "B A=C", (2, 1)),
        ("away_goals", "A 3-0 C\nC 0-1 B", "B A=C", (1, 0)),
        ("away_wins", "A 3-0 C\nC 0-1 B", "B A=C", (1, 0)),
        ("away_points", "A 3-0 C\nC 1-1 B", "B A=C", (1, 0)),
        ("half_time_points", "A 1-0 B half 0-1", "B A", (3, 0)),
    ],
)
def test_criterion_puts_the_better_figure_first(code, text, ordered, values):
    made = table(results(text), rules(code))

    assert order(made) == ordered
    assert made.rows[1].reason == Reason(code, made.rows[0].team, values)


@pytest.mark.parametrize(
    ("code", "values"),
    [("opponents_points", (4, 1)), ("opponents_goal_difference", (2, -1)), ("opponents_goals_for", (2, 0))],
)
def test_opponents_figures_come_from_all_their_matches(season, code, values):
    """
    B 0-0 C
    A 0-0 D
    C 2-0 E
    D 0-1 E
    """
    # B met C (4 points, goals 2-0), A met D (1 point, goals 0-1).
    made = make_table(["A", "B"], season, rules("points", code))

    assert made.row("A").reason == Reason(code, "B", values)


def test_opponent_met_twice_counts_twice(season):
    """
    A 0-0 C
    C 0-0 A
    B 0-0 C
    B 0-0 D
    """
    # C has 3 points and D 1: A met C twice, B met C and D.
    made = make_table(["A", "B"], season, rules("points", "opponents_points"))

    assert made.row("B").reason == Reason("opponents_points", "A", (6, 4))


@pytest.mark.parametrize(
    ("code", "ordered"),
    [
        ("half_time_points", "A B=C"),
        ("relative_points", "A B=C"),
        ("opponents_points", "A B C"),
        ("opponents_goal_difference", "A B C"),
        ("opponents_goals_for", "A B C"),
    ],
)
def test_club_without_a_match_has_the_figure_of_nothing(code, ordered):
    """C has not played; B lost to A, who has three points and a goal."""
    assert order(make_table("ABC", results("A 1-0 B half 1-0"), rules("goals_for", code))) == ordered


def test_relative_points_weigh_each_result_by_all_points_of_the_opponent(season):
    """
    A 1-0 D
    B 1-0 C
    C 1-0 D
    D 1-0 E
    C 1-0 E
    """
    # A beat D, who has 3 points; B beat C, who has 6.
    made = make_table(["A", "B"], season, rules("points", "relative_points"))

    assert made.row("A").reason == Reason("relative_points", "B", (18, 9))


def test_relative_points_add_up_over_all_matches_at_home_and_away(season):
    """
    A 1-0 B
    C 0-2 A
    B 1-1 C
    """
    made = table(season, rules("points", "relative_points", points={"win": 3, "draw": 1, "loss": 0}))

    # A has 6, B and C 1 each: A won 3 x 1 + 3 x 1; B and C 1 x 1 from their draw.
    assert order(made) == "A B=C"
    assert order(table(season, rules("relative_points"))) == "A B=C"
    assert table(season, rules("relative_points")).row("B").reason == Reason("relative_points", "A", (6, 1))


def test_relative_points_take_shootouts_as_the_points_do(season):
    """
    A 1-1 C pens 4-3
    B 1-1 C pens 3-4
    """
    law = rules("relative_points", points={"win": 3, "shootout_win": 2, "shootout_loss": 1, "loss": 0})

    # C has 3 points, A 2, B 1: A won 2 x 3; C 1 x 2 + 2 x 1; B 1 x 3.
    made = table(season, law)

    assert [(row.team, row.reason and row.reason.values) for row in made] == [
        ("A", None),
        ("C", (6, 4)),
        ("B", (4, 3)),
    ]


def test_half_time_points_do_not_know_the_shootout_at_the_end(season):
    """
    A 1-1 B half 0-0 pens 4-2
    """
    law = rules("half_time_points", points={"win": 3, "shootout_win": 2, "shootout_loss": 1, "loss": 0})

    assert order(table(season, law)) == "A=B"


def test_half_time_points_of_a_match_that_does_not_count_are_none(season):
    """
    A 1-0 B half 1-0 abandoned
    """
    assert order(table(season, rules("half_time_points"))) == "A=B"


def test_points_per_game_without_a_match_are_those_of_nothing_but_defeats(season):
    """
    A 0-1 B
    """
    made = make_table(["A", "C"], season, rules("points_per_game"))

    assert order(made) == "A=C"


def test_half_time_points_leave_out_matches_without_a_half_time_score(season):
    """
    A 2-0 B
    C 1-0 A half 0-0
    """
    assert order(table(season, rules("half_time_points"))) == "A=C B"


def test_goal_average_with_nothing_conceded_is_better_than_any(season):
    """
    A 1-0 C
    B 9-1 D
    """
    made = table(season, rules("goal_average"))

    assert order(made) == "A B D C"
    assert made.row("B").reason == Reason("goal_average", "A", ("infinite", Fraction(9)))


def test_goal_average_without_any_goal_is_that_of_a_club_that_scored_none(season):
    """
    A 0-0 C
    B 0-1 D
    """
    assert order(table(season, rules("goal_average"))) == "D A=B=C"


def test_goal_average_does_not_separate_clubs_that_conceded_nothing(season):
    """
    A 1-0 C
    B 9-0 D
    """
    assert order(table(season, rules("goal_average"))) == "A=B C=D"


def test_goal_average_is_exact(season):
    """
    A 55-34 C
    B 89-55 D
    """
    # 55/34 = 1.61764.., 89/55 = 1.61818..
    assert order(table(season, rules("goal_average"))) == "B A C D"


LEVEL = "A 0-0 B"


@pytest.mark.parametrize(
    ("code", "key", "figures", "first"),
    [
        ("fair_play", "fair_play_points", {"A": -6, "B": -4}, "B"),
        ("disciplinary_points", "disciplinary_points", {"A": 6, "B": 4}, "B"),
        ("reds", "reds", {"A": 1, "B": 0}, "B"),
        ("yellows", "yellows", {"A": 3, "B": 2}, "B"),
        ("ranking", "ranking", {"A": 3, "B": 12}, "B"),
        ("coefficient", "coefficient", {"A": 3, "B": 12}, "B"),
    ],
)
def test_given_figures_separate_or_leave_level_when_one_is_missing(code, key, figures, first):
    law = rules("points", code)

    assert table(results(LEVEL), law, **{key: figures}).place(1) == first
    assert order(table(results(LEVEL), law, **{key: {"B": figures["B"]}})) == "A=B"
    assert order(table(results(LEVEL), law)) == "A=B"


def test_club_that_lost_half_a_point_by_rounding_goes_first():
    made = table(
        results(LEVEL),
        rules("points", "half_point_lost_by_rounding"),
        carried={"B": Carried(half_point_lost=True)},
    )

    assert made.row("A").reason == Reason("half_point_lost_by_rounding", "B", (1, 0))


def test_place_in_another_table_separates():
    law = rules("points", {"id": "place", "in": "regular"})

    made = table(results(LEVEL), law, places={"regular": {"A": 5, "B": 2}})

    assert made.row("A").reason == Reason("place", "B", (2, 5))


def test_lot_separates_the_clubs_it_holds_all_of():
    law = rules("points", "drawing_of_lots")

    assert order(table(results(LEVEL), law, lots=(("B", "A"),))) == "B A"
    assert order(table(results(LEVEL), law, lots=(("B", "C", "A"),))) == "B A"
    assert table(results(LEVEL), law, lots=(("B", "C", "A"),)).row("A").reason == Reason(
        "drawing_of_lots", "B", (1, 2)
    )
    assert order(table(results(LEVEL), law, lots=(("B", "C"),))) == "A=B"


def test_lot_is_awaited_only_when_the_table_is_complete():
    law = rules("points", "drawing_of_lots")
    lot = law.tiebreakers[1]

    assert table(results(LEVEL), law).levels == (Open("drawing_of_lots", ("A", "B"), 1, lot),)
    assert table(results(LEVEL), law, open_pairs=pairs("AB")).levels == (Open(None, ("A", "B"), 1),)
    assert table(results(LEVEL), law, complete=False).levels == (Open(None, ("A", "B"), 1),)
    assert make_table(["A", "B"], [], law).levels == (Open(None, ("A", "B"), 1),)


def test_shootout_after_the_last_match_separates_two():
    law = rules("points", "penalties")

    made = table(results("A 0-0 B pens 2-4"), law)

    assert made.row("A").reason == Reason("penalties", "B", (4, 2))


def test_shootout_of_the_later_match_decides_in_whatever_order_they_come():
    law = rules("points", "penalties")
    first, second = results("A 0-0 B pens 4-2\nB 0-0 A pens 4-2")
    first, second = replace(first, day=date(2026, 3, 1)), replace(second, day=date(2026, 3, 8))

    for season in ([first, second], [second, first]):
        assert table(season, law).row("A").reason == Reason("penalties", "B", (4, 2))
    early = replace(second, day=date(2026, 2, 22))
    for season in ([first, early], [early, first]):
        assert table(season, law).row("B").reason == Reason("penalties", "A", (4, 2))


def test_shootouts_without_days_decide_the_same_in_whatever_order_they_come():
    law = rules("points", "penalties")
    season = results("A 0-0 B pens 4-2\nB 0-0 A pens 4-2")

    assert order(table(season, law)) == order(table(season[::-1], law)) != "A=B"


def test_shootout_is_awaited_where_two_level_clubs_met_in_the_last_round():
    law = rules("points", "penalties", "ranking")
    ranking = {"A": 1, "B": 2}

    made = table(results(LEVEL), law, ranking=ranking, last_round_pairs=pairs("AB"))

    assert (order(made), made.levels[0].criterion) == ("A=B", "penalties")
    assert order(table(results(LEVEL), law, ranking=ranking)) == "B A"


def test_shootout_says_nothing_about_three(season):
    """
    A 0-0 B pens 2-4
    B 0-0 C
    C 0-0 A
    """
    assert order(table(season, rules("points", "penalties"))) == "A=B=C"


def test_adjusted_points_do_not_count_in_a_mini_league(season):
    """
    A 1-0 B
    B 3-0 C
    C 0-0 A
    """
    law = rules("points", "head_to_head")
    given = (Adjustment("B", 1),)

    # A and B both have 4 points; A won their match.
    made = make_table(["A", "B", "C"], season, law, inputs=Inputs(adjustments=given))

    assert made.row("B").reason == Reason("head_to_head", "A", (3, 0), None, ("A", "B"), "points")
