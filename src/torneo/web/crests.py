"""A crest for every club, drawn from its id: the same club has the same crest everywhere and for good.

All crests of a folder stand in one picture of symbols, which a browser fetches once; pages refer into it.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from xml.sax.saxutils import escape, quoteattr

_SHAPES = (
    "M3 3h26v15c0 8-6 13-13 16C9 31 3 26 3 18z",
    "M16 2l13 4v12c0 8-5 13-13 16C8 31 3 26 3 18V6z",
    "M3 4c5 0 9-1 13-3 4 2 8 3 13 3v14c0 8-5 13-13 17C8 31 3 26 3 18z",
    "M16 2a16 16 0 0 1 0 32a16 16 0 0 1 0-32z",
)
_PATTERNS = (
    '<path d="M0 0h32v11H0z"/>',
    '<path d="M0 0h8v36H0zM16 0h8v36h-8z"/>',
    '<path d="M0 0h32v7H0zM0 14h32v7H0zM0 28h32v8H0z"/>',
    '<path d="M16 0h16v36H16z"/>',
    '<path d="M0 0h16v17H0zM16 17h16v19H16z"/>',
    '<path d="M-2 6l8-8 32 32-8 8z"/>',
    '<path d="M0 26L16 12l16 14v10L16 22 0 36z"/>',
    '<path d="M13 0h6v36h-6z"/>',
    '<path d="M12 0h8v13h12v8H20v15h-8V21H0v-8h12z"/>',
)
_DARK = (
    "#0b5d3f",
    "#b3122b",
    "#123c8c",
    "#1f2937",
    "#7a1f5c",
    "#b4460a",
    "#0c6478",
    "#5b2c83",
    "#7a5c00",
    "#1d6b36",
    "#93201f",
    "#27408b",
)
_LIGHT = ("#ffffff", "#f4c430", "#e4ebf2", "#f5b04c", "#a9d8f7", "#ece5cf", "#f7b7c2")
_SMALL_WORDS = frozenset(("de", "del", "la", "el", "los", "las", "y", "club", "fc", "cd", "of", "the", "and"))


def sprite(clubs: Mapping[str, str]) -> bytes:
    """The picture of symbols of some clubs, id -> name."""
    return _drawn(tuple(sorted(clubs.items())))


def digest(clubs: Mapping[str, str]) -> str:
    """Changes with the clubs and with how they are drawn; part of the picture's address."""
    return sha256(sprite(clubs)).hexdigest()[:12]


def monogram(name: str) -> str:
    """One or two letters: the first of the first two words that say something."""
    words = [word for word in name.split() if word.lower() not in _SMALL_WORDS] or name.split() or ["?"]
    letters = [next((sign for sign in word if sign.isalnum()), "") for word in words]
    return "".join(letters)[:2].upper() or "?"


def colour(club: str) -> tuple[int, int, int]:
    """The dark colour of a club's crest, red, green and blue: white letters can be read on it."""
    seed = sha256(club.encode()).digest()
    found = _DARK[seed[2] % len(_DARK)]
    return int(found[1:3], 16), int(found[3:5], 16), int(found[5:7], 16)


def clubs_named(ids: Iterable[str], name_of: Mapping[str, str]) -> dict[str, str]:
    """Ids with their names; an id without one is its own name."""
    return {club: name_of.get(club, club) for club in ids}


@lru_cache(maxsize=8)
def _drawn(clubs: tuple[tuple[str, str], ...]) -> bytes:
    """The same picture is asked for after every result."""
    symbols = "".join(_symbol(club, name) for club, name in clubs)
    return f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>'.encode()


def _symbol(club: str, name: str) -> str:
    seed = sha256(club.encode()).digest()
    shape = _SHAPES[seed[0] % len(_SHAPES)]
    pattern = _PATTERNS[seed[1] % len(_PATTERNS)]
    dark, light = _DARK[seed[2] % len(_DARK)], _LIGHT[seed[3] % len(_LIGHT)]
    ground, figure = (dark, light) if seed[4] % 2 else (light, dark)
    clip = f"c-{club}"
    return (
        f'<symbol id={quoteattr(club)} viewBox="0 0 32 36">'
        f'<clipPath id={quoteattr(clip)}><path d="{shape}"/></clipPath>'
        f'<g clip-path={quoteattr(f"url(#{clip})")}><path d="M0 0h32v36H0z" fill="{ground}"/>'
        f'<g fill="{figure}">{pattern}</g></g>'
        f'<path d="{shape}" fill="none" stroke="#8b948e" stroke-width="1.2"/></symbol>'
        f'<symbol id={quoteattr(f"m-{club}")} viewBox="0 0 32 36"><use href={quoteattr(f"#{club}")}/>'
        f'<circle cx="16" cy="17" r="8" fill="{dark}" stroke="#fff" stroke-width=".8"/>'
        f'<text x="16" y="20.3" font-family="Liberation Sans,Arial,sans-serif" font-size="9" font-weight="700" '
        f'fill="#fff" text-anchor="middle">{escape(monogram(name))}</text></symbol>'
    )
