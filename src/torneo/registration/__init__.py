"""Who may play: players of a squad list, the places they fill, and everything that is wrong with a list. Pure."""

from torneo.registration.assignment import Assignment, assign
from torneo.registration.invented import Invented, invented_squad, season_year
from torneo.registration.players import Player, age_day, age_on, is_meant
from torneo.registration.squad_list import check_squad, described, is_open

__all__ = [
    "Assignment",
    "Invented",
    "Player",
    "age_day",
    "age_on",
    "assign",
    "check_squad",
    "described",
    "invented_squad",
    "is_meant",
    "is_open",
    "season_year",
]
