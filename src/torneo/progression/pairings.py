"""Who meets whom in a knock-out: entrants, pots, seeding, byes, and the pairs made from them."""

from collections.abc import Sequence

from torneo.model import TeamId, TieId
from torneo.progression.context import Context, split_name
from torneo.progression.season import (
    KnockoutState,
    LeagueState,
    Seat,
    TableState,
)
from torneo.progression.slots import everybody, seats, table_state
from torneo.progression.tables import table_rules
from torneo.rules.resolve import (
    NodeKey,
    PlaceSlot,
    RestSlot,
    TeamSlot,
    WholeNode,
    WholeTable,
)
from torneo.rules.stages import Stage, Tie
from torneo.standings import Inputs, make_table


def entrants(context: Context, node: NodeKey, stage: Stage) -> tuple[Seat, ...]:
    """Everybody who plays in a knock-out stage, or has a bye, in the order of the regulation."""
    category, _ = split_name(node.name)
    if stage.ties:
        refs = tuple(ref for tie in stage.ties for ref in tie.teams)
        seen: dict[object, Seat] = {}
        for seat in seats(context, refs, node.edition, category):
            seen.setdefault((seat.slot, seat.place), seat)
        return tuple(seen.values())
    if isinstance(stage.teams, tuple):
        return seats(context, stage.teams, node.edition, category)
    return everybody(context, node.edition)


def pot_seats(context: Context, node: NodeKey, stage: Stage) -> tuple[tuple[Seat, ...], ...]:
    """The pots of a stage's draw; `rest` is everybody who lies in no other."""
    category, _ = split_name(node.name)
    pots = stage.draw.pots if stage.draw else ()
    named = [seats(context, pot, node.edition, category) for pot in pots]
    inside = {seat.team for pot in named for seat in pot if seat.team is not None}
    everyone = (
        entrants(context, node, stage) if stage.kind == "knockout" else everybody(context, node.edition)
    )
    rest = tuple(seat for seat in everyone if seat.team is None or seat.team not in inside)
    return tuple(
        rest
        if any(
            isinstance(slot, RestSlot) for ref in pot for slot in context.slots(ref, node.edition, category)
        )
        else found
        for pot, found in zip(pots, named, strict=True)
    )


def seeding_order(
    context: Context, node: NodeKey, stage: Stage, everyone: Sequence[Seat]
) -> tuple[TeamId, ...]:
    """Teams from the best placed down: by `seeding`, else in the order of `teams`."""
    category, _ = split_name(node.name)
    if not stage.seeding:
        return tuple(seat.team for seat in everyone if seat.team is not None)
    found: dict[TeamId, None] = {}
    for ref in stage.seeding:
        for slot in context.slots(ref, node.edition, category):
            for team in _order_of(context, slot):
                found.setdefault(team)
    for seat in everyone:
        if seat.team is not None:
            found.setdefault(seat.team)
    return tuple(found)


def _order_of(context: Context, slot: object) -> tuple[TeamId, ...]:
    if isinstance(slot, WholeTable):
        state = table_state(context, slot.table)
        return tuple(row.team for row in state.table) if state else ()
    if isinstance(slot, WholeNode):
        node = context.nodes.get(slot.node)
        if isinstance(node, TableState):
            return tuple(row.team for row in node.table)
        if isinstance(node, KnockoutState):
            return tuple(seat.team for seat in node.order if seat.team is not None)
        if isinstance(node, LeagueState):
            return _over_groups(context, node)
    return ()


def _over_groups(context: Context, state: LeagueState) -> tuple[TeamId, ...]:
    """Place in the group first, then the rules over all clubs of the stage."""
    if len(state.groups) == 1:
        return tuple(row.team for row in state.groups[0].table.table)
    regulation = context.regulation(state.node.edition)
    results = [m.result.result for m in state.matches if m.result is not None and m.counts]
    inputs = Inputs(
        adjustments=state.adjustments,
        ranking={t: v for g in state.groups for t, v in g.table.inputs.ranking.items()},
        coefficient={t: v for g in state.groups for t, v in g.table.inputs.coefficient.items()},
    )
    table = make_table(state.teams, results, table_rules(regulation, state.stage.rules), inputs=inputs)
    overall = {row.team: number for number, row in enumerate(table)}
    placed = [(row.pos, overall[row.team], row.team) for group in state.groups for row in group.table.table]
    return tuple(team for _, _, team in sorted(placed))


def by_seed(everyone: tuple[Seat, ...], rank: dict[TeamId, int]) -> tuple[Seat, ...]:
    """Seats from the best placed down; those still open come last, in their own order."""

    def key(item: tuple[int, Seat]) -> tuple[int, int]:
        number, seat = item
        return (rank[seat.team], 0) if seat.team in rank else (len(rank), number)

    return tuple(seat for _, seat in sorted(enumerate(everyone), key=key))


Pairing = tuple[TieId, tuple[Seat, Seat], Tie | None]


