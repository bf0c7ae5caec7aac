"""League stages: groups, byes, unplayed matches, rulings, walkovers and clubs that leave."""

from dataclasses import replace
from datetime import date

from builders import league_facts, order, points, regulations, season
from torneo.ledger.entries import LotsDrawn, PointsRuled, TeamWithdrawn
from torneo.ledger.facts import Facts, Recorded, ResultFact
from torneo.model import Decision, Result, Score, Side, Status, TeamId

LEAGUE = """
[entry]
teams = ["a", "b", "c", "d"]
[rules]
tiebreakers = ["points", "goal_difference", "goals_for", "drawing_of_lots"]
[[stage]]
id = "liga"
kind = "league"
"""

ROUNDS = """
    A 2-1 B
    C 0-0 D

    A 1-0 C
    B 3-0 D

    D 1-1 A
    B 1-2 C
"""


def recorded(payload, sequence=100, **extra):
    return Recorded(sequence, payload, date(2026, 4, 1), **extra)


def test_an_unplayed_match_is_not_a_draw():
    state = season(regulations(LEAGUE), {"liga": league_facts("A 2-0 D\nB v C")})

    assert points(state) == {"A": 3, "B": 0, "C": 0, "D": 0}
    assert [row.played for row in state["e"].stage("liga").table("").table] == [1, 0, 0, 1]


def test_places_are_settled_only_when_all_matches_are_published_and_played():
    half = season(regulations(LEAGUE), {"liga": league_facts("A 2-1 B\nC 0-0 D")})
    whole = season(regulations(LEAGUE), {"liga": league_facts(ROUNDS)})

    assert half["e"].stage("liga").table("").team_in(1) is None
    assert whole["e"].stage("liga").table("").team_in(1) == "a"
    assert order(whole) == ["A", "C", "B", "D"]


def test_a_claimed_result_moves_nothing_where_only_confirmed_ones_count():
    facts = league_facts("A 2-0 D\nB v C")
    claimed = replace(facts, results={k: replace(v, claim="claimed") for k, v in facts.results.items()})
    lenient = LEAGUE.replace("[[stage]]", '[match]\ncounts = "claimed"\n[[stage]]')

    assert points(season(regulations(LEAGUE), {"liga": claimed}))["A"] == 0
    assert points(season(regulations(lenient), {"liga": claimed}))["A"] == 3


def test_a_ruling_takes_points_in_the_table_it_names():
    ruling = recorded(PointsRuled("e", "liga", "a", -4), reason="debts")

    state = season(regulations(LEAGUE), {"liga": league_facts(ROUNDS)}, facts=Facts(points=(ruling,)))

    assert points(state)["A"] == 3
    assert state["e"].stage("liga").table("").table.row("a").adjustments[0].reason == "debts"


def test_clubs_level_in_everything_share_the_place_until_lots_are_drawn():
    text = "A 1-0 C\nB 1-0 D\n\nA 1-0 D\nB 1-0 C\n\nA 0-0 B\nC 0-0 D"
    lots = recorded(LotsDrawn("e", "liga", ("b", "a")))

    before = season(regulations(LEAGUE), {"liga": league_facts(text)})
    after = season(regulations(LEAGUE), {"liga": league_facts(text)}, facts=Facts(lots=(lots,)))

    assert [row.pos for row in before["e"].stage("liga").table("").table] == [1, 1, 3, 3]
    assert before["e"].stage("liga").table("").team_in(1) is None
    assert {finding.code for finding in before.findings} == {"place-awaits-lots"}
    assert after["e"].stage("liga").table("").team_in(1) == "b"


def test_a_club_that_leaves_before_half_of_its_matches_is_struck():
    left = recorded(TeamWithdrawn("e", "d"), sequence=2)

    state = season(
        regulations(LEAGUE),
        {"liga": league_facts("A 2-0 D\nB 1-0 C\n\nA v C\nB v D\n\nD v C\nA v B")},
        facts=Facts(withdrawals=(left,)),
    )

    assert points(state) == {"A": 0, "B": 3, "C": 0, "D": 0}
    assert state["e"].stage("liga").table("").table.row("d").played == 0


def test_a_club_that_leaves_after_half_of_its_matches_gives_the_rest_away():
    text = "A 2-0 D\nB 1-0 C\n\nA 0-0 C\nB 0-1 D\n\nD v C\nA v B"
    left = recorded(TeamWithdrawn("e", "d"), sequence=50)

    state = season(regulations(LEAGUE), {"liga": league_facts(text)}, facts=Facts(withdrawals=(left,)))

    row = state["e"].stage("liga").table("").table.row("c")
    assert (row.played, row.points, row.gf, row.ga) == (3, 4, 3, 1)


def test_two_walkovers_put_a_club_out_where_the_regulation_says_so():
    text = LEAGUE.replace(
        "[[stage]]", '[match]\nwalkover = { score = "3-0", points = -1, withdraw_after = 2 }\n[[stage]]'
    )
    facts = league_facts("A v D\nB v C\n\nA v C\nB v D\n\nD v C\nA v B")
    results = {}
    for number, (match_id, match) in enumerate(facts.matches.items(), start=1):
        if match.away == "d":
            result = Result(
                match.home,
                TeamId("d"),
                Score(3, 0),
                Status.WALKOVER,
                decided=Decision.WALKOVER,
                winner=Side.HOME,
            )
            results[match_id] = ResultFact(number, result)

    state = season(regulations(text), {"liga": replace(facts, results=results)})

    # After its second walkover D is out: two of three matches were dealt with, so the third goes to C.
    assert points(state) == {"A": 3, "B": 3, "C": 3, "D": -2}


