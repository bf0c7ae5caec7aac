"""References taken apart into single teams, so that somebody who stands twice is seen."""

from collections.abc import Iterable, Iterator

from torneo.model import EditionId
from torneo.rules.folder import Regulations, named_teams
from torneo.rules.refs import Ref
from torneo.rules.resolve import (
    AllocationSlot,
    AllSlot,
    EntrySlot,
    PlaceSlot,
    Slot,
    TeamSlot,
    TieSlot,
    UnresolvedRef,
    resolve,
    table_size,
)
from torneo.rules.stages import Stage


def slots_of(regulations: Regulations, edition: EditionId, ref: Ref) -> tuple[Slot, ...]:
    """What a reference names; () where it names nothing, which is reported with the references."""
    try:
        return resolve(ref, regulations, edition)
    except UnresolvedRef:
        return ()


def atoms(regulations: Regulations, slot: Slot) -> Iterator[str]:
    """One text for each single team that a slot stands for, as far as structure tells; the same team, the same text."""
    match slot:
        case TeamSlot(team=team):
            yield str(team)
        case PlaceSlot(table=table, place=place):
            size = table_size(regulations, table)
            first, last = place.first, place.last
            if size is not None:
                numbers: Iterable[int] = place.indexes(size)
            elif isinstance(first, int) and isinstance(last, int):
                numbers = range(min(first, last), max(first, last) + 1)
            else:
                numbers = ()
            name = f"{table.node}.{table.table}" if table.table else table.node
            yield from (f"{table.edition}:{name}.{number}" for number in numbers)
        case TieSlot(node=node, tie=tie, side=side):
            yield f"{node.edition}:{node.name}.{tie}.{side}"
        case EntrySlot(edition=edition, id=name, place=place) if place is not None:
            numbers = place.indexes(10_000) if place.first != "last" and place.last != "last" else ()
            yield from (f"{edition}:entry.{name}.{number}" for number in numbers)
        case AllocationSlot(node=node, slot=name):
            yield f"{node.edition}:{node.name}.{name}"
        case AllSlot(edition=edition):
            yield from (
                str(team) for team in named_teams(regulations.editions[edition], regulations.register)
            )
        case _:
            return


def shown_atom(atom: str, edition: EditionId) -> str:
    """An atom as a reader of that edition would write it."""
    return atom.removeprefix(f"{edition}:")


def stage_refs(stage: Stage) -> tuple[Ref, ...]:
    """Who plays in a league or Swiss stage, or in a knock-out without listed ties."""
    if stage.groups and any(members is not None for members in stage.groups.values()):
        return tuple(ref for members in stage.groups.values() for ref in members or ())
    if isinstance(stage.teams, tuple):
        return stage.teams
    if stage.teams == "all":
        return (Ref(("all",)),)
    return tuple(ref for pot in stage.draw.pots for ref in pot) if stage.draw else ()


def team_names(regulations: Regulations, edition: EditionId, refs: Iterable[Ref]) -> frozenset[str] | None:
    """The teams, where all of them are named; None where some are still places."""
    found: set[str] = set()
    for ref in refs:
        slots = slots_of(regulations, edition, ref)
        if not slots:
            return None
        for slot in slots:
            if isinstance(slot, AllSlot) and regulations.editions[slot.edition].entry.places:
                return None
            if not isinstance(slot, TeamSlot | AllSlot):
                return None
            found.update(atoms(regulations, slot))
    return frozenset(found)
