"""What is not for everybody: who asks, the ledger, requests and rulings, squad lists, links for scoring, everything."""

from dataclasses import asdict
from itertools import islice
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from torneo.office import answers, queries
from torneo.office.accounts import tokens
from torneo.office.amending import versions
from torneo.office.appealing import rulings
from torneo.office.archive import everything
from torneo.office.desk import tasks, to_do
from torneo.office.lookup import the_edition
from torneo.office.permissions import Action, Target, require
from torneo.office.requesting import requests_for
from torneo.office.squads import squad_list
from torneo.web.access import gate_of, known_of, visitor_of
from torneo.web.api import models
from torneo.web.api.common import Edition, Json, Limit, actor_of, answer, router, who_of
from torneo.web.api.models import Model
from torneo.web.api.recording import Short
from torneo.web.context import Context, lang_of, site_of

api = router("office")

_NO_STORE = {"Cache-Control": "private, no-store"}


class ScoreLinkGiven(Model):
    match: Short
    name: Short = Field("", description="For whom it is.")
    hours: int = Field(72, ge=1, le=1440)


@api.get("/me", response_model=models.MeModel)
def me(request: Request) -> Json:
    """Who asks, with roles and limits."""
    who = who_of(request)
    actor = who.actor
    return {
        "user": who.user or None,
        "name": who.name,
        "role": actor.role.value,
        "grants": [
            {
                "role": each.role.value,
                "scope": each.scope or None,
                "since": each.since.isoformat() if each.since else None,
                "until": each.until.isoformat() if each.until else None,
            }
            for each in actor.held
        ],
        "limits": list(actor.limits),
    }


@api.get("/log", response_model=models.EntriesModel)
def log(
    request: Request,
    edition: Annotated[str | None, Query(max_length=200)] = None,
    subject: Annotated[str | None, Query(max_length=200)] = None,
    kind: Annotated[str | None, Query(max_length=60)] = None,
    after: Annotated[int, Query(ge=0, le=2**53, description="Only later entries.")] = 0,
    limit: Limit = 100,
    cursor: Annotated[int | None, Query(ge=0, le=2**53, description="`next` of the page before.")] = None,
) -> Json:
    """Entries of the ledger in order, a page at a time."""
    actor = actor_of(request)
    require(actor, Action.READ_LOG, Target(edition=edition or ""))
    with site_of(request).reading() as workspace:
        if not workspace.has_ledger:
            return {"items": [], "next": None}
        found = queries.log(
            workspace,
            actor,
            edition=edition,
            subject=subject,
            kind=kind,
            after=after if cursor is None else cursor,
        )
        items = [answers.entry_json(each) for each in islice(found, limit + 1)]
    page = items[:limit]
    return {"items": page, "next": str(page[-1]["sequence"]) if len(items) > limit else None}


@api.get("/verify", response_model=models.VerifiedModel)
def verify(request: Request) -> Json:
    """Whether everything is whole: ledger and anchor, folder, assertions, people."""
    with site_of(request).writing() as workspace:
        found = queries.verify(workspace, actor_of(request))
        return answers.verified_json(found, lang_of(request), workspace.names())


@api.get("/requests", response_model=list[models.AnyModel])
def list_requests(
    request: Request,
    pending: Annotated[bool, Query(description="Only those that wait for somebody.")] = False,
) -> list[Json]:
    """Requests to postpone with their answers: a club's own, all of them for those who read the record.

    The public reads of a move once it is made.
    """
    known_of(request)
    with site_of(request).reading() as workspace:
        found = requests_for(workspace, actor_of(request), pending_only=pending)
        return [answers.request_json(each) for each in found]


@api.get("/todo", response_model=list[models.TaskModel])
def list_to_do(request: Request) -> list[Json]:
    """Everything that waits for whoever asks: results, decisions, days, draws, stages to be closed."""
    known_of(request)
    with site_of(request).reading() as workspace:
        return [asdict(each) for each in tasks(to_do(workspace, actor_of(request)))]


@api.get("/editions/{edition}/regulation/versions", response_model=list[models.VersionModel])
def list_versions(request: Request, edition: Edition) -> list[Json]:
    """The versions of a regulation, the latest first, with what each changed."""
    require(actor_of(request), Action.ADOPT, Target(edition=edition))
    with site_of(request).reading() as workspace:
        where = the_edition(workspace.season(), edition)
        return [
            {
                "entry": entry,
                "day": day.isoformat(),
                "changes": [
                    {"path": list(each.path), "kind": each.kind, "before": each.before, "after": each.after}
                    for each in changes
                ],
            }
            for entry, day, changes in versions(workspace, str(where.id))
        ]


@api.get("/rulings", response_model=list[models.AnyModel])
async def list_rulings(
    request: Request, edition: Annotated[str | None, Query(max_length=200)] = None
) -> Response:
    """Rulings with the appeals against them."""

    def make(context: Context) -> Any:
        with context.site.reading() as workspace:
            return [answers.ruling_json(each) for each in rulings(workspace, edition=edition)]

    return await answer(request, make)


@api.get("/editions/{edition}/squads/{team}", response_model=models.AnyModel)
def squad(request: Request, edition: Edition, team: Annotated[str, Path(max_length=200)]) -> Json:
    """The squad list of a club over the places of the regulation; people only for who may see them."""
    with site_of(request).reading() as workspace:
        shown = squad_list(workspace, actor_of(request), edition=edition, team=team)
        return answers.squad_json(shown, lang_of(request))


@api.get(
    "/export",
    response_class=Response,
    responses={200: {"content": {"application/zip": {}}, "description": "Everything in one ZIP file."}},
)
def export(request: Request) -> Response:
    """Regulations, results, tables and the ledger, in one file; no personal data."""
    with site_of(request).reading() as workspace:
        packed = everything(workspace, actor_of(request), lang=lang_of(request))
    headers = {**_NO_STORE, "Content-Disposition": 'attachment; filename="torneo.zip"'}
    return Response(packed, headers=headers, media_type="application/zip")


@api.get("/score-links", response_model=list[models.ScoreLinkModel])
def score_links(request: Request, match: Annotated[str, Query(max_length=200)] = "") -> list[Json]:
    """Open links for scoring, of a match or of all."""
    return [
        _link(each, None) for each in tokens.score_links(gate_of(request), actor_of(request), match=match)
    ]


@api.post("/score-links", response_model=models.ScoreLinkModel, status_code=201)
def make_score_link(request: Request, body: ScoreLinkGiven) -> JSONResponse:
    """A link by which somebody without an account records the result of one match."""
    with site_of(request).reading() as workspace:
        secret, link = tokens.make_score_link(
            gate_of(request),
            workspace,
            actor_of(request),
            match=body.match,
            name=body.name,
            hours=body.hours,
            visitor=visitor_of(request),
        )
    return JSONResponse(_link(link, secret), 201, _NO_STORE)


@api.post("/score-links/{link}/revoke", response_model=models.AnyModel)
def revoke_score_link(request: Request, link: Annotated[str, Path(max_length=60)]) -> Json:
    """Take a link for scoring back."""
    tokens.revoke_score_link(gate_of(request), actor_of(request), link, visitor=visitor_of(request))
    return {"revoked": link}


def _link(link: Any, secret: str | None) -> Json:
    return {
        "id": link.id,
        "match": link.facts["match"],
        "name": link.facts.get("name", ""),
        "expires_at": link.expires_at.isoformat(),
        "secret": secret,
    }
