"""The office's front page, an edition in it, a match, requests, rulings, and the record itself."""

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from torneo.office import queries
from torneo.office.accounts import tokens
from torneo.office.appealing import Ruling, rulings
from torneo.office.archive import everything
from torneo.office.desk import to_do
from torneo.office.history import about, latest, may_undo, superseded
from torneo.office.lookup import match_by_id, the_edition
from torneo.office.permissions import WHOLE, Action, Target, can, require
from torneo.office.requesting import Request as Asked
from torneo.office.requesting import requests_for
from torneo.office.values import KnockoutState, MatchState
from torneo.web.access import gate_of, visitor_of
from torneo.web.office.desk import Desk
from torneo.web.office.entering import desk, known_context, typed_of
from torneo.web.office.telling import Telling
from torneo.web.templating import page

router = APIRouter(include_in_schema=False)

_PAGE = 50


@router.get("/office")
def home(request: Request) -> Response:
    """What is to do, and every edition."""
    context = known_context(request)
    with desk(context, {}) as at:
        return page(
            context,
            "office/home.html",
            at=Telling(at),
            todo=to_do(at.workspace, at.actor),
            editions=tuple(at.season),
            may_create=can(at.actor, Action.ADOPT),
            acts_of=lambda each: _acts_of_request(at, each),
        )


@router.get("/office/e/{edition}")
def edition(request: Request, edition: str) -> Response:
    """An edition: its rounds, its lists, its rules."""
    context = known_context(request)
    with desk(context, {}) as at:
        where = the_edition(at.season, edition)
        stages = [(stage, _rounds(stage.matches)) for stage in where.stages]
        levels = [level for table in where.all_tables() for level in table.table.levels]
        return page(
            context,
            "office/edition.html",
            at=Telling(at),
            where=where,
            stages=stages,
            has_ties=any(isinstance(stage, KnockoutState) for stage in where.stages),
            has_lots=any(level.criterion == "drawing_of_lots" for level in levels),
        )


@router.get("/office/match")
def match(request: Request, match: str = "") -> Response:
    """A match, and everything that somebody may do about it."""
    context = known_context(request)
    with desk(context, {}) as at:
        return match_page(request, at, match)


def match_page(request: Request, at: Desk, match: str, *, new_link: str = "") -> Response:
    """The page of a match in the office; `new_link` is a link for scoring that was just made."""
    found = match_by_id(at.season, match)
    clubs = tuple(team for team in (found.match.home.team, found.match.away.team) if team is not None)
    target = Target(edition=found.edition.id, match=found.match.id, clubs=clubs)
    may_link = at.may(Action.MAKE_SCORE_LINK, target)
    may_read = at.may(Action.READ_LOG, target)
    links = tokens.score_links(gate_of(request), at.actor, match=str(found.match.id)) if may_link else ()
    return page(
        at.context,
        "office/match.html",
        at=Telling(at),
        found=found,
        acts=_acts(at, found.match, target),
        may_link=may_link,
        links=links,
        new_link=new_link,
        entries=about(at.workspace, str(found.match.id)) if may_read else (),
        gone=superseded(at.workspace) if may_read else {},
    )


def _acts(at: Desk, match: MatchState, target: Target) -> list[tuple[str, str]]:
    """Acts about a match that make sense now and that the actor may do."""
    if match.home.team is None or match.away.team is None:
        return []
    standing = match.result.claim if match.result is not None else ""
    is_official = standing in ("confirmed", "protested")
    may_claim = at.may(Action.CLAIM_RESULT, target) and not at.may(Action.RECORD_RESULT, target)
    wanted = [
        ("record", "office-record-title", not is_official and at.may(Action.RECORD_RESULT, target)),
        ("record", "office-claim-title", not is_official and may_claim),
        (
            "confirm",
            "office-confirm-title",
            standing not in ("", "confirmed") and at.may(Action.CONFIRM_RESULT, target),
        ),
        ("correct", "office-correct-title", is_official and at.may(Action.CORRECT_RESULT, target)),
        ("award", "office-award-title", at.may(Action.RULE_RESULT, target)),
        ("protest", "office-protest-title", is_official and at.may(Action.LODGE_PROTEST, target)),
        ("schedule", "office-schedule-title", not standing and at.may(Action.SCHEDULE, target)),
        ("postpone", "office-postpone-title", not standing and at.may(Action.POSTPONE, target)),
        ("request", "office-request-title", not standing and at.may(Action.REQUEST_POSTPONEMENT, target)),
    ]
    return [(name, key) for name, key, makes_sense in wanted if makes_sense]


@router.post("/office/score-links")
async def make_link(request: Request) -> Response:
    """A link by which somebody without an account records one match; its secret is shown once."""
    typed = await typed_of(request)
    return await run_in_threadpool(_make_link, request, typed)


def _make_link(request: Request, typed: dict[str, str]) -> Response:
    context = known_context(request)
    with desk(context, typed) as at:
        secret, _ = tokens.make_score_link(
            gate_of(request),
            at.workspace,
            at.actor,
            match=typed.get("match", ""),
            name=typed.get("name", ""),
            visitor=visitor_of(request),
        )
        return match_page(request, at, typed.get("match", ""), new_link=f"{context.base_url}/score/{secret}")


