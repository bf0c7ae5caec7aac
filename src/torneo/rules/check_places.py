"""Checks of what becomes of places: circles, a place that goes two ways, rights filled too often, first places."""

from collections import defaultdict

from torneo.model import EditionId, StageId
from torneo.rules.atoms import atoms, shown_atom, slots_of, stage_refs, team_names
from torneo.rules.graph import ENTRY, build_graph, entry_place
from torneo.rules.positions import Path
from torneo.rules.ref_uses import ref_uses, slot_refs
from torneo.rules.regulation import Award, Regulation
from torneo.rules.report import Report
from torneo.rules.resolve import NodeKey, PlaceSlot, TieSlot, WholeNode, count_teams
from torneo.rules.stages import Stage
from torneo.rules.table_rules import TableRules, effective

__all__ = ["check_circle", "check_places"]


def check_places(report: Report, edition: EditionId, regulation: Regulation) -> None:
    """Awards that count, places that go one way, first places that get settled, stages alongside."""
    for number, award in enumerate(regulation.award):
        size = count_teams(report.regulations, edition, award.to)
        if award.count is not None and size is not None and award.count > size:
            report.add(
                "award-count",
                edition,
                ("award", number, "count"),
                clause=award.clause,
                count=award.count,
                size=size,
            )
    _two_ways(report, edition, regulation)
    _entries(report, edition, regulation)
    _first_places(report, edition, regulation)
    for number, stage in enumerate(regulation.stage):
        _alongside(report, edition, ("stage", number), stage)


def check_circle(report: Report) -> None:
    """A stage or table that waits, over others, for itself."""
    circle = build_graph(report.regulations).circle
    if circle:
        first = circle[0]
        report.add(
            "circle",
            first.edition,
            _place_of(report, first),
            subject=_said(first),
            circle=tuple(_said(node) for node in circle),
        )
    for edition, regulation in report.regulations.editions.items():
        for number, stage in enumerate(regulation.stage):
            own = NodeKey(edition, StageId(stage.id))
            for rest, ref in slot_refs(stage):
                slots = slots_of(report.regulations, edition, ref)
                if any(_node(slot) == own for slot in slots):
                    here = (_said(own), _said(own))
                    report.add("circle", edition, ("stage", number, *rest), subject=_said(own), circle=here)
        for number, award in enumerate(regulation.award):
            target = _points_into(report, edition, award)
            if target is not None and target in _sources(report, edition, award):
                here = (_said(target), _said(target))
                report.add("circle", edition, ("award", number, "in"), subject=_said(target), circle=here)


def _points_into(report: Report, edition: EditionId, award: Award) -> NodeKey | None:
    if award.points is None or award.in_ is None:
        return None
    return next(
        (s.node for s in slots_of(report.regulations, edition, award.in_) if isinstance(s, WholeNode)), None
    )


def _sources(report: Report, edition: EditionId, award: Award) -> set[NodeKey]:
    """The main tables, and no others, whose places the award hangs on: points into them would move those places."""
    return {
        slot.table.of_node
        for ref in award.to
        for slot in slots_of(report.regulations, edition, ref)
        if isinstance(slot, PlaceSlot) and not _is_further(report, slot)
    }


def _is_further(report: Report, slot: PlaceSlot) -> bool:
    stage = report.regulations.editions[slot.table.edition].stage_by_id(slot.table.node)
    return stage is not None and any(table.id == slot.table.table for table in stage.table)


def _node(slot: object) -> NodeKey | None:
    if isinstance(slot, PlaceSlot):
        return slot.table.of_node
    node = getattr(slot, "node", None)
    return node if isinstance(node, NodeKey) else None


def _said(node: NodeKey) -> str:
    return f"{node.edition} {node.name}"


def _place_of(report: Report, node: NodeKey) -> Path:
    regulation = report.regulations.editions[node.edition]
    name = node.name.rpartition(":")[2]
    if name == ENTRY:
        return ("entry",)
    for key in ("stage", "table", "allocation"):
        for number, one in enumerate(getattr(regulation, key)):
            if one.id == name:
                return (key, number)
    return ()


def _two_ways(report: Report, edition: EditionId, regulation: Regulation) -> None:
    """A place, winner or loser that is a slot of two stages; versions of one stage are one."""
    goes: dict[str, dict[str, Path]] = defaultdict(dict)
    for number, stage in enumerate(regulation.stage):
        for rest, ref in slot_refs(stage):
            for slot in slots_of(report.regulations, edition, ref):
                if isinstance(slot, PlaceSlot | TieSlot):
                    for atom in atoms(report.regulations, slot):
                        goes[atom].setdefault(stage.id, ("stage", number, *rest))
    told: set[tuple[Path, tuple[str, ...]]] = set()
    for atom, stages in goes.items():
        if len(stages) > 1:
            path = list(stages.values())[1]
            if (path, tuple(stages)) not in told:
                told.add((path, tuple(stages)))
                shown = shown_atom(atom, edition)
                report.add("place-two-stages", edition, path, subject=atom, ref=shown, stages=tuple(stages))


