"""The demo as a whole: the article's season from its regulation files to its honours."""

import json
from io import StringIO

import pytest
from rich.console import Console

from torneo.cli.demo import demo
from torneo.model import ConflictError
from torneo.office.demo import demo_json, play_demo
from torneo.store import verify_ledger


@pytest.fixture(scope="module")
def played():
    return play_demo(seed=7)


@pytest.fixture(scope="module")
def shape(played):
    return demo_json(played, "es")


def edition(shape, edition_id):
    return next(one for one in shape["editions"] if one["id"] == edition_id)


def stage(shape, edition_id, stage_id):
    return next(one for one in edition(shape, edition_id)["stages"] if one["id"] == stage_id)


def rows(table):
    return {row["team"]: row for row in table["rows"]}


def test_the_same_seed_gives_the_same_bytes(shape):
    again = demo_json(play_demo(seed=7), "es")

    assert json.dumps(again, ensure_ascii=False) == json.dumps(shape, ensure_ascii=False)


def test_another_seed_gives_another_season(shape):
    other = demo_json(play_demo(seed=8), "es")

    assert other["ledger"]["head"] != shape["ledger"]["head"]


def test_sixteen_clubs_play_fourteen_matches_and_thirty(shape):
    first, second = stage(shape, "reservas-2014", "inca"), stage(shape, "reservas-2014", "descentralizado")

    assert sorted(row["played"] for table in first["tables"] for row in table["rows"]) == [14] * 16
    assert [row["played"] for row in second["tables"][0]["rows"]] == [30] * 16


def test_the_final_is_the_one_that_was_played(shape):
    (final,) = stage(shape, "reservas-2014", "inca-final")["ties"]

    assert {key: final[key] for key in final if key != "matches"} == {
        "id": "inca-final",
        "home": "sporting-cristal",
        "away": "universitario",
        "score": "0-0",
        "aggregate": None,
        "penalties": None,
        "decided_by": "unknown",
        "winner": "universitario",
        "date": "2014-05-29",
        "postponed_from": "2014-05-21",
        "postponed_reason": "para no interferir con dos amistosos de la selección sub-20",
        "simulated": False,
    }


def test_the_bonus_of_the_first_stage_stands_in_the_second(shape):
    table = rows(stage(shape, "reservas-2014", "descentralizado")["tables"][0])

    given = {
        team: [one["points"] for one in row["adjustments"]]
        for team, row in table.items()
        if row["adjustments"]
    }
    assert given == {"universitario": [2], "sporting-cristal": [1]}


def test_champion_and_runner_up_bring_points_to_their_first_teams(shape):
    second = stage(shape, "reservas-2014", "descentralizado")["tables"][0]["rows"]
    accumulated = next(t for t in edition(shape, "descentralizado-2014")["tables"] if t["id"] == "acumulada")

    bonus = {
        team: one["points"]
        for team, row in rows(accumulated).items()
        for one in row["adjustments"]
        if one["reason"] == "Bonificación de reservas"
    }
    assert second[0]["team"] == "melgar"
    assert bonus == {"melgar": 2, second[1]["team"]: 1}


def test_honours_are_those_of_the_article(shape):
    assert edition(shape, "reservas-2014")["honours"] == {
        "Torneo del Inca": "universitario",
        "Torneo Descentralizado": "melgar",
    }
    assert edition(shape, "inca-2014")["honours"] == {"Torneo del Inca 2014": "alianza-lima"}
    assert edition(shape, "descentralizado-2014")["honours"] == {"Campeón nacional 2014": "sporting-cristal"}


def test_everything_known_was_met_and_nothing_else_is_given_for_history(played, shape):
    assert played.unmet == ()
    assert [finding.code for finding in played.season.findings] == []
    for one in shape["editions"]:
        for part in one["stages"]:
            for table in part["tables"]:
                assert all(row["simulated"] for row in table["rows"])
    known = {
        match["id"]
        for one in shape["editions"]
        for part in one["stages"]
        for tie in part["ties"]
        for match in tie["matches"]
        if not match["simulated"]
    }
    assert known == {
        "inca-2014/final/1.1",
        "reservas-2014/inca-final/1.1",
        "descentralizado-2014/final/1.3",
    }


def test_the_dropped_penalty_lapses_and_the_kept_one_is_given(shape):
    states = {
        one["reason"]: one["status"]
        for one in edition(shape, "inca-2014")["awards"]
        if one["points"] is not None
    }

    assert states == {"Último del Torneo del Inca": "given", "Penúltimo del Torneo del Inca": "lapsed"}


def test_every_row_but_the_first_says_why_it_stands_there(shape):
    for one in shape["editions"]:
        for table in [t for part in one["stages"] for t in part["tables"]] + one["tables"]:
            assert [row["reason"] is None for row in table["rows"]] == [True] + [False] * (
                len(table["rows"]) - 1
            )


