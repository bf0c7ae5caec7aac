"""What one build of a Season works with: the folder, the facts, and the nodes computed so far."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from torneo.ledger.facts import Facts, StageFacts
from torneo.model import EditionId, Finding, StageId
from torneo.progression.season import NodeState, Season
from torneo.rules.folder import Regulations
from torneo.rules.graph import Graph, categories, slot_node
from torneo.rules.refs import Ref
from torneo.rules.regulation import Award, Regulation
from torneo.rules.resolve import (
    NodeKey,
    PlaceSlot,
    Slot,
    TableKey,
    UnresolvedRef,
    WholeNode,
    WholeTable,
    resolve,
)


@dataclass(frozen=True, slots=True)
class AwardKey:
    """An award of a file, by edition, number from 1, and category."""

    edition: EditionId
    number: int
    category: str | None
    award: Award


@dataclass(frozen=True)
class Outline:
    """What a folder says by its structure alone, worked out once and kept from build to build."""

    regulations: Regulations
    graph: Graph

    @cached_property
    def awards(self) -> tuple[AwardKey, ...]:
        """Each award once for every category; one whose teams come from a table over categories, once for all."""
        found: list[AwardKey] = []
        for edition, regulation in self.regulations.editions.items():
            for number, award in enumerate(regulation.award, start=1):
                seen: list[tuple[Slot, ...]] = []
                for category in categories(regulation):
                    slots = tuple(slot for ref in award.to for slot in self.slots(ref, edition, category))
                    if slots in seen:
                        continue
                    seen.append(slots)
                    shared = category is not None and not self._names_category(slots, category)
                    found.append(AwardKey(edition, number, None if shared else category, award))
        return tuple(found)

    @staticmethod
    def _names_category(slots: tuple[Slot, ...], category: str) -> bool:
        nodes = (node for slot in slots if (node := slot_node(slot)) is not None)
        return any(node.name.startswith(f"{category}:") for node in nodes)

    @cached_property
    def points_into(self) -> dict[NodeKey | TableKey, tuple[AwardKey, ...]]:
        """Awards of points by the stage or table they count in."""
        found: dict[NodeKey | TableKey, list[AwardKey]] = {}
        for key in self.awards:
            if key.award.points is None or key.award.in_ is None:
                continue
            for slot in self.slots(key.award.in_, key.edition, key.category):
                if isinstance(slot, WholeNode):
                    found.setdefault(slot.node, []).append(key)
                elif isinstance(slot, WholeTable):
                    found.setdefault(slot.table, []).append(key)
        return {target: tuple(keys) for target, keys in found.items()}

    @cached_property
    def lines(self) -> dict[TableKey, frozenset[int]]:
        """Places under which a line runs that an award or a later stage draws; table by table.

        A place counted from the bottom stands as a negative number: -1 is the line above the last.
        """
        found: dict[TableKey, set[int]] = {}
        for slot in self._place_slots():
            lines = found.setdefault(slot.table, set())
            if slot.place.first == "last":
                lines.update((-1 - slot.place.up, -slot.place.up))
                continue
            first, last = slot.place.first, slot.place.last
            low, high = (first, first) if last == "last" else (min(first, last), max(first, last))
            lines.update((low - 1, high))
        return {table: frozenset(lines) for table, lines in found.items()}

    def _place_slots(self) -> Iterator[PlaceSlot]:
        for edition, regulation in self.regulations.editions.items():
            for category in categories(regulation):
                refs = [ref for award in regulation.award for ref in award.to]
                for stage in regulation.stage:
                    refs += stage.teams if isinstance(stage.teams, tuple) else ()
                    refs += [ref for members in (stage.groups or {}).values() for ref in members or ()]
                    refs += [ref for tie in stage.ties for ref in tie.teams]
                for ref in refs:
                    for slot in self.slots(ref, edition, category):
                        if isinstance(slot, PlaceSlot):
                            yield slot

    def slots(self, ref: Ref, edition: EditionId, category: str | None) -> tuple[Slot, ...]:
        """What a reference names; () where it names nothing, which the checker has reported."""
        try:
            return resolve(ref, self.regulations, edition, category)
        except UnresolvedRef:
            return ()


@dataclass(slots=True)
class Context:
    """The state of one build.

    `as_of`: the day the facts were cut at, None: no cut. `before`: an earlier season of the same regulations, None: none
    is at hand.
    """

    outline: Outline
    facts: Facts
    as_of: date | None = None
    nodes: dict[NodeKey, NodeState] = field(default_factory=dict)
    findings: dict[NodeKey, list[Finding]] = field(default_factory=dict)
    before: Season | None = None

    @property
    def regulations(self) -> Regulations:
        return self.outline.regulations

    def regulation(self, edition: EditionId) -> Regulation:
        return self.outline.regulations.editions[edition]

    def stage_facts(self, node: NodeKey) -> StageFacts:
        return self.facts.stages.get((node.edition, node.name), _NOTHING)

    def slots(self, ref: Ref, edition: EditionId, category: str | None) -> tuple[Slot, ...]:
        return self.outline.slots(ref, edition, category)

    def find(self, node: NodeKey, finding: Finding) -> None:
        self.findings.setdefault(node, []).append(finding)


_NOTHING = StageFacts()


def split_name(name: StageId) -> tuple[str | None, str]:
    """Category and plain id of a node's name."""
    category, _, plain = name.rpartition(":")
    return category or None, plain
