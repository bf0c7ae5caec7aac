"""How many whole seasons a second one core simulates, beside numpy and pl-winner in the same run.

Instances: 16 clubs, 240 matches; 20 clubs from the midpoint, 190 matches; 16 clubs with head-to-head first; the
regulation `reservas-2014` of the example whole: 112 matches in two groups, a final, 240 matches with its bonus points,
awards counted. Every season has its scores, its table by points, goal difference, goals, head-to-head and lots, and is
counted in the histogram of places and points. Rates are seasons a second of cpu time, best of REPEATS.

The numpy version plays all seasons of a block at once with arrays and ranks by points, goal difference and goals; ties
beyond that it leaves to chance. pl-winner is run as it is published, where it is installed (`./run bench` installs it).
"""

import time
from collections.abc import Callable

import numpy as np

from torneo.forecast.engines import Threads
from torneo.forecast.models import prior_model
from torneo.forecast.playing import Player
from torneo.forecast.program import compile_plan, plan_of_tables
from torneo.forecast.simulate import simulate
from torneo.forecast.steps import Program
from torneo.model import EditionId, StageId, TeamId
from torneo.progression import TablePlan, build, plan_season
from torneo.progression.season import MatchLeft
from torneo.rules.resolve import TableKey
from torneo.rules.table_rules import RulesTable, effective
from torneo.standings import Inputs

REPEATS = 7
BLOCK = 2048
DIFFERENCE = ["points", "goal_difference", "goals_for", {"id": "head_to_head"}, "drawing_of_lots"]
HEAD_TO_HEAD = [
    "points",
    {"id": "head_to_head", "criteria": ["points", "goal_difference"], "reapply": "subset"},
    "goal_difference",
    "goals_for",
    "drawing_of_lots",
]
GOALS = {"16 clubs whole": 4.0, "20 clubs midpoint": 4.0, "16 clubs head-to-head": 1.0, "reservas-2014": 1.0}
GOAL_WALL = 0.3


def league(clubs: int, tiebreakers: list[object], *, from_midpoint: bool = False) -> Program:
    teams = tuple(TeamId(f"t{number:02}") for number in range(clubs))
    pairs = [(one, other) for one in teams for other in teams if one != other]
    if from_midpoint:
        pairs = [pair for pair in pairs if pair[0] < pair[1]]
    rules = effective(RulesTable.model_validate({"tiebreakers": tiebreakers}))
    plan = TablePlan(
        TableKey(EditionId(""), StageId("")),
        teams,
        rules,
        Inputs(),
        (),
        tuple(MatchLeft(home, away) for home, away in pairs),
    )
    return compile_plan(plan_of_tables((plan,)))


def reserves() -> Program:
    """The example's reserves' competition with nothing played."""
    from torneo.ledger import Facts
    from torneo.rules.reader import example_files, read_files

    season = build(read_files(example_files("peru-2014")), Facts())
    plan = plan_season(season, (EditionId("reservas-2014"),))
    mine = {"reservas-2014"}
    assert sum(match.node.edition in mine for match in plan.matches) == 352
    return compile_plan(plan)


def rates_of(program: Program) -> tuple[np.ndarray, np.ndarray]:
    """Expected goals of clubs of different strength."""
    chance = np.random.default_rng(7)
    attack = np.exp(chance.normal(0, 0.25, len(program.teams)))
    defence = np.exp(chance.normal(0, 0.2, len(program.teams)))
    place = {team: number for number, team in enumerate(program.teams)}
    home = np.array([place[one[0]] for one in program.pairings])
    away = np.array([place[one[1]] for one in program.pairings])
    return 1.5 * attack[home] * defence[away], 1.15 * attack[away] * defence[home]


def per_second(work: Callable[[], int]) -> float:
    """Seasons a second of cpu time, best of REPEATS after one to warm up."""
    work()
    best = 0.0
    for _ in range(REPEATS):
        begun = time.process_time()
        seasons = work()
        best = max(best, seasons / (time.process_time() - begun))
    return best


def ours(program: Program) -> float:
    player = Player(program, BLOCK)
    home, away = rates_of(program)
    blocks = iter(range(1_000_000))

    def work() -> int:
        from torneo.forecast.playing import empty_tally

        tally = empty_tally(program)
        for _ in range(16):
            player.play(1, next(blocks), BLOCK, home, away, -0.05)
            player.count(tally, BLOCK)
        return 16 * BLOCK

    return per_second(work)


