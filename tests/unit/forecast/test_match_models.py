from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from leagues_by_chance import league, names, season, strengths

from torneo.forecast.models.dixon_coles import DECAY, fit_dixon_coles, mode_of, posterior_of
from torneo.forecast.models.drifting import DEFAULTS, fit_drifting, walk
from torneo.forecast.models.linear import cholesky, inverse, solved
from torneo.forecast.models.low_scores import fitted_rho, slopes_of
from torneo.forecast.models.outcomes import grid_size, outcome_chances
from torneo.forecast.models.played import NEW, OLD, Played, prepare, season_numbers
from torneo.model import TeamId

STILL = replace(
    DEFAULTS,
    drift=0.0,
    breaks=0.0,
    level_drift=0.0,
    home_drift=0.0,
    defence_share=1.0,
    new_together=0.0,
    first_var=1 / 16,
)
"""Strengths that do not move."""

FITS = [fit_drifting, fit_dixon_coles]


@pytest.mark.parametrize("fit", FITS)
def test_fit_finds_the_strengths_that_made_the_results(fit):
    """Ten teams, six seasons: every parameter lies where its own standard error says, and the errors are of use."""
    played, attack, defence = league(seed=4, seasons=6)
    model = (
        fit(played, replace(STILL, first_var=0.06))
        if fit is fit_drifting
        else fit(played, replace(DECAY, per_day=0.0))
    )

    truth = np.array(
        [0.25, 0.3, *(attack[one] for one in model.teams), *(defence[one] for one in model.teams)]
    )
    error = np.sqrt((model.factor**2).sum(axis=1))
    off = (model.mean - truth) / error
    assert np.abs(off).max() < 3.5
    assert 0.5 < np.sqrt((off**2).mean()) < 1.5
    assert error.max() < 0.12


@pytest.mark.parametrize("fit", FITS)
def test_order_of_the_matches_is_nothing(fit):
    played, _, _ = league(seed=2, seasons=2)
    mixed = [played[place] for place in np.random.default_rng(0).permutation(len(played))]

    assert fit(mixed).digest == fit(played).digest
    assert fit(played[:-1]).digest != fit(played).digest


@pytest.mark.parametrize("fit", FITS)
def test_names_of_the_teams_are_nothing(fit):
    played, _, _ = league(seed=3, seasons=2)
    new = {team: TeamId(f"z{99 - number}") for number, team in enumerate(names(10))}
    renamed = [replace(one, home=new[one.home], away=new[one.away]) for one in played]
    pairs = [(one, other, False) for one in names(10) for other in names(10) if one != other]

    ours = fit(played).rates(pairs, blocks=1, seed=0, plug_in=True)
    theirs = fit(renamed).rates([(new[a], new[b], c) for a, b, c in pairs], blocks=1, seed=0, plug_in=True)

    # Matches of one day are used one after the other, in the order of their ids.
    near = 0.01 if fit is fit_drifting else 1e-4
    assert np.allclose(ours.home, theirs.home, rtol=near)
    assert np.allclose(ours.away, theirs.away, rtol=near)


@pytest.mark.parametrize("fit", FITS)
def test_draws_of_a_fit_have_its_covariance(fit):
    played, _, _ = league(seed=5, count=6, seasons=1)
    model = fit(played)
    teams = model.teams
    pairs = [(teams[0], teams[1], False), (teams[2], teams[3], True), (teams[1], teams[0], False)]

    logs = np.log(model.rates(pairs, blocks=10_000, seed=8).home)

    rows = np.zeros((3, 14))
    for row, (home, away, neutral) in zip(rows, pairs, strict=True):
        row[0], row[1] = 1, 0 if neutral else 0.5
        row[2 + teams.index(home)] += 1
        row[8 + teams.index(away)] -= 1
    expected = rows @ model.factor @ model.factor.T @ rows.T
    assert np.allclose(np.cov(logs.T), expected, rtol=0.05, atol=0.05 * expected.max())
    assert np.allclose(logs.mean(axis=0), rows @ model.mean, atol=0.01)


