"""Strengths that drift, followed from match to match: the compiled loop behind `drifting`.

The state is normal: level, home advantage, weight of the first team, attack and defence of each slot.
A slot holds a team for as long as it is in the league.
Each match gives two counts of goals, which update the state as in a Kalman filter whose observation is linearised at the
mode of its own posterior; Newton's method finds it in two dimensions.
Source: Fahrmeir & Tutz, Multivariate Statistical Modelling (2001), section 8.3; the model of Koopman & Lit, Journal of
the Royal Statistical Society A 178 (2015), with a step at the break of a season.
"""

import numpy as np
from numba import njit

from torneo.forecast.models.played import FIRST, NEW

TOP = 3
"""Level, home advantage, weight of the first team; then attacks, then defences."""


@njit(cache=True, fastmath={"contract", "reassoc", "nsz"})
def _observe(mean, cov, gains, places, weights, goals, told):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """The two counts of goals of a match, Poisson with the exponentials of `weights` times the state at `places`.

    Both at once, so that neither side comes first. `told` holds mean and variance of both logarithms, and `cov` loses
    what the match has told.
    """
    size = cov.shape[1]
    one, two = gains[0], gains[1]
    for side in range(2):
        gain = gains[side]
        at, by = places[side], weights[side]
        a, b, c, d, e = cov[at[0]], cov[at[1]], cov[at[2]], cov[at[3]], cov[at[4]]
        for i in range(size):
            gain[i] = by[0] * a[i] + by[1] * b[i] + by[2] * c[i] + by[3] * d[i] + by[4] * e[i]
    between = 0.0
    for k in range(5):
        between += weights[0, k] * two[places[0, k]]
    start, other_start = told[0], told[2]
    spread, other_spread = told[1], told[3]
    det = spread * other_spread - between * between
    p, q, r = other_spread / det, -between / det, spread / det  # the inverse of their covariance
    eta, other = start, other_start
    for _ in range(5):
        rate, other_rate = np.exp(eta), np.exp(other)
        x, y = eta - start, other - other_start
        down = goals[0] - rate - p * x - q * y
        other_down = goals[1] - other_rate - q * x - r * y
        u, w = rate + p, other_rate + r
        d = u * w - q * q
        eta += (w * down - q * other_down) / d
        other += (u * other_down - q * down) / d
    x, y = eta - start, other - other_start
    step, other_step = p * x + q * y, q * x + r * y
    v, w = spread + np.exp(-eta), other_spread + np.exp(-other)
    d = v * w - between * between
    p, q, r = w / d, -between / d, v / d
    for i in range(len(mean)):
        mean[i] += step * one[i] + other_step * two[i]
    for i in range(len(mean)):
        part, other_part = p * one[i] + q * two[i], q * one[i] + r * two[i]
        row = cov[i]
        for j in range(size):
            row[j] -= part * one[j] + other_part * two[j]


@njit(cache=True)
def _enter(mean, cov, at, other, attack, defence, attack_var, defence_var, together):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """A team takes a slot: whatever stood there is forgotten."""
    for place in (at, other):
        cov[place, :] = 0.0
        cov[:, place] = 0.0
    mean[at], mean[other] = attack, defence
    cov[at, at], cov[other, other] = attack_var, defence_var
    cov[at, other] = cov[other, at] = together * np.sqrt(attack_var * defence_var)


