"""For other programs and other sites: calendars to subscribe to, pages to show in a frame, pictures of shared links."""

from datetime import UTC, datetime

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from torneo.office.public.calendars import calendar
from torneo.office.public.fixtures import by_round
from torneo.office.public.matches import match_page
from torneo.web.caching import public
from torneo.web.context import Context
from torneo.web.pages.shown import shown
from torneo.web.pages.tables import asked_table, round_of
from torneo.web.saying import Saying
from torneo.web.security import FRAME_HEADERS
from torneo.web.share import match_picture, table_picture

router = APIRouter(include_in_schema=False)

_CALENDAR = "text/calendar; charset=utf-8"
_PICTURE = "image/png"


@router.get("/e/{edition}/calendar.ics")
async def edition_calendar(request: Request, edition: str) -> Response:
    """All dated matches of an edition."""
    return await _calendar(request, edition, None)


@router.get("/e/{edition}/team/{team}.ics")
async def team_calendar(request: Request, edition: str, team: str) -> Response:
    """All dated matches of a team."""
    return await _calendar(request, edition, team)


@router.get("/embed/e/{edition}/table/{table}")
async def framed_table(request: Request, edition: str, table: str) -> Response:
    """A table for a frame of another site, without any script."""
    return await shown(
        request,
        "embed_table.html",
        lambda context: asked_table(context, edition, table),
        headers=FRAME_HEADERS,
    )


@router.get("/embed/e/{edition}/fixtures")
async def framed_fixtures(request: Request, edition: str) -> Response:
    """A round for a frame of another site, without any script."""
    return await shown(
        request,
        "embed_fixtures.html",
        lambda context: by_round(
            context.view.season,
            edition,
            stage=context.request.query_params.get("stage"),
            round_=round_of(context),
        ),
        headers=FRAME_HEADERS,
    )


@router.get("/share/e/{edition}/table/{table}.png")
async def picture_of_a_table(request: Request, edition: str, table: str) -> Response:
    """The top of a table as a picture, for whoever shows a link to it."""

    def make(context: Context) -> bytes:
        return table_picture(asked_table(context, edition, table), Saying(context.lang, context.view))

    return await public(request, make, media_type=_PICTURE)


@router.get("/share/m/{match:path}.png")
async def picture_of_a_match(request: Request, match: str) -> Response:
    """A match as a picture, for whoever shows a link to it."""

    def make(context: Context) -> bytes:
        return match_picture(match_page(context.view.season, match), Saying(context.lang, context.view))

    return await public(request, make, media_type=_PICTURE)


async def _calendar(request: Request, edition: str, team: str | None) -> Response:
    name = f"{edition}-{team}" if team else edition

    def make(context: Context) -> bytes:
        changed = context.site.changed_at() or datetime(2000, 1, 1, tzinfo=UTC)
        return calendar(
            context.view, edition, team, lang=context.lang, stamp=changed, address=context.base_url
        )

    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_") else "-" for sign in name)
    headers = (("Content-Disposition", f'inline; filename="{plain}.ics"'),)
    return await public(request, make, media_type=_CALENDAR, headers=headers)
