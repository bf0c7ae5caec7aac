"""What a reference means in a folder: which table, tie or list of teams its path names.

Resolution is by structure alone and says nothing of who is there; `progression` fills the slots.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from torneo.model import EditionId, StageId, TeamId, TieId
from torneo.rules.folder import Regulations, named_teams
from torneo.rules.refs import Place, Ref, parse_place
from torneo.rules.regulation import Regulation
from torneo.rules.stages import Stage


class NodeKey(NamedTuple):
    """A stage, table, record or allocation of an edition; in a category its name is `category:name`."""

    edition: EditionId
    name: StageId


class TableKey(NamedTuple):
    """One table: a group or further table of a stage (`table`; "" where a stage has a single table), or a [[table]]."""

    edition: EditionId
    node: StageId
    table: str = ""

    @property
    def of_node(self) -> NodeKey:
        return NodeKey(self.edition, self.node)


@dataclass(frozen=True, slots=True)
class TeamSlot:
    """A team by name."""

    team: TeamId


@dataclass(frozen=True, slots=True)
class PlaceSlot:
    """A place, or several in order of preference, of a table."""

    table: TableKey
    place: Place


@dataclass(frozen=True, slots=True)
class TieSlot:
    """The winner or loser of one tie."""

    node: NodeKey
    tie: TieId
    side: Literal["winner", "loser"]


@dataclass(frozen=True, slots=True)
class TiesSlot:
    """All winners or losers of a knock-out stage, in the order of its ties; byes first among the winners."""

    node: NodeKey
    side: Literal["winners", "losers"]


@dataclass(frozen=True, slots=True)
class EntrySlot:
    """Teams that arrive by a place of [entry]; `place` picks among them, None: all of them."""

    edition: EditionId
    id: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class AllocationSlot:
    """The team that an allocation sends to a slot."""

    node: NodeKey
    slot: str


@dataclass(frozen=True, slots=True)
class AllSlot:
    """Every team that entered: `all`."""

    edition: EditionId


@dataclass(frozen=True, slots=True)
class RestSlot:
    """In a pot: every team not named in another."""


@dataclass(frozen=True, slots=True)
class WholeNode:
    """A stage, table or record as a whole (in `over`, `in`, `seeding`, `from`, `alongside`)."""

    node: NodeKey


@dataclass(frozen=True, slots=True)
class WholeTable:
    """One table of a stage as a whole."""

    table: TableKey


Slot = (
    TeamSlot
    | PlaceSlot
    | TieSlot
    | TiesSlot
    | EntrySlot
    | AllocationSlot
    | AllSlot
    | RestSlot
    | WholeNode
    | WholeTable
)


class UnresolvedRef(Exception):
    """The reference names nothing. `code` and `facts` are those of the finding."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def resolve(
    ref: Ref, regulations: Regulations, edition: EditionId, category: str | None = None
) -> tuple[Slot, ...]:
    """The slots that a reference written in `edition` (inside `category`, if any) names; `*` gives one for each group.

    Raises:
        UnresolvedRef: it names nothing that exists: `ref-no-edition`, `ref-nothing`, `ref-no-group`, `ref-no-tie`,
            `ref-no-slot`, `ref-no-place`, `ref-place-outside`, `ref-which-tie`.
    """
    if ref.scope is not None:
        own = regulations.editions[edition]
        if any(one.id == ref.scope for one in own.category):
            category = ref.scope
        elif EditionId(ref.scope) in regulations.editions:
            edition, category = EditionId(ref.scope), None
        else:
            raise UnresolvedRef(
                "ref-no-edition", ref=str(ref), edition=ref.scope, known=tuple(regulations.editions)
            )
    return _Resolver(regulations, regulations.editions[edition], edition, category, ref).slots()


def _shape(ref: Ref, regulations: Regulations, edition: EditionId) -> tuple[Slot, ...]:
    """What `resolve` gives, without asking whether places lie inside their tables: sizes are counted with it."""
    category = None
    if ref.scope is not None:
        if any(one.id == ref.scope for one in regulations.editions[edition].category):
            category = ref.scope
        elif EditionId(ref.scope) in regulations.editions:
            edition = EditionId(ref.scope)
        else:
            raise UnresolvedRef("ref-no-edition", ref=str(ref), edition=ref.scope, known=())
    return _Resolver(regulations, regulations.editions[edition], edition, category, ref, sized=False).slots()


