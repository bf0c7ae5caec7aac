"""What every answer carries, and that nothing unforeseen gets out: headers, and the last catch of all errors.

Source: OWASP ASVS 5.0, 3.4 (headers) and 16.5 (errors); a page may load what this server sends and nothing else.
"""

import logging
from collections.abc import Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
FRAME_CSP: Final = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *"
"""For pages that others may show in a frame: no script at all."""
FRAME_HEADERS: Final = (
    ("Content-Security-Policy", FRAME_CSP),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
)

HEADERS: Final = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
HSTS: Final = "max-age=31536000; includeSubDomains"

_log = logging.getLogger("torneo.web")


class Guard:
    """Outermost layer of the application: the headers of every answer, and an answer to every error."""

    def __init__(self, app: ASGIApp, *, is_https: bool, failed: Callable[[Request], Response]) -> None:
        """`failed` makes the answer to an error that nobody foresaw; it tells nothing of it."""
        self._app = app
        self._failed = failed
        headers = {**HEADERS, **({"Strict-Transport-Security": HSTS} if is_https else {})}
        self._headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def sending(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                said = message.setdefault("headers", [])
                known = {name for name, _ in said}
                message["headers"] = [*said, *(each for each in self._headers if each[0] not in known)]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception:
            _log.exception("%s %s", scope["method"], scope["path"])
            if has_begun:
                raise
            await self._failed(Request(scope, receive))(scope, receive, sending)
