"""Acts about days and places: set, postpone, ask for another day, answer, decide."""

from torneo.model import Actor, Planned, VenueId
from torneo.office import commands
from torneo.office.clashes import Clash, clashes_of
from torneo.office.commands import Asked, Outcome
from torneo.office.folder import Workspace
from torneo.office.lookup import Found, match_by_id
from torneo.office.permissions import Action
from torneo.office.requesting import Request, the_request
from torneo.office.submitting import instant_of
from torneo.office.values import Season
from torneo.web.office.desk import (
    Act,
    Desk,
    Typed,
    clock,
    day,
    hidden,
    match_address,
    number,
    reason,
    side,
    text,
    zone_at,
)
from torneo.web.office.fields import Field, Form


def _plan_fields(desk: Desk, found: Found, *, with_day: bool) -> tuple[Field, ...]:
    planned = found.match.planned
    at = ""
    if planned.kickoff is not None:
        at = planned.kickoff.astimezone(zone_at(desk.season, found, planned.venue)).strftime("%H:%M")
    return (
        hidden("match", found.match.id),
        Field(
            name="to",
            kind="date",
            label="office-day",
            hint="" if with_day else "office-day-none-hint",
            value=planned.day.isoformat() if with_day and planned.day else "",
        ),
        Field(name="time", kind="time", label="office-time", hint="office-time-hint", value=at),
        Field(name="venue", kind="select", label="office-venue", choices=desk.venues()),
    )


def _postpone_form(desk: Desk) -> Form:
    found = desk.match()
    return Form(
        title="office-postpone-title",
        intro="office-postpone-intro",
        fields=(*_plan_fields(desk, found, with_day=False), reason(required=True)),
        about=found,
        back=match_address(found),
    )


def _postpone(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    to = day(typed, "to")
    return commands.postpone(
        workspace,
        actor,
        Asked(match=typed.get("match", "")),
        reason=text(typed, "reason"),
        to=to,
        kickoff=clock(typed, "time") if to else None,
        venue=text(typed, "venue"),
        key=key,
    )


def _schedule_form(desk: Desk) -> Form:
    found = desk.match()
    return Form(
        title="office-schedule-title",
        intro="office-schedule-intro",
        fields=(*_plan_fields(desk, found, with_day=True), reason()),
        about=found,
        back=match_address(found),
    )


def _schedule(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    return commands.reschedule(
        workspace,
        actor,
        Asked(match=typed.get("match", "")),
        day=day(typed, "to"),
        kickoff=clock(typed, "time"),
        venue=text(typed, "venue"),
        reason=text(typed, "reason"),
        key=key,
    )


def _ask_form(desk: Desk) -> Form:
    found = desk.match()
    return Form(
        title="office-request-title",
        intro="office-request-intro",
        fields=(
            *_plan_fields(desk, found, with_day=False),
            side(desk, found, "office-request-by"),
            Field(name="answer_by", kind="date", label="office-answer-by", hint="office-answer-by-hint"),
            reason(required=True),
        ),
        about=found,
        save="office-request-send",
        back=match_address(found),
    )


def _ask(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    to = day(typed, "to")
    return commands.request_postponement(
        workspace,
        actor,
        Asked(match=typed.get("match", "")),
        by=text(typed, "by"),
        reason=text(typed, "reason"),
        to=to,
        kickoff=clock(typed, "time") if to else None,
        venue=text(typed, "venue"),
        answer_by=day(typed, "answer_by"),
        key=key,
    )


def _of_request(desk: Desk) -> Request:
    return the_request(desk.workspace, desk.season, number(desk.typed, "request") or 0)


def _answer_form(desk: Desk, *, title: str, is_league: bool) -> Form:
    request = _of_request(desk)
    yes, no = ("office-approve", "office-refuse") if is_league else ("office-agree", "office-decline")
    return Form(
        title=title,
        fields=(
            hidden("request", request.id),
            Field(
                name="agrees",
                kind="select",
                label="office-answer",
                required=True,
                choices=(("", desk.t("office-choose")), ("yes", desk.t(yes)), ("no", desk.t(no))),
            ),
            # Without the opponent's consent the league says why, whatever it decides.
            reason(required=is_league and request.fact.state != "agreed"),
        ),
        about=request.found,
        asked=request,
        back="/office/requests",
    )


def _answer(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    return commands.answer_request(
        workspace,
        actor,
        number(typed, "request") or 0,
        agrees=typed.get("agrees") == "yes",
        reason=text(typed, "reason"),
        key=key,
    )


def _decide(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    return commands.decide_request(
        workspace,
        actor,
        number(typed, "request") or 0,
        agrees=typed.get("agrees") == "yes",
        reason=text(typed, "reason"),
        key=key,
    )


def _withdraw_form(desk: Desk) -> Form:
    request = _of_request(desk)
    return Form(
        title="office-request-withdraw-title",
        fields=(hidden("request", request.id), reason()),
        about=request.found,
        asked=request,
        save="office-withdraw",
        back="/office/requests",
    )


def _withdraw(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    return commands.withdraw_request(
        workspace, actor, number(typed, "request") or 0, reason=text(typed, "reason"), key=key
    )


def _clashes(season: Season, typed: Typed) -> tuple[Clash, ...]:
    found = match_by_id(season, typed.get("match", ""))
    to, at = day(typed, "to"), clock(typed, "time")
    venue = text(typed, "venue") or found.match.planned.venue
    moment = instant_of(to, at, zone_at(season, found, venue)) if to and at else None
    return clashes_of(season, found, Planned(to, moment, VenueId(venue) if venue else None))


ACTS = {
    "schedule": Act(_schedule_form, _schedule, _clashes, needs=(Action.SCHEDULE,)),
    "postpone": Act(_postpone_form, _postpone, _clashes, needs=(Action.POSTPONE,)),
    "request": Act(_ask_form, _ask, _clashes, needs=(Action.REQUEST_POSTPONEMENT,)),
    "answer": Act(
        lambda desk: _answer_form(desk, title="office-answer-title", is_league=False),
        _answer,
        needs=(Action.ANSWER_POSTPONEMENT,),
    ),
    "decide": Act(
        lambda desk: _answer_form(desk, title="office-decide-title", is_league=True),
        _decide,
        needs=(Action.POSTPONE,),
    ),
    "withdraw-request": Act(_withdraw_form, _withdraw, needs=(Action.REQUEST_POSTPONEMENT,)),
}
