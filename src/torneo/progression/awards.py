"""Awards: what a place gives, to whom, and when it counts.

Rule: [[award]]. An award in force on the day it falls due is given. A list or range with `count` is an order of
preference; a team holds one award of a pool in the whole folder, given in order of rank.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from torneo.model import EditionId, TeamId
from torneo.progression.context import AwardKey, Context, split_name
from torneo.progression.season import AwardState, KnockoutState, LeagueState, NodeState, Seat, TableState
from torneo.progression.slots import seats
from torneo.rules.refs import Ref
from torneo.rules.resolve import NodeKey, TableKey, WholeNode, WholeTable
from torneo.standings import Adjustment


@dataclass(frozen=True, slots=True)
class Credits:
    """Points that awards bring into a stage or table. `open`: some are still to come, so no place is settled."""

    adjustments: tuple[Adjustment, ...] = ()
    open: bool = False


def credited_into(
    context: Context, target: NodeKey | TableKey, *, target_done: bool, teams: Iterable[TeamId]
) -> Credits:
    """The points that count in `target` now.

    Args:
        target_done: all matches of the target are dealt with, so that awards at its end are credited.
    """
    members = set(teams)
    found: list[Adjustment] = []
    still_open = False
    for key in context.outline.points_into.get(target, ()):
        for state in receivers(context, key):
            if state.lapsed:
                continue
            team = state.seat.team
            if team is None:
                still_open = True
                continue
            if team not in members:
                continue
            when = key.award.when
            if when == "end" and not target_done:
                continue
            if isinstance(when, date) and context.as_of is not None and context.as_of < when:
                still_open = True
                continue
            found.append(
                Adjustment(
                    team, key.award.points or 0, key.award.name or "", key.award.clause, state.simulated
                )
            )
    return Credits(tuple(found), still_open)


def receivers(context: Context, key: AwardKey) -> tuple[AwardState, ...]:
    """Who gets an award, one state for each; open where a place is not settled, lapsed where it is not given."""
    award = key.award
    due = falls_due(context, key)
    simulated = _simulated(context, (*award.to, *((award.among,) if award.among else ())), key)
    base = AwardState(
        key.edition,
        key.number,
        award,
        Seat(None),
        credited_on=due,
        simulated=simulated,
        category=key.category,
    )
    candidates = seats(context, award.to, key.edition, key.category)
    dated = award.valid_from is not None or award.valid_to is not None
    if dated and due is not None and not is_in_force(due, award.valid_from, award.valid_to):
        return tuple(replace(base, seat=seat, lapsed=True) for seat in candidates)
    if dated and due is None:
        return tuple(replace(base, seat=Seat(seat.slot, None, seat.place)) for seat in candidates)
    refused = {
        TeamId(one.payload.team)
        for one in context.facts.refusals
        if (one.payload.edition, one.payload.award) == (key.edition, key.number)
    }
    taken = _holders(context, key) if award.pool else frozenset()
    chosen: list[AwardState] = []
    limit = award.count if award.count is not None else len(candidates)
    for seat in candidates:
        if len(chosen) == limit:
            break
        if seat.team is not None and (seat.team in refused or seat.team in taken):
            if award.count is None:
                chosen.append(replace(base, seat=seat, lapsed=True))
            continue
        if award.among is not None and seat.team is not None:
            inside = _is_among(context, award.among, seat.team, key)
            if inside is None:
                chosen.append(replace(base, seat=Seat(seat.slot, None, seat.place)))
                continue
            if not inside:
                if award.count is None:
                    chosen.append(replace(base, seat=seat, lapsed=True))
                continue
        chosen.append(replace(base, seat=seat))
    return tuple(chosen)


def states(context: Context) -> tuple[AwardState, ...]:
    """Every award of the folder as it stands once all nodes are computed."""
    found: list[AwardState] = []
    for key in context.outline.awards:
        for state in receivers(context, key):
            known = state.seat.team is not None and not state.lapsed
            given = known and _is_credited(context, key)
            found.append(replace(state, given=given, due=known and not given))
    return tuple(found)


def _is_credited(context: Context, key: AwardKey) -> bool:
    when = key.award.when
    if isinstance(when, date):
        return context.as_of is None or context.as_of >= when
    if key.award.points is None or key.award.in_ is None or when != "end":
        return True
    return all(_complete(context.nodes.get(node)) for node in _targets(context, key))


def _targets(context: Context, key: AwardKey) -> tuple[NodeKey, ...]:
    if key.award.in_ is None:
        return ()
    found = []
    for slot in context.slots(key.award.in_, key.edition, key.category):
        if isinstance(slot, WholeNode):
            found.append(slot.node)
        elif isinstance(slot, WholeTable):
            found.append(slot.table.of_node)
    return tuple(found)


def _complete(state: NodeState | None) -> bool:
    return isinstance(state, LeagueState | KnockoutState | TableState) and state.complete


def falls_due(context: Context, key: AwardKey) -> date | None:
    """The day on which an award falls due: when it is credited, else when its place is settled; None: not known."""
    when = key.award.when
    if isinstance(when, date):
        return when
    if key.award.points is not None and when == "start":
        days = [day for node in _targets(context, key) if (day := first_day(context, node)) is not None]
        return min(days, default=None)
    sources = {
        slot_node
        for ref in key.award.to
        for slot in context.slots(ref, key.edition, key.category)
        if (slot_node := _source(slot)) is not None
    }
    days = [day for node in sorted(sources) if (day := last_day(context, node)) is not None]
    return max(days, default=None)


def _source(slot: object) -> NodeKey | None:
    table = getattr(slot, "table", None)
    if isinstance(table, TableKey):
        return table.of_node
    node = getattr(slot, "node", None)
    return node if isinstance(node, NodeKey) else None


def first_day(context: Context, node: NodeKey) -> date | None:
    """First day of a stage: as the regulation says, else of its fixture list, else of its results."""
    _, plain = split_name(node.name)
    regulation = context.regulation(node.edition)
    stage = regulation.stage_by_id(plain)
    if stage is None:
        table = regulation.table_by_id(plain)
        days = [
            day
            for ref in (table.over if table else ())
            for slot in context.slots(ref, node.edition, None)
            if isinstance(slot, WholeNode) and (day := first_day(context, slot.node)) is not None
        ]
        return min(days, default=None)
    if stage.from_ is not None:
        return stage.from_
    facts = context.stage_facts(node)
    planned = [match.planned.day for match in facts.matches.values() if match.planned.day is not None]
    played = [fact.result.day for fact in facts.results.values() if fact.result.day is not None]
    return min((*planned, *played), default=None)


def last_day(context: Context, node: NodeKey) -> date | None:
    _, plain = split_name(node.name)
    regulation = context.regulation(node.edition)
    stage = regulation.stage_by_id(plain)
    facts = context.stage_facts(node)
    days = [fact.result.day for fact in facts.results.values() if fact.result.day is not None]
    if days:
        return max(days)
    if stage is not None:
        return stage.to
    table = regulation.table_by_id(plain)
    found = [
        day
        for ref in (table.over if table else ())
        for slot in context.slots(ref, node.edition, None)
        if isinstance(slot, WholeNode) and (day := last_day(context, slot.node)) is not None
    ]
    return max(found, default=None)


def is_in_force(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


def _is_among(context: Context, ref: Ref, team: TeamId, key: AwardKey) -> bool | None:
    """Whether a team holds one of the places of `ref`; None while they are not settled."""
    holders = seats(context, (ref,), key.edition, key.category)
    if any(seat.team == team for seat in holders):
        return True
    return None if any(seat.team is None for seat in holders) else False


def _holders(context: Context, key: AwardKey) -> frozenset[TeamId]:
    """Teams that hold an award of the same pool of a better rank."""
    mine = rank(key)
    found: set[TeamId] = set()
    for other in context.outline.awards:
        if other.award.pool == key.award.pool and rank(other) < mine:
            found |= {
                state.seat.team
                for state in receivers(context, other)
                if state.seat.team is not None and not state.lapsed
            }
    return frozenset(found)


def rank(key: AwardKey) -> tuple[int, int, EditionId, int]:
    explicit = key.award.rank is not None
    return (0 if explicit else 1, key.award.rank or key.number, key.edition, key.number)


def _simulated(context: Context, refs: Iterable[Ref], key: AwardKey) -> bool:
    """Whether any result that settled the place was assumed."""
    for ref in refs:
        for slot in context.slots(ref, key.edition, key.category):
            node = _source(slot)
            if node is None:
                continue
            if any(fact.result.simulated for fact in context.stage_facts(node).results.values()):
                return True
            state = context.nodes.get(node)
            if isinstance(state, TableState) and any(row.simulated for row in state.table):
                return True
            if isinstance(state, KnockoutState) and any(tie.is_simulated for tie in state.ties):
                return True
    return False
