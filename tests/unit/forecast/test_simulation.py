"""Counts of many seasons: the same for any split of the work, and those that the model asks for."""

import math
from itertools import product

import numpy as np
import pytest
from scipy_free import chi_square_tail

from torneo.forecast.engines import Threads, engine_of
from torneo.forecast.models import prior_model
from torneo.forecast.playing import play_blocks
from torneo.forecast.program import compile_plan, plan_of_tables
from torneo.forecast.rates import Rates
from torneo.forecast.simulate import Event, block_sizes, simulate
from torneo.model import ConflictError, EditionId, StageId, TeamId, UsageError
from torneo.progression import TablePlan
from torneo.progression.season import MatchLeft
from torneo.rules.resolve import TableKey
from torneo.rules.table_rules import RulesTable, effective
from torneo.standings import Inputs

RULES = effective(
    RulesTable.model_validate({"tiebreakers": ["points", "goal_difference", "goals_for", "drawing_of_lots"]})
)


class Fixed:
    """A model of one rate for every side."""

    digest = "fixed"
    teams = ()

    def __init__(self, home=1.4, away=1.1, rho=-0.08):
        self.home, self.away, self.rho = home, away, rho

    def rates(self, matches, *, blocks, seed, plug_in=False, first_block=0):
        shape = (blocks, len(matches))
        return Rates(np.full(shape, self.home), np.full(shape, self.away), np.full(blocks, self.rho))


def league(clubs=6, *, meetings=2):
    teams = tuple(TeamId(f"t{number:02}") for number in range(clubs))
    left = tuple(
        MatchLeft(home, away)
        for home, away in product(teams, teams)
        if home != away and (meetings == 2 or home < away)
    )
    return TablePlan(TableKey(EditionId(""), StageId("")), teams, RULES, Inputs(), (), left)


