"""A season simulated to its end is one that `progression.build` makes of the same results."""

from dataclasses import replace

import numpy as np
import pytest
from article_season import article, publish, replayed
from seasons_by_chance import agrees

from builders import league_facts, regulations, season
from torneo.forecast.lanes import AWAY_SHIFT, LANES, SHOOTOUT_BIT
from torneo.forecast.playing import Player
from torneo.forecast.program import compile_plan
from torneo.forecast.steps import RunTie
from torneo.ledger.entries import TieDecided
from torneo.ledger.facts import Facts, Recorded, ResultFact, StageFacts
from torneo.model import EditionId, NotYetPlayableError, Result, Score
from torneo.progression import build, plan_season
from torneo.progression.planned import PlannedTie

SEASONS = 4


def played(plan, *, seed=1, seasons=LANES):
    program = compile_plan(plan)
    player = Player(program, seasons, keeps_all=True)
    count = len(program.pairings)
    player.play(seed, 0, seasons, np.full(count, 1.3), np.full(count, 1.0), 0.0)
    return player


def recorded(season_, plan, player, number):
    """The facts with the scores of one simulated season, and the winners of its ties."""
    stages = dict(season_.facts.stages)
    chunk, lane = divmod(number, LANES)
    for row, match in enumerate(plan.matches):
        told = int(player.scores[chunk, row, lane])
        score = Score(told & 63, (told >> AWAY_SHIFT) & 63)
        kicks = None
        if score.home == score.away and match.points.shootout_win is not None:
            kicks = Score(5, 4) if told >> SHOOTOUT_BIT & 1 else Score(4, 5)
        key = (match.node.edition, match.node.name)
        own = stages[key]
        result = Result(match.home, match.away, score, penalties=kicks, match=match.id)
        stages[key] = replace(own, results={**own.results, match.id: ResultFact(10_000 + row, result)})
    ties = [step for step in plan.steps if isinstance(step, PlannedTie)]
    runs = [step for step in player.program.steps if isinstance(step, RunTie)]
    for planned, run in zip(ties, runs, strict=True):
        winner = int(player.values[run.winner][number])
        if winner < 0:
            continue
        payload = TieDecided(
            edition=planned.node.edition,
            stage=str(planned.node.name),
            tie=str(planned.id),
            winner=player.program.teams[winner],
            decided="lots",
        )
        key = (planned.node.edition, planned.node.name)
        own = stages.get(key, StageFacts())
        decided = {**own.ties, planned.id: Recorded(20_000, payload, None, simulated=True)}
        stages[key] = replace(own, ties=decided)
    return replace(season_.facts, stages=stages)


def checked(season_, editions):
    plan = plan_season(season_, tuple(map(EditionId, editions)))
    player = played(plan)
    tables = done = 0
    for number in range(LANES):
        ended = build(season_.regulations, recorded(season_, plan, player, number))
        if any(m.is_open for one in ended for state in one.all_tables() for m in state.playoffs):
            continue  # an extra match is awaited, so what hangs on it is open there and decided here
        done += 1
        if done > SEASONS:
            break
        for at, key in enumerate(player.program.keys):
            if key.edition not in editions or key.table == "*":
                continue
            state = next(one for one in ended[key.edition].all_tables() if one.key == key)
            order = [player.program.teams[team] for team in player.orders[at][:, number] if team >= 0]
            places: dict[int, list] = {}
            for row in state.table:
                places.setdefault(row.pos, []).append(row.team)
            assert agrees(order, [places[place] for place in sorted(places)]), (key, order, str(state.table))
            tables += 1
        for award in plan.awards:
            if award.key.edition not in editions:
                continue
            got = {player.program.teams[one] for one in player.received[award.number][:, number] if one >= 0}
            states = [
                one
                for one in ended.awards
                if (one.edition, one.number, one.category)
                == (award.key.edition, award.key.number, award.key.category)
            ]
            settled = {one.seat.team for one in states if one.seat.team is not None and not one.lapsed}
            assert settled <= got, award.key
    return tables


