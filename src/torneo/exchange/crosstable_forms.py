"""A cross table as text, HTML, CSV, data and wikitext."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from torneo import words
from torneo.exchange.short_codes import short_codes
from torneo.exchange.wiki_table import wiki_text
from torneo.model import Result, Score, Status, TeamId
from torneo.standings.crosstable import Crosstable
from torneo.words import Lang, Names

_NAME_MAX = 22
_NONE = "–"
_SELF = "■"
_BESIDE = {Status.AWARDED: "*", Status.WALKOVER: "*"}


def shown(result: Result) -> str:
    """A result in a cell: the score, with a star where it was not played but given, a dash where nobody scored."""
    if result.score is None:
        return "x-x" if result.status is Status.DOUBLE_LOSS else "w.o."
    return f"{result.score}{_BESIDE.get(result.status, '')}"


def text(cross: Crosstable, names: Names, lang: Lang, *, width: int) -> list[str]:
    """Lines of at most `width` columns: one block of columns below the other where they do not fit beside.

    Hosts stand in the rows with their codes, guests in the columns.
    """
    called = [names.team(team) for team in cross.teams]
    codes = short_codes(called)
    cells = [[_cell(cross, home, away) for away in cross.teams] for home in cross.teams]
    column = max((len(cell) for row in cells for cell in row), default=3)
    column = max(3, column)
    label = min(_NAME_MAX, max((len(name) for name in called), default=0))
    fit = max(1, (width - label - 5) // (column + 1))
    lines: list[str] = []
    for first in range(0, len(codes), fit):
        if first:
            lines.append("")
        part = range(first, min(first + fit, len(codes)))
        lines.append(f"{'':{label + 4}} " + " ".join(codes[place].rjust(column) for place in part))
        for name, code, row in zip(called, codes, cells, strict=True):
            line = " ".join(row[place].rjust(column) for place in part)
            lines.append(f"{_cut(name, label)} {code} {line}".rstrip())
    if any(result.status in _BESIDE for found in cross.results.values() for result in found):
        lines.append(f"* {words.ui('by-ruling', lang)}")
    return lines


def html(cross: Crosstable, names: Names, lang: Lang, *, title: str = "") -> str:
    """The grid as HTML; hosts head the rows, guests the columns, by their codes with the whole name beside."""
    called = [names.team(team) for team in cross.teams]
    codes = short_codes(called)
    caption = f"<caption>{escape(title)}</caption>" if title else ""
    corner = f'<th scope="col">{escape(words.ui("home-away", lang))}</th>'
    heads = "".join(
        f'<th scope="col"><abbr title="{escape(name)}">{code}</abbr></th>'
        for name, code in zip(called, codes, strict=True)
    )
    body = []
    for home, name in zip(cross.teams, called, strict=True):
        row = "".join(f"<td>{escape(_cell(cross, home, away))}</td>" for away in cross.teams)
        body.append(f'<tr><th scope="row">{escape(name)}</th>{row}</tr>')
    return (
        f'<table class="crosstable">{caption}<thead><tr>{corner}{heads}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table>"
    )


def csv_rows(cross: Crosstable, names: Names, lang: Lang) -> tuple[list[str], list[dict[str, str]]]:
    """Columns and rows: the name of the host, then a column for each guest."""
    first = words.ui("home-away", lang)
    called = {team: names.team(team) for team in cross.teams}
    rows = [
        {
            first: called[home],
            **{called[away]: "" if home == away else _scores(cross, home, away) for away in cross.teams},
        }
        for home in cross.teams
    ]
    return [first, *called.values()], rows


def json_rows(cross: Crosstable, names: Names) -> list[dict[str, Any]]:
    """Each host with its results at home, by guest."""
    return [
        {
            "team": str(home),
            "name": names.team(home),
            "results": {
                str(away): [_result_json(result) for result in found]
                for away in cross.teams
                if (found := cross.cell(home, away))
            },
        }
        for home in cross.teams
    ]


def wikitext(cross: Crosstable, names: Names) -> str:
    """Wikipedia's `Module:Sports results`, hosts in the rows; of several meetings the first is given its cell."""
    called = [names.team(team) for team in cross.teams]
    codes = short_codes(called)
    code_of: Mapping[TeamId, str] = dict(zip(cross.teams, codes, strict=True))
    lines = ["{{#invoke:Sports results|main|matches_style=FBR"]
    lines += [f"|team{number}={code}" for number, code in enumerate(codes, start=1)]
    lines += [f"|name_{code}={wiki_text(name)}" for name, code in zip(called, codes, strict=True)]
    for home in cross.teams:
        for away in cross.teams:
            found = cross.cell(home, away)
            if found:
                scores = "<br />".join(_wiki_score(result) for result in found)
                lines.append(f"|match_{code_of[home]}_{code_of[away]}={scores}")
    return "\n".join([*lines, "}}"])


def _cell(cross: Crosstable, home: TeamId, away: TeamId) -> str:
    if home == away:
        return _SELF
    return _scores(cross, home, away) or _NONE


def _scores(cross: Crosstable, home: TeamId, away: TeamId) -> str:
    return " ".join(shown(result) for result in cross.cell(home, away))


def _wiki_score(result: Result) -> str:
    return f"{result.score.home}–{result.score.away}" if isinstance(result.score, Score) else shown(result)


def _result_json(result: Result) -> dict[str, Any]:
    return {
        "home_goals": result.score.home if result.score else None,
        "away_goals": result.score.away if result.score else None,
        "status": result.status.value,
        "date": result.day.isoformat() if result.day else None,
        "penalties": str(result.penalties) if result.penalties else None,
        "simulated": result.simulated,
    }


def _cut(text: str, width: int) -> str:
    return (text if len(text) <= width else text[: width - 1] + "…").ljust(width)


__all__: Sequence[str] = ("csv_rows", "html", "json_rows", "shown", "text", "wikitext")
