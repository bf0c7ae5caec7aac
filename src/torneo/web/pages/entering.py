"""Coming in and going out: log-in, log-out, links to set a password, invitations."""

from typing import Annotated

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from torneo import words
from torneo.model import NotLoggedIn, TooManyRequests, TorneoError
from torneo.office.accounts import entering
from torneo.web.access import (
    drop_session,
    gate_of,
    keep_session,
    session_secret,
    visitor_of,
    who_of,
)
from torneo.web.context import lang_of
from torneo.web.entrance import kept_form, landing, log_in_page, plain_page
from torneo.web.errors import status_of
from torneo.web.links import local_path

router = APIRouter(include_in_schema=False)

Text = Annotated[str, Form()]


@router.get("/login")
def login_page(request: Request, next_: Annotated[str, Query(alias="next")] = "") -> Response:
    """The log-in."""
    return log_in_page(request, next_=next_ and local_path(next_))


@router.post("/login")
def log_in(
    request: Request,
    login: Text = "",
    password: Text = "",
    next_: Annotated[str, Form(alias="next")] = "",
    kept: Text = "",
    signature: Text = "",
) -> Response:
    """Come in, and go on where one was: at a page, or with a form whose session had run out."""
    waits = kept_form(request, kept, signature)
    try:
        entered = entering.log_in(
            gate_of(request),
            visitor_of(request),
            login=login,
            password=password,
            old_secret=session_secret(request),
        )
    except (NotLoggedIn, TooManyRequests) as error:
        still = {"kept": kept, "signature": signature} if waits else None
        return log_in_page(
            request,
            status=status_of(error),
            error=error,
            next_=next_ and local_path(next_),
            login=login,
            kept=still,
        )
    answer: Response
    if waits is None:
        answer = RedirectResponse(landing(entered.who, next_), 303, {"Cache-Control": "no-store"})
    else:
        request.state.who = entered.who
        path, fields = waits
        answer = plain_page(request, "resume.html", action=local_path(path), fields=fields)
    keep_session(request, answer, entered.secret)
    return answer


@router.post("/logout")
def log_out(request: Request) -> Response:
    """End the session."""
    entering.log_out(gate_of(request), visitor_of(request), who_of(request))
    answer = RedirectResponse("/", 303, {"Cache-Control": "no-store", "Clear-Site-Data": '"cache"'})
    drop_session(request, answer)
    return answer


@router.get("/password/{secret}")
def password_page(request: Request, secret: str) -> Response:
    """Set a password by a link."""
    link = entering.look_at_link(gate_of(request), "password", secret)
    user = gate_of(request).accounts.users.get(link.user)
    return plain_page(request, "password_link.html", secret=secret, user=user, told="")


@router.post("/password/{secret}")
def set_password(request: Request, secret: str, password: Text = "") -> Response:
    """Keep the password, and come in."""
    gate = gate_of(request)
    try:
        entered = entering.password_by_link(gate, visitor_of(request), secret=secret, password=password)
    except TorneoError as error:
        if error.code == "link-gone":
            raise
        user = gate.accounts.users.get(entering.look_at_link(gate, "password", secret).user)
        told = words.error(error, lang_of(request), None)
        return plain_page(
            request, "password_link.html", status=status_of(error), secret=secret, user=user, told=told
        )
    return _welcome(request, entered)


@router.get("/invitation/{secret}")
def invitation_page(request: Request, secret: str) -> Response:
    """Accept an invitation."""
    link = entering.look_at_link(gate_of(request), "invitation", secret)
    return plain_page(
        request,
        "invitation.html",
        secret=secret,
        grant=entering.grant_of(link),
        login="",
        name="",
        told="",
    )


@router.post("/invitation/{secret}")
def accept_invitation(
    request: Request, secret: str, login: Text = "", name: Text = "", password: Text = ""
) -> Response:
    """Make the account, and come in."""
    gate = gate_of(request)
    try:
        entered = entering.accept_invitation(
            gate, visitor_of(request), secret=secret, login=login, name=name, password=password
        )
    except TorneoError as error:
        if error.code == "link-gone":
            raise
        link = entering.look_at_link(gate, "invitation", secret)
        return plain_page(
            request,
            "invitation.html",
            status=status_of(error),
            secret=secret,
            grant=entering.grant_of(link),
            login=login,
            name=name,
            told=words.error(error, lang_of(request), None),
        )
    return _welcome(request, entered)


def _welcome(request: Request, entered: entering.Entered) -> Response:
    answer = RedirectResponse(landing(entered.who), 303, {"Cache-Control": "no-store"})
    keep_session(request, answer, entered.secret)
    return answer
