"""Time-decayed Dixon-Coles with a normal prior: the model that most of the field uses, fitted by Newton's method.

Log-likelihood: each match weighs `exp(-decay * days)`; goals are Poisson; the correction of low scores is found last, in
one dimension. Prior: attack and defence of each team are normal, those of a newcomer around what newcomers are.
Posterior: normal, with the curvature at the mode (Laplace).
Source: Dixon & Coles, Applied Statistics 46 (1997), sections 4 and 5.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from torneo.forecast.models.linear import cholesky, inverse, solved
from torneo.forecast.models.low_scores import fitted_rho
from torneo.forecast.models.normal import PRIOR_NEWCOMER, Newcomer, NormalModel, centre, normal_model
from torneo.forecast.models.played import NEW, Played, Prepared, prepare
from torneo.forecast.rates import Floats

LEVEL_VAR, HOME_VAR = 0.09, 0.03
_STEPS_MAX = 50
_TOLERANCE = 1e-5
_LEAP = 0.5


@dataclass(frozen=True, slots=True)
class Decay:
    """How a fit weighs matches and draws teams together.

    The decay is the one of the literature; how the ridge was chosen: docs/explanation/model.md.

    Attributes:
        per_day: Rate at which a match loses weight; 0.0018 halves it in 385 days.
        ridge: Matches at the mean that the prior of a team is worth, about: the inverse of its variance.
        new_attack: Mean of the prior of the attack of a team that is in its first season after promotion.
        new_defence: The same for defence.
        level: Mean of the prior of the logarithm of a side's goals on neutral ground.
        home: Mean of the prior of the home advantage.
        rho: Mean of the prior of the correction of low scores.
        rho_sd: Its standard deviation.
    """

    per_day: float = 0.0018
    ridge: float = 6.0
    new_attack: float = -0.18
    new_defence: float = -0.26
    level: float = 0.27
    home: float = 0.3
    rho: float = -0.06
    rho_sd: float = 0.03


DECAY = Decay()


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """What Newton's method climbs: the logarithm of the posterior density, but for a constant.

    Parameters: level, home advantage, attacks, defences.
    """

    home: npt.NDArray[np.int64]
    away: npt.NDArray[np.int64]
    goals: Floats
    ground: Floats
    weight: Floats
    prior: Floats
    precision: Floats

    @property
    def teams(self) -> int:
        return (len(self.prior) - 2) // 2

    def rates(self, at: Floats) -> tuple[Floats, Floats]:
        """Expected goals of both sides of each match."""
        count = self.teams
        attack, defence = at[2 : 2 + count], at[2 + count :]
        advantage = at[1] * self.ground
        return (
            np.exp(at[0] + advantage + attack[self.home] - defence[self.away]),
            np.exp(at[0] - advantage + attack[self.away] - defence[self.home]),
        )

    def value(self, at: Floats) -> float:
        ours, theirs = self.rates(at)
        goals = self.goals
        gained = goals[:, 0] * np.log(ours) - ours + goals[:, 1] * np.log(theirs) - theirs
        return float((self.weight * gained).sum() - (self.precision * (at - self.prior) ** 2).sum() / 2)

    def slope(self, at: Floats) -> Floats:
        """First derivatives."""
        return self._slope(at, *self.rates(at))

    def curve(self, at: Floats) -> Floats:
        """Second derivatives with the sign turned: positive definite everywhere."""
        return self._curve(at, *self.rates(at))

    def derivatives(self, at: Floats) -> tuple[Floats, Floats]:
        """Slope and curve from the same rates."""
        rates = self.rates(at)
        return self._slope(at, *rates), self._curve(at, *rates)

    def _slope(self, at: Floats, ours: Floats, theirs: Floats) -> Floats:
        count = self.teams
        up = self.weight * (self.goals[:, 0] - ours)
        down = self.weight * (self.goals[:, 1] - theirs)
        found = np.empty(len(at))
        found[0] = up.sum() + down.sum()
        found[1] = ((up - down) * self.ground).sum()
        found[2 : 2 + count] = np.bincount(self.home, up, count) + np.bincount(self.away, down, count)
        found[2 + count :] = -np.bincount(self.away, up, count) - np.bincount(self.home, down, count)
        return found - self.precision * (at - self.prior)

    def _curve(self, at: Floats, ours: Floats, theirs: Floats) -> Floats:
        count, size = self.teams, len(at)
        up, down = self.weight * ours, self.weight * theirs
        attack, defence = slice(2, 2 + count), slice(2 + count, size)
        found = np.zeros((size, size))
        found[0, 0] = up.sum() + down.sum()
        found[0, 1] = ((up - down) * self.ground).sum()
        found[1, 1] = ((up + down) * self.ground**2).sum()
        by_home, by_away = np.bincount(self.home, up, count), np.bincount(self.away, down, count)
        at_away, at_home = np.bincount(self.away, up, count), np.bincount(self.home, down, count)
        grounded, grounded_away = up * self.ground, down * self.ground
        found[0, attack] = by_home + by_away
        found[0, defence] = -at_away - at_home
        found[1, attack] = np.bincount(self.home, grounded, count) - np.bincount(
            self.away, grounded_away, count
        )
        found[1, defence] = np.bincount(self.home, grounded_away, count) - np.bincount(
            self.away, grounded, count
        )
        met = np.bincount(self.home * count + self.away, up, count * count)
        met_away = np.bincount(self.away * count + self.home, down, count * count)
        found[attack, defence] = -(met + met_away).reshape(count, count)
        found += np.triu(found, 1).T
        diagonal = np.arange(2, size)
        found[diagonal, diagonal] += np.concatenate([by_home + by_away, at_away + at_home])
        found[np.arange(size), np.arange(size)] += self.precision
        return found


def posterior_of(played: Prepared, settings: Decay, *, as_of: date | None = None) -> Posterior:
    """The posterior of the teams that play or played, in the order of `played.names`."""
    home, away, count = played.teams[:, 0], played.teams[:, 1], len(played.names)
    last = played.day[-1] if len(played.day) else 0.0
    today = max(float(as_of.toordinal()), last) if as_of else last
    attack, defence = np.zeros(count), np.zeros(count)
    now = played.season == (played.season[-1] if len(played.season) else 0)
    for side in (home, away):
        fresh = side[now & (played.status[:, 0 if side is home else 1] == NEW)]
        attack[fresh], defence[fresh] = settings.new_attack, settings.new_defence
    return Posterior(
        home,
        away,
        played.goals,
        played.ground,
        np.exp(-settings.per_day * (today - played.day)),
        np.concatenate([[settings.level, settings.home], attack, defence]),
        np.concatenate([[1 / LEVEL_VAR, 1 / HOME_VAR], np.full(2 * count, settings.ridge)]),
    )


def mode_of(posterior: Posterior, *, start: Floats | None = None) -> tuple[Floats, Floats]:
    """The most likely parameters, looked for from `start` or the prior, and the factor of the curvature there."""
    at = posterior.prior.copy() if start is None else start.copy()
    for _ in range(_STEPS_MAX):
        slope, curve = posterior.derivatives(at)
        factor = cholesky(curve)
        step = solved(factor, slope)
        length = float(np.abs(step).max(initial=0.0))
        if length > _LEAP:  # far from the mode a whole step may leap over it
            value = posterior.value(at)
            while posterior.value(at + step) < value and length > _TOLERANCE:
                step, length = step / 2, length / 2
        at = at + step
        if length < _TOLERANCE:
            break
    return at, factor


def fit_dixon_coles(
    matches: Prepared | Iterable[Played], settings: Decay = DECAY, *, as_of: date | None = None
) -> NormalModel:
    """Strengths from results that weigh less the older they are.

    Args:
        matches: In any order.
        as_of: The day from which ages are counted; None: the day of the last match.
    """
    played = matches if isinstance(matches, Prepared) else prepare(matches)
    posterior = posterior_of(played, settings, as_of=as_of)
    at, factor = mode_of(posterior)
    rho = fitted_rho(
        *posterior.rates(at),
        played.goals,
        mean=settings.rho,
        sd=settings.rho_sd,
        weight=posterior.weight,
    )
    cov = inverse(factor)
    centre(at, cov, posterior.teams)
    sd = settings.ridge**-0.5
    new = Newcomer(settings.new_attack, settings.new_defence, sd, sd)
    return normal_model(played.names, at, cov, rho=rho, newcomer=new if posterior.teams else PRIOR_NEWCOMER)
