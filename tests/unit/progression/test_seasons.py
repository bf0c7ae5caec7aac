"""The Season as a whole: tables over stages, other editions, assertions, zones, and building from an earlier one."""

from dataclasses import replace
from datetime import date

import pytest

from builders import HEAD, league_facts, points, regulations, season
from torneo.ledger.entries import PlaceAsserted, TableAsserted, TableRow
from torneo.ledger.facts import Facts, Recorded
from torneo.model import NotFoundError
from torneo.progression import build, zones
from torneo.rules.resolve import TableKey

RESERVES = (
    HEAD.replace('"e"', '"res"')
    + """
[entry]
teams = ["a", "b", "c", "d"]
[[stage]]
id = "liga"
kind = "league"
[[award]]
name = "Bonus"
to = "liga.1"
points = 2
in = "first:total"
when = "end"
"""
)
FIRST = (
    HEAD.replace('"e"', '"first"')
    + """
[entry]
teams = ["a", "b", "c", "d"]
[[stage]]
id = "uno"
kind = "league"
[[stage]]
id = "dos"
kind = "league"
[[table]]
id = "total"
over = ["uno", "dos"]
[[table]]
id = "promedio"
over = ["antes", "uno", "dos"]
rules.tiebreakers = ["points_per_game"]
[[record]]
id = "antes"
rows = [{ team = "d", played = 3, points = 9 }, { team = "a", played = 3, points = 1 }]
[[award]]
to = "total.last"
place = "Segunda"
kind = "relegation"
"""
)
PLAYED = "A 1-0 B\nC 1-0 D\n\nA 1-0 C\nB 1-0 D\n\nA 1-0 D\nB 1-0 C"


def played(edition, stage):
    return league_facts(PLAYED, edition=edition, stage=stage)


@pytest.fixture
def linked():
    folder = regulations(RESERVES, FIRST)
    stages = {
        "first:uno": played("first", "uno"),
        "first:dos": played("first", "dos"),
        "res:liga": played("res", "liga"),
    }
    return folder, stages


def total(state):
    return {row.team: row.points for row in state["first"].tables[0].table}


def test_points_of_the_reserves_arrive_in_the_first_teams_table_at_its_end(linked):
    folder, stages = linked
    before = {name: one for name, one in stages.items() if name != "first:dos"}

    assert total(season(folder, before)) == {"a": 9, "b": 6, "c": 3, "d": 0}
    assert total(season(folder, stages)) == {"a": 20, "b": 12, "c": 6, "d": 0}
    assert season(folder, stages)["first"].tables[0].table.row("a").adjustments[0].reason == "Bonus"


def test_a_table_is_not_settled_while_points_are_still_to_come(linked):
    folder, stages = linked
    without_reserves = {name: one for name, one in stages.items() if name != "res:liga"}

    assert season(folder, without_reserves)["first"].tables[0].team_in(1) is None
    assert season(folder, stages)["first"].tables[0].team_in(1) == "a"


def test_averages_count_earlier_seasons_known_by_their_tables_alone(linked):
    folder, stages = linked

    table = season(folder, stages)["first"].tables[1].table

    assert [(row.team, row.played, row.points) for row in table] == [
        ("a", 9, 19),
        ("b", 6, 12),
        ("c", 6, 6),
        ("d", 9, 9),
    ]


def test_zones_follow_from_awards_and_later_stages(linked):
    folder, stages = linked
    state = season(folder, stages)

    assert [(z.places, z.kind, z.label) for z in zones(state, TableKey("first", "total"))] == [
        ((4,), "relegation", "Segunda")
    ]
    assert [(z.places, z.kind) for z in zones(state, TableKey("res", "liga"))] == [((1,), "bonus")]


def test_an_asserted_place_that_differs_is_a_finding_that_names_its_source(linked):
    folder, stages = linked
    said = Recorded(5, PlaceAsserted("res", "liga.1", ("b",)), date(2026, 5, 1), source="press")

    state = season(folder, stages, facts=Facts(places_asserted=(said,)))

    assert [(f.code, f.facts["said"], f.facts["computed"], f.facts["source"]) for f in state.findings] == [
        ("place-differs", ("b",), ("a",), "press")
    ]


def test_an_asserted_range_holds_in_any_order(linked):
    folder, stages = linked
    said = Recorded(5, PlaceAsserted("res", "liga.3-4", ("d", "c")), date(2026, 5, 1))

    assert season(folder, stages, facts=Facts(places_asserted=(said,))).findings == ()


def test_an_asserted_table_is_compared_cell_by_cell(linked):
    folder, stages = linked
    rows = (TableRow("a", pos=1, played=3, points=9), TableRow("b", points=7))
    said = Recorded(5, TableAsserted("res", "liga", rows), date(2026, 5, 1))

    findings = season(folder, stages, facts=Facts(tables_asserted=(said,))).findings

    assert [(f.facts["team"], f.facts["column"], f.facts["said"], f.facts["computed"]) for f in findings] == [
        ("b", "points", 7, 6)
    ]


def test_building_from_an_earlier_season_gives_the_same_and_keeps_what_did_not_move(linked):
    folder, stages = linked
    before = season(
        folder, {**stages, "first:dos": league_facts("A 1-0 B\nC v D", edition="first", stage="dos")}
    )
    facts = replace(before.facts, stages={**before.facts.stages, ("first", "dos"): stages["first:dos"]})

    fresh = build(folder, facts)
    grown = build(folder, facts, previous=before)

    assert grown == fresh
    assert grown.nodes["first", "uno"] is before.nodes["first", "uno"]
    assert grown.nodes["first", "dos"] is not before.nodes["first", "dos"]


def test_an_unknown_edition_is_answered_with_those_there_are(linked):
    folder, stages = linked

    with pytest.raises(NotFoundError) as error:
        season(folder, stages)["third"]

    assert (error.value.code, error.value.facts["known"]) == ("no-edition", ("first", "res"))


def test_points_by_regulation_count_in_the_only_stage():
    text = """
[entry]
teams = ["a", "b"]
[rules]
adjustments = [{ team = "a", points = -4, reason = "debts" }]
[[stage]]
id = "liga"
kind = "league"
"""

    assert points(season(regulations(text), {"liga": league_facts("A 1-0 B")})) == {"A": -1, "B": 0}
