"""What is known already of chances, for pages about other things: marks in a table, a few lines about a team.

These pages ask for nothing: where no answer is kept they show nothing, and cost nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from torneo.model import TeamId
from torneo.office.chances_shown import ClubChances, Exact
from torneo.office.forecaster import State
from torneo.office.lookup import table_id
from torneo.office.public.chances import Rung, ladder_zones, of_zone, question_of
from torneo.office.public.tables import TablePage
from torneo.office.public.teams import TeamPage
from torneo.office.questions import Outlook, Question
from torneo.office.site import View
from torneo.progression import TableState, Zone

Look = Callable[[Question], State]
"""How a page looks for an answer without asking for it: `Forecaster.look` with all else filled in."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is proved of a club in a table: zones it is certain of, and its place where that is certain (0: it is not)."""

    zones: tuple[Zone, ...]
    place: int = 0


@dataclass(frozen=True, slots=True)
class TeamOutlook:
    """A team in one table of an edition: the places it can still have, and its chances of what they give."""

    edition: str
    table: TableState
    id: str
    exact: Exact | None
    zones: tuple[tuple[Zone | None, Rung], ...]


def marks_of(page: TablePage, view: View, look: Look) -> Mapping[TeamId, Mark]:
    """Marks for the clubs of a whole table; none for some rounds or matches of it, nor for a table that is final."""
    if not page.is_whole or page.state.complete:
        return {}
    found = look(question_of("chances", view, str(page.edition.id))).answer
    if not isinstance(found, Outlook):
        return {}
    marks = {}
    for table in found.chances.tables:
        if table.key != page.state.key:
            continue
        for club in table.clubs:
            if club.exact is None:
                continue
            zones = tuple(zone for zone in page.zones if club.exact.is_certain(zone.places))
            best, worst = club.exact.best_bound, club.exact.worst_bound
            if zones or best == worst:
                place = best + page.state.first_pos - 1 if best == worst else 0
                marks[club.team] = Mark(zones, place)
    return marks


def outlooks_of(page: TeamPage, view: View, look: Look) -> Mapping[str, tuple[TeamOutlook, ...]]:
    """What is known of a team's chances, by edition; tables that are final are left out."""
    found: dict[str, tuple[TeamOutlook, ...]] = {}
    for each in page.editions:
        edition = str(each.edition.id)
        open_tables = {place.state.key: place.state for place in each.places if not place.state.complete}
        if not open_tables:
            continue
        answer = look(question_of("chances", view, edition)).answer
        if not isinstance(answer, Outlook):
            continue
        told = []
        for table in answer.chances.tables:
            state = open_tables.get(table.key)
            club = next((one for one in table.clubs if one.team == page.team), None)
            if state is not None and club is not None:
                zones = tuple(
                    (zone, _rung(club, zone, table.seasons))
                    for zone in ladder_zones(view.season, table) or (None,)
                )
                told.append(TeamOutlook(edition, state, table_id(state), club.exact, zones))
        if told:
            found[edition] = tuple(told)
    return found


def _rung(club: ClubChances, zone: Zone | None, seasons: int) -> Rung:
    count, proved = of_zone(club, zone)
    return Rung(club.team, count, seasons, proved)
