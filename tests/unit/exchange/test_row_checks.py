"""What all matches of a file say together: a match twice, a club spelled two ways."""

import pytest

from torneo.exchange.csv_results import read_results
from torneo.exchange.results_files import read_results_file
from torneo.model import Severity

HEAD = "date,round,home,away,home_goals,away_goals,status\n"


def read(*lines):
    return read_results("f.csv", (HEAD + "\n".join(lines) + "\n").encode())


def codes(found):
    return [(each.code, each.where.line) for each in found.findings]


def scores(found):
    return [(row.line, row.home, row.away, str(row.score) if row.score else None) for row in found.rows]


def test_match_written_twice_alike_counts_once():
    found = read("2024-01-01,1,A,B,1,0,", "2024-01-01,1,A,B,1,0,played")

    assert codes(found) == [("csv-match-repeated", 3)]
    assert scores(found) == [(2, "A", "B", "1-0")]


def test_match_with_two_results_is_open_until_one_is_kept():
    found = read(
        "2024-01-01,1,A,B,1,0,", "2024-01-01,1,A,B,1,1,", "2024-01-01,1,A,B,2,1,", "2024-01-08,2,B,A,0,0,"
    )

    assert codes(found) == [("csv-match-twice", 3), ("csv-match-twice", 4)]
    assert scores(found) == [(2, "A", "B", None), (5, "B", "A", "0-0")]
    assert all(each.severity is Severity.ERROR for each in found.findings)


@pytest.mark.parametrize(
    "lines",
    [
        ("2024-01-01,1,A,B,,,", "2024-01-01,1,A,B,1,0,"),
        ("2024-01-01,1,A,B,1,0,", "2024-01-01,1,A,B,,,"),
    ],
)
def test_plan_and_result_of_a_match_are_one(lines):
    found = read(*lines)

    assert codes(found) == [("csv-match-repeated", 3)]
    assert [row[1:] for row in scores(found)] == [("A", "B", "1-0")]


def test_abandoned_match_and_what_was_ruled_are_two_rows():
    found = read("2024-01-01,1,A,B,1,0,abandoned", "2024-01-01,1,A,B,0,3,awarded")

    assert found.findings == ()
    assert len(found.rows) == 2


def test_two_meetings_of_one_round_on_two_days_are_two_matches():
    assert read("2024-01-01,1,A,B,1,0,", "2024-01-03,1,A,B,1,1,").findings == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1860 München", "1860 Munchen"),
        ("1860 München", "1860 Muenchen"),
        ("1860 München", "1860 MÜNCHEN"),
        ("Brøndby", "Brondby"),
        ("Widzew Łódź", "Widzew Lodz"),
        ("FC Sion", "Sion"),
        ("Málaga CF", "Malaga"),
        ("A.F.C. Bournemouth", "AFC Bournemouth"),
        ("Saint-Étienne", "Saint Etienne"),
    ],
)
def test_club_spelled_two_ways_is_offered_and_stays_two(one, other):
    found = read(f"2024-01-01,1,{one},B,1,0,", f"2024-01-08,2,{other},C,1,0,")

    assert [(each.code, each.where.line, dict(each.facts)) for each in found.findings] == [
        ("csv-spelled-two-ways", 3, {"found": other, "other": one, "other_line": 2})
    ]
    assert [row.home for row in found.rows] == [one, other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Manchester United", "Manchester City"),
        ("Αθήνα", "Πάτρα"),
        ("ЦСКА", "Зенит"),
        ("FC", "CF"),
        ("Barcelona B", "Barcelona"),
        ("Schalke 04", "Schalke 05"),
    ],
)
def test_two_clubs_are_not_taken_for_one(one, other):
    assert read(f"2024-01-01,1,{one},B,1,0,", f"2024-01-08,2,{other},C,1,0,").findings == ()


def test_two_who_met_are_two_clubs_unless_only_accents_tell_them_apart():
    assert read("2024-01-01,1,FC Zürich,Zürich,1,0,").findings == ()
    assert codes(read("2024-01-01,1,Zurich,Zürich,1,0,")) == [("csv-spelled-two-ways", 2)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-8"])
def test_file_of_a_spreadsheet_is_read_whatever_its_bytes(encoding):
    text = "día;local;visitante;goles_local;goles_visitante\r\n01/02/24;Málaga;Cádiz;2;1\r\n"

    found = read_results_file("-", text.encode(encoding))

    assert found.findings == ()
    assert scores(found) == [(2, "Málaga", "Cádiz", "2-1")]


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04\x00\x00", bytes(range(256)) * 40, b"home,away,score\nA\x00,B,1-0\n"]
)
@pytest.mark.parametrize("form", ["csv", "football.txt", "football.json"])
def test_file_that_is_no_text_says_so(content, form):
    found = read_results_file("f", content, form)

    assert [each.code for each in found.findings] == ["file-not-text"]
    assert found.rows == ()


def test_unreadable_result_leaves_the_match_to_be_played_and_an_unreadable_day_leaves_the_result():
    found = read(
        "2024-01-01,1,A,B,-1,0,",
        "2024-01-01,1,C,D,1e3,0,",
        "2024-01-01,1,E,F,1,,",
        "2024-01-01,1,G,H,1,0,forfeit",
        "2024-13-01,1,I,J,1,0,",
        "2024-01-01,1,K,L,,,awarded",
        "2024-01-01,1,M,M,1,0,",
        "2024-01-01,1,,N,1,0,",
    )

    assert codes(found) == [
        ("csv-bad-goals", 2),
        ("csv-bad-goals", 3),
        ("csv-half-score", 4),
        ("csv-bad-status", 5),
        ("csv-bad-date", 6),
        ("csv-score-missing", 7),
        ("csv-self-match", 8),
        ("csv-team-missing", 9),
    ]
    assert scores(found) == [
        (2, "A", "B", None),
        (3, "C", "D", None),
        (4, "E", "F", None),
        (5, "G", "H", None),
        (6, "I", "J", "1-0"),
        (7, "K", "L", None),
    ]


def test_missing_value_of_a_program_is_a_match_to_be_played():
    """engsoccerdata and international_results write NA."""
    found = read_results(
        "f.csv", b"date,home_team,away_team,home_score,away_score\n2030-01-01,Peru,Chile,NA,NA\n"
    )

    assert found.findings == ()
    assert [row.is_open for row in found.rows] == [True]


def test_file_without_heads_says_which_columns_it_needs():
    found = read_results("f.csv", b"2024-01-01,A,B,1,0\n")

    assert codes(found) == [("csv-column-missing", 1)]
