"""Zones of a table: the places that an award or a later stage names. They are not written down, they follow."""

from dataclasses import dataclass
from functools import lru_cache

from torneo.model import StageId
from torneo.progression.build import ById, outline_of
from torneo.progression.season import Season
from torneo.rules.graph import categories
from torneo.rules.resolve import NodeKey, PlaceSlot, TableKey


@dataclass(frozen=True, slots=True)
class Zone:
    """Places (from 1) that give something. `stage`: a later stage they lead to, None: `label` says what they give.

    `kind`: as of an award; `next_stage` for places that go on. `points`: given or taken, None: it is not about points.
    """

    places: tuple[int, ...]
    kind: str
    label: str
    stage: NodeKey | None = None
    clause: str | None = None
    points: int | None = None


def zones(season: Season, key: TableKey) -> tuple[Zone, ...]:
    """What the places of a table give, awards of the table's own edition first, in the order of the files."""
    return _zones(ById(season.regulations), key, _size(season, key))


@lru_cache(maxsize=512)
def _zones(by_id: ById, key: TableKey, size: int) -> tuple[Zone, ...]:
    """The zones of a table of so many rows: they follow from the regulations alone."""
    regulations = by_id.regulations
    outline = outline_of(regulations)
    found: list[Zone] = []
    for award_key in outline.awards:
        award = award_key.award
        for ref in award.to:
            for slot in outline.slots(ref, award_key.edition, award_key.category):
                if isinstance(slot, PlaceSlot) and slot.table == key:
                    places = slot.place.indexes(size)
                    places = places[: award.count] if award.count else places
                    kind = award.kind or _kind(award.title, award.points, award.fine)
                    label = award.name or award.title or award.place or award.fine or ""
                    found.append(Zone(places, kind, label, None, award.clause, award.points))
    for edition, regulation in regulations.editions.items():
        for category in categories(regulation):
            for stage in regulation.stage:
                refs = list(stage.teams) if isinstance(stage.teams, tuple) else []
                refs += [ref for members in (stage.groups or {}).values() for ref in members or ()]
                refs += [ref for tie in stage.ties for ref in tie.teams]
                places = tuple(
                    sorted(
                        {
                            place
                            for ref in refs
                            for slot in outline.slots(ref, edition, category)
                            if isinstance(slot, PlaceSlot) and slot.table == key
                            for place in slot.place.indexes(size)
                        }
                    )
                )
                if places:
                    name = StageId(f"{category}:{stage.id}" if category else stage.id)
                    node = NodeKey(edition, name)
                    found.append(Zone(places, "next_stage", stage.name or stage.id, node, stage.clause))
    return tuple(found)


def _kind(title: str | None, points: int | None, fine: str | None) -> str:
    if title is not None:
        return "title"
    if points is not None:
        return "bonus" if points > 0 else "penalty"
    return "penalty" if fine is not None else "international"


def _size(season: Season, key: TableKey) -> int:
    for state in season[key.edition].all_tables():
        if state.key == key:
            return len(state.table)
    return 0
