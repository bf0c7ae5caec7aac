"""`torneo qualify` through the real command: text, JSON, SVG, suppositions, a folder, and what is wrong with a request."""

import json
from xml.etree import ElementTree as ET

import pytest
from command_line import CLUBS, LEAGUE

import torneo as library
from torneo.model import Result, Score
from torneo.office.results_tables import tables_of_results

ES = ("--lang", "es")

ROWS = """home,away,home_goals,away_goals
Universitario,Melgar,3,0
Universitario,Cienciano,1,0
Cristal,Cienciano,1,0
Melgar,Cristal,0,0
Universitario,Cienciano,,
Melgar,Cristal,,
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "resultados.csv"
    path.write_text(ROWS, "utf-8")
    return path


def test_places_are_told_in_text(torneo, file):
    told = torneo(*ES, "qualify", str(file))

    assert told.code == 0
    assert "Universitario" in told.out
    assert "●" in told.out


def test_json_gives_places_with_witnesses_that_the_table_confirms(torneo, file):
    found = json.loads(torneo(*ES, "qualify", str(file), "--format", "json").out)

    plan = tables_of_results(file).groups[0].plan
    for club in found["clubs"]:
        assert club["decided"]
        for name in ("best", "worst"):
            results = [Result(home, away, Score(hg, ag)) for home, away, hg, ag in club["witness"][name]]
            row = plan.table(results).row(club["team"])
            assert club[name] == (row.pos if name == "best" else row.pos + len(row.level_with))
    told = {club["team"]: (club["best"], club["worst"]) for club in found["clubs"]}
    assert told == {"Universitario": (1, 2), "Cristal": (1, 3), "Melgar": (2, 4), "Cienciano": (3, 4)}


def test_a_supposed_result_moves_the_places(torneo, file):
    told = json.loads(torneo(*ES, "qualify", str(file), "--if", "melgar 1-0 cristal", "--format", "json").out)

    assert told["if"] == ["Melgar 1-0 Cristal"]
    assert {club["team"]: club["worst"] for club in told["clubs"]}["Universitario"] == 1


def test_conditions_are_told_in_both_languages(torneo, file):
    spanish = torneo(*ES, "qualify", str(file), "--conditions").out
    english = torneo("qualify", str(file), "--conditions").out

    assert "Cristal termina 1.º" in spanish
    assert "Cristal finish 1st" in english


def test_svg_is_a_picture_with_a_text_for_each_bar(torneo, file):
    picture = ET.fromstring(torneo(*ES, "qualify", str(file), "--format", "svg").out)

    space = "{http://www.w3.org/2000/svg}"
    assert len(picture.findall(f"{space}rect/{space}title")) == 4


def test_svg_shows_which_branches_are_alive_with_the_sentence_below(torneo, file):
    picture = torneo(*ES, "qualify", str(file), "--conditions", "--format", "svg").out

    space = "{http://www.w3.org/2000/svg}"
    texts = [one.text or "" for one in ET.fromstring(picture).findall(f"{space}text")]
    at = texts.index("Cristal", texts.index("Universitario", texts.index("Cienciano")))
    assert texts[at + 1 : at + 4] == ["PG ?", "PE ✗", "PP ✗"]
    assert "Cristal termina 1.º si gana y Cienciano gana" in " ".join(texts)
    assert picture.count("line-through") == 2


def test_missing_matches_are_added_when_asked(torneo, file):
    found = json.loads(torneo(*ES, "qualify", str(file), "--meetings", "2", "--format", "json").out)

    assert {club["team"]: club["left"] for club in found["clubs"]} == {
        "Universitario": 4,
        "Cristal": 4,
        "Melgar": 4,
        "Cienciano": 4,
    }


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--if", "Melgar gana"], "no se entiende"),
        (["--if", "Melgar 1-0 Boys"], "no hay club"),
        (["--if", "Cristal 1-0 Melgar"], "no queda por jugar Cristal - Melgar"),
        (["--limit", "0"], "no es un tiempo"),
        (["--rules", "nada"], "nada"),
    ],
)
def test_a_request_that_cannot_be_met_says_why(torneo, file, options, said):
    told = torneo(*ES, "qualify", str(file), *options)

    assert told.code in (1, 2)
    assert said in told.err
    assert told.out == ""


def test_the_library_gives_the_same_as_the_command(torneo, file):
    assert library.qualify(file) == json.loads(torneo(*ES, "qualify", str(file), "--format", "json").out)


def test_an_edition_is_asked_with_its_zones(torneo, tmp_path):
    (tmp_path / "liga.toml").write_text(LEAGUE, "utf-8")
    (tmp_path / "clubs.toml").write_text(CLUBS, "utf-8")
    torneo.folder = str(tmp_path)
    assert torneo("qualify").out.count("fixture list") == 1  # nothing can be told before the list is there
    torneo.ok("fixtures", "liga-2026")
    left = json.loads(torneo("qualify", "--format", "json").out)["clubs"]
    for home, away in [("melgar", "utc"), ("melgar", "boys"), ("melgar", "cantolao")]:
        torneo.ok("record", "liga-2026", home, away, "3-0")

    clubs = json.loads(torneo("qualify", "liga-2026", "--format", "json").out)["clubs"]

    assert {club["left"] for club in left} == {6}
    assert next((club["team"], club["points"], club["best"], club["worst"]) for club in clubs) == (
        "melgar",
        9,
        1,
        4,
    )
    assert clubs[0]["zones"] == {"Title: Champion 2026": "open"}
    assert clubs[0]["guarantee"]["1"] is not None
    assert clubs[0]["earliest"]["1"]["round"] is not None
