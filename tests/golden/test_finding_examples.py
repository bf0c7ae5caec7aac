"""Every finding that a person can get has an example that brings it about and prints its sentence."""

import json
from pathlib import Path

import pytest
from emitted_findings import emitted
from finding_steps import RULES, folders, printed, sentence

from torneo.rules.codes import FINDING_CODES


def _steps(example: Path) -> str:
    steps = example / "steps.txt"
    return steps.read_text("utf-8") if steps.is_file() else ""


@pytest.mark.parametrize("code", folders())
def test_example_prints_its_finding(code, tmp_path):
    """`python tests/golden/finding_steps.py` writes what is printed when a sentence has changed."""
    example = folders()[code]

    said = printed(example, tmp_path)

    assert sentence(code).search(said)
    assert said == (example / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "code", [code for code, path in folders().items() if _steps(path).endswith("torneo verify\n")]
)
def test_example_of_verify_gives_its_code_to_programs(code, tmp_path):
    said = printed(folders()[code], tmp_path, last=" --format json")

    assert code in {found["code"] for found in json.loads(said)["findings"]}


def test_every_finding_of_the_source_has_an_example():
    found = emitted()

    assert {"chain-broken", "csv-bad-goals", "venue-clash", "place-differs", "folder-file-gone"} <= found
    assert {path.name for path in RULES.iterdir()} == set(FINDING_CODES)
    assert set(folders()) == found - set(FINDING_CODES)
