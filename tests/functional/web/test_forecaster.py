"""What takes long is answered beside the server: the same as the command line says, once, within limits."""

import json
import time
from datetime import date

import msgspec
import pytest

from torneo.model import NotFoundError, TooManyRequests
from torneo.office.folder import chances_beside
from torneo.office.forecaster import EACH_MAX, Forecaster
from torneo.office.questions import Question
from torneo.office.site import Site

CHANCES = Question(kind="chances", edition="liga-2026")
CERTAIN = Question(kind="certain", edition="liga-2026")


@pytest.fixture
def site(folder, league):
    league.ok("record", "melgar", "utc", "2-1")
    made = Site(folder)
    yield made
    made.close()


@pytest.fixture
def forecaster(site):
    made = Forecaster(site)
    yield made
    made.close()


def known(forecaster, site, question, seconds=240):
    """What is known of a question in the end."""
    until = time.monotonic() + seconds
    while True:
        view = site.view()
        state = forecaster.ask(question, view.version, view.names)
        if not state.is_waiting:
            return state
        assert time.monotonic() < until, "no answer"
        time.sleep(0.05)


def told(league, *words):
    return json.loads(league.ok(*words, "--format", "json"))


def test_answers_are_those_of_the_command_line(forecaster, site, league):
    chances = known(forecaster, site, CHANCES).answer.chances
    supposed = Question(kind="chances", edition="liga-2026", what_if=("utc 3-0 melgar", "boys 1-1 utc"))
    what_if = known(forecaster, site, supposed).answer
    certain = known(forecaster, site, CERTAIN).answer
    printed = told(league, "qualify", "liga-2026", "--limit", "2")

    assert chances.json("en") == told(league, "forecast", "liga-2026")
    assert what_if.chances.json("en") == told(
        league, "forecast", "liga-2026", "--if", "utc 3-0 melgar", "--if", "boys 1-1 utc"
    )
    assert [(row.team, row.points) for row in what_if.rows["liga"]] == [
        ("utc", 4),
        ("melgar", 3),
        ("boys", 1),
        ("cantolao", 0),
    ]
    assert certain.data["en"] == printed | {
        "clubs": [{**club, "conditions": []} for club in printed["clubs"]]  # too early to tell them
    }
    assert certain.data["es"]["clubs"][0]["team"] == certain.data["en"]["clubs"][0]["team"]


def test_what_must_happen_is_told_when_two_rounds_are_left(forecaster, site, league):
    matches = [match for stage in site.view().season["liga-2026"].stages for match in stage.matches]
    for match in matches:
        if match.round <= 4 and match.result is None:
            league.ok("record", match.home.team, match.away.team, "1-0")

    found = known(forecaster, site, CERTAIN).answer

    assert found.data["en"] == told(league, "qualify", "liga-2026", "--conditions", "--limit", "2")
    assert found.data["es"] != found.data["en"]
    assert any(each["status"] == "open" for club in found.data["en"]["clubs"] for each in club["conditions"])


def test_past_is_answered_as_it_stood(forecaster, site, league):
    league.ok("record", "boys", "cantolao", "4-0")
    before = Question(kind="chances", edition="liga-2026", as_of=date(2026, 2, 1))

    found = known(forecaster, site, before).answer

    assert {row.played for row in found.rows["liga"]} == {0}
    assert found.chances.json("es") == json.loads(
        league.ok("forecast", "liga-2026", "--as-of", "2026-02-01", "--format", "json")
    ) | {"findings": found.chances.json("es")["findings"]}


def test_question_about_what_is_not_there_says_so_each_time(forecaster, site):
    wrong = Question(kind="chances", edition="liga-2026", what_if=("melgar 1-0 nobody",))

    found = [known(forecaster, site, wrong).error for _ in range(2)]

    assert [type(each) for each in found] == [NotFoundError] * 2
    assert {(each.code, each.facts["club"]) for each in found} == {("club-unknown", "nobody")}


