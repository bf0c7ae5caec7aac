from datetime import date

from torneo import words
from torneo.registration import Player, check_squad
from torneo.rules.squads import Squad

squad = Squad.model_validate({"registration": [{"to": "2026-04-30"}]})
players = [
    Player("jugador-1", registered_on=date(2026, 5, 3)),
]
for finding in check_squad(players, squad, season_year=2026):
    print(words.finding(finding, "es"))
