"""The short form of `./run campaign axe`: every page once, as the role with most rights that may see it."""

import importlib
import shutil
import sys
from pathlib import Path

import pytest

ROOT = str(Path(__file__).resolve().parents[3])
HAS_CHROMIUM = bool(shutil.which("chromium") or shutil.which("chromium-browser"))


@pytest.mark.campaign
@pytest.mark.skipif(not HAS_CHROMIUM, reason="no Chromium on this machine")
def test_every_page_is_open_to_everybody(monkeypatch):
    monkeypatch.setattr(sys, "path", [ROOT, *sys.path])
    campaign = importlib.import_module("tests.campaigns.axe")

    verdict = campaign.run(rounds=campaign.SHORT, seed=20140601)

    assert verdict.faults == [], str(verdict)
    assert verdict.counts["pages"] >= 2 * 120


@pytest.mark.skipif(not HAS_CHROMIUM, reason="no Chromium on this machine")
def test_what_shuts_somebody_out_is_found(monkeypatch, tmp_path):
    """The look that is taken at each page sees a field without a name, and one that is wider than the screen."""
    monkeypatch.setattr(sys, "path", [ROOT, *sys.path])
    campaign = importlib.import_module("tests.campaigns.axe")
    bad = "<main><h1>Liga</h1><input><div style='width: 900px'>ancho</div></main>"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=campaign.chromium(), args=list(campaign.CHROMIUM)
        )
        page = browser.new_page(viewport={"width": 360, "height": 700})
        page.set_content(f"<html lang='es'><title>Liga</title>{bad}</html>")
        found = campaign.wrong(page, width=360)
        browser.close()

    assert [each.partition(":")[0] for each in found] == ["label", "wide"]
