"""Awards in the seasons of a block: who receives them, and how often."""

import numpy as np
import numpy.typing as npt

from torneo.forecast.jit import compiled
from torneo.forecast.layout import Ints, Shorts

NOBODY = -1

Flags = npt.NDArray[np.uint8]


@compiled
def give(seats: Shorts, refused: Flags, allowed: Flags, before: Shorts, count: int, given: Shorts) -> None:
    """The receivers of an award: the first `count` of the seats, in order of preference, who may have it.

    Args:
        seats: int16 [seats, seasons], number of the team; -1: nobody.
        refused: uint8 [teams], 1: turns it down.
        allowed: uint8 [teams, seasons], 1: may have it; of no rows: everybody may.
        before: int16 [receivers, seasons], who got an award that bars from this one.
        count: 0: as many as there are.
        given: int16 [seats, seasons] to write, in the row of the seat; -1: nobody.
    """
    for season in range(seats.shape[1]):
        chosen = 0
        for seat in range(seats.shape[0]):
            team = seats[seat, season]
            given[seat, season] = NOBODY
            if team < 0 or refused[team] or (count and chosen >= count):
                continue
            if allowed.shape[0] and not allowed[team, season]:
                continue
            is_barred = False
            for row in range(before.shape[0]):
                is_barred |= before[row, season] == team
            if not is_barred:
                given[seat, season] = team
                chosen += 1


@compiled
def count_teams(given: Shorts, seasons: int, times: Ints) -> None:
    """Add to int64 `times` [teams] how often each stands in the first `seasons` columns of int16 `given`."""
    for row in range(given.shape[0]):
        for season in range(seasons):
            team = given[row, season]
            if team >= 0:
                times[team] += 1
