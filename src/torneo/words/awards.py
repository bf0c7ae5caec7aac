"""Awards in words: "+2 puntos para Melgar en la tabla acumulada, al final", and the legend of a table's zones."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from torneo.words.catalogue.awards import KINDS, SENTENCES, STATE, WHEN
from torneo.words.catalogue.matches import WORDS
from torneo.words.dates import date_
from torneo.words.language import Lang, of
from torneo.words.names import Names, as_names, in_the, of_the
from torneo.words.seats import for_whom, seat
from torneo.words.template import fill

if TYPE_CHECKING:
    from torneo.progression.season import AwardState
    from torneo.progression.zones import Zone
    from torneo.rules.refs import Ref


def award(state: "AwardState", names: "Names | Mapping[str, str]", lang: Lang) -> str:
    """One sentence: what is given to whom, where and when it counts, its name and clause, and whether it stands yet.

    An award that counts says nothing of its state; one to be credited, open or lapsed says so.
    """
    names = as_names(names)
    given = state.award
    who = for_whom(state.seat, names, lang, edition=state.edition)
    if given.points is not None:
        into = "" if given.in_ is None else _into(given.in_, state.edition, names, lang)
        what = _said("points", lang, points=given.points, who=who, into=into)
        when = _when(given.when, lang)
    elif given.title is not None:
        holder = seat(state.seat, names, lang, edition=state.edition)
        what, when = _said("title", lang, title=given.title, who=holder), ""
    elif given.fine is not None:
        what, when = _said("fine", lang, fine=given.fine, who=who), ""
    else:
        what, when = _said("place", lang, place=_right(given.place or "", names, lang), who=who), ""
    return _said(
        "whole",
        lang,
        what=what,
        when=when,
        name=given.name,
        clause=given.clause,
        subject_to=None if state.given else given.subject_to,
        state=of(STATE[_state(state)], lang) if _state(state) else "",
        simulated=of(WORDS["simulated"], lang) if state.simulated else "",
    )


def kind(kind: str, lang: Lang) -> str:
    """Legend of a kind of award: `Descenso`, `Relegation`; an unknown kind is its own name."""
    return of(KINDS[kind], lang) if kind in KINDS else kind.replace("_", " ")


def zone(zone: "Zone", names: "Names | Mapping[str, str]", lang: Lang) -> str:
    """Legend of some places of a table: `Descenso: Segunda División 2015`, `Bonificación de reservas, +2 puntos`."""
    names = as_names(names)
    says = zone.label
    if zone.stage is not None:
        says = names.node(zone.stage.edition, zone.stage.name, lang)
    elif ":" in says:
        says = _right(says, names, lang)
    head = kind(zone.kind, lang)
    if not says or says.casefold() == head.casefold():
        said = head
    else:
        said = says if says.casefold().startswith(head.casefold()) else f"{head}: {says}"
    if zone.points is not None:
        said = _said("zone-points", lang, zone=said, points=zone.points)
    return f"{said} ({zone.clause})" if zone.clause else said


def _state(state: "AwardState") -> str:
    if state.lapsed:
        return "lapsed"
    if state.given:
        return ""
    return "due" if state.due else "open"


def _into(ref: "Ref", edition: str, names: Names, lang: Lang) -> str:
    """`en la tabla acumulada del Torneo Descentralizado 2014`; the edition only where it is another."""
    there = edition
    if ref.scope is not None and (ref.scope in names.editions or not _is_category(ref, edition, names)):
        there = ref.scope
    node, *rest = ref.steps
    said = names.node(there, node, lang)
    if rest:
        table = names.table(there, node, rest[0])
        said = table or f"{said}, {'grupo' if lang == 'es' else 'group'} {rest[0]}"
    where = in_the(said, lang)
    return where if there == edition else f"{where} {of_the(names.edition(there), lang)}"


def _is_category(ref: "Ref", edition: str, names: Names) -> bool:
    """A scope that is no edition is a category of the same file, whose stages are those of the edition."""
    return (edition, ref.steps[0]) in names.nodes or (edition, ref.steps[0]) in names.groups


def _right(place: str, names: Names, lang: Lang) -> str:
    """A right to enter: plain text as it is, `edition:entry.id` by the names of both."""
    edition, colon, path = place.partition(":")
    steps = path.split(".")
    if not colon or steps[0] != "entry" or len(steps) < 2:
        return place
    shown = names.places.get((edition, steps[1]), steps[1])
    return _said("entry", lang, edition=names.edition(edition), place=shown)


def _when(when: "str | date", lang: Lang) -> str:
    if isinstance(when, date):
        return fill(of(WHEN["day"], lang), {"day": date_(when, lang)}, lang)
    return of(WHEN[when], lang)


def _said(key: str, lang: Lang, **facts: object) -> str:
    return fill(of(SENTENCES[key], lang), facts, lang)
