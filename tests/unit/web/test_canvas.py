"""Pictures in PNG: that every reader can read them, and that they show what was drawn."""

import struct
import zlib

import pytest

from torneo.web.canvas import SIZES, Canvas, fitted, width_of, written

PAPER, INK, RED = (245, 244, 237), (21, 32, 26), (179, 18, 43)


def decoded(png):
    """Width, height and the colour of each pixel, row by row, by the standard's own words."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, at = {}, 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        data = png[at + 8 : at + 8 + length]
        (check,) = struct.unpack(">I", png[at + 8 + length : at + 12 + length])
        assert check == zlib.crc32(kind + data), kind
        chunks[kind] = chunks.get(kind, b"") + data
        at += 12 + length
    assert list(chunks) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    width, height, depth, colour, *rest = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert (depth, colour, rest) == (8, 3, [0, 0, 0])
    palette = [tuple(chunks[b"PLTE"][place : place + 3]) for place in range(0, len(chunks[b"PLTE"]), 3)]
    assert len(palette) <= 256
    raw = zlib.decompress(chunks[b"IDAT"])
    assert len(raw) == height * (width + 1)
    rows = []
    for row in range(height):
        line = raw[row * (width + 1) : (row + 1) * (width + 1)]
        assert line[0] == 0  # no filter
        rows.append([palette[index] for index in line[1:]])
    return rows


def test_picture_is_as_large_as_asked_and_of_one_colour():
    rows = decoded(Canvas(40, 30, PAPER).png())

    assert (len(rows[0]), len(rows)) == (40, 30)
    assert {pixel for row in rows for pixel in row} == {PAPER}


def test_box_and_what_sticks_out_of_the_picture():
    canvas = Canvas(10, 6, PAPER)
    canvas.box(7, 4, 9, 9, INK)
    canvas.box(-3, -2, 5, 3, RED)

    rows = decoded(canvas.png())

    assert ["".join("pir"[(PAPER, INK, RED).index(pixel)] for pixel in row) for row in rows] == [
        "rrpppppppp",
        "pppppppppp",
        "pppppppppp",
        "pppppppppp",
        "pppppppiii",
        "pppppppiii",
    ]


def test_disc_is_round_with_a_soft_edge():
    canvas = Canvas(61, 61, PAPER)
    canvas.disc(30, 30, 20, RED, on=PAPER)

    rows = decoded(canvas.png())

    full = sum(pixel == RED for row in rows for pixel in row)
    soft = sum(pixel not in (RED, PAPER) for row in rows for pixel in row)
    assert abs(full + soft / 2 - 3.1416 * 20**2) < 15
    assert soft > 40
    assert rows[30][30] == rows[30][12] == rows[12][30] == RED
    assert rows[30][8] == rows[8][30] == rows[13][13] == PAPER
    assert rows == rows[::-1] == [row[::-1] for row in rows]


def test_letters_are_dark_on_light_with_soft_edges_and_stand_where_they_are_asked_to():
    canvas = Canvas(300, 60, PAPER)
    width = canvas.text(150, 5, "Ñandú", 46, INK, on=PAPER, align="middle")

    rows = decoded(canvas.png())

    drawn = [place for row in rows for place, pixel in enumerate(row) if pixel != PAPER]
    assert INK in {pixel for row in rows for pixel in row}
    assert 3 < len({pixel for row in rows for pixel in row}) <= 8
    assert width == width_of("Ñandú", 46)
    assert abs(min(drawn) - (150 - width // 2)) <= 5
    assert abs(max(drawn) - (150 + width // 2)) <= 5


@pytest.mark.parametrize(("align", "first"), [("left", 100), ("right", 100 - width_of("HH", 30))])
def test_line_begins_or_ends_where_it_is_asked_to(align, first):
    canvas = Canvas(200, 40, PAPER)
    canvas.text(100, 2, "HH", 30, INK, on=PAPER, align=align)

    drawn = [place for row in decoded(canvas.png()) for place, pixel in enumerate(row) if pixel != PAPER]

    assert first <= min(drawn) <= first + 5


def test_name_that_is_too_long_is_cut_and_says_so():
    assert fitted("UTC", 46, 400) == "UTC"
    cut = fitted("Universidad César Vallejo de Trujillo", 46, 400)
    assert cut.endswith("…")
    assert cut.startswith("Universidad")
    assert width_of(cut, 46) <= 400 < width_of(cut[:-1] + "ar", 46) + 60
    assert fitted("Universidad", 46, 0) == "…"


def test_every_text_can_be_written():
    assert written("Ñañez – Müller’s “Açaí” º") == "Ñañez – Müller’s “Açaí” º"
    assert written("Łódź Škoda\tőr") == "?ódz Skoda or"
    assert written("日本 ⚽") == "?? ?"
    assert written("e\u0301") == "é"


def test_figures_of_every_size_have_an_advance():
    assert [width_of("10–2", size) > 0 for size in SIZES] == [True] * 3
    assert width_of("", 46) == 0


def test_picture_with_too_many_colours_is_our_own_mistake():
    canvas = Canvas(4, 4, PAPER)
    for shade in range(31):  # with the ground there are 32
        canvas.box(0, 0, 1, 1, (shade, 0, 0))
    canvas.box(0, 0, 1, 1, (7, 0, 0))  # one that is there already

    with pytest.raises(AssertionError, match="too many"):
        canvas.box(0, 0, 1, 1, (99, 0, 0))
