"""From clubs.toml to the register."""

from typing import Any

from torneo.model import Club, ClubId, Register, Venue, VenueId
from torneo.rules.folder_files import RegisterFile, attributes


def register_of(file: RegisterFile) -> Register:
    """Clubs and venues in the order of the file; a club or venue without a name is called by its id."""
    return Register(
        tuple(
            Club(
                id=ClubId(row.id),
                name=row.name or row.id,
                city=row.city,
                country=row.country,
                home=VenueId(row.home) if row.home else None,
                attributes={key: _text(value) for key, value in sorted(attributes(row).items())},
            )
            for row in file.club
        ),
        tuple(
            Venue(
                id=VenueId(row.id),
                name=row.name or row.id,
                city=row.city,
                capacity=row.capacity,
                pitches=row.pitches,
                timezone=row.timezone,
            )
            for row in file.venue
        ),
    )


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value)
