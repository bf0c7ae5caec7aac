from datetime import UTC, datetime

from torneo import words
from torneo.ledger import Draft
from torneo.ledger.entries import FixtureLine, FixturesPublished, ResultRecorded, TableAsserted, TableRow
from torneo.model import Actor, Role
from torneo.progression import build
from torneo.rules.reader import load_folder
from torneo.store import MemoryLedger


class Noon:
    def now(self):
        return datetime(2026, 3, 7, 12, tzinfo=UTC)


match = FixtureLine(id="liga-2026/liga/melgar-v-utc", round=1, home="melgar", away="utc")
printed = TableRow(team="melgar", points=3)
ledger = MemoryLedger()
ledger.append(
    (
        Draft(payload=FixturesPublished(edition="liga-2026", stage="liga", matches=(match,))),
        Draft(payload=ResultRecorded(match=match.id, score="2-1")),
        Draft(
            payload=TableAsserted(edition="liga-2026", table="apertura", rows=(printed,)),
            source="El Comercio",
        ),
    ),
    actor=Actor("liga", Role.ORGANISER),
    clock=Noon(),
)
for finding in build(load_folder("."), ledger.facts()).findings:
    print(words.finding(finding, "es"))
