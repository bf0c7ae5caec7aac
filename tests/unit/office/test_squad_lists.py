"""Squad lists as the office shows them: places filled, findings, and names for those who may read people alone."""

from datetime import UTC, date, datetime

import pytest

from torneo.model import Actor, Role
from torneo.office import commands
from torneo.office.folder import open_folder
from torneo.office.squads import squad_list

REGULATION = """
torneo = 1
[edition]
id = "liga-2026"
competition = "liga"
season = "2026"
timezone = "America/Lima"
[entry]
teams = ["alba", "boca"]
[squad]
size = 3
places = [
  { name = "Sub-19", count = 1, age_max = 19 },
  { name = "Libre", count = 2 },
]
[[stage]]
id = "liga"
kind = "league"
teams = "all"
"""
ORGANISER = Actor("secretary", Role.ORGANISER)


class Clock:
    def now(self):
        return datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "liga.toml").write_text(REGULATION, encoding="utf-8")
    with open_folder(tmp_path, clock=Clock()) as found:
        for name, born in (("Ana", date(1995, 5, 1)), ("Berta", date(2008, 1, 1))):
            commands.register_player(
                found, ORGANISER, edition="liga-2026", team="alba", name=name, born=born, position="forward"
            )
        yield found


def test_players_fill_the_places_of_the_regulation(workspace):
    shown = squad_list(workspace, ORGANISER, edition="liga-2026", team="alba")

    assert [(player.name, player.place, player.born) for player in shown.players] == [
        ("Ana", "Libre", date(1995, 5, 1)),
        ("Berta", "Sub-19", date(2008, 1, 1)),
    ]
    assert [finding.code for finding in shown.findings] == ["squad-incomplete", "squad-places-empty"]


def test_the_public_sees_places_but_no_person(workspace):
    shown = squad_list(workspace, Actor("fan", Role.PUBLIC), edition="liga-2026", team="alba")

    assert [(player.name, player.place, player.born) for player in shown.players] == [
        ("", "Libre", None),
        ("", "Sub-19", None),
    ]


def test_an_erased_player_stays_on_the_list_without_name(workspace):
    person = squad_list(workspace, ORGANISER, edition="liga-2026", team="alba").players[1].person

    commands.erase_person(workspace, ORGANISER, person=person, reason="asked for it")

    shown = squad_list(workspace, ORGANISER, edition="liga-2026", team="alba")
    assert [(player.name, player.place) for player in shown.players] == [("Ana", "Libre"), ("", "Libre")]
    assert "player-birth-unknown" in {finding.code for finding in shown.findings}
