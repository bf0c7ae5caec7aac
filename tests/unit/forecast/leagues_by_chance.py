"""Leagues whose true strengths are known: played by chance from a seed."""

from datetime import date, timedelta

import numpy as np

from torneo.forecast.models.played import Played
from torneo.model import TeamId


def names(count):
    return [TeamId(f"t{number:02}") for number in range(count)]


def season(rng, teams, attack, defence, *, level=0.25, home=0.3, start=date(2024, 8, 10), name=""):
    """A double round robin by the circle method, a round a week; strengths by team."""
    ring, rounds = list(teams), []
    for _ in range(len(ring) - 1):
        half = len(ring) // 2
        pairs = list(zip(ring[:half], reversed(ring[half:]), strict=True))
        rounds.append(pairs if len(rounds) % 2 else [(b, a) for a, b in pairs])
        ring = [ring[0], ring[-1], *ring[1:-1]]
    rounds += [[(b, a) for a, b in pairs] for pairs in rounds]
    played = []
    for number, pairs in enumerate(rounds):
        for one, other in pairs:
            ours = np.exp(level + home / 2 + attack[one] - defence[other])
            theirs = np.exp(level - home / 2 + attack[other] - defence[one])
            day = start + timedelta(weeks=number)
            played.append(Played(one, other, int(rng.poisson(ours)), int(rng.poisson(theirs)), day, name))
    return played


def strengths(rng, teams, spread=0.25):
    attack = dict(zip(teams, rng.normal(0, spread, len(teams)), strict=True))
    defence = dict(zip(teams, rng.normal(0, spread, len(teams)), strict=True))
    for values in (attack, defence):
        middle = np.mean(list(values.values()))
        for team in teams:
            values[team] -= middle
    return attack, defence


def league(seed=1, *, count=10, seasons=3, spread=0.25):
    """Seasons of the same teams with the same strengths, and these."""
    rng = np.random.default_rng(seed)
    teams = names(count)
    attack, defence = strengths(rng, teams, spread)
    played = []
    for number in range(seasons):
        played += season(rng, teams, attack, defence, start=date(2020 + number, 8, 10))
    return played, attack, defence
