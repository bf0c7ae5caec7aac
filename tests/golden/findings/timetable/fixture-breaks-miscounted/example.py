from torneo import words
from torneo.timetable.checker import check
from torneo.timetable.fixture_list import FixtureList, Pairing

fixtures = FixtureList(
    rounds=(
        (Pairing(round=1, home="melgar", away="utc"),),
        (Pairing(round=2, home="utc", away="melgar"),),
    ),
    byes=(None, None),
    method="by hand",
    breaks=1,
)
for finding in check(fixtures, ["melgar", "utc"], meetings=2):
    print(words.finding(finding, "es"))