@router.post("/office/score-links/revoke")
async def revoke_link(request: Request) -> Response:
    """Take such a link back."""
    typed = await typed_of(request)
    return await run_in_threadpool(_revoke_link, request, typed)


def _revoke_link(request: Request, typed: dict[str, str]) -> Response:
    context = known_context(request)
    tokens.revoke_score_link(
        gate_of(request), context.actor, typed.get("id", ""), visitor=visitor_of(request)
    )
    with desk(context, typed) as at:
        return match_page(request, at, typed.get("match", ""))


@router.get("/office/requests")
def requests_page(request: Request) -> Response:
    """Requests to postpone."""
    context = known_context(request)
    with desk(context, {}) as at:
        found = requests_for(at.workspace, at.actor)
        return page(
            context,
            "office/requests.html",
            at=Telling(at),
            requests=found,
            acts_of=lambda each: _acts_of_request(at, each),
        )


def _acts_of_request(at: Desk, asked: Asked) -> list[tuple[str, str]]:
    if not asked.is_pending:
        return []
    match = Target(edition=asked.found.edition.id, match=asked.found.match.id)
    opponent = Target(match.edition, match.match, (asked.opponent,))
    asker = Target(match.edition, match.match, (asked.fact.asked.payload.by,))
    acts = []
    if asked.fact.state == "open" and not asked.expired and at.may(Action.ANSWER_POSTPONEMENT, opponent):
        acts.append(("answer", "office-answer-title"))
    if at.may(Action.POSTPONE, match):
        acts.append(("decide", "office-decide-title"))
    if at.may(Action.REQUEST_POSTPONEMENT, asker):
        acts.append(("withdraw-request", "office-request-withdraw-title"))
    return acts


@router.get("/office/rulings")
def rulings_page(request: Request) -> Response:
    """Rulings and the appeals against them."""
    context = known_context(request)
    with desk(context, {}) as at:
        where = tuple(each for each in at.season if at.may(Action.RULE_POINTS, Target(edition=each.id)))
        return page(
            context,
            "office/rulings.html",
            at=Telling(at),
            rulings=rulings(at.workspace),
            editions=where,
            acts_of=lambda each: _acts_of_ruling(at, each),
        )


def _acts_of_ruling(at: Desk, ruling: Ruling) -> list[tuple[str, str, str]]:
    edition = ruling.entry.subject.partition("/")[0]
    pending = ruling.pending
    acts = []
    if pending is not None and at.may(Action.DECIDE_APPEAL, Target(edition=edition)):
        acts.append(("decide-appeal", f"appeal={pending.sequence}", "office-appeal-decide"))
    may_appeal = any(at.may(Action.LODGE_APPEAL, Target(edition, clubs=(club,))) for club in ruling.clubs)
    if pending is None and ruling.state == "stands" and may_appeal:
        acts.append(("appeal", f"ruling={ruling.id}", "office-appeal-title"))
    if pending is None and may_undo(at.workspace, at.actor, ruling.entry):
        acts.append(("undo", f"entry={ruling.id}", "office-undo-this"))
    return acts


@router.get("/office/history")
def history(request: Request, before: int | None = None) -> Response:
    """The record, the latest first."""
    context = known_context(request)
    require(context.actor, Action.READ_LOG, WHOLE)
    with desk(context, {}) as at:
        return _history(at, before)


def _history(at: Desk, before: int | None, verified: queries.Verified | None = None) -> Response:
    entries = latest(at.workspace, before=before, count=_PAGE)
    gone = superseded(at.workspace)
    older = entries[-1].sequence if entries and entries[-1].sequence > 1 else None
    return page(
        at.context,
        "office/history.html",
        at=Telling(at),
        entries=entries,
        gone=gone,
        undo={each.sequence for each in entries if may_undo(at.workspace, at.actor, each, gone=gone)},
        older=older,
        verified=verified,
        may_verify=at.may(Action.VERIFY, WHOLE) and at.workspace.has_ledger,
        may_export=at.may(Action.EXPORT, WHOLE),
    )


@router.post("/office/verify")
def verify(request: Request) -> Response:
    """Read everything afresh from the disk and say whether it is whole."""
    context = known_context(request)
    with desk(context, {}) as at:
        return _history(at, None, queries.verify(at.workspace, at.actor))


@router.get("/office/export.zip")
def export(request: Request) -> Response:
    """Everything in one file."""
    context = known_context(request)
    with desk(context, {}) as at:
        body = everything(at.workspace, at.actor, lang=context.lang)
    headers = {"Content-Disposition": 'attachment; filename="torneo.zip"', "Cache-Control": "no-store"}
    return Response(body, headers=headers, media_type="application/zip")


def _rounds(matches: tuple[MatchState, ...]) -> list[tuple[int, int, int]]:
    """Number of each round, matches dealt with, and all of them; in a tie the round is the leg."""
    found: dict[int, list[MatchState]] = {}
    for each in matches:
        found.setdefault(each.round or each.leg, []).append(each)
    return [(number, sum(not one.is_open for one in of), len(of)) for number, of in sorted(found.items())]
