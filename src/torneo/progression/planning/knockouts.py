"""Planning knock-out stages: their ties, the order of seeding, and pairs that a draw will make."""

from dataclasses import replace

from torneo.progression.context import Context, split_name
from torneo.progression.draws import apartness
from torneo.progression.knockouts import counted, level_steps
from torneo.progression.pairings import entrants, pot_seats
from torneo.progression.planned import DealtSlot, PlannedDeal, PlannedSeeding, PlannedTie
from torneo.progression.planning.draft import Draft, open_seat, overall_key
from torneo.progression.season import KnockoutState, LeagueState, Seat, TableState
from torneo.progression.slots import seats
from torneo.progression.tables import table_rules
from torneo.rules.resolve import NodeKey, TableKey, WholeNode, WholeTable
from torneo.rules.stages import Stage
from torneo.rules.table_rules import Points


def plan_knockout(draft: Draft, node: NodeKey, state: KnockoutState) -> None:
    """The ties of a stage that are not decided, after what seeds it and what deals its seats."""
    stage = state.stage
    everyone = entrants(draft.context, node, stage)
    is_dealt = any(
        seat.team is None and seat.slot is None
        for seat in (*state.byes, *(s for tie in state.ties for s in (tie.home, tie.away)))
    )
    if any(not tie.is_decided for tie in state.ties) and stage.seeding:
        _seeding(draft, node, stage, everyone)
    if is_dealt or (state.awaits_draw and state.ties):
        state = _dealt(draft, node, state, everyone)
    place = {_seat_key(seat): number for number, seat in enumerate(everyone)}
    for tie in state.ties:
        if tie.is_decided:
            continue
        listed = next((one for one in stage.ties if one.id == tie.id), None)
        legs = listed.legs if listed and listed.legs is not None else stage.legs
        neutral = listed.neutral if listed and listed.neutral is not None else stage.neutral
        among = listed.among if listed and listed.among is not None else stage.among
        category, _ = split_name(node.name)
        is_open = tie.home.team is None or tie.away.team is None
        draft.steps.append(
            PlannedTie(
                node,
                tie.id,
                tie.home,
                tie.away,
                legs,
                neutral,
                stage.aggregate,
                level_steps(draft.context.regulation(node.edition), stage, listed),
                _points_of(draft.context, node, stage),
                tuple(counted(match) for match in tie.matches),
                seats(draft.context, (among,), node.edition, category) if among is not None else None,
                bool(stage.seeding) and not neutral and is_open,
                (
                    place.get(_seat_key(tie.home), len(place)),
                    place.get(_seat_key(tie.away), len(place) + 1),
                ),
                days=tuple(match.planned.day for match in tie.matches),
                name=tie.name,
            )
        )


def _seeding(draft: Draft, node: NodeKey, stage: Stage, everyone: tuple[Seat, ...]) -> None:
    """The order of seeding, from the tables or the earlier stage that it names."""
    category, _ = split_name(node.name)
    tables: list[TableKey] = []
    groups: list[tuple[TableKey, ...]] = []
    earlier: NodeKey | None = None
    for ref in stage.seeding:
        for slot in draft.context.slots(ref, node.edition, category):
            if isinstance(slot, WholeTable):
                tables.append(slot.table)
                groups.append(())
                continue
            found = draft.context.nodes.get(slot.node) if isinstance(slot, WholeNode) else None
            if isinstance(found, TableState):
                tables.append(found.key)
                groups.append(())
            elif isinstance(found, LeagueState):
                many = len(found.groups) > 1
                tables.append(overall_key(found.node) if many else found.groups[0].table.key)
                groups.append(tuple(group.table.key for group in found.groups) if many else ())
            elif isinstance(found, KnockoutState):
                earlier = found.node
    if any(table not in draft.planned for table in tables):
        raise draft.cannot(node, "seeding")
    draft.steps.append(PlannedSeeding(node, tuple(tables), tuple(groups), earlier, everyone))


def _dealt(draft: Draft, node: NodeKey, state: KnockoutState, everyone: tuple[Seat, ...]) -> KnockoutState:
    """A stage whose byes and pairs are not known: its seats are dealt in the order of seeding, or drawn."""
    stage = state.stage
    category, _ = split_name(node.name)
    byes = len(state.byes)
    players = everyone
    held: tuple[Seat, ...] = ()
    if isinstance(stage.byes, tuple):
        held = seats(draft.context, stage.byes, node.edition, category)
        keys = {_seat_key(seat) for seat in held}
        players = tuple(seat for seat in everyone if _seat_key(seat) not in keys)
        byes = 0
    if stage.ties:
        return _dealt_ranges(draft, node, state)
    pots: tuple[tuple[int, ...], ...] = ()
    if stage.pair == "draw":
        if byes and stage.seeding:
            raise draft.cannot(node, "byes")
        place = {_seat_key(seat): number for number, seat in enumerate(players)}
        pots = tuple(
            tuple(place[_seat_key(seat)] for seat in pot if _seat_key(seat) in place)
            for pot in pot_seats(draft.context, node, stage)
        )
        if pots and not (len(pots) == 2 and len(pots[0]) == len(pots[1]) and not byes):
            raise draft.cannot(node, "draw: pots")
    kind = "drawn" if stage.pair == "draw" else "seeded"
    rules = apartness(draft.context, node, stage) if kind == "drawn" else ()
    draft.steps.append(PlannedDeal(node, players, kind, byes, pots, alike=rules))
    ties = tuple(
        replace(
            tie,
            home=open_seat(DealtSlot(node, byes + 2 * number)),
            away=open_seat(DealtSlot(node, byes + 2 * number + 1)),
        )
        for number, tie in enumerate(state.ties)
    )
    dealt = tuple(open_seat(DealtSlot(node, number)) for number in range(byes))
    state = replace(state, byes=held or dealt, ties=ties)
    draft.put(node, state)
    return state


def _dealt_ranges(draft: Draft, node: NodeKey, state: KnockoutState) -> KnockoutState:
    """Listed ties some of whose sides are ranges: the draw says which team of the range."""
    category, _ = split_name(node.name)
    ranged: dict[str, list[tuple[int, int]]] = {}
    for number, tie in enumerate(state.stage.ties):
        for side, ref in enumerate(tie.teams):
            if len(seats(draft.context, (ref,), node.edition, category)) > 1:
                ranged.setdefault(str(ref), []).append((number, side))
    if state.stage.draw is not None and state.stage.draw.apart:
        raise draft.cannot(node, "draw: apart")
    sides = [[tie.home, tie.away] for tie in state.ties]
    start = 0
    for text, places in ranged.items():
        number, side = places[0]
        players = seats(draft.context, (state.stage.ties[number].teams[side],), node.edition, category)
        if len(players) != len(places):
            raise draft.cannot(node, f"ties: {text}")
        draft.steps.append(PlannedDeal(node, players, "shuffled", byes=start))
        for offset, (tie_number, which) in enumerate(places):
            sides[tie_number][which] = open_seat(DealtSlot(node, start + offset))
        start += len(players)
    ties = tuple(
        replace(tie, home=home, away=away) for tie, (home, away) in zip(state.ties, sides, strict=True)
    )
    state = replace(state, ties=ties)
    draft.put(node, state)
    return state


def _seat_key(seat: Seat) -> tuple[object, ...]:
    return (seat.team,) if seat.team is not None else (None, seat.slot, seat.place)


def _points_of(context: Context, node: NodeKey, stage: Stage) -> Points:
    return table_rules(context.regulation(node.edition), stage.rules).points
