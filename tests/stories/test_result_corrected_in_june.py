"""A result of March turns out to be wrong in June: what changes is seen first, and what was known before stays readable."""

from datetime import UTC, datetime

from person import starting

from torneo.model import Grant, Role

MARCH = datetime(2026, 3, 8, 1, tzinfo=UTC)
JUNE = datetime(2026, 6, 10, 15, tzinfo=UTC)
TABLE = "/e/liga-2026/table/liga"


def test_result_of_march_is_corrected_in_june_and_march_can_still_be_read(site, someone):
    site.write_league()
    site.add_user("rosa", Grant(Role.ORGANISER))
    site.start(at=MARCH)
    rosa = someone("rosa", knows_trouble=True)  # the server is started again under her page
    rosa.open("/office/e/liga-2026/rounds/liga/1")
    sides = rosa.page.locator("ol.scores li").first
    home, away = sides.locator(".home").inner_text(), sides.locator(".away").inner_text()
    rosa.type_round("2-1", "0-0")
    site.stop()

    site.start(at=JUNE)
    rosa = someone("rosa")
    fan = someone()
    fan.open(TABLE)
    before = fan.points()
    rosa.open("/office/e/liga-2026/rounds/liga/1")
    rosa.follow(starting("Abrir"))
    rosa.follow("Corregir resultado")
    rosa.type_in("Marcador", "1-2")
    rosa.type_in("Motivo", "el acta se leyó al revés")
    rosa.press("Ver efectos")
    rosa.see("Antes de guardar")
    lines = {row[0]: (row[3], row[4]) for row in rosa.rows("h3 + .scroll table.plain")}
    untouched = site.read("/api/v1/matches/" + _match(rosa))
    rosa.press("Guardar")
    rosa.see("Guardado. Quedó a salvo en el disco.")

    # The public reads what was changed and why, and the table as it was known in April.
    fan.open(TABLE)
    after = fan.points()
    fan.open("/e/liga-2026")
    fan.follow("Cambios")
    history = fan.text()
    fan.open(f"{TABLE}?known_at=2026-04-01")
    known = fan.points()
    fan.see(starting("Esto era lo que se sabía"))
    fan.follow(starting("Enlace permanente"))
    permanent = fan.page.url
    fan.follow("Ver cómo está ahora")

    assert lines == {home: ("3", "0"), away: ("0", "3")}
    assert '"score":"2-1"' in untouched.replace(" ", "")
    assert (before[home], before[away]) == (3, 0)
    assert (after[home], after[away]) == (0, 3)
    assert known == before
    assert "known_at=2026-04-01" in permanent
    assert "el acta se leyó al revés" in history
    assert fan.points() == after


def _match(person):
    return person.page.locator('input[name="match"]').first.get_attribute("value")
