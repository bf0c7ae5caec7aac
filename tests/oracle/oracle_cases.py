"""The truth cases through the oracle: results.csv and rules.json become tables, compared with what was published."""

import csv
import json

from .oracle_table import carry, league_table

_NUMBERS = ("home_goals", "away_goals", "pens_home", "pens_away")


def read_case(folder):
    """Rules and matches of a case."""
    rules = json.loads((folder / "rules.json").read_text("utf-8"))
    with (folder / "results.csv").open(encoding="utf-8", newline="") as file:
        matches = list(csv.DictReader(file))
    for match in matches:
        for key in _NUMBERS:
            match[key] = int(match[key]) if match[key] else None
    return rules, matches


def tables(rules, matches):
    """Rows of every table of a case, by the name of its group."""
    named = {match["group"] for match in matches}
    if "groups" in rules and named == {""}:
        groups = {name: (clubs, matches) for name, clubs in rules["groups"].items()}
    else:
        groups = {}
        for name in named:
            own = [match for match in matches if match["group"] == name]
            clubs = {
                match[side] for match in own if match["status"] != "expunged" for side in ("home", "away")
            }
            groups[name] = (sorted(clubs), own)
    carried_from = {rule["from"] for rule in rules.get("carry_over", [])}
    made = {}
    # The tables that others start with come first; points taken without a group stand in the later table.
    for name in sorted(groups, key=lambda name: name not in carried_from):
        clubs, own = groups[name]
        start, later = {}, set()
        for rule in rules.get("carry_over", []):
            if rule["into"] == name:
                start.update(carry(made[rule["from"]], rule))
            if rule["from"] == name:
                later.update(groups[rule["into"]][0])
        here = [
            item
            for item in rules.get("adjustments", [])
            if not (item.get("group") is None and item["team"] in later)
        ]
        made[name] = league_table(
            clubs,
            own,
            {**rules, "adjustments": here},
            group=name,
            carried={club: start[club] for club in clubs if club in start},
        )
    return made


def differences(folder):
    """Where places, points and columns of the oracle differ from the published table of a case."""
    rules, matches = read_case(folder)
    expect = json.loads((folder / "expect.json").read_text("utf-8"))
    with (folder / "table.csv").open(encoding="utf-8", newline="") as file:
        printed = list(csv.DictReader(file))
    made = tables(rules, matches)
    found = []
    for line in printed:
        row = next(row for row in made[line["group"]] if row["team"] == line["team"])
        for column in ("played", "won", "drawn", "lost", "gf", "ga", "points"):
            if line[column] and row[column] != int(line[column]):
                found.append(f"{line['team']}: {column} {row[column]}, published {line[column]}")
        first = rules.get("first_pos", {}).get(line["group"], 1)
        sharing = {other["team"] for other in made[line["group"]] if other["place"] == row["place"]}
        undecided = next(
            (
                item["teams"]
                for item in expect.get("undecided", [])
                if line["team"] in item["teams"] and item.get("group") in (None, line["group"])
            ),
            [line["team"]],
        )
        place = int(line["pos"]) - first + 1
        if sharing != set(undecided) or not row["place"] <= place < row["place"] + len(undecided):
            found.append(
                f"{line['team']}: place {row['place']} with {sorted(sharing)}, published {line['pos']}"
            )
    return found
