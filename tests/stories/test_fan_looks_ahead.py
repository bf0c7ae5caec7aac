"""A fan at half-season looks at the chances, supposes a result and sends it on; before the last round he reads what must happen."""

import re
from datetime import UTC, datetime

from person import starting

from torneo.office import commands
from torneo.office.certain import certain_in_season
from torneo.office.commands import Asked, ResultInput
from torneo.office.folder import open_folder
from torneo.office.permissions import local_user

HALF_TIME = datetime(2026, 8, 1, 15, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 20, 15, tzinfo=UTC)
MELGAR_WINS = {"melgar": 3, "utc": 1, "boys": 1, "cantolao": 0}
"""Goals that a club scores against anybody."""


class Stopped:
    def __init__(self, at):
        self.at = at

    def now(self):
        return self.at


def play(site, rounds, at):
    """Record rounds as the league plays them."""
    with open_folder(site.folder, clock=Stopped(at)) as desk:
        for match in desk.season()["liga-2026"].stages[0].matches:
            if match.round in rounds:
                home, away = (MELGAR_WINS[str(side.team)] for side in (match.home, match.away))
                commands.record_result(
                    desk, local_user(), Asked(match=str(match.id)), ResultInput(score=f"{home}-{away}")
                )


def computed(person):
    """Wait until what is computed beside the server has come."""
    person.page.wait_for_selector(".computing", state="detached", timeout=240_000)


def chances(person):
    """The ladder of the title: club and chance."""
    rungs = person.page.locator(".ladder.title li").evaluate_all(
        "(all) => all.map((one) => [one.querySelector('.who').innerText.trim(), one.querySelector('.share').innerText])"
    )
    return {club: float(re.match(r"[<>]?([\d.]+)", share)[1]) for club, share in rungs}


def test_fan_supposes_a_result_sends_it_on_and_reads_what_must_happen(site, someone):
    site.write_league()
    play(site, (1, 2, 3), HALF_TIME)
    site.start(at=HALF_TIME)

    fan = someone(width=360, height=740, knows_trouble=True)  # the server is started again under his page
    fan.open("/e/liga-2026/table/liga")
    fan.follow("Pronóstico", within=fan.page.locator("main"))
    fan.see("Pronóstico")
    computed(fan)
    before = chances(fan)
    first_address = fan.page.url
    pick = fan.page.get_by_role("link", name=starting("gana Sport Boys")).first
    fan.reach(pick)
    fan.enter(stays=True)
    fan.see("Suponiendo:")
    computed(fan)
    after = chances(fan)
    focus = fan.page.evaluate("document.activeElement.textContent.trim()")
    fan.page.wait_for_url(re.compile(r"if=\w+\+\d-\d\+\w+"))

    # He sends the address to a friend, who sees what he sees; and takes back what he supposed.
    friend = someone(knows_trouble=True)
    friend.open(fan.page.url)
    computed(friend)
    seen = chances(friend)
    fan.page.go_back()
    fan.page.wait_for_url(first_address)
    computed(fan)
    fan.page.locator(".banner.supposed").wait_for(state="detached")
    back = chances(fan)
    complaints = fan.complaints + friend.complaints
    site.stop()

    assert set(before) == {"Melgar", "UTC", "Sport Boys", "Cantolao"}
    assert after["Sport Boys"] > before["Sport Boys"]
    assert focus.startswith("gana Sport Boys")
    assert seen == after
    assert back == before
    assert complaints == []

    # November: one round is left.
    play(site, (4, 5), NOVEMBER)
    site.start(at=NOVEMBER)
    with open_folder(site.folder, clock=Stopped(NOVEMBER)) as desk:
        data = certain_in_season(desk, "liga-2026", limit=5, with_conditions=True).json("es")
    told = [each for club in data["clubs"] for each in club["conditions"]]
    reader = someone()
    reader.open("/e/liga-2026")
    reader.follow("Pronóstico", within=reader.page.locator("nav.pages"))
    computed(reader)
    champion = reader.page.locator(".ladder.title li").first.inner_text()
    reader.follow("Qué debe pasar")
    computed(reader)
    said = reader.text()
    reader.follow("Tabla de posiciones")
    reader.see("Asegurado, gane quien gane lo que falta.")
    marks = reader.page.locator("tr:has(.sure)").evaluate_all(
        "(all) => all.map((row) => row.querySelector('th a').textContent.trim())"
    )

    assert "Melgar" in champion
    assert "100 %" in champion
    assert "asegurado" in champion
    assert [each["text"] for each in told if each["status"] == "open" and each["text"] not in said] == []
    assert "Asegurado: Melgar" in said
    assert "Melgar" in marks
