"""A match model fitted to 1,900 results, beside penaltyblog's Dixon-Coles.

Instance: Premier League 2005-06 to 2009-10 of the reference data; cpu time of one core, best of RUNS fits. `prepared` is
the fit alone, from arrays, as penaltyblog is given arrays too; `whole` begins with matches as objects in any order.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the peer's fit takes ten times longer with threads

import sys
import time
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "golden"))

from english_tables import SHARED

GOAL_MS = 3.0
RUNS = 25
SEASONS = ("0506", "0607", "0708", "0809", "0910")
DECAY = 0.0018


def main() -> None:
    folder = SHARED / "data" / "football-data"
    if not folder.is_dir():
        print(f"skipped: no reference data in {folder}; name their folder in TORNEO_SHARED")
        return
    from torneo.forecast.models.dixon_coles import fit_dixon_coles
    from torneo.forecast.models.drifting import fit_drifting
    from torneo.forecast.models.played import prepare
    from torneo.office.learning import read_lesson

    matches = read_lesson([folder / f"E0_{season}.csv" for season in SEASONS]).matches
    played = prepare(matches)
    teams = {one.home for one in matches}
    print(f"{len(matches):,} matches of {len(teams)} teams, best of {RUNS} fits, cpu milliseconds")
    fits = {
        "torneo, strengths that drift": (lambda: fit_drifting(played), lambda: fit_drifting(matches)),
        "torneo, Dixon-Coles with a ridge": (
            lambda: fit_dixon_coles(played),
            lambda: fit_dixon_coles(matches),
        ),
    }
    peer = _peer(matches)
    for name, (prepared, whole) in fits.items():
        taken = _best(prepared)
        verdict = "met" if taken <= GOAL_MS else "MISSED"
        ratio = f", penaltyblog / torneo {peer / taken:.0f}" if peer else ""
        print(
            f"  {name}: {taken:.2f} prepared (goal {GOAL_MS:.0f}: {verdict}), {_best(whole):.2f} whole{ratio}"
        )
    print(f"  penaltyblog, Dixon-Coles: {peer:.1f}" if peer else "  penaltyblog: not installed")


def _peer(matches) -> float | None:
    try:
        import penaltyblog
    except ImportError:
        return None
    import numpy as np

    columns = (
        [one.home_goals for one in matches],
        [one.away_goals for one in matches],
        [one.home for one in matches],
        [one.away for one in matches],
    )
    last = max(one.day for one in matches)
    weights = np.array([np.exp(-DECAY * (last - one.day).days) for one in matches])

    def fit() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            penaltyblog.models.DixonColesGoalModel(*columns, weights=weights).fit()

    return _best(fit, runs=5)


def _best(work, *, runs: int = RUNS) -> float:
    """Cpu milliseconds of the quickest of some runs; the first, which compiles, does not count."""
    work()
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return 1000 * min(taken)


if __name__ == "__main__":
    main()
