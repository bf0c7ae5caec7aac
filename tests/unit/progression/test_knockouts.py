"""Knock-outs: pairings, byes, home advantage, legs, and every way a level tie goes on."""

from datetime import date

import pytest

from builders import league_facts, regulations, season, tie_facts
from torneo.ledger.entries import DrawMade, TieDecided
from torneo.ledger.facts import Recorded, StageFacts
from torneo.model import Decision


def one_tie(rules: str, lines: dict[str, str]):
    """A final of A and B under these rules of its stage."""
    folder = regulations(f'[[stage]]\nid = "final"\nkind = "knockout"\nteams = ["a", "b"]\n{rules}\n')
    return season(folder, {"final": tie_facts(lines)})["e"].stage("final").ties[0]


@pytest.mark.parametrize(
    ("rules", "lines", "winner", "decided"),
    [
        ("", {"1.1": "A 2-1 B"}, "a", Decision.PLAY),
        ('level = ["penalties"]', {"1.1": "A 1-1 B pen 3-4"}, "b", Decision.PENALTIES),
        ('level = ["extra_time", "penalties"]', {"1.1": "A 2-1 B aet (1-1)"}, "a", Decision.EXTRA_TIME),
        (
            'level = ["extra_time", "penalties"]',
            {"1.1": "A 3-3 B aet (2-2) pen 5-3"},
            "a",
            Decision.PENALTIES,
        ),
        ("legs = 2", {"1.1": "A 1-0 B", "1.2": "B 2-0 A"}, "b", Decision.PLAY),
        ('legs = 2\nlevel = ["away_goals"]', {"1.1": "A 1-1 B", "1.2": "B 0-0 A"}, "b", Decision.AWAY_GOALS),
        ('legs = 2\nlevel = ["away_goals"]', {"1.1": "A 0-0 B", "1.2": "B 1-1 A"}, "a", Decision.AWAY_GOALS),
        (
            'legs = 2\nlevel = ["better_seed"]',
            {"1.1": "A 1-0 B", "1.2": "B 1-0 A"},
            "a",
            Decision.BETTER_SEED,
        ),
        (
            'legs = 2\nlevel = ["extra_time", "penalties"]',
            {"1.1": "A 1-0 B", "1.2": "B 2-1 A aet (1-0)"},
            None,
            None,
        ),
        (
            'legs = 2\nlevel = ["extra_time", "penalties"]',
            {"1.1": "A 1-0 B", "1.2": "B 2-0 A aet (1-0)"},
            "b",
            Decision.EXTRA_TIME,
        ),
        ('legs = 2\naggregate = "points"', {"1.1": "A 1-0 B", "1.2": "B 1-1 A"}, "a", Decision.PLAY),
        (
            'legs = 2\naggregate = "points"\nlevel = ["playoff_match", "extra_time", "penalties"]',
            {"1.1": "A 3-0 B", "1.2": "B 1-0 A", "1.3": "A 2-3 B aet (2-2)"},
            "b",
            Decision.EXTRA_TIME,
        ),
        (
            'legs = 2\naggregate = "points"\nlevel = ["playoff_match"]',
            {"1.1": "A 3-0 B", "1.2": "B 1-0 A", "1.3": "A 1-0 B"},
            "a",
            Decision.PLAYOFF_MATCH,
        ),
        (
            'legs = 3\naggregate = "wins"\nlevel = ["penalties"]',
            {"1.1": "A 1-0 B", "1.2": "B 0-0 A pen 3-4"},
            "a",
            Decision.PENALTIES,
        ),
        ('legs = 3\naggregate = "wins"', {"1.1": "A 1-0 B", "1.2": "B 1-0 A"}, None, None),
    ],
)
def test_a_tie_is_decided_as_its_regulation_says(rules, lines, winner, decided):
    tie = one_tie(rules, lines)

    assert (tie.winner, tie.decided) == (winner, decided)


def test_two_level_legs_ask_for_a_third_match_only_then():
    rules = 'legs = 2\nlevel = ["playoff_match", "penalties"]'

    level = one_tie(rules, {"1.1": "A 1-0 B", "1.2": "B 1-0 A"})
    settled = one_tie(rules, {"1.1": "A 2-0 B", "1.2": "B 1-0 A"})

    assert [(match.id, match.extra, match.neutral) for match in level.matches][-1] == (
        "e/final/1.3",
        True,
        True,
    )
    assert len(settled.matches) == 2


