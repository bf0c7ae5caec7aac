"""The short forms of the campaigns, for every day."""

import importlib
import sys
from pathlib import Path

import pytest

ROOT = str(Path(__file__).resolve().parents[2])


@pytest.mark.campaign
@pytest.mark.parametrize("name", ["kill", "serverkill", "bitflips", "diskfull"])
def test_short_campaign_passes(name, monkeypatch):
    monkeypatch.setattr(sys, "path", [ROOT, *sys.path])
    campaign = importlib.import_module(f"tests.campaigns.{name}")

    verdict = campaign.run(rounds=campaign.SHORT, seed=20140601)

    assert verdict.faults == [], str(verdict)
