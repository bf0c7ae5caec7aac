"""Extra matches: of two, of two picked among more, with places at stake, and lots in their stead."""

from dataclasses import replace

import pytest
from played import order, pairs, results, rules, table

from torneo.standings import Inputs, Open, Reason, Step, why


@pytest.fixture
def season(request):
    """The matches that the docstring of the test tells."""
    return results(request.function.__doc__)


EXTRA = {"id": "playoff_match", "venue": "neutral"}
LAW = rules("points", EXTRA, "goal_difference", "goals_for")
RULE = LAW.tiebreakers[1]
NAMED = rules("points", {"id": "playoff_match", "round": "Playoff"}, "goal_difference", "goals_for")

TWO = """
A 1-0 C
B 5-0 D
"""

THREE = """
A 1-0 D
B 5-0 D
C 3-0 D
"""


def test_extra_match_is_awaited_and_the_place_is_shared():
    made = table(results(TWO), LAW)

    assert order(made) == "A=B C=D"
    assert made.levels[0] == Open("playoff_match", ("A", "B"), 1, RULE)


def test_extra_match_decides_and_counts_for_nothing_else():
    made = table(results(TWO), LAW, playoff_results=tuple(results("B 1-2 A")))

    assert order(made).startswith("A B")
    assert made.row("B").reason == Reason("playoff_match", "A", (2, 1))
    assert (made.row("A").points, made.row("A").played) == (3, 1)


def test_extra_match_may_be_decided_by_penalties_a_replay_or_the_record():
    for text in (
        "B 1-1 A pens 3-4",
        "B 1-1 A\nA 2-1 B",
        "B x A winner away",
        "B 0-0 A winner away",
        "B 0-3 A walkover",
    ):
        assert order(table(results(TWO), LAW, playoff_results=tuple(results(text)))).startswith("A B"), text


def test_level_extra_match_leaves_the_place_shared():
    assert order(table(results(TWO), LAW, playoff_results=tuple(results("A 1-1 B")))) == "A=B C=D"


def test_extra_match_of_others_says_nothing():
    assert order(table(results(TWO), LAW, playoff_results=tuple(results("A 1-0 C")))) == "A=B C=D"


def test_extra_match_is_passed_over_while_matches_are_to_be_played():
    made = table(results(TWO), LAW, open_pairs=pairs("AD"))

    assert order(made) == "B A C D"
    assert made.levels == ()


def test_rows_of_the_round_the_rule_names_are_extra_matches():
    law = rules("points", {"id": "playoff_match", "round": "Playoff"})

    made = table(results(TWO + "A 2-0 B round Playoff\n"), law)

    assert order(made) == "A B C=D"
    assert made.row("A").played == 1


def test_level_match_of_a_named_round_leaves_it_to_the_criteria_after_it():
    """A results file tells what was played; nothing more is awaited from it."""
    law = rules("points", {"id": "playoff_match", "round": "Playoff"}, "goal_difference")

    made = table(results(TWO + "A 1-1 B round Playoff\n"), law)

    assert order(made) == "B A C D"
    assert made.levels == ()


def test_level_match_of_two_picked_among_three_leaves_them_as_the_criteria_after_it_do():
    law = rules("points", {"id": "playoff_match", "round": "Playoff"}, "goal_difference")

    made = table(results(THREE + "C 1-1 B round Playoff\n"), law)

    assert order(made) == "B C A D"
    assert made.row("C").reason == Reason("goal_difference", "B", (5, 3))


def test_two_extra_matches_in_one_order_have_rows_of_their_own():
    law = rules(
        "points",
        {"id": "playoff_match", "round": "First", "at_stake": [2]},
        {"id": "playoff_match", "round": "Second"},
    )
    season = results("A 0-0 B\nA 0-1 B round First\nA 1-0 B round Second")

    # Nothing hangs on first place in the first criterion; the match of the second one decides.
    assert order(table(season, law)) == "A B"


def test_extra_match_of_two_among_three_that_was_played_counts_while_others_are_open():
    made = table(results(THREE), LAW, playoff_results=tuple(results("C 1-0 B")), open_pairs=pairs("AD"))

    assert order(made) == "C B A D"


def test_extra_match_of_others_among_three_awaits_nothing_while_matches_are_open():
    made = table(results(THREE), LAW, playoff_results=tuple(results("A 1-0 C")), open_pairs=pairs("AD"))

    assert order(made) == "B C A D"
    assert made.levels == ()


def test_three_level_the_criteria_after_it_pick_the_two():
    made = table(results(THREE), LAW)

    assert order(made) == "B=C A D"
    assert made.levels == (Open("playoff_match", ("B", "C"), 1, RULE),)
    assert made.row("A").reason == Reason("goal_difference", "C", (3, 1))


def test_three_level_the_match_of_the_two_decides_the_first_place():
    made = table(results(THREE), LAW, playoff_results=tuple(results("C 1-0 B")))

    assert order(made) == "C B A D"
    assert made.row("B").reason == Reason("playoff_match", "C", (1, 0))


