"""Tables of an edition: whole, of a round, of a scope; reasons, cross table, positions by round."""

from functools import partial

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from torneo.model import UsageError
from torneo.office.public.grids import cross_page, positions_page
from torneo.office.public.marks import marks_of
from torneo.office.public.tables import SCOPES, TablePage, moved, table_page, table_pages, why_page
from torneo.web.asking import chances_known, looking
from torneo.web.caching import public
from torneo.web.context import Context
from torneo.web.pages.shown import shown
from torneo.web.pictures import positions_chart
from torneo.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/e/{edition}/tables")
async def tables(request: Request, edition: str) -> Response:
    """Every table of an edition."""

    def make(context: Context) -> str:
        pages = table_pages(context.view.season, edition)
        return render(context, "tables.html", edition=context.view.season[edition], pages=pages)

    return await public(request, make)


@router.get("/e/{edition}/table/{table}")
async def table(request: Request, edition: str, table: str) -> Response:
    """One table; `?round=` up to a round, `?scope=` of some matches."""

    def make(context: Context) -> str:
        page = asked_table(context, edition, table)
        marks = marks_of(page, context.view, looking(context))
        shown = {"page": page, "scopes": SCOPES, "moved": moved(page), "marks": marks}
        return render(context, "table.html", edition=page.edition, **shown)

    return await public(request, make, beside=partial(chances_known, (edition,)))


@router.get("/e/{edition}/table/{table}/why/{team}")
async def why(request: Request, edition: str, table: str, team: str) -> Response:
    """Why a team stands where it stands: a page, or with `?part=1` the row that unfolds in the table."""

    def make(context: Context) -> str:
        page = why_page(
            context.view.season, edition, table, team, round_=round_of(context), scope=scope_of(context)
        )
        template = "why_part.html" if context.request.query_params.get("part") else "why.html"
        return render(context, template, edition=page.page.edition, page=page)

    return await public(request, make)


@router.get("/e/{edition}/table/{table}/cross")
async def cross(request: Request, edition: str, table: str) -> Response:
    """Every result of a table in one grid."""
    return await shown(request, "cross.html", lambda context: cross_page(context.view.season, edition, table))


@router.get("/e/{edition}/table/{table}/positions")
async def positions(request: Request, edition: str, table: str) -> Response:
    """Places round by round as a picture; `?team=` lets some teams stand out."""

    def make(context: Context) -> str:
        chosen = tuple(context.request.query_params.getlist("team"))
        page = positions_page(context.view.season, edition, table, chosen)
        chart = positions_chart(page) if page.progress.steps else None
        return render(context, "positions.html", edition=page.edition, page=page, chart=chart)

    return await public(request, make)


def asked_table(context: Context, edition: str, table: str) -> TablePage:
    """The table that an address asks for. Raises as `table_page`."""
    return table_page(context.view.season, edition, table, round_=round_of(context), scope=scope_of(context))


def round_of(context: Context) -> int | None:
    """The round that an address asks for.

    Raises:
        UsageError: `bad-round` (found).
    """
    text = context.request.query_params.get("round")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise UsageError("bad-round", found=text)
    return int(text)


def scope_of(context: Context) -> str:
    return context.request.query_params.get("scope", "")
