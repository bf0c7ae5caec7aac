"""Squad lists: players put on them, taken off, forgotten; and a list as it stands, with what is wrong with it."""

from typing import Annotated

import typer

from torneo.cli.given import file_given
from torneo.cli.options import Club, Edition, Person, Reason
from torneo.cli.state import State
from torneo.cli.texts import tell


def squad_list(ctx: typer.Context, edition: Edition, club: Club) -> None:
    from torneo.cli.render import show_findings, show_squad
    from torneo.office import answers
    from torneo.office.squads import squad_list as listed

    state: State = ctx.obj
    form = state.format
    shown = listed(state.workspace, state.actor, edition=edition, team=club)
    if form == "json":
        state.json(answers.squad_json(shown, state.lang))
    else:
        show_squad(state, shown)
        show_findings(state, shown.findings)
    state.fail_on_error(shown.findings)


def squad_add(
    ctx: typer.Context,
    edition: Edition,
    club: Club,
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False)],
    born: Annotated[str | None, typer.Option("--born", metavar="DATE", show_default=False)] = None,
    document: Annotated[str, typer.Option("--document", metavar="TEXT", show_default=False)] = "",
    position: Annotated[str, typer.Option("--position", metavar="TEXT", show_default=False)] = "",
) -> None:
    from torneo.office import answers, commands

    state: State = ctx.obj
    done = commands.register_player(
        state.workspace,
        state.actor,
        edition=edition,
        team=club,
        name=name,
        born=commands.parse_day(born) if born else None,
        document=document,
        position=position,
    )
    if state.format == "json":
        state.json({"person": done.person, **answers.outcome_json(done.outcome)})
        return
    sequence = done.outcome.receipts[0].sequence
    state.print(tell("player-added", state.lang, person=done.person, sequence=sequence))


def squad_import(
    ctx: typer.Context,
    edition: Edition,
    club: Club,
    file: Annotated[str, typer.Argument(metavar="FILE", show_default=False)],
) -> None:
    from torneo.cli.render import show_findings
    from torneo.office import answers
    from torneo.office.squads_import import import_players_file

    state: State = ctx.obj
    form = state.format
    done = import_players_file(
        state.workspace, state.actor, file_given(state, file), edition=edition, team=club
    )
    if form == "json":
        state.json(answers.imported_json(done, state.lang))
        return
    show_findings(state, done.warnings)
    state.print(
        tell("players-imported", state.lang, count=done.recorded, skipped=done.outcome.skipped or None)
    )


def squad_release(ctx: typer.Context, edition: Edition, club: Club, person: Person) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    outcome = commands.release_player(state.workspace, state.actor, edition=edition, team=club, person=person)
    show_recorded(state, outcome, "player-released", person=person)


def squad_erase(ctx: typer.Context, person: Person, reason: Reason = None) -> None:
    from torneo.cli.render import show_recorded
    from torneo.office import commands

    state: State = ctx.obj
    outcome = commands.erase_person(state.workspace, state.actor, person=person, reason=reason)
    show_recorded(state, outcome, "person-erased", person=person)
