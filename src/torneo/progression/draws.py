"""Draws of groups, pairs and byes. Chance comes in as `pick`; the outcome is recorded with its seed and never redrawn.

Rule: [stage.draw]. Into groups: one team of each pot. Two pots in a knock-out: one against the other; none: open.
`apart`: clubs alike in an attribute never share a group or a tie, or at most `max` of them; `except` binds not;
`fixed`: heads of groups. A side of a listed tie that is a range (`league.9-10`): as many ties name it as it has teams.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from torneo.ledger.entries import DrawMade
from torneo.model import ConflictError, NotFoundError, TeamId
from torneo.progression.build import outline_of
from torneo.progression.context import Context, split_name
from torneo.progression.pairings import entrants, pot_seats, seeding_order
from torneo.progression.season import KnockoutState, LeagueState, Season, Seat
from torneo.progression.slots import everybody, seats
from torneo.rules.resolve import NodeKey
from torneo.rules.stages import Apart, Stage

T = TypeVar("T")

Pick = Callable[[int], int]
"""Given n >= 1, a number from 0 to n - 1."""

_TRIES = 200_000
"""Steps of the search after which a draw is given up; real draws take some hundreds."""


def make_draw(season: Season, node: NodeKey, pick: Pick, *, seed: int | None = None) -> DrawMade:
    """Draw a stage: its groups, its pairs, or the sides of listed ties that are ranges.

    Raises:
        NotFoundError: `no-stage`, or `nothing-to-draw`.
        ConflictError: `draw-teams-open` while a team is not known, `draw-done`, `draw-impossible`.
    """
    context = Context(outline_of(season.regulations), season.facts, season.as_of, dict(season.nodes))
    _, plain = split_name(node.name)
    stage = context.regulation(node.edition).stage_by_id(plain)
    if stage is None:
        known = tuple(one.id for one in context.regulation(node.edition).stage)
        raise NotFoundError("no-stage", edition=node.edition, stage=node.name, known=known)
    if context.stage_facts(node).draw is not None:
        raise ConflictError("draw-done", edition=node.edition, stage=node.name)
    if stage.kind == "league" and stage.groups and any(refs is None for refs in stage.groups.values()):
        return DrawMade(node.edition, node.name, seed, groups=_groups(context, node, stage, pick))
    if stage.kind == "knockout" and stage.ties:
        return DrawMade(node.edition, node.name, seed, pairs=_ranges(context, node, stage, pick))
    if stage.kind == "knockout" and stage.pair == "draw":
        byes, pairs = _pairs(context, node, stage, pick)
        return DrawMade(node.edition, node.name, seed, byes=byes, pairs=pairs)
    raise NotFoundError("nothing-to-draw", edition=node.edition, stage=node.name)


def awaits_draw(season: Season, node: NodeKey) -> bool:
    """Whether a stage waits for a draw that could be made now: all its teams are known."""
    state = season.nodes.get(node)
    context = Context(outline_of(season.regulations), season.facts, season.as_of, dict(season.nodes))
    if isinstance(state, KnockoutState):
        everyone = entrants(context, node, state.stage)
        return state.awaits_draw and bool(everyone) and all(seat.team is not None for seat in everyone)
    if isinstance(state, LeagueState) and state.stage.groups:
        if all(refs is not None for refs in state.stage.groups.values()):
            return False
        if context.stage_facts(node).draw is not None:
            return False
        pots = pot_seats(context, node, state.stage)
        return bool(pots) and all(seat.team is not None for pot in pots for seat in pot)
    return False


@dataclass(frozen=True, slots=True)
class Apartness:
    """One `apart`: value of a team's attribute, and how many alike may stand together."""

    value: dict[TeamId, str]
    most: int


def apartness(context: Context, node: NodeKey, stage: Stage) -> tuple[Apartness, ...]:
    category, _ = split_name(node.name)
    if stage.draw is None:
        return ()
    free = {seat.team for seat in seats(context, stage.draw.except_, node.edition, category)}
    return tuple(_rule(context, one, free) for one in stage.draw.apart)


def _rule(context: Context, apart: Apart, free: set[TeamId | None]) -> Apartness:
    values: dict[TeamId, str] = {}
    for club in context.regulations.register.clubs:
        own = getattr(club, apart.by, None) or club.attributes.get(apart.by)
        if own is not None and TeamId(club.id) not in free and (not apart.only or own in apart.only):
            values[TeamId(club.id)] = str(own)
    return Apartness(values, apart.max)


def _fits(together: Sequence[TeamId], rules: Sequence[Apartness]) -> bool:
    for rule in rules:
        alike: dict[str, int] = {}
        for team in together:
            value = rule.value.get(team)
            if value is not None:
                alike[value] = alike.get(value, 0) + 1
                if alike[value] > rule.most:
                    return False
    return True


def _groups(context: Context, node: NodeKey, stage: Stage, pick: Pick) -> dict[str, tuple[str, ...]]:
    """One team of each pot into each group, by search with a random order of trials, so that it never gets stuck."""
    names = [name for name, refs in (stage.groups or {}).items() if refs is None]
    pots = [_known(node, pot) for pot in pot_seats(context, node, stage)]
    if not pots:
        pots = _even_pots(_known(node, everybody(context, node.edition)), len(names))
    category, _ = split_name(node.name)
    rules = apartness(context, node, stage)
    fixed: dict[TeamId, str] = {}
    for group, ref in (stage.draw.fixed if stage.draw else {}).items():
        for seat in seats(context, (ref,), node.edition, category):
            if seat.team is not None:
                fixed[seat.team] = group
    queue = [(number, team) for number, pot in enumerate(pots) for team in _shuffled(pot, pick)]
    queue.sort(key=lambda item: (item[0], item[1] not in fixed))
    places: dict[str, dict[int, TeamId]] = {name: {} for name in names}

    def options(number: int, team: TeamId) -> Iterator[str]:
        for name in [fixed[team]] if team in fixed else _shuffled(names, pick):
            if number not in places[name] and _fits([*places[name].values(), team], rules):
                yield name

    _search(queue, options, places, node)
    return {name: tuple(places[name][number] for number in sorted(places[name])) for name in names}