def test_another_worker_and_the_next_start_find_the_answer(forecaster, site):
    first = known(forecaster, site, CHANCES).answer
    view = site.view()
    other = Forecaster(site)

    found = other.look(CHANCES, view.version, view.names)

    assert other.knows(CHANCES, view.version)
    assert found.answer == first
    assert other._process is None


def test_damaged_answer_is_made_anew(forecaster, site, folder):
    first = known(forecaster, site, CHANCES).answer
    (path,) = chances_beside(folder / "torneo.db").glob("*.answer")
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    other = Forecaster(site)
    try:
        assert not other.knows(CHANCES, site.version())
        assert known(other, site, CHANCES).answer == first
    finally:
        other.close()


def test_result_recorded_makes_another_question_of_it(forecaster, site, league):
    known(forecaster, site, CHANCES)
    league.ok("record", "boys", "cantolao", "4-0")
    view = site.view()

    assert not forecaster.knows(CHANCES, view.version)
    assert known(forecaster, site, CHANCES).answer.rows["liga"][0].team == "boys"


def test_process_that_was_killed_is_followed_by_another(forecaster, site):
    known(forecaster, site, CERTAIN)
    forecaster._process._popen.kill()
    forecaster._process._popen.wait()

    found = known(forecaster, site, Question(kind="certain", edition="liga-2026", what_if=("utc 1-0 boys",)))

    assert found.answer.data["en"]["if"] == ["UTC 1-0 Sport Boys"]


SLOW = """
import sys, time
from torneo.office.answering import read_message
read_message(sys.stdin.buffer)
time.sleep(60)
"""


@pytest.fixture
def slow(site, tmp_path, monkeypatch):
    """A process that would take a minute, and may take half a second."""
    (tmp_path / "torneo_slow.py").write_text(SLOW, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    made = Forecaster(site, limit=0.5, most=3, program="torneo_slow")
    yield made
    made.close()


def test_question_that_takes_too_long_is_given_up_and_not_asked_again_at_once(slow, site):
    begun = time.monotonic()

    state = known(slow, site, CHANCES, seconds=10)

    assert time.monotonic() - begun < 3
    assert state.error.code == "chances-unanswered"
    assert slow.look(CHANCES, site.version(), site.view().names).error is state.error


def test_asking_takes_no_time_and_too_many_questions_are_refused(slow, site):
    view = site.view()
    begun = time.monotonic()

    states = [
        slow.ask(msgspec.structs.replace(CHANCES, what_if=(f"utc {goals}-0 boys",)), view.version, view.names)
        for goals in (1, 2, 3)
    ]
    with pytest.raises(TooManyRequests) as refused:
        slow.ask(CHANCES, view.version, view.names)

    assert time.monotonic() - begun < 0.2
    assert [each.before for each in states] == [0, 1, 2]
    assert refused.value.facts["seconds"] > 0


def test_one_asker_does_not_fill_the_queue_for_all(slow, site):
    slow._most, view = 100, site.view()

    def ask(asker, goals):
        question = msgspec.structs.replace(CHANCES, what_if=(f"utc {goals}-0 boys",))
        return slow.ask(question, view.version, view.names, asker=asker)

    for goals in range(EACH_MAX):
        ask("one", goals)
    with pytest.raises(TooManyRequests):
        ask("one", 90)

    assert ask("other", 91).is_waiting
    assert ask("one", 0).is_waiting  # asked before


def test_what_many_look_at_goes_before_what_one_supposes(slow, site):
    view = site.view()
    slow.ask(CERTAIN, view.version, view.names)
    slow.ask(msgspec.structs.replace(CHANCES, what_if=("utc 1-0 boys",)), view.version, view.names)

    assert slow.ask(CHANCES, view.version, view.names).before == 1


def test_stop_waits_for_no_answer(slow, site):
    view = site.view()
    slow.ask(CHANCES, view.version, view.names)
    while slow._process is None:
        time.sleep(0.01)
    popen, begun = slow._process._popen, time.monotonic()

    slow.close()

    assert time.monotonic() - begun < 1
    assert popen.poll() is not None
