"""Planning tables: with the matches left, the awards that bring points, and over the parts of other stages."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast

from torneo.model import TeamId
from torneo.progression.awards import credited_into
from torneo.progression.context import split_name
from torneo.progression.planned import PlannedTable
from torneo.progression.planning.awards import plan_award
from torneo.progression.planning.draft import Draft, MatchRow
from torneo.progression.season import KnockoutState, LeagueState, Seat, TableState
from torneo.progression.slots import everybody, seats
from torneo.progression.tables import tables_of
from torneo.rules.refs import Ref
from torneo.rules.resolve import NodeKey, Slot, TableKey, WholeNode, WholeTable
from torneo.rules.table_rules import CarryOver
from torneo.standings import Adjustment


def add_table(
    draft: Draft,
    state: TableState,
    rows: Sequence[MatchRow],
    *,
    targets: Sequence[NodeKey | TableKey],
    league: TableKey | None = None,
    leagues: Sequence[TableKey] = (),
    carry: Sequence[CarryOver] = (),
    group: str = "",
    only: tuple[Seat, ...] | None = None,
    teams: Sequence[TeamId] | None = None,
    key: TableKey | None = None,
) -> None:
    """One table with what is left for it.

    Args:
        rows: Its matches left between clubs that are known.
        targets: What an award names that brings points here.
        league: Its group, where clubs of that are not known yet; `leagues`: such groups whose matches count here.
        carry: Carry-over of its stage, `group` the group it may be meant for.
        only: Open seats whose clubs alone are in it.
        teams: Its members, `key` its key; by default those of `state`.
    """
    key = key or state.key
    credits_, stripped = _credits(draft, state, targets)
    inputs = replace(state.inputs, open_pairs=frozenset(), adjustments=stripped)
    carried: list[tuple[TableKey, CarryOver]] = []
    if "carried" in state.waits:
        category, _ = split_name(key.node)
        for rule in carry:
            if rule.into not in (None, group) or not isinstance(rule.from_, Ref):
                continue
            for slot in draft.context.slots(rule.from_, key.edition, category):
                carried += [(one.key, rule) for one in tables_of(draft.context, slot)]
        inputs = replace(inputs, carried={})
    in_places = []
    for criterion in state.rules.tiebreakers:
        if criterion.id == "place" and criterion.in_ is not None:
            category, _ = split_name(key.node)
            for slot in draft.context.slots(criterion.in_, key.edition, category):
                in_places += [
                    (str(criterion.in_), one.key)
                    for one in tables_of(draft.context, slot)
                    if not one.complete
                ]
    if len(in_places) > 1:
        raise draft.cannot(key.of_node, "place")
    table = PlannedTable(
        key=key,
        rules=state.rules,
        inputs=inputs,
        teams=tuple(sorted(set(teams if teams is not None else state.teams))) if league is None else (),
        results=state.settled,
        rows=tuple(rows),
        leagues=tuple(leagues),
        league=league,
        credits=credits_,
        carried=tuple(carried),
        only=only,
        in_places=tuple(in_places),
        first_pos=state.first_pos,
    )
    draft.planned[key] = table
    draft.steps.append(table)


def add_table_over(draft: Draft, node: NodeKey, state: TableState) -> None:
    """A table over stages and other tables."""
    category, plain = split_name(node.name)
    written = draft.context.regulation(node.edition).table_by_id(plain)
    assert written is not None
    rows: dict[int, MatchRow] = {}
    leagues: list[TableKey] = []
    targets: list[NodeKey | TableKey] = [node]
    carried = dict(state.inputs.carried)
    teams = set(state.teams)
    for ref in written.over:
        for slot in draft.context.slots(ref, node.edition, category):
            _part(draft, slot, rows, leagues, targets, teams)
    gone = seats(draft.context, written.without, node.edition, category)
    if any(seat.team is None for seat in gone):
        raise draft.cannot(node, "without")
    out = {seat.team for seat in gone}
    only: tuple[Seat, ...] | None = None
    if written.of:
        only = seats(draft.context, written.of, node.edition, category)
        if all(seat.team is not None for seat in only):
            teams, only = {cast("TeamId", seat.team) for seat in only}, None
    if leagues and not teams:
        teams = _candidates(draft, leagues)
    add_table(
        draft,
        replace(state, inputs=replace(state.inputs, carried=carried), waits=()),
        tuple(row for row in rows.values() if not {row[1], row[2]} & out),
        targets=targets,
        leagues=leagues,
        only=only,
        teams=tuple(teams | (_candidates(draft, leagues) if leagues and not written.of else set())),
    )


def _part(
    draft: Draft,
    slot: Slot,
    rows: dict[int, MatchRow],
    leagues: list[TableKey],
    targets: list[NodeKey | TableKey],
    teams: set[TeamId],
) -> None:
    """Add to the lists what a stage or table brings into a table over it."""
    if isinstance(slot, WholeTable):
        planned = draft.planned.get(slot.table)
        if planned is None:
            raise draft.cannot(slot.table.of_node, "over")
        rows.update({row[0]: row for row in planned.rows})
        leagues += planned.leagues
        if planned.league is not None:
            leagues.append(planned.league)
        targets += [slot.table.of_node, slot.table]
        teams.update(planned.teams)
        return
    if not isinstance(slot, WholeNode):
        return
    state = draft.context.nodes.get(slot.node)
    if isinstance(state, LeagueState):
        rows.update({row[0]: row for row in draft.rows[slot.node]})
        leagues += [one.key for one in draft.leagues.get(slot.node, ())]
        targets.append(slot.node)
        teams.update(state.teams)
    elif isinstance(state, TableState):
        _part(draft, WholeTable(state.key), rows, leagues, targets, teams)
    elif isinstance(state, KnockoutState):
        raise draft.cannot(slot.node, "over")


def _candidates(draft: Draft, leagues: Iterable[TableKey]) -> set[TeamId]:
    """Who may play in groups with open seats: everybody known so far of their editions."""
    found: set[TeamId] = set()
    for key in leagues:
        found |= {seat.team for seat in everybody(draft.context, key.edition) if seat.team is not None}
    return found


def _credits(
    draft: Draft, state: TableState, targets: Sequence[NodeKey | TableKey]
) -> tuple[tuple[int, ...], tuple[Adjustment, ...]]:
    """Awards that bring points here, and the adjustments without what awards have brought already."""
    numbers: list[int] = []
    left = list(state.inputs.adjustments)
    for target in targets:
        for key in draft.context.outline.points_into.get(target, ()):
            numbers.append(plan_award(draft, key).number)
        given = credited_into(draft.context, target, target_done=True, teams=state.teams)
        for one in given.adjustments:
            if one in left:
                left.remove(one)
    return tuple(dict.fromkeys(numbers)), tuple(left)
