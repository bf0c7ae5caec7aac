"""Small leagues by chance, simulated; and what the standings room says of the same results."""

from dataclasses import replace
from random import Random

import numpy as np

from torneo.forecast import kernels, lots
from torneo.forecast.lanes import AWAY_SHIFT, LANES, SHOOTOUT_BIT
from torneo.forecast.playing import Player
from torneo.forecast.program import compile_plan, plan_of_tables
from torneo.model import EditionId, Result, Score, StageId, Status, TeamId
from torneo.progression import TablePlan
from torneo.progression.season import MatchLeft
from torneo.rules.resolve import TableKey
from torneo.rules.table_rules import TableRules
from torneo.standings import Adjustment, Inputs, make_table


def random_league(rng: Random, rules: TableRules) -> TablePlan:
    """A double or single round robin of three to six clubs, some of it played, with all inputs a rule may ask for."""
    teams = tuple(TeamId(name) for name in "abcdef"[: rng.randint(3, 6)])
    matches = [(one, other) for one in teams for other in teams if one != other]
    if rng.random() < 0.4:
        matches = [pair for pair in matches if pair[0] < pair[1]]
    rng.shuffle(matches)
    played = rng.randrange(len(matches))
    results = tuple(_result(rng, *pair, rules) for pair in matches[:played])
    left = tuple(MatchLeft(home, away, round=number) for number, (home, away) in enumerate(matches[played:]))
    figures = {team: rng.randrange(3) for team in teams}
    some = {team: rng.randrange(3) for team in teams if rng.random() < 0.8}
    inputs = Inputs(
        adjustments=(Adjustment(rng.choice(teams), rng.choice((-3, 2)), "x"),) if rng.random() < 0.4 else (),
        lots=(tuple(rng.sample(teams, 2)),) if rng.random() < 0.3 else (),
        fair_play_points=figures,
        disciplinary_points=some,
        ranking=some,
        coefficient=figures,
        reds=figures if rng.random() < 0.5 else {},
        last_round_pairs=frozenset(frozenset(pair) for pair in matches[-len(teams) // 2 :]),
    )
    return TablePlan(TableKey(EditionId(""), StageId("")), teams, rules, inputs, results, left)


def _result(rng: Random, home: TeamId, away: TeamId, rules: TableRules) -> Result:
    if rng.random() < 0.08:
        return Result(home, away, None, Status.DOUBLE_LOSS)
    score = Score(rng.choice((0, 1, 1, 2, 3)), rng.choice((0, 0, 1, 1, 2)))
    level = score.home == score.away and rules.points.shootout_win is not None
    return Result(home, away, score, penalties=Score(*rng.choice(((4, 3), (2, 4)))) if level else None)


def simulated(plan: TablePlan, *, seed: int, block: int, seasons: int = LANES, rate: float = 1.1) -> Player:
    """A block, kept season by season."""
    program = compile_plan(plan_of_tables((plan,)))
    player = Player(program, seasons, keeps_all=True)
    pairings = len(program.pairings)
    home = np.full(pairings, rate)
    away = np.full(pairings, rate * 0.9)
    player.play(seed, block, seasons, home, away, -0.05)
    return player


def order_of(player: Player, season: int) -> list[TeamId]:
    """Clubs of the only table in the order of the simulation."""
    table = player.program.tables[0]
    return [player.program.teams[club] for club in player.orders[0][:, season]] if table else []


def drawn_results(plan: TablePlan, player: Player, season: int) -> tuple[Result, ...]:
    """The results that were drawn, as results."""
    chunk, lane = divmod(season, LANES)
    found = []
    for row, match in enumerate(plan.left):
        told = int(player.scores[chunk, row, lane])
        score = Score(told & 63, (told >> AWAY_SHIFT) & 63)
        penalties = None
        if score.home == score.away and plan.rules.points.shootout_win is not None:
            penalties = Score(5, 4) if told >> SHOOTOUT_BIT & 1 else Score(4, 5)
        found.append(Result(match.home, match.away, score, penalties=penalties))
    return tuple(found)


def truth(plan: TablePlan, player: Player, season: int) -> list[list[TeamId]]:
    """The clubs in order as the standings room puts them, with the lots and extra matches of the simulation; those who
    share a place together."""
    season_key = _season_key(player, season)
    teams = plan.teams
    drawn = tuple(sorted(teams, key=lambda team: int(lots.lot(season_key, teams.index(team)))))
    rates = Player._extra_rates(player.program.tables[0], *_rates(player))
    rule = next((one for one in plan.rules.tiebreakers if one.id == "playoff_match"), None)
    extras = []
    if rule is not None:
        extra_time = int("extra_time" in rule.level)
        for one in range(len(teams)):
            for other in range(one + 1, len(teams)):
                won = lots.extra_match(season_key, one, other, rates, extra_time)
                extras.append(Result(teams[one], teams[other], Score(1, 0) if won else Score(0, 1)))
    results = [*plan.results, *drawn_results(plan, player, season)]
    if any(one.id == "penalties" for one in plan.rules.tiebreakers):
        results = [_with_kicks(result, plan, season_key) for result in results]
    inputs = replace(plan.inputs, lots=(*plan.inputs.lots, drawn), playoff_results=tuple(extras))
    table = make_table(teams, results, plan.rules, inputs=inputs, complete=True)
    places: dict[int, list[TeamId]] = {}
    for row in table:
        places.setdefault(row.pos, []).append(row.team)
    return [places[place] for place in sorted(places)]


def _with_kicks(result: Result, plan: TablePlan, season_key) -> Result:
    if frozenset((result.home, result.away)) not in plan.inputs.last_round_pairs or result.score is None:
        return result
    home, away = plan.teams.index(result.home), plan.teams.index(result.away)
    won = lots.shootout(season_key, home, away)
    return replace(result, penalties=Score(5, 4) if won else Score(4, 5))


def _season_key(player: Player, season: int):
    key = np.uint64(kernels.season_key(player.key, 0))
    return np.uint64(lots.mixed(np.uint64(key + np.uint64(season))))


def _rates(player: Player):
    pairings = len(player.program.pairings)
    return np.full(pairings, 1.1), np.full(pairings, 1.1 * 0.9)


def agrees(order: list[TeamId], places: list[list[TeamId]]) -> bool:
    """The order of the simulation is one of those that the table allows: lots decide among clubs that share a place."""
    at = 0
    for part in places:
        if sorted(order[at : at + len(part)]) != sorted(part):
            return False
        at += len(part)
    return True
