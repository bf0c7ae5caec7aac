"""The wheel brings everything: installed outside the checkout, in an empty folder, with an empty home, it works."""

import json
import os
import site
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Installed:
    """A `torneo` command installed from a wheel, and an empty folder to run it in."""

    python: Path
    torneo: Path
    folder: Path
    environment: dict[str, str]

    def run(self, *arguments: str, code: int = 0) -> str:
        done = subprocess.run(
            [str(self.torneo), *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel of this checkout in an environment of its own; other packages come from the one that runs the tests."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place / "dist")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (place / "dist").glob("torneo-*.whl")

    venv.create(place / "env", with_pip=True)
    bin_ = place / "env" / ("Scripts" if os.name == "nt" else "bin")
    python = bin_ / "python"
    pip = [
        str(python),
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--disable-pip-version-check",
    ]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    library = next((place / "env").rglob("site-packages"))
    # A plain line of a .pth adds the folder and does not read the .pth files in it: the checkout's own, which an
    # editable installation leaves there, stays unseen.
    (library / "others.pth").write_text("\n".join(site.getsitepackages()) + "\n", encoding="utf-8")

    for name in ("home", "empty"):
        (place / name).mkdir()
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(place / "home"),
        "LANG": "es_PE.UTF-8",
        "PYTHONUTF8": "1",
        "TZ": "Pacific/Kiritimati",
    }
    return Installed(python, bin_ / "torneo", place / "empty", environment)


def test_wheel_is_what_runs(installed):
    found = subprocess.run(
        [str(installed.python), "-c", "import torneo; print(torneo.__file__)"],
        cwd=installed.folder,
        env=installed.environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()

    assert not Path(found).is_relative_to(ROOT)


def test_version_of_the_wheel(installed):
    import torneo

    assert torneo.__version__ in installed.run("--version")
