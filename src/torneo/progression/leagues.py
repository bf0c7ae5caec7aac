"""League stages: who is in each group, its matches as they stand, its table and the further tables."""

from dataclasses import replace
from typing import Any

from torneo.ledger.facts import ResultFact, StageFacts
from torneo.model import MatchId, Planned, TeamId
from torneo.progression.awards import credited_into
from torneo.progression.context import Context, split_name
from torneo.progression.season import GroupState, LeagueState, MatchState, Seat, TableState
from torneo.progression.slots import everybody, seats
from torneo.progression.tables import (
    Material,
    carried_figures,
    decided_adjustments,
    left_of,
    make_state,
    pairs,
    results_of,
    rulings,
    settled_of,
    table_rules,
)
from torneo.progression.withdrawals import Leaving, absences, walked_out, without
from torneo.rules.refs import Ref
from torneo.rules.regulation import MatchRules, Regulation
from torneo.rules.resolve import NodeKey, TableKey, TeamSlot, stage_size
from torneo.rules.stages import Stage, StageTable
from torneo.standings import Adjustment


def league(context: Context, node: NodeKey, stage: Stage) -> LeagueState:
    """A league (or Swiss) stage as the facts have brought it."""
    regulation = context.regulation(node.edition)
    groups = members(context, node, stage)
    matches = _matches(context, node, regulation)
    teams = tuple(seat.team for group in groups.values() for seat in group if seat.team is not None)
    everything_published = _all_published(stage, groups, matches)
    adjustments = (
        *decided_adjustments(context, regulation, node, stage.rules, teams),
        *_absence_points(matches, regulation.match),
    )
    done = everything_published and not any(match.is_open for match in matches)
    credit = credited_into(context, node, target_done=done, teams=teams)
    adjustments = (*adjustments, *credit.adjustments)
    states = tuple(
        _group(
            context,
            node,
            stage,
            regulation,
            name,
            group,
            matches,
            adjustments,
            everything_published=everything_published,
            awards_open=credit.open,
        )
        for name, group in groups.items()
    )
    state = LeagueState(node, stage, states, (), adjustments)
    context.nodes[node] = state  # further tables name places of the groups
    for table in stage.table:
        state = replace(
            state, tables=(*state.tables, _further(context, node, stage, regulation, table, state))
        )
        context.nodes[node] = state
    return state


def members(context: Context, node: NodeKey, stage: Stage) -> dict[str, tuple[Seat, ...]]:
    """Group name -> its seats; one group "" where the stage has no groups."""
    category, _ = split_name(node.name)
    edition = node.edition
    if stage.groups:
        draw = context.stage_facts(node).draw
        drawn = draw.payload.groups if draw else {}
        found: dict[str, tuple[Seat, ...]] = {}
        for name, refs in stage.groups.items():
            if refs is not None:
                found[name] = seats(context, refs, edition, category)
            elif name in drawn:
                found[name] = tuple(Seat(TeamSlot(TeamId(team)), TeamId(team)) for team in drawn[name])
            else:
                size = stage_size(context.regulations, edition, stage, group=name) or 0
                found[name] = tuple(Seat(None) for _ in range(size))
        return found
    if stage.teams == "all":
        return {"": everybody(context, edition)}
    if stage.teams:
        return {"": seats(context, stage.teams, edition, category)}
    if stage.reverses is not None:
        return {"": seats(context, (stage.reverses,), edition, category)}
    pots = tuple(ref for pot in (stage.draw.pots if stage.draw else ()) for ref in pot)
    if pots and Ref(("rest",)) not in pots:
        return {"": seats(context, pots, edition, category)}
    return {"": everybody(context, edition)}


def counts(fact: ResultFact, rules: MatchRules) -> bool:
    """Whether a result moves the table: [match] counts, under_protest; claims that differ never do."""
    if fact.claim == "disputed":
        return False
    if fact.claim == "claimed":
        return rules.counts == "claimed"
    return rules.under_protest if fact.claim == "protested" else True


