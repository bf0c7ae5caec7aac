"""Counting: what a result, an adjustment, a bonus and a carried figure are worth in a table."""

import pytest
from played import order, results, rules, table

from torneo.model import NotFoundError, UsageError
from torneo.rules.criteria import CRITERIA
from torneo.rules.table_rules import CarryOver
from torneo.standings import Adjustment, Carried, Inputs, Reason, Row, carry, make_table, why


@pytest.fixture
def season(request):
    """The matches that the docstring of the test tells."""
    return results(request.function.__doc__)


DIFFERENCE = rules("points", "goal_difference", "goals_for")


def test_table_holds_every_column_and_the_reason_of_every_place(season):
    """
    A 2-1 B
    B 1-1 A
    A 0-3 C
    """
    assert table(season, DIFFERENCE).rows == (
        Row(1, "A", 3, 1, 1, 1, 3, 5, 4),
        Row(2, "C", 1, 1, 0, 0, 3, 0, 3, reason=Reason("points", "A", (4, 3))),
        Row(3, "B", 2, 0, 1, 1, 2, 3, 1, reason=Reason("points", "C", (3, 1))),
    )


def test_level_clubs_share_the_place_in_the_order_of_their_ids(season):
    """
    C 1-0 D
    B 1-0 D
    A 2-0 D
    """
    made = table(season, DIFFERENCE)

    assert order(made) == "A B=C D"
    assert [row.pos for row in made] == [1, 2, 2, 4]
    assert (made.place(1), made.place(2), made.place(3), made.place(4)) == ("A", None, None, "D")
    assert made.place_of("C") == 2
    assert made.row("C").level_with == ("B",)
    assert made.row("C").reason == Reason("level", "B")
    assert [(wait.criterion, wait.teams, wait.place) for wait in made.levels] == [(None, ("B", "C"), 2)]


def test_reason_below_a_shared_place_names_the_row_above(season):
    """
    B 1-0 C
    A 1-0 C
    """
    assert table(season, DIFFERENCE).row("C").reason == Reason("points", "B", (3, 0))


def test_every_adjustment_of_a_club_counts_and_is_told(season):
    """
    A 1-0 B
    A 1-0 B
    """
    debts, crowd = Adjustment("A", -2, "debts", "art. 9"), Adjustment("A", -1, "crowd")

    made = table(season, DIFFERENCE, adjustments=(debts, Adjustment("B", 4), crowd))

    assert [(row.team, row.points, row.adjustments) for row in made] == [
        ("B", 4, (Adjustment("B", 4),)),
        ("A", 3, (debts, crowd)),
    ]


def test_reason_quotes_the_clause_of_the_criterion_or_of_the_rules(season):
    """
    A 2-0 D
    B 2-0 D
    C 1-0 D
    """
    law = rules("points", {"id": "goal_difference", "clause": "art. 14"}, clause="art. 12")

    made = table(season, law)

    assert [(row.team, row.reason and (row.reason.code, row.reason.clause)) for row in made] == [
        ("A", None),
        ("B", ("level", "art. 12")),
        ("C", ("goal_difference", "art. 14")),
        ("D", ("points", "art. 12")),
    ]


@pytest.mark.parametrize("status", ["not_played", "abandoned", "expunged"])
def test_match_that_does_not_count_changes_nothing(status):
    season = results(f"A 1-0 B\nB 5-0 A {status}")

    assert table(season, DIFFERENCE).rows == table(results("A 1-0 B"), DIFFERENCE).rows


@pytest.mark.parametrize("status", ["awarded", "walkover"])
def test_awarded_score_counts_like_a_played_one(status):
    assert table(results(f"A 3-0 B {status}"), DIFFERENCE).rows == table(results("A 3-0 B"), DIFFERENCE).rows


def test_double_loss_is_a_defeat_for_both_without_goals(season):
    """
    A x B double_loss
    """
    assert table(season, DIFFERENCE).rows == (
        Row(1, "A", 1, 0, 0, 1, 0, 0, 0, level_with=("B",)),
        Row(1, "B", 1, 0, 0, 1, 0, 0, 0, level_with=("A",), reason=Reason("level", "A")),
    )


def test_result_without_a_score_is_never_nil_nil(season):
    """
    A x B
    """
    assert [row.played for row in table(season, DIFFERENCE)] == [0, 0]


def test_result_of_which_only_the_winner_is_known_has_no_goals(season):
    """
    A x B winner away
    """
    assert table(season, DIFFERENCE).rows == (
        Row(1, "B", 1, 1, 0, 0, 0, 0, 3),
        Row(2, "A", 1, 0, 0, 1, 0, 0, 0, reason=Reason("points", "B", (3, 0))),
    )


