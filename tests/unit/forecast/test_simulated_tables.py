"""Every simulated table is the one that the standings room makes of the same results."""

from random import Random

import pytest
from seasons_by_chance import agrees, drawn_results, order_of, random_league, simulated, truth

from torneo.rules.presets import preset_names
from torneo.rules.reader import preset
from torneo.rules.table_rules import effective

LEAGUES = 3


@pytest.mark.parametrize("name", preset_names())
def test_simulated_tables_equal_the_standings(name):
    rules = effective(preset(name))
    if rules.bonus:
        pytest.skip("series bonus")
    rng = Random(name)
    for number in range(LEAGUES):
        plan = random_league(rng, rules)
        player = simulated(plan, seed=number, block=number)
        for season in range(64):
            order, places = order_of(player, season), truth(plan, player, season)
            assert agrees(order, places), (plan, drawn_results(plan, player, season), order, places)
