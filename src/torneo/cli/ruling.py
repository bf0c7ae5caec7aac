"""What people decide: points, lots, withdrawals, refusals, ties, protests"""

from typing import Annotated, Literal

import typer

from torneo.cli.given import match_given
from torneo.cli.options import (
    Clause,
    Club,
    Clubs,
    Edition,
    Leg,
    Match,
    OfStage,
    Reason,
    Seed,
    Source,
    Stage,
    Table,
)
from torneo.cli.state import State

Results = Literal["annulled", "stand", "awarded"]


def points(
    ctx: typer.Context,
    edition: Edition,
    table: Table,
    club: Club,
    value: Annotated[str, typer.Argument(metavar="POINTS", show_default=False)],
    reason: Reason = None,
    clause: Clause = None,
    source: Source = None,
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.model import UsageError
    from torneo.office import commands

    state: State = ctx.obj
    try:
        number = int(value)
    except ValueError as error:
        raise UsageError("bad-points", found=value) from error
    outcome = commands.rule_points(
        state.workspace,
        state.actor,
        edition=edition,
        table=table,
        team=club,
        points=number,
        reason=reason,
        clause=clause,
        source=source,
    )
    show_recorded(state, outcome, "ruled")


def lots(
    ctx: typer.Context,
    edition: Edition,
    table: Table,
    order: Annotated[list[str] | None, typer.Argument(metavar="[CLUB]...", show_default=False)] = None,
    seed: Seed = None,
    reason: Reason = None,
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    outcome = commands.draw_lots(
        state.workspace,
        state.actor,
        edition=edition,
        table=table,
        order=order or (),
        seed=seed,
        reason=reason,
    )
    show_recorded(state, outcome, "lots-drawn")


def withdraw(
    ctx: typer.Context,
    edition: Edition,
    club: Club,
    reason: Reason = None,
    stage: OfStage = None,
    expelled: Annotated[bool, typer.Option("--expelled")] = False,
    results: Annotated[Results | None, typer.Option("--results", show_default=False)] = None,
    clause: Clause = None,
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    outcome = commands.withdraw(
        state.workspace,
        state.actor,
        edition=edition,
        team=club,
        reason=reason,
        stage=stage,
        expelled=expelled,
        results=results,
        clause=clause,
    )
    show_recorded(state, outcome, "withdrawn")


def refuse(
    ctx: typer.Context,
    edition: Edition,
    award: Annotated[int, typer.Argument(metavar="AWARD", show_default=False)],
    club: Club,
    reason: Reason = None,
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    outcome = commands.refuse_award(
        state.workspace, state.actor, edition=edition, award=award, team=club, reason=reason
    )
    show_recorded(state, outcome, "refused")


def tie(
    ctx: typer.Context,
    edition: Edition,
    stage: Stage,
    tie_id: Annotated[str, typer.Argument(metavar="TIE", show_default=False)],
    winner: Club,
    decided: Annotated[str, typer.Option("--decided", metavar="HOW")] = "ruling",
    reason: Reason = None,
    source: Source = None,
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    outcome = commands.decide_tie(
        state.workspace,
        state.actor,
        edition=edition,
        stage=stage,
        tie=tie_id,
        winner=winner,
        decided=decided,
        reason=reason,
        source=source,
    )
    show_recorded(state, outcome, "ruled")


def confirm(
    ctx: typer.Context,
    words: Clubs = None,
    match: Match = None,
    stage: OfStage = None,
    leg: Leg = None,
    claim: Annotated[int | None, typer.Option("--claim", metavar="ENTRY", min=1, show_default=False)] = None,
    reason: Reason = None,
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    asked, _ = match_given(state, words, match=match, stage=stage, leg=leg)
    outcome = commands.confirm_result(state.workspace, state.actor, asked, claim=claim, reason=reason)
    show_recorded(state, outcome, "confirmed")


def protest(
    ctx: typer.Context,
    words: Clubs = None,
    by: Annotated[str, typer.Option("--by", metavar="CLUB")] = "",
    match: Match = None,
    stage: OfStage = None,
    leg: Leg = None,
    reason: Reason = None,
) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    asked, _ = match_given(state, words, match=match, stage=stage, leg=leg)
    outcome = commands.lodge_protest(state.workspace, state.actor, asked, by=by or asked.home, reason=reason)
    show_recorded(state, outcome, "protested")
