"""Public pages in a real browser: accessible in both themes, no breach of the policy, parts that unfold."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tests.campaigns.browser import CHROMIUM, settle
from tests.campaigns.screenshots import PAGES, served

HAS_CHROMIUM = bool(shutil.which("chromium") or shutil.which("chromium-browser"))
pytestmark = pytest.mark.skipif(not HAS_CHROMIUM, reason="no chromium on this machine")


@pytest.fixture(scope="module")
def address(played_season):
    with served(played_season) as found:
        yield found


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        opened = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM))
        yield opened
        opened.close()


@pytest.fixture
def said():
    """What the browser complained of."""
    return []


def _page(browser, said, *, theme="light", width=1280):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=theme, locale="es-PE", reduced_motion="reduce"
    )
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return page


@pytest.mark.parametrize(("theme", "width"), [("light", 360), ("dark", 1280)])
def test_public_pages_are_accessible_keep_their_policy_and_fit_the_screen(
    browser, address, said, theme, width
):
    """One visit to each page: axe finds nothing, the browser complains of nothing, nothing sticks out sideways."""
    from axe_playwright_python.sync_playwright import Axe

    axe, wrong = Axe(), {}
    page = _page(browser, said, theme=theme, width=width)
    for name, path in PAGES.items():
        said.clear()
        page.goto(address + path)
        settle(page)
        # The policy of a page lets in no script but ours: axe is evaluated by the browser itself.
        found = [
            f"{each['id']}: {each['nodes'][0]['html'][:160]} {each['nodes'][0].get('failureSummary', '')[:200]}"
            for each in axe.run(page).response["violations"]
        ]
        found += [text for text in said if name != "error" or "404" not in text]
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{wide} px wide"] if wide > width else []
        if found:
            wrong[name] = found
    page.context.close()

    assert wrong == {}


def test_why_unfolds_below_its_row_by_keyboard_and_folds_away(browser, address, said):
    page = _page(browser, said)
    page.goto(f"{address}/e/reservas-2014/table/descentralizado")
    link = page.locator("tr", has_text="Juan Aurich").locator("a.why")

    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("tr.reasons")
    assert "está debajo de Sporting Cristal" in page.locator("tr.reasons").inner_text()
    assert (
        page.locator("tr.reasons")
        .evaluate("row => row.previousElementSibling.textContent")
        .count("Juan Aurich")
    )
    assert link.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Enter")
    assert page.locator("tr.reasons").count() == 0
    assert page.url.endswith("/table/descentralizado")
    page.context.close()
    assert said == []


def test_theme_chosen_holds_against_the_system_and_is_kept(browser, address, said):
    page = _page(browser, said, theme="dark")
    page.goto(f"{address}/e/reservas-2014")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")

    page.get_by_role("link", name="Modo claro").click()
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto(f"{address}/team/melgar")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == light != dark
    assert page.get_by_role("link", name="Modo oscuro").is_visible()
    page.context.close()


def test_crests_are_drawn_under_the_policy(browser, address, said):
    page = _page(browser, said)
    page.goto(f"{address}/e/reservas-2014/teams")
    page.wait_for_load_state("networkidle")

    box = page.locator("svg.crest use").first.bounding_box()
    page.context.close()

    assert box is not None
    assert box["height"] > 20
    assert said == []


def test_supposition_that_has_become_impossible_is_said_in_the_place_of_the_page(browser, address, said):
    """Somebody has recorded the match while the page was open: the answer to a click is an error, and it is read."""
    page = _page(browser, said)
    page.goto(f"{address}/e/reservas-2014/chances?as_of=2014-12-02")
    settle(page)
    played = "/e/reservas-2014/chances?if=sporting-cristal+3-0+melgar&as_of=2014-12-02"
    pick = page.locator(".pick a").first
    pick.evaluate("(link, there) => link.setAttribute('href', there)", played)

    pick.focus()
    page.keyboard.press("Enter")
    page.locator("main .error").wait_for()

    assert "Sporting Cristal - Melgar ya se jugó" in " ".join(page.locator("main").inner_text().split())
    assert page.url.endswith(played)
    page.context.close()
    assert [text for text in said if "409" not in text] == []
