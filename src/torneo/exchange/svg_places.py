"""The places that clubs can still have as a picture: a bar from best to worst for each, the place of now on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from torneo import words
from torneo.exchange.svg_branches import WIDTH, Fork, branches
from torneo.words import Lang

_ROW, _LEFT, _COLUMN, _TOP = 22, 190, 26, 56


@dataclass(frozen=True, slots=True)
class Span:
    """One club: places from 1 within the table."""

    name: str
    now: int
    best: int
    worst: int


@dataclass(frozen=True, slots=True)
class Picture:
    """One table. `zones`: places that give something; a line is drawn where they end. `forks`: what must happen for what."""

    title: str
    clubs: tuple[Span, ...]
    first_pos: int = 1
    zones: tuple[tuple[int, ...], ...] = ()
    forks: tuple[Fork, ...] = ()


def places_svg(pictures: Sequence[Picture], lang: Lang) -> str:
    """One picture below the other; the same input gives the same bytes. Each bar says in words what it shows."""
    widest = max((len(one.clubs) for one in pictures), default=1)
    width = max(_LEFT + _COLUMN * widest + 20, WIDTH if any(one.forks for one in pictures) else 0)
    parts: list[str] = []
    top = 0
    for one in pictures:
        parts += _table(one, top, lang)
        top += _TOP + _ROW * len(one.clubs) + 16
        below, top = branches(one.forks, top)
        parts += below
    label = escape(words.ui("qualify-picture", lang))
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{max(top, 40)}" '
                f'viewBox="0 0 {width} {max(top, 40)}" role="img" aria-label="{label}" '
                'font-family="system-ui, sans-serif" font-size="13">'
            ),
            f"<title>{label}</title>",
            f'<rect width="{width}" height="{max(top, 40)}" fill="#ffffff"/>',
            *parts,
            "</svg>",
            "",
        ]
    )


def _table(one: Picture, top: int, lang: Lang) -> list[str]:
    size = len(one.clubs)
    parts = [f'<text x="10" y="{top + 22}" font-weight="bold" fill="#111111">{escape(one.title)}</text>']
    for place in range(1, size + 1):
        x = _LEFT + _COLUMN * (place - 1) + _COLUMN / 2
        parts.append(
            f'<text x="{x:g}" y="{top + _TOP - 8}" text-anchor="middle" fill="#555555">{place + one.first_pos - 1}</text>'
        )
    bottom = top + _TOP + _ROW * size
    for edge in sorted({edge for places in one.zones if places for edge in (min(places) - 1, max(places))}):
        if 0 < edge < size:
            x = _LEFT + _COLUMN * edge
            parts.append(
                f'<line x1="{x}" y1="{top + _TOP}" x2="{x}" y2="{bottom}" stroke="#999999" stroke-dasharray="3 3"/>'
            )
    for row, club in enumerate(one.clubs):
        y = top + _TOP + _ROW * row
        x = _LEFT + _COLUMN * (club.best - 1) + 3
        long = _COLUMN * (club.worst - club.best + 1) - 6
        shift = one.first_pos - 1
        said = words.ui(
            "qualify-span",
            lang,
            team=club.name,
            now=club.now + shift,
            best=club.best + shift,
            worst=club.worst + shift,
        )
        dot = _LEFT + _COLUMN * (club.now - 1) + _COLUMN / 2
        parts += [
            f'<text x="10" y="{y + 15}" fill="#111111">{escape(club.name)}</text>',
            (
                f'<rect x="{x}" y="{y + 4}" width="{long}" height="{_ROW - 8}" rx="5" fill="#8fb8de">'
                f"<title>{escape(said)}</title></rect>"
            ),
            f'<circle cx="{dot:g}" cy="{y + _ROW / 2:g}" r="5" fill="#14507a"/>',
        ]
    return parts
