"""The place of a club in an ending is the one that the whole table gives it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from torneo.model import Result, Score
from torneo.rules.table_rules import RulesTable, effective
from torneo.standings import Adjustment, Ending, Endings, Inputs, make_table

CLUBS = "ABCDE"
CHAINS = [
    ["points"],
    ["points", "goal_difference", "goals_for"],
    ["points", "wins", "goal_difference"],
    ["points", {"id": "goal_difference", "only_for": 2}, "goals_for"],
    ["points", "head_to_head", "goal_difference"],
    ["points_per_game", "goal_difference"],
    ["goal_difference", "points"],
]
WORTH = [
    {"win": 3, "draw": 1, "loss": 0},
    {"win": 2, "draw": 1},
    {"win": 3, "shootout_win": 2, "shootout_loss": 1},
]
scores = st.tuples(st.integers(0, 2), st.integers(0, 2))


@st.composite
def halves(draw):
    """Matches played and matches left with how they end; now and then a side that is no member."""
    played, left, endings = [], [], []
    for home in (*CLUBS, "Z"):
        for away in CLUBS:
            if home != away:
                goals = draw(scores)
                if draw(st.booleans()):
                    played.append(Result(home, away, Score(*goals)))
                else:
                    left.append((home, away))
                    level = goals[0] == goals[1]
                    endings.append(Ending(*goals, draw(st.sampled_from((1, -1))) if level else 0))
    return played, left, endings


@settings(max_examples=60)
@given(halves(), st.sampled_from(CHAINS), st.sampled_from(WORTH), st.booleans())
def test_the_place_in_an_ending_is_that_of_the_table(half, chain, worth, has_bonus):
    played, left, endings = half
    bonus = [{"type": "series", "points": 1}] if has_bonus else []
    rules = effective(RulesTable.model_validate({"points": worth, "tiebreakers": chain, "bonus": bonus}))
    inputs = Inputs(adjustments=(Adjustment("A", -2),))

    several = Endings(CLUBS, played, rules, inputs=inputs, left=left)

    results = [
        Result(home, away, Score(*one[:2]), penalties=_penalties(one.shootout))
        for (home, away), one in zip(left, endings, strict=True)
    ]
    table = make_table(CLUBS, [*played, *results], rules, inputs=inputs, complete=True)
    expected = {row.team: (row.pos, row.pos + len(row.level_with)) for row in table}
    assert {team: several.place(team, endings) for team in CLUBS} == expected
    draws = several.counted([Ending(0, 0)] * len(left))
    assert {team: several.place_in(team, draws, dict(enumerate(endings))) for team in CLUBS} == expected


def _penalties(shootout):
    return None if not shootout else Score(5, 4) if shootout > 0 else Score(4, 5)
