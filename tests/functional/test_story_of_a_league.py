"""A league from its first file to a verified copy, as its secretary types it, in both languages."""

import json

import pytest
from command_line import CommandLine

TOLD = {
    "en": {
        "new": "Done: ",
        "check": "0 errors, 0 warnings",
        "fixtures": "12 matches in 6 rounds",
        "adopted": "Regulation adopted: mi-liga-2026",
        "record": "Recorded, entry 5: mi-liga-2026/{stage}/{match}",
        "complete": "move from",
        "why": "goal difference",
        "correct": "Corrected, entry 17:",
        "postpone": "Postponed to 2026-06-20, entry 16",
        "postponed": "postponed (was",
        "verify": "The ledger is whole",
        "log": "result",
        "champion": "Champion 2026",
    },
    "es": {
        "new": "Listo: ",
        "check": "0 errores, 0 advertencias",
        "fixtures": "12 partidos en 6 fechas",
        "adopted": "Reglamento adoptado: mi-liga-2026",
        "record": "Registrado, asiento 5: mi-liga-2026/{stage}/{match}",
        "complete": "pasa del",
        "why": "diferencia de goles",
        "correct": "Corregido, asiento 17:",
        "postpone": "Postergado al 2026-06-20, asiento 16",
        "postponed": "postergado (era",
        "verify": "Libro íntegro",
        "log": "resultado",
        "champion": "Campeón 2026",
    },
}


@pytest.mark.parametrize("lang", ["es", "en"])
def test_league_from_its_first_file_to_a_verified_copy(lang, tmp_path, capsys):
    told = TOLD[lang]
    stage = "liga" if lang == "es" else "league"
    torneo = CommandLine(capsys, tmp_path, lang)
    home = tmp_path / "mi-liga-2026"
    assert told["new"] in torneo.ok("new", str(home), "--like", "league", "--teams", "4")
    torneo.folder = home

    assert told["check"] in torneo.ok("check", "--plan")

    made = torneo.ok("fixtures", "--seed", "7")
    assert told["fixtures"] in made
    assert told["adopted"] in made
    (listed,) = json.loads(torneo.ok("fixtures", "--show", "--format", "json"))
    matches = listed["matches"]
    assert [match["round"] for match in matches] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]
    assert len({match["id"] for match in matches}) == 12

    for number, match in enumerate(matches[:-1]):  # all but the last
        said = torneo.ok("record", match["home"], match["away"], f"{number % 3}-1")
        if number == 0:
            expected = told["record"].format(stage=stage, match=f"{match['home']}-v-{match['away']}")
            assert expected in said

    last = matches[-1]
    moved = torneo.ok("postpone", last["home"], last["away"], "--to", "2026-06-20", "--reason", "rain")
    assert told["postpone"] in moved
    assert told["postponed"] in torneo.ok("fixtures", "--show", "--round", "6")

    first = matches[0]
    corrected = torneo.ok("correct", first["home"], first["away"], "9-0", "--reason", "typing error")
    assert told["correct"] in corrected
    assert told["complete"] in corrected

    table = json.loads(torneo.ok("table", "--format", "json"))
    rows = table["groups"][0]["rows"]
    assert sum(row["played"] for row in rows) == 22
    assert sum(row["gf"] for row in rows) == sum(row["ga"] for row in rows)
    assert [row["reason"] is None for row in rows] == [True, False, False, False]
    assert told["why"] in torneo.ok("table", "--why") + torneo.ok("why", rows[0]["team"], rows[1]["team"])

    torneo.ok("record", last["home"], last["away"], "1-1")
    assert told["champion"] in torneo.ok("honours")
    log = torneo.ok("log")
    assert log.count("\n") == 18
    assert told["log"] in log
    assert "typing error" in log
    assert told["verify"] in torneo.ok("verify")

    # a copy, and the text form: the same head in a folder of its own
    torneo.ok("backup", str(tmp_path / "copy"))
    torneo.ok("ledger", "export", str(tmp_path / "text"))
    head = json.loads(torneo.ok("ledger", "status", "--format", "json"))["head"]
    for name, back in (
        ("a", ("backup", str(tmp_path / "copy"), "--restore")),
        ("b", ("ledger", "import", str(tmp_path / "text"))),
    ):
        other = CommandLine(capsys, tmp_path / name, lang)
        other.folder.mkdir()
        other.ok(*back)
        assert json.loads(other.ok("ledger", "status", "--format", "json"))["head"] == head
        assert json.loads(other.ok("table", "--format", "json")) == json.loads(
            torneo.ok("table", "--format", "json")
        )


def test_results_leave_and_come_back(league, tmp_path, capsys):
    """What `export results` writes, `import` takes in, and the tables are the same."""
    league.ok("record", "melgar", "utc", "2-1", "--date", "2026-04-04")
    league.ok("record", "boys", "cantolao", "--status", "walkover", "--winner", "boys")
    league.ok("record", "utc", "boys", "--status", "double_loss")
    league.ok("export", "results", "-o", str(tmp_path / "results.csv"))
    league.ok("export", "fixtures", "-o", str(tmp_path / "fixtures.csv"))
    table = league.ok("table", "--format", "csv")
    other = CommandLine(capsys, tmp_path / "other", "en")
    other.folder.mkdir()
    for file in league.folder.glob("*.toml"):
        (other.folder / file.name).write_bytes(file.read_bytes())

    assert "12 recorded" in other.ok("import", str(tmp_path / "fixtures.csv"))
    assert "3 recorded" in other.ok("import", str(tmp_path / "results.csv"))

    assert other.ok("table", "--format", "csv") == table
    assert "0 recorded, 3 were there already" in other.ok("import", str(tmp_path / "results.csv"))


