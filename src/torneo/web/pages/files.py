"""Files of ours, preferences of a browser, and the sign of life."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from torneo.model import NotFoundError
from torneo.web.assets import assets
from torneo.web.context import THEMES, settings_of, site_of
from torneo.web.links import local_path
from torneo.words import LANGUAGES

router = APIRouter(include_in_schema=False)

_A_YEAR = 31536000


@router.get("/static/{digest}/{name}")
def static(digest: str, name: str) -> Response:
    """A file of ours. Its address holds its hash, so a browser may keep it for good."""
    asset = assets().get(name)
    if asset is None or asset.digest != digest:
        raise NotFoundError("page-missing", path=f"/static/{digest}/{name}")
    headers = {"Cache-Control": f"public, max-age={_A_YEAR}, immutable"}
    return Response(asset.body, headers=headers, media_type=asset.media_type)


@router.get("/preferences")
def preferences(
    request: Request,
    back: Annotated[str, Query(alias="next")] = "/",
    theme: str | None = None,
    lang: str | None = None,
) -> Response:
    """Keep language or theme in the browser and go back to where one was."""
    answer = RedirectResponse(local_path(back), 303, {"Cache-Control": "no-store"})
    for name, value, known in (("theme", theme, THEMES), ("lang", lang, LANGUAGES)):
        if value is not None and value in known:
            answer.set_cookie(
                name,
                value,
                max_age=_A_YEAR,
                samesite="lax",
                secure=settings_of(request).is_https,
                httponly=True,
            )
    return answer


@router.get("/health")
def health(request: Request, answer: Response) -> dict[str, str]:
    """Whether the server can answer: the version of the season it would answer with."""
    answer.headers["Cache-Control"] = "no-store"
    return {"status": "ok", "version": site_of(request).version()}
