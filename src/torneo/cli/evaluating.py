"""`torneo evaluate`: how good forecasts of past seasons were."""

from typing import TYPE_CHECKING, Annotated

import typer

from torneo.cli.options import AsOf, Files, From, InputFormat
from torneo.cli.state import State
from torneo.cli.texts import tell

if TYPE_CHECKING:
    from torneo.office.evaluating import Evaluation

_BAR = 24


def evaluate(
    ctx: typer.Context,
    results: Files,
    odds: Annotated[bool, typer.Option("--odds")] = False,
    since: From = None,
    as_of: AsOf = None,
    window: Annotated[int, typer.Option("--window", metavar="SEASONS", min=1)] = 5,
    seasons: Annotated[bool, typer.Option("--seasons/--no-seasons")] = True,
    seed: Annotated[int, typer.Option("--seed", metavar="S", min=0)] = 1,
    input_format: InputFormat = None,
) -> None:
    from torneo.cli.render import show_findings
    from torneo.office import commands, evaluating

    state: State = ctx.obj
    form = state.format
    found = evaluating.evaluate(
        results,
        with_odds=odds,
        since=commands.parse_day(since) if since else None,
        as_of=commands.parse_day(as_of) if as_of else None,
        window=window,
        with_seasons=seasons,
        seed=seed,
        input_format=input_format,
        on_step=lambda step: (
            state.warn(tell(f"evaluate-doing-{step}", state.lang)) if state.is_color else None
        ),
    )
    show_findings(state, found.findings, to_stderr=form != "text")
    if form == "json":
        state.json(found.json())
    else:
        show_evaluation(state, found)
    state.fail_on_error(found.findings)


def show_evaluation(state: State, found: "Evaluation") -> None:
    """Scores of the methods, bands of the model's chances, intervals of seasons."""
    from torneo.cli.render import fitted

    lang = state.lang
    facts = {"first": found.first.isoformat(), "last": found.last.isoformat()}
    state.print(
        tell("evaluate-title", lang, count=found.matches, seasons=found.seasons, window=found.window, **facts)
    )
    state.print()
    reference = tell(f"evaluate-{found.reference}", lang)
    heads = f"{'RPS':>16}{'log loss':>18}{tell('evaluate-against', lang, method=reference):>24}"
    state.print(fitted(tell("evaluate-method", lang), 22) + heads)
    for one in found.methods:
        name = tell(f"evaluate-{one.name}", lang)
        line = (
            fitted(name, 22)
            + _mean(one.rps.value, one.rps.error, 16)
            + _mean(one.log_loss.value, one.log_loss.error, 18)
        )
        if one.against is not None:
            line += _mean(one.against.value, one.against.error, 24, sign="+")
        if one.matches != found.matches:
            line += "  " + tell("evaluate-only", lang, count=one.matches)
        state.print(line.rstrip())
    if found.weight is not None:
        state.print(tell("evaluate-weight", lang, weight=f"{found.weight:.2f}"))
    state.print()
    state.print(tell("evaluate-bands", lang))
    for band in found.bands:
        off = abs(band.observed - band.forecast) > 2 * band.error
        state.print(
            f"{100 * band.forecast:>6.1f} %{100 * band.observed:>8.1f} % ±{100 * band.error:<5.1f}"
            f"{band.count:>7}  {_bar(band.forecast, band.observed)}{' !' if off else ''}".rstrip()
        )
    state.print(tell("evaluate-bands-legend", lang))
    if found.season_scores:
        state.print()
        state.print(tell("evaluate-seasons", lang))
        state.print(tell("evaluate-seasons-heads", lang))
        for score in found.season_scores:
            cover = _mean(
                100 * score.cover.value, score.cover.error and 100 * score.cover.error, 16, digits=1
            )
            parts = [_mean(one.value, None, 11) for one in (score.rank, score.title, score.top, score.bottom)]
            inner = f"{100 * score.cover_inner.value:>10.1f}"
            state.print(f"{score.share:>5} %{cover}{inner}" + "".join(parts))
        state.print(tell("evaluate-seasons-legend", lang))


def _mean(value: float, error: float | None, width: int, *, sign: str = "", digits: int = 4) -> str:
    told = f"{value:{sign}.{digits}f}" + ("" if error is None else f" ±{error:.{digits}f}")
    return f"{told:>{width}}"


def _bar(forecast: float, observed: float) -> str:
    """A scale from 0 to 100 %: `|` what was said, `o` what came, `*` where both fall on one sign."""
    said, came = (min(_BAR, round(one * _BAR)) for one in (forecast, observed))
    signs = ["·"] * (_BAR + 1)
    signs[said] = "|"
    signs[came] = "*" if came == said else "o"
    return "".join(signs)