def test_a_kept_ledger_verifies_and_is_never_written_over(tmp_path):
    path = tmp_path / "demo.db"

    kept = play_demo(seed=7, ledger=str(path))

    assert not [f for f in verify_ledger(path).findings if f.severity == "error"]
    assert verify_ledger(path).head == kept.head
    with pytest.raises(ConflictError) as error:
        play_demo(seed=7, ledger=str(path))
    assert error.value.code == "ledger-exists"


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("width", [80, 140])
def test_the_season_can_be_watched_in_a_terminal(lang, width):
    text = StringIO()

    demo(lang=lang, seed=7, fast=True, console=Console(file=text, width=width, force_terminal=False))

    shown = text.getvalue()
    for said in ("Melgar", "Universitario", "0-0", "◊", "+2"):
        assert said in shown
    assert max(len(line) for line in shown.splitlines()) <= width


def test_before_a_last_round_the_demo_says_what_must_happen():
    scenes = []
    play_demo(seed=7, show=scenes.append)

    told = [scene for scene in scenes if scene.kind == "decides"]
    assert told
    for scene in told:
        after = next(
            later.table
            for later in scenes[scenes.index(scene) :]
            if later.kind == "table" and later.table.key == scene.table.key
        )
        champions = {row.team for row in after.table if row.pos == 1}
        assert champions & {scene.plan.teams[one.club] for one in scene.clauses}


def test_verify_takes_the_path_of_a_ledger_and_names_the_entry_that_was_changed(tmp_path, capsys):
    import sqlite3
    from contextlib import closing

    from torneo.cli.main import run

    path = tmp_path / "kept" / "demo.db"
    path.parent.mkdir()
    play_demo(seed=7, ledger=str(path))

    assert run(["verify", str(path)], env={}) == 0
    assert "íntegro" in capsys.readouterr().out

    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        body = db.execute("SELECT body FROM entry WHERE sequence = 400").fetchone()[0]
        place = body.index('"payload"') + 20
        changed = body[:place] + ("x" if body[place] != "x" else "y") + body[place + 1 :]
        db.execute("UPDATE entry SET body = ? WHERE sequence = 400", (changed,))
    assert run(["verify", str(path)], env={}) == 1
    assert "asiento 400" in capsys.readouterr().out


def test_known_at_shows_what_was_known_before_a_correction(tmp_path, capsys, monkeypatch):
    from torneo.cli.main import run

    monkeypatch.chdir(tmp_path)
    for words in (
        ["new", "liga", "--like", "league"],
        ["-C", "liga", "fixtures"],
        ["-C", "liga", "record", "club-02", "club-06", "2-1"],
    ):
        run(words, env={})
    capsys.readouterr()
    run(["-C", "liga", "log", "--format", "json"], env={})
    moment = json.loads(capsys.readouterr().out)[-1]["recorded_at"]
    run(["-C", "liga", "correct", "club-02", "club-06", "0-0", "--reason", "planilla"], env={})
    capsys.readouterr()

    run(["-C", "liga", "table", "--known-at", moment, "--format", "json"], env={})
    before = json.loads(capsys.readouterr().out)
    run(["-C", "liga", "table", "--format", "json"], env={})
    now = json.loads(capsys.readouterr().out)

    def of(shape):
        rows = (shape.get("tables") or shape.get("groups"))[0]["rows"]
        return {row["team"]: row["points"] for row in rows}

    assert (of(before)["club-02"], of(before)["club-06"]) == (3, 0)
    assert (of(now)["club-02"], of(now)["club-06"]) == (1, 1)


def test_what_is_simulated_keeps_its_mark_on_the_way_out_and_in_again(played, tmp_path, capsys):
    from torneo.cli.main import run
    from torneo.office.library import open as open_season

    folder = tmp_path / "kept"
    folder.mkdir()
    play_demo(seed=7, ledger=str(folder / "torneo.db"))
    file = tmp_path / "results.csv"

    run(["-C", str(folder), "export", "results", "reservas-2014", "--output", str(file)], env={})
    capsys.readouterr()
    run(["table", str(file), "--rules", "peru-2014", "--format", "json"], env={})

    assert all(row["simulated"] for row in json.loads(capsys.readouterr().out)["groups"][0]["rows"])
    shown = str(open_season(folder)["reservas-2014"].table("descentralizado"))
    assert "Melgar ◊" in shown
    assert "◊ simulado" in shown


def test_a_squad_list_shows_who_fills_which_place(tmp_path, capsys):
    from torneo.cli.main import run

    folder = tmp_path / "kept"
    folder.mkdir()
    play_demo(seed=7, ledger=str(folder / "torneo.db"))

    assert run(["-C", str(folder), "squad", "list", "reservas-2014", "melgar"], env={}) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Melgar, Torneo de Promoción y Reservas 2014: 18 jugadores\n")
    assert (shown.count("Sub-21"), shown.count("Sub-19"), shown.count("Refuerzos")) == (12, 3, 3)
    assert shown.count("(inventado) ◊") == 18

    args = [
        "-C",
        str(folder),
        "--as",
        "public",
        "--format",
        "json",
        "squad",
        "list",
        "reservas-2014",
        "melgar",
    ]
    assert run(args, env={}) == 0
    public = json.loads(capsys.readouterr().out)
    assert {(player["name"], player["born"]) for player in public["players"]} == {(None, None)}
