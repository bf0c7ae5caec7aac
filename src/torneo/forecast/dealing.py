"""Draws and seedings that fill the seats of a stage, in all seasons of a block at once."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from torneo.forecast.layout import Floats, Ints, Shorts
from torneo.forecast.steps import RunDeal

_TRIES = 200
LAST = 1 << 20
"""A rank behind all others."""


def by_seeding(step: RunDeal, players: Shorts, rank: Ints | None) -> Shorts:
    """Byes for the best, then first against last; without ranks in the order of the regulation."""
    if rank is None:
        best = players
    else:
        seasons = np.arange(players.shape[1])
        order = np.argsort(np.where(players >= 0, rank[players, seasons], LAST), axis=0, kind="stable")
        best = np.take_along_axis(players, order, axis=0)
    dealt = [*best[: step.byes]]
    rest = best[step.byes :]
    for number in range(len(rest) // 2):
        dealt += [rest[number], rest[-1 - number]]
    return np.stack(dealt)


def drawn(step: RunDeal, players: Shorts, rng: np.random.Generator) -> tuple[Shorts, Ints]:
    """Draw anew in every season; those that break a rule are drawn again, so that all that keep it are alike likely.

    Returns:
        int16 [players, seasons], and the seasons that keep a draw which breaks a rule because no other was found.
    """
    count, seasons = players.shape
    found = np.empty_like(players)
    left = np.arange(seasons)
    for _ in range(_TRIES):
        lots = rng.random((count, len(left)))
        if step.kind == "groups":
            dealt = _into_groups(step, players[:, left], lots)
        else:
            dealt = _into_pairs(step, players[:, left], lots)
        found[:, left] = dealt
        left = left[~_keeps_apart(step, dealt)]
        if not len(left):
            break
    return found, left


def _into_pairs(step: RunDeal, players: Shorts, lots: Floats) -> Shorts:
    if len(step.pots) == 2 and len(step.pots[0]) == len(step.pots[1]) and not step.byes:
        first, second = list(step.pots[0]), list(step.pots[1])
        one = np.take_along_axis(players[first], lots[first].argsort(axis=0), axis=0)
        two = np.take_along_axis(players[second], lots[second].argsort(axis=0), axis=0)
        dealt = np.empty_like(players)
        dealt[0::2], dealt[1::2] = one, two
        return dealt
    return np.take_along_axis(players, lots.argsort(axis=0), axis=0)


def _into_groups(step: RunDeal, players: Shorts, lots: Floats) -> Shorts:
    """One of each pot into each group; heads of groups stay where they are."""
    groups = len(step.groups)
    dealt = np.empty_like(players)
    starts = np.cumsum([0, *step.groups])
    head_of = dict(step.fixed)
    for row, pot in enumerate(step.pots):
        free = [group for group in range(groups) if group not in {head_of.get(one) for one in pot}]
        movable = [one for one in pot if one not in head_of]
        for one in pot:
            if one in head_of:
                dealt[starts[head_of[one]] + row] = players[one]
        if not movable:
            continue
        drawn = np.take_along_axis(players[movable], lots[movable].argsort(axis=0), axis=0)
        for number, group in enumerate(free[: len(movable)]):
            dealt[starts[group] + row] = drawn[number]
    return dealt


def _keeps_apart(step: RunDeal, dealt: Shorts) -> npt.NDArray[np.bool_]:
    fits = np.ones(dealt.shape[1], np.bool_)
    if step.kind == "groups":
        starts = np.cumsum([0, *step.groups])
        parts = [slice(int(a), int(b)) for a, b in pairwise(starts)]
    else:
        parts = [slice(at, at + 2) for at in range(step.byes, len(dealt) - 1, 2)]
    for values, most in zip(step.alike, step.most, strict=True):
        known = np.append(values, np.int16(-1))[dealt]
        for part in parts:
            inside = known[part]
            for row in range(len(inside)):
                alike = ((inside == inside[row]) & (inside[row] >= 0)).sum(axis=0)
                fits &= alike <= most
    return fits
