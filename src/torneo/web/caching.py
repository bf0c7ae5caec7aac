"""Public pages, kept as long as the season stands still: made once for each language and theme, then handed out.

A page is named by its address, the parameters it knows, language, theme and the version of the season; its ETag says
the same, so a browser that has it is answered without a body. Who is logged in gets pages of their own, never these.
"""

import gzip
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from math import inf
from typing import Final, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from torneo import __version__
from torneo.web import assets
from torneo.web.context import Context, context_of
from torneo.web.page_cache import Kept, PageCache
from torneo.web.shortcut import Shortcut

HTML: Final = "text/html; charset=utf-8"
VARY: Final = "Accept-Encoding, Accept-Language"
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
        "zone",
        "page",
        "table",
    )
)
"""What an address may ask for; anything else changes no page and is not looked at."""
_HOLDS_BESIDE = 1.0
"""Seconds for which a page that shows what happens to be known is answered without looking what is."""
_LONGEST = 200
"""Characters of a parameter beyond which a page is not kept."""


async def public(
    request: Request,
    make: Callable[[Context], str | bytes],
    *,
    media_type: str = HTML,
    headers: tuple[tuple[str, str], ...] = (),
    state: Callable[[Context], str] | None = None,
    beside: Callable[[Context], str] | None = None,
) -> Response:
    """The answer that `make` gives for a request, or that it gave before. `make` runs in a thread of its own.

    Args:
        state: what the page depends on beside the season: what is known of chances. "": on something that moves by
            itself, so the page is kept by nobody.
        beside: the same for a page that shows what happens to be known: it has to be quick, and is never "".
    """
    context = context_of(request)
    told = beside(context) if beside is not None else "-"
    if state is not None:
        told = await run_in_threadpool(state, context)
    vary = f"{VARY}, Cookie" if media_type == HTML else VARY
    if context.is_signed_in or not told:
        body = await run_in_threadpool(make, context)
        control = "private, no-store" if context.is_signed_in else "no-store"
        moving = {"Cache-Control": control, "Vary": vary, **dict(headers)}
        return Response(body, 200, moving, media_type=media_type)
    asked = [(key, value) for key, value in request.query_params.multi_items() if key in PARAMETERS]
    etag = etag_of(
        context,
        told,
        assets.fingerprint(),
        context.theme if media_type == HTML else "",
        f"{request.url.scheme}://{request.url.netloc}",
        asked=asked,
    )
    said = {"Vary": vary, **dict(headers)}
    holds = 0.0 if state is not None else _HOLDS_BESIDE if beside is not None else inf
    return await kept_answer(context, etag, make, said, media_type=media_type, asked=asked, holds=holds)


async def kept_answer(
    context: Context,
    etag: str,
    make: Callable[[Context], str | bytes],
    headers: Mapping[str, str],
    *,
    media_type: str,
    asked: Sequence[tuple[str, str]],
    holds: float = inf,
) -> Response:
    """The answer of that ETag: to a browser that has it without a body, else as it was kept, else made and kept.

    Args:
        asked: what the address asks for.
        holds: seconds for which the same request gets the same answer as long as nothing is recorded.
    """
    request = context.request
    said = {"ETag": etag, "Cache-Control": "public, no-cache", **headers}
    if holds:
        shortcut = cast(Shortcut, request.app.state.shortcut)
        shortcut.remember(request, context.version, etag, said, media_type, holds=holds)
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=said)
    pages = cast(PageCache, request.app.state.pages)
    wants_packed = "gzip" in request.headers.get("accept-encoding", "")
    kept = pages.get(etag)
    if kept is None or (wants_packed and not kept.packed):
        kept = await pages.made(
            f"{etag}{wants_packed}", lambda: _made(kept, make, context, etag, wants_packed)
        )
        if all(len(value) <= _LONGEST for _, value in asked):
            pages.put(kept)
    if wants_packed:
        return Response(kept.packed, 200, {**said, "Content-Encoding": "gzip"}, media_type=media_type)
    return Response(kept.body, 200, said, media_type=media_type)


def _made(
    kept: Kept | None,
    make: Callable[[Context], str | bytes],
    context: Context,
    etag: str,
    wants_packed: bool,
) -> Kept:
    if kept is None:
        made = make(context)
        kept = Kept(etag, made.encode() if isinstance(made, str) else made)
    return replace(kept, packed=gzip.compress(kept.body, 4, mtime=0)) if wants_packed else kept


def etag_of(context: Context, *more: str, asked: Iterable[tuple[str, str]]) -> str:
    """The ETag of an answer: of the season's version, the address, the language, and whatever else it hangs on."""
    request = context.request
    named = (context.version, __version__, request.url.path, context.lang, *more, sorted(asked))
    return f'W/"{sha256(repr(named).encode()).hexdigest()[:24]}"'
