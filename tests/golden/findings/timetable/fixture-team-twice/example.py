from torneo import words
from torneo.timetable.checker import check
from torneo.timetable.fixture_list import FixtureList, Pairing

fixtures = FixtureList(
    rounds=(
        (
            Pairing(round=1, home="melgar", away="utc"),
            Pairing(round=1, home="melgar", away="boys"),
        ),
    ),
    byes=(None,),
    method="by hand",
    breaks=0,
)
for finding in check(fixtures, ["boys", "melgar", "utc"]):
    print(words.finding(finding, "es"))
