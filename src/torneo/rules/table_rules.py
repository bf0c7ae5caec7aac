"""What a table is made by: points, criteria, bonus points, carry-over, and the inputs no result can give."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt

from torneo.rules.criteria import Criterion, Tiebreakers
from torneo.rules.values import AsRef, Day, Id, Name, Number, Ratio, Text


class Value(BaseModel):
    """Root of all values of a regulation: frozen, and no key it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, arbitrary_types_allowed=True
    )


class Common(Value):
    """Keys that any table may carry."""

    name: str | None = Field(
        default=None, description="text shown; by default the id", examples=["Tabla acumulada"]
    )
    clause: str | None = Field(
        default=None, description="article or wording that findings quote", examples=["art. 12"]
    )
    source: str | None = Field(default=None, description="where this is written", examples=["Bases 2014"])
    note: str | None = Field(default=None, description="remark for readers", examples=["not verified"])
    valid_from: Day | None = Field(
        default=None, description="first day on which the table exists", examples=["2014-05-21"]
    )
    valid_to: Day | None = Field(
        default=None, description="last day on which the table exists", examples=["2014-05-20"]
    )


class Points(Value):
    """What a result is worth. With shoot-outs a level match goes to penalties and `draw` is not used."""

    win: StrictInt = Field(description="points for a win", examples=[3])
    draw: StrictInt | None = Field(default=None, description="points for a draw", examples=[1])
    shootout_win: StrictInt | None = Field(
        default=None, description="points for a level match won on penalties", examples=[2]
    )
    shootout_loss: StrictInt | None = Field(
        default=None, description="points for a level match lost on penalties", examples=[1]
    )
    loss: StrictInt = Field(default=0, description="points for a defeat", examples=[0])
    bye: StrictInt = Field(
        default=0, description="points for a round without opponent (Swiss stages)", examples=[3]
    )


class Bonus(Value):
    """Extra points for something inside a stage."""

    type: Literal["series"] = Field(
        description="`series`: the two matches of a pair are one series, its winner on aggregate gets the points",
        examples=["series"],
    )
    points: StrictInt = Field(description="how many", examples=[1])
    level: tuple[Literal["away_goals"], ...] = Field(
        default=(),
        description="what decides a level series; otherwise nobody gets them",
        examples=[["away_goals"]],
    )


class CarriedPoints(Value):
    """Points times a factor, rounded."""

    factor: Ratio = Field(description='fraction as text, `"1/2"`', examples=["1/2"])
    round: Literal["down", "up"] = Field(description="what becomes of a part of a point", examples=["down"])


class CarryOver(Value):
    """This table starts with the clubs' figures of another."""

    from_: AsRef | str = Field(alias="from", description="the earlier stage or table", examples=["regular"])
    into: Name | str | None = Field(
        default=None, description="one group of this stage; by default all", examples=["Championship"]
    )
    points: StrictBool | CarriedPoints = Field(
        default=True,
        description="true, false, or a factor with rounding",
        examples=[{"factor": "1/2", "round": "down"}],
    )
    goals: StrictBool = Field(default=True, description="goals for and against come along", examples=[True])
    matches: StrictBool = Field(
        default=True, description="played, won, drawn and lost come along", examples=[True]
    )


class AdjustmentRule(Value):
    """Points given or taken by decision, known at the outset; later ones are rulings in the ledger."""

    team: Text = Field(description="club", examples=["cienciano"])
    points: StrictInt = Field(description="positive: given, negative: taken", examples=[-4])
    reason: str | None = Field(default=None, description="why", examples=["debts to players"])
    group: str | None = Field(
        default=None, description="the table, in a stage of several groups", examples=["B"]
    )
    valid_from: Day | None = Field(
        default=None, description="day from which they count", examples=["2014-04-01"]
    )
    clause: str | None = Field(default=None, description="article or ruling", examples=["res. 12"])


class Lots(Value):
    """Outcome of a drawing of lots: the clubs, first drawn first."""

    group: str | None = Field(default=None, description="the table it was drawn for", examples=["Group F"])
    order: tuple[Text, ...] = Field(
        min_length=2, description="the clubs in the order drawn", examples=[["ireland", "netherlands"]]
    )


def _steps(value: Any) -> Any:
    """Bare names of `level` become steps."""
    if not isinstance(value, list | tuple):
        return value
    return tuple({"id": item} if isinstance(item, str) else item for item in value)


