"""Chances as drawings: a heat map of places, and lines that tell how chances went. Each with its text alternative."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_ROW, _CELL, _NAMES, _TOP = 24, 34, 170, 56
_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 760, 380, 46, 60
_INK, _LINE, _PAPER = "#1b1f24", "#c9ced6", "#ffffff"
_BLUE = (24, 78, 150)
_COLORS = ("#184e96", "#b5471b", "#2c7a3f", "#7a3b8f", "#8a6d00", "#0b7285", "#a61e4d", "#495057")
_DASHES = ("", "6 3", "2 3", "8 3 2 3")


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A club: its name, what stands behind it, and its share of each place; None: it cannot be."""

    name: str
    note: str
    shares: tuple[float, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A line: name, and its share at each step."""

    name: str
    shares: tuple[float, ...]


def heat_map(
    title: str, about: str, columns: Sequence[str], rows: Sequence[HeatRow], *, lang: str, top: int = 0
) -> str:
    """A heat map as a group of SVG, `heat_height(rows)` high, shifted down by `top`."""
    parts = [f'<g transform="translate(0,{top})" role="img" lang="{lang}">']
    parts.append(f"<title>{escape(title)}</title><desc>{escape(about)}</desc>")
    parts.append(
        f'<text x="12" y="22" font-size="16" font-weight="bold" fill="{_INK}">{escape(title)}</text>'
    )
    for number, column in enumerate(columns):
        x = _NAMES + 70 + number * _CELL + _CELL / 2
        parts.append(
            f'<text x="{x}" y="{_TOP - 8}" font-size="12" text-anchor="middle" fill="{_INK}">{escape(column)}</text>'
        )
    for at, row in enumerate(rows):
        y = _TOP + at * _ROW
        parts.append(f'<text x="12" y="{y + 16}" font-size="13" fill="{_INK}">{escape(row.name)}</text>')
        parts.append(
            f'<text x="{_NAMES + 60}" y="{y + 16}" font-size="12" text-anchor="end" fill="{_INK}">{escape(row.note)}</text>'
        )
        for number, share in enumerate(row.shares):
            x = _NAMES + 70 + number * _CELL
            fill, ink = _shade(share)
            parts.append(
                f'<rect x="{x}" y="{y}" width="{_CELL - 2}" height="{_ROW - 2}" fill="{fill}">'
                f"<title>{escape(row.name)}, {escape(columns[number])}: {escape(row.said[number])}</title></rect>"
            )
            if share >= 0.05:
                parts.append(
                    f'<text x="{x + _CELL / 2 - 1}" y="{y + 15}" font-size="11" text-anchor="middle" '
                    f'fill="{ink}">{100 * share:.0f}</text>'
                )
    parts.append("</g>")
    return "\n".join(parts)


def heat_height(rows: int) -> int:
    """How high a heat map of so many rows is."""
    return _TOP + rows * _ROW + 16


def heat_width(columns: int) -> int:
    """How wide one of so many places is."""
    return _NAMES + 70 + columns * _CELL + 12


def picture(width: int, height: int, title: str, body: Sequence[str], *, lang: str) -> str:
    """A whole SVG file."""
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" lang="{lang}"',
            f' width="{width}" height="{height}" font-family="sans-serif">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{width}" height="{height}" fill="{_PAPER}"/>',
            *body,
            "</svg>",
            "",
        ]
    )


def lines(
    title: str, about: str, steps: Sequence[str], courses: Sequence[Course], *, lang: str, top: int = 0
) -> str:
    """How shares went from step to step, as a group of SVG `LINES_HEIGHT` high."""
    high, wide = _HEIGHT - _TOP - _BOTTOM, _WIDTH - _LEFT - 150
    parts = [f'<g transform="translate(0,{top})" role="img" lang="{lang}">']
    parts.append(f"<title>{escape(title)}</title><desc>{escape(about)}</desc>")
    parts.append(
        f'<text x="12" y="22" font-size="16" font-weight="bold" fill="{_INK}">{escape(title)}</text>'
    )
    for share in (0, 25, 50, 75, 100):
        y = _TOP + high * (1 - share / 100)
        parts.append(
            f'<line x1="{_LEFT}" x2="{_LEFT + wide}" y1="{y:.1f}" y2="{y:.1f}" stroke="{_LINE}"/>'
            f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" font-size="11" text-anchor="end" fill="{_INK}">{share} %</text>'
        )
    span = max(len(steps) - 1, 1)
    for at in sorted({0, len(steps) // 2, len(steps) - 1}):
        x = _LEFT + wide * at / span
        parts.append(
            f'<text x="{x:.1f}" y="{_TOP + high + 18}" font-size="11" text-anchor="middle" '
            f'fill="{_INK}">{escape(steps[at])}</text>'
        )
    used: list[float] = []
    for number, course in enumerate(courses):
        color = _COLORS[number % len(_COLORS)]
        dash = _DASHES[number // len(_COLORS) % len(_DASHES)]
        points = " ".join(
            f"{_LEFT + wide * at / span:.1f},{_TOP + high * (1 - share):.1f}"
            for at, share in enumerate(course.shares)
        )
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        parts.append(f'<polyline points="{points}" fill="none" stroke="{color}" stroke-width="2"{dashes}/>')
        y = _TOP + high * (1 - course.shares[-1]) + 4
        while any(abs(y - other) < 13 for other in used):
            y -= 13
        used.append(y)
        parts.append(
            f'<text x="{_LEFT + wide + 6}" y="{y:.1f}" font-size="12" fill="{color}">{escape(course.name)}</text>'
        )
    parts.append("</g>")
    return "\n".join(parts)


LINES_HEIGHT = _HEIGHT
LINES_WIDTH = _WIDTH


def _shade(share: float) -> tuple[str, str]:
    """Fill and ink: from white to blue by the share, ink that can be read on it."""
    depth = share**0.6
    mixed = [round(255 + (one - 255) * depth) for one in _BLUE]
    return "#" + "".join(f"{one:02x}" for one in mixed), _PAPER if depth > 0.55 else _INK
