"""Planning awards, and what they or the groups of a stage fill: places of entry, slots of an allocation."""

from dataclasses import replace
from datetime import date

from torneo.model import TeamId
from torneo.progression.awards import falls_due, is_in_force, last_day, rank
from torneo.progression.context import AwardKey, split_name
from torneo.progression.planned import AwardSlot, PlannedAllocation, PlannedAward, Remark
from torneo.progression.planning.draft import Draft, open_seat
from torneo.progression.season import AllocationState, EntryState, KnockoutState, LeagueState, Seat
from torneo.progression.slots import seats
from torneo.rules.graph import entry_place
from torneo.rules.resolve import NodeKey, TableKey, TeamSlot


def plan_award(draft: Draft, key: AwardKey) -> PlannedAward:
    """An award, planned when it is first asked for: those of its pool that go before it stand before it."""
    name = (key.edition, key.number, key.category)
    if name in draft.awards:
        return draft.awards[name]
    award, context = key.award, draft.context
    before: list[int] = []
    if award.pool:
        mine = rank(key)
        for other in context.outline.awards:
            if other.award.pool == award.pool and rank(other) < mine:
                before.append(plan_award(draft, other).number)
    candidates = seats(context, award.to, key.edition, key.category)
    lapsed = False
    if award.valid_from is not None or award.valid_to is not None:
        due = falls_due(context, key) or _planned_end(draft, key)
        if due is None:
            draft.remarks.append(Remark("forecast-award-undated", key.edition, _name(key)))
        else:
            lapsed = not is_in_force(due, award.valid_from, award.valid_to)
    refused = frozenset(
        TeamId(one.payload.team)
        for one in context.facts.refusals
        if (one.payload.edition, one.payload.award) == (key.edition, key.number)
    )
    among = None
    if award.among is not None:
        among = seats(context, (award.among,), key.edition, key.category)
    if award.subject_to:
        draft.remarks.append(Remark("forecast-award-judged", key.edition, _name(key)))
    planned = PlannedAward(len(draft.awards), key, candidates, refused, lapsed, among, tuple(before))
    draft.awards[name] = planned
    draft.steps.append(planned)
    return planned


def plan_entry(draft: Draft, node: NodeKey, state: EntryState) -> None:
    """Places of entry that awards of other editions fill."""
    if all(seat.team is not None for places in state.places.values() for seat in places):
        return
    arriving: dict[str, list[Seat]] = {}
    for key in draft.context.outline.awards:
        target = entry_place(key.award, draft.context.regulations)
        if target is None or target.edition != node.edition:
            continue
        award = plan_award(draft, key)
        count = key.award.count or len(award.seats)
        arriving.setdefault(target.id, []).extend(
            open_seat(AwardSlot(award.number, number)) for number in range(count)
        )
    places = {}
    for name, held in state.places.items():
        by_hand = draft.context.facts.places.get((node.edition, name), ())
        found = [Seat(TeamSlot(TeamId(team)), TeamId(team)) for team in by_hand]
        found += arriving.get(name, [])
        places[name] = tuple((*found, *held[len(found) :])[: len(held)])
        if any(seat.team is None and not isinstance(seat.slot, AwardSlot) for seat in places[name]):
            draft.remarks.append(Remark("forecast-entry-open", node.edition, str(name)))
    draft.put(node, replace(state, places=places))


def plan_allocation(draft: Draft, node: NodeKey, state: AllocationState) -> None:
    """Slots that are filled by the groups which the best thirds come from."""
    category, plain = split_name(node.name)
    rule = next(one for one in draft.context.regulation(node.edition).allocation if one.id == plain)
    teams = seats(draft.context, (rule.of,), node.edition, category)
    if all(seat.team is not None for seat in state.seats.values()):
        return
    groups: dict[TeamId, str] = {}
    for seat in teams:
        table = getattr(seat.slot, "table", None)
        found = draft.context.nodes.get(table.of_node) if isinstance(table, TableKey) else None
        if isinstance(found, LeagueState):
            for group in found.groups:
                groups.update({one.team: group.name for one in group.seats if one.team is not None})
    if not groups:
        raise draft.cannot(node, "allocation")
    draft.steps.append(
        PlannedAllocation(
            node,
            teams,
            tuple(rule.slots),
            tuple((_letters(key), tuple(goes)) for key, goes in rule.rows.items()),
            tuple(sorted(groups.items())),
            tuple(state.seats.values()),
        )
    )


def _planned_end(draft: Draft, key: AwardKey) -> date | None:
    """The last day planned of the stages whose places an award names."""
    days: list[date] = []
    for ref in key.award.to:
        for slot in draft.context.slots(ref, key.edition, key.category):
            node = getattr(getattr(slot, "table", None), "of_node", None) or getattr(slot, "node", None)
            state = draft.context.nodes.get(node) if isinstance(node, NodeKey) else None
            if isinstance(state, LeagueState | KnockoutState):
                days += [m.planned.day for m in state.matches if m.planned.day is not None]
                if (end := last_day(draft.context, state.node)) is not None:
                    days.append(end)
    return max(days, default=None)


def _letters(key: str) -> tuple[str, ...]:
    return tuple(sorted(key.split() if " " in key else key))


def _name(key: AwardKey) -> str:
    award = key.award
    return award.name or award.title or award.place or str(key.number)
