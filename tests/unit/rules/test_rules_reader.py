"""The one door for regulation files."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torneo.model import Club, NotFoundError, Register, RegulationError, Venue, Where
from torneo.rules.reader import (
    example_files,
    example_names,
    load_folder,
    load_text,
    preset,
    read_files,
    read_rules,
    regulations_from_texts,
)

LIGA = """torneo = 1
[edition]
id = "liga"
competition = "liga"
season = "2026"
[entry]
teams = ["alba", "boca"]
[rules]
tiebreakers = ["points", "drawing_of_lots"]
[[stage]]
id = "regular"
kind = "league"
teams = "all"
from = 2026-03-01
"""


def codes(regulations):
    return [one.code for one in regulations.findings]


def test_json_of_the_same_shape_is_the_same_regulation():
    as_json = {
        "torneo": 1,
        "edition": {"id": "liga", "competition": "liga", "season": "2026"},
        "entry": {"teams": ["alba", "boca"]},
        "rules": {"tiebreakers": ["points", "drawing_of_lots"]},
        "stage": [{"id": "regular", "kind": "league", "teams": "all", "from": "2026-03-01"}],
    }

    from_toml = read_files({"liga.toml": LIGA})
    from_json = read_files({"liga.json": json.dumps(as_json)})

    assert from_toml.findings == from_json.findings == ()
    assert from_toml.editions == from_json.editions
    assert from_toml.sources["liga"].digest == from_json.sources["liga"].digest
    assert from_toml.editions["liga"].stage[0].from_ == date(2026, 3, 1)


def test_byte_order_mark_is_no_fault():
    assert read_files({"liga.toml": b"\xef\xbb\xbf" + LIGA.encode()}).findings == ()


def test_key_that_stands_twice_in_json_is_a_finding():
    found = read_files({"liga.json": '{"torneo": 1, "torneo": 1}'})

    assert codes(found) == ["syntax"]


def test_folder_that_does_not_exist(tmp_path):
    with pytest.raises(NotFoundError) as missing:
        load_folder(tmp_path / "nowhere")
    assert missing.value.code == "folder-missing"

    (tmp_path / "file").write_text("")
    with pytest.raises(NotFoundError) as file:
        load_folder(tmp_path / "file")
    assert file.value.code == "folder-not-a-folder"


def test_folder_reads_its_own_files_alone(tmp_path):
    (tmp_path / "liga.toml").write_text(LIGA)
    (tmp_path / ".hidden.toml").write_text("no toml")
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "other.toml").write_text("no toml")

    found = load_folder(tmp_path)

    assert (list(found.editions), found.findings) == (["liga"], ())


def test_register_keeps_further_attributes():
    clubs = """
venue = [{ id = "monumental", pitches = 2 }]
club = [{ id = "alba", home = "monumental", state = "north", founded = 1924, big = true }, { id = "boca" }]
"""

    found = read_files({"liga.toml": LIGA, "clubs.toml": clubs})

    assert found.findings == ()
    attributes = {"big": "true", "founded": "1924", "state": "north"}
    assert found.register == Register(
        (Club("alba", "alba", home="monumental", attributes=attributes), Club("boca", "boca")),
        (Venue("monumental", "monumental", pitches=2),),
    )


def test_record_takes_the_rows_of_its_file():
    record = '[[record]]\nid = "before"\nfile = "before.csv"\n'

    found = read_files(
        {"liga.toml": LIGA + record, "before.csv": "team,played,points\nalba,30,61\nboca,30,-2\n"}
    )

    rows = found.editions["liga"].record[0].rows
    assert found.findings == ()
    assert [(row.team, row.played, row.points) for row in rows] == [("alba", 30, 61), ("boca", 30, -2)]


def test_record_without_its_file_has_no_rows_and_the_edition_stands():
    found = read_files({"liga.toml": LIGA + '[[record]]\nid = "before"\nfile = "before.csv"\n'})

    assert codes(found) == ["file-missing"]
    assert found.editions["liga"].record[0].rows == ()


@pytest.mark.parametrize("name", example_names())
def test_regulation_read_from_its_canonical_text_is_the_same(name):
    regulations = read_files(example_files(name))

    for edition, regulation in regulations.editions.items():
        assert load_text(regulations.sources[edition].text) == regulation
    texts = {edition: source.text for edition, source in regulations.sources.items()}
    register = regulations.register_source.text if regulations.register_source else None
    again = regulations_from_texts(texts, register, regulations.facts)
    assert (again.editions, again.register) == (regulations.editions, regulations.register)
    digests = {edition: source.digest for edition, source in regulations.sources.items()}
    assert {edition: source.digest for edition, source in again.sources.items()} == digests


def test_text_that_is_no_regulation():
    with pytest.raises(RegulationError) as error:
        load_text('{"torneo": 1}')
    assert [one.code for one in error.value.findings] == ["missing-key"]
    with pytest.raises(RegulationError):
        load_text("{")


def test_rules_file_and_preset_have_one_form():
    rules, findings = read_rules(
        "rules.json", '{"like": "laliga", "points": {"win": 2, "draw": 1, "loss": 0}}'
    )

    assert findings == ()
    assert (rules.points.win, rules.tiebreakers) == (2, preset("laliga").tiebreakers)


def test_rules_file_with_faults_names_each():
    rules, findings = read_rules("rules.toml", 'tiebreakers = ["points", "wons"]\npoinst = 3\n')

    assert rules is None
    assert [(one.code, one.where, one.facts["suggestion"]) for one in findings] == [
        ("unknown-criterion", Where("rules.toml", 1, 26), "wins"),
        ("unknown-key", Where("rules.toml", 2, 1), "points"),
    ]


def test_rules_of_the_published_tables_have_no_fault(shared):
    files = sorted((shared / "data" / "truth").glob("*/rules.json"))

    faults = {str(file): read_rules("rules.json", file.read_bytes())[1] for file in files}

    assert len(files) > 40
    assert {file: found for file, found in faults.items() if found} == {}


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_no_content_makes_reading_fail(content):
    read_files({"a.toml": content, "b.json": content, "clubs.toml": content, "facts.toml": content})


@given(st.data())
def test_no_value_in_place_of_another_makes_reading_fail(data):
    files = example_files("peru-2014")
    name = data.draw(st.sampled_from(sorted(files)))
    lines = files[name].split("\n")
    number = data.draw(st.sampled_from([n for n, line in enumerate(lines) if "=" in line]))
    wrong = data.draw(st.sampled_from(["1", "1.5", '"x"', "[]", "{}", "true", '["a", 2]', "2014-01-01"]))
    lines[number] = lines[number].partition("=")[0] + f"= {wrong}"

    found = read_files({**files, name: "\n".join(lines)})

    assert all(one.where for one in found.findings)


def test_example_that_does_not_exist():
    with pytest.raises(NotFoundError) as error:
        example_files("peru-2015")
    assert error.value.facts["suggestion"] == "peru-2014"
