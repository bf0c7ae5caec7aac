"""`torneo forecast` through the command: its data, its bytes, what it says of bad input, the past."""

import json

import pytest
from command_line import CommandLine

RESULTS = """\
date,home,away,home_goals,away_goals
2026-03-01,Melgar,UTC,2,1
2026-03-01,Boys,Cantolao,0,0
2026-03-08,UTC,Boys,1,1
2026-03-08,Cantolao,Melgar,0,3
2026-03-15,Melgar,Boys,,
2026-03-15,UTC,Cantolao,,
"""
RUNS = ("--runs", "640")


@pytest.fixture
def results(tmp_path, capsys, monkeypatch):
    (tmp_path / "liga.csv").write_text(RESULTS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return CommandLine(capsys, str(tmp_path))


def told(command, *args):
    return json.loads(command.ok("forecast", *args, *RUNS, "--format", "json"))


def test_the_data_hold_what_was_agreed(results):
    found = told(results, "liga.csv", "--rules", "premier-league", "--seed", "5")

    assert (found["runs"], found["seed"]) == (640, 5)
    assert sorted(club["team"] for club in found["clubs"]) == ["Boys", "Cantolao", "Melgar", "UTC"]
    for club in found["clubs"]:
        assert len(club["places"]) == 4
        assert sum(club["places"]) == pytest.approx(1, abs=1e-5)
        assert club["points"]["p10"] <= club["points"]["p50"] <= club["points"]["p90"]
        assert {"team", "group", "places", "points", "zones", "exact"} <= set(club)
    assert [(match["home"], match["away"]) for match in found["matches"]] == [
        ("Melgar", "Boys"),
        ("UTC", "Cantolao"),
    ]
    for match in found["matches"]:
        assert match["p_home"] + match["p_draw"] + match["p_away"] == pytest.approx(1, abs=1e-5)
        assert 0 <= match["leverage"] <= 1


PRICED = RESULTS.replace("away_goals", "away_goals,B365H,B365D,B365A").replace(",,\n", ",,,,,\n", 1)
PRICED = PRICED.replace("UTC,Cantolao,,\n", "UTC,Cantolao,,,1.25,6.0,13.0\n")


def test_odds_of_a_match_left_are_followed_by_their_weight(results, tmp_path):
    (tmp_path / "cuotas.csv").write_text(PRICED, "utf-8")
    by_the_model, half, alone = (
        told(results, "cuotas.csv", *odds)["matches"] for odds in ((), ("--odds", "0.5"), ("--odds", "1"))
    )

    raw = [1 / price for price in (1.25, 6.0, 13.0)]
    assert (
        raw[0] / sum(raw) < alone[1]["p_home"] < raw[0]
    )  # a favourite carries less than its share of the margin
    assert by_the_model[1]["p_home"] < half[1]["p_home"] < alone[1]["p_home"]
    assert alone[0] == by_the_model[0]  # no odds: what the model says
    assert "odds in 1 match, with weight 0.5" in results.ok("forecast", "cuotas.csv", "--odds", "0.5", *RUNS)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("cuotas.csv", "--odds", "0"), "the weight of the odds says 0"),
        (("cuotas.csv", "--odds", "1.5"), "the weight of the odds says 1.5"),
        (("cuotas.csv", "--odds", "1", "--as-of", "2026-03-02"), "odds know what happened"),
        (("liga.csv", "--odds", "1"), "liga.csv holds no odds"),
        (("jugadas.csv", "--odds", "1"), "holds no odds of a match left"),
        (("una-edicion", "--odds", "1"), "an edition has none"),
    ],
)
def test_odds_that_cannot_be_used_are_refused(results, tmp_path, args, said):
    (tmp_path / "cuotas.csv").write_text(PRICED, "utf-8")
    (tmp_path / "jugadas.csv").write_text(PRICED.replace("1.25,6.0,13.0", ",,"), "utf-8")
    assert said in results("forecast", *args, *RUNS).err


def test_no_club_has_a_place_it_cannot_have(results):
    for club in told(results, "liga.csv")["clubs"]:
        exact = club["exact"]
        if exact is not None:
            for place, share in enumerate(club["places"], start=1):
                assert not share or exact["best_bound"] <= place <= exact["worst_bound"]


def test_the_same_seed_prints_the_same_bytes(results):
    said = {
        results.ok("forecast", "liga.csv", *RUNS, "--format", form, "--threads", threads)
        for form in ("json",)
        for threads in ("1", "2", "3")
    }

    assert len(said) == 1


