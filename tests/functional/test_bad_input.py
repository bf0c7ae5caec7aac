"""Every wrong request gets a message that says what was found and what to do, a code that is not 0, and changes nothing."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import LEAGUE, CommandLine


def said(torneo, *args, code=1):
    """What the command says on the stream for people; the ledger stays as it was."""
    before = _entries(torneo)
    found = torneo(*args)
    assert found.code == code, found
    assert found.out == ""
    assert "Traceback" not in found.err
    assert _entries(torneo) == before
    return found.err.strip()


def _entries(torneo):
    status = torneo("ledger", "status", "--format", "json")
    return json.loads(status.out)["entries"] if status.out else 0


def test_score_that_is_none(league):
    text = 'torneo: "{}" is no score; write goals of home and away, such as 2-1'
    for wrong in ("2-", "x-1", "2", "1-0-0"):
        assert said(league, "record", "melgar", "utc", wrong, code=2) == text.format(wrong)


def test_negative_goals(league):
    for wrong in ("-1-2", "2--1"):
        message = f'torneo: "{wrong}" is no score; write goals of home and away, such as 2-1'
        assert said(league, "record", "melgar", "utc", wrong, code=2) == message


@pytest.mark.parametrize(
    "command",
    [
        ("table", "liga-2026"),
        ("why", "liga-2026", "melgar", "utc"),
        ("crosstable", "liga-2026"),
        ("progress", "liga-2026"),
        ("forecast", "liga-2026"),
        ("qualify", "liga-2026"),
    ],
    ids=lambda command: command[0],
)
def test_edition_has_its_own_rules_and_no_form(league, command):
    assert said(league, *command, "--rules", "premier-league", code=2) == (
        "torneo: an edition is played under its own regulation: "
        "--rules premier-league goes with a results file only"
    )
    assert said(league, *command, "--input-format", "csv", code=2) == (
        "torneo: --input-format csv goes with a results file only; an edition is read from its ledger"
    )


@pytest.mark.parametrize(
    "command",
    [
        ("record", "melgar", "utc", "2-1"),
        ("rule", "points", "liga-2026", "liga", "melgar", "-1", "--reason", "debts"),
        ("rule", "lots", "liga-2026", "liga", "--seed", "3"),
        ("squad", "add", "liga-2026", "melgar", "Ana Quispe"),
        ("ledger", "adopt"),
        ("fixtures",),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_form_of_output_that_there_is_none_of_is_refused_before_anything_is_done(league, command):
    text = said(league, *command, "--format", "svg", code=2)

    assert text.startswith("torneo: ")
    assert "svg" in text


def test_fixture_list_is_not_made_when_it_could_not_be_told(torneo):
    """As CSV a list can be shown, but what became of making it cannot be told."""
    assert said(torneo, "fixtures", "--format", "csv", code=2)
    assert json.loads(torneo.ok("fixtures", "--show", "--format", "json")) == []


def test_score_in_spanish(league):
    league.lang = "es"
    message = 'torneo: "2-" no es un marcador; escriba goles de local y visitante, como 2-1'
    assert said(league, "record", "melgar", "utc", "2-", code=2) == message


def test_second_result_without_correct(league):
    league.ok("record", "melgar", "utc", "2-1")
    league.ok("record", "utc", "melgar", "0-0")

    text = said(league, "record", "melgar", "utc", "2-2")

    assert "Melgar - UTC" in text
    assert "2-1" in text
    assert "torneo correct" in text


def test_match_that_does_not_exist(league):
    text = said(league, "record", "melgar", "melgar", "2-1")
    assert text.startswith("torneo: liga-2026 has no match Melgar - Melgar")
    assert "to be played" in text
    text = said(league, "record", "--match", "liga-2026/liga/melgar-v-utx", "2-1")
    assert (
        text
        == 'torneo: there is no match "liga-2026/liga/melgar-v-utx"; did you mean "liga-2026/liga/melgar-v-utc"?'
    )


def test_match_before_there_is_a_fixture_list(torneo):
    assert (
        said(torneo, "record", "melgar", "utc", "2-1")
        == "torneo: liga-2026 liga has no fixture list yet; make one with torneo fixtures or import it first"
    )


def test_club_that_is_not_in_the_stage(league):
    (league.folder / "otra.toml").write_text(
        LEAGUE.replace("liga-2026", "otra-2026").replace(
            '["melgar", "utc", "boys", "cantolao"]', '["melgar", "utc"]'
        ),
        "utf-8",
    )
    text = said(league, "record", "otra-2026", "melgar", "boys", "2-1")
    assert text.startswith("torneo: Sport Boys does not play in otra-2026")


def test_club_that_is_unknown(league):
    assert (
        said(league, "record", "melgarr", "utc", "2-1")
        == 'torneo: there is no club "melgarr"; did you mean "Melgar"?'
    )


@pytest.mark.parametrize("day", ["2025-12-31", "2027-01-01"])
def test_date_outside_the_season(league, day):
    text = said(league, "record", "melgar", "utc", "2-1", "--date", day, code=2)
    year = day[:4]
    assert year in text
    assert "7 March 2026" in text
    assert "31 December 2026" in text


def test_date_that_is_none(league):
    text = said(league, "record", "melgar", "utc", "2-1", "--date", "2026-02-30", code=2)
    assert text == 'torneo: "2026-02-30" is no day; write year-month-day, such as 2014-05-29'


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (("--pens", "4-4"), "4-4"),
        (("--after-90", "3-0"), "3-0"),
        (("--status", "rained"), "rained"),
        (("--status", "double_loss"), "defeat for both has no goals"),
        (("--winner", "boys"), "boys"),
        (("--decided", "shouting"), "shouting"),
    ],
)
def test_figures_that_contradict_each_other(league, args, found):
    assert found in said(league, "record", "melgar", "utc", "2-1", *args, code=2).lower()


def test_reason_is_asked_for(league):
    league.ok("record", "melgar", "utc", "2-1")
    for args in (
        ("correct", "melgar", "utc", "2-2"),
        ("postpone", "boys", "utc"),
        ("rule", "withdraw", "liga-2026", "utc"),
        ("ledger", "accept"),
    ):
        assert "--reason" in said(league, *args, code=2)


def test_correction_of_nothing(league):
    text = said(league, "correct", "melgar", "utc", "2-2", "--reason", "typing error")
    assert "melgar-v-utc" in text


def test_postponement_of_a_match_that_was_played(league):
    league.ok("record", "melgar", "utc", "2-1")
    match = "liga-2026/liga/melgar-v-utc"

    text = said(league, "postpone", "--match", match, "--reason", "rain")

    assert text.startswith(f"torneo: {match}")
    assert "2-1" in text


def test_same_key_records_once_and_other_content_is_a_conflict(league):
    league.ok("record", "melgar", "utc", "2-1", "--idempotency-key", "k1")
    again = league.ok("record", "melgar", "utc", "2-1", "--idempotency-key", "k1")
    assert "it had been recorded before" in again
    text = said(league, "record", "melgar", "utc", "2-2", "--idempotency-key", "k1")
    assert text.startswith('torneo: key "k1" of')


def test_malformed_regulation_tells_every_fault_with_its_place(torneo):
    broken = (
        LEAGUE.replace("meetings", "meeting").replace('"goals_for"', '"goals_four"')
        + '\n[[award]]\npoints = 1.5\nto = "liga.9"\nin = "liga"\n'
    )
    (torneo.folder / "liga.toml").write_text(broken, "utf-8")

    checked = torneo("check")
    recorded = torneo("record", "melgar", "utc", "2-1")

    assert checked.code == recorded.code == 1
    faults = [line for line in checked.out.splitlines() if line.startswith("error: liga.toml:")]
    assert len(faults) >= 4
    assert any('unknown key "meeting"' in line and 'did you mean "meetings"' in line for line in faults)
    assert any("goals_four" in line for line in faults)
    assert any("1.5" in line for line in faults)
    assert "liga.toml:" in recorded.err
    assert recorded.err.strip().splitlines()[-1].startswith("torneo: the regulations have")
    assert not (torneo.folder / "torneo.db").exists()


def test_file_with_faults_is_imported_not_at_all(league, tmp_path):
    file = tmp_path / "results.csv"
    file.write_text(
        "local,visitante,marcador,dia\n"
        "Melgar,UTC,2-1,2026-04-04\n"
        "Melgar,Boyz,2-1,2026-04-04\n"
        "Sport Boys,Cantolao,2-,2026-04-04\n"
        "UTC,Cantolao,1-1,2031-04-04\n",
        "utf-8",
    )

    text = said(league, "import", str(file))

    lines = text.splitlines()
    assert [line.split(" ")[0] for line in lines[:-1]] == [
        "results.csv:3:1",
        "results.csv:4:1",
        "results.csv:5:1",
    ]
    assert "Boyz" in lines[0]
    assert '"2-"' in lines[1]
    assert "2031" in lines[2]
    assert lines[-1].startswith("torneo: ")
    assert "results.csv" in lines[-1]


def test_import_does_not_change_a_result(league, tmp_path):
    league.ok("record", "melgar", "utc", "2-1")
    file = tmp_path / "results.csv"
    file.write_text(
        "match,score\nliga-2026/liga/melgar-v-utc,3-3\nliga-2026/liga/utc-v-melgar,1-0\n", "utf-8"
    )

    assert "results.csv:2:1" in said(league, "import", str(file))


def test_missing_files_and_folders(league, tmp_path):
    assert "nothing.csv" in said(league, "import", str(tmp_path / "nothing.csv"))
    assert "there is no edition" in said(league, "table", "nothing.csv")
    league.folder = tmp_path / "nowhere"
    found = league("check")
    assert (found.code, "nowhere" in found.err) == (1, True)


def test_words_that_fit_no_command(league):
    assert (
        said(league, "recrod", code=2)
        .splitlines()[0]
        .startswith('torneo: there is no command "recrod"; there are demo')
    )
    assert (
        said(league, "table", "--wyh", code=2)
        .splitlines()[0]
        .startswith('torneo: there is no option "--wyh"')
    )
    assert said(league, "record", "melgar", code=2).startswith("torneo: which match is meant cannot be told")
    assert said(league, "import", code=2).splitlines()[-1] == "Help: torneo import --help"
    assert "xml" in said(league, "table", "--format", "xml", code=2)
    assert "fr" in CommandLine(league._capsys, league.folder, "fr")("check").err
    assert '"king"' in said(league, "--as", "king", "record", "melgar", "utc", "1-0", code=2)


def test_role_that_may_not(league):
    text = said(league, "--as", "public", "record", "melgar", "utc", "2-1")
    assert "may not record a result" in text
    league.ok("--as", "delegate:melgar", "record", "melgar", "utc", "2-1", "--claimed")


def test_ledger_of_a_newer_version(league):
    _sql(league, "PRAGMA user_version = 99")
    found = league("table")
    assert found.code == 3
    assert "99" in found.err
    assert "update torneo" in found.err


def test_tampered_entry_is_named(league):
    league.ok("record", "melgar", "utc", "2-1")
    body = _sql(league, "SELECT body FROM entry WHERE sequence = 5")[0][0]
    _tamper(league, body.replace("2-1", "9-1"))

    found = league("verify")

    assert found.code == 1
    assert "entry 5" in found.out + found.err


def test_last_entry_gone_is_told_by_the_anchor(league):
    league.ok("record", "melgar", "utc", "2-1")
    for (name,) in _sql(league, "SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        _sql(league, f"DROP TRIGGER {name}")
    _sql(league, "DELETE FROM entry WHERE sequence = 5")

    verified, recorded = league("verify"), league("record", "boys", "utc", "1-0")

    assert verified.code == 1
    assert "entries are missing from 5 on" in verified.out
    assert recorded.code == 3
    assert "torneo ledger accept --reason" in recorded.err


def test_anchor_of_rubbish(league):
    (league.folder / "torneo.db.anchor").write_bytes(b"rubbish\n")
    found = league("record", "melgar", "utc", "2-1")
    assert found.code == 3
    assert "alarm" in found.err


def test_ledger_cut_short_or_gone(league):
    file = league.folder / "torneo.db"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    for beside in ("torneo.db-wal", "torneo.db-shm"):
        (league.folder / beside).unlink(missing_ok=True)
    cut = league("verify")
    file.unlink()
    gone = league("table")

    assert cut.code in (1, 3)
    assert gone.code == 3
    assert "its anchor says it had" in gone.err


def test_file_that_is_no_ledger(league):
    for file in league.folder.glob("torneo.db*"):
        file.unlink()
    (league.folder / "torneo.db").write_text("hello", "utf-8")
    found = league("table")
    assert (found.code, "is no torneo ledger" in found.err) == (3, True)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_folder_that_may_not_be_written(league):
    league.folder.chmod(0o500)
    try:
        found = league("record", "melgar", "utc", "2-1")
    finally:
        league.folder.chmod(0o700)
    assert found.code == 3


def test_writer_waits_for_nobody_forever(league, monkeypatch):
    """While another process holds the lock the answer is a message, not silence."""
    from torneo.store.locks import held
    from torneo.store.sqlite import SqliteLedger

    start = SqliteLedger.__init__
    monkeypatch.setattr(
        SqliteLedger,
        "__init__",
        lambda self, path, **options: start(self, path, **{**options, "timeout": 0.2}),
    )
    with held(league.folder / "torneo.db.lock", timeout=1):
        found = league("record", "melgar", "utc", "2-1")

    assert found.code == 3
    assert "another program is writing to the ledger" in found.err
    assert _entries(league) == 4


def test_new_never_overwrites(torneo, tmp_path):
    torneo.ok("new", str(tmp_path / "n"), "--like", "cup")
    before = {file.name: file.read_bytes() for file in (tmp_path / "n").iterdir()}
    text = said(torneo, "new", str(tmp_path / "n"), "--like", "cup")
    assert "exists already" in text
    assert {file.name: file.read_bytes() for file in (tmp_path / "n").iterdir()} == before
    assert '"king"' in said(torneo, "new", str(tmp_path / "m"), "--like", "king", code=2)
    assert not (tmp_path / "m").exists()


def test_export_never_overwrites_unasked(league, tmp_path):
    file = tmp_path / "out.csv"
    file.write_text("mine", "utf-8")
    assert "exists already" in said(league, "export", "tables", "-o", str(file))
    assert file.read_text("utf-8") == "mine"
    league.ok("export", "tables", "-o", str(file), "--force")
    assert file.read_text("utf-8").startswith("group,pos,team")


def test_process_ends_without_traceback_when_nobody_reads(folder):
    """`torneo log | head -1`: quiet, and a code that is not 0."""
    program = [sys.executable, "-m", "torneo", "-C", str(folder), "--lang", "en"]
    subprocess.run([*program, "fixtures"], check=True, capture_output=True)
    writer = subprocess.Popen(
        [*program, "log", "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    writer.stdout.close()
    err = writer.stderr.read()
    writer.stderr.close()

    assert (writer.wait(), err) == (141, b"")


def test_process_says_how_it_ended(folder):
    program = [sys.executable, "-m", "torneo", "-C", str(folder), "--lang", "en"]

    def run(*args):
        done = subprocess.run([*program, *args], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr

    assert run("check") == (0, "0 errors, 0 warnings\n", "")
    assert run("record", "melgar", "utc", "2-") == (
        2,
        "",
        'torneo: "2-" is no score; write goals of home and away, such as 2-1\n',
    )
    assert run("verify")[0] == 3
    assert run("table", "nothing")[0] == 1


def _sql(torneo, statement):
    db = sqlite3.connect(Path(torneo.folder) / "torneo.db")
    try:
        found = db.execute(statement).fetchall()
        db.commit()
        return found
    finally:
        db.close()


def _tamper(torneo, text):
    for (name,) in _sql(torneo, "SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        _sql(torneo, f"DROP TRIGGER {name}")
    db = sqlite3.connect(Path(torneo.folder) / "torneo.db")
    db.execute("UPDATE entry SET body = ? WHERE sequence = 5", (text,))
    db.commit()
    db.close()


def test_folder_without_leave_to_write(league, monkeypatch):
    """The same for the superuser, to whom no folder is closed: the system is asked and says no."""
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)

    found = league("record", "melgar", "utc", "2-1")

    assert found.code == 3
    assert "the folder may not be written" in found.err
    assert "it can be read, but nothing recorded" in found.err
    assert "melgar" in league.ok("table", "--format", "csv")


def test_disk_that_is_full(league, monkeypatch):
    """Nothing is acknowledged that is not on the disk, and the message says whether it is there."""
    from torneo.store.anchor import Anchor

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Anchor, "append", full)
    found = league("record", "melgar", "utc", "2-1")
    monkeypatch.undo()

    assert found.code == 3
    assert found.out == ""
    assert "No space left on device" in found.err
    assert league("verify").code == 0


def test_interrupted_command_says_so(league, monkeypatch):
    from torneo.office.folder import Workspace

    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(Workspace, "season", interrupt)
    found = league("table")

    assert (found.code, found.out) == (130, "")
    assert found.err == "torneo: interrupted; what was acknowledged is safe\n"


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ('match = "liga"\nhome = "melgar"\naway = "utc"\nscore = "2-"', "2-"),
        ('match = "liga"\nhome = "melgar"\naway = "utc"\nscores = "2-1"', 'unknown key "scores"'),
        ('place = "liga.1"\nteam = "melgarr"', 'there is no club "melgarr"; did you mean "melgar"?'),
        ('match = "copa"\nhome = "melgar"\naway = "utc"\nscore = "2-1"', 'there is no stage "copa"'),
    ],
)
def test_facts_with_faults_are_imported_not_at_all(league, tmp_path, fact, told):
    file = tmp_path / "facts.toml"
    good = '[[fact]]\nedition = "liga-2026"\nplace = "liga.4"\nteam = "utc"\nsource = "a newspaper"\n'
    file.write_text(f'torneo = 1\n{good}\n[[fact]]\nedition = "liga-2026"\n{fact}\n', "utf-8")

    assert told in said(league, "import", str(file))


def test_fact_that_contradicts_a_result(league, tmp_path):
    league.ok("record", "melgar", "utc", "2-1")
    file = tmp_path / "facts.toml"
    file.write_text(
        'torneo = 1\n[[fact]]\nedition = "liga-2026"\nmatch = "liga"\nhome = "melgar"\naway = "utc"\nscore = "3-1"\n',
        "utf-8",
    )

    assert "has a result already: 2-1" in said(league, "import", str(file))


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["demo", "--seed", "abc"], "--seed no es válido: se espera un número entero"),
        (["log", "--last", "0"], "--last no es válido: se espera 1 o más"),
    ],
)
def test_a_number_that_is_none_is_told_in_the_readers_language(args, said, capsys):
    from torneo.cli.main import run as run_command

    assert run_command(args, env={}) == 2
    assert said in capsys.readouterr().err


def test_a_demo_ledger_needs_a_folder_that_exists(tmp_path, capsys):
    from torneo.cli.main import run as run_command

    assert run_command(["demo", "--fast", "--ledger", str(tmp_path / "nada" / "x.db")], env={}) == 1
    assert "no existe la carpeta" in capsys.readouterr().err