def test_a_source_that_names_the_winner_alone_is_believed_and_says_so():
    folder = regulations(
        '[[stage]]\nid = "final"\nkind = "knockout"\nteams = ["a", "b"]\nlevel = ["penalties"]\n'
    )
    facts = tie_facts({"1.1": "A 0-0 B"})
    fact = facts.results["e/final/1.1"]
    from dataclasses import replace

    from torneo.model import Side

    unknown = replace(fact, result=replace(fact.result, winner=Side.AWAY, decided=Decision.UNKNOWN))

    tie = season(folder, {"final": StageFacts(results={"e/final/1.1": unknown})})["e"].stage("final").ties[0]

    assert (tie.winner, tie.decided, tie.score) == ("b", Decision.UNKNOWN, (0, 0))


def test_a_tie_left_level_is_reported_and_a_recorded_lot_settles_it():
    folder = regulations(
        '[[stage]]\nid = "final"\nkind = "knockout"\nteams = ["a", "b"]\nlevel = ["drawing_of_lots"]\n'
    )
    facts = tie_facts({"1.1": "A 0-0 B"})
    lot = Recorded(9, TieDecided("e", "final", "1", "b", "lots"), date(2026, 6, 2))

    level = season(folder, {"final": facts})
    settled = season(folder, {"final": StageFacts(results=facts.results, ties={"1": lot})})

    assert [finding.code for finding in level.findings] == ["tie-awaits-lots"]
    assert settled["e"].stage("final").ties[0].winner == "b"
    assert settled["e"].stage("final").ties[0].decided is Decision.LOTS


EIGHT = 'teams = ["a", "b", "c", "d", "e", "f", "g", "h"]'


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ("in order", [("a", "b"), ("c", "d"), ("e", "f"), ("g", "h")]),
        ("first v last", [("a", "h"), ("b", "g"), ("c", "f"), ("d", "e")]),
        ("best v worst", [("a", "h"), ("b", "g"), ("c", "f"), ("d", "e")]),
    ],
)
def test_pairs_are_made_from_the_list(pair, expected):
    folder = regulations(f'[[stage]]\nid = "cuartos"\nkind = "knockout"\n{EIGHT}\npair = "{pair}"\n')

    ties = season(folder, {})["e"].stage("cuartos").ties

    assert [(tie.home.team, tie.away.team) for tie in ties] == expected


def test_best_seeds_have_the_byes_and_come_first_among_the_winners():
    folder = regulations(
        '[[stage]]\nid = "una"\nkind = "knockout"\nteams = ["a", "b", "c", "d", "e", "f"]\nbyes = 2\npair = "in order"\n'
        '[[stage]]\nid = "semis"\nkind = "knockout"\nteams = "una.winners"\npair = "first v last"\n'
    )

    facts = {"una": tie_facts({"1.1": "C 1-0 D", "2.1": "E 0-1 F"}, stage="una")}
    state = season(folder, facts)["e"]

    assert [seat.team for seat in state.stage("una").byes] == ["a", "b"]
    assert [(tie.home.team, tie.away.team) for tie in state.stage("semis").ties] == [("a", "f"), ("b", "c")]


PLAYOFFS = """
[entry]
teams = ["a", "b", "c", "d"]
[[stage]]
id = "liga"
kind = "league"
[[stage]]
id = "semis"
kind = "knockout"
teams = "liga.1-4"
pair = "best v worst"
seeding = "liga"
legs = {legs}
"""
TABLE = "A 1-0 B\nC 1-0 D\n\nA 1-0 C\nB 1-0 D\n\nA 1-0 D\nB 1-0 C"  # A, B, C, D


@pytest.mark.parametrize(("legs", "first_at_home"), [(1, ["a", "b"]), (2, ["d", "c"])])
def test_the_better_placed_is_at_home_in_the_last_match(legs, first_at_home):
    folder = regulations(PLAYOFFS.format(legs=legs))

    ties = season(folder, {"liga": league_facts(TABLE)})["e"].stage("semis").ties

    assert [tie.home.team for tie in ties] == first_at_home


def test_open_slots_say_what_will_fill_them():
    ties = (
        season(regulations(PLAYOFFS.format(legs=1)), {"liga": league_facts("A 1-0 B\nC v D")})["e"]
        .stage("semis")
        .ties
    )

    assert [(tie.home.team, tie.home.place, tie.away.place) for tie in ties] == [(None, 1, 4), (None, 2, 3)]


