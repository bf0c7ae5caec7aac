"""What clubs, editions, stages and tables are called, by their ids; and the Spanish article that goes before a name."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from torneo.words.catalogue.seats import STAGES
from torneo.words.language import Lang, of

if TYPE_CHECKING:
    from torneo.rules.folder import Regulations
    from torneo.rules.refs import Ref
    from torneo.rules.regulation import Allocation, Regulation


class Names(NamedTuple):
    """Names by id. What is missing is called by its id; an empty `Names` is fine.

    Attributes:
        teams: Team or club id -> name.
        editions: Edition id -> name.
        nodes: (edition, stage, table, record or allocation) -> name.
        tables: (edition, stage, further table) -> name.
        places: (edition, place of [entry]) -> name.
        groups: (edition, stage) -> names of its groups.
        single: Knock-out stages of one tie: their winner is called by the stage.
        ranked: (edition, allocation) -> the place in each group that it allocates: 3 for the best thirds.
    """

    teams: Mapping[str, str] = {}
    editions: Mapping[str, str] = {}
    nodes: Mapping[tuple[str, str], str] = {}
    tables: Mapping[tuple[str, str, str], str] = {}
    places: Mapping[tuple[str, str], str] = {}
    groups: Mapping[tuple[str, str], tuple[str, ...]] = {}
    single: frozenset[tuple[str, str]] = frozenset()
    ranked: Mapping[tuple[str, str], int] = {}

    def team(self, team: str) -> str:
        return self.teams.get(team, team)

    def edition(self, edition: str) -> str:
        return self.editions.get(edition, edition)

    def node(self, edition: str, node: str, lang: Lang) -> str:
        """A stage or table; one of a category, `sub-12:liga`, with its category.

        One without a name is called by its id, a common one such as `semi-finals` in the reader's language.
        """
        category, colon, plain = node.rpartition(":")
        name = self.nodes.get((edition, plain))
        if name is None:
            name = of(STAGES[plain], lang) if plain in STAGES else plain
        return f"{name} {category}" if colon else name

    def is_only_group(self, edition: str, node: str, group: str) -> bool:
        """Whether a group says enough by itself: its stage has no name, and no other stage has such a group."""
        plain = node.rpartition(":")[2]
        others = any(
            there == edition and stage != plain and group in names
            for (there, stage), names in self.groups.items()
        )
        return (edition, plain) not in self.nodes and (edition, plain) in self.groups and not others

    def table(self, edition: str, node: str, table: str) -> str | None:
        """A further table of a stage by its name; None: it has none."""
        return self.tables.get((edition, node.rpartition(":")[2], table))


def as_names(names: "Names | Mapping[str, str]") -> Names:
    """Names of clubs alone are names too."""
    return names if isinstance(names, Names) else Names(teams=names)


def names_of(regulations: "Regulations") -> Names:
    """Every name that the files of a folder give."""
    editions: dict[str, str] = {}
    nodes: dict[tuple[str, str], str] = {}
    tables: dict[tuple[str, str, str], str] = {}
    places: dict[tuple[str, str], str] = {}
    groups: dict[tuple[str, str], tuple[str, ...]] = {}
    single: set[tuple[str, str]] = set()
    ranked: dict[tuple[str, str], int] = {}
    for edition, regulation in regulations.editions.items():
        if regulation.edition.name:
            editions[edition] = regulation.edition.name
        for listed in (regulation.stage, regulation.table, regulation.record, regulation.allocation):
            nodes |= {(edition, node.id): node.name for node in listed if node.name}
        for stage in regulation.stage:
            groups[edition, stage.id] = tuple(stage.groups or ())
            if stage.kind == "knockout" and not stage.pair and len(stage.ties) < 2 and stage.draw is None:
                single.add((edition, stage.id))
            tables |= {(edition, stage.id, table.id): table.name for table in stage.table if table.name}
        places |= {(edition, place.id): place.name for place in regulation.entry.places if place.name}
        for allocation in regulation.allocation:
            place = _ranked_place(regulation, allocation)
            if place is not None:
                ranked[edition, allocation.id] = place
    return Names(
        teams={club.id: club.name for club in regulations.register.clubs},
        editions=editions,
        nodes=nodes,
        tables=tables,
        places=places,
        groups=groups,
        single=frozenset(single),
        ranked=ranked,
    )


def _ranked_place(regulation: "Regulation", allocation: "Allocation") -> int | None:
    """3 where an allocation is of a table of all thirds; None where its teams come from elsewhere."""
    steps = allocation.of.steps
    stage = regulation.stage_by_id(steps[0])
    if stage is None or len(steps) != 3:
        return None
    table = next((table for table in stage.table if table.id == steps[1]), None)
    found = {_exact(ref) for ref in table.of} if table else set()
    return found.pop() if len(found) == 1 else None


def _exact(ref: "Ref") -> int | None:
    place = ref.place
    return place.first if place and not place.is_range and isinstance(place.first, int) else None


_FEMININE = frozenset(
    """final semifinal fase tabla etapa liguilla ronda llave copa serie zona liga primera segunda tercera promoción
    rueda clasificación fecha reclasificación supercopa recopa división""".split()  # noqa: SIM905 - a list to read
)
_MASCULINE = frozenset(
    """torneo grupo apertura clausura repechaje campeonato cuadrangular hexagonal octogonal triangular
    descentralizado cuadro mundial partido playoff play-off""".split()  # noqa: SIM905
)
_MANY_FEMININE = frozenset(("finales", "semifinales", "llaves", "series", "eliminatorias", "rondas"))
_MANY_MASCULINE = frozenset(
    ("grupos", "cuartos", "octavos", "dieciseisavos", "play-offs", "playoffs", "repechajes")
)
_ENGLISH = frozenset(
    (
        "final",
        "semifinals",
        "semi-finals",
        "quarter-finals",
        "play-offs",
        "playoffs",
        "third-place",
        "group",
        "round",
    )
)


def of_the(name: str, lang: Lang) -> str:
    """`de la final`, `del Torneo del Inca`, `de los octavos`; `of the final`, `of Torneo del Inca`."""
    first = _first_word(name)
    if lang == "en":
        return f"of the {name}" if first in _ENGLISH else f"of {name}"
    for words, article in (
        (_FEMININE, "de la"),
        (_MASCULINE, "del"),
        (_MANY_FEMININE, "de las"),
        (_MANY_MASCULINE, "de los"),
    ):
        if first in words:
            return f"{article} {name}"
    return f"de {name}"


def in_the(name: str, lang: Lang) -> str:
    """`en la tabla acumulada`, `en el Torneo Apertura`; `in Tabla acumulada`, `in the final`."""
    said = of_the(name, lang)
    if lang == "en":
        return said.replace("of", "in", 1)
    return said.replace("del", "en el", 1) if said.startswith("del ") else said.replace("de", "en", 1)


def _first_word(name: str) -> str:
    return name.strip().lower().partition(" ")[0]
