"""`torneo rules`: which rule sets there are, what each says, and what nobody knows of it."""

import json
from pathlib import Path

import pytest
from command_line import CommandLine

from torneo.rules.presets import preset_names


@pytest.fixture
def here(tmp_path, capsys):
    return CommandLine(capsys, tmp_path)


def test_list_names_every_rule_set_with_its_dates(here):
    said = here.ok("rules", "list")

    assert sorted(line.split()[0] for line in said.splitlines()[:-1]) == sorted(preset_names())
    assert "Football League 1888-89 to 1975-76  (1888-09-08 to 1976-06-30)" in said
    assert "since when is not known" in said


def test_list_of_a_day_chooses_the_rules_of_the_season(here):
    def football_league(day):
        found = json.loads(here.ok("rules", "list", "--as-of", day, "--format", "json"))
        return [one["id"] for one in found if one["competition"] == "English Football League"]

    assert football_league("1975-12-01") == ["football-league-1888"]
    assert football_league("1976-12-01") == ["football-league-1976"]
    assert football_league("1981-12-01") == ["football-league-1981"]
    assert football_league("1998-12-01") == ["football-league-1992"]
    assert football_league("2024-12-01") == ["football-league-1999"]


def test_day_that_is_none_is_refused(here):
    said = here("rules", "list", "--as-of", "yesterday")

    assert said.code == 2
    assert "yesterday" in said.err


def test_show_says_points_criteria_source_and_what_is_not_known(here):
    assert here.ok("rules", "show", "serie-a-2022").splitlines() == [
        "Serie A since 2022-23  (since 2022-07-01)",
        "Points: 3 for a win, 1 for a draw, 0 for a defeat",
        "Criteria, in order:",
        "  1 points",
        "  2 play-off match (only where a place hangs on it: 1st)",
        "  3 play-off match (only where a place hangs on it: 17th)",
        "  4 head-to-head: points, goal difference",
        "  5 goal difference",
        "  6 goals scored",
        "  7 drawing of lots",
        "Note:",
        "  - the play-off of 17th and 18th has two legs, which are added up",
        "Source:",
        "  - firenzeviola quoting the FIGC; fcinternews",
        "Not known:",
        "  - how a play-off of 17th and 18th goes on when the two legs are level",
        "  - no published table was at hand to hold it against",
        "Use it with: torneo table FILE --rules serie-a-2022",
    ]


def test_show_in_spanish_says_where_and_when_a_criterion_holds(tmp_path, capsys):
    here = CommandLine(capsys, tmp_path, "es")

    said = here.ok("rules", "show", "bundesliga")

    assert "Puntos: 3 por triunfo, 1 por empate, 0 por derrota" in said
    assert "solo con todos los partidos entre ellos jugados; hasta entonces comparten el puesto" in " ".join(
        said.split()
    )


def test_show_says_what_penalties_after_a_draw_are_worth(here):
    said = here.ok("rules", "show", "mls-1996")

    assert "Points: 3 for a win, 1 or 0 for penalties won or lost, 0 for a defeat" in said


def test_show_as_data_can_be_used_as_a_file_of_rules(here):
    said = json.loads(here.ok("rules", "show", "mls-1996", "--format", "json"))
    results = here.folder / "results.csv"
    results.write_text(
        "home,away,home_goals,away_goals,pens_home,pens_away\nDallas,Colorado,1,1,3,2\n", "utf-8"
    )
    rules = here.folder / "rules.json"
    rules.write_text(json.dumps({key: said[key] for key in ("points", "tiebreakers")}), "utf-8")

    assert said["points"] == {"win": 3, "shootout_win": 1, "shootout_loss": 0, "loss": 0, "bye": 0}
    assert said["unknown"]
    by_file = json.loads(here.ok("table", str(results), "--rules", str(rules), "--format", "json"))
    by_name = json.loads(here.ok("table", str(results), "--rules", "mls-1996", "--format", "json"))
    assert by_file["groups"] == by_name["groups"]
    assert [row["points"] for row in by_name["groups"][0]["rows"]] == [1, 0]


@pytest.mark.parametrize("name", preset_names())
def test_every_rule_set_can_be_shown_and_fits_the_screen(name, here):
    shown = here.ok("rules", "show", name)

    assert "Source:" in shown
    assert max(map(len, shown.splitlines())) <= 100
    assert json.loads(here.ok("rules", "show", name, "--format", "json"))["id"] == name


def test_rule_set_that_is_none_is_refused_with_the_nearest(here):
    said = here("rules", "show", "laliag")

    assert said.code == 1
    assert "laliga" in said.err
    assert not Path(here.folder, "laliag").exists()


def test_rules_of_no_known_order_leave_level_clubs_on_one_place(here):
    results = here.folder / "results.csv"
    results.write_text("home,away,home_goals,away_goals\nLens,Brest,3,0\nNantes,Metz,1,0\n", "utf-8")

    said = json.loads(here.ok("table", str(results), "--rules", "ligue-1", "--format", "json"))

    assert [row["pos"] for row in said["groups"][0]["rows"]] == [1, 1, 3, 3]
