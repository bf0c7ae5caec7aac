"""Public pages, kept as long as the season stands still: made once for each language and theme, then handed out.

A page is named by its address, the parameters it knows, language, theme and the version of the season; its ETag says
the same, so a browser that has it is answered without a body. Who is logged in gets pages of their own, never these.
"""

import gzip
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import Final, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from torneo import __version__
from torneo.web import assets
from torneo.web.context import Context, context_of, lang_of, theme_of

HTML: Final = "text/html; charset=utf-8"
PARAMETERS: Final = frozenset(
    (
        "after",
        "as_of",
        "known_at",
        "round",
        "scope",
        "stage",
        "group",
        "team",
        "venue",
        "day",
        "month",
        "q",
        "part",
        "if",
        "page",
        "table",
    )
)
"""What an address may ask for; anything else changes no page and is not looked at."""
_KEPT_BYTES = 32 << 20
_LONGEST = 200
"""Characters of a parameter beyond which a page is not kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was made, and the same compressed."""

    etag: str
    body: bytes
    packed: bytes
    media_type: str
    headers: tuple[tuple[str, str], ...] = ()


class PageCache:
    """The answers of this process, the ones asked for last; never more than so many bytes."""

    def __init__(self, limit: int = _KEPT_BYTES) -> None:
        self._limit = limit
        self._size = 0
        self._pages: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, etag: str) -> Kept | None:
        with self._lock:
            found = self._pages.get(etag)
            if found is not None:
                self._pages.move_to_end(etag)
            return found

    def put(self, page: Kept) -> None:
        with self._lock:
            old = self._pages.pop(page.etag, None)
            self._size += _size(page) - (_size(old) if old else 0)
            self._pages[page.etag] = page
            while self._size > self._limit and self._pages:
                _, gone = self._pages.popitem(last=False)
                self._size -= _size(gone)


async def public(
    request: Request,
    make: Callable[[Context], str | bytes],
    *,
    media_type: str = HTML,
    headers: tuple[tuple[str, str], ...] = (),
    state: Callable[[Context], str] | None = None,
) -> Response:
    """The answer that `make` gives for a request, or that it gave before. `make` runs in a thread of its own.

    Args:
        state: what the page depends on beside the season: what is known of chances. "": on something that moves by
            itself, so the page is kept by nobody.
    """
    context = context_of(request)
    told = await run_in_threadpool(state, context) if state is not None else "-"
    etag = _etag(request, f"{context.version} {told}", media_type)
    if not told and not context.is_signed_in:
        body = await run_in_threadpool(make, context)
        moving = {"Cache-Control": "no-store", "Vary": _vary(media_type), **dict(headers)}
        return Response(body, 200, moving, media_type=media_type)
    if context.is_signed_in:
        body = await run_in_threadpool(make, context)
        private = {"Cache-Control": "private, no-store", "Vary": _vary(media_type), **dict(headers)}
        return Response(body, 200, private, media_type=media_type)
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=_headers(etag, media_type, headers))
    cache = cast(PageCache, request.app.state.pages)
    kept = cache.get(etag)
    if kept is None:
        kept = await run_in_threadpool(_made, make, context, etag, media_type, headers)
        if all(len(value) <= _LONGEST for value in request.query_params.values()):
            cache.put(kept)
    if "gzip" in request.headers.get("accept-encoding", ""):
        said = {**_headers(etag, media_type, headers), "Content-Encoding": "gzip"}
        return Response(kept.packed, 200, said, media_type=media_type)
    return Response(kept.body, 200, _headers(etag, media_type, headers), media_type=media_type)


def _made(
    make: Callable[[Context], str | bytes],
    context: Context,
    etag: str,
    media_type: str,
    headers: tuple[tuple[str, str], ...],
) -> Kept:
    made = make(context)
    body = made.encode() if isinstance(made, str) else made
    return Kept(etag, body, gzip.compress(body, 4, mtime=0), media_type, headers)


def _etag(request: Request, version: str, media_type: str) -> str:
    asked = sorted((key, value) for key, value in request.query_params.multi_items() if key in PARAMETERS)
    named = (
        version,
        __version__,
        assets.fingerprint(),
        request.url.path,
        lang_of(request),
        theme_of(request) if media_type == HTML else "",
        request.url.netloc,
        *(f"{key}={value}" for key, value in asked),
    )
    digest = sha256("\n".join(named).encode()).hexdigest()
    return f'W/"{digest[:24]}"'


def _headers(etag: str, media_type: str, headers: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {"ETag": etag, "Cache-Control": "public, no-cache", "Vary": _vary(media_type), **dict(headers)}


def _vary(media_type: str) -> str:
    return (
        "Accept-Encoding, Accept-Language, Cookie"
        if media_type == HTML
        else "Accept-Encoding, Accept-Language"
    )


def _size(page: Kept) -> int:
    return len(page.body) + len(page.packed)
