"""Pictures of every page at three widths and in both themes, for a person to look at.

./run campaign screenshots FOLDER [--site LEDGER-FOLDER] [--only TEXT]

Public pages are those of a played season; without a folder of one the example season is played first. The pages of the
office, forms sent for their effects among them, are those of a small league, each as the role with most rights that may
see it. Chromium is the system's own.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests.campaigns.browser import CHROMIUM, chromium, settle

WIDTHS = (360, 768, 1280)
THEMES = ("light", "dark")
PAGES = {
    "season": "/",
    "edition": "/e/reservas-2014",
    "edition-cup": "/e/inca-2014",
    "tables": "/e/reservas-2014/tables",
    "table": "/e/reservas-2014/table/descentralizado",
    "table-aggregate": "/e/descentralizado-2014/table/acumulada",
    "table-round": "/e/reservas-2014/table/descentralizado?round=11",
    "table-home": "/e/reservas-2014/table/descentralizado?scope=home",
    "table-past": "/e/reservas-2014/table/descentralizado?as_of=2014-08-15",
    "why": "/e/reservas-2014/table/descentralizado/why/melgar",
    "cross": "/e/reservas-2014/table/descentralizado/cross",
    "positions": "/e/reservas-2014/table/descentralizado/positions",
    "chances": "/e/reservas-2014/chances?as_of=2014-08-15",
    "chances-what-if": "/e/reservas-2014/chances?as_of=2014-08-15&if=melgar+2-0+utc",
    "conditions": "/e/reservas-2014/conditions?as_of=2014-12-02",
    "conditions-early": "/e/reservas-2014/conditions?as_of=2014-08-15",
    "course": "/e/reservas-2014/course",
    "chances-over": "/e/reservas-2014/chances",
    "fixtures": "/e/reservas-2014/fixtures?stage=descentralizado&round=7",
    "dates": "/e/descentralizado-2014/fixtures/dates",
    "undated": "/e/reservas-2014/fixtures/undated",
    "match": "/m/inca-2014/final/1.1",
    "match-league": "/m/reservas-2014/descentralizado/melgar-v-utc",
    "bracket": "/e/descentralizado-2014/bracket",
    "teams": "/e/reservas-2014/teams",
    "team": "/team/melgar",
    "venue": "/venue/alejandro-villanueva",
    "honours": "/e/reservas-2014/honours",
    "links": "/e/reservas-2014/links",
    "regulation": "/e/reservas-2014/regulation",
    "history": "/e/reservas-2014/history",
    "search": "/search?q=melgar+utc",
    "embed": "/embed/e/reservas-2014/table/descentralizado",
    "error": "/e/nowhere",
}
"""What is looked at: each kind of page once, and the states it can be in."""


def main(args: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="./run campaign screenshots", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--site", type=Path, help="folder of a played season")
    parser.add_argument("--only", default="", help="pages whose name holds this text")
    parser.add_argument("--lang", default="es")
    given = parser.parse_args(args)
    given.folder.mkdir(parents=True, exist_ok=True)
    count = 0
    if any(given.only in name for name in PAGES):
        with _played(given.site) as site, served(site) as address:
            count += pictures(address, given.folder, only=given.only, lang=given.lang)
    count += office_pictures(given.folder, only=given.only)
    print(f"{count} pictures in {given.folder}")
    return 0


def pictures(address: str, folder: Path, *, only: str = "", lang: str = "es") -> int:
    """Take the pictures of a site that is being served; how many there are."""
    from playwright.sync_api import sync_playwright

    count = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM))
        for theme in THEMES:
            for width in WIDTHS:
                context = browser.new_context(
                    viewport={"width": width, "height": 900}, color_scheme=theme, locale=lang
                )
                page = context.new_page()
                for name, path in PAGES.items():
                    if only in name:
                        page.goto(address + path)
                        settle(page)
                        page.screenshot(path=folder / f"{name}-{width}-{theme}.png", full_page=True)
                        count += 1
                context.close()
        browser.close()
    return count


def office_pictures(folder: Path, *, only: str = "") -> int:
    """Take the pictures of the pages that are for somebody who has logged in; how many there are."""
    from playwright.sync_api import sync_playwright
    from tests.campaigns.every_page import EveryPage, listening

    count = 0
    with tempfile.TemporaryDirectory(prefix="torneo-pictures-") as scratch:
        every = EveryPage(Path(scratch))
        shown = [each for each in every.once if only in each.file and each.is_within]
        if shown:
            with listening(every.app) as address, sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM))
                for theme in THEMES:
                    for width in WIDTHS:
                        for letter in sorted({each.letter for each in shown}):
                            context = every.context(browser, address, letter, width=width, theme=theme)
                            page = context.new_page()
                            for visit in (each for each in shown if each.letter == letter):
                                every.see(page, address, visit)
                                file = folder / f"{visit.file}-{width}-{theme}.png"
                                page.screenshot(path=file, full_page=True)
                                count += 1
                            context.close()
                browser.close()
        every.close()
    return count


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address, without a slash at its end, at which a folder is served meanwhile."""
    command = [sys.executable, "-m", "torneo", "-C", str(folder), "--lang", "en", "serve", "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        said = process.stderr.readline()
        address = next(word for word in said.split() if word.startswith("http")).rstrip("/")
        for _ in range(200):
            try:
                urlopen(f"{address}/health", timeout=5).close()
                break
            except OSError:
                time.sleep(0.05)
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=20)


@contextmanager
def _played(site: Path | None) -> Iterator[Path]:
    if site is not None:
        yield site
        return
    from torneo.office.demo import play_demo

    with tempfile.TemporaryDirectory(prefix="torneo-pictures-") as folder:
        play_demo(ledger=f"{folder}/torneo.db")
        yield Path(folder)


if __name__ == "__main__":
    sys.exit(main())
