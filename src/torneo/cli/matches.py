"""What stands behind a table: every result in a grid, and how the places came about."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from torneo.cli.asking import AsOf, Group, InputFormat, KnownAt, Rules
from torneo.cli.state import State
from torneo.model import UsageError

if TYPE_CHECKING:
    from torneo.office.table_matches import MatchesFound

Where = Annotated[str | None, typer.Argument(metavar="EDITION|RESULTS", show_default=False)]


def crosstable(
    ctx: typer.Context,
    edition: Where = None,
    name: Annotated[str | None, typer.Argument(metavar="[TABLE]", show_default=False)] = None,
    rules: Rules = None,
    group: Group = None,
    as_of: AsOf = None,
    input_format: InputFormat = None,
    known_at: KnownAt = None,
) -> None:
    from torneo.cli.render import columns, show_findings
    from torneo.office.show_matches import Crosstables

    state: State = ctx.obj
    form = state.only("text", "json", "csv", "html", "wikitext")
    shown = Crosstables(_found(state, edition, rules, name or group, as_of, input_format, known_at))
    if form == "json":
        state.json(shown.json(state.lang, as_of=as_of))
    else:
        show_findings(state, shown.findings, to_stderr=form != "text")
    if form == "text":
        _print_titled(state, shown.found.title, shown.text(state.lang, width=columns()))
    elif form == "csv":
        print(shown.csv(state.lang), end="")
    elif form in ("html", "wikitext"):
        state.print(shown.html(state.lang) if form == "html" else shown.wikitext(state.lang))
    if any(each.severity == "error" for each in shown.findings):
        raise typer.Exit(1)


def progress(
    ctx: typer.Context,
    where: Annotated[
        list[str] | None, typer.Argument(metavar="EDITION|RESULTS [CLUB]...", show_default=False)
    ] = None,
    rules: Rules = None,
    group: Group = None,
    as_of: AsOf = None,
    input_format: InputFormat = None,
    known_at: KnownAt = None,
) -> None:
    from torneo.cli.render import columns, show_findings
    from torneo.office.show_matches import progress_of

    state: State = ctx.obj
    form = state.only("text", "json", "csv", "svg")
    edition, clubs = _edition_and_clubs(state, list(where or ()))
    shown = progress_of(_found(state, edition, rules, group, as_of, input_format, known_at), clubs)
    if form == "json":
        state.json(shown.json(state.lang, as_of=as_of))
    else:
        show_findings(state, shown.findings, to_stderr=form != "text")
    if form == "text":
        _print_titled(state, shown.found.title, shown.text(state.lang, width=columns()))
    elif form == "csv":
        print(shown.csv(), end="")
    elif form == "svg":
        print(shown.svg(state.lang), end="")
    if any(each.severity == "error" for each in shown.findings):
        raise typer.Exit(1)


def _edition_and_clubs(state: State, left: list[str]) -> tuple[str | None, tuple[str, ...]]:
    """A folder with one edition needs no name: then all words are clubs."""
    from torneo.office.command_words import edition_first

    if left and (left[0] == "-" or Path(left[0]).is_file()):
        return left[0], tuple(left[1:])
    if not left:
        return None, ()
    edition = edition_first(state.workspace, left)
    return edition, tuple(left)


def _found(
    state: State,
    edition: str | None,
    rules: str | None,
    table: str | None,
    as_of: str | None,
    input_format: str | None,
    known_at: str | None,
) -> "MatchesFound":
    from torneo.office import commands, show_matches

    day = commands.parse_day(as_of) if as_of else None
    if edition is not None and (edition == "-" or Path(edition).is_file()):
        return show_matches.of_results(edition, rules, group=table, as_of=day, input_format=input_format)
    if rules is not None:
        raise UsageError("rules-with-edition", rules=rules)
    if input_format is not None:
        raise UsageError("input-format-with-edition", found=input_format)
    state.look_back(known_at)
    return show_matches.of_season(state.workspace, edition, table, as_of=day)


def _print_titled(state: State, title: str, lines: list[str]) -> None:
    from torneo.cli.render import styled

    if title:
        state.print(styled(state, title, "bold"))
        state.print()
    for line in lines:
        state.print(line)
