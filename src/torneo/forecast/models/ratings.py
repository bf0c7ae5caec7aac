"""Ratings that the field knows, as baselines: Elo and pi; an ordered logit turns them into chances."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from torneo.forecast.models.linear import cholesky, solved
from torneo.forecast.models.played import Prepared
from torneo.forecast.rates import Floats
from torneo.model import TeamId

ELO_STEP, ELO_SCALE, ELO_HOME, ELO_NEWCOMER = 14.0, 400.0, 60.0, -80.0
PI_RATE, PI_ACROSS, PI_BASE, PI_SCALE = 0.035, 0.7, 10.0, 3.0


def elo_differences(played: Prepared) -> Floats:
    """Rating of the home side minus that of the other before each match, in hundreds.

    A result moves both ratings by the difference to its expectation, more with more goals between the sides.
    Source: Elo, The Rating of Chessplayers (1978); goals as in Hvattum & Arntzen, International Journal of Forecasting
    26 (2010).
    """
    ratings: dict[TeamId, float] = {}
    season = -1
    found = np.zeros(len(played.matches))
    for place, one in enumerate(played.matches):
        if played.season[place] != season:
            season = int(played.season[place])
        for team in (one.home, one.away):
            ratings.setdefault(team, ELO_NEWCOMER if season else 0.0)
        gap = ratings[one.home] - ratings[one.away]
        found[place] = gap / 100
        expected = 1 / (1 + 10 ** (-(gap + (0.0 if one.neutral else ELO_HOME)) / ELO_SCALE))
        goals = one.home_goals - one.away_goals
        result = 1.0 if goals > 0 else 0.5 if goals == 0 else 0.0
        step = ELO_STEP * (1 + abs(goals)) ** 0.5 * (result - expected)
        ratings[one.home] += step
        ratings[one.away] -= step
    return found


def pi_differences(played: Prepared) -> Floats:
    """Expected difference of goals by pi-ratings before each match.

    Each team has a rating at home and one away; an error in goals counts by its logarithm, and moves both.
    Source: Constantinou & Fenton, Journal of Quantitative Analysis in Sports 9 (2013).
    """
    home: dict[TeamId, float] = defaultdict(float)
    away: dict[TeamId, float] = defaultdict(float)
    found = np.zeros(len(played.matches))

    def goals_of(rating: float) -> float:
        size: float = PI_BASE ** (abs(rating) / PI_SCALE) - 1
        return size if rating > 0 else -size

    for place, one in enumerate(played.matches):
        expected = goals_of(home[one.home]) - goals_of(away[one.away])
        found[place] = expected
        off = one.home_goals - one.away_goals - expected
        moved = PI_SCALE * np.log10(1 + abs(off)) * np.sign(off)
        step = PI_RATE * float(moved)
        home[one.home] += step
        away[one.home] += step * PI_ACROSS
        away[one.away] -= step
        home[one.away] -= step * PI_ACROSS
    return found


def ordered_logit(gap: Floats, outcome: Floats) -> Floats:
    """Slope and both cuts of an ordered logit of outcomes (0 home win, 1 draw, 2 away win), a little drawn to sane values.

    Newton's method on the posterior with a wide normal prior.
    Source: McCullagh, Journal of the Royal Statistical Society B 42 (1980).
    """
    at = np.array([0.5, -0.2, 0.1])  # slope, first cut, logarithm of the distance to the second
    prior = at.copy()

    def value(where: Floats) -> float:
        chances = logit_chances(where, gap)
        picked = chances[np.arange(len(gap)), outcome.astype(int)]
        return float(np.log(np.maximum(picked, 1e-12)).sum() - ((where - prior) ** 2).sum() / 8)

    step = 1e-4
    axes = step * np.eye(3)
    for _ in range(30):
        slope = np.array([(value(at + one) - value(at - one)) / (2 * step) for one in axes])
        curve = -np.array(
            [
                [
                    (
                        value(at + one + two)
                        - value(at + one - two)
                        - value(at - one + two)
                        + value(at - one - two)
                    )
                    / (4 * step * step)
                    for two in axes
                ]
                for one in axes
            ]
        )
        move = solved(cholesky(curve + 1e-6 * np.eye(3)), slope)
        share = 1.0
        while value(at + share * move) < value(at) and share > 1e-4:
            share /= 2
        at = at + share * move
        if np.abs(share * move).max() < 1e-5:
            break
    return at


def logit_chances(at: Sequence[float] | Floats, gap: Floats) -> Floats:
    """Chances of home win, draw and away win."""
    slope, cut, distance = at
    win = 1 / (1 + np.exp(-(slope * gap + cut)))
    not_lost = 1 / (1 + np.exp(-(slope * gap + cut + np.exp(distance))))
    return np.stack([win, not_lost - win, 1 - not_lost], axis=-1)
