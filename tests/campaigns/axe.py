"""Is anybody shut out? Every page as each role that may see it, small and light, wide and dark, looked at by axe.

Passes when axe finds no violation, the browser no breach of the policy, and no page is wider than its screen.
"""

import random
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from tests.campaigns.browser import CHROMIUM, chromium
from tests.campaigns.every_page import EveryPage, Visit, listening
from tests.campaigns.verdict import Verdict

FULL, SHORT = 2, 1
"""1: each page once, as the role with most rights that may see it. 2: as each of the roles that may."""
LOOKS = ((360, "light"), (1280, "dark"))


def run(*, rounds: int, seed: int) -> Verdict:
    from playwright.sync_api import sync_playwright

    verdict = Verdict("axe", seed)
    with tempfile.TemporaryDirectory(prefix="torneo-axe-") as scratch:
        every = EveryPage(Path(scratch))
        visits = list(every.visits if rounds >= FULL else every.once)
        random.Random(seed).shuffle(visits)
        with listening(every.app) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM))
            for width, theme in LOOKS:
                for letter in sorted({each.letter for each in visits}):
                    seen = [each for each in visits if each.letter == letter]
                    _as_role(verdict, every, browser, address, seen, width=width, theme=theme)
            browser.close()
        every.close()
    return verdict


def _as_role(
    verdict: Verdict,
    every: EveryPage,
    browser: Any,
    address: str,
    visits: list[Visit],
    *,
    width: int,
    theme: str,
) -> None:
    context = every.context(browser, address, visits[0].letter, width=width, theme=theme)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for visit in visits:
        said.clear()
        every.see(page, address, visit)
        found = wrong(page, width=width)
        # What the site refuses is refused with its status, and the browser notes it.
        found += [text for text in said if not text.startswith("Failed to load resource")]
        verdict.count("pages")
        verdict.faults += [f"{visit.said}, {width} {theme}: {each}" for each in found]
    context.close()


def wrong(page: Any, *, width: int) -> list[str]:
    """What shuts somebody out of the page that is open: violations by their ids, and `wide`."""
    found = [
        f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in _axe().run(page).response["violations"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*found, f"wide: {wide} px"] if wide > width else found


@cache
def _axe() -> Any:
    from axe_playwright_python.sync_playwright import Axe

    return Axe()
