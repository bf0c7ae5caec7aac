"""Knock-out stages: who is at home, and how each tie stands."""

from collections.abc import Sequence
from dataclasses import replace

from torneo.ledger.facts import ResultFact, StageFacts
from torneo.model import Decision, MatchId, Planned, Result, TeamId, TieId
from torneo.progression.context import Context, split_name
from torneo.progression.leagues import counts
from torneo.progression.pairings import by_seed, entrants, pairings, seeding_order
from torneo.progression.season import (
    KnockoutState,
    MatchState,
    Seat,
    TieState,
)
from torneo.progression.slots import seats
from torneo.progression.tables import table_rules
from torneo.progression.ties import Verdict, judge
from torneo.rules.refs import Ref
from torneo.rules.regulation import Regulation
from torneo.rules.resolve import (
    NodeKey,
    PlaceSlot,
)
from torneo.rules.stages import Stage, Tie
from torneo.rules.table_rules import LevelStep


def knockout(context: Context, node: NodeKey, stage: Stage) -> KnockoutState:
    """A knock-out stage as the facts have brought it."""
    everyone = entrants(context, node, stage)
    byes, pairs, awaits_draw = pairings(context, node, stage, everyone)
    ranking = seeding_order(context, node, stage, everyone)
    rank = {team: number for number, team in enumerate(ranking)}
    ties = tuple(_tie(context, node, stage, tie_id, sides, rank, listed) for tie_id, sides, listed in pairs)
    return KnockoutState(node, stage, byes, ties, by_seed(everyone, rank), awaits_draw)


def _tie(
    context: Context,
    node: NodeKey,
    stage: Stage,
    tie_id: TieId,
    sides: tuple[Seat, Seat],
    rank: dict[TeamId, int],
    listed: Tie | None,
) -> TieState:
    regulation = context.regulation(node.edition)
    facts = context.stage_facts(node)
    legs = listed.legs if listed and listed.legs is not None else stage.legs
    neutral = listed.neutral if listed and listed.neutral is not None else stage.neutral
    first, second = _hosts(stage, sides, rank, legs=legs, neutral=neutral)
    first, second = _as_recorded(node, facts, tie_id, first, second, legs=legs)
    better = _better(first, second, rank)
    level = level_steps(regulation, stage, listed)
    state = TieState(tie_id, first, second, (), name=listed.name if listed else None)
    among = listed.among if listed and listed.among is not None else stage.among
    if among is not None and (decided := _by_among(context, node, state, among)) is not None:
        return decided
    matches = _legs(node, facts, regulation, state, legs=legs, neutral=neutral)
    if listed is not None and listed.date is not None and matches[0].planned.day is None:
        matches = (replace(matches[0], planned=Planned(listed.date)), *matches[1:])
    state = replace(state, matches=matches)
    if first.team is None or second.team is None:
        return state
    extra_id = _match_id(node, tie_id, legs + 1)
    extra = facts.results.get(extra_id)
    points = table_rules(regulation, stage.rules).points
    verdict = judge(
        first.team,
        second.team,
        [counted(match) for match in matches],
        legs=legs,
        aggregate=stage.aggregate,
        level=level,
        points=points,
        better=better,
        extra=extra.result if extra is not None and counts(extra, regulation.match) else None,
    )
    if verdict.wants_extra:
        matches = (*matches, _extra_match(node, facts, regulation, state, legs=legs, level=level))
    if stage.aggregate == "wins" and verdict.winner is not None:
        matches = tuple(match for match in matches if match.result is not None)
    return _judged(state, matches, verdict, facts, level)


def _judged(
    state: TieState,
    matches: tuple[MatchState, ...],
    verdict: Verdict,
    facts: StageFacts,
    level: Sequence[LevelStep],
) -> TieState:
    recorded = facts.ties.get(state.id)
    winner, decided, waiting = verdict.winner, verdict.decided, verdict.waiting
    if winner is None and recorded is not None:
        winner, waiting = TeamId(recorded.payload.winner), None
        decided = Decision(recorded.payload.decided)
    if winner is None and waiting == "level" and any(step.id == "drawing_of_lots" for step in level):
        waiting = "lots"
    loser = None
    if winner is not None:
        loser = state.away.team if winner == state.home.team else state.home.team
    return replace(
        state,
        matches=matches,
        score=verdict.score,
        penalties=verdict.penalties,
        winner=winner,
        loser=loser,
        decided=decided,
        waiting=waiting,
    )


def _hosts(
    stage: Stage, sides: tuple[Seat, Seat], rank: dict[TeamId, int], *, legs: int, neutral: bool
) -> tuple[Seat, Seat]:
    """Home side of the first leg, then the other.

    The better placed is at home in the only or the last match; best of three: first and last. Without `seeding`,
    and on neutral ground, the first named is at home first.
    """
    first, second = sides
    if not stage.seeding or neutral:
        return first, second
    better = _better(first, second, rank)
    if better is None:
        slot, its = first.slot, second.slot
        same = isinstance(slot, PlaceSlot) and isinstance(its, PlaceSlot) and slot.table == its.table
        if same and first.place and second.place:  # places of one table are in order before it is complete
            first, second = (first, second) if first.place < second.place else (second, first)
            return (first, second) if legs % 2 else (second, first)
        return sides
    best, other = (first, second) if first.team == better else (second, first)
    return (best, other) if legs % 2 else (other, best)


