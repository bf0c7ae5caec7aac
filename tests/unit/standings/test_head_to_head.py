"""Mini-leagues: the three readings of re-application, and the two three-way cases that trap pairwise comparing."""

from itertools import permutations

import pytest
from played import clubs, order, pairs, results, rules, table

from torneo.standings import Inputs, Reason, Step, make_table, why


@pytest.fixture
def season(request):
    """The matches that the docstring of the test tells."""
    return results(request.function.__doc__)


def block(*criteria, reapply="none", **conditions):
    return {"id": "head_to_head", "criteria": list(criteria), "reapply": reapply, **conditions}


MINI = ("points", "goal_difference", "goals_for")
UEFA_TYPE = rules("points", block(*MINI, reapply="subset"), "goal_difference", "goals_for")
LIGA_TYPE = rules("points", block("points", "goal_difference"), "goal_difference", "goals_for")

CASE_A = """
A 3-0 B
B 1-0 C
C 1-0 A
A 1-0 D
B 9-0 D
C 4-0 D
"""

CASE_B = """
A 1-0 B
B 1-0 C
C 2-1 A
A 5-0 D
B 9-0 D
C 1-0 D
"""


@pytest.mark.parametrize(
    ("text", "law", "expected"),
    [
        (CASE_A, UEFA_TYPE, "A C B D"),
        (CASE_A, LIGA_TYPE, "A C B D"),
        (CASE_B, UEFA_TYPE, "C A B D"),
        (CASE_B, LIGA_TYPE, "B A C D"),
    ],
    ids=["A-uefa", "A-liga", "B-uefa", "B-liga"],
)
def test_three_way_tie_is_the_same_for_every_order_of_the_input(text, law, expected):
    season = results(text)
    by_matches = {order(make_table("ABCD", matches, law)) for matches in permutations(season)}
    by_teams = {order(make_table(teams, season, law)) for teams in permutations("ABCD")}

    assert by_matches | by_teams == {expected}


def test_reason_quotes_the_mini_league_and_its_figures():
    made = table(results(CASE_A), UEFA_TYPE)

    # Among A, B and C: A 3-1, C 1-1, B 1-3, three points each.
    assert made.row("C").reason == Reason(
        "head_to_head", "A", (2, 0), None, ("A", "B", "C"), "goal_difference"
    )
    assert made.row("B").reason == Reason(
        "head_to_head", "C", (0, -2), None, ("A", "B", "C"), "goal_difference"
    )
    assert made.row("D").reason == Reason("points", "B", (6, 0))


def test_reason_after_the_block_started_again_quotes_the_smaller_mini_league():
    made = table(results(CASE_B), UEFA_TYPE)

    assert made.row("A").reason == Reason("head_to_head", "C", (3, 0), None, ("A", "C"), "points")
    assert made.row("B").reason == Reason("head_to_head", "A", (2, 1), None, ("A", "B", "C"), "goals_for")


def test_head_to_head_goes_before_goal_difference(season):
    """
    A 1-0 B
    A 0-1 C
    B 5-0 D
    C 0-0 D
    """
    # A and B both have 3 points; B has the better goal difference, A won their match.
    assert order(table(season, rules("points", block(*MINI), "goal_difference"))) == "C A B D"


EURO_2024_GROUP_E = """
Romania 3-0 Ukraine
Belgium 0-1 Slovakia
Slovakia 1-2 Ukraine
Belgium 2-0 Romania
Slovakia 1-1 Romania
Ukraine 0-0 Belgium
"""


@pytest.mark.parametrize(
    ("reapply", "expected"),
    [
        # As published: nobody is level after the whole block, so nothing is re-applied.
        ("subset", "Romania Belgium Slovakia Ukraine"),
        ("none", "Romania Belgium Slovakia Ukraine"),
        # Difference leaves Romania and Belgium together, and Belgium won their match.
        ("each", "Belgium Romania Slovakia Ukraine"),
    ],
)
def test_readings_of_re_application_part_in_a_real_group(reapply, expected):
    law = rules("points", block(*MINI, reapply=reapply), "goal_difference", "goals_for")

    assert order(table(results(EURO_2024_GROUP_E), law)) == expected


