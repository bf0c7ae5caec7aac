"""What is certain: best and worst places, points that are enough, what must happen; each with a witness."""

from torneo.qualification.conditions import Clause, Clauses, branches, conditions
from torneo.qualification.earliest import Early, earliest
from torneo.qualification.enough import Enough, enough
from torneo.qualification.places import LIMIT, Reach, best, reaches, worst
from torneo.qualification.question import Extreme
from torneo.qualification.race import Race, race_of

__all__ = [
    "LIMIT",
    "Clause",
    "Clauses",
    "Early",
    "Enough",
    "Extreme",
    "Race",
    "Reach",
    "best",
    "branches",
    "conditions",
    "earliest",
    "enough",
    "race_of",
    "reaches",
    "worst",
]
