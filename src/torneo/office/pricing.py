"""A model of matches that follows the odds a results file has of its matches left."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from torneo.exchange.csv_odds import read_beside
from torneo.exchange.result_rows import ResultFile
from torneo.exchange.results_files import CSV
from torneo.model import Finding, TeamId, UsageError
from torneo.office.reading import content_of

if TYPE_CHECKING:
    from torneo.forecast.models import NormalModel
    from torneo.forecast.models.odds import PricedModel


def with_odds(
    model: "NormalModel",
    given: Path | bytes | Iterable[Mapping[str, object]],
    file: ResultFile,
    weight: float,
) -> "tuple[PricedModel, tuple[Finding, ...]]":
    """The model pooled with the odds of the rows without goals; matches without odds keep what the model says of them.

    Args:
        given: where `file` was read from; only CSV holds odds.
        weight: Of the odds, above 0 and up to 1: then nothing is left of the model.

    Raises:
        UsageError: `odds-missing` (file): no columns of odds; `odds-none-left` (file): none for a match left.
    """
    from torneo.forecast.models.odds import priced_model

    content = content_of(given) if isinstance(given, Path) else given
    if file.form != CSV or not isinstance(content, bytes):
        raise UsageError("odds-missing", file=file.file)
    beside = read_beside(file.file, content)
    if not beside.has_odds:
        raise UsageError("odds-missing", file=file.file)
    odds: dict[tuple[TeamId, TeamId], tuple[float, float, float]] = {}
    for row in file.rows:
        told = beside.lines.get(row.line)
        if row.is_open and told is not None and told.odds is not None:
            odds.setdefault((TeamId(row.home), TeamId(row.away)), told.odds)
    if not odds:
        raise UsageError("odds-none-left", file=file.file)
    return priced_model(model, odds, weight=weight), beside.findings
