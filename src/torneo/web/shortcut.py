"""Requests that were answered before, from the network to the page cache without the application in between.

What a visitor without a session is answered depends on the season, the address, and three headers. Where all of them
are as they were the last time, the same answer is given: without a body where the browser has it, else from the cache.
The ledger is asked for its head each time, as for every other request.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Final

from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from torneo.model import TorneoError
from torneo.office.site import Site
from torneo.web.access import session_cookie
from torneo.web.page_cache import PageCache

Headers = list[tuple[bytes, bytes]]
Key = tuple[object, ...]

_HANG_ON: Final = frozenset((b"host", b"accept-language", b"cookie"))
"""Headers that an answer to a visitor without a session depends on."""
_KEPT: Final = 1024
_LONGEST: Final = 2000
"""Bytes of an address with those headers beyond which a request is not remembered."""


@dataclass(frozen=True, slots=True)
class _Known:
    version: str
    etag: str
    headers: Headers
    until: float


@dataclass(frozen=True, slots=True)
class Again:
    """An answer that was given before."""

    status: int
    headers: Headers
    body: bytes = b""

    async def __call__(self, _: Scope, __: Receive, send: Send) -> None:
        """Send it."""
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.body})


class Shortcut:
    """The requests that this process has answered, the ones of last."""

    def __init__(self, site: Site, pages: PageCache, *, is_https: bool) -> None:
        self._site = site
        self._pages = pages
        self._session = session_cookie(is_https=is_https).encode()
        self._known: OrderedDict[Key, _Known] = OrderedDict()
        self._lock = Lock()

    def answer(self, scope: Scope) -> Again | None:
        """The answer to a request that is known, if nothing was recorded since; None: the application is asked."""
        key = self._key(scope)
        if key is None:
            return None
        with self._lock:
            known = self._known.get(key)
            if known is None:
                return None
            self._known.move_to_end(key)
        try:
            version = self._site.version()
        except TorneoError:
            return None  # the application says what is wrong
        if known.until < monotonic():
            return None
        if version != known.version:
            scope.setdefault("state", {})["version"] = version  # the application need not ask again
            return None
        given = dict(scope["headers"])
        if known.etag in given.get(b"if-none-match", b"").decode("latin-1"):
            return Again(304, known.headers)
        kept = self._pages.get(known.etag)
        if kept is None:
            return None
        if b"gzip" not in given.get(b"accept-encoding", b""):
            return Again(200, [*known.headers, _length(kept.body)], kept.body)
        if not kept.packed:
            return None
        packed = (b"content-encoding", b"gzip")
        return Again(200, [*known.headers, packed, _length(kept.packed)], kept.packed)

    def remember(
        self,
        request: Request,
        version: str,
        etag: str,
        headers: Mapping[str, str],
        media_type: str,
        *,
        holds: float,
    ) -> None:
        """What the application answers to a visitor without a session. What turns the season back is counted each time
        it is asked for, so it is not remembered.

        Args:
            holds: seconds after which the application is asked again, though nothing was recorded.
        """
        key = self._key(request.scope)
        asked = request.query_params
        if key is None or "as_of" in asked or "known_at" in asked:
            return
        said = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        said.append((b"content-type", media_type.encode()))
        with self._lock:
            self._known[key] = _Known(version, etag, said, monotonic() + holds)
            self._known.move_to_end(key)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)

    def _key(self, scope: Scope) -> Key | None:
        """All that the answer depends on, but the season; None: somebody may be logged in, or it is too long."""
        if scope["method"] != "GET":
            return None
        length = len(scope["path"]) + len(scope["query_string"])
        key: list[object] = [scope["scheme"], scope["path"], scope["query_string"]]
        for name, value in scope["headers"]:
            if name in _HANG_ON:
                if name == b"cookie" and self._session in value:
                    return None
                key += (name, value)
                length += len(value)
            elif name == b"authorization":
                return None
        return tuple(key) if length <= _LONGEST else None


def _length(body: bytes) -> tuple[bytes, bytes]:
    return b"content-length", b"%d" % len(body)
