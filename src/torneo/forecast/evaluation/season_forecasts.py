"""Seasons forecast from some of their matches: are points, places and zones as likely as they were said to be?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from torneo.forecast.evaluation.forward import WINDOW, splits
from torneo.forecast.evaluation.scores import Mean, block_mean, ranked_score
from torneo.forecast.models.drifting import DEFAULTS, Settings, fit_drifting
from torneo.forecast.models.low_scores import slopes_of
from torneo.forecast.models.played import Played, Prepared, prepare
from torneo.forecast.rates import Floats, Rates, ScoreModel
from torneo.model import TeamId

Ints = NDArray[np.int64]

SHARES = (2, 25, 50, 75)
"""Per cent of the matches of a season after which it is forecast."""

BLOCKS, SEASONS = 500, 4
"""Draws of the parameters, and seasons played with each."""

LOW, HIGH = 0.1, 0.9
"""The interval of points that is tested holds what lies between: 80 %."""


@dataclass(frozen=True, slots=True)
class SeasonScore:
    """All tested seasons, forecast after a share of their matches. Errors are by bootstrap of whole seasons.

    Attributes:
        share: Per cent of the matches that were known.
        teams: How many forecasts of teams.
        cover: Share of teams whose points lay between the tenth and the ninetieth per cent, both counted in.
        cover_inner: The same with each end of the interval counted only with that part of its chance that belongs to
            the 80 %: points are whole numbers, and the interval as it is read holds a little more.
        rank: Ranked probability score of the places.
        title: Log loss of the forecasts of the champion, one for each team.
        top: Of the best fifth.
        bottom: Of the worst fifteen per cent.
    """

    share: int
    teams: int
    cover: Mean
    cover_inner: Mean
    rank: Mean
    title: Mean
    top: Mean
    bottom: Mean


def season_scores(
    matches: Prepared | Iterable[Played],
    settings: Settings = DEFAULTS,
    *,
    window: int = WINDOW,
    since: date | None = None,
    shares: Sequence[int] = SHARES,
    seed: int = 1,
    plug_in: bool = False,
) -> tuple[SeasonScore, ...]:
    """Every tested season forecast after each share of its matches.

    Its table has three points for a win, then goal difference, goals for, and lots.

    Args:
        plug_in: Forecast by the best estimate of the parameters instead of draws.
        since: Only seasons that begin on this day or later.
    """
    played = matches if isinstance(matches, Prepared) else prepare(matches)
    told = []
    parts = [
        part
        for part in splits(played, window)
        if len(part.before) and played.season[part.now[0]] != played.season[part.before[-1]]
        if since is None or played.day[part.now[0]] >= since.toordinal()
    ]
    for share in shares:
        found = []
        for part in parts:
            cut = round(len(part.now) * share / 100)
            named = [
                replace(played.matches[place], season=f"season {played.season[place]}")
                for place in map(int, [*part.before, *part.now])
            ]
            known, left = named[: len(part.before) + cut], named[len(part.before) + cut :]
            model = fit_drifting(known, settings, as_of=left[0].day) if left else None
            if model is not None:
                found.append(_season(model, known[len(part.before) :], left, seed=seed, plug_in=plug_in))
        if found:
            columns = [block_mean([one[:, column] for one in found]) for column in range(6)]
            told.append(SeasonScore(share, sum(map(len, found)), *columns))
    return tuple(told)


def _season(
    model: ScoreModel, known: Sequence[Played], left: Sequence[Played], *, seed: int, plug_in: bool
) -> Floats:
    """For each team: cover, inner cover, score of its place, log loss of title, top and bottom."""
    teams = sorted({team for one in (*known, *left) for team in (one.home, one.away)})
    place = {team: number for number, team in enumerate(teams)}
    rates = model.rates(
        [(one.home, one.away, one.neutral) for one in left], blocks=BLOCKS, seed=seed, plug_in=plug_in
    )
    rng = np.random.default_rng(seed)
    home, away = drawn_scores(rates, rng, SEASONS)
    had = _table(known, place)
    tables = np.repeat(had[:, None, :], len(home), axis=1)
    for number, one in enumerate(left):
        _count(tables, place[one.home], place[one.away], home[:, number], away[:, number])
    final = had + _table(left, place)
    ranks = _ranks(tables, rng)
    actual = _ranks(final[:, None, :], rng)[0]
    points = tables[0]
    count = len(teams)
    top, bottom = max(1, round(count / 5)), max(1, round(count * 3 / 20))
    rows = []
    for team in range(count):
        under = float((points[:, team] < final[0, team]).mean())
        upto = float((points[:, team] <= final[0, team]).mean())
        inside = max(0.0, min(upto, HIGH) - max(under, LOW))
        cover = inside / (upto - under) if upto > under else float(LOW < under < HIGH)
        closed = float(upto >= LOW and under <= HIGH)
        chances = np.bincount(ranks[:, team], minlength=count) / len(ranks)
        zones = [
            (chances[0], actual[team] == 0),
            (chances[:top].sum(), actual[team] < top),
            (chances[count - bottom :].sum(), actual[team] >= count - bottom),
        ]
        losses = [_loss(float(chance), bool(came), len(ranks)) for chance, came in zones]
        rows.append([closed, cover, ranked_score(chances, int(actual[team])), *losses])
    return np.array(rows)


def drawn_scores(rates: Rates, rng: np.random.Generator, seasons: int) -> tuple[Ints, Ints]:
    """Scores of all matches, `[blocks * seasons, matches]`: Poisson, low scores corrected by rejection."""
    shape = (seasons * len(rates.rho), rates.home.shape[1])
    ours, theirs = (np.repeat(one, seasons, axis=0).ravel() for one in (rates.home, rates.away))
    rho = np.repeat(np.repeat(rates.rho, seasons), shape[1])
    home, away = rng.poisson(ours), rng.poisson(theirs)
    most = 1 + np.abs(rho) * np.maximum(np.maximum(ours, theirs), np.maximum(ours * theirs, 1.0))
    drawn = np.arange(len(home))
    while len(drawn):
        goals = np.stack([home[drawn], away[drawn]], axis=1)
        share = 1 + rho[drawn] * slopes_of(ours[drawn], theirs[drawn], goals)
        drawn = drawn[rng.random(len(drawn)) * most[drawn] > share]
        home[drawn], away[drawn] = rng.poisson(ours[drawn]), rng.poisson(theirs[drawn])
    return home.reshape(shape), away.reshape(shape)


def _loss(chance: float, came: bool, runs: int) -> float:
    """Log loss; a chance that no run or every run had is one in twice as many runs away from certainty."""
    safe = min(max(chance, 0.5 / runs), 1 - 0.5 / runs)
    return float(-np.log(safe if came else 1 - safe))


def _table(matches: Sequence[Played], place: dict[TeamId, int]) -> Ints:
    """Points, goal difference and goals for of each team, `[3, teams]`."""
    table = np.zeros((3, 1, len(place)), np.int64)
    for one in matches:
        ours, theirs = np.array([one.home_goals]), np.array([one.away_goals])
        _count(table, place[one.home], place[one.away], ours, theirs)
    return table[:, 0]


def _count(tables: Ints, one: int, other: int, ours: Ints, theirs: Ints) -> None:
    """Add a match with its scores in all tables, `[3, tables, teams]`."""
    tables[0, :, one] += np.where(ours > theirs, 3, np.where(ours == theirs, 1, 0))
    tables[0, :, other] += np.where(ours < theirs, 3, np.where(ours == theirs, 1, 0))
    tables[1, :, one] += ours - theirs
    tables[1, :, other] += theirs - ours
    tables[2, :, one] += ours
    tables[2, :, other] += theirs


def _ranks(tables: Ints, rng: np.random.Generator) -> Ints:
    """Place of each team from 0, by points, goal difference, goals for, then lots."""
    points, difference, scored = tables
    key = (points * 1000 + difference + 500) * 1000 + scored + rng.random(points.shape)
    order = np.argsort(-key, axis=1)
    ranks = np.empty(order.shape, np.int64)
    np.put_along_axis(ranks, order, np.arange(order.shape[1])[None, :], axis=1)
    return ranks
