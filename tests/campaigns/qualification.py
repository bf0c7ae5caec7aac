"""Best and worst places against every way that the matches left of small leagues can end.

Every trial is a random league of three to five clubs with up to three matches left, under each kind of rule in turn.
Passes when every decided place is the one that brute force finds, every bound holds, and every witness gives the place
that it is a witness of in the standings room.
"""

import random
from collections import Counter

from tests import small_leagues
from tests.campaigns.verdict import Verdict

FULL, SHORT = 5000 * len(small_leagues.KINDS), 130
"""Leagues in all: 5,000 of each kind."""


def run(*, rounds: int, seed: int) -> Verdict:
    verdict = Verdict("qualification", seed)
    chance = random.Random(seed)
    kinds = list(small_leagues.KINDS)
    undecided: Counter[str] = Counter()
    asked = 0
    for number in range(rounds):
        kind, trial = kinds[number % len(kinds)], chance.randrange(2**32)
        wrong, open_ones, questions = disagreement(kind, trial)
        verdict.faults += [f"{kind} {trial}: {one}" for one in wrong]
        undecided[kind] += open_ones
        asked += questions
    verdict.counts |= {"leagues": rounds, "places": asked, "undecided": sum(undecided.values())}
    verdict.counts |= {f"undecided, {kind}": count for kind, count in undecided.items() if count}
    return verdict


def disagreement(kind: str, seed: int) -> tuple[list[str], int, int]:
    """What is wrong in one league, how many places are undecided, how many were asked.

    A place that coarse margins miss is looked for again with every margin before it counts as wrong.
    """
    from torneo.qualification import race_of, reaches

    plan = small_leagues.league(kind, seed)
    race = race_of(plan)
    found = reaches(race)
    wrong = [fault for reach in found for fault in _unconfirmed(plan, reach)]
    differing = _differing(found, small_leagues.extremes(plan))
    if differing:
        differing = _differing(found, small_leagues.extremes(plan, is_fine=True))
    undecided = sum((not reach.best.is_decided) + (not reach.worst.is_decided) for reach in found)
    return [*wrong, *differing], undecided, 2 * len(found)


def _differing(found, expected) -> list[str]:
    wrong = []
    for reach in found:
        best, worst = expected[reach.team]
        if not reach.best.bound <= best <= reach.best.place:
            wrong.append(f"best of {reach.team}: {reach.best.place} ({reach.best.bound}), not {best}")
        if not reach.worst.place <= worst <= reach.worst.bound:
            wrong.append(f"worst of {reach.team}: {reach.worst.place} ({reach.worst.bound}), not {worst}")
    return wrong


def _unconfirmed(plan, reach) -> list[str]:
    wrong = []
    for name, extreme in (("best", reach.best), ("worst", reach.worst)):
        row = plan.table(small_leagues.results_of(plan, extreme.endings)).row(reach.team)
        told = row.pos if name == "best" else row.pos + len(row.level_with)
        if told != extreme.place:
            wrong.append(f"the witness of the {name} place of {reach.team} gives {told}")
    return wrong
