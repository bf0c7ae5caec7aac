"""Squad lists: a player at a time, many by file or paste, and taking one off; each seen before it is saved."""

from collections.abc import Callable
from urllib.parse import quote

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from torneo.model import Finding, PermissionDenied, TorneoError, UsageError
from torneo.office import commands
from torneo.office.clubs_import import text_of_file
from torneo.office.commands import Outcome
from torneo.office.folder import Workspace
from torneo.office.lookup import the_edition, the_team
from torneo.office.once import once
from torneo.office.permissions import Action, Target
from torneo.office.previewing import Preview, preview
from torneo.office.squads import SquadList, squad_list
from torneo.office.squads_import import import_players
from torneo.web.errors import status_of
from torneo.web.office.desk import Desk, day
from torneo.web.office.entering import desk, known_context, sent_of
from torneo.web.office.telling import Telling
from torneo.web.pages.office_acts import Step, body_of, new_key, step_of, to_receipt
from torneo.web.templating import page

router = APIRouter(include_in_schema=False)

_WAYS = ("one", "many", "release")
Act = Callable[[Workspace], Outcome]


@router.get("/office/e/{edition}/squads")
def squads(request: Request, edition: str, team: str = "") -> Response:
    """The squad list of a club; people's data only for those who may see them."""
    context = known_context(request)
    with desk(context, {}) as at:
        return _page(at, edition, team)


@router.post("/office/e/{edition}/squads")
async def send_squads(request: Request, edition: str) -> Response:
    """Put players on a list, or take one off: how the list would read, or saved."""
    typed, files = await sent_of(request)
    return await run_in_threadpool(_sent, request, edition, typed, files)


def _sent(
    request: Request, edition: str, typed: dict[str, str], files: dict[str, tuple[str, bytes]]
) -> Response:
    context = known_context(request)
    step = step_of(typed)
    team = typed.get("team", "")
    with desk(context, typed) as at:
        if step.step == "edit":
            return _page(at, edition, team, step=step)
        try:
            _take_file(typed, files)
            act = _act(at, edition, team)
            with at.workspace.decided_at(step.seen):
                if step.step == "preview":
                    seen = preview(
                        at.workspace,
                        lambda trial: (act(trial), squad_list(trial, at.actor, edition=edition, team=team)),
                    )
                    return _page(at, edition, team, seen=seen, step=step)
                done = once(at.workspace, at.actor, step.key, body_of({**typed, "edition": edition}), act)
        except PermissionDenied:
            raise
        except TorneoError as error:
            return _page(at, edition, team, error=error)
    outcome = done.outcome or done.answer
    assert outcome is not None
    back = f"/office/e/{quote(edition)}/squads?team={quote(team)}"
    return to_receipt([receipt.sequence for receipt in outcome.receipts], back=back)


def _take_file(typed: dict[str, str], files: dict[str, tuple[str, bytes]]) -> None:
    """A file that was sent stands for what could have been pasted."""
    name, content = files.get("file", ("", b""))
    if content:
        typed["pasted"] = text_of_file(name, content)
        typed["file"] = name
    if "pasted" in typed:
        typed["pasted"] = typed["pasted"].replace("\r\n", "\n")


def _act(at: Desk, edition: str, team: str) -> Act:
    """What is asked for. Raises `UsageError` `form-choice` (found)."""
    way = at.asked("what")
    if way not in _WAYS:
        raise UsageError("form-choice", found=way)
    if way == "release":
        return lambda workspace: commands.release_player(
            workspace, at.actor, edition=edition, team=team, person=at.asked("person")
        )
    if way == "many":
        name = at.asked("file") or at.t("office-pasted-name")
        content = at.typed.get("pasted", "").encode()
        return lambda workspace: (
            import_players(workspace, at.actor, name, content, edition=edition, team=team).outcome
        )
    return lambda workspace: (
        commands.register_player(
            workspace,
            at.actor,
            edition=edition,
            team=team,
            name=at.asked("name").strip(),
            born=day(at.typed, "born"),
            position=at.asked("position").strip(),
        ).outcome
    )


def _page(
    at: Desk,
    edition: str,
    team: str,
    *,
    seen: Preview[tuple[Outcome, SquadList]] | None = None,
    error: TorneoError | None = None,
    step: Step | None = None,
) -> Response:
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
    outcome, after = seen.answer if seen is not None else (None, None)
    before = {each.person for each in squad.players} if squad else set()
    left = {each.person for each in after.players} if after else set()
    position = step.seen if step is not None and step.seen is not None else at.season.facts.position
    return page(
        at.context,
        "office/squads.html",
        status=status_of(error) if error is not None else 200,
        at=Telling(at),
        where=where,
        teams=teams,
        team=chosen,
        squad=squad,
        after=after,
        joining=[each for each in after.players if each.person not in before] if after else [],
        leaving=[each for each in squad.players if each.person not in left] if squad and after else [],
        skipped=outcome.skipped if outcome is not None else 0,
        said=lambda finding: _said(at, finding, (squad, after)),
        may_add=bool(chosen) and at.may(Action.REGISTER_PLAYER, target),
        may_release=bool(chosen) and at.may(Action.RELEASE_PLAYER, target),
        typed=at.typed,
        told=at.say.error(error) if error is not None else "",
        findings=getattr(error, "findings", ()),
        key=step.key if step is not None else new_key(),
        seen=position,
    )


def _said(at: Desk, finding: Finding, lists: tuple[SquadList | None, ...]) -> str:
    """A finding about a list, with the names of those whom the reader may see instead of their ids."""
    text = at.say.finding(finding)
    for shown in lists:
        for each in shown.players if shown else ():
            if each.name:
                text = text.replace(each.person, each.name)
    return text
