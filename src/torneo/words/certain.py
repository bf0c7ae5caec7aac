"""What must happen, in words: "Universitario clasifica si gana, o si empata y Cristal no gana"."""

from collections import Counter
from typing import TYPE_CHECKING

from torneo.words.catalogue.certain import SENTENCES
from torneo.words.language import Lang, of
from torneo.words.names import Names
from torneo.words.numbers import listing, ordinal
from torneo.words.sentences import ui
from torneo.words.template import fill

if TYPE_CHECKING:
    from torneo.progression import TablePlan
    from torneo.qualification import Clause, Clauses


def clauses(found: "Clauses", plan: "TablePlan", names: Names, lang: Lang) -> str:
    """One sentence: when a club ends in some places; nothing is left out of it, and nothing is said twice."""
    club = names.team(plan.teams[found.club])
    where = places(found.places, plan.first_pos, lang)
    if found.status != "open":
        return _said(found.status, lang, club=club, where=where)
    busy = Counter(team for match in plan.left for team in (match.home, match.away))
    is_plain = max(busy.values()) == 1
    parts: list[str] = []
    has_win = False
    for way in found.ways:
        said = _way(way, found, plan, names, lang, is_plain=is_plain, has_win=has_win)
        parts.append(said)
        has_win = has_win or (bool(way.own) and not way.others and not way.by_goals)
    return _said("when", lang, club=club, where=where, ways=_said("or", lang).join(parts))


def _way(
    way: "Clause",
    found: "Clauses",
    plan: "TablePlan",
    names: Names,
    lang: Lang,
    *,
    is_plain: bool,
    has_win: bool,
) -> str:
    """One way. `has_win`: a win alone has been told already, so that "a win or a draw" only has to say the draw."""
    club = plan.teams[found.club]
    own = [
        _own(index, allowed, club, plan, names, lang, is_plain=is_plain, has_win=has_win)
        for index, allowed in way.own
    ]
    others = [_other(index, allowed, plan, names, lang, is_plain=is_plain) for index, allowed in way.others]
    goals = _said(f"by-{found.decider}", lang) if way.by_goals else ""
    has_own = any(club in (match.home, match.away) for match in plan.left)
    if own and others:
        said = _said("own-if", lang, own=_all(own, lang), others=_all(others, lang))
    elif own:
        said = _said("own", lang, own=_all(own, lang))
    elif others:
        said = _said("whatever" if has_own else "others", lang, others=_all(others, lang))
    else:
        said = _said("in-any-case", lang)
    return f"{goals} {said}" if goals else said


def _all(parts: list[str], lang: Lang) -> str:
    return listing(parts, lang)


def _own(
    index: int,
    allowed: tuple[int, ...],
    club: str,
    plan: "TablePlan",
    names: Names,
    lang: Lang,
    *,
    is_plain: bool,
    has_win: bool,
) -> str:
    match = plan.left[index]
    is_home = match.home == club
    count = 4 if plan.rules.points.shootout_win is not None else 3
    key = _key(allowed if is_home else tuple(count - 1 - way for way in allowed), count)
    if key == "win-or-draw" and has_win and is_plain:
        key = "draw"
    said = _said(f"own-{key}", lang)
    return (
        said
        if is_plain
        else _said("against", lang, said=said, other=names.team(match.away if is_home else match.home))
    )


def _other(
    index: int, allowed: tuple[int, ...], plan: "TablePlan", names: Names, lang: Lang, *, is_plain: bool
) -> str:
    match = plan.left[index]
    home, away = names.team(match.home), names.team(match.away)
    count = 4 if plan.rules.points.shootout_win is not None else 3
    key = _key(allowed, count)
    mirrored = {"lose": "win", "win-or-draw": "draw-or-lose"}
    if key in mirrored:  # told of the away side: it wins, or it does not
        key, home, away = mirrored[key], away, home
    said = _said(f"other-{key}", lang, club=home, other=away)
    if is_plain or key in ("draw", "not-draw"):
        return said
    return _said("against", lang, said=said, other=away)


def _key(allowed: tuple[int, ...], count: int) -> str:
    """What the allowed ways are from the side of the home club."""
    if count == 3:
        return {
            (0,): "win",
            (1,): "draw",
            (2,): "lose",
            (0, 1): "win-or-draw",
            (1, 2): "draw-or-lose",
            (0, 2): "not-draw",
        }[tuple(sorted(allowed))]
    names = ("win", "win-shootout", "lose-shootout", "lose")
    ordered = tuple(sorted(allowed))
    whole = {
        (1, 2): "draw",
        (0, 1, 2): "win-or-draw",
        (1, 2, 3): "draw-or-lose",
        (0, 3): "not-draw",
    }
    return whole.get(ordered) or "+".join(names[way] for way in ordered)


def places(places: tuple[int, ...], first_pos: int, lang: Lang) -> str:
    """`1.º`, `entre los 4 primeros`, `entre los puestos 5 y 8`."""
    shown = [place + first_pos - 1 for place in places]
    if len(shown) == 1:
        return _said("place-one", lang, place=ordinal(shown[0], lang))
    if shown == list(range(shown[0], shown[-1] + 1)):
        key = "place-top" if shown[0] == 1 else "place-span"
        return _said(key, lang, first=shown[0], last=shown[-1], count=len(shown))
    return _said("place-list", lang, places=listing([str(place) for place in shown], lang))


def outcomes(count: int, lang: Lang) -> tuple[str, ...]:
    """Signs of a club's results, best first, as the heads of a table have them; with `*` those on penalties, where there are four."""
    if not count:
        return ()
    won, drawn, lost = (ui(key, lang) for key in ("won", "drawn", "lost"))
    return (won, drawn, lost) if count == 3 else (won, f"{won}*", f"{lost}*", lost)


def _said(key: str, lang: Lang, **facts: object) -> str:
    if key.startswith(("own-", "other-")) and "+" in key:
        head, _, ways = key.partition("-")
        either = _said("either", lang)
        return either.join(_said(f"{head}-{way}", lang, **facts) for way in ways.split("+"))
    return fill(of(SENTENCES[key], lang), facts, lang)
