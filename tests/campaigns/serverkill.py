"""`kill -9` of the server at random moments under eight clients that record over HTTP.

Passes when no acknowledged entry is lost, no request left two entries, a request that is sent again after the restart
is answered with the entry it had left, and the page of every match shows what the ledger says, recorded or not.
"""

import json
import random
import signal
import tempfile
import threading
import time
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

from tests.campaigns.verdict import Verdict
from tests.campaigns.web_league import Line, Server, make_league, make_tokens

from torneo.ledger.entries import ResultRecorded
from torneo.store import open_ledger, verify_ledger

FULL, SHORT = 100, 3
CLIENTS, CLUBS = 8, 8


@dataclass
class Asked:
    """A request, by its key; `sequence` and `hash` once it was acknowledged."""

    key: str
    path: str
    body: dict[str, str]
    sequence: int = 0
    hash: str = ""


@dataclass
class Client:
    """Somebody who records results and corrects them, and keeps what was answered."""

    user: str
    token: str
    matches: list[str]
    told: list[Asked] = field(default_factory=list)
    waiting: Asked | None = None
    faults: list[str] = field(default_factory=list)
    retried: int = 0
    number: int = 0

    def work(self, port: int) -> None:
        """Send what waits, then go on until the server has gone."""
        line = Line(port, self.token)
        try:
            while not self.faults:
                asked = self.waiting or self._next()
                self.retried += asked is self.waiting
                self.waiting = asked
                status, body = line.ask("POST", asked.path, asked.body, key=asked.key)
                if status == 429:
                    time.sleep(0.2)
                    continue
                data = json.loads(body)
                if status not in (200, 201) or len(data["receipts"]) != 1:
                    self.faults.append(f"{asked.key}: {status} {body[:300]!r}")
                    return
                asked.sequence, asked.hash = data["receipts"][0]["sequence"], data["receipts"][0]["hash"]
                self.told.append(asked)
                self.waiting = None
        except (OSError, HTTPException):
            return  # the server was killed: `waiting` was not acknowledged
        finally:
            line.close()

    def _next(self) -> Asked:
        turn, place = divmod(self.number, len(self.matches))
        body = {"match": self.matches[place], "score": f"{turn % 7}-{turn // 7 % 7}"}
        path = "/api/v1/results"
        if turn:
            path, body = "/api/v1/results/correct", {**body, "reason": f"turn {turn}"}
        self.number += 1
        return Asked(f"{self.user}-{self.number}", path, body)


def run(*, rounds: int, seed: int) -> Verdict:
    verdict = Verdict("serverkill", seed)
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="torneo-serverkill-") as place:
        folder = Path(place)
        matches = make_league(folder, CLUBS)
        clients = [
            Client(user, token, matches[number::CLIENTS])
            for number, (user, token) in enumerate(make_tokens(folder, CLIENTS))
        ]
        for number in range(rounds):
            _round(folder, number, clients, chance, verdict)
            if verdict.faults:
                break
        verdict.count("acknowledged entries found again", sum(len(each.told) for each in clients))
        verdict.count("requests sent again", sum(each.retried for each in clients))
    return verdict


def _round(folder: Path, number: int, clients: list[Client], chance: random.Random, verdict: Verdict) -> None:
    server = Server(folder)
    _pages(server, folder, number, clients, verdict)
    before = sum(len(each.told) for each in clients)
    threads = [threading.Thread(target=each.work, args=(server.port,)) for each in clients]
    for thread in threads:
        thread.start()
    give_up = time.monotonic() + 60
    while sum(len(each.told) for each in clients) == before and time.monotonic() < give_up:
        time.sleep(0.002)
    time.sleep(chance.uniform(0, 0.5))
    server.end(signal.SIGKILL)
    for thread in threads:
        thread.join(60)
    verdict.count("kills")
    for each in clients:
        verdict.faults += [f"round {number}: {fault}" for fault in each.faults]
    if sum(len(each.told) for each in clients) == before:
        verdict.faults.append(f"round {number}: nothing was recorded")
    _check(folder, number, clients, verdict)


def _check(folder: Path, number: int, clients: list[Client], verdict: Verdict) -> None:
    report = verify_ledger(folder / "torneo.db")
    verdict.faults += [f"round {number}: {each}" for each in report.findings if each.severity == "error"]
    ledger = open_ledger(folder / "torneo.db")
    try:
        entries = {each.sequence: each for each in ledger.entries()}
    finally:
        ledger.close()
    keyed: dict[tuple[str, str], list[int]] = {}
    for entry in entries.values():
        if entry.key:
            keyed.setdefault((entry.recorded_by, entry.key.partition("#")[0]), []).append(entry.sequence)
    for client in clients:
        for asked in client.told:
            entry = entries.get(asked.sequence)
            if entry is None or entry.hash != asked.hash:
                verdict.faults.append(f"round {number}: acknowledged and lost: {asked}")
            if keyed.get((client.user, asked.key)) != [asked.sequence]:
                verdict.faults.append(f"round {number}: not one entry: {asked}")
        if client.waiting is not None:
            left = keyed.get((client.user, client.waiting.key), [])
            verdict.count("saved and not acknowledged", len(left))
            if len(left) > 1:
                verdict.faults.append(f"round {number}: {len(left)} entries of {client.waiting}")


def _pages(server: Server, folder: Path, number: int, clients: list[Client], verdict: Verdict) -> None:
    """After a restart whoever had not been answered sees on the match's page what became of it."""
    ledger = open_ledger(folder / "torneo.db", read_only=True)
    try:
        stands = {
            each.payload.match: each.payload.score
            for each in ledger.entries()
            if isinstance(each.payload, ResultRecorded)
        }
    finally:
        ledger.close()
    line = Line(server.port)
    for client in clients:
        if client.waiting is None:
            continue
        match = client.waiting.body["match"]
        status, body = line.ask("GET", f"/m/{match}")
        score = stands.get(match)
        shown = score is None or f'<p class="figures">{score.replace("-", "–")}</p>' in body.decode()
        verdict.count("pages looked at after a kill")
        if status != 200 or not shown:
            verdict.faults.append(f"round {number}: {match} is not shown as {score}")
    line.close()
