"""The example season is played to its last round; stages are closed, and the bonus of the reserves reaches the others."""

from datetime import UTC, datetime

import pytest
from person import starting

from torneo.model import Grant, Role
from torneo.office.demo import play_demo

DECEMBER = datetime(2014, 12, 8, 2, tzinfo=UTC)
TOTAL = "/e/descentralizado-2014/table/acumulada"


class LastRoundAhead(Exception):
    """The demo has come to where the story begins."""


@pytest.fixture
def season(site):
    """The example season before its last round, that of the first teams and that of the reserves."""

    def stop_before_the_last(scene):
        if scene.kind == "round" and (scene.edition, scene.numbers["round"]) == ("reservas-2014", 29):
            raise LastRoundAhead

    with pytest.raises(LastRoundAhead):
        play_demo(ledger=str(site.folder / "torneo.db"), show=stop_before_the_last)
    site.add_user("rosa", Grant(Role.ORGANISER))
    site.start(at=DECEMBER)
    return site


def test_last_round_is_played_stages_are_closed_and_the_bonus_arrives(season, someone):
    rosa, fan = someone("rosa"), someone()
    fan.open(TOTAL)
    before = fan.points()

    for address in (
        "/office/e/descentralizado-2014/rounds/clausura/15",
        "/office/e/reservas-2014/rounds/descentralizado/30",
    ):
        rosa.open(address)
        rosa.type_round("1-1", "0-0", "2-2", "1-1", "0-0", "3-3", "1-1", "0-0")
    fan.open(TOTAL)
    played = fan.points()

    fan.open("/e/reservas-2014/table/descentralizado")
    first, second = list(fan.points())[:2]

    # Closing shows what the stage gives before anything is recorded.
    rosa.follow("Seguir")
    given = []
    while rosa.page.get_by_role("link", name=starting("Cerrar etapa")).count():
        rosa.follow(starting("Cerrar etapa"))
        given.append(rosa.text())
        rosa.save("Cerrar etapa")
        rosa.follow("Seguir")

    fan.open("/e/reservas-2014/links")
    links = fan.text()
    fan.open(TOTAL)

    bonus = {first: 2, second: 1}
    assert played == {team: points + 1 + bonus.get(team, 0) for team, points in before.items()}
    assert fan.points() == played, "closing a stage confirms its tables and changes none"
    reserves = next(each for each in given if "Bonificación de reservas" in each and first in each)
    assert second in reserves
    assert len(given) == len(set(given)) == 7
    assert f"+2 puntos para {first} en la Tabla acumulada" in links
    assert f"+1 punto para {second} en la Tabla acumulada" in links
