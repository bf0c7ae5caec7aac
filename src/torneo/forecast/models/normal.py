"""Log-linear match models whose parameters have a normal distribution: fitted, given or only a prior.

Expected goals: `exp(level + ground + attack of the one - defence of the other)`, with half the home advantage for the
host and minus half for the visitor, nothing on neutral ground.
Positive attack: scores more than the average; positive defence: lets in fewer.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field
from functools import cached_property
from math import log

import numpy as np

from torneo.forecast.chance import key_of, normals
from torneo.forecast.rates import RATE_MAX, RATE_MIN, Floats, Pairing, Rates, valid_rho
from torneo.forecast.strengths import Strengths
from torneo.model import TeamId

UNIT = 1e-6
"""A millionth: what the numbers of a model are rounded to."""

JITTER = 1e-9
"""Added to variances, as the strengths of all teams sum to nothing and their covariance has no inverse."""

LEVEL, HOME = 0, 1
FIRST_TEAM = 2
"""Parameters: level, home advantage, then attack of each team, then defence of each."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What is known of a team without a match: normal, in logarithms of goals.

    Attributes:
        attack: Mean of its attack against the average of the teams that are known.
        defence: Mean of its defence.
        attack_sd: Standard deviation of its attack.
        defence_sd: Of its defence.
    """

    attack: float = 0.0
    defence: float = 0.0
    attack_sd: float = 0.0
    defence_sd: float = 0.0


PRIOR_NEWCOMER = Newcomer(attack_sd=0.25, defence_sd=0.2)
"""For a league nothing is known of: the spread of attack and defence that top divisions show, rounded."""


@dataclass(frozen=True, eq=False)
class NormalModel:
    """A `ScoreModel` with normal parameters.

    Attributes:
        teams: By id.
        mean: Best estimate of the parameters, `[2 + 2 * teams]`, in the order of `LEVEL`, `HOME`, `FIRST_TEAM`.
        factor: A matrix whose product with its transpose is the covariance of the parameters; zeros: they are certain.
        rho: Dixon and Coles' correction for low scores, and its standard error.
        newcomer: Prior of every team that is not in `teams`.
        made: How the model was made, for people: plain text and integers by name. No rate depends on it.
    """

    teams: tuple[TeamId, ...]
    mean: Floats
    factor: Floats
    rho: tuple[float, float] = (0.0, 0.0)
    newcomer: Newcomer = PRIOR_NEWCOMER
    made: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of teams and parameters, in hexadecimal digits."""
        new = self.newcomer
        told = [self.teams, self.rho, (new.attack, new.defence, new.attack_sd, new.defence_sd)]
        text = json.dumps(told).encode()
        numbers = [np.ascontiguousarray(part, "<f8").tobytes() for part in (self.mean, self.factor)]
        return hashlib.sha256(b"\0".join((text, *numbers))).hexdigest()

    def rates(
        self,
        matches: Sequence[Pairing],
        *,
        blocks: int,
        seed: int,
        plug_in: bool = False,
        first_block: int = 0,
    ) -> Rates:
        """Rates of matches, see `ScoreModel.rates`."""
        named = {team for home, away, _ in matches for team in (home, away)}
        unknown = tuple(sorted(named.difference(self.teams)))
        known = len(self.teams)
        everybody = (*self.teams, *unknown)
        place = {team: number for number, team in enumerate(everybody)}
        home = np.array([place[one[0]] for one in matches], np.intp)
        away = np.array([place[one[1]] for one in matches], np.intp)
        ground = np.array([0.0 if one[2] else 0.5 for one in matches])

        count = len(self.mean)
        attack = np.empty((blocks, len(everybody)))
        defence = np.empty((blocks, len(everybody)))
        drawn = np.tile(self.mean, (blocks, 1))
        rho = np.full(blocks, self.rho[0])
        new = np.zeros((blocks, 2 * len(unknown)))
        if not plug_in:
            # A team keeps its number whatever other teams there are.
            keys = [
                key_of("level"),
                key_of("home"),
                *_keys("attack", self.teams),
                *_keys("defence", self.teams),
            ]
            keys += [key_of("rho"), *_keys("attack", unknown), *_keys("defence", unknown)]
            chance = normals(seed, first_block=first_block, blocks=blocks, keys=np.array(keys, np.uint64))
            if self.factor.any():
                for block in range(blocks):  # one by one: a product of matrices may round by their shape
                    drawn[block] += self.factor @ chance[block, :count]
            rho += self.rho[1] * chance[:, count]
            new = chance[:, count + 1 :]
        attack[:, :known] = drawn[:, FIRST_TEAM : FIRST_TEAM + known]
        defence[:, :known] = drawn[:, FIRST_TEAM + known :]
        attack[:, known:] = self.newcomer.attack + self.newcomer.attack_sd * new[:, : len(unknown)]
        defence[:, known:] = self.newcomer.defence + self.newcomer.defence_sd * new[:, len(unknown) :]

        level, advantage = drawn[:, LEVEL, None], drawn[:, HOME, None] * ground
        ours = np.exp(level + advantage + attack[:, home] - defence[:, away])
        theirs = np.exp(level - advantage + attack[:, away] - defence[:, home])
        ours, theirs = np.clip(ours, RATE_MIN, RATE_MAX), np.clip(theirs, RATE_MIN, RATE_MAX)
        return Rates(ours, theirs, valid_rho(rho, ours, theirs), unknown)


