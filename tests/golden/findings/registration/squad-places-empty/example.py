from torneo import words
from torneo.registration import check_squad
from torneo.rules.squads import Squad

squad = Squad.model_validate({"places": [{"name": "Sub-19", "count": 1, "age_max": 19}]})
players = []
for finding in check_squad(players, squad, season_year=2026):
    print(words.finding(finding, "es"))
