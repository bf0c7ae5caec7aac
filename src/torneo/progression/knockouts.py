"""Knock-out stages: who meets whom, who is at home, and how each tie stands."""

from collections.abc import Sequence
from dataclasses import replace

from torneo.ledger.facts import ResultFact, StageFacts
from torneo.model import Decision, MatchId, Planned, Result, TeamId, TieId
from torneo.progression.context import Context, split_name
from torneo.progression.leagues import counts
from torneo.progression.season import (
    KnockoutState,
    LeagueState,
    MatchState,
    Seat,
    TableState,
    TieState,
)
from torneo.progression.slots import everybody, seats, table_state
from torneo.progression.tables import table_rules
from torneo.progression.ties import Verdict, judge
from torneo.rules.refs import Ref
from torneo.rules.regulation import Regulation
from torneo.rules.resolve import (
    NodeKey,
    PlaceSlot,
    RestSlot,
    TeamSlot,
    WholeNode,
    WholeTable,
)
from torneo.rules.stages import Stage, Tie
from torneo.rules.table_rules import LevelStep
from torneo.standings import Inputs, make_table


def knockout(context: Context, node: NodeKey, stage: Stage) -> KnockoutState:
    """A knock-out stage as the facts have brought it."""
    everyone = entrants(context, node, stage)
    byes, pairings, awaits_draw = _pairings(context, node, stage, everyone)
    ranking = seeding_order(context, node, stage, everyone)
    rank = {team: number for number, team in enumerate(ranking)}
    ties = tuple(
        _tie(context, node, stage, tie_id, sides, rank, listed) for tie_id, sides, listed in pairings
    )
    order = tuple(sorted(everyone, key=lambda seat: _rank_key(seat, rank, everyone)))
    return KnockoutState(node, stage, byes, ties, order, awaits_draw)


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


def _rank_key(seat: Seat, rank: dict[TeamId, int], everyone: Sequence[Seat]) -> tuple[int, int]:
    if seat.team is not None and seat.team in rank:
        return (rank[seat.team], 0)
    return (len(rank), everyone.index(seat))


# ── who meets whom ────────────────────────────────────────────────────────────────────────────────────────────────

Pairing = tuple[TieId, tuple[Seat, Seat], Tie | None]


def _pairings(
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


# ── one tie ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _tie(
    context: Context,
    node: NodeKey,
    stage: Stage,
    tie_id: TieId,
    sides: tuple[Seat, Seat],
    rank: dict[TeamId, int],
    listed: Tie | None,
) -> TieState:
    regulation = context.regulation(node.edition)
    facts = context.stage_facts(node)
    legs = listed.legs if listed and listed.legs is not None else stage.legs
    neutral = listed.neutral if listed and listed.neutral is not None else stage.neutral
    first, second = _hosts(stage, sides, rank, legs=legs, neutral=neutral)
    better = _better(first, second, rank)
    level = _level(regulation, stage, listed)
    state = TieState(tie_id, first, second, (), name=listed.name if listed else None)
    among = listed.among if listed and listed.among is not None else stage.among
    if among is not None and (decided := _by_among(context, node, state, among)) is not None:
        return decided
    matches = _legs(node, facts, regulation, state, legs=legs, neutral=neutral)
    if listed is not None and listed.date is not None and matches[0].planned.day is None:
        matches = (replace(matches[0], planned=Planned(listed.date)), *matches[1:])
    state = replace(state, matches=matches)
    if first.team is None or second.team is None:
        return state
    extra_id = _match_id(node, tie_id, legs + 1)
    extra = facts.results.get(extra_id)
    points = table_rules(regulation, stage.rules).points
    verdict = judge(
        first.team,
        second.team,
        [_counted(match) for match in matches],
        legs=legs,
        aggregate=stage.aggregate,
        level=level,
        points=points,
        better=better,
        extra=extra.result if extra is not None and counts(extra, regulation.match) else None,
    )
    if verdict.wants_extra:
        matches = (*matches, _extra_match(node, facts, regulation, state, legs=legs, level=level))
    if stage.aggregate == "wins" and verdict.winner is not None:
        matches = tuple(match for match in matches if match.result is not None)
    return _judged(state, matches, verdict, facts, level)


def _judged(
    state: TieState,
    matches: tuple[MatchState, ...],
    verdict: Verdict,
    facts: StageFacts,
    level: Sequence[LevelStep],
) -> TieState:
    recorded = facts.ties.get(state.id)
    winner, decided, waiting = verdict.winner, verdict.decided, verdict.waiting
    if winner is None and recorded is not None:
        winner, waiting = TeamId(recorded.payload.winner), None
        decided = Decision(recorded.payload.decided)
    if winner is None and waiting == "level" and any(step.id == "drawing_of_lots" for step in level):
        waiting = "lots"
    loser = None
    if winner is not None:
        loser = state.away.team if winner == state.home.team else state.home.team
    return replace(
        state,
        matches=matches,
        score=verdict.score,
        penalties=verdict.penalties,
        winner=winner,
        loser=loser,
        decided=decided,
        waiting=waiting,
    )


