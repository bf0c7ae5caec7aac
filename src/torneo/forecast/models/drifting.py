"""The match model of the house: attack and defence of each team drift from week to week and step between seasons.

Why not a decay: a decay forgets every team at one rate and knows nothing of a season's end, and a team new to the league
starts as an average one. Here the data of a team fade as fast as its strength may have moved, and newcomers begin where
newcomers began before.
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from torneo.forecast.models.low_scores import fitted_rho
from torneo.forecast.models.normal import PRIOR_NEWCOMER, Newcomer, NormalModel, centre, normal_model
from torneo.forecast.models.played import Played, Prepared, prepare
from torneo.forecast.rates import Floats

LEVEL_VAR, HOME_VAR = 0.09, 0.03
"""Prior variances of the level of goals and of the home advantage: wide enough for any league."""

FIRST_TEAM_WEIGHT, FIRST_TEAM_VAR = 0.5, 0.25
"""Prior of how much of a first team's strength its reserves have."""

IDLE_DAYS = 45
"""After so many days without a match the step between two seasons is behind the teams."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How strengths move; variances are of logarithms of expected goals.

    How the defaults were chosen: docs/explanation/model.md.

    Attributes:
        drift: Variance that attack gains per day of a season.
        breaks: Variance it gains from one season to the next.
        together: Correlation of the moves of attack and defence of a team.
        defence_share: Variance of defence as a share of that of attack, everywhere.
        level_drift: Variance that the level of goals gains per year.
        home_drift: Variance that the home advantage gains per year.
        first_var: Variance of the teams of the first season of the data.
        new_var: Variance of a team new to the league.
        new_together: Correlation of attack and defence of a team without matches.
        new_attack: How a newcomer's attack compares with the average team.
        new_defence: The same for defence.
        new_weight: How many newcomers these two means are worth against those in the data.
        rho: Mean of the prior of the correction of low scores.
        rho_sd: Its standard deviation.
        level: Mean of the prior of the logarithm of a side's goals on neutral ground.
        home: Mean of the prior of the home advantage.
    """

    drift: float = 4e-5
    breaks: float = 0.001
    together: float = 0.98
    defence_share: float = 0.9
    level_drift: float = 0.0003
    home_drift: float = 0.002
    first_var: float = 0.06
    new_var: float = 0.015
    new_together: float = 0.9
    new_attack: float = -0.18
    new_defence: float = -0.26
    new_weight: float = 12.0
    rho: float = -0.06
    rho_sd: float = 0.03
    level: float = 0.27
    home: float = 0.3

    @property
    def numbers(self) -> Floats:
        """The first twelve, as `filter.follow` takes them."""
        return np.array(astuple(self)[:12])


DEFAULTS = Settings()


@dataclass(frozen=True, slots=True, eq=False)
class Walked:
    """Matches with what was expected of each before it was played, and the state after the last.

    Attributes:
        played: The matches.
        predicted: Mean and variance of the logarithm of expected goals, home then away, `[matches, 4]`.
        mean: Of the state, in the order of `filter.follow`.
        cov: Its covariance.
        newcomer: Attack and defence of a team new to the league, against the average.
    """

    played: Prepared
    predicted: Floats
    mean: Floats
    cov: Floats
    newcomer: tuple[float, float]

    def rates(self) -> tuple[Floats, Floats]:
        """Expected goals before each match: the mean of a lognormal."""
        told = self.predicted
        return np.exp(told[:, 0] + told[:, 1] / 2), np.exp(told[:, 2] + told[:, 3] / 2)


