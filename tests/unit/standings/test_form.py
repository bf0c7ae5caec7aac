"""Form, streaks, home and away of a club, counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from played import results, rules, table

from torneo.model import Result, Score
from torneo.standings.form import FORM, Outcome, Record, StreakKind, club_form

SEASON = """
A 2-0 B
C 1-1 A
A 1-0 D
B 0-3 A walkover
A 0-1 C
D 2-0 A
A x B double_loss
C 2-2 A
A 7-0 D abandoned
"""


def streak(form, kind):
    found = next(one for one in form.streaks if one.kind is kind)
    return found.current, len(found.longest)


def test_outcomes_from_the_side_of_the_club():
    played = club_form("A", results(SEASON)).outings

    assert [(one.opponent, one.is_home, one.outcome.value, one.gf, one.ga) for one in played] == [
        ("B", True, "won", 2, 0),
        ("C", False, "drawn", 1, 1),
        ("D", True, "won", 1, 0),
        ("B", False, "won", 3, 0),
        ("C", True, "lost", 0, 1),
        ("D", False, "lost", 0, 2),
        ("B", True, "lost", 0, 0),
        ("C", False, "drawn", 2, 2),
    ]


def test_form_is_the_last_five_with_the_latest_last():
    assert [one.value for one in club_form("A", results(SEASON)).form] == [
        "won",
        "lost",
        "lost",
        "lost",
        "drawn",
    ]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (StreakKind.WON, (0, 2)),
        (StreakKind.UNBEATEN, (1, 4)),
        (StreakKind.DRAWN, (1, 1)),
        (StreakKind.WITHOUT_WIN, (4, 4)),
        (StreakKind.LOST, (0, 3)),
        (StreakKind.SCORING, (1, 4)),
        (StreakKind.WITHOUT_GOAL, (0, 3)),
        (StreakKind.CLEAN_SHEET, (0, 2)),
        (StreakKind.CONCEDING, (1, 2)),
    ],
)
def test_streaks_now_and_at_best(kind, expected):
    assert streak(club_form("A", results(SEASON)), kind) == expected


def test_longest_streak_is_the_first_of_equal_ones():
    form = club_form("A", results("A 1-0 B\nA 0-1 C\nA 2-0 D"))

    (longest,) = next(one.longest for one in form.streaks if one.kind is StreakKind.WON)
    assert longest.opponent == "B"


def test_record_at_home_and_away():
    form = club_form("A", results(SEASON))

    assert form.home == Record(4, 2, 0, 2, 3, 1)
    assert form.away == Record(4, 1, 2, 1, 6, 5)


def test_match_of_which_only_the_winner_is_known_is_told_to_both_without_goals():
    season = results("B x A winner away")

    assert [
        (one.team, played.is_home, played.outcome, played.gf, played.ga)
        for one in (club_form("A", season), club_form("B", season))
        for played in one.outings
    ] == [("A", False, Outcome.WON, 0, 0), ("B", True, Outcome.LOST, 0, 0)]


def test_winner_without_a_score_has_won():
    played = club_form("A", results("B x A walkover winner away")).outings

    assert [(one.outcome, one.gf) for one in played] == [(Outcome.WON, 0)]


CLUBS = st.sampled_from("ABCD")
MATCHES = st.lists(
    st.tuples(CLUBS, CLUBS, st.integers(0, 3), st.integers(0, 3)).filter(lambda m: m[0] != m[1]), max_size=20
)


@given(MATCHES)
def test_home_and_away_together_are_the_row_of_the_table(matches):
    season = [Result(home, away, Score(one, other)) for home, away, one, other in matches]
    for row in table(season, rules("points")):
        form = club_form(row.team, season)
        both = form.home + form.away

        assert (both.played, both.won, both.drawn, both.lost, both.gf, both.ga) == (
            *(row.played, row.won, row.drawn, row.lost, row.gf, row.ga),
        )
        assert len(form.form) == min(FORM, row.played)
        assert all(one.current <= len(one.longest) <= row.played for one in form.streaks)
