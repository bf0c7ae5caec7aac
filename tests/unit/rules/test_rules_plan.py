"""A regulation in numbers before anything is played."""

import pytest

from torneo.rules.plan import plan, total_matches
from torneo.rules.playable import not_yet_playable
from torneo.rules.reader import example_files, read_files


def test_world_cup_of_104_matches():
    plans = plan(read_files(example_files("world/world-cup-2026")))

    assert total_matches(plans, "world-cup-2026") == 104


@pytest.mark.parametrize(
    ("name", "edition", "matches"),
    [
        ("world/euro-2024", "euro-2024", 51),
        ("world/champions-league-2024-25", "champions-league-2024-25", 144 + 45),
        ("world/bundesliga-2023-24", "bundesliga-2023-24", 306),
        ("world/copa-peru", "copa-peru-2026", 150 + 32 + 16 + 8 + 6),
    ],
)
def test_matches_of_real_competitions(name, edition, matches):
    assert total_matches(plan(read_files(example_files(name))), edition) == matches


def test_odd_number_of_clubs_rests_one_each_round_in_each_category():
    plans = plan(read_files(example_files("world/liga-distrital")))

    leagues = [
        (one.category, one.teams, one.rounds, one.matches, one.byes) for one in plans if one.stage == "liga"
    ]
    assert leagues == [("sub-12", 5, 10, 20, 1), ("sub-14", 5, 10, 20, 1)]


def test_byes_and_best_of_three():
    first = plan(read_files(example_files("world/copa-escolar")))[0]
    series = next(
        one for one in plan(read_files(example_files("world/mls-2024"))) if one.stage == "round-one"
    )

    assert (first.teams, first.byes, first.ties, first.matches) == (24, 8, 8, 8)
    assert (series.ties, series.matches, series.matches_max) == (8, 16, 24)


def test_what_cannot_be_played_yet_is_said():
    found = {
        name: [(one.code, one.subject) for one in not_yet_playable(read_files(example_files(name)))]
        for name in ("peru-2014", "world/torneo-suizo", "world/mls-2024", "world/argentina-2023")
    }

    assert found == {
        "peru-2014": [],
        "world/torneo-suizo": [("not-yet-swiss", "suizo-2026:rondas")],
        "world/mls-2024": [("not-yet-meets", "mls-2024:regular")],
        "world/argentina-2023": [],
    }
