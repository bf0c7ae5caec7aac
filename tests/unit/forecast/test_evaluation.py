from dataclasses import replace
from datetime import date
from math import log

import numpy as np
import pytest
from leagues_by_chance import league, names, season, strengths

from torneo.forecast.evaluation.forward import forecasts, splits
from torneo.forecast.evaluation.scores import (
    Mean,
    block_mean,
    log_loss,
    mean_of,
    ranked_score,
    reliability,
    rps,
)
from torneo.forecast.evaluation.season_forecasts import drawn_scores, season_scores
from torneo.forecast.models.drifting import DEFAULTS, fit_drifting
from torneo.forecast.models.low_scores import fitted_rho
from torneo.forecast.models.normal import NormalModel
from torneo.forecast.models.odds import fair_chances, pool_weight, pooled, priced_model, rates_of_chances
from torneo.forecast.models.outcomes import outcome_chances
from torneo.forecast.models.played import prepare
from torneo.forecast.models.ratings import elo_differences, logit_chances, ordered_logit, pi_differences
from torneo.forecast.rates import Rates
from torneo.model import TeamId


def test_scores_of_three_matches_are_those_by_hand():
    chances = np.array([[0.5, 0.3, 0.2], [0.2, 0.3, 0.5], [1.0, 0.0, 0.0]])
    outcome = np.array([0, 1, 0])

    # (0.5-1)^2 + (0.8-1)^2 = 0.29; (0.2-0)^2 + (0.5-1)^2 = 0.29; a certain forecast that came true.
    assert np.allclose(rps(chances, outcome), [0.145, 0.145, 0.0])
    assert np.allclose(log_loss(chances, outcome), [log(2), -log(0.3), 0.0])


def test_score_of_a_place_is_that_by_hand():
    # Said 0.5, 0.25, 0.25; came third: (0.5)^2 + (0.75)^2, over two steps.
    assert ranked_score(np.array([0.5, 0.25, 0.25]), 2) == pytest.approx((0.25 + 0.5625) / 2)
    assert ranked_score(np.array([0.0, 1.0, 0.0]), 1) == 0.0


def test_mean_comes_with_its_error():
    assert mean_of(np.array([1.0, 2.0, 3.0])) == Mean(2.0, pytest.approx(1 / 3**0.5))
    assert mean_of(np.array([1.0])) == Mean(1.0, None)


def test_values_that_go_together_have_the_error_of_their_blocks():
    rng = np.random.default_rng(0)
    blocks = [np.full(20, one) for one in rng.normal(0, 1, 40)]

    found = block_mean(blocks)

    naive = mean_of(np.concatenate(blocks))
    assert found.value == pytest.approx(naive.value)
    assert naive.error is not None
    assert found.error is not None
    assert found.error == pytest.approx(naive.error * 20**0.5, rel=0.1)
    assert block_mean(blocks[:1]).error is None


def test_bands_of_right_forecasts_hold_what_they_say():
    rng = np.random.default_rng(3)
    chances = rng.dirichlet([2, 1, 2], 20_000)
    outcome = (rng.random(20_000)[:, None] > np.cumsum(chances, axis=1)).sum(axis=1)

    bands = reliability(chances, outcome)

    assert sum(one.count for one in bands) == 60_000
    assert all(abs(one.observed - one.forecast) < 4 * one.error for one in bands)
    assert len(bands) == 10


def test_fair_chances_sum_to_one_and_keep_the_order():
    odds = np.array([[2.1, 3.3, 3.6], [1.05, 12.0, 40.0], [3.0, 3.0, 3.0], [1.01, 1.01, 1.01]])

    found = fair_chances(odds)

    assert np.allclose(found.sum(axis=1), 1)
    assert np.allclose(found[2:], 1 / 3)
    powers = np.log(found[0]) / -np.log(odds[0])
    assert np.allclose(powers, powers[0])  # one power for all three prices
    assert powers[0] > 1  # of a book with a margin


def test_rates_of_chances_give_them_back():
    home, away = np.array([1.6, 0.5, 3.2, 1.3]), np.array([1.1, 2.4, 0.4, 1.3])
    for rho in (0.0, -0.08):
        found = rates_of_chances(outcome_chances(home, away, rho), rho=rho)
        assert np.allclose(found[0], home, rtol=1e-5)
        assert np.allclose(found[1], away, rtol=1e-5)