def _entries(report: Report, edition: EditionId, regulation: Regulation) -> None:
    filled: dict[str, int] = defaultdict(int)
    for other, source in report.regulations.editions.items():
        for award in source.award:
            slot = entry_place(award, report.regulations)
            if slot is not None and slot.edition == edition and award.valid_to is None:
                filled[slot.id] += award.count or count_teams(report.regulations, other, award.to) or 0
    for number, place in enumerate(regulation.entry.places):
        if filled[place.id] > place.count:
            report.add(
                "entry-overfilled",
                edition,
                ("entry", "places", number),
                place=place.id,
                count=place.count,
                filled=filled[place.id],
            )


def _first_places(report: Report, edition: EditionId, regulation: Regulation) -> None:
    """Tables whose first place something hangs on, and whose criteria may leave clubs level for it."""
    wanted: set[tuple[EditionId, str, str]] = set()
    for other, source in report.regulations.editions.items():
        for use in ref_uses(source):
            if use.use == "teams":
                for slot in slots_of(report.regulations, other, use.ref):
                    if isinstance(slot, PlaceSlot) and 1 in (slot.place.first, slot.place.last):
                        name = slot.table.node.rpartition(":")[2]
                        wanted.add((slot.table.edition, name, slot.table.table))
    wide = regulation.rules
    for number, stage in enumerate(regulation.stage):
        further = {table.id: table for table in stage.table}
        tables = {table for at, name, table in wanted if (at, name) == (edition, stage.id)}
        rules = effective(wide, stage.rules)
        if tables - further.keys() and not _settled(rules):
            report.add(
                "first-place-unsettled", edition, ("stage", number), clause=rules.clause, table=stage.id
            )
        for n, (name, table) in enumerate(further.items()):
            rules = effective(wide, stage.rules, table.rules)
            if name in tables and not _settled(rules):
                path: Path = ("stage", number, "table", n)
                report.add(
                    "first-place-unsettled", edition, path, clause=rules.clause, table=f"{stage.id}.{name}"
                )
    for number, over in enumerate(regulation.table):
        rules = effective(wide, over.rules)
        if (edition, over.id, "") in wanted and not _settled(rules):
            report.add(
                "first-place-unsettled", edition, ("table", number), clause=rules.clause, table=over.id
            )


def _settled(rules: TableRules) -> bool:
    return any(
        criterion.id in ("drawing_of_lots", "playoff_match")
        and criterion.only_for is None
        and criterion.when is None
        and (not criterion.at_stake or 1 in criterion.at_stake)
        for criterion in rules.tiebreakers
    )


def _alongside(report: Report, edition: EditionId, path: Path, stage: Stage) -> None:
    """The stage alongside has the same groups, or where it has none the same teams."""
    for number, ref in enumerate(stage.alongside):
        here = (*path, "alongside", number)
        for slot in slots_of(report.regulations, edition, ref):
            if not isinstance(slot, WholeNode):
                continue
            other_edition = slot.node.edition
            other = report.regulations.editions[other_edition].stage_by_id(slot.node.name.rpartition(":")[2])
            if other is None or other.kind == "knockout" or stage.kind == "knockout":
                continue
            ours = team_names(report.regulations, edition, stage_refs(stage))
            theirs = team_names(report.regulations, other_edition, stage_refs(other))
            if ours is None or theirs is None:
                continue
            only = (tuple(sorted(ours - theirs)), tuple(sorted(theirs - ours)))
            if ours == theirs and stage.groups and other.groups:
                mine = _groups(report, edition, stage)
                his = _groups(report, other_edition, other)
                only = (
                    tuple(name for name, teams in mine.items() if teams not in his.values()),
                    tuple(name for name, teams in his.items() if teams not in mine.values()),
                )
            if only != ((), ()):
                report.add(
                    "alongside-differs",
                    edition,
                    here,
                    clause=stage.clause,
                    stage=stage.id,
                    other=str(ref),
                    only_here=only[0],
                    only_there=only[1],
                )


def _groups(report: Report, edition: EditionId, stage: Stage) -> dict[str, frozenset[str] | None]:
    return {
        name: team_names(report.regulations, edition, members or ())
        for name, members in (stage.groups or {}).items()
    }
