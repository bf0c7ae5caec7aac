"""Scores by chance: their distribution, extra time and penalty kicks."""

import math
from collections import Counter
from random import Random

import pytest

from torneo.forecast import Strength, Strengths, sample_result, sample_score, sample_shootout
from torneo.forecast.scores import KICKS, PENALTY_SCORED
from torneo.model import Decision, Result, Score, Side

RUNS = 40_000
STRENGTHS = Strengths({"a": Strength(150, 90), "b": Strength(80, 120)}, mean_goals=140, home_advantage=120)


def chi_square(observed: Counter, expected: dict) -> float:
    return sum((observed[key] - count) ** 2 / count for key, count in expected.items())


def poisson(rate: float, goals: int) -> float:
    return math.exp(-rate) * rate**goals / math.factorial(goals)


@pytest.mark.parametrize(("neutral", "seed"), [(False, 1), (True, 2)])
def test_goals_are_independent_poisson(neutral, seed):
    """Chi-square over the joint table of 0..3 and 4+ goals: 24 degrees of freedom, 0.999 quantile 51.2."""
    rng = Random(seed)
    rates = STRENGTHS.expected(home="a", away="b", neutral=neutral)
    observed = Counter(
        tuple(min(goals, 4) for goals in sample_score(rng, STRENGTHS, home="a", away="b", neutral=neutral))
        for _ in range(RUNS)
    )
    single = [[poisson(rate, goals) for goals in range(4)] for rate in rates]
    for chances in single:
        chances.append(1 - sum(chances))

    expected = {(i, j): RUNS * single[0][i] * single[1][j] for i in range(5) for j in range(5)}

    assert chi_square(observed, expected) < 51.2


def test_extra_time_has_a_third_of_the_goals_of_normal_time():
    rng = Random(3)
    ours, theirs = STRENGTHS.expected(home="a", away="b")
    more = []
    while len(more) < 8_000:
        result = sample_result(rng, STRENGTHS, home="a", away="b", steps=("extra_time", "penalties"))
        if result.after_90 is not None:
            more.append(sum(result.score) - sum(result.after_90))
    mean = (ours + theirs) / 3

    assert sum(more) / len(more) == pytest.approx(mean, abs=4 * math.sqrt(mean / len(more)))


def shootout_chances() -> dict[Score, float]:
    """Exact chances of every shoot-out up to five kicks each, by going through all of them."""
    found: Counter = Counter()

    def kick(goals: tuple[int, int], taken: tuple[int, int], turn: int, chance: float) -> None:
        left = (KICKS - taken[0], KICKS - taken[1])
        if goals[0] > goals[1] + left[1] or goals[1] > goals[0] + left[0] or taken == (KICKS, KICKS):
            found[Score(*goals) if goals[0] != goals[1] else "sudden death"] += chance
            return
        now = (taken[0] + (turn == 0), taken[1] + (turn == 1))
        kick((goals[0] + (turn == 0), goals[1] + (turn == 1)), now, 1 - turn, chance * PENALTY_SCORED)
        kick(goals, now, 1 - turn, chance * (1 - PENALTY_SCORED))

    for first in (0, 1):
        kick((0, 0), (0, 0), first, 0.5)
    return dict(found)


def test_shootouts_have_the_chances_of_their_rules():
    """Chi-square over the scores two or more goals apart; those one goal apart, sudden death included, by their number."""
    rng = Random(4)
    exact = shootout_chances()
    drawn = [sample_shootout(rng) for _ in range(RUNS)]
    apart = Counter(score for score in drawn if abs(score.home - score.away) > 1)

    expected = {
        score: RUNS * chance
        for score, chance in exact.items()
        if score != "sudden death" and abs(score.home - score.away) > 1
    }
    close = 1 - sum(expected.values()) / RUNS

    assert set(apart) <= set(expected)
    assert {(score.home, score.away) for score in expected if score.home > score.away} == {
        (5, 3),
        (4, 2),
        (4, 1),
        (3, 1),
        (3, 0),
        (2, 0),
    }
    assert chi_square(apart, expected) < 32.9  # 12 cells, 0.999 quantile
    assert sum(apart.values()) / RUNS == pytest.approx(
        1 - close, abs=4 * math.sqrt(close * (1 - close) / RUNS)
    )
    assert all(score.home != score.away for score in drawn)
    assert max(max(score) for score in drawn) > KICKS


def test_a_level_match_without_steps_stays_level():
    rng = Random(5)
    results = [sample_result(rng, STRENGTHS, home="a", away="b") for _ in range(200)]

    level = [result for result in results if result.score.home == result.score.away]

    assert level
    assert all(result == Result("a", "b", result.score, simulated=True) for result in level)


def test_steps_are_taken_until_there_is_a_winner():
    rng = Random(6)
    decided = Counter()
    for _ in range(2_000):
        result = sample_result(rng, STRENGTHS, home="a", away="b", steps=("extra_time", "penalties"))
        decided[result.decided] += 1
        after_90 = result.after_90 or result.score
        if result.decided is Decision.PLAY:
            assert result.after_90 is None
            assert result.penalties is None
            assert result.score.home != result.score.away
        elif result.decided is Decision.EXTRA_TIME:
            assert after_90.home == after_90.away
            assert result.score.home != result.score.away
            assert result.penalties is None
        else:
            assert after_90.home == after_90.away
            assert result.score.home == result.score.away
            assert result.penalties.home != result.penalties.away

    assert set(decided) == {Decision.PLAY, Decision.EXTRA_TIME, Decision.PENALTIES}


def test_lots_name_a_winner_where_figures_do_not():
    rng = Random(7)
    results = [
        sample_result(rng, STRENGTHS, home="a", away="b", steps=("drawing_of_lots",)) for _ in range(400)
    ]

    drawn = [result for result in results if result.decided is Decision.LOTS]

    assert {result.winner for result in drawn} == {Side.HOME, Side.AWAY}
    assert all(result.score.home == result.score.away for result in drawn)
    assert all(result.winner is None for result in results if result.decided is Decision.PLAY)
