"""Pictures that are shown where somebody shares a link: a match with its score, a table with its top.

1200 by 630 pixels, as the Open Graph protocol's users ask for. Everything in them stands on the page as well.
"""

from typing import Final

from torneo.office.public.matches import MatchPage
from torneo.office.public.tables import TablePage
from torneo.web import crests
from torneo.web.canvas import Canvas, Colour, fitted, width_of
from torneo.web.saying import Saying

WIDTH: Final = 1200
HEIGHT: Final = 630
_PAPER: Final = (245, 244, 237)
_CARD: Final = (255, 255, 255)
_INK: Final = (21, 32, 26)
_MUTED: Final = (82, 96, 90)
_LINE: Final = (216, 217, 204)
_BAND: Final = (12, 58, 40)
_BAND_INK: Final = (243, 248, 244)
_BAND_MUTED: Final = (183, 210, 195)
_WHITE: Final = (255, 255, 255)
_ROWS: Final = 6
_EDGE: Final = 60


def match_picture(page: MatchPage, say: Saying) -> bytes:
    """A match: both sides, and the score or when it is played."""
    one, match = page.listed, page.listed.match
    canvas = Canvas(WIDTH, HEIGHT, _PAPER)
    _band(canvas, say.edition(str(one.edition.id)), say.where_short(one))
    for seat, x in ((match.home, 250), (match.away, 950)):
        name = say.seat(seat, edition=str(one.edition.id))
        if seat.team is not None:
            _crest(canvas, x, 300, 84, str(seat.team), name, on=_PAPER, size=46)
        for number, line in enumerate(_lines(name, 46, 440)):
            canvas.text(x, 410 + 56 * number, line, 46, _INK, on=_PAPER, align="middle")
    if match.result is not None:
        result = match.result.result
        figures, detail = say.figures(result), say.detail(result)
        size = 128 if result.score is not None else 46
        canvas.text(600, 228 if size == 128 else 276, figures, size, _INK, on=_PAPER, align="middle")
        for number, line in enumerate(_lines(detail, 30, 320)):
            canvas.text(600, 380 + 38 * number, line, 30, _MUTED, on=_PAPER, align="middle")
    else:
        for number, line in enumerate(_lines(say.planned(match.planned, str(one.edition.id)), 46, 320)):
            canvas.text(600, 230 + 56 * number, line, 46, _INK, on=_PAPER, align="middle")
    foot = [say.state(match)]  # it says what is simulated, so it is the last to be cut off
    foot += [say.weekday_day(one.day)] if one.day and match.result is not None else []
    foot += [say.venue(match.planned.venue)] if match.planned.venue else []
    text = fitted(" · ".join(foot), 30, WIDTH - 2 * _EDGE)
    canvas.text(600, 560, text, 30, _MUTED, on=_PAPER, align="middle")
    return canvas.png()


def table_picture(page: TablePage, say: Saying) -> bytes:
    """The top of a table: place, club, matches, goal difference, points."""
    canvas = Canvas(WIDTH, HEIGHT, _PAPER)
    _band(canvas, say.edition(str(page.edition.id)), say.table(page.state.key))
    right = WIDTH - _EDGE
    columns = ((right - 250, "played"), (right - 130, "goal-difference"), (right - 24, "points"))
    for x, key in columns:
        canvas.text(x, 132, say.head(key), 30, _MUTED, on=_PAPER, align="right")
    stand = [say.stand(page), say.head("simulated") if page.is_simulated else ""]
    canvas.text(_EDGE, 132, " · ".join(each for each in stand if each), 30, _MUTED, on=_PAPER)
    top = 180
    for number, each in enumerate(page.rows[:_ROWS]):
        y = top + 72 * number
        canvas.box(_EDGE, y, right - _EDGE, 66, _CARD)
        row, team = each.row, str(each.row.team)
        canvas.text(_EDGE + 56, y + 8, str(each.pos), 46, _INK, on=_CARD, align="right")
        _crest(canvas, _EDGE + 108, y + 33, 27, team, say.team(team), on=_CARD, size=30)
        canvas.text(_EDGE + 156, y + 8, fitted(say.team(team), 46, 590), 46, _INK, on=_CARD)
        values = (str(row.played), say.signed(row.gd), str(row.points))
        for (x, _), value in zip(columns, values, strict=True):
            canvas.text(x, y + 8, value, 46, _INK, on=_CARD, align="right")
    return canvas.png()


def _band(canvas: Canvas, title: str, below: str) -> None:
    canvas.box(0, 0, WIDTH, 112, _BAND)
    mark = width_of("torneo", 30)
    room = WIDTH - 2 * _EDGE - mark - 40
    canvas.text(_EDGE, 14, fitted(title, 46, room), 46, _BAND_INK, on=_BAND)
    canvas.text(_EDGE, 68, fitted(below, 30, room), 30, _BAND_MUTED, on=_BAND)
    canvas.text(WIDTH - _EDGE, 40, "torneo", 30, _BAND_INK, on=_BAND, align="right")


def _crest(
    canvas: Canvas, x: int, y: int, radius: int, team: str, name: str, *, on: Colour, size: int
) -> None:
    """The colour of a club's crest and its letters, in a disc."""
    colour = crests.colour(team)
    canvas.disc(x, y, radius, colour, on=on)
    canvas.text(x, y - round(size * 0.58), crests.monogram(name), size, _WHITE, on=colour, align="middle")


def _lines(text: str, size: int, width: int) -> list[str]:
    """A text on at most two lines, broken between words."""
    first: list[str] = []
    words = text.split()
    while words and width_of(" ".join((*first, words[0])), size) <= width:
        first.append(words.pop(0))
    if not first and words:
        first.append(words.pop(0))
    lines = [fitted(" ".join(first), size, width)]
    return [*lines, fitted(" ".join(words), size, width)] if words else lines
