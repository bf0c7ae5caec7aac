"""A newer Python than the one that runs, found by asking, and a throw-away environment of it with locked packages."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

SECONDS = 300
NEWEST = 20


def find(least: tuple[int, int]) -> Path | None:
    """An interpreter of at least this version: this one, one on the PATH, or one that pyenv or uv know of."""
    asked = f"import sys; sys.exit(sys.version_info < {least})"
    for candidate in _candidates(least):
        if _says([str(candidate), "-c", asked]) is not None:
            return candidate
    return None


def _candidates(least: tuple[int, int]) -> Iterator[Path]:
    yield Path(sys.executable)
    major, minor = least
    for name in (f"python{major}.{number}" for number in range(minor, NEWEST)):
        if found := shutil.which(name):
            yield Path(found)
    if root := _says(["pyenv", "root"]):
        for version in (_says(["pyenv", "versions", "--bare"]) or "").split():
            yield Path(root.strip()) / "versions" / version / "bin" / "python"
    if found := _says(["uv", "python", "find", "--no-python-downloads", f">={major}.{minor}"]):
        yield Path(found.strip())


def _says(command: list[str]) -> str | None:
    """What a command prints; None where there is none or it fails."""
    try:
        ended = subprocess.run(command, check=True, capture_output=True, text=True, timeout=SECONDS)
    except (OSError, subprocess.SubprocessError):
        return None
    return ended.stdout


def environment(python: Path, folder: Path, lock: Path, packages: Sequence[str]) -> Path:
    """An interpreter in `folder` that has these packages as the lock names them, hashes and all.

    Raises:
        OSError: with what pip said, when they cannot be installed.
    """
    wanted = folder / "requirements.txt"
    wanted.write_text("".join(_locked(lock.read_text("utf-8"), packages)), "utf-8")
    inside = folder / "bin" / "python"
    quiet = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    install = ["-m", "pip", "install", "-q", "--require-hashes", "--no-deps", "-r", str(wanted)]
    for command in ([str(python), "-m", "venv", str(folder)], [str(inside), *install]):
        ended = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=SECONDS, env=quiet
        )
        if ended.returncode:
            raise OSError((ended.stderr.strip().splitlines() or ["no reason given"])[-1])
    return inside


def _locked(text: str, packages: Sequence[str]) -> Iterator[str]:
    """The blocks of a lock file that are about these packages."""
    keep = False
    for line in text.splitlines(keepends=True):
        if not line.startswith((" ", "#")):
            keep = line.split("==")[0].strip() in packages
        if keep and not line.lstrip().startswith("#"):
            yield line
