"""One try at a league or table: its open matches, then the extra matches and lots that its tables ask for."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from torneo.forecast.board import Board, Drawn
from torneo.forecast.conditions import Condition, Gate, gate
from torneo.forecast.scores import Cumulative, goal_chances, sample_result, sample_shootout
from torneo.forecast.strengths import Strengths
from torneo.ledger.entries import LotsDrawn
from torneo.ledger.facts import Recorded
from torneo.model import Decision, Result, Score, TeamId
from torneo.progression.build import node_state
from torneo.progression.season import LeagueState, MatchState, NodeState, TableState
from torneo.rules.resolve import NodeKey
from torneo.rules.table_rules import Points

DayOf = Callable[[MatchState], date | None]

_EXTRAS_MAX = 50
"""Rounds of extra matches and lots after which a table is left as it is."""


@dataclass(frozen=True, slots=True)
class Open:
    """A match to draw, with the chances of its goals and the numbers of its teams."""

    match: MatchState
    home: int
    away: int
    home_goals: Cumulative
    away_goals: Cumulative
    day: date | None


@dataclass(frozen=True, slots=True)
class LeagueTask:
    """What one node needs for a try, prepared once."""

    node: NodeKey
    matches: tuple[Open, ...]
    gates: tuple[Gate, ...]
    points: Points
    teams: int


def league_task(
    board: Board,
    node: NodeKey,
    state: LeagueState,
    conditions: Sequence[Condition],
    strengths: Strengths,
    day_of: DayOf,
) -> LeagueTask:
    """Prepare the tries at a league in which some matches are open."""
    found: list[Open] = []
    number_of: dict[TeamId, int] = {}
    for team in state.teams:
        number_of.setdefault(team, len(number_of))
    for match in state.matches:
        home, away = match.home.team, match.away.team
        if match.result is not None or home is None or away is None:
            continue
        chances = goal_chances(strengths, home=home, away=away, neutral=match.neutral)
        ours = number_of.setdefault(home, len(number_of))
        theirs = number_of.setdefault(away, len(number_of))
        found.append(Open(match, ours, theirs, *chances, day_on(match, day_of)))
    gates = tuple(
        one for each in conditions if (one := gate(board.context, each, state, number_of)) is not None
    )
    return LeagueTask(node, tuple(found), gates, state.groups[0].table.rules.points, len(number_of))


def try_league(
    board: Board, task: LeagueTask, strengths: Strengths, rng: Random, day_of: DayOf
) -> tuple[Drawn, NodeState | None] | None:
    """Draw all open matches of a league and what its tables then ask for; None where points refute a condition."""
    goals = [
        (bisect_right(one.home_goals, rng.random()), bisect_right(one.away_goals, rng.random()))
        for one in task.matches
    ]
    if task.gates:
        gained = _gained(task, goals)
        if not all(one.may_hold(gained) for one in task.gates):
            return None
    drawn = Drawn()
    listed = board.context.stage_facts(task.node).matches
    for one, (ours, theirs) in zip(task.matches, goals, strict=True):
        assert one.match.home.team is not None
        assert one.match.away.team is not None
        result = Result(
            one.match.home.team,
            one.match.away.team,
            Score(ours, theirs),
            day=one.day,
            match=one.match.id,
            simulated=True,
        )
        if ours == theirs and task.points.draw is None:
            result = replace(result, penalties=sample_shootout(rng), decided=Decision.PENALTIES)
        board.record(drawn, result, listed)
    return drawn, settle(board, task.node, drawn, strengths, rng, day_of)


def settle(
    board: Board, node: NodeKey, drawn: Drawn, strengths: Strengths, rng: Random, day_of: DayOf
) -> NodeState | None:
    """Play the extra matches and draw the lots that the tables of a node ask for, until they ask for none."""
    context = board.context
    for _ in range(_EXTRAS_MAX):
        context.facts = board.facts_with(node, drawn)
        state = node_state(context, node)
        if state is not None:
            context.nodes[node] = state
        tables = tables_of(state)
        extras = [(table, match) for table in tables for match in table.playoffs if match.result is None]
        if extras:
            for table, match in extras:
                _extra(board, node, drawn, table, match, strengths, rng, day_of)
            continue
        if not _draw_lots(board, node, drawn, tables, rng):
            break
    return state


def tables_of(state: NodeState | None) -> tuple[TableState, ...]:
    """All tables of a node."""
    if isinstance(state, LeagueState):
        return state.all_tables()
    return (state,) if isinstance(state, TableState) else ()


def asks(board: Board, state: NodeState | None) -> bool:
    """Whether a node whose matches are all played still asks for extra matches or lots."""
    return any(
        any(match.result is None for match in table.playoffs) or bool(_lots_due(board, table))
        for table in tables_of(state)
    )


def _gained(task: LeagueTask, goals: Sequence[tuple[int, int]]) -> list[int]:
    gained = [0] * task.teams
    win, draw, loss = task.points.win, task.points.draw or 0, task.points.loss
    for one, (ours, theirs) in zip(task.matches, goals, strict=True):
        if ours > theirs:
            gained[one.home] += win
            gained[one.away] += loss
        elif ours < theirs:
            gained[one.home] += loss
            gained[one.away] += win
        else:
            gained[one.home] += draw
            gained[one.away] += draw
    return gained


def _extra(
    board: Board,
    node: NodeKey,
    drawn: Drawn,
    table: TableState,
    match: MatchState,
    strengths: Strengths,
    rng: Random,
    day_of: DayOf,
) -> None:
    """An extra match about a place, with the steps of the criterion that asks for it."""
    assert match.home.team is not None
    assert match.away.team is not None
    rule = next((one for one in table.rules.tiebreakers if one.id == "playoff_match"), None)
    result = sample_result(
        rng,
        strengths,
        home=match.home.team,
        away=match.away.team,
        neutral=match.neutral,
        steps=rule.level if rule else (),
    )
    result = replace(result, match=match.id, day=day_on(match, day_of))
    board.record(drawn, result, board.context.stage_facts(node).matches)


def _draw_lots(board: Board, node: NodeKey, drawn: Drawn, tables: Sequence[TableState], rng: Random) -> bool:
    """Draw lots where clubs that share a place wait for them and something hangs on the order."""
    any_drawn = False
    for table in tables:
        for teams in _lots_due(board, table):
            order = list(teams)
            rng.shuffle(order)
            name = f"{node.name}.{table.key.table}" if table.key.table else str(node.name)
            payload = LotsDrawn(edition=node.edition, table=name, order=tuple(order))
            last = max((when for when, _ in drawn.steps if when is not None), default=None)
            sequence = board.sequence(drawn)
            drawn.lots.append(Recorded(sequence, payload, last or date.min, simulated=True))
            drawn.steps.append((last, payload))
            any_drawn = True
    return any_drawn


def _lots_due(board: Board, table: TableState) -> list[tuple[TeamId, ...]]:
    if not table.due:
        return []
    lines = board.context.outline.lines.get(table.key, frozenset())
    found = []
    for level in table.table.levels:
        sharing = range(level.place, level.place + len(level.teams) - 1)
        at_stake = any(line in sharing or (line < 0 and len(table.table) + line in sharing) for line in lines)
        if level.criterion == "drawing_of_lots" and at_stake:
            found.append(level.teams)
    return found


def day_on(match: MatchState, day_of: DayOf) -> date | None:
    """The day a match is taken to be played on."""
    return day_of(match) or match.planned.day
