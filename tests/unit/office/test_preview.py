"""What a command would do, told before it is done; nothing of it is kept."""

from datetime import UTC, date, datetime, timedelta

import pytest

from torneo.model import ConflictError
from torneo.office import commands
from torneo.office.commands import Asked, ResultInput
from torneo.office.folder import Workspace, open_folder
from torneo.office.permissions import local_user
from torneo.office.previewing import preview
from torneo.rules.reader import read_files
from torneo.store import MemoryLedger, TrialLedger

LEAGUE = """
torneo = 1
[edition]
id = "liga-2026"
competition = "liga"
season = "2026"
timezone = "America/Lima"
[rules]
tiebreakers = ["points", "goal_difference"]
[[stage]]
id = "liga"
kind = "league"
teams = "all"
from = 2026-03-01
[[award]]
title = "Champion"
to = "liga.1"
"""
CLUBS = 'club = [{ id = "ana", name = "Ana" }, { id = "bea", name = "Bea" }, { id = "cleo", name = "Cleo" }]'
ME = local_user("secretary")


class StepClock:
    def __init__(self):
        self._now = datetime(2026, 6, 1, 12, tzinfo=UTC)

    def now(self):
        self._now += timedelta(minutes=1)
        return self._now


@pytest.fixture(params=["memory", "sqlite"])
def desk(request, tmp_path):
    if request.param == "memory":
        regulations = read_files({"liga.toml": LEAGUE, "clubs.toml": CLUBS})
        yield Workspace(None, ledger=MemoryLedger(), regulations=regulations, clock=StepClock())
        return
    (tmp_path / "liga.toml").write_text(LEAGUE, "utf-8")
    (tmp_path / "clubs.toml").write_text(CLUBS, "utf-8")
    with open_folder(tmp_path, clock=StepClock()) as opened:
        yield opened


@pytest.fixture
def league(desk):
    commands.publish_fixtures(desk, ME, seed=1)
    return desk


def first_match(desk):
    return desk.season()["liga-2026"].stage("liga").matches[0]


def record(desk, match, score):
    return commands.record_result(desk, ME, Asked(match=match.id), ResultInput(score=score))


def figures(change):
    return tuple(row and (row.team, row.pos, row.points) for row in (change.before, change.after))


def test_preview_tells_the_lines_that_would_change_and_keeps_nothing(league):
    match = first_match(league)
    head, season = league.ledger().head(), league.season()

    seen = preview(league, lambda trial: record(trial, match, "2-1"))

    idle = ({"ana", "bea", "cleo"} - {match.home.team, match.away.team}).pop()
    assert {each.team: figures(each) for each in seen.rows} == {
        match.home.team: ((match.home.team, 1, 0), (match.home.team, 1, 3)),
        idle: ((idle, 1, 0), (idle, 2, 0)),
        match.away.team: ((match.away.team, 1, 0), (match.away.team, 3, 0)),
    }
    assert [receipt.sequence for receipt in seen.answer.receipts] == [head.sequence + 1]
    assert (league.ledger().head(), league.season()) == (head, season)


def test_preview_of_the_first_command_of_a_folder_makes_no_ledger(desk, tmp_path):
    seen = preview(desk, lambda trial: commands.publish_fixtures(trial, ME, seed=1))

    assert [len(each.matches) for each in seen.answer.lists] == [3]
    assert not (tmp_path / "torneo.db").exists()
    assert desk.season()["liga-2026"].stage("liga").matches == ()


def test_preview_of_a_correction_is_what_the_correction_then_does(league):
    stage = league.season()["liga-2026"].stage("liga")
    for match in stage.matches:
        record(league, match, "1-0")
    asked = Asked(match=stage.matches[0].id)
    given = ResultInput(score="0-4", reason="acta leída al revés")

    seen = preview(league, lambda trial: commands.correct_result(trial, ME, asked, given))
    done = commands.correct_result(league, ME, asked, given)

    assert seen.effects == done.effects
    assert {each.code for each in seen.effects} >= {"place-moved", "award-given"}
    assert [receipt.sequence for receipt in seen.answer.receipts] == [each.sequence for each in done.receipts]
    assert seen.after.editions == league.season().editions


def test_preview_of_several_acts_shows_them_together(league):
    matches = league.season()["liga-2026"].stage("liga").matches

    def all_of_them(trial):
        return [record(trial, match, "1-0") for match in matches]

    seen = preview(league, all_of_them)

    assert "table-complete" in {each.code for each in seen.effects}
    assert all(match.result is None for match in league.season()["liga-2026"].stage("liga").matches)


def test_preview_refuses_what_the_command_refuses(league):
    match = first_match(league)
    record(league, match, "1-0")

    with pytest.raises(ConflictError) as refused:
        preview(league, lambda trial: record(trial, match, "2-0"))

    assert refused.value.code == "result-exists"


def test_preview_of_a_retried_request_finds_the_receipt_of_the_first(league):
    asked, given = Asked(match=first_match(league).id), ResultInput(score="1-0")
    first = commands.record_result(league, ME, asked, given, key="k-1")

    seen = preview(league, lambda trial: commands.record_result(trial, ME, asked, given, key="k-1"))

    assert [(each.sequence, each.replayed) for each in seen.answer.receipts] == [
        (first.receipts[0].sequence, True)
    ]
    assert seen.is_quiet


def test_trial_of_a_squad_list_leaves_the_vault_alone(tmp_path):
    (tmp_path / "liga.toml").write_text(LEAGUE, "utf-8")
    (tmp_path / "clubs.toml").write_text(CLUBS, "utf-8")
    with open_folder(tmp_path) as desk:
        kept = commands.register_player(desk, ME, edition=None, team="ana", name="Rosa Quispe")

        def act(trial):
            commands.register_player(
                trial, ME, edition=None, team="ana", name="Luz Huamán", born=date(2001, 2, 3)
            )
            commands.erase_person(trial, ME, person=kept.person, reason="lo pidió")
            return commands_squad(trial)

        seen = preview(desk, act)

        assert seen.answer == ["", "Luz Huamán"]
        assert commands_squad(desk) == ["Rosa Quispe"]


def commands_squad(desk):
    from torneo.office.squads import squad_list

    return [player.name for player in squad_list(desk, ME, edition=None, team="ana").players]


def test_trial_ledger_knows_what_was_recorded_on_it_and_what_stood_before(league):
    trial = TrialLedger(league.ledger())
    match = first_match(league)
    work = Workspace(None, ledger=trial, regulations=league.files, clock=StepClock())
    record(work, match, "3-3")
    revoked = commands.revoke(work, ME, trial.head().sequence, reason="otro partido")

    assert trial.last_of(match.id).sequence == revoked.receipts[0].sequence
    assert [entry.kind for entry in trial.entries(league.ledger().head().sequence)] == [
        "result_recorded",
        "entry_revoked",
    ]
    assert work.season().match(match.id).result is None
    assert [entry.kind for entry in trial.superseding()] == ["entry_revoked"]
