"""Leagues with a few matches left, small enough to try everything: best and worst place by brute force.

The tables of plain rules are made here, by counting on fingers; only those with a mini-league come from the standings
room. Margins reach so far beyond what any club is ahead by that a larger one changes nothing.
"""

import random
from itertools import product

from torneo.model import EditionId, Result, Score, StageId, TeamId
from torneo.progression import MatchLeft, TablePlan
from torneo.rules.resolve import TableKey
from torneo.rules.table_rules import RulesTable, effective
from torneo.standings import Adjustment, Carried, Inputs

H2H = {"id": "head_to_head", "criteria": ["points", "goal_difference", "goals_for"]}
KINDS = {
    "goal difference": {"tiebreakers": ["points", "goal_difference", "goals_for"]},
    "goal difference, lots": {"tiebreakers": ["points", "goal_difference", "drawing_of_lots"]},
    "points alone": {"tiebreakers": ["points"]},
    "two points": {
        "points": {"win": 2, "draw": 1, "loss": 0},
        "tiebreakers": ["points", "goal_difference", "goals_for"],
    },
    "wins first": {"tiebreakers": ["points", "wins", "goal_difference", "goals_for"]},
    "goals first": {"tiebreakers": ["points", "goals_for", "goal_difference"]},
    "shoot-outs": {
        "points": {"win": 3, "shootout_win": 2, "shootout_loss": 1, "loss": 0},
        "tiebreakers": ["points", "goal_difference", "goals_for"],
    },
    "a defeat is worth one": {
        "points": {"win": 3, "draw": 2, "loss": 1},
        "tiebreakers": ["points", "goal_difference", "goals_for"],
    },
    "points per game": {"tiebreakers": ["points_per_game", "goal_difference", "goals_for"]},
    "head-to-head": {"tiebreakers": ["points", {**H2H, "reapply": "none"}, "goal_difference", "goals_for"]},
    "head-to-head again": {
        "tiebreakers": ["points", {**H2H, "reapply": "subset"}, "goal_difference", "goals_for"]
    },
    "head-to-head each": {"tiebreakers": ["points", {**H2H, "reapply": "each"}, "goal_difference"]},
    "head-to-head points": {
        "tiebreakers": [
            "points",
            {"id": "head_to_head", "criteria": ["points", "goal_difference"], "when": "mutual_complete"},
            "goal_difference",
            "goals_for",
        ]
    },
}
_FAR = 25
_WINS = ((1, 0), (2, 0), (3, 0), (4, 0), (_FAR, 0), (_FAR + 1, _FAR))
_LEVEL = ((0, 0), (1, 1), (_FAR, _FAR))


def league(kind: str, seed: int) -> TablePlan:
    """A random league under one kind of rule; the same seed gives the same one."""
    chance = random.Random(f"{kind} {seed}")
    size = chance.randint(3, 5)
    teams = tuple(TeamId(name) for name in "abcde"[:size])
    pairs = [(home, away) for home in teams for away in teams if home != away]
    if chance.random() < 0.15:
        pairs.append((teams[0], TeamId("guest")))
    chance.shuffle(pairs)
    rules = effective(RulesTable.model_validate(KINDS[kind]))
    shootouts = rules.points.shootout_win is not None
    count = chance.randint(1, 3)
    if chance.random() < 0.4:  # some clubs have finished
        out = chance.choice(teams)
        pairs.sort(key=lambda pair: out in pair)
    if chance.random() < 0.6:
        pairs = pairs[: count + chance.randint(1, 5)]
    left, played = pairs[:count], pairs[count:]
    results = []
    for home, away in played:
        score = Score(chance.randint(0, 2), chance.randint(0, 2))
        level = shootouts and score.home == score.away
        penalties = chance.choice((Score(4, 3), Score(3, 4))) if level else None
        results.append(Result(home, away, score, penalties=penalties))
    inputs = Inputs(
        adjustments=(Adjustment(chance.choice(teams), chance.choice((-3, -1, 1))),)
        if chance.random() < 0.3
        else (),
        carried={team: Carried(points=chance.randint(0, 3), gf=chance.randint(0, 2)) for team in teams}
        if chance.random() < 0.2
        else {},
    )
    return TablePlan(
        key=TableKey(EditionId(""), StageId(""), ""),
        teams=teams,
        rules=rules,
        inputs=inputs,
        results=tuple(results),
        left=tuple(MatchLeft(home, away) for home, away in left),
    )


