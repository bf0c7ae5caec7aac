"""Open pages in a real browser: the table moves, says so, and tells when it is out of date."""

import re

import pytest
from test_office_browser import CHROMIUM, browser, enter, served  # noqa: F401 - `browser` is a fixture

from torneo.model import Grant, Role
from torneo.office import commands
from torneo.office.commands import Asked, ResultInput
from torneo.office.permissions import local_user

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture
def site(folder, capsys):
    from command_line import CommandLine

    CommandLine(capsys, folder).ok("fixtures", "--seed", "7")
    with served(folder) as found:
        yield found


def record(client, name, score="2-1"):
    with client.site.writing() as desk:
        commands.record_result(
            desk, local_user(), Asked(match=f"liga-2026/liga/{name}"), ResultInput(score=score)
        )


def opened(browser, address):  # noqa: F811 - the fixture's value
    page = browser.new_context(viewport={"width": 360, "height": 800}, locale="es-PE").new_page()
    faults = []
    page.on("console", lambda message: message.type == "error" and faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address)
    page.wait_for_selector("[data-on]:not([hidden])")
    return page, faults


def first_of(page):
    return page.locator("table.standings tbody tr th.team").first.inner_text()


def test_table_moves_on_an_open_page_and_is_said_aloud(site, browser):  # noqa: F811
    client, url = site
    record(client, "boys-v-cantolao", "1-0")
    page, faults = opened(browser, f"{url}/e/liga-2026/table/liga")
    assert "Boys" in first_of(page)
    page.fill("#as_of", "2026-05-01")
    page.locator("a.why").first.click()
    page.wait_for_selector("tr.reasons")

    record(client, "melgar-v-utc", "5-0")
    page.locator("[data-told]", has_text="Melgar 5–0 UTC").wait_for()

    assert "Melgar" in first_of(page)
    assert page.locator("[data-told]").get_attribute("aria-live") == "polite"
    assert page.input_value("#as_of") == "2026-05-01"  # what was typed is left alone
    page.wait_for_selector("tr.reasons")  # and what was unfolded stays so
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults == []


def test_match_page_and_season_move_too(site, browser):  # noqa: F811
    client, url = site
    match, _ = opened(browser, f"{url}/m/liga-2026/liga/melgar-v-utc")
    home, _ = opened(browser, f"{url}/e/liga-2026")

    record(client, "melgar-v-utc", "5-0")

    match.locator(".scoreboard .figures", has_text="5–0").wait_for()
    home.locator("table.standings tbody tr").first.locator("td.points", has_text="3").wait_for()


def test_page_without_a_connection_says_so_and_catches_up(site, browser):  # noqa: F811
    client, url = site
    record(client, "boys-v-cantolao", "1-0")
    page, _ = opened(browser, f"{url}/e/liga-2026/table/liga")
    page.context.set_offline(True)
    page.locator("[data-off]:not([hidden])").wait_for()
    assert re.search(r"Lo que ve es de las +\d\d:\d\d", page.locator("[data-off]").inner_text())
    record(client, "melgar-v-utc", "5-0")
    before = first_of(page)

    page.context.set_offline(False)
    page.locator("[data-told]", has_text="Melgar 5–0 UTC").wait_for()

    assert page.locator("[data-off]").is_hidden()
    assert "Boys" in before
    assert "Melgar" in first_of(page)


def test_form_that_is_being_filled_in_is_left_alone_and_told(site, browser):  # noqa: F811
    client, url = site
    page = enter(browser, client, url, Grant(Role.ORGANISER))
    page.goto(f"{url}/office/e/liga-2026/rounds/liga/1")
    page.wait_for_selector("[data-on]:not([hidden])")
    page.keyboard.press("7")

    record(client, "melgar-v-utc", "5-0")
    page.wait_for_selector("[data-moved]:not([hidden])")

    assert "7" in [field.input_value() for field in page.locator("input[data-goals]").all()]
    assert page.locator("[data-moved] a").get_attribute("href") == "/office/e/liga-2026/rounds/liga/1"
