from pathlib import Path

from torneo import words
from torneo.office.chances import Settings, chances_of_results

found = chances_of_results(Path("resultados.csv"), "brazil-2014", Settings(runs=64))
for finding in found.findings:
    if finding.code == "forecast-recorded":
        print(words.finding(finding, "es"))
