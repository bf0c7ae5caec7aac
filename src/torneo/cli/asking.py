"""What is asked: tables, reasons, brackets, honours, and data for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from torneo.cli.given import refuse_for_edition, results_given
from torneo.cli.options import AnyEdition, AnyTable, AsOf, Force, Group, InputFormat, KnownAt, Rules, Where
from torneo.cli.state import State
from torneo.cli.texts import tell
from torneo.model import RegulationError, UsageError


def table(
    ctx: typer.Context,
    edition: Where = None,
    name: AnyTable = None,
    rules: Rules = None,
    group: Group = None,
    as_of: AsOf = None,
    round_: Annotated[int | None, typer.Option("--round", metavar="N", show_default=False)] = None,
    scope: Annotated[
        str | None, typer.Option("--scope", metavar="home|away|half-1|half-2|last5", show_default=False)
    ] = None,
    input_format: InputFormat = None,
    known_at: KnownAt = None,
    why: Annotated[bool, typer.Option("--why")] = False,
) -> None:
    from torneo.cli.render import show_findings, show_tables
    from torneo.office import commands
    from torneo.office.show_tables import refused_json, results_tables, season_tables

    state: State = ctx.obj
    form = state.format
    day = commands.parse_day(as_of) if as_of else None
    given = results_given(edition)
    if given is not None:
        try:
            shown = results_tables(
                given, rules, group=group, as_of=day, round_=round_, scope=scope, input_format=input_format
            )
        except RegulationError as problem:
            if form == "json":
                state.json(refused_json(problem, rules or "", state.lang, as_of=as_of))
            raise
        if form == "json":
            state.json(shown.json(state.lang, as_of=as_of))
        else:
            show_findings(state, shown.findings, to_stderr=form != "text")
    else:
        refuse_for_edition(rules=rules, input_format=input_format)
        state.look_back(known_at)
        shown = season_tables(state.workspace, edition, name or group, as_of=day, round_=round_, scope=scope)
        if form == "json":
            state.json(shown.json(state.lang, as_of=as_of))
    if form == "text":
        show_tables(state, shown, with_why=why, as_of=day)
    elif form == "csv":
        print(shown.csv(state.lang), end="")
    elif form == "html":
        state.print(shown.html(state.lang))
    elif form == "wikitext":
        state.print(shown.wikitext(state.lang))
    state.fail_on_error(shown.findings)


def why(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[EDITION|RESULTS] [TABLE] CLUB CLUB", show_default=False)
    ] = None,
    rules: Rules = None,
    group: Group = None,
    as_of: AsOf = None,
    input_format: InputFormat = None,
    known_at: KnownAt = None,
) -> None:
    from torneo.office import command_words, commands, show_why

    state: State = ctx.obj
    form = state.format
    left = list(words or ())
    day = commands.parse_day(as_of) if as_of else None
    if not 2 <= len(left) <= 4:
        expected = "[EDITION|RESULTS] [TABLE] CLUB CLUB"
        raise UsageError("why-words", found=" ".join(left), expected=expected)
    given = results_given(left[0])
    if given is not None:
        told = show_why.why_of_results(
            given, rules, left[-2], left[-1], group=group, as_of=day, input_format=input_format
        )
    else:
        refuse_for_edition(rules=rules, input_format=input_format)
        state.look_back(known_at)
        edition = command_words.take_edition(state.workspace, left) if len(left) > 2 else None
        name = left[0] if len(left) == 3 else group
        if len(left) > 3:
            raise UsageError(
                "why-words", found=" ".join(left), expected="[EDITION|RESULTS] [TABLE] CLUB CLUB"
            )
        told = show_why.why_of_season(state.workspace, edition, name, left[-2], left[-1], as_of=day)
    if form == "json":
        state.json(told.json(state.lang))
        return
    state.print(told.title(state.lang))
    for number, line in enumerate(told.lines(state.lang), start=1):
        state.print(f"{number:>3}. {line}")


def bracket(
    ctx: typer.Context,
    edition: AnyEdition = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> None:
    from torneo.cli.render import show_bracket
    from torneo.office import answers, command_words, commands, queries

    state: State = ctx.obj
    form = state.format
    state.look_back(known_at)
    edition = command_words.the_edition_or_all(state.workspace, edition)
    day = commands.parse_day(as_of) if as_of else None
    where, stages = queries.bracket(state.workspace, edition=edition, as_of=day)
    if form == "json":
        state.json(answers.bracket_json(where, stages, state.names(), state.lang))
    elif not stages:
        state.print(tell("no-knockouts", state.lang, edition=where.id))
    else:
        show_bracket(state, where, stages)


def honours(
    ctx: typer.Context,
    edition: AnyEdition = None,
) -> None:
    from torneo.cli.render import show_honours
    from torneo.office import answers, queries

    state: State = ctx.obj
    form = state.format
    found = queries.honours(state.workspace, edition=edition)
    if form == "json":
        state.json(answers.honours_json(found, state.names(), state.lang))
    else:
        show_honours(state, found)


def export(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="season|tables|results|fixtures|all", show_default=False)],
    edition: AnyEdition = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", show_default=False)] = None,
    force: Force = False,
) -> None:
    from torneo.office import exporting

    state: State = ctx.obj
    form = state.format
    if what == "all":
        from torneo.office.archive import everything

        if output is None:
            raise UsageError("export-needs-file", what=what)
        exporting.write_bytes(
            Path(output), everything(state.workspace, state.actor, lang=state.lang), force=force
        )
        state.print(tell("written", state.lang, file=output))
        return
    text = exporting.exported(
        state.workspace, state.actor, what, edition, form="json" if form == "json" else "csv", lang=state.lang
    )
    if output is None:
        print(text, end="")
        return
    exporting.write_file(Path(output), text, force=force)
    state.print(tell("written", state.lang, file=output))
