"""Compiling a plan into a program: seats become values, matches rows of scores, clubs numbers."""

from dataclasses import dataclass, field, replace
from typing import cast

import numpy as np

from torneo.forecast import layout as code
from torneo.forecast import ties as tie_code
from torneo.forecast.kernels import Matches
from torneo.forecast.layout import Ints
from torneo.forecast.rates import Pairing
from torneo.forecast.steps import (
    Program,
    RunAllocation,
    RunAward,
    RunCarry,
    RunDeal,
    RunLeague,
    RunSeeding,
    RunStep,
    RunTable,
    RunTie,
    Value,
)
from torneo.forecast.table_source import POINTS_MAX, CannotCompile, LeftRow, TableSource
from torneo.forecast.tables import CompiledTable, compile_table, match_worth
from torneo.model import NotYetPlayableError, Result, Side, TeamId
from torneo.progression.plan import TablePlan
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
    SeasonPlan,
)
from torneo.progression.season import Seat
from torneo.rules.resolve import AllocationSlot, NodeKey, PlaceSlot, TableKey, TieSlot
from torneo.rules.table_rules import CarriedPoints

_LEVEL = {
    "away_goals": tie_code.AWAY_GOALS,
    "extra_time": tie_code.EXTRA_TIME,
    "penalties": tie_code.PENALTIES,
    "better_seed": tie_code.BETTER_SEED,
    "drawing_of_lots": tie_code.LOTS,
    "playoff_match": tie_code.EXTRA_MATCH,
}
_AGGREGATE = {"goals": tie_code.BY_GOALS, "points": tie_code.BY_POINTS, "wins": tie_code.BY_WINS}


def plan_of_tables(plans: tuple[TablePlan, ...]) -> SeasonPlan:
    """Tables that stand for themselves, as those of a results file, as a plan."""
    matches: list[PlannedMatch] = []
    steps: list[PlannedTable] = []
    for plan in plans:
        rows = []
        for left in plan.left:
            rows.append((len(matches), left.home, left.away))
            matches.append(
                PlannedMatch(
                    left.home,
                    left.away,
                    False,
                    NodeKey(plan.key.edition, plan.key.node),
                    plan.rules.points,
                    left.id,
                    left.round,
                    left.day,
                )
            )
        steps.append(PlannedTable(plan.key, plan.rules, plan.inputs, plan.teams, plan.results, tuple(rows)))
    teams = {team for plan in plans for team in plan.teams}
    teams |= {team for match in matches for team in (match.home, match.away)}
    return SeasonPlan(tuple(sorted(teams)), tuple(matches), tuple(steps), ())


def compile_plan(plan: SeasonPlan) -> Program:
    """The program of a plan.

    Raises:
        NotYetPlayableError: `forecast-cannot` (edition, stage, rule).
    """
    return _Compiler(plan).program()


