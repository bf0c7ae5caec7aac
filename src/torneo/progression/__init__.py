"""Stages that feed stages: builds the Season from regulations and facts. Pure."""

from torneo.progression.build import build
from torneo.progression.draws import awaits_draw, make_draw
from torneo.progression.plan import TablePlan, plan_table
from torneo.progression.planned import SeasonPlan
from torneo.progression.planning import plan_season
from torneo.progression.season import (
    AllocationState,
    AwardState,
    EditionState,
    EntryState,
    GroupState,
    KnockoutState,
    LeagueState,
    MatchLeft,
    MatchState,
    RecordState,
    Season,
    Seat,
    TableState,
    TieState,
)
from torneo.progression.zones import Zone, zones

__all__ = [
    "AllocationState",
    "AwardState",
    "EditionState",
    "EntryState",
    "GroupState",
    "KnockoutState",
    "LeagueState",
    "MatchLeft",
    "MatchState",
    "RecordState",
    "Season",
    "SeasonPlan",
    "Seat",
    "TablePlan",
    "TableState",
    "TieState",
    "Zone",
    "awaits_draw",
    "build",
    "make_draw",
    "plan_season",
    "plan_table",
    "zones",
]
