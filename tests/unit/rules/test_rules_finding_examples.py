"""Each code that reading and checking can emit has an example, and each example gives exactly its findings."""

from pathlib import Path

import pytest

from torneo.rules.codes import FINDING_CODES
from torneo.rules.playable import not_yet_playable
from torneo.rules.reader import load_folder

EXAMPLES = Path(__file__).resolve().parents[2] / "golden" / "findings" / "rules"


@pytest.mark.parametrize("code", sorted(folder.name for folder in EXAMPLES.iterdir()))
def test_finding_example(code):
    regulations = load_folder(EXAMPLES / code)

    found = (*regulations.findings, *not_yet_playable(regulations))

    lines = [f"{one.where or '-'} {one.code} {one.severity}" for one in found]
    assert lines == (EXAMPLES / code / "expected.txt").read_text().splitlines()
    assert code in [one.code for one in found]
    for one in found:
        assert set(one.facts) == set(FINDING_CODES[one.code].facts)


def test_every_code_has_an_example():
    assert {folder.name for folder in EXAMPLES.iterdir()} == set(FINDING_CODES)
