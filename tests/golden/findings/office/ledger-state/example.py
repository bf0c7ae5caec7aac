from pathlib import Path

from torneo import words
from torneo.office.folder import open_folder
from torneo.office.queries import ledger_status

with open_folder(".", ledger=Path("torneo.db")) as folder:
    folder.ledger(create=True)
    print(words.finding(ledger_status(folder), "es"))
