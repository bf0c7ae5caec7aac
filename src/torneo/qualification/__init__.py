"""What is certain: best and worst places, points that are enough, what must happen; each with a witness."""

from torneo.qualification.places import LIMIT, Extreme, Reach, best, reaches, worst
from torneo.qualification.race import Race, race_of

__all__ = ["LIMIT", "Extreme", "Race", "Reach", "best", "race_of", "reaches", "worst"]
