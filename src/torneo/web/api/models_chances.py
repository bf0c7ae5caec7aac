"""What the API answers of the rest of a season, as types."""

from typing import Any, Literal

from pydantic import Field

from torneo.web.api.models import FindingModel, Model


class ComputingModel(Model):
    """The answer is not known yet. `before`: questions that are answered first; `seconds`: when to ask again."""

    status: Literal["computing"]
    before: int
    seconds: int


class PointsModel(Model):
    """Points at the end: mean, and what 10, 50 and 90 per cent of the seasons do not exceed."""

    mean: float
    p10: int
    p50: int
    p90: int


class ExactModel(Model):
    """What is proved of a place. Null: not decided within the time; the bounds hold."""

    best: int | None
    worst: int | None
    best_bound: int
    worst_bound: int


class ClubChancesModel(Model):
    """A club of a table. `places`: the chance of each place, the first one first."""

    team: str
    name: str
    group: str
    places: list[float]
    points: PointsModel
    zones: dict[str, float]
    exact: ExactModel | None


class MatchChancesModel(Model):
    """A match left. `leverage`: the largest chance that a win instead of a defeat moves, and of what."""

    home: str
    away: str
    p_home: float
    p_draw: float
    p_away: float
    leverage: float
    leverage_error: float
    leverage_of: dict[str, str] | None
    round: int
    date: str | None
    stage: str


class TeamChanceModel(Model):
    team: str
    chance: float


class AwardChancesModel(Model):
    """Who gets an award how often."""

    award: str
    kind: str
    points: int | None
    in_: str | None = Field(alias="in")
    teams: list[TeamChanceModel]


class ChancesModel(Model):
    """A forecast. `standard_error_max`: of any chance in it."""

    runs: int
    seed: int
    seasons: int
    interrupted: bool
    standard_error_max: float
    model: dict[str, Any]
    rules: str
    if_: list[str] = Field(alias="if")
    clubs: list[ClubChancesModel]
    matches: list[MatchChancesModel]
    awards: list[AwardChancesModel]
    findings: list[FindingModel]


class EarliestModel(Model):
    """When a place can be settled at the earliest."""

    round: int | None
    day: str | None


class StatusModel(Model):
    """What is certain about a club. `guarantee`, `allow`: by place, the points that make sure of it and still allow it.

    `witness`: results of the matches left that lead to the best and to the worst place: home, away, goals.
    """

    team: str
    name: str
    group: str
    place: int
    points: int
    left: int
    best: int
    worst: int
    decided: bool
    bounds: dict[str, int]
    shared: dict[str, bool]
    guarantee: dict[str, int | None]
    allow: dict[str, int | None]
    enough_decided: bool
    earliest: dict[str, EarliestModel]
    zones: dict[str, str]
    witness: dict[str, list[list[str | int]]]


class QualificationModel(Model):
    edition: str
    as_of: str | None
    if_: list[str] = Field(alias="if")
    findings: list[FindingModel]
    clubs: list[StatusModel]


class ConditionModel(Model):
    """When a club ends in some places. `branches`: what each result of its last match means, the best first."""

    places: list[int]
    status: str = Field(description="`open`, `clinched`, `eliminated`.")
    branches: list[str] = Field(description="`sure`, `open`, `out`.")
    text: str


class ClubConditionsModel(Model):
    team: str
    name: str
    group: str
    left: int
    conditions: list[ConditionModel]


class ConditionsModel(Model):
    edition: str
    as_of: str | None
    if_: list[str] = Field(alias="if")
    findings: list[FindingModel]
    clubs: list[ClubConditionsModel]
