"""A regulation written as TOML is the same regulation, and what differs between two is told key by key."""

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torneo.rules.canonical import canonical_text, plain
from torneo.rules.differences import Change, differences, text_differences
from torneo.rules.reader import example_files, example_names, read_files
from torneo.rules.toml_text import toml_text

keys = st.text(min_size=1, max_size=6)
leaves = st.one_of(
    st.integers(-(2**40), 2**40),
    st.booleans(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.dates().map(lambda day: day.isoformat()),
)
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(keys, values, max_size=5))
def test_text_reads_back_as_the_data(data):
    assert plain(tomllib.loads(toml_text(data))) == data


@pytest.mark.parametrize("name", example_names())
def test_every_example_written_anew_is_the_same_regulation(name):
    for source in read_files(example_files(name)).sources.values():
        data = json.loads(source.text)

        assert canonical_text(plain(tomllib.loads(toml_text(data)))) == source.text


def test_text_is_laid_out_as_a_person_would():
    data = {
        "stage": [{"id": "liga", "kind": "league", "ties": [{"id": "a"}]}],
        "torneo": 1,
        "edition": {"id": "x", "from": "2026-03-01"},
    }

    assert toml_text(data) == (
        'torneo = 1\n\n[edition]\nid   = "x"\nfrom = 2026-03-01\n\n[[stage]]\n'
        'id   = "liga"\nkind = "league"\nties = [\n  { id = "a" },\n]\n'
    )


def test_differences_are_told_key_by_key_and_tables_by_their_ids():
    before = {
        "rules": {"points": {"win": 3}},
        "stage": [{"id": "liga", "meetings": 1}, {"id": "final", "legs": 2}],
        "award": [{"title": "A", "to": "liga.1"}, {"title": "B", "to": "liga.2"}],
    }
    after = {
        "rules": {"points": {"win": 2}, "level": ["lots"]},
        "stage": [{"id": "liga", "meetings": 2}, {"id": "copa"}],
        "award": [{"title": "B", "to": "liga.2"}, {"title": "C", "to": "liga.3"}],
    }

    assert differences(before, after) == (
        Change(("rules", "points", "win"), 3, 2),
        Change(("rules", "level"), None, ["lots"]),
        Change(("stage", "liga", "meetings"), 1, 2),
        Change(("stage", "final"), {"id": "final", "legs": 2}, None),
        Change(("stage", "copa"), None, {"id": "copa"}),
        Change(("award", "#1"), {"title": "A", "to": "liga.1"}, None),
        Change(("award", "#2"), None, {"title": "C", "to": "liga.3"}),
    )
    assert [each.kind for each in differences({"a": 1}, {"b": 1})] == ["removed", "added"]


@given(st.dictionaries(keys, values, max_size=5))
def test_nothing_differs_from_itself(data):
    assert text_differences(canonical_text(data), canonical_text(data)) == ()


@given(st.dictionaries(keys, values, max_size=4), st.dictionaries(keys, values, max_size=4))
def test_two_that_differ_have_a_difference(one, other):
    assert (differences(one, other) == ()) == (one == other)
