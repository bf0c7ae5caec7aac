"""A delegate asks for another day, the opponent and the league agree, and the calendar a fan subscribed to moves."""

from datetime import UTC, date, datetime

import icalendar
from person import starting

from torneo.model import Grant, Role

FEBRUARY = datetime(2026, 2, 20, 15, tzinfo=UTC)
CALENDAR = "/e/liga-2026/team/melgar.ics"


def events(site):
    """What a calendar program shows of the calendar: the start of each event by its id."""
    calendar = icalendar.Calendar.from_ical(site.read(CALENDAR))
    return {str(each["uid"]): each["dtstart"].dt.astimezone(UTC) for each in calendar.walk("VEVENT")}


def test_delegate_asks_opponent_and_league_agree_and_the_calendar_moves(site, someone):
    site.write_league()
    site.add_user("marta", Grant(Role.DELEGATE, "melgar"))
    site.add_user("pedro", Grant(Role.DELEGATE, "utc"))
    site.add_user("rosa", Grant(Role.ORGANISER))
    site.start(at=FEBRUARY)
    before = events(site)

    marta = someone("marta")
    marta.open("/e/liga-2026/fixtures?team=melgar")
    marta.open("/office/match?match=liga-2026/liga/melgar-v-utc")
    marta.follow("Pedir postergación")
    marta.type_day("Día", date(2026, 5, 2))
    marta.type_time("Hora", "16:00")
    marta.type_in("Motivo", "el estadio está ocupado por un concierto")
    marta.press("Ver efectos")
    marta.see("Antes de guardar")
    marta.press("Enviar pedido")
    marta.see("Guardado. Quedó a salvo en el disco.")
    asked = events(site)

    pedro = someone("pedro")
    pedro.follow("Oficina")
    pedro.follow("Pedidos")
    pedro.see("Espera al rival")
    pedro.follow(starting("Responder al pedido"))
    pedro.choose("Respuesta", "De acuerdo")
    pedro.save()

    rosa = someone("rosa")
    rosa.follow("Oficina")
    rosa.follow("Pedidos")
    rosa.follow(starting("Resolver el pedido"))
    rosa.choose("Respuesta", "Aprobar")
    rosa.press("Ver efectos")
    rosa.see("Antes de guardar")
    effects = rosa.text()
    rosa.press("Guardar")
    rosa.see("Guardado. Quedó a salvo en el disco.")

    fan = someone()
    fan.open("/m/liga-2026/liga/melgar-v-utc")
    after = events(site)
    moved = {uid for uid in before if before[uid] != after[uid]}

    assert asked == before, "a request alone moves nothing"
    assert "16:00" in effects
    assert set(after) == set(before), "a match keeps its id in the calendar"
    assert len(moved) == 1
    assert after[moved.pop()] == datetime(2026, 5, 2, 21, tzinfo=UTC)  # four in the afternoon in Lima
    assert "el estadio está ocupado por un concierto" in fan.text()
    assert fan.page.locator("dl.facts del").count() == 1