def test_all_play_when_the_criteria_after_it_do_not_tell_the_two(season):
    """
    A 1-0 D
    B 1-0 D
    C 1-0 D
    """
    made = table(season, LAW)

    assert order(made) == "A=B=C D"
    assert made.levels == (Open("playoff_match", ("A", "B", "C"), 1, RULE),)


def test_second_of_two_equals_keeps_the_match_open_for_all_three(season):
    """
    A 1-0 D
    B 5-0 D
    C 1-0 D
    """
    # B is best, but A and C are level for the right to meet B.
    assert table(season, LAW).levels == (Open("playoff_match", ("A", "B", "C"), 1, RULE),)


def test_at_stake_asks_for_the_match_only_where_the_line_runs_between_them():
    law = rules("points", {"id": "playoff_match", "at_stake": [2]}, "goal_difference", "goals_for")

    # First place is shared by two: the line under place 2 does not run between them.
    assert order(table(results(TWO), law)) == "B A C D"
    # Three for place 1: the line under place 2 runs between the second and the third by difference.
    made = table(results(THREE), law)
    assert order(made) == "B A=C D"
    assert made.levels == (Open("playoff_match", ("A", "C"), 2, law.tiebreakers[1]),)
    assert made.row("A").reason == Reason("goal_difference", "B", (5, 1))


def test_match_at_the_line_decides_there_and_leaves_the_first_alone():
    law = rules("points", {"id": "playoff_match", "at_stake": [2]}, "goal_difference", "goals_for")

    made = table(results(THREE), law, playoff_results=tuple(results("A 1-0 C")))

    assert order(made) == "B A C D"
    assert made.row("C").reason == Reason("playoff_match", "A", (1, 0))


def test_clubs_beside_the_line_keep_the_reason_that_holds_for_their_neighbour(season):
    """
    A 4-0 Z
    C 3-0 Z
    B 4-2 Z
    D 2-0 Z
    """
    # Difference 4, 3, 2, 2; goals put B before D. The line under place 2 runs between C and B, and B comes first.
    law = rules("points", {"id": "playoff_match", "at_stake": [2]}, "goal_difference", "goals_for")

    made = table(season, law)

    assert order(made) == "A B=C D Z"
    assert made.row("B").reason == Reason("goal_difference", "A", (4, 2))
    assert made.row("C").reason == Reason("level", "B")
    assert made.row("D").reason == Reason("goal_difference", "C", (3, 2))

    decided = table(season, law, playoff_results=tuple(results("B 1-0 C")))

    assert order(decided) == "A B C D Z"
    assert [row.reason.code for row in decided.rows[1:]] == [
        "goal_difference",
        "playoff_match",
        "goal_difference",
        "points",
    ]


def test_lot_drawn_for_exactly_the_two_stands_for_the_match():
    law = rules("points", EXTRA, "drawing_of_lots")

    assert order(table(results("A 0-0 B"), law, lots=(("B", "A"),))) == "B A"
    assert order(table(results("A 0-0 B"), law, lots=(("B", "C", "A"),))) == "A=B"


def test_lot_among_three_picks_the_two_who_play():
    law = rules("points", EXTRA, "drawing_of_lots")
    season = results("A 1-0 D\nB 1-0 D\nC 1-0 D")

    made = table(season, law, lots=(("C", "A", "B"),))

    assert order(made) == "A=C B D"
    assert made.levels[0].teams == ("A", "C")


def test_why_tells_how_the_two_were_picked_and_that_they_are_to_play():
    season = results(THREE)

    assert why("ABCD", season, LAW, "B", "C") == (
        Step("points", (3, 3)),
        Step("playoff_match", skipped="picks-two"),
        Step("goal_difference", (5, 3), separates=True),
        Step("playoff_match", skipped="waiting"),
        Step("level"),
    )


def test_extra_match_shows_the_figures_that_decided_it():
    for text, figures in (
        ("B 1-2 A\nA 3-3 B", (5, 4)),  # two legs are added up
        ("A 0-1 B\nB 1-2 A\nA 2-1 B", (4, 3)),
        ("B 1-1 A pens 3-4", (4, 3)),
        ("A 0-0 B winner home", (1, 0)),
        ("B x A winner away", (1, 0)),
    ):
        made = table(results(TWO), LAW, playoff_results=tuple(results(text)))

        assert made.row("B").reason == Reason("playoff_match", "A", figures), text


def test_match_handed_in_as_extra_needs_no_name_of_a_round():
    law = rules("points", {"id": "playoff_match", "round": "Playoff"})

    assert order(table(results(TWO), law, playoff_results=tuple(results("A 2-0 B")))) == "A B C=D"


def test_first_place_at_stake_is_asked_only_of_those_level_for_it():
    law = rules("points", {"id": "playoff_match", "at_stake": [1]}, "goal_difference")

    made = table(results(TWO), law)

    assert order(made) == "A=B C D"
    assert [wait.teams for wait in made.levels] == [("A", "B")]