def test_matches_of_which_only_the_winner_is_known_add_up_and_end_nothing(season):
    """
    A x B winner home
    A x C winner home
    C x A winner away
    B x A winner away
    B x C
    B 2-1 C
    """
    assert table(season, DIFFERENCE).rows == (
        Row(1, "A", 4, 4, 0, 0, 0, 0, 12),
        Row(2, "B", 3, 1, 0, 2, 2, 1, 3, reason=Reason("points", "A", (12, 3))),
        Row(3, "C", 3, 0, 0, 3, 1, 2, 0, reason=Reason("points", "B", (3, 0))),
    )


def test_home_sides_of_which_only_the_defeat_is_known_add_up(season):
    """
    A x B winner away
    A x C winner away
    B x C winner home
    C x B winner home
    """
    assert [(row.team, row.won, row.lost) for row in table(season, DIFFERENCE)] == [
        ("B", 2, 1),
        ("C", 2, 1),
        ("A", 0, 2),
    ]


def test_match_against_a_club_outside_counts_for_the_member():
    season = results("A 1-0 X\nX 4-0 B")

    assert make_table(["A", "B"], season, DIFFERENCE).rows == (
        Row(1, "A", 1, 1, 0, 0, 1, 0, 3),
        Row(2, "B", 1, 0, 0, 1, 0, 4, 0, reason=Reason("points", "A", (3, 0))),
    )


def test_club_without_a_match_has_a_row():
    assert make_table(["A"], [], DIFFERENCE).rows == (Row(1, "A", 0, 0, 0, 0, 0, 0, 0),)


def test_table_of_nobody_is_empty():
    made = make_table([], results("A 1-0 B"), DIFFERENCE)

    assert (made.rows, made.levels, len(made)) == ((), (), 0)


def test_shootout_after_a_level_match_gives_points_and_counts_as_drawn(season):
    """
    A 1-1 B pens 4-2
    B 0-0 A pens 5-4
    A 2-0 B
    """
    law = rules("points", points={"win": 3, "shootout_win": 2, "shootout_loss": 1, "loss": 0})

    assert table(season, law).rows == (
        Row(1, "A", 3, 1, 2, 0, 3, 1, 6, 1, 1),
        Row(2, "B", 3, 0, 2, 1, 1, 3, 3, 1, 1, reason=Reason("points", "A", (6, 3))),
    )


def test_shootout_won_by_the_visitors_gives_them_the_points(season):
    """
    A 1-1 B pens 2-4
    """
    law = rules("points", points={"win": 3, "shootout_win": 2, "shootout_loss": 1, "loss": 0})

    assert table(season, law).rows == (
        Row(1, "B", 1, 0, 1, 0, 1, 1, 2, 1, 0),
        Row(2, "A", 1, 0, 1, 0, 1, 1, 1, 0, 1, reason=Reason("points", "B", (2, 1))),
    )


def test_shootouts_of_one_club_add_up_at_home_and_away(season):
    """
    A 1-1 B pens 4-2
    A 0-0 C pens 3-1
    A 2-2 D pens 5-6
    A 0-0 E pens 0-2
    B 1-1 A pens 2-4
    C 1-1 A pens 7-6
    D 0-0 A pens 1-3
    E 0-0 A pens 4-3
    """
    law = rules("points", points={"win": 3, "shootout_win": 2, "shootout_loss": 1, "loss": 0})

    row = table(season, law).row("A")

    # Won against B twice, against C and D once; lost to E twice, to C and D once.
    assert (row.shootout_wins, row.shootout_losses, row.points) == (4, 4, 12)


def test_defeat_on_penalties_worth_nothing_gives_nothing(season):
    """
    A 1-1 B pens 4-2
    C 0-0 D
    """
    law = rules("points", points={"win": 2, "shootout_win": 1, "shootout_loss": 0, "loss": 0})

    # Nobody knows who won between C and D: both are sure of what the loser gets.
    assert {row.team: row.points for row in table(season, law)} == {"A": 1, "B": 0, "C": 0, "D": 0}


def test_shootout_for_the_record_alone_gives_nothing_to_either(season):
    """
    A 1-1 B pens 4-2
    """
    law = rules("points", points={"win": 3, "shootout_win": 0, "shootout_loss": 0, "loss": 0})

    assert [(row.team, row.points, row.shootout_wins) for row in table(season, law)] == [
        ("A", 0, 1),
        ("B", 0, 0),
    ]


def test_draw_of_which_the_rules_say_nothing_is_worth_nothing(season):
    """
    A 1-1 B
    """
    assert [row.points for row in table(season, rules("points", points={"win": 3}))] == [0, 0]


