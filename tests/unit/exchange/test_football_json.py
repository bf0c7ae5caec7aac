"""football.json, new and old: matches in a list or in rounds, each fault on the line where its match begins."""

import json
from datetime import date

from torneo.exchange.football_json import read_football_json
from torneo.exchange.result_rows import ResultRow
from torneo.exchange.results_files import recognised
from torneo.model import Score, Status


def read(text):
    return read_football_json("f.json", text.encode())


def codes(found):
    return [(each.code, each.where.line) for each in found.findings]


NEW = """{
"name": "Liga 2024",
"matches": [
 {"round": "Matchday 1", "date": "2024-03-02", "time": "15:30", "team1": "Melgar", "team2": "UTC", "group": "Group A",
  "score": {"ht": [1, 0], "ft": [1, 1], "et": [2, 2], "p": [5, 4]}, "goals1": [{"name": "Cuesta", "minute": 3}]},
 {"round": "Matchday 2", "team1": "UTC", "team2": "Melgar"},
 {"team1": "UTC", "team2": "Boys", "score": {"ft": [0, 3]}, "status": "awarded"}
]}
"""

OLD = """{
"name": "Liga 2014",
"rounds": [
 {"name": "Matchday 1", "matches": [
  {"num": 1, "team1": {"name": "Melgar", "code": "MEL"}, "team2": {"name": "UTC"}, "score1": 2, "score2": 1},
  {"num": 2, "team1": {"name": "Boys"}, "team2": {"name": "Boys"}}
 ]},
 {"name": "Matchday 2", "matches": [
  "none"
 ]}
]}
"""


def test_matches_in_a_list_are_read_whole():
    found = read(NEW)

    assert found.findings == ()
    assert found.rows == (
        ResultRow(
            4,
            "Melgar",
            "UTC",
            Score(2, 2),
            day=date(2024, 3, 2),
            round="Matchday 1",
            group="A",
            edition="Liga 2024",
            penalties=Score(5, 4),
            after_90=Score(1, 1),
            half_time=Score(1, 0),
        ),
        ResultRow(6, "UTC", "Melgar", None, round="Matchday 2", edition="Liga 2024"),
        ResultRow(7, "UTC", "Boys", Score(0, 3), Status.AWARDED, edition="Liga 2024", notes="awarded"),
    )


def test_matches_in_rounds_are_read_and_faults_stand_on_their_lines():
    found = read(OLD)

    assert [(row.home, row.away, row.score, row.round) for row in found.rows] == [
        ("Melgar", "UTC", Score(2, 1), "Matchday 1")
    ]
    assert codes(found) == [("csv-self-match", 6), ("football-json-no-match", 9)]


def test_every_fault_of_a_match_is_found():
    matches = [
        {"team1": "A"},
        {"team1": "A", "team2": "B", "score": {"ft": [1]}},
        {"team1": "A", "team2": "B", "score": {"ft": ["2", 1]}},
        {"team1": "A", "team2": "B", "score": {"ft": [-1, 1]}},
        {"team1": "A", "team2": "B", "score": "2-1"},
        {"team1": "A", "team2": "B", "score": {"full": [2, 1]}},
        {"team1": "A", "team2": "B", "date": "soon"},
        {"team1": "A", "team2": "B", "status": "moved"},
    ]
    text = '{"matches": [\n' + ",\n".join(map(json.dumps, matches)) + "\n]}"

    assert codes(read(text)) == [
        ("csv-team-missing", 2),
        ("csv-bad-goals", 3),
        ("csv-bad-goals", 4),
        ("csv-bad-goals", 5),
        ("csv-bad-goals", 6),
        ("csv-bad-goals", 7),
        ("csv-bad-date", 8),
        ("csv-bad-status", 9),
    ]


def test_file_that_holds_no_matches_is_told_so():
    assert codes(read('{"groups": []}')) == [("football-json-no-matches", 1)]
    assert codes(read("[]")) == [("football-json-no-matches", 1)]
    assert codes(read('{"matches":\n [}')) == [("football-json-unreadable", 2)]


def test_form_of_a_file_is_known_by_name_then_by_its_first_line():
    csv, text = b"date;local;visitante\n", "\ufeff= Liga\nA v B\n".encode()

    assert recognised("x.csv", text) == "csv"
    assert recognised("x.json", csv) == "football.json"
    assert recognised("x.txt", csv) == "csv"
    assert recognised("x.txt", text) == "football.txt"
    assert recognised("x.txt", b"A v B  1-0\n") == "football.txt"
    assert recognised("-", text) == "football.txt"
    assert recognised("-", NEW.encode()) == "football.json"
    assert recognised("-", csv) == "csv"
