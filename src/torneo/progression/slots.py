"""Who sits in a slot: the team once it is decided for good, else the slot as what will decide it."""

from collections.abc import Iterable

from torneo.model import EditionId, TeamId
from torneo.progression.context import Context
from torneo.progression.season import (
    AllocationState,
    EntryState,
    KnockoutState,
    LeagueState,
    Seat,
    TableState,
)
from torneo.rules.graph import ENTRY
from torneo.rules.refs import Ref
from torneo.rules.resolve import (
    AllocationSlot,
    AllSlot,
    EntrySlot,
    NodeKey,
    PlaceSlot,
    RestSlot,
    Slot,
    TableKey,
    TeamSlot,
    TieSlot,
    TiesSlot,
    WholeNode,
    WholeTable,
    table_size,
)


def seats(
    context: Context,
    refs: Iterable[Ref],
    edition: EditionId,
    category: str | None,
    *,
    provisional: bool = False,
) -> tuple[Seat, ...]:
    """The seats that references stand for, in their order.

    Args:
        provisional: take who holds a place now, although it may still move (tables of the best thirds in mid-season).
    """
    return tuple(
        seat
        for ref in refs
        for slot in context.slots(ref, edition, category)
        for seat in fill(context, slot, provisional=provisional)
    )


def fill(context: Context, slot: Slot, *, provisional: bool = False) -> tuple[Seat, ...]:
    """The seats of one slot."""
    match slot:
        case TeamSlot(team=team):
            return (Seat(slot, team),)
        case PlaceSlot():
            return _places(context, slot, provisional=provisional)
        case TieSlot(node=node, tie=tie_id, side=side):
            state = context.nodes.get(node)
            tie = state.tie(tie_id) if isinstance(state, KnockoutState) else None
            return (Seat(slot, (tie.winner if side == "winner" else tie.loser) if tie else None),)
        case TiesSlot():
            return _ties(context, slot)
        case EntrySlot(edition=edition, id=place_id, place=place):
            entry = context.nodes.get(NodeKey(edition, ENTRY))
            found = entry.places.get(place_id, ()) if isinstance(entry, EntryState) else ()
            return found if place is None else tuple(found[n - 1] for n in place.indexes(len(found)))
        case AllocationSlot(node=node, slot=name):
            allocation = context.nodes.get(node)
            seat = allocation.seats.get(name) if isinstance(allocation, AllocationState) else None
            return (seat or Seat(slot),)
        case AllSlot(edition=edition):
            return everybody(context, edition)
        case WholeNode(node=node):
            return _whole(context, node)
        case WholeTable(table=table):
            state = table_state(context, table)
            return tuple(Seat(TeamSlot(team), team) for team in state.teams) if state else ()
        case RestSlot():
            return ()


def everybody(context: Context, edition: EditionId) -> tuple[Seat, ...]:
    """Every team that entered: the named ones, then the places of [entry] in order."""
    entry = context.nodes.get(NodeKey(edition, ENTRY))
    if not isinstance(entry, EntryState):
        return ()
    named = tuple(Seat(TeamSlot(team), team) for team in entry.named)
    return (*named, *(seat for places in entry.places.values() for seat in places))


def table_state(context: Context, key: TableKey) -> TableState | None:
    """The table of a key, as far as it has been computed."""
    state = context.nodes.get(key.of_node)
    if isinstance(state, LeagueState):
        return state.table(key.table)
    return state if isinstance(state, TableState) else None


def _places(context: Context, slot: PlaceSlot, *, provisional: bool) -> tuple[Seat, ...]:
    state = table_state(context, slot.table)
    size = table_size(context.regulations, slot.table) or (len(state.table.rows) if state else 0)
    numbers = slot.place.indexes(size)
    if not numbers:
        return (Seat(slot, None, slot.place.first if isinstance(slot.place.first, int) else None),)

    def team(number: int) -> TeamId | None:
        if state is None:
            return None
        if provisional:
            return state.table.rows[number - 1].team if number <= len(state.table.rows) else None
        return state.team_in(number)

    return tuple(Seat(slot, team(number), number) for number in numbers)


def _ties(context: Context, slot: TiesSlot) -> tuple[Seat, ...]:
    state = context.nodes.get(slot.node)
    if not isinstance(state, KnockoutState):
        return ()
    sides = tuple(
        Seat(TieSlot(slot.node, tie.id, "winner"), tie.winner)
        if slot.side == "winners"
        else Seat(TieSlot(slot.node, tie.id, "loser"), tie.loser)
        for tie in state.ties
    )
    return (*state.byes, *sides) if slot.side == "winners" else sides


def _whole(context: Context, node: NodeKey) -> tuple[Seat, ...]:
    state = context.nodes.get(node)
    if isinstance(state, LeagueState):
        return tuple(seat for group in state.groups for seat in group.seats)
    if isinstance(state, KnockoutState):
        return state.order
    if isinstance(state, TableState):
        return tuple(Seat(TeamSlot(team), team) for team in state.teams)
    return ()