def test_none_goes_on_to_the_overall_criteria_for_the_part_still_level():
    law = rules("points", block(*MINI, reapply="none"), "goal_difference")

    # B falls out on goals in the mini-league; A (+5) and C (+1) are then told apart by all matches.
    assert order(table(results(CASE_B), law)) == "A C B D"


def test_block_without_criteria_takes_points_difference_and_goals():
    assert (
        order(table(results(CASE_B), rules("points", {"id": "head_to_head", "reapply": "subset"})))
        == "C A B D"
    )


def test_away_goals_count_inside_the_mini_league_alone(season):
    """
    A 1-0 B
    B 2-1 A
    C 0-4 B
    C 0-4 A
    """
    # Among A and B it is 2-2 with one away goal, by A; B has as many away goals in all matches, less that one.
    made = table(season, rules("points", block("points", "goal_difference", "away_goals")))

    assert made.row("B").reason == Reason("head_to_head", "A", (1, 0), None, ("A", "B"), "away_goals")


def test_only_for_skips_the_block_when_more_are_level():
    law = rules("points", block(*MINI, only_for=2), "goal_difference")

    assert order(table(results(CASE_A), law)) == "B C A D"
    assert Step("head_to_head", skipped="only-for") in why(
        clubs(results(CASE_A)), results(CASE_A), law, "A", "B"
    )


HALFWAY = """
A 1-0 B
B 4-0 C
A 0-1 C
C 0-0 D
"""


def test_mutual_complete_passes_the_block_over_until_the_return_match_is_played():
    law = rules("points", block(*MINI, when="mutual_complete"), "goal_difference")
    season = results(HALFWAY)

    # A and B have 3 points: A won their match, B has the better difference.
    assert order(table(season, law)) == "C A B D"
    assert order(table(season, law, open_pairs=pairs("AC"))) == "C A B D"
    assert order(table(season, law, open_pairs=pairs("AB"))) == "C B A D"


def test_mutual_complete_may_share_the_place_until_then():
    law = rules("points", block(*MINI, when="mutual_complete", until_then="share"), "goal_difference")
    season = results(HALFWAY)

    made = table(season, law, open_pairs=pairs("AB"))

    assert order(made) == "C A=B D"
    assert [(wait.criterion, wait.teams, wait.place) for wait in made.levels] == [
        ("head_to_head", ("A", "B"), 2)
    ]


def test_last_match_between_them_holds_for_the_pair_of_the_last_round_alone():
    season = results("A 0-0 B pens 2-4\nC 0-0 D pens 4-2")
    law = rules("points", {"id": "penalties", "when": "last_match_between_them"}, "ranking")
    ranking = {"A": 2, "B": 1}

    def first_two(**inputs):
        return order(make_table(["A", "B"], season, law, inputs=Inputs(ranking=ranking, **inputs)))

    assert first_two(last_round_pairs=pairs("AB")) == "B A"
    assert first_two(last_round_pairs=pairs("AC", "BD")) == "A B"


def test_last_match_between_them_may_share_the_place_until_it_is_theirs():
    rule = {"id": "penalties", "when": "last_match_between_them", "until_then": "share"}
    law = rules("points", rule, "ranking")
    season = results("A 0-0 B pens 2-4")
    ranking = {"A": 2, "B": 1}

    made = table(season, law, ranking=ranking)

    assert order(made) == "A=B"
    assert [(wait.criterion, wait.teams, wait.place) for wait in made.levels] == [
        ("penalties", ("A", "B"), 1)
    ]
    assert order(table(season, law, ranking=ranking, last_round_pairs=pairs("AB"))) == "B A"


@pytest.mark.parametrize(
    ("condition", "skipped"),
    [
        ({"only_for": 3}, "only-for"),
        ({"at_stake": [1]}, "not-at-stake"),
        ({"when": "mutual_complete"}, "mutual-open"),
        ({"when": "last_match_between_them"}, "not-last-match"),
    ],
)
def test_why_says_which_condition_does_not_hold_and_goes_on(condition, skipped):
    law = rules("points", block("points", **condition), "goal_difference")

    # A and B are level for places 2 and 3, and have a match left.
    assert why("ABCD", results(HALFWAY), law, "A", "B", inputs=Inputs(open_pairs=pairs("AB"))) == (
        Step("points", (3, 3)),
        Step("head_to_head", skipped=skipped),
        Step("goal_difference", (0, 3), separates=True),
    )


