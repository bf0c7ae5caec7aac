from torneo import words
from torneo.forecast import Strengths, simulate_rest
from torneo.ledger import Facts
from torneo.rules.reader import load_folder

for finding in simulate_rest(load_folder("."), Facts(), Strengths(), seed=1).unmet:  # no fixture list yet
    print(words.finding(finding, "es"))
