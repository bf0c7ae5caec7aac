"""Head-to-head in the lanes: the same order as the standings room in all readings, and most seasons are settled there."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from seasons_by_chance import agrees, drawn_results, order_of, random_league, simulated, truth

from torneo.forecast.lanes import LANES
from torneo.forecast.playing import Player
from torneo.forecast.program import compile_plan, plan_of_tables
from torneo.model import EditionId, StageId, TeamId
from torneo.progression import TablePlan
from torneo.progression.season import MatchLeft
from torneo.rules.resolve import TableKey
from torneo.rules.table_rules import RulesTable, effective
from torneo.standings import Inputs

INNER = (
    ["points", "goal_difference", "goals_for"],
    ["points"],
    ["goal_difference", "points"],
    ["wins", "goals_for"],
)


def _rules(reading: str, inner: list[str], **points: int):
    return effective(
        RulesTable.model_validate(
            {
                "tiebreakers": [
                    "points",
                    {"id": "head_to_head", "criteria": inner, "reapply": reading},
                    "goal_difference",
                    "drawing_of_lots",
                ],
                **({"points": points} if points else {}),
            }
        )
    )


def _mutual(plan: TablePlan):
    return compile_plan(plan_of_tables((plan,))).tables[0].compiled.sums.mutual


@pytest.mark.parametrize("inner", INNER, ids="+".join)
@pytest.mark.parametrize("reading", ["none", "subset", "each"])
def test_order_is_that_of_the_standings(reading, inner):
    rules = _rules(reading, inner)
    rng = Random(f"{reading}{inner}")
    for number in range(6):
        plan = random_league(rng, rules)
        assert _mutual(plan).pairs.shape[1] == len(plan.teams) * (len(plan.teams) - 1) // 2
        player = simulated(plan, seed=number, block=number, rate=0.5)  # few goals, many level
        for season in range(LANES):
            order, places = order_of(player, season), truth(plan, player, season)
            assert agrees(order, places), (plan, drawn_results(plan, player, season), order, places)


def test_points_below_nothing_and_for_a_defeat_are_held_too():
    rules = _rules("subset", ["points", "goal_difference"], win=2, draw=0, loss=-1)
    rng = Random(4)
    for number in range(6):
        plan = random_league(rng, rules)
        player = simulated(plan, seed=number, block=number, rate=0.7)
        for season in range(LANES):
            assert agrees(order_of(player, season), truth(plan, player, season))


def test_what_is_no_sum_is_left_to_the_criteria_one_by_one():
    plan = random_league(Random(1), _rules("subset", ["points", "away_goals"]))
    assert _mutual(plan).pairs.shape[1] == 0
    on_penalties = _rules("subset", ["points"], win=3, shootout_win=2, shootout_loss=1)
    assert _mutual(replace(plan, rules=on_penalties)).pairs.shape[1] == 0


def test_most_seasons_of_a_big_league_are_settled_in_the_lanes():
    teams = tuple(TeamId(f"t{number:02}") for number in range(12))
    left = tuple(MatchLeft(one, other) for one in teams for other in teams if one != other)
    rules = _rules("subset", ["points", "goal_difference"])
    plan = TablePlan(TableKey(EditionId(""), StageId("")), teams, rules, Inputs(), (), left)
    program = compile_plan(plan_of_tables((plan,)))
    player = Player(program, LANES)
    rate = np.full(len(program.pairings), 1.3)
    player.play(1, 0, LANES, rate, rate * 0.8, -0.05)
    ranks = player.rooms[0][2]
    assert (np.sort(ranks[:12], axis=0) == np.arange(12)[:, None]).all()
    settled = ranks[13] == 12 * 11 // 2
    assert settled.mean() > 0.8