def _matches(context: Context, node: NodeKey, regulation: Regulation) -> tuple[MatchState, ...]:
    facts = context.stage_facts(node)
    unmoved = _unmoved(context, node, facts)
    current = tuple(
        unmoved.get(match_id) or _match(match_id, facts, regulation.match) for match_id in facts.matches
    )
    _, plain = split_name(node.name)
    leaving = [
        Leaving(
            TeamId(one.payload.team),
            one.sequence,
            one.payload.results,
            _dealt_with(current, one.sequence, one.payload.team),
            one.simulated,
        )
        for one in context.facts.withdrawals
        if one.payload.edition == node.edition and one.payload.stage in (None, plain, node.name)
    ]
    if leaving:
        current = without(current, leaving, regulation.match)
    return without(current, walked_out(current, regulation.match), regulation.match)


def _unmoved(context: Context, node: NodeKey, facts: StageFacts) -> dict[MatchId, MatchState]:
    """The matches of the season of before about which nothing has been recorded since, as they follow from their facts.

    A match that a withdrawal or a walk-out has changed holds a result that is no fact, and is left out.
    """
    state = context.before.nodes.get(node) if context.before is not None else None
    if context.before is None or not isinstance(state, LeagueState):
        return {}
    then = context.before.facts.stages.get((node.edition, node.name))
    if then is None:
        return {}
    return {
        match.id: match
        for match in state.matches
        if facts.matches.get(match.id) is then.matches.get(match.id)
        and facts.results.get(match.id) is then.results.get(match.id) is match.result
    }


def _dealt_with(matches: tuple[MatchState, ...], sequence: int, team: str) -> int:
    return sum(
        1
        for match in matches
        if match.result is not None
        and match.result.sequence < sequence
        and team in (match.home.team, match.away.team)
    )


def _match(match_id: MatchId, facts: StageFacts, rules: MatchRules) -> MatchState:
    match = facts.matches[match_id]
    fact = facts.results.get(match.id)
    home, away = match.home, match.away
    planned = match.planned
    if fact is not None:
        home, away = fact.result.home, fact.result.away
        if planned.day is None and fact.result.day is not None:
            planned = Planned(fact.result.day, planned.kickoff, planned.venue)
    return MatchState(
        id=match.id,
        home=Seat(TeamSlot(home), home),
        away=Seat(TeamSlot(away), away),
        round=match.round,
        neutral=match.neutral,
        planned=planned,
        postponed_from=match.postponed_from,
        postponed_reason=match.postponed_reason,
        result=fact,
        counts=fact is not None and counts(fact, rules),
    )


