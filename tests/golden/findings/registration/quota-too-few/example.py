from datetime import date

from torneo import words
from torneo.registration import Player, check_squad
from torneo.rules.squads import Squad

squad = Squad.model_validate({"quotas": [{"on": "list", "min": 1, "born_from": 2007}]})
players = [
    Player("jugador-1", born=date(1990, 5, 1)),
]
for finding in check_squad(players, squad, season_year=2026):
    print(words.finding(finding, "es"))
