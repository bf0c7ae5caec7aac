"""What is asked of the rest of a season: chances, what is certain, what must happen.

An answer that is not known yet is 202 with the seconds after which it is worth asking again; it is computed meanwhile.
"""

from collections.abc import Callable
from typing import Annotated, Any, Final, TypeVar

from fastapi import Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from torneo.office.forecaster import COME_BACK_SECONDS, State
from torneo.office.lookup import table_id, the_edition, the_tables
from torneo.office.public.chances import question_of, supposed_of
from torneo.office.questions import Certainty, Kind, Outlook
from torneo.web.api import models_chances as models
from torneo.web.api.common import PAST, Edition, Json, answer, router
from torneo.web.asking import asking
from torneo.web.context import Context, context_of

api = router("chances")
T = TypeVar("T", Outlook, Certainty)

_Table = Annotated[str | None, Query(description="`liga`, `grupos.A`; all without.", max_length=200)]
_If = Annotated[
    list[str] | None,
    Query(
        alias="if",
        description="A result to suppose, `melgar 2-0 utc`; may be given several times.",
        max_length=40,
    ),
]
_LATER: Final[dict[int | str, dict[str, Any]]] = {
    202: {
        "model": models.ComputingModel,
        "description": "It is being computed; `Retry-After` says when to ask again.",
    }
}


@api.get(
    "/editions/{edition}/chances",
    response_model=models.ChancesModel,
    dependencies=PAST,
    responses=_LATER,
)
async def chances(request: Request, edition: Edition, table: _Table = None, if_: _If = None) -> Response:
    """Chances of places, zones, awards and matches, as `torneo forecast --format json` prints them."""

    def make(context: Context, found: Outlook) -> Json:
        data = found.chances.json(context.lang)
        wanted = _tables(context, edition, table)
        return {**data, "clubs": [club for club in data["clubs"] if club["group"] in wanted]}

    return await _later(request, "chances", edition, if_ or [], Outlook, make)


@api.get(
    "/editions/{edition}/qualification",
    response_model=models.QualificationModel,
    dependencies=PAST,
    responses=_LATER,
)
async def qualification(
    request: Request, edition: Edition, table: _Table = None, if_: _If = None
) -> Response:
    """Best and worst place of each club, what is certain, points that are enough, as `torneo qualify` prints them."""

    def make(context: Context, found: Certainty) -> Json:
        data = found.data[context.lang]
        wanted = _tables(context, edition, table)
        clubs = [
            {key: value for key, value in club.items() if key != "conditions"}
            for club in data["clubs"]
            if club["group"] in wanted
        ]
        return {**data, "clubs": clubs}

    return await _later(request, "certain", edition, if_ or [], Certainty, make)


@api.get(
    "/editions/{edition}/conditions",
    response_model=models.ConditionsModel,
    dependencies=PAST,
    responses=_LATER,
)
async def conditions(request: Request, edition: Edition, table: _Table = None, if_: _If = None) -> Response:
    """What must happen for each club and place; nothing is told while somebody has more than two matches left."""

    def make(context: Context, found: Certainty) -> Json:
        data = found.data[context.lang]
        wanted = _tables(context, edition, table)
        kept = ("team", "name", "group", "left", "conditions")
        clubs = [
            {"conditions": [], **{key: club[key] for key in kept if key in club}}
            for club in data["clubs"]
            if club["group"] in wanted
        ]
        return {**{key: data[key] for key in ("edition", "as_of", "if", "findings")}, "clubs": clubs}

    return await _later(request, "certain", edition, if_ or [], Certainty, make)


async def _later(
    request: Request,
    kind: Kind,
    edition: str,
    supposed: list[str],
    answer_type: type[T],
    make: Callable[[Context, T], Json],
) -> Response:
    """The answer, or that it is being computed.

    Raises: as `supposed_of` and `Forecaster.ask`; the error that stands for the answer.
    """
    context = context_of(request)
    state = await run_in_threadpool(_asked, context, kind, edition, supposed)
    if state.error is not None:
        raise state.error
    if state.answer is None:
        waiting = {"status": "computing", "before": state.before, "seconds": COME_BACK_SECONDS}
        headers = {"Cache-Control": "no-store", "Retry-After": str(COME_BACK_SECONDS)}
        return JSONResponse(waiting, 202, headers)
    assert isinstance(state.answer, answer_type)
    found = state.answer
    return await answer(request, lambda asked: make(asked, found))


def _asked(context: Context, kind: Kind, edition: str, supposed: list[str]) -> State:
    view = context.view
    the_edition(view.season, edition)
    question = question_of(kind, view, edition, supposed_of(view, edition, supposed))
    return asking(context, comes_back=False)(question)


def _tables(context: Context, edition: str, table: str | None) -> set[str]:
    """The tables that are asked for, by how data name them. Raises `NotFoundError` `no-table`."""
    return {table_id(state) for state in the_tables(the_edition(context.view.season, edition), table)}
