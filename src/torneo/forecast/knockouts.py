"""One try at a knock-out stage: its draw if one is due, its ties leg by leg, extra matches and lots."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from torneo.forecast.board import Board, Drawn
from torneo.forecast.leagues import DayOf, day_on
from torneo.forecast.scores import sample_result
from torneo.forecast.strengths import Strengths
from torneo.ledger.entries import DrawMade, TieDecided
from torneo.ledger.facts import Recorded
from torneo.model import ConflictError, MatchId, NotFoundError, Result, TieId
from torneo.progression.build import node_state
from torneo.progression.draws import make_draw
from torneo.progression.season import KnockoutState, MatchState, NodeState, Season, TieState
from torneo.progression.tables import table_rules
from torneo.progression.ties import judge
from torneo.rules.resolve import NodeKey
from torneo.rules.stages import Stage
from torneo.rules.table_rules import LevelStep, TableRules

_PASSES_MAX = 64
"""Legs, extra matches and lots of one stage after which it is left as it is."""

_NO_CHANCE = ("better_seed", "drawing_of_lots")
"""Steps that end the tie without a match; a lot is recorded for the tie."""


def try_knockout(
    board: Board, node: NodeKey, strengths: Strengths, rng: Random, day_of: DayOf
) -> tuple[Drawn, NodeState | None]:
    """Draw everything of a knock-out stage that can be played by now."""
    context = board.context
    drawn = Drawn()
    _make_draw(board, node, drawn, rng)
    state: NodeState | None = None
    for _ in range(_PASSES_MAX):
        context.facts = board.facts_with(node, drawn)
        state = node_state(context, node)
        if state is not None:
            context.nodes[node] = state
        if not isinstance(state, KnockoutState):
            break
        before = len(drawn.steps)
        for tie in state.ties:
            if (match := _next_match(tie)) is not None:
                result = _played(board, state, tie, match, strengths, rng)
                result = replace(result, match=match.id, day=day_on(match, day_of))
                board.record(drawn, result, {})
            elif tie.waiting == "lots":
                _lots(board, node, drawn, tie, rng)
        if len(drawn.steps) == before:
            break
    return drawn, state


def can_be_played(board: Board, node: NodeKey, state: KnockoutState) -> bool:
    """Whether chance has anything to say in this stage now."""
    if any(_next_match(tie) is not None or tie.waiting == "lots" for tie in state.ties):
        return True
    return state.awaits_draw and _drawing(board, node, Random(0)) is not None  # noqa: S311 - only whether, not who


def _next_match(tie: TieState) -> MatchState | None:
    """The first match of an undecided tie that nothing is recorded of; None while a side is not known."""
    if tie.is_decided or tie.waiting == "among" or tie.home.team is None or tie.away.team is None:
        return None
    return next((match for match in tie.matches if match.result is None), None)


def _make_draw(board: Board, node: NodeKey, drawn: Drawn, rng: Random) -> None:
    state = board.context.nodes.get(node)
    if not isinstance(state, KnockoutState) or not state.awaits_draw:
        return
    found = _drawing(board, node, rng)
    if found is not None:
        drawn.draw = found
        drawn.steps.append((None, found.payload))


def _drawing(board: Board, node: NodeKey, rng: Random) -> Recorded[DrawMade] | None:
    context = board.context
    season = Season(context.regulations, context.facts, {}, context.nodes, (), (), as_of=context.as_of)
    try:
        payload = make_draw(season, node, rng.randrange)
    except (ConflictError, NotFoundError):
        return None
    return Recorded(board.base.position + 1, payload, date.min, simulated=True)


def _lots(board: Board, node: NodeKey, drawn: Drawn, tie: TieState, rng: Random) -> None:
    winner = tie.home.team if rng.random() < 0.5 else tie.away.team
    payload = TieDecided(
        edition=node.edition, stage=str(node.name), tie=str(tie.id), winner=str(winner), decided="lots"
    )
    last = max((when for when, _ in drawn.steps if when is not None), default=None)
    drawn.ties[TieId(tie.id)] = Recorded(board.sequence(drawn), payload, last or date.min, simulated=True)
    drawn.steps.append((last, payload))


def _played(
    board: Board,
    state: KnockoutState,
    tie: TieState,
    match: MatchState,
    strengths: Strengths,
    rng: Random,
) -> Result:
    """A match of a tie; the one that comes last goes on as `level` says until the tie is decided."""
    home, away = match.home.team, match.away.team
    assert home is not None
    assert away is not None
    stage = state.stage
    rules = table_rules(board.context.regulation(state.node.edition), stage.rules)
    before, after = _steps(stage, tie, rules)
    legs = sum(1 for one in tie.matches if not one.extra)
    alone = match.extra or stage.aggregate == "wins" or legs == 1
    last = alone or all(one.result is not None for one in tie.matches if one.id != match.id)

    def is_decided(result: Result, taken: Sequence[str]) -> bool:
        steps = [LevelStep(id=step) for step in taken]
        if alone:
            verdict = judge(
                home, away, [result], legs=1, aggregate="goals", level=steps, points=rules.points, better=None
            )
        else:
            results = _with(tie, match.id, result)
            verdict = judge(
                home,
                away,
                results,
                legs=legs,
                aggregate=stage.aggregate,
                level=steps,
                points=rules.points,
                better=None,
            )
        return verdict.winner is not None or not last

    return sample_result(
        rng,
        strengths,
        home=home,
        away=away,
        neutral=match.neutral,
        steps=after if match.extra else before,
        is_decided=is_decided,
    )


def _with(tie: TieState, match_id: MatchId, result: Result) -> list[Result | None]:
    """The legs of a tie with one more result."""
    found: list[Result | None] = []
    for match in tie.matches:
        if match.id == match_id:
            found.append(result)
        elif not match.extra:
            found.append(match.result.result if match.result is not None else None)
    return found


def _steps(stage: Stage, tie: TieState, rules: TableRules) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Steps of the last leg, and those of the extra match, as far as they are played."""
    listed = next((one for one in stage.ties if one.id == tie.id), None)
    level = listed.level if listed is not None and listed.level is not None else stage.level
    names = [step.id for step in (rules.level if level is None else level)]
    if "playoff_match" not in names:
        return _played_steps(names), ()
    cut = names.index("playoff_match")
    return _played_steps(names[:cut]), _played_steps(names[cut + 1 :])


def _played_steps(names: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for name in names:
        if name in _NO_CHANCE:
            break
        found.append(name)
    return tuple(found)
