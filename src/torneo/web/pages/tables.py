"""Tables of an edition."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from torneo.office.public.tables import table_page, table_pages
from torneo.web.caching import public
from torneo.web.context import Context
from torneo.web.templating import render

router = APIRouter()


@router.get("/e/{edition}/tables")
async def tables(request: Request, edition: str) -> Response:
    """Every table of an edition."""

    def make(context: Context) -> str:
        pages = table_pages(context.view.season, edition)
        return render(context, "tables.html", edition=context.view.season[edition], pages=pages)

    return await public(request, make)


@router.get("/e/{edition}/table/{table}")
async def table(request: Request, edition: str, table: str) -> Response:
    """One table."""

    def make(context: Context) -> str:
        return render(context, "table.html", page=table_page(context.view.season, edition, table))

    return await public(request, make)
