"""The graph of a folder: which stage or table waits for which others, an order to compute them in, and circles.

Edges: slots, `seeding`, `over`, `of`, `without`, `carry_over`, `among`, the `place` criterion, allocations, `reverses`
of members, and each award with points from `to` to `in`, each award of a place from `to` to the entry it fills.
`alongside`, `previous` and `next` are links, no edges.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from torneo.model import EditionId, StageId
from torneo.rules.folder import Regulations
from torneo.rules.refs import Ref, parse_ref
from torneo.rules.regulation import Award, Regulation
from torneo.rules.resolve import (
    AllocationSlot,
    AllSlot,
    EntrySlot,
    NodeKey,
    PlaceSlot,
    Slot,
    TieSlot,
    TiesSlot,
    UnresolvedRef,
    WholeNode,
    WholeTable,
    resolve,
)
from torneo.rules.stages import Stage

ENTRY = StageId("entry")
"""The node of an edition that its places of [entry] arrive at."""


@dataclass(frozen=True, slots=True)
class Graph:
    """`waits_for`: node -> nodes it needs. `order`: every node after those it needs; empty if there is a circle."""

    waits_for: Mapping[NodeKey, frozenset[NodeKey]]
    order: tuple[NodeKey, ...]
    circle: tuple[NodeKey, ...] = ()


def categories(regulation: Regulation) -> tuple[str | None, ...]:
    """The categories of an edition, or (None,) where it has none."""
    return tuple(one.id for one in regulation.category) or (None,)


def build_graph(regulations: Regulations) -> Graph:
    """The graph of all editions of a folder. References that name nothing are left out: the checker reports them."""
    waits_for: dict[NodeKey, set[NodeKey]] = {}
    for edition, regulation in regulations.editions.items():
        waits_for.setdefault(NodeKey(edition, ENTRY), set())
        for category in categories(regulation):
            for name, refs in _needs(regulation):
                key = _key(edition, regulation, name, category)
                needed = waits_for.setdefault(key, set())
                for ref in refs:
                    needed |= set(_nodes(ref, regulations, edition, category))
                needed.discard(key)
            for award in regulation.award:
                for target in _award_targets(award, regulations, edition, category):
                    sources = {
                        node
                        for ref in (*award.to, *((award.among,) if award.among else ()))
                        for node in _nodes(ref, regulations, edition, category)
                    }
                    waits_for.setdefault(target, set()).update(sources - {target})
    return _sorted(waits_for)


def _key(edition: EditionId, regulation: Regulation, name: str, category: str | None) -> NodeKey:
    table = regulation.table_by_id(name)
    ids = {one.id for one in regulation.category}
    shared = table is not None and any(ref.scope in ids for ref in table.over)
    return NodeKey(edition, StageId(f"{category}:{name}" if category and not shared else name))


def _needs(regulation: Regulation) -> Iterator[tuple[str, list[Ref]]]:
    for stage in regulation.stage:
        yield stage.id, _stage_refs(stage)
    for table in regulation.table:
        refs = [*table.over, *table.of, *table.without]
        refs += _rules_refs(table.rules)
        yield table.id, refs
    for record in regulation.record:
        yield record.id, []
    for allocation in regulation.allocation:
        yield allocation.id, [allocation.of]


def _stage_refs(stage: Stage) -> list[Ref]:
    refs: list[Ref] = list(stage.seeding)
    if isinstance(stage.teams, tuple):
        refs += stage.teams
    elif stage.teams == "all" or not (stage.groups or stage.ties):
        refs.append(Ref(("all",)))  # without a list of its own a stage takes whoever entered
    for members in (stage.groups or {}).values():
        refs += members or ()
    for tie in stage.ties:
        refs += tie.teams
        if tie.among:
            refs.append(tie.among)
    if stage.draw:
        refs += [ref for pot in stage.draw.pots for ref in pot]
        refs += [*stage.draw.except_, *stage.draw.fixed.values()]
    if isinstance(stage.byes, tuple):
        refs += stage.byes
    if stage.among:
        refs.append(stage.among)
    if stage.reverses:
        refs.append(stage.reverses)
    refs += _rules_refs(stage.rules)
    for table in stage.table:
        refs += [*table.of, *table.without, *_rules_refs(table.rules)]
    return refs


def _rules_refs(rules: object) -> list[Ref]:
    if rules is None:
        return []
    found: list[Ref] = [one.from_ for one in getattr(rules, "carry_over", ()) if isinstance(one.from_, Ref)]
    found += [one.in_ for one in getattr(rules, "tiebreakers", None) or () if one.in_ is not None]
    return found


def _award_targets(
    award: Award, regulations: Regulations, edition: EditionId, category: str | None
) -> Iterator[NodeKey]:
    if award.points is not None and award.in_ is not None:
        yield from _nodes(award.in_, regulations, edition, category)
    target = entry_place(award, regulations)
    if target is not None:
        yield NodeKey(target.edition, ENTRY)


def entry_place(award: Award, regulations: Regulations) -> EntrySlot | None:
    """The place of [entry] of another edition of the folder that an award fills; None where `place` is plain text."""
    if award.place is None or ":" not in award.place:
        return None
    try:
        ref = parse_ref(award.place)
    except ValueError:
        return None
    if ref.scope is None or EditionId(ref.scope) not in regulations.editions:
        return None
    try:
        slots = resolve(ref, regulations, EditionId(ref.scope))
    except UnresolvedRef:
        return None
    return slots[0] if isinstance(slots[0], EntrySlot) else None


def _nodes(ref: Ref, regulations: Regulations, edition: EditionId, category: str | None) -> Iterator[NodeKey]:
    try:
        slots = resolve(ref, regulations, edition, category)
    except UnresolvedRef:
        return
    for slot in slots:
        node = slot_node(slot)
        if node is not None:
            yield node


def slot_node(slot: Slot) -> NodeKey | None:
    """The node that a slot waits for; None where it waits for nothing."""
    match slot:
        case PlaceSlot(table=table) | WholeTable(table=table):
            return table.of_node
        case TieSlot(node=node) | TiesSlot(node=node) | AllocationSlot(node=node) | WholeNode(node=node):
            return node
        case EntrySlot(edition=edition) | AllSlot(edition=edition):
            return NodeKey(edition, ENTRY)
        case _:
            return None


def _sorted(waits_for: dict[NodeKey, set[NodeKey]]) -> Graph:
    """Kahn's order, smallest key first, so that the same folder always gives the same order."""
    for needed in list(waits_for.values()):
        for node in needed:
            waits_for.setdefault(node, set())
    left = {node: set(needed) for node, needed in waits_for.items()}
    order: list[NodeKey] = []
    while left:
        free = sorted(node for node, needed in left.items() if not needed)
        if not free:
            frozen = {node: frozenset(needed) for node, needed in waits_for.items()}
            return Graph(frozen, (), _circle(left))
        for node in free:
            del left[node]
            order.append(node)
        done = set(free)
        for waiting in left.values():
            waiting.difference_update(done)
    return Graph({node: frozenset(needed) for node, needed in waits_for.items()}, tuple(order))


def _circle(left: Mapping[NodeKey, set[NodeKey]]) -> tuple[NodeKey, ...]:
    """One circle among nodes that all wait for another, starting and ending at its smallest node."""
    node = min(left)
    path: list[NodeKey] = []
    while node not in path:
        path.append(node)
        node = min(needed for needed in left[node] if needed in left)
    circle = path[path.index(node) :]
    start = circle.index(min(circle))
    turned = circle[start:] + circle[:start]
    return (*turned, turned[0])
