"""The register of clubs and venues that the editions of a folder share."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from torneo.model.ids import ClubId, VenueId


@dataclass(frozen=True, slots=True)
class Venue:
    """A ground. `pitches` matches can be played on it at once; `capacity` in spectators, None: not known."""

    id: VenueId
    name: str
    city: str | None = None
    capacity: int | None = None
    pitches: int = 1
    timezone: str | None = None


@dataclass(frozen=True, slots=True)
class Club:
    """A legal body. `attributes` are further columns of the register, which a draw may keep apart."""

    id: ClubId
    name: str
    city: str | None = None
    country: str | None = None
    home: VenueId | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Register:
    """Clubs and venues, in the order of the file."""

    clubs: tuple[Club, ...] = ()
    venues: tuple[Venue, ...] = ()

    def club(self, club_id: str) -> Club | None:
        return next((club for club in self.clubs if club.id == club_id), None)

    def venue(self, venue_id: str) -> Venue | None:
        return next((venue for venue in self.venues if venue.id == venue_id), None)

    def name(self, club_id: str) -> str:
        """Name of a club; an id that is not in the register is its own name."""
        club = self.club(club_id)
        return club.name if club else club_id
