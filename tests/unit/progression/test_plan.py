"""What is left of a table: of a group, of a further table, over stages, with results under protest."""

from dataclasses import replace
from datetime import date

from builders import league_facts, regulations, season
from torneo.model import MatchId, Result, Score
from torneo.progression import MatchLeft, plan_table

LEAGUE = """
[entry]
teams = ["a", "b", "c"]
[rules]
tiebreakers = ["points", "goal_difference", "drawing_of_lots"]
[[stage]]
id = "liga"
kind = "league"
  [[stage.table]]
  id = "de-local"
  side = "home"
[[table]]
id = "acumulada"
over = ["liga"]
"""
LEFT = (
    MatchLeft("b", "c", 2, date(2026, 3, 2), MatchId("e/liga/b-v-c")),
    MatchLeft("c", "a", 3, date(2026, 3, 3), MatchId("e/liga/c-v-a")),
)


def half(facts=None):
    return season(regulations(LEAGUE), {"liga": facts or league_facts("A 2-1 B\n\nB v C\n\nC v A")})


def test_a_plan_holds_the_results_and_the_matches_left():
    plan = plan_table(half()["e"].stage("liga").table(""))

    assert plan.teams == ("a", "b", "c")
    assert [(one.home, one.away, one.score) for one in plan.results] == [("a", "b", Score(2, 1))]
    assert plan.left == LEFT
    assert plan.waits == ()
    assert plan.inputs.open_pairs == frozenset()


def test_a_plan_gives_the_final_table():
    plan = plan_table(half()["e"].stage("liga").table(""))

    table = plan.table((Result("b", "c", Score(0, 0)), Result("c", "a", Score(1, 0))))

    assert [(row.team, row.points) for row in table] == [("c", 4), ("a", 3), ("b", 1)]


def test_a_table_of_one_side_leaves_the_other_out():
    plan = plan_table(half()["e"].stage("liga").table("de-local"))

    assert plan.left == tuple(replace(match, away="") for match in LEFT)


def test_a_table_over_stages_has_the_matches_left_of_them():
    assert plan_table(half()["e"].tables[0]).left == LEFT


def test_a_result_under_protest_is_not_settled():
    facts = league_facts("A 2-1 B\n\nB v C\n\nC v A")
    protested = replace(facts, results={k: replace(v, claim="protested") for k, v in facts.results.items()})

    state = half(protested)["e"].stage("liga").table("")
    plan = plan_table(state)

    assert len(state.results) == 1
    assert plan.results == ()
    assert [(one.home, one.away) for one in plan.left] == [("a", "b"), ("b", "c"), ("c", "a")]


def test_a_fixture_list_that_is_not_whole_is_waited_for():
    plan = plan_table(half(league_facts("A 2-1 B\n\nB v C"))["e"].stage("liga").table(""))

    assert plan.waits == ("fixtures",)
