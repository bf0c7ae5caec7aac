"""What every address of the API shares: how it is asked, how it answers, how a command is carried out."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, TypeVar

from fastapi import APIRouter, Depends, Header, Path, Query
from fastapi.security import HTTPBearer
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from torneo.model import Actor, UsageError
from torneo.office.commands import Outcome
from torneo.office.folder import Workspace
from torneo.office.once import once
from torneo.office.previewing import preview
from torneo.office.shapes import outcome_json, preview_json
from torneo.web.api.models import DoneModel, ErrorAnswer
from torneo.web.caching import VARY, etag_of, kept_answer
from torneo.web.context import Context, actor_of, context_of, lang_of, site_of, who_of

Json = dict[str, Any]
T = TypeVar("T")

_BEARER = HTTPBearer(
    auto_error=False,
    description="A token of `torneo user token`, or of one's account. Pages of the site use their session instead.",
)
_CODES: Final = (400, 401, 403, 404, 409, 413, 422, 429, 500, 503)
PAGE_MAX: Final = 500
_TYPE: Final = "application/json"

Edition = Annotated[str, Path(description="Id of an edition, `liga-2026`.", max_length=200)]
AsOf = Annotated[
    str | None,
    Query(
        description="Day: as it stood at its end.",
        examples=["2026-06-01"],
        json_schema_extra={"format": "date"},
    ),
]
KnownAt = Annotated[
    str | None, Query(description="Moment: as far as was known then.", examples=["2026-06-01 12:00"])
]


async def past(as_of: AsOf = None, known_at: KnownAt = None) -> None:
    """What turns a season back; `context_of` reads it from the address."""
    del as_of, known_at


PAST: Final = [Depends(past)]
Cursor = Annotated[str | None, Query(description="`next` of the page before.", max_length=200)]
Limit = Annotated[int, Query(description="How many at most.", ge=1, le=PAGE_MAX)]


def router(tag: str) -> APIRouter:
    """The addresses of one kind, with the errors that any of them may answer."""
    return APIRouter(
        prefix="/api/v1",
        tags=[tag],
        dependencies=[Depends(_BEARER)],
        responses={code: {"model": ErrorAnswer, "description": _DESCRIBED[code]} for code in _CODES},
    )


_DESCRIBED: Final = {
    400: "The request is malformed.",
    401: "It is not known who asks.",
    403: "Whoever asks may not.",
    404: "There is no such thing.",
    409: "It clashes with what is recorded.",
    413: "Too large.",
    422: "A field or a regulation has faults.",
    429: "Too many requests; `Retry-After` says when to try again.",
    500: "Something failed; nothing was saved by halves.",
    503: "The ledger cannot be read or written.",
}


COMMAND: Final[dict[str, Any]] = {
    "response_model": DoneModel,
    "status_code": 201,
    "responses": {200: {"model": DoneModel, "description": "A preview, or nothing new was recorded."}},
    "response_description": "What was recorded.",
}
"""How every command is described."""


# -- reading -----------------------------------------------------------------------------------------------------------


async def answer(request: Request, make: Callable[[Context], Json], *, is_private: bool = False) -> Response:
    """What `make` gives, or that nothing changed since; kept until something does.

    Args:
        is_private: it is made for whoever asks, and kept by nobody.
    """
    context = context_of(request)
    if is_private:
        body = await run_in_threadpool(lambda: _bytes(make(context)))
        return Response(body, 200, {"Cache-Control": "private, no-store"}, media_type=_TYPE)
    asked = request.query_params.multi_items()
    etag = etag_of(context, asked=asked)
    return await kept_answer(
        context,
        etag,
        lambda context: _bytes(make(context)),
        {"Vary": VARY},
        media_type=_TYPE,
        asked=asked,
    )


def _bytes(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def page_of(
    items: list[T], cursor: str | None, limit: int, key: Callable[[T], str]
) -> tuple[list[T], str | None]:
    """A page of a list: what comes after the item named by the cursor.

    Raises:
        UsageError: `cursor-unknown` (found).
    """
    start = 0
    if cursor:
        found = next((place for place, item in enumerate(items) if key(item) == cursor), None)
        if found is None:
            raise UsageError("cursor-unknown", found=cursor)
        start = found + 1
    page = items[start : start + limit]
    return page, key(page[-1]) if page and start + limit < len(items) else None


# -- commands ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Call:
    """How a command is to be carried out."""

    request: Request
    preview: bool
    key: str | None
    seen: int | None

    @property
    def actor(self) -> Actor:
        return actor_of(self.request)


async def call_of(
    request: Request,
    is_preview: Annotated[
        bool, Query(alias="preview", description="Tell what would happen, and record nothing.")
    ] = False,
    seen: Annotated[
        int | None,
        Query(
            ge=0,
            description="Last entry that was seen: what was recorded since on the subject is a conflict.",
        ),
    ] = None,
    key: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            description="The same request with the same key is carried out once; another one is refused.",
            max_length=120,
        ),
    ] = None,
) -> Call:
    return Call(request, is_preview, key, seen)


Calling = Annotated[Call, Depends(call_of)]


def carry_out(
    call: Call,
    act: Callable[[Workspace, Actor], Any],
    *,
    more: Callable[[Any], Mapping[str, Any]] = lambda _: {},
) -> JSONResponse:
    """Run a command, or try it, and tell what it did.

    Args:
        act: the command; gives an `Outcome`, or something that has one as `outcome`.
        more: from what the command gave, what else the answer holds.
    """
    request = call.request
    lang = lang_of(request)
    with site_of(request).writing() as workspace, workspace.decided_at(call.seen):
        if call.preview:
            shown = preview(workspace, lambda trial: act(trial, call.actor))
            given = _outcome(shown.answer)
            told = preview_json(shown, workspace.names(), lang)
            data = {
                **outcome_json(given),
                **told,
                "receipts": [],
                "preview": True,
                "more": dict(more(shown.answer)),
            }
        else:
            body = b"%s %s\n%s" % (
                request.method.encode(),
                request.url.path.encode(),
                getattr(request.state, "sent", b""),
            )
            done = once(workspace, call.actor, call.key, body, lambda same: act(same, call.actor))
            outcome = done.outcome or _outcome(done.answer)
            also = dict(more(done.answer)) if done.answer is not None else {}
            if done.person:
                also["person"] = done.person
            data = {**outcome_json(outcome), "preview": False, "more": also}
    data = {"rows": [], "matches": [], "findings": [], **data}
    status = 200 if call.preview or not data["receipts"] else 201
    return JSONResponse(data, status, {"Cache-Control": "no-store"})


def _outcome(answer: Any) -> Outcome:
    found = answer if isinstance(answer, Outcome) else answer.outcome
    assert isinstance(found, Outcome)
    return found


__all__ = [
    "COMMAND",
    "PAST",
    "Call",
    "Calling",
    "Cursor",
    "Edition",
    "Json",
    "Limit",
    "actor_of",
    "answer",
    "carry_out",
    "page_of",
    "router",
    "who_of",
]
