"""`torneo forecast`: chances as a picture in the terminal, as data, as a drawing."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from torneo.cli.given import refuse_for_edition, results_given
from torneo.cli.options import AnyTable, AsOf, Group, InputFormat, KnownAt, Rules, Supposed, Where
from torneo.cli.state import State
from torneo.cli.texts import tell
from torneo.model import UsageError

if TYPE_CHECKING:
    from torneo.office.chances_shown import Chances, ClubChances, TableChances
    from torneo.office.past_chances import Course

_SHADES = ((0.60, "█"), (0.30, "▓"), (0.15, "▒"), (0.05, "░"), (0.0, "·"))
_NAME_WIDTH = 22
_BAR_WIDTH = 30
_LADDER_MAX = 8
_MATCHES_MAX = 8
_PATIENCE_SECONDS = 3


def forecast(
    ctx: typer.Context,
    edition: Where = None,
    name: AnyTable = None,
    rules: Rules = None,
    group: Group = None,
    runs: Annotated[int, typer.Option("--runs", metavar="N")] = 1_000_000,
    seed: Annotated[str, typer.Option("--seed", metavar="SEED")] = "0",
    as_of: AsOf = None,
    what_if: Supposed = None,
    model: Annotated[str | None, typer.Option("--model", metavar="FILE", show_default=False)] = None,
    engine: Annotated[str, typer.Option("--engine", metavar="inline|pool|dask://HOST:PORT")] = "inline",
    threads: Annotated[int | None, typer.Option("--threads", metavar="N", show_default=False)] = None,
    plug_in: Annotated[bool, typer.Option("--plug-in")] = False,
    odds: Annotated[float | None, typer.Option("--odds", metavar="WEIGHT", show_default=False)] = None,
    history: Annotated[bool, typer.Option("--history")] = False,
    input_format: InputFormat = None,
    known_at: KnownAt = None,
) -> None:
    from torneo.office import commands
    from torneo.office.chances import Settings, parse_seed

    state: State = ctx.obj
    form = state.format
    day = commands.parse_day(as_of) if as_of else None
    settings = Settings(
        runs=runs,
        seed=parse_seed(seed),
        engine=engine,
        threads=threads,
        model=Path(model) if model else None,
        plug_in=plug_in,
        odds=odds,
        what_if=tuple(what_if or ()),
    )
    settings.check()
    given = results_given(edition)
    if given is None:
        refuse_for_edition(rules=rules, input_format=input_format)
        if odds is not None:
            raise UsageError("odds-with-edition")
        state.look_back(known_at)
    with _patience(state):
        if history:
            from torneo.office import past_chances

            if given is not None:
                course = past_chances.course_of_results(
                    given, rules, settings, group=group, as_of=day, input_format=input_format
                )
            else:
                course = past_chances.course_of_season(
                    state.workspace, edition, settings, table=name or group, as_of=day
                )
        else:
            from torneo.office import chances

            if given is not None:
                found = chances.chances_of_results(
                    given, rules, settings, group=name or group, as_of=day, input_format=input_format
                )
            else:
                found = chances.chances_of_season(
                    state.workspace, edition, settings, as_of=day, table=name or group
                )
    if history:
        _show_course(state, course, form)
        return
    if form == "json":
        state.json(found.json(state.lang))
    elif form == "svg":
        print(found.svg(state.lang), end="")
    else:
        _show(state, found)
    if found.is_cut:
        _say(tell("forecast-cut", state.lang, seasons=found.seasons, runs=found.runs))
        raise typer.Exit(130)


@contextmanager
def _patience(state: State) -> Iterator[None]:
    """Says after a while, to a person at a terminal, that the first time takes longer."""
    from threading import Timer

    timer = Timer(_PATIENCE_SECONDS, _say, (tell("forecast-simulating", state.lang),))
    timer.daemon = True
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


# ── the picture ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _show(state: State, found: "Chances") -> None:
    from torneo.cli.render import show_findings

    show_findings(state, found.findings, to_stderr=False)
    error = f"{50 / found.seasons**0.5:.2f}"
    state.print(
        tell(
            "forecast-head",
            state.lang,
            seasons=f"{found.seasons:,}".replace(",", " "),
            seed=found.seed,
            error=error,
        )
    )
    state.print(tell("forecast-model", state.lang, **_model(state, found)))
    if found.what_if:
        state.print(tell("forecast-if", state.lang, results=found.what_if))
    for table in found.tables:
        state.print()
        _table(state, found, table)
    if found.tables:
        state.print()
        state.print(tell("forecast-scale", state.lang))
    for table in found.tables:
        _ladders(state, found, table)
    _awards(state, found)
    _matches(state, found)


def _model(state: State, found: "Chances") -> dict[str, object]:
    made = found.model
    return {
        "kind": tell(f"forecast-kind-{made.get('kind', 'given')}", state.lang),
        "matches": made.get("matches"),
        "last": made.get("last_day"),
        "odds": made.get("odds"),
        "weight": f"{int(str(made.get('odds_weight', 0))) / 100:g}",
    }


def _title(state: State, found: "Chances", table: "TableChances") -> str:
    from torneo import words

    if table.key.edition:
        return words.table_name(table.key, found.names, state.lang)
    return table.title


def _table(state: State, found: "Chances", table: "TableChances") -> None:
    from torneo.cli.render import fitted, styled

    title = _title(state, found, table)
    if title:
        state.print(styled(state, title, "bold"))
    size = max((len(club.counts) for club in table.clubs), default=0)
    heads = "".join(f"{(place + table.first_pos) % 100:>2}" for place in range(size))
    points, span = tell("forecast-points", state.lang), tell("forecast-span", state.lang)
    state.print(f"{'':{_NAME_WIDTH}} {points:>6} {span:>8}  {heads}".rstrip())
    for club in table.clubs:
        name = fitted(found.names.team(club.team), _NAME_WIDTH)
        summary = club.points
        cells = "".join(f" {_shade(count / table.seasons) if count else ' '}" for count in club.counts)
        state.print(f"{name} {summary.mean:>6.1f} {f'{summary.p10}-{summary.p90}':>8}  {cells}".rstrip())


def _shade(chance: float) -> str:
    return next(sign for least, sign in _SHADES if chance >= least)


def _bar(chance: float) -> str:
    eighths = round(chance * _BAR_WIDTH * 8)
    full, rest = divmod(eighths, 8)
    return "█" * full + ("▏▎▍▌▋▊▉"[rest - 1] if rest else "")


def _ladders(state: State, found: "Chances", table: "TableChances") -> None:
    """For each zone who may come into it, the likeliest first."""
    zones = list(
        {
            (zone.label, zone.places): zone for club in table.clubs for zone in club.zones if zone.label
        }.values()
    )
    title = _title(state, found, table)
    if not zones:
        rows = [(club, club.counts[0], club.is_proved((1,))) for club in table.clubs]
        _ladder(state, found, table, _joined(tell("forecast-first", state.lang), title), rows)
    for wanted in zones:
        rows = []
        for club in table.clubs:
            zone = next(one for one in club.zones if (one.label, one.places) == (wanted.label, wanted.places))
            rows.append((club, zone.count, None if zone.is_awarded else club.is_proved(zone.places)))
        _ladder(state, found, table, _joined(found.zone_words(wanted, state.lang), title), rows)


def _joined(what: str, where: str) -> str:
    return f"{what} · {where}" if where else what


def _ladder(
    state: State,
    found: "Chances",
    table: "TableChances",
    title: str,
    rows: Sequence[tuple["ClubChances", int, bool | None]],
) -> None:
    from torneo.cli.render import fitted, styled

    alive = sorted((row for row in rows if row[1]), key=lambda row: (-row[1], row[0].team))
    state.print()
    state.print(styled(state, title, "bold"))
    for club, count, proved in alive[:_LADDER_MAX]:
        chance = count / table.seasons
        said = found.percent(count, table.seasons, proved=proved, lang=state.lang)
        state.print(
            f"  {fitted(found.names.team(club.team), _NAME_WIDTH)} {said:>8}  {_bar(chance)}".rstrip()
        )


def _awards(state: State, found: "Chances") -> None:
    shown = [award for award in found.awards if award.points is not None or award.kind == "title"]
    if not shown:
        return
    state.print()
    state.print(tell("forecast-awards", state.lang))
    for award in shown:
        best = [
            f"{found.names.team(team)} {found.percent(count, award.seasons, proved=None, lang=state.lang)}"
            for team, count in award.teams[:3]
        ]
        points = f" ({award.points:+d})" if award.points is not None else ""
        state.print(f"  {award.label}{points}: {'; '.join(best)}")


def _matches(state: State, found: "Chances") -> None:
    ranked = sorted(
        (match for match in found.matches if match.leverage > 0),
        key=lambda match: (-match.leverage, match.round, match.home, match.away),
    )
    if not ranked:
        return
    state.print()
    state.print(tell("forecast-matches", state.lang))
    for match in ranked[:_MATCHES_MAX]:
        win, draw, loss = (f"{100 * one:.0f}" for one in match.outcomes)
        about = tell("forecast-first-place", state.lang) if match.about == "1" else match.about
        state.print(
            "  "
            + tell(
                "forecast-match",
                state.lang,
                home=found.names.team(match.home),
                away=found.names.team(match.away),
                win=win,
                draw=draw,
                loss=loss,
                leverage=f"{100 * match.leverage:.1f}",
                about=about,
                team=found.names.team(match.team),
            )
        )


# ── how they went ─────────────────────────────────────────────────────────────────────────────────────────────────────

_SPARKS = " ▁▂▃▄▅▆▇█"


def _show_course(state: State, course: "Course", form: str) -> None:
    from torneo.cli.render import fitted, show_findings, styled

    if form == "json":
        state.json(course.json(state.lang))
        return
    if form == "svg":
        print(course.svg(state.lang), end="")
        return
    show_findings(state, course.findings, to_stderr=False)
    for line in course.lines:
        what = course.what(line, tell("forecast-first", state.lang))
        state.print(
            styled(state, tell("forecast-history", state.lang, what=_joined(what, line.title)), "bold")
        )
        state.print(f"{'':{_NAME_WIDTH}}  {course.steps[0].label} … {course.steps[-1].label}")
        for team, shares in line.clubs:
            sparks = "".join(
                _SPARKS[min(8, round(share * 8))] if share >= 0.0005 else " " for share in shares
            )
            last = found_percent(shares[-1], state.lang)
            state.print(f"{fitted(course.names.team(team), _NAME_WIDTH)}  {sparks}  {last}".rstrip())
        state.print()


def found_percent(share: float, lang: str) -> str:
    """The last chance of a course; nothing is proved there."""
    sign = " %" if lang == "es" else "%"
    if share < 0.001:
        return f"<0.1{sign}"
    return f">99.9{sign}" if share > 0.999 else f"{100 * share:.1f}{sign}"
