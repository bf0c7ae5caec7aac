"""Dixon and Coles' correction of the scores 0-0, 1-0, 0-1 and 1-1.

Source: Dixon & Coles, Modelling Association Football Scores, Applied Statistics 46 (1997), equation 4.2.
"""

import numpy as np
from numpy.typing import NDArray

from torneo.forecast.rates import Floats

RHO_MAX = 0.2
"""Beyond it no league lies, and the correction could turn a chance negative."""


def fitted_rho(
    home: Floats,
    away: Floats,
    goals: Floats,
    *,
    mean: float,
    sd: float,
    weight: Floats | None = None,
) -> tuple[float, float]:
    """The correction that these scores ask for, and its standard error, under a normal prior.

    Args:
        home: Expected goals of the home side of each match.
        away: Of the other side.
        goals: Goals of both, `[matches, 2]`.
        mean: Of the prior.
        sd: Its standard deviation; the error is never larger.
        weight: Of each match; None: all count once.
    """
    slopes = slopes_of(home, away, goals)
    low = slopes != 0
    slope, counts = slopes[low], np.ones(int(low.sum())) if weight is None else weight[low]
    rho, precision = mean, sd**-2
    curve = precision
    for _ in range(20):
        part = slope / np.maximum(1 + slope * rho, 1e-3)
        curve = float((counts * part**2).sum()) + precision
        step = (float((counts * part).sum()) - precision * (rho - mean)) / curve
        rho = float(np.clip(rho + step, -RHO_MAX, RHO_MAX))
        if abs(step) < 1e-9:
            break
    return rho, float(curve**-0.5)


def slopes_of(home: Floats, away: Floats, goals: Floats | NDArray[np.int64]) -> Floats:
    """What one unit of the correction adds to the chance of each score, as a share of it; 0 for other scores."""
    x, y = goals[:, 0], goals[:, 1]
    return np.select(
        [(x == 0) & (y == 0), (x == 1) & (y == 0), (x == 0) & (y == 1), (x == 1) & (y == 1)],
        [-home * away, away, home, np.full(len(home), -1.0)],
        0.0,
    )
