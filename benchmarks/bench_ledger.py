"""The ledger: how soon a result is safe and readable, how many fit together, how fast the past is replayed.

Limits of the same run stand beside each figure: the disk's own fsync, and SQLite handing over the same rows.
`python -m benchmarks.bench_ledger` or `./run bench ledger`.
"""

import gc
import os
import tempfile
import threading
import time
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from torneo.ledger import Draft, Facts, replay, superseded_by, unseal
from torneo.ledger.chain import Sealed
from torneo.ledger.entries import FixtureLine, FixturesPublished, ResultRecorded
from torneo.model import Actor, Role
from torneo.store import open_ledger, verify_ledger
from torneo.store.driver import connect, sqlite3
from torneo.store.sqlite_reading import Queries

ACTOR = Actor("bench", Role.ORGANISER)
COMPETITIONS, CLUBS = 560, 20
SINGLE, GROUP_WRITERS, GROUP_SECONDS = 1500, 16, 3.0


class SteadyClock:
    """A second later each time."""

    def __init__(self) -> None:
        self.time = datetime(2024, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


def main() -> None:
    """Measure and print."""
    print(f"SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory(prefix="torneo-bench-", dir=Path.cwd()) as place:
        folder = Path(place)
        latency(folder)
        group_commit(folder)
        replay_rate(folder)


def latency(folder: Path) -> None:
    """Recorded until readable: append with receipt, then Facts that hold the result; raw fsyncs in between."""
    ledger = open_ledger(folder / "latency.db")
    handle = os.open(folder / "raw", os.O_RDWR | os.O_CREAT)
    clock = SteadyClock()
    raw, ours, acknowledged = [], [], []
    for number in range(SINGLE):
        start = time.perf_counter()
        os.pwrite(handle, b"x" * 4096, number * 4096)
        os.fdatasync(handle)
        raw.append(time.perf_counter() - start)

        match = f"liga/todos/h{number}-v-a{number}"
        start = time.perf_counter()
        ledger.append((Draft(payload=ResultRecorded(match=match, score="2-1")),), actor=ACTOR, clock=clock)
        acknowledged.append(time.perf_counter() - start)
        assert match in ledger.facts().stages["liga", "todos"].results
        ours.append(time.perf_counter() - start)
    os.close(handle)
    ledger.close()
    show = {
        name: (at(values, 50), at(values, 99))
        for name, values in (("raw fsync", raw), ("acknowledged", acknowledged), ("readable", ours))
    }
    for name, (p50, p99) in show.items():
        print(f"{name:>14}: p50 {p50:7.3f} ms  p99 {p99:7.3f} ms")
    bound = 5 * show["raw fsync"][1] + 5
    print(
        f"{'goal':>14}: p50 <= 5 ms: {verdict(show['readable'][0] <= 5)}; "
        f"p99 <= 5 fsync + 5 ms = {bound:.1f} ms: {verdict(show['readable'][1] <= bound)}; "
        f"p50 is {show['readable'][0] / show['raw fsync'][0]:.1f} x fsync"
    )


def group_commit(folder: Path) -> None:
    """Threads that record one result each, as fast as they are told; and one request of 64 at a time."""
    ledger = open_ledger(folder / "group.db")
    clock, until, counts = SteadyClock(), time.perf_counter() + GROUP_SECONDS, [0] * GROUP_WRITERS

    def write(writer: int) -> None:
        while time.perf_counter() < until:
            payload = ResultRecorded(match=f"liga/todos/w{writer}-v-n{counts[writer]}", score="1-0")
            ledger.append((Draft(payload=payload),), actor=ACTOR, clock=clock)
            counts[writer] += 1

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(GROUP_WRITERS)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rate = sum(counts) / (time.perf_counter() - start)
    start, batches = time.perf_counter(), 100
    for batch in range(batches):
        drafts = [
            Draft(payload=ResultRecorded(match=f"liga/b{batch}/h-v-{n}", score="1-0")) for n in range(64)
        ]
        ledger.append(drafts, actor=ACTOR, clock=clock)
    by_64 = batches * 64 / (time.perf_counter() - start)
    ledger.close()
    print(
        f"  group commit: {GROUP_WRITERS} threads {rate:,.0f} entries/s; requests of 64 entries {by_64:,.0f} entries/s"
    )


def replay_rate(folder: Path) -> None:
    """Reading and replaying a ledger of whole seasons, with and without the chain checked, beside SQLite alone."""
    path = folder / "seasons.db"
    write_seasons(path)
    size = path.stat().st_size

    db = connect(path, mode="ro")
    start = time.perf_counter()
    rows = 0
    for _ in db.execute("SELECT sequence, CAST(body AS BLOB), hash FROM entry ORDER BY sequence"):
        rows += 1
    raw = rows / (time.perf_counter() - start)
    start = time.perf_counter()
    for _, body, hash_ in db.execute(
        "SELECT sequence, CAST(body AS BLOB), hash FROM entry ORDER BY sequence"
    ):
        assert sha256(body).hexdigest() == hash_
    hashed = rows / (time.perf_counter() - start)

    ask = Queries(db)
    start = time.perf_counter()
    superseded = superseded_by(ask.superseding())
    gc.disable()  # as the store does
    unchecked = replay(unchecked_entries(db), superseded=superseded)
    gc.enable()
    plain = rows / (time.perf_counter() - start)
    db.close()

    ledger = open_ledger(path, read_only=True)  # writes no snapshot
    start = time.perf_counter()
    facts = ledger.facts()
    checked = rows / (time.perf_counter() - start)
    assert same(facts, unchecked)
    ledger.close()
    del facts, unchecked
    ledger = open_ledger(path)
    start = time.perf_counter()
    facts = ledger.facts()
    with_snapshot = rows / (time.perf_counter() - start)
    ledger.close()
    start = time.perf_counter()
    ledger = open_ledger(path)
    opened = time.perf_counter() - start
    start = time.perf_counter()
    again = ledger.facts()
    from_snapshot = time.perf_counter() - start
    start = time.perf_counter()
    payload = ResultRecorded(match="c00007/todos/t00-v-t01", score="5-5")
    receipt = ledger.append((Draft(payload=payload),), actor=ACTOR, clock=SteadyClock())[0]
    ledger.facts()
    one_more = time.perf_counter() - start
    start = time.perf_counter()
    ledger.append((Draft(payload=payload, supersedes=receipt.sequence),), actor=ACTOR, clock=SteadyClock())
    ledger.facts()
    correction = time.perf_counter() - start
    assert same(again, facts)
    ledger.close()
    start = time.perf_counter()
    assert verify_ledger(path).findings == ()
    verified = rows / (time.perf_counter() - start)

    print(f"        replay: {rows:,} entries, {size / 2**20:.0f} MiB, {COMPETITIONS} competitions")
    print(f"                SQLite alone {raw:,.0f}/s; with SHA-256 {hashed:,.0f}/s")
    print(
        f"                read + replay {plain:,.0f}/s; with the chain checked (facts(), cold) {checked:,.0f}/s, "
        f"and a snapshot written {with_snapshot:,.0f}/s; goal 100,000/s: {verdict(plain >= 100_000 and checked >= 100_000)}"
    )
    print(f"                verify {verified:,.0f}/s")
    print(
        f"                opened in {opened * 1e3:.1f} ms, facts from a snapshot {from_snapshot * 1e3:.0f} ms, "
        f"one more result {one_more * 1e3:.2f} ms, a correction {correction * 1e3:.2f} ms"
    )


def write_seasons(path: Path) -> None:
    """Seasons of double round robins: a list, and a result for each match."""
    ledger, clock = open_ledger(path), SteadyClock()
    clubs = [f"t{number:02}" for number in range(CLUBS)]
    for competition in range(COMPETITIONS):
        edition = f"c{competition:05}"
        pairs = [(home, away) for home in clubs for away in clubs if home != away]
        lines = tuple(
            FixtureLine(
                id=f"{edition}/todos/{home}-v-{away}",
                round=number // 10 + 1,
                home=home,
                away=away,
                day=f"2024-{number // 35 % 12 + 1:02}-{number % 28 + 1:02}",
            )
            for number, (home, away) in enumerate(pairs)
        )
        drafts = [Draft(payload=FixturesPublished(edition=edition, stage="todos", matches=lines))]
        drafts += [
            Draft(payload=ResultRecorded(match=line.id, score=f"{number % 4}-{number % 3}", day=line.day))
            for number, line in enumerate(lines)
        ]
        ledger.append(drafts, actor=ACTOR, clock=clock)
    ledger.close()


def unchecked_entries(db):
    for body, hash_ in db.execute("SELECT CAST(body AS BLOB), hash FROM entry ORDER BY sequence"):
        yield unseal(Sealed(body, hash_))


def same(one: Facts, other: Facts) -> bool:
    return (one.position, one.head, len(one.stages)) == (
        other.position,
        other.head,
        len(other.stages),
    ) and all(one.stages[key] == other.stages[key] for key in list(one.stages)[::50])


def at(values: list[float], percent: int) -> float:
    """The percentile in milliseconds."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, len(ranked) * percent // 100)] * 1e3


def verdict(reached: bool) -> str:
    return "reached" if reached else "NOT REACHED"


if __name__ == "__main__":
    main()