def with_numpy(program: Program) -> float:
    """Points, goal difference and goals, all seasons of a block at once."""
    chance = np.random.default_rng(1)
    home_rate, away_rate = rates_of(program)
    slots = program.matches.slots
    clubs = len(program.teams)
    hosts = np.zeros((clubs, slots.shape[1]), np.float32)
    guests = np.zeros_like(hosts)
    hosts[slots[0], np.arange(slots.shape[1])] = 1
    guests[slots[1], np.arange(slots.shape[1])] = 1
    counts = np.zeros((clubs, clubs), np.int64)
    seasons = 4096

    def work() -> int:
        home = chance.poisson(home_rate[: slots.shape[1], None], (slots.shape[1], seasons)).astype(np.float32)
        away = chance.poisson(away_rate[: slots.shape[1], None], (slots.shape[1], seasons)).astype(np.float32)
        points = hosts @ (3 * (home > away) + (home == away)).astype(np.float32)
        points += guests @ (3 * (home < away) + (home == away)).astype(np.float32)
        lead = home - away
        difference = hosts @ lead - guests @ lead
        scored = hosts @ home + guests @ away
        key = (
            points * 1e6 + difference * 1e3 + scored + chance.random((clubs, seasons), dtype=np.float32) * 0.5
        )
        order = np.argsort(-key, axis=0)
        for place in range(clubs):
            counts[:, place] += np.bincount(order[place], minlength=clubs)
        return seasons

    return per_second(work)


def with_pl_winner(clubs: int, *, from_midpoint: bool) -> float | None:
    """pl-winner's simulation with strengths given, as it is published; None where it is not installed."""
    try:
        import pandas as pd
        from pl_winner.data import SeasonState
        from pl_winner.model import DixonColesModel
        from pl_winner.simulate import simulate_season
    except ImportError:
        return None
    chance = np.random.default_rng(7)
    teams = tuple(f"t{number:02}" for number in range(clubs))
    model = DixonColesModel(teams, chance.normal(0, 0.25, clubs), chance.normal(0, 0.2, clubs), 0.25, -0.05)
    pairs = [(one, other) for one in teams for other in teams if one != other]
    played = [pair for pair in pairs if pair[0] > pair[1]] if from_midpoint else pairs[:0]
    left = [pair for pair in pairs if pair not in set(played)]
    results = pd.DataFrame(
        [(home, away, 1, 1, "D") for home, away in played or pairs[:1]],
        columns=["HomeTeam", "AwayTeam", "FTHG", "FTAG", "FTR"],
    )
    state = SeasonState(results, pd.DataFrame(left, columns=["HomeTeam", "AwayTeam"]), teams)
    seasons = 300

    def work() -> int:
        simulate_season(state, model, n_runs=seasons, seed=7, show_progress=False)
        return seasons

    return per_second(work)


def main() -> None:
    programs = {
        "16 clubs whole": league(16, DIFFERENCE),
        "20 clubs midpoint": league(20, DIFFERENCE, from_midpoint=True),
        "16 clubs head-to-head": league(16, HEAD_TO_HEAD),
        "reservas-2014": reserves(),
    }
    for name, program in programs.items():
        rate = ours(program)
        print(f"   {name:<22} {rate / 1e6:6.2f} M seasons/cpu-s   (goal {GOALS[name]:.0f} M)", flush=True)
        if name == "reservas-2014":
            continue
        peer = with_numpy(program)
        print(f"   {'':<22} numpy: {peer:,.0f}, {rate / peer:,.0f} x", flush=True)
        if name != "16 clubs head-to-head":
            other = with_pl_winner(len(program.teams), from_midpoint="midpoint" in name)
            if other is None:
                print(f"   {'':<22} pl-winner: not installed here")
            else:
                print(f"   {'':<22} pl-winner: {other:,.0f}, {rate / other:,.0f} x", flush=True)
    _million(programs["20 clubs midpoint"])


def _million(program: Program) -> None:
    """A million seasons from start to end, as `torneo forecast` plays them."""
    model = prior_model()
    engine = Threads(2)
    best = 9.9
    for _ in range(4):
        begun = time.perf_counter()
        simulate(program, model, runs=1_000_000, seed=1, engine=engine)
        best = min(best, time.perf_counter() - begun)
    engine.close()
    print(
        f"   1,000,000 seasons of 20 clubs from the midpoint: {best:.2f} s wall, 2 threads (goal {GOAL_WALL} s)"
    )
