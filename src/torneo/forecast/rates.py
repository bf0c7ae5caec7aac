"""What a match model tells the simulation: expected goals of both sides, for each draw of its parameters.

A *block* is one draw of the parameters from their posterior; a simulation plays many seasons with each.
Block b depends on the seed and on b alone, so that any split of the work draws the same parameters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from torneo.model import TeamId

Floats = npt.NDArray[np.float64]

Pairing = tuple[TeamId, TeamId, bool]
"""Home side, other side, and whether the ground is neutral: then neither has the advantage of it."""

RATE_MIN, RATE_MAX = 0.02, 12.0
"""Expected goals lie between these, whatever a draw of the parameters says: no tail of the posterior can break a grid of scores."""


@dataclass(frozen=True, slots=True, eq=False)
class Rates:
    """Expected goals in normal time.

    Attributes:
        home: Of the home side, `[blocks, matches]`, float64.
        away: Of the other side.
        rho: Correction of the scores 0-0, 1-0, 0-1 and 1-1 of each block, `[blocks]`; 0 where goals are independent.
            It is valid for all matches of its block: none of the four chances is negative.
            Source: Dixon & Coles, Applied Statistics 46 (1997), equation 4.2.
        unknown: Teams that the model never saw, by id; they have the strength of a newcomer.
    """

    home: Floats
    away: Floats
    rho: Floats
    unknown: tuple[TeamId, ...] = ()


class ScoreModel(Protocol):
    """Gives expected goals for any pairing; a team it does not know gets a prior, never an error."""

    @property
    def digest(self) -> str:
        """SHA-256 of all that the rates depend on, in hexadecimal digits."""
        ...

    @property
    def teams(self) -> tuple[TeamId, ...]:
        """Teams that it knows, by id."""
        ...

    def rates(
        self,
        matches: Sequence[Pairing],
        *,
        blocks: int,
        seed: int,
        plug_in: bool = False,
        first_block: int = 0,
    ) -> Rates:
        """Rates of matches in the blocks `first_block`, `first_block + 1`, ..

        Args:
            matches: Who meets whom, and on what ground.
            blocks: How many draws of the parameters.
            seed: 0 to 2^64 - 1; the same seed gives the same rates.
            plug_in: The best estimate in every block instead of draws: intervals come out too narrow.
            first_block: Where a part of the work begins.
        """
        ...


def valid_rho(rho: Floats, home: Floats, away: Floats) -> Floats:
    """`rho` of each block, moved as little as needed for no chance of a score to be negative in any of its matches."""
    if not home.shape[1]:
        return np.zeros_like(rho)
    low = -1.0 / np.maximum(home.max(axis=1), away.max(axis=1))
    high = np.minimum(1.0 / (home * away).max(axis=1), 1.0)
    return np.clip(rho, low, high)
