"""Fixture lists alongside another edition: each match on the same ground, just before or after its companion."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from torneo.model import ConflictError, EditionId, Match, Planned, StageId, TeamId, VenueId, local_date
from torneo.timetable.dates import league_match_id

CurtainRaiser = Literal["before", "after", "either"]

MINUTES = 150
"""From one kick-off to the next on the same ground: ninety minutes, the interval, and time to clear the pitch."""


def curtain_raiser(
    companion: Planned,
    *,
    side: CurtainRaiser = "before",
    minutes: int = MINUTES,
    zone: ZoneInfo | None = None,
) -> Planned:
    """The plan of the match beside one that is planned so: same venue, kick-off `minutes` earlier or later.

    `either` means before, unless the match would then begin on the day before. `zone` is that of the venue; it decides
    the day. Without it the day is the companion's. What is open for the companion is open here.
    """
    if companion.kickoff is None:
        return companion
    gap = timedelta(minutes=minutes)
    earlier, later = companion.kickoff - gap, companion.kickoff + gap
    if side == "before":
        kickoff = earlier
    elif side == "after":
        kickoff = later
    else:
        crosses = zone is not None and local_date(earlier, zone) != local_date(companion.kickoff, zone)
        kickoff = later if crosses else earlier
    return Planned(day=_day(kickoff, companion, zone), kickoff=kickoff, venue=companion.venue)


def fixtures_alongside(
    own_teams: Sequence[TeamId],
    *companions: Sequence[Match],
    edition: EditionId,
    stage: StageId,
    side: CurtainRaiser = "before",
    minutes: int = MINUTES,
    zone: ZoneInfo | None = None,
    zone_of_venue: Mapping[VenueId, ZoneInfo] | None = None,
) -> tuple[Match, ...]:
    """A stage's fixture list copied from the stages it is played alongside.

    Same rounds, home and away teams, days and venues. Several companions follow one after another: the
    rounds of the second are counted on from the last round of the first. Ordered by round and id.

    Raises:
        ConflictError: `alongside-teams-differ`: the companions' teams are not the stage's.
    """
    theirs = {team for matches in companions for match in matches for team in (match.home, match.away)}
    if theirs != set(own_teams):
        raise ConflictError(
            "alongside-teams-differ",
            stage=stage,
            missing=tuple(sorted(set(own_teams) - theirs)),
            unknown=tuple(sorted(theirs - set(own_teams))),
        )
    copied = [
        Match(
            id=league_match_id(edition, stage, home=home, away=away, meeting=meeting),
            home=home,
            away=away,
            round=match.round,
            planned=curtain_raiser(
                match.planned, side=side, minutes=minutes, zone=_zone(match, zone, zone_of_venue)
            ),
            neutral=match.neutral,
        )
        for (home, away, meeting), match in _numbered(_one_after_another(companions))
    ]
    return tuple(sorted(copied, key=lambda match: (match.round, match.id)))


def alongside(
    own: Sequence[Match],
    *companions: Sequence[Match],
    side: CurtainRaiser = "before",
    minutes: int = MINUTES,
    zone: ZoneInfo | None = None,
    zone_of_venue: Mapping[VenueId, ZoneInfo] | None = None,
) -> tuple[Match, ...]:
    """The same matches moved beside their companions as these are planned now, in the same order.

    A companion is the same meeting of the two teams at the same home. So a match follows one that is postponed: its id
    and its history stay. A match without a companion keeps its own plan.
    """
    beside = dict(_numbered(_one_after_another(companions)))
    moved: dict[str, Match] = {}
    for key, match in _numbered(sorted(own, key=lambda match: (match.round, match.id))):
        companion = beside.get(key)
        if companion is not None:
            plan = curtain_raiser(
                companion.planned, side=side, minutes=minutes, zone=_zone(companion, zone, zone_of_venue)
            )
            moved[match.id] = replace(match, round=companion.round, planned=plan, neutral=companion.neutral)
    return tuple(moved.get(match.id, match) for match in own)


def _day(kickoff: datetime, companion: Planned, zone: ZoneInfo | None) -> date | None:
    return local_date(kickoff, zone) if zone is not None else companion.day


def _zone(
    match: Match, zone: ZoneInfo | None, zone_of_venue: Mapping[VenueId, ZoneInfo] | None
) -> ZoneInfo | None:
    venue = match.planned.venue
    return (zone_of_venue or {}).get(venue, zone) if venue is not None else zone


def _one_after_another(companions: Sequence[Sequence[Match]]) -> Iterator[Match]:
    """All companions' matches by round and id, rounds counted through."""
    before = 0
    for matches in companions:
        for match in sorted(matches, key=lambda match: (match.round, match.id)):
            yield replace(match, round=match.round + before)
        before += max((match.round for match in matches), default=0)


def _numbered(
    matches: Iterator[Match] | Sequence[Match],
) -> Iterator[tuple[tuple[TeamId, TeamId, int], Match]]:
    """Each match with its teams and which of their meetings at this home it is, from 1."""
    seen: Counter[tuple[TeamId, TeamId]] = Counter()
    for match in matches:
        seen[match.home, match.away] += 1
        yield (match.home, match.away, seen[match.home, match.away]), match
