"""Results from files as people have them: every head, separator and spelling, every fault with its line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torneo.exchange.csv_results import read_results
from torneo.exchange.result_rows import ResultRow
from torneo.model import Score, Status


def read(text, encoding="utf-8"):
    return read_results("f.csv", text.encode(encoding))


def codes(found):
    return [(each.code, each.where.line) for each in found.findings]


def scores(found):
    return [(row.home, row.away, str(row.score) if row.score else None) for row in found.rows]


def test_case_form_is_read_whole():
    found = read(
        "date,round,group,home,away,home_goals,away_goals,status,pens_home,pens_away,notes\n"
        "2018-06-14,Matchday 1,A,Russia,Saudi Arabia,5,0,played,,,\n"
        "2018-06-15,Matchday 1,A,Egypt,Uruguay,,,double_loss,,,both absent\n"
        "2018-06-16,Matchday 1,A,Egypt,Russia,1,1,,4,3,\n"
        "2018-06-19,Matchday 2,A,Russia,Egypt,,,,,,\n"
    )

    assert found.findings == ()
    assert found.rows == (
        ResultRow(
            2,
            "Russia",
            "Saudi Arabia",
            Score(5, 0),
            day=date(2018, 6, 14),
            round="Matchday 1",
            group="A",
        ),
        ResultRow(
            3,
            "Egypt",
            "Uruguay",
            None,
            Status.DOUBLE_LOSS,
            date(2018, 6, 15),
            "Matchday 1",
            "A",
            notes="both absent",
        ),
        ResultRow(
            4,
            "Egypt",
            "Russia",
            Score(1, 1),
            day=date(2018, 6, 16),
            round="Matchday 1",
            group="A",
            penalties=Score(4, 3),
        ),
        ResultRow(5, "Russia", "Egypt", day=date(2018, 6, 19), round="Matchday 2", group="A"),
    )
    assert [row.is_open for row in found.rows] == [False, False, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "Div,Date,HomeTeam,AwayTeam,FTHG,FTAG,FTR,HTHG,HTAG\nE0,14/08/93,Arsenal,Coventry,0,3,A,0,1\n",
        "Date,Team 1,FT,HT,Team 2\nSat Aug 14 1993,Arsenal,0-3,0-1,Coventry\n",
        "date,home_team,away_team,home_score,away_score,tournament\n1993-08-14,Arsenal,Coventry,0,3,League\n",
        '"Date","Season","home","visitor","FT","hgoal","vgoal"\n1993-08-14,1993,"Arsenal","Coventry","0-3",0,3\n',
        "Fecha;Local;Visitante;Goles local;Goles visitante\n14/08/1993;Arsenal;Coventry;0;3\n",
        "Día\tEquipo local\tEquipo visitante\tMarcador\n14-08-1993\tArsenal\tCoventry\t0 - 3\n",
        "\ufeffdate,home,away,home_goals,away_goals,,\n\n1993-08-14,Arsenal,Coventry,0,3,,\n,,,,,,\n",
    ],
    ids=[
        "football-data",
        "footballcsv",
        "international",
        "engsoccerdata",
        "spanish",
        "tabs",
        "bom-blanks-commas",
    ],
)
def test_known_collections_say_the_same(text):
    found = read(text)

    assert found.findings == ()
    assert [(row.day, row.home, row.away, row.score) for row in found.rows] == [
        (date(1993, 8, 14), "Arsenal", "Coventry", Score(0, 3))
    ]


def test_fecha_beside_a_day_is_the_round():
    found = read("fecha,dia,local,visitante,marcador\n3,2026-04-04,Melgar,UTC,2-1\n")

    assert [(row.round, row.day) for row in found.rows] == [("3", date(2026, 4, 4))]


def test_every_fault_is_told_with_its_line():
    found = read(
        "date,home,away,home_goals,away_goals,status\n"
        "2026-01-01,a,b,2,\n"
        "2026-13-01,a,b,2,1\n"
        "2026-01-03,a,a,2,1\n"
        "2026-01-04,a,,2,1\n"
        "2026-01-05,a,b,-2,1\n"
        "2026-01-06,a,b,x,1\n"
        "2026-01-07,a,b,2,1,rained\n"
        "2026-01-08,a,b,2,1,played,more\n"
        "2026-01-09,a,b,3,3\n"
        "2026-01-09,a,b,2,3\n"
        "2026-01-10,b,a,1,1\n"
        "2026-01-10,b,a,1,1\n"
    )

    assert codes(found) == [
        ("csv-half-score", 2),
        ("csv-bad-date", 3),
        ("csv-self-match", 4),
        ("csv-team-missing", 5),
        ("csv-bad-goals", 6),
        ("csv-bad-goals", 7),
        ("csv-bad-status", 8),
        ("csv-too-many-cells", 9),
        ("csv-match-twice", 11),
        ("csv-match-repeated", 13),
    ]


def test_latin_1_is_read_with_a_warning():
    found = read("home,away,score\nAtlético,Peñarol,1-0\n", "latin-1")

    assert codes(found) == [("csv-not-utf-8", 2)]
    assert scores(found) == [("Atlético", "Peñarol", "1-0")]


def test_club_spelled_two_ways_is_offered_and_never_merged():
    found = read("home,away,score\n1860 München,Köln,1-0\nKöln,1860 Munchen,1-0\n")

    assert [(each.code, each.facts["found"], each.facts["other"]) for each in found.findings] == [
        ("csv-spelled-two-ways", "1860 Munchen", "1860 München")
    ]
    assert {row.home for row in found.rows} | {row.away for row in found.rows} == {
        "1860 München",
        "1860 Munchen",
        "Köln",
    }


@pytest.mark.parametrize("text", ["", "\n\n", "  \n"])
def test_empty_file_is_an_error(text):
    assert [each.code for each in read(text).findings] == ["csv-empty"]


def test_file_without_columns_says_which_are_missing():
    found = read("one,two\n1,2\n")

    assert [(each.code, each.facts["missing"]) for each in found.findings] == [
        ("csv-column-missing", ("home", "away", "score"))
    ]


def test_line_numbers_stand_after_a_quoted_line_end():
    found = read('home,away,score,notes\na,b,1-0,"two\nlines"\na,b,x,\n')

    assert codes(found) == [("csv-bad-goals", 4)]


CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)


@given(st.binary(max_size=300))
def test_no_bytes_make_it_stumble(content):
    """Whatever the bytes, there is an answer: rows, or findings that say why not."""
    found = read_results("f.csv", content)

    assert found.rows or found.findings or not any(found.rows)


@given(st.lists(st.lists(CELL, min_size=3, max_size=5), max_size=6))
def test_every_finding_about_a_row_names_a_line_of_the_file(rows):
    text = "home,away,score\n" + "\n".join(",".join(cell.replace('"', "") for cell in row) for row in rows)
    found = read(text)
    lines = len(text.splitlines()) + 1

    assert all(1 <= each.where.line <= lines for each in found.findings if each.where.line)