def table_names(stage: Stage) -> tuple[str, ...]:
    """Names of the tables of a league or Swiss stage: its groups ("" for a single table), then its further tables."""
    return (*(stage.groups or {"": None}), *(table.id for table in stage.table))


def tie_ids(stage: Stage, teams: int | None) -> tuple[TieId, ...]:
    """Ids of the ties of a knock-out stage with so many teams, in order; () while the number is not known."""
    if stage.ties:
        return tuple(TieId(tie.id) for tie in stage.ties)
    if teams is None:
        return ()
    byes = stage.byes if isinstance(stage.byes, int) else 0
    return tuple(TieId(str(number)) for number in range(1, (teams - byes) // 2 + 1))


def stage_size(
    regulations: Regulations, edition: EditionId, stage: Stage, *, group: str | None = None, depth: int = 0
) -> int | None:
    """How many teams play in a stage, or in one of its groups, by structure; None where that cannot be told."""
    regulation = regulations.editions[edition]
    if group:
        members = (stage.groups or {}).get(group)
        if members is not None:
            return count_teams(regulations, edition, members, depth=depth)
        pots = stage.draw.pots if stage.draw else ()
        return len(pots) if pots else None
    if stage.kind == "knockout" and stage.ties:
        return 2 * len(stage.ties)
    if stage.groups and any(members is not None for members in stage.groups.values()):
        return count_teams(
            regulations,
            edition,
            tuple(ref for refs in stage.groups.values() for ref in refs or ()),
            depth=depth,
        )
    if isinstance(stage.teams, tuple):
        return count_teams(regulations, edition, stage.teams, depth=depth)
    if stage.teams == "all":
        return len(named_teams(regulation, regulations.register)) + sum(
            p.count for p in regulation.entry.places
        )
    if (
        stage.draw
        and stage.draw.pots
        and not any(ref.steps == ("rest",) for pot in stage.draw.pots for ref in pot)
    ):
        return count_teams(
            regulations, edition, tuple(r for pot in stage.draw.pots for r in pot), depth=depth
        )
    if stage.reverses is not None:
        try:
            slots = _shape(stage.reverses, regulations, edition)
        except UnresolvedRef:
            return None
        for slot in slots:
            if isinstance(slot, WholeNode):
                other = regulations.editions[slot.node.edition].stage_by_id(slot.node.name)
                if other and depth < 20:
                    return stage_size(regulations, slot.node.edition, other, depth=depth + 1)
    return None


def count_teams(
    regulations: Regulations, edition: EditionId, refs: tuple[Ref, ...], *, depth: int = 0
) -> int | None:
    """How many teams a list of references stands for; None where that cannot be told."""
    total = 0
    for ref in refs:
        try:
            slots = _shape(ref, regulations, edition)
        except UnresolvedRef:
            return None
        for slot in slots:
            size = _slot_size(regulations, slot, depth)
            if size is None:
                return None
            total += size
    return total


def _slot_size(regulations: Regulations, slot: Slot, depth: int) -> int | None:
    if depth > 20:  # a circle; the checker reports it
        return None
    if isinstance(slot, TeamSlot | TieSlot | AllocationSlot):
        return 1
    if isinstance(slot, PlaceSlot):
        if slot.place.first == slot.place.last:
            return 1
        if isinstance(slot.place.first, int) and isinstance(slot.place.last, int):
            return abs(slot.place.last - slot.place.first) + 1
        size = table_size(regulations, slot.table, depth=depth + 1)
        return None if size is None else len(slot.place.indexes(size))
    if isinstance(slot, EntrySlot):
        if slot.place is not None:
            size = _entry_count(regulations.editions[slot.edition], slot.id)
            return len(slot.place.indexes(size)) if size is not None else None
        return _entry_count(regulations.editions[slot.edition], slot.id)
    if isinstance(slot, TiesSlot):
        regulation = regulations.editions[slot.node.edition]
        stage = regulation.stage_by_id(slot.node.name.rpartition(":")[2])
        if stage is None:
            return None
        size = stage_size(regulations, slot.node.edition, stage, depth=depth + 1)
        if size is None:
            return None
        byes = _byes(regulations, slot.node.edition, stage, depth)
        ties = (size - byes) // 2
        return ties + byes if slot.side == "winners" else ties
    if isinstance(slot, AllSlot):
        regulation = regulations.editions[slot.edition]
        return len(named_teams(regulation, regulations.register)) + sum(
            p.count for p in regulation.entry.places
        )
    return None


def table_size(regulations: Regulations, key: TableKey, *, depth: int = 0) -> int | None:
    """How many rows a table will have, by structure; None where that cannot be told."""
    regulation = regulations.editions[key.edition]
    name = key.node.rpartition(":")[2]
    stage = regulation.stage_by_id(name)
    if stage is not None:
        further = next((table for table in stage.table if table.id == key.table), None)
        if further is not None:
            if further.of:
                return count_teams(regulations, key.edition, further.of, depth=depth + 1)
            return stage_size(regulations, key.edition, stage, depth=depth + 1)
        return stage_size(regulations, key.edition, stage, group=key.table or None, depth=depth + 1)
    table = regulation.table_by_id(name)
    if table is None:
        return None
    if table.of:
        return count_teams(regulations, key.edition, table.of, depth=depth + 1)
    sizes = []
    for ref in table.over:
        try:
            slots = _shape(ref, regulations, key.edition)
        except UnresolvedRef:
            return None
        for slot in slots:
            if isinstance(slot, WholeNode):
                other = regulations.editions[slot.node.edition].stage_by_id(slot.node.name.rpartition(":")[2])
                if other is not None:
                    sizes.append(stage_size(regulations, slot.node.edition, other, depth=depth + 1))
    known = [size for size in sizes if size is not None]
    return max(known) if known else None


def _byes(regulations: Regulations, edition: EditionId, stage: Stage, depth: int) -> int:
    if isinstance(stage.byes, int):
        return stage.byes
    if stage.byes:
        return count_teams(regulations, edition, stage.byes, depth=depth + 1) or 0
    return 0


def _entry_count(regulation: Regulation, place_id: str) -> int | None:
    return next((place.count for place in regulation.entry.places if place.id == place_id), None)


@dataclass(frozen=True, slots=True)
class _Resolver:
    regulations: Regulations
    regulation: Regulation
    edition: EditionId
    category: str | None
    ref: Ref
    sized: bool = True

    def slots(self) -> tuple[Slot, ...]:
        head, *rest = self.ref.steps
        if head == "all" and not rest:
            return (AllSlot(self.edition),)
        if head == "rest" and not rest:
            return (RestSlot(),)
        if head == "entry" and rest:
            return (self._entry(rest),)
        stage = self.regulation.stage_by_id(head)
        if stage is not None:
            return self._in_stage(stage, rest)
        if self.regulation.table_by_id(head) is not None:
            return (self._in_table(head, rest),)
        if any(record.id == head for record in self.regulation.record):
            return (WholeNode(NodeKey(self.edition, StageId(head))),)
        allocation = next((one for one in self.regulation.allocation if one.id == head), None)
        if allocation is not None:
            if len(rest) != 1 or rest[0] not in allocation.slots:
                raise UnresolvedRef(
                    "ref-no-slot", ref=str(self.ref), node=head, known=tuple(allocation.slots)
                )
            return (AllocationSlot(self._node(head), rest[0]),)
        if rest:
            known = (*(s.id for s in self.regulation.stage), *(t.id for t in self.regulation.table))
            raise UnresolvedRef(
                "ref-nothing", ref=str(self.ref), name=head, edition=self.edition, known=known
            )
        return (TeamSlot(TeamId(head)),)

    def _node(self, name: str) -> NodeKey:
        return NodeKey(self.edition, StageId(f"{self.category}:{name}" if self.category else name))

    def _entry(self, rest: list[str]) -> EntrySlot:
        place = parse_place(rest[1]) if len(rest) == 2 else None
        known = tuple(one.id for one in self.regulation.entry.places)
        if rest[0] not in known or len(rest) > 2 or (len(rest) == 2 and place is None):
            raise UnresolvedRef(
                "ref-no-place", ref=str(self.ref), name=rest[0], edition=self.edition, known=known
            )
        count = _entry_count(self.regulation, rest[0]) or 0
        if place is not None and not place.indexes(count):
            raise UnresolvedRef("ref-place-outside", ref=str(self.ref), node=f"entry.{rest[0]}", size=count)
        return EntrySlot(self.edition, rest[0], place)

    def _in_table(self, name: str, rest: list[str]) -> Slot:
        node = self._node(name) if self._per_category(name) else NodeKey(self.edition, StageId(name))
        if not rest:
            return WholeNode(node)
        return self._place(TableKey(self.edition, node.name), rest)

    def _per_category(self, name: str) -> bool:
        """A table whose `over` names categories exists once for all of them."""
        table = self.regulation.table_by_id(name)
        categories = {one.id for one in self.regulation.category}
        return bool(table and self.category and not any(ref.scope in categories for ref in table.over))

    def _in_stage(self, stage: Stage, rest: list[str]) -> tuple[Slot, ...]:
        node = self._node(stage.id)
        if not rest:
            return (WholeNode(node),)
        if stage.kind == "knockout":
            return (self._in_knockout(stage, node, rest),)
        names = table_names(stage)
        if rest[0] == "*":
            return self._in_every_group(node, tuple(stage.groups or ("",)), rest[1:])
        if rest[0] in names:
            if len(rest) == 1:
                return (WholeTable(TableKey(self.edition, node.name, rest[0])),)
            return (self._place(TableKey(self.edition, node.name, rest[0]), rest[1:]),)
        if len(rest) == 1 and parse_place(rest[0]):
            if stage.groups:
                raise UnresolvedRef(
                    "ref-which-group", ref=str(self.ref), node=stage.id, known=tuple(stage.groups)
                )
            return (self._place(TableKey(self.edition, node.name), rest),)
        raise UnresolvedRef("ref-no-group", ref=str(self.ref), node=stage.id, name=rest[0], known=names)

    def _in_every_group(self, node: NodeKey, groups: tuple[str, ...], rest: list[str]) -> tuple[Slot, ...]:
        """A place of each group that has it: of groups of unequal size the smaller ones may have no fourth."""
        found: list[Slot] = []
        outside: UnresolvedRef | None = None
        for group in groups:
            try:
                found.append(self._place(TableKey(self.edition, node.name, group), rest))
            except UnresolvedRef as error:
                if error.code != "ref-place-outside":
                    raise
                outside = outside or error
        if outside is not None and not found:
            raise outside
        return tuple(found)

    def _place(self, table: TableKey, rest: list[str]) -> PlaceSlot:
        place = parse_place(rest[0]) if len(rest) == 1 else None
        if place is None:
            raise UnresolvedRef("ref-no-place-number", ref=str(self.ref), found=".".join(rest))
        size = table_size(self.regulations, table) if self.sized else None
        if size is not None and not place.indexes(size):
            shown = f"{table.node}.{table.table}" if table.table else table.node
            raise UnresolvedRef("ref-place-outside", ref=str(self.ref), node=shown, size=size)
        return PlaceSlot(table, place)

    def _tie_ids(self, stage: Stage) -> tuple[TieId, ...]:
        return tie_ids(stage, stage_size(self.regulations, self.edition, stage) if self.sized else None)

    def _in_knockout(self, stage: Stage, node: NodeKey, rest: list[str]) -> Slot:
        match rest:
            case ["winners" | "losers" as side]:
                return TiesSlot(node, "winners" if side == "winners" else "losers")
            case ["winner" | "loser" as side]:
                ties = self._tie_ids(stage)
                if len(ties) > 1:
                    raise UnresolvedRef(
                        "ref-which-tie",
                        ref=str(self.ref),
                        node=stage.id,
                        count=len(ties),
                        example=f"{stage.id}.{ties[0]}.{side}",
                    )
                return TieSlot(
                    node, ties[0] if ties else TieId("1"), "winner" if side == "winner" else "loser"
                )
            case [tie, "winner" | "loser" as side]:
                ties = self._tie_ids(stage)
                if ties and tie not in ties:
                    raise UnresolvedRef("ref-no-tie", ref=str(self.ref), node=stage.id, name=tie, known=ties)
                return TieSlot(node, TieId(tie), "winner" if side == "winner" else "loser")
            case _:
                known = self._tie_ids(stage)
                raise UnresolvedRef("ref-no-tie", ref=str(self.ref), node=stage.id, name=rest[0], known=known)
