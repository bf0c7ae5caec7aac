"""`kill -9` at random moments under four writers: two processes with two threads each (R1).

Passes when no acknowledged entry is lost, no key has two entries, a retry gives the entry that was told before, and
the chain and the anchor are whole after every kill.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.campaigns.verdict import Verdict

from torneo.store import State, open_ledger, verify_ledger
from torneo.store.base import Head

FULL, SHORT = 200, 10
_PER_LEDGER = 20
"""Rounds after which a new ledger is begun, so that the checks of a round stay short."""
_ROOT = Path(__file__).resolve().parents[2]


def run(*, rounds: int, seed: int) -> Verdict:
    verdict = Verdict("kill", seed)
    chance = random.Random(seed)
    done = 0
    while done < rounds:
        with tempfile.TemporaryDirectory(prefix="torneo-kill-") as folder:
            for number in range(min(_PER_LEDGER, rounds - done)):
                _round(Path(folder), number, chance, verdict)
                done += 1
    return verdict


def _round(folder: Path, number: int, chance: random.Random, verdict: Verdict) -> None:
    ledger, told = folder / "torneo.db", folder / "told"
    before = len(told.read_bytes()) if told.exists() else 0
    command = [sys.executable, "-m", "tests.campaigns.scorer", str(ledger), str(told)]
    scorers = [
        subprocess.Popen([*command, writer, str(number), "2"], cwd=_ROOT, stderr=subprocess.PIPE)
        for writer in ("a", "b")
    ]
    give_up = time.monotonic() + 30
    while (told.stat().st_size if told.exists() else 0) == before and time.monotonic() < give_up:
        time.sleep(0.002)
    time.sleep(chance.uniform(0, 0.25))
    for scorer in scorers:
        scorer.kill()
    for scorer in scorers:
        said = scorer.communicate()[1]
        if said:
            verdict.faults.append(f"round {number}: a scorer died by itself: {said.decode()[-400:]}")
    verdict.count("kills", len(scorers))
    _check(ledger, told, number, verdict)


def _check(ledger: Path, told: Path, number: int, verdict: Verdict) -> None:
    report = verify_ledger(ledger)
    verdict.faults += [f"round {number}: {each}" for each in report.findings if each.severity == "error"]
    opened = open_ledger(ledger)
    try:
        if opened.status.state not in {State.ANCHORED, State.EXTENDED}:
            verdict.faults.append(f"round {number}: {opened.status}")
        verdict.count("times the anchor had to be extended", int(opened.status.state is State.EXTENDED))
        entries = {entry.sequence: entry for entry in opened.entries()}
        head = opened.head()
    finally:
        opened.close()
    if head == Head():
        verdict.faults.append(f"round {number}: nothing was recorded")
    keys = [(entry.recorded_by, entry.key) for entry in entries.values() if entry.key]
    if len(keys) != len(set(keys)):
        verdict.faults.append(f"round {number}: {len(keys) - len(set(keys))} entries doubled")
    by_key: dict[tuple[str, str], str] = {}
    lines = told.read_text().splitlines() if told.exists() else []
    for line in lines:
        actor, key, sequence, hash_ = line.split()
        entry = entries.get(int(sequence))
        if entry is None or entry.hash != hash_ or entry.key != key:
            verdict.faults.append(f"round {number}: acknowledged and lost: {line}")
        if by_key.setdefault((actor, key), sequence) != sequence:
            verdict.faults.append(f"round {number}: a retry gave another entry: {line}")
    verdict.counts["receipts checked"] = verdict.counts.get("receipts checked", 0) + len(lines)
    verdict.counts["retried keys told twice"] = (
        verdict.counts.get("retried keys told twice", 0) + len(lines) - len(by_key)
    )
