"""A league in a folder, its server as a process of its own, and a client that records: for campaigns and benchmarks."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from torneo.model import Grant, Role
from torneo.office.accounts import AccountSettings, Gate, people, tokens
from torneo.office.folder import accounts_beside
from torneo.office.permissions import local_user

_TOML = """\
torneo = 1

[edition]
id          = "liga-2026"
competition = "liga"
season      = "2026"
name        = "Liga 2026"
timezone    = "America/Lima"

[entry]
teams = [{teams}]

[rules]
tiebreakers = ["points", "goal_difference", "goals_for", "drawing_of_lots"]

[calendar]
mode     = "mirrored"
from     = 2026-01-03
to       = 2026-12-26
days     = ["saturday"]
kickoffs = ["15:30"]

[[stage]]
id       = "liga"
name     = "Liga"
kind     = "league"
teams    = "all"
meetings = 2
"""


def make_league(folder: Path, clubs: int) -> list[str]:
    """Write a double round robin and publish its fixture list; the ids of its matches."""
    names = [f"club-{number:02}" for number in range(1, clubs + 1)]
    listed = ", ".join(f'"{name}"' for name in names)
    (folder / "liga.toml").write_text(_TOML.format(teams=listed), "utf-8")
    (folder / "clubs.toml").write_text(
        "torneo = 1\n"
        + "".join(f'\n[[club]]\nid   = "{name}"\nname = "Club {name[-2:]}"\n' for name in names),
        "utf-8",
    )
    command(folder, "fixtures", "--seed", "7")
    return [f"liga-2026/liga/{home}-v-{away}" for home in names for away in names if home != away]


def command(folder: Path, *words: str) -> None:
    """Run `torneo` in the folder."""
    subprocess.run(
        [sys.executable, "-m", "torneo", "-C", str(folder), *words], check=True, capture_output=True
    )


def make_tokens(folder: Path, count: int) -> list[tuple[str, str]]:
    """Users who may record everything: id and secret of a token of each."""
    cheap = AccountSettings(hash_memory_kib=8, hash_passes=1)
    gate = Gate(accounts_beside(folder / "torneo.db"), settings=cheap)
    made = []
    for number in range(count):
        user = people.add_user(
            gate,
            local_user(),
            login=f"mesa-{number}",
            name=f"Mesa {number}",
            grants=(Grant(Role.ORGANISER),),
            password="un caballo pasta en la cancha",
        ).user
        made.append((user.id, tokens.make_token(gate, user.id, name="mesa", limits=("all",))[0]))
    gate.close()
    return made


class Server:
    """`torneo serve` on a port of this machine."""

    def __init__(self, folder: Path, *, workers: int = 1) -> None:
        begun = time.perf_counter()
        words = ["-C", str(folder), "--lang", "en", "serve", "--port", "0", "--workers", str(workers)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "torneo", *words],
            stderr=subprocess.PIPE,
            text=True,
            env=_environment(folder),
            start_new_session=True,  # so that a kill reaches the workers as well
        )
        assert self.process.stderr is not None
        said = self.process.stderr.readline()
        found = re.search(r"http://[\d.]+:(\d+)", said)
        if found is None:
            raise RuntimeError(said + self.process.stderr.read())
        self.port = int(found[1])
        try:
            self._wait()
        except RuntimeError:
            self.end(signal.SIGKILL)
            raise
        self.started_in = time.perf_counter() - begun

    def _wait(self) -> None:
        give_up = time.monotonic() + 60
        while time.monotonic() < give_up:
            with suppress(OSError, HTTPException), closing(Line(self.port)) as line:
                if line.ask("GET", "/health")[0] == 200:
                    return
            time.sleep(0.01)
        raise RuntimeError("the server does not answer")

    def end(self, number: int) -> str:
        """Send a signal to the server and its workers, and wait; what it had said."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)
        return self.process.communicate(timeout=60)[1]


def _environment(folder: Path) -> dict[str, str]:
    """That of a program as it is installed: Python may keep what it compiled, wherever these tests run."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


class Line:
    """A connection to a server. `ask` raises OSError or HTTPException when the server has gone."""

    def __init__(self, port: int, token: str = "") -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=30)
        self._headers = {"Accept-Language": "en", "Content-Type": "application/json"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"

    def ask(self, method: str, path: str, body: object = None, *, key: str = "") -> tuple[int, bytes]:
        headers = {**self._headers, **({"Idempotency-Key": key} if key else {})}
        try:
            self._connection.request(method, path, json.dumps(body) if body is not None else None, headers)
            answer = self._connection.getresponse()
            return answer.status, answer.read()
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        self._connection.close()
