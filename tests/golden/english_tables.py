"""The 218 published English tables and their results, as the reference data has them, made into tables.

`agreement.csv` says in which divisions order and columns as published follow from the results.
"""

import csv
import gzip
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from torneo.model import Result, Score, Status, TeamId
from torneo.rules.table_rules import RulesTable, TableRules, effective
from torneo.standings import Adjustment, Inputs, Row, Table, make_table

_NAMED = os.environ.get("TORNEO_SHARED")
SHARED = Path(_NAMED) if _NAMED else Path(__file__).resolve().parents[3] / "shared"

Key = tuple[int, int, str]
"""Year in which the season began, tier, subdivision."""

COLUMNS = {
    "played": "played",
    "wins": "won",
    "draws": "drawn",
    "losses": "lost",
    "goals_for": "gf",
    "goals_against": "ga",
    "points": "points",
}


@dataclass(frozen=True)
class Division:
    """Printed rows by club, in printed order; results with those of clubs that left struck; points by decision."""

    printed: Mapping[TeamId, Mapping[str, str]]
    results: tuple[Result, ...]
    rules: TableRules
    adjustments: tuple[Adjustment, ...]

    def table(self) -> Table:
        """The table under the rule of its time, every place with its reason."""
        inputs = Inputs(adjustments=self.adjustments)
        return make_table(tuple(self.printed), self.results, self.rules, inputs=inputs)

    def order_agrees(self) -> bool:
        """No club stands below one that it is printed above, at the points printed.

        So the order is judged also where the record of a club was taken over, and its points are not in the results.
        """
        bare = make_table(tuple(self.printed), self.results, self.rules)
        inputs = Inputs(
            adjustments=tuple(
                Adjustment(team, int(line["points"]) - bare.row(team).points)
                for team, line in self.printed.items()
            )
        )
        made = make_table(tuple(self.printed), self.results, self.rules, inputs=inputs)
        places = [made.place_of(team) for team in self.printed]
        return places == sorted(places)

    def columns_agree(self, table: Table) -> bool:
        """Every figure of every row as printed."""
        return all(_same(table.row(team), line) for team, line in self.printed.items())


def rules_of_the_time(season: int, tier: int) -> RulesTable:
    """Two points a win to 1980-81; average to 1975-76; goals first below the top division from 1992 to 1998."""
    if season <= 1975:
        criteria = ["points", "goal_average"]
    elif 1992 <= season <= 1998 and tier > 1:
        criteria = ["points", "goals_for", "goal_difference"]
    else:
        criteria = ["points", "goal_difference", "goals_for"]
    win = 2 if season <= 1980 else 3
    return RulesTable.model_validate({"points": {"win": win, "draw": 1, "loss": 0}, "tiebreakers": criteria})


def noted(folder: Path) -> dict[Key, dict[str, bool]]:
    """What `agreement.csv` marks: `order_agrees` and `totals_agree` of each division."""
    with (folder / "agreement.csv").open(encoding="utf-8", newline="") as file:
        return {
            _key(line): {name: line[name] == "True" for name in ("order_agrees", "totals_agree")}
            for line in csv.DictReader(file)
        }


def divisions(folder: Path) -> dict[Key, Division]:
    """All divisions, in the order of `agreement.csv`."""
    published, results = _read(folder / "standings.csv.gz"), _read(folder / "results.csv.gz")
    with (folder / "aliases.csv").open(encoding="utf-8", newline="") as file:
        alias = {line["standings_name"]: line["results_name"] for line in csv.DictReader(file)}
    laws: dict[tuple[int, int], TableRules] = {}
    found = {}
    for key in noted(folder):
        law = laws.setdefault(key[:2], effective(rules_of_the_time(key[0], key[1])))
        found[key] = _division(published[key], results[key], alias, law)
    return found


def _division(
    lines: Sequence[Mapping[str, str]],
    matches: Sequence[Mapping[str, str]],
    alias: Mapping[str, str],
    law: TableRules,
) -> Division:
    met = {team for match in matches for team in (match["home"], match["away"])}
    printed = {
        TeamId(name if name in met else alias.get(name, name)): line
        for line in sorted(lines, key=lambda line: int(line["position"]))
        for name in (line["team_name"],)
    }
    # A club that resigned is printed without a match, or not at all: its results were struck.
    stayed = {team for team, line in printed.items() if line["played"] != "0"}
    results = tuple(
        Result(
            TeamId(match["home"]),
            TeamId(match["away"]),
            Score(int(match["home_goals"]), int(match["away_goals"])),
            Status.PLAYED if match["home"] in stayed and match["away"] in stayed else Status.EXPUNGED,
        )
        for match in matches
    )
    return Division(printed, results, law, tuple(_adjustments(printed, law)))


def _adjustments(printed: Mapping[TeamId, Mapping[str, str]], law: TableRules) -> list[Adjustment]:
    """Points by decision. Their sign is missing in some rows: printed wins, draws and points tell it."""
    found = []
    for team, line in printed.items():
        given = int(line["point_adjustment"] or 0)
        if given:
            earned = int(line["wins"]) * law.points.win + int(line["draws"]) * (law.points.draw or 0)
            sign = 1 if int(line["points"]) > earned else -1
            found.append(Adjustment(team, sign * abs(given)))
    return found


def _same(row: Row, line: Mapping[str, str]) -> bool:
    return all(getattr(row, ours) == int(line[theirs]) for theirs, ours in COLUMNS.items())


def _key(line: Mapping[str, str]) -> Key:
    return int(line["season"]), int(line["tier"]), line["subdivision"]


def _read(path: Path) -> dict[Key, list[dict[str, str]]]:
    found = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            found[_key(line)].append(line)
    return found
