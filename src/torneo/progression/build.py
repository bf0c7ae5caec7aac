"""Building the Season: every stage and table in the order of the graph, each from those it waits for."""

from datetime import date
from functools import lru_cache

from torneo.ledger.facts import Facts
from torneo.model import EditionId, StageId, TeamId
from torneo.progression import awards as awarding
from torneo.progression.allocations import allocation as allocate
from torneo.progression.assertions import asserted
from torneo.progression.context import Context, Outline, split_name
from torneo.progression.knockouts import knockout
from torneo.progression.leagues import league
from torneo.progression.remarks import remarks
from torneo.progression.season import (
    EditionState,
    EntryState,
    KnockoutState,
    LeagueState,
    NodeState,
    RecordState,
    Season,
    Seat,
    TableState,
)
from torneo.progression.tables import over_table
from torneo.rules.folder import Regulations, named_teams
from torneo.rules.graph import ENTRY, build_graph, categories, entry_place
from torneo.rules.resolve import EntrySlot, NodeKey, TeamSlot


def build(
    regulations: Regulations, facts: Facts, *, as_of: date | None = None, previous: Season | None = None
) -> Season:
    """The Season that follows from regulations and facts.

    Args:
        as_of: day the facts were cut at: rules and awards with a day of their own hold or do not hold on it.
        previous: an earlier Season of the same regulations; what did not move since is taken over from it, so that a
            new result costs the same in the first round and in the last.
    """
    if previous is not None and (previous.regulations is not regulations or previous.as_of != as_of):
        previous = None
    context = Context(outline_of(regulations), facts, as_of, before=previous)
    inputs: dict[NodeKey, tuple[object, ...]] = {}
    for node in context.outline.graph.order:
        inputs[node] = _inputs(context, node)
        if previous is not None and _same(previous.inputs.get(node), inputs[node]):
            state: NodeState | None = previous.nodes.get(node)
        else:
            state = node_state(context, node)
        if state is not None:
            context.nodes[node] = state
    awards = awarding.states(context)
    editions = {
        edition: EditionState(
            edition,
            regulation,
            tuple(_stages(context, edition)),
            tuple(_tables(context, edition)),
            tuple(state for state in awards if state.edition == edition),
        )
        for edition, regulation in regulations.editions.items()
    }
    findings = (*remarks(context), *asserted(context))
    return Season(regulations, facts, editions, context.nodes, awards, findings, inputs, as_of)


@lru_cache(maxsize=16)
def _outline(key: "ById") -> Outline:
    return Outline(key.regulations, build_graph(key.regulations))


class ById:
    """Regulations compared by identity: two equal folders may each have an outline, one folder has one."""

    def __init__(self, regulations: Regulations) -> None:
        self.regulations = regulations

    def __hash__(self) -> int:
        return id(self.regulations)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ById) and other.regulations is self.regulations


def outline_of(regulations: Regulations) -> Outline:
    """What a folder says by its structure, worked out once for each folder value."""
    return _outline(ById(regulations))


def _inputs(context: Context, node: NodeKey) -> tuple[object, ...]:
    """Everything a node is computed from. Two builds with the same objects here give the same state."""
    facts = context.facts
    return (
        facts.stages.get((node.edition, node.name)),
        facts.points,
        facts.withdrawals,
        facts.lots,
        facts.refusals,
        facts.places,
        *(context.nodes.get(needed) for needed in sorted(context.outline.graph.waits_for[node])),
    )


def _same(before: tuple[object, ...] | None, now: tuple[object, ...]) -> bool:
    """The same objects; the small collections of rulings and the like may also be equal."""
    return (
        before is not None
        and len(before) == len(now)
        and all(a is b or (isinstance(a, tuple | dict) and a == b) for a, b in zip(before, now, strict=True))
    )


def node_state(context: Context, node: NodeKey) -> NodeState | None:
    """One stage, table or other node, computed from the nodes it waits for, which the context holds already."""
    regulation = context.regulation(node.edition)
    if node.name == ENTRY:
        return _entry(context, node)
    _, plain = split_name(node.name)
    stage = regulation.stage_by_id(plain)
    if stage is not None:
        return knockout(context, node, stage) if stage.kind == "knockout" else league(context, node, stage)
    table = regulation.table_by_id(plain)
    if table is not None:
        return over_table(context, node, table)
    record = next((one for one in regulation.record if one.id == plain), None)
    if record is not None:
        return RecordState(node, {TeamId(row.team): (row.played, row.points) for row in record.rows})
    one = next((one for one in regulation.allocation if one.id == plain), None)
    return allocate(context, node, one) if one is not None else None


def _entry(context: Context, node: NodeKey) -> EntryState:
    """Teams that entered: those named, and for each place those named by hand or sent by awards of other editions."""
    regulation = context.regulation(node.edition)
    arriving: dict[str, list[Seat]] = {}
    for key in context.outline.awards:
        target = entry_place(key.award, context.regulations)
        if target is not None and target.edition == node.edition:
            arriving.setdefault(target.id, []).extend(
                state.seat for state in awarding.receivers(context, key) if not state.lapsed
            )
    places: dict[str, tuple[Seat, ...]] = {}
    for place in regulation.entry.places:
        by_hand = context.facts.places.get((node.edition, place.id), ())
        filled = [Seat(TeamSlot(TeamId(team)), TeamId(team)) for team in by_hand]
        filled += arriving.get(place.id, [])
        blank = Seat(EntrySlot(node.edition, place.id, None))
        filled += [blank] * (place.count - len(filled))
        places[place.id] = tuple(
            seat
            if seat.team is not None
            else Seat(seat.slot or blank.slot, None, seat.place if seat.place is not None else number)
            for number, seat in enumerate(filled[: place.count], start=1)
        )
    return EntryState(node, named_teams(regulation, context.regulations.register), places)


def _stages(context: Context, edition: EditionId) -> list[LeagueState | KnockoutState]:
    """The stages of an edition in the order of its file, category by category."""
    regulation = context.regulation(edition)
    found = []
    for category in categories(regulation):
        for stage in regulation.stage:
            name = StageId(f"{category}:{stage.id}" if category else stage.id)
            state = context.nodes.get(NodeKey(edition, name))
            if isinstance(state, LeagueState | KnockoutState):
                found.append(state)
    return found


def _tables(context: Context, edition: EditionId) -> list[TableState]:
    """The tables over stages of an edition in the order of its file, each once."""
    regulation = context.regulation(edition)
    found: dict[NodeKey, TableState] = {}
    for category in categories(regulation):
        for table in regulation.table:
            for name in (f"{category}:{table.id}", table.id) if category else (table.id,):
                node = NodeKey(edition, StageId(name))
                state = context.nodes.get(node)
                if isinstance(state, TableState):
                    found.setdefault(node, state)
    return list(found.values())
