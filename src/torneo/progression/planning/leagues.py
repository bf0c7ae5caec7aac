"""Planning leagues: their matches left, groups that a draw will fill, and every table of the stage."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, count
from typing import cast

from torneo.model import TeamId
from torneo.progression.context import split_name
from torneo.progression.draws import apartness
from torneo.progression.pairings import pot_seats
from torneo.progression.planned import DealtSlot, PlannedDeal, PlannedLeague, PlannedMatch, Remark
from torneo.progression.planning.draft import Draft, MatchRow, open_seat, overall_key
from torneo.progression.planning.tables import add_table
from torneo.progression.season import KnockoutState, LeagueState, MatchState, Seat, TableState
from torneo.progression.slots import everybody, seats
from torneo.rules.resolve import NodeKey, TableKey, WholeNode
from torneo.rules.stages import Stage, StageTable
from torneo.rules.table_rules import Points, TableRules
from torneo.standings import Inputs


def plan_league(draft: Draft, node: NodeKey, state: LeagueState) -> None:
    """The matches left of a league and its tables; of a group with open seats all matches, by their numbers."""
    stage = state.stage
    rules = state.groups[0].table.rules if state.groups else TableRules()
    blank = any(seat.team is None and seat.slot is None for group in state.groups for seat in group.seats)
    if blank:
        state = _drawn_groups(draft, node, state)
    is_open = any(seat.team is None for group in state.groups for seat in group.seats)
    own: list[MatchRow] = []
    if is_open:
        _refuse_pairings_not_known(draft, node, stage)
        draft.leagues[node] = []
        for group in state.groups:
            pairs = _round_robin(len(group.seats), stage.meetings or 1)
            league = PlannedLeague(
                TableKey(node.edition, node.name, group.name), group.seats, pairs, rules.points
            )
            draft.leagues[node].append(league)
            draft.steps.append(league)
        draft.remarks.append(Remark("forecast-no-fixtures", node.edition, str(node.name)))
    else:
        own = _known_matches(draft, node, state, rules.points)
    draft.rows[node] = own
    for group in state.groups:
        inside = {seat.team for seat in group.seats}
        mine = tuple(row for row in own if row[1] in inside or row[2] in inside)
        add_table(
            draft,
            group.table,
            mine,
            targets=(node, group.table.key),
            league=group.table.key if is_open else None,
            carry=stage.rules.carry_over if stage.rules else (),
            group=group.name,
        )
    if len(state.groups) > 1:
        _table_of_all_groups(draft, node, state, own)
    for table, written in zip(state.tables, stage.table, strict=True):
        _further_table(draft, node, state, table, written, own)


def _refuse_pairings_not_known(draft: Draft, node: NodeKey, stage: Stage) -> None:
    """Who meets whom is said by no rule where pairings follow the table or the pots: it has to be published."""
    if stage.kind == "swiss" or stage.meets:
        raise draft.cannot(node, "swiss" if stage.kind == "swiss" else "meets")


def _known_matches(draft: Draft, node: NodeKey, state: LeagueState, points: Points) -> list[MatchRow]:
    """The matches left between clubs that are known; those that nobody has published come after the others."""
    stage = state.stage
    found: list[MatchRow] = []

    def plan(home: TeamId, away: TeamId, match: MatchState | None) -> None:
        found.append((len(draft.matches), home, away))
        draft.matches.append(
            PlannedMatch(
                home,
                away,
                (match.neutral if match else False) or stage.neutral,
                node,
                points,
                match.id if match else None,
                match.round if match else 0,
                match.planned.day if match else None,
            )
        )

    for match in state.matches:
        if match.is_open:
            assert match.home.team is not None
            assert match.away.team is not None
            plan(match.home.team, match.away.team, match)
    waits = {wait for group in state.groups for wait in group.table.waits}
    if "fixtures" in waits or not state.matches:
        _refuse_pairings_not_known(draft, node, stage)
        published: dict[tuple[TeamId | None, TeamId | None], int] = {}
        for match in state.matches:
            pair = (match.home.team, match.away.team)
            published[pair] = published.get(pair, 0) + 1
        for group in state.groups:
            teams = [cast("TeamId", seat.team) for seat in group.seats]
            for home, away in _round_robin(len(teams), stage.meetings or 1):
                key = (teams[home], teams[away])
                if published.get(key, 0):
                    published[key] -= 1
                else:
                    plan(*key, None)
        if found:
            draft.remarks.append(Remark("forecast-no-fixtures", node.edition, str(node.name)))
    return found


def _drawn_groups(draft: Draft, node: NodeKey, state: LeagueState) -> LeagueState:
    """Groups that a draw will fill: their seats are dealt."""
    stage = state.stage
    names = [name for name, refs in (stage.groups or {}).items() if refs is None]
    pots = pot_seats(draft.context, node, stage)
    if not pots:
        everyone = everybody(draft.context, node.edition)
        pots = tuple(everyone[at : at + len(names)] for at in range(0, len(everyone), len(names)))
    players = tuple(seat for pot in pots for seat in pot)
    starts = [sum(len(pot) for pot in pots[:number]) for number in range(len(pots))]
    sizes = tuple(len(group.seats) for group in state.groups if group.name in names)
    if sum(sizes) != len(players):
        raise draft.cannot(node, "draw")
    category, _ = split_name(node.name)
    fixed: list[tuple[int, int]] = []
    for name, ref in (stage.draw.fixed if stage.draw else {}).items():
        for seat in seats(draft.context, (ref,), node.edition, category):
            if seat not in players:
                raise draft.cannot(node, "draw: fixed")
            fixed.append((players.index(seat), names.index(name)))
    draft.steps.append(
        PlannedDeal(
            node,
            players,
            "groups",
            pots=tuple(tuple(range(at, at + len(pot))) for at, pot in zip(starts, pots, strict=True)),
            groups=sizes,
            alike=apartness(draft.context, node, stage),
            fixed=tuple(fixed),
        )
    )
    dealt = (open_seat(DealtSlot(node, number)) for number in count())
    groups = tuple(
        replace(group, seats=tuple(next(dealt) for _ in group.seats)) if group.name in names else group
        for group in state.groups
    )
    state = replace(state, groups=groups)
    draft.put(node, state)
    return state


def _table_of_all_groups(draft: Draft, node: NodeKey, state: LeagueState, own: Sequence[MatchRow]) -> None:
    """All clubs of a stage in one table, for a seeding that compares clubs of several groups."""
    if not _is_compared(draft, node) or any(
        seat.team is None for group in state.groups for seat in group.seats
    ):
        return
    first = state.groups[0].table
    results = [result for group in state.groups for result in group.table.settled]
    whole = replace(
        first,
        inputs=Inputs(
            adjustments=state.adjustments,
            ranking={t: v for g in state.groups for t, v in g.table.inputs.ranking.items()},
            coefficient={t: v for g in state.groups for t, v in g.table.inputs.coefficient.items()},
        ),
        teams=state.teams,
        settled=tuple(dict.fromkeys(results)),
        waits=(),
    )
    add_table(draft, whole, own, targets=(node,), key=overall_key(node))


def _is_compared(draft: Draft, node: NodeKey) -> bool:
    """Whether a knock-out stage seeds by the clubs of all groups of this one."""
    outline = draft.context.outline
    for wanted in draft.wanted:
        state = draft.context.nodes.get(wanted)
        if not isinstance(state, KnockoutState):
            continue
        category, _ = split_name(wanted.name)
        for ref in state.stage.seeding:
            for slot in outline.slots(ref, wanted.edition, category):
                if isinstance(slot, WholeNode) and slot.node == node:
                    return True
    return False


def _further_table(
    draft: Draft,
    node: NodeKey,
    state: LeagueState,
    table: TableState,
    written: StageTable,
    own: Sequence[MatchRow],
) -> None:
    """Another table of a stage, over some of its clubs, matches or rounds."""
    category, _ = split_name(node.name)
    if node in draft.leagues:
        raise draft.cannot(node, f"table {table.key.table}")
    gone = seats(draft.context, written.without, node.edition, category)
    if any(seat.team is None for seat in gone):
        raise draft.cannot(node, f"table {table.key.table}: without")
    left_out = {seat.team for seat in gone}
    only: tuple[Seat, ...] | None = None
    teams: Sequence[TeamId] = table.teams
    if written.of:
        only = seats(draft.context, written.of, node.edition, category)
        if all(seat.team is not None for seat in only):
            teams, only = tuple(cast("TeamId", seat.team) for seat in only), None
        else:
            teams = state.teams
    inside = set(teams)
    first, last = written.rounds or (1, 10**6)
    nobody = TeamId("")
    rows = []
    for row, home, away in own:
        match = draft.matches[row]
        if written.rounds and match.id is None:
            raise draft.cannot(node, f"table {table.key.table}: rounds")
        if not first <= match.round <= last and match.id is not None:
            continue
        if {home, away} & left_out or not {home, away} & inside:
            continue
        rows.append(
            (row, nobody if written.side == "away" else home, nobody if written.side == "home" else away)
        )
    whole = table
    if only is not None:
        results = [r for group in state.groups for r in group.table.settled]
        whole = replace(
            table,
            teams=state.teams,
            settled=tuple(dict.fromkeys(r for r in results if not {r.home, r.away} & left_out)),
            inputs=replace(table.inputs, adjustments=state.adjustments),
            waits=(),
        )
    targets = (node, table.key) if written.side is None else (table.key,)
    add_table(draft, whole, rows, targets=targets, only=only, teams=teams)


def _round_robin(teams: int, meetings: int) -> tuple[tuple[int, int], ...]:
    """Pairs, home side first, where nobody has published a fixture list: meetings at each other's ground in turn.

    Who is at home in the one meeting that is left over alternates with the numbers of the two.
    """
    found: list[tuple[int, int]] = []
    for meeting in range(meetings):
        for one, other in combinations(range(teams), 2):
            turn = (meeting + one + other) % 2 == 0
            found.append((one, other) if turn else (other, one))
    return tuple(found)