def test_chances_that_no_goals_give_have_the_nearest_rates():
    home, away = rates_of_chances(np.array([[0.1, 0.8, 0.1], [0.49, 0.02, 0.49]]))

    assert np.isfinite([home, away]).all()
    assert home[0] < 0.6
    assert np.allclose(home, away, rtol=0.05)


def test_pool_of_two_forecasts_lies_between_them():
    one, other = np.array([[0.6, 0.2, 0.2]]), np.array([[0.2, 0.2, 0.6]])

    assert np.allclose(pooled([(one, 1.0), (other, 0.0)]), one)
    assert np.allclose(pooled([(one, 0.5), (other, 0.5)])[0, 0], pooled([(one, 0.5), (other, 0.5)])[0, 2])


def test_weight_of_a_pool_is_found_and_one_where_nothing_is_gained():
    rng = np.random.default_rng(1)
    truth = rng.dirichlet([3, 2, 3], 8000)
    outcome = (rng.random(8000)[:, None] > np.cumsum(truth, axis=1)).sum(axis=1)
    noisy = [truth * np.exp(rng.normal(0, 0.5, truth.shape)) for _ in range(2)]
    noisy = [one / one.sum(axis=1, keepdims=True) for one in noisy]

    assert 0.35 < pool_weight(noisy[0], noisy[1], outcome) < 0.65
    assert pool_weight(truth, noisy[0], outcome) == 1.0


def test_odds_take_the_place_of_the_model_where_there_are_some():
    a, b, c = map(TeamId, "abc")
    factor = np.eye(8) * 0.1
    base = NormalModel((a, b, c), np.zeros(8), factor, rho=(-0.05, 0.0))
    matches = [(a, b, False), (b, c, False)]
    odds = {(a, b): (1.5, 4.2, 7.0)}

    sure = priced_model(base, odds).rates(matches, blocks=3, seed=1)
    half = priced_model(base, odds, weight=0.5)
    plain = base.rates(matches, blocks=3, seed=1)

    assert np.allclose(
        outcome_chances(sure.home[:, 0], sure.away[:, 0], sure.rho[0]), fair_chances(np.array([odds[a, b]]))
    )
    assert np.array_equal(sure.home[:, 1], plain.home[:, 1])
    assert np.ptp(half.rates(matches, blocks=3, seed=1).home[:, 0]) > 0
    parts = [half.rates(matches, blocks=1, seed=1, first_block=number).home for number in range(3)]
    assert np.array_equal(np.concatenate(parts), half.rates(matches, blocks=3, seed=1).home)
    assert (
        len({base.digest, half.digest, priced_model(base, odds).digest, priced_model(base, {}).digest}) == 4
    )


def test_ratings_move_with_results_alone():
    played = prepare(league(seed=2, seasons=4, spread=0.4)[0])
    outcome = np.sign(played.goals[:, 1] - played.goals[:, 0]) + 1

    for gaps in (elo_differences(played), pi_differences(played)):
        at = ordered_logit(gaps[90:], outcome[90:])
        chances = logit_chances(at, gaps[90:])
        level = np.tile(np.bincount(outcome[90:].astype(int)) / len(outcome[90:]), (len(gaps[90:]), 1))

        assert gaps[0] == 0
        assert at[0] > 0.2
        assert np.allclose(chances.sum(axis=1), 1)
        assert chances.min() > 0
        assert log_loss(chances, outcome[90:]).mean() < log_loss(level, outcome[90:]).mean()


def test_forecast_of_a_match_knows_nothing_of_its_week_or_later():
    matches = league(seed=6, seasons=3)[0]
    last = max(one.day for one in matches)
    changed = [one if one.day < last else replace(one, home_goals=8) for one in matches]

    one, other = forecasts(matches), forecasts(changed)

    assert set(one.chances) == {"model", "dixon-coles", "elo", "pi", "frequencies"}
    for name in one.chances:
        assert np.array_equal(one.chances[name], other.chances[name]), name
        assert not np.isnan(one.chances[name]).any()


