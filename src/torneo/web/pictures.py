"""Pictures drawn by the server: where lines and words stand. The templates make SVG of it, with attributes alone."""

from dataclasses import dataclass
from datetime import date

from torneo.model import TeamId
from torneo.office.public.grids import PositionsPage

_ROW = 30
_TOP = 34
_LEFT = 34
_NAMES = 200
_WIDE = 760


@dataclass(frozen=True, slots=True)
class Line:
    """The line of one team. `tone`: number of its colour, from 1; 0: it stands back."""

    team: TeamId
    points: str
    y: int
    tone: int
    first: int
    last: int
    best: int
    worst: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Places round by round: `steps` with the x of each that is written, `rows` with the y of each place."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    steps: tuple[tuple[int, int | date], ...]
    rows: tuple[tuple[int, int], ...]
    lines: tuple[Line, ...]


def positions_chart(page: PositionsPage) -> Chart:
    """The chart of a page that has at least one course."""
    progress = page.progress
    count = len(progress.steps)
    places = len(progress.courses)
    step = max(6.0, min(40.0, _WIDE / max(count - 1, 1)))
    right = round(_LEFT + step * max(count - 1, 1))

    def x(number: int) -> int:
        return round(_LEFT + step * number)

    def y(place: int) -> int:
        return _TOP + (place - 1) * _ROW

    every = max(1, -(-count // 16))
    lines = []
    for number, course in enumerate(progress.courses):
        tone = 1 + number % 8 if not page.chosen or course.team in page.chosen else 0
        drawn = " ".join(f"{x(at)},{y(place)}" for at, place in enumerate(course.places))
        if count == 1:
            drawn += f" {right},{y(course.places[0])}"
        lines.append(
            Line(
                course.team,
                drawn,
                _TOP + number * _ROW,
                tone,
                course.places[0],
                course.places[-1],
                min(course.places),
                max(course.places),
            )
        )
    shift = page.state.first_pos - 1
    return Chart(
        right + _NAMES,
        _TOP + places * _ROW,
        _LEFT,
        right,
        _TOP,
        y(places),
        tuple((x(at), name) for at, name in enumerate(progress.steps) if at % every == 0 or at == count - 1),
        tuple((y(place), place + shift) for place in range(1, places + 1)),
        tuple(sorted(lines, key=lambda line: line.tone != 0)),
    )
