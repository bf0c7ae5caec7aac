"""A folder and its real server process, which can be stopped and started again on another day."""

import shutil
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from urllib.request import urlopen

from command_line import CLUBS, LEAGUE

from torneo.model import Grant
from torneo.office.accounts import AccountSettings, gate_of, people
from torneo.office.folder import open_folder
from torneo.office.permissions import local_user

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=es-PE",
)
PASSWORD = "un caballo pasta en la cancha"
_QUICK = AccountSettings(hash_memory_kib=8, hash_passes=1)
_AT = Path(__file__).with_name("serve_at.py")


def chromium() -> str | None:
    """The system's own browser."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


class Site:
    """`start` and `stop` as often as the story needs; the folder stays."""

    password = PASSWORD

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self._process: subprocess.Popen[str] | None = None

    def start(self, at: datetime | None = None) -> str:
        """Serve the folder, from now or from a given moment on; the address, without a slash at its end."""
        program = [str(_AT), at.isoformat()] if at is not None else ["-m", "torneo"]
        command = [sys.executable, *program, "-C", str(self.folder), "--lang", "en", "serve", "--port", "0"]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self._process.stderr is not None
        said = self._process.stderr.readline()
        assert "http" in said, said + self._process.stderr.read()
        self.address = next(word for word in said.split() if word.startswith("http")).rstrip("/")
        until = time.monotonic() + 60
        while not self._answers():
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.05)
        return self.address

    def _answers(self) -> bool:
        try:
            urlopen(f"{self.address}/health", timeout=10).close()
        except OSError:
            return False
        return True

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.communicate(timeout=30)
            self._process = None

    def write_league(self) -> None:
        """A league of four clubs, its list of matches published in February 2026."""
        (self.folder / "liga.toml").write_text(LEAGUE, "utf-8")
        (self.folder / "clubs.toml").write_text(CLUBS, "utf-8")
        command = [sys.executable, str(_AT), "2026-02-01T15:00+00:00", "-C", str(self.folder)]
        subprocess.run([*command, "fixtures", "--seed", "7"], check=True, stdout=subprocess.DEVNULL)

    def add_user(self, login: str, *grants: Grant, name: str = "") -> None:
        """Somebody with an account, roles and `PASSWORD`."""
        with open_folder(self.folder) as workspace:
            gate = gate_of(workspace, settings=_QUICK)
            try:
                people.add_user(
                    gate,
                    local_user(),
                    login=login,
                    name=name or login.title(),
                    grants=grants,
                    password=PASSWORD,
                )
            finally:
                gate.close()

    def read(self, path: str) -> str:
        """What the server answers to anybody."""
        with urlopen(self.address + path, timeout=30) as answer:
            return answer.read().decode()
