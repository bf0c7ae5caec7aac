"""What the public pages tell beside tables and matches: awards across editions, changes, articles, draws, a search."""

from typing import Annotated, Any

from fastapi import Path, Query
from starlette.requests import Request
from starlette.responses import Response

from torneo.model import NotFoundError
from torneo.office.ceremony import ceremony
from torneo.office.lookup import the_edition, the_stage
from torneo.office.public.editions import Transfer, links_page
from torneo.office.public.history import Change
from torneo.office.public.search import search
from torneo.office.shapes import award_json
from torneo.web.api import models
from torneo.web.api.common import PAST, Edition, Json, Limit, answer, router
from torneo.web.context import Context
from torneo.web.saying import Saying
from torneo.words.articles import chapters

api = router("season")


@api.get("/editions/{edition}/links", response_model=models.LinksModel, dependencies=PAST)
async def links(request: Request, edition: Edition) -> Response:
    """Points and rights that go from this edition to others, and come from them."""

    def make(context: Context) -> Json:
        view = context.view
        page = links_page(view.season, edition)

        def told(one: Transfer) -> Json:
            shown = award_json(one.award, view.names, context.lang)
            return {"from": str(one.award.edition), "to": str(one.into), "in": one.node, "award": shown}

        return {
            "edition": str(page.edition.id),
            "given": [told(each) for each in page.given],
            "taken": [told(each) for each in page.taken],
            "rights": [award_json(each, view.names, context.lang) for each in page.rights],
        }

    return await answer(request, make)


@api.get("/editions/{edition}/changes", response_model=list[models.ChangeModel])
async def changes(
    request: Request,
    edition: Edition,
    match: Annotated[str, Query(description="Only those of a match.", max_length=200)] = "",
    limit: Limit = 100,
) -> Response:
    """Corrections, rulings, postponements and amendments, the newest first; who made them is told by role alone."""

    def make(context: Context) -> Any:
        where = the_edition(context.view.season, edition)
        history = context.site.history()
        found = history.of(match=match) if match else history.of(str(where.id))
        say = Saying(context.lang, context.view)
        shown = [each for each in found if each.edition == where.id and not each.simulated]
        return [_change(each, say) for each in shown[:limit]]

    return await answer(request, make)


@api.get("/editions/{edition}/articles", response_model=list[models.ChapterModel], dependencies=PAST)
async def articles(request: Request, edition: Edition) -> Response:
    """The regulation in force as numbered articles, in the reader's language."""

    def make(context: Context) -> Any:
        season = context.view.season
        where = the_edition(season, edition)
        return [
            {
                "number": chapter.number,
                "title": chapter.title,
                "articles": [
                    {"number": each.number, "title": each.title, "sentences": list(each.sentences)}
                    for each in chapter.articles
                ],
            }
            for chapter in chapters(season.regulations, str(where.id), context.lang)
        ]

    return await answer(request, make)


@api.get("/editions/{edition}/draws/{stage}", response_model=models.DrawnModel, dependencies=PAST)
async def drawn(request: Request, edition: Edition, stage: Annotated[str, Path(max_length=200)]) -> Response:
    """A recorded draw step by step, with the seed by which anybody can repeat it."""

    def make(context: Context) -> Json:
        where = the_edition(context.view.season, edition)
        told = ceremony(context.view.season, the_stage(where, stage).node)
        if told is None:
            raise NotFoundError("no-draw-due", edition=where.id)
        return {
            "entry": told.entry,
            "seed": told.seed,
            "places": list(told.places),
            "steps": [{"team": each.team, "place": each.place} for each in told.steps],
        }

    return await answer(request, make)


@api.get("/search", response_model=models.FoundModel, dependencies=PAST)
async def find(
    request: Request, q: Annotated[str, Query(description="What people type.", max_length=80)] = ""
) -> Response:
    """Clubs, editions, venues and matches that fit some words."""

    def make(context: Context) -> Json:
        view = context.view
        found = search(view.season, view.names, q, context.lang)
        say = Saying(context.lang, view)
        return {
            "teams": [{"id": str(each), "name": view.names.team(each)} for each in found.teams],
            "editions": [
                {"id": str(each.id), "name": view.names.edition(each.id)} for each in found.editions
            ],
            "venues": [{"id": str(each.id), "name": each.name} for each in found.venues],
            "matches": [{"id": str(each.match.id), "name": say.match_title(each)} for each in found.matches],
        }

    return await answer(request, make)


def _change(change: Change, say: Saying) -> Json:
    return {
        "entry": change.sequence,
        "code": change.code,
        "text": say.change(change),
        "recorded_at": change.recorded_at.isoformat(),
        "role": change.role,
        "match": change.match or None,
        "reason": change.reason or None,
        "clause": change.clause or None,
        "source": change.source or None,
    }