@njit(cache=True)
def _wander(cov, slots, in_use, variance, defence_share, together):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Strengths of the teams in use move a little, attack and defence of a team mostly together."""
    cross = together * variance * np.sqrt(defence_share)
    for slot in range(slots):
        if in_use[slot]:
            at, other = TOP + slot, TOP + slots + slot
            cov[at, at] += variance
            cov[other, other] += variance * defence_share
            cov[at, other] += cross
            cov[other, at] += cross


@njit(cache=True)
def follow(  # type: ignore[no-untyped-def]  # noqa: ANN201
    teams,  # noqa: ANN001
    goals,  # noqa: ANN001
    ground,  # noqa: ANN001
    first_team,  # noqa: ANN001
    day,  # noqa: ANN001
    batch,  # noqa: ANN001
    season,  # noqa: ANN001
    status,  # noqa: ANN001
    slots,  # noqa: ANN001
    settings,  # noqa: ANN001
    mean,  # noqa: ANN001
    cov,  # noqa: ANN001
    predicted,  # noqa: ANN001
):
    """Run over all matches; `mean` and `cov` become the state after the last, `predicted` what was expected before each.

    Args:
        teams: slots of home and away side, `[match, 2]`; `goals[match, 2]`; `ground[match]`: 0.5, or 0 on neutral ground.
        first_team: how much stronger the first team of a side is than the other's defence, `[match, 2]`.
        day: rising; `batch`: matches of a batch are all predicted before any of them is used; `season`: from 0, rising.
        status: of home and away team, `[match, 2]`.
        settings: see `drifting.Settings.numbers`.
        predicted: `[match, 4]`: mean and variance of the logarithm of the expected goals, home then away.

    Returns:
        Mean attack and defence of a newcomer after the last match, from the default and from the newcomers seen.
    """
    drift, breaks, together, share = settings[0], settings[1], settings[2], settings[3]
    level_drift, home_drift = settings[4], settings[5]
    first_var, new_var, new_together = settings[6], settings[7], settings[8]
    new_attack, new_defence, new_weight = settings[9], settings[10], settings[11]
    size = TOP + 2 * slots
    gains = np.zeros((2, size))
    places = np.zeros((2, 5), np.int64)
    weights = np.zeros((2, 5))
    now = np.empty(4)
    in_season = np.zeros(slots, np.bool_)
    in_use = np.zeros(slots, np.bool_)
    is_new = np.zeros(slots, np.bool_)
    base_attack = base_defence = 0.0  # the average team of the season before
    seen, sum_attack, sum_defence = new_weight, new_weight * new_attack, new_weight * new_defence
    count = len(day)
    start, first_day = 0, 0.0
    while start < count:
        end = start
        while end < count and batch[end] == batch[start]:
            end += 1
        if not start:
            first_day = day[0]
        elif season[start] != season[start - 1]:
            # What the newcomers turned out to be tells what the next ones will be.
            base_attack = base_defence = 0.0
            members = 0
            for slot in range(slots):
                members += in_season[slot]
            for slot in range(slots):
                if in_season[slot]:
                    base_attack += mean[TOP + slot] / members
                    base_defence += mean[TOP + slots + slot] / members
            for slot in range(slots):
                if is_new[slot]:
                    seen += 1.0
                    sum_attack += mean[TOP + slot] - base_attack
                    sum_defence += mean[TOP + slots + slot] - base_defence
            years = max(1.0, np.round((day[start] - first_day) / 365.0))
            first_day = day[start]
            _wander(cov, slots, in_use, breaks * years, share, together)
            cov[0, 0] += level_drift * years
            cov[1, 1] += home_drift * years
            # One by one: numba takes six seconds longer to compile an array that is set to another.
            for slot in range(slots):
                in_use[slot] = in_season[slot]
                in_season[slot] = is_new[slot] = False
        else:
            _wander(cov, slots, in_use, drift * (day[start] - day[start - 1]), share, together)
        for match in range(start, end):
            for side in range(2):
                slot = teams[match, side]
                if not in_season[slot]:
                    in_season[slot] = in_use[slot] = True
                    at, other = TOP + slot, TOP + slots + slot
                    if status[match, side] == FIRST:
                        _enter(mean, cov, at, other, 0.0, 0.0, first_var, first_var * share, new_together)
                    elif status[match, side] == NEW:
                        is_new[slot] = True
                        attack, defence = base_attack + sum_attack / seen, base_defence + sum_defence / seen
                        _enter(mean, cov, at, other, attack, defence, new_var, new_var * share, new_together)
        for match in range(start, end):
            _told(match, teams, ground, first_team, slots, places, weights)
            _expect(mean, cov, places, weights, predicted[match])
        for match in range(start, end):
            if goals[match, 0] >= 0:
                _told(match, teams, ground, first_team, slots, places, weights)
                _expect(mean, cov, places, weights, now)
                _observe(mean, cov, gains, places, weights, goals[match], now)
        start = end
    return sum_attack / seen, sum_defence / seen


@njit(cache=True)
def _told(match, teams, ground, first_team, slots, places, weights):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Which part of the state the goals of both sides depend on."""
    for side in range(2):
        ours, theirs = teams[match, side], teams[match, 1 - side]
        places[side, 0], places[side, 1], places[side, 2] = 0, 1, 2
        places[side, 3], places[side, 4] = TOP + ours, TOP + slots + theirs
        weights[side, 0], weights[side, 3], weights[side, 4] = 1.0, 1.0, -1.0
        weights[side, 1] = ground[match] if side == 0 else -ground[match]
        weights[side, 2] = first_team[match, side]


@njit(cache=True)
def _expect(mean, cov, places, weights, told):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Mean and variance of the logarithms of the expected goals of both sides."""
    for side in range(2):
        eta = spread = 0.0
        for k in range(5):
            eta += weights[side, k] * mean[places[side, k]]
            for j in range(5):
                spread += weights[side, k] * weights[side, j] * cov[places[side, k], places[side, j]]
        told[2 * side] = eta
        told[2 * side + 1] = spread
