"""`torneo serve` as a person starts it: quick, small, stopped without an error."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as on Linux and macOS")


def _start(folder, *args):
    command = [
        sys.executable,
        "-m",
        "torneo",
        "-C",
        str(folder),
        "--lang",
        "en",
        "serve",
        "--port",
        "0",
        *args,
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    said = process.stderr.readline()
    return process, re.search(r"http://\S+", said)[0]


def _answer(address, tries=100):
    for _ in range(tries):
        try:
            with urlopen(address, timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            time.sleep(0.05)
    raise AssertionError(address)


@pytest.mark.parametrize(("workers", "stop"), [("1", signal.SIGINT), ("2", signal.SIGTERM)])
def test_server_answers_until_it_is_told_to_stop(folder, workers, stop):
    process, address = _start(folder, "--workers", workers)
    try:
        page = _answer(f"{address}e/liga-2026/table/liga")
    finally:
        process.send_signal(stop)
    _, said = process.communicate(timeout=20)

    assert "Melgar" in page
    assert (process.returncode, said) == (0, "torneo: server stopped\n")


def test_port_in_use_is_said_in_a_sentence(folder):
    process, address = _start(folder)
    try:
        port = address.rstrip("/").rpartition(":")[2]
        command = [sys.executable, "-m", "torneo", "-C", str(folder), "--lang", "en", "serve", "--port", port]
        second = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)

    assert second.returncode == 1
    assert second.stderr == (
        f"torneo: port {port} of 127.0.0.1 is in use already: "
        "close the other program or choose another with --port\n"
    )


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the memory of a process is told by /proc")
def test_server_loads_no_solver_and_no_compiler(folder):
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from torneo.web.app import create_app\n"
        "from torneo.web.settings import Settings\n"
        "app = create_app(Settings(folder=sys.argv[1]))\n"
        "app.state.site.view()\n"
        "print(sorted({'numpy', 'numba', 'ortools', 'pandas'} & set(sys.modules)))\n"
        "print(next(line.split()[1] for line in Path('/proc/self/status').read_text().splitlines() if line.startswith('VmHWM')))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True
    ).stdout.splitlines()

    assert told[0] == "[]"
    assert int(told[1]) < 150 * 1024, (
        "KiB at most; the highest of this process alone, not of the one that started it"
    )
