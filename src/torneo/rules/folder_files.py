"""The two files of a folder that are no regulation: `clubs.toml`, the register, and `facts.toml`, what is known."""

from typing import Any, Literal

from pydantic import ConfigDict, Field, StrictInt

from torneo.rules.table_rules import Common, Value
from torneo.rules.values import AsRef, Day, Id, ScoreText, Text


class ClubRow(Value):
    """A club; further keys are attributes that a draw may keep apart."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True)
    id: Id = Field(description="name for references", examples=["melgar"])
    name: Text | None = Field(default=None, description="text shown", examples=["Melgar"])
    city: str | None = Field(default=None, description="city", examples=["Arequipa"])
    country: str | None = Field(default=None, description="country", examples=["PE"])
    home: Id | None = Field(default=None, description="home venue", examples=["virgen-de-chapi"])


class VenueRow(Value):
    """A venue."""

    id: Id = Field(description="name for references", examples=["monumental"])
    name: Text | None = Field(default=None, description="text shown", examples=["Monumental"])
    city: str | None = Field(default=None, description="city", examples=["Lima"])
    capacity: StrictInt | None = Field(default=None, ge=0, description="spectators", examples=[80093])
    pitches: StrictInt = Field(default=1, ge=1, description="matches at once", examples=[2])
    timezone: str | None = Field(
        default=None, description="IANA zone, where it differs", examples=["America/Lima"]
    )


class RegisterFile(Value):
    """clubs.toml"""

    torneo: Literal[1] = Field(default=1, description="version of the format", examples=[1])
    club: tuple[ClubRow, ...] = Field(default=(), description="clubs", examples=[[{"id": "melgar"}]])
    venue: tuple[VenueRow, ...] = Field(default=(), description="venues", examples=[[{"id": "monumental"}]])


class PostponedFact(Value):
    """From when it was moved, and why."""

    from_: Day = Field(alias="from", description="day before the move", examples=["2014-05-21"])
    reason: Text = Field(description="why", examples=["friendlies of the under-20 team"])


class RulingFact(Value):
    """Points by decision."""

    team: Id = Field(description="club", examples=["cienciano"])
    points: StrictInt = Field(description="positive: given, negative: taken", examples=[-4])
    in_: AsRef = Field(alias="in", description="stage or table", examples=["grupos"])
    reason: Text | None = Field(default=None, description="why", examples=["debts to players"])


class Fact(Common):
    """One thing that is known: a match, a place, or a ruling."""

    edition: Id = Field(description="edition it belongs to", examples=["reservas-2014"])
    match: AsRef | None = Field(
        default=None, description="stage, or stage and tie, of a match", examples=["inca-final"]
    )
    leg: StrictInt | None = Field(
        default=None,
        ge=1,
        description="which match of the tie; by default the one that its score and decision fit",
        examples=[3],
    )
    home: Id | None = Field(default=None, description="side at home", examples=["sporting-cristal"])
    away: Id | None = Field(default=None, description="side away", examples=["universitario"])
    date: Day | None = Field(default=None, description="day", examples=["2014-05-29"])
    score: ScoreText | None = Field(
        default=None, description="score, after extra time where it was played", examples=["0-0"]
    )
    after_90: ScoreText | None = Field(default=None, description="score after 90 minutes", examples=["2-2"])
    penalties: ScoreText | None = Field(default=None, description="shoot-out", examples=["5-3"])
    winner: Id | None = Field(default=None, description="who went through", examples=["universitario"])
    decided: Literal["play", "extra_time", "penalties", "lots", "ruling", "unknown"] | None = Field(
        default=None, description="how the winner was found", examples=["unknown"]
    )
    postponed: PostponedFact | None = Field(
        default=None, description="moved from", examples=[{"from": "2014-05-21", "reason": "rain"}]
    )
    place: AsRef | None = Field(
        default=None, description="a place that replay is checked against", examples=["descentralizado.1"]
    )
    team: Id | None = Field(default=None, description="club in that place", examples=["melgar"])
    teams: tuple[Id, ...] = Field(
        default=(), description="clubs in that range of places, in any order", examples=[["a", "b"]]
    )
    ruling: RulingFact | None = Field(
        default=None, description="points by decision", examples=[{"team": "a", "points": -4, "in": "grupos"}]
    )


class FactsFile(Value):
    """facts.toml"""

    torneo: Literal[1] = Field(default=1, description="version of the format", examples=[1])
    fact: tuple[Fact, ...] = Field(
        default=(), description="what is known", examples=[[{"edition": "reservas-2014"}]]
    )


def attributes(row: ClubRow) -> dict[str, Any]:
    """Further columns of a club."""
    return dict(row.model_extra or {})
