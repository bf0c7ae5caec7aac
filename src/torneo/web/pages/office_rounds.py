"""Results typed through a round: 2 1 Enter, the next match; then all effects at once, then all saved or none."""

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from torneo.model import NotFoundError, PermissionDenied, TorneoError
from torneo.office.commands import ResultInput
from torneo.office.lookup import the_edition, the_stage
from torneo.office.permissions import Action, Target
from torneo.office.previewing import Preview, preview
from torneo.office.rounds import RoundFaults, record_round
from torneo.office.values import MatchState
from torneo.web.errors import status_of
from torneo.web.office.desk import Desk
from torneo.web.office.entering import desk, known_context, typed_of
from torneo.web.office.telling import Telling
from torneo.web.pages.office_acts import new_key, step_of, to_receipt
from torneo.web.templating import page

router = APIRouter(include_in_schema=False)


@router.get("/office/e/{edition}/rounds/{stage}/{number}")
def round_(request: Request, edition: str, stage: str, number: int) -> Response:
    """A round of a stage, with a place for each result that is missing."""
    context = known_context(request)
    with desk(context, {}) as at:
        return _page(at, edition, stage, number)


@router.post("/office/e/{edition}/rounds/{stage}/{number}")
async def send(request: Request, edition: str, stage: str, number: int) -> Response:
    """What was typed: its effects, or saved."""
    typed = await typed_of(request)
    return await run_in_threadpool(_sent, request, edition, stage, number, typed)


def _sent(request: Request, edition: str, stage: str, number: int, typed: dict[str, str]) -> Response:
    context = known_context(request)
    step = step_of(typed)
    with desk(context, typed) as at:
        if step.step == "edit":
            return _page(at, edition, stage, number, key=step.key)
        try:
            results = _results(at, edition, stage, number)
            with at.workspace.decided_at(step.seen):
                if step.step == "preview":
                    seen = preview(
                        at.workspace, lambda trial: record_round(trial, at.actor, results, key=step.key)
                    )
                    return _page(at, edition, stage, number, seen=seen, key=step.key, position=step.seen)
                outcome = record_round(at.workspace, at.actor, results, key=step.key)
        except PermissionDenied:
            raise
        except TorneoError as error:
            return _page(at, edition, stage, number, error=error)
    return to_receipt([receipt.sequence for receipt in outcome.receipts])


def _results(at: Desk, edition: str, stage: str, number: int) -> list[tuple[str, ResultInput]]:
    """The results that were typed; a match without any is left out, half of one is told as a score that is none."""
    found = []
    for match in _matches(at, edition, stage, number):
        home, away = at.asked(f"h:{match.id}"), at.asked(f"a:{match.id}")
        if home or away:
            claims = not at.may(Action.RECORD_RESULT, _target(edition, match))
            found.append((str(match.id), ResultInput(score=f"{home}-{away}", claimed=claims)))
    return found


def _matches(at: Desk, edition: str, stage: str, number: int) -> tuple[MatchState, ...]:
    state = the_stage(the_edition(at.season, edition), stage)
    return tuple(each for each in state.matches if (each.round or each.leg) == number)


def _target(edition: str, match: MatchState) -> Target:
    clubs = tuple(team for team in (match.home.team, match.away.team) if team is not None)
    return Target(edition=edition, match=match.id, clubs=clubs)


def _page(
    at: Desk,
    edition: str,
    stage: str,
    number: int,
    *,
    seen: Preview[object] | None = None,
    error: TorneoError | None = None,
    key: str = "",
    position: int | None = None,
) -> Response:
    where = the_edition(at.season, edition)
    state = the_stage(where, stage)
    numbers = sorted({each.round or each.leg for each in state.matches})
    if number not in numbers:
        raise NotFoundError("no-round", round=number, last=max(numbers, default=0))
    matches = _matches(at, edition, stage, number)
    place = numbers.index(number)
    faults = error.faults if isinstance(error, RoundFaults) else {}
    return page(
        at.context,
        "office/round.html",
        status=status_of(error) if error is not None else 200,
        at=Telling(at),
        where=where,
        stage=stage,
        number=number,
        before=numbers[place - 1] if place else None,
        after=numbers[place + 1] if place + 1 < len(numbers) else None,
        matches=matches,
        open={str(each.id) for each in matches if _may_type(at, edition, each)},
        typed=list(at.typed.items()),
        typed_of=lambda match, side: at.typed.get(f"{side}:{match}", ""),
        preview=seen,
        faults=faults,
        told=at.say.error(error) if error is not None else "",
        key=key or new_key(),
        seen=position if position is not None else at.season.facts.position,
    )


def _may_type(at: Desk, edition: str, match: MatchState) -> bool:
    if match.home.team is None or match.away.team is None:
        return False
    if match.result is not None and match.result.claim in ("confirmed", "protested"):
        return False
    target = _target(edition, match)
    return at.may(Action.RECORD_RESULT, target) or at.may(Action.CLAIM_RESULT, target)
