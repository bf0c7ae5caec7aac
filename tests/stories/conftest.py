"""A real browser on a real `torneo serve`; without a browser the stories are skipped aloud, and fail where CI=true."""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "functional"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from person import Person
from site_of_folder import FLAGS, Site, chromium


@pytest.fixture(scope="module")  # one that stays open would be in the way of another module's
def browser():
    path = chromium()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium: apt-get install chromium")
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def site(tmp_path):
    """The site of an empty folder, not served yet."""
    folder = tmp_path / "liga"
    folder.mkdir()
    made = Site(folder)
    yield made
    made.stop()


@pytest.fixture
def someone(browser, site):
    """Makes people at browsers; at the end none of their browsers may have complained."""
    made: list[Person] = []

    def make(login: str = "", *, knows_trouble: bool = False, **given) -> Person:
        """`login`: he logs in. `knows_trouble`: his browser is meant to complain, of a lost connection."""
        person = Person(browser, site.address, **given)
        person.knows_trouble = knows_trouble
        made.append(person)
        if login:
            person.log_in(login, site.password)
        return person

    yield make
    found = [each.complaints for each in made if each.complaints and not each.knows_trouble]
    for each in made:
        each.leave()
    assert found == []
