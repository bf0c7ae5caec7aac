"""`torneo qualify`: places that clubs can still have, points that are enough, what must happen."""

from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer

from torneo import words
from torneo.cli.given import refuse_for_edition, results_given
from torneo.cli.options import AnyTable, AsOf, Group, InputFormat, Rules, Supposed, Where
from torneo.cli.render import columns, fitted, show_findings, styled, width_of
from torneo.cli.state import State
from torneo.model import UsageError

if TYPE_CHECKING:
    from torneo.office.certain import Certain, ClubStatus, TableStatus

_LIMIT = 5.0


def qualify(
    ctx: typer.Context,
    edition: Where = None,
    table: AnyTable = None,
    rules: Rules = None,
    group: Group = None,
    as_of: AsOf = None,
    limit: Annotated[float, typer.Option("--limit", metavar="SECONDS", show_default=False)] = _LIMIT,
    supposed: Supposed = None,
    meetings: Annotated[
        int | None, typer.Option("--meetings", metavar="N", min=1, show_default=False)
    ] = None,
    conditions: Annotated[bool, typer.Option("--conditions")] = False,
    input_format: InputFormat = None,
) -> None:
    from torneo.office import certain, commands

    state: State = ctx.obj
    form = state.format
    if limit <= 0:
        raise UsageError("limit-not-positive", found=f"{limit:g}")
    day = commands.parse_day(as_of) if as_of else None
    given = results_given(edition)
    if given is not None:
        found = certain.certain_in_results(
            given,
            rules,
            group=group,
            as_of=day,
            limit=limit,
            supposed=supposed or (),
            meetings=meetings,
            with_conditions=conditions,
            input_format=input_format,
            lang=state.lang,
        )
    else:
        refuse_for_edition(rules=rules, input_format=input_format)
        if meetings is not None:
            raise UsageError("meetings-with-edition")
        found = certain.certain_in_season(
            state.workspace,
            edition,
            table or group,
            as_of=day,
            limit=limit,
            supposed=supposed or (),
            with_conditions=conditions,
            lang=state.lang,
        )
    if form == "json":
        state.json(found.json(state.lang, as_of=as_of))
    elif form == "svg":
        show_findings(state, found.findings, to_stderr=True)
        state.print(found.svg(state.lang).rstrip("\n"))
    else:
        show_certain(state, found)
    state.fail_on_error(found.findings)


def show_certain(state: State, found: "Certain") -> None:
    """Every table with a bar from best to worst place for each club, then points, then what must happen."""
    lang = state.lang
    if found.supposed:
        state.print(words.ui("qualify-if", lang, results=found.supposed))
    for number, one in enumerate(found.tables):
        if number or found.supposed:
            state.print()
        if one.title:
            state.print(styled(state, one.title, "bold"))
        _show_table(state, found, one)
        _show_points(state, found, one)
        _show_conditions(state, found, one)
    show_findings(state, found.findings)


def _show_table(state: State, found: "Certain", one: "TableStatus") -> None:
    lang, shift, size = state.lang, one.plan.first_pos - 1, len(one.clubs)
    names = [found.names.team(club.team) for club in one.clubs]
    room = max(12, min(24, max((width_of(name) for name in names), default=12)))
    heads = [words.ui(key, lang) for key in ("qualify-left", "qualify-best", "qualify-worst")]
    points = words.ui("points", lang)
    marks = "".join(str((place + shift) % 10) for place in range(1, size + 1))
    head = f"{words.ui('pos', lang):>4}  {fitted(words.ui('team', lang), room)} {points:>4} {heads[0]:>5}  {marks}  "
    state.print(styled(state, head + f"{heads[1]:>6} {heads[2]:>6}", "dim"))
    for name, club in zip(names, one.clubs, strict=True):
        best, worst = club.reach.best, club.reach.worst
        said = [_place(best.place, best.bound, shift), _place(worst.place, worst.bound, shift)]
        line = f"{club.now + shift:>4}  {fitted(name, room)} {club.points:>4} {club.left:>5}  {_bar(club, size)}  "
        state.print(f"{line}{said[0]:>6} {said[1]:>6}  {_statuses(state, found, one, club)}".rstrip())


def _show_conditions(state: State, found: "Certain", one: "TableStatus") -> None:
    """What must happen as a tree: under each open place the clubs that play for it, with what each result of theirs is."""
    if not found.has_conditions:
        return
    open_ones = [each for club in one.clubs for each in club.clauses if each.status == "open"]
    for places in sorted({each.places for each in open_ones}):
        inside = [each for each in open_ones if each.places == places]
        head = words.places(places, one.plan.first_pos, state.lang)
        state.print(styled(state, head[:1].upper() + head[1:], "bold"))
        for number, each in enumerate(inside):
            is_last = number == len(inside) - 1
            told = one.branches(each)
            signs = " ".join(
                styled(state, f"{letter}{_SIGNS[branch][0]}", _SIGNS[branch][1])
                for letter, branch in zip(words.outcomes(len(told), state.lang), told, strict=True)
            )
            said = words.clauses(each, one.plan, found.names, state.lang)
            lines = wrap(said, columns() - 6) or [""]
            state.print(f"{'└' if is_last else '├'}─ {signs + '  ' if signs else ''}".rstrip())
            for line in lines:
                state.print(f"{' ' if is_last else '│'}    {line}")


_SIGNS = {"sure": ("✓", "green"), "open": ("?", "yellow"), "out": ("✗", "red")}


def _place(place: int, bound: int, shift: int) -> str:
    """`3`, or `3-5` where it is not decided."""
    low, high = sorted((place + shift, bound + shift))
    return str(low) if low == high else f"{low}-{high}"


def _bar(club: "ClubStatus", size: int) -> str:
    low, high = club.reach.best.bound, club.reach.worst.bound
    return "".join(
        "●" if place == club.now else "━" if low <= place <= high else "·" for place in range(1, size + 1)
    )


def _statuses(state: State, found: "Certain", one: "TableStatus", club: "ClubStatus") -> str:
    said = []
    for zone, status in zip(one.zones, club.zones, strict=True):
        if status == "clinched":
            sign = styled(state, "✓", "green")
            said.append(f"{sign} {words.zone(zone, found.names, state.lang)}")
    return ", ".join(said)


def _show_points(state: State, found: "Certain", one: "TableStatus") -> None:
    """For each line of the table the points that are enough and those that may do, club by club."""
    lang, shift = state.lang, one.plan.first_pos - 1
    places = [each.place for each in one.clubs[0].enough] if one.clubs else []
    for number, place in enumerate(places):
        told = []
        for club in one.clubs:
            each = club.enough[number]
            if each.allow is None and each.allow_from is None:
                continue
            if club.reach.worst.bound <= place:
                continue
            need = "-" if each.guarantee is None else str(each.guarantee)
            may = "?" if each.allow is None else str(each.allow)
            told.append(
                words.ui("qualify-points", lang, team=found.names.team(club.team), need=need, may=may)
                + ("" if each.is_decided else " *")
            )
        if told:
            state.print(styled(state, words.ui("qualify-place", lang, place=place + shift), "dim"))
            for line in told:
                state.print(f"  {line}")
