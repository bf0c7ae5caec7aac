"""Results, plans and requests: what clubs, commissioners and the secretary do round after round."""

from datetime import date, time
from typing import Annotated

from fastapi import Path
from pydantic import Field
from starlette.responses import JSONResponse

from torneo.office import commands
from torneo.office.rounds import record_round
from torneo.web.api.common import COMMAND, Calling, carry_out, router
from torneo.web.api.models import Model

api = router("results and plans")

Short = Annotated[str, Field(max_length=200)]
Text = Annotated[str, Field(max_length=2000)]
Number = Annotated[int, Path(ge=1, le=2**53)]


class MatchAsked(Model):
    """Which match: by id, or by its clubs (id or name, home side first)."""

    match: Short | None = Field(None, examples=["liga-2026/liga/melgar-v-utc"])
    edition: Short | None = None
    home: Short = ""
    away: Short = ""
    stage: Short | None = None
    leg: int | None = Field(None, ge=1, le=9)

    def asked(self) -> commands.Asked:
        return commands.Asked(
            edition=self.edition,
            home=self.home,
            away=self.away,
            stage=self.stage,
            leg=self.leg,
            match=self.match,
        )


class ResultGiven(MatchAsked):
    """A result: goals of the home side first, `2-1`."""

    score: Short | None = Field(None, examples=["2-1"])
    after_90: Short | None = None
    penalties: Short | None = None
    half_time: Short | None = None
    winner: Short | None = Field(
        None, description="A club, `home` or `away`, where the figures do not say it."
    )
    decided: Short | None = None
    status: Short = "played"
    day: date | None = None
    claimed: bool = Field(default=False, description="Said by a club, not confirmed.")
    by: Short | None = Field(None, description="Which club says it.")
    reason: Text | None = None
    clause: Short | None = None
    source: Short | None = None

    def given(self) -> commands.ResultInput:
        return commands.ResultInput(
            score=self.score,
            after_90=self.after_90,
            penalties=self.penalties,
            half_time=self.half_time,
            winner=self.winner,
            decided=self.decided,
            status=self.status,
            day=self.day,
            claimed=self.claimed,
            by=self.by,
            reason=self.reason,
            clause=self.clause,
            source=self.source,
        )


class RoundResult(Model):
    """A result of a match by its id: goals of the home side first, `2-1`."""

    match: Short
    score: Short
    claimed: bool = Field(default=False, description="Said by a club, not confirmed.")

    def given(self) -> commands.ResultInput:
        return commands.ResultInput(score=self.score, claimed=self.claimed)


class ResultsGiven(Model):
    results: list[RoundResult] = Field(max_length=500)


class ConfirmGiven(MatchAsked):
    claim: int | None = Field(
        None, ge=1, le=2**53, description="Entry of the claim that is right, of several."
    )
    reason: Text | None = None


class ProtestGiven(MatchAsked):
    by: Short = Field(description="The club that protests.")
    reason: Text | None = None


class PlanGiven(MatchAsked):
    """A new plan; `kickoff` is the time on the wall at the venue."""

    day: date | None = None
    kickoff: time | None = None
    venue: Short | None = None
    reason: Text | None = None
    source: Short | None = None


class RequestGiven(MatchAsked):
    by: Short | None = Field(None, description="The club that asks.")
    day: date | None = None
    kickoff: time | None = None
    venue: Short | None = None
    answer_by: date | None = None
    reason: Text | None = None


class AnswerGiven(Model):
    agrees: bool
    reason: Text | None = None


class ReasonGiven(Model):
    reason: Text | None = None


@api.post("/results", **COMMAND)
def record(call: Calling, body: ResultGiven) -> JSONResponse:
    """Record the result of a match that has none, or claim it for a club."""
    return carry_out(call, lambda w, a: commands.record_result(w, a, body.asked(), body.given()))


@api.post("/results/round", **COMMAND)
def record_results(call: Calling, body: ResultsGiven) -> JSONResponse:
    """Results of several matches, all of them or none; every fault is told at once."""
    return carry_out(
        call,
        lambda w, a: record_round(w, a, [(each.match, each.given()) for each in body.results]),
    )


@api.post("/results/correct", **COMMAND)
def correct(call: Calling, body: ResultGiven) -> JSONResponse:
    """Put another result in the place of the one that stands, with a reason."""
    return carry_out(call, lambda w, a: commands.correct_result(w, a, body.asked(), body.given()))


@api.post("/results/confirm", **COMMAND)
def confirm(call: Calling, body: ConfirmGiven) -> JSONResponse:
    """A claimed result, or one whose protest was turned down, is official."""
    return carry_out(
        call,
        lambda w, a: commands.confirm_result(w, a, body.asked(), claim=body.claim, reason=body.reason),
    )


@api.post("/results/protest", **COMMAND)
def protest(call: Calling, body: ProtestGiven) -> JSONResponse:
    """A club protests against a result."""
    return carry_out(
        call, lambda w, a: commands.lodge_protest(w, a, body.asked(), by=body.by, reason=body.reason)
    )


@api.post("/entries/{entry}/revoke", **COMMAND)
def revoke(call: Calling, entry: Number, body: ReasonGiven) -> JSONResponse:
    """Take an entry back; it stays in the ledger, without effect."""
    return carry_out(call, lambda w, a: commands.revoke(w, a, entry, reason=body.reason))


@api.post("/plans/postpone", **COMMAND)
def postpone(call: Calling, body: PlanGiven) -> JSONResponse:
    """Move a match before its start, to a day or without one."""
    return carry_out(
        call,
        lambda w, a: commands.postpone(
            w,
            a,
            body.asked(),
            reason=body.reason,
            to=body.day,
            kickoff=body.kickoff,
            venue=body.venue,
            source=body.source,
        ),
    )


@api.post("/plans/reschedule", **COMMAND)
def reschedule(call: Calling, body: PlanGiven) -> JSONResponse:
    """Give a match its day, kick-off or venue."""
    return carry_out(
        call,
        lambda w, a: commands.reschedule(
            w,
            a,
            body.asked(),
            day=body.day,
            kickoff=body.kickoff,
            venue=body.venue,
            reason=body.reason,
        ),
    )


@api.post("/requests", **COMMAND)
def request_postponement(call: Calling, body: RequestGiven) -> JSONResponse:
    """A club asks for a match to be postponed."""
    return carry_out(
        call,
        lambda w, a: commands.request_postponement(
            w,
            a,
            body.asked(),
            by=body.by,
            reason=body.reason,
            to=body.day,
            kickoff=body.kickoff,
            venue=body.venue,
            answer_by=body.answer_by,
        ),
    )


@api.post("/requests/{request}/answer", **COMMAND)
def answer_request(call: Calling, request: Number, body: AnswerGiven) -> JSONResponse:
    """The opponent agrees or does not."""
    return carry_out(
        call,
        lambda w, a: commands.answer_request(w, a, request, agrees=body.agrees, reason=body.reason),
    )


@api.post("/requests/{request}/decide", **COMMAND)
def decide_request(call: Calling, request: Number, body: AnswerGiven) -> JSONResponse:
    """The league approves a request, which moves the match, or refuses it."""
    return carry_out(
        call,
        lambda w, a: commands.decide_request(w, a, request, agrees=body.agrees, reason=body.reason),
    )


@api.post("/requests/{request}/withdraw", **COMMAND)
def withdraw_request(call: Calling, request: Number, body: ReasonGiven) -> JSONResponse:
    """The club no longer asks for it."""
    return carry_out(call, lambda w, a: commands.withdraw_request(w, a, request, reason=body.reason))
