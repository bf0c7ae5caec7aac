"""Small pictures in PNG without a library: flat areas, discs and letters, as pictures for sharing need them.

Social networks show no SVG. A picture here has a palette; every pair of colours that meet at the edge of a letter or of
a disc has a ramp of eight shades in it, so that edges are smooth and a picture weighs a few kilobytes.

Source: PNG, third edition (W3C, 2025), 11.2 (IHDR, PLTE, IDAT, IEND), colour type 3.
"""

import json
import math
import struct
import unicodedata
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_GLYPHS = Path(__file__).with_name("glyphs.dat")
_SHADES: Final = 8
_MOST_RAMPS: Final = 256 // _SHADES
SIZES: Final = (30, 46, 128)
"""Heights of letters in pixels. The greatest has figures alone."""

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A letter: its shades row by row, and where it stands. `advance`: how far the next one is."""

    rows: tuple[bytes, ...]
    left: int
    top: int
    advance: int


class Canvas:
    """A picture that is being drawn. Its first colour fills it."""

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        self.width, self.height = width, height
        self._ramps: dict[tuple[Colour, Colour], int] = {}
        self._rows = [bytearray(bytes((self._ramp(ground, ground),)) * width) for _ in range(height)]

    def box(self, left: int, top: int, width: int, height: int, colour: Colour) -> None:
        """A filled box; what sticks out is cut off."""
        first, last = max(0, left), min(self.width, left + width)
        line = bytes((self._ramp(colour, colour),)) * max(0, last - first)
        for row in self._rows[max(0, top) : max(0, top + height)]:
            row[first:last] = line

    def disc(self, x: int, y: int, radius: int, colour: Colour, *, on: Colour) -> None:
        """A filled disc around a point, on an area of one colour."""
        base = self._ramp(on, colour)
        for row in range(y - radius - 1, y + radius + 2):
            up = row - y
            inner = math.floor(math.sqrt(max(0, (radius - 1) ** 2 - up**2))) if abs(up) < radius else 0
            outer = math.ceil(math.sqrt(max(0, (radius + 1) ** 2 - up**2)))
            for across in range(inner, outer + 1):
                shade = round((radius + 0.5 - math.hypot(across, up)) * (_SHADES - 1))
                if shade > 0:
                    place = base + min(_SHADES - 1, shade)
                    self._rows[row][x - across] = self._rows[row][x + across] = place
            if inner:
                self._rows[row][x - inner : x + inner + 1] = bytes((base + _SHADES - 1,)) * (2 * inner + 1)

    def text(
        self, x: int, y: int, text: str, size: int, colour: Colour, *, on: Colour, align: str = "left"
    ) -> int:
        """A line of text, its top at `y`, on an area of one colour; its width in pixels.

        Args:
            align: `left`, `middle` or `right` of the line stands at `x`.
        """
        glyphs = [_glyph(letter, size) for letter in written(text)]
        width = sum(each.advance for each in glyphs)
        x -= {"left": 0, "middle": width // 2, "right": width}[align]
        base = self._ramp(on, colour)
        for glyph in glyphs:
            for number, shades in enumerate(glyph.rows):
                row, at = self._rows[y + glyph.top + number], x + glyph.left
                for place, shade in enumerate(shades, start=at):
                    if shade and 0 <= place < self.width:
                        there = row[place] - base  # letters that touch keep the darker shade of both
                        row[place] = base + max(shade, there if there < _SHADES else 0)
            x += glyph.advance
        return width

    def png(self) -> bytes:
        """The picture as a file."""
        palette = bytearray()
        for ground, colour in self._ramps:
            for shade in range(_SHADES):
                palette += bytes(
                    round(low + (high - low) * shade / (_SHADES - 1))
                    for low, high in zip(ground, colour, strict=True)
                )
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 3, 0, 0, 0)
        data = zlib.compress(b"".join(b"\0" + bytes(row) for row in self._rows), 6)
        parts = ((b"IHDR", head), (b"PLTE", bytes(palette)), (b"IDAT", data), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)

    def _ramp(self, ground: Colour, colour: Colour) -> int:
        """Where the shades between two colours begin in the palette."""
        found = self._ramps.setdefault((ground, colour), len(self._ramps))
        assert found < _MOST_RAMPS, "a picture has too many pairs of colours"
        return found * _SHADES


def width_of(text: str, size: int) -> int:
    """How wide a line is, in pixels."""
    return sum(_glyph(letter, size).advance for letter in written(text))


def fitted(text: str, size: int, width: int) -> str:
    """The text, cut at its end with `…` where it is too wide."""
    if width_of(text, size) <= width:
        return text
    while text and width_of(f"{text}…", size) > width:
        text = text[:-1].rstrip()
    return f"{text}…"


def written(text: str) -> str:
    """The text in letters that can be drawn: accents beyond Latin-1 are left off, other scripts become `?`."""
    known = _glyphs()[30]
    said = []
    for letter in unicodedata.normalize("NFC", text):
        if letter in known:
            said.append(letter)
        elif letter.isspace():
            said.append(" ")
        else:
            plain = unicodedata.normalize("NFKD", letter)
            said.append("".join(each for each in plain if each in known) or "?")
    return "".join(said)


def _glyph(letter: str, size: int) -> _Glyph:
    drawn = _glyphs()[size]
    return drawn.get(letter) or drawn["0"]


@cache
def _glyphs() -> dict[int, dict[str, _Glyph]]:
    """All letters by size, read once for each process: `docs/make_glyphs.py` makes them."""
    data = zlib.decompress(_GLYPHS.read_bytes())
    (length,) = struct.unpack(">I", data[:4])
    heads, body = json.loads(data[4 : 4 + length]), data[4 + length :]
    return {
        int(size): {
            letter: _Glyph(
                tuple(body[at + row * width : at + (row + 1) * width] for row in range(height)),
                left,
                top,
                advance,
            )
            for letter, (at, width, height, left, top, advance) in letters.items()
        }
        for size, letters in heads.items()
    }


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
