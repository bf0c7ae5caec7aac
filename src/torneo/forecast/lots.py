"""Chance inside a season: lots, extra matches of two, shoot-outs.

Each comes from a hash of table, season and clubs, so that no order of the work matters: lots give every club of a season a
number, an extra match of two is played from their expected goals on neutral ground.
"""

import math

import numpy as np

from torneo.forecast.jit import compiled
from torneo.forecast.layout import Floats, Ints

EXTRA_TIME_SHARE = 1.0 / 3.0
_EXTRA_SALT, _SHOOTOUT_SALT = 0x5851F42D4C957F2D, 0x14057B7EF767814F


@compiled
def mixed(word: np.uint64) -> np.uint64:
    """SplitMix64 as a hash. Source: Steele, Lea & Flood, OOPSLA 2014."""
    word = np.uint64(word + np.uint64(0x9E3779B97F4A7C15))
    word = np.uint64((word ^ (word >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9))
    word = np.uint64((word ^ (word >> np.uint64(27))) * np.uint64(0x94D049BB133111EB))
    return np.uint64(word ^ (word >> np.uint64(31)))


@compiled
def unit(word: np.uint64) -> float:
    """A number from 0 to 1, 1 excluded, from a hash."""
    return float(word >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@compiled
def lot(season: np.uint64, club: int) -> np.uint64:
    """The lot of a club in a season: the smallest goes first."""
    return mixed(np.uint64(season + mixed(np.uint64(club + 1))))


@compiled
def goals(word: np.uint64, rate: float) -> int:
    """Goals from a Poisson distribution by inversion, at most 30."""
    left = unit(word)
    chance = math.exp(-rate)
    found = 0
    while left >= chance and found < 30:
        left -= chance
        found += 1
        chance *= rate / found
    return found


@compiled
def extra_match(season: np.uint64, one: int, other: int, rates: Floats, with_extra_time: int) -> bool:
    """Whether `one` beats `other` in an extra match on neutral ground: 90 minutes, extra time, a coin for penalties.

    `rates`: float64 [clubs, clubs], expected goals of the first against the second.
    """
    low, high = min(one, other), max(one, other)
    word = np.uint64(season ^ np.uint64(_EXTRA_SALT))
    word = mixed(np.uint64(word + np.uint64(low * 1024 + high)))
    ours, theirs = goals(word, rates[low, high]), goals(mixed(word), rates[high, low])
    if ours == theirs and with_extra_time:
        word = mixed(np.uint64(word + np.uint64(77)))
        ours += goals(word, rates[low, high] * EXTRA_TIME_SHARE)
        theirs += goals(mixed(word), rates[high, low] * EXTRA_TIME_SHARE)
    low_wins = ours > theirs
    if ours == theirs:
        low_wins = (mixed(np.uint64(word + np.uint64(99))) >> np.uint64(63)) == np.uint64(0)
    return low_wins if one == low else not low_wins


@compiled
def shootout(season: np.uint64, one: int, other: int) -> bool:
    """Whether `one` wins a shoot-out against `other`: a coin."""
    low, high = min(one, other), max(one, other)
    word = np.uint64(season ^ np.uint64(_SHOOTOUT_SALT))
    low_wins = (mixed(np.uint64(word + np.uint64(low * 1024 + high))) >> np.uint64(63)) == np.uint64(0)
    return low_wins if one == low else not low_wins


@compiled
def by_lots(room: Ints, low: int, high: int, season: np.uint64) -> None:
    """Put clubs in the order of their lots."""
    for place in range(low + 1, high):
        club = room[place]
        mine = lot(season, club)
        at = place
        while at > low and lot(season, room[at - 1]) > mine:
            room[at] = room[at - 1]
            at -= 1
        room[at] = club
