"""One's own account: password, sessions, tokens for programs, passkeys."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Form
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from torneo import words
from torneo.model import TorneoError
from torneo.office.accounts import entering, passkeys, tokens
from torneo.office.accounts.passkeys import Site
from torneo.office.permissions import LIMITS
from torneo.web.access import gate_of, keep_session, known_of, session_secret, visitor_of
from torneo.web.context import lang_of, settings_of
from torneo.web.entrance import landing, plain_page
from torneo.web.errors import status_of

router = APIRouter(include_in_schema=False)

Text = Annotated[str, Form()]
Json = dict[str, Any]


@router.get("/account")
def account(request: Request) -> Response:
    """Everything about the account of whoever asks."""
    return _page(request)


@router.post("/account/password")
def password(request: Request, old: Text = "", new: Text = "") -> Response:
    """Another password."""
    who = known_of(request)
    try:
        entering.change_password(gate_of(request), visitor_of(request), who, old=old, new=new)
    except TorneoError as error:
        return _page(request, error=error)
    return _back()


@router.post("/account/sessions/end")
def end_session(request: Request, id_: Annotated[str, Form(alias="id")] = "") -> Response:
    """End one of one's own sessions."""
    entering.end_session(gate_of(request), visitor_of(request), known_of(request), id_)
    return _back()


@router.post("/account/tokens")
def make_token(
    request: Request,
    name: Text = "",
    limits: Annotated[list[str] | None, Form(alias="for")] = None,
    days: Annotated[int, Form(ge=1, le=3650)] = 365,
) -> Response:
    """A token for a program; its secret is shown on the page that answers, and never again."""
    who = known_of(request)
    try:
        secret, _ = tokens.make_token(
            gate_of(request), who.user, name=name, limits=limits or (), days=days, visitor=visitor_of(request)
        )
    except TorneoError as error:
        return _page(request, error=error)
    return _page(request, new_token=secret)


@router.post("/account/tokens/revoke")
def revoke_token(request: Request, id_: Annotated[str, Form(alias="id")] = "") -> Response:
    """Take a token back."""
    tokens.revoke_token(gate_of(request), known_of(request).user, id_, visitor=visitor_of(request))
    return _back()


# -- passkeys ----------------------------------------------------------------------------------------------------------


@router.post("/account/passkeys/options")
def passkey_options(request: Request) -> Json:
    """What the browser needs to make a passkey."""
    return passkeys.ask_for_new(gate_of(request), site_for(request), known_of(request))


@router.post("/account/passkeys")
def add_passkey(request: Request, answer: Annotated[Json, Body()], name: str = "") -> Json:
    """Keep the passkey that the browser made."""
    made = passkeys.add(
        gate_of(request), visitor_of(request), site_for(request), known_of(request), answer, name=name
    )
    return {"id": made.id, "name": made.name}


@router.post("/account/passkeys/remove")
def remove_passkey(request: Request, id_: Annotated[str, Form(alias="id")] = "") -> Response:
    """Forget a passkey."""
    passkeys.remove(gate_of(request), visitor_of(request), known_of(request), id_)
    return _back()


@router.post("/login/passkey/options")
def passkey_challenge(request: Request) -> Json:
    """What the browser needs to show a passkey."""
    return passkeys.ask_to_enter(gate_of(request), site_for(request))


@router.post("/login/passkey")
def enter_with_passkey(request: Request, answer: Annotated[Json, Body()], next: str = "") -> Response:  # noqa: A002
    """Come in with a passkey."""
    entered = passkeys.enter_with(
        gate_of(request),
        visitor_of(request),
        site_for(request),
        answer,
        old_secret=session_secret(request),
    )
    made = JSONResponse({"next": landing(entered.who, next)}, headers={"Cache-Control": "no-store"})
    keep_session(request, made, entered.secret)
    return made


def site_for(request: Request) -> Site:
    """What a passkey of this server is bound to."""
    given = settings_of(request).public_url.rstrip("/")
    origin = given or f"{request.url.scheme}://{request.url.netloc}"
    domain = origin.partition("://")[2].partition("/")[0].rpartition("@")[2]
    return Site(domain.rsplit(":", 1)[0] if not domain.endswith("]") else domain, origin)


def _page(request: Request, *, error: TorneoError | None = None, new_token: str = "") -> Response:
    who, gate = known_of(request), gate_of(request)
    return plain_page(
        request,
        "account.html",
        status=status_of(error) if error is not None else 200,
        told=words.error(error, lang_of(request), None) if error is not None else "",
        user=gate.accounts.users.get(who.user),
        sessions=entering.sessions(gate, who),
        tokens=tokens.tokens(gate, who),
        new_token=new_token,
        limits=tuple(LIMITS),
        passkeys=passkeys.passkeys(gate, who),
        has_passkeys=passkeys.are_available(),
    )


def _back() -> Response:
    return RedirectResponse("/account", 303, {"Cache-Control": "no-store"})
