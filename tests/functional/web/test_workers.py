"""Several processes on one ledger, as `torneo serve --workers 2` starts them, and what a stop does to who listens."""

import json
import os
import re
import signal
import threading
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
from test_serving import _answer, _start

from torneo.model import Grant, Role
from torneo.office.accounts import Gate, people, tokens
from torneo.office.folder import accounts_beside
from torneo.office.permissions import local_user
from web_client import PASSWORD, QUICK

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as on Linux and macOS")
MATCH = "liga-2026/liga/{}"


@pytest.fixture
def token(folder, league):
    gate = Gate(accounts_beside(folder / "torneo.db"), settings=QUICK)
    user = people.add_user(
        gate, local_user(), login="mesa", name="Mesa", grants=(Grant(Role.ORGANISER),), password=PASSWORD
    ).user
    secret, _ = tokens.make_token(gate, user.id, name="mesa", limits=("all",))
    gate.close()
    return secret


class Worker:
    """One connection, and so one process for as long as it is open."""

    def __init__(self, address):
        host, port = re.search(r"http://([\d.]+):(\d+)", address).groups()
        self._line = HTTPConnection(host, int(port), timeout=30)

    def get(self, path):
        return self._ask("GET", path)

    def record(self, token, name, score):
        body = json.dumps({"match": MATCH.format(name), "score": score})
        return self._ask(
            "POST",
            "/api/v1/results",
            body,
            {
                "Authorization": f"Bearer {token}",
                "Content-Type": "application/json",
                "Idempotency-Key": f"key-{name}",
            },
        )

    def _ask(self, method, path, body=None, headers=None):
        self._line.request(method, path, body, {"Accept-Language": "en", **(headers or {})})
        answer = self._line.getresponse()
        return answer.status, answer.read().decode()

    @property
    def port(self):
        return self._line.sock.getsockname()[1]

    def close(self):
        self._line.close()


def workers_of(process):
    """Ids of the processes that serve."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            parent = (
                (entry / "stat").read_text().rpartition(")")[2].split()[1] if entry.name.isdigit() else ""
            )
            if parent == str(process.pid) and "resource_tracker" not in (entry / "cmdline").read_text():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def holder_of(worker, pids):
    """Which of the processes holds the other end of a connection; None: none yet."""
    port = f":{worker.port:04X}"
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    ends = {f"socket:[{row[9]}]" for row in rows if row[2].endswith(port)}
    for pid in pids:
        for handle in Path(f"/proc/{pid}/fd").iterdir():
            try:
                if str(handle.readlink()) in ends:
                    return pid
            except OSError:
                continue
    return None


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="needs /proc to tell the workers apart")
def test_result_recorded_at_one_worker_is_served_at_once_by_the_other(folder, token):
    process, address = _start(folder, "--workers", "2")
    lines = []
    try:
        _answer(f"{address}health")
        held = {}
        deadline = time.monotonic() + 60
        while len(held) < 2 and time.monotonic() < deadline:
            lines.append(Worker(address))
            lines[-1].get("/health")
            if holder := holder_of(lines[-1], workers_of(process)):
                held.setdefault(holder, lines[-1])
        one, two = (held[pid] for pid in sorted(held))
        assert len(held) == 2

        told = []
        for turn, (name, writer, reader) in enumerate(
            (("melgar-v-utc", one, two), ("boys-v-cantolao", two, one), ("utc-v-boys", one, two))
        ):
            status, _ = writer.record(token, name, f"{turn}-1")
            _, match = reader.get(f"/m/{MATCH.format(name)}")
            told.append((status, f"{turn}–1" in match))
        again = two.record(token, "melgar-v-utc", "0-1")  # the same request, asked of the other process
    finally:
        for line in lines:
            line.close()
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)

    assert told == [(201, True)] * 3
    assert again[0] in (200, 201)
    assert '"replayed":true' in again[1].replace(" ", "")


def test_page_that_listens_at_one_worker_hears_what_others_record_and_a_stop_waits_for_nobody(folder, league):
    process, address = _start(folder, "--workers", "2")
    events, begun, ended = [], threading.Event(), threading.Event()

    def listen():
        host, port = re.search(r"http://([\d.]+):(\d+)", address).groups()
        with closing(HTTPConnection(host, int(port), timeout=60)) as line:
            line.request("GET", "/live?after=0")
            with line.getresponse() as answer:
                while text := answer.readline():
                    if text.startswith(b"id: "):
                        events.append(int(text[4:]))
                        begun.set()
        ended.set()

    try:
        _answer(f"{address}health")
        listening = threading.Thread(target=listen)
        listening.start()
        assert begun.wait(30)
        begun.clear()
        league.ok("record", "melgar", "utc", "2-1")
        assert begun.wait(30)
    finally:
        process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=30)

    listening.join(30)
    assert ended.is_set()
    assert events == sorted(set(events))
    assert len(events) == 2
    assert (process.returncode, said) == (0, "torneo: server stopped\n")
