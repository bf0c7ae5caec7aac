from torneo import words
from torneo.office.chances import Settings, chances_of_season
from torneo.office.folder import open_folder

with open_folder(".") as workspace:
    found = chances_of_season(workspace, None, Settings(runs=64))
for finding in found.findings:
    if finding.code == "forecast-no-fixtures":
        print(words.finding(finding, "es"))
