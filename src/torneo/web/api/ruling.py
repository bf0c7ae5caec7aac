"""Decisions of people: points, withdrawals, lots, ties, awards, appeals; and the close of a stage."""

from datetime import date
from typing import Literal

from pydantic import Field
from starlette.responses import JSONResponse

from torneo.office import commands
from torneo.web.api.common import COMMAND, Calling, carry_out, router
from torneo.web.api.models import Model
from torneo.web.api.recording import Number, ReasonGiven, Short, Text

api = router("rulings")


class PointsGiven(ReasonGiven):
    """Points given (positive) or taken (negative) in a stage or table."""

    edition: Short | None = None
    table: Short = Field(examples=["liga"])
    team: Short
    points: int = Field(ge=-1000, le=1000, examples=[-4])
    clause: Short | None = None
    source: Short | None = None
    from_day: date | None = None


class WithdrawalGiven(ReasonGiven):
    edition: Short | None = None
    team: Short
    stage: Short | None = None
    expelled: bool = False
    results: Literal["annulled", "stand", "awarded"] | None = None
    clause: Short | None = None


class LotsGiven(ReasonGiven):
    """The order that was drawn, or a seed to draw from now."""

    edition: Short | None = None
    table: Short
    order: list[Short] = Field(default_factory=list, max_length=200)
    seed: int | None = Field(None, ge=0, le=2**53)


class TieGiven(ReasonGiven):
    edition: Short | None = None
    stage: Short
    tie: Short
    winner: Short
    decided: Short = "ruling"
    source: Short | None = None


class RefusalGiven(ReasonGiven):
    edition: Short | None = None
    award: int = Field(ge=1, le=1000, description="Number in the regulation, from 1.")
    team: Short


class AppealGiven(ReasonGiven):
    by: Short | None = None
    stays: bool | None = Field(None, description="The ruling waits until the appeal is decided.")


class AppealDecision(ReasonGiven):
    upheld: bool


class PlaceGiven(Model):
    edition: Short | None = None
    place: Short = Field(examples=["liga.1"])
    teams: list[Short] = Field(min_length=1, max_length=200)


class AssertionGiven(PlaceGiven):
    source: Text


class StageGiven(Model):
    edition: Short | None = None
    stage: Short


@api.post("/rulings/points", **COMMAND)
def points(call: Calling, body: PointsGiven) -> JSONResponse:
    """Give or take points."""
    return carry_out(call, lambda w, a: commands.rule_points(w, a, **body.model_dump()))


@api.post("/rulings/withdrawals", **COMMAND)
def withdraw(call: Calling, body: WithdrawalGiven) -> JSONResponse:
    """A club leaves, or is expelled."""
    return carry_out(call, lambda w, a: commands.withdraw(w, a, **body.model_dump()))


@api.post("/rulings/lots", **COMMAND)
def lots(call: Calling, body: LotsGiven) -> JSONResponse:
    """Lots among clubs that a table leaves level."""
    return carry_out(call, lambda w, a: commands.draw_lots(w, a, **body.model_dump()))


@api.post("/rulings/ties", **COMMAND)
def tie(call: Calling, body: TieGiven) -> JSONResponse:
    """Who goes through where no match says so."""
    return carry_out(call, lambda w, a: commands.decide_tie(w, a, **body.model_dump()))


@api.post("/rulings/refusals", **COMMAND)
def refuse(call: Calling, body: RefusalGiven) -> JSONResponse:
    """A condition of an award was not met: the next in order gets it."""
    return carry_out(call, lambda w, a: commands.refuse_award(w, a, **body.model_dump()))


@api.post("/rulings/{ruling}/appeal", **COMMAND)
def appeal(call: Calling, ruling: Number, body: AppealGiven) -> JSONResponse:
    """A club appeals against a ruling, named by its entry."""
    return carry_out(call, lambda w, a: commands.lodge_appeal(w, a, ruling, **body.model_dump()))


@api.post("/appeals/{appeal}/decide", **COMMAND)
def decide_appeal(call: Calling, appeal: Number, body: AppealDecision) -> JSONResponse:
    """An appeal is upheld, and the ruling falls, or it is turned down."""
    return carry_out(call, lambda w, a: commands.decide_appeal(w, a, appeal, **body.model_dump()))


@api.post("/places", **COMMAND)
def places(call: Calling, body: PlaceGiven) -> JSONResponse:
    """Name the teams that arrive by a place of the regulation's entry."""
    return carry_out(call, lambda w, a: commands.fill_places(w, a, **body.model_dump()))


@api.post("/assertions", **COMMAND)
def assertion(call: Calling, body: AssertionGiven) -> JSONResponse:
    """A source says who finished where; `verify` tells when the ledger says otherwise."""
    return carry_out(call, lambda w, a: commands.assert_place(w, a, **body.model_dump()))


@api.post("/stages/close", **COMMAND)
def close(call: Calling, body: StageGiven) -> JSONResponse:
    """Confirm the tables of a stage as they stand; a preview tells which awards fall due."""
    return carry_out(call, lambda w, a: commands.close_stage(w, a, **body.model_dump()))
