"""One random bit flipped in the database, its write-ahead log or the anchor (R4).

Each flip must be detected (an error when opening, a finding, an alarm), or harmless: the entries that can be read are
the same as before, byte for byte. 0 silent.
"""

import random
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.campaigns.scorer import request
from tests.campaigns.verdict import Verdict

from torneo.model import Actor, Role, StorageError
from torneo.store import State, open_ledger, verify_ledger

FULL, SHORT = 2000, 100


class _Clock:
    def now(self) -> datetime:
        return datetime(2024, 5, 1, 20, tzinfo=UTC)


def run(*, rounds: int, seed: int) -> Verdict:
    verdict = Verdict("bitflips", seed)
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="torneo-bits-") as place:
        whole = Path(place) / "whole"
        _make(whole)
        names = sorted(
            file.name for file in whole.iterdir() if file.suffix in {".db", ".anchor"} or "-wal" in file.name
        )
        expected = _read(_copy(whole, Path(place) / "first") / "torneo.db")
        for number in range(rounds):
            name = names[number % len(names)]
            folder = _copy(whole, Path(place) / "trial")
            text = bytearray((folder / name).read_bytes())
            byte, bit = chance.randrange(len(text)), chance.randrange(8)
            text[byte] ^= 1 << bit
            (folder / name).write_bytes(text)
            outcome = _outcome(folder / "torneo.db", expected)
            verdict.count(f"{name} {outcome}")
            if outcome == "SILENT":
                verdict.faults.append(f"{name}: byte {byte}, bit {bit}: changed and not noticed")
    verdict.counts["flips"] = rounds
    return verdict


def _make(folder: Path) -> None:
    """A ledger of 60 entries, copied while it is open: half of it in the database, the rest still in the log."""
    live = folder.with_name("live")
    live.mkdir()
    ledger = open_ledger(live / "torneo.db")
    for number in range(60):
        ledger.append((request("a", number),), actor=Actor("a", Role.ORGANISER), clock=_Clock())
        if number == 30:
            ledger.close()
            ledger = open_ledger(live / "torneo.db")
    shutil.copytree(live, folder, ignore=shutil.ignore_patterns("*.lock", "*-shm"))
    ledger.close()


def _copy(source: Path, target: Path) -> Path:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    return target


def _read(path: Path) -> tuple[object, ...]:
    ledger = open_ledger(path)
    try:
        return (
            tuple(ledger.entries()),
            ledger.head(),
            ledger.facts(),
            ledger.subject_version("liga/todos/wa-v-n7"),
            ledger.receipt_for("a", "a:7"),
        )
    finally:
        ledger.close()


def _outcome(path: Path, expected: tuple[object, ...]) -> str:
    try:
        if not verify_ledger(path).is_whole:
            return "detected"
        ledger = open_ledger(path)
        state = ledger.status.state
        ledger.close()
        if state is State.ALARM:
            return "detected"
        return "harmless" if _read(path) == expected else "SILENT"
    except StorageError:
        return "detected"
