"""What takes long is asked on behalf of a request: chances and what is certain, now, on past days, or only as known."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from torneo.model import TooManyRequests, TorneoError
from torneo.web.access import visitor_of
from torneo.web.context import Context, forecaster_of, who_of

if TYPE_CHECKING:
    from torneo.office.forecaster import State
    from torneo.office.questions import Outlook, Question


def asking(context: Context, *, comes_back: bool = True) -> "Callable[[Question], State]":
    """How something that takes long is asked: about the season of a request, on behalf of whoever sent it.

    Args:
        comes_back: what too many others wait for counts as not known yet, since the page asks again by itself; else it
            is refused.
    """
    who = who_of(context.request)
    asker = who.token or who.user or visitor_of(context.request).address

    def ask(question: "Question") -> "State":
        forecaster = forecaster_of(context.request)
        try:
            return forecaster.ask(question, context.version, context.view.names, asker=asker)
        except TooManyRequests:
            if not comes_back:
                raise
            return forecaster.look(question, context.version, context.view.names)

    return ask


def asking_for_days(context: Context) -> "Callable[[Question, str], Outlook | TorneoError | None]":
    """How a page asks for forecasts of past days, whose answers hang on no version of the season; None: not known yet."""
    from torneo.office.questions import Outlook

    forecaster = forecaster_of(context.request)
    asker = f"days {visitor_of(context.request).address}"

    def ask(question: "Question", version: str) -> "Outlook | TorneoError | None":
        try:
            state = forecaster.ask(question, version, context.view.names, asker=asker)
        except TooManyRequests:
            return None  # the page comes back
        assert state.answer is None or isinstance(state.answer, Outlook)
        return state.error or state.answer

    return ask


def chances_known(editions: Iterable[str], context: Context) -> str:
    """Of which editions the chances are known in the time of a request; quick, for `caching.public`."""
    from torneo.office.questions import Question

    forecaster = forecaster_of(context.request)
    known = [
        edition
        for edition in editions
        if forecaster.knows_quickly(
            Question(kind="chances", edition=edition, as_of=context.as_of, known_at=context.known_at),
            context.version,
        )
    ]
    return f"chances {' '.join(known)}"


def looking(context: Context) -> "Callable[[Question], State]":
    """How a page about something else looks for an answer: only what is known already.

    Where somebody has looked at the chances lately, what is missing after a new result is asked for.
    """
    forecaster = forecaster_of(context.request)

    def look(question: "Question") -> "State":
        found = forecaster.look(question, context.version, context.view.names)
        if found.is_waiting and not context.is_past and forecaster.is_watched(question.edition):
            with suppress(TooManyRequests):
                forecaster.ask(question, context.version, context.view.names, renews=True)
        return found

    return look
