"""Beginning: the demo, a folder to start from, checking what somebody wrote."""

from typing import Annotated

import typer

from torneo.cli.options import Folder, Seed
from torneo.cli.state import State
from torneo.cli.texts import tell

Host = Annotated[str, typer.Option("--host", metavar="ADDRESS")]
Port = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535)]


def _version(asked: bool) -> None:
    if asked:
        from torneo import __version__

        print(f"torneo {__version__}")
        raise typer.Exit


def torneo(
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_version)] = False,
    folder: Annotated[str, typer.Option("-C", "--folder", metavar="DIR", show_default=False)] = ".",
    lang: Annotated[str, typer.Option("--lang", metavar="es|en", show_default=False)] = "",
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", show_default=False)] = "text",
    actor: Annotated[str, typer.Option("--as", metavar="ROLE[:SCOPE]", show_default=False)] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
) -> None:
    """All options are read before anything else: the version by its callback, the others by `main.hoisted`."""


def demo(
    ctx: typer.Context,
    fast: Annotated[bool, typer.Option("--fast")] = False,
    ledger: Annotated[str | None, typer.Option("--ledger", metavar="PATH", show_default=False)] = None,
    seed: Seed = None,
    serve: Annotated[bool, typer.Option("--serve")] = False,
    host: Host = "127.0.0.1",
    port: Port = 8014,
) -> None:
    from torneo.cli.demo import demo as play

    state: State = ctx.obj
    form = state.format
    if not serve:
        play(lang=state.lang, seed=seed, fast=fast, output=form, ledger=ledger)
        return
    from tempfile import TemporaryDirectory

    from torneo.cli.serving import run_server

    with TemporaryDirectory(prefix="torneo-demo-") as folder:
        kept = ledger or f"{folder}/torneo.db"
        play(lang=state.lang, seed=seed, fast=fast, output=form, ledger=kept, announced=ledger is not None)
        run_server(state, folder=folder, ledger=kept, host=host, port=port)


def new(
    ctx: typer.Context,
    folder: Folder,
    like: Annotated[str, typer.Option("--like", metavar="KIND")] = "league",
    last: Annotated[str | None, typer.Option("--from", metavar="DIR", show_default=False)] = None,
    teams: Annotated[
        int | None, typer.Option("--teams", metavar="N", min=2, max=64, show_default=False)
    ] = None,
) -> None:
    from pathlib import Path

    from torneo.office.starting import start_folder

    state: State = ctx.obj
    start = start_folder(
        Path(folder), like=like, lang=state.lang, last=Path(last) if last else None, teams=teams
    )
    if state.format == "json":
        state.json({"folder": folder, "files": list(start.files), "edition": start.edition})
        return
    state.print(tell("new-made", state.lang, folder=folder))
    for file in start.files:
        state.print(f"  {file}")
    after = "draw" if like == "cup" else "fixtures"
    state.print(tell("new-next", state.lang, folder=folder, command=after))
    for code in start.remarks:
        state.print(tell(code, state.lang))


def check(
    ctx: typer.Context,
    folder: Annotated[str | None, typer.Argument(metavar="[FOLDER]", show_default=False)] = None,
    plan: Annotated[bool, typer.Option("--plan")] = False,
) -> None:
    from torneo.cli.render import show_findings, show_plan
    from torneo.office.show_check import check as check_files

    state: State = ctx.obj
    if folder is not None:
        state.folder = folder
    form = state.format
    checked = check_files(state.folder, with_plan=plan)
    if form == "json":
        state.json(checked.json(state.lang))
    else:
        show_findings(state, checked.findings)
        if plan:
            show_plan(state, checked)
        state.print(checked.summary(state.lang))
    state.fail_on_error(checked.findings)


def serve(
    ctx: typer.Context,
    host: Host = "127.0.0.1",
    port: Port = 8014,
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=1, max=64)] = 1,
    public_url: Annotated[str, typer.Option("--public-url", metavar="URL", show_default=False)] = "",
) -> None:
    from torneo.cli.serving import run_server

    state: State = ctx.obj
    run_server(state, folder=state.folder, host=host, port=port, workers=workers, public_url=public_url)
