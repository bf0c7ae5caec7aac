"""A round is recorded at the ground on a small screen without connection; of one match the other club says otherwise."""

import json
from datetime import UTC, datetime

import pytest
from person import starting

from torneo.model import Grant, Role

FIRST_SATURDAY = datetime(2026, 3, 7, 22, tzinfo=UTC)
"""The afternoon of the first round in Lima."""


@pytest.fixture
def round_one(site):
    """The league of four served on its first match day, and the two matches of the round."""
    site.write_league()
    # The matches of the first round are home games of two clubs; one delegate speaks for both.
    site.start(at=FIRST_SATURDAY)
    found = json.loads(site.read("/api/v1/editions/liga-2026/matches?limit=100"))["items"]
    return [each for each in found if each["round"] == 1]


def test_round_waits_on_the_phone_is_sent_and_one_result_is_disputed(site, someone, round_one):
    ours, theirs = round_one
    home_clubs = [Grant(Role.DELEGATE, each["home"]) for each in round_one]
    site.add_user("marta", *home_clubs)
    site.add_user("pedro", Grant(Role.DELEGATE, theirs["away"]))
    site.add_user("rosa", Grant(Role.ORGANISER))

    # At the ground: the page was opened at home, the connection is gone.
    marta = someone("marta", width=360, height=740, knows_trouble=True)
    marta.open("/office/phone")
    marta.page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
    marta.page.wait_for_function("caches.match('/office/phone').then((found) => Boolean(found))")
    marta.context.set_offline(True)
    marta.page.reload()
    for match, (home, away) in ((ours, "31"), (theirs, "20")):
        line = marta.page.locator(f'[data-match="{match["id"]}"]')
        marta.reach(line.locator('input[name="home"]'))
        marta.page.keyboard.type(home)
        marta.page.keyboard.press("Tab")
        marta.page.keyboard.type(away)
        marta.page.keyboard.press("Enter")
        line.get_by_text("en el celular, por enviar").wait_for()
    width = marta.page.evaluate("document.documentElement.scrollWidth")
    nothing_yet = scores(site)
    marta.page.reload()  # the browser is closed and opened again: both results are still there
    kept = marta.page.get_by_text("en el celular, por enviar")
    kept.nth(1).wait_for()
    marta.context.set_offline(False)
    marta.page.locator("[data-match].sent").nth(1).wait_for()

    # The visitors of one match say it ended otherwise.
    pedro = someone("pedro")
    pedro.open("/office/phone")
    line = pedro.page.locator(f'[data-match="{theirs["id"]}"]')
    pedro.reach(line.locator('input[name="home"]'))
    pedro.page.keyboard.type("1")
    pedro.page.keyboard.press("Tab")
    pedro.page.keyboard.type("1")
    pedro.page.keyboard.press("Enter")
    pedro.page.locator("[data-match].sent").first.wait_for()
    disputed = scores(site)

    # The organiser is told, sees both, and decides; the other result is confirmed.
    rosa = someone("rosa")
    rosa.open("/office")
    rosa.see("Informados de dos maneras")
    rosa.follow(starting("Decidir"))
    told = rosa.text()
    rosa.choose("Cuál vale", "1-1")
    rosa.type_in("Motivo", "acta del árbitro")
    rosa.save("Confirmar")
    rosa.follow("Seguir")
    rosa.follow(starting("Confirmar"))
    rosa.save("Confirmar")

    assert width <= 360
    assert nothing_yet == {ours["id"]: (None, None), theirs["id"]: (None, None)}
    assert disputed == {ours["id"]: ("3-1", "claimed"), theirs["id"]: (disputed[theirs["id"]][0], "disputed")}
    assert "2-0 según" in told
    assert "1-1 según" in told
    assert scores(site) == {ours["id"]: ("3-1", "confirmed"), theirs["id"]: ("1-1", "confirmed")}


def scores(site):
    """Score and standing of the matches of the first round, as anybody may read them."""
    found = json.loads(site.read("/api/v1/editions/liga-2026/matches?limit=100"))["items"]
    return {each["id"]: (each["score"], each["claim"]) for each in found if each["round"] == 1}
