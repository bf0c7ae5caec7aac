"""Exact places of all clubs at every round, points that are enough, conditions of the last round; beside a plain model.

Instances: every complete Premier League season of the reference data (`TORNEO_SHARED`, or `../shared`), matches in
order of their dates, the last 10 k of them left, k = 1 .. 37. A state is the best and worst place of all 20 clubs, each
confirmed by the standings room, in cpu time. The peer is the same solver with the plain model (one integer program for
each question, no bounds) on a sample of the states in the same run.
"""

import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from torneo.office.results_tables import tables_of_results
from torneo.progression import MatchLeft, TablePlan
from torneo.qualification import Race, best, conditions, enough, race_of, worst
from torneo.qualification.solver import Program

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = range(1, 38)
PEER_STATES = 6
LEFT = (5, 10, 15, 19)
PLACES = (1, 4, 17)


def seasons() -> list[Path]:
    shared = Path(os.environ.get("TORNEO_SHARED") or ROOT.parent / "shared")
    return sorted((shared / "data" / "football-data").glob("E0_*.csv"))


def states(path: Path, rules: str, rounds: Sequence[int]) -> list[tuple[int, TablePlan]]:
    """The season with so many rounds left; nothing for a season that is not complete."""
    table = tables_of_results(path, rules).groups[0]
    results = sorted(table.results, key=lambda result: (str(result.day), result.home))
    if len(results) != 380:
        return []
    plan = table.plan
    return [
        (
            count,
            replace(
                plan,
                results=tuple(results[: 380 - 10 * count]),
                left=tuple(MatchLeft(one.home, one.away) for one in results[380 - 10 * count :]),
            ),
        )
        for count in rounds
    ]


def places(rules: str, files: Sequence[Path]) -> None:
    best_places(race_of(states(files[0], rules, [1])[0][1]))  # loads the solver
    taken: list[float] = []
    undecided = questions = 0
    for path in files:
        for _, plan in states(path, rules, ROUNDS):
            begun = time.process_time()
            found = best_places(race_of(plan))
            taken.append((time.process_time() - begun) * 1000)
            questions += len(found)
            undecided += sum(not one.is_decided for one in found)
    taken.sort()
    print(
        f"  {rules}: {len(taken)} states, {questions} places: median {statistics.median(taken):.1f} ms, "
        f"p95 {taken[int(0.95 * len(taken))]:.0f} ms, max {taken[-1]:.0f} ms, undecided {undecided}",
        flush=True,
    )


def best_places(race: Race) -> list:
    return [one for club in range(race.size) for one in (best(race, club), worst(race, club))]


def plain_place(race: Race, club: int, *, is_best: bool) -> int:
    """The plain model: a variable for every outcome of every match, one for every club above."""
    program = Program()
    terms: list[list[tuple[int, int]]] = [[] for _ in race.key]
    for index, sides in enumerate(race.matches):
        ways = [program.truth() for _ in race.outcomes[index]]
        program.between([(1, way) for way in ways], 1, 1)
        for place, each in enumerate(sides):
            terms[each] += [(share[place], way) for share, way in zip(race.shares[index], ways, strict=True)]
        if club in sides:
            won = race.won_by(index, club)
            program.between([(1, ways[won if is_best else len(ways) - 1 - won])], 1, 1)
    above = []
    for other in range(race.size):
        if other != club:
            passed = program.truth()
            above.append(passed)
            ahead = [*terms[other], *((-gain, way) for gain, way in terms[club])]
            lacks = race.key[club] - race.key[other]
            if is_best:
                program.at_most(ahead, lacks, when=(~passed,))
            else:
                program.at_least(ahead, lacks, when=(passed,))
    sign = -1 if is_best else 1
    program.maximise([(sign, one) for one in above])
    return 1 + sign * program.solve(10.0).objective


def against_the_plain_model(files: Sequence[Path]) -> None:
    ours = theirs = 0.0
    every = [(path, count) for count in (5, 10, 19) for path in files[:: max(1, len(files) // 2)]][
        :PEER_STATES
    ]
    for path, count in every:
        race = race_of(states(path, "premier-league", [count])[0][1])
        begun = time.process_time()
        found = best_places(race)
        ours += time.process_time() - begun
        begun = time.process_time()
        plain = [
            plain_place(race, club, is_best=is_best) for club in range(race.size) for is_best in (True, False)
        ]
        theirs += time.process_time() - begun
        assert plain == [one.place for one in found], (path, count)
    print(
        f"  plain model on {len(every)} states: {theirs / len(every) * 1000:.0f} ms a state, "
        f"ours {ours / len(every) * 1000:.0f} ms: {theirs / ours:.0f} x, the same places"
    )


def points(files: Sequence[Path]) -> None:
    for count in LEFT:
        taken = []
        undecided = 0
        for path in files:
            for _, plan in states(path, "premier-league", [count]):
                race = race_of(plan)
                for place in PLACES:
                    begun = time.process_time()
                    found = enough(race, [place])[place]
                    taken.append(time.process_time() - begun)
                    undecided += sum(not one.is_decided for one in found)
        taken.sort()
        print(
            f"  points that guarantee and allow places {PLACES}, {count} rounds left: {len(taken)} cases, "
            f"median {statistics.median(taken):.2f} s, p90 {taken[int(0.9 * len(taken))]:.2f} s, "
            f"max {taken[-1]:.2f} s, undecided {undecided}",
            flush=True,
        )


def last_round(files: Sequence[Path]) -> None:
    groups = [tuple(range(1, place + 1)) for place in (1, 4, 5, 17)]
    taken = []
    for path in files:
        for _, plan in states(path, "premier-league", [1]):
            race = race_of(plan)
            begun = time.process_time()
            conditions(race, groups, most=10)
            taken.append((time.process_time() - begun) * 1000)
    print(
        f"  conditions of the last ten matches, all clubs, {len(groups)} lines: {len(taken)} seasons, "
        f"median {statistics.median(taken):.0f} ms, max {max(taken):.0f} ms"
    )


def main() -> None:
    files = [path for path in seasons() if states(path, "premier-league", [1])]
    if not files:
        print("  no reference data: set TORNEO_SHARED")
        return
    places("premier-league", files)
    against_the_plain_model(files)
    places("laliga", files)
    last_round(files)
    points(files)


if __name__ == "__main__":
    main()
