"""Chances of home win, draw and away win from expected goals."""

from math import lgamma

import numpy as np
from numpy.typing import NDArray

from torneo.forecast.rates import Floats

TAIL = 1e-9
"""Chance of more goals of a side than the grid holds, at most."""


def outcome_chances(home: Floats, away: Floats, rho: Floats | float = 0.0) -> Floats:
    """Chances of home win, draw and away win, `[.., 3]`.

    Args:
        home: Expected goals of the home side.
        away: Of the other side, in the same shape.
        rho: Dixon and Coles' correction, one number or in the same shape.
    """
    if not home.size:
        return np.zeros((*home.shape, 3))
    goals = np.arange(grid_size(max(float(home.max()), float(away.max()))))
    ours, theirs = _poisson(home, goals), _poisson(away, goals)
    at_most = np.cumsum(theirs, axis=-1)
    win = (ours[..., 1:] * at_most[..., :-1]).sum(axis=-1)
    draw = (ours * theirs).sum(axis=-1)
    # The correction moves chance between 0-0 and 1-1, which are draws, and 1-0 and 0-1: as much as it takes it gives.
    moved = rho * home * away * np.exp(-home - away)
    win, draw = win + moved, draw - 2 * moved
    return np.stack([win, draw, 1 - win - draw], axis=-1)


def grid_size(rate: float) -> int:
    """How many counts of goals, from 0, leave at most `TAIL` outside."""
    term, total, count = np.exp(-rate), 0.0, 0
    while 1 - total > TAIL and count < 100:
        total += term
        count += 1
        term *= rate / count
    return count + 1


def _poisson(rate: Floats, goals: NDArray[np.int64]) -> Floats:
    logs = np.array([lgamma(count + 1) for count in goals])
    chances: Floats = np.exp(np.log(rate)[..., None] * goals - rate[..., None] - logs)
    return chances
