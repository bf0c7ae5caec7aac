"""Who asks, and the key that a form of theirs carries: what pages and the API know of accounts.

    who_of(request)      the person or program, `NOBODY` where nobody has logged in
    gate_of(request)     the door to accounts, for the use cases of `office.accounts`
    visitor_of(request)  where the request comes from, for the security log
    form_key(request)    the key of a form, which `web.doors` asks for when it comes back

What somebody may do is asked of `office.permissions` with `who.actor`, by the commands themselves.
"""

import secrets
from typing import cast

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from torneo.model import NotLoggedIn
from torneo.office.accounts import Gate, Visitor, Who
from torneo.web.context import settings_of, who_of

FORM_FIELD = "csrf"
FORM_HEADER = "x-csrf-token"


def known_of(request: Request) -> Who:
    """Who asks, where it has to be somebody. Raises `NotLoggedIn` `not-logged-in`."""
    who = who_of(request)
    if not who.user:
        raise NotLoggedIn("not-logged-in")
    return who


def gate_of(request: Request) -> Gate:
    return cast(Gate, request.app.state.gate)


def visitor_of(request: Request) -> Visitor:
    address = request.client.host if request.client else ""
    return Visitor(address, request.headers.get("user-agent", "")[:120])


# -- cookies -----------------------------------------------------------------------------------------------------------


def session_cookie(*, is_https: bool) -> str:
    """Its name; `__Host-` binds it to this host where the connection is encrypted."""
    return "__Host-torneo" if is_https else "torneo"


def form_cookie(*, is_https: bool) -> str:
    """The cookie of a browser that has no session but fills in a form: the log-in."""
    return "__Host-torneo-form" if is_https else "torneo-form"


def session_secret(request: Request) -> str:
    return request.cookies.get(session_cookie(is_https=settings_of(request).is_https), "")


def keep_session(request: Request, answer: Response, secret: str) -> None:
    """Put the secret of a new session into the browser, until it is closed."""
    is_https = settings_of(request).is_https
    answer.set_cookie(
        session_cookie(is_https=is_https), secret, httponly=True, samesite="lax", secure=is_https, path="/"
    )


def drop_session(request: Request, answer: Response) -> None:
    is_https = settings_of(request).is_https
    answer.delete_cookie(
        session_cookie(is_https=is_https), httponly=True, samesite="lax", secure=is_https, path="/"
    )


# -- forms -------------------------------------------------------------------------------------------------------------


def form_key(request: Request) -> str:
    """The key of a form for whoever asks: bound to the session, or to a cookie of this browser where there is none."""
    who = who_of(request)
    if who.session:
        return who.form_key
    held = request.cookies.get(form_cookie(is_https=settings_of(request).is_https), "")
    if not held:
        held = getattr(request.state, "new_form_cookie", "") or secrets.token_urlsafe(16)
        request.state.new_form_cookie = held  # `web.doors` gives it to the browser with the answer
    return gate_of(request).signature("form", held)


def form_field(request: Request) -> Markup:
    """The key as a field, for templates: `{{ csrf() }}` in every form that is posted."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FORM_FIELD, form_key(request))


__all__ = [
    "FORM_FIELD",
    "FORM_HEADER",
    "drop_session",
    "form_cookie",
    "form_field",
    "form_key",
    "gate_of",
    "keep_session",
    "known_of",
    "session_cookie",
    "session_secret",
    "visitor_of",
    "who_of",
]
