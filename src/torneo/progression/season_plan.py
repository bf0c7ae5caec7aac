"""Planning what is left of a season: every stage, table and award in the order of the graph. See `planned`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from typing import cast

from torneo.model import EditionId, NotYetPlayableError, TeamId
from torneo.progression.awards import credited_into, falls_due, is_in_force, last_day, rank
from torneo.progression.build import node_state, outline_of
from torneo.progression.context import AwardKey, Context, split_name
from torneo.progression.draws import apartness
from torneo.progression.knockouts import counted, level_steps
from torneo.progression.pairings import entrants, pot_seats
from torneo.progression.planned import (
    AwardSlot,
    DealtSlot,
    PlannedAllocation,
    PlannedAward,
    PlannedDeal,
    PlannedLeague,
    PlannedMatch,
    PlannedSeeding,
    PlannedTable,
    PlannedTie,
    Remark,
    SeasonPlan,
    Step,
)
from torneo.progression.season import (
    AllocationState,
    EntryState,
    KnockoutState,
    LeagueState,
    MatchState,
    Season,
    Seat,
    TableState,
)
from torneo.progression.slots import everybody, seats
from torneo.progression.tables import table_rules, tables_of
from torneo.rules.graph import entry_place
from torneo.rules.refs import Ref
from torneo.rules.regulation import Allocation
from torneo.rules.resolve import NodeKey, Slot, TableKey, TeamSlot, WholeNode, WholeTable
from torneo.rules.stages import Stage
from torneo.rules.table_rules import CarryOver, Points, TableRules
from torneo.standings import Adjustment, Inputs


def plan_season(season: Season, editions: Sequence[EditionId] = ()) -> SeasonPlan:
    """What is left of a season, or of these editions of it and all that they wait for.

    Raises:
        NotYetPlayableError: `forecast-cannot` (edition, stage, rule): what the plan of a stage cannot say.
    """
    planner = _Planner(season, tuple(editions) or tuple(season.editions))
    return planner.plan()


@dataclass(slots=True)
class _Planner:
    season: Season
    editions: tuple[EditionId, ...]
    context: Context = field(init=False)
    wanted: frozenset[NodeKey] = field(init=False)
    matches: list[PlannedMatch] = field(default_factory=list)
    rows: dict[NodeKey, list[tuple[int, TeamId, TeamId]]] = field(default_factory=dict)
    leagues: dict[NodeKey, list[PlannedLeague]] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    awards: dict[tuple[EditionId, int, str | None], PlannedAward] = field(default_factory=dict)
    moved: set[NodeKey] = field(default_factory=set)
    remarks: list[Remark] = field(default_factory=list)
    planned: dict[TableKey, PlannedTable] = field(default_factory=dict)

    def __post_init__(self) -> None:
        season = self.season
        outline = outline_of(season.regulations)
        self.context = Context(outline, season.facts, season.as_of, dict(season.nodes))
        waits_for = outline.graph.waits_for
        wanted = {node for node in outline.graph.order if node.edition in self.editions}
        waiting = list(wanted)
        while waiting:
            for needed in waits_for[waiting.pop()]:
                if needed not in wanted:
                    wanted.add(needed)
                    waiting.append(needed)
        self.wanted = frozenset(wanted)

    def plan(self) -> SeasonPlan:
        outline = self.context.outline
        for node in outline.graph.order:
            if node not in self.wanted:
                continue
            if self.moved & outline.graph.waits_for[node]:
                state = node_state(self.context, node)
                if state is not None:
                    self.context.nodes[node] = state
                    self.moved.add(node)
            self._node(node)
        for key in outline.awards:
            if key.edition in self.editions:
                self._award(key)
        return SeasonPlan(
            tuple(sorted(self._everybody())),
            tuple(self.matches),
            tuple(self.steps),
            tuple(sorted(self.awards.values(), key=lambda one: one.number)),
            tuple(dict.fromkeys(self.remarks)),
        )

    def _everybody(self) -> set[TeamId]:
        found: set[TeamId] = set()
        for node in self.wanted:
            state = self.context.nodes.get(node)
            if isinstance(state, LeagueState | KnockoutState | TableState):
                found.update(state.teams)
            elif isinstance(state, EntryState):
                found.update(state.named)
                found.update(s.team for one in state.places.values() for s in one if s.team is not None)
        for match in self.matches:
            found.update((match.home, match.away))
        return {team for team in found if team}

    def _cannot(self, node: NodeKey, rule: str) -> NotYetPlayableError:
        return NotYetPlayableError("forecast-cannot", edition=node.edition, stage=node.name, rule=rule)

    def _node(self, node: NodeKey) -> None:
        state = self.context.nodes.get(node)
        _, plain = split_name(node.name)
        regulation = self.context.regulation(node.edition)
        if isinstance(state, EntryState):
            self._entry(node, state)
        elif isinstance(state, LeagueState):
            self._league(node, state)
        elif isinstance(state, KnockoutState):
            self._knockout(node, state)
        elif isinstance(state, TableState):
            self._over(node, state)
        elif isinstance(state, AllocationState):
            rule = next(one for one in regulation.allocation if one.id == plain)
            self._allocation(node, state, rule)

    # ── entries ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _entry(self, node: NodeKey, state: EntryState) -> None:
        """Places of entry that awards of other editions fill."""
        if all(seat.team is not None for places in state.places.values() for seat in places):
            return
        arriving: dict[str, list[Seat]] = {}
        for key in self.context.outline.awards:
            target = entry_place(key.award, self.context.regulations)
            if target is None or target.edition != node.edition:
                continue
            award = self._award(key)
            count = key.award.count or len(award.seats)
            arriving.setdefault(target.id, []).extend(
                _open(AwardSlot(award.number, number)) for number in range(count)
            )
        places = {}
        for name, held in state.places.items():
            by_hand = self.context.facts.places.get((node.edition, name), ())
            found = [Seat(TeamSlot(TeamId(team)), TeamId(team)) for team in by_hand]
            found += arriving.get(name, [])
            places[name] = tuple((*found, *held[len(found) :])[: len(held)])
            if any(seat.team is None and not isinstance(seat.slot, AwardSlot) for seat in places[name]):
                self.remarks.append(Remark("forecast-entry-open", node.edition, str(name)))
        self.context.nodes[node] = replace(state, places=places)
        self.moved.add(node)

    # ── leagues ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _league(self, node: NodeKey, state: LeagueState) -> None:
        stage = state.stage
        regulation = self.context.regulation(node.edition)
        rules = state.groups[0].table.rules if state.groups else TableRules()
        blank = any(seat.team is None and seat.slot is None for group in state.groups for seat in group.seats)
        if blank:
            state = self._drawn_groups(node, state)
        is_open = any(seat.team is None for group in state.groups for seat in group.seats)
        own: list[tuple[int, TeamId, TeamId]] = []
        if is_open:
            if stage.kind == "swiss" or stage.meets:
                raise self._cannot(node, "swiss" if stage.kind == "swiss" else "meets")
            self.leagues[node] = []
            for group in state.groups:
                pairs = _round_robin(len(group.seats), stage.meetings or 1)
                league = PlannedLeague(
                    TableKey(node.edition, node.name, group.name), group.seats, pairs, rules.points
                )
                self.leagues[node].append(league)
                self.steps.append(league)
            self.remarks.append(Remark("forecast-no-fixtures", node.edition, str(node.name)))
        else:
            own = self._known_matches(node, state, rules.points)
        self.rows[node] = own
        for group in state.groups:
            inside = {seat.team for seat in group.seats}
            mine = tuple(row for row in own if row[1] in inside or row[2] in inside)
            self._table(
                group.table,
                mine,
                targets=(node, group.table.key),
                league=group.table.key if is_open else None,
                carry=stage.rules.carry_over if stage.rules else (),
                group=group.name,
            )
        if len(state.groups) > 1:
            self._overall(node, state, own)
        for table, written in zip(state.tables, stage.table, strict=True):
            self._further(node, state, table, written.of, written.without, written.side, written.rounds, own)
        del regulation

    def _known_matches(
        self, node: NodeKey, state: LeagueState, points: Points
    ) -> list[tuple[int, TeamId, TeamId]]:
        stage = state.stage
        found: list[tuple[int, TeamId, TeamId]] = []

        def plan(home: TeamId, away: TeamId, match: MatchState | None) -> None:
            found.append((len(self.matches), home, away))
            self.matches.append(
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
            if stage.kind == "swiss" or stage.meets:
                raise self._cannot(node, "swiss" if stage.kind == "swiss" else "meets")
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
                self.remarks.append(Remark("forecast-no-fixtures", node.edition, str(node.name)))
        return found

    def _table(
        self,
        state: TableState,
        rows: Sequence[tuple[int, TeamId, TeamId]],
        *,
        targets: Sequence[NodeKey | TableKey],
        league: TableKey | None = None,
        leagues: Sequence[TableKey] = (),
        carry: Sequence[CarryOver] = (),
        group: str = "",
        only: tuple[Seat, ...] | None = None,
        teams: Sequence[TeamId] | None = None,
        key: TableKey | None = None,
    ) -> None:
        key = key or state.key
        credits_, stripped = self._credits(state, targets)
        inputs = replace(state.inputs, open_pairs=frozenset(), adjustments=stripped)
        carried: list[tuple[TableKey, CarryOver]] = []
        if "carried" in state.waits:
            category, _ = split_name(key.node)
            for rule in carry:
                if rule.into not in (None, group) or not isinstance(rule.from_, Ref):
                    continue
                for slot in self.context.slots(rule.from_, key.edition, category):
                    carried += [(one.key, rule) for one in tables_of(self.context, slot)]
            inputs = replace(inputs, carried={})
        in_places = []
        for criterion in state.rules.tiebreakers:
            if criterion.id == "place" and criterion.in_ is not None:
                category, _ = split_name(key.node)
                for slot in self.context.slots(criterion.in_, key.edition, category):
                    in_places += [
                        (str(criterion.in_), one.key)
                        for one in tables_of(self.context, slot)
                        if not one.complete
                    ]
        if len(in_places) > 1:
            raise self._cannot(key.of_node, "place")
        table = PlannedTable(
            key=key,
            rules=state.rules,
            inputs=inputs,
            teams=tuple(sorted(set(teams if teams is not None else state.teams))) if league is None else (),
            results=state.settled,
            rows=tuple(rows),
            leagues=tuple(leagues),
            league=league,
            credits=credits_,
            carried=tuple(carried),
            only=only,
            in_places=tuple(in_places),
            first_pos=state.first_pos,
        )
        self.planned[key] = table
        self.steps.append(table)

    def _credits(
        self, state: TableState, targets: Sequence[NodeKey | TableKey]
    ) -> tuple[tuple[int, ...], tuple[Adjustment, ...]]:
        """Awards that bring points here, and the adjustments without what awards have brought already."""
        numbers: list[int] = []
        left = list(state.inputs.adjustments)
        for target in targets:
            for key in self.context.outline.points_into.get(target, ()):
                numbers.append(self._award(key).number)
            given = credited_into(self.context, target, target_done=True, teams=state.teams)
            for one in given.adjustments:
                if one in left:
                    left.remove(one)
        return tuple(dict.fromkeys(numbers)), tuple(left)

    def _overall(self, node: NodeKey, state: LeagueState, own: Sequence[tuple[int, TeamId, TeamId]]) -> None:
        """All clubs of a stage in one table, for a seeding that compares clubs of several groups."""
        if not self._is_seed(node) or any(
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
        self._table(whole, own, targets=(node,), key=_overall_key(node))

    def _is_seed(self, node: NodeKey) -> bool:
        outline = self.context.outline
        for wanted in self.wanted:
            state = self.context.nodes.get(wanted)
            if not isinstance(state, KnockoutState):
                continue
            category, _ = split_name(wanted.name)
            for ref in state.stage.seeding:
                for slot in outline.slots(ref, wanted.edition, category):
                    if isinstance(slot, WholeNode) and slot.node == node:
                        return True
        return False

    def _further(
        self,
        node: NodeKey,
        state: LeagueState,
        table: TableState,
        of: Sequence[Ref],
        without: Sequence[Ref],
        side: str | None,
        rounds: tuple[int, int] | None,
        own: Sequence[tuple[int, TeamId, TeamId]],
    ) -> None:
        category, _ = split_name(node.name)
        if node in self.leagues:
            raise self._cannot(node, f"table {table.key.table}")
        gone = seats(self.context, without, node.edition, category)
        if any(seat.team is None for seat in gone):
            raise self._cannot(node, f"table {table.key.table}: without")
        left_out = {seat.team for seat in gone}
        only: tuple[Seat, ...] | None = None
        teams: Sequence[TeamId] = table.teams
        if of:
            only = seats(self.context, of, node.edition, category)
            if all(seat.team is not None for seat in only):
                teams, only = tuple(cast("TeamId", seat.team) for seat in only), None
            else:
                teams = state.teams
        inside = set(teams)
        first, last = rounds or (1, 10**6)
        nobody = TeamId("")
        rows = []
        for row, home, away in own:
            match = self.matches[row]
            if rounds and match.id is None:
                raise self._cannot(node, f"table {table.key.table}: rounds")
            if not first <= match.round <= last and match.id is not None:
                continue
            if {home, away} & left_out or not {home, away} & inside:
                continue
            rows.append((row, nobody if side == "away" else home, nobody if side == "home" else away))
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
        targets = (node, table.key) if side is None else (table.key,)
        self._table(whole, rows, targets=targets, only=only, teams=teams)

    def _drawn_groups(self, node: NodeKey, state: LeagueState) -> LeagueState:
        """Groups that a draw will fill: their seats are dealt."""
        stage = state.stage
        names = [name for name, refs in (stage.groups or {}).items() if refs is None]
        pots = pot_seats(self.context, node, stage)
        if not pots:
            everyone = everybody(self.context, node.edition)
            pots = tuple(everyone[at : at + len(names)] for at in range(0, len(everyone), len(names)))
        players = tuple(seat for pot in pots for seat in pot)
        starts = [sum(len(pot) for pot in pots[:number]) for number in range(len(pots))]
        sizes = tuple(len(group.seats) for group in state.groups if group.name in names)
        if sum(sizes) != len(players):
            raise self._cannot(node, "draw")
        category, _ = split_name(node.name)
        fixed: list[tuple[int, int]] = []
        for name, ref in (stage.draw.fixed if stage.draw else {}).items():
            for seat in seats(self.context, (ref,), node.edition, category):
                if seat not in players:
                    raise self._cannot(node, "draw: fixed")
                fixed.append((players.index(seat), names.index(name)))
        self.steps.append(
            PlannedDeal(
                node,
                players,
                "groups",
                pots=tuple(tuple(range(at, at + len(pot))) for at, pot in zip(starts, pots, strict=True)),
                groups=sizes,
                alike=apartness(self.context, node, stage),
                fixed=tuple(fixed),
            )
        )
        groups, at = [], 0
        for group in state.groups:
            if group.name in names:
                dealt = tuple(_open(DealtSlot(node, at + k)) for k in range(len(group.seats)))
                at += len(group.seats)
                group = replace(group, seats=dealt)  # noqa: PLW2901
            groups.append(group)
        state = replace(state, groups=tuple(groups))
        self.context.nodes[node] = state
        self.moved.add(node)
        return state

    # ── tables over stages ────────────────────────────────────────────────────────────────────────────────────────

    def _over(self, node: NodeKey, state: TableState) -> None:
        category, plain = split_name(node.name)
        written = self.context.regulation(node.edition).table_by_id(plain)
        assert written is not None
        rows: dict[int, tuple[int, TeamId, TeamId]] = {}
        leagues: list[TableKey] = []
        targets: list[NodeKey | TableKey] = [node]
        carried = dict(state.inputs.carried)
        teams = set(state.teams)
        for ref in written.over:
            for slot in self.context.slots(ref, node.edition, category):
                self._part(slot, rows, leagues, targets, teams)
        gone = seats(self.context, written.without, node.edition, category)
        if any(seat.team is None for seat in gone):
            raise self._cannot(node, "without")
        out = {seat.team for seat in gone}
        only: tuple[Seat, ...] | None = None
        if written.of:
            only = seats(self.context, written.of, node.edition, category)
            if all(seat.team is not None for seat in only):
                teams, only = {cast("TeamId", seat.team) for seat in only}, None
        if leagues and not teams:
            teams = self._candidates(leagues)
        self._table(
            replace(state, inputs=replace(state.inputs, carried=carried), waits=()),
            tuple(row for row in rows.values() if not {row[1], row[2]} & out),
            targets=targets,
            leagues=leagues,
            only=only,
            teams=tuple(teams | (self._candidates(leagues) if leagues and not written.of else set())),
        )

    def _candidates(self, leagues: Iterable[TableKey]) -> set[TeamId]:
        """Who may play in groups with open seats: everybody known so far of their editions."""
        found: set[TeamId] = set()
        for key in leagues:
            found |= {seat.team for seat in everybody(self.context, key.edition) if seat.team is not None}
        return found

    def _part(
        self,
        slot: Slot,
        rows: dict[int, tuple[int, TeamId, TeamId]],
        leagues: list[TableKey],
        targets: list[NodeKey | TableKey],
        teams: set[TeamId],
    ) -> None:
        if isinstance(slot, WholeTable):
            planned = self.planned.get(slot.table)
            if planned is None:
                raise self._cannot(slot.table.of_node, "over")
            rows.update({row[0]: row for row in planned.rows})
            leagues += planned.leagues
            if planned.league is not None:
                leagues.append(planned.league)
            targets += [slot.table.of_node, slot.table]
            teams.update(planned.teams)
            return
        if not isinstance(slot, WholeNode):
            return
        state = self.context.nodes.get(slot.node)
        if isinstance(state, LeagueState):
            rows.update({row[0]: row for row in self.rows[slot.node]})
            leagues += [one.key for one in self.leagues.get(slot.node, ())]
            targets.append(slot.node)
            teams.update(state.teams)
        elif isinstance(state, TableState):
            self._part(WholeTable(state.key), rows, leagues, targets, teams)
        elif isinstance(state, KnockoutState):
            raise self._cannot(slot.node, "over")

    # ── knock-outs ────────────────────────────────────────────────────────────────────────────────────────────────

    def _knockout(self, node: NodeKey, state: KnockoutState) -> None:
        stage = state.stage
        everyone = entrants(self.context, node, stage)
        is_dealt = any(
            seat.team is None and seat.slot is None
            for seat in (*state.byes, *(s for tie in state.ties for s in (tie.home, tie.away)))
        )
        if any(not tie.is_decided for tie in state.ties) and stage.seeding:
            self._seeding(node, stage, everyone)
        if is_dealt or (state.awaits_draw and state.ties):
            state = self._dealt(node, state, everyone)
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
            self.steps.append(
                PlannedTie(
                    node,
                    tie.id,
                    tie.home,
                    tie.away,
                    legs,
                    neutral,
                    stage.aggregate,
                    level_steps(self.context.regulation(node.edition), stage, listed),
                    _points_of(self.context, node, stage),
                    tuple(counted(match) for match in tie.matches),
                    seats(self.context, (among,), node.edition, category) if among is not None else None,
                    bool(stage.seeding) and not neutral and is_open,
                    (
                        place.get(_seat_key(tie.home), len(place)),
                        place.get(_seat_key(tie.away), len(place) + 1),
                    ),
                    days=tuple(match.planned.day for match in tie.matches),
                    name=tie.name,
                )
            )

    def _seeding(self, node: NodeKey, stage: Stage, everyone: tuple[Seat, ...]) -> None:
        category, _ = split_name(node.name)
        tables: list[TableKey] = []
        groups: list[tuple[TableKey, ...]] = []
        earlier: NodeKey | None = None
        for ref in stage.seeding:
            for slot in self.context.slots(ref, node.edition, category):
                if isinstance(slot, WholeTable):
                    tables.append(slot.table)
                    groups.append(())
                    continue
                found = self.context.nodes.get(slot.node) if isinstance(slot, WholeNode) else None
                if isinstance(found, TableState):
                    tables.append(found.key)
                    groups.append(())
                elif isinstance(found, LeagueState):
                    many = len(found.groups) > 1
                    tables.append(_overall_key(found.node) if many else found.groups[0].table.key)
                    groups.append(tuple(group.table.key for group in found.groups) if many else ())
                elif isinstance(found, KnockoutState):
                    earlier = found.node
        if any(table not in self.planned for table in tables):
            raise self._cannot(node, "seeding")
        self.steps.append(PlannedSeeding(node, tuple(tables), tuple(groups), earlier, everyone))

    def _dealt(self, node: NodeKey, state: KnockoutState, everyone: tuple[Seat, ...]) -> KnockoutState:
        """A stage whose byes and pairs are not known: its seats are dealt in the order of seeding, or drawn."""
        stage = state.stage
        category, _ = split_name(node.name)
        byes = len(state.byes)
        players = everyone
        held: tuple[Seat, ...] = ()
        if isinstance(stage.byes, tuple):
            held = seats(self.context, stage.byes, node.edition, category)
            keys = {_seat_key(seat) for seat in held}
            players = tuple(seat for seat in everyone if _seat_key(seat) not in keys)
            byes = 0
        if stage.ties:
            return self._ranges(node, state)
        pots: tuple[tuple[int, ...], ...] = ()
        if stage.pair == "draw":
            if byes and stage.seeding:
                raise self._cannot(node, "byes")
            place = {_seat_key(seat): number for number, seat in enumerate(players)}
            pots = tuple(
                tuple(place[_seat_key(seat)] for seat in pot if _seat_key(seat) in place)
                for pot in pot_seats(self.context, node, stage)
            )
            if pots and not (len(pots) == 2 and len(pots[0]) == len(pots[1]) and not byes):
                raise self._cannot(node, "draw: pots")
        kind = "drawn" if stage.pair == "draw" else "seeded"
        rules = apartness(self.context, node, stage) if kind == "drawn" else ()
        self.steps.append(PlannedDeal(node, players, kind, byes, pots, alike=rules))
        ties = tuple(
            replace(
                tie,
                home=_open(DealtSlot(node, byes + 2 * number)),
                away=_open(DealtSlot(node, byes + 2 * number + 1)),
            )
            for number, tie in enumerate(state.ties)
        )
        dealt = tuple(_open(DealtSlot(node, number)) for number in range(byes))
        state = replace(state, byes=held or dealt, ties=ties)
        self.context.nodes[node] = state
        self.moved.add(node)
        return state

    def _ranges(self, node: NodeKey, state: KnockoutState) -> KnockoutState:
        """Listed ties some of whose sides are ranges: the draw says which team of the range."""
        category, _ = split_name(node.name)
        ranged: dict[str, list[tuple[int, int]]] = {}
        for number, tie in enumerate(state.stage.ties):
            for side, ref in enumerate(tie.teams):
                if len(seats(self.context, (ref,), node.edition, category)) > 1:
                    ranged.setdefault(str(ref), []).append((number, side))
        if state.stage.draw is not None and state.stage.draw.apart:
            raise self._cannot(node, "draw: apart")
        sides = [[tie.home, tie.away] for tie in state.ties]
        start = 0
        for text, places in ranged.items():
            number, side = places[0]
            players = seats(self.context, (state.stage.ties[number].teams[side],), node.edition, category)
            if len(players) != len(places):
                raise self._cannot(node, f"ties: {text}")
            key = NodeKey(node.edition, node.name)
            self.steps.append(PlannedDeal(key, players, "shuffled", byes=start))
            for offset, (tie_number, which) in enumerate(places):
                sides[tie_number][which] = _open(DealtSlot(node, start + offset))
            start += len(players)
        ties = tuple(
            replace(tie, home=home, away=away) for tie, (home, away) in zip(state.ties, sides, strict=True)
        )
        state = replace(state, ties=ties)
        self.context.nodes[node] = state
        self.moved.add(node)
        return state

    # ── allocations and awards ────────────────────────────────────────────────────────────────────────────────────

    def _allocation(self, node: NodeKey, state: AllocationState, rule: Allocation) -> None:
        category, _ = split_name(node.name)
        teams = seats(self.context, (rule.of,), node.edition, category)
        if all(seat.team is not None for seat in state.seats.values()):
            return
        groups: dict[TeamId, str] = {}
        for seat in teams:
            table = getattr(seat.slot, "table", None)
            found = self.context.nodes.get(table.of_node) if isinstance(table, TableKey) else None
            if isinstance(found, LeagueState):
                for group in found.groups:
                    groups.update({one.team: group.name for one in group.seats if one.team is not None})
        if not groups:
            raise self._cannot(node, "allocation")
        self.steps.append(
            PlannedAllocation(
                node,
                teams,
                tuple(rule.slots),
                tuple((_letters(key), tuple(goes)) for key, goes in rule.rows.items()),
                tuple(sorted(groups.items())),
                tuple(state.seats.values()),
            )
        )

    def _award(self, key: AwardKey) -> PlannedAward:
        name = (key.edition, key.number, key.category)
        if name in self.awards:
            return self.awards[name]
        award, context = key.award, self.context
        before: list[int] = []
        if award.pool:
            mine = rank(key)
            for other in context.outline.awards:
                if other.award.pool == award.pool and rank(other) < mine:
                    before.append(self._award(other).number)
        candidates = seats(context, award.to, key.edition, key.category)
        lapsed = False
        if award.valid_from is not None or award.valid_to is not None:
            due = falls_due(context, key) or self._planned_end(key)
            if due is None:
                self.remarks.append(Remark("forecast-award-undated", key.edition, _name(key)))
            else:
                lapsed = not is_in_force(due, award.valid_from, award.valid_to)
        refused = frozenset(
            TeamId(one.payload.team)
            for one in context.facts.refusals
            if (one.payload.edition, one.payload.award) == (key.edition, key.number)
        )
        among = None
        if award.among is not None:
            among = seats(context, (award.among,), key.edition, key.category)
        if award.subject_to:
            self.remarks.append(Remark("forecast-award-judged", key.edition, _name(key)))
        planned = PlannedAward(len(self.awards), key, candidates, refused, lapsed, among, tuple(before))
        self.awards[name] = planned
        self.steps.append(planned)
        return planned

    def _planned_end(self, key: AwardKey) -> date | None:
        """The last day planned of the stages whose places an award names."""
        days: list[date] = []
        for ref in key.award.to:
            for slot in self.context.slots(ref, key.edition, key.category):
                node = getattr(getattr(slot, "table", None), "of_node", None) or getattr(slot, "node", None)
                state = self.context.nodes.get(node) if isinstance(node, NodeKey) else None
                if isinstance(state, LeagueState | KnockoutState):
                    days += [m.planned.day for m in state.matches if m.planned.day is not None]
                    if (end := last_day(self.context, state.node)) is not None:
                        days.append(end)
        return max(days, default=None)


def _open(slot: DealtSlot | AwardSlot) -> Seat:
    return Seat(cast("Slot", slot))


def _seat_key(seat: Seat) -> tuple[object, ...]:
    return (seat.team,) if seat.team is not None else (None, seat.slot, seat.place)


def _overall_key(node: NodeKey) -> TableKey:
    return TableKey(node.edition, node.name, "*")


def _letters(key: str) -> tuple[str, ...]:
    return tuple(sorted(key.split() if " " in key else key))


def _name(key: AwardKey) -> str:
    award = key.award
    return award.name or award.title or award.place or str(key.number)


def _points_of(context: Context, node: NodeKey, stage: Stage) -> Points:
    return table_rules(context.regulation(node.edition), stage.rules).points


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
