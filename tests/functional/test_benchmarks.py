"""Every benchmark can be found and run by its name."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "benchmarks").glob("bench_*.py"))


def benchmarks(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_list_names_every_benchmark():
    listed = [line.split()[0] for line in benchmarks("--list").stdout.splitlines()]

    assert listed == [file.stem.removeprefix("bench_") for file in FILES]
    assert listed


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_benchmark_says_what_it_measures_and_has_a_main(file):
    module = ast.parse(file.read_text(encoding="utf-8"))

    assert ast.get_docstring(module)
    assert "main" in {node.name for node in module.body if isinstance(node, ast.FunctionDef)}


def test_unknown_benchmark_is_refused_with_the_known_ones():
    refused = benchmarks("no-such-thing")

    assert refused.returncode == 2
    assert f"there are {FILES[0].stem.removeprefix('bench_')}" in refused.stderr


def test_benchmark_is_printed_below_its_machine():
    printed = benchmarks("timetable").stdout.splitlines()

    assert printed[0].startswith("== timetable: ")
    assert printed[1].startswith("machine: ")
    assert any(line.startswith("torneo, mirrored") for line in printed)