def test_derivatives_of_the_posterior_are_those_of_its_value():
    played, _, _ = league(seed=6, count=6, seasons=2)
    played[0] = replace(played[0], neutral=True)
    posterior = posterior_of(prepare(played), DECAY)
    at = np.random.default_rng(1).normal(0, 0.2, 14)
    steps = 1e-5 * np.eye(14)

    slope = [(posterior.value(at + step) - posterior.value(at - step)) / 2e-5 for step in steps]
    curve = [-(posterior.slope(at + step) - posterior.slope(at - step)) / 2e-5 for step in steps]

    assert np.allclose(posterior.slope(at), slope, rtol=1e-5, atol=1e-4)
    assert np.allclose(posterior.curve(at), curve, rtol=1e-5, atol=1e-4)


def test_mode_is_where_the_slope_ends():
    played, _, _ = league(seed=7)
    posterior = posterior_of(prepare(played), DECAY)

    at, factor = mode_of(posterior)

    assert np.abs(posterior.slope(at)).max() < 1e-5
    assert np.allclose(factor @ factor.T, posterior.curve(at), rtol=1e-4)


def test_mode_is_found_from_far_away():
    """Scores that no league has: full Newton steps would leap."""
    day = date(2024, 1, 1)
    played = [Played(TeamId("a"), TeamId("b"), 60, 0, day + timedelta(number)) for number in range(30)]
    posterior = posterior_of(prepare(played), replace(DECAY, ridge=0.01))

    at, _ = mode_of(posterior)

    assert np.abs(posterior.slope(at)).max() < 1e-3


def test_filter_of_one_season_is_close_to_the_exact_posterior():
    """Without drift, following the matches one by one is the Dixon-Coles fit without decay, but for linearisation."""
    played, _, _ = league(seed=9, count=12, seasons=1)

    followed = fit_drifting(played, STILL)
    exact = fit_dixon_coles(played, replace(DECAY, per_day=0.0, ridge=16.0))

    assert np.allclose(followed.mean, exact.mean, atol=0.02)
    errors, exact_errors = ((one.factor**2).sum(axis=1) for one in (followed, exact))
    assert np.allclose(errors, exact_errors, rtol=0.15)


def test_results_are_expected_before_they_are_used():
    played = prepare(league(seed=1, seasons=1)[0])
    changed = prepare([*played.matches[:-5], *(replace(one, home_goals=9) for one in played.matches[-5:])])

    one, other = walk(played, batch_days=7), walk(changed, batch_days=7)

    assert np.array_equal(one.predicted, other.predicted)
    assert not np.array_equal(one.mean, other.mean)


def test_newcomers_begin_where_newcomers_began_before():
    rng = np.random.default_rng(3)
    teams = names(20)
    attack, defence = strengths(rng, teams, 0.1)
    for team in teams[10:]:
        attack[team], defence[team] = -0.6, -0.6
    played = []
    for number in range(6):  # two newcomers each year, far weaker than the default says
        members = [
            *teams[: 8 if number else 10],
            *([teams[10 + (2 * number) % 10], teams[11 + (2 * number) % 10]] if number else []),
        ]
        played += season(rng, members, attack, defence, start=date(2018 + number, 8, 10))

    model = fit_drifting(played)
    few = fit_drifting([one for one in played if one.day < date(2019, 7, 1)])

    assert (few.newcomer.attack, few.newcomer.defence) == (DEFAULTS.new_attack, DEFAULTS.new_defence)
    assert model.newcomer.attack < DEFAULTS.new_attack - 0.05
    assert model.newcomer.defence < DEFAULTS.new_defence - 0.05


def test_strengths_follow_a_team_that_changes():
    rng = np.random.default_rng(8)
    teams = names(10)
    attack, defence = strengths(rng, teams, 0.1)
    played = []
    for number in range(6):
        attack[teams[0]] = defence[teams[0]] = -0.5 if number < 3 else 0.5
        played += season(rng, teams, attack, defence, start=date(2018 + number, 8, 10))

    found, still = fit_drifting(played), fit_drifting(played, STILL)

    assert found.mean[2 + found.teams.index(teams[0])] > still.mean[2 + still.teams.index(teams[0])] + 0.05


@pytest.mark.parametrize("fit", FITS)
def test_no_results_give_the_prior(fit):
    model = fit([])

    found = model.rates([(TeamId("a"), TeamId("b"), False)], blocks=4, seed=1)
    assert model.teams == ()
    assert found.unknown == ("a", "b")
    assert 0.3 < found.home.min() < found.home.max() < 5


