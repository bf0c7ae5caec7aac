"""The site: requests a second, a result saved until its table is served, a thousand open pages told, start, memory.

An edition of 20 clubs with 380 matches on `torneo serve`. The load comes from the same machine and takes its share of
the cores. Every answer but the wanted one counts as failed, and a rate counts only what did not fail; each case is
warmed up apart. "Made" are pages under addresses that were never asked for before, so that no cache holds them: in turn
the table after each round, with a parameter whose value nobody used.
`python -m benchmarks.bench_web` or `./run bench web`.
"""

import gzip
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path

from benchmarks.web_load import NO_WRK, Load, has_wrk, press
from tests.campaigns.web_league import Line, Server, make_league, make_tokens

from torneo.ledger import Draft
from torneo.ledger.entries import ResultRecorded
from torneo.model import Actor, Role
from torneo.office.clock import SystemClock
from torneo.store import open_ledger

CLUBS, PLAYED = 20, 190
TABLE = "/e/liga-2026/table/liga"
API = "/api/v1/editions/liga-2026/tables?table=liga"
SECONDS, WARM = 4.0, 1.0
SAVED, LISTENERS, EVENTS = 150, 1000, 24

PEER = "bracket, the same edition, 2 workers"
PEER_RATE, PEER_SAVED, PEER_BYTES = "8.6 /s", "248 ms", "502 kB"
"""evroon/bracket on the same kind of machine: its only source of standings, a result saved, the size of that source."""


def main() -> None:
    """Measure and print."""
    if not has_wrk():
        print(NO_WRK)
        return
    for workers in (1, 2):
        with tempfile.TemporaryDirectory(prefix="torneo-bench-", dir=Path.cwd()) as place:
            folder = Path(place)
            matches = make_league(folder, CLUBS)
            _play(folder, matches[:PLAYED])
            tokens = [secret for _, secret in make_tokens(folder, 4)]
            # It leaves what Python compiled, as an installed program has it.
            with _quiet_server(folder) as port:
                if workers == 1:
                    _sizes(port)
            if workers == 1:
                _statements(folder)
            with _serving(folder, workers) as server:
                _requests(server, folder, workers)
                _saving(server, folder, matches[PLAYED:], tokens)
                _saving(server, folder, matches[:PLAYED], tokens, corrects=True)
                _listening(server, cycle(matches[PLAYED:]), tokens, workers)
                _memory(server)


def _play(folder: Path, matches: list[str]) -> None:
    ledger = open_ledger(folder / "torneo.db")
    drafts = [
        Draft(payload=ResultRecorded(match=match, score=f"{number % 4}-{number % 3}"))
        for number, match in enumerate(matches)
    ]
    ledger.append(drafts, actor=Actor("bench", Role.ORGANISER), clock=SystemClock())
    ledger.close()


@contextmanager
def _serving(folder: Path, workers: int) -> Iterator[Server]:
    """A server; how long it took until the table was served for the first time is printed."""
    begin = time.perf_counter()
    server = Server(folder, workers=workers)
    try:
        assert _get(server.port, TABLE)[0] == 200
        took = time.perf_counter() - begin
        print(f"-- {workers} worker{'s' if workers > 1 else ''}")
        _say("start until it answers", f"{server.started_in:.2f} s", "< 2 s", server.started_in < 2)
        print(f"{'until the first table':>30}: {took:.2f} s")
        yield server
    finally:
        server.end(signal.SIGTERM)


# -- requests ----------------------------------------------------------------------------------------------------------


def _requests(server: Server, folder: Path, workers: int) -> None:
    rounds = [f"{TABLE}?round={number}&q={{}}" for number in range(1, 2 * CLUBS - 1)]
    made_json = [f"{API}&round={number}&q={{}}" for number in range(1, 2 * CLUBS - 1)]
    cases = (
        ("page, cached", [TABLE], 200, "", 1000),
        ("page, revalidated (304)", [TABLE], 304, TABLE, 1000),
        ("JSON, cached", [API], 200, "", 1000),
        ("JSON, revalidated (304)", [API], 304, API, 1000),
        ("page, made", rounds, 200, "", 300),
        ("JSON, made", made_json, 200, "", 300),
    )
    for number, (name, paths, status, tagged, bar) in enumerate(cases):
        etag = _get(server.port, tagged)[1]["etag"] if tagged else ""
        given = {"status": status, "etag": etag}
        press(server.port, paths, folder, seconds=WARM, first=workers * 1000 + number * 10, **given)
        before = _processor_time(server)
        found = press(
            server.port, paths, folder, seconds=SECONDS, first=workers * 1000 + number * 10 + 1, **given
        )
        spent = (_processor_time(server) - before) / max(1.0, found.rate * SECONDS)
        _say_load(name, found, bar, spent)
    print(f"{PEER:>30}: {PEER_RATE}")


