import json
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from command_line import CommandLine

from torneo.model import TeamId, UsageError
from torneo.office.match_models import ensure_same_league, read_model

sys.path.append(str(Path(__file__).resolve().parents[1] / "unit" / "forecast"))
from leagues_by_chance import league, names, season, strengths


@pytest.fixture
def here(tmp_path, capsys):
    return CommandLine(capsys, tmp_path)


def write(path, played, odds=None):
    lines = ["date,home,away,home_goals,away_goals"]
    lines += [f"{one.day},{one.home},{one.away},{one.home_goals},{one.away_goals}" for one in played]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return str(path)


def test_model_comes_back_from_its_file_with_its_digest(here):
    results = write(here.folder / "results.csv", league(seasons=2)[0])
    out = str(here.folder / "model.json")

    fitted = json.loads(here.ok("model", "fit", results, "--out", out, "--format", "json"))
    shown = json.loads(here.ok("model", "show", out, "--format", "json"))

    assert shown == fitted
    assert fitted["made"]["matches"] == 180
    assert [one["team"] for one in sorted(fitted["teams"], key=lambda one: one["team"])] == names(10)


@pytest.mark.parametrize("method", ["drifting", "dixon-coles"])
def test_model_of_a_day_knows_nothing_of_later_results(here, method):
    played = league(seasons=2)[0]
    day = date(2021, 10, 1)
    whole = write(here.folder / "whole.csv", played)
    until = write(here.folder / "until.csv", [one for one in played if one.day <= day])

    one, other = (
        json.loads(here.ok("model", "fit", file, "--as-of", str(day), "--method", method, "--format", "json"))
        for file in (whole, until)
    )

    assert one["digest"] == other["digest"]
    assert one["made"]["as_of"] == "2021-10-01"
    assert one["made"]["last_day"] <= "2021-10-01"


def test_files_of_seasons_teach_the_same_as_one_file(here):
    played = league(seasons=3)[0]
    whole = write(here.folder / "whole.csv", played)
    parts = [
        write(here.folder / f"{year}.csv", [one for one in played if one.day.year == year])
        for year in (2022, 2020, 2021, 2023)
    ]

    one = json.loads(here.ok("model", "fit", whole, "--format", "json"))
    other = json.loads(here.ok("model", "fit", *parts, parts[0], "--format", "json"))

    assert one["digest"] == other["digest"]


def test_text_of_a_model_names_the_strongest_first(here):
    played, attack, defence = league(seed=4, seasons=3, spread=0.4)
    results = write(here.folder / "results.csv", played)

    said = here.ok("model", "fit", results).splitlines()

    assert said[1] == f"270 matches, {min(one.day for one in played)} to {max(one.day for one in played)}"
    first = said.index(next(line for line in said if line.startswith("Team"))) + 1
    ranked = [line.split()[0] for line in said[first : first + 10]]
    told = [attack[team] + defence[team] for team in ranked]
    assert sorted(ranked) == names(10)
    assert np.corrcoef(told, range(10))[0, 1] < -0.9


def test_what_is_awarded_or_simulated_teaches_nothing(here):
    results = here.folder / "results.csv"
    head = "date,home,away,home_goals,away_goals,status,simulated\n"
    plain = "2026-03-01,a,b,2,1,,\n2026-03-08,b,a,0,0,,\n2026-03-15,a,b,1,0,,\n"
    results.write_text(head + plain, "utf-8")
    one = json.loads(here.ok("model", "fit", str(results), "--format", "json"))
    results.write_text(
        head + plain + "2026-03-22,b,a,0,3,walkover,\n2026-03-29,b,a,0,9,,yes\n2026-04-05,a,b,,,,\n", "utf-8"
    )
    other = json.loads(here.ok("model", "fit", str(results), "--format", "json"))

    assert one["digest"] == other["digest"]