def test_a_drawn_stage_waits_for_its_draw_and_then_follows_it():
    folder = regulations(
        '[[stage]]\nid = "final"\nkind = "knockout"\nteams = ["a", "b", "c", "d"]\npair = "draw"\n'
    )
    draw = Recorded(1, DrawMade("e", "final", 7, pairs=(("c", "a"), ("b", "d"))), date(2026, 1, 1))

    before = season(folder, {})["e"].stage("final")
    after = season(folder, {"final": StageFacts(draw=draw)})["e"].stage("final")

    assert before.awaits_draw
    assert len(before.ties) == 2
    assert [(tie.home.team, tie.away.team) for tie in after.ties] == [("c", "a"), ("b", "d")]


AMONG = """
[entry]
teams = ["a", "b", "c", "d"]
[[stage]]
id = "liga"
kind = "league"
[[stage]]
id = "final"
kind = "knockout"
teams = ["{first}", "{second}"]
among = "liga.1-2"
"""


@pytest.mark.parametrize(
    ("first", "second", "winner", "void", "matches"),
    [
        ("a", "b", None, False, 1),
        ("a", "c", "a", False, 0),
        ("d", "b", "b", False, 0),
        ("c", "d", None, True, 0),
    ],
)
def test_a_side_that_is_not_among_the_best_loses_without_a_match(first, second, winner, void, matches):
    folder = regulations(AMONG.format(first=first, second=second))

    tie = season(folder, {"liga": league_facts(TABLE)})["e"].stage("final").ties[0]

    assert (tie.winner, tie.void, len(tie.matches)) == (winner, void, matches)


def test_best_thirds_go_where_the_allocation_sends_them():
    groups = "\n".join(f'groups.{g} = ["{g.lower()}1", "{g.lower()}2", "{g.lower()}3"]' for g in "ABC")
    folder = regulations(f"""
[rules]
tiebreakers = ["points", "goal_difference"]
[[stage]]
id = "g"
kind = "league"
{groups}
[[stage.table]]
id = "thirds"
of = "g.*.3"
[[allocation]]
id = "third-for"
of = "g.thirds.1-2"
slots = {{ 1A = "BC", 1B = "AC" }}
[allocation.rows]
AB = "BA"
AC = "CA"
BC = "BC"
[[stage]]
id = "semis"
kind = "knockout"
ties = [
  {{ id = "x", teams = ["g.A.1", "third-for.1A"] }},
  {{ id = "y", teams = ["g.B.1", "third-for.1B"] }},
]
""")
    lost = {
        "A": "0-3",
        "B": "0-1",
        "C": "0-2",
    }  # by how much the third loses to the first: B and C are the best
    text = "\n\n".join(f"{g}1 1-0 {g}2\n\n{g}2 1-0 {g}3\n\n{g}3 {lost[g]} {g}1".lower() for g in "ABC")

    state = season(folder, {"g": league_facts(text, stage="g")})["e"]

    assert [row.team for row in state.stage("g").table("thirds").table] == ["b3", "c3", "a3"]
    assert [(tie.home.team, tie.away.team) for tie in state.stage("semis").ties] == [
        ("a1", "b3"),
        ("b1", "c3"),
    ]


def test_a_known_final_counts_although_nobody_knows_how_its_teams_got_there():
    folder = regulations(
        '[[stage]]\nid = "g"\nkind = "league"\ngroups.A = ["a", "b"]\ngroups.B = ["c", "d"]\n'
        '[[stage]]\nid = "final"\nkind = "knockout"\nteams = ["g.A.1", "g.B.1"]\nneutral = true\n'
    )
    final = tie_facts({"1.1": "B 2-1 C"})

    alone = season(folder, {"final": final})["e"].stage("final").ties[0]
    fitting = season(folder, {"g": league_facts("A 0-1 B\nC 1-0 D", stage="g"), "final": final})
    other = season(folder, {"g": league_facts("A 1-0 B\nC 1-0 D", stage="g"), "final": final})

    assert (alone.home.team, alone.away.team, alone.winner) == ("b", "c", "b")
    assert fitting["e"].stage("final").ties[0].winner == "b"
    assert other["e"].stage("final").ties[0].home.team == "a"
    assert [finding.code for finding in other.findings] == ["result-of-other-teams"]