def test_a_supposed_result_moves_the_chances(results):
    def second(*args):
        found = told(results, "liga.csv", *args)
        return next(club for club in found["clubs"] if club["team"] == "Boys")["places"][1], found

    before, _ = second()
    lost, found = second("--if", "Melgar 9-0 Boys", "--if", "UTC 5-0 Cantolao")

    assert lost < before
    assert found["if"] == ["Melgar 9-0 Boys", "UTC 5-0 Cantolao"]
    assert found["matches"] == []


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--runs", "0"), "0 simulations say nothing"),
        (("--seed", "siete"), 'the seed "siete" is no whole number'),
        (("--seed", "-1"), "the seed -1 is out of range"),
        (("--if", "Melgar gana"), 'cannot be understood; write the supposed result as "Melgar 2-0 UTC"'),
        (("--if", "Pirata 1-0 UTC"), 'there is no club "Pirata"'),
        (("--if", "Melgar 1-0 UTC"), "Melgar - UTC has been played"),
        (("--if", "Boys 1-0 Melgar"), "no Boys - Melgar is left to play"),
        (("--engine", "quantum"), 'there is no engine "quantum"'),
        (("--engine", "dask://127.0.0.1:1"), "no Dask scheduler answers at 127.0.0.1:1"),
        (("--threads", "0"), "nothing can be done with 0 threads"),
        (("--model", "nada.json"), "nada.json"),
        (("--rules", "nada"), "nada"),
    ],
)
def test_a_request_that_makes_no_sense_is_told(results, args, said):
    found = results("forecast", "liga.csv", *args)

    assert found.code in (1, 2)
    assert said in found.err


def test_the_model_of_another_league_is_told(results, tmp_path):
    (tmp_path / "otra.toml").write_text(
        "torneo = 1\n[team]\nriver = { attack = 110, defence = 90 }\nboca = { attack = 90, defence = 110 }\n",
        "utf-8",
    )

    found = results("forecast", "liga.csv", "--model", "otra.toml")

    assert found.code == 2
    assert "river" in found.err


def test_the_picture_shows_every_club_and_proves_what_it_calls_certain(results):
    said = results.ok("forecast", "liga.csv", *RUNS)

    assert all(team in said for team in ("Melgar", "UTC", "Boys", "Cantolao"))
    assert " 0.0%" not in said
    assert "100.0%" not in said


def test_the_drawing_has_its_text(results):
    said = results.ok("forecast", "liga.csv", *RUNS, "--format", "svg")

    assert said.startswith("<svg ")
    assert "<desc>Heat map:" in said
    assert "Melgar" in said


def test_as_of_a_day_what_came_later_does_not_count(results, tmp_path):
    before = told(results, "liga.csv", "--as-of", "2026-03-01")
    text = RESULTS.replace("2026-03-15,Melgar,Boys,,", "2026-03-15,Melgar,Boys,0,7")
    (tmp_path / "liga.csv").write_text(text, "utf-8")

    assert told(results, "liga.csv", "--as-of", "2026-03-01") == before
    assert len(before["matches"]) == 4


def test_a_past_forecast_of_a_season_stays_byte_for_byte(league):
    shown = json.loads(league.ok("fixtures", "--show", "--format", "json"))
    matches = [match for one in shown for match in (one.get("matches") or one.get("fixtures"))]
    first, second = matches[0], matches[1]
    league.ok("record", first["home"], first["away"], "2-0", "--date", "2026-03-08")
    args = ("forecast", *RUNS, "--as-of", "2026-03-09", "--format", "json")
    before = league.ok(*args)
    league.ok("record", second["home"], second["away"], "0-4", "--date", "2026-03-15")

    assert league.ok(*args) == before
    assert league.ok("forecast", *RUNS, "--format", "json") != before


def test_the_past_is_told_round_by_round(results):
    found = json.loads(results.ok("forecast", "liga.csv", *RUNS, "--history", "--format", "json"))

    assert [step["date"] for step in found["steps"]] == ["2026-03-01", "2026-03-08"]
    assert {club["team"] for club in found["chances"][0]["clubs"]} >= {"Melgar"}
    for club in found["chances"][0]["clubs"]:
        assert len(club["chances"]) == 2
    assert "Melgar" in results.ok("forecast", "liga.csv", *RUNS, "--history")
    assert results.ok("forecast", "liga.csv", *RUNS, "--history", "--format", "svg").startswith("<svg ")


def test_a_file_without_matches_left_says_so(results, tmp_path):
    (tmp_path / "fin.csv").write_text("home,away,home_goals,away_goals\nA,B,1,0\nB,A,0,2\n", "utf-8")

    found = told(results, "fin.csv")

    assert "forecast-nothing-left" in {each["code"] for each in found["findings"]}
    assert [club["places"] for club in found["clubs"]] == [[1.0, 0.0], [0.0, 1.0]]
