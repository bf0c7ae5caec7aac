"""Where entries and personal data live: memory, SQLite, the anchor, the person vault, backups.

Nothing heavy is imported here: a ledger opens in milliseconds and is replayed when somebody asks for its facts.
"""

from torneo.store.backup import backup, restore
from torneo.store.base import Head, Ledger, Receipt, State, Status
from torneo.store.memory import MemoryLedger
from torneo.store.sqlite import SqliteLedger, open_ledger
from torneo.store.textform import export_text, import_text
from torneo.store.trial import TrialLedger, TrialVault
from torneo.store.vault import Person, Vault, Verdict
from torneo.store.verify import Report, verify_ledger

__all__ = [
    "Head",
    "Ledger",
    "MemoryLedger",
    "Person",
    "Receipt",
    "Report",
    "SqliteLedger",
    "State",
    "Status",
    "TrialLedger",
    "TrialVault",
    "Vault",
    "Verdict",
    "backup",
    "export_text",
    "import_text",
    "open_ledger",
    "restore",
    "verify_ledger",
]