def test_points_for_a_defeat_are_added(season):
    """
    A 1-0 B
    B 2-0 A
    A 0-0 C
    C 1-0 B
    """
    law = rules("points", points={"win": 3, "draw": 2, "loss": 1})

    # A 3 + 1 + 2, B 1 + 3 + 1, C 2 + 3.
    assert {row.team: row.points for row in table(season, law)} == {"A": 6, "B": 5, "C": 5}


def test_shootout_written_down_as_level_is_one_that_is_not_known(season):
    """
    A 1-1 B pens 3-3
    """
    law = rules("points", points={"win": 3, "shootout_win": 2, "shootout_loss": 1, "loss": 0})

    assert [(row.points, row.shootout_wins, row.shootout_losses) for row in table(season, law)] == [
        (1, 0, 0),
        (1, 0, 0),
    ]


def test_shootout_not_known_gives_both_what_they_are_sure_of(season):
    """
    A 1-1 B
    """
    law = rules("points", points={"win": 3, "shootout_win": 2, "shootout_loss": 1, "loss": 0})

    assert [row.points for row in table(season, law)] == [1, 1]


def test_penalties_are_worth_nothing_where_the_rules_give_no_points_for_them(season):
    """
    A 1-1 B pens 4-2
    """
    assert [(row.points, row.shootout_wins) for row in table(season, DIFFERENCE)] == [(1, 0), (1, 0)]


def test_two_points_for_a_win(season):
    """
    A 1-0 B
    """
    law = rules("points", points={"win": 2, "draw": 1, "loss": 0})

    assert table(season, law).row("A").points == 2


def test_adjustments_change_points_alone_and_stand_in_the_row(season):
    """
    A 1-0 B
    """
    taken = Adjustment("A", -4, "debts", "art. 9")

    assert table(season, DIFFERENCE, adjustments=(taken,)).row("A") == Row(
        2, "A", 1, 1, 0, 0, 1, 0, -1, adjustments=(taken,), reason=Reason("points", "B", (0, -1))
    )


def test_simulated_result_marks_both_clubs_and_nobody_else(season):
    """
    A 1-0 B simulated
    C 1-0 D
    """
    made = table(season, DIFFERENCE, adjustments=(Adjustment("D", 1, simulated=True),))

    assert {row.team: row.simulated for row in made} == {"A": True, "B": True, "C": False, "D": True}


def test_series_bonus_goes_to_the_winner_on_aggregate_then_on_away_goals(season):
    """
    A 1-0 B
    B 2-0 A
    A 1-0 C
    C 2-1 A
    B 1-0 C
    C 1-0 B
    """
    law = rules("points", bonus=[{"type": "series", "points": 1, "level": ["away_goals"]}])

    # B beat A 2-1 on aggregate; A and C made 2-2, A with a goal away; B and C are level in everything.
    assert {row.team: row.bonus for row in table(season, law)} == {"A": 1, "B": 1, "C": 0}
    assert {row.team: row.points for row in table(season, law)} == {"A": 7, "B": 7, "C": 6}


def test_series_are_added_up_over_home_and_away_and_each_gives_its_points(season):
    """
    C 4-0 D
    A 0-2 B
    B 1-4 A
    A 3-1 C
    C 1-0 A
    B 0-0 C expunged
    C 1-0 B
    """
    law = rules("points", bonus=[{"type": "series", "points": 2}])

    # A beat B 4-3 and C 3-2; C and D, C and B have one match that counts.
    assert {row.team: row.bonus for row in table(season, law)} == {"A": 4, "B": 0, "C": 0, "D": 0}


def test_series_goes_to_the_visitors_of_the_first_match_when_they_scored_more_there(season):
    """
    A 1-3 B
    B 0-1 A
    """
    law = rules("points", bonus=[{"type": "series", "points": 1}])

    assert {row.team: row.bonus for row in table(season, law)} == {"A": 0, "B": 1}


@pytest.mark.parametrize(
    ("text", "bonus"),
    [
        ("A 1-2 B\nB 0-1 A", {"A": 0, "B": 1}),  # 2-2 on aggregate, two away goals against one
        ("A 1-2 B\nB 1-2 A", {"A": 0, "B": 0}),  # 3-3, two against two
    ],
)
def test_series_level_on_aggregate_compares_the_goals_away(text, bonus):
    law = rules("points", bonus=[{"type": "series", "points": 1, "level": ["away_goals"]}])

    assert {row.team: row.bonus for row in table(results(text), law)} == bonus


