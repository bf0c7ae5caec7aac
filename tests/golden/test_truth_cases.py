"""Published tables: results under the rules of the time give the published columns, points and order.

Sources stand in SOURCE.md beside each case and in the README of the bulk data.
"""

import json

import english_tables
import pytest
import truth_cases

CASES = 47


def _cases() -> list[str]:
    folder = truth_cases.SHARED / "data" / "truth"
    return sorted(path.parent.name for path in folder.glob("*/rules.json")) or ["missing"]


@pytest.mark.parametrize("case", _cases())
def test_published_table_comes_out(case, shared):
    assert truth_cases.differences(shared / "data" / "truth" / case) == []


def test_no_case_is_left_out(shared):
    assert len(_cases()) == CASES


@pytest.mark.parametrize(
    ("case", "wrong"),
    [
        ("eng-1923-huddersfield-cardiff", ["points", "goals_for"]),
        ("bra-2012-seriea", ["points", "goals_for"]),
        ("esp-2014-laliga", ["points", "goal_difference", "goals_for"]),
        ("wc-2018", ["points", "goal_difference", "goals_for"]),
    ],
)
def test_published_table_does_not_come_out_under_another_rule(case, wrong, shared, tmp_path):
    """The comparison has teeth: with other criteria the same case shows differences."""
    source = shared / "data" / "truth" / case
    for file in source.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    rules = json.loads((source / "rules.json").read_text("utf-8"))
    (tmp_path / "rules.json").write_text(json.dumps({**rules, "tiebreakers": wrong}), "utf-8")

    assert truth_cases.differences(tmp_path) != []


LEFT = {(1931, 3, "North"), (1961, 4, "None"), (1991, 4, "None")}
"""Divisions that a club left: the columns follow once its results are struck, and do not before."""

UNSIGNED = {(2019, 3, "None")}
"""A club without a match is printed with its deduction as points: as printed it agrees, by the sign it does not."""


@pytest.fixture(scope="module")
def english():
    folder = english_tables.SHARED / "data" / "england"
    return english_tables.divisions(folder) if folder.is_dir() else {}


def test_order_of_218_english_tables_agrees_where_the_rule_of_the_time_held(shared, english):
    """Every division disagrees exactly where the notes of the data say that its published order does."""
    noted = english_tables.noted(shared / "data" / "england")

    agrees = {key for key, division in english.items() if division.order_agrees()}

    assert (len(english), len(agrees)) == (218, 214)
    assert agrees == {key for key, marks in noted.items() if marks["order_agrees"]}


def test_columns_of_218_english_tables_agree_where_the_results_are_those_of_the_table(shared, english):
    """All marked divisions, deductions included, and besides them those that a club left."""
    noted = english_tables.noted(shared / "data" / "england")
    marked = {key for key, marks in noted.items() if marks["totals_agree"]}

    agree = {key for key, division in english.items() if division.columns_agree(division.table())}

    # Six of the 103,388 results, of a club that left in 1931, name no division and stand in no table.
    assert sum(len(division.results) for division in english.values()) == 103_388 - 6
    assert len(marked) == 213
    assert marked <= agree
    assert agree - marked == LEFT | UNSIGNED
