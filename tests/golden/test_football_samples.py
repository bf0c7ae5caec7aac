"""Samples of football.txt and football.json are read whole; published tables in their comments come out.

Source: openfootball (CC0), kept in the reference data under data/formats.
"""

import re

import pytest

from torneo.exchange.results_files import read_results_file
from torneo.office.results_tables import tables_of_results

TEXT, JSON = "football-txt/2024_euro.txt", "football-json/euro_2024.json"


@pytest.fixture
def formats(shared):
    return shared / "data" / "formats"


def read(formats, name):
    return read_results_file(name.rpartition("/")[2], (formats / name).read_bytes())


@pytest.mark.parametrize(
    ("name", "matches", "played"),
    [
        (TEXT, 51, 51),
        (JSON, 51, 51),
        ("football-txt/2014_copa_libertadores_full.txt", 138, 138),
        ("football-txt/2024_copa_libertadores.txt", 5, 5),
        ("football-txt/2014_world_cup.txt", 12, 0),
        ("football-txt/0002_rounds.txt", 0, 0),
        ("football-txt/0003_more.txt", 0, 0),
        ("football-txt/1001_leagues.txt", 0, 0),
        ("football-txt/1002_cups.txt", 0, 0),
    ],
)
def test_sample_is_read_without_a_finding(name, matches, played, formats):
    found = read(formats, name)

    assert found.findings == ()
    assert (len(found.rows), sum(row.score is not None for row in found.rows)) == (matches, played)
    assert all(row.day is not None for row in found.rows)


def test_every_line_that_is_only_a_name_is_told(formats):
    lines = (formats / "football-txt/0001_teams.txt").read_text("utf-8").splitlines()
    names = [
        (number, line.partition("#")[0].strip())
        for number, line in enumerate(lines, start=1)
        if line.partition("#")[0].strip() and not line.startswith("=")
    ]

    found = read(formats, "football-txt/0001_teams.txt")

    assert [(each.where.line, each.facts["found"]) for each in found.findings] == names
    assert len(names) == 25


def test_text_and_json_of_one_competition_tell_the_same_matches(formats):
    """Day, score, penalties; names are spelled in two ways, so clubs are told by day and score."""
    text, other = read(formats, TEXT), read(formats, JSON)

    def told(found):
        return sorted((str(row.day), row.group, str(row.score), str(row.penalties)) for row in found.rows)

    assert told(text) == told(other)


def test_tables_in_the_comments_of_a_sample_come_out(formats):
    """`1.GERMANY  3  2  1  0  8- 2  7`: the six tables of the file, as its author wrote them."""
    path = formats / TEXT
    written = {
        name.strip().upper(): tuple(map(int, figures))
        for name, *figures in re.findall(
            r"^\s+\d\.(\D+?)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)-\s*(\d+)\s+(\d+)\s*$",
            path.read_text("utf-8"),
            re.MULTILINE,
        )
    }

    made = {
        row.team.upper(): (row.played, row.won, row.drawn, row.lost, row.gf, row.ga, row.points)
        for group in tables_of_results(path, "uefa-euro").groups
        for row in group.table
    }

    assert len(written) == 24
    assert made == written
