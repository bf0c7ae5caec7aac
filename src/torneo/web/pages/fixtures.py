"""Fixtures and results, and the page of a match."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from torneo.office.public.fixtures import by_date, by_round, undated
from torneo.office.public.matches import match_page
from torneo.web.caching import public
from torneo.web.context import Context
from torneo.web.pages.shown import shown
from torneo.web.pages.tables import round_of
from torneo.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/e/{edition}/fixtures")
async def rounds(request: Request, edition: str) -> Response:
    """A round of a stage, by default the one that is being played."""
    return await shown(
        request,
        "fixtures.html",
        lambda context: by_round(
            context.view.season,
            edition,
            stage=context.request.query_params.get("stage"),
            round_=round_of(context),
        ),
    )


@router.get("/e/{edition}/fixtures/dates")
async def dates(request: Request, edition: str) -> Response:
    """All matches of a month."""
    return await shown(
        request,
        "dates.html",
        lambda context: by_date(
            context.view.season, edition, month=context.request.query_params.get("month")
        ),
    )


@router.get("/e/{edition}/fixtures/undated")
async def without_date(request: Request, edition: str) -> Response:
    """Matches to be played that nobody has dated."""
    return await shown(request, "undated.html", lambda context: undated(context.view.season, edition))


@router.get("/m/{match:path}")
async def match(request: Request, match: str) -> Response:
    """A match."""

    def make(context: Context) -> str:
        page = match_page(context.view.season, match)
        changes = context.site.history().of(match=match)
        return render(
            context,
            "match.html",
            edition=page.edition,
            page=page,
            changes=[each for each in changes if not each.simulated],
        )

    return await public(request, make)
