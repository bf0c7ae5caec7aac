from torneo import words
from torneo.registration import Player, check_squad
from torneo.rules.squads import Squad

squad = Squad.model_validate({"quotas": [{"on": "list", "max": 0, "origin": "foreign"}]})
players = [
    Player("jugador-1", origin="foreign"),
]
for finding in check_squad(players, squad, season_year=2026):
    print(words.finding(finding, "es"))
