"""Checks a fixture list from whatever source; shares no code with the generators.

Codes: `fixture-team-unknown`, `fixture-round-number`, `fixture-team-twice`, `fixture-bye-wrong`, `fixture-pair-count`,
`fixture-home-away-uneven`, `venue-clash`, `fixture-breaks-miscounted`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from torneo.model import Finding, Severity, TeamId, VenueId
from torneo.timetable.fixture_list import FixtureList, Pairing


def check(
    fixtures: FixtureList,
    teams: Sequence[TeamId],
    *,
    meetings: int = 1,
    tenants: Mapping[TeamId, VenueId | None] | None = None,
    capacity: Mapping[VenueId, int] | None = None,
) -> tuple[Finding, ...]:
    """Everything wrong with a fixture list, by round; empty when it is a sound round robin of these teams.

    Uneven venues (a team or a pair at one ground two or more times oftener than at the other) are a warning, all else
    is an error.
    """
    return (
        *_lines(fixtures, teams),
        *_pairs(fixtures, teams, meetings=meetings),
        *_balance(fixtures, teams),
        *clashes({"": fixtures}, tenants=tenants or {}, capacity=capacity or {}),
        *_breaks(fixtures),
    )


def clashes(
    lists: Mapping[str, FixtureList],
    *,
    tenants: Mapping[TeamId, VenueId | None],
    capacity: Mapping[VenueId, int] | None = None,
) -> tuple[Finding, ...]:
    """A `venue-clash` for every round in which a venue has more home matches than pitches, over all the lists."""
    found: list[Finding] = []
    for index in range(max((len(fixtures.rounds) for fixtures in lists.values()), default=0)):
        at_home: dict[VenueId, list[TeamId]] = {}
        for _, fixtures in sorted(lists.items()):
            for pair in fixtures.rounds[index] if index < len(fixtures.rounds) else ():
                venue = tenants.get(pair.home)
                if venue is not None:
                    at_home.setdefault(venue, []).append(pair.home)
        for venue, there in sorted(at_home.items()):
            pitches = (capacity or {}).get(venue, 1)
            if len(there) > pitches:
                found.append(
                    _error(
                        "venue-clash",
                        venue,
                        round=index + 1,
                        venue=venue,
                        teams=tuple(sorted(there)),
                        pitches=pitches,
                    )
                )
    return tuple(found)


def _error(code: str, subject: str, **facts: object) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, subject=subject, facts=facts)


def _lines(fixtures: FixtureList, teams: Sequence[TeamId]) -> Iterator[Finding]:
    """Each round by itself: known teams, each once, and the bye is the one that does not play."""
    known = set(teams)
    for number, line in enumerate(fixtures.rounds, start=1):
        playing = Counter(team for pair in line for team in (pair.home, pair.away))
        for wrong in sorted({pair.round for pair in line} - {number}):
            yield _error("fixture-round-number", str(number), round=number, found=wrong)
        for team, count in sorted(playing.items()):
            if team not in known:
                yield _error("fixture-team-unknown", team, round=number, team=team)
            if count > 1:
                yield _error("fixture-team-twice", team, round=number, team=team, matches=count)
        idle = tuple(sorted(known - playing.keys()))
        bye = fixtures.byes[number - 1] if number <= len(fixtures.byes) else None
        named = () if bye is None else (bye,)
        if idle != named:
            yield _error("fixture-bye-wrong", str(number), round=number, idle=idle, named=named)


def _pairs(fixtures: FixtureList, teams: Sequence[TeamId], *, meetings: int) -> Iterator[Finding]:
    met = Counter(frozenset((pair.home, pair.away)) for line in fixtures.rounds for pair in line)
    for one, two in combinations(sorted(set(teams)), 2):
        found = met[frozenset((one, two))]
        if found != meetings:
            yield _error(
                "fixture-pair-count", f"{one}, {two}", teams=(one, two), found=found, expected=meetings
            )


def _balance(fixtures: FixtureList, teams: Sequence[TeamId]) -> Iterator[Finding]:
    home = Counter(pair.home for line in fixtures.rounds for pair in line)
    away = Counter(pair.away for line in fixtures.rounds for pair in line)
    hosted = Counter((pair.home, pair.away) for line in fixtures.rounds for pair in line)
    sides = [(team, home[team], away[team]) for team in sorted(set(teams))]
    sides_of_pairs = [
        (f"{one}, {two}", hosted[one, two], hosted[two, one])
        for one, two in combinations(sorted(set(teams)), 2)
    ]
    for subject, at_home, on_the_road in [*sides, *sides_of_pairs]:
        if abs(at_home - on_the_road) > 1:
            yield Finding(
                code="fixture-home-away-uneven",
                severity=Severity.WARNING,
                subject=subject,
                facts={"teams": subject, "home": at_home, "away": on_the_road},
            )


def _breaks(fixtures: FixtureList) -> Iterator[Finding]:
    """Counted team by team along its row of venues, not round by round as the generator does."""
    counted = 0
    for team in {side for line in fixtures.rounds for pair in line for side in (pair.home, pair.away)}:
        row = "".join(_venue(line, team) for line in fixtures.rounds)
        counted += sum(a == b != "-" for a, b in pairwise(row))
    if counted != fixtures.breaks:
        yield _error("fixture-breaks-miscounted", "", found=fixtures.breaks, expected=counted)


def _venue(line: Sequence[Pairing], team: TeamId) -> str:
    for pair in line:
        if pair.home == team:
            return "H"
        if pair.away == team:
            return "A"
    return "-"
