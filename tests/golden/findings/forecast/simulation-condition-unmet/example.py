from datetime import UTC, datetime

from torneo import words
from torneo.forecast import Strengths, simulate_rest
from torneo.ledger import Draft
from torneo.ledger.entries import FixtureLine, FixturesPublished, PlaceAsserted
from torneo.model import Actor, Role
from torneo.rules.reader import load_folder
from torneo.store import MemoryLedger


class Noon:
    def now(self):
        return datetime(2026, 3, 7, 12, tzinfo=UTC)


match = FixtureLine(id="liga-2026/liga/melgar-v-utc", round=1, home="melgar", away="utc")
ledger = MemoryLedger()
ledger.append(
    (
        Draft(payload=FixturesPublished(edition="liga-2026", stage="liga", matches=(match,))),
        Draft(payload=PlaceAsserted(edition="liga-2026", place="liga.1", teams=("melgar",))),
        Draft(payload=PlaceAsserted(edition="liga-2026", place="liga.2", teams=("melgar",))),  # impossible
    ),
    actor=Actor("liga", Role.ORGANISER),
    clock=Noon(),
)
for finding in simulate_rest(load_folder("."), ledger.facts(), Strengths(), seed=1, max_tries=20).unmet:
    print(words.finding(finding, "es"))
