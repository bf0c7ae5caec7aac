"""Fixture lists from files, and back."""

from datetime import date, time

from torneo.exchange.csv_fixtures import FixtureRow, read_fixtures, write_csv


def test_fixture_list_is_read_in_spanish_and_english():
    spanish = read_fixtures(
        "f.csv", "Fecha;Día;Hora;Local;Visitante;Estadio\n1;04/04/2026;15:30;Melgar;UTC;Monumental\n".encode()
    )
    english = read_fixtures(
        "f.csv", b"round,date,time,home,away,venue\n1,2026-04-04,15:30,Melgar,UTC,Monumental\n"
    )

    assert (
        spanish.rows
        == english.rows
        == (
            FixtureRow(2, "Melgar", "UTC", 1, day=date(2026, 4, 4), kickoff=time(15, 30), venue="Monumental"),
        )
    )


def test_every_fault_is_told_with_its_line():
    found = read_fixtures(
        "f.csv",
        b"round,date,time,home,away\nx,2026-04-04,,a,b\n0,,,a,b\n1,tomorrow,,a,b\n1,2026-04-04,25:00,a,b\n1,,,a,a\n1,,,a,\n",
    )

    assert [(each.code, each.where.line) for each in found.findings] == [
        ("csv-bad-round", 2),
        ("csv-bad-round", 3),
        ("csv-bad-date", 4),
        ("csv-bad-time", 5),
        ("csv-self-match", 6),
        ("csv-team-missing", 7),
    ]
    assert found.rows == ()


def test_what_is_written_is_read_back():
    text = write_csv(
        ("round", "date", "time", "home", "away", "neutral"),
        [
            {
                "round": 2,
                "date": "2026-04-04",
                "time": "20:00",
                "home": 'a "b"',
                "away": "c, d",
                "neutral": "true",
            }
        ],
    )

    assert read_fixtures("f.csv", text.encode()).rows == (
        FixtureRow(2, 'a "b"', "c, d", 2, day=date(2026, 4, 4), kickoff=time(20), neutral=True),
    )
