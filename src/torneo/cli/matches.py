"""What stands behind a table: every result in a grid, and how the places came about."""

from typing import TYPE_CHECKING, Annotated

import typer

from torneo.cli.given import names_results, refuse_for_edition, results_given
from torneo.cli.options import AnyTable, AsOf, Group, InputFormat, KnownAt, Rules, Where
from torneo.cli.state import State

if TYPE_CHECKING:
    from torneo.office.table_matches import MatchesFound


def crosstable(
    ctx: typer.Context,
    edition: Where = None,
    name: AnyTable = None,
    rules: Rules = None,
    group: Group = None,
    as_of: AsOf = None,
    input_format: InputFormat = None,
    known_at: KnownAt = None,
) -> None:
    from torneo.cli.render import columns, show_findings
    from torneo.office.show_matches import Crosstables

    state: State = ctx.obj
    form = state.format
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
    state.fail_on_error(shown.findings)


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
    form = state.format
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
    state.fail_on_error(shown.findings)


def _edition_and_clubs(state: State, left: list[str]) -> tuple[str | None, tuple[str, ...]]:
    """A folder with one edition needs no name: then all words are clubs."""
    from torneo.office.command_words import edition_first

    if not left:
        return None, ()
    if names_results(left[0]):
        return left[0], tuple(left[1:])
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
    from torneo.office import commands
    from torneo.office.table_matches import matches_of_results, matches_of_season

    day = commands.parse_day(as_of) if as_of else None
    given = results_given(edition)
    if given is not None:
        return matches_of_results(given, rules, group=table, as_of=day, input_format=input_format)
    refuse_for_edition(rules=rules, input_format=input_format)
    state.look_back(known_at)
    return matches_of_season(state.workspace, edition, table, as_of=day)


def _print_titled(state: State, title: str, lines: list[str]) -> None:
    from torneo.cli.render import styled

    if title:
        state.print(styled(state, title, "bold"))
        state.print()
    for line in lines:
        state.print(line)
