"""Fixtures with what clashes, and a draw as a ceremony."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from torneo.model import NotFoundError
from torneo.office.ceremony import ceremony
from torneo.office.clashes import Clash, clashes_of
from torneo.office.lookup import Found, the_edition, the_stage
from torneo.office.values import MatchState
from torneo.web.office.entering import desk, known_context
from torneo.web.office.telling import Telling
from torneo.web.templating import page

router = APIRouter(include_in_schema=False)


@router.get("/office/e/{edition}/fixtures")
def fixtures(request: Request, edition: str) -> Response:
    """Every match of an edition by stage and round; what clashes stands beside it."""
    context = known_context(request)
    with desk(context, {}) as at:
        where = the_edition(at.season, edition)
        clashing: dict[str, tuple[Clash, ...]] = {}
        stages = []
        for stage in where.stages:
            rounds: dict[int, list[MatchState]] = {}
            for match in stage.matches:
                rounds.setdefault(match.round or match.leg, []).append(match)
                if match.result is None and match.planned.day is not None:
                    found = clashes_of(at.season, Found(where, stage, match), match.planned)
                    real = tuple(each for each in found if each.code != "clash-venue-day")
                    if real:
                        clashing[str(match.id)] = real
            stages.append((stage, sorted(rounds.items())))
        return page(
            context, "office/fixtures.html", at=Telling(at), where=where, stages=stages, clashing=clashing
        )


@router.get("/office/e/{edition}/draw/{stage}")
def draw(request: Request, edition: str, stage: str, step: int = 0) -> Response:
    """A draw told step by step, as it could be shown on a screen."""
    context = known_context(request)
    with desk(context, {}) as at:
        where = the_edition(at.season, edition)
        told = ceremony(at.season, the_stage(where, stage).node)
        if told is None:
            raise NotFoundError("no-draw-due", edition=where.id)
        shown = max(0, min(step, len(told.steps)))
        groups = [
            (name, [each.team for each in told.steps[:shown] if each.place == name]) for name in told.places
        ]
        return page(
            context,
            "office/draw.html",
            at=Telling(at),
            edition_id=where.id,
            stage=stage,
            steps=told.steps,
            shown=shown,
            groups=groups,
            newest=told.steps[shown - 1].team if shown else "",
            seed=told.seed if told.seed is not None else "–",
            entry=told.entry,
        )
