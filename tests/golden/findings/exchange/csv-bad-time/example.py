from pathlib import Path

from torneo import words
from torneo.exchange.csv_fixtures import read_fixtures

file = Path("fixture.csv")
for finding in read_fixtures(file.name, file.read_bytes()).findings:
    print(words.finding(finding, "es"))