def test_seasons_are_forecast_from_those_before():
    played = prepare(league(seed=6, seasons=4)[0])

    two = splits(played, 2)
    all_ = splits(played, 9)
    alone = splits(prepare(league(seed=6, seasons=1)[0]))

    assert [(len(one.before), len(one.now)) for one in two] == [(180, 90), (180, 90)]
    assert [(len(one.before), len(one.now)) for one in all_] == [(270, 90)]
    assert [(len(one.before), len(one.now)) for one in alone] == [(45, 45)]


def test_weight_of_the_odds_is_chosen_on_the_seasons_before():
    """Odds that are only noise in the last season cannot have lost their weight before it."""
    matches, attack, defence = league(seed=1, seasons=3)
    rng = np.random.default_rng(0)

    def priced(one):
        ours = np.exp(0.4 + attack[one.home] - defence[one.away])
        theirs = np.exp(0.1 + attack[one.away] - defence[one.home])
        right = outcome_chances(np.array([ours]), np.array([theirs]))[0]
        wrong = rng.dirichlet([1, 1, 1])
        return replace(one, odds=tuple(0.95 / (right if one.day < date(2022, 7, 1) else wrong)))

    found = forecasts([priced(one) for one in matches], window=1, with_odds=True)

    blend, odds = found.chances["blend"], found.chances["odds"]
    assert found.weight == 1.0
    assert np.allclose(blend, odds)
    assert len(found.tested) == 180


def test_scores_by_chance_follow_rates_and_correction():
    rng = np.random.default_rng(4)
    rates = Rates(np.full((50, 40), 1.3), np.full((50, 40), 0.9), np.full(50, -0.15))

    home, away = drawn_scores(rates, rng, 40)

    goals = np.stack([home.ravel(), away.ravel()], axis=1).astype(float)
    flat = np.full(len(goals), 1.3), np.full(len(goals), 0.9)
    rho, error = fitted_rho(*flat, goals, mean=0.0, sd=1.0)
    assert abs(rho + 0.15) < 4 * error
    assert abs(home.mean() - 1.3) < 0.02
    assert abs((home > away).mean() - outcome_chances(flat[0][:1], flat[1][:1], -0.15)[0, 0]) < 0.007


def test_intervals_of_points_cover_what_they_say():
    """Teams as strong as the prior says: 160 forecasts of teams in the middle of their season."""
    rng = np.random.default_rng(11)
    found = []
    for number in range(4):
        teams = names(20)
        attack, defence = strengths(rng, teams, 0.2)
        defence = {team: 0.8 * attack[team] + 0.4 * defence[team] for team in teams}
        played = [
            match
            for year in (2020, 2021, 2022)
            for match in season(rng, teams, attack, defence, start=date(year, 8, 10), name=str(year))
        ]
        found += season_scores(played, window=1, shares=(50,), seed=number)

    cover = np.mean([one.cover_inner.value for one in found])
    assert [one.teams for one in found] == [40] * 4
    assert abs(cover - 0.8) < 0.1
    assert all(one.cover.value >= one.cover_inner.value for one in found)


def test_plug_in_is_too_sure_at_the_start_of_a_season():
    played = league(seed=12, count=20, seasons=3)[0]

    (drawn,), (plug_in,) = (
        season_scores(played, window=2, shares=(2,), plug_in=one) for one in (False, True)
    )

    assert plug_in.cover_inner.value < drawn.cover_inner.value


def test_fit_of_a_window_is_what_the_walk_expects():
    """A forecast of the walk is that of a fit at the beginning of its week."""
    matches = league(seed=6, seasons=2)[0]
    found = forecasts(matches, window=1, baselines=False)
    last = prepare(matches).matches[-5:]
    before = [one for one in matches if one.day < last[0].day]

    model = fit_drifting(before, as_of=last[0].day)
    rates = model.rates([(one.home, one.away, False) for one in last], blocks=1, seed=0, plug_in=True)
    chances = outcome_chances(rates.home[0], rates.away[0], rates.rho[0])

    assert np.allclose(found.chances["model"][-5:], chances, atol=0.01)
    assert DEFAULTS.drift > 0