@pytest.mark.parametrize("fit", FITS)
def test_results_that_are_old_say_less(fit):
    played, _, _ = league(seed=1, seasons=1)
    last = max(one.day for one in played)

    near, far = fit(played, as_of=last), fit(played, as_of=last + timedelta(days=400))

    assert (far.factor**2).sum() > (near.factor**2).sum()


def test_seasons_are_told_apart_by_a_meeting_that_comes_again():
    day = date(2024, 8, 1)
    a, b, c = map(TeamId, "abc")
    pauses = [
        Played(a, b, 1, 0, day),
        Played(b, c, 1, 0, day + timedelta(days=100)),  # a stop, no new season
        Played(c, a, 1, 0, day + timedelta(days=107)),
        Played(a, b, 1, 0, day + timedelta(days=150)),
        Played(a, c, 1, 0, day + timedelta(days=157)),
    ]

    assert season_numbers(pauses) == (0, 0, 0, 1, 1)
    assert season_numbers([replace(one, season="x") for one in pauses]) == (0, 0, 0, 0, 0)
    named = [replace(one, season=name) for one, name in zip(pauses, "aaaba", strict=True)]
    assert season_numbers(named) == (0, 0, 0, 1, 1)


def test_slot_goes_to_another_team_after_a_season_away():
    day = date(2020, 8, 1)
    years = [("a", "b"), ("b", "c"), ("b", "d"), ("b", "a")]
    played = prepare(
        Played(TeamId(one), TeamId(other), 1, 1, day + timedelta(days=365 * number), str(number))
        for number, (one, other) in enumerate(years)
    )

    assert played.slot_count == 3
    assert set(played.slots) == {"a", "b", "d"}
    assert played.status.tolist() == [[1, 1], [OLD, NEW], [OLD, NEW], [OLD, NEW]]
    assert len({played.places[number, 0] for number in (1, 2, 3)}) == 1


def test_rho_of_simulated_low_scores_is_found():
    rng = np.random.default_rng(5)
    count, rho = 60_000, -0.12
    home, away = rng.uniform(0.8, 2.0, count), rng.uniform(0.6, 1.6, count)
    goals = np.stack([rng.poisson(home), rng.poisson(away)], axis=1).astype(float)
    keep = rng.uniform(0, 1.5, count) < 1 + slopes_of(home, away, goals) * rho

    found, error = fitted_rho(home[keep], away[keep], goals[keep], mean=0.0, sd=1.0)

    assert abs(found - rho) < 4 * error < 0.05


def test_outcome_chances_are_those_of_the_sum_over_all_scores():
    home, away, rho = np.array([1.4, 0.3, 5.0]), np.array([1.1, 2.2, 0.1]), np.array([-0.1, 0.2, 0.0])
    found = outcome_chances(home, away, rho)

    for ours, theirs, low, chances in zip(home, away, rho, found, strict=True):
        cells = np.zeros((60, 60))
        for x in range(60):
            for y in range(60):
                logs = x * np.log(ours) - ours + y * np.log(theirs) - theirs
                cells[x, y] = np.exp(
                    logs - sum(map(np.log, range(1, x + 1))) - sum(map(np.log, range(1, y + 1)))
                )
        cells[0, 0] *= 1 - ours * theirs * low
        cells[1, 0] *= 1 + theirs * low
        cells[0, 1] *= 1 + ours * low
        cells[1, 1] *= 1 - low
        exact = [np.tril(cells, -1).sum(), np.trace(cells), np.triu(cells, 1).sum()]
        assert np.allclose(chances, exact, atol=1e-7)
    assert outcome_chances(np.zeros(0), np.zeros(0)).shape == (0, 3)


def test_grid_holds_all_but_the_tail():
    assert grid_size(0.02) < grid_size(1.5) < grid_size(12) < 60


def test_systems_are_solved_as_numpy_does():
    rng = np.random.default_rng(2)
    half = rng.normal(size=(9, 9))
    matrix, right = half @ half.T + np.eye(9), rng.normal(size=9)
    factor = cholesky(matrix)

    assert np.allclose(factor, np.linalg.cholesky(matrix))
    assert np.allclose(solved(factor, right), np.linalg.solve(matrix, right))
    assert np.allclose(inverse(factor), np.linalg.inv(matrix))
