from datetime import date

from torneo import words
from torneo.registration import Player, check_squad
from torneo.rules.squads import Squad

squad = Squad.model_validate({"places": [{"name": "Sub-19", "count": 1, "age_max": 19}]})
players = [
    Player("jugador-1", born=date(2008, 5, 1)),
    Player("jugador-2", born=date(2009, 5, 1)),
]
for finding in check_squad(players, squad, season_year=2026):
    print(words.finding(finding, "es"))
