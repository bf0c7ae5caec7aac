"""Places of keys and values in TOML and JSON texts."""

import json
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from torneo.rules.positions import json_positions, toml_positions

TOML = '''# a comment = 1
torneo = 1
"quoted key" = 'literal # no comment'

[edition]
id.of.it = "a"   # behind a value
text = """
one "quote" = 2
""" # end
raw = \'\'\'
[no.table]\'\'\'

[[stage]]
teams = [ # first
  "x", { a = 1, b.c = [2, 3] },

  "y",
]
[stage.rules]
points = { win = 3 }
[[stage]]
from = 2014-06-07 08:30:00
[[stage.table]]
id = "t"
'''


def test_toml_positions_of_everything():
    found = toml_positions(TOML)

    assert dict(found.values) == {
        ("torneo",): (2, 10),
        ("quoted key",): (3, 16),
        ("edition",): (5, 1),
        ("edition", "id", "of", "it"): (6, 12),
        ("edition", "text"): (7, 8),
        ("edition", "raw"): (10, 7),
        ("stage",): (13, 1),
        ("stage", 0): (13, 1),
        ("stage", 0, "teams"): (14, 9),
        ("stage", 0, "teams", 0): (15, 3),
        ("stage", 0, "teams", 1): (15, 8),
        ("stage", 0, "teams", 1, "a"): (15, 14),
        ("stage", 0, "teams", 1, "b", "c"): (15, 23),
        ("stage", 0, "teams", 1, "b", "c", 0): (15, 24),
        ("stage", 0, "teams", 1, "b", "c", 1): (15, 27),
        ("stage", 0, "teams", 2): (17, 3),
        ("stage", 0, "rules"): (19, 1),
        ("stage", 0, "rules", "points"): (20, 10),
        ("stage", 0, "rules", "points", "win"): (20, 18),
        ("stage", 1): (21, 1),
        ("stage", 1, "from"): (22, 8),
        ("stage", 1, "table"): (23, 1),
        ("stage", 1, "table", 0): (23, 1),
        ("stage", 1, "table", 0, "id"): (24, 6),
    }
    assert found.keys["edition", "id"] == (6, 1)
    assert found.keys["edition", "id", "of"] == (6, 4)
    assert found.keys["stage", 0, "teams", 1, "b", "c"] == (15, 19)


def test_position_of_what_is_not_written_is_that_of_the_table_around_it():
    assert toml_positions(TOML).key(("stage", 1, "kind")) == (21, 1)


def test_json_positions_of_everything():
    found = json_positions('{\n  "a": [1, {"b": "x\\"}"}],\n  "c": null\n}')

    assert dict(found.values) == {
        (): (1, 1),
        ("a",): (2, 8),
        ("a", 0): (2, 9),
        ("a", 1): (2, 12),
        ("a", 1, "b"): (2, 18),
        ("c",): (3, 8),
    }
    assert dict(found.keys) == {("a",): (2, 3), ("a", 1, "b"): (2, 13), ("c",): (3, 3)}


KEYS = st.text(st.characters(codec="utf-8", exclude_characters="\x7f", exclude_categories=["Cc"]), max_size=6)
DATA = st.recursive(
    st.integers(-9, 99) | st.booleans() | KEYS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


def paths(data, path=()):
    if path:
        yield path, data
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, inner in items:
        yield from paths(inner, (*path, part))


def as_toml(value):
    if isinstance(value, dict):
        inner = ", ".join(f"{as_toml(key)} = {as_toml(one)}" for key, one in value.items())
        return "{" + inner + "}"
    if isinstance(value, list):
        return "[\n" + ",\n  # a comment ] }\n".join(as_toml(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def text_at(text, place):
    return "\n".join(text.split("\n")[place[0] - 1 :])[place[1] - 1 :]


@given(st.dictionaries(KEYS, DATA, max_size=4))
def test_every_value_of_a_toml_text_stands_where_its_position_says(data):
    text = "\n".join(
        f"{json.dumps(key, ensure_ascii=False)} = {as_toml(value)}" for key, value in data.items()
    )
    assert tomllib.loads(text) == data

    found = toml_positions(text)

    assert set(found.values) == {path for path, _ in paths(data)}
    for path, value in paths(data):
        assert text_at(text, found.values[path]).startswith(as_toml(value))


@given(st.dictionaries(KEYS, DATA, max_size=4))
def test_every_value_of_a_json_text_stands_where_its_position_says(data):
    text = json.dumps(data, indent=1)

    found = json_positions(text)

    assert set(found.values) == {(), *(path for path, _ in paths(data))}
    for path, value in paths(data):
        read, _ = json.JSONDecoder().raw_decode(text_at(text, found.values[path]))
        assert read == value
