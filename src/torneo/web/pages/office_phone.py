"""Results from a phone: a page that works without a connection, and the page of a link for scoring one match.

The page keeps what is typed in the browser and sends it when it can, each result with a key of its own, so that
nothing is lost and nothing is recorded twice. Without a script it is a plain form.
"""

import json
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from torneo.model import Actor, NotFoundError, PermissionDenied, TorneoError, UsageError, local_date
from torneo.office import commands
from torneo.office.accounts.who import by_score_link
from torneo.office.commands import Asked, ResultInput
from torneo.office.lookup import match_by_id
from torneo.office.permissions import Action, Target, can, require
from torneo.office.submitting import zone_of
from torneo.office.values import EditionState, MatchState
from torneo.web import assets
from torneo.web.access import form_key, gate_of
from torneo.web.context import Context, context_of, lang_of
from torneo.web.errors import status_of, wants_json
from torneo.web.office.desk import Desk
from torneo.web.office.entering import desk, known_context, typed_of
from torneo.web.office.telling import Telling
from torneo.web.pages.office_acts import new_key, to_receipt
from torneo.web.templating import page
from torneo.words import ui

router = APIRouter(include_in_schema=False)

_DAYS = 10
"""Matches this many days back and ahead are shown."""
_SEND = "/office/phone/results"


@dataclass(frozen=True, slots=True)
class Line:
    """A match on the phone's page."""

    match: MatchState
    home: str
    away: str
    when: str
    stands: str
    claims_only: bool
    key: str


@router.get("/office/phone")
def phone(request: Request) -> Response:
    """The matches of these days that somebody may record or claim."""
    context = known_context(request)
    with desk(context, {}) as at:
        return _page(request, at, _lines(at), send=_SEND, title=at.t("office-phone-title"), back="/office")


@router.post("/office/phone/results")
async def send(request: Request) -> Response:
    """One result from the phone's page."""
    typed = await typed_of(request)
    return await run_in_threadpool(_sent, request, typed)


def _sent(request: Request, typed: dict[str, str]) -> Response:
    context = known_context(request)
    with desk(context, typed) as at:
        try:
            outcome = _record(at, at.actor, typed)
        except TorneoError as error:
            if wants_json(request) or isinstance(error, PermissionDenied):
                raise
            told = at.say.error(error)
            return _page(
                request,
                at,
                _lines(at),
                send=_SEND,
                title=at.t("office-phone-title"),
                back="/office",
                told=told,
                status=status_of(error),
            )
        if wants_json(request):
            return _saved(at, typed, outcome)
    return to_receipt([receipt.sequence for receipt in outcome.receipts])


@router.get("/score/{secret}")
def score(request: Request, secret: str) -> Response:
    """The one match of a link, and a place for its result."""
    context, actor = _by_link(request, secret)
    with desk(context, {}) as at:
        return _score(request, at, actor, secret)


@router.post("/score/{secret}")
async def send_score(request: Request, secret: str) -> Response:
    """The result of that match, and of no other."""
    typed = await typed_of(request)
    return await run_in_threadpool(_sent_score, request, secret, typed)


def _sent_score(request: Request, secret: str, typed: dict[str, str]) -> Response:
    context, actor = _by_link(request, secret)
    with desk(context, typed) as at:
        try:
            outcome = _record(at, actor, {**typed, "match": actor.scope})
        except TorneoError as error:
            if wants_json(request):
                raise
            return _score(request, at, actor, secret, told=at.say.error(error), status=status_of(error))
        if wants_json(request):
            return _saved(at, {**typed, "match": actor.scope}, outcome)
    with desk(context, {}) as at:
        return _score(request, at, actor, secret, told=at.t("office-score-saved"))


