"""A fan has a table and a team's page open while the secretary records: both move, say so, and lose nothing."""

import re
from datetime import UTC, datetime

from person import starting

from torneo.model import Grant, Role

FIRST_SATURDAY = datetime(2026, 3, 7, 22, tzinfo=UTC)
"""The afternoon of the first round in Lima."""
SHOWN = "[data-on]:not([hidden])"
OUT_OF_DATE = "[data-off]:not([hidden])"


def test_fan_sees_the_table_move_is_told_of_a_lost_line_and_misses_nothing(site, someone):
    site.write_league()
    site.add_user("rosa", Grant(Role.ORGANISER))
    site.start(at=FIRST_SATURDAY)

    # Two pages of one fan: the front page with the table, and the club he is for.
    fan = someone(width=360, height=740, knows_trouble=True)
    fan.open("/e/liga-2026")
    asked = counted(fan.page)
    club = someone(knows_trouble=True)
    club.open("/team/utc")
    for page in (fan.page, club.page):
        page.locator(SHOWN).wait_for()
    before = fan.points()
    fan.reach(fan.page.get_by_role("link", name="Equipos", exact=True))  # his focus is to stay where it is

    rosa = someone("rosa")
    rosa.open("/office/e/liga-2026/rounds/liga/1")
    first = names(rosa.page)
    rosa.type_round("2-1", "0-3")
    said = told(fan.page, first[0][0])
    told(club.page, "UTC")
    after_one, at_club = fan.points(), club.text()
    focus = fan.page.evaluate("document.activeElement.textContent.trim()")

    # The line is lost: the page says from when it is. Meanwhile a whole round is played and a match corrected.
    for each in (fan, club):
        each.context.set_offline(True)
        each.page.locator(OUT_OF_DATE).wait_for()
    stale = fan.page.locator(OUT_OF_DATE).inner_text()
    width = fan.page.evaluate("document.documentElement.scrollWidth")
    rosa.open("/office/e/liga-2026/rounds/liga/2")
    second = names(rosa.page)
    rosa.type_round("4-0", "1-1")
    rosa.open("/office/e/liga-2026/rounds/liga/1")
    rosa.follow(starting("Abrir"))
    rosa.follow("Corregir resultado")
    rosa.type_in("Marcador", "2-2")
    rosa.type_in("Motivo", "el acta dice empate")
    rosa.save()
    kept = fan.points()

    for each in (fan, club):
        each.context.set_offline(False)
    missed = f"{second[0][0]} 4–0 {second[0][1]}"
    caught_up = told(fan.page, missed)
    told(club.page, missed)
    fan.page.locator(SHOWN).wait_for()
    fresh = someone()
    fresh.open("/e/liga-2026")

    assert set(before.values()) == {0}
    assert f"{first[0][0]} 2–1 {first[0][1]}" in said
    assert f"{first[1][0]} 0–3 {first[1][1]}" in said
    assert after_one == {first[0][0]: 3, first[0][1]: 0, first[1][0]: 0, first[1][1]: 3}
    assert "Últimos resultados" in at_club
    assert focus == "Equipos"
    assert re.search(r"Lo que ve es de las\s+\d\d:\d\d", stale)
    assert width <= 360
    assert kept == after_one, "without a line the page keeps what it showed"
    for each in (missed, f"{second[1][0]} 1–1 {second[1][1]}", "se corrigió a 2-2"):
        assert each in caught_up
    assert fan.points() == fresh.points() == expected((*first, *second), ("2-2", "0-3", "4-0", "1-1"))
    assert fan.rows() == fresh.rows()
    assert asked() == 1, "the page moved and was never loaded again"


def counted(page):
    """How often the browser has loaded a page since the one that is open, that one included."""
    loaded = []
    page.on("framenavigated", lambda frame: loaded.append(frame.url))
    return lambda: 1 + len(loaded)


def told(page, part):
    """What the page says politely to whoever listens, once it says a certain thing."""
    box = page.locator("[data-told]", has_text=part)
    box.wait_for()
    assert box.get_attribute("aria-live") == "polite"
    return " ".join(box.inner_text().split())


def names(page):
    """The clubs of the matches that a round asks for, home side first, in the order in which they are typed."""
    return page.locator("ol.scores > li").evaluate_all(
        "(all) => all.map((each) => ['.home', '.away'].map((side) => each.querySelector(side).textContent.trim()))"
    )


def expected(matches, scores):
    """Points by club, by hand: three for a win, one for a draw."""
    points: dict[str, int] = {}
    for (home, away), score in zip(matches, scores, strict=True):
        ours, theirs = map(int, score.split("-"))
        points[home] = points.get(home, 0) + (3 if ours > theirs else int(ours == theirs))
        points[away] = points.get(away, 0) + (3 if theirs > ours else int(ours == theirs))
    return points