@dataclass(slots=True)
class _Compiler:
    plan: SeasonPlan
    number: dict[TeamId, int] = field(default_factory=dict)
    values: dict[object, Value] = field(default_factory=dict)
    tables: list[RunTable] = field(default_factory=list)
    table_number: dict[TableKey, int] = field(default_factory=dict)
    leagues: dict[TableKey, RunLeague] = field(default_factory=dict)
    seedings: dict[NodeKey, int] = field(default_factory=dict)
    steps: list[RunStep] = field(default_factory=list)
    slot_of: dict[tuple[NodeKey, TeamId], int] = field(default_factory=dict)
    slots: int = 0
    rows: int = 0
    pair_number: dict[Pairing, int] = field(default_factory=dict)
    pairings: list[Pairing] = field(default_factory=list)
    recorded: list[tuple[TableKey, str]] = field(default_factory=list)
    coins: list[tuple[NodeKey, str]] = field(default_factory=list)
    deals: int = 0

    def program(self) -> Program:
        plan = self.plan
        self.number = {team: place for place, team in enumerate(plan.teams)}
        matches = self._matches()
        self.pairings = [(one.home, one.away, one.neutral) for one in plan.matches]
        for step in plan.steps:
            self._step(step)
        index = self._index()
        self.steps = [self._finished(step) for step in self.steps]
        return Program(
            teams=plan.teams,
            matches=matches,
            match_count=len(plan.matches),
            rows=self.rows,
            slots=self.slots,
            pairings=tuple(self.pairings),
            index=index,
            tables=tuple(step for step in self.steps if isinstance(step, RunTable)),
            steps=tuple(self.steps),
            values=len(self.values),
            awards=len(plan.awards),
            keys=tuple(self.table_number),
            recorded=tuple(self.recorded),
            coins=tuple(self.coins),
        )

    def _matches(self) -> Matches:
        matches = self.plan.matches
        slots = np.zeros((2, len(matches)), np.int64)
        worth = np.zeros((2, len(matches)), np.int64)
        shootouts: list[tuple[int, int]] = []
        for number, match in enumerate(matches):
            for side, team in enumerate((match.home, match.away)):
                key = (match.node, team)
                if key not in self.slot_of:
                    self.slot_of[key] = self.slots
                    self.slots += 1
                slots[side, number] = self.slot_of[key]
            win, draw, more = match_worth(match.points)
            worth[:, number] = win, draw
            if match.points.shootout_win is not None:
                shootouts.append((number, more))
        self.rows = len(matches)
        return Matches(slots, worth.astype(np.int16), np.array(shootouts, np.int64).reshape(-1, 2).T.copy())

    def _value(self, what: object) -> Value:
        return self.values.setdefault(what, len(self.values))

    def _seat(self, seat: Seat) -> Value:
        """The value that fills a seat."""
        if seat.team is not None:
            return -1 - self.number[seat.team]
        slot: object = seat.slot
        if isinstance(slot, PlaceSlot):
            return self._value((slot.table, seat.place))
        if isinstance(slot, TieSlot):
            return self._value((slot.node, slot.tie, slot.side))
        if isinstance(slot, AllocationSlot):
            return self._value((slot.node, slot.slot))
        if isinstance(slot, DealtSlot | AwardSlot):
            return self._value(slot)
        return self._value(None)

    def _step(self, step: object) -> None:
        match step:
            case PlannedLeague():
                self._league(step)
            case PlannedTable():
                self._table(step)
            case PlannedTie():
                self._tie(step)
            case PlannedSeeding():
                number = len(self.seedings)
                earlier = self.seedings.get(step.earlier, -1) if step.earlier else -1
                self.seedings[step.node] = number
                self.steps.append(
                    RunSeeding(
                        number,
                        tuple(self.table_number[key] for key in step.tables),
                        tuple(tuple(self.table_number[key] for key in one) for one in step.groups),
                        earlier,
                        tuple(self._seat(seat) for seat in step.players),
                    )
                )
            case PlannedDeal():
                self._deal(step)
            case PlannedAllocation():
                names = sorted({group for _, group in step.groups})
                bit = {name: place for place, name in enumerate(names)}
                groups = np.full(len(self.plan.teams), -1, np.int16)
                for team, group in step.groups:
                    groups[self.number[team]] = bit[group]
                rows = tuple(
                    (sum(1 << bit[name] for name in came), tuple(bit[name] for name in goes))
                    for came, goes in step.rows
                    if all(name in bit for name in (*came, *goes))
                )
                fills = tuple(
                    (place, self._value((step.node, name))) for place, name in enumerate(step.slots)
                )
                self.steps.append(
                    RunAllocation(tuple(self._seat(one) for one in step.teams), groups, rows, fills)
                )
            case PlannedAward():
                among = None if step.among is None else tuple(self._seat(one) for one in step.among)
                self.steps.append(
                    RunAward(
                        step.number,
                        tuple(self._seat(one) for one in step.seats),
                        tuple(sorted(self.number[team] for team in step.refused if team in self.number)),
                        step.is_lapsed,
                        among,
                        step.key.award.count or 0,
                        step.before,
                        (),
                    )
                )

    def _league(self, step: PlannedLeague) -> None:
        win, draw, more = match_worth(step.points)
        league = RunLeague(
            len(self.leagues),
            tuple(self._seat(seat) for seat in step.seats),
            np.array(step.pairs, np.int64).reshape(-1, 2).T.copy(),
            np.array([win, draw, more, int(step.points.shootout_win is not None)], np.int64),
            int(step.neutral),
            self.rows,
            self.slots,
        )
        self.rows += len(step.pairs)
        self.slots += len(step.seats)
        self.leagues[step.key] = league
        self.steps.append(league)

    # ── tables ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _table(self, step: PlannedTable) -> None:
        try:
            self.steps.append(self._compiled(step))
        except CannotCompile as problem:
            raise NotYetPlayableError(
                "forecast-cannot", edition=step.key.edition, stage=step.key.node, rule=problem.rule
            ) from problem

    def _compiled(self, step: PlannedTable) -> RunTable:
        plan, number = self.plan, len(self.table_number)
        self.table_number[step.key] = number
        league = self.leagues[step.league] if step.league is not None else None
        teams = step.teams
        rows: tuple[LeftRow, ...]
        slots: tuple[tuple[int, ...], ...]
        extra_matches = 0
        if league is not None:
            teams = tuple(TeamId(f"{place:03}") for place in range(len(league.seats)))
            rows = tuple(
                LeftRow(league.first_row + at, int(one), int(other))
                for at, (one, other) in enumerate(league.pairs.T.tolist())
            )
            slots = tuple((league.first_slot + place,) for place in range(len(teams)))
        else:
            place_of = {team: place for place, team in enumerate(teams)}
            rows = tuple(
                LeftRow(row, place_of.get(home, -1), place_of.get(away, -1)) for row, home, away in step.rows
            )
            is_whole = self._is_whole(step)
            slots = tuple(
                tuple(
                    slot
                    for node in dict.fromkeys(plan.matches[row].node for row, _, _ in step.rows)
                    if (slot := self.slot_of.get((node, team), -1)) >= 0
                )
                if is_whole
                else ()
                for team in teams
            )
            if not is_whole:
                raise CannotCompile(f"table {step.key.table}: a part of the matches")
            for key in step.leagues:
                extra_matches += max(2, len(self.leagues[key].seats) * 2)
        most = extra_matches * max(step.rules.points.win, 0)
        low = high = 0
        for award in step.credits:
            points = plan.awards[award].key.award.points or 0
            low, high = low + min(points, 0), high + max(points, 0)
        carried = tuple(self._carry(key, rule) for key, rule in step.carried)
        brought = 0  # a club brings figures along from one table
        for one in carried:
            source = self.tables_by_number(one.table).compiled
            low = min(low, low + source.sums.points_min)
            high += max(source.sums.points_min + source.points_range, 0)
            if one.with_matches or one.with_goals:
                at = int(source.packed[code.PLAYED])
                brought = max(brought, int(source.packed[at : at + len(source.teams)].max(initial=0)))
        extra_matches += brought
        extra = (low, min(high + most, POINTS_MAX // 2))
        wants_places = bool(step.in_places)
        loses_halves = any(
            rule.id == "half_point_lost_by_rounding" for rule in step.rules.tiebreakers
        ) and bool(carried)
        if wants_places and loses_halves:
            raise CannotCompile("place")
        if league is not None and any(
            rule.id in ("place", "ranking", "coefficient", "fair_play", "disciplinary_points")
            for rule in step.rules.tiebreakers
        ):
            step = replace(step, inputs=replace(step.inputs, ranking={}, coefficient={}))
        compiled = compile_table(
            TableSource(
                teams,
                step.rules,
                step.inputs,
                step.results,
                rows,
                slots,
                extra,
                extra_matches,
                has_place=wants_places or loses_halves,
            )
        )
        if step.leagues and any(
            row[0] in (code.HEAD_TO_HEAD, *range(code.AWAY_GOALS, code.RELATIVE + 1))
            for row in self._criteria(compiled)
        ):
            raise CannotCompile("head_to_head")
        if step.only is not None and any(
            row[0] in (code.HEAD_TO_HEAD, code.EXTRA_MATCH, code.SHOOTOUT) or row[1] or row[3]
            for row in self._criteria(compiled)
        ):
            raise CannotCompile("head_to_head")
        self.recorded += [(step.key, one) for one in compiled.recorded]
        numbers = np.array([self.number[team] for team in teams], np.int16) if league is None else None
        table = RunTable(
            number=number,
            compiled=compiled,
            teams=numbers if numbers is not None else np.zeros(0, np.int16),
            league=league.number if league is not None else -1,
            leagues=tuple(self.leagues[key].number for key in step.leagues),
            credits=tuple((award, plan.awards[award].key.award.points or 0) for award in step.credits),
            carried=carried,
            only=tuple(self._seat(seat) for seat in step.only) if step.only is not None else (),
            places_of=self.table_number[step.in_places[0][1]] if wants_places else -2 if loses_halves else -1,
            pairs=self._extra_pairs(teams)
            if compiled.wants_extra_match and league is None
            else np.zeros((0, 0), np.int64),
        )
        self.tables.append(table)
        return table

    def tables_by_number(self, number: int) -> RunTable:
        return next(table for table in self.tables if table.number == number)

    @staticmethod
    def _criteria(compiled: CompiledTable) -> list[list[int]]:
        packed = compiled.packed
        start = int(packed[code.CRITERIA])
        return [
            packed[start + at * code.COLUMNS : start + (at + 1) * code.COLUMNS].tolist()
            for at in range(int(packed[code.COUNT]))
        ]

    def _is_whole(self, step: PlannedTable) -> bool:
        """Whether the sums of the stages are those of the table: none of its clubs' matches is left out."""
        inside = set(step.teams)
        nodes = {self.plan.matches[row].node for row, _, _ in step.rows}
        rows = {(row, side) for row, *both in step.rows for side, team in enumerate(both) if team in inside}
        worths = {self.plan.matches[row].points for row, _, _ in step.rows}
        if any(match_worth(one) != match_worth(step.rules.points) for one in worths):
            return False
        for row, match in enumerate(self.plan.matches):
            if match.node not in nodes:
                continue
            for side, team in enumerate((match.home, match.away)):
                if team in inside and (row, side) not in rows:
                    return False
        return True

    def _carry(self, key: TableKey, rule: object) -> RunCarry:
        from torneo.rules.table_rules import CarryOver

        rule = cast("CarryOver", rule)
        numerator, denominator, down = int(bool(rule.points)), 1, True
        if isinstance(rule.points, CarriedPoints):
            numerator, denominator = rule.points.factor.numerator, rule.points.factor.denominator
            down = rule.points.round == "down"
        return RunCarry(
            self.table_number[key], numerator, denominator, down, bool(rule.goals), bool(rule.matches)
        )

    def _extra_pairs(self, teams: tuple[TeamId, ...]) -> Ints:
        found = np.zeros((len(teams), len(teams)), np.int64)
        for one, home in enumerate(teams):
            for other, away in enumerate(teams):
                if one < other:
                    found[one, other] = self._pairing(home, away, neutral=True)
        return found

    def _pairing(self, home: TeamId, away: TeamId, *, neutral: bool) -> int:
        pairing = (home, away, neutral)
        if pairing not in self.pair_number:
            self.pair_number[pairing] = len(self.pairings)
            self.pairings.append(pairing)
        return self.pair_number[pairing]

    # ── ties and deals ────────────────────────────────────────────────────────────────────────────────────────────

    def _tie(self, step: PlannedTie) -> None:
        host = 0
        for one in step.level:
            if one.id == "playoff_match":
                host = {"home": 1, "away": 2}.get(one.venue or "neutral", 0)
        how = np.array(
            [
                step.legs,
                int(step.neutral),
                _AGGREGATE[step.aggregate],
                step.points.win,
                step.points.draw or 0,
                int(step.is_hosted_by_seed),
                *step.places,
                host,
            ],
            np.int64,
        )
        legs = np.zeros((max(step.legs, 1), tie_code.LEG_COLUMNS), np.int64)
        for number, result in enumerate(step.results[: step.legs]):
            if result is not None and result.score is not None:
                legs[number] = _leg(result, step.home.team)
        if not any(one.id in ("penalties", "drawing_of_lots") for one in step.level):
            self.coins.append((step.node, str(step.id)))
        self.steps.append(
            RunTie(
                sum(isinstance(one, RunTie) for one in self.steps),
                self._seat(step.home),
                self._seat(step.away),
                how,
                np.array([_LEVEL[one.id] for one in step.level], np.int64),
                legs,
                self.seedings.get(step.node, -1),
                None if step.among is None else tuple(self._seat(one) for one in step.among),
                self._value((step.node, step.id, "winner")),
                self._value((step.node, step.id, "loser")),
            )
        )

    def _deal(self, step: PlannedDeal) -> None:
        teams = self.plan.teams
        alike = np.full((len(step.alike), len(teams)), -1, np.int16)
        for row, rule in enumerate(step.alike):
            names = sorted(set(rule.value.values()))
            for team, name in rule.value.items():
                if team in self.number:
                    alike[row, self.number[team]] = names.index(name)
        first = step.byes if step.kind == "shuffled" else 0
        self.steps.append(
            RunDeal(
                self.deals,
                step.kind,
                tuple(self._seat(seat) for seat in step.players),
                step.byes if step.kind != "shuffled" else 0,
                step.pots,
                step.groups,
                alike,
                tuple(rule.most for rule in step.alike),
                step.fixed,
                self.seedings.get(step.node, -1),
                tuple(
                    (number, self._value(DealtSlot(step.node, first + number)))
                    for number in range(len(step.players))
                ),
            )
        )
        self.deals += 1

    # ── at the end ────────────────────────────────────────────────────────────────────────────────────────────────

    def _index(self) -> Ints:
        """Numbers of the expected goals of any two teams, where clubs that meet differ from season to season."""
        wanted = [one for one in self.steps if isinstance(one, RunTie | RunLeague)]
        if not wanted:
            return np.zeros((0, 0, 2), np.int64)
        teams = self.plan.teams
        grounds = set()
        for one in wanted:
            if isinstance(one, RunLeague):
                grounds.add(one.is_neutral)
            else:
                grounds.add(int(one.how[tie_code.T_NEUTRAL]))
                if tie_code.EXTRA_MATCH in one.steps:
                    grounds.add(1 if one.how[tie_code.T_EXTRA_HOST] == 0 else 0)
        index = np.zeros((len(teams), len(teams), 2), np.int64)
        for one_place, home in enumerate(teams):
            for other_place, away in enumerate(teams):
                if home == away:
                    continue
                for ground in sorted(grounds):
                    index[one_place, other_place, ground] = self._pairing(home, away, neutral=bool(ground))
        return index

    def _finished(self, step: RunStep) -> RunStep:
        """What fills values is known once everybody has asked."""
        if isinstance(step, RunAward):
            fills = tuple(
                (what.number, value)
                for what, value in self.values.items()
                if isinstance(what, AwardSlot) and what.award == step.number
            )
            return replace(step, fills=fills)
        if not isinstance(step, RunTable):
            return step
        key = list(self.table_number)[step.number]
        found: list[tuple[int, Value]] = []
        for what, value in self.values.items():
            if isinstance(what, tuple) and len(what) == 2 and what[0] == key and isinstance(what[1], int):
                found.append((what[1] - 1, value))
        asked: set[int] = set()
        for one in self.steps:
            if isinstance(one, RunSeeding):
                asked.update((*one.tables, *(number for group in one.groups for number in group)))
            elif isinstance(one, RunTable):
                asked.update(carry.table for carry in one.carried)
                asked.add(one.places_of)
        kept = bool(found) or step.number in asked or bool(step.only) or step.league >= 0
        kept = kept or bool(step.credits) or bool(step.carried) or bool(step.leagues)
        return replace(step, fills=tuple(found), is_kept=kept)


def _leg(result: Result, first: TeamId | None) -> list[int]:
    """Columns of a leg that has been played, the first-named side of the tie first."""
    assert result.score is not None
    turned = result.home != first
    regular = result.after_90 or result.score
    kicks = result.penalties or (0, 0)
    if result.winner is not None:
        kicks = (1, 0) if result.winner is Side.HOME else (0, 1)
    pairs = [(*pair[::-1],) if turned else (*pair,) for pair in (regular, result.score, kicks)]
    return [1, *pairs[0], *pairs[1], *pairs[2]]