def test_the_article_simulated_equals_the_season(shared):
    folder, _ = article(shared / "examples" / "peru-2014")
    lists = [
        publish(folder, edition, stage)
        for edition, stage in (
            ("inca-2014", "grupos"),
            ("reservas-2014", "inca"),
            ("descentralizado-2014", "apertura"),
            ("descentralizado-2014", "clausura"),
            ("reservas-2014", "descentralizado"),
        )
    ]
    facts = replayed(lists)

    tables = checked(build(folder, facts), ("inca-2014", "descentralizado-2014", "reservas-2014"))

    assert tables == 9 * SEASONS


GROUPS = """
[entry]
teams = ["a", "b", "c", "d", "e1", "f"]
[rules]
tiebreakers = ["points", {id = "head_to_head", reapply = "subset"}, "goal_difference", "drawing_of_lots"]
[[stage]]
id = "liga"
kind = "league"
groups.A = ["a", "b", "c"]
groups.B = ["d", "e1", "f"]
  [[stage.table]]
  id = "segundos"
  of = ["liga.*.2"]
  rules.tiebreakers = ["points", "goal_difference", "drawing_of_lots"]
[[stage]]
id = "final"
kind = "knockout"
teams = ["liga.A.1", "liga.B.1", "liga.segundos.1", "liga.segundos.2"]
pair = "best v worst"
seeding = "liga"
level = ["penalties"]
[[stage]]
id = "liguilla"
kind = "league"
teams = ["liga.A.1-2", "liga.B.1-2"]
  [[stage.rules.carry_over]]
  from = "liga"
  points = {factor = "1/2", round = "down"}
  goals = false
  matches = false
[[award]]
to = "final.winners"
title = "finalistas"
[[award]]
to = "liga.A.1"
points = 1
in = "liguilla"
"""


def test_later_stages_wait_for_earlier_ones():
    facts = league_facts("A v B\n\nB v C\n\nC v A\n\nD v E1\n\nE1 v F\n\nF v D")
    plan = plan_season(season(regulations(GROUPS), {"liga": facts}))
    player = played(plan)
    numbers = {key: at for at, key in enumerate(player.program.keys)}
    orders = {key.node + "." + key.table: player.orders[at] for key, at in numbers.items()}

    firsts = (orders["liga.A"][0], orders["liga.B"][0])
    last = orders["liguilla."]

    for one in firsts:
        assert (last == one).sum(axis=0).min() == 1  # the first of each group plays in the league after it
    seconds = np.sort(orders["liga.segundos"][:2], axis=0)
    assert np.array_equal(seconds, np.sort(np.stack([orders["liga.A"][1], orders["liga.B"][1]]), axis=0))
    awards = {one.key.award.title: player.received[one.number] for one in plan.awards}
    assert awards["finalistas"].shape == (2, LANES)
    pairs = [step for step in player.program.steps if isinstance(step, RunTie)]
    best = player._value(pairs[0].first, 1), player._value(pairs[0].second, 1)
    assert all(any(team in column for column in (firsts[0], firsts[1])) for team in best[0])


def test_a_draw_that_is_to_come_pairs_everybody_once():
    text = """
[entry]
teams = ["a", "b", "c", "d"]
[[stage]]
id = "semis"
kind = "knockout"
teams = ["a", "b", "c", "d"]
pair = "draw"
level = ["penalties"]
[[stage]]
id = "final"
kind = "knockout"
teams = ["semis.winners"]
level = ["penalties"]
"""
    player = played(plan_season(build(regulations(text), Facts())), seasons=256)
    runs = [step for step in player.program.steps if isinstance(step, RunTie)]
    seats = np.stack([player.values[one] for run in runs[:2] for one in (run.first, run.second)])

    assert np.array_equal(np.sort(seats, axis=0), np.repeat(np.arange(4)[:, None], 256, axis=1))
    with_first = np.where(seats[0] == 0, seats[1], np.where(seats[1] == 0, seats[0], -1))
    assert set(with_first[with_first >= 0].tolist()) == {1, 2, 3}


def test_a_stage_that_cannot_be_followed_is_named():
    text = """
[entry]
teams = ["a", "b", "c", "d"]
[[stage]]
id = "suizo"
kind = "swiss"
teams = "all"
rounds = 2
first_round = "draw"
"""
    with pytest.raises(NotYetPlayableError) as error:
        plan_season(build(regulations(text), Facts()))

    assert (error.value.code, error.value.facts["stage"], error.value.facts["rule"]) == (
        "forecast-cannot",
        "suizo",
        "swiss",
    )
