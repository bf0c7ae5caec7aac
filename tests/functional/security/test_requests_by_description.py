"""S23: the short form of `./run campaign schemathesis`: requests made from the API's description, as each role."""

import importlib
import sys
from pathlib import Path

import pytest

ROOT = str(Path(__file__).resolve().parents[3])


@pytest.mark.campaign
@pytest.mark.filterwarnings("ignore")
def test_nothing_fails_and_every_answer_fits(monkeypatch):
    monkeypatch.setattr(sys, "path", [ROOT, *sys.path])
    campaign = importlib.import_module("tests.campaigns.schemathesis")

    verdict = campaign.run(rounds=campaign.SHORT, seed=20140601)

    assert verdict.faults == [], str(verdict)
    assert verdict.counts["operations and roles"] >= 6 * 2 * 50