class LevelStep(Value):
    """One way a tie that is level goes on."""

    id: Literal[
        "away_goals", "extra_time", "penalties", "better_seed", "drawing_of_lots", "playoff_match"
    ] = Field(
        description="`playoff_match` is a third match or replay; the steps after it belong to it",
        examples=["penalties"],
    )
    venue: str | None = Field(
        default=None,
        description="`playoff_match`: `neutral`, `home` or `away` ground, or a venue",
        examples=["away"],
    )


Level = Annotated[tuple[LevelStep, ...], BeforeValidator(_steps)]


class RulesTable(Common):
    """[rules] as written; what is absent is taken from the wider table, then from the defaults."""

    like: str | None = Field(
        default=None, description="a preset taken over; own keys win", examples=["uefa-euro"]
    )
    points: Points | None = Field(
        default=None,
        description="what results are worth (3, 1, 0)",
        examples=[{"win": 3, "draw": 1, "loss": 0}],
    )
    tiebreakers: Tiebreakers | None = Field(
        default=None,
        description="criteria in order; by default points alone",
        examples=[["points", "goal_difference"]],
    )
    bonus: tuple[Bonus, ...] | None = Field(
        default=None, description="extra points inside a stage", examples=[[{"type": "series", "points": 1}]]
    )
    level: Level | None = Field(
        default=None, description="how a tie that is level goes on", examples=[["extra_time", "penalties"]]
    )
    groups: dict[str, tuple[Text, ...]] | None = Field(
        default=None, description="in a rules file: tables by club", examples=[{"A": ["a", "b"]}]
    )
    first_pos: dict[str, StrictInt] | None = Field(
        default=None, description="number of a table's first place", examples=[{"qualifikation": 7}]
    )
    fair_play_scale: dict[str, StrictInt] | None = Field(
        default=None,
        description="value of cards, higher is better: `yellow`, `second_yellow_red`, `direct_red`, "
        "`yellow_and_direct_red`, `start`",
        examples=[{"yellow": -1, "direct_red": -4}],
    )
    disciplinary_scale: dict[str, StrictInt] | None = Field(
        default=None, description="the same, lower is better", examples=[{"yellow": 1, "direct_red": 3}]
    )
    carry_over: tuple[CarryOver, ...] = Field(
        default=(),
        description="figures this table starts with (not inherited)",
        examples=[[{"from": "regular"}]],
    )
    adjustments: tuple[AdjustmentRule, ...] = Field(
        default=(),
        description="points by decision (not inherited)",
        examples=[[{"team": "cienciano", "points": -4}]],
    )
    lots: tuple[Lots, ...] = Field(
        default=(), description="lots drawn (not inherited)", examples=[[{"order": ["a", "b"]}]]
    )
    fair_play_points: dict[str, StrictInt] = Field(
        default={}, description="for `fair_play` (not inherited)", examples=[{"japan": -4}]
    )
    disciplinary_points: dict[str, StrictInt] = Field(
        default={}, description="for `disciplinary_points` (not inherited)", examples=[{"denmark": 6}]
    )
    ranking: dict[str, Number] = Field(
        default={}, description="for `ranking` (not inherited)", examples=[{"japan": 61}]
    )
    coefficient: dict[str, Number] = Field(
        default={}, description="for `coefficient` (not inherited)", examples=[{"inter": 101}]
    )


INHERITED = ("points", "tiebreakers", "bonus", "level", "first_pos", "fair_play_scale", "disciplinary_scale")

DEFAULT_POINTS = Points(win=3, draw=1, loss=0)
DEFAULT_TIEBREAKERS = (Criterion(id="points"),)


class TableRules(Value):
    """The rules of one table or tie with nothing left open: what `standings` and `progression` compute with."""

    points: Points = DEFAULT_POINTS
    tiebreakers: tuple[Criterion, ...] = DEFAULT_TIEBREAKERS
    bonus: tuple[Bonus, ...] = ()
    level: tuple[LevelStep, ...] = ()
    first_pos: dict[str, int] = {}
    fair_play_scale: dict[str, int] = {}
    disciplinary_scale: dict[str, int] = {}
    clause: str | None = None


def effective(*tables: RulesTable | None) -> TableRules:
    """The rules in force where `tables` apply, widest first: key by key the narrower one wins."""
    values: dict[str, Any] = {}
    for table in tables:
        if table is None:
            continue
        for key in (*INHERITED, "clause"):
            value = getattr(table, key)
            if value is not None:
                values[key] = value
    return TableRules.model_construct(**{**TableRules().__dict__, **values})


__all__ = [
    "AdjustmentRule",
    "Bonus",
    "CarriedPoints",
    "CarryOver",
    "Common",
    "Id",
    "LevelStep",
    "Lots",
    "Points",
    "RulesTable",
    "TableRules",
    "Value",
    "effective",
]
