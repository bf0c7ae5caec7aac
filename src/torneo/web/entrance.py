"""The log-in page, also where somebody arrives whose session ran out; and a form that was typed then, kept.

What was typed travels with the log-in page itself and comes back with it, signed: the server keeps nothing of somebody
it does not know, and nobody can put a form into another's hands.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from torneo import words
from torneo.model import NotLoggedIn, Role, TorneoError
from torneo.office.accounts import Who
from torneo.office.accounts.passkeys import are_available
from torneo.office.lookup import match_by_id
from torneo.web.access import FORM_FIELD, form_field, gate_of, who_of
from torneo.web.context import lang_of, site_of, theme_of
from torneo.web.links import local_path
from torneo.web.templating import environment

_KEPT: Final = "kept-form"
_SECRET_FIELDS: Final = frozenset(("password", "old", "new", "again"))
"""Fields that are never written into a page."""


def scope_said(request: Request, scope: str) -> str:
    """Where a role holds, by the name of the edition, club or match; its id where there is no season to ask."""
    if not scope:
        return ""
    try:
        view = site_of(request).view()
        if scope in view.season.editions:
            return view.names.edition(scope)
        if "/" in scope:
            match = match_by_id(view.season, scope).match
            return " – ".join(
                words.seat(each, view.names, lang_of(request)) for each in (match.home, match.away)
            )
    except TorneoError:
        return scope
    return view.names.team(scope)


def plain_page(request: Request, template: str, /, *, status: int = 200, **values: Any) -> Response:
    """A page that needs no season: it can be shown when there is none, and to whoever may see none."""
    lang = lang_of(request)
    who = who_of(request)
    body = (
        environment(lang)
        .get_template(template)
        .render(
            theme=theme_of(request),
            actor=who.actor,
            who=who,
            csrf=lambda: form_field(request),
            path=request.url.path,
            scope_said=lambda scope: scope_said(request, scope),
            **values,
        )
    )
    headers = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language, Cookie"}
    return Response(body, status, headers, media_type="text/html; charset=utf-8")


def landing(who: Who, asked: str = "") -> str:
    """Where to go on after coming in: the page asked for, else the office for people with a role, else the front page."""
    if asked:
        return local_path(asked)
    return "/office" if who.actor.role is not Role.PUBLIC else "/"


def log_in_page(
    request: Request,
    *,
    status: int = 200,
    error: TorneoError | None = None,
    next_: str = "",
    login: str = "",
    kept: Mapping[str, str] | None = None,
) -> Response:
    """The log-in page.

    Args:
        error: why it is shown, if there is a reason.
        next_: the page that was asked for; "": none.
        kept: `kept` and `signature` of a form that waits.
    """
    told = words.error(error, lang_of(request), None) if error is not None else ""
    answer = plain_page(
        request,
        "login.html",
        status=status,
        told=told,
        next=next_,
        login=login,
        kept=kept or {},
        has_passkeys=are_available(),
    )
    if error is not None and "seconds" in error.facts:
        answer.headers["Retry-After"] = str(error.facts["seconds"])
    return answer


def ask_again(request: Request, fields: Mapping[str, str]) -> Response:
    """The log-in page for somebody who sent a form without a session; the form waits in it."""
    typed = {key: value for key, value in fields.items() if key != FORM_FIELD and key not in _SECRET_FIELDS}
    text = json.dumps({"path": request.url.path, "fields": typed}, ensure_ascii=False)
    kept = {"kept": text, "signature": gate_of(request).signature(_KEPT, text)}
    return log_in_page(request, status=401, error=NotLoggedIn("session-over"), kept=kept if typed else None)


def kept_form(request: Request, kept: str, signature: str) -> tuple[str, dict[str, str]] | None:
    """Address and fields of a form that waited; None: there is none, or it is none of ours."""
    if not kept or not gate_of(request).is_signed(_KEPT, kept, signature):
        return None
    data = json.loads(kept)
    return data["path"], data["fields"]
