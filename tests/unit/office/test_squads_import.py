"""Squad lists from files and by paste: all faults of a file at once, then all of its players or none."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from torneo.model import Actor, PermissionDenied, Role
from torneo.office.folder import open_folder
from torneo.office.importing import ImportFaults
from torneo.office.squads import NewPlayer, squad_list
from torneo.office.squads_import import import_players, read_players

REGULATION = """
torneo = 1
[edition]
id = "liga-2026"
competition = "liga"
season = "2026"
timezone = "America/Lima"
[entry]
teams = ["alba", "boca"]
[[stage]]
id = "liga"
kind = "league"
teams = "all"
"""
ORGANISER = Actor("secretary", Role.ORGANISER)
TODAY = date(2026, 3, 1)


class Clock:
    def now(self):
        return datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "liga.toml").write_text(REGULATION, encoding="utf-8")
    with open_folder(tmp_path, clock=Clock()) as found:
        yield found


def players(text):
    found = read_players("p.csv", text.encode(), team="alba", today=TODAY)
    return [each for _, each in found.players], [
        (each.code, each.where.line if each.where else 0) for each in found.findings
    ]


def imported(workspace, text, actor=ORGANISER):
    return import_players(workspace, actor, "p.csv", text.encode(), edition="liga-2026", team="alba")


def names(workspace):
    return [
        (each.name, each.born, each.position)
        for each in squad_list(workspace, ORGANISER, edition="liga-2026", team="alba").players
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Apellidos y nombres,Fecha de nacimiento,DNI,Puesto\nRojas Ana,12/05/2008,70112233,arquera\n",
        "nombre;nacimiento;puesto;documento\nRojas Ana;2008-05-12;arquera;70112233\n\n",
        "name\tborn\tposition\tdocument\nRojas  Ana\t12.05.2008\tarquera\t70112233\n",
        "Rojas Ana; 12/05/2008; arquera; 70112233\n",
        "Rojas Ana\t2008-05-12\tarquera\t70112233",
    ],
)
def test_spreadsheet_and_plain_list_say_the_same(text):
    wanted = NewPlayer(name="Rojas Ana", born=date(2008, 5, 12), position="arquera", document="70112233")
    assert players(text) == ([wanted], [])


def test_one_name_a_line_is_a_list_too():
    assert players("Ana Rojas\nEva Luna\n") == ([NewPlayer(name="Ana Rojas"), NewPlayer(name="Eva Luna")], [])


def test_every_fault_is_told_at_once_with_its_line():
    text = (
        "nombre,nacimiento\n"
        "Ana Rojas,12/05/2008\n"
        ",2007-01-01\n"
        "Eva Luna,31/02/2008\n"
        "Rut Paz,2026-03-02\n"
        "Ida Sol,1899-12-31\n"
        "ANA ROJÁS,2008-05-12\n"
    )

    assert players(text)[1] == [
        ("player-name-missing", 3),
        ("bad-day", 4),
        ("player-birth-impossible", 5),
        ("player-birth-impossible", 6),
        ("player-twice-in-file", 7),
    ]


def test_two_of_one_name_born_on_two_days_are_two():
    assert players("nombre,nacimiento\nAna,2008-05-12\nAna,2007-05-12\n")[1] == []


def test_born_today_is_the_last_day_that_can_be():
    assert players("nombre,nacimiento\nAna,2026-03-01\nEva,1900-01-01\n")[1] == []


def test_file_with_a_fault_records_nobody(workspace):
    imported(workspace, "Ana; 2008-05-12")

    with pytest.raises(ImportFaults) as told:
        imported(workspace, "Eva; 2007-01-01\nRut; mañana\n; 2008-01-01\n")

    assert [each.code for each in told.value.findings] == ["bad-day", "player-name-missing"]
    assert names(workspace) == [("Ana", date(2008, 5, 12), "")]
    with closing(sqlite3.connect(workspace.people_path)) as vault:
        assert vault.execute("SELECT count(*) FROM person").fetchone() == (1,)


def test_whoever_is_on_the_list_stays_and_the_others_join(workspace):
    first = imported(workspace, "Ana; 2008-05-12; arquera\nEva; 2007-01-01")
    again = imported(workspace, "Ana; 2008-05-12; zaguera\nEva; 2007-01-01\nEva; 2006-01-01; libre")
    third = imported(workspace, "Eva; 2007-01-01")

    assert (first.recorded, first.outcome.skipped) == (2, 0)
    assert (again.recorded, again.outcome.skipped) == (1, 2)
    assert (third.recorded, third.outcome.skipped, third.outcome.receipts) == (0, 1, ())
    assert names(workspace) == [
        ("Ana", date(2008, 5, 12), "arquera"),
        ("Eva", date(2007, 1, 1), ""),
        ("Eva", date(2006, 1, 1), "libre"),
    ]


def test_club_puts_nobody_on_the_list_of_another(workspace):
    delegate = Actor("marta", Role.DELEGATE, "boca")

    with pytest.raises(PermissionDenied):
        imported(workspace, "Ana", actor=delegate)
    with pytest.raises(PermissionDenied):
        imported(workspace, "", actor=delegate)

    assert not workspace.has_ledger
