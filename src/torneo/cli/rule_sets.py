"""`torneo rules`: the rule sets that `--rules` and `like` know by name."""

from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer

from torneo import words
from torneo.cli.options import AsOf
from torneo.cli.state import State
from torneo.cli.texts import tell

if TYPE_CHECKING:
    from torneo.office.rule_sets import Criterion, RuleSet


def rules_list(
    ctx: typer.Context,
    as_of: AsOf = None,
) -> None:
    from torneo.office import commands
    from torneo.office.rule_sets import rule_sets

    state: State = ctx.obj
    form = state.format
    found = rule_sets(commands.parse_day(as_of) if as_of else None)
    if form == "json":
        state.json([one.summary() for one in found])
        return
    width = max((len(one.id) for one in found), default=0)
    for one in found:
        state.print(f"{one.id:<{width}}  {one.written.name}  ({_in_force(one, state)})")
    state.print(tell("rules-next", state.lang))


def rules_show(
    ctx: typer.Context, name: Annotated[str, typer.Argument(metavar="NAME", show_default=False)]
) -> None:
    from torneo.office.rule_sets import rule_set

    state: State = ctx.obj
    form = state.format
    found = rule_set(name)
    if form == "json":
        state.json(found.json())
        return
    state.print(f"{found.written.name}  ({_in_force(found, state)})")
    state.print(tell("rules-points", state.lang, **_points(found)))
    state.print(tell("rules-order", state.lang))
    for number, one in enumerate(found.tiebreakers, 1):
        _paragraph(state, f"{number:>3} ", _criterion(one, state))
    for key, texts in (
        ("rules-note", (found.written.note,)),
        ("rules-source", (found.written.source,)),
        ("rules-not-known", found.written.unknown),
    ):
        said = [text for text in texts if text]
        if said:
            state.print(tell(key, state.lang))
        for text in said:
            _paragraph(state, "  - ", text)
    state.print(tell("rules-use", state.lang, name=found.id))


def _in_force(one: "RuleSet", state: State) -> str:
    first, last = one.written.valid_from, one.written.valid_to
    facts = {"first": first and first.isoformat(), "last": last and last.isoformat()}
    if first and last:
        return tell("rules-from-to", state.lang, **facts)
    if first:
        return tell("rules-from", state.lang, **facts)
    return tell("rules-to" if last else "rules-undated", state.lang, **facts)


def _points(found: "RuleSet") -> dict[str, int | None]:
    said = found.json()["points"]
    return {
        **{key: said.get(key) for key in ("win", "draw", "loss")},
        "won": said.get("shootout_win"),
        "lost": said.get("shootout_loss"),
    }


def _criterion(one: "Criterion", state: State) -> str:
    """One criterion in words, with where and when it holds."""
    lang = state.lang
    said = words.criterion(one.id, lang)
    if one.criteria:
        said += ": " + ", ".join(words.criterion(inner.id, lang) for inner in one.criteria)
    more = []
    if one.id == "head_to_head" and one.reapply != "none":
        more.append(tell(f"rules-reapply-{one.reapply}", lang))
    if one.only_for is not None:
        more.append(tell("rules-only-for", lang, count=one.only_for))
    if one.at_stake:
        more.append(tell("rules-at-stake", lang, places=[words.ordinal(n, lang) for n in one.at_stake]))
    if one.when is not None:
        more.append(tell(f"rules-when-{one.when}", lang))
    if one.until_then == "share":
        more.append(tell("rules-until-then-share", lang))
    return said + (f" ({'; '.join(more)})" if more else "")


def _paragraph(state: State, mark: str, text: str) -> None:
    for line in wrap(text, 100, initial_indent=mark, subsequent_indent=" " * len(mark)):
        state.print(line)
