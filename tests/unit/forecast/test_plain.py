"""Seasons played one by one agree with those of the compiled loops."""

from random import Random

import numpy as np
from test_simulation import Fixed, chance_of, league

from torneo.forecast.plain import plain_chances
from torneo.forecast.program import compile_plan, plan_of_tables
from torneo.forecast.simulate import simulate
from torneo.model import Score
from torneo.standings import Adjustment, Inputs


def test_plain_seasons_agree_with_the_compiled_ones():
    from dataclasses import replace

    plan = league(4)
    plan = replace(plan, inputs=Inputs(adjustments=(Adjustment(plan.teams[0], 3, ""),)))
    model = Fixed()
    cells = [(home, away) for home in range(9) for away in range(9)]
    weights = [chance_of(home, away, model) for home, away in cells]

    def score(rng: Random, _home, _away):
        return Score(*rng.choices(cells, weights)[0])

    plain = plain_chances(plan, score, seasons=1500, seed=3)
    compiled = simulate(compile_plan(plan_of_tables((plan,))), model, runs=100_000, seed=4)

    for row, team in enumerate(plan.teams):
        ours = np.array(plain.places[team]) / plain.seasons
        theirs = compiled.tally.places[0][row] / compiled.seasons
        error = np.sqrt(theirs * (1 - theirs) * (1 / plain.seasons + 1 / compiled.seasons))
        assert (np.abs(ours - theirs) <= 5 * error + 1e-9).all()
