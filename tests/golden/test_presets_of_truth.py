"""Published tables under the shipped rule sets: what a preset says of points and criteria gives the printed order.

Inputs that no rule holds (points by ruling, figures carried over, cards) still come from the case.
"""

import csv
import json
from datetime import date

import pytest
import truth_cases

from torneo.office.rule_sets import rule_set, rule_sets
from torneo.rules.presets import preset_names
from torneo.rules.table_rules import RulesTable, effective

PRESETS = {
    "aut-2013-bundesliga": "austria",
    "aut-2018-champ": "austria-split-2018",
    "aut-2018-regular": "austria",
    "aut-2018-releg": "austria-split-2018",
    "bra-1999-first-stage": "brazil-1999",
    "bra-2012-seriea": "brazil-1999",
    "bra-2013-seriea": "brazil-1999",
    "eng-1888-first-season": "football-league-1888",
    "eng-1890-sunderland-deduction": "football-league-1888",
    "eng-1907-shared-place": "football-league-1888",
    "eng-1923-huddersfield-cardiff": "football-league-1888",
    "eng-1952-arsenal-preston": "football-league-1888",
    "eng-1961-div4-accrington": "football-league-1888",
    "eng-1974-div4-average": "football-league-1888",
    "eng-1976-first-goal-difference": "football-league-1976",
    "eng-1993-div1-goals-scored": "football-league-1992",
    "eng-1996-premier-middlesbrough": "premier-league-1992",
    "eng-2007-league1-deductions": "football-league-1999",
    "eng-2010-league1-full-tie": "football-league-1999",
    "eng-2011-premier-city-united": "premier-league-1992",
    "eng-2019-league2-ppg": "football-league-2019-cut-short",
    "eng-2023-premier-everton-forest": "premier-league",
    "esp-2014-laliga": "laliga",
    "esp-2020-laliga": "laliga",
    "esp-2022-laliga": "laliga",
    "esp-2023-laliga": "laliga",
    "euro-2012-group-a": "uefa-euro",
    "euro-2024-qualifying": "uefa-euro-qualifying",
    "ger-1965-bundesliga": "bundesliga-1963",
    "ger-2003-bundesliga": "bundesliga",
    "mls-1996": "mls-1996",
    "ucl-2024-league-phase": "champions-league-2024",
    "wc-2018": "fifa-world-cup-2018",
    "wc-2022": "fifa-world-cup-2018",
}
"""Every case whose competition and season a preset is for."""


def _under(preset, case, shared, folder):
    """The case with the points and criteria of a preset, and its own inputs."""
    source = shared / "data" / "truth" / case
    for file in source.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    chosen = rule_set(preset).json()
    rules = json.loads((source / "rules.json").read_text("utf-8"))
    rules |= {"points": chosen["points"], "tiebreakers": chosen["tiebreakers"]}
    (folder / "rules.json").write_text(json.dumps(rules), "utf-8")
    return folder


@pytest.mark.parametrize("case", PRESETS)
def test_published_table_comes_out_under_the_preset(case, shared, tmp_path):
    assert truth_cases.differences(_under(PRESETS[case], case, shared, tmp_path)) == []


@pytest.mark.parametrize(
    ("case", "preset"),
    [
        ("eng-1923-huddersfield-cardiff", "football-league-1976"),
        ("eng-1976-first-goal-difference", "football-league-1888"),
        ("eng-1993-div1-goals-scored", "football-league-1999"),
        ("bra-2012-seriea", "premier-league-1992"),
        ("esp-2014-laliga", "bundesliga"),
        ("euro-2012-group-a", "fifa-world-cup-2018"),
        ("wc-2018", "fifa-world-cup-2006"),
        ("ger-1965-bundesliga", "bundesliga"),
    ],
)
def test_published_table_does_not_come_out_under_another_preset(case, preset, shared, tmp_path):
    assert truth_cases.differences(_under(preset, case, shared, tmp_path)) != []


def test_preset_was_in_force_when_the_case_was_played(shared):
    wrong = []
    for case, preset in PRESETS.items():
        with (shared / "data" / "truth" / case / "results.csv").open(encoding="utf-8", newline="") as file:
            days = [line["date"] for line in csv.DictReader(file) if len(line["date"]) == 10]
        wrong += [(case, day) for day in days if not rule_set(preset).holds(date.fromisoformat(day))]
    assert wrong == []


def test_no_more_presets_lack_a_published_table_than_say_so():
    """A preset that no case and no bulk table stands behind says so, or what is missing, under `unknown`."""
    held = {*PRESETS.values(), *ENGLAND}
    assert {
        name for name in preset_names() if name not in held and not rule_set(name).written.unknown
    } == set()


ENGLAND = frozenset(
    (
        *("football-league-1888", "football-league-1976", "football-league-1981", "football-league-1992"),
        *("football-league-1999", "premier-league-1992"),
    )
)