def test_past_table_is_what_it_was(league):
    league.ok("record", "melgar", "utc", "2-1", "--date", "2026-04-04")
    league.ok("record", "boys", "utc", "5-0", "--date", "2026-05-02")

    def leader(*args):
        return json.loads(league.ok("table", "--format", "json", *args))["groups"][0]["rows"][0]["team"]

    assert (leader(), leader("--as-of", "2026-04-30")) == ("boys", "melgar")


def test_lots_settle_a_place_and_stand_in_the_ledger(league):
    (listed,) = json.loads(league.ok("fixtures", "--show", "--format", "json"))
    for match in listed["matches"]:
        league.ok("record", match["home"], match["away"], "0-0")
    assert "no lots" not in league.ok("rule", "lots", "liga-2026", "liga", "--seed", "3")

    rows = json.loads(league.ok("table", "--format", "json"))["groups"][0]["rows"]
    assert [row["pos"] for row in rows] == [1, 2, 3, 4]
    assert rows[1]["reason"]["code"] == "drawing_of_lots"
    assert "lots drawn" in league.ok("log", "--last", "1")


def test_points_withdrawal_and_confirmation(league):
    league.ok("rule", "points", "liga-2026", "liga", "utc", "--reason", "debts", "--", "-4")
    rows = json.loads(league.ok("table", "--format", "json"))["groups"][0]["rows"]
    assert [(row["team"], row["points"], row["adjustments"]) for row in rows if row["team"] == "utc"] == [
        ("utc", -4, [{"points": -4, "reason": "debts"}])
    ]

    league.ok("record", "melgar", "boys", "1-0", "--claimed")
    assert all(row["played"] == 0 for row in _rows(league))
    league.ok("rule", "confirm", "melgar", "boys")
    assert {row["team"]: row["played"] for row in _rows(league)} == {
        "melgar": 1,
        "boys": 1,
        "utc": 0,
        "cantolao": 0,
    }

    league.ok("rule", "withdraw", "liga-2026", "cantolao", "--reason", "no money")
    assert "withdrawal" in league.ok("log", "--last", "1")


def _rows(torneo):
    return json.loads(torneo.ok("table", "--format", "json"))["groups"][0]["rows"]


def test_regulation_changes_by_amendment_alone(league):
    """Editing the file changes nothing that was played; `verify` tells, and `ledger adopt` asks for a reason."""
    league.ok("record", "melgar", "utc", "2-1")
    file = league.folder / "liga.toml"
    changed = file.read_text("utf-8").replace(
        "[rules]\n", "[rules]\npoints = { win = 2, draw = 1, loss = 0 }\n"
    )
    file.write_text(changed, "utf-8")

    assert _rows(league)[0]["points"] == 3
    assert "liga.toml" in league.ok("verify")
    refused = league("ledger", "adopt")
    assert (refused.code, refused.out) == (2, "")
    assert "--reason" in refused.err or "reason" in refused.err

    league.ok("ledger", "adopt", "--reason", "assembly of 4 April")
    assert _rows(league)[0]["points"] == 2
    assert "liga.toml" not in league.ok("verify")


def test_players_are_ids_in_the_ledger_and_can_be_erased(league):
    said = league.ok("squad", "add", "liga-2026", "melgar", "Ana Quispe", "--born", "2004-05-06")
    person = said.split()[2].rstrip(",")
    assert person.startswith("p-")
    assert "Quispe" not in league.ok("log", "--format", "json")

    league.ok("squad", "erase", person, "--reason", "asked for it")

    verified = league("verify")
    assert verified.code == 0
    assert "The ledger is whole" in verified.out

    told = json.loads(league.ok("squad", "add", "liga-2026", "utc", "Eva Rojas", "--format", "json"))
    assert told["person"].startswith("p-")
    assert told["person"] != person
    assert len(told["receipts"]) == 1


def test_squad_comes_from_a_file_of_the_folder(league):
    (league.folder / "plantel.csv").write_text(
        "nombre,nacimiento,puesto\nAna Quispe,2004-05-06,arquera\nEva Rojas,2003-01-02,\n", "utf-8"
    )

    told = json.loads(league.ok("squad", "import", "liga-2026", "melgar", "plantel.csv", "--format", "json"))

    assert told["recorded"] == 2
    assert "2 players" in league.ok("squad", "list", "liga-2026", "melgar").splitlines()[0]
    refused = league("squad", "import", "liga-2026", "melgar", "nowhere.csv")
    assert (refused.code, "nowhere.csv" in refused.err) == (1, True)


def test_copies_of_the_ledger_are_told_to_programs(league, tmp_path):
    def told(*words):
        return json.loads(league.ok(*words, "--format", "json"))

    status = told("ledger", "status")
    copy, text = str(tmp_path / "copy"), str(tmp_path / "text")

    assert told("backup", copy) == {"folder": copy, "entries": status["entries"], "head": status["head"]}
    exported = told("ledger", "export", text)
    assert (exported["folder"], exported["entries"]) == (text, status["entries"])
    (league.folder / "torneo.db").unlink()
    for beside in league.folder.glob("torneo.db*"):
        beside.unlink()
    for beside in league.folder.glob("*.anchor"):
        beside.unlink()
    assert told("ledger", "import", text) == exported
