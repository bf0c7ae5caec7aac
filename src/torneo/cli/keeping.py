"""The ledger itself: its entries, whether it is whole, copies, and vouching for it."""

from pathlib import Path
from typing import Annotated

import typer

from torneo.cli.options import AnyEdition, Folder, From, Reason
from torneo.cli.state import State
from torneo.cli.texts import tell


def log(
    ctx: typer.Context,
    edition: AnyEdition = None,
    subject: Annotated[str | None, typer.Option("--subject", metavar="TEXT", show_default=False)] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", show_default=False)] = None,
    after: Annotated[int, typer.Option("--after", metavar="N", min=0)] = 0,
    last: Annotated[int | None, typer.Option("--last", metavar="N", min=1, show_default=False)] = None,
) -> None:
    from collections import deque

    from torneo.cli.render import log_line
    from torneo.office import answers, queries

    state: State = ctx.obj
    form = state.format
    found = queries.log(
        state.workspace, state.actor, edition=edition, subject=subject, kind=kind, after=after
    )
    entries = deque(found, maxlen=last) if last is not None else found
    if form == "json":
        state.json([answers.entry_json(entry) for entry in entries])
        return
    for entry in entries:
        state.print(log_line(state, entry))


def verify(
    ctx: typer.Context,
    ledger: Annotated[str | None, typer.Argument(metavar="[LEDGER]", show_default=False)] = None,
) -> None:
    from torneo.cli.render import show_findings
    from torneo.office import answers, queries

    state: State = ctx.obj
    form = state.format
    if ledger is not None:
        state.ledger, state.folder = ledger, str(Path(ledger).parent)
    verified = queries.verify(state.workspace, state.actor)
    if form == "json":
        state.json(answers.verified_json(verified, state.lang, state.names_if_open()))
    else:
        show_findings(state, verified.findings)
        key = "verify-whole" if verified.is_whole else "verify-broken"
        state.print(tell(key, state.lang, entries=verified.entries, head=verified.head[:16]))
    if not verified.is_whole:
        raise typer.Exit(1)


def backup(
    ctx: typer.Context,
    target: Folder,
    restore: Annotated[bool, typer.Option("--restore")] = False,
) -> None:
    from torneo.office import commands

    state: State = ctx.obj
    if restore:
        head = commands.restore_backup(state.workspace, state.actor, Path(target))
    else:
        head = commands.back_up(state.workspace, state.actor, Path(target))
    _show_copy(state, "restored" if restore else "backed-up", target, entries=head.sequence, head=head.hash)


def status(ctx: typer.Context) -> None:
    from torneo.office import queries

    state: State = ctx.obj
    form = state.format
    found = queries.ledger_status(state.workspace)
    if form == "json":
        state.json(dict(found.facts))
    else:
        said = tell(f"state-{found.facts['state']}", state.lang)
        state.print(tell("ledger-is", state.lang, **{**found.facts, "said": said}))
    if found.severity == "error":
        raise typer.Exit(3)


def adopt(
    ctx: typer.Context,
    editions: Annotated[list[str] | None, typer.Argument(metavar="[EDITION]...", show_default=False)] = None,
    in_force: From = None,
    reason: Reason = None,
) -> None:
    from torneo.cli.render import show_outcome
    from torneo.office import answers, commands

    state: State = ctx.obj
    form = state.format
    day = commands.parse_day(in_force) if in_force else None
    outcome = commands.adopt(
        state.workspace, state.actor, editions=editions or (), in_force=day, reason=reason or ""
    )
    if form == "json":
        state.json(answers.outcome_json(outcome))
        return
    if not outcome.receipts:
        state.print(tell("nothing-to-adopt", state.lang))
    show_outcome(state, outcome)


def accept(ctx: typer.Context, reason: Reason = None) -> None:
    from torneo.office import commands

    state: State = ctx.obj
    receipt = commands.accept_ledger(state.workspace, state.actor, reason=reason)
    if state.format == "json":
        state.json({"sequence": receipt.sequence, "hash": receipt.hash})
        return
    state.print(tell("accepted", state.lang, sequence=receipt.sequence))


def export_ledger(ctx: typer.Context, folder: Folder) -> None:
    from torneo.office import commands

    state: State = ctx.obj
    head = commands.export_ledger(state.workspace, state.actor, Path(folder))
    _show_copy(state, "exported", folder, entries=head.sequence, head=head.hash)


def import_ledger(ctx: typer.Context, folder: Folder) -> None:
    from torneo.office import commands

    state: State = ctx.obj
    head = commands.import_ledger(state.workspace, state.actor, Path(folder))
    _show_copy(state, "ledger-imported", folder, entries=head.sequence, head=head.hash)


def _show_copy(state: State, key: str, folder: str, *, entries: int, head: str) -> None:
    """How far a ledger goes that was copied from a folder or into one."""
    if state.format == "json":
        state.json({"folder": folder, "entries": entries, "head": head})
    else:
        state.print(tell(key, state.lang, entries=entries, head=head[:16], folder=folder))
