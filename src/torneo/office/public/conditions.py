"""What must happen in a table, and the points that are enough: what `torneo qualify` prints, laid out for its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from torneo.model import NotFoundError, TeamId, TorneoError
from torneo.office.forecaster import State
from torneo.office.lookup import table_id, tables_of, the_edition, the_tables
from torneo.office.public.chances import Ask, Supposed, first_table, is_played_out, question_of, supposed_of
from torneo.office.questions import ROUNDS_TOLD, Certainty
from torneo.office.site import View
from torneo.progression import EditionState, TableState
from torneo.words import Lang


@dataclass(frozen=True, slots=True)
class ClubCase:
    """When a club ends in some places. `branches`: what each result of its last match means, the best first."""

    team: TeamId
    text: str
    branches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacesCase:
    """Some places from the top down: who still plays for them, who has them for sure, who no longer can."""

    places: tuple[int, ...]
    open: tuple[ClubCase, ...]
    sure: tuple[TeamId, ...]
    out: tuple[TeamId, ...]


@dataclass(frozen=True, slots=True)
class PointsRow:
    """A club and, for each place that counts, the points that make sure of it and those with which it is still possible.

    None for `guarantee`: no number of points makes sure; None for `allow`: it is out of reach.
    """

    team: TeamId
    points: int
    left: int
    best: int
    worst: int
    marks: tuple[tuple[int | None, int | None], ...]


@dataclass(frozen=True, slots=True)
class ConditionsPage:
    """One table of an edition.

    Attributes:
        places: What the marks of the rows are about.
        left_most: Matches left of the club that has most of them.
        told_from: With how many left what must happen is told.
        notes: What has to be known of it, in sentences.
    """

    edition: EditionState
    table: TableState
    id: str
    tables: tuple[tuple[str, TableState], ...]
    state: State
    supposed: tuple[Supposed, ...]
    is_over: bool
    cases: tuple[PlacesCase, ...] = ()
    places: tuple[int, ...] = ()
    rows: tuple[PointsRow, ...] = ()
    notes: tuple[str, ...] = ()
    left_most: int = 0
    told_from: int = ROUNDS_TOLD

    @property
    def is_waiting(self) -> bool:
        return not self.is_over and self.state.is_waiting

    @property
    def error(self) -> TorneoError | None:
        return self.state.error

    @property
    def is_early(self) -> bool:
        """So many matches are left that it is not told what must happen."""
        return self.left_most > self.told_from


def conditions_page(
    view: View,
    ask: Ask,
    edition: str,
    lang: Lang,
    *,
    table: str | None = None,
    supposed: Sequence[str] = (),
) -> ConditionsPage:
    """The page of what must happen in a table; what is not known is asked for and will be known later.

    Raises: as `chances_page`.
    """
    where = the_edition(view.season, edition)
    tables = tuple(tables_of(where).items())
    if not tables:
        raise NotFoundError("chances-no-table", edition=edition)
    chosen = the_tables(where, table)[0] if table else first_table(where)
    asked = supposed_of(view, edition, supposed)
    name = table_id(chosen)
    if is_played_out(where):
        return ConditionsPage(where, chosen, name, tables, State(), asked, is_over=True)
    state = ask(question_of("certain", view, edition, asked))
    if not isinstance(state.answer, Certainty):
        return ConditionsPage(where, chosen, name, tables, state, asked, is_over=False)
    data = state.answer.data[lang]
    clubs = [club for club in data["clubs"] if club["group"] == name]
    places = tuple(int(place) for place in clubs[0]["allow"]) if clubs else ()
    return ConditionsPage(
        where,
        chosen,
        name,
        tables,
        state,
        asked,
        is_over=False,
        cases=_cases(clubs),
        places=places,
        rows=tuple(_row(club, places) for club in clubs),
        notes=tuple(each["text"] for each in data["findings"] if each["subject"] in (name, "")),
        left_most=max((club["left"] for club in clubs), default=0),
    )


def _cases(clubs: Sequence[Mapping[str, Any]]) -> tuple[PlacesCase, ...]:
    found: dict[tuple[int, ...], dict[str, list[Any]]] = {}
    for club in clubs:
        for each in club.get("conditions", ()):
            held = found.setdefault(tuple(each["places"]), {"open": [], "clinched": [], "eliminated": []})
            team = TeamId(club["team"])
            told = ClubCase(team, each["text"], tuple(each["branches"])) if each["status"] == "open" else team
            held[each["status"]].append(told)
    return tuple(
        PlacesCase(places, tuple(held["open"]), tuple(held["clinched"]), tuple(held["eliminated"]))
        for places, held in sorted(found.items())
    )


def _row(club: Mapping[str, Any], places: Sequence[int]) -> PointsRow:
    bounds = club["bounds"]
    return PointsRow(
        TeamId(club["team"]),
        club["points"],
        club["left"],
        bounds["best"],
        bounds["worst"],
        tuple((club["guarantee"][str(place)], club["allow"][str(place)]) for place in places),
    )