def test_series_level_on_aggregate_goes_to_more_goals_away_whoever_was_at_home_first(season):
    """
    A 1-1 B
    B 2-2 A
    """
    law = rules("points", bonus=[{"type": "series", "points": 1, "level": ["away_goals"]}])

    assert {row.team: row.bonus for row in table(season, law)} == {"A": 1, "B": 0}


def test_series_of_one_match_gives_no_bonus_yet(season):
    """
    A 4-0 B
    """
    assert table(season, rules("points", bonus=[{"type": "series", "points": 1}])).row("A").bonus == 0


@pytest.mark.parametrize(("way", "points", "lost"), [("down", 3, True), ("up", 4, False)])
def test_carried_points_are_halved_and_rounded(way, points, lost):
    earlier = table(results("A 1-0 B\nA 1-0 B\nA 0-0 B"), DIFFERENCE)
    rule = CarryOver.model_validate({"from": "regular", "points": {"factor": "1/2", "round": way}})

    assert carry(earlier, rule)["A"] == Carried(points, 3, 2, 1, 0, 2, 0, half_point_lost=lost)


def test_carry_over_of_points_alone_leaves_goals_and_matches():
    rule = CarryOver.model_validate({"from": "regular", "goals": False, "matches": False})

    assert carry(table(results("A 1-0 B"), DIFFERENCE), rule)["A"] == Carried(3)


def test_carry_over_without_points_leaves_them_all_behind():
    rule = CarryOver.model_validate({"from": "regular", "points": False})

    assert carry(table(results("A 1-0 B"), DIFFERENCE), rule)["A"] == Carried(0, 1, 1, 0, 0, 1, 0)


def test_carried_figures_of_two_tables_add_up_and_half_a_point_lost_stays_lost():
    one, other = Carried(10, 9, 3, 1, 5, 12, 20, half_point_lost=True), Carried(1, 2, 3, 4, 5, 6, 7)

    assert one + other == other + one == Carried(11, 11, 6, 5, 10, 18, 27, half_point_lost=True)
    assert (other + other).half_point_lost is False


def test_carried_figures_are_added_column_by_column_to_those_of_the_matches(season):
    """
    A 2-1 B
    B 1-1 A
    C 3-0 A
    """
    made = table(season, DIFFERENCE, carried={"A": Carried(10, 22, 9, 3, 10, 30, 28)})

    assert made.row("A") == Row(1, "A", 25, 10, 4, 11, 33, 33, 14, carried=10)


def test_carried_figures_are_added_to_those_of_the_stage(season):
    """
    A 1-0 B
    """
    made = table(season, DIFFERENCE, carried={"B": Carried(10, 22, 9, 3, 10, 30, 28)})

    assert made.row("B") == Row(1, "B", 23, 9, 3, 11, 30, 29, 10, carried=10)


def test_club_that_is_not_in_the_table_is_not_found(season):
    """
    A 1-0 B
    """
    for asked in (
        lambda: table(season, DIFFERENCE).row("Z"),
        lambda: why(["A", "B"], season, DIFFERENCE, "A", "Z"),
        lambda: why(["A", "B"], season, DIFFERENCE, "Z", "A"),
    ):
        with pytest.raises(NotFoundError) as caught:
            asked()

        assert (caught.value.code, caught.value.facts) == ("team-not-in-table", {"team": "Z"})


@pytest.mark.parametrize(
    ("criterion", "code", "facts"),
    [
        ("coin", "unknown-criterion", {"found": "coin", "known": tuple(sorted(CRITERIA))}),
        (
            {"id": "head_to_head", "criteria": ["drawing_of_lots"]},
            "criterion-not-in-head-to-head",
            {"found": "drawing_of_lots"},
        ),
        (
            {"id": "head_to_head", "criteria": ["head_to_head"]},
            "criterion-not-in-head-to-head",
            {"found": "head_to_head"},
        ),
    ],
)
def test_criterion_that_cannot_be_computed_is_refused(criterion, code, facts):
    """The error names it, and where the name is not known all the names there are."""
    with pytest.raises(UsageError) as caught:
        make_table(["A", "B"], results("A 1-1 B"), rules("points", criterion), inputs=Inputs())

    assert (caught.value.code, caught.value.facts) == (code, facts)


def test_table_of_nobody_prints_nothing():
    assert str(make_table([], [], DIFFERENCE)) == ""


def test_table_prints_a_line_for_each_club(season):
    """
    A 1-0 B
    """
    assert str(table(season, DIFFERENCE)).splitlines() == [
        "  1 A   1   1   0   0     1-0   +1    3",
        "  2 B   1   0   0   1     0-1   -1    0",
    ]
