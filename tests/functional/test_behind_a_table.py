"""`torneo crosstable` and `torneo progress`: results files and editions, both languages, every form."""

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest
from command_line import CommandLine

RESULTS = """\
date,round,home,away,home_goals,away_goals,status
2026-04-04,1,Alianza Lima,Sport Boys,2,0,
2026-04-04,1,Cantolao,Melgar,1,1,
2026-04-11,2,Sport Boys,Cantolao,0,3,awarded
2026-04-11,2,Melgar,Alianza Lima,1,0,
2026-04-18,3,Alianza Lima,Cantolao,,,
"""


@pytest.fixture
def here(tmp_path, capsys):
    (tmp_path / "liga.csv").write_text(RESULTS, "utf-8")
    return CommandLine(capsys, tmp_path)


def test_crosstable_in_a_terminal(here):
    file = str(here.folder / "liga.csv")

    assert here.ok("crosstable", file).splitlines() == [
        "liga.csv",
        "",
        "                  CAN  MEL  ALI  SPO",
        "Cantolao     CAN    ■  1-1    –    –",
        "Melgar       MEL    –    ■  1-0    –",
        "Alianza Lima ALI    –    –    ■  2-0",
        "Sport Boys   SPO 0-3*    –    –    ■",
        "* score by a ruling",
    ]


