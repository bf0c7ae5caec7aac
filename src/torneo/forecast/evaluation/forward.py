"""Every match forecast from what was known at the beginning of its week, through all seasons that have some before them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from torneo.forecast.models.dixon_coles import DECAY, mode_of, posterior_of
from torneo.forecast.models.drifting import DEFAULTS, Settings, walk
from torneo.forecast.models.low_scores import fitted_rho
from torneo.forecast.models.odds import fair_chances, pool_weight, pooled
from torneo.forecast.models.outcomes import outcome_chances
from torneo.forecast.models.played import Played, Prepared, prepare
from torneo.forecast.models.ratings import elo_differences, logit_chances, ordered_logit, pi_differences
from torneo.forecast.rates import Floats

Places = NDArray[np.int64]

WINDOW = 5
"""Seasons before a season that its forecasts learn from."""

WEEK = 7
FIRST_WEIGHT = 1.0
"""Weight of the odds in the blend until a season with odds has been seen."""


@dataclass(frozen=True, slots=True, eq=False)
class Forecasts:
    """Forecasts of the same matches by several methods.

    Attributes:
        played: All matches of the data.
        tested: Places of the matches that were forecast.
        outcome: 0 home win, 1 draw, 2 away win, of these.
        chances: By name of the method, `[tested, 3]`; a method without a forecast for a match has no number there.
        weight: Of the odds in the last season's blend; None without odds.
    """

    played: Prepared
    tested: Places
    outcome: Floats
    chances: dict[str, Floats]
    weight: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Places of matches that are forecast together, and of those known before the first of them."""

    before: Places
    now: Places


def splits(played: Prepared, window: int = WINDOW, *, first: int | None = None) -> tuple[Split, ...]:
    """Seasons to forecast, each with the seasons before it.

    Those with `window` seasons before them; where the data has fewer, all but the first; of a single season its second
    half.

    Args:
        first: The first season to forecast, where it is not that.
    """
    last = int(played.season[-1]) if len(played.season) else -1
    if last == 0:
        middle = len(played.season) // 2
        now = np.flatnonzero(played.day >= played.day[middle])
        return (Split(np.arange(now[0]), now),)
    return tuple(
        Split(
            np.flatnonzero((played.season < season) & (played.season >= season - window)),
            np.flatnonzero(played.season == season),
        )
        for season in range(min(window, last) if first is None else first, last + 1)
    )


def forecasts(
    matches: Prepared | Iterable[Played],
    settings: Settings = DEFAULTS,
    *,
    window: int = WINDOW,
    since: date | None = None,
    with_odds: bool = False,
    baselines: bool = True,
) -> Forecasts:
    """Forecasts of all matches of the tested seasons.

    Args:
        window: Seasons before a season that it learns from.
        since: Only matches from this day on are forecast.
        with_odds: Also forecast by the odds, and by odds and model pooled; the weight of a season is chosen on the
            seasons before.
        baselines: Also forecast by Dixon-Coles, Elo, pi and the frequencies of the league.
    """
    played = matches if isinstance(matches, Prepared) else prepare(matches)
    outcome = np.sign(played.goals[:, 1] - played.goals[:, 0]) + 1
    parts = splits(played, window)
    chances: dict[str, Floats] = {}

    def put(name: str, rows: Places, values: Floats) -> None:
        chances.setdefault(name, np.full((len(outcome), 3), np.nan))[rows] = values

    if baselines:
        gaps = {"elo": elo_differences(played), "pi": pi_differences(played)}
    for part in parts:
        before, now = part.before, part.now
        put("model", now, by_model(played, before, now, settings))
        if baselines:
            put("dixon-coles", now, _by_decay(played, before, now))
            for name, gap in gaps.items():
                at = ordered_logit(gap[before], outcome[before])
                put(name, now, logit_chances(at, gap[now]))
            counts = np.bincount(outcome[before].astype(int), minlength=3) + 1.0
            put("frequencies", now, np.tile(counts / counts.sum(), (len(now), 1)))
    weight = None
    if with_odds:
        weight = _odds(played, parts, chances, outcome)
    tested = np.concatenate([part.now for part in parts]) if parts else np.zeros(0, np.int64)
    if since is not None:
        tested = tested[played.day[tested] >= since.toordinal()]
    return Forecasts(
        played, tested, outcome[tested], {name: found[tested] for name, found in chances.items()}, weight
    )


def by_model(played: Prepared, before: Places, now: Places, settings: Settings) -> Floats:
    """Forecasts of the drifting model: at each match the filter has seen what a fit of that week would see."""
    part = _part(played, [*before, *now])
    home, away = walk(part, settings, batch_days=WEEK).rates()
    old = slice(0, len(before))
    rho, _ = fitted_rho(home[old], away[old], part.goals[old], mean=settings.rho, sd=settings.rho_sd)
    return outcome_chances(home[len(before) :], away[len(before) :], rho)


def _by_decay(played: Prepared, before: Places, now: Places) -> Floats:
    """A fit each week: what is played later weighs nothing, and teams without a match have the prior of a newcomer."""
    part = _part(played, [*before, *now])
    whole = posterior_of(part, DECAY)
    at = None
    found = np.empty((len(now), 3))
    days = played.day[now]
    week = (days - days[0]) // WEEK
    for number in np.unique(week):
        start = days[0] + WEEK * number
        age = start - part.day
        posterior = replace(whole, weight=np.where(age > 0, np.exp(-DECAY.per_day * np.abs(age)), 0.0))
        at, _ = mode_of(posterior, start=at)
        home, away = posterior.rates(at)
        rho, _ = fitted_rho(home, away, part.goals, mean=DECAY.rho, sd=DECAY.rho_sd, weight=posterior.weight)
        of = week == number
        rows = len(before) + np.flatnonzero(of)
        found[of] = outcome_chances(home[rows], away[rows], rho)
    return found


def _odds(played: Prepared, parts: Sequence[Split], chances: dict[str, Floats], outcome: Floats) -> float:
    """Forecasts by the odds, and by odds and model pooled; the weight of the last season comes back."""
    odds = np.array([one.odds or (np.nan,) * 3 for one in played.matches]).reshape(-1, 3)
    priced = ~np.isnan(odds[:, 0])
    fair = np.full(odds.shape, np.nan)
    fair[priced] = fair_chances(odds[priced])
    blend = np.full(odds.shape, np.nan)
    seen = np.zeros(len(odds), np.bool_)
    weight = FIRST_WEIGHT
    for part in parts:
        if seen.any():
            weight = pool_weight(fair[seen], chances["model"][seen], outcome[seen])
        now = part.now[priced[part.now]]
        blend[now] = pooled([(fair[now], weight), (chances["model"][now], 1 - weight)])
        seen[now] = True
    chances["odds"], chances["blend"] = fair, blend
    return weight


def _part(played: Prepared, places: Iterable[int]) -> Prepared:
    """A part of the data, with the seasons of the whole."""
    return prepare(
        replace(played.matches[place], season=f"season {played.season[place]}") for place in map(int, places)
    )