def test_a_bonus_of_the_first_stage_counts_from_the_start_of_the_second():
    text = """
[entry]
teams = ["a", "b", "c", "d"]
[[stage]]
id = "uno"
kind = "knockout"
teams = ["a", "b"]
level = ["penalties"]
[[stage]]
id = "liga"
kind = "league"
[[award]]
to = "uno.winner"
points = 2
in = "liga"
[[award]]
to = "uno.loser"
points = 1
in = "liga"
"""
    from builders import tie_facts

    open_ = season(regulations(text), {"liga": league_facts("A v B\nC v D")})
    known = season(
        regulations(text),
        {"uno": tie_facts({"1.1": "A 0-0 B pen 3-4"}, stage="uno"), "liga": league_facts("A v B\nC v D")},
    )

    assert points(open_) == {"A": 0, "B": 0, "C": 0, "D": 0}
    assert points(known) == {"A": 1, "B": 2, "C": 0, "D": 0}
    assert [award.given for award in known.awards] == [True, True]


def test_an_award_at_the_end_waits_for_the_last_match():
    text = (
        LEAGUE
        + '[[award]]\nto = "otra.1"\npoints = 5\nin = "liga"\nwhen = "end"\n'
        + """
[[stage]]
id = "otra"
kind = "league"
teams = ["a", "d"]
"""
    )
    other = league_facts("D 1-0 A", stage="otra")

    during = season(regulations(text), {"otra": other, "liga": league_facts("A 2-1 B\nC 0-0 D")})
    done = season(regulations(text), {"otra": other, "liga": league_facts(ROUNDS)})

    assert points(during)["D"] == 1
    assert during.awards[0].due
    assert points(done)["D"] == 7
    assert done.awards[0].given


def test_an_award_that_lapsed_before_it_fell_due_gives_nothing():
    text = (
        LEAGUE.replace('kind = "league"', 'kind = "league"\nfrom = 2026-06-07')
        + '[[award]]\nto = "otra.1"\npoints = -3\nin = "liga"\nvalid_to = 2026-05-20\n'
        + '[[stage]]\nid = "otra"\nkind = "league"\nteams = ["a", "d"]\n'
    )

    state = season(
        regulations(text), {"otra": league_facts("D 1-0 A", stage="otra"), "liga": league_facts(ROUNDS)}
    )

    assert points(state)["D"] == 2
    assert state.awards[0].lapsed


def test_an_extra_match_is_asked_for_only_where_the_rule_names_the_place():
    text = LEAGUE.replace('"points", "goal', '"points", { id = "playoff_match", at_stake = [1] }, "goal')
    rounds = "A 1-0 C\nB 2-0 D\n\nA 1-0 D\nB 1-0 C\n\nA 0-0 B\nC 0-0 D"

    state = season(regulations(text), {"liga": league_facts(rounds)})
    table = state["e"].stage("liga").table("")

    assert [match.id for match in table.playoffs] == ["e/liga/playoff-1-a-v-b"]
    assert table.team_in(1) is None
    assert not table.complete

    facts = league_facts(rounds)
    extra = league_facts("A 0-1 B")
    results = {**facts.results, "e/liga/playoff-1-a-v-b": next(iter(extra.results.values()))}
    decided = season(regulations(text), {"liga": replace(facts, results=results)})

    assert decided["e"].stage("liga").table("").team_in(1) == "b"
    assert decided["e"].stage("liga").table("").table.row("a").reason.code == "playoff_match"


def test_an_odd_number_of_clubs_needs_only_the_matches_there_are():
    text = LEAGUE.replace('"a", "b", "c", "d"', '"a", "b", "c"')

    state = season(regulations(text), {"liga": league_facts("A 1-0 B\n\nB 1-0 C\n\nC 1-2 A")})

    assert state["e"].stage("liga").complete
    assert order(state) == ["A", "B", "C"]


def test_halved_points_come_along_and_the_lost_half_point_separates():
    text = """
[entry]
teams = ["a", "b", "c", "d"]
[[stage]]
id = "liga"
kind = "league"
[[stage]]
id = "final"
kind = "league"
teams = "liga.1-2"
[stage.rules]
carry_over = [{ from = "liga", points = { factor = "1/2", round = "down" }, goals = true, matches = true }]
tiebreakers = ["points", "half_point_lost_by_rounding", "goal_difference"]
"""
    first = league_facts("A 1-0 B\nC 1-0 D\n\nA 1-0 C\nB 1-0 D\n\nA 0-0 D\nB 2-0 C")

    state = season(regulations(text), {"liga": first, "final": league_facts("A 0-0 B", stage="final")})

    # A had 7 points, half of them rounded down 3; B had 6, so 3: A lost half a point and goes first.
    assert order(state, "final") == ["A", "B"]
    assert points(state, "final") == {"A": 4, "B": 4}
    assert state["e"].stage("final").table("").table.row("b").reason.code == "half_point_lost_by_rounding"