def last_round(pairs=10):
    """Ten matches between clubs that are a point or a goal apart, so that places are open."""
    teams = tuple(TeamId(f"t{number:02}") for number in range(2 * pairs))
    left = tuple(MatchLeft(teams[2 * at], teams[2 * at + 1]) for at in range(pairs))
    from torneo.standings import Adjustment

    points = tuple(Adjustment(team, number // 2, "") for number, team in enumerate(teams))
    inputs = Inputs(adjustments=points)
    return TablePlan(TableKey(EditionId(""), StageId("")), teams, RULES, inputs, (), left)


def counts(program, model, **kwargs):
    found = simulate(program, model, **{"runs": 5000, "seed": 7, **kwargs})
    return found.tally.places[0].tobytes() + found.tally.points[0].tobytes()


def test_blocks_hold_all_seasons():
    for runs in (1, 63, 64, 65, 1000, 100_000, 1_000_000):
        sizes = block_sizes(runs)
        assert sum(sizes) == runs
        assert all(size % 64 == 0 for size in sizes[:-1])
    assert len(block_sizes(1_000_000)) > 256


@pytest.mark.parametrize("runs", [1, 65, 5000])
def test_every_club_has_a_place_in_every_season(runs):
    found = simulate(compile_plan(plan_of_tables((league(),))), prior_model(), runs=runs, seed=1)

    assert found.seasons == runs
    assert found.tally.places[0].sum(axis=0).tolist() == [runs] * 6
    assert found.tally.places[0].sum(axis=1).tolist() == [runs] * 6
    assert found.tally.points[0].sum(axis=1).tolist() == [runs] * 6


def test_threads_do_not_change_a_byte():
    program = compile_plan(plan_of_tables((league(),)))
    one = counts(program, prior_model())

    for threads in (1, 2, 3):
        engine = Threads(threads)
        assert counts(program, prior_model(), engine=engine) == one
        engine.close()


def test_a_split_of_the_blocks_does_not_change_a_byte():
    program = compile_plan(plan_of_tables((league(),)))
    rates = Fixed().rates(program.pairings, blocks=4, seed=1)
    whole = play_blocks(program, 3, 0, (64, 64, 64, 20), rates.home, rates.away, rates.rho)
    parts = play_blocks(program, 3, 0, (64,), rates.home[:1], rates.away[:1], rates.rho[:1])
    parts.add(play_blocks(program, 3, 1, (64, 64, 20), rates.home[1:], rates.away[1:], rates.rho[1:]))

    assert parts.seasons == whole.seasons == 212
    assert np.array_equal(parts.places[0], whole.places[0])
    assert np.array_equal(parts.points[0], whole.points[0])


def test_another_seed_gives_other_counts():
    program = compile_plan(plan_of_tables((league(),)))

    assert counts(program, Fixed(), seed=1) != counts(program, Fixed(), seed=2)


def test_an_interrupt_keeps_what_was_played():
    program = compile_plan(plan_of_tables((league(),)))

    def stop(_):
        raise KeyboardInterrupt

    found = simulate(program, Fixed(), runs=500_000, seed=1, on_progress=stop)

    assert found.is_cut
    assert 0 < found.seasons < 500_000
    assert found.tally.places[0].sum() == 6 * found.seasons


def test_clubs_alike_end_alike():
    """Nothing favours a club by its number: with equal rates each is first equally often, lots included."""
    runs = 120_000
    found = simulate(compile_plan(plan_of_tables((league(4),))), Fixed(), runs=runs, seed=5)

    spread = np.abs(found.tally.places[0] - runs / 4) / math.sqrt(runs * 3 / 16)
    assert spread.max() < 5


def chance_of(home, away, model):
    """The model of Dixon and Coles, written down once more."""
    tau = {
        (0, 0): 1 - model.home * model.away * model.rho,
        (0, 1): 1 + model.home * model.rho,
        (1, 0): 1 + model.away * model.rho,
        (1, 1): 1 - model.rho,
    }.get((home, away), 1.0)
    return (
        tau
        * math.exp(-model.home - model.away)
        * model.home**home
        * model.away**away
        / math.factorial(home)
        / math.factorial(away)
    )


@pytest.mark.parametrize("model", [Fixed(), Fixed(0.3, 2.9, 0.1), Fixed(6.0, 0.05, 0.02)])
def test_scores_are_those_of_the_model(model):
    from torneo.forecast.playing import Player

    plan = league(4)
    program = compile_plan(plan_of_tables((plan,)))
    player = Player(program, 2048, keeps_all=True)
    cells = np.zeros((31, 31))
    rates = model.rates(program.pairings, blocks=1, seed=0)
    blocks = 8
    for block in range(blocks):
        player.play(11, block, 2048, rates.home[0], rates.away[0], model.rho)
        told = player.scores[:, : len(plan.left)].ravel()
        np.add.at(cells, (told & 63, told >> 6), 1)
    total = cells.sum()
    statistic, degrees, rest_seen, rest_wanted = 0.0, -1, total, 1.0
    for home, away in product(range(31), range(31)):
        wanted = chance_of(home, away, model)
        if wanted * total < 8:
            continue
        statistic += (cells[home, away] - wanted * total) ** 2 / (wanted * total)
        degrees += 1
        rest_seen -= cells[home, away]
        rest_wanted -= wanted
    statistic += (rest_seen - rest_wanted * total) ** 2 / (rest_wanted * total)
    degrees += 1

    assert total == blocks * 2048 * len(plan.left)
    assert chi_square_tail(statistic, degrees) > 1e-4


def test_a_last_round_agrees_with_its_enumeration():
    """Win, draw or defeat in each of ten matches: all 3^10 endings counted, with places by points alone."""
    plan = last_round()
    model = Fixed()
    win = sum(chance_of(h, a, model) for h, a in product(range(25), range(25)) if h > a)
    draw = sum(chance_of(g, g, model) for g in range(25))
    chances = (win, draw, 1 - win - draw)
    runs = 200_000
    from torneo.forecast.playing import Player

    program = compile_plan(plan_of_tables((plan,)))
    player = Player(program, 2048, keeps_all=True)
    rates = model.rates(program.pairings, blocks=1, seed=0)
    seen = np.zeros(3**10)
    ranks = np.zeros((20, 20))
    blocks = -(-runs // 2048)
    base = np.arange(20) // 2
    for block in range(blocks):
        player.play(3, block, 2048, rates.home[0], rates.away[0], model.rho)
        told = player.scores[:, :10].transpose(1, 0, 2).reshape(10, -1)
        lead = (told & 63) - (told >> 6)
        outcome = np.where(lead > 0, 0, np.where(lead == 0, 1, 2))
        np.add.at(seen, (outcome * 3 ** np.arange(10)[:, None]).sum(axis=0), 1)
        order = player.orders[0]
        for place in range(20):
            np.add.at(ranks[:, place], order[place], 1)
    total = seen.sum()

    # The outcomes of the first four matches, all of them often enough for a test of fit.
    first = seen.reshape(3**6, 81).sum(axis=0)
    wanted = np.array([math.prod(chances[(code // 3**k) % 3] for k in range(4)) for code in range(81)])
    statistic = float(((first - wanted * total) ** 2 / (wanted * total)).sum())
    assert chi_square_tail(statistic, 80) > 1e-4

    # Least and greatest place of each club by points in every ending, weighed by its chance.
    codes = np.arange(3**10)
    outcome = np.stack([(codes // 3**k) % 3 for k in range(10)])
    weight = np.prod(np.array(chances)[outcome], axis=0)
    points = np.zeros((20, 3**10), np.int64) + base[:, None]
    points[0::2] += np.array([3, 1, 0])[outcome]
    points[1::2] += np.array([0, 1, 3])[outcome]
    for club in range(20):
        better = (points > points[club]).sum(axis=0)
        level = (points == points[club]).sum(axis=0) - 1
        for place in range(20):
            at_best = float(weight[better <= place].sum())
            at_worst = float(weight[better + level <= place].sum())
            share = ranks[club, : place + 1].sum() / total
            error = (
                5 * math.sqrt(max(at_best * (1 - at_best), at_worst * (1 - at_worst), 1e-9) / total) + 1e-9
            )
            assert at_worst - error <= share <= at_best + error


def test_leverage_is_the_difference_a_win_makes():
    """Two clubs, one match: who wins it is first."""
    teams = (TeamId("a"), TeamId("b"))
    plan = TablePlan(
        TableKey(EditionId(""), StageId("")), teams, RULES, Inputs(), (), (MatchLeft(teams[0], teams[1]),)
    )
    found = simulate(
        compile_plan(plan_of_tables((plan,))),
        Fixed(),
        runs=2000,
        seed=1,
        events=[Event(table=0, places=(0,))],
    )

    match = found.matches[0]
    assert (match.leverage, match.error) == (1.0, 0.0)
    assert match.outcomes == pytest.approx(
        [
            sum(chance_of(h, a, Fixed()) for h, a in product(range(30), range(30)) if h > a),
            sum(chance_of(g, g, Fixed()) for g in range(30)),
            sum(chance_of(h, a, Fixed()) for h, a in product(range(30), range(30)) if h < a),
        ]
    )


def test_the_processes_of_a_pool_count_the_same():
    program = compile_plan(plan_of_tables((league(),)))
    engine = engine_of("pool", workers=2)
    try:
        assert counts(program, prior_model(), engine=engine) == counts(program, prior_model())
    finally:
        engine.close()


def test_a_cluster_counts_the_same():
    distributed = pytest.importorskip("distributed")
    program = compile_plan(plan_of_tables((league(),)))
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None, protocol="tcp://"
    ) as cluster:
        engine = engine_of("dask://" + cluster.scheduler_address.removeprefix("tcp://"))
        try:
            assert counts(program, prior_model(), engine=engine) == counts(program, prior_model())
        finally:
            engine.close()


def test_a_cluster_that_does_not_answer_is_told_soon():
    with pytest.raises(ConflictError) as error:
        engine_of("dask://127.0.0.1:1")

    assert error.value.code == "dask-no-answer"


def test_an_engine_nobody_knows_is_told():
    with pytest.raises(UsageError) as error:
        engine_of("quantum")

    assert (error.value.code, error.value.facts["found"]) == ("engine-unknown", "quantum")