def _say_load(name: str, found: Load, bar: int, spent: float) -> None:
    figures = f"{found.rate:,.0f} /s, {spent * 1e3:.2f} ms of processor each, p50 {found.p50:.1f} ms, p99 {found.p99:.1f} ms"
    _say(name, f"{figures}, {found.failed} failed", f">= {bar:,} /s", found.rate >= bar and not found.failed)


def _sizes(port: int) -> None:
    """What a page and a JSON weigh at half of the season: as they are, and compressed."""
    for name, path, most in (("page", TABLE, 50_000), ("JSON", API, 15_000)):
        plain = len(_get(port, path)[2])
        packed = _get(port, path, {"Accept-Encoding": "gzip"})[2]
        assert len(gzip.decompress(packed)) == plain
        _say(name, f"{plain:,} bytes, {len(packed):,} compressed", f"<= {most:,}", plain <= most)
    print(f"{PEER:>30}: {PEER_BYTES}")


@contextmanager
def _quiet_server(folder: Path) -> Iterator[int]:
    server = Server(folder)
    try:
        yield server.port
    finally:
        server.end(signal.SIGTERM)


def _statements(folder: Path) -> None:
    """Statements that reach SQLite: for a page that nothing keeps, and for the first one after a result."""
    code = (
        "import asyncio, sys, httpx\n"
        "from torneo.store import sqlite_files\n"
        "from torneo.store.driver import connect\n"
        "from torneo.web.app import create_app\n"
        "from torneo.web.settings import Settings\n"
        "asked = []\n"
        "def traced(*given, **more):\n"
        "    db = connect(*given, **more)\n"
        "    db.set_trace_callback(asked.append)\n"
        "    return db\n"
        "sqlite_files.connect = traced\n"
        "app = create_app(Settings(folder=sys.argv[1]))\n"
        "async def ask():\n"
        "    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url='http://bench') as web:\n"
        "        for path in (sys.argv[2], sys.argv[2] + '?q=1'):\n"
        "            asked.clear()\n"
        "            assert (await web.get(path)).status_code == 200\n"
        "asyncio.run(ask())\n"
        "print(sum(text.startswith('SELECT') for text in asked))\n"
    )
    count = int(
        subprocess.run(
            [sys.executable, "-c", code, str(folder), TABLE], capture_output=True, check=True
        ).stdout
    )
    _say("SQL statements, page made", str(count), "<= 5", count <= 5)


# -- a result saved ----------------------------------------------------------------------------------------------------


def _saving(
    server: Server, folder: Path, matches: list[str], tokens: list[str], *, corrects: bool = False
) -> None:
    """From the request that records a result until the table that counts it has been read; raw syncs in between.

    The table is asked for on another connection.
    """
    handle = os.open(folder / "raw", os.O_RDWR | os.O_CREAT)
    raw, answered, served = [], [], []
    lines = cycle([Line(server.port, token) for token in tokens])
    page = HTTPConnection("127.0.0.1", server.port, timeout=30)
    for number, match in enumerate(matches[:SAVED]):
        begin = time.perf_counter()
        os.pwrite(handle, b"x" * 4096, number * 4096)
        os.fdatasync(handle)
        raw.append(time.perf_counter() - begin)

        body = {"match": match, "score": f"{number % 5}-{number % 7}"}
        path = "/api/v1/results"
        if corrects:
            path, body = "/api/v1/results/correct", {**body, "reason": f"bench {number}"}
        begin = time.perf_counter()
        status, said = next(lines).ask("POST", path, body, key=f"{path}-{number}")
        answered.append(time.perf_counter() - begin)
        page.request("GET", TABLE)
        shown = page.getresponse().read()
        served.append(time.perf_counter() - begin)
        assert status == 201, said
        sequence = json.loads(said)["receipts"][0]["sequence"]
        assert b'data-live="%d"' % sequence in shown, f"entry {sequence} is not in the table that was served"
    os.close(handle)
    page.close()
    sync = _at(raw, 99)
    bound = 5 * sync + 25
    what = "corrected" if corrects else "recorded"
    print(f"{'fsync of this run':>30}: p50 {_at(raw, 50):.2f} ms, p99 {sync:.2f} ms")
    print(f"{f'result {what}, answered':>30}: p50 {_at(answered, 50):.1f} ms, p99 {_at(answered, 99):.1f} ms")
    _say(
        f"result {what}, table served",
        f"p50 {_at(served, 50):.1f} ms, p99 {_at(served, 99):.1f} ms",
        f"p50 <= 10 ms, p99 <= 5 fsync + 25 ms = {bound:.1f} ms",
        _at(served, 50) <= 10 and _at(served, 99) <= bound,
    )
    print(f"{'bracket, a result saved':>30}: {PEER_SAVED}")


