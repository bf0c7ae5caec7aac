"""The values that queries hand out, for those who show them."""

from torneo.ledger import Entry
from torneo.model import MatchId
from torneo.progression import AwardState, EditionState, KnockoutState, MatchState, TieState

__all__ = ["AwardState", "EditionState", "Entry", "KnockoutState", "MatchId", "MatchState", "TieState"]
