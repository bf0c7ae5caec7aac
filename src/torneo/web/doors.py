"""What stands between the network and every page: size, frequency, origin, who asks, the key of a form.

Source: ASVS 5.0, 2.4 (limits), 3.5 (requests from other sites), 7 (sessions), 16.3 (what is logged).

A request that changes something (any method but GET, HEAD, OPTIONS) is let through
    with a token for programs in its header, which no other site can make a browser send; or
    from this site itself, by `Sec-Fetch-Site` or `Origin`, and with the key of a form of this browser.
"""

import hmac
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders, UploadFile
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from torneo.model import NotLoggedIn, PermissionDenied, TooManyRequests, TorneoError, UsageError
from torneo.office.accounts import NOBODY, Gate, Who
from torneo.office.accounts.who import by_session, by_token
from torneo.web.access import (
    FORM_FIELD,
    FORM_HEADER,
    form_cookie,
    gate_of,
    session_secret,
    visitor_of,
    who_of,
)
from torneo.web.context import settings_of
from torneo.web.errors import error_response, wants_json
from torneo.web.limits import Buckets, Limits
from torneo.web.shortcut import Shortcut

if TYPE_CHECKING:
    from starlette.responses import Response

SAFE: Final = frozenset(("GET", "HEAD", "OPTIONS"))
_FORMS: Final = ("application/x-www-form-urlencoded", "multipart/form-data")
_BRINGS_A_FILE: Final = re.compile(r"/imports?(/|$)")
PUBLIC: Final = frozenset(("/live", "/live/said"))
"""Addresses that tell everybody the same and that pages ask for by themselves: they keep no session alive."""
OPEN_FORMS: Final = ("/login", "/password/", "/invitation/", "/score/")
"""Forms that somebody fills in who has no session yet."""


class Doors:
    """Layer of the application inside `security.Guard`."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        ask_again: Callable[[Request, dict[str, str]], "Response"],
        limits: Limits,
        shortcut: Shortcut,
    ) -> None:
        """`ask_again` makes the log-in page that keeps a form whose session has run out."""
        self._app = app
        self._shortcut = shortcut
        self._ask_again = ask_again
        self._limits = limits
        self._buckets = Buckets()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        known = self._shortcut.answer(scope)
        if known is not None:
            await known(scope, receive, send)
            return
        request = Request(scope, receive)
        answer: Response | None = None
        try:
            request.state.who = await self._who(request)
            request.state.actor = request.state.who.actor
            self._count(request)
            if request.method not in SAFE:
                answer = await self._unsafe(request)
        except TorneoError as error:
            answer = await run_in_threadpool(error_response, request, error)
        handler = self._app if answer is None else answer
        replay = receive if request.method in SAFE or answer is not None else _again(request)
        await handler(scope, replay, self._sending(request, send))
        await self._log(request)

    # -- who -----------------------------------------------------------------------------------------------------------

    async def _who(self, request: Request) -> Who:
        """Raises `NotLoggedIn` `token-refused`: there is a token, and it is none of ours."""
        if request.url.path in PUBLIC:
            return NOBODY
        given = request.headers.get("authorization", "")
        if given:
            kind, _, token = given.partition(" ")
            who = await run_in_threadpool(by_token, gate_of(request), token.strip())
            if kind.lower() != "bearer" or who is None:
                raise NotLoggedIn("token-refused")
            return who
        secret = session_secret(request)
        found = await run_in_threadpool(by_session, gate_of(request), secret) if secret else None
        return found or NOBODY

    # -- how much ------------------------------------------------------------------------------------------------------

    def _count(self, request: Request) -> None:
        """Raises `TooManyRequests` `too-many-requests` (seconds)."""
        who = who_of(request)
        asker = who.token or who.user or visitor_of(request).address
        wait = 0.0
        if who.token:
            wait = self._buckets.take(f"token {asker}", per_minute=self._limits.token)
        if not wait and request.method not in SAFE:
            wait = self._buckets.take(f"write {asker}", per_minute=self._limits.writes)
        elif not wait and ("as_of" in request.query_params or "known_at" in request.query_params):
            wait = self._buckets.take(f"past {asker}", per_minute=self._limits.past)
        if wait:
            raise TooManyRequests("too-many-requests", seconds=int(wait) + 1)

    # -- what changes something ------------------------------------------------------------------------------------------

    async def _unsafe(self, request: Request) -> "Response | None":
        """An answer that ends the request here, or None: it may go on. Its body has been read."""
        most = self._limits.import_body if _BRINGS_A_FILE.search(request.url.path) else self._limits.body
        await _read_body(request, most)
        who = who_of(request)
        if who.token:
            return None
        is_api = request.url.path.startswith("/api/")
        is_open = request.url.path.startswith(OPEN_FORMS)
        if not who.session and is_api:
            raise NotLoggedIn("not-logged-in")
        if not is_from_here(request):
            raise PermissionDenied("other-site")
        if not who.session and not is_open and wants_json(request):
            raise NotLoggedIn("not-logged-in")
        fields = await _fields(request)
        if not who.session and not is_open:
            return await run_in_threadpool(self._ask_again, request, fields)
        given = request.headers.get(FORM_HEADER) or fields.get(FORM_FIELD, "")
        if not await run_in_threadpool(_is_key, request, given):
            raise PermissionDenied("form-key-wrong")
        return None

    # -- what is sent, and what is kept of it ----------------------------------------------------------------------------

    def _sending(self, request: Request, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                request.state.status = message["status"]
                held = getattr(request.state, "new_form_cookie", "")
                if held:
                    is_https = settings_of(request).is_https
                    name, secure = form_cookie(is_https=is_https), "; Secure" if is_https else ""
                    MutableHeaders(scope=message).append(
                        "set-cookie", f"{name}={held}; HttpOnly; Path=/; SameSite=lax{secure}"
                    )
            await send(message)

        return sending

    async def _log(self, request: Request) -> None:
        """Denials, and everything that changes something, by the pattern of its address: a link's secret is part of one."""
        status = getattr(request.state, "status", 0)
        is_denied = status in (401, 403, 429)
        gate = gate_of(request)
        if not (is_denied or request.method not in SAFE) or not gate.has_accounts:
            return
        visitor = visitor_of(request)
        if self._buckets.take(f"log {visitor.address}", per_minute=self._limits.logged):
            return
        route = request.scope.get("route")
        await run_in_threadpool(
            gate.log,
            "denied" if is_denied else "request",
            visitor,
            user=who_of(request).user,
            method=request.method,
            route=getattr(route, "path", "-"),
            status=str(status),
        )


