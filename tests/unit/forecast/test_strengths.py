"""Strengths as stated in a file."""

import tomllib
from pathlib import Path

import pytest

from torneo.forecast import Strength, Strengths
from torneo.model import UsageError

TEXT = """
torneo = 1
[strengths]
mean_goals = 140
home_advantage = 125
prior_matches = 10
source = "table of round 10"
method = "shrunk"
[team]
melgar = { attack = 150, defence = 80 }
utc = { attack = 90 }
"""


def test_strengths_are_read_from_data_of_a_file():
    strengths = Strengths.from_data(tomllib.loads(TEXT))

    assert strengths == Strengths(
        {"melgar": Strength(150, 80), "utc": Strength(90, 100)},
        mean_goals=140,
        home_advantage=125,
        prior_matches=10,
        source="table of round 10",
        method="shrunk",
    )


def test_a_team_that_is_not_named_is_like_the_average():
    assert Strengths.from_data(tomllib.loads(TEXT)).of("cienciano") == Strength(100, 100)


def test_expected_goals_multiply_attack_defence_and_ground():
    strengths = Strengths.from_data(tomllib.loads(TEXT))

    at_home = strengths.expected(home="melgar", away="utc")
    on_neutral_ground = strengths.expected(home="melgar", away="utc", neutral=True)

    assert at_home == pytest.approx((1.4 * 1.5 * 1.0 * 1.25, 1.4 * 0.9 * 0.8 / 1.25))
    assert on_neutral_ground == pytest.approx((1.4 * 1.5 * 1.0, 1.4 * 0.9 * 0.8))


def test_describe_states_every_value_used():
    assert Strengths.from_data(tomllib.loads(TEXT)).describe() == {
        "model": "independent-poisson",
        "mean_goals_hundredths": 140,
        "home_advantage_hundredths": 125,
        "prior_matches": 10,
        "source": "table of round 10",
        "method": "shrunk",
        "teams": (("melgar", 150, 80), ("utc", 90, 100)),
    }


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        (
            "[strength]",
            "strengths-unknown-key",
            {"key": "strength", "table": "", "known": ("torneo", "strengths", "team")},
        ),
        (
            "[team]\nutc = { atack = 90 }",
            "strengths-unknown-key",
            {"key": "atack", "table": "team.utc", "known": ("attack", "defence")},
        ),
        (
            "[team]\nutc = { attack = 1.1 }",
            "strengths-wrong-value",
            {"key": "team.utc.attack", "found": "1.1", "expected": "1 to 1000"},
        ),
        (
            "[team]\nutc = { attack = true }",
            "strengths-wrong-value",
            {"key": "team.utc.attack", "found": "True", "expected": "1 to 1000"},
        ),
        (
            "[team]\nutc = 90",
            "strengths-wrong-value",
            {"key": "team.utc", "found": "90", "expected": "attack and defence"},
        ),
        (
            "[strengths]\nmean_goals = 0",
            "strengths-wrong-value",
            {"key": "strengths.mean_goals", "found": "0", "expected": "1 to 1000"},
        ),
        ("torneo = 2", "strengths-wrong-value", {"key": "torneo", "found": "2", "expected": "1"}),
    ],
)
def test_what_cannot_be_read_is_refused(text, code, facts):
    with pytest.raises(UsageError) as refused:
        Strengths.from_data(tomllib.loads(text))

    assert (refused.value.code, refused.value.facts) == (code, facts)


def test_the_example_follows_from_the_printed_table(shared):
    """attack and defence are (goals + 10 mean) / ((played + 10) mean) of the table of 8 August, in hundredths."""
    import csv

    import torneo

    folder = Path(torneo.__file__).parent / "examples" / "peru-2014"
    strengths = Strengths.from_data(tomllib.loads((folder / "strengths.toml").read_text(encoding="utf-8")))
    with (shared / "data" / "peru" / "published_tables.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["table_id"] == "per-2014-apertura-r10"]
    mean = sum(int(row["gf"]) for row in rows) / sum(int(row["played"]) for row in rows)
    printed = sorted(
        tuple(
            round(100 * (int(row[goals]) + 10 * mean) / ((int(row["played"]) + 10) * mean))
            for goals in ("gf", "ga")
        )
        for row in rows
    )

    assert len(printed) == 16
    assert sorted((one.attack, one.defence) for one in strengths.teams.values()) == printed
    assert strengths.of("inti-gas") == Strength(117, 95)
    assert (strengths.mean_goals, strengths.prior_matches) == (round(100 * mean), 10)
