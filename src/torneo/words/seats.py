"""A slot that is not decided yet prints as words: "1.º del grupo A", "winner of M74"."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from torneo.words.catalogue.seats import LAST, RANKS, SENTENCES
from torneo.words.language import Lang, of
from torneo.words.names import Names, as_names, of_the
from torneo.words.numbers import ordinal
from torneo.words.template import fill

if TYPE_CHECKING:
    from torneo.progression.season import Seat
    from torneo.rules.refs import Place
    from torneo.rules.resolve import Slot, TableKey

_NEEDS_ARTICLE = ("ganador", "perdedor", "mejor", "último", "penúltimo", "winner", "loser", "best", "last")
_OWN_GROUP_WORDS = ("grupo", "group", "serie", "zona", "pool", "conference", "conferencia", "liga", "league")


def seat(
    seat: "Seat", names: "Names | Mapping[str, str]", lang: Lang, *, edition: str = "", short: bool = False
) -> str:
    """The team in a seat by name; while it is open, what will decide it.

    Args:
        edition: Where it is read: a slot of another edition is said with that edition's name. "": nowhere said.
        short: Without the stage where a group, table or tie says enough, as on a bracket.
    """
    names = as_names(names)
    if seat.team is not None:
        return names.team(seat.team)
    if seat.slot is None:
        return of(SENTENCES["draw"], lang)
    return slot(seat.slot, names, lang, place=seat.place, edition=edition, short=short)


def for_whom(seat_: "Seat", names: "Names | Mapping[str, str]", lang: Lang, *, edition: str = "") -> str:
    """As `seat`, to stand after "para", "for": `Melgar`, `el ganador de la final`, `the 1st of group A`."""
    said = seat(seat_, names, lang, edition=edition)
    if seat_.team is not None or seat_.slot is None:
        return said
    if not said[0].isdigit() and not said.startswith(_NEEDS_ARTICLE):
        return said
    return f"el {said}" if lang == "es" else f"the {said}"


def slot(
    slot: "Slot",
    names: "Names | Mapping[str, str]",
    lang: Lang,
    *,
    place: int | None = None,
    edition: str = "",
    short: bool = False,
) -> str:
    """What decides a slot. `place` is the exact place where the slot names a range."""
    # A slot exists only where this module is loaded already; `words` itself does not wait for it.
    from torneo.rules.resolve import (
        AllocationSlot,
        AllSlot,
        EntrySlot,
        PlaceSlot,
        RestSlot,
        TeamSlot,
        TieSlot,
        TiesSlot,
        WholeNode,
        WholeTable,
    )

    names = as_names(names)
    match slot:
        case TeamSlot(team=team):
            return names.team(team)
        case PlaceSlot(table=table, place=written):
            return _place(table, place_words(written, lang, place), names, lang, edition=edition, short=short)
        case TieSlot(node=node, tie=tie, side=side):
            if (node.edition, node.name.rpartition(":")[2]) in names.single:
                tied = _node(node.edition, node.name, names, lang, edition)
            elif tie.isdigit():
                tied = f"de la llave {tie}" if lang == "es" else f"of tie {tie}"
                tied += "" if short else f" {_node(node.edition, node.name, names, lang, edition)}"
            else:
                tied = f"{'de' if lang == 'es' else 'of'} {tie}"
            return _said(side, lang, of_tie=tied)
        case TiesSlot(node=node, side=sides):
            return _said(sides, lang, of_stage=_node(node.edition, node.name, names, lang, edition))
        case EntrySlot(edition=there, id=name, place=written):
            said = names.places.get((there, name), name)
            number = place if place is not None else str(written) if written is not None else ""
            return _said("entry", lang, name=said, place=str(number))
        case AllocationSlot(node=node, slot=name):
            plain = node.name.rpartition(":")[2]
            rank = names.ranked.get((node.edition, plain))
            if rank is not None:
                said = of(RANKS[rank], lang) if rank in RANKS else ordinal(rank, lang)
                return _said("best", lang, rank=said, slot=name)
            return _said("allocation", lang, name=names.node(node.edition, node.name, lang), slot=name)
        case AllSlot():
            return _said("all", lang)
        case RestSlot():
            return _said("rest", lang)
        case WholeNode(node=node):
            return _said("whole", lang, of_stage=_node(node.edition, node.name, names, lang, edition))
        case WholeTable(table=table):
            return _place(table, _said_one(lang), names, lang, edition=edition, short=short)


def place_words(written: "Place", lang: Lang, exact: int | None = None) -> str:
    """`1.º`, `1.º-8.º`, `último`, `penúltimo`; in English `1st`, `1st-8th`, `last`, `last but one`."""
    if exact is not None:
        return ordinal(exact, lang)
    if written.first == "last":
        if written.up < 2:
            return of(LAST["last-1" if written.up else "last"], lang)
        return fill(of(LAST["last-n"], lang), {"count": written.up}, lang)
    low = ordinal(int(written.first), lang)
    if not written.is_range:
        return low
    high = of(LAST["last"], lang) if written.last == "last" else ordinal(int(written.last), lang)
    return f"{low} a {high}" if lang == "es" else f"{low} to {high}"


def table_name(
    table: "TableKey",
    names: "Names | Mapping[str, str]",
    lang: Lang,
    *,
    edition: str = "",
    short: bool = False,
) -> str:
    """What a table is called: "grupo A, Torneo del Inca", "tabla acumulada"; `edition`, `short` as in `seat`."""
    names = as_names(names)
    stage = names.node(table.edition, table.node, lang)
    elsewhere = f", {names.edition(table.edition)}" if edition and edition != table.edition else ""
    if not table.table:
        return f"{stage}{elsewhere}"
    own = names.table(table.edition, table.node, table.table)
    if own is None:
        own = _group_name(table.table, lang) if _is_group(table, names) else table.table
    return own if short else f"{own}, {stage}{elsewhere}"


def _place(table: "TableKey", said: str, names: Names, lang: Lang, *, edition: str, short: bool) -> str:
    stage = _node(table.edition, table.node, names, lang, edition)
    if not table.table:
        return _said("place", lang, place=said, of_stage=stage)
    alone = short or (edition in ("", table.edition) and names.is_only_group(*table))
    facts = {"place": said, "of_stage": "" if alone else stage}
    own = names.table(table.edition, table.node, table.table)
    if own is not None:
        return _said("place-table", lang, of_table=of_the(own, lang), **facts)
    if not _is_group(table, names):
        shown = f"tabla {table.table}" if lang == "es" else f"table {table.table}"
        return _said("place-table", lang, of_table=of_the(shown, lang), **facts)
    if table.table.lower().startswith(_OWN_GROUP_WORDS):
        return _said("place-own-group", lang, of_group=of_the(table.table, lang), **facts)
    return _said("place-group", lang, group=table.table, **facts)


def _is_group(table: "TableKey", names: Names) -> bool:
    known = names.groups.get((table.edition, table.node.rpartition(":")[2]))
    return table.table in known if known is not None else True


def _group_name(group: str, lang: Lang) -> str:
    if group.lower().startswith(_OWN_GROUP_WORDS):
        return group
    return f"grupo {group}" if lang == "es" else f"group {group}"


def _node(there: str, node: str, names: Names, lang: Lang, edition: str) -> str:
    said = of_the(names.node(there, node, lang), lang)
    return f"{said}, {names.edition(there)}" if edition and edition != there else said


def _said_one(lang: Lang) -> str:
    return "uno" if lang == "es" else "one"


def _said(key: str, lang: Lang, **facts: object) -> str:
    return fill(of(SENTENCES[key], lang), facts, lang)