# -- open pages --------------------------------------------------------------------------------------------------------


def _listening(server: Server, matches: Iterator[str], tokens: list[str], workers: int) -> None:
    """How soon open pages are told, and whether each is told of everything, once, over a lost line as well.

    The commit begins at the moment that the entry bears: the transaction, the anchor and both syncs come after it.
    """
    line, lines = Line(server.port, tokens[0]), cycle([Line(server.port, token) for token in tokens])
    _, said = line.ask("GET", "/api/v1/season")
    head = json.loads(said)["position"]
    command = [sys.executable, "-m", "benchmarks.web_load", str(server.port), str(LISTENERS), str(head)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as listening:
        assert listening.stdin is not None
        assert listening.stdout is not None
        assert listening.stdout.readline() == "ready\n"
        saved: dict[int, tuple[float, float]] = {}
        calm = []
        for number in range(EVENTS):
            is_calm = number < EVENTS // 2
            if number == EVENTS // 2:
                print("drop", file=listening.stdin, flush=True)
            time.sleep(0.2 if is_calm else 0.05)
            body = {"match": next(matches), "score": f"{number % 6}-{workers}", "reason": f"news {number}"}
            asked = time.time()
            status, said = next(lines).ask("POST", "/api/v1/results/correct", body)
            if status == 409:  # it has no result yet
                del body["reason"]
                asked = time.time()
                status, said = next(lines).ask("POST", "/api/v1/results", body)
            assert status == 201, said
            receipt = json.loads(said)["receipts"][0]
            committing = datetime.fromisoformat(receipt["recorded_at"]).timestamp()
            saved[receipt["sequence"]] = (asked, committing)
            calm += [receipt["sequence"]] if is_calm else []
        print(f"end {max(saved)}", file=listening.stdin, flush=True)
        told = json.loads(listening.stdout.read())
    wanted = sorted(saved)
    faults = sum([entry for entry, _ in page] != wanted for page in told)
    since_asked = [at - saved[entry][0] for page in told for entry, at in page if entry in calm]
    since = [at - saved[entry][1] for page in told for entry, at in page if entry in calm]
    _say(
        f"{LISTENERS:,} open pages told",
        f"p50 {_at(since, 50):.1f} ms, p99 {_at(since, 99):.1f} ms from the commit; "
        f"p99 {_at(since_asked, 99):.1f} ms from the request",
        "p99 <= 60 ms from the commit",
        _at(since, 99) <= 60,
    )
    _say(
        "all lines lost and taken up",
        f"{EVENTS} events each, {len(told) - faults:,} of {LISTENERS:,} pages told of all, in order, once",
        "none lost",
        not faults and len(told) == LISTENERS,
    )


# -- processes ---------------------------------------------------------------------------------------------------------


def _memory(server: Server) -> None:
    """Memory of the workers after all of that."""
    held = [_resident(each) for each in _workers(server)]
    _say("memory of a worker", f"{max(held):.0f} MiB", "< 150 MiB", max(held) < 150)


def _workers(server: Server) -> list[int]:
    """The processes that answer: the children of a server of several workers, else the server itself."""
    children = [each for each in _group(server) if _told(each, "PPid") == server.process.pid]
    serving = [each for each in children if _is_serving(each)]
    return serving or [server.process.pid]


def _group(server: Server) -> list[int]:
    return [
        int(each.name)
        for each in Path("/proc").iterdir()
        if each.name.isdigit() and _group_of(int(each.name)) == server.process.pid
    ]


def _group_of(process: int) -> int:
    try:
        return os.getpgid(process)
    except ProcessLookupError:
        return 0


def _is_serving(process: int) -> bool:
    return b"spawn_main" in Path(f"/proc/{process}/cmdline").read_bytes()


def _told(process: int, key: str) -> int:
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith(f"{key}:"):
            return int(line.split()[1])
    return 0


def _resident(process: int) -> float:
    return _told(process, "VmRSS") / 1024


def _processor_time(server: Server) -> float:
    """Seconds that the server and its workers have taken of the processors."""
    ticks = 0
    for process in _group(server):
        about = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += int(about[11]) + int(about[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _get(port: int, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as line:
        line.request("GET", path, headers={"Host": f"127.0.0.1:{port}", **(headers or {})})
        answer = line.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


def _at(values: list[float], percent: int) -> float:
    """The percentile in milliseconds."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, len(ranked) * percent // 100)] * 1e3


def _say(name: str, figures: str, bar: str, reached: bool) -> None:
    print(f"{name:>30}: {figures}; {bar}: {'reached' if reached else 'NOT REACHED'}", flush=True)


if __name__ == "__main__":
    main()