def _search(
    queue: list[tuple[int, TeamId]],
    options: Callable[[int, TeamId], Iterator[str]],
    places: dict[str, dict[int, TeamId]],
    node: NodeKey,
) -> None:
    """Depth-first with an explicit stack: queues may be long."""
    trials: list[Iterator[str]] = []
    chosen: list[str] = []
    for _ in range(_TRIES):
        if len(chosen) == len(queue):
            return
        number, team = queue[len(chosen)]
        if len(trials) == len(chosen):
            trials.append(options(number, team))
        name = next(trials[-1], None)
        if name is not None:
            places[name][number] = team
            chosen.append(name)
            continue
        trials.pop()
        if not chosen:
            break
        last_number, _ = queue[len(chosen) - 1]
        del places[chosen.pop()][last_number]
    raise ConflictError("draw-impossible", edition=node.edition, stage=node.name)


def _even_pots(teams: list[TeamId], groups: int) -> list[list[TeamId]]:
    return [teams[start : start + groups] for start in range(0, len(teams), groups)]


def _pairs(
    context: Context, node: NodeKey, stage: Stage, pick: Pick
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Byes and pairs, home side first: the first pot against the second, or everybody against everybody."""
    teams = _known(node, entrants(context, node, stage))
    rules = apartness(context, node, stage)
    byes: list[TeamId] = []
    if isinstance(stage.byes, tuple):
        category, _ = split_name(node.name)
        byes = _known(node, seats(context, stage.byes, node.edition, category))
        teams = [team for team in teams if team not in byes]
    elif stage.byes:
        if stage.seeding:
            everyone = entrants(context, node, stage)
            byes = list(seeding_order(context, node, stage, everyone))[: stage.byes]
        else:
            byes = _shuffled(teams, pick)[: stage.byes]
        teams = [team for team in teams if team not in byes]
    pots = [_known(node, pot) for pot in pot_seats(context, node, stage)]
    pots = [[team for team in pot if team in teams] for pot in pots]
    two = len(pots) == 2 and len(pots[0]) == len(pots[1])
    kept_apart = pots[0] if len(pots) == 2 and not two else []
    for _ in range(_TRIES // 100):
        pairs = _try_pairs(teams, pots if two else None, kept_apart, rules, pick)
        if pairs is not None:
            drawn = () if isinstance(stage.byes, tuple) else tuple(byes)
            return drawn, tuple((str(home), str(away)) for home, away in pairs)
    raise ConflictError("draw-impossible", edition=node.edition, stage=node.name)


def _try_pairs(
    teams: list[TeamId],
    pots: list[list[TeamId]] | None,
    kept_apart: list[TeamId],
    rules: Sequence[Apartness],
    pick: Pick,
) -> list[tuple[TeamId, TeamId]] | None:
    """One attempt: each team in turn draws an opponent it may meet; None when it runs into a dead end.

    Teams kept apart from each other (seeds in a larger draw) draw first.
    """
    left = _shuffled(teams, pick)
    if pots is not None:
        left = [*_shuffled(pots[0], pick), *_shuffled(pots[1], pick)]
    elif kept_apart:
        left = [*_shuffled(kept_apart, pick), *(team for team in left if team not in kept_apart)]
    second = set(pots[1]) if pots is not None else None
    pairs: list[tuple[TeamId, TeamId]] = []
    while left:
        team = left.pop(0)
        allowed = [
            other
            for other in left
            if (second is None or other in second)
            and not (team in kept_apart and other in kept_apart)
            and _fits((team, other), rules)
        ]
        if not allowed:
            return None
        other = allowed[pick(len(allowed))]
        left.remove(other)
        pairs.append((team, other))
    return pairs


def _ranges(context: Context, node: NodeKey, stage: Stage, pick: Pick) -> tuple[tuple[str, str], ...]:
    """For listed ties: which team of a range stands in which tie; sides that are no range stay as they are."""
    category, _ = split_name(node.name)
    rules = apartness(context, node, stage)
    for _ in range(_TRIES // 100):
        left: dict[str, list[TeamId]] = {}
        pairs: list[tuple[str, str]] = []
        for tie in stage.ties:
            sides: list[TeamId] = []
            for ref in tie.teams:
                candidates = _known(node, seats(context, (ref,), node.edition, category))
                if len(candidates) == 1:
                    sides.append(candidates[0])
                else:
                    bag = left.setdefault(str(ref), _shuffled(candidates, pick))
                    sides.append(bag.pop())
            pairs.append((sides[0], sides[1]))
        if all(_fits((TeamId(home), TeamId(away)), rules) for home, away in pairs):
            return tuple(pairs)
    raise ConflictError("draw-impossible", edition=node.edition, stage=node.name)


def _known(node: NodeKey, found: Sequence[Seat]) -> list[TeamId]:
    teams = [seat.team for seat in found if seat.team is not None]
    if len(teams) < len(found):
        raise ConflictError(
            "draw-teams-open", edition=node.edition, stage=node.name, known=len(teams), teams=len(found)
        )
    return teams


def _shuffled(items: Sequence[T], pick: Pick) -> list[T]:
    """Fisher-Yates with the chance that was handed in."""
    found = list(items)
    for last in range(len(found) - 1, 0, -1):
        other = pick(last + 1)
        found[last], found[other] = found[other], found[last]
    return found
