"""Requests of clubs to move a match: asked for, answered by the opponent, decided by the league."""

from dataclasses import dataclass
from datetime import date, time

from torneo.ledger import Draft, RequestFact
from torneo.ledger.entries import (
    MatchPostponed,
    PostponementAnswered,
    PostponementRequested,
    PostponementWithdrawn,
)
from torneo.model import Actor, ConflictError, NotFoundError, TeamId, UsageError, local_date
from torneo.office.folder import Workspace
from torneo.office.lookup import Found, match_by_id, the_team
from torneo.office.moving import movable, plan_of, target_of, venue_of
from torneo.office.permissions import Action, Target, can, require
from torneo.office.recording import Asked
from torneo.office.submitting import Outcome, required_reason, submit, zone_of
from torneo.progression import Season


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it stands today. `expired`: the opponent has let his last day pass; the league may still decide."""

    fact: RequestFact
    found: Found
    opponent: TeamId
    expired: bool

    @property
    def id(self) -> int:
        return self.fact.asked.sequence

    @property
    def is_pending(self) -> bool:
        return self.fact.is_pending


def requests(workspace: Workspace, *, pending_only: bool = False) -> tuple[Request, ...]:
    """All requests of the season, the latest first."""
    season = workspace.season()
    found = [
        _shown(workspace, season, fact)
        for stage in season.facts.stages.values()
        for fact in stage.requests.values()
        if fact.is_pending or not pending_only
    ]
    return tuple(sorted(found, key=lambda each: -each.id))


def requests_for(workspace: Workspace, actor: Actor, *, pending_only: bool = False) -> tuple[Request, ...]:
    """The requests that are the actor's business: both clubs', and all of them for those who read the record."""

    def may_see(one: Request) -> bool:
        edition = one.found.edition.id
        clubs = (one.opponent, one.fact.asked.payload.by)
        return can(actor, Action.READ_LOG, Target(edition=edition)) or any(
            can(actor, Action.REQUEST_POSTPONEMENT, Target(edition=edition, clubs=(club,))) for club in clubs
        )

    return tuple(each for each in requests(workspace, pending_only=pending_only) if may_see(each))


def the_request(workspace: Workspace, season: Season, request: int) -> Request:
    """The request of that number. Raises `NotFoundError` `no-request` (request)."""
    for stage in season.facts.stages.values():
        if request in stage.requests:
            return _shown(workspace, season, stage.requests[request])
    raise NotFoundError("no-request", request=request)


def request_postponement(
    workspace: Workspace,
    actor: Actor,
    asked: Asked,
    *,
    by: str | None,
    reason: str | None,
    to: date | None = None,
    kickoff: time | None = None,
    venue: str | None = None,
    answer_by: date | None = None,
    key: str | None = None,
) -> Outcome:
    """Ask for another day, kick-off or venue for a match of the club `by`.

    Args:
        by: the club that asks; without one the club of the delegate.
        to: the day proposed; None: without a day yet.
        answer_by: last day on which the opponent may answer; None: no last day.

    Raises:
        ConflictError: `request-pending` (match, request): one is open already; `already-played`, `match-open`.
        UsageError: `reason-missing`, `date-outside-season`, `club-not-in-match` (club, match).
        NotFoundError: as `postpone`.
    """
    said = required_reason(reason, "request")
    season = workspace.season()
    found = movable(season, asked)
    club = _side(season, actor, found, by)
    actor = require(actor, Action.REQUEST_POSTPONEMENT, _as(found, club))
    pending = next(
        (
            each
            for each in _of_match(season, found)
            if each.is_pending and not _is_retry(workspace, actor, key)
        ),
        None,
    )
    if pending is not None:
        raise ConflictError("request-pending", match=found.match.id, request=pending.asked.sequence)
    day, moment = plan_of(season, found, to, kickoff, venue)
    payload = PostponementRequested(
        match=found.match.id,
        by=club,
        day=day,
        kickoff=moment,
        venue=venue_of(season, venue),
        answer_by=answer_by.isoformat() if answer_by else None,
    )
    return submit(workspace, actor, (Draft(payload=payload, reason=said, key=key),), before=season)


def answer_request(
    workspace: Workspace,
    actor: Actor,
    request: int,
    *,
    agrees: bool,
    reason: str | None = None,
    key: str | None = None,
) -> Outcome:
    """The opponent agrees or refuses; a refusal says why and ends the request.

    Raises:
        NotFoundError: `no-request`.
        ConflictError: `request-not-open` (request, state), `request-expired` (request, day).
        UsageError: `reason-missing`.
    """
    season = workspace.season()
    shown = the_request(workspace, season, request)
    actor = require(actor, Action.ANSWER_POSTPONEMENT, _as(shown.found, shown.opponent))
    if not agrees:
        required_reason(reason, "request")
    if not _is_retry(workspace, actor, key):
        if shown.fact.state != "open":
            raise ConflictError("request-not-open", request=request, state=f"request-{shown.fact.state}")
        if shown.expired:
            raise ConflictError(
                "request-expired", request=request, day=shown.fact.asked.payload.answer_by or ""
            )
    payload = PostponementAnswered(
        match=shown.found.match.id, request=request, party="opponent", agrees=agrees, by=shown.opponent
    )
    return submit(workspace, actor, (Draft(payload=payload, reason=reason or None, key=key),), before=season)


def decide_request(
    workspace: Workspace,
    actor: Actor,
    request: int,
    *,
    agrees: bool,
    reason: str | None = None,
    key: str | None = None,
) -> Outcome:
    """The league approves, and the match moves at once, or refuses.

    Without the opponent's consent an approval needs a reason; a refusal always does.

    Raises:
        NotFoundError: `no-request`.
        ConflictError: `request-not-open` (request, state), `already-played`.
        UsageError: `reason-missing`.
    """
    season = workspace.season()
    shown = the_request(workspace, season, request)
    actor = require(actor, Action.POSTPONE, target_of(shown.found))
    retried = _is_retry(workspace, actor, key)
    if not retried and (not agrees or shown.fact.state != "agreed"):
        required_reason(reason, "request")
    if not retried and not shown.is_pending:
        raise ConflictError("request-not-open", request=request, state=f"request-{shown.fact.state}")
    match = str(shown.found.match.id)
    answer = PostponementAnswered(match=match, request=request, party="league", agrees=agrees)
    drafts = [Draft(payload=answer, reason=reason or None, key=key)]
    if agrees:
        if not retried:
            movable(season, Asked(match=match))
        wanted = shown.fact.asked
        move = MatchPostponed(
            match=match,
            day=wanted.payload.day,
            kickoff=wanted.payload.kickoff,
            venue=wanted.payload.venue,
        )
        drafts.append(Draft(payload=move, reason=wanted.reason, key=key))
    return submit(workspace, actor, drafts, before=season)


def withdraw_request(
    workspace: Workspace, actor: Actor, request: int, *, reason: str | None = None, key: str | None = None
) -> Outcome:
    """The club that asked no longer does.

    Raises:
        NotFoundError: `no-request`.
        ConflictError: `request-not-open` (request, state).
    """
    season = workspace.season()
    shown = the_request(workspace, season, request)
    actor = require(actor, Action.REQUEST_POSTPONEMENT, _as(shown.found, shown.fact.asked.payload.by))
    if not shown.is_pending and not _is_retry(workspace, actor, key):
        raise ConflictError("request-not-open", request=request, state=f"request-{shown.fact.state}")
    payload = PostponementWithdrawn(match=shown.found.match.id, request=request)
    return submit(workspace, actor, (Draft(payload=payload, reason=reason or None, key=key),), before=season)


def _shown(workspace: Workspace, season: Season, fact: RequestFact) -> Request:
    asked = fact.asked.payload
    found = match_by_id(season, asked.match)
    sides = [team for team in (found.match.home.team, found.match.away.team) if team is not None]
    opponent = next((team for team in sides if team != asked.by), TeamId(""))
    today = local_date(workspace.clock.now(), zone_of(found.edition.regulation))
    late = asked.answer_by is not None and today > date.fromisoformat(asked.answer_by)
    return Request(fact, found, opponent, fact.state == "open" and late)


def _side(season: Season, actor: Actor, found: Found, by: str | None) -> TeamId:
    """The side that asks: as named, else the one that the actor speaks for."""
    sides = [team for team in (found.match.home.team, found.match.away.team) if team is not None]
    if by:
        club = the_team(season, by)
    else:
        mine = {grant.scope for grant in actor.held}
        club = next((team for team in sides if team in mine), TeamId(""))
    if club not in sides:
        raise UsageError("club-not-in-match", club=club, match=found.match.id, known=tuple(sides))
    return club


def _of_match(season: Season, found: Found) -> list[RequestFact]:
    return [
        fact
        for stage in season.facts.stages.values()
        for fact in stage.requests.values()
        if fact.asked.payload.match == found.match.id
    ]


def _as(found: Found, club: str) -> Target:
    """What a delegate must speak for: this club, not its opponent."""
    return Target(edition=found.edition.id, match=found.match.id, clubs=(club,))


def _is_retry(workspace: Workspace, actor: Actor, key: str | None) -> bool:
    return bool(key and workspace.has_ledger and workspace.ledger().receipt_for(actor.id, key))


__all__ = [
    "Request",
    "answer_request",
    "decide_request",
    "request_postponement",
    "requests",
    "the_request",
    "withdraw_request",
]
