"""The example of the article worked by hand: three linked editions, facts, a final, what arrives elsewhere."""

import json

import pytest
from command_line import CommandLine

from torneo.rules.reader import example_files


@pytest.fixture
def article(tmp_path, capsys):
    torneo = CommandLine(capsys, tmp_path / "peru", "es")
    CommandLine(capsys).ok("new", str(tmp_path / "peru"), "--like", "article")
    return torneo


def test_new_like_article_is_the_example(article):
    assert {file.name: file.read_text("utf-8") for file in article.folder.iterdir()} == example_files(
        "peru-2014"
    )


def test_known_facts_come_in_once_with_their_source(article):
    """The reserves' final: 0-0 on 29 May, moved from 21 May, Universitario winner, how is not recorded."""
    article.ok("fixtures", "--seed", "7")
    assert article.ok("import", str(article.folder / "facts.toml")).startswith("11 registrados")
    assert "0 registrados, 11 ya estaban" in article.ok("import", str(article.folder / "facts.toml"))

    said = json.loads(article.ok("bracket", "reservas-2014", "--format", "json"))
    (tie,) = said["stages"][0]["ties"]
    (match,) = tie["matches"]

    assert (tie["home"], tie["away"], tie["winner"]) == ("sporting-cristal", "universitario", "universitario")
    assert (match["score"], match["decided_by"], match["day"]) == ("0-0", "unknown", "2014-05-29")
    assert match["postponed_from"] == ["2014-05-21"]
    log = article.ok("log", "reservas-2014")
    assert "[article]" in log
    assert "postergado" in log


def test_fixture_lists_of_the_article(article):
    """16 clubs, 14 + 30 rounds, every reserves' match beside that of the first teams."""
    article.ok("fixtures", "--seed", "7")
    lists = {}
    for edition in ("inca-2014", "descentralizado-2014", "reservas-2014"):
        for each in json.loads(article.ok("fixtures", edition, "--show", "--format", "json")):
            lists[edition, each["stage"]] = each["matches"]

    assert {key: len(value) for key, value in lists.items() if key[1] not in ("final", "inca-final")} == {
        ("inca-2014", "grupos"): 112,
        ("descentralizado-2014", "apertura"): 120,
        ("descentralizado-2014", "clausura"): 120,
        ("reservas-2014", "inca"): 112,
        ("reservas-2014", "descentralizado"): 240,
    }

    def sides(key):
        return [(m["round"], m["home"], m["away"], m["day"], m["venue"]) for m in lists[key]]

    assert sorted(sides(("reservas-2014", "inca"))) == sorted(sides(("inca-2014", "grupos")))


def test_season_moves_on_by_a_year(article, tmp_path, capsys):
    """Ids, names and days of the new folder are those of the year after; it has no faults and links back."""
    next_year = CommandLine(capsys, tmp_path / "peru-2015", "en")
    article.ok("new", str(next_year.folder), "--like", "last-season", "--from", str(article.folder))

    checked = json.loads(next_year.ok("check", "--format", "json"))

    assert checked["editions"] == ["descentralizado-2015", "inca-2015", "reservas-2015"]
    assert [each for each in checked["findings"] if each["severity"] == "error"] == []
    text = (next_year.folder / "reservas.toml").read_text("utf-8")
    assert 'previous    = "reservas-2014"' in text
    assert 'alongside = "inca-2015:grupos"' in text
    assert "age_on = 2015-12-30" in text
    assert "2014" not in text.replace('"reservas-2014"', "")
    assert not (next_year.folder / "facts.toml").exists()


def test_titles_and_bonuses_are_told_before_they_are_won(article):
    said = article.ok("honours", "reservas-2014")

    assert "+2 puntos para el ganador de la Final del Torneo del Inca" in said
    assert said.count("por definir") == 6


def test_exported_season_is_the_same_bytes_twice(article):
    article.ok("fixtures", "--seed", "7")
    first = article.ok("export", "season", "--format", "json")

    assert first == article.ok("export", "season", "--format", "json")
    assert [each["id"] for each in json.loads(first)] == [
        "descentralizado-2014",
        "inca-2014",
        "reservas-2014",
    ]
