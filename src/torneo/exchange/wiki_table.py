"""A table as Wikipedia keeps it: `{{#invoke:Sports table|main|style=WDL ...}}`.

There the order is given and the points are computed from won, drawn and lost: what a table has beside (points given,
taken, carried, bonus, shoot-outs) goes into `startpoints` and `adjust_points`, so that the page shows the same points.
Parameters: the documentation of Module:Sports table, as far as articles use them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from torneo import words
from torneo.exchange.short_codes import short_codes
from torneo.model import TeamId
from torneo.rules.table_rules import TableRules
from torneo.standings import Table
from torneo.words import Lang, Names

_COLOURS: Mapping[str, str] = {
    "title": "green1",
    "international": "blue1",
    "promotion": "green1",
    "next_stage": "green1",
    "playoff": "yellow1",
    "bonus": "green3",
    "relegation": "red1",
    "penalty": "red2",
}


_SEEN = frozenset(("points", "level", "goal_difference", "goals_for", "wins"))
"""What separates two rows and can be read from the columns: it needs no footnote."""


@dataclass(frozen=True, slots=True)
class WikiZone:
    """What places of a table give, in words. `places` count from 1 within the table."""

    kind: str
    text: str
    places: tuple[int, ...]


def wiki_table(
    table: Table,
    names: Names,
    lang: Lang,
    rules: TableRules,
    *,
    first_pos: int = 1,
    zones: Sequence[WikiZone] = (),
    update: str = "",
) -> str:
    """The call of the module: rules, results by place, and each club with figures, notes and what decided a tie.

    Args:
        table: The table.
        names: Of clubs.
        lang: Of notes.
        rules: What it was made by.
        first_pos: Number of its first place.
        zones: What its places give.
        update: Day of the last update, `complete`, or "" where it is not to be said.
    """
    codes = dict(
        zip((row.team for row in table), short_codes([names.team(row.team) for row in table]), strict=True)
    )
    ties = _ties(table, codes, names, lang)
    points = rules.points
    draw = points.draw if points.draw is not None else points.shootout_loss or 0
    lines = ["{{#invoke:Sports table|main|style=WDL"]
    lines.append(f"|winpoints={points.win} |drawpoints={draw} |losspoints={points.loss}")
    if update:
        lines.append(f"|update={update}")
    lines.append(f"|class_rules={wiki_text(_rules(rules, lang))}")
    lines += _zones(zones, len(table))
    for number, row in enumerate(table, start=1):
        code = codes[row.team]
        lines.append(f"|team{number}={code} |name_{code}={wiki_text(names.team(row.team))}")
        if row.level_with or first_pos != 1:
            lines.append(f"|pos_{code}={row.pos + first_pos - 1}")
        lines.append(
            f"|win_{code}={row.won} |draw_{code}={row.drawn} |loss_{code}={row.lost} "
            f"|gf_{code}={row.gf} |ga_{code}={row.ga}"
        )
        adjusted = sum(each.points for each in row.adjustments)
        start = row.points - adjusted - (row.won * points.win + row.drawn * draw + row.lost * points.loss)
        if start:
            lines.append(f"|startpoints_{code}={start}")
        if adjusted:
            lines.append(f"|adjust_points_{code}={adjusted}")
        if row.adjustments:
            given = "; ".join(
                f"{words.signed(each.points)} {each.reason}".strip() for each in row.adjustments
            )
            lines.append(f"|note_{code}={wiki_text(given)}")
        if row.team in ties:
            lines.append(f"|hth_{code}={ties[row.team]}")
    return "\n".join([*lines, "}}"])


def under_headings(parts: Sequence[tuple[str, str]]) -> str:
    """Sections of an article, each with its title; a single one needs no heading."""
    if len(parts) == 1:
        return parts[0][1]
    return "\n\n".join(f"=== {title} ===\n{text}" if title else text for title, text in parts)


def wiki_text(text: str) -> str:
    """Text inside a parameter: nothing in it ends the parameter or calls a template."""
    text = text.replace("{{", "&#123;&#123;").replace("}}", "&#125;&#125;")
    text = text.replace("[[", "&#91;&#91;").replace("]]", "&#93;&#93;").replace("<", "&lt;")
    return text.replace("|", "{{!}}")


def _ties(table: Table, codes: Mapping[TeamId, str], names: Names, lang: Lang) -> dict[TeamId, str]:
    """Footnotes on what separated neighbours and no column shows: the text at the upper one, to which the lower refers."""
    found: dict[TeamId, str] = {}
    for row in table:
        reason = row.reason
        if reason is None or reason.code in _SEEN:
            continue
        why = words.reason(reason, team=row.team, names=names, lang=lang)
        said = wiki_text(f"{names.team(row.team)}: {why[:1].lower()}{why[1:]}")
        if reason.above in found:
            found[row.team] = said
        else:
            found[reason.above] = said
            found[row.team] = codes[reason.above]
    return found


def _rules(rules: TableRules, lang: Lang) -> str:
    said = []
    for number, one in enumerate(rules.tiebreakers, start=1):
        inner = ", ".join(words.criterion(each.id, lang) for each in one.criteria)
        said.append(f"{number}) {words.criterion(one.id, lang)}" + (f" ({inner})" if inner else ""))
    return "; ".join(said)


def _zones(zones: Sequence[WikiZone], rows: int) -> list[str]:
    """`result1=Z1 ...`, and each with its colour and text; a place that gives several things names them together."""
    of_place: dict[int, tuple[WikiZone, ...]] = {}
    for place in range(1, rows + 1):
        found = tuple(zone for zone in zones if place in zone.places)
        if found:
            of_place[place] = found
    keys = {found: f"Z{number}" for number, found in enumerate(dict.fromkeys(of_place.values()), start=1)}
    lines = [f"|result{place}={keys[found]}" for place, found in of_place.items()]
    for found, key in keys.items():
        colour = next((_COLOURS[zone.kind] for zone in found if zone.kind in _COLOURS), "black1")
        text = "; ".join(zone.text for zone in found)
        lines.append(f"|col_{key}={colour} |text_{key}={wiki_text(text)}")
    return lines
