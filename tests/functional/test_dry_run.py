"""`--dry-run`: what a command would do, without doing it."""

import json


def test_dry_run_tells_the_effects_and_keeps_nothing(league, folder):
    before = (folder / "torneo.db").read_bytes()

    said = league.ok("--dry-run", "record", "melgar", "utc", "2-0")

    assert said.splitlines()[0] == "Trial: nothing of this is kept."
    assert "entry" in said
    assert (folder / "torneo.db").read_bytes() == before
    assert "melgar" not in league.ok("log", "--kind", "result_recorded")


def test_dry_run_of_the_first_command_makes_no_ledger(torneo, folder):
    said = torneo.ok("fixtures", "--seed", "3", "--dry-run")

    assert "12 matches" in said
    assert not (folder / "torneo.db").exists()


def test_dry_run_for_programs_answers_data_alone(league):
    said = league("--format", "json", "--dry-run", "record", "melgar", "utc", "2-0")

    assert said.code == 0
    assert said.err == "Trial: nothing of this is kept.\n"
    assert json.loads(said.out)["receipts"][0]["subject"] == "liga-2026/liga/melgar-v-utc"


def test_dry_run_of_a_command_that_changes_more_than_the_ledger_is_refused(league, folder, tmp_path):
    said = league("--dry-run", "backup", str(tmp_path / "copy"))

    assert said.code == 2
    assert "--dry-run" in said.err
    assert not (tmp_path / "copy").exists()
