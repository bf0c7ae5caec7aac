"""A table in plain text and in HTML: for printing a value, for notebooks, for pages without an interface."""

from collections.abc import Sequence
from html import escape

from torneo import words
from torneo.standings import Table
from torneo.words import Lang, Names

COLUMNS = (
    "pos",
    "team",
    "played",
    "won",
    "drawn",
    "lost",
    "goals-for",
    "goals-against",
    "goal-difference",
    "points",
)


def cells(table: Table, names: Names, *, first_pos: int = 1) -> list[tuple[str, ...]]:
    """The rows as text, in the order of `COLUMNS`; clubs with an adjustment carry a star, what is simulated its mark."""
    return [
        (
            str(row.pos + first_pos - 1),
            names.team(row.team)
            + (" *" if row.adjustments else "")
            + (f" {words.MARK}" if row.simulated else ""),
            str(row.played),
            str(row.won),
            str(row.drawn),
            str(row.lost),
            str(row.gf),
            str(row.ga),
            words.signed(row.gd),
            str(row.points),
        )
        for row in table
    ]


def notes(table: Table, names: Names, lang: Lang) -> list[str]:
    """What stands below a table: points given and taken, places that are shared."""
    said = []
    for row in table:
        for each in row.adjustments:
            mark = f" ({words.simulated(lang)})" if each.simulated else ""
            why = f": {each.reason}" if each.reason else ""
            said.append(f"* {names.team(row.team)} {words.signed(each.points)}{why}{mark}")
    if any(row.played for row in table):
        said += _shared(table, names, lang)
    return said


def mark_note(table: Table, lang: Lang) -> list[str]:
    """What the mark of simulated rows means, where there are any."""
    return [f"{words.MARK} {words.simulated(lang)}"] if any(row.simulated for row in table) else []


def _shared(table: Table, names: Names, lang: Lang) -> list[str]:
    """Who shares a place; before the first match all do, and that need not be said."""
    return [words.shared_place(level, names=names, lang=lang) for level in table.levels]


def text(table: Table, names: Names, lang: Lang, *, title: str = "", first_pos: int = 1) -> str:
    """The table as lines of one width, names to the left and figures to the right."""
    head = tuple(words.ui(column, lang) for column in COLUMNS)
    rows = cells(table, names, first_pos=first_pos)
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
    lines = [title] if title else []
    lines += [_line(row, widths) for row in (head, *rows)]
    return "\n".join([*lines, *notes(table, names, lang), *mark_note(table, lang)])


def html(table: Table, names: Names, lang: Lang, *, title: str = "", first_pos: int = 1) -> str:
    """The table as HTML, with the reason of each place as its tooltip."""
    caption = f"<caption>{escape(title)}</caption>" if title else ""
    heads = "".join(
        f'<th scope="col" style="text-align:right" title="{escape(words.ui(f"{column}-long", lang))}">'
        f"{escape(words.ui(column, lang))}</th>"
        if column != "team"
        else f'<th scope="col" style="text-align:left">{escape(words.ui(column, lang))}</th>'
        for column in COLUMNS
    )
    body = []
    for row, shown in zip(table, cells(table, names, first_pos=first_pos), strict=True):
        why = "" if row.reason is None else words.reason(row.reason, team=row.team, names=names, lang=lang)
        data = "".join(
            f'<td style="text-align:{"left" if place == 1 else "right"}">{escape(cell)}</td>'
            for place, cell in enumerate(shown)
        )
        body.append(f'<tr title="{escape(why)}">{data}</tr>' if why else f"<tr>{data}</tr>")
    foot = "".join(f"<p>{escape(note)}</p>" for note in (*notes(table, names, lang), *mark_note(table, lang)))
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table>{foot}"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    shown = [
        cell.ljust(width) if place == 1 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(shown).rstrip()
