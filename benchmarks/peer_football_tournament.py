"""Runs the peer football-tournament, which needs a newer Python than we do, in an interpreter of its own.

`python peer_football_tournament.py RUNS FILE [CASE ..]`: milliseconds and order of the table of FILE by difference and
by head-to-head, and every order that the CASEs come out in when their rows are put in all orders; as JSON.
"""

import csv
import itertools
import json
import statistics
import sys
import time

from football_tournament import Match, MatchStatus, StandingsCalculator, Team

CHAINS = {
    "difference": ["points", "goal_difference", "goals_for"],
    "head to head": ["points", "head_to_head", "goal_difference", "goals_for"],
}


def read(path):
    """Teams in the order in which they appear, and matches."""
    with open(path, encoding="utf-8", newline="") as file:  # noqa: PTH123 - nothing but the standard library here
        rows = list(csv.DictReader(file))
    teams = {name: Team(id=name, name=name) for row in rows for name in (row["home"], row["away"])}
    return list(teams.values()), [
        Match(
            tournament_id="t",
            home_team=teams[row["home"]],
            away_team=teams[row["away"]],
            round_number=1,
            status=MatchStatus.COMPLETED,
            home_score=int(row["home_goals"]),
            away_score=int(row["away_goals"]),
        )
        for row in rows
    ]


def order(teams, matches, chain):
    return [line.team.name for line in StandingsCalculator(tiebreakers=chain).calculate(matches, teams)]


def milliseconds(runs, work):
    taken = []
    for _ in range(runs + 10):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken[10:]) * 1000


def main():
    runs, file, *cases = sys.argv[1:]
    teams, matches = read(file)
    told = {
        name: {
            "ms": milliseconds(int(runs), lambda chain=chain: order(teams, matches, chain)),
            "order": order(teams, matches, chain),
        }
        for name, chain in CHAINS.items()
    }
    answers = []
    for case in cases:
        few, mutual = read(case)
        answers.append(
            sorted(
                {
                    " ".join(order(mixed, mutual, CHAINS["head to head"]))
                    for mixed in itertools.permutations(few)
                }
            )
        )
    print(json.dumps({"python": sys.version.split()[0], "tables": told, "cases": answers}))


if __name__ == "__main__":
    main()
