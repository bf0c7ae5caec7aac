import json
import sys
from pathlib import Path

import numpy as np
import pytest
from command_line import CommandLine

sys.path.append(str(Path(__file__).resolve().parents[1] / "unit" / "forecast"))
from leagues_by_chance import league


@pytest.fixture
def here(tmp_path, capsys):
    return CommandLine(capsys, tmp_path)


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """Three seasons of ten teams, with odds that know the truth."""
    played, attack, defence = league(seed=2, seasons=3, spread=0.3)
    path = tmp_path_factory.mktemp("evaluate") / "results.csv"
    lines = ["date,home,away,home_goals,away_goals,B365H,B365D,B365A"]
    for one in played:
        gap = attack[one.home] + defence[one.home] - attack[one.away] - defence[one.away] + 0.3
        win = 0.74 / (1 + np.exp(-1.6 * gap))
        odds = ",".join(f"{0.95 / chance:.2f}" for chance in (win, 0.26, 0.74 - win))
        lines.append(f"{one.day},{one.home},{one.away},{one.home_goals},{one.away_goals},{odds}")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_methods_are_scored_on_the_same_matches(here, results):
    found = json.loads(
        here.ok("evaluate", str(results), "--odds", "--no-seasons", "--window", "1", "--format", "json")
    )

    names = {one["name"] for one in found["methods"]}
    assert names == {"model", "dixon-coles", "elo", "pi", "frequencies", "odds", "blend"}
    assert {one["matches"] for one in found["methods"]} == {180}
    assert (found["matches"], found["seasons"], found["reference"]) == (180, 2, "odds")
    by_name = {one["name"]: one for one in found["methods"]}
    assert by_name["odds"]["against"] is None
    assert by_name["model"]["rps"]["value"] < by_name["frequencies"]["rps"]["value"]
    assert by_name["odds"]["rps"]["value"] < by_name["model"]["rps"]["value"]
    assert sum(one["count"] for one in found["reliability"]) == 3 * 180
    assert found["seasons_forecast"] == []


def test_seasons_are_forecast_after_shares_of_their_matches(here, results):
    one = here.ok("evaluate", str(results), "--window", "2", "--seed", "3", "--format", "json")
    other = here.ok("evaluate", str(results), "--window", "2", "--seed", "3", "--format", "json")

    found = json.loads(one)
    assert one == other
    assert [score["share"] for score in found["seasons_forecast"]] == [2, 25, 50, 75]
    assert {score["teams"] for score in found["seasons_forecast"]} == {10}
    ranks = [score["rank"]["value"] for score in found["seasons_forecast"]]
    assert ranks[0] > ranks[-1]


def test_text_shows_methods_bands_and_seasons(here, results):
    said = here.ok("evaluate", str(results), "--odds", "--window", "1")

    assert said.startswith("180 matches of 2 seasons, 2021-08-10 to ")
    assert max(map(len, said.splitlines())) <= 130
    for line in ("odds and model", "Dixon-Coles", "frequencies"):
        assert any(shown.startswith(line) for shown in said.splitlines())
    assert "   75 %" in said


def test_what_is_before_a_day_is_only_learned_from(here, results):
    whole = json.loads(here.ok("evaluate", str(results), "--window", "1", "--no-seasons", "--format", "json"))
    late = json.loads(
        here.ok(
            "evaluate",
            str(results),
            "--window",
            "1",
            "--no-seasons",
            "--from",
            "2022-08-01",
            "--format",
            "json",
        )
    )
    until = json.loads(
        here.ok(
            "evaluate",
            str(results),
            "--window",
            "1",
            "--no-seasons",
            "--as-of",
            "2022-08-01",
            "--format",
            "json",
        )
    )

    assert (whole["matches"], late["matches"], until["matches"]) == (180, 90, 90)
    assert late["first_day"] >= "2022-08-01" > until["last_day"]


def test_data_that_cannot_be_evaluated_is_refused(here, results):
    text = results.read_text("utf-8").splitlines()
    bare = here.folder / "bare.csv"
    bare.write_text("\n".join(line.rsplit(",", 3)[0] for line in text) + "\n", "utf-8")
    few = here.folder / "few.csv"
    few.write_text("\n".join(text[:20]) + "\n", "utf-8")

    without, too_few, late = (
        here("evaluate", str(bare), "--odds"),
        here("evaluate", str(few)),
        here("evaluate", str(results), "--from", "2030-01-01"),
    )

    assert [(said.code, said.out) for said in (without, too_few, late)] == [(2, ""), (1, ""), (1, "")]
    assert "B365H" in without.err
    assert "19 matches" in too_few.err
