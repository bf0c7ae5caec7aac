"""Pictures drawn by the server: where lines and words stand. The templates make SVG of it, with attributes alone."""

from collections.abc import Sequence
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


_HIGH = 320
_PERCENTS = (0, 25, 50, 75, 100)
_NAME_GAP = 17


@dataclass(frozen=True, slots=True)
class ShareLine:
    """How the chances of one team went. `y`: of its line's end, `name_y`: where its name stands, clear of the others."""

    team: TeamId
    points: str
    y: int
    name_y: int
    tone: int
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ShareChart:
    """Shares from 0 to 1 day by day: `steps` with the x of each that is written, `rows` with the y of each per cent."""

    width: int
    height: int
    left: int
    right: int
    steps: tuple[tuple[int, date], ...]
    rows: tuple[tuple[int, int], ...]
    lines: tuple[ShareLine, ...]


def course_chart(clubs: Sequence[tuple[TeamId, tuple[float, ...]]], days: Sequence[date]) -> ShareChart:
    """The chart of chances that are known for at least one day."""
    count = len(days)
    step = max(8.0, min(60.0, _WIDE / max(count - 1, 1)))
    left = _LEFT + 12
    right = round(left + step * max(count - 1, 1))

    def x(number: int) -> int:
        return round(left + step * number)

    def y(share: float) -> int:
        return round(_TOP + _HIGH * (1 - share))

    every = max(1, -(-count // 12))
    lines: list[ShareLine] = []
    free = _TOP - _NAME_GAP
    # The names stand in the order of the ends of their lines, each below the one before.
    ranked = sorted(enumerate(clubs), key=lambda pair: (-pair[1][1][-1], pair[0]))
    for number, (team, shares) in ranked:
        drawn = " ".join(f"{x(at)},{y(share)}" for at, share in enumerate(shares))
        if count == 1:
            drawn += f" {right},{y(shares[0])}"
        free = max(free + _NAME_GAP, y(shares[-1]))
        lines.append(ShareLine(team, drawn, y(shares[-1]), free, 1 + number % 8, shares))
    return ShareChart(
        right + _NAMES,
        max(_TOP + _HIGH + 12, free + 12),
        left,
        right,
        tuple((x(at), day) for at, day in enumerate(days) if at % every == 0),
        tuple((y(percent / 100), percent) for percent in _PERCENTS),
        tuple(lines),
    )
