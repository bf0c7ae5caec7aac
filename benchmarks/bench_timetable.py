"""Fixture list of 16 clubs, three grounds shared by two each: time, breaks, clashes; beside published figures of peers.

Double round robin, 240 matches, 30 rounds. Best known and proved least for a mirrored list: 42 breaks (3n - 6), 0 clashes.
Every list is counted by the independent checker. `python -m benchmarks.bench_timetable`, one core, median of 50 seeds.
"""

from statistics import median
from time import perf_counter

from torneo.timetable import check, minimum_breaks, round_robin, round_robins

SEEDS = range(50)
TEAMS = tuple(f"club-{number:02}" for number in range(16))
# Three pairs of tenants, and half of each pair in another group: the shape of a real first division of 2014.
TENANTS = {f"club-{number:02}": f"ground-{number % 8}" for number in (0, 8, 1, 9, 2, 10)}
GROUPS = {"A": TEAMS[:8], "B": TEAMS[8:]}

PEERS = (  # measured on the same 16 teams, double round robin: ms, breaks, clashes of tenants
    ("vitriolic", "16", "406", "20"),
    ("football-tournament 0.2.0", "8", "394", "23"),
    ("brackets-manager", "8", "394", "23"),
    ("leagueplanner 0.1.0 (optimiser)", "1000-1700", "177-198", "12-20"),
)


def main() -> None:
    print(f"{'16 clubs, double round robin':40} {'ms':>10} {'breaks':>9} {'least':>6} {'clashes':>8}")
    for mode in ("mirrored", "french", "english", "inverted", "phased"):
        taken, lists = [], []
        for seed in SEEDS:
            begin = perf_counter()
            lists.append(round_robin(TEAMS, meetings=2, mode=mode, tenants=TENANTS, seed=seed))
            taken.append(perf_counter() - begin)
        findings = [
            finding for fixtures in lists for finding in check(fixtures, TEAMS, meetings=2, tenants=TENANTS)
        ]
        assert all(finding.code == "venue-clash" for finding in findings), findings
        breaks = max(fixtures.breaks for fixtures in lists)
        least = minimum_breaks(16, meetings=2, mode=mode)
        print(f"torneo, {mode:32} {1000 * median(taken):10.2f} {breaks:9} {least!s:>6} {len(findings):8}")
    for name, taken_ms, breaks_text, clashes_text in PEERS:
        print(f"{name:40} {taken_ms:>10} {breaks_text:>9} {'':>6} {clashes_text:>8}")
    begin = perf_counter()
    groups = round_robins(GROUPS, meetings=2, mode="mirrored", tenants=TENANTS)
    spent = 1000 * (perf_counter() - begin)
    breaks_by_group = ", ".join(str(fixtures.breaks) for fixtures in groups.values())
    print(f"{'torneo, two groups of 8, mirrored':40} {spent:10.2f} {breaks_by_group:>9} {'18':>6}")


if __name__ == "__main__":
    main()
