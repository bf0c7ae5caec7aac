"""What a simulated season has to agree with: places that sources state, and who met whom in recorded ties.

A recorded match of a tie says two things: its two sides are the ones that reached the tie, and the tie asked for that
match (a third match: the two before left it level). Asserted tables are not conditioned on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from torneo.ledger.facts import Facts, ResultFact
from torneo.model import EditionId, MatchId, TeamId
from torneo.progression.context import Context
from torneo.progression.season import KnockoutState, LeagueState, Seat, TieState
from torneo.progression.slots import fill
from torneo.rules.graph import slot_node
from torneo.rules.refs import Ref
from torneo.rules.resolve import NodeKey, PlaceSlot, Slot, TableKey


@dataclass(frozen=True, slots=True)
class PlaceCondition:
    """The seats of `slots` hold the teams `said`: exactly these, or (`exact` false) each seat one of them.

    `place` picks one place of a slot that is a range; None: all of its seats.
    """

    subject: str
    said: tuple[TeamId, ...]
    slots: tuple[Slot, ...]
    nodes: tuple[NodeKey, ...]
    exact: bool = True
    place: int | None = None
    sequence: int = 0

    def holds(self, context: Context) -> bool:
        found = [seat.team for seat in self.seats(context)]
        if not found or any(team is None for team in found):
            return False
        if self.exact:
            return set(found) == set(self.said)
        return all(team in self.said for team in found)

    def seats(self, context: Context) -> tuple[Seat, ...]:
        """The seats that are spoken of, as far as the context has filled them."""
        seats = tuple(seat for slot in self.slots for seat in fill(context, slot))
        return seats if self.place is None else tuple(seat for seat in seats if seat.place == self.place)


@dataclass(frozen=True, slots=True)
class TieCondition:
    """A tie is one between the sides of its recorded matches, and asks for each of them."""

    subject: str
    node: NodeKey
    tie: str
    recorded: Mapping[MatchId, ResultFact]
    sequence: int = 0

    @property
    def nodes(self) -> tuple[NodeKey, ...]:
        return (self.node,)

    @property
    def said(self) -> tuple[TeamId, ...]:
        sides = {team for fact in self.recorded.values() for team in (fact.result.home, fact.result.away)}
        return tuple(sorted(sides))

    def holds(self, context: Context) -> bool:
        state = context.nodes.get(self.node)
        tie = state.tie(self.tie) if isinstance(state, KnockoutState) else None
        if tie is None:
            return False
        asked_for = {match.id for match in tie.matches}
        sides = {tie.home.team, tie.away.team}
        return all(
            match_id in asked_for and {fact.result.home, fact.result.away} == sides
            for match_id, fact in self.recorded.items()
        )


Condition = PlaceCondition | TieCondition


def conditions(context: Context, facts: Facts) -> tuple[Condition, ...]:
    """All conditions of the facts, in the order of the ledger, those of ties by node and tie."""
    return (*_places(context, facts), *_ties(context, facts))


def _places(context: Context, facts: Facts) -> Iterator[PlaceCondition]:
    for one in facts.places_asserted:
        scope, _, path = one.payload.place.rpartition(":")
        edition = EditionId(one.payload.edition)
        slots = context.slots(Ref(tuple(path.split(".")), scope or None), edition, None)
        nodes = tuple(dict.fromkeys(node for slot in slots if (node := slot_node(slot)) is not None))
        if slots and nodes:
            said = tuple(TeamId(team) for team in one.payload.teams)
            yield PlaceCondition(f"{edition}:{one.payload.place}", said, slots, nodes, sequence=one.sequence)


def _ties(context: Context, facts: Facts) -> Iterator[Condition]:
    for node, state in context.nodes.items():
        if not isinstance(state, KnockoutState):
            continue
        stage = facts.stages.get((node.edition, node.name))
        for tie in state.ties if stage else ():
            assert stage is not None
            prefix = f"{node.edition}/{node.name}/{tie.id}."
            recorded = {
                match_id: fact
                for match_id, fact in stage.results.items()
                if match_id.startswith(prefix) and fact.result.home and fact.result.away
            }
            if recorded:
                first = min(fact.sequence for fact in recorded.values())
                whole = TieCondition(f"{node.edition}:{node.name}.{tie.id}", node, tie.id, recorded, first)
                yield from _feeding(whole, tie)
                yield whole


def _feeding(whole: TieCondition, tie: TieState) -> Iterator[PlaceCondition]:
    """The same told of the places that feed the tie, so that it can be judged as soon as these are known."""
    for seat in (tie.home, tie.away):
        node = slot_node(seat.slot) if seat.slot is not None else None
        if node is not None and seat.slot is not None:
            yield PlaceCondition(
                whole.subject,
                whole.said,
                (seat.slot,),
                (node,),
                exact=False,
                place=seat.place,
                sequence=whole.sequence,
            )


# ── judging by points alone, before a table is made ───────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition on one table as far as points alone can refute it.

    `base` are the points of the table's teams before anything is drawn, by number of the team; `low` and `high` the
    places meant.
    """

    base: tuple[tuple[int, int], ...]
    said: tuple[int, ...]
    low: int
    high: int
    exact: bool

    def may_hold(self, gained: list[int]) -> bool:
        """Whether points do not speak against it. `gained` are the points drawn, by number of the team."""
        points = [before + gained[team] for team, before in self.base]
        mine = [before + gained[team] for team, before in self.base if team in self.said]
        fits = (self._fits(own, points) for own in mine)
        return all(fits) if self.exact else any(fits)

    def _fits(self, own: int, points: list[int]) -> bool:
        above = sum(1 for other in points if other > own)
        level = sum(1 for other in points if other == own)
        return above < self.high and above + level >= self.low


def gate(
    context: Context, condition: Condition, state: LeagueState, number_of: Mapping[TeamId, int]
) -> Gate | None:
    """The gate of a condition on a table of this league; None where points alone cannot judge it."""
    if not isinstance(condition, PlaceCondition) or len(condition.slots) != 1:
        return None
    slot = condition.slots[0]
    if not isinstance(slot, PlaceSlot) or slot.table.of_node != state.node:
        return None
    table = state.table(slot.table.table) or (
        state.groups[0].table if not slot.table.table and len(state.groups) == 1 else None
    )
    if table is None or not _is_plain(context, state, slot.table):
        return None
    rules = table.rules
    if (
        not rules.tiebreakers
        or rules.tiebreakers[0].id != "points"
        or rules.bonus
        or rules.points.draw is None
    ):
        return None
    numbers = slot.place.indexes(len(table.table)) if condition.place is None else (condition.place,)
    if not numbers or (condition.exact and len(numbers) != len(condition.said)):
        return None
    return Gate(
        base=tuple((number_of[row.team], row.points) for row in table.table),
        said=tuple(number_of[team] for team in condition.said if team in number_of),
        low=min(numbers),
        high=max(numbers),
        exact=condition.exact,
    )


def _is_plain(context: Context, state: LeagueState, key: TableKey) -> bool:
    """Whether all matches of its teams in the stage count in the table, and nothing is credited at its end."""
    into = context.outline.points_into
    if any(one.award.when == "end" for target in (state.node, key) for one in into.get(target, ())):
        return False
    further = next((one for one in state.stage.table if one.id == key.table), None)
    return further is None or not (further.of or further.without or further.side or further.rounds)
