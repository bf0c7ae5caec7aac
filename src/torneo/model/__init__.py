"""The nouns of the game as frozen values; they know nothing of files, rules or storage."""

from torneo.model.actor import Actor, Grant, Role
from torneo.model.errors import (
    ConflictError,
    NotFoundError,
    NotLoggedIn,
    NotYetPlayableError,
    PermissionDenied,
    RegulationError,
    StorageError,
    TooManyRequests,
    TorneoError,
    UsageError,
)
from torneo.model.finding import Finding, Severity, Where
from torneo.model.ids import ClubId, EditionId, MatchId, PersonId, StageId, TableId, TeamId, TieId, VenueId
from torneo.model.match import Match, Planned
from torneo.model.moment import Clock, local_date, parse_moment
from torneo.model.register import Club, Register, Venue
from torneo.model.result import Decision, Result, Score, Side, Status

__all__ = [
    "Actor",
    "Clock",
    "Club",
    "ClubId",
    "ConflictError",
    "Decision",
    "EditionId",
    "Finding",
    "Grant",
    "Match",
    "MatchId",
    "NotFoundError",
    "NotLoggedIn",
    "NotYetPlayableError",
    "PermissionDenied",
    "PersonId",
    "Planned",
    "Register",
    "RegulationError",
    "Result",
    "Role",
    "Score",
    "Severity",
    "Side",
    "StageId",
    "Status",
    "StorageError",
    "TableId",
    "TeamId",
    "TieId",
    "TooManyRequests",
    "TorneoError",
    "UsageError",
    "Venue",
    "VenueId",
    "Where",
    "local_date",
    "parse_moment",
]
