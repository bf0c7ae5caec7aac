"""Making the fixture lists of stages: from the regulation's calendar, the register's grounds, and the lists beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from torneo.ledger.chain import Draft
from torneo.ledger.entries import FixtureLine, FixturesPublished
from torneo.ledger.instants import instant_text
from torneo.model import (
    ConflictError,
    EditionId,
    Match,
    NotFoundError,
    NotYetPlayableError,
    StageId,
    TeamId,
    TorneoError,
    UsageError,
    VenueId,
)
from torneo.progression import LeagueState, MatchState, Season
from torneo.rules.refs import Ref
from torneo.rules.resolve import NodeKey, UnresolvedRef, WholeNode, resolve
from torneo.rules.stages import Stage
from torneo.timetable import (
    FixtureList,
    Pairing,
    breaks_over,
    clashes,
    fixtures_alongside,
    matches_of,
    round_robins,
    schedule,
)

_MATCHES_MOST = 20_000
"""A list is one entry of the ledger, and is made while others wait; 140 clubs that meet twice have fewer matches."""
_DAY_NUMBERS = {
    day: number
    for number, day in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
_WEEKEND = (5, 6)
_MIDWEEK = (2, 5, 6)
_ANY_DAY = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True)
class MadeList:
    """The fixture list of one stage, ready to be published, and how good it is.

    `breaks`: times a team is at home, or away, in two rounds in a row, over all groups; `clashes`: tenants of one
    ground at home in one round; both None for a list copied from the stages it stands alongside.
    """

    node: NodeKey
    matches: tuple[Match, ...]
    method: str
    seed: int
    breaks: int | None = None
    clashes: int | None = None

    @property
    def rounds(self) -> int:
        return max((match.round for match in self.matches), default=0)

    def draft(self, *, simulated: bool = False) -> Draft:
        lines = tuple(_line(match) for match in self.matches)
        payload = FixturesPublished(self.node.edition, self.node.name, lines, self.method, self.seed)
        return Draft(payload=payload, simulated=simulated)


def makeable(season: Season, edition: str | None = None) -> tuple[NodeKey, ...]:
    """League stages without a fixture list whose teams are all known, in the order in which to make them."""
    found = []
    for node, state in season.nodes.items():
        if not isinstance(state, LeagueState) or state.matches or (edition and node.edition != edition):
            continue
        seats = [seat for group in state.groups for seat in group.seats]
        if seats and all(seat.team is not None for seat in seats):
            found.append(node)
    return tuple(sorted(found, key=lambda node: _made_after(season, node)))


def make_fixtures(season: Season, node: NodeKey, *, seed: int = 0, kickoffs: Sequence[time] = ()) -> MadeList:
    """The fixture list of one stage.

    Beside other stages where the regulation says `alongside`; the other half where it says `reverses`; else a round
    robin with the fewest breaks that keeps tenants of a ground apart, over all groups at once.

    Args:
        kickoffs: clock times where the calendar names none; without any, matches get a day and no hour.

    Raises:
        NotFoundError: `no-stage`.
        ConflictError: `fixtures-exist`, `fixtures-teams-open`, `fixtures-wait-for` (stage, other): the list it
            follows is not made yet.
        NotYetPlayableError: `fixtures-not-yet-playable` (stage, kind): import a list instead.
        UsageError: `fixtures-too-many` (stage, found, most).
    """
    state = season.nodes.get(node)
    if not isinstance(state, LeagueState):
        known = tuple(
            n.name
            for n, s in season.nodes.items()
            if n.edition == node.edition and isinstance(s, LeagueState)
        )
        raise NotFoundError("no-stage", edition=node.edition, stage=node.name, known=known)
    base = {"edition": node.edition, "stage": node.name}
    if state.matches:
        raise ConflictError("fixtures-exist", **base, matches=len(state.matches))
    if any(seat.team is None for group in state.groups for seat in group.seats) or not state.teams:
        raise ConflictError("fixtures-teams-open", **base)
    if state.stage.kind == "swiss" or state.stage.meets:
        raise NotYetPlayableError(
            "fixtures-not-yet-playable", **base, kind="swiss" if not state.stage.meets else "meets"
        )
    meetings = state.stage.meetings or 1
    count = sum(len(group.seats) * (len(group.seats) - 1) // 2 * meetings for group in state.groups)
    if count > _MATCHES_MOST:
        raise UsageError("fixtures-too-many", stage=node.name, found=count, most=_MATCHES_MOST)
    if state.stage.alongside:
        beside = _beside(season, node, state)
        if beside is not None:
            return MadeList(node, beside, "alongside", seed)
    if state.stage.reverses is not None:
        lists = {"": _reversed(season, node, state.stage)}
    else:
        lists = _round_robins(season, node, state, seed)
    matches = _dated(season, node, state.stage, lists, kickoffs)
    tenants, capacity = _grounds(season, state)
    method = next(iter(lists.values())).method
    found = clashes(lists, tenants=tenants, capacity=capacity)
    return MadeList(node, matches, method, seed, sum(one.breaks for one in lists.values()), len(found))


def _line(match: Match) -> FixtureLine:
    return FixtureLine(
        match.id,
        match.round,
        match.home,
        match.away,
        day=match.planned.day.isoformat() if match.planned.day else None,
        kickoff=instant_text(match.planned.kickoff) if match.planned.kickoff else None,
        venue=match.planned.venue,
        neutral=match.neutral,
    )


def _made_after(season: Season, node: NodeKey) -> tuple[int, int, NodeKey]:
    """Stages that others are played alongside or reverse come first, then the order of the file."""
    regulation = season.regulations.editions[node.edition]
    names = [stage.id for stage in regulation.stage]
    plain = node.name.rpartition(":")[2]
    stage = regulation.stage_by_id(plain)
    follows = 1 if stage is not None and stage.alongside else 0
    return (follows, names.index(plain), node)


def _others(season: Season, node: NodeKey, refs: Sequence[Ref]) -> list[NodeKey]:
    found = []
    for ref in refs:
        try:
            slots = resolve(ref, season.regulations, node.edition)
        except UnresolvedRef:
            continue
        found += [slot.node for slot in slots if isinstance(slot, WholeNode)]
    return found


def _beside(season: Season, node: NodeKey, state: LeagueState) -> tuple[Match, ...] | None:
    """The list copied from the stages it is played alongside; None where those are not in this folder as leagues."""
    companions: list[tuple[Match, ...]] = []
    for other in _others(season, node, state.stage.alongside):
        companion = season.nodes.get(other)
        if not isinstance(companion, LeagueState):
            return None
        if not companion.matches:
            raise ConflictError(
                "fixtures-wait-for",
                edition=node.edition,
                stage=node.name,
                other=f"{other.edition}:{other.name}",
            )
        companions.append(tuple(_as_match(match) for match in companion.matches))
    if not companions:
        return None
    calendar = season.regulations.editions[node.edition].calendar
    return fixtures_alongside(
        state.teams,
        *companions,
        edition=node.edition,
        stage=node.name,
        side=calendar.curtain_raiser,
        minutes=calendar.slot_minutes or 150,
        zone=_zone(season, node.edition),
        zone_of_venue=_zones(season),
    )


def _as_match(match: MatchState) -> Match:
    assert match.home.team is not None
    assert match.away.team is not None
    planned = match.postponed_from[0] if match.postponed_from else match.planned
    return Match(match.id, match.home.team, match.away.team, match.round, planned)


def _reversed(season: Season, node: NodeKey, stage: Stage) -> FixtureList:
    """The rounds of the stage it reverses, with venues exchanged."""
    refs = (stage.reverses,) if stage.reverses is not None else ()
    (other,) = _others(season, node, refs)[:1] or (None,)
    first = season.nodes.get(other) if other is not None else None
    if not isinstance(first, LeagueState) or not first.matches:
        raise ConflictError(
            "fixtures-wait-for", edition=node.edition, stage=node.name, other=str(stage.reverses)
        )
    rounds: dict[int, list[Pairing]] = {}
    for match in first.matches:
        assert match.home.team is not None
        assert match.away.team is not None
        rounds.setdefault(match.round, []).append(Pairing(match.round, match.away.team, match.home.team))
    everybody = sorted(first.teams)
    pairs = tuple(tuple(rounds[number]) for number in sorted(rounds))
    byes = tuple(_idle(everybody, pairs_of_round) for pairs_of_round in pairs)
    made = FixtureList(pairs, byes, f"reverses {stage.reverses}", 0)
    return replace(made, breaks=breaks_over(made))


def _idle(teams: Sequence[TeamId], pairs: Sequence[Pairing]) -> TeamId | None:
    busy = {team for pair in pairs for team in (pair.home, pair.away)}
    return next((team for team in teams if team not in busy), None)


def _round_robins(season: Season, node: NodeKey, state: LeagueState, seed: int) -> dict[str, FixtureList]:
    calendar = season.regulations.editions[node.edition].calendar
    tenants, capacity = _grounds(season, state)
    meetings = state.stage.meetings or 1
    groups = {
        group.name: [seat.team for seat in group.seats if seat.team is not None] for group in state.groups
    }
    return dict(
        round_robins(
            groups, meetings=meetings, mode=calendar.mode, tenants=tenants, capacity=capacity, seed=seed
        )
    )


def _grounds(season: Season, state: LeagueState) -> tuple[dict[TeamId, VenueId | None], dict[VenueId, int]]:
    """Home ground of each team, and how many can be at home there in one round."""
    register = season.regulations.register
    calendar = season.regulations.editions[state.node.edition].calendar
    slots = max(1, len(calendar.kickoffs)) * max(1, len(calendar.days))
    tenants = {team: (club.home if (club := register.club(team)) else None) for team in state.teams}
    capacity = {venue.id: venue.pitches * slots for venue in register.venues}
    return tenants, capacity


def _zone(season: Season, edition: EditionId) -> ZoneInfo:
    return ZoneInfo(season.regulations.editions[edition].edition.timezone or "UTC")


def _zones(season: Season) -> dict[VenueId, ZoneInfo]:
    return {
        venue.id: ZoneInfo(venue.timezone) for venue in season.regulations.register.venues if venue.timezone
    }


# ── days ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _dated(
    season: Season, node: NodeKey, stage: Stage, lists: dict[str, FixtureList], kickoffs: Sequence[time]
) -> tuple[Match, ...]:
    """The matches with days, where the regulation gives a day to begin with; else rounds without days."""
    edition = node.edition
    calendar = season.regulations.editions[edition].calendar
    register = season.regulations.register
    venue_of = {
        TeamId(club.id): club.home for club in register.clubs if club.home is not None and not stage.neutral
    }
    rounds = max(len(one.rounds) for one in lists.values())
    start = stage.from_ or _after_earlier(season, node) or calendar.from_
    if start is None:
        return _in_order(
            match
            for one in lists.values()
            for match in matches_of(one, edition=edition, stage=StageId(node.name), venue_of=venue_of)
        )
    end = stage.to or _share_of_season(season, node, stage, start, rounds) or calendar.to
    hours = [time.fromisoformat(text) for text in calendar.kickoffs] or list(kickoffs)
    choices = (
        [tuple(_DAY_NUMBERS[day] for day in calendar.days)]
        if calendar.days
        else [_WEEKEND, _MIDWEEK, _ANY_DAY]
    )
    blackout = frozenset(
        day
        for rule in calendar.rule
        if rule.kind == "blackout" and rule.hard and not rule.teams
        for day in rule.dates
    )
    for number, days in enumerate(choices):
        try:
            return _in_order(
                match
                for one in _side_by_side(lists)
                for match in schedule(
                    one,
                    edition=edition,
                    stage=StageId(node.name),
                    start=start,
                    end=end,
                    days=days,
                    kickoffs=hours,
                    zone=_zone(season, edition),
                    venue_of=venue_of,
                    zone_of_venue=_zones(season),
                    capacity={venue.id: venue.pitches for venue in register.venues},
                    pitches=calendar.pitches,
                    blackout=blackout,
                    slot_minutes=calendar.slot_minutes or 150,
                    rest_days=calendar.rest_days or 0,
                )
            )
        except TorneoError as error:
            # Without days of its own a calendar takes weekends, then midweek too, then any day that makes it fit.
            if error.code != "calendar-too-short" or number == len(choices) - 1:
                raise
    raise AssertionError("unreachable")


def _in_order(matches: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(sorted(matches, key=lambda match: (match.round, match.id)))


def _side_by_side(lists: dict[str, FixtureList]) -> list[FixtureList]:
    """Groups as one list: their rounds are played on the same days and share the grounds."""
    longest = max(len(one.rounds) for one in lists.values())
    if len(lists) == 1:
        return list(lists.values())
    rounds = tuple(
        tuple(pair for one in lists.values() if number < len(one.rounds) for pair in one.rounds[number])
        for number in range(longest)
    )
    first = next(iter(lists.values()))
    return [FixtureList(rounds, tuple(None for _ in rounds), first.method, first.breaks)]


def _after_earlier(season: Season, node: NodeKey) -> date | None:
    """The day after the last match of the stages before it in the file, where those have days."""
    regulation = season.regulations.editions[node.edition]
    plain = node.name.rpartition(":")[2]
    last: date | None = None
    for stage in regulation.stage:
        if stage.id == plain:
            break
        state = season.nodes.get(NodeKey(node.edition, StageId(stage.id)))
        if isinstance(state, LeagueState):
            for match in state.matches:
                if match.planned.day is not None and (last is None or match.planned.day > last):
                    last = match.planned.day
    return last + timedelta(days=1) if last is not None else None


def _share_of_season(season: Season, node: NodeKey, stage: Stage, start: date, rounds: int) -> date | None:
    """Where a later stage has a last day: this stage's share of the time until then, by rounds and legs to play."""
    regulation = season.regulations.editions[node.edition]
    position = [one.id for one in regulation.stage].index(stage.id)
    later = regulation.stage[position + 1 :]
    ends = [one.to for one in later if one.to is not None]
    if not ends:
        return None
    left = rounds
    for one in later:
        if one.kind == "knockout":
            left += one.legs + sum(step.id == "playoff_match" for step in one.level or ())
        else:
            left += rounds
    return start + (max(ends) - start) * rounds // left
