"""Teams, venues, search, and the picture of all crests."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from torneo.office.public.fixtures import of_team
from torneo.office.public.marks import outlooks_of
from torneo.office.public.search import search as find
from torneo.office.public.teams import all_teams, team_page, venue_page
from torneo.web.asking import chances_known, looking
from torneo.web.caching import public
from torneo.web.context import Context, site_of
from torneo.web.crests import clubs_named, sprite
from torneo.web.pages.shown import shown
from torneo.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/team/{team}")
async def team(request: Request, team: str) -> Response:
    """A team over all editions of the folder."""

    def make(context: Context) -> str:
        page = team_page(context.view.season, team)
        outlooks = outlooks_of(page, context.view, looking(context))
        return render(context, "team.html", page=page, outlooks=outlooks)

    def known(context: Context) -> str:
        return chances_known(site_of(request).editions_seen, context)

    return await public(request, make, beside=known)


@router.get("/e/{edition}/team/{team}")
async def team_matches(request: Request, edition: str, team: str) -> Response:
    """Every match of a team in an edition."""
    return await shown(
        request, "team_matches.html", lambda context: of_team(context.view.season, edition, team)
    )


@router.get("/venue/{venue}")
async def venue(request: Request, venue: str) -> Response:
    """A ground."""

    def make(context: Context) -> str:
        return render(context, "venue.html", page=venue_page(context.view.season, venue))

    return await public(request, make)


@router.get("/search")
async def search(request: Request, q: str = "") -> Response:
    """What fits the words typed."""

    def make(context: Context) -> str:
        found = find(context.view.season, context.view.names, q[:_LONGEST], context.lang)
        return render(context, "search.html", asked=q[:_LONGEST], found=found)

    return await public(request, make)


@router.get("/crests/{digest}.svg")
def crests(request: Request, digest: str) -> Response:  # noqa: ARG001 - it is there to change the address
    """The crests of all clubs as symbols of one picture."""
    view = site_of(request).view()
    body = sprite(clubs_named(all_teams(view.season), view.names.teams))
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(body, headers=headers, media_type="image/svg+xml")


_LONGEST = 80
