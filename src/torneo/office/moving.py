"""Days and kick-offs of matches: set, changed, postponed."""

from datetime import date, time
from zoneinfo import ZoneInfo

from torneo.ledger import Draft, instant_text
from torneo.ledger.entries import MatchPostponed, MatchScheduled
from torneo.model import Actor, ConflictError, NotFoundError
from torneo.office.folder import Workspace
from torneo.office.lookup import Found
from torneo.office.permissions import Action, Target, require
from torneo.office.recording import Asked, find
from torneo.office.submitting import Outcome, check_day, instant_of, required_reason, submit, zone_of
from torneo.progression import Season


def postpone(
    workspace: Workspace,
    actor: Actor,
    asked: Asked,
    *,
    reason: str | None,
    to: date | None = None,
    kickoff: time | None = None,
    venue: str | None = None,
    from_day: date | None = None,
    source: str | None = None,
    key: str | None = None,
) -> Outcome:
    """Move a match before its start; without a day it waits on the list of undated matches.

    Args:
        kickoff: time on the wall at the venue.
        from_day: the day it was planned for, where the ledger does not know it.

    Raises:
        ConflictError: `already-played` (match, score).
        UsageError: `reason-missing`, `date-outside-season`.
        NotFoundError: `no-venue` (venue, known); else as `record_result`.
    """
    said = required_reason(reason, "postpone")
    season = workspace.season()
    found = movable(season, asked)
    actor = require(actor, Action.POSTPONE, target_of(found))
    day, moment = plan_of(season, found, to, kickoff, venue)
    payload = MatchPostponed(
        match=found.match.id,
        day=day,
        kickoff=moment,
        venue=venue_of(season, venue),
        from_day=from_day.isoformat() if from_day else None,
    )
    draft = Draft(payload=payload, reason=said, source=source, key=key)
    return submit(workspace, actor, (draft,), before=season)


def reschedule(
    workspace: Workspace,
    actor: Actor,
    asked: Asked,
    *,
    day: date | None = None,
    kickoff: time | None = None,
    venue: str | None = None,
    reason: str | None = None,
    key: str | None = None,
) -> Outcome:
    """Give a match its day, kick-off or venue, without calling it a postponement. Raises as `postpone`."""
    season = workspace.season()
    found = movable(season, asked)
    actor = require(actor, Action.SCHEDULE, target_of(found))
    when, moment = plan_of(season, found, day or found.match.planned.day, kickoff, venue)
    payload = MatchScheduled(match=found.match.id, day=when, kickoff=moment, venue=venue_of(season, venue))
    return submit(workspace, actor, (Draft(payload=payload, reason=reason, key=key),), before=season)


def movable(season: Season, asked: Asked) -> Found:
    """The match that is meant, if it can still be moved. Raises `ConflictError` `already-played`."""
    found = find(season, asked, wants_result=False)
    if found.match.result is not None:
        result = found.match.result.result
        raise ConflictError("already-played", match=found.match.id, score=str(result.score or result.status))
    return found


def plan_of(
    season: Season, found: Found, day: date | None, kickoff: time | None, venue: str | None
) -> tuple[str | None, str | None]:
    """Day and instant as entries hold them; the kick-off is a time on the wall at the venue.

    Raises:
        UsageError: `date-outside-season`.
    """
    if day is None:
        return None, None
    regulation = found.edition.regulation
    check_day(day, regulation, found.stage.stage if found.stage else None, match=str(found.match.id))
    where = venue or found.match.planned.venue
    ground = season.regulations.register.venue(where) if where else None
    zone = ZoneInfo(ground.timezone) if ground and ground.timezone else zone_of(regulation)
    moment = None if kickoff is None else instant_text(instant_of(day, kickoff, zone))
    return day.isoformat(), moment


def venue_of(season: Season, asked: str | None) -> str | None:
    """The venue of that id. Raises `NotFoundError` `no-venue` (venue, known)."""
    if not asked:
        return None
    venues = season.regulations.register.venues
    if venues and season.regulations.register.venue(asked) is None:
        raise NotFoundError("no-venue", venue=asked, known=tuple(venue.id for venue in venues))
    return asked


def target_of(found: Found) -> Target:
    """The match, as a permission is asked for it."""
    clubs = tuple(team for team in (found.match.home.team, found.match.away.team) if team is not None)
    return Target(edition=found.edition.id, match=found.match.id, clubs=clubs)