def _as_recorded(
    node: NodeKey, facts: StageFacts, tie_id: TieId, first: Seat, second: Seat, *, legs: int
) -> tuple[Seat, Seat]:
    """A recorded match tells who played it: seats that are still open take the teams it names.

    So a final that is known counts also where the groups before it are not. Once those are complete their places
    decide, and a result of other teams is a finding.
    """
    for leg in range(1, legs + 2):
        fact = facts.results.get(_match_id(node, tie_id, leg))
        if fact is None or not fact.result.home or not fact.result.away:
            continue
        sides = (fact.result.home, fact.result.away)
        for one, other in (sides, sides[::-1]) if leg % 2 else (sides[::-1], sides):
            if first.team in (None, one) and second.team in (None, other):
                return replace(first, team=one), replace(second, team=other)
    return first, second


def _better(first: Seat, second: Seat, rank: dict[TeamId, int]) -> TeamId | None:
    if first.team is None or second.team is None or not {first.team, second.team} <= rank.keys():
        return None
    return first.team if rank[first.team] < rank[second.team] else second.team


def level_steps(regulation: Regulation, stage: Stage, listed: Tie | None) -> tuple[LevelStep, ...]:
    if listed is not None and listed.level is not None:
        return listed.level
    if stage.level is not None:
        return stage.level
    return table_rules(regulation, stage.rules).level


def _match_id(node: NodeKey, tie_id: TieId, leg: int) -> MatchId:
    return MatchId(f"{node.edition}/{node.name}/{tie_id}.{leg}")


def _legs(
    node: NodeKey,
    facts: StageFacts,
    regulation: Regulation,
    tie: TieState,
    *,
    legs: int,
    neutral: bool,
) -> tuple[MatchState, ...]:
    found = []
    for leg in range(1, legs + 1):
        home, away = (tie.home, tie.away) if leg % 2 else (tie.away, tie.home)
        found.append(_match(node, facts, regulation, tie, leg, home, away, neutral=neutral))
    return tuple(found)


def _extra_match(
    node: NodeKey,
    facts: StageFacts,
    regulation: Regulation,
    tie: TieState,
    *,
    legs: int,
    level: Sequence[LevelStep],
) -> MatchState:
    """The third match or replay: on neutral ground unless the step says whose ground it is."""
    step = next(step for step in level if step.id == "playoff_match")
    home, away = (tie.away, tie.home) if step.venue == "away" else (tie.home, tie.away)
    match = _match(
        node, facts, regulation, tie, legs + 1, home, away, neutral=step.venue in (None, "neutral")
    )
    return replace(match, extra=True)


def _match(
    node: NodeKey,
    facts: StageFacts,
    regulation: Regulation,
    tie: TieState,
    leg: int,
    home: Seat,
    away: Seat,
    *,
    neutral: bool,
) -> MatchState:
    match_id = _match_id(node, tie.id, leg)
    fact: ResultFact | None = facts.results.get(match_id)
    plan = facts.plans.get(match_id)
    published = facts.matches.get(match_id)
    planned = plan.planned if plan else published.planned if published else Planned()
    if fact is not None:
        if fact.result.home == away.team and home.team is not None:
            home, away = away, home
        if planned.day is None and fact.result.day is not None:
            planned = Planned(fact.result.day, planned.kickoff, planned.venue)
    source = plan or published
    return MatchState(
        id=match_id,
        home=home,
        away=away,
        round=leg,
        leg=leg,
        neutral=neutral,
        planned=planned,
        postponed_from=source.postponed_from if source else (),
        postponed_reason=source.postponed_reason if source else "",
        result=fact,
        counts=fact is not None and counts(fact, regulation.match),
    )


def counted(match: MatchState) -> Result | None:
    """The result of a leg, if it counts and fits the two sides that are in the tie now."""
    if match.is_open or match.result is None:
        return None
    result = match.result.result
    return result if {result.home, result.away} == {match.home.team, match.away.team} else None


def _by_among(context: Context, node: NodeKey, tie: TieState, among: Ref) -> TieState | None:
    """Both sides must hold a place of `among`: one does not: the other wins without a match; neither: nobody.

    None: both do, the tie is played. While the places are not settled the tie waits.
    """
    category, _ = split_name(node.name)
    if tie.home.team is None or tie.away.team is None:
        return None
    holders = seats(context, (among,), node.edition, category)
    inside = {seat.team for seat in holders if seat.team is not None}
    unsettled = any(seat.team is None for seat in holders)
    home_in, away_in = tie.home.team in inside, tie.away.team in inside
    if home_in and away_in:
        return None
    if unsettled:
        return replace(tie, waiting="among")
    if not home_in and not away_in:
        return replace(tie, void=True, decided=Decision.AMONG)
    winner = tie.home.team if home_in else tie.away.team
    loser = tie.away.team if home_in else tie.home.team
    return replace(tie, winner=winner, loser=loser, decided=Decision.AMONG)
