"""How long one table takes: 20 clubs, 380 matches, every place with its reason; and what peers make of the same file.

Instance: a double round robin with goals from `random.Random(7)`, written to a CSV file that torneo and the peers read;
median cpu time of RUNS runs on one core, results already in memory. The peers have the versions of the lock file:
`standings` runs here, `football-tournament` needs Python 3.12 and runs in an environment of its own, made for this run
from a newer interpreter where one is found. The cases A and B are three clubs level on points whose right order depends on the rules:
A 3-0 B, B 1-0 C, C 1-0 A and A 1-0 B, B 1-0 C, C 2-1 A; each beat D.
"""

import csv
import json
import random
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise, permutations
from pathlib import Path

from benchmarks import newer_python

from torneo.model import Result, Score, TeamId
from torneo.rules.table_rules import RulesTable, TableRules, effective
from torneo.standings import make_table, why

GOAL_MS = 1.0
RUNS = 300
CLUBS = 20
LOCK = Path(__file__).resolve().parents[1] / "requirements-bench.lock"
PEER_NEEDS = (
    "football-tournament",
    "pydantic",
    "pydantic-core",
    "annotated-types",
    "typing-extensions",
    "typing-inspection",
)

DIFFERENCE = ("points", "goal_difference", "goals_for")
UEFA_TYPE = (
    "points",
    {"id": "head_to_head", "criteria": list(DIFFERENCE), "reapply": "subset"},
    "goal_difference",
    "goals_for",
)
LALIGA_TYPE = (
    "points",
    {"id": "head_to_head", "criteria": ["points", "goal_difference"]},
    "goal_difference",
    "goals_for",
)
CHAINS = {"difference": DIFFERENCE, "head to head": UEFA_TYPE}
CASES = {
    "A": "A 3-0 B, B 1-0 C, C 1-0 A, A 1-0 D, B 9-0 D, C 4-0 D",
    "B": "A 1-0 B, B 1-0 C, C 2-1 A, A 5-0 D, B 9-0 D, C 1-0 D",
}


def rules(tiebreakers: tuple[object, ...]) -> TableRules:
    return effective(RulesTable.model_validate({"tiebreakers": list(tiebreakers)}))


def season() -> list[Result]:
    """Results of the instance, always the same."""
    goals = random.Random(7)
    clubs = [TeamId(f"club-{number:02}") for number in range(CLUBS)]
    scores = (0, 0, 1, 1, 1, 2, 2, 3, 4)
    return [
        Result(home, away, Score(goals.choice(scores), goals.choice(scores[:7])))
        for home in clubs
        for away in clubs
        if home != away
    ]


def case(text: str) -> list[Result]:
    return [
        Result(TeamId(home), TeamId(away), Score.parse(score))
        for home, score, away in (match.split() for match in text.split(", "))
    ]


