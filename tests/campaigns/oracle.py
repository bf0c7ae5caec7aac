"""Tables of torneo and of the oracle, which shares no code with it, over every chain of criteria.

Every trial is a random group of two to eight clubs with many ties, in three input orders. Passes when places, points,
columns and company are the same in all of them; a fault tells the number that repeats the trial. The full campaign
has 100,000 groups, or as many more as 2,000 for every chain take.
"""

import random
from pathlib import Path

from tests.campaigns.verdict import Verdict
from tests.conftest import shared_folder
from tests.oracle import trials

FULL, SHORT = 100_000, 2000
A_CHAIN_AT_LEAST = 2000


def run(*, rounds: int, seed: int) -> Verdict:
    verdict = Verdict("oracle", seed)
    chance = random.Random(seed)
    shared: Path | None = shared_folder()
    chains = trials.chains(shared)
    if rounds == FULL:
        rounds = max(rounds, A_CHAIN_AT_LEAST * len(chains))
    for number in range(rounds):
        wrong = trials.disagreement(chains[number % len(chains)], chance.randrange(2**32))
        if wrong:
            verdict.faults.append(f"chain {number % len(chains)}: {wrong}")
    verdict.counts |= {
        "groups": rounds,
        "chains": len(chains),
        "groups a chain at least": rounds // len(chains),
    }
    if shared is None:
        verdict.note = "no folder of reference data: the chains of the truth cases are left out"
    return verdict
