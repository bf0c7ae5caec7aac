"""`like`: what is taken over, what is merged, and where a fault in a merged value was written."""

from torneo.model import Where
from torneo.rules.presets import preset_names
from torneo.rules.reader import preset, read_files
from torneo.rules.refs import Ref

BASE = """torneo = 1
[edition]
id = "one"
competition = "one"
season = "2025"
name = "One"
country = "PE"
previous = "zero"
[entry]
teams = ["alba", "boca", "cruz"]
[rules]
points = { win = 2, draw = 1, loss = 0 }
tiebreakers = ["points", "drawing_of_lots"]
[[stage]]
id = "regular"
kind = "league"
teams = "all"
meetings = 2
[[stage]]
id = "final"
kind = "knockout"
teams = ["regular.1", "regular.2"]
[[award]]
to = "final.winner"
title = "Champions"
[[record]]
id = "before"
rows = [{ team = "alba", played = 1, points = 2 }]
"""
HEAD = """torneo = 1
[edition]
id = "two"
competition = "two"
season = "2026"
like = "one"
"""


def both(own, base=BASE):
    return read_files({"one.toml": base, "two.toml": own})


def test_like_takes_everything_but_what_belongs_to_one_edition():
    found = both(HEAD)
    one, two = found.editions["one"], found.editions["two"]

    assert found.findings == ()
    assert (two.stage, two.award, two.rules, two.entry) == (one.stage, one.award, one.rules, one.entry)
    assert (two.edition.name, two.edition.previous, two.edition.country) == (None, None, "PE")
    assert two.record == ()


def test_tables_merge_key_by_key_and_lists_of_tables_by_id():
    own = """[rules]
tiebreakers = ["points", "wins", "drawing_of_lots"]
[[stage]]
id = "regular"
meetings = 1
[[stage]]
id = "cup"
kind = "knockout"
teams = ["regular.2", "regular.3"]
[[award]]
to = "cup.winner"
title = "Cup"
"""
    two = both(HEAD + own).editions["two"]

    assert [(stage.id, stage.kind, stage.meetings) for stage in two.stage] == [
        ("regular", "league", 1),
        ("final", "knockout", None),
        ("cup", "knockout", None),
    ]
    assert [award.title for award in two.award] == ["Champions", "Cup"]
    assert two.rules.points.win == 2
    assert [one.id for one in two.rules.tiebreakers] == ["points", "wins", "drawing_of_lots"]


def test_entry_of_its_own_replaces_the_other():
    two = both(HEAD + '[entry]\nteams = ["dinamo", "estrella"]\n').editions["two"]

    assert two.entry.teams == ("dinamo", "estrella")


def test_leaves_out():
    two = both(HEAD + 'leaves_out = ["award"]\n[[award]]\nto = "regular.1"\ntitle = "Best"\n').editions["two"]

    assert [(award.to, award.title) for award in two.award] == [((Ref(("regular", "1")),), "Best")]


def test_fault_in_a_merged_value_points_to_the_file_that_wrote_it():
    found = both(HEAD + '[[stage]]\nid = "final"\nmeting = 1\n', BASE.replace("meetings = 2", "meetings = 0"))

    assert [(one.code, one.where) for one in found.findings] == [
        ("out-of-range", Where("one.toml", 18, 12)),
        ("unknown-key", Where("two.toml", 9, 1)),
    ]


def test_fault_that_only_the_merged_edition_has_points_to_the_part_taken_over():
    found = both(HEAD + '[entry]\nteams = ["alba"]\n[[stage]]\nid = "regular"\nteams = ["alba", "boca"]\n')

    assert [(one.code, one.where) for one in found.findings] == [("team-unknown", Where("two.toml", 11, 18))]


def test_like_of_a_like():
    three = HEAD.replace('"two"', '"three"').replace('"one"', '"two"')

    found = read_files(
        {"one.toml": BASE, "two.toml": HEAD + "[calendar]\nrest_days = 3\n", "three.toml": three}
    )

    assert found.findings == ()
    assert found.editions["three"].calendar.rest_days == 3
    assert found.editions["three"].stage == found.editions["one"].stage


def test_preset_under_the_own_keys():
    text = BASE.replace("[rules]", '[rules]\nlike = "bundesliga"').replace(
        'tiebreakers = ["points", "drawing_of_lots"]\n', ""
    )

    found = read_files({"one.toml": text})

    assert found.findings == ()
    assert found.editions["one"].rules.points.win == 2
    assert found.editions["one"].rules.tiebreakers == preset("bundesliga").tiebreakers


def test_rules_file_of_the_folder_is_a_preset():
    found = read_files(
        {
            "one.toml": HEAD.replace('"one"', '"ours"') + "[entry]\nteams = []\n",
            "ours.toml": "points = { win = 5, draw = 1 }",
        }
    )

    assert found.editions["two"].rules.points.win == 5


def test_presets_have_no_fault_and_name_their_source():
    assert len(preset_names()) >= 6
    for name in preset_names():
        rules = preset(name)
        assert rules is not None
        assert rules.source
        assert rules.tiebreakers[0].id in ("points", "points_per_game")
