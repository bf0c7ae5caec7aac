"""Runs benchmarks: `python -m benchmarks` all of them, `python -m benchmarks table` one, `--list` their names.

Every module bench_*.py here is one; its `main()` measures and prints. Figures hold for the machine of the first line.
"""

import argparse
import importlib
import os
import platform
import sys
import time
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def names() -> tuple[str, ...]:
    """Names of all benchmarks, in alphabetical order."""
    return tuple(sorted(path.stem.removeprefix("bench_") for path in FOLDER.glob("bench_*.py")))


def title(name: str) -> str:
    """What a benchmark measures: the first line of its docstring, read without importing it."""
    text = (FOLDER / f"bench_{name}.py").read_text(encoding="utf-8")
    return text.split('"""')[1].strip().splitlines()[0] if text.startswith('"""') else ""


def machine() -> str:
    """Cores, Python and load: what a figure means nothing without."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return (
        f"machine: {cores} cores, {platform.machine()}, "
        f"{platform.python_implementation()} {platform.python_version()}, load {load}"
    )


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", nargs="*", help="which; without one: all")
    parser.add_argument("--list", action="store_true", help="only say which there are")
    told = parser.parse_args(arguments)
    if told.list:
        width = max(map(len, names()))
        print("\n".join(f"{name:<{width}}  {title(name)}" for name in names()))
        return 0
    for name in told.name:
        if name not in names():
            parser.error(f"no benchmark {name!r}; there are {', '.join(names())}")
    for name in told.name or names():
        print(f"== {name}: {title(name)}\n{machine()}", flush=True)
        begin = time.perf_counter()
        importlib.import_module(f"benchmarks.bench_{name}").main()
        print(f"   took {time.perf_counter() - begin:.1f} s\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
