"""The disk runs full while results are recorded, and has room again later (R5).

On a small tmpfs where mounting is permitted; else a limit on the size of files stands in for it, which is said.
Passes when nothing acknowledged is lost, the refusal says so, and the same open ledger records again once there is
room, the retried request included, without doubling it.
"""

import contextlib
import random
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.campaigns.scorer import request
from tests.campaigns.verdict import Verdict

from torneo.model import Actor, Role, StorageError
from torneo.store import Receipt, open_ledger, verify_ledger
from torneo.store.sqlite import SqliteLedger

FULL, SHORT = 5, 1
_ACTOR = Actor("a", Role.ORGANISER)


class _Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)


def run(*, rounds: int, seed: int) -> Verdict:
    verdict = Verdict("diskfull", seed)
    chance = random.Random(seed)
    for number in range(rounds):
        kilobytes = chance.randrange(1500, 6000)
        with (
            tempfile.TemporaryDirectory(prefix="torneo-full-") as place,
            _small(Path(place), kilobytes) as disk,
        ):
            if disk is None:
                _with_limit(Path(place), kilobytes, number, verdict)
                verdict.note = (
                    "mounting is not permitted here: a limit on file sizes stood in for a full disk"
                )
            else:
                ballast = disk / "ballast"
                ballast.write_bytes(b"x" * (kilobytes * 1024 // 3))
                _trial(disk, ballast.unlink, number, verdict)
        verdict.count("disks filled")
    return verdict


@contextlib.contextmanager
def _small(place: Path, kilobytes: int) -> Iterator[Path | None]:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(place)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def _with_limit(place: Path, kilobytes: int, number: int, verdict: Verdict) -> None:
    import resource
    import signal

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, hard))
    try:
        _trial(place, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard)), number, verdict)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def _trial(disk: Path, make_room, number: int, verdict: Verdict) -> None:
    path = disk / "torneo.db"
    ledger = open_ledger(path)
    told: dict[int, Receipt] = {}
    count, refused = 0, None
    while refused is None:
        try:
            told[count] = ledger.append((request("a", count),), actor=_ACTOR, clock=_Clock())[0]
            count += 1
        except StorageError as error:
            refused = error
    if refused.code != "ledger-write-failed":
        verdict.faults.append(f"round {number}: refused with {refused}")
    for _ in range(5):  # still no room: each try is refused or acknowledged for good
        with contextlib.suppress(StorageError):
            told[count] = ledger.append((request("a", count),), actor=_ACTOR, clock=_Clock())[0]
    verdict.count("acknowledged before the disk was full", len(told))
    _check(ledger, told, f"round {number}, full", verdict)

    make_room()
    for later in range(count, count + 20):
        told[later] = ledger.append((request("a", later),), actor=_ACTOR, clock=_Clock())[0]
    verdict.count("acknowledged afterwards by the same writer", 20)
    _check(ledger, told, f"round {number}, with room again", verdict)
    ledger.close()
    report = verify_ledger(path)
    verdict.faults += [f"round {number}: {each}" for each in report.findings]


def _check(ledger: SqliteLedger, told: dict[int, Receipt], when: str, verdict: Verdict) -> None:
    entries = list(ledger.entries())
    by_sequence = {entry.sequence: entry for entry in entries}
    lost = [
        r for r in told.values() if r.sequence not in by_sequence or by_sequence[r.sequence].hash != r.hash
    ]
    keys = [entry.key for entry in entries if entry.key]
    if lost:
        verdict.faults.append(f"{when}: {len(lost)} acknowledged entries are lost")
    if len(keys) != len(set(keys)):
        verdict.faults.append(f"{when}: entries doubled")
