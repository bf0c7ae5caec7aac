from torneo import words
from torneo.registration import Player, check_squad
from torneo.rules.squads import Squad

squad = Squad.model_validate({"registered_with_club": True})
players = [
    Player("jugador-1"),
]
for finding in check_squad(players, squad, season_year=2026, club="melgar"):
    print(words.finding(finding, "es"))