def _all_published(
    stage: Stage,
    groups: dict[str, tuple[Seat, ...]],
    matches: tuple[MatchState, ...],
) -> bool:
    """Whether every match that the regulation asks for stands in a fixture list."""
    if not matches or any(seat.team is None for group in groups.values() for seat in group):
        return False
    if stage.kind == "swiss":
        size = sum(len(group) for group in groups.values())
        return len(matches) >= (stage.rounds or 1) * (size // 2)
    if stage.meets:
        size = sum(len(group) for group in groups.values())
        return stage.matches is None or len(matches) >= size * stage.matches // 2
    meetings = stage.meetings or 1
    return len(matches) >= sum(len(group) * (len(group) - 1) // 2 * meetings for group in groups.values())


def _absence_points(matches: tuple[MatchState, ...], rules: MatchRules) -> tuple[Adjustment, ...]:
    if not rules.walkover.points:
        return ()
    return tuple(
        Adjustment(team, rules.walkover.points * times, "W.O.", rules.clause)
        for team, times in sorted(absences(matches).items())
    )


def _group(
    context: Context,
    node: NodeKey,
    stage: Stage,
    regulation: Regulation,
    name: str,
    group: tuple[Seat, ...],
    matches: tuple[MatchState, ...],
    adjustments: tuple[Adjustment, ...],
    *,
    everything_published: bool,
    awards_open: bool,
) -> GroupState:
    category, _ = split_name(node.name)
    teams = tuple(seat.team for seat in group if seat.team is not None)
    inside = set(teams)
    mine = tuple(match for match in matches if match.home.team in inside or match.away.team in inside)
    key = TableKey(node.edition, node.name, name)
    mine_done = everything_published and not any(match.is_open for match in mine)
    own = rulings(context, key, inside) if name else ()
    credit = credited_into(context, key, target_done=mine_done, teams=teams) if name else None
    carried, is_carried = carried_figures(context, stage.rules, node.edition, category, name)
    waits = {
        name
        for name, holds in (
            ("fixtures", not everything_published),
            ("teams", len(teams) < len(group)),
            ("carried", not is_carried),
        )
        if holds
    }
    state = make_state(
        context,
        key,
        Material(
            teams,
            results_of(mine),
            mine_done,
            (
                *(one for one in adjustments if one.team in inside),
                *own,
                *(credit.adjustments if credit else ()),
            ),
            carried,
            _open_pairs(teams, mine, everything_published=everything_published),
            _last_round_pairs(mine),
            left_of(mine),
            settled_of(mine),
            frozenset(waits),
        ),
        name=None,
        rules=table_rules(regulation, stage.rules),
        given=(stage.rules,),
        awards_open=awards_open or bool(credit and credit.open),
    )
    return GroupState(name, group, mine, state)


def _open_pairs(
    teams: tuple[TeamId, ...], matches: tuple[MatchState, ...], *, everything_published: bool
) -> frozenset[frozenset[TeamId]]:
    if not everything_published:
        return pairs(teams)
    return frozenset(
        frozenset((match.home.team, match.away.team))
        for match in matches
        if match.is_open and match.home.team is not None and match.away.team is not None
    )


def _last_round_pairs(matches: tuple[MatchState, ...]) -> frozenset[frozenset[TeamId]]:
    last = max((match.round for match in matches), default=0)
    return frozenset(
        frozenset((match.home.team, match.away.team))
        for match in matches
        if match.round == last and match.home.team is not None and match.away.team is not None
    )


def _further(
    context: Context,
    node: NodeKey,
    stage: Stage,
    regulation: Regulation,
    table: StageTable,
    state: LeagueState,
) -> TableState:
    """A further table over this stage's matches: some teams, one side of the ground, some rounds."""
    category, _ = split_name(node.name)
    settled = True
    if table.of:
        teams = tuple(
            seat.team
            for seat in seats(context, table.of, node.edition, category, provisional=True)
            if seat.team is not None
        )
        settled = all(seat.team is not None for seat in seats(context, table.of, node.edition, category))
    else:
        teams = state.teams
    inside = set(teams)
    left_out = {seat.team for seat in seats(context, table.without, node.edition, category, provisional=True)}
    first, last = table.rounds or (1, 10**6)
    matches = tuple(
        match
        for match in state.matches
        if first <= match.round <= last
        and (match.home.team in inside or match.away.team in inside)
        and not {match.home.team, match.away.team} & left_out
    )
    results, settled_results, left = results_of(matches), settled_of(matches), left_of(matches)
    if table.side is not None:
        nobody: dict[str, Any] = {"away" if table.side == "home" else "home": TeamId("")}
        results = tuple(replace(result, **nobody) for result in results)
        settled_results = tuple(replace(result, **nobody) for result in settled_results)
        left = tuple(replace(match, **nobody) for match in left)
    waits = {wait for group in state.groups for wait in group.table.waits if wait != "carried"}
    if not settled or not all(seat.team for seat in seats(context, table.without, node.edition, category)):
        waits.add("teams")
    key = TableKey(node.edition, node.name, table.id)
    published = not any(group.table.inputs.open_pairs and not group.matches for group in state.groups)
    done = settled and published and all(_is_done(group) for group in state.groups)
    stage_wide = tuple(one for one in state.adjustments if one.team in inside) if table.side is None else ()
    credit = credited_into(context, key, target_done=done, teams=teams)
    open_pairs = frozenset(pair for group in state.groups for pair in group.table.inputs.open_pairs)
    return make_state(
        context,
        key,
        Material(
            teams,
            results,
            done,
            (*stage_wide, *rulings(context, key, inside), *credit.adjustments),
            {},
            open_pairs,
            _last_round_pairs(matches),
            left,
            settled_results,
            frozenset(waits),
        ),
        name=table.name,
        rules=table_rules(regulation, stage.rules, table.rules),
        given=(stage.rules, table.rules),
        awards_open=credit.open,
    )


def _is_done(group: GroupState) -> bool:
    return not group.table.inputs.open_pairs and bool(group.matches)