def _hosts(
    stage: Stage, sides: tuple[Seat, Seat], rank: dict[TeamId, int], *, legs: int, neutral: bool
) -> tuple[Seat, Seat]:
    """Home side of the first leg, then the other.

    The better placed is at home in the only or the last match; best of three: first and last. Without `seeding`,
    and on neutral ground, the first named is at home first.
    """
    first, second = sides
    if not stage.seeding or neutral:
        return first, second
    better = _better(first, second, rank)
    if better is None:
        same = isinstance(first.slot, PlaceSlot) and isinstance(second.slot, PlaceSlot)
        if same and first.slot.table == second.slot.table and first.place and second.place:  # type: ignore[union-attr]
            first, second = (first, second) if first.place < second.place else (second, first)
            return (first, second) if legs % 2 else (second, first)
        return sides
    best, other = (first, second) if first.team == better else (second, first)
    return (best, other) if legs % 2 else (other, best)


def _better(first: Seat, second: Seat, rank: dict[TeamId, int]) -> TeamId | None:
    if first.team is None or second.team is None or not {first.team, second.team} <= rank.keys():
        return None
    return first.team if rank[first.team] < rank[second.team] else second.team


def _level(regulation: Regulation, stage: Stage, listed: Tie | None) -> tuple[LevelStep, ...]:
    if listed is not None and listed.level is not None:
        return listed.level
    if stage.level is not None:
        return stage.level
    return table_rules(regulation, stage.rules).level


def _match_id(node: NodeKey, tie_id: TieId, leg: int) -> MatchId:
    return MatchId(f"{node.edition}/{node.name}/{tie_id}.{leg}")


def _legs(
    node: NodeKey,
    facts: StageFacts,
    regulation: Regulation,
    tie: TieState,
    *,
    legs: int,
    neutral: bool,
) -> tuple[MatchState, ...]:
    found = []
    for leg in range(1, legs + 1):
        home, away = (tie.home, tie.away) if leg % 2 else (tie.away, tie.home)
        found.append(_match(node, facts, regulation, tie, leg, home, away, neutral=neutral))
    return tuple(found)


def _extra_match(
    node: NodeKey,
    facts: StageFacts,
    regulation: Regulation,
    tie: TieState,
    *,
    legs: int,
    level: Sequence[LevelStep],
) -> MatchState:
    """The third match or replay: on neutral ground unless the step says whose ground it is."""
    step = next(step for step in level if step.id == "playoff_match")
    home, away = (tie.away, tie.home) if step.venue == "away" else (tie.home, tie.away)
    match = _match(
        node, facts, regulation, tie, legs + 1, home, away, neutral=step.venue in (None, "neutral")
    )
    return replace(match, extra=True)


def _match(
    node: NodeKey,
    facts: StageFacts,
    regulation: Regulation,
    tie: TieState,
    leg: int,
    home: Seat,
    away: Seat,
    *,
    neutral: bool,
) -> MatchState:
    match_id = _match_id(node, tie.id, leg)
    fact: ResultFact | None = facts.results.get(match_id)
    plan = facts.plans.get(match_id)
    published = facts.matches.get(match_id)
    planned = plan.planned if plan else published.planned if published else Planned()
    if fact is not None:
        if fact.result.home == away.team and home.team is not None:
            home, away = away, home
        if planned.day is None and fact.result.day is not None:
            planned = Planned(fact.result.day, planned.kickoff, planned.venue)
    source = plan or published
    return MatchState(
        id=match_id,
        home=home,
        away=away,
        round=leg,
        leg=leg,
        neutral=neutral,
        planned=planned,
        postponed_from=source.postponed_from if source else (),
        postponed_reason=source.postponed_reason if source else "",
        result=fact,
        counts=fact is not None and counts(fact, regulation.match),
    )


def _counted(match: MatchState) -> Result | None:
    """The result of a leg, if it counts and fits the two sides that are in the tie now."""
    if match.is_open or match.result is None:
        return None
    result = match.result.result
    return result if {result.home, result.away} == {match.home.team, match.away.team} else None


def _by_among(context: Context, node: NodeKey, tie: TieState, among: Ref) -> TieState | None:
    """Both sides must hold a place of `among`: one does not: the other wins without a match; neither: nobody.

    None: both do, the tie is played. While the places are not settled the tie waits.
    """
    category, _ = split_name(node.name)
    if tie.home.team is None or tie.away.team is None:
        return None
    holders = seats(context, (among,), node.edition, category)
    inside = {seat.team for seat in holders if seat.team is not None}
    unsettled = any(seat.team is None for seat in holders)
    home_in, away_in = tie.home.team in inside, tie.away.team in inside
    if home_in and away_in:
        return None
    if unsettled:
        return replace(tie, waiting="among")
    if not home_in and not away_in:
        return replace(tie, void=True, decided=Decision.AMONG)
    winner = tie.home.team if home_in else tie.away.team
    loser = tie.away.team if home_in else tie.home.team
    return replace(tie, winner=winner, loser=loser, decided=Decision.AMONG)
