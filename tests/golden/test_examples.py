"""The examples of the package: each loads without errors, with the warnings that are true of it."""

import time

import pytest

from torneo.rules.plan import plan, total_matches
from torneo.rules.reader import example_files, example_names, read_files

# Warnings by folder: how often each is true there. The files of earlier seasons are not shipped, the allocation of the
# World Cup is cut short, and those competitions end their criteria with rankings or fair play.
WARNINGS = {
    "peru-2014": {},
    "world/argentina-2023": {"first-place-unsettled": 1, "file-missing": 2},
    "world/austria-2023-24": {"first-place-unsettled": 2},
    "world/bundesliga-2023-24": {},
    "world/champions-league-2024-25": {"first-place-unsettled": 1},
    "world/copa-escolar": {},
    "world/copa-peru": {},
    "world/england-2023-24": {"first-place-unsettled": 2},
    "world/euro-2024": {"first-place-unsettled": 2},
    "world/laliga-2023-24": {"first-place-unsettled": 1},
    "world/libertadores-2024": {"first-place-unsettled": 4},
    "world/liga-distrital": {"first-place-unsettled": 1},
    "world/liga-mx-2023-24": {"first-place-unsettled": 2, "file-missing": 4},
    "world/mls-2024": {},
    "world/torneo-suizo": {},
    "world/world-cup-2026": {"first-place-unsettled": 2, "allocation-rows": 1},
}


def test_examples_are_these():
    assert set(example_names()) == set(WARNINGS)


@pytest.mark.parametrize("name", sorted(WARNINGS))
def test_example_loads(name):
    found = read_files(example_files(name))

    counted = {}
    for one in found.findings:
        counted[one.code] = counted.get(one.code, 0) + 1
    assert found.errors == ()
    assert counted == WARNINGS[name]


def test_example_keeps_all_files_of_the_reference_data(shared):
    for name in example_names():
        folder = shared / "examples" / name
        assert {file.name for file in folder.iterdir()} <= set(example_files(name))


def test_season_of_the_article_in_numbers():
    """112 matches in the two groups, one final, 240 in the league; 14 and 30 rounds: the article's 44 games."""
    plans = plan(read_files(example_files("peru-2014")))

    reserves = [
        (one.stage, one.teams, one.rounds, one.matches) for one in plans if one.edition == "reservas-2014"
    ]
    assert reserves == [("inca", 16, 14, 112), ("inca-final", 2, 1, 1), ("descentralizado", 16, 30, 240)]
    assert total_matches(plans, "reservas-2014") == 353


def test_season_of_the_article_is_read_quickly():
    files = example_files("peru-2014")
    read_files(files)

    spent = []
    for _ in range(5):
        start = time.perf_counter()
        read_files(files)
        spent.append(time.perf_counter() - start)

    assert min(spent) < 0.15
