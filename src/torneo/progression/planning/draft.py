"""The plan while it is being made, and what the planning of every kind of stage asks of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from torneo.model import EditionId, NotYetPlayableError, TeamId
from torneo.progression.build import outline_of
from torneo.progression.context import Context
from torneo.progression.planned import (
    AwardSlot,
    DealtSlot,
    PlannedAward,
    PlannedLeague,
    PlannedMatch,
    PlannedTable,
    Remark,
    Step,
)
from torneo.progression.season import NodeState, Season, Seat
from torneo.rules.resolve import NodeKey, Slot, TableKey

MatchRow = tuple[int, TeamId, TeamId]
"""A match left, as a table counts it: its number in the plan, home, away; "" is a side that counts for nobody."""


@dataclass(slots=True)
class Draft:
    """What is planned so far.

    Attributes:
        context: The season as planned: open seats name the draw or the award that fills them.
        wanted: The stages and tables of these editions, and all that they wait for.
        rows: The matches left of each league.
        leagues: Groups some of whose clubs are not known.
        moved: What stands otherwise in `context` than in the season, so that what waits for it is made anew.
    """

    season: Season
    editions: tuple[EditionId, ...]
    context: Context
    wanted: frozenset[NodeKey]
    matches: list[PlannedMatch] = field(default_factory=list)
    rows: dict[NodeKey, list[MatchRow]] = field(default_factory=dict)
    leagues: dict[NodeKey, list[PlannedLeague]] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    awards: dict[tuple[EditionId, int, str | None], PlannedAward] = field(default_factory=dict)
    moved: set[NodeKey] = field(default_factory=set)
    remarks: list[Remark] = field(default_factory=list)
    planned: dict[TableKey, PlannedTable] = field(default_factory=dict)

    def put(self, node: NodeKey, state: NodeState) -> None:
        """The state of a node as planned."""
        self.context.nodes[node] = state
        self.moved.add(node)

    def cannot(self, node: NodeKey, rule: str) -> NotYetPlayableError:
        """What to raise where the plan cannot say a rule of a stage."""
        return NotYetPlayableError("forecast-cannot", edition=node.edition, stage=node.name, rule=rule)


def new_draft(season: Season, editions: Sequence[EditionId]) -> Draft:
    """A plan of these editions of a season, in which nothing is planned yet."""
    outline = outline_of(season.regulations)
    waits_for = outline.graph.waits_for
    wanted = {node for node in outline.graph.order if node.edition in editions}
    waiting = list(wanted)
    while waiting:
        for needed in waits_for[waiting.pop()]:
            if needed not in wanted:
                wanted.add(needed)
                waiting.append(needed)
    context = Context(outline, season.facts, season.as_of, dict(season.nodes))
    return Draft(season, tuple(editions), context, frozenset(wanted))


def open_seat(slot: DealtSlot | AwardSlot) -> Seat:
    """A seat whose club a draw or an award will tell."""
    return Seat(cast("Slot", slot))


def overall_key(node: NodeKey) -> TableKey:
    """Key of the table of all groups of a stage together, which only a seeding asks for."""
    return TableKey(node.edition, node.name, "*")
