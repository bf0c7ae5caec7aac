"""Allocations: which of the best thirds goes to which slot depends on the groups they come from."""

from torneo.model import TeamId
from torneo.progression.context import Context, split_name
from torneo.progression.season import AllocationState, LeagueState, Seat
from torneo.progression.slots import seats
from torneo.rules.regulation import Allocation
from torneo.rules.resolve import AllocationSlot, NodeKey, PlaceSlot


def allocation(context: Context, node: NodeKey, rule: Allocation) -> AllocationState:
    """The seats of an allocation: filled once all its teams, and with them their groups, are known."""
    category, _ = split_name(node.name)
    teams = seats(context, (rule.of,), node.edition, category)
    blank = {name: Seat(AllocationSlot(node, name)) for name in rule.slots}
    if not teams or any(seat.team is None for seat in teams):
        return AllocationState(node, blank)
    groups = _groups_of(context, teams)
    came = {groups[seat.team]: seat.team for seat in teams if seat.team is not None and seat.team in groups}
    row = next((goes for key, goes in rule.rows.items() if _letters(key) == sorted(came)), None)
    if row is None:
        return AllocationState(node, blank)
    return AllocationState(
        node,
        {
            name: Seat(AllocationSlot(node, name), came.get(group))
            for name, group in zip(rule.slots, row, strict=True)
        },
    )


def _letters(key: str) -> list[str]:
    return sorted(key.split() if " " in key else key)


def _groups_of(context: Context, teams: tuple[Seat, ...]) -> dict[TeamId, str]:
    """Team -> group of the stage that the table of these seats is made over."""
    found: dict[TeamId, str] = {}
    for seat in teams:
        if isinstance(seat.slot, PlaceSlot):
            state = context.nodes.get(seat.slot.table.of_node)
            if isinstance(state, LeagueState):
                for group in state.groups:
                    found.update({one.team: group.name for one in group.seats if one.team is not None})
    return found
