"""A team over the editions of a folder, and a venue."""

from dataclasses import dataclass

from torneo.model import Club, NotFoundError, TeamId, Venue, VenueId
from torneo.office.lookup import everybody, table_id, the_team
from torneo.office.public.fixtures import Listed, at_venue, matches_of
from torneo.office.public.tables import FormMark, forms, played_order
from torneo.progression import AwardState, EditionState, Season, TableState
from torneo.rules.suggest import suggestion
from torneo.standings import Row


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a team in one table."""

    table: str
    state: TableState
    row: Row
    pos: int
    form: tuple[FormMark, ...]


@dataclass(frozen=True, slots=True)
class TeamEdition:
    """A team in one edition: places, last and next matches, what it won."""

    edition: EditionState
    places: tuple[Place, ...]
    played: tuple[Listed, ...]
    to_come: tuple[Listed, ...]
    awards: tuple[AwardState, ...]


@dataclass(frozen=True, slots=True)
class TeamPage:
    """`editions` in the order of the folder, those it takes part in."""

    team: TeamId
    club: Club | None
    venue: Venue | None
    editions: tuple[TeamEdition, ...]


@dataclass(frozen=True, slots=True)
class VenuePage:
    """A ground, the clubs at home there, its matches in order of days."""

    venue: Venue
    clubs: tuple[Club, ...]
    played: tuple[Listed, ...]
    to_come: tuple[Listed, ...]


def team_page(season: Season, team: str) -> TeamPage:
    """The page of a team. Raises `NotFoundError` `club-unknown` (club, suggestion), `ConflictError` `club-ambiguous`."""
    wanted = the_team(season, team)
    register = season.regulations.register
    club = register.club(wanted)
    venue = register.venue(club.home) if club is not None and club.home is not None else None
    editions = tuple(found for edition in season if (found := _in_edition(edition, wanted)) is not None)
    return TeamPage(wanted, club, venue, editions)


def _in_edition(edition: EditionState, team: TeamId) -> TeamEdition | None:
    places = []
    for state in edition.all_tables():
        if team in state.teams:
            row = state.table.row(team)
            marks = forms(state).get(team, ())
            places.append(Place(table_id(state), state, row, row.pos + state.first_pos - 1, marks))
    matches = sorted(
        (one for one in matches_of(edition) if team in (one.match.home.team, one.match.away.team)),
        key=lambda one: played_order(one.match),
    )
    awards = tuple(state for state in edition.awards if state.seat.team == team and not state.lapsed)
    if not places and not matches and not awards:
        return None
    played = tuple(one for one in matches if one.match.result is not None)
    to_come = tuple(one for one in matches if one.match.result is None)
    return TeamEdition(edition, tuple(places), played, to_come, awards)


def venue_page(season: Season, venue: str) -> VenuePage:
    """The page of a venue. Raises `NotFoundError` `no-such-venue` (venue, suggestion)."""
    register = season.regulations.register
    found = register.venue(venue)
    if found is None:
        known = tuple(str(one.id) for one in register.venues)
        raise NotFoundError("no-such-venue", venue=venue, suggestion=suggestion(venue, known))
    clubs = tuple(club for club in register.clubs if club.home == venue)
    matches = at_venue(season, VenueId(venue))
    return VenuePage(
        found,
        clubs,
        tuple(one for one in matches if one.match.result is not None),
        tuple(one for one in matches if one.match.result is None),
    )


def teams_of(edition: EditionState) -> tuple[TeamId, ...]:
    """Every team of an edition, in the order of their ids."""
    return tuple(sorted({team for stage in edition.stages for team in stage.teams}))


def all_teams(season: Season) -> tuple[TeamId, ...]:
    """Every team of the folder, in the order of their ids."""
    return tuple(sorted(set(everybody(season))))
