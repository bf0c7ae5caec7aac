"""A match model as data for a file: whole numbers only, so that it comes back with the same digest."""

from collections.abc import Mapping
from dataclasses import astuple
from typing import Any

import numpy as np

from torneo.forecast.models.normal import UNIT, Newcomer, NormalModel
from torneo.forecast.rates import Floats
from torneo.model import TeamId, UsageError

FORMAT = 1
_KEY = "torneo_model"


def to_data(model: NormalModel) -> dict[str, Any]:
    """The model in millionths; its digest stands beside it."""
    count = len(model.teams)
    return {
        _KEY: FORMAT,
        "digest": model.digest,
        "made": dict(model.made),
        "level": _whole(model.mean[0]),
        "home": _whole(model.mean[1]),
        "rho": [_whole(one) for one in model.rho],
        "newcomer": [_whole(one) for one in astuple(model.newcomer)],
        "teams": {
            team: [_whole(model.mean[2 + place]), _whole(model.mean[2 + count + place])]
            for place, team in enumerate(model.teams)
        },
        "factor": [[_whole(one) for one in row[: number + 1]] for number, row in enumerate(model.factor)],
    }


def from_data(data: object, *, file: str) -> NormalModel:
    """The model that a file holds.

    Raises:
        UsageError: `model-unreadable` (file, problem): this is no model; `model-version` (file, found, known): it is of
            another version; `model-changed` (file): its numbers are not those it was written with.
    """
    if not isinstance(data, Mapping) or _KEY not in data:
        raise UsageError("model-unreadable", file=file, problem=f'"{_KEY}"')
    if data[_KEY] != FORMAT:
        raise UsageError("model-version", file=file, found=str(data[_KEY]), known=FORMAT)
    try:
        model = _read(data)
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError("model-unreadable", file=file, problem=str(error)) from error
    if model.digest != data.get("digest"):
        raise UsageError("model-changed", file=file)
    return model


def _read(data: Mapping[str, Any]) -> NormalModel:
    teams = {TeamId(str(team)): values for team, values in sorted(data["teams"].items())}
    size = 2 + 2 * len(teams)
    factor = np.zeros((size, size))
    rows = data["factor"]
    if len(rows) != size:
        raise ValueError(f"factor: {len(rows)}, {size}")
    for number, row in enumerate(rows):
        factor[number, : number + 1] = _numbers(row, number + 1)
    mean = [data["level"], data["home"]]
    mean += [pair[0] for pair in teams.values()] + [pair[1] for pair in teams.values()]
    rho, error = _numbers(data["rho"], 2)
    return NormalModel(
        tuple(teams),
        _numbers(mean, size),
        factor,
        rho=(float(rho), float(error)),
        newcomer=Newcomer(*map(float, _numbers(data["newcomer"], 4))),
        made=dict(data.get("made", {})),
    )


def _numbers(values: Any, count: int) -> Floats:
    if len(values) != count or not all(type(one) is int and abs(one) < 10**9 for one in values):
        raise ValueError(str(values)[:60])
    return np.array(values, np.float64) * UNIT


def _whole(number: float) -> int:
    return round(number / UNIT)
