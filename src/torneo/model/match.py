"""A match as it is planned: who, when, where."""

from dataclasses import dataclass
from datetime import date, datetime

from torneo.model.ids import MatchId, TeamId, VenueId


@dataclass(frozen=True, slots=True)
class Planned:
    """Day, kick-off (aware, UTC) and venue; each None as long as nobody has set it."""

    day: date | None = None
    kickoff: datetime | None = None
    venue: VenueId | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A fixture: a match that the fixture list or a tie asks for, whether played or not.

    `round` counts from 1 within the stage. `postponed_from` holds the plans it had before, oldest first.
    """

    id: MatchId
    home: TeamId
    away: TeamId
    round: int
    planned: Planned = Planned()
    postponed_from: tuple[Planned, ...] = ()
    postponed_reason: str = ""
    neutral: bool = False
