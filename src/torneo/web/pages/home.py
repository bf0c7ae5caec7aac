"""The season's front page, the front page of an edition, and what belongs to an edition as a whole."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from torneo.office.lookup import the_edition
from torneo.office.public.brackets import bracket_page
from torneo.office.public.editions import edition_page, in_force_since, links_page, overviews
from torneo.office.public.teams import teams_of
from torneo.web.caching import public
from torneo.web.context import Context
from torneo.web.pages.shown import shown
from torneo.web.templating import render
from torneo.words.articles import chapters

router = APIRouter(include_in_schema=False)


@router.get("/")
async def season(request: Request) -> Response:
    """All editions of the folder."""

    def make(context: Context) -> str:
        return render(context, "season.html", overviews=overviews(context.view.season))

    return await public(request, make)


@router.get("/e/{edition}")
async def edition_home(request: Request, edition: str) -> Response:
    """What is going on in an edition."""
    return await shown(request, "edition.html", lambda context: edition_page(context.view.season, edition))


@router.get("/e/{edition}/bracket")
async def bracket(request: Request, edition: str) -> Response:
    """The knock-out stages of an edition."""
    return await shown(request, "bracket.html", lambda context: bracket_page(context.view.season, edition))


@router.get("/e/{edition}/teams")
async def teams(request: Request, edition: str) -> Response:
    """Who takes part."""

    def make(context: Context) -> str:
        where = the_edition(context.view.season, edition)
        register = context.view.season.regulations.register
        shown = [(team, register.club(team)) for team in teams_of(where)]
        shown.sort(key=lambda each: (context.view.names.team(each[0]), each[0]))
        return render(context, "teams.html", edition=where, teams=shown)

    return await public(request, make)


@router.get("/e/{edition}/honours")
async def honours(request: Request, edition: str) -> Response:
    """Titles and places, decided or not; the editions before and after."""

    def make(context: Context) -> str:
        where = the_edition(context.view.season, edition)
        about = where.regulation.edition
        known = context.view.season.editions
        around = [(each, each in known) for each in (about.previous, about.next)]
        return render(context, "honours.html", edition=where, around=around)

    return await public(request, make)


@router.get("/e/{edition}/links")
async def links(request: Request, edition: str) -> Response:
    """Points and rights that go from one edition to another, and why."""
    return await shown(request, "links.html", lambda context: links_page(context.view.season, edition))


@router.get("/e/{edition}/regulation")
async def regulation(request: Request, edition: str) -> Response:
    """The regulation as numbered articles."""

    def make(context: Context) -> str:
        season = context.view.season
        where = the_edition(season, edition)
        told = chapters(season.regulations, str(where.id), context.lang)
        since = in_force_since(season, where)
        return render(context, "regulation.html", edition=where, chapters=told, since=since)

    return await public(request, make)


@router.get("/e/{edition}/history")
async def history(request: Request, edition: str) -> Response:
    """What was corrected, ruled, moved or amended, the newest first."""

    def make(context: Context) -> str:
        where = the_edition(context.view.season, edition)
        changes = context.site.history().of(str(where.id))
        shown = [each for each in changes if not each.simulated][:_CHANGES]
        return render(context, "history.html", edition=where, changes=shown, count=len(changes))

    return await public(request, make)


_CHANGES = 100