def test_crosstable_is_cut_into_blocks_where_the_terminal_is_narrow(here, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    names = [f"Club {number:02d}" for number in range(14)]
    lines = ["home,away,score", *(f"{a},{b},10-0" for a in names for b in names if a < b)]
    (here.folder / "many.csv").write_text("\n".join(lines), "utf-8")

    said = here.ok("crosstable", str(here.folder / "many.csv"))

    assert max(len(line) for line in said.splitlines()) <= 60
    assert said.count("Club 00") == 2
    assert said.count("10-0") == 91


def test_crosstable_as_csv_html_json_and_wikitext(here):
    file = str(here.folder / "liga.csv")
    here.lang = "es"
    rows = list(csv.reader(io.StringIO(here.ok("crosstable", file, "--format", "csv"))))
    html = here.ok("crosstable", file, "--format", "html")
    data = json.loads(here.ok("crosstable", file, "--format", "json"))
    wiki = here.ok("crosstable", file, "--format", "wikitext")

    assert rows == [
        ["Local \\ Visitante", "Cantolao", "Melgar", "Alianza Lima", "Sport Boys"],
        ["Cantolao", "", "1-1", "", ""],
        ["Melgar", "", "", "1-0", ""],
        ["Alianza Lima", "", "", "", "2-0"],
        ["Sport Boys", "0-3*", "", "", ""],
    ]
    assert html.startswith('<!doctype html>\n<html lang="es">\n<head>\n<meta charset="utf-8">')
    grid = ET.fromstring(html[html.index("<table") : html.index("</table>") + len("</table>")])
    assert grid.findall(".//td")[1].text == "1-1"
    assert list(data) == ["rules", "as_of", "findings", "groups"]
    assert data["groups"][0]["group"] == ""
    assert data["groups"][0]["rows"][3] == {
        "team": "Sport Boys",
        "name": "Sport Boys",
        "results": {
            "Cantolao": [
                {
                    "home_goals": 0,
                    "away_goals": 3,
                    "status": "awarded",
                    "date": "2026-04-11",
                    "penalties": None,
                    "simulated": False,
                }
            ]
        },
    }
    assert "|match_SPO_CAN=0–3" in wiki


def test_progress_of_all_clubs(here):
    here.lang = "es"
    assert here.ok("progress", str(here.folder / "liga.csv")).splitlines() == [
        "liga.csv",
        "",
        "Pos.  Equipo        1   Forma",
        "   1  Cantolao      ▆█  EG",
        "   2  Melgar        ▆▆  EG",
        "   3  Alianza Lima  █▃  GP",
        "   4  Sport Boys    ▁▁  PP",
    ]


def test_progress_of_two_clubs_is_a_picture_with_form_and_streaks(here):
    said = here.ok("progress", str(here.folder / "liga.csv"), "alianza", "CANTOLAO").splitlines()

    assert said[:9] == [
        "liga.csv",
        "",
        " 1  A B",
        " 2  B ·",
        " 3  · A",
        " 4  · ·",
        "    1 2",
        "A Alianza Lima",
        "B Cantolao",
    ]
    assert said[10:16] == [
        "Alianza Lima",
        "  best and worst place: 1st, 3rd",
        "  Form: WL",
        "  At home: P 1  W 1  D 0  L 0  2-0",
        "  Away: P 1  W 0  D 0  L 1  0-1",
        "  Streaks                 current   longest",
    ]
    assert "    defeats in a row            1         1" in said


def test_progress_as_json_csv_and_svg(here):
    file = str(here.folder / "liga.csv")
    data = json.loads(here.ok("progress", file, "--format", "json"))
    rows = list(csv.DictReader(io.StringIO(here.ok("progress", file, "melgar", "--format", "csv"))))
    drawing = ET.fromstring(here.ok("progress", file, "melgar", "--format", "svg"))

    (group,) = data["groups"]
    assert group["rounds"] == [1, 2]
    assert [(club["team"], club["pos"], club["points"], club["form"]) for club in group["clubs"]] == [
        ("Cantolao", [2, 1], [1, 4], ["D", "W"]),
        ("Melgar", [2, 2], [1, 4], ["D", "W"]),
        ("Alianza Lima", [1, 3], [3, 3], ["W", "L"]),
        ("Sport Boys", [4, 4], [0, 0], ["L", "L"]),
    ]
    melgar = group["clubs"][1]
    assert melgar["home"] == {"played": 1, "won": 1, "drawn": 0, "lost": 0, "gf": 1, "ga": 0, "gd": 1}
    assert melgar["streaks"]["unbeaten"] == {
        "current": 2,
        "longest": 2,
        "from": {"date": "2026-04-04", "home": "Cantolao", "away": "Melgar"},
        "to": {"date": "2026-04-11", "home": "Melgar", "away": "Alianza Lima"},
    }
    assert [(row["round"], row["team"], row["pos"], row["points"]) for row in rows] == [
        ("1", "Melgar", "2", "1"),
        ("2", "Melgar", "2", "4"),
    ]
    lines = drawing.findall(".//{http://www.w3.org/2000/svg}polyline")
    titles = [
        title.text
        for title in drawing.findall(".//{http://www.w3.org/2000/svg}g/{http://www.w3.org/2000/svg}title")
    ]
    assert len(lines) == 4
    assert sorted(titles) == ["Alianza Lima: 1, 3", "Cantolao: 2, 1", "Melgar: 2, 2", "Sport Boys: 4, 4"]


def test_names_cannot_break_out_of_the_drawing(here):
    (here.folder / "x.csv").write_text('round,home,away,score\n1,<b>&,"""x""",1-0\n', "utf-8")

    drawing = ET.fromstring(here.ok("progress", str(here.folder / "x.csv"), "--format", "svg"))

    assert {text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")} >= {"1 <b>&", '2 "x"'}


def test_last_step_is_the_table_of_every_published_case(shared, capsys, tmp_path):
    torneo = CommandLine(capsys, tmp_path)
    cases = (
        "aut-2018-champ",
        "bra-2013-seriea",
        "eng-2007-league1-deductions",
        "mls-1996",
        "wc-1954",
        "wc-1974",
    )
    for case in cases:
        folder = shared / "data" / "truth" / case
        given = (str(folder / "results.csv"), "--rules", str(folder / "rules.json"), "--format", "json")
        table = json.loads(torneo.ok("table", *given))["groups"]
        progress = json.loads(torneo.ok("progress", *given))["groups"]

        assert [
            (group["group"], [(club["team"], club["pos"][-1], club["points"][-1]) for club in group["clubs"]])
            for group in progress
        ] == [
            (group["group"], [(row["team"], row["pos"], row["points"]) for row in group["rows"]])
            for group in table
        ], case


def test_club_nobody_knows_and_clubs_of_two_groups(here):
    text = "group,round,home,away,score\nA,1,Melgar,UTC,1-0\nB,1,Boys,Cantolao,1-0\n"
    (here.folder / "two.csv").write_text(text, "utf-8")
    file = str(here.folder / "two.csv")

    unknown = here("progress", file, "Melgra")
    apart = here("progress", file, "Melgar", "Boys")
    two = here("progress", file, "--format", "svg")

    assert (unknown.code, unknown.err) == (1, 'torneo: there is no club "Melgra"; did you mean "Melgar"?\n')
    assert (apart.code, apart.err) == (1, "torneo: Melgar and Boys stand together in no table of two.csv\n")
    assert two.code == 2
    assert "A" in two.err


def test_rounds_and_days_that_nobody_wrote_down(here):
    (here.folder / "bare.csv").write_text("home,away,score\nMelgar,UTC,1-0\n", "utf-8")

    found = here("progress", str(here.folder / "bare.csv"))

    assert found.code == 2
    assert "add a column round or date" in found.err


def test_edition_says_the_same_by_names_of_its_clubs(league):
    day = {"1": "2026-03-07", "2": "2026-03-14"}
    listed = json.loads(league.ok("fixtures", "--show", "--format", "json"))
    for match in listed[0]["matches"]:
        if match["round"] in (1, 2):
            league.ok("record", match["home"], match["away"], "1-0", "--date", day[str(match["round"])])

    progress = json.loads(league.ok("progress", "liga-2026", "--format", "json"))
    table = json.loads(league.ok("table", "--format", "json"))
    grid = json.loads(league.ok("crosstable", "--format", "json"))
    one_club = league.ok("progress", "melgar")

    (group,) = progress["groups"]
    assert (progress["edition"], group["group"], group["rounds"]) == ("liga-2026", "liga", [1, 2])
    assert [club["team"] for club in group["clubs"]] == [row["team"] for row in table["groups"][0]["rows"]]
    assert [club["pos"][-1] for club in group["clubs"]] == [row["pos"] for row in table["groups"][0]["rows"]]
    assert sum(len(row["results"]) for row in grid["groups"][0]["rows"]) == 4
    assert "A Melgar" in one_club
    assert league("progress", "nobody").err.startswith('torneo: there is no club "nobody"')


def test_options_of_results_files_are_no_options_of_editions(league):
    assert league("crosstable", "liga-2026", "--rules", "laliga").code == 2
    assert league("progress", "liga-2026", "--input-format", "csv").code == 2


def test_table_for_an_article_says_how_far_it_goes(here, league):
    here.folder.joinpath("liga.csv").write_text(RESULTS, "utf-8")
    league.ok("record", "melgar", "utc", "2-1", "--date", "2026-03-07")

    of_file = here.ok("table", str(here.folder / "liga.csv"), "--format", "wikitext")
    of_day = here.ok("table", str(here.folder / "liga.csv"), "--as-of", "2026-04-05", "--format", "wikitext")
    of_edition = league.ok("table", "--format", "wikitext")

    assert "|update=2026-04-11\n" in of_file
    assert "|update=2026-04-04\n" in of_day
    assert "|update=2026-03-07\n" in of_edition


def test_standard_input_has_no_name(here, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(RESULTS.encode()), "utf-8"))

    said = here.ok("table", "-")

    assert said.splitlines()[0].split()[:2] == ["Pos", "Team"]
