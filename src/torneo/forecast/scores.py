"""Scores by chance: goals of both sides, extra time, penalty kicks.

Model: independent Poisson goals, drawn by inversion; in extra time a third of the rate of normal time, which is its
share of the minutes; penalty kicks one by one, each scored with the same probability, stopped once decided.
Not covered: dependence of the two sides at low scores, and uncertainty of the strengths themselves.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from random import Random

from torneo.forecast.strengths import Strengths
from torneo.model import Decision, Result, Score, Side, TeamId

GOALS_MAX = 20
"""More goals of one side are not drawn; with three expected goals one score in 10^10 would have them."""

EXTRA_TIME_SHARE = 1 / 3
"""Thirty of ninety minutes."""

PENALTY_SCORED = 0.76
"""Chance of a kick in a shoot-out; shoot-outs of international tournaments lie between 0.70 and 0.80."""

KICKS = 5

Cumulative = tuple[float, ...]


@lru_cache(maxsize=8192)
def cumulative(rate: float) -> Cumulative:
    """Probabilities of at most 0, 1, 2, .. goals; `bisect_right` of a uniform number gives the goals."""
    chance = math.exp(-rate)
    total, found = 0.0, []
    for goals in range(GOALS_MAX):
        total += chance
        found.append(total)
        chance *= rate / (goals + 1)
    return tuple(found)


def goal_chances(
    strengths: Strengths, *, home: str, away: str, neutral: bool, share: float = 1.0
) -> tuple[Cumulative, Cumulative]:
    """Cumulative chances of the goals of home and away side in a `share` of normal time."""
    ours, theirs = strengths.expected(home=home, away=away, neutral=neutral)
    return cumulative(ours * share), cumulative(theirs * share)


def sample_score(
    rng: Random, strengths: Strengths, *, home: str, away: str, neutral: bool = False, share: float = 1.0
) -> Score:
    """A score in a `share` of normal time; two uniform numbers are drawn, home first."""
    ours, theirs = goal_chances(strengths, home=home, away=away, neutral=neutral, share=share)
    return Score(bisect_right(ours, rng.random()), bisect_right(theirs, rng.random()))


def sample_shootout(rng: Random) -> Score:
    """A shoot-out, kick by kick: five each, ended as soon as one side cannot be caught, then pair by pair.

    A coin says who begins.
    """
    goals, taken = [0, 0], [0, 0]
    turn = 0 if rng.random() < 0.5 else 1
    while True:
        taken[turn] += 1
        goals[turn] += rng.random() < PENALTY_SCORED
        turn = 1 - turn
        if max(taken) <= KICKS:
            left = [KICKS - taken[0], KICKS - taken[1]]
            if goals[0] > goals[1] + left[1] or goals[1] > goals[0] + left[0]:
                break
        elif taken[0] == taken[1] and goals[0] != goals[1]:
            break
    return Score(goals[0], goals[1])


def sample_result(
    rng: Random,
    strengths: Strengths,
    *,
    home: TeamId,
    away: TeamId,
    neutral: bool = False,
    steps: Sequence[str] = (),
    is_decided: Callable[[Result, Sequence[str]], bool] | None = None,
) -> Result:
    """A match that goes on as its steps say for as long as nothing is decided.

    Args:
        rng: Source of chance; scores first, then what each step needs.
        strengths: Of both sides.
        home: Side at home, or named first.
        away: The other side.
        neutral: Whether nobody has the advantage of the ground.
        steps: Steps of `level` that may follow: `extra_time` and `penalties` are played, others ask nothing of chance
            but `drawing_of_lots`, whose winner is written into the result.
        is_decided: Whether this result, with the steps taken so far, settles what the match is about; None: a score
            that is not level does.
    """
    decided = is_decided or _has_winner
    result = Result(
        home,
        away,
        sample_score(rng, strengths, home=home, away=away, neutral=neutral),
        simulated=True,
    )
    taken: list[str] = []
    for step in ("", *steps):
        if step:
            taken.append(step)
        if step == "extra_time":
            result = _extra_time(rng, strengths, result, neutral=neutral)
        elif step == "penalties":
            result = replace(result, penalties=sample_shootout(rng), decided=Decision.PENALTIES)
        elif step == "drawing_of_lots":
            side = Side.HOME if rng.random() < 0.5 else Side.AWAY
            result = replace(result, winner=side, decided=Decision.LOTS)
        if decided(result, tuple(taken)):
            break
    return result


def _extra_time(rng: Random, strengths: Strengths, result: Result, *, neutral: bool) -> Result:
    assert result.score is not None
    more = sample_score(
        rng, strengths, home=result.home, away=result.away, neutral=neutral, share=EXTRA_TIME_SHARE
    )
    total = Score(result.score.home + more.home, result.score.away + more.away)
    decided = Decision.EXTRA_TIME if more.home != more.away else result.decided
    return replace(result, after_90=result.score, score=total, decided=decided)


def _has_winner(result: Result, _steps: Sequence[str]) -> bool:
    if result.winner is not None or result.penalties is not None:
        return True
    return result.score is not None and result.score.home != result.score.away