@pytest.mark.parametrize("when", ["mutual_complete", "last_match_between_them"])
def test_why_says_that_the_place_is_shared_until_the_condition_holds(when):
    law = rules("points", block("points", when=when, until_then="share"), "goal_difference")

    assert why("ABCD", results(HALFWAY), law, "A", "B", inputs=Inputs(open_pairs=pairs("AB"))) == (
        Step("points", (3, 3)),
        Step("head_to_head", skipped="shares-until-then"),
        Step("level"),
    )


def test_reason_inside_the_block_quotes_the_clause_of_the_criterion_or_of_the_block(season):
    """
    A 1-0 B
    B 1-0 Z
    C 2-0 D
    D 1-0 C
    C 1-0 Z
    D 1-0 Z
    """
    law = rules(
        "points",
        block({"id": "points", "clause": "art. 13.b"}, "goal_difference", clause="art. 13"),
        clause="art. 12",
    )

    # C and D have won a match each: difference tells them apart; A has beaten B.
    assert [
        (row.team, row.reason and (row.reason.inner, row.reason.clause))
        for row in make_table("ABCD", season, law)
    ] == [
        ("C", None),
        ("D", ("goal_difference", "art. 13")),
        ("A", (None, "art. 12")),
        ("B", ("points", "art. 13.b")),
    ]


def test_why_tells_every_criterion_up_to_the_one_that_separates():
    season = results(CASE_B)
    three = ("A", "B", "C")

    assert why("ABCD", season, UEFA_TYPE, "A", "C") == (
        Step("points", (6, 6)),
        Step("head_to_head", (3, 3), among=three, inner="points"),
        Step("head_to_head", (0, 0), among=three, inner="goal_difference"),
        Step("head_to_head", (2, 2), among=three, inner="goals_for"),
        Step("head_to_head", (0, 3), separates=True, among=("A", "C"), inner="points"),
    )


def test_why_ends_in_level_when_nothing_separates():
    assert why("AB", results("A 1-1 B"), rules("points", "ranking"), "A", "B") == (
        Step("points", (1, 1)),
        Step("ranking", skipped="no-figure"),
        Step("level"),
    )


def test_why_quotes_clauses_the_narrowest_first():
    law = rules(
        "points",
        block({"id": "points", "clause": "art. 13.b"}, clause="art. 13"),
        {"id": "ranking", "clause": "art. 14"},
        clause="art. 12",
    )

    assert [step.clause for step in why("AB", results("A 1-1 B"), law, "A", "B")] == [
        "art. 12",
        "art. 13.b",
        "art. 14",
        "art. 12",
    ]


THREE_LEVEL = """
A 1-0 B
B 1-0 C
C 1-0 A
"""


def test_condition_inside_the_block_holds_there():
    """The criterion that holds for two is skipped for three, and what it cannot tell is said."""
    law = rules(
        "points",
        block(
            "points",
            {"id": "away_goals", "only_for": 2},
            {"id": "fair_play"},
            {"id": "place", "in": "regular"},
        ),
    )
    inputs = Inputs(places={"regular": {"A": 2, "B": 3, "C": 1}})

    made = make_table("ABC", results(THREE_LEVEL), law, inputs=inputs)

    assert order(made) == "C A B"
    assert made.row("A").reason == Reason("head_to_head", "C", (1, 2), None, ("A", "B", "C"), "place")
    among = ("A", "B", "C")
    assert why("ABC", results(THREE_LEVEL), law, "A", "C", inputs=inputs) == (
        Step("points", (3, 3)),
        Step("head_to_head", (3, 3), among=among, inner="points"),
        Step("head_to_head", skipped="only-for", among=among, inner="away_goals"),
        Step("head_to_head", skipped="no-figure", among=among, inner="fair_play"),
        Step("head_to_head", (2, 1), True, among=among, inner="place"),
    )


def test_place_at_stake_inside_the_block_counts_from_the_place_of_the_block(season):
    """
    D 9-0 A
    D 9-0 B
    A 1-1 B
    """
    # A and B are level for places 2 and 3.
    for line, expected in ((2, "D B A"), (1, "D A=B"), (3, "D A=B")):
        law = rules("points", block("points", {"id": "away_goals", "at_stake": [line]}))

        assert order(table(season, law)) == expected, line
