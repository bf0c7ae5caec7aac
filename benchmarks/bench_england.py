"""All 218 English tables of the reference data from 103,388 results, every place with its reason.

Instance: Football League and Premier League, odd starting years 1889-2023, each under the rule of its time; best of
RUNS runs on one core, results already in memory. The data are found as the tests find them: TORNEO_SHARED, or the
folder shared beside the project. Besides the time it says how many tables agree with what was published. Six of the results,
of a club that left, name no division and stand in no table.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "golden"))

from english_tables import SHARED, divisions, noted

GOAL_S = 1.0
RUNS = 5


def main() -> None:
    folder = SHARED / "data" / "england"
    if not folder.is_dir():
        print(f"skipped: no reference data in {folder}; name their folder in TORNEO_SHARED")
        return
    begun = time.perf_counter()
    found = divisions(folder)
    reading = time.perf_counter() - begun
    results = sum(len(division.results) for division in found.values())
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        tables = {key: division.table() for key, division in found.items()}
        taken.append(time.perf_counter() - begun)
    verdict = "met" if min(taken) <= GOAL_S else "MISSED"
    print(f"{len(tables)} tables from {results:,} results, best of {RUNS} runs")
    print(
        f"  torneo: {min(taken):.3f} s with reasons (goal {GOAL_S:.0f} s: {verdict}), worst {max(taken):.3f} s"
    )
    print(f"  reading and making results: {reading:.3f} s, not counted above")
    marks = noted(folder)
    order = {key for key, division in found.items() if division.order_agrees()}
    columns = {key for key, division in found.items() if division.columns_agree(tables[key])}
    for name, agree, mark in (("order", order, "order_agrees"), ("columns", columns, "totals_agree")):
        marked = {key for key in marks if marks[key][mark]}
        beyond = len(agree - marked)
        print(
            f"  {name}: {len(agree & marked)} of the {len(marked)} marked divisions agree, and {beyond} others"
        )


if __name__ == "__main__":
    main()
