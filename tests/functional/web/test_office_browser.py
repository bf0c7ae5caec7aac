"""The office in a real browser: a round by keyboard alone, and results from a phone without a connection."""

import re
import shutil
import threading
import time
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from socket import socket

import pytest
import uvicorn
from command_line import CommandLine

from torneo.model import Grant, Role
from torneo.office import commands
from torneo.office.permissions import local_user
from web_client import PASSWORD, WebClient

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


class MatchDay:
    """The afternoon of the first round in Lima."""

    def now(self):
        return datetime(2026, 3, 7, 22, tzinfo=UTC)


@contextmanager
def served(folder):
    """The site of a folder at an address of this machine, and the client that shares its application."""
    with closing(socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with WebClient(folder, url=f"http://127.0.0.1:{port}", lang="es", clock=MatchDay()) as client:
        server = uvicorn.Server(
            uvicorn.Config(client.app, host="127.0.0.1", port=port, log_level="error", lifespan="off")
        )
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        deadline = time.monotonic() + 20
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        try:
            yield client, f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(20)


@pytest.fixture
def site(folder, capsys):
    CommandLine(capsys, folder).ok("fixtures", "--seed", "7")
    with served(folder) as found:
        yield found


@pytest.fixture
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        opened.close()


def enter(browser, client, url, grant, *, width=1280):
    """A page of somebody who has logged in with that role."""
    login = f"user-{grant.role.value}"
    client.add_user(login, grant)
    page = browser.new_context(viewport={"width": width, "height": 800}, locale="es-PE").new_page()
    page.goto(f"{url}/login")
    page.fill('input[name="login"]', login)
    page.fill('input[name="password"]', PASSWORD)
    page.press('input[name="password"]', "Enter")
    page.wait_for_url(re.compile(r"^(?!.*/login)"))
    return page


def scores(client):
    stage = client.site.view().season["liga-2026"].stage("liga")
    return [(str(each.result.result.score), each.result.claim) for each in stage.matches if each.result]


def test_round_is_typed_by_keyboard_alone(site, browser):
    client, url = site
    page = enter(browser, client, url, Grant(Role.ORGANISER))
    page.goto(f"{url}/office/e/liga-2026/rounds/liga/1")

    for key in ("2", "1", "Enter", "0", "0", "Enter"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")  # the button that shows the effects
    page.wait_for_selector("text=Antes de guardar")
    page.keyboard.press("Enter")  # and the one that saves
    page.wait_for_url(re.compile(r"/office/receipt/"))

    assert scores(client) == [("2-1", "confirmed"), ("0-0", "confirmed")]


def test_result_waits_on_the_phone_until_there_is_a_connection(site, browser):
    client, url = site
    page = enter(browser, client, url, Grant(Role.DELEGATE, "melgar"), width=360)
    page.goto(f"{url}/office/phone")
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("caches.match('/office/phone').then((found) => Boolean(found))")
    page.context.set_offline(True)
    page.reload()  # from what the browser kept

    line = page.locator("[data-match]").first
    line.locator('input[name="home"]').fill("3")
    line.locator('input[name="away"]').fill("2")
    line.locator('button[type="submit"]').click()
    line.locator("text=en el celular, por enviar").wait_for()
    waiting = scores(client)
    page.reload()
    page.locator("text=en el celular, por enviar").wait_for()
    page.context.set_offline(False)
    page.locator("[data-match].sent").first.wait_for()

    assert waiting == []
    assert scores(client) == [("3-2", "claimed")]


def test_phone_tells_what_stands_when_somebody_was_faster(site, browser):
    client, url = site
    page = enter(browser, client, url, Grant(Role.ORGANISER), width=360)
    page.goto(f"{url}/office/phone")
    line = page.locator("[data-match]").first
    match = line.get_attribute("data-match")
    with client.site.writing() as desk:
        commands.record_result(
            desk, local_user("otra"), commands.Asked(match=match), commands.ResultInput(score="1-1")
        )

    line.locator('input[name="home"]').fill("4")
    line.locator('input[name="away"]').fill("0")
    line.locator('button[type="submit"]').click()
    queue = line.locator("[data-queue]")
    queue.locator("text=no se guardó").wait_for()

    assert "4–0" in queue.inner_text()
    assert scores(client) == [("1-1", "confirmed")]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


PAGES = (
    "/office",
    "/office/e/liga-2026",
    "/office/e/liga-2026/rounds/liga/1",
    "/office/e/liga-2026/fixtures",
    "/office/e/liga-2026/regulation",
    "/office/e/liga-2026/squads?team=melgar",
    "/office/match?match=liga-2026/liga/melgar-v-utc",
    "/office/act/record?match=liga-2026/liga/melgar-v-utc",
    "/office/act/points?edition=liga-2026",
    "/office/requests",
    "/office/rulings",
    "/office/register",
    "/office/import",
    "/office/history",
    "/office/new",
    "/office/new?shape=groups",
    "/office/phone",
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nobody_is_shut_out_of_the_office(site, browser, theme):
    """No violation that axe finds, on any page, and none is wider than a phone."""
    from axe_playwright_python.sync_playwright import Axe

    client, url = site
    page = enter(browser, client, url, Grant(Role.ORGANISER), width=360)
    page.emulate_media(color_scheme=theme)
    found = {}
    for path in PAGES:
        page.goto(url + path)
        violations = Axe().run(page).response["violations"]
        if violations or page.evaluate("document.documentElement.scrollWidth") > 360:
            found[path] = [(each["id"], [node["target"] for node in each["nodes"]]) for each in violations]

    assert found == {}
