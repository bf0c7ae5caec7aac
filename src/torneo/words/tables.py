"""Why a row stands where it stands: the reason of one place, a shared place, the whole derivation between two clubs."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from torneo.words.catalogue.criteria import AWAITED, NAMES, SENTENCES, SHORT, SKIPPED
from torneo.words.language import Lang, of
from torneo.words.names import Names, as_names
from torneo.words.numbers import decimal, listing, ordinal, signed
from torneo.words.template import fill

if TYPE_CHECKING:
    from torneo.standings import Figure, Open, Reason, Step

LEVEL = "level"  # standings.LEVEL, which is not imported: words must load quickly
_SIGNED = frozenset(("goal_difference", "opponents_goal_difference"))
_AS_PUBLISHED = frozenset(("ranking", "coefficient"))
_FEWER = frozenset(("disciplinary_points", "reds", "yellows", "place", "drawing_of_lots"))


def criterion(code: str, lang: Lang) -> str:
    """What a criterion is called; one without a name is called by its code."""
    return of(NAMES[code], lang) if code in NAMES else code.replace("_", " ")


def figure(code: str, value: "Figure", lang: Lang) -> str:
    """The figure of a criterion as people write it: `+5`, `1.846`, `3.º`."""
    if isinstance(value, str):
        return of(SENTENCES["infinite"], lang) if value == "infinite" else value
    if code in _SIGNED and value.denominator == 1:
        return signed(int(value))
    if code == "place":
        return ordinal(int(value), lang)
    if code in _AS_PUBLISHED and value.denominator != 1:
        return decimal(value, 6).rstrip("0")
    if value.denominator != 1 or code in ("points_per_game", "goal_average"):
        return decimal(value)
    return str(value)


def reason(
    reason: "Reason",
    *,
    team: str,
    names: "Names | Mapping[str, str]",
    lang: Lang,
    awaits: str | None = None,
) -> str:
    """What put a row below the row above, with the figures and the clause.

    Args:
        team: The club of the row; its figure is said first.
        awaits: `Open.criterion` of a shared place: the match or the lot that will separate them.
    """
    names = as_names(names)
    facts: dict[str, object] = {"above": names.team(reason.above), "team": names.team(team)}
    if reason.code == LEVEL or len(reason.values) != 2:
        return _with_clause(_said("level", {**facts, "awaits": _awaited(awaits, lang)}, lang), reason.clause)
    by = reason.inner or reason.code
    facts |= {
        "criterion": criterion(reason.code, lang),
        "above_figure": figure(by, reason.values[0], lang),
        "below_figure": figure(by, reason.values[1], lang),
    }
    template = {
        "drawing_of_lots": "behind-lots",
        "playoff_match": "behind-match",
        "penalties": "behind-shootout",
        "half_point_lost_by_rounding": "behind-half-point",
    }.get(reason.code, "behind")
    if reason.inner:
        template = "behind-head-to-head"
        facts["inner"] = criterion(reason.inner, lang)
        facts["among"] = _among(reason.among, names, lang)
    return _with_clause(_said(template, facts, lang), reason.clause)


def reason_short(reason: "Reason", lang: Lang) -> str:
    """The same for a narrow column: `Pts. 59 · 58`, `DG +5 · +8`, `entre sí 3 · 0`, `=` for a shared place."""
    if reason.code == LEVEL or len(reason.values) != 2:
        return "="
    by = reason.inner or reason.code
    said = of(SHORT[reason.code], lang) if reason.code in SHORT else criterion(reason.code, lang)
    return f"{said} {figure(by, reason.values[0], lang)} · {figure(by, reason.values[1], lang)}"


def shared_place(level: "Open", *, names: "Names | Mapping[str, str]", lang: Lang) -> str:
    """Who shares a place and what is awaited: "Melgar y UTC comparten el puesto 1; falta el sorteo"."""
    names = as_names(names)
    facts = {
        "teams": tuple(names.team(team) for team in level.teams),
        "place": level.place,
        "awaits": _awaited(level.criterion, lang),
    }
    return _with_clause(_said("share", facts, lang), level.rule.clause if level.rule else None)


def derivation(
    steps: "Sequence[Step]",
    *,
    first: str,
    second: str,
    names: "Names | Mapping[str, str]",
    lang: Lang,
) -> tuple[str, ...]:
    """One line for each criterion asked between two clubs, in order: the whole of `standings.why(.., first, second)`."""
    names = as_names(names)
    return tuple(_step(step, names.team(first), names.team(second), names, lang) for step in steps)


def _step(step: "Step", first: str, second: str, names: Names, lang: Lang) -> str:
    if step.code == LEVEL:
        return _said("step-level", {}, lang)
    said = criterion(step.code, lang)
    if step.inner:
        said += f" ({criterion(step.inner, lang)}"
        among = _among(step.among, names, lang)
        said += f"; {_among_words(among, lang)})" if among else ")"
    facts: dict[str, object] = {"criterion": said, "first": first, "second": second}
    if step.skipped or len(step.values) != 2:
        why = SKIPPED.get(step.skipped)
        facts["skipped"] = of(why, lang) if why else step.skipped
        return _with_clause(_said("step-skipped", facts, lang), step.clause)
    by = step.inner or step.code
    one, other = step.values
    facts |= {"first_figure": figure(by, one, lang), "second_figure": figure(by, other, lang)}
    if not step.separates:
        return _with_clause(
            _said("step-equal", {**facts, "figure": facts["first_figure"]}, lang), step.clause
        )
    facts["winner"] = first if _goes_first(by, one, other) else second
    return _with_clause(_said("step-separates", facts, lang), step.clause)


def _goes_first(code: str, one: "Figure", other: "Figure") -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return isinstance(one, str)  # infinite is better than any number
    return one < other if code in _FEWER else one > other


def _awaited(awaits: str | None, lang: Lang) -> str:
    if awaits is None:
        return ""
    if awaits in AWAITED:
        return of(AWAITED[awaits], lang)
    return (
        f"falta: {criterion(awaits, lang)}" if lang == "es" else f"still to come: {criterion(awaits, lang)}"
    )


def _among(teams: Sequence[str], names: Names, lang: Lang) -> str:
    """The members of a mini-league of three or more; two clubs are the two that the sentence names already."""
    return listing([names.team(team) for team in teams], lang) if len(teams) > 2 else ""


def _among_words(among: str, lang: Lang) -> str:
    return f"entre {among}" if lang == "es" else f"among {among}"


def _said(key: str, facts: Mapping[str, object], lang: Lang) -> str:
    return fill(of(SENTENCES[key], lang), facts, lang)


def _with_clause(text: str, clause: str | None) -> str:
    return f"{text} ({clause})" if clause else text
