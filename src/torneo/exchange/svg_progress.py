"""Positions by round as a drawing: one line for each club, its name at both ends, the first place on top.

Self-contained SVG: no script, no font from elsewhere; words take the colour of the text around the drawing.
"""

from collections.abc import Collection, Sequence
from datetime import date
from xml.sax.saxutils import escape

from torneo import words
from torneo.model import TeamId
from torneo.standings.progress import Course, Progress
from torneo.words import Lang, Names

_COLOURS = (
    "#0b6fb8",
    "#c8362b",
    "#1f8a4c",
    "#b0620e",
    "#7b4bb3",
    "#0f8a8a",
    "#b8327f",
    "#6b7a12",
    "#4a5a75",
    "#8a5a3c",
)
_QUIET = "#8f98a6"
_ROOT = 'role="img" aria-labelledby="t" font-family="system-ui, sans-serif" font-size="12"'
_ROW, _TOP, _BOTTOM, _GAP = 24, 56, 34, 12
_LETTER = 7
"""Width of a letter of the names, in units of the drawing."""


def svg_progress(
    progress: Progress,
    names: Names,
    lang: Lang,
    *,
    title: str,
    first_pos: int = 1,
    only: Collection[TeamId] = (),
) -> str:
    """The drawing.

    Args:
        progress: What is drawn.
        names: Of clubs.
        lang: Of headings.
        title: What the table is called.
        first_pos: Number of its first place.
        only: Clubs that stand out; the others are drawn in grey. Without any all are in colour.
    """
    steps, courses = progress.steps, progress.courses
    called = {course.team: names.team(course.team) for course in courses}
    label = max((len(name) for name in called.values()), default=4) * _LETTER + 34
    span = max(240, (len(steps) - 1) * (22 if len(steps) <= 60 else 9))
    width, height = label * 2 + span, _TOP + len(courses) * _ROW + _BOTTOM
    across = [
        label + (span * at / (len(steps) - 1) if len(steps) > 1 else span / 2) for at in range(len(steps))
    ]
    heading = (
        f"{title}: {words.ui('positions-by-round', lang)}" if title else words.ui("positions-by-round", lang)
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" {_ROOT}>',
        f'<title id="t">{escape(heading)}</title>',
        f'<text x="{_GAP}" y="24" font-size="16" font-weight="600" fill="currentColor">{escape(heading)}</text>',
    ]
    parts += _grid(steps, across, len(courses), lang)
    quiet = [course for course in courses if only and course.team not in only]
    loud = [course for course in courses if not only or course.team in only]
    for number, course in enumerate([*quiet, *loud]):
        is_loud = number >= len(quiet)
        colour = _COLOURS[(number - len(quiet)) % len(_COLOURS)] if is_loud else _QUIET
        parts += _line(course, across, called[course.team], colour, is_loud=is_loud, first_pos=first_pos)
    parts += _names(courses, called, across, first_pos, start=True)
    parts += _names(courses, called, across, first_pos, start=False)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _grid(steps: Sequence[int | date], across: Sequence[float], clubs: int, lang: Lang) -> list[str]:
    """Thin lines at some of the rounds, with their numbers above and below."""
    bottom = _TOP + clubs * _ROW
    every = (
        max(1, -(-len(steps) // 20)) if steps and isinstance(steps[0], int) else max(1, -(-len(steps) // 8))
    )
    found = []
    for at, step in enumerate(steps):
        if at % every and at != len(steps) - 1:
            continue
        if at != len(steps) - 1 and len(steps) - 1 - at < every:
            continue  # the last one has its number, and no other stands so near to it
        x = f"{across[at]:.1f}"
        said = str(step) if isinstance(step, int) else words.short_date(step, lang)
        found.append(f'<path d="M{x} {_TOP - 4}V{bottom}" stroke="{_QUIET}" stroke-opacity=".25"/>')
        found += [
            f'<text x="{x}" y="{y}" text-anchor="middle" font-size="10" fill="{_QUIET}">{escape(said)}</text>'
            for y in (_TOP - 8, bottom + 16)
        ]
    return found


def _line(
    course: Course, across: Sequence[float], name: str, colour: str, *, is_loud: bool, first_pos: int
) -> list[str]:
    points = [(x, _height(place)) for x, place in zip(across, course.places, strict=True)]
    if not points:
        return []
    width = "2.5" if is_loud else "1.2"
    told = ", ".join(str(place + first_pos - 1) for place in course.places)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    found = [
        f'<g stroke="{colour}" fill="none" stroke-width="{width}" stroke-linejoin="round" stroke-linecap="round">',
        f"<title>{escape(name)}: {told}</title>",
        f'<polyline points="{path}"/>',
    ]
    if is_loud:
        found += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}" stroke="none"/>'
            for x, y in (points if len(points) <= 60 else (points[0], points[-1]))
        ]
    return [*found, "</g>"]


def _names(
    courses: Sequence[Course],
    called: dict[TeamId, str],
    across: Sequence[float],
    first_pos: int,
    *,
    start: bool,
) -> list[str]:
    """Names beside the ends of the lines, each in a row of its own where clubs share a place."""
    found = []
    end = 0 if start else -1
    order = sorted(
        (course for course in courses if course.places), key=lambda one: (one.places[end], one.team)
    )
    for number, course in enumerate(order):
        x = across[end] - _GAP if start else across[end] + _GAP
        y = _height(number + 1) + 4
        place = course.places[end] + first_pos - 1
        name = escape(called[course.team])
        said = f"{name} {place}" if start else f"{place} {name}"
        anchor = "end" if start else "start"
        found.append(
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="currentColor">{said}</text>'
        )
    return found


def _height(place: int) -> float:
    return _TOP + (place - 0.5) * _ROW