def is_from_here(request: Request) -> bool:
    """Whether a page of this site sends the request. A browser that says nothing of it is not believed."""
    fetched = request.headers.get("sec-fetch-site")
    if fetched is not None:
        return fetched == "same-origin"
    origin = urlsplit(request.headers.get("origin", ""))
    if not origin.netloc:
        return False
    ours = {request.headers.get("host", ""), urlsplit(settings_of(request).public_url).netloc} - {""}
    return origin.netloc in ours and (origin.scheme == "https" or not settings_of(request).is_https)


def _is_key(request: Request, given: str) -> bool:
    who, gate = who_of(request), gate_of(request)
    if who.session:
        return hmac.compare_digest(who.form_key, given)
    held = request.cookies.get(form_cookie(is_https=settings_of(request).is_https), "")
    return bool(held) and hmac.compare_digest(_signed(gate, held), given)


def _signed(gate: Gate, held: str) -> str:
    return gate.signature("form", held)


async def _read_body(request: Request, most: int) -> None:
    """Raises `UsageError` `body-too-large`, before more than that has been read."""
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > most:
        raise UsageError("body-too-large")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise UsageError("body-too-large")
    request.state.sent = bytes(body)


async def _fields(request: Request) -> dict[str, str]:
    """The text fields of a form; files are left out."""
    if not request.headers.get("content-type", "").startswith(_FORMS):
        return {}
    copy = Request(request.scope, _again(request))
    async with copy.form(max_fields=2000, max_part_size=len(request.state.sent)) as form:
        return {key: value for key, value in form.multi_items() if not isinstance(value, UploadFile)}


def _again(request: Request) -> Receive:
    """The body that was read, for whoever comes next."""
    sent = False
    body = cast(bytes, getattr(request.state, "sent", b""))

    async def receive() -> Message:
        nonlocal sent
        if sent:
            return await request.receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
