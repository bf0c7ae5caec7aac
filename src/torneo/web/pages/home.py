"""The season's front page and the front page of an edition."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from torneo.web.caching import public
from torneo.web.context import Context
from torneo.web.templating import render

router = APIRouter()


@router.get("/")
async def season(request: Request) -> Response:
    """All editions of the folder."""

    def make(context: Context) -> str:
        return render(context, "season.html", editions=tuple(context.view.season))

    return await public(request, make)
