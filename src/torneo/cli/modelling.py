"""`torneo model`: match models fitted to results, and what is in a model file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from torneo.cli.options import AsOf, Files, Force, InputFormat
from torneo.cli.state import State
from torneo.cli.texts import tell
from torneo.model import UsageError

if TYPE_CHECKING:
    from torneo.office.match_models import ModelShown


def model_fit(
    ctx: typer.Context,
    results: Files,
    as_of: AsOf = None,
    output: Annotated[
        str | None, typer.Option("--out", "--output", "-o", metavar="FILE", show_default=False)
    ] = None,
    method: Annotated[str, typer.Option("--method", metavar="drifting|dixon-coles")] = "drifting",
    first_team: Annotated[
        list[Path] | None, typer.Option("--first-team", metavar="RESULTS", show_default=False)
    ] = None,
    input_format: InputFormat = None,
    force: Force = False,
) -> None:
    from torneo.cli.render import show_findings
    from torneo.office import commands, match_models
    from torneo.office.exporting import write_file

    state: State = ctx.obj
    form = state.format
    if first_team and method != "drifting":
        raise UsageError("first-team-method", method=method)
    found = match_models.fit_model(
        results,
        as_of=commands.parse_day(as_of) if as_of else None,
        method=method,
        first_team=first_team or (),
        input_format=input_format,
    )
    show_findings(state, found.findings, to_stderr=form != "text")
    if output is not None:
        write_file(Path(output), match_models.model_text(found.model), force=force)
    if form == "json":
        state.json(found.json())
    else:
        show_model(state, found)
        if output is not None:
            state.print(tell("written", state.lang, file=output))
    state.fail_on_error(found.findings)


def model_show(
    ctx: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False)]
) -> None:
    from torneo.office import match_models

    state: State = ctx.obj
    form = state.format
    found = match_models.shown(match_models.read_model(file))
    if form == "json":
        state.json(found.json())
    else:
        show_model(state, found)


def show_model(state: State, found: "ModelShown") -> None:
    """What a model says, the strongest team first."""
    from torneo.cli.render import fitted

    lang = state.lang
    made = found.model.made
    method = made.get("kind", "given")
    state.print(tell(f"model-{method}", lang))
    if made.get("source"):
        state.print(tell("model-source", lang, source=made["source"], method=made.get("method") or None))
    if "matches" in made:
        facts = {"count": made["matches"], "first": made.get("first_day"), "last": made.get("last_day")}
        state.print(tell("model-from", lang, as_of=made.get("as_of"), **facts))
    state.print(tell("model-level", lang, goals=f"{found.level:.2f}"))
    host, visitor = found.level * found.home**0.5, found.level / found.home**0.5
    state.print(tell("model-home", lang, host=f"{host:.2f}", visitor=f"{visitor:.2f}"))
    rho, error = found.rho
    if rho or error:
        state.print(tell("model-rho", lang, rho=f"{rho:+.3f}", error=f"{error:.3f}"))
    weight = made.get("first_team_weight_thousandths")
    if isinstance(weight, list):
        share, sd = (one / 1000 for one in weight)
        state.print(tell("model-first-team", lang, weight=f"{share:.2f}", error=f"{sd:.2f}"))
    if f"model-{method}-decay" in _DECAYS:
        state.print(tell(f"model-{method}-decay", lang, **found.decay))
    if found.strengths:
        width = max(20, *(len(one.team) for one in found.strengths))
        state.print()
        heads = f"{tell('model-attack', lang):>14}{tell('model-defence', lang):>16}"
        state.print(fitted(tell("model-team", lang), min(width, 34)) + heads)
        for one in found.strengths:
            state.print(
                fitted(str(one.team), min(width, 34))
                + _figures(one.attack, one.attack_sd, one.defence, one.defence_sd)
            )
        new = found.newcomer
        name = fitted(tell("model-newcomer", lang), min(width, 34))
        state.print(name + _figures(new.attack, new.attack_sd, new.defence, new.defence_sd))
        state.print()
        state.print(tell("model-legend", lang))
    state.print(tell("model-digest", lang, digest=found.model.digest[:16]))


_DECAYS = frozenset(("model-drifting-decay", "model-dixon-coles-decay"))


def _figures(attack: float, attack_sd: float, defence: float, defence_sd: float) -> str:
    """Shares of the average, each with its standard error in the same unit."""
    parts = []
    for value, error, width in ((attack, attack_sd, 8), (defence, defence_sd, 10)):
        parts.append(f"{value:>{width}.2f} " + (f"±{value * error:.2f}" if error else " " * 5))
    return "".join(parts).rstrip()
