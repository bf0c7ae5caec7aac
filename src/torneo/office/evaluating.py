"""How good forecasts were, for those who ask: past seasons walked forward, scored against simpler methods and odds."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torneo.model import Finding, NotFoundError, UsageError
from torneo.office.learning import read_lesson

if TYPE_CHECKING:
    from torneo.forecast.evaluation.scores import Band, Mean
    from torneo.forecast.evaluation.season_forecasts import SeasonScore

MATCHES_MIN = 40
"""With fewer matches there is nothing to walk through."""


@dataclass(frozen=True, slots=True)
class MethodScore:
    """One way of forecasting.

    Attributes:
        name: `model`, `dixon-coles`, `elo`, `pi`, `frequencies`, `odds`, `blend`.
        matches: How many it forecast.
        rps: Ranked probability score.
        log_loss: Logarithmic loss.
        against: Its RPS minus that of the reference on the same matches; None for the reference itself.
    """

    name: str
    matches: int
    rps: "Mean"
    log_loss: "Mean"
    against: "Mean | None"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a walk through past seasons has shown.

    Attributes:
        matches: Forecast.
        first, last: Their days.
        seasons: How many they are of.
        window: Seasons before a season that it learned from.
        reference: The method that the others are compared with: the odds, else the frequencies of the league.
        methods: The best first.
        bands: Of the model's chances.
        season_scores: After each share of a season; () where no season was tested whole.
        weight: Of the odds in the blend of the last season; None without odds.
    """

    matches: int
    first: date
    last: date
    seasons: int
    window: int
    reference: str
    methods: tuple[MethodScore, ...]
    bands: "tuple[Band, ...]"
    season_scores: "tuple[SeasonScore, ...]"
    weight: float | None
    findings: tuple[Finding, ...]

    def json(self) -> dict[str, Any]:
        """As data, figures rounded to six digits."""
        return {
            "matches": self.matches,
            "first_day": self.first.isoformat(),
            "last_day": self.last.isoformat(),
            "seasons": self.seasons,
            "window": self.window,
            "reference": self.reference,
            "blend_weight": None if self.weight is None else round(self.weight, 4),
            "methods": [_plain(asdict(one)) for one in self.methods],
            "reliability": [_plain(asdict(one)) for one in self.bands],
            "seasons_forecast": [_plain(asdict(one)) for one in self.season_scores],
        }


def evaluate(
    files: Sequence[Path],
    *,
    with_odds: bool = False,
    since: date | None = None,
    as_of: date | None = None,
    window: int = 5,
    with_seasons: bool = True,
    seed: int = 1,
    input_format: str | None = None,
    on_step: Callable[[str], None] = lambda _step: None,
) -> Evaluation:
    """Walk through the seasons of results files.

    Args:
        with_odds: Also score the odds that the files hold, and odds and model pooled.
        since: Only matches from this day on are scored; the ones before are learned from.
        as_of: Only results up to this day.
        window: Seasons before a season that it learns from.
        with_seasons: Whether seasons are forecast too, which takes most of the time.
        seed: Of the seasons that are played by chance.
        on_step: Told what is being done: `matches`, `seasons`.

    Raises:
        NotFoundError: `no-such-file`, `evaluate-too-few` (count, needed): too few matches.
        UsageError: `odds-missing` (file).
    """
    lesson = read_lesson(files, as_of=as_of, input_format=input_format)
    if with_odds and not lesson.with_odds:
        raise UsageError("odds-missing", file=files[0].name)
    if len(lesson.matches) < MATCHES_MIN:
        raise NotFoundError("evaluate-too-few", count=len(lesson.matches), needed=MATCHES_MIN)

    import numpy as np

    from torneo.forecast.evaluation.forward import forecasts
    from torneo.forecast.evaluation.scores import log_loss, mean_of, reliability, rps
    from torneo.forecast.evaluation.season_forecasts import season_scores
    from torneo.forecast.models.played import prepare

    played = prepare(lesson.matches)
    on_step("matches")
    found = forecasts(played, window=window, since=since, with_odds=with_odds)
    if not len(found.tested):
        raise NotFoundError("evaluate-too-few", count=0, needed=1)
    reference = "odds" if with_odds else "frequencies"
    base = rps(found.chances[reference], found.outcome)
    methods = []
    for name, chances in found.chances.items():
        told = ~np.isnan(chances[:, 0])
        scores = rps(chances[told], found.outcome[told])
        both = told & ~np.isnan(base)
        gap = rps(chances[both], found.outcome[both]) - base[both]
        methods.append(
            MethodScore(
                name,
                int(told.sum()),
                mean_of(scores),
                mean_of(log_loss(chances[told], found.outcome[told])),
                None if name == reference else mean_of(gap),
            )
        )
    on_step("seasons")
    days = [played.matches[int(place)].day for place in found.tested]
    return Evaluation(
        len(found.tested),
        min(days),
        max(days),
        len(set(played.season[found.tested].tolist())),
        window,
        reference,
        tuple(sorted(methods, key=lambda one: (one.rps.value, one.name))),
        reliability(found.chances["model"], found.outcome),
        season_scores(played, window=window, since=since, seed=seed) if with_seasons else (),
        found.weight,
        lesson.findings,
    )


def _plain(value: object) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, float):
        return round(value, 6)
    return value
