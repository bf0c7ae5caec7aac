"""Draws src/torneo/web/glyphs.dat, the letters of pictures for sharing, from a font of this machine.

python docs/make_glyphs.py FONT.ttf

Needs Pillow, which nothing else here does. The letters in the repository are those of DejaVu Sans Condensed Bold
(Bitstream Vera licence): Latin-1, at the heights that pictures use, in eight shades.
"""

import json
import struct
import sys
import zlib
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

TARGET = Path(__file__).resolve().parents[1] / "src" / "torneo" / "web" / "glyphs.dat"
LETTERS = "".join(map(chr, range(0x20, 0x7F))) + "".join(map(chr, range(0xC0, 0x100))) + "¡¿ªº·«»°–—’“”…▲▼◊−"
SIZES = {30: LETTERS, 46: LETTERS, 128: "0123456789–()"}
"""Height in pixels -> the letters that are needed in it."""


def main() -> int:
    heads: dict[str, dict[str, list[int]]] = {}
    body = bytearray()
    for size, letters in SIZES.items():
        font = ImageFont.truetype(sys.argv[1], size)
        heads[str(size)] = {}
        for letter in dict.fromkeys(letters):
            left, top, right, bottom = font.getbbox(letter)
            width, height = max(0, right - left), max(0, bottom - top)
            image = Image.new("L", (width or 1, height or 1))
            ImageDraw.Draw(image).text((-left, -top), letter, font=font, fill=255)
            heads[str(size)][letter] = [len(body), width, height, left, top, round(font.getlength(letter))]
            body += bytes((shade * 7 + 127) // 255 for shade in image.tobytes()[: width * height])
    head = json.dumps(heads, ensure_ascii=False, separators=(",", ":")).encode()
    TARGET.write_bytes(zlib.compress(struct.pack(">I", len(head)) + head + bytes(body), 9))
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
