"""What is in the way of a match at another time or place: its ground, its two teams, their rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from torneo.model import Planned
from torneo.office.lookup import Found
from torneo.progression import MatchState, Season

_SLOT_MINUTES = 150


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing in the way. Only a warning: a league may know better.

    `code`: `clash-venue` (venue, other, when), `clash-venue-day` (venue, other: no hour is known of one of them),
    `clash-team` (team, other), `clash-rest` (team, other, days, wanted).
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


def clashes_of(season: Season, found: Found, plan: Planned) -> tuple[Clash, ...]:
    """What would be in the way if this match were planned so, over all editions of the season."""
    if plan.day is None:
        return ()
    return tuple(_clashes(season, found, plan))


def _clashes(season: Season, found: Found, plan: Planned) -> Iterator[Clash]:
    assert plan.day is not None
    calendar = found.edition.regulation.calendar
    slot = timedelta(minutes=calendar.slot_minutes or _SLOT_MINUTES)
    ground = season.regulations.register.venue(plan.venue) if plan.venue else None
    pitches = ground.pitches if ground else 1
    mine = {found.match.home.team, found.match.away.team} - {None}
    at_once: list[MatchState] = []
    for edition in season:
        for match in edition.matches():
            if match.id == found.match.id or match.planned.day is None:
                continue
            day = match.planned.day
            if day == plan.day and plan.venue and match.planned.venue == plan.venue:
                if plan.kickoff is None or match.planned.kickoff is None:
                    yield Clash("clash-venue-day", {"venue": plan.venue, "other": match})
                elif abs(match.planned.kickoff - plan.kickoff) < slot:
                    at_once.append(match)
            if edition.id != found.edition.id:
                continue  # the reserves and the first team of a club may well play on one day
            for team in sorted(str(each) for each in mine & {match.home.team, match.away.team}):
                yield from _of_team(team, match, day, plan.day, calendar.rest_days or 0)
    if len(at_once) >= pitches:
        for match in at_once:
            yield Clash(
                "clash-venue", {"venue": plan.venue or "", "other": match, "when": match.planned.kickoff}
            )


def _of_team(team: str, match: MatchState, day: date, planned: date, rest_days: int) -> Iterator[Clash]:
    apart = abs((day - planned).days)
    if apart == 0:
        yield Clash("clash-team", {"team": team, "other": match})
    elif apart <= rest_days:
        yield Clash("clash-rest", {"team": team, "other": match, "days": apart - 1, "wanted": rest_days})


def is_past(planned: Planned, now: datetime, today: date) -> bool:
    """Whether a match should be over: two hours after its kick-off, or on the day after."""
    if planned.kickoff is not None:
        return planned.kickoff + timedelta(hours=2) <= now
    return planned.day is not None and planned.day < today
