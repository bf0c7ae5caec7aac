"""Fifteen Premier League seasons forecast week by week, beside penaltyblog's Dixon-Coles and the odds.

Instance: the complete seasons of the reference data (5,700 matches); each week by the five seasons before and what was
played of its own. penaltyblog is fitted in the same weeks to the same matches, with the decay of 0.0018 a day that its
documentation uses; it has no forecast for a team it has not seen, so both are scored on the matches that it can forecast.
Settings: `fixed` are those of the product; `chosen` takes for each season those of CANDIDATES that were best on all
seasons before it, so nothing is chosen on a match it is tested on.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import sys
import time
import warnings
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "golden"))

from english_tables import SHARED

GOAL = 0.0005
DECAY = 0.0018
DRIFTS, BREAKS, NEW = (1e-5, 2e-5, 4e-5), (0.001, 0.002, 0.004), (0.015, 0.02, 0.03)


def main() -> None:
    folder = SHARED / "data" / "football-data"
    if not folder.is_dir():
        print(f"skipped: no reference data in {folder}; name their folder in TORNEO_SHARED")
        return
    import numpy as np

    from torneo.forecast.evaluation.forward import WINDOW, forecasts, splits
    from torneo.forecast.evaluation.scores import log_loss, mean_of, rps
    from torneo.forecast.evaluation.season_forecasts import season_scores
    from torneo.forecast.models.played import prepare
    from torneo.office.learning import read_lesson

    played = prepare(read_lesson(sorted(folder.glob("E0_*.csv"))).matches)
    begun = time.process_time()
    found = forecasts(played, with_odds=True)
    print(f"{len(found.tested):,} matches; torneo with baselines: {time.process_time() - begun:.1f} cpu-s")
    told = dict(found.chances)
    told["model, settings chosen"] = _chosen(played)[found.tested]
    begun = time.process_time()
    peer = _peer(played, splits(played, WINDOW))
    if peer is not None:
        told["penaltyblog Dixon-Coles"] = peer[found.tested]
        print(f"penaltyblog: {time.process_time() - begun:.1f} cpu-s")
    for name, chances in sorted(told.items()):
        has = ~np.isnan(chances[:, 0])
        score, loss = rps(chances[has], found.outcome[has]), log_loss(chances[has], found.outcome[has])
        print(
            f"  {name:<26} {int(has.sum()):>5}  RPS {_said(mean_of(score))}  log loss {_said(mean_of(loss))}"
        )

    def gap(one: str, other: str) -> tuple[float, float]:
        both = ~np.isnan(told[one][:, 0]) & ~np.isnan(told[other][:, 0])
        mean = mean_of(
            rps(told[one][both], found.outcome[both]) - rps(told[other][both], found.outcome[both])
        )
        return mean.value, mean.error or 0.0

    if peer is not None:
        for name in ("model", "model, settings chosen", "dixon-coles"):
            value, error = gap(name, "penaltyblog Dixon-Coles")
            verdict = "met" if value <= -GOAL else "MISSED"
            print(f"{name} minus penaltyblog: {value:+.5f} ±{error:.5f} (goal -{GOAL}: {verdict})")
    value, error = gap("blend", "odds")
    print(
        f"blend minus odds: {value:+.5f} ±{error:.5f} (goal: at most one error: {'met' if value <= error else 'MISSED'})"
    )
    print("80 % intervals of points, after a share of the matches (goal: 80 % within two errors)")
    for score in season_scores(played):
        cover, inner = score.cover, score.cover_inner
        assert cover.error is not None
        verdict = "met" if abs(cover.value - 0.8) <= 2 * cover.error else "MISSED"
        print(
            f"  {score.share:>3} %: {100 * cover.value:.1f} ±{100 * cover.error:.1f} ({verdict}); "
            f"ends in part {100 * inner.value:.1f} ±{100 * (inner.error or 0):.1f}; rank RPS {score.rank.value:.4f}"
        )


def _chosen(played):
    """Each season by the settings that were best on all tested seasons before it."""
    from dataclasses import replace

    import numpy as np

    from torneo.forecast.evaluation.forward import by_model, splits
    from torneo.forecast.evaluation.scores import log_loss
    from torneo.forecast.models.drifting import DEFAULTS

    outcome = np.sign(played.goals[:, 1] - played.goals[:, 0]) + 1
    candidates = [
        replace(DEFAULTS, drift=drift, breaks=breaks, new_var=new)
        for drift, breaks, new in product(DRIFTS, BREAKS, NEW)
    ]
    lost = np.zeros(len(candidates))
    found = np.full((len(outcome), 3), np.nan)
    for part in splits(played, 5, first=1):
        made = [by_model(played, part.before, part.now, one) for one in candidates]
        found[part.now] = made[int(lost.argmin())]
        lost += [float(log_loss(one, outcome[part.now]).sum()) for one in made]
    best = candidates[int(lost.argmin())]
    print(f"settings best on all seasons: drift {best.drift}, breaks {best.breaks}, new_var {best.new_var}")
    return found


def _peer(played, parts):
    try:
        import penaltyblog
    except ImportError:
        print("penaltyblog: not installed")
        return None
    import numpy as np

    found = np.full((len(played.matches), 3), np.nan)
    for part in parts:
        first = played.day[part.now[0]]
        week = (played.day[part.now] - first) // 7
        for number in np.unique(week):
            start = first + 7 * number
            known = [*part.before, *part.now[played.day[part.now] < start]]
            ones = [played.matches[int(place)] for place in known]
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                model = penaltyblog.models.DixonColesGoalModel(
                    [one.home_goals for one in ones],
                    [one.away_goals for one in ones],
                    [one.home for one in ones],
                    [one.away for one in ones],
                    weights=np.exp(-DECAY * (start - played.day[known])),
                )
                model.fit()
            teams = {team for one in ones for team in (one.home, one.away)}
            for place in part.now[week == number]:
                one = played.matches[int(place)]
                if one.home in teams and one.away in teams:
                    found[place] = model.predict(one.home, one.away).home_draw_away
    return found


def _said(mean) -> str:
    return f"{mean.value:.4f} ±{mean.error:.4f}"


if __name__ == "__main__":
    main()
