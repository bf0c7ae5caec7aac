"""Tables of a season: which results and inputs go into each, and the extra matches that level clubs still play."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from torneo.ledger.facts import ResultFact
from torneo.model import EditionId, MatchId, Planned, Result, TeamId
from torneo.progression.awards import credited_into
from torneo.progression.context import Context, split_name
from torneo.progression.season import (
    LeagueState,
    MatchLeft,
    MatchState,
    RecordState,
    Seat,
    TableState,
)
from torneo.progression.slots import seats, table_state
from torneo.rules.refs import Ref
from torneo.rules.regulation import Regulation, Table
from torneo.rules.resolve import NodeKey, Slot, TableKey, TeamSlot, WholeNode, WholeTable
from torneo.rules.table_rules import RulesTable, TableRules, effective
from torneo.standings import Adjustment, Carried, Inputs, Open, carry, make_table


@dataclass(frozen=True, slots=True)
class Material:
    """What a table is made from, before the criteria are asked."""

    teams: tuple[TeamId, ...]
    results: tuple[Result, ...]
    matches_done: bool
    adjustments: tuple[Adjustment, ...] = ()
    carried: dict[TeamId, Carried] = field(default_factory=dict)
    open_pairs: frozenset[frozenset[TeamId]] = frozenset()
    last_round_pairs: frozenset[frozenset[TeamId]] = frozenset()
    left: tuple[MatchLeft, ...] = ()
    settled: tuple[Result, ...] = ()
    waits: frozenset[str] = frozenset()


def make_state(
    context: Context,
    key: TableKey,
    material: Material,
    *,
    name: str | None,
    rules: TableRules,
    given: Sequence[RulesTable | None] = (),
    awards_open: bool = False,
) -> TableState:
    """Make one table.

    Args:
        given: the [rules] tables whose inputs (lots, rankings, fair-play points) hold for this table.
        awards_open: points are still to be credited, so no place is settled.
    """
    facts = context.stage_facts(key.of_node)
    prefix = playoff_prefix(key)
    played = {match_id: fact for match_id, fact in facts.results.items() if match_id.startswith(prefix)}
    done = material.matches_done and not awards_open
    inputs = _inputs(context, key, material, rules, given, tuple(fact.result for fact in played.values()))
    table = make_table(material.teams, material.results, rules, inputs=inputs, complete=done)
    wanted = [
        level
        for level in table.levels
        if level.criterion == "playoff_match"
        and len(level.teams) == 2
        and _matters(context, key, level, len(table))
    ]
    playoffs = _playoffs(context, key, played, wanted)
    _, plain = split_name(key.node)
    stage = context.regulation(key.edition).stage_by_id(plain)
    label = key.table or (plain if stage is None else "")
    return TableState(
        key=key,
        name=name,
        rules=rules,
        inputs=inputs,
        table=table,
        complete=done and bool(material.teams) and not any(match.is_open for match in playoffs),
        due=done,
        teams=material.teams,
        results=material.results,
        playoffs=playoffs,
        first_pos=rules.first_pos.get(label, 1),
        left=material.left,
        settled=material.results if len(material.settled) == len(material.results) else material.settled,
        waits=tuple(sorted(material.waits | ({"credits"} if awards_open else frozenset()))),
    )


def table_rules(regulation: Regulation, *narrower: RulesTable | None) -> TableRules:
    """The rules in force, from those of the edition down to those of a table."""
    return effective(regulation.rules, *narrower)


def decided_adjustments(
    context: Context, regulation: Regulation, node: NodeKey, given: RulesTable | None, teams: Iterable[TeamId]
) -> tuple[Adjustment, ...]:
    """Points by the regulation and by rulings that count in a stage as a whole."""
    members = set(teams)
    found: list[Adjustment] = []
    written = given.adjustments if given else ()
    if len(regulation.stage) == 1:
        written = (*regulation.rules.adjustments, *written)
    for one in written:
        if TeamId(one.team) in members and _in_force(one.valid_from, context.as_of):
            found.append(Adjustment(TeamId(one.team), one.points, one.reason or "", one.clause))
    found += rulings(context, node, members)
    return tuple(found)


def rulings(context: Context, target: NodeKey | TableKey, members: set[TeamId]) -> tuple[Adjustment, ...]:
    """Points ruled in the ledger that count in exactly this stage or table."""
    found = []
    for ruled in context.facts.points:
        if TeamId(ruled.payload.team) not in members:
            continue
        for slot in _slots_of(context, ruled.payload.table, EditionId(ruled.payload.edition)):
            hit = (
                slot.node
                if isinstance(slot, WholeNode)
                else slot.table
                if isinstance(slot, WholeTable)
                else None
            )
            if hit == target:
                found.append(
                    Adjustment(
                        TeamId(ruled.payload.team),
                        ruled.payload.points,
                        ruled.reason or "",
                        ruled.clause,
                        ruled.simulated,
                    )
                )
    return tuple(found)


def _slots_of(context: Context, text: str, edition: EditionId) -> tuple[Slot, ...]:
    scope, _, path = text.rpartition(":")
    ref = Ref(tuple(path.split(".")), scope or None)
    return context.slots(ref, edition, None)


def _in_force(valid_from: date | None, as_of: date | None) -> bool:
    return valid_from is None or as_of is None or valid_from <= as_of


def carried_figures(
    context: Context, given: RulesTable | None, edition: EditionId, category: str | None, group: str
) -> tuple[dict[TeamId, Carried], bool]:
    """What the clubs bring along from earlier tables into this group, and whether all of those are complete."""
    carried: dict[TeamId, Carried] = {}
    are_complete = True
    for rule in given.carry_over if given else ():
        if rule.into not in (None, group) or not isinstance(rule.from_, Ref):
            continue
        for slot in context.slots(rule.from_, edition, category):
            for state in tables_of(context, slot):
                are_complete &= state.complete
                for team, figures in carry(state.table, rule).items():
                    carried[team] = carried[team] + figures if team in carried else figures
    return carried, are_complete


def tables_of(context: Context, slot: Slot) -> tuple[TableState, ...]:
    if isinstance(slot, WholeTable):
        state = table_state(context, slot.table)
        return (state,) if state else ()
    if isinstance(slot, WholeNode):
        node = context.nodes.get(slot.node)
        if isinstance(node, LeagueState):
            return tuple(group.table for group in node.groups)
        if isinstance(node, TableState):
            return (node,)
    return ()


@dataclass(slots=True)
class _Gathered:
    """What the references of a table over stages bring together."""

    teams: dict[TeamId, None] = field(default_factory=dict)
    results: list[Result] = field(default_factory=list)
    settled: list[Result] = field(default_factory=list)
    left: list[MatchLeft] = field(default_factory=list)
    adjustments: list[Adjustment] = field(default_factory=list)
    carried: dict[TeamId, Carried] = field(default_factory=dict)
    open_pairs: set[frozenset[TeamId]] = field(default_factory=set)
    waits: set[str] = field(default_factory=set)


def over_table(context: Context, node: NodeKey, table: Table) -> TableState:
    """A table over several stages, editions or records: [[table]]."""
    category, _ = split_name(node.name)
    regulation = context.regulation(node.edition)
    found = _Gathered()
    done = True
    for ref in table.over:
        for slot in context.slots(ref, node.edition, category):
            done &= _collect(context, slot, found)
    members = tuple(found.teams)
    if table.of:
        seated = seats(context, table.of, node.edition, category, provisional=True)
        members = tuple(seat.team for seat in seated if seat.team is not None)
        if not all(seat.team for seat in seats(context, table.of, node.edition, category)):
            done = False
            found.waits.add("teams")
    out = {seat.team for seat in seats(context, table.without, node.edition, category, provisional=True)}
    if not all(seat.team for seat in seats(context, table.without, node.edition, category)):
        found.waits.add("teams")
    key = TableKey(node.edition, node.name)
    found.adjustments += rulings(context, node, set(members))
    credit = credited_into(context, node, target_done=done, teams=members)
    return make_state(
        context,
        key,
        Material(
            members,
            tuple(result for result in found.results if not {result.home, result.away} & out),
            done,
            (*found.adjustments, *credit.adjustments),
            found.carried,
            frozenset(found.open_pairs),
            left=tuple(match for match in found.left if not {match.home, match.away} & out),
            settled=tuple(result for result in found.settled if not {result.home, result.away} & out),
            waits=frozenset(found.waits),
        ),
        name=table.name,
        rules=table_rules(regulation, table.rules),
        given=(table.rules,),
        awards_open=credit.open,
    )


def _collect(context: Context, slot: Slot, into: _Gathered) -> bool:
    """Add what one reference of `over` brings; whether all of it is done."""
    if isinstance(slot, WholeTable):
        state = table_state(context, slot.table)
        if state is None:
            into.waits.add("fixtures")
            return False
        into.teams.update(dict.fromkeys(state.teams))
        into.results += state.results
        into.settled += state.settled
        into.left += state.left
        into.adjustments += state.inputs.adjustments
        into.open_pairs |= state.inputs.open_pairs
        into.waits.update(set(state.waits) - {"carried"})
        return state.complete
    if not isinstance(slot, WholeNode):
        return True
    node = context.nodes.get(slot.node)
    if isinstance(node, LeagueState):
        into.teams.update(dict.fromkeys(node.teams))
        into.results += results_of(node.matches)
        into.settled += settled_of(node.matches)
        into.left += left_of(node.matches)
        into.adjustments += node.adjustments
        for group in node.groups:
            into.open_pairs |= group.table.inputs.open_pairs
            into.waits.update(set(group.table.waits) - {"carried"})
        return node.complete
    if isinstance(node, RecordState):
        for team, (played, points) in node.rows.items():
            figures = Carried(points=points, played=played)
            into.carried[team] = into.carried[team] + figures if team in into.carried else figures
        return True
    if isinstance(node, TableState):
        return _collect(context, WholeTable(node.key), into)
    into.waits.add("fixtures")
    return False


def results_of(matches: Iterable[MatchState]) -> tuple[Result, ...]:
    """The results that count, in the order of the matches."""
    return tuple(match.result.result for match in matches if match.result is not None and match.counts)


def settled_of(matches: Iterable[MatchState]) -> tuple[Result, ...]:
    """The results that count and that nothing awaits any more."""
    return results_of(match for match in matches if not match.is_open)


def left_of(matches: Iterable[MatchState]) -> tuple[MatchLeft, ...]:
    """The matches of which nothing final is known; one whose clubs are not known yet is not among them."""
    return tuple(
        MatchLeft(match.home.team, match.away.team, match.round, match.planned.day, match.id)
        for match in matches
        if match.is_open and match.home.team is not None and match.away.team is not None
    )


def _inputs(
    context: Context,
    key: TableKey,
    material: Material,
    rules: TableRules,
    given: Sequence[RulesTable | None],
    playoff_results: tuple[Result, ...],
) -> Inputs:
    category, _ = split_name(key.node)
    regulation = context.regulation(key.edition)
    tables = [
        one for one in (regulation.rules if len(regulation.stage) <= 1 else None, *given) if one is not None
    ]
    lots = [tuple(TeamId(team) for team in lot.order) for one in tables for lot in one.lots]
    for drawn in context.facts.lots:
        for slot in _slots_of(context, drawn.payload.table, EditionId(drawn.payload.edition)):
            if slot in (WholeTable(key), WholeNode(key.of_node)):
                lots.append(tuple(TeamId(team) for team in drawn.payload.order))

    def figures(name: str) -> dict[TeamId, int]:
        return {TeamId(team): value for one in tables for team, value in getattr(one, name).items()}

    places = {}
    for criterion in rules.tiebreakers:
        if criterion.id == "place" and criterion.in_ is not None:
            places[str(criterion.in_)] = _places_in(context, criterion.in_, key.edition, category)
    return Inputs(
        adjustments=material.adjustments,
        lots=tuple(lots),
        fair_play_points=figures("fair_play_points"),
        disciplinary_points=figures("disciplinary_points"),
        ranking=figures("ranking"),
        coefficient=figures("coefficient"),
        carried=material.carried,
        playoff_results=playoff_results,
        places=places,
        open_pairs=material.open_pairs,
        last_round_pairs=material.last_round_pairs,
    )


def _places_in(context: Context, ref: Ref, edition: EditionId, category: str | None) -> dict[TeamId, int]:
    found: dict[TeamId, int] = {}
    for slot in context.slots(ref, edition, category):
        for state in tables_of(context, slot):
            found.update({row.team: row.pos for row in state.table})
    return found


# ── extra matches ─────────────────────────────────────────────────────────────────────────────────────────────────


def playoff_prefix(key: TableKey) -> str:
    """Ids of the extra matches about places of a table begin so."""
    group = f"{key.table}-" if key.table else ""
    return f"{key.edition}/{key.node}/playoff-{group}"


def _matters(context: Context, key: TableKey, level: Open, size: int) -> bool:
    """An extra match is played only where something hangs on it: the rule names the place, or a line runs there."""
    if level.rule is not None and level.rule.at_stake:
        return True
    sharing = range(level.place, level.place + len(level.teams) - 1)
    lines = context.outline.lines.get(key, frozenset())
    return any(line in sharing or (line < 0 and size + line in sharing) for line in lines)


def _playoffs(
    context: Context, key: TableKey, played: dict[MatchId, ResultFact], wanted: Sequence[Open]
) -> tuple[MatchState, ...]:
    found: list[MatchState] = []
    plans = context.stage_facts(key.of_node).plans
    for match_id, fact in played.items():
        result = fact.result
        found.append(_extra(match_id, result.home, result.away, fact))
    known = {frozenset((match.home.team, match.away.team)) for match in found}
    for level in wanted:
        first, second = level.teams
        if frozenset((first, second)) in known:
            continue
        match_id = MatchId(f"{playoff_prefix(key)}{level.place}-{first}-v-{second}")
        neutral = level.rule is None or level.rule.venue in (None, "neutral")
        found.append(replace(_extra(match_id, first, second, None), neutral=neutral))
    return tuple(
        replace(
            match,
            planned=plans[match.id].planned if match.id in plans else _day_of(match),
            postponed_from=plans[match.id].postponed_from if match.id in plans else (),
            postponed_reason=plans[match.id].postponed_reason if match.id in plans else "",
        )
        for match in sorted(found, key=lambda one: one.id)
    )


def _day_of(match: MatchState) -> Planned:
    return Planned(day=match.result.result.day) if match.result else Planned()


def _extra(match_id: MatchId, home: TeamId, away: TeamId, fact: ResultFact | None) -> MatchState:
    return MatchState(
        id=match_id,
        home=Seat(TeamSlot(home), home),
        away=Seat(TeamSlot(away), away),
        extra=True,
        neutral=True,
        result=fact,
        counts=fact is not None,
    )


def pairs(teams: Iterable[TeamId]) -> frozenset[frozenset[TeamId]]:
    """All pairs of some clubs."""
    return frozenset(frozenset(pair) for pair in combinations(sorted(teams), 2))
