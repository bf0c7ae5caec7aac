"""Small seasons written as a newspaper prints them, one match a line.

`A 1-0 B`, `A 1-1 B pens 4-2`, `A 2-1 B half 0-1`, `A 0-3 B walkover`, `A x B double_loss`, `A 1-0 B round Playoff`,
`A 1-0 B simulated`, `A x B winner home`. A line that is no match is prose.
"""

import re

from torneo.model import Result, Score, Side, Status
from torneo.rules.table_rules import RulesTable, TableRules, effective
from torneo.standings import Inputs, Table, make_table

_MATCH = re.compile(r"\s*(?P<home>\w+) (?P<score>\d+-\d+|x) (?P<away>\w+)(?P<more>( [\w-]+)*)\s*")


def results(text: str) -> list[Result]:
    found = []
    for line in text.splitlines():
        match = _MATCH.fullmatch(line)
        if match:
            found.append(_result(match))
    return found


def _result(match: re.Match[str]) -> Result:
    words = match["more"].split()
    more: dict[str, object] = {}
    while words:
        word = words.pop(0)
        if word in {"pens", "half"}:
            more["penalties" if word == "pens" else "half_time"] = Score.parse(words.pop(0))
        elif word == "round":
            more["round"] = words.pop(0)
        elif word == "winner":
            more["winner"] = Side(words.pop(0))
        elif word == "simulated":
            more["simulated"] = True
        else:
            more["status"] = Status(word)
    score = None if match["score"] == "x" else Score.parse(match["score"])
    return Result(match["home"], match["away"], score, **more)


def rules(*tiebreakers: object, **keys: object) -> TableRules:
    return effective(RulesTable.model_validate({"tiebreakers": list(tiebreakers), **keys}))


def clubs(season: list[Result]) -> list[str]:
    return sorted({team for result in season for team in (result.home, result.away)})


def table(season: list[Result], law: TableRules, *, complete: bool | None = None, **inputs: object) -> Table:
    return make_table(clubs(season), season, law, inputs=Inputs(**inputs), complete=complete)


def order(made: Table) -> str:
    """`A B=C D`: B and C share the place."""
    said = ""
    for before, row in zip((None, *made.rows), made.rows, strict=False):
        said += row.team if before is None else ("=" if before.pos == row.pos else " ") + row.team
    return said


def pairs(*names: str) -> frozenset[frozenset[str]]:
    """`AB` is the pair of A and B."""
    return frozenset(frozenset(name) for name in names)
