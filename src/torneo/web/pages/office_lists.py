"""Fixtures with what clashes, a draw as a ceremony, squad lists."""

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from torneo.model import NotFoundError, PermissionDenied, TorneoError
from torneo.office import commands
from torneo.office.ceremony import ceremony
from torneo.office.clashes import Clash, clashes_of
from torneo.office.lookup import Found, the_edition, the_stage, the_team
from torneo.office.permissions import Action, Target
from torneo.office.squads import squad_list
from torneo.office.values import MatchState
from torneo.web.errors import status_of
from torneo.web.office.desk import Desk, day
from torneo.web.office.entering import desk, known_context, typed_of
from torneo.web.office.telling import Telling
from torneo.web.pages.office_acts import new_key, step_of
from torneo.web.templating import page

router = APIRouter()


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


@router.get("/office/e/{edition}/squads")
def squads(request: Request, edition: str, team: str = "") -> Response:
    """The squad list of a club; people's data only for those who may see them."""
    context = known_context(request)
    with desk(context, {}) as at:
        return _squads(at, edition, team)


@router.post("/office/e/{edition}/squads")
async def send_squads(request: Request, edition: str) -> Response:
    """Put a player on a list, or take one off."""
    typed = await typed_of(request)
    return await run_in_threadpool(_sent, request, edition, typed)


def _sent(request: Request, edition: str, typed: dict[str, str]) -> Response:
    context = known_context(request)
    step_of(typed)
    team = typed.get("team", "")
    with desk(context, typed) as at:
        try:
            if typed.get("release"):
                commands.release_player(
                    at.workspace, at.actor, edition=edition, team=team, person=typed["release"]
                )
            else:
                commands.register_player(
                    at.workspace,
                    at.actor,
                    edition=edition,
                    team=team,
                    name=typed.get("name", "").strip(),
                    born=day(typed, "born"),
                    position=typed.get("position", "").strip(),
                )
        except PermissionDenied:
            raise
        except TorneoError as error:
            return _squads(at, edition, team, error=error)
    return RedirectResponse(f"/office/e/{edition}/squads?team={team}", 303)


def _squads(at: Desk, edition: str, team: str, *, error: TorneoError | None = None) -> Response:
    where = the_edition(at.season, edition)
    teams = tuple(dict.fromkeys(each for stage in where.stages for each in stage.teams))
    mine = {grant.scope for grant in at.actor.held}
    chosen = team or next((each for each in teams if each in mine), "")
    squad = None
    target = Target(edition=where.id)
    if chosen:
        club = the_team(at.season, chosen)
        target = Target(edition=where.id, clubs=(club,))
        squad = squad_list(at.workspace, at.actor, edition=where.id, team=club)
    return page(
        at.context,
        "office/squads.html",
        status=status_of(error) if error is not None else 200,
        at=Telling(at),
        where=where,
        teams=teams,
        team=chosen,
        squad=squad,
        may_add=bool(chosen) and at.may(Action.REGISTER_PLAYER, target),
        may_release=bool(chosen) and at.may(Action.RELEASE_PLAYER, target),
        typed=at.typed,
        told=at.say.error(error) if error is not None else "",
        findings=getattr(error, "findings", ()),
        key=new_key(),
        seen=at.season.facts.position,
    )
