"""Who may play: squad lists, quotas, reinforcements, youth minutes, discipline."""

from typing import Literal

from pydantic import Field, StrictBool, StrictInt

from torneo.rules.table_rules import Common, Value
from torneo.rules.values import Day, Id, Money, Text

On = Literal["list", "match_squad", "starting_eleven", "bench", "pitch"]


class Filter(Common):
    """Which players are meant; all keys must hold."""

    age_min: StrictInt | None = Field(
        default=None, description="youngest age, in full years on `age_on`", examples=[22]
    )
    age_max: StrictInt | None = Field(
        default=None, description="oldest age, in full years on `age_on`", examples=[21]
    )
    born_from: StrictInt | None = Field(
        default=None, description="born in this year or later", examples=[1997]
    )
    born_to: StrictInt | None = Field(
        default=None, description="born in this year or earlier", examples=[1997]
    )
    origin: Literal["local", "foreign"] | None = Field(
        default=None, description="as the regulation defines it", examples=["local"]
    )
    position: str | None = Field(default=None, description="position of the player", examples=["goalkeeper"])
    registered_before: Day | None = Field(
        default=None, description="on the list before this day", examples=["2026-04-30"]
    )


class SquadPlace(Filter):
    """Places that players fill: each player of the list fills exactly one that he is fit for."""

    count: StrictInt = Field(ge=1, description="how many of them", examples=[12])
    on: On = Field(default="list", description="the list meant", examples=["list"])


class Quota(Filter):
    """A required or allowed number of players."""

    on: On = Field(description="where it is counted; `pitch`: at any moment", examples=["starting_eleven"])
    min: StrictInt | None = Field(default=None, ge=0, description="at least", examples=[2])
    max: StrictInt | None = Field(default=None, ge=0, description="at most", examples=[4])


class Reinforcement(Common):
    """Players added before a stage under a limit."""

    before: Id = Field(description="stage", examples=["nacional"])
    max: StrictInt = Field(ge=0, description="how many", examples=[5])
    from_: Text = Field(
        default="any",
        alias="from",
        description="from clubs that are out, of the `same department`, or `any`",
        examples=["same department"],
    )


class Window(Value):
    """Days in which something may be done, both inclusive."""

    from_: Day | None = Field(default=None, alias="from", description="first day", examples=["2026-01-15"])
    to: Day | None = Field(default=None, description="last day", examples=["2026-04-30"])


class Squad(Common):
    """[squad]: who may be on the list and on the sheet."""

    size: StrictInt | None = Field(default=None, ge=1, description="players on the list", examples=[18])
    registered_with_club: StrictBool = Field(
        default=False, description="registered with this club, in whichever of its teams", examples=[True]
    )
    registration: tuple[Window, ...] = Field(
        default=(), description="windows in which players may be added", examples=[[{"to": "2026-04-30"}]]
    )
    age_on: Day | None = Field(
        default=None,
        description="day on which ages are counted; by default 31 December of the season",
        examples=["2014-12-31"],
    )
    places: tuple[SquadPlace, ...] = Field(
        default=(),
        description="an assignment: each player fills exactly one place he is fit for",
        examples=[[{"name": "Sub-19", "count": 3, "age_max": 19}]],
    )
    quotas: tuple[Quota, ...] = Field(
        default=(), description="counts", examples=[[{"on": "starting_eleven", "min": 2, "born_from": 1997}]]
    )
    reinforcements: tuple[Reinforcement, ...] = Field(
        default=(), description="players added before a stage", examples=[[{"before": "nacional", "max": 5}]]
    )


class Credit(Value):
    """Minutes credited without play."""

    call_up: StrictInt = Field(description="minutes for each call-up to a national team", examples=[90])
    max: StrictInt | None = Field(default=None, description="at most so many", examples=[270])


class Missing(Value):
    """What missing minutes cost."""

    points: StrictInt | None = Field(default=None, description="points for each block", examples=[-3])
    per: StrictInt | None = Field(default=None, ge=1, description="minutes of a block", examples=[90])
    part: Literal["counts", "free"] = Field(
        default="counts",
        description="whether a started block costs as much as a whole one",
        examples=["counts"],
    )
    quota: Quota | None = Field(
        default=None,
        description="instead of points: a quota that holds from then on",
        examples=[{"on": "list", "max": 3, "origin": "foreign"}],
    )


class Minutes(Filter):
    """[[minutes]]: a target of minutes by young players (bolsa de minutos)."""

    over: tuple[Id, ...] = Field(description="stages counted together", examples=[["liga"]])
    target: StrictInt = Field(ge=1, description="minutes", examples=[1350])
    category: Id | None = Field(default=None, description="only this category", examples=["sub-14"])
    max_per_match: StrictInt | None = Field(
        default=None, description="minutes that one match can give", examples=[180]
    )
    credit: Credit | None = Field(
        default=None, description="minutes without play", examples=[{"call_up": 90, "max": 270}]
    )
    missing: Missing | None = Field(
        default=None,
        description="what missing minutes cost",
        examples=[{"points": -3, "per": 90, "part": "counts"}],
    )
    in_: str | None = Field(
        default=None,
        alias="in",
        description="table in which points are lost; by default `over`",
        examples=["liga"],
    )


class Discipline(Common):
    """[discipline]: cards, bans, fines, appeals."""

    yellows: tuple[StrictInt, ...] = Field(
        default=(), description="a ban of one match at each of these cautions", examples=[[5, 10, 15]]
    )
    second_yellow: StrictInt = Field(default=1, ge=0, description="matches", examples=[1])
    red: StrictInt = Field(default=1, ge=0, description="matches at least", examples=[2])
    reset_before: tuple[Id, ...] = Field(
        default=(), description="stages before which cautions are forgotten", examples=[["semifinales"]]
    )
    shared_with: tuple[Id, ...] = Field(
        default=(),
        description="editions in which bans of the club's teams run together",
        examples=[["descentralizado-2014"]],
    )
    fines: dict[str, Money] = Field(
        default={}, description="money by offence", examples=[{"yellow": "10 PEN"}]
    )
    appeal_days: StrictInt | None = Field(default=None, ge=0, description="days for an appeal", examples=[3])
    appeal_stays: StrictBool = Field(
        default=False, description="the ban waits for the appeal", examples=[True]
    )


__all__ = [
    "Credit",
    "Discipline",
    "Filter",
    "Minutes",
    "Missing",
    "On",
    "Quota",
    "Reinforcement",
    "Squad",
    "SquadPlace",
    "Window",
]