def _in_force(season: int, tier: int) -> RulesTable:
    """The preset of a division, chosen by the first of December of its season alone."""
    day = date(season, 12, 1)
    competition = "English Premier League" if tier == 1 and season >= 1992 else "English Football League"
    found = [
        one for one in rule_sets(day) if one.written.competition == competition and "cut-short" not in one.id
    ]
    assert len(found) == 1, (season, tier, [one.id for one in found])
    return found[0].written


def _rule_of_the_time(season: int, tier: int) -> tuple[int, list[str]]:
    """Points for a win and criteria, as the notes of the English data put them into words."""
    if season <= 1975:
        return 2, ["points", "goal_average"]
    if 1992 <= season <= 1998 and tier > 1:
        return 3, ["points", "goals_for", "goal_difference"]
    return 2 if season <= 1980 else 3, ["points", "goal_difference", "goals_for"]


def test_preset_of_every_english_division_is_the_rule_that_its_tables_agree_with(shared):
    """What comes after, since 2019-20, holds only for clubs level in all of these."""
    with (shared / "data" / "england" / "agreement.csv").open(encoding="utf-8", newline="") as file:
        divisions = {(int(line["season"]), int(line["tier"])) for line in csv.DictReader(file)}

    found = {}
    for season, tier in divisions:
        rules = effective(_in_force(season, tier))
        criteria = [one.id for one in rules.tiebreakers]
        found[season, tier] = rules.points.win, criteria[: len(_rule_of_the_time(season, tier)[1])]

    assert len(found) > 150
    assert found == {division: _rule_of_the_time(*division) for division in divisions}


@pytest.mark.parametrize(
    ("competition", "day", "expected"),
    [
        ("Brazil Série A", date(2013, 8, 1), ["brazil-1999"]),
        ("Brazil Série A", date(2014, 8, 1), ["brazil-2014"]),
        ("Brazil Série A", date(1988, 8, 1), []),
        ("Bundesliga", date(1968, 9, 1), ["bundesliga-1963"]),
        ("Bundesliga", date(1994, 9, 1), ["bundesliga-1969"]),
        ("Bundesliga", date(1995, 9, 1), ["bundesliga"]),
        ("UEFA Champions League", date(2020, 10, 1), ["champions-league-groups"]),
        ("UEFA Champions League", date(2021, 10, 1), ["champions-league-groups-2021"]),
        ("UEFA Champions League", date(2024, 10, 1), ["champions-league-2024"]),
        ("Italy Serie A", date(2022, 5, 1), ["serie-a"]),
        ("Italy Serie A", date(2022, 9, 1), ["serie-a-2022"]),
        ("Austria Bundesliga", date(1994, 9, 1), []),
        ("Austria Bundesliga", date(2013, 9, 1), ["austria"]),
        ("Austria Bundesliga", date(2020, 4, 1), ["austria", "austria-split-2018"]),
        ("Austria Bundesliga", date(2022, 4, 1), ["austria", "austria-split-2021"]),
        ("FIFA World Cup", date(2010, 6, 20), ["fifa-world-cup-2006"]),
        ("FIFA World Cup", date(2022, 11, 25), ["fifa-world-cup-2018"]),
        ("FIFA World Cup", date(2026, 6, 20), ["fifa-world-cup-2026"]),
        ("English Premier League", date(2018, 9, 1), ["premier-league-1992"]),
        ("English Premier League", date(2019, 9, 1), ["premier-league"]),
        ("English Football League", date(1975, 9, 1), ["football-league-1888"]),
        ("English Football League", date(1976, 9, 1), ["football-league-1976"]),
        ("English Football League", date(1981, 9, 1), ["football-league-1981"]),
        ("English Football League", date(1998, 9, 1), ["football-league-1992"]),
        ("English Football League", date(2000, 9, 1), ["football-league-1999"]),
        (
            "English Football League",
            date(2019, 9, 1),
            ["football-league-1999", "football-league-2019-cut-short"],
        ),
        ("Perú, Torneo de Reservas", date(2018, 9, 1), ["peru-reserves-2018"]),
        ("Perú, Torneo de Reservas", date(2019, 9, 1), ["peru-reserves-2019"]),
        ("Perú, Primera División", date(2014, 9, 1), ["peru-2014"]),
        ("Perú Liga 1", date(2023, 9, 1), ["peru-2022"]),
    ],
)
def test_day_chooses_the_rules_of_a_competition(competition, day, expected):
    assert sorted(one.id for one in rule_sets(day) if one.written.competition == competition) == expected


def test_every_rule_set_has_a_source_and_says_since_when_or_that_it_is_not_known():
    written = {one.id: one.written for one in rule_sets()}

    assert len(written) == 38
    assert [name for name, each in written.items() if not each.source] == []
    assert [
        name
        for name, each in written.items()
        if each.valid_from is None and not any("since when" in gap for gap in each.unknown)
    ] == []
