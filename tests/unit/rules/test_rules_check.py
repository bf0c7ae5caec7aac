"""Checks across a folder: all findings at once, none that only follows from another."""

from torneo.rules.check import check
from torneo.rules.reader import example_files, read_files

HEAD = """torneo = 1
[edition]
id = "liga"
competition = "liga"
season = "2026"
[entry]
teams = ["alba", "boca", "cruz", "dinamo"]
[rules]
tiebreakers = ["points", "drawing_of_lots"]
"""


def told(regulations):
    return [(str(one.where), one.code) for one in regulations.findings]


def test_mistakes_of_all_files_are_found_together():
    one = HEAD + '[[stage]]\nid = "a"\nkind = "leage"\nteams = "all"\nfoo = 1\n[[award]]\nto = "a.9"\n'
    other = HEAD.replace('"liga"', '"copa"') + (
        '[[stage]]\nid = "b"\nkind = "league"\nteams = "all"\nfrom = 2026-02-01\nto = 2026-01-01\n'
        '[[award]]\nto = "b.5"\ntitle = "x"\n'
    )

    found = read_files({"liga.toml": one, "copa.toml": other})

    assert told(found) == [
        ("copa.toml:15:1", "dates-order"),
        ("copa.toml:17:6", "ref-place-outside"),
        ("liga.toml:12:8", "unknown-value"),
        ("liga.toml:14:1", "unknown-key"),
        ("liga.toml:15:1", "award-nothing"),
    ]
    assert found.editions.keys() == {"copa"}


def test_suggestions_name_what_was_meant():
    text = (
        HEAD
        + '[[stage]]\nid = "apertura"\nkind = "league"\nteams = "all"\nmeeting = 2\n[[award]]\nto = "apertra.1"\ntitle = "x"\n'
    )

    found = read_files({"liga.toml": text})

    assert [(one.code, one.facts["suggestion"]) for one in found.findings] == [
        ("unknown-key", "meetings"),
        ("ref-nothing", "apertura"),
    ]


def test_unreadable_file_does_not_make_references_to_its_edition_faults():
    text = (
        HEAD
        + '[[stage]]\nid = "a"\nkind = "league"\nteams = "all"\n[[award]]\nto = "a.1"\npoints = 1\nin = "copa:b"\n'
    )

    found = read_files({"liga.toml": text, "copa.toml": "[edition\n"})

    assert [one.code for one in found.findings] == ["syntax"]


def test_every_bad_reference_of_a_list_is_found():
    text = (
        HEAD + '[[stage]]\nid = "a"\nkind = "knockout"\npair = "draw"\nteams = ["x y", "alba", ".", "boca"]\n'
    )

    found = read_files({"liga.toml": text})

    assert told(found) == [("liga.toml:14:10", "not-a-reference"), ("liga.toml:14:25", "not-a-reference")]


def test_circle_along_slots_is_found_and_ends():
    text = HEAD + (
        '[[stage]]\nid = "a"\nkind = "league"\nteams = ["b.1-last", "b.winners"]\n'
        '[[stage]]\nid = "b"\nkind = "league"\nteams = ["a.1-last", "a.2-last"]\n'
    )

    found = read_files({"liga.toml": text})

    circles = [one.facts["circle"] for one in found.findings if one.code == "circle"]
    assert circles == [("liga a", "liga b", "liga a")]


def test_stage_that_waits_for_itself_is_a_circle():
    text = HEAD + '[[stage]]\nid = "a"\nkind = "league"\nteams = ["alba", "boca", "a.1"]\n'

    found = read_files({"liga.toml": text})

    assert [(one.code, one.facts["circle"]) for one in found.findings] == [("circle", ("liga a", "liga a"))]


def test_circle_through_awards_of_two_editions():
    files = example_files("peru-2014")
    files["inca.toml"] += '\n[[award]]\nto = "descentralizado-2014:acumulada.1"\npoints = 1\nin = "grupos"\n'

    found = read_files(files)

    assert [(one.code, one.facts["circle"]) for one in found.errors] == [
        (
            "circle",
            (
                "descentralizado-2014 acumulada",
                "descentralizado-2014 apertura",
                "inca-2014 grupos",
                "descentralizado-2014 acumulada",
            ),
        )
    ]


def test_rule_that_changes_in_mid_season_stands_twice():
    stage = '[[stage]]\nid = "a"\nkind = "league"\nteams = "all"\n'

    apart = read_files(
        {"liga.toml": HEAD + stage + "valid_to = 2026-05-20\n" + stage + "valid_from = 2026-05-21\n"}
    )
    overlap = read_files(
        {"liga.toml": HEAD + stage + "valid_to = 2026-05-21\n" + stage + "valid_from = 2026-05-21\n"}
    )

    assert told(apart) == []
    assert told(overlap) == [("liga.toml:16:6", "id-twice")]


def test_findings_are_said_once_and_in_the_order_of_the_file():
    found = read_files(example_files("world/libertadores-2024"))

    assert check(found) == found.findings
    places = [(one.where.file, one.where.line) for one in found.findings]
    assert places == sorted(places)


def test_clause_of_a_stage_is_quoted():
    text = HEAD + '[[stage]]\nid = "a"\nkind = "knockout"\nteams = "all"\nclause = "art. 9"\n'

    found = read_files({"liga.toml": text})

    assert [(one.code, one.clause) for one in found.findings] == [("pair-missing", "art. 9")]


def test_number_in_place_of_a_day_is_a_fault():
    text = HEAD + '[[stage]]\nid = "a"\nkind = "league"\nteams = "all"\nfrom = 20260301\nto = "2026-3-1"\n'

    found = read_files({"liga.toml": text})

    assert [(one.code, one.where.line, one.facts["expected"]) for one in found.findings] == [
        ("wrong-form", 14, "2014-06-07"),
        ("wrong-form", 15, "2014-06-07"),
    ]


def test_leaves_out_of_another_type_is_a_fault():
    other = HEAD.replace('"liga"', '"copa"').replace(
        "[entry]", 'like = "liga"\nleaves_out = [["award"], 1]\n[entry]'
    )

    found = read_files({"liga.toml": HEAD, "copa.toml": other})

    assert {one.code for one in found.findings} == {"leaves-out-unknown"}


def test_stage_without_an_id_does_not_make_references_to_it_faults():
    text = HEAD + '[[stage]]\nkind = "league"\nteams = "all"\n[[award]]\nto = "a.1"\ntitle = "x"\n'

    found = read_files({"liga.toml": text})

    assert told(found) == [("liga.toml:10:1", "missing-key")]