def test_why_of_two_level_whose_match_is_awaited():
    assert why("ABCD", results(TWO), LAW, "A", "B") == (
        Step("points", (3, 3)),
        Step("playoff_match", skipped="waiting"),
        Step("level"),
    )


def test_why_of_two_level_whose_match_was_played():
    played = Inputs(playoff_results=tuple(results("B 1-2 A")))

    assert why("ABCD", results(TWO), LAW, "A", "B", inputs=played) == (
        Step("points", (3, 3)),
        Step("playoff_match", (2, 1), separates=True),
    )


def test_why_of_two_level_where_nothing_hangs_on_the_match():
    law = rules("points", {"id": "playoff_match", "at_stake": [2]}, "goal_difference")

    assert why("ABCD", results(TWO), law, "A", "B") == (
        Step("points", (3, 3)),
        Step("playoff_match", skipped="not-at-stake"),
        Step("goal_difference", (1, 5), separates=True),
    )


def test_why_of_three_level_before_the_match_is_due():
    season = results(THREE)
    open_ = Inputs(open_pairs=pairs("AD"))

    assert why("ABCD", season, LAW, "B", "C", inputs=open_) == (
        Step("points", (3, 3)),
        Step("playoff_match", skipped="not-due"),
        Step("goal_difference", (5, 3), separates=True),
    )


def test_match_against_a_club_that_is_not_level_picks_nobody():
    season = results(THREE)
    others = Inputs(open_pairs=pairs("AD"), playoff_results=tuple(results("A 1-0 D\nD 2-0 C")))

    assert why("ABCD", season, LAW, "B", "C", inputs=others) == (
        Step("points", (3, 3)),
        Step("playoff_match", skipped="not-due"),
        Step("goal_difference", (5, 3), separates=True),
    )


@pytest.mark.parametrize(("law", "skipped"), [(LAW, "not-due"), (NAMED, "no-figure")], ids=["due", "named"])
def test_why_when_the_match_played_was_not_that_of_the_two_picked(law, skipped):
    season = results(THREE)
    played = tuple(replace(result, round="Playoff") for result in results("A 1-0 C"))
    inputs = Inputs(open_pairs=pairs("AD"), playoff_results=played)

    # B and C are picked by difference; the match of A and C is not theirs.
    assert why("ABCD", season, law, "B", "C", inputs=inputs) == (
        Step("points", (3, 3)),
        Step("playoff_match", skipped="picks-two"),
        Step("goal_difference", (5, 3), separates=True),
        Step("playoff_match", skipped=skipped),
    )


def test_why_with_no_match_in_a_file_that_names_the_round():
    assert why("ABCD", results(TWO), NAMED, "A", "B") == (
        Step("points", (3, 3)),
        Step("playoff_match", skipped="no-figure"),
        Step("goal_difference", (1, 5), separates=True),
    )
    assert why("ABCD", results(THREE), NAMED, "A", "B") == (
        Step("points", (3, 3)),
        Step("playoff_match", skipped="no-figure"),
        Step("goal_difference", (1, 5), separates=True),
    )


def test_why_takes_the_word_of_the_caller_that_the_table_is_not_complete():
    assert why("ABCD", results(TWO), LAW, "A", "B", complete=False)[1] == Step(
        "playoff_match", skipped="not-due"
    )


def test_place_shared_above_the_line_stays_told(season):
    """
    A 3-0 Z
    B 3-0 Z
    C 2-0 Z
    D 2-0 Z
    """
    law = rules("points", {"id": "playoff_match", "at_stake": [3]}, "goal_difference")

    made = table(season, law)

    assert order(made) == "A=B C=D Z"
    assert [(wait.criterion, wait.teams, wait.place) for wait in made.levels] == [
        (None, ("A", "B"), 1),
        ("playoff_match", ("C", "D"), 3),
    ]


def test_lot_drawn_for_the_two_picked_stands_for_their_match():
    law = rules("points", EXTRA, "goal_difference", {"id": "drawing_of_lots", "only_for": 2, "at_stake": [1]})

    # Difference picks B and C; it says nothing about who of them is first, the lot does.
    made = table(results(THREE), law, lots=(("C", "B"),))

    assert order(made) == "C B A D"
    assert made.row("B").reason == Reason("drawing_of_lots", "C", (1, 2))


def test_lot_asked_for_before_the_match_does_not_stand_for_it():
    law = rules("points", {"id": "drawing_of_lots", "only_for": 2}, EXTRA, "goal_difference")

    # Three are level, so no lot is drawn; the two whom difference picks of them are to play.
    made = table(results(THREE), law, lots=(("C", "B"),))

    assert order(made) == "B=C A D"
    assert made.levels == (Open("playoff_match", ("B", "C"), 1, law.tiebreakers[2]),)


def test_lot_that_is_not_asked_for_here_does_not_stand_for_the_match():
    for condition in ({"only_for": 3}, {"at_stake": [3]}):
        law = rules("points", EXTRA, {"id": "drawing_of_lots", **condition})

        assert order(table(results(TWO), law, lots=(("B", "A"),))) == "A=B C=D", condition
