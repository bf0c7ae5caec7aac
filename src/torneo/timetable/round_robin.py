"""Fixture lists of round robins: patterns with the fewest breaks, and tenants of one venue kept apart."""

from collections import Counter
from collections.abc import Mapping, Sequence

from torneo.model import TeamId, UsageError, VenueId
from torneo.timetable.fixture_list import FixtureList, Pairing, count_breaks
from torneo.timetable.patterns import Mode, PatternBook, pattern_book
from torneo.timetable.tenants import assign_rows, pairs_to_separate

MEETINGS_MAX = 8


def round_robin(
    teams: Sequence[TeamId],
    *,
    meetings: int = 1,
    mode: Mode = "free",
    tenants: Mapping[TeamId, VenueId | None] | None = None,
    capacity: Mapping[VenueId, int] | None = None,
    seed: int = 0,
) -> FixtureList:
    """The fixture list of a league in which all meet all.

    Home and away matches of a team differ by one at most, breaks are the fewest the scheme allows wherever
    `patterns.minimum_breaks` knows that number, and tenants of a venue are never at home together.

    Args:
        teams: At least two, each once; their order does not matter.
        meetings: How often each pair meets, 1 to 8; its venue alternates.
        mode: How each half follows from the one before (`patterns.halves`).
        tenants: Home venue of a team; teams without one, or not named, share with nobody.
        capacity: Matches a venue can hold at once; 1 where it is not named.
        seed: Decides which team gets which row of the pattern. Same seed, same list.

    Raises:
        ConflictError: `venue-overbooked`: more than two tenants for each pitch of a venue.
        UsageError: `teams-too-few`, `team-listed-twice`, `meetings-out-of-range`.
    """
    return round_robins(
        {"": teams}, meetings=meetings, mode=mode, tenants=tenants, capacity=capacity, seed=seed
    )[""]


def round_robins(
    groups: Mapping[str, Sequence[TeamId]],
    *,
    meetings: int = 1,
    mode: Mode = "free",
    tenants: Mapping[TeamId, VenueId | None] | None = None,
    capacity: Mapping[VenueId, int] | None = None,
    seed: int = 0,
) -> dict[str, FixtureList]:
    """A fixture list for each group, all played in the same rounds, with tenants kept apart across groups too.

    Each list has the same breaks as `round_robin` alone would give it. Arguments as there.

    Raises:
        ConflictError: `venue-overbooked`; `tenants-not-separable`: tenants sit in groups of different sizes whose
            patterns do not complement each other.
        UsageError: `teams-too-few`, `team-listed-twice`, `meetings-out-of-range`.
    """
    _check_request(groups, meetings=meetings)
    books = {name: pattern_book(len(teams), meetings=meetings, mode=mode) for name, teams in groups.items()}
    pairs = pairs_to_separate(groups, books, tenants=tenants or {}, capacity=capacity or {}, seed=seed)
    rows = assign_rows(groups, books, pairs=pairs, seed=seed)
    return {
        name: _listed(books[name], {rows[team]: team for team in teams}, mode=mode)
        for name, teams in groups.items()
    }


def _check_request(groups: Mapping[str, Sequence[TeamId]], *, meetings: int) -> None:
    if not 1 <= meetings <= MEETINGS_MAX:
        raise UsageError("meetings-out-of-range", meetings=meetings, min=1, max=MEETINGS_MAX)
    for name, teams in groups.items():
        if len(teams) < 2:
            raise UsageError("teams-too-few", group=name, count=len(teams), min=2)
    counted = Counter(team for teams in groups.values() for team in teams)
    twice = tuple(sorted(team for team, count in counted.items() if count > 1))
    if twice:
        raise UsageError("team-listed-twice", teams=twice)


def _listed(book: PatternBook, team_of: Mapping[int, TeamId], *, mode: Mode) -> FixtureList:
    rounds = tuple(
        tuple(
            sorted(
                (Pairing(round=number, home=team_of[home], away=team_of[away]) for home, away in line),
                key=lambda pair: pair.home,
            )
        )
        for number, line in enumerate(book.rounds, start=1)
    )
    byes = tuple(None if row is None else team_of[row] for row in book.byes)
    return FixtureList(
        rounds=rounds, byes=byes, method=f"canonical factorisation, {mode}", breaks=count_breaks(rounds)
    )