def pairings(
    context: Context, node: NodeKey, stage: Stage, everyone: tuple[Seat, ...]
) -> tuple[tuple[Seat, ...], tuple[Pairing, ...], bool]:
    """Byes, ties, and whether a draw is still awaited."""
    draw = context.stage_facts(node).draw
    drawn = draw.payload if draw else None
    if stage.ties:
        return (), *_listed(context, node, stage, drawn.pairs if drawn else ())
    byes, players, byes_drawn = _byes(context, node, stage, everyone, drawn.byes if drawn else ())
    if stage.pair == "draw":
        if drawn is None or not drawn.pairs:
            blanks = tuple((Seat(None), Seat(None)) for _ in range(len(players) // 2))
            return byes, _numbered(blanks), True
        by_team = {seat.team: seat for seat in players if seat.team is not None}
        pairs = tuple(
            (
                by_team.get(TeamId(home), Seat(TeamSlot(TeamId(home)), TeamId(home))),
                by_team.get(TeamId(away), Seat(TeamSlot(TeamId(away)), TeamId(away))),
            )
            for home, away in drawn.pairs
        )
        return byes, _numbered(pairs), False
    if stage.pair == "best v worst":
        players = _best_first(context, node, stage, players)
    if stage.pair in ("best v worst", "first v last"):
        half = len(players) // 2
        pairs = tuple((players[i], players[-1 - i]) for i in range(half))
    else:
        pairs = tuple((players[i], players[i + 1]) for i in range(0, len(players) - 1, 2))
    return byes, _numbered(pairs), not byes_drawn


def _numbered(pairs: Sequence[tuple[Seat, Seat]]) -> tuple[Pairing, ...]:
    return tuple((TieId(str(number)), pair, None) for number, pair in enumerate(pairs, start=1))


def _listed(
    context: Context, node: NodeKey, stage: Stage, drawn: tuple[tuple[str, str], ...]
) -> tuple[tuple[Pairing, ...], bool]:
    """Ties as the regulation lists them; where a side is a range, the draw says which of its teams it is."""
    category, _ = split_name(node.name)
    found: list[Pairing] = []
    awaits = False
    for number, tie in enumerate(stage.ties):
        sides: list[Seat] = []
        for side, ref in enumerate(tie.teams):
            candidates = seats(context, (ref,), node.edition, category)
            if len(candidates) == 1:
                sides.append(candidates[0])
            elif number < len(drawn):
                team = TeamId(drawn[number][side])
                sides.append(
                    next((one for one in candidates if one.team == team), Seat(TeamSlot(team), team))
                )
            else:
                awaits = True
                slot = candidates[0].slot if candidates else None
                sides.append(Seat(slot))
        found.append((TieId(tie.id), (sides[0], sides[1]), tie))
    return tuple(found), awaits


def _byes(
    context: Context, node: NodeKey, stage: Stage, everyone: tuple[Seat, ...], drawn: tuple[str, ...]
) -> tuple[tuple[Seat, ...], tuple[Seat, ...], bool]:
    """Byes, those who play, and whether it is known who has a bye."""
    category, _ = split_name(node.name)
    if stage.byes is None:
        return (), everyone, True
    if isinstance(stage.byes, tuple):
        byes = seats(context, stage.byes, node.edition, category)
        held = {(seat.team, seat.slot, seat.place) for seat in byes}
        teams = {seat.team for seat in byes if seat.team is not None}
        players = tuple(
            seat
            for seat in everyone
            if seat.team not in teams and (seat.team, seat.slot, seat.place) not in held
        )
        return byes, players, True
    if drawn:
        teams = {TeamId(team) for team in drawn}
        by_draw = tuple(seat for seat in everyone if seat.team in teams)
        return by_draw, tuple(seat for seat in everyone if seat.team not in teams), True
    if stage.pair == "draw" and not stage.seeding:
        blanks = tuple(Seat(None) for _ in range(stage.byes))
        return blanks, everyone[stage.byes :], False
    best = _best_first(context, node, stage, everyone)
    return best[: stage.byes], best[stage.byes :], True


def _best_first(context: Context, node: NodeKey, stage: Stage, players: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """Players from the best seed down, as far as they are known.

    Places of the table that seeds them are in order before it is complete; other open seats stay where they are.
    """
    if all(isinstance(seat.slot, PlaceSlot) and seat.place is not None for seat in players):
        tables = {seat.slot.table for seat in players if isinstance(seat.slot, PlaceSlot)}
        if len(tables) == 1:
            return tuple(sorted(players, key=lambda seat: seat.place or 0))
    if any(seat.team is None for seat in players):
        return tuple(Seat(None) for _ in players) if stage.seeding else players
    rank = {team: number for number, team in enumerate(seeding_order(context, node, stage, players))}
    return tuple(sorted(players, key=lambda seat: rank[seat.team] if seat.team is not None else 0))