@router.get("/phone.webmanifest")
def manifest(request: Request) -> Response:
    """What makes the page installable."""
    lang = lang_of(request)
    data = {
        "name": ui("office-phone-app", lang),
        "short_name": ui("office-phone-short", lang),
        "lang": lang,
        "start_url": "/office/phone",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f5f4ed",
        "theme_color": "#0c3a28",
        "icons": [
            {"src": assets.address("icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
        ],
    }
    body = json.dumps(data, ensure_ascii=False)
    return Response(body, headers={"Cache-Control": "no-cache"}, media_type="application/manifest+json")


@router.get("/sw.js")
def worker() -> Response:
    """The script that answers for the server when it cannot be reached."""
    asset = assets.assets()["sw.js"]
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"}
    return Response(asset.body, headers=headers, media_type=asset.media_type)


# -- pieces ------------------------------------------------------------------------------------------------------------


def _by_link(request: Request, secret: str) -> tuple[Context, Actor]:
    """The context of a link for scoring. Raises `NotFoundError` `link-gone`."""
    who = by_score_link(gate_of(request), secret)
    if who is None:
        raise NotFoundError("link-gone")
    return context_of(request), who.actor


def _record(at: Desk, actor: Actor, typed: dict[str, str]) -> commands.Outcome:
    home, away, match = (typed.get(name, "").strip() for name in ("home", "away", "match"))
    found = match_by_id(at.season, match)
    target = _target(str(found.edition.id), found.match)
    claims = bool(typed.get("claimed")) or not can(actor, Action.RECORD_RESULT, target)
    require(actor, Action.CLAIM_RESULT if claims else Action.RECORD_RESULT, target)
    if not (home.isdigit() and away.isdigit()):
        raise UsageError("bad-score", found=f"{home}-{away}")
    seen = typed.get("seen", "")
    # A claim takes nothing from anybody, so it never clashes with what was said meanwhile.
    position = int(seen) if seen.isdigit() and not claims else None
    given = ResultInput(score=f"{int(home)}-{int(away)}", claimed=claims)
    key = typed.get("key") or new_key()
    with at.workspace.decided_at(position):
        return commands.record_result(at.workspace, actor, Asked(match=match), given, key=key)


def _saved(at: Desk, typed: dict[str, str], outcome: commands.Outcome) -> Response:
    season = at.workspace.season()
    found = match_by_id(season, typed["match"])
    now = Telling(Desk(at.context, at.workspace, season, at.say, typed))
    return JSONResponse(
        {
            "entry": outcome.receipts[0].sequence,
            "hash": outcome.receipts[0].hash,
            "stands": now.state(found.match, str(found.edition.id)),
        },
        headers={"Cache-Control": "no-store"},
    )


def _lines(at: Desk) -> list[Line]:
    found = []
    now = at.workspace.clock.now()
    for edition in at.season:
        today = local_date(now, zone_of(edition.regulation))
        for match in edition.matches():
            day = match.planned.day
            if day is None or abs((day - today).days) > _DAYS:
                continue
            line = _line(at, at.actor, edition, match)
            if line is not None:
                found.append((day, match.planned.kickoff or now, str(match.id), line))
    return [line for *_, line in sorted(found, key=lambda each: each[:3])]


def _line(at: Desk, actor: Actor, edition: EditionState, match: MatchState) -> Line | None:
    """A match that the actor may record or claim now; None: he may not, or it has its result."""
    if match.home.team is None or match.away.team is None:
        return None
    if match.result is not None and match.result.claim in ("confirmed", "protested"):
        return None
    target = _target(str(edition.id), match)
    may_record = can(actor, Action.RECORD_RESULT, target)
    if not may_record and not can(actor, Action.CLAIM_RESULT, target):
        return None
    telling = Telling(at)
    return Line(
        match,
        at.say.team(match.home.team),
        at.say.team(match.away.team),
        telling.when(match, str(edition.id)),
        telling.state(match, str(edition.id)) if match.result is not None else "",
        claims_only=not may_record,
        key=new_key(),
    )


def _target(edition: str, match: MatchState) -> Target:
    clubs = tuple(team for team in (match.home.team, match.away.team) if team is not None)
    return Target(edition=edition, match=match.id, clubs=clubs)


def _score(
    request: Request, at: Desk, actor: Actor, secret: str, *, told: str = "", status: int = 200
) -> Response:
    found = match_by_id(at.season, actor.scope)
    line = _line(at, actor, found.edition, found.match)
    title = Telling(at).versus(found.match, str(found.edition.id))
    if line is None and not told:
        told = at.t("office-score-done", state=Telling(at).state(found.match, str(found.edition.id)))
    lines = [line] if line is not None else []
    return _page(request, at, lines, send=f"/score/{secret}", title=title, back="/", told=told, status=status)


def _page(
    request: Request,
    at: Desk,
    lines: list[Line],
    *,
    send: str,
    title: str,
    back: str,
    told: str = "",
    status: int = 200,
) -> Response:
    return page(
        at.context,
        "office/phone.html",
        status=status,
        at=Telling(at),
        matches=lines,
        send=send,
        title=title,
        back=back,
        told=told,
        csrf_key=form_key(request),
        who_id=at.actor.id,
        seen=at.season.facts.position,
    )
