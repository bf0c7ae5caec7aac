"""What must happen as a picture: for each open place the clubs that play for it, with a box for each of their own results.

A box is green where that result is enough, amber where it depends on others, and grey and struck out where the branch is
dead; under the boxes the sentence says all of it, so that the colours add nothing that is not written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

WIDTH = 640
_LINE, _BOX, _GAP, _LETTERS = 17, 22, 6, 88
_FILL: dict[str, tuple[str, str, str]] = {
    "sure": ("#2e7d32", "#ffffff", "✓"),
    "open": ("#ffe08a", "#3d2f00", "?"),
    "out": ("#e4e4e4", "#555555", "✗"),
}
_STRUCK = {"sure": "", "open": "", "out": ' text-decoration="line-through"'}


@dataclass(frozen=True, slots=True)
class Path:
    """One club: its own results with what each means (`sure`, `open`, `out`), and the sentence.

    No results where it has no match left, or several.
    """

    name: str
    results: tuple[tuple[str, str], ...]
    said: str


@dataclass(frozen=True, slots=True)
class Fork:
    """The clubs that still play for some places."""

    title: str
    paths: tuple[Path, ...]


def branches(forks: Sequence[Fork], top: int) -> tuple[list[str], int]:
    """The elements from `top` on, and how far down they reach. The same input gives the same bytes."""
    parts: list[str] = []
    for fork in forks:
        parts.append(
            f'<text x="10" y="{top + 22}" font-weight="bold" fill="#111111">{escape(_first_big(fork.title))}</text>'
        )
        top += 34
        begun = last = top
        for path in fork.paths:
            parts.append(f'<line x1="14" y1="{top + 12}" x2="26" y2="{top + 12}" stroke="#999999"/>')
            last = top + 12
            parts.append(f'<text x="32" y="{top + 16}" fill="#111111">{escape(path.name)}</text>')
            for number, (letter, branch) in enumerate(path.results):
                fill, ink, sign = _FILL[branch]
                x = 230 + number * (_BOX * 2 + _GAP)
                parts += [
                    f'<rect x="{x}" y="{top}" width="{_BOX * 2}" height="{_BOX}" rx="5" fill="{fill}"/>',
                    (
                        f'<text x="{x + _BOX}" y="{top + 16}" text-anchor="middle" fill="{ink}"{_STRUCK[branch]}>'
                        f"{escape(letter)} {sign}</text>"
                    ),
                ]
            top += _BOX + 6
            for line in wrap(path.said, _LETTERS):
                parts.append(
                    f'<text x="32" y="{top + 12}" fill="#444444" font-size="12">{escape(line)}</text>'
                )
                top += _LINE
            top += 10
        parts.append(f'<line x1="14" y1="{begun}" x2="14" y2="{last}" stroke="#999999"/>')
        top += 6
    return parts, top


def _first_big(text: str) -> str:
    return text[:1].upper() + text[1:]
