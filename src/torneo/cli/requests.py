"""What clubs ask for, and what becomes of it: other days for matches, appeals against rulings; closing a stage."""

from typing import Annotated, Literal

import typer

from torneo.cli.given import match_given
from torneo.cli.options import (
    AnyEdition,
    By,
    Clubs,
    Edition,
    Key,
    Leg,
    Match,
    OfStage,
    Reason,
    Stage,
    ToDay,
    ToTime,
    ToVenue,
)
from torneo.cli.state import State
from torneo.cli.texts import tell

Request = Annotated[int, typer.Argument(metavar="REQUEST", min=1, show_default=False)]
Answer = Annotated[Literal["yes", "no"], typer.Argument(metavar="yes|no", show_default=False)]


def ask(
    ctx: typer.Context,
    words: Clubs = None,
    by: By = None,
    reason: Reason = None,
    to: ToDay = None,
    time: ToTime = None,
    venue: ToVenue = None,
    answer_by: Annotated[str | None, typer.Option("--answer-by", metavar="DATE", show_default=False)] = None,
    match: Match = None,
    stage: OfStage = None,
    leg: Leg = None,
    key: Key = None,
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    asked, _ = match_given(state, words, match=match, stage=stage, leg=leg)
    outcome = commands.request_postponement(
        state.workspace,
        state.actor,
        asked,
        by=by,
        reason=reason,
        to=commands.parse_day(to) if to else None,
        kickoff=commands.parse_time(time) if time else None,
        venue=venue,
        answer_by=commands.parse_day(answer_by) if answer_by else None,
        key=key,
    )
    show_recorded(state, outcome, "request-asked")


def answer(
    ctx: typer.Context, request: Request, says: Answer, reason: Reason = None, key: Key = None
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    outcome = commands.answer_request(
        state.workspace, state.actor, request, agrees=says == "yes", reason=reason, key=key
    )
    show_recorded(state, outcome, "request-answered", request=request)


def decide(
    ctx: typer.Context, request: Request, says: Answer, reason: Reason = None, key: Key = None
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    outcome = commands.decide_request(
        state.workspace, state.actor, request, agrees=says == "yes", reason=reason, key=key
    )
    show_recorded(state, outcome, "request-decided", request=request)


def withdraw(ctx: typer.Context, request: Request, reason: Reason = None, key: Key = None) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    outcome = commands.withdraw_request(state.workspace, state.actor, request, reason=reason, key=key)
    show_recorded(state, outcome, "request-withdrawn", request=request)


def requests_list(ctx: typer.Context, pending: Annotated[bool, typer.Option("--pending")] = False) -> None:
    from torneo.office import answers
    from torneo.office.requesting import requests

    state: State = ctx.obj
    found = requests(state.workspace, pending_only=pending)
    if state.format == "json":
        state.json([answers.request_json(each) for each in found])
        return
    if not found:
        state.print(tell("no-requests", state.lang))
    names = state.names()
    for each in found:
        asked = each.fact.asked
        said = tell(
            "request-line",
            state.lang,
            number=each.id,
            match=asked.payload.match,
            by=names.team(asked.payload.by),
            day=asked.payload.day or "",
            reason=asked.reason or "",
            state=f"request-{each.fact.state}",
        )
        state.print(said)


def appeals_list(ctx: typer.Context, edition: AnyEdition = None) -> None:
    from torneo.office import answers
    from torneo.office.appealing import rulings

    state: State = ctx.obj
    found = rulings(state.workspace, edition=edition)
    if state.format == "json":
        state.json([answers.ruling_json(each) for each in found])
        return
    if not found:
        state.print(tell("no-rulings", state.lang))
    for each in found:
        said = tell(
            "ruling-line",
            state.lang,
            number=each.id,
            kind=tell(f"entry-{each.entry.kind}", state.lang),
            subject=each.entry.subject,
            reason=each.entry.reason or "",
            state=f"ruling-{each.state}",
            until=each.appeal_until or "",
        )
        state.print(said)
        for appeal in each.appeals:
            decided = appeal.decided
            outcome = "open" if decided is None else "upheld" if decided.payload.upheld else "dismissed"
            said = tell(
                "appeal-line",
                state.lang,
                number=appeal.sequence,
                by=state.names().team(appeal.lodged.payload.by),
                reason=appeal.lodged.reason or "",
                state=f"appeal-{outcome}",
            )
            state.print(f"    {said}")


def appeal_lodge(
    ctx: typer.Context,
    ruling: Annotated[int, typer.Argument(metavar="ENTRY", min=1, show_default=False)],
    by: By = None,
    reason: Reason = None,
    stays: Annotated[bool | None, typer.Option("--stays/--no-stays", show_default=False)] = None,
    key: Key = None,
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    outcome = commands.lodge_appeal(
        state.workspace, state.actor, ruling, by=by, reason=reason, stays=stays, key=key
    )
    show_recorded(state, outcome, "appealed", ruling=ruling)


def appeal_decide(
    ctx: typer.Context,
    appeal: Annotated[int, typer.Argument(metavar="APPEAL", min=1, show_default=False)],
    says: Annotated[
        Literal["upheld", "dismissed"], typer.Argument(metavar="upheld|dismissed", show_default=False)
    ],
    reason: Reason = None,
    key: Key = None,
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    outcome = commands.decide_appeal(
        state.workspace, state.actor, appeal, upheld=says == "upheld", reason=reason, key=key
    )
    show_recorded(state, outcome, "appeal-decided", appeal=appeal)


def close(
    ctx: typer.Context,
    edition: Edition,
    stage: Stage,
    key: Key = None,
) -> None:
    from torneo.cli.render import show_honours, show_recorded
    from torneo.office import commands
    from torneo.office.closing import closing

    state: State = ctx.obj
    form = state.format
    outcome = commands.close_stage(state.workspace, state.actor, edition=edition, stage=stage, key=key)
    show_recorded(state, outcome, "stage-is-closed")
    if form == "text":
        found = closing(state.workspace, edition=edition, stage=stage)
        given = tuple((found.edition, award) for award in found.awards)
        if given:
            show_honours(state, given)
