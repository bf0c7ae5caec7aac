"""What is new, for pages that are open: the stream of events, and the same in the reader's words."""

import json
from typing import Annotated

from fastapi import APIRouter, Header, Query
from starlette.requests import Request
from starlette.responses import Response

from torneo.model import NotFoundError
from torneo.office.lookup import match_by_id
from torneo.office.public.fixtures import Listed
from torneo.office.public.news import News
from torneo.web.access import visitor_of
from torneo.web.caching import public
from torneo.web.context import Context, live_of
from torneo.web.live import Stream
from torneo.web.saying import Saying
from torneo.words import ui

router = APIRouter(include_in_schema=False)

_LAST = 2**53
After = Annotated[int | None, Query(ge=0, le=_LAST)]


@router.get("/live")
async def live(
    request: Request,
    after: After = None,
    wait: bool = True,
    last_event_id: Annotated[str, Header(max_length=40)] = "",
) -> Response:
    """Server-sent events from entry `after` on; a browser that comes back says itself where it was.

    With `wait=0` it tells what there is and ends.
    """
    if last_event_id.isascii() and last_event_id.isdigit():
        after = min(int(last_event_id), _LAST)
    return Stream(live_of(request), address=visitor_of(request).address, after=after, waits=wait)


@router.get("/live/said")
async def said(request: Request, after: Annotated[int, Query(ge=0, le=_LAST)]) -> Response:
    """What was recorded after an entry, in sentences for somebody who listens rather than looks."""

    def make(context: Context) -> bytes:
        told = context.site.news(after)
        say = Saying(context.lang, context.view)
        lines = list(dict.fromkeys(line for each in told.news if (line := _line(context, say, each))))
        if not told.is_whole or len(lines) > _MOST:
            lines = [ui("web-live-many", context.lang)]
        return json.dumps({"head": told.head, "said": lines}, ensure_ascii=False).encode()

    return await public(request, make, media_type="application/json")


_MOST = 5


def _line(context: Context, say: Saying, news: News) -> str:
    """A piece of news in a sentence; "": there is nothing in it to be said."""
    change = next((each for each in context.site.history().changes if each.sequence == news.entry), None)
    if change is not None:
        return say.change(change)
    if not news.match:
        return ""
    try:
        found = match_by_id(context.view.season, news.match)
    except NotFoundError:
        return ""
    title = say.match_title(Listed(found.edition, found.stage, found.match, None))
    if news.code == "result":
        return title if found.match.result is not None else ""
    when = say.planned(found.match.planned, str(found.edition.id))
    return ui("web-live-plan", context.lang, match=title, when=when)