def walk(
    played: Prepared, settings: Settings = DEFAULTS, *, batch_days: int = 1, first_team: Floats | None = None
) -> Walked:
    """Follow the strengths through all matches.

    Args:
        batch_days: The matches of so many days, counted from the beginning of their season, are predicted before any
            of them is used.
        first_team: How much stronger the first team of a side is than that of the other, `[matches, 2]`.
    """
    from torneo.forecast.models.filter import TOP, follow

    size = TOP + 2 * played.slot_count
    mean, cov = np.zeros(size), np.zeros((size, _padded(size)))
    mean[:TOP] = settings.level, settings.home, 0.0 if first_team is None else FIRST_TEAM_WEIGHT
    cov[0, 0], cov[1, 1] = LEVEL_VAR, HOME_VAR
    cov[2, 2] = 0.0 if first_team is None else FIRST_TEAM_VAR
    predicted = np.zeros((len(played.matches), 4))
    newcomer = follow(
        played.places,
        played.goals,
        played.ground,
        np.zeros_like(played.goals) if first_team is None else first_team,
        played.day,
        _batches(played, batch_days),
        played.season,
        played.status,
        played.slot_count,
        settings.numbers,
        mean,
        cov,
        predicted,
    )
    return Walked(played, predicted, mean, cov[:, :size].copy(), newcomer)


def fit_drifting(
    matches: Prepared | Iterable[Played], settings: Settings = DEFAULTS, *, as_of: date | None = None
) -> NormalModel:
    """The strengths after the last match, with their uncertainty.

    Args:
        matches: In any order.
        as_of: The day the model is for: strengths drift until then. None: the day of the last match.
    """
    played = matches if isinstance(matches, Prepared) else prepare(matches)
    return model_after(walk(played, settings), settings, as_of=as_of)


def model_after(walked: Walked, settings: Settings = DEFAULTS, *, as_of: date | None = None) -> NormalModel:
    """The model that a walk ends in."""
    from torneo.forecast.models.filter import TOP

    played = walked.played
    teams = tuple(sorted(played.slots))
    count = len(teams)
    places = np.array([played.slots[team] for team in teams], np.intp)
    keep = np.concatenate([[0, 1], TOP + places, TOP + played.slot_count + places]).astype(np.intp)
    mean, cov = walked.mean[keep], walked.cov[np.ix_(keep, keep)]
    moved(cov, played, settings, count, as_of)
    centre(mean, cov, count)
    rho = low_score_rho(walked, settings)
    share = settings.defence_share
    newcomer = Newcomer(*walked.newcomer, settings.new_var**0.5, (settings.new_var * share) ** 0.5)
    return normal_model(teams, mean, cov, rho=rho, newcomer=newcomer if count else PRIOR_NEWCOMER)


def moved(cov: Floats, played: Prepared, settings: Settings, count: int, as_of: date | None) -> None:
    """Let strengths drift from the last match to a day, in place."""
    if as_of is None or not len(played.day):
        return
    days = max(0, as_of.toordinal() - int(played.day[-1]))
    variance = settings.breaks if days > IDLE_DAYS else settings.drift * days
    share = settings.defence_share
    attack = np.arange(2, 2 + count)
    defence = attack + count
    cov[attack, attack] += variance
    cov[defence, defence] += variance * share
    cov[attack, defence] += settings.together * variance * share**0.5
    cov[defence, attack] += settings.together * variance * share**0.5


def low_score_rho(walked: Walked, settings: Settings) -> tuple[float, float]:
    """The correction of low scores that the matches ask for, by what was expected of each, and its standard error."""
    return fitted_rho(*walked.rates(), walked.played.goals, mean=settings.rho, sd=settings.rho_sd)


def _padded(size: int) -> int:
    """Up to a whole number of cache lines, so that no row of a matrix has a ragged end."""
    return -(-size // 8) * 8


def _batches(played: Prepared, days: int) -> npt.NDArray[np.int64]:
    """The number of the batch of each match: so many days of a season, counted from its first."""
    day, season = played.day, played.season
    if not len(day):
        return np.zeros(0, np.int64)
    starts = np.concatenate([[True], np.diff(season) != 0])
    first = day[starts][np.cumsum(starts) - 1]
    within = (day - first) // days
    return np.cumsum(np.concatenate([[0], (np.diff(within) != 0) | (np.diff(season) != 0)]))