def every_ending(plan: TablePlan, *, is_fine: bool):
    """Every way the matches left can end, up to margins that make no difference; `is_fine`: with those in between."""
    shootouts = plan.rules.points.shootout_win is not None
    wins = _WINS if len(plan.left) <= 2 else _WINS[:2] + _WINS[-2:]
    if is_fine:  # clubs level in their difference are told apart by goals, of the beaten side as well
        few = len(plan.left) <= 2
        margins, conceded = (range(1, 13), (0, 1, 2, 3, 4, 6)) if few else (range(1, 9), (0, 2))
        wins = (*((low + margin, low) for low in conceded for margin in margins), *_WINS[-2:])
    level = _LEVEL if len(plan.left) <= 2 or is_fine else _LEVEL[::2]
    ways = [(*score, 0) for score in wins] + [(b, a, 0) for a, b in wins]
    for score in level:
        ways += [(*score, 1), (*score, -1)] if shootouts else [(*score, 0)]
    return product(ways, repeat=len(plan.left))


def results_of(plan: TablePlan, ending) -> list[Result]:
    found = []
    for match, (home, away, shootout) in zip(plan.left, ending, strict=True):
        penalties = None if not shootout else Score(5, 4) if shootout > 0 else Score(4, 5)
        found.append(Result(match.home, match.away, Score(home, away), penalties=penalties))
    return found


def extremes(plan: TablePlan, *, is_fine: bool = False) -> dict[TeamId, tuple[int, int]]:
    """Best and worst place of every club over every ending."""
    found = {team: (len(plan.teams), 1) for team in plan.teams}
    criteria = [rule.id for rule in plan.rules.tiebreakers if rule.id != "drawing_of_lots"]
    if "head_to_head" in criteria:
        for ending in every_ending(plan, is_fine=is_fine):
            for row in plan.table(results_of(plan, ending)):
                best, worst = found[row.team]
                found[row.team] = min(best, row.pos), max(worst, row.pos + len(row.level_with))
        return found
    base = figures(plan, plan.results)
    for team, start in plan.inputs.carried.items():
        base[team][0] += start.points
        base[team][2] += start.gf
        base[team][3] += start.gf
    for one in plan.inputs.adjustments:
        base[one.team][0] += one.points
    for ending in every_ending(plan, is_fine=is_fine):
        more = figures(plan, results_of(plan, ending))
        keys = {}
        for team in plan.teams:
            points, wins, difference, scored, played = (
                a + b for a, b in zip(base[team], more[team], strict=True)
            )
            told = {
                "points": points,
                "points_per_game": points / played if played else 0,
                "wins": wins,
                "goal_difference": difference,
                "goals_for": scored,
            }
            keys[team] = tuple(told[name] for name in criteria)
        for team, key in keys.items():
            best, worst = found[team]
            above = sum(1 for other in keys.values() if other > key)
            with_it = sum(1 for other in keys.values() if other >= key)
            found[team] = min(best, above + 1), max(worst, with_it)
    return found


def figures(plan: TablePlan, results) -> dict[TeamId, list[int]]:
    """Points, wins, goal difference, goals and matches of each club from results."""
    points = plan.rules.points
    found = {team: [0, 0, 0, 0, 0] for team in (*plan.teams, "guest")}
    for result in results:
        home, away = result.score
        for team, scored, conceded, sign in (
            (result.home, home, away, 1),
            (result.away, away, home, -1),
        ):
            line = found[team]
            if scored > conceded:
                line[0] += points.win
                line[1] += 1
            elif scored < conceded:
                line[0] += points.loss
            elif result.penalties is None:
                line[0] += points.draw
            else:
                ahead = sign * (result.penalties.home - result.penalties.away) > 0
                line[0] += points.shootout_win if ahead else points.shootout_loss
            line[2] += scored - conceded
            line[3] += scored
            line[4] += 1
    return found
