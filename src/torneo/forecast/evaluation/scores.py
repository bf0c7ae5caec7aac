"""Scores of forecasts of home win, draw and away win, and their standard errors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from torneo.forecast.rates import Floats


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean with its standard error; None where one number has none."""

    value: float
    error: float | None


@dataclass(frozen=True, slots=True)
class Band:
    """Forecasts of a like chance, and how often they came true.

    Attributes:
        count: How many.
        forecast: Their mean chance.
        observed: The share that came true.
        error: Standard error of that share, were the forecasts right.
    """

    count: int
    forecast: float
    observed: float
    error: float


def rps(chances: Floats, outcome: Floats) -> Floats:
    """Ranked probability score of each match: 0 is perfect, 1 the worst.

    Source: Epstein, Journal of Applied Meteorology 8 (1969); Constantinou & Fenton, JQAS 8 (2012) for football.
    """
    told = np.cumsum(chances, axis=1)[:, :2]
    came = np.stack([outcome <= 0, outcome <= 1], axis=1)
    found: Floats = ((told - came) ** 2).sum(axis=1) / 2
    return found


def log_loss(chances: Floats, outcome: Floats) -> Floats:
    """Minus the logarithm of the chance that the outcome had."""
    picked = chances[np.arange(len(outcome)), outcome.astype(int)]
    found: Floats = -np.log(np.maximum(picked, 1e-12))
    return found


def ranked_score(chances: Floats, place: int) -> float:
    """The same score for a distribution over places, divided by the number of steps between them."""
    told = np.cumsum(chances)[:-1]
    came = np.arange(len(told)) >= place
    return float(((told - came) ** 2).sum() / max(1, len(told)))


def mean_of(values: Floats) -> Mean:
    """Mean and standard error of independent values."""
    if not len(values):
        return Mean(float("nan"), None)
    error = float(values.std(ddof=1) / len(values) ** 0.5) if len(values) > 1 else None
    return Mean(float(values.mean()), error)


def block_mean(blocks: Sequence[Floats], *, seed: int = 0, draws: int = 2000) -> Mean:
    """Mean of all values, and its standard error by a bootstrap of whole blocks: values of a season go together.

    Source: Kuensch, Annals of Statistics 17 (1989).
    """
    sums = np.array([one.sum() for one in blocks])
    counts = np.array([len(one) for one in blocks])
    if not counts.sum():
        return Mean(float("nan"), None)
    value = float(sums.sum() / counts.sum())
    if len(blocks) < 2:
        return Mean(value, None)
    drawn = np.random.default_rng(seed).integers(0, len(blocks), (draws, len(blocks)))
    means = sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    return Mean(value, float(means.std(ddof=1)))


def reliability(chances: Floats, outcome: Floats, bands: int = 10) -> tuple[Band, ...]:
    """Chances of all three outcomes in bands of equal width, and how often those came true."""
    told = chances.ravel()
    came = (outcome[:, None] == np.arange(3)).ravel()
    band = np.minimum((told * bands).astype(int), bands - 1)
    found = []
    for number in range(bands):
        of = band == number
        if of.any():
            share = told[of]
            error = float((share * (1 - share)).sum() ** 0.5 / len(share))
            found.append(Band(len(share), float(share.mean()), float(came[of].mean()), error))
    return tuple(found)
