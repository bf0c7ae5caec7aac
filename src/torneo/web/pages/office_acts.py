"""Acts of the office: form, preview of effects, save, receipt. Whatever goes wrong, what was typed stays."""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from torneo.model import NotFoundError, PermissionDenied, TorneoError
from torneo.office.clashes import Clash
from torneo.office.history import entries_between, may_undo
from torneo.office.permissions import WHOLE, Action, can, may_somewhere, require
from torneo.office.previewing import Preview, preview
from torneo.web.errors import status_of
from torneo.web.links import local_path
from torneo.web.office.acts import act_of
from torneo.web.office.desk import Act, Desk
from torneo.web.office.entering import desk, known_context, typed_of
from torneo.web.office.fields import Form
from torneo.web.office.telling import Telling
from torneo.web.templating import page

router = APIRouter(include_in_schema=False)


@router.get("/office/act/{name}")
def form(request: Request, name: str) -> Response:
    """The empty form of an act; the address says what it is about."""
    context = known_context(request)
    act = act_of(name)
    if act.needs and not any(may_somewhere(context.actor, each) for each in act.needs):
        require(context.actor, act.needs[0])
    with desk(context, dict(request.query_params)) as at:
        return form_page(at, act.form(at), name=name)


@router.post("/office/act/{name}")
async def send(request: Request, name: str) -> Response:
    """The filled form: back to it, its effects, or saved."""
    typed = await typed_of(request)
    return await run_in_threadpool(_sent, request, name, typed)


@dataclass(frozen=True, slots=True)
class Step:
    """What a form carries besides its fields. `seen`: position of the ledger when it was shown."""

    step: str
    key: str
    seen: int | None


def step_of(typed: dict[str, str]) -> Step:
    """Take the three out of what was sent; a form without a key gets one."""
    step = typed.pop("step", "preview")
    key = typed.pop("key", "")
    seen = typed.pop("seen", "")
    typed.pop("csrf", None)
    key = key if re.fullmatch(r"[\w-]{8,64}", key) else new_key()
    return Step(
        step if step in ("preview", "save", "edit") else "preview", key, int(seen) if seen.isdigit() else None
    )


def body_of(typed: Mapping[str, str]) -> bytes:
    """What makes a form this one and no other, for `office.once`."""
    return json.dumps(sorted(typed.items())).encode()


def new_key() -> str:
    """An idempotency key: the same form sent twice is one entry."""
    return f"web-{secrets.token_urlsafe(12)}"


def _sent(request: Request, name: str, typed: dict[str, str]) -> Response:
    context = known_context(request)
    step = step_of(typed)
    act = act_of(name)
    with desk(context, typed) as at:
        if step.step == "edit":
            return form_page(at, act.form(at).filled(typed), name=name, key=step.key)
        try:
            with at.workspace.decided_at(step.seen):
                if step.step == "preview":
                    seen = preview(at.workspace, lambda trial: act.run(trial, at.actor, typed, step.key))
                    return preview_page(at, act, seen, name=name, step=step)
                outcome = act.run(at.workspace, at.actor, typed, step.key)
        except PermissionDenied:
            raise
        except TorneoError as error:
            return _again(at, act, error, name=name)
    numbers = [receipt.sequence for receipt in outcome.receipts]
    return to_receipt(numbers)


def to_receipt(numbers: list[int], *, back: str = "") -> Response:
    """On to the receipt, so that loading the page again sends nothing again; `back`: where one goes on from there."""
    if not numbers:
        return RedirectResponse(back or "/office", 303)
    query = f"?{urlencode({'back': back})}" if back else ""
    return RedirectResponse(f"/office/receipt/{min(numbers)}-{max(numbers)}{query}", 303)


def _again(at: Desk, act: Act, error: TorneoError, *, name: str) -> Response:
    """The form with what was typed, what is wrong with it, and the state of things now."""
    try:
        form = act.form(at)
    except TorneoError:
        raise error from None
    return form_page(at, form.filled(at.typed), name=name, error=error)


def form_page(
    at: Desk, form: Form, *, name: str, error: TorneoError | None = None, key: str | None = None
) -> Response:
    """A form, empty or filled. After an error it has been seen anew, and is another request."""
    return page(
        at.context,
        "office/act.html",
        status=status_of(error) if error is not None else 200,
        form=form,
        name=name,
        key=key or new_key(),
        seen=at.season.facts.position,
        told=at.say.error(error) if error is not None else "",
        findings=getattr(error, "findings", ()),
        at=Telling(at),
    )


def preview_page(at: Desk, act: Act, seen: Preview[object], *, name: str, step: Step) -> Response:
    """The effects of an act that has not been carried out."""
    clashes: tuple[Clash, ...] = act.clashes(at.season, at.typed) if act.clashes else ()
    return page(
        at.context,
        "office/preview.html",
        form=act.form(at).filled(at.typed),
        name=name,
        typed=list(at.typed.items()),
        key=step.key,
        seen=step.seen if step.seen is not None else at.season.facts.position,
        preview=seen,
        clashes=clashes,
        at=Telling(at),
    )


@router.get("/office/receipt/{first}-{last}")
def receipt(request: Request, first: int, last: int) -> Response:
    """What has been recorded, with its numbers and how to take it back."""
    context = known_context(request)
    with desk(context, {}) as at:
        entries = entries_between(at.workspace, first, min(last, first + 500))
        mine = tuple(
            each
            for each in entries
            if each.recorded_by == at.actor.id or can(at.actor, Action.READ_LOG, WHOLE)
        )
        if not mine:
            raise NotFoundError("entry-not-found", sequence=first)
        undo = {each.sequence for each in mine if may_undo(at.workspace, at.actor, each)}
        back = local_path(request.query_params.get("back", "/office"))
        return page(context, "office/receipt.html", entries=mine, undo=undo, back=back, at=Telling(at))