def test_reserves_borrow_from_their_first_team(here):
    rng = np.random.default_rng(1)
    teams = names(12)
    attack, noise = strengths(rng, teams, 0.4)
    defence = {team: attack[team] + noise[team] / 4 for team in teams}  # who scores more lets in less
    first = [
        match
        for year in (2022, 2023)
        for match in season(rng, teams, attack, defence, start=date(year, 2, 1))
    ]
    theirs = [{team: 0.8 * one[team] for team in teams} for one in (attack, defence)]
    played = [
        match for year in (2022, 2023) for match in season(rng, teams[:10], *theirs, start=date(year, 2, 1))
    ]
    files = write(here.folder / "reserves.csv", played), write(here.folder / "first.csv", first)

    found = json.loads(here.ok("model", "fit", files[0], "--first-team", files[1], "--format", "json"))

    weight, error = (one / 1000 for one in found["made"]["first_team_weight_thousandths"])
    assert abs(weight - 0.8) < 3 * error < 0.9
    never = {one["team"]: one["attack"] for one in found["teams"]}
    strong, weak = sorted(teams[10:], key=lambda team: -attack[team])
    assert never[strong] > never[weak]
    assert here("model", "fit", files[0], "--first-team", files[1], "--method", "dixon-coles").code == 2


def test_model_of_another_league_is_refused_by_its_teams(here):
    out = here.folder / "model.json"
    here.ok("model", "fit", write(here.folder / "results.csv", league(seasons=1)[0]), "--out", str(out))
    model = read_model(out)

    assert ensure_same_league(model, [*names(10), TeamId("new")], file="model.json") == ("new",)
    with pytest.raises(UsageError) as refused:
        ensure_same_league(model, [TeamId("melgar"), TeamId("utc"), TeamId("t01")], file="model.json")
    assert refused.value.code == "model-other-league"
    assert refused.value.facts["unknown"] == ("melgar", "utc")


def test_model_file_that_is_none_is_refused(here):
    out = here.folder / "model.json"
    here.ok("model", "fit", write(here.folder / "results.csv", league(seasons=1)[0]), "--out", str(out))
    text = out.read_text("utf-8")
    data = json.loads(text)
    wrong = {
        "model-changed": text.replace(f'"level": {data["level"]}', f'"level": {data["level"] + 1}'),
        "model-version": text.replace('"torneo_model": 1', '"torneo_model": 9'),
        "model-unreadable": text[: len(text) // 2],
    }
    for number, changed in enumerate(
        (*wrong.values(), "[]", text.replace('"rho": [', '"rho": [1, '), '{"torneo_model": 1}')
    ):
        out.write_text(changed, "utf-8")
        with pytest.raises(UsageError) as refused:
            read_model(out)
        assert refused.value.code == [*wrong, *["model-unreadable"] * 3][number]
        said = here("model", "show", str(out))
        assert (said.code, said.out) == (2, "")
        assert "model.json" in said.err


def test_file_is_not_overwritten_without_force(here):
    results = write(here.folder / "results.csv", league(seasons=1)[0])
    out = here.folder / "model.json"
    out.write_text("mine", "utf-8")

    assert here("model", "fit", results, "--out", str(out)).code != 0
    assert out.read_text("utf-8") == "mine"
    here.ok("model", "fit", results, "--out", str(out), "--force")
    assert out.read_text("utf-8").startswith("{")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["model", "fit", "none.csv"], 1),
        (["model", "show", "none.json"], 1),
        (["model", "fit", "results.csv", "--method", "magic"], 2),
        (["model", "fit", "results.csv", "--as-of", "someday"], 2),
    ],
)
def test_request_that_cannot_be_met_is_refused(here, monkeypatch, args, code):
    monkeypatch.chdir(here.folder)
    write(here.folder / "results.csv", league(seasons=1)[0])

    said = here(*args)

    assert (said.code, said.out) == (code, "")
    assert said.err.startswith("torneo: ")


def test_given_strengths_in_csv_are_those_of_toml(here):
    toml, csv = here.folder / "s.toml", here.folder / "s.csv"
    toml.write_text("torneo = 1\n[team]\nmelgar = { attack = 113, defence = 83 }\n", "utf-8")
    csv.write_text("equipo;ataque;defensa\nmelgar;113;83\n", "utf-8")

    assert read_model(toml).digest == read_model(csv).digest
