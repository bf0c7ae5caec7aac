"""Chances of an edition: what is known is shown at once, what is not known yet comes by itself. Suppositions by clicking."""

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from torneo.model import UsageError
from torneo.office.forecaster import COME_BACK_SECONDS, State
from torneo.office.public.chances import ChancesPage, chances_page, question_of, supposed_of
from torneo.office.public.conditions import conditions_page
from torneo.office.public.course import course_page, step_questions, steps_question
from torneo.office.questions import Outlook, Steps
from torneo.web.asking import asking, asking_for_days
from torneo.web.caching import public
from torneo.web.context import Context, context_of, forecaster_of
from torneo.web.links import Links
from torneo.web.pages.tables import round_of
from torneo.web.pictures import course_chart
from torneo.web.templating import render

router = APIRouter(include_in_schema=False)
_LINK = Links()
_KEPT = ("table", "stage", "round", "as_of", "known_at")
"""What stays as it is when a result is supposed."""


@router.get("/e/{edition}/chances")
async def chances(request: Request, edition: str) -> Response:
    """Chances of places, zones and awards; `?if=` supposes results, `?table=` chooses the table.

    With `match`, `home` and `away`, as the form for a score sends them, it leads to the address that supposes it.
    """
    asked = request.query_params
    if "match" in asked:
        return RedirectResponse(_with_score(request, edition), 303)

    def make(context: Context) -> str:
        page = asked_chances(context, edition)
        return render(context, "chances.html", edition=page.edition, page=page, kept=_kept(request))

    def state(context: Context) -> str:
        """Whether all is known that the page shows."""
        supposed = supposed_of(context.view, edition, asked.getlist("if"))
        forecaster = forecaster_of(request)
        questions = [question_of("chances", context.view, edition)]
        if supposed:
            questions.append(question_of("chances", context.view, edition, supposed))
        return "known" if all(forecaster.knows(each, context.version) for each in questions) else ""

    return await public(request, make, state=state)


@router.get("/e/{edition}/chances.svg")
async def picture(request: Request, edition: str) -> Response:
    """The map of final places as a picture; `?if=` as for the page. As long as it is computed 202 without a picture."""
    asked = request.query_params
    context = context_of(request)

    def ask() -> State:
        supposed = supposed_of(context.view, edition, asked.getlist("if"))
        return asking(context)(question_of("chances", context.view, edition, supposed))

    state = await run_in_threadpool(ask)
    if state.error is not None:
        raise state.error
    if not isinstance(state.answer, Outlook):
        headers = {"Cache-Control": "no-store", "Retry-After": str(COME_BACK_SECONDS)}
        return Response(status_code=202, headers=headers)
    found = state.answer.chances
    return await public(
        request, lambda context: found.svg(context.lang), media_type="image/svg+xml", state=lambda _: "known"
    )


@router.get("/e/{edition}/conditions")
async def conditions(request: Request, edition: str) -> Response:
    """What must happen in a table, and the points that are enough; `?if=` and `?table=` as for the chances."""
    asked = request.query_params

    def make(context: Context) -> str:
        page = conditions_page(
            context.view,
            asking(context),
            edition,
            context.lang,
            table=asked.get("table") or None,
            supposed=asked.getlist("if"),
        )
        return render(context, "conditions.html", edition=page.edition, page=page)

    def state(context: Context) -> str:
        supposed = supposed_of(context.view, edition, asked.getlist("if"))
        question = question_of("certain", context.view, edition, supposed)
        return "known" if forecaster_of(request).knows(question, context.version) else ""

    return await public(request, make, state=state)


@router.get("/e/{edition}/course")
async def course(request: Request, edition: str) -> Response:
    """How the chances went, after each day of play; `?table=` chooses the table, `?zone=` what there is to win or lose."""
    asked = request.query_params

    def make(context: Context) -> str:
        number = asked.get("zone", "")
        page = course_page(
            context.view,
            asking(context),
            asking_for_days(context),
            edition,
            table=asked.get("table") or None,
            number=int(number) if number.isascii() and number.isdigit() and len(number) < 3 else 0,
        )
        chart = course_chart(page.clubs, page.days) if page.days else None
        return render(context, "course.html", edition=page.edition, page=page, chart=chart)

    def state(context: Context) -> str:
        view, forecaster = context.view, forecaster_of(request)
        found = forecaster.look(steps_question(view, edition), context.version, view.names)
        if not isinstance(found.answer, Steps):
            return "known" if found.error else ""
        asked_for = step_questions(view, edition, found.answer)
        return "known" if all(forecaster.knows(*each) for each in asked_for) else ""

    return await public(request, make, state=state)


def asked_chances(context: Context, edition: str) -> ChancesPage:
    """The page that an address asks for. Raises as `chances_page`."""
    query = context.request.query_params
    return chances_page(
        context.view,
        asking(context),
        edition,
        table=query.get("table") or None,
        supposed=query.getlist("if"),
        stage=query.get("stage") or None,
        round_=round_of(context),
    )


def _with_score(request: Request, edition: str) -> str:
    """The address that supposes a score typed into the form, in the place of what was supposed of the match.

    Raises:
        UsageError: `what-if-unread` (found).
    """
    query = request.query_params
    home, _, away = query["match"].partition(" ")
    goals = [query.get(side, "").strip() for side in ("home", "away")]
    text = f"{home} {goals[0]}-{goals[1]} {away}"
    if not all(each.isascii() and each.isdigit() and len(each) < 3 for each in goals):
        raise UsageError("what-if-unread", found=text[:200])
    ends = (f"{home} ", f" {away}")
    before = [
        each for each in query.getlist("if") if not (each.startswith(ends[0]) and each.endswith(ends[1]))
    ]
    return _LINK.chances(edition, (*before, text), **_kept(request))


def _kept(request: Request) -> dict[str, str]:
    return {key: value for key in _KEPT if (value := request.query_params.get(key))}