def normal_model(
    teams: tuple[TeamId, ...],
    mean: Floats,
    cov: Floats,
    *,
    rho: tuple[float, float],
    newcomer: Newcomer,
    made: Mapping[str, object] | None = None,
) -> NormalModel:
    """A model from mean and covariance, every number rounded to `UNIT`: so a file of integers holds it whole."""
    from torneo.forecast.models.linear import cholesky  # compiled: asked for by a fit alone

    factor = cholesky(cov + JITTER * np.eye(len(cov)))
    return NormalModel(
        teams,
        rounded(mean),
        rounded(factor),
        rho=(_round(rho[0]), _round(rho[1])),
        newcomer=Newcomer(*map(_round, astuple(newcomer))),
        made=made or {},
    )


def centre(mean: Floats, cov: Floats, count: int) -> None:
    """Tell attack and defence against the average team, in place: only differences count, and these can be read."""
    if not count:
        return
    for first, sign in ((2, 1.0), (2 + count, -1.0)):
        part = slice(first, first + count)
        average = mean[part].mean()
        mean[0] += sign * average
        mean[part] -= average
        for one in (cov, cov.T):
            row = one[part].mean(axis=0)
            one[0] += sign * row
            one[part] -= row


def rounded(numbers: Floats) -> Floats:
    """To whole multiples of `UNIT`."""
    return np.round(numbers / UNIT) * UNIT + 0.0  # no minus zero, which a file of integers could not tell


def _round(number: float) -> float:
    return float(round(number / UNIT) * UNIT) + 0.0


def prior_model(*, mean_goals: float = 1.35, home_advantage: float = 1.36) -> NormalModel:
    """A model for a league without results: every team is drawn anew from the prior.

    Args:
        mean_goals: Of one side on neutral ground.
        home_advantage: How many times as many goals the host scores as the visitor, teams being equal.
    """
    mean = np.array([log(mean_goals), log(home_advantage)])
    factor = np.diag([0.12, 0.12])
    return NormalModel((), mean, factor, made={"kind": "prior"})


def given_model(strengths: Strengths) -> NormalModel:
    """The model that stated strengths describe: they are certain, and a team they do not name is like the average."""
    teams = tuple(sorted(strengths.teams))
    # The ground multiplies the goals of the host and divides those of the visitor: half the ratio each.
    top = [log(strengths.mean_goals / 100), 2 * log(strengths.home_advantage / 100)]
    attack = [log(strengths.teams[team].attack / 100) for team in teams]
    defence = [-log(strengths.teams[team].defence / 100) for team in teams]
    mean = np.array([*top, *attack, *defence])
    return NormalModel(
        teams,
        mean,
        np.zeros((len(mean), len(mean))),
        newcomer=Newcomer(),
        made={"kind": "given", "source": strengths.source, "method": strengths.method},
    )


def _keys(name: str, teams: Sequence[TeamId]) -> list[int]:
    return [key_of(f"{name} {team}") for team in teams]
