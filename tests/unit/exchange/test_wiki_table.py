"""Wikipedia's table: the page computes the same points, and names end no parameter."""

import json
import re

import pytest

from torneo.exchange.crosstable_forms import wikitext
from torneo.exchange.short_codes import short_codes
from torneo.exchange.wiki_table import WikiZone, wiki_table
from torneo.model import Result, Score
from torneo.office.results_tables import tables_of_results
from torneo.standings.crosstable import crosstable
from torneo.words import Names

ROWS = [
    {"home": "Melgar", "away": "UTC", "home_goals": 2, "away_goals": 1},
    {"home": "UTC", "away": "Boys", "home_goals": 1, "away_goals": 0},
    {"home": "Boys", "away": "Melgar", "home_goals": 1, "away_goals": 0},
    {"home": "Boys", "away": "C|{{D}}", "home_goals": 0, "away_goals": 0},
]


def parameters(text):
    """What the module is handed: the parameters of the call by name, in their order."""
    assert text.startswith("{{#invoke:Sports table|main|style=WDL\n")
    assert text.endswith("\n}}")
    assert text.count("{{") - text.count("{{!}}") == 1
    inside = text.removeprefix("{{#invoke:Sports table|main").removesuffix("\n}}").replace("{{!}}", "\0")
    found = {}
    for part in inside.split("|")[1:]:
        name, _, value = part.partition("=")
        assert name not in found, name
        found[name] = value.strip().replace("\0", "{{!}}")
    return found


def as_wikipedia_shows(text):
    """Team, place, figures and points of each row, computed as the module does."""
    given = parameters(text)
    number = lambda name: int(given.get(name, 0))  # noqa: E731 - read three times below
    rows = []
    for place in range(1, 1 + sum(1 for name in given if re.fullmatch(r"team\d+", name))):
        code = given[f"team{place}"]
        won, drawn, lost = (number(f"{name}_{code}") for name in ("win", "draw", "loss"))
        points = won * number("winpoints") + drawn * number("drawpoints") + lost * number("losspoints")
        points += number(f"startpoints_{code}") + number(f"adjust_points_{code}")
        goals = number(f"gf_{code}"), number(f"ga_{code}")
        rows.append(
            (int(given.get(f"pos_{code}", place)), given[f"name_{code}"], won, drawn, lost, *goals, points)
        )
    return rows


def test_page_shows_the_rows_of_the_table():
    rules = {"tiebreakers": ["points"], "adjustments": [{"team": "UTC", "points": -2, "reason": "debts"}]}
    from torneo.rules.table_rules import RulesTable

    (one,) = tables_of_results(ROWS, RulesTable.model_validate(rules)).groups
    text = wiki_table(one.table, Names(), "en", one.rules)

    assert as_wikipedia_shows(text) == [
        (1, "Boys", 1, 1, 1, 1, 1, 4),
        (2, "Melgar", 1, 0, 1, 2, 2, 3),
        (3, "C{{!}}&#123;&#123;D&#125;&#125;", 0, 1, 0, 0, 0, 1),
        (3, "UTC", 1, 0, 1, 2, 2, 1),
    ]
    assert parameters(text)["note_UTC"] == "-2 debts"


@pytest.mark.parametrize(
    "case",
    [
        "mls-1996",
        "aut-2018-champ",
        "mex-2014-copa-mx-clausura",
        "eng-2007-league1-deductions",
        "eng-1888-first-season",
    ],
)
def test_page_shows_the_published_points(case, shared):
    """Shoot-out points, halved points, bonus points, deductions, two points a win."""
    folder = shared / "data" / "truth" / case
    found = tables_of_results(folder / "results.csv", folder / "rules.json")
    first = json.loads((folder / "rules.json").read_text("utf-8")).get("first_pos", {})

    for one in found.groups:
        text = wiki_table(one.table, Names(), "en", one.rules, first_pos=one.first_pos)
        shift = first.get(one.group, 1) - 1
        assert [(row[0], *row[2:]) for row in as_wikipedia_shows(text)] == [
            (row.pos + shift, row.won, row.drawn, row.lost, row.gf, row.ga, row.points) for row in one.table
        ]


def test_what_no_column_shows_has_a_footnote_that_both_clubs_share():
    (one,) = tables_of_results(
        [*ROWS[:1], {**ROWS[0], "home": "UTC", "away": "Melgar"}, ROWS[1]], "laliga"
    ).groups
    given = parameters(wiki_table(one.table, Names(), "en", one.rules))
    assert not [name for name in given if name.startswith("hth")]

    rows = [*ROWS[:1], {"home": "Boys", "away": "UTC", "home_goals": 0, "away_goals": 4}]
    rows += [{"home": "UTC", "away": "Melgar", "home_goals": 0, "away_goals": 0}]
    rows += [{"home": "Boys", "away": "Melgar", "home_goals": 3, "away_goals": 0}]
    (one,) = tables_of_results(rows, "uefa-euro-qualifying").groups
    given = parameters(wiki_table(one.table, Names(), "en", one.rules))

    assert given["hth_MEL"].startswith("UTC: behind Melgar on head-to-head")
    assert given["hth_UTC"] == "MEL"


def test_zones_become_results_with_colour_and_text():
    (one,) = tables_of_results(ROWS, None).groups
    zones = [
        WikiZone("title", "Champion", (1,)),
        WikiZone("relegation", "Down | out", (4,)),
        WikiZone("bonus", "+1", (1,)),
    ]

    given = parameters(wiki_table(one.table, Names(), "en", one.rules, zones=zones, update="complete"))

    assert {name: value for name, value in given.items() if re.match("result|col|text|update", name)} == {
        "update": "complete",
        "result1": "Z1",
        "result4": "Z2",
        "col_Z1": "green1",
        "text_Z1": "Champion; +1",
        "col_Z2": "red1",
        "text_Z2": "Down {{!}} out",
    }


def test_grid_of_results():
    cross = crosstable(
        "AB", [Result("A", "B", Score(2, 1)), Result("B", "A", Score(0, 0)), Result("B", "A", Score(1, 3))]
    )

    assert wikitext(cross, Names({"A": "Alianza", "B": "Boys"})).splitlines() == [
        "{{#invoke:Sports results|main|matches_style=FBR",
        "|team1=ALI",
        "|team2=BOY",
        "|name_ALI=Alianza",
        "|name_BOY=Boys",
        "|match_ALI_BOY=2–1",
        "|match_BOY_ALI=0–0<br />1–3",
        "}}",
    ]


def test_codes_are_short_and_different():
    names = [
        "Sport Boys",
        "Sport Huancayo",
        "Sporting Cristal",
        "Sport Boys",
        "Ñ",
        "",
        "1860 München",
        "ЦСКА",
    ] * 5
    codes = short_codes(names)

    assert codes[:4] == ("SPO", "SPH", "SPC", "SPB")
    assert len(set(codes)) == len(names)
    assert all(re.fullmatch("[A-Z0-9]{3,4}", code) for code in codes)
