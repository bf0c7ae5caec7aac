"""A process that records results until it is killed; `python -m tests.campaigns.scorer LEDGER TOLD WRITER ROUND THREADS`.

Every acknowledged receipt is appended to the file TOLD. The requests of the round before are sent again first, with
their keys, as a client does whose connection broke: each must give one entry, the same as was told.
"""

import os
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from torneo.ledger import Draft
from torneo.ledger.entries import ResultRecorded
from torneo.model import Actor, Role
from torneo.store import open_ledger


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


def request(writer: str, number: int) -> Draft:
    match = f"liga/todos/w{writer}-v-n{number}"
    return Draft(
        payload=ResultRecorded(match=match, score=f"{number % 7}-{number % 3}"), key=f"{writer}:{number}"
    )


def main() -> None:
    ledger_path, told_path, writer, round_, threads = sys.argv[1:]
    ledger = open_ledger(Path(ledger_path), timeout=60)
    told = os.open(told_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    clock, actor = SystemClock(), Actor(f"scorer-{writer}", Role.COMMISSIONER)

    def record(name: str, number: int) -> None:
        draft = request(name, number)
        (receipt,) = ledger.append((draft,), actor=actor, clock=clock)
        os.write(told, f"{actor.id} {draft.key} {receipt.sequence} {receipt.hash}\n".encode())

    def work(thread: int) -> None:
        if int(round_):
            for number in range(3):
                record(f"{writer}-{thread}-{int(round_) - 1}", number)
        number = 0
        while True:
            record(f"{writer}-{thread}-{round_}", number)
            number += 1

    for thread in range(1, int(threads)):
        threading.Thread(target=work, args=(thread,), daemon=True).start()
    work(0)


if __name__ == "__main__":
    main()
