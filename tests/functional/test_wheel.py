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

    def run_python(self, code: str) -> str:
        done = subprocess.run(
            [str(self.python), "-c", code],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
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
    found = installed.run_python("import torneo; print(torneo.__file__)").strip()

    assert not Path(found).is_relative_to(ROOT)


def test_version_of_the_wheel(installed):
    import torneo

    assert torneo.__version__ in installed.run("--version")


def test_examples_and_presets_are_in_the_wheel(installed):
    shipped = installed.run_python(
        "from torneo.rules.reader import example_files, example_names\n"
        "from torneo.rules.presets import preset_names\n"
        "import json\n"
        "print(json.dumps([{n: sorted(example_files(n)) for n in example_names()}, preset_names()]))"
    )
    from torneo.rules.presets import preset_names
    from torneo.rules.reader import example_files, example_names

    examples = {name: sorted(example_files(name)) for name in example_names()}
    assert json.loads(shipped) == [examples, list(preset_names())]
    assert "peru-2014" in examples


def test_example_of_the_wheel_has_no_error(installed):
    package = Path(installed.run_python("import torneo; print(torneo.__file__)").strip()).parent

    installed.run("check", str(package / "examples" / "peru-2014"))


def test_demo_of_the_wheel_plays_to_the_honours(installed):
    played = json.loads(installed.run("demo", "--fast", "--format", "json"))

    assert played["seed"] == 2014
    assert {
        title: holder for edition in played["editions"] for title, holder in edition["honours"].items()
    } == {
        "Campeón nacional 2014": "sporting-cristal",
        "Torneo del Inca 2014": "alianza-lima",
        "Torneo del Inca": "universitario",
        "Torneo Descentralizado": "melgar",
    }
    assert list(installed.folder.iterdir()) == []


def test_catalogue_of_the_wheel_speaks_both_languages(installed):
    spanish = installed.run("--help")
    english = installed.run("--lang", "en", "--help")

    assert spanish != english
    assert "demo" in spanish
    assert "demo" in english
