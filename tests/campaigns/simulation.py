"""Simulated tables and those of the standings room, under every preset, season by season.

For each preset leagues by chance are simulated and every season's order is held against the table that the standings
room makes of the same scores, lots and extra matches. The full campaign has 10,000 seasons a preset.
"""

import sys
from pathlib import Path
from random import Random

from tests.campaigns.verdict import Verdict

from torneo.rules.presets import preset_names
from torneo.rules.reader import preset
from torneo.rules.table_rules import effective

FULL, SHORT = 10_000, 320
SEASONS = 64


def run(*, rounds: int, seed: int) -> Verdict:
    sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "unit" / "forecast")]
    from seasons_by_chance import agrees, drawn_results, order_of, random_league, simulated, truth

    verdict = Verdict("simulation", seed)
    chance = Random(seed)
    seasons = presets = 0
    for name in preset_names():
        rules = effective(preset(name))
        if rules.bonus:
            continue
        presets += 1
        for block in range(-(-rounds // SEASONS)):
            plan = random_league(chance, rules)
            player = simulated(plan, seed=chance.randrange(2**32), block=block)
            for number in range(SEASONS):
                order, places = order_of(player, number), truth(plan, player, number)
                seasons += 1
                if not agrees(order, places):
                    verdict.faults.append(
                        f"{name}: {order} is not {places}: {drawn_results(plan, player, number)}"
                    )
    verdict.counts |= {"seasons": seasons, "presets": presets}
    return verdict
