import numpy as np
import pytest

from torneo.forecast.chance import key_of, normals
from torneo.forecast.models import Newcomer, NormalModel, given_model, prior_model
from torneo.forecast.models.normal import rounded
from torneo.forecast.rates import RATE_MAX, RATE_MIN, valid_rho
from torneo.forecast.strengths import Strength, Strengths
from torneo.model import TeamId

A, B, C = TeamId("a"), TeamId("b"), TeamId("c")
STATED = Strengths({A: Strength(120, 80), B: Strength(90, 110)}, mean_goals=140, home_advantage=115)
MATCHES = [(A, B, False), (B, A, False), (A, B, True), (C, A, False)]


def _fitted(scale=0.1):
    factor = np.tril(np.arange(36, dtype=float).reshape(6, 6) % 5 * scale + scale)
    return NormalModel((A, B), np.array([0.3, 0.25, 0.1, -0.1, 0.05, -0.05]), factor, rho=(-0.05, 0.02))


def test_given_strengths_expect_the_goals_they_say():
    found = given_model(STATED).rates(MATCHES, blocks=2, seed=1)

    expected = [STATED.expected(home=home, away=away, neutral=neutral) for home, away, neutral in MATCHES]
    assert np.allclose(found.home, [[one[0] for one in expected]] * 2, rtol=1e-12)
    assert np.allclose(found.away, [[one[1] for one in expected]] * 2, rtol=1e-12)
    assert found.rho.tolist() == [0.0, 0.0]
    assert found.unknown == (C,)


def test_same_seed_gives_the_same_bits_for_any_split_of_the_blocks():
    model = _fitted()
    whole = model.rates(MATCHES, blocks=7, seed=3)

    parts = [
        model.rates(MATCHES, blocks=count, seed=3, first_block=at) for at, count in ((0, 1), (1, 4), (5, 2))
    ]

    assert np.array_equal(np.concatenate([one.home for one in parts]), whole.home)
    assert np.array_equal(np.concatenate([one.away for one in parts]), whole.away)
    assert np.array_equal(np.concatenate([one.rho for one in parts]), whole.rho)
    assert not np.array_equal(whole.home, model.rates(MATCHES, blocks=7, seed=4).home)


def test_team_keeps_its_draw_whichever_matches_are_asked_for():
    for model in (_fitted(), prior_model()):
        alone = model.rates([(C, A, False)], blocks=5, seed=9)
        among = model.rates([*MATCHES, (TeamId("aa"), TeamId("zz"), False)], blocks=5, seed=9)

        assert np.array_equal(alone.home[:, 0], among.home[:, 3])


def test_draws_have_the_mean_and_covariance_of_the_model():
    model = _fitted(0.03)
    pairs = [(A, B, True), (B, A, True)]

    found = np.log(model.rates(pairs, blocks=40_000, seed=5).home)

    rows = np.array([[1, 0, 1, 0, 0, -1], [1, 0, 0, 1, -1, 0]], float)
    spread = rows @ model.factor @ model.factor.T @ rows.T
    assert np.allclose(found.mean(axis=0), rows @ model.mean, atol=5 * np.sqrt(spread.max() / 40_000))
    assert np.allclose(np.cov(found.T), spread, rtol=0.05)


def test_plug_in_is_the_best_estimate_in_every_block():
    found = _fitted().rates([(A, B, False)], blocks=3, seed=1, plug_in=True)

    assert np.allclose(found.home, np.exp(0.3 + 0.125 + 0.1 + 0.05), rtol=1e-12)
    assert found.rho.tolist() == [-0.05] * 3


def test_unknown_team_is_drawn_as_a_newcomer():
    model = NormalModel(
        (),
        np.array([0.3, 0.2]),
        np.zeros((2, 2)),
        newcomer=Newcomer(-0.2, -0.3, attack_sd=0.2, defence_sd=0.1),
    )

    found = model.rates([(A, B, True)], blocks=40_000, seed=2)

    logs = np.log(found.home[:, 0])
    assert found.unknown == (A, B)
    assert abs(logs.mean() - (0.3 - 0.2 + 0.3)) < 0.005
    assert abs(logs.std() - np.hypot(0.2, 0.1)) < 0.005


def test_digest_depends_on_what_the_rates_depend_on():
    one, same, other = _fitted(), _fitted(), _fitted(0.2)

    assert one.digest == same.digest
    assert len({one.digest, other.digest, given_model(STATED).digest, prior_model().digest}) == 4
    assert len(one.digest) == 64


def test_rates_stay_in_bounds_however_wide_the_posterior():
    found = _fitted(5.0).rates(MATCHES, blocks=200, seed=1)

    assert RATE_MIN <= found.home.min() <= found.home.max() <= RATE_MAX
    cells = np.stack([1 - found.home * found.away * found.rho[:, None], 1 + found.home * found.rho[:, None]])
    assert cells.min() >= 0


def test_rho_moves_only_where_a_chance_would_be_negative():
    rates = np.array([[1.5, 2.0], [1.0, 4.0]])

    assert valid_rho(np.array([0.3, -0.5]), rates, rates).tolist() == [0.25, -0.25]
    assert valid_rho(np.array([0.0625, -0.1]), rates, rates).tolist() == [0.0625, -0.1]


def test_no_matches_give_no_rates():
    found = prior_model().rates([], blocks=2, seed=0)

    assert found.home.shape == (2, 0)
    assert found.rho.tolist() == [0.0, 0.0]


def test_normals_are_standard_and_independent():
    found = normals(
        11, first_block=0, blocks=50_000, keys=np.array([key_of("a"), key_of("b"), 0, 1], np.uint64)
    )

    assert np.allclose(found.mean(axis=0), 0, atol=0.02)
    assert np.allclose(np.cov(found.T), np.eye(4), atol=0.02)
    assert np.allclose((found**4).mean(axis=0), 3, atol=0.15)
    assert abs(np.corrcoef(found[1:, 0], found[:-1, 0])[0, 1]) < 0.02


@pytest.mark.parametrize("seed", [0, 2**64 - 1])
def test_any_seed_of_64_bits_is_good(seed):
    assert np.isfinite(normals(seed, first_block=0, blocks=3, keys=np.arange(3, dtype=np.uint64))).all()


def test_rounding_leaves_no_minus_zero():
    """A file holds whole numbers, and there is no minus zero among them: the digest would not come back."""
    found = rounded(np.array([-1e-9, 1e-9, -2.6e-6]))

    assert np.signbit(found).tolist() == [False, False, True]
    assert np.round(found * 1e6).tolist() == [0.0, 0.0, -3.0]