def write(path: Path, results: list[Result]) -> Path:
    """The results as the file that all programs read."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("home", "away", "home_goals", "away_goals"))
        rows.writerows((result.home, result.away, *result.score) for result in results)
    return path


def read(path: Path) -> tuple[list[TeamId], list[Result]]:
    with path.open(encoding="utf-8", newline="") as file:
        results = [
            Result(
                TeamId(row["home"]),
                TeamId(row["away"]),
                Score(int(row["home_goals"]), int(row["away_goals"])),
            )
            for row in csv.DictReader(file)
        ]
    return list(dict.fromkeys(team for result in results for team in (result.home, result.away))), results


def median_ms(work: Callable[[], object]) -> float:
    """Median cpu time of RUNS runs in milliseconds, after a few to warm up."""
    for _ in range(10):
        work()
    taken = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken) * 1000


def torneo(file: Path, cases: dict[str, Path]) -> dict:
    clubs, results = read(file)
    tables = {}
    for name, chain in CHAINS.items():
        law = rules(chain)
        tables[name] = {
            "ms": median_ms(lambda law=law: make_table(clubs, results, law)),
            "order": [row.team for row in make_table(clubs, results, law)],
        }
    answers = {}
    for name, path in cases.items():
        few, mutual = read(path)
        for kind, chain in (("UEFA type", UEFA_TYPE), ("LaLiga type", LALIGA_TYPE)):
            law = rules(chain)
            mixed = [
                *((few, rows) for rows in permutations(mutual)),
                *((t, mutual) for t in permutations(few)),
            ]
            answers[name, kind] = sorted(
                {" ".join(row.team for row in make_table(t, rows, law)) for t, rows in mixed}
            )
    return {"tables": tables, "cases": answers}


def standings(file: Path, cases: dict[str, Path]) -> dict:
    """The peer `standings`, from matches made beforehand; raises ImportError where it is not installed."""
    from standings import _match, sportstypes
    from standings import standings as peer

    def matches(results: list[Result]) -> list[object]:
        return [
            _match._Match(  # noqa: SLF001 - it has no public one
                result.home, result.home, result.away, result.away, result.score.home, result.score.away
            )
            for result in results
        ]

    def order(rows: list[object], mode: int) -> list[str]:
        made = peer.Standings(peer.TABLE_ALL, sportstypes.SPORTSTYPES.FOOTBALL, mode)
        for match in rows:
            made.add_match(match)
        return [line.team_id for line in made.get_table()]

    modes = {
        "difference": peer.CALCULATION_MODE_GOAL_DIFFERENCE,
        "head to head": peer.CALCULATION_MODE_DIRECT_COMPARE,
    }
    rows = matches(read(file)[1])
    return {
        "tables": {
            name: {"ms": median_ms(lambda mode=mode: order(rows, mode)), "order": order(rows, mode)}
            for name, mode in modes.items()
        },
        "cases": {
            name: sorted(
                {
                    " ".join(order(list(mixed), modes["head to head"]))
                    for mixed in permutations(matches(read(path)[1]))
                }
            )
            for name, path in cases.items()
        },
    }


def football_tournament(file: Path, cases: dict[str, Path]) -> dict:
    """The peer `football-tournament`, run by a Python that is new enough for it.

    Raises:
        OSError: none is found, or its packages cannot be installed.
    """
    python = newer_python.find((3, 12))
    if python is None:
        raise OSError("it needs Python 3.12, and neither the PATH nor pyenv nor uv know of one")
    with tempfile.TemporaryDirectory(prefix="torneo-peer-") as folder:
        inside = newer_python.environment(python, Path(folder), LOCK, PEER_NEEDS)
        script = Path(__file__).with_name("peer_football_tournament.py")
        ended = subprocess.run(
            [str(inside), str(script), str(RUNS), str(file), *map(str, cases.values())],
            check=False,
            capture_output=True,
            text=True,
        )
    if ended.returncode:
        raise OSError(ended.stderr.strip().splitlines()[-1])
    told = json.loads(ended.stdout)
    print(f"  football-tournament runs on Python {told['python']}")
    return {"tables": told["tables"], "cases": dict(zip(cases, told["cases"], strict=True))}


def compare(file: Path, name: str, ours: list[str], theirs: list[str]) -> None:
    """Whether two orders are the same, and by our rules why not."""
    if ours == theirs:
        print("      the same order of clubs")
        return
    clubs, results = read(file)
    law = rules(CHAINS[name])
    places = [
        place for place, (one, other) in enumerate(zip(ours, theirs, strict=True), start=1) if one != other
    ]
    print(f"      another order at places {', '.join(map(str, places))}")
    for above, below in pairwise(theirs):
        if ours.index(above) > ours.index(below):
            step = why(clubs, results, law, TeamId(below), TeamId(above))[-1]
            by = f"{step.code}, {step.inner}" if step.inner else step.code
            said = f"{by}: {' against '.join(map(str, step.values))}" if step.values else "level, by name"
            among = f", among {', '.join(step.among)}" if len(step.among) > 2 else ""
            print(f"      it has {above} before {below}; by the rules {below} comes first ({said}{among})")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="torneo-table-") as folder:
        file = write(Path(folder) / "season.csv", season())
        cases = {name: write(Path(folder) / f"{name}.csv", case(text)) for name, text in CASES.items()}
        ours = torneo(file, cases)
        print(f"one table, {CLUBS} clubs, {len(season())} matches, median cpu time of {RUNS} runs")
        for name, table in ours["tables"].items():
            verdict = "met" if table["ms"] <= GOAL_MS else "MISSED"
            print(f"  torneo, {name}: {table['ms']:.3f} ms with reasons (goal {GOAL_MS:.0f} ms: {verdict})")
        answers = [(f"torneo, {kind}", name, found) for (name, kind), found in ours["cases"].items()]
        for peer, ask in (("football-tournament", football_tournament), ("standings", standings)):
            try:
                told = ask(file, cases)
            except (ImportError, OSError) as missing:
                print(f"  {peer}: NOT COMPARED: {missing}")
                continue
            for name, table in told["tables"].items():
                ratio = table["ms"] / ours["tables"][name]["ms"]
                print(f"  {peer}, {name}, without reasons: {table['ms']:.3f} ms = {ratio:.1f} x torneo")
                compare(file, name, ours["tables"][name]["order"], table["order"])
            answers += [(f"{peer}, head to head", name, found) for name, found in told["cases"].items()]
    for name, text in CASES.items():
        print(f"  case {name} ({text}), in every order of the input:")
        for who, which, found in answers:
            if which == name:
                print(f"    {who}: {' / '.join(found)}")


if __name__ == "__main__":
    main()
