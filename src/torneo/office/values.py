"""The values that queries hand out, for those who show them."""

from torneo.ledger import Entry
from torneo.model import MatchId
from torneo.progression import (
    AwardState,
    EditionState,
    KnockoutState,
    LeagueState,
    MatchState,
    Season,
    TableState,
    TieState,
    Zone,
    awaits_draw,
)
from torneo.rules.differences import Change

__all__ = [
    "AwardState",
    "Change",
    "EditionState",
    "Entry",
    "KnockoutState",
    "LeagueState",
    "MatchId",
    "MatchState",
    "Season",
    "TableState",
    "TieState",
    "Zone",
    "awaits_draw",
]
