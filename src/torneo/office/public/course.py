"""How the chances of an edition went, round by round: forecasts of past days, each asked for by itself and kept for good."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from torneo.model import NotFoundError, TeamId, TorneoError
from torneo.office.lookup import table_id, tables_of, the_edition, the_tables
from torneo.office.past_chances import CLUBS_MAX, Course, Line, Step, course_of
from torneo.office.public.chances import Ask, first_table, question_of
from torneo.office.questions import Outlook, Question, Steps
from torneo.office.site import View
from torneo.progression import EditionState, TableState

_AT_ONCE = 4
"""Rounds that a page asks for at once; the next ones follow as it comes back."""


@dataclass(frozen=True, slots=True)
class CoursePage:
    """The course of one table.

    Attributes:
        lines: What there was to win or lose, each with its clubs.
        line: The one that is shown; None: nothing is known yet.
        days: The days of play that are shown, those whose forecast is known.
        known: How many of the forecasts are known, of `count`.
    """

    edition: EditionState
    table: TableState
    id: str
    tables: tuple[tuple[str, TableState], ...]
    lines: tuple[Line, ...]
    course: Course | None
    line: Line | None
    number: int
    days: tuple[date, ...]
    known: int
    count: int
    seasons: int
    error: TorneoError | None
    before: int = 0

    @property
    def is_waiting(self) -> bool:
        return self.error is None and (self.count == 0 or self.known < self.count)

    @property
    def clubs(self) -> tuple[tuple[TeamId, tuple[float, ...]], ...]:
        """Those who ever had a chance worth showing."""
        return self.line.clubs[:CLUBS_MAX] if self.line is not None else ()


def steps_question(view: View, edition: str) -> Question:
    """What asks for the days of an edition."""
    return question_of("steps", view, edition)


def step_questions(view: View, edition: str, steps: Steps) -> list[tuple[Question, str]]:
    """What asks for the forecast of each day, with what its answer is kept under."""
    return [
        (Question(kind="step", edition=edition, as_of=day, known_at=view.known_at), version)
        for day, version in steps.days
    ]


def course_page(
    view: View,
    ask: Ask,
    ask_step: Callable[[Question, str], "Outlook | TorneoError | None"],
    edition: str,
    *,
    table: str | None = None,
    number: int = 0,
) -> CoursePage:
    """The page of a table; forecasts that are not known are asked for, a few at a time.

    Args:
        ask_step: What is known of the forecast of a day, asked for where it is not; it may be refused.
        number: Which of the things to win or lose is shown.

    Raises:
        NotFoundError: `no-edition`, `no-table`, `chances-no-table`.
        TooManyRequests: as `ask`.
    """
    where = the_edition(view.season, edition)
    tables = tuple(tables_of(where).items())
    if not tables:
        raise NotFoundError("chances-no-table", edition=edition)
    chosen = the_tables(where, table)[0] if table else first_table(where)
    name = table_id(chosen)
    state = ask(steps_question(view, edition))
    if not isinstance(state.answer, Steps):
        return CoursePage(
            where, chosen, name, tables, (), None, None, 0, (), 0, 0, 0, state.error, before=state.before
        )
    found: list[tuple[date, Outlook]] = []
    error: TorneoError | None = None
    missing = 0
    asked = step_questions(view, edition, state.answer)
    for question, version in asked:
        if missing >= _AT_ONCE:
            break
        answer = ask_step(question, version)
        if isinstance(answer, Outlook):
            assert question.as_of is not None
            found.append((question.as_of, answer))
        elif answer is not None:
            error = error or answer
        else:
            missing += 1
    days = tuple(day for day, _ in found)
    course = course_of([Step(day=day) for day in days], [one.chances for _, one in found]) if found else None
    lines = tuple(line for line in course.lines if line.title == name and line.clubs) if course else ()
    shown = number if number < len(lines) else 0
    return CoursePage(
        where,
        chosen,
        name,
        tables,
        lines,
        course,
        lines[shown] if lines else None,
        shown,
        days,
        len(found),
        len(asked),
        course.runs if course else 0,
        error,
    )
