"""Bookmakers' odds as chances and as expected goals, alone or pooled with a model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import numpy as np

from torneo.forecast.models.normal import NormalModel
from torneo.forecast.models.outcomes import outcome_chances
from torneo.forecast.rates import RATE_MAX, RATE_MIN, Floats, Pairing, Rates, valid_rho
from torneo.model import TeamId

_STEPS = 60


def fair_chances(odds: Floats) -> Floats:
    """Chances that decimal odds hold, without the bookmaker's margin; rows sum to 1, a row with a gap stays one.

    Power method: the chance is a power of one divided by the price, the same for all three. It takes more of the margin
    from outsiders, who are priced too dear.
    Source: Clarke, Kovalchik & Ingram, American Journal of Sports Science 5 (2017).

    Args:
        odds: Home win, draw, away win, `[matches, 3]`, each above 1.
    """
    told = -np.log(odds)
    low, high = np.full(len(odds), 0.2), np.full(len(odds), 5.0)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        over = np.exp(middle[:, None] * told).sum(axis=1) > 1
        low, high = np.where(over, middle, low), np.where(over, high, middle)
    chances = np.exp(high[:, None] * told)
    found: Floats = chances / chances.sum(axis=1, keepdims=True)
    return found


def pooled(parts: Sequence[tuple[Floats, float]]) -> Floats:
    """Chances pooled in logarithms with weights.

    Source: Genest & Zidek, Statistical Science 1 (1986).
    """
    logs = sum(weight * np.log(np.maximum(chances, 1e-12)) for chances, weight in parts)
    assert isinstance(logs, np.ndarray)
    found = np.exp(logs - logs.max(axis=-1, keepdims=True))
    total: Floats = found / found.sum(axis=-1, keepdims=True)
    return total


def pool_weight(first: Floats, other: Floats, outcome: Floats) -> float:
    """The weight of `first` against `other`, 0 to 1, that these outcomes ask for.

    It is the most likely one, if that gains more over `first` alone than the standard error of the gain; else 1: a
    weight that chance may have made costs more than it brings.
    Source of the rule of one standard error: Breiman, Friedman, Olshen & Stone, Classification and Regression Trees
    (1984), section 3.4.3.

    Args:
        outcome: 0 home win, 1 draw, 2 away win.
    """
    rows, came = np.arange(len(outcome)), outcome.astype(int)

    def gained(weight: float) -> Floats:
        logs: Floats = np.log(pooled([(first, weight), (other, 1 - weight)])[rows, came])
        return logs

    low, high = 0.0, 1.0
    for _ in range(30):  # concave in the weight: thirds are enough
        left, right = low + (high - low) / 3, high - (high - low) / 3
        if gained(left).sum() < gained(right).sum():
            low = left
        else:
            high = right
    best = (low + high) / 2
    gain = gained(best) - gained(1.0)
    return best if len(gain) > 1 and gain.mean() > gain.std(ddof=1) / len(gain) ** 0.5 else 1.0


def rates_of_chances(chances: Floats, *, rho: float = 0.0) -> tuple[Floats, Floats]:
    """Expected goals of both sides under which home win, draw and away win have these chances.

    Newton's method in two logarithms; where no pair of rates gives the draw its chance, the nearest that was found.
    """
    wanted = np.log(np.maximum(chances, 1e-9))
    at = np.log(
        np.stack([1.4 + (chances[:, 0] - chances[:, 2]), 1.4 - (chances[:, 0] - chances[:, 2])], axis=1)
    )

    def miss(where: Floats) -> Floats:
        rates = np.exp(where)
        found = np.log(np.maximum(outcome_chances(rates[:, 0], rates[:, 1], rho), 1e-9))
        return (found - wanted)[:, (0, 2)]

    step = 1e-5
    now = miss(at)
    best, off = at.copy(), np.abs(now).max(axis=1)
    for _ in range(40):
        first = (miss(at + np.array([step, 0.0])) - now) / step
        second = (miss(at + np.array([0.0, step])) - now) / step
        det = first[:, 0] * second[:, 1] - second[:, 0] * first[:, 1]
        det = np.where(np.abs(det) < 1e-9, 1e-9, det)
        move = np.stack(
            [
                (now[:, 0] * second[:, 1] - second[:, 0] * now[:, 1]) / det,
                (first[:, 0] * now[:, 1] - now[:, 0] * first[:, 1]) / det,
            ],
            axis=1,
        )
        at = np.clip(at - np.clip(move, -0.5, 0.5), np.log(RATE_MIN), np.log(RATE_MAX))
        now = miss(at)
        distance = np.abs(now).max(axis=1)
        closer = distance < off
        best[closer], off[closer] = at[closer], distance[closer]
        if off.max(initial=0.0) < 1e-9:
            break
    rates = np.exp(best)
    return rates[:, 0], rates[:, 1]


@dataclass(frozen=True, eq=False)
class PricedModel:
    """A `ScoreModel` that takes the odds of some matches, and a model where there are none.

    Attributes:
        base: For matches without odds, and for how uncertain the rates are.
        priced: Expected goals of home and away side by home and away team.
        weight: Of the odds against the model: 1 leaves nothing of the model, and then rates are certain.
    """

    base: NormalModel
    priced: Mapping[tuple[TeamId, TeamId], tuple[float, float]]
    weight: float = 1.0

    @property
    def teams(self) -> tuple[TeamId, ...]:
        """Teams that the model below knows."""
        return self.base.teams

    @property
    def made(self) -> Mapping[str, object]:
        """How the model below was made, and how many matches follow odds with which weight in hundredths."""
        return {**self.base.made, "odds": len(self.priced), "odds_weight": round(100 * self.weight)}

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the model below, the prices and their weight."""
        told = repr((self.base.digest, sorted(self.priced.items()), self.weight))
        return sha256(told.encode()).hexdigest()

    def rates(
        self,
        matches: Sequence[Pairing],
        *,
        blocks: int,
        seed: int,
        plug_in: bool = False,
        first_block: int = 0,
    ) -> Rates:
        """Rates of matches, see `ScoreModel.rates`."""
        drawn = self.base.rates(matches, blocks=blocks, seed=seed, plug_in=plug_in, first_block=first_block)
        centre = self.base.rates(matches, blocks=1, seed=seed, plug_in=True)
        home, away = drawn.home.copy(), drawn.away.copy()
        for place, (one, other, _) in enumerate(matches):
            price = self.priced.get((one, other))
            if price is not None:
                for rates, middle, goals in ((home, centre.home, price[0]), (away, centre.away, price[1])):
                    spread = (rates[:, place] / middle[0, place]) ** (1 - self.weight)
                    rates[:, place] = np.clip(goals * spread, RATE_MIN, RATE_MAX)
        return Rates(home, away, valid_rho(drawn.rho, home, away), drawn.unknown)


def priced_model(
    base: NormalModel,
    odds: Mapping[tuple[TeamId, TeamId], tuple[float, float, float]],
    *,
    weight: float = 1.0,
) -> PricedModel:
    """A model that follows the odds of some matches, pooled with what the model below says of them.

    Args:
        odds: Decimal odds of home win, draw and away win, by home and away team.
        weight: Of the odds, 0 to 1.
    """
    pairs = sorted(odds)
    if not pairs:
        return PricedModel(base, {}, weight)
    rates = base.rates([(one, other, False) for one, other in pairs], blocks=1, seed=0, plug_in=True)
    rho = base.rho[0]
    ours = outcome_chances(rates.home[0], rates.away[0], rho)
    theirs = fair_chances(np.array([odds[pair] for pair in pairs]))
    home, away = rates_of_chances(pooled([(theirs, weight), (ours, 1 - weight)]), rho=rho)
    return PricedModel(
        base,
        {pair: (float(one), float(other)) for pair, one, other in zip(pairs, home, away, strict=True)},
        weight,
    )
