"""Load for the benchmark of the site: wrk for requests, and open pages that listen, in a process of their own."""

import json
import re
import select
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

NO_WRK = "wrk is not installed; on Debian and Ubuntu: apt-get install wrk"

_SCRIPT = """\
local threads, number, asked = {}, 0, {%(paths)s}
function setup(thread) table.insert(threads, thread) end
function init() wrong = 0; wrk.headers["Accept-Encoding"] = "gzip"; %(headers)s end
function request()
  number = number + 1
  local path = asked[number %% #asked + 1]
  return wrk.format("GET", (path:gsub("{}", tostring(number))))
end
function response(status) if status ~= %(status)d then wrong = wrong + 1 end end
function done(summary, latency)
  local wrong = 0
  for _, thread in ipairs(threads) do wrong = wrong + thread:get("wrong") end
  local errors = summary.errors
  io.write(string.format("%%d %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration, wrong,
    errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(50), latency:percentile(99)))
end
"""


@dataclass(frozen=True)
class Load:
    """What wrk saw: answers a second of the status that was wanted, milliseconds, and how many were anything else."""

    rate: float
    p50: float
    p99: float
    failed: int


def has_wrk() -> bool:
    return shutil.which("wrk") is not None


def press(
    port: int,
    paths: list[str],
    folder: Path,
    *,
    seconds: float,
    first: int = 0,
    status: int = 200,
    etag: str = "",
    connections: int = 16,
) -> Load:
    """Ask for the paths in turn, as fast as answers come. Answers of another status and lost ones are failures.

    Args:
        paths: `{}` in one becomes a number that no request of this run had before, from `first` on.
    """
    script = folder / "wrk.lua"
    wanted = f'wrk.headers["If-None-Match"] = {json.dumps(etag)}' if etag else ""
    script.write_text(
        _SCRIPT
        % {
            "paths": ", ".join(json.dumps(path.replace("{}", f"{first}-{{}}")) for path in paths),
            "headers": wanted,
            "status": status,
        }
    )
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds:g}s", "--timeout", "10s", "-s", str(script)]
    said = subprocess.run(
        [*command, f"http://127.0.0.1:{port}"], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(r"^(\d+) (\d+) (\d+) (\d+) (\d+) (\d+)$", said, re.MULTILINE)
    assert found is not None, said
    requests, micros, wrong, lost, p50, p99 = map(int, found.groups())
    return Load((requests - wrong) / micros * 1e6, p50 / 1e3, p99 / 1e3, wrong + lost)


# -- open pages --------------------------------------------------------------------------------------------------------

_ADDRESSES = 8
"""Of this machine, from which the listeners come: one address may open so many pages only."""


class Page:
    """One listener: what it was told, and when. What came is taken apart only when it is asked for, so that pages that
    wait their turn in this process are not counted as slow.
    """

    def __init__(self, port: int, number: int, after: int) -> None:
        self._port, self._number = port, number
        self._after = after
        self._told: list[tuple[int, float]] = []
        self._came: list[tuple[float, bytes]] = []
        self.connect()

    def connect(self) -> None:
        """Listen, from the last event on that was told, as a browser says it by itself."""
        self.line = socket.create_connection(
            ("127.0.0.1", self._port), 30, source_address=(f"127.0.0.{2 + self._number % _ADDRESSES}", 0)
        )
        head = (
            f"GET /live HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\nLast-Event-ID: {self.after}"
        )
        self.line.sendall(f"{head}\r\n\r\n".encode())
        self.line.setblocking(False)
        self._rest = b""

    def read(self) -> None:
        """Take in what has come."""
        now = time.time()
        part = self.line.recv(1 << 16)
        if not part:
            raise ConnectionError("the server has ended a stream")
        self._came.append((now, part))

    @property
    def after(self) -> int:
        """The last event that it was told."""
        self._take_apart()
        return self._after

    @property
    def told(self) -> list[tuple[int, float]]:
        """Sequence of each entry it was told of, and when, by the clock on the wall that entries bear too."""
        self._take_apart()
        return self._told

    def _take_apart(self) -> None:
        came, self._came = self._came, []
        for now, part in came:
            *whole, self._rest = (self._rest + part).replace(b"\r\n", b"\n").split(b"\n")
            for line in whole:
                if line.startswith(b"id: "):
                    self._after = int(line[4:])
                elif line.startswith(b"data: ") and b'"news"' in line:
                    news = json.loads(line[6:])
                    assert news["whole"], news
                    self._told += [(each["entry"], now) for each in news["news"]]
                elif line.startswith(b"HTTP/1.1 ") and b" 200 " not in line:
                    raise ConnectionError(line.decode())


def listen(port: int, count: int, head: int) -> None:
    """The listening process. It says `ready`; a line `drop` makes it close and open every page in turn; at `end N` it
    waits until each page has been told of entry N, for ten seconds at most, and prints all that was told.
    """
    watch = select.epoll()
    pages: dict[int, Page] = {}
    made = []

    def opened(page: Page) -> None:
        pages[page.line.fileno()] = page
        watch.register(page.line.fileno(), select.EPOLLIN)

    def waited(seconds: float) -> None:
        for handle, _ in watch.poll(seconds):
            if handle in pages:
                pages[handle].read()

    for number in range(count):
        page = Page(port, number, head)
        made.append(page)
        opened(page)
        waited(0)
    watch.register(sys.stdin.fileno(), select.EPOLLIN)
    until = time.monotonic() + 1.0  # the last ones are being greeted
    while time.monotonic() < until:
        waited(0.05)
    print("ready", flush=True)
    to_drop: list[Page] = []
    give_up, last = float("inf"), -1
    while time.monotonic() < give_up and not (
        last >= 0 and all(page.told and page.told[-1][0] >= last for page in made)
    ):
        for handle, _ in watch.poll(0.0 if to_drop else 0.05):
            if handle in pages:
                pages[handle].read()
            else:
                word, _, number = sys.stdin.readline().strip().partition(" ")
                if word == "drop":
                    to_drop = list(made)
                else:
                    last, give_up = int(number), time.monotonic() + 10
                    watch.unregister(sys.stdin.fileno())
        for _ in range(min(5, len(to_drop))):
            page = to_drop.pop()
            watch.unregister(page.line.fileno())
            del pages[page.line.fileno()]
            page.line.close()
            page.connect()
            opened(page)
    print(json.dumps([page.told for page in made]), flush=True)


if __name__ == "__main__":
    listen(*map(int, sys.argv[1:]))
