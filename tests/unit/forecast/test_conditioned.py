"""Seasons played to their end, conditioned on what is known."""

import os
import subprocess
import sys
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from article_season import article, publish, replayed

from torneo.forecast import Strength, Strengths, simulate_rest
from torneo.ledger import Draft
from torneo.ledger.entries import (
    DrawMade,
    LotsDrawn,
    PlaceAsserted,
    ResultRecorded,
    TieDecided,
)
from torneo.model import Decision, EditionId
from torneo.progression import build
from torneo.rules.folder import Regulations
from torneo.rules.regulation import Regulation

HEAD = """
torneo = 1
[edition]
id = "e"
competition = "c"
season = "2026"
"""

LIGA = """
[rules]
tiebreakers = ["points", "goal_difference", "goals_for", "drawing_of_lots"]
[[stage]]
id = "liga"
kind = "league"
teams = ["a", "b", "c"]
"""


def folder(text: str) -> Regulations:
    return Regulations({EditionId("e"): Regulation.model_validate(tomllib.loads(HEAD + text))})


def place(ref: str, *teams: str) -> Draft:
    return Draft(payload=PlaceAsserted(edition="e", place=ref, teams=teams))


def result(match: str, score: str, **more: str) -> Draft:
    return Draft(payload=ResultRecorded(match=f"e/{match}", score=score, **more))


def ended(regulations, facts, simulation):
    """The season with what was simulated recorded after what was known."""
    drafts = [Draft(payload=payload, simulated=True) for payload in simulation.payloads]
    return build(regulations, replayed(drafts, start=facts))


def test_every_open_match_is_played_and_known_results_stay():
    regulations = folder(LIGA)
    facts = replayed([publish(regulations, "e", "liga"), result("liga/a-v-b", "0-7", home="a", away="b")])
    known = {match.id: match.result for match in build(regulations, facts)["e"].matches() if match.result}

    simulation = simulate_rest(regulations, facts, Strengths(), 1)

    season = ended(regulations, facts, simulation)
    results = [payload for payload in simulation.payloads if isinstance(payload, ResultRecorded)]
    assert len(results) == 3 - len(known)
    assert not {payload.match for payload in results} & set(known)
    assert simulation.unmet == ()
    assert season["e"].stage("liga").complete
    assert all(season.match(match_id).result == fact for match_id, fact in known.items())


def test_a_stated_place_holds_in_every_season():
    regulations = folder(LIGA)
    facts = replayed([publish(regulations, "e", "liga"), place("liga.1", "c"), place("liga.last", "a")])
    strengths = Strengths({"a": Strength(200, 50)})  # against all odds

    for seed in range(20):
        simulation = simulate_rest(regulations, facts, strengths, seed)

        table = ended(regulations, facts, simulation)["e"].stage("liga").groups[0].table
        assert [row.team for row in table.table] == ["c", "b", "a"]
        assert simulation.unmet == ()


def test_conditioning_is_exact():
    """Seasons drawn under a condition are those drawn freely among which it holds (chi-square over final orders)."""
    regulations = folder(LIGA)
    listed = publish(regulations, "e", "liga")
    strengths = Strengths({"a": Strength(130, 90), "b": Strength(90, 120)}, mean_goals=60)

    def orders(facts, runs, first):
        found = Counter()
        for seed in range(first, first + runs):
            simulation = simulate_rest(regulations, facts, strengths, seed)
            table = ended(regulations, facts, simulation)["e"].stage("liga").groups[0].table.table
            found[tuple(row.team for row in table)] += 1
        return found

    freely = orders(replayed([listed]), 2_000, 0)
    conditioned = orders(replayed([listed, place("liga.2", "a")]), 600, 10_000)

    kept = {order: count for order, count in freely.items() if order[1] == "a"}
    assert set(conditioned) == set(kept) == {("b", "a", "c"), ("c", "a", "b")}
    share = kept["c", "a", "b"] / sum(kept.values())
    deviation = (share * (1 - share) * (1 / 600 + 1 / sum(kept.values()))) ** 0.5
    assert conditioned["c", "a", "b"] / 600 == pytest.approx(share, abs=4 * deviation)


def test_lots_are_drawn_where_a_line_runs_between_level_clubs():
    """All goalless is certain with one goal in a thousand matches: lots decide the place that an award names."""
    regulations = folder(LIGA + '[[award]]\ntitle = "T"\nto = "liga.1"\n')
    facts = replayed([publish(regulations, "e", "liga")])
    never = Strengths({team: Strength(1, 1) for team in "abc"}, mean_goals=1)

    champions = set()
    for seed in range(12):
        simulation = simulate_rest(regulations, facts, never, seed)
        lots = [payload for payload in simulation.payloads if isinstance(payload, LotsDrawn)]
        assert [(one.table, sorted(one.order)) for one in lots] == [("liga", ["a", "b", "c"])]
        season = ended(regulations, facts, simulation)
        assert season["e"].honours == {"T": lots[0].order[0]}
        champions.add(lots[0].order[0])

    assert champions == {"a", "b", "c"}


def test_no_lots_where_nothing_hangs_on_them():
    regulations = folder(LIGA)
    facts = replayed([publish(regulations, "e", "liga")])
    never = Strengths({team: Strength(1, 1) for team in "abc"}, mean_goals=1)

    simulation = simulate_rest(regulations, facts, never, 1)

    assert [type(payload) for payload in simulation.payloads] == [ResultRecorded] * 3


def test_clubs_level_for_a_title_play_an_extra_match():
    regulations = folder(
        """
[[stage]]
id = "liga"
kind = "league"
teams = ["a", "b"]
rules.tiebreakers = ["points", { id = "playoff_match", at_stake = [1] }]
"""
    )
    facts = replayed([publish(regulations, "e", "liga")])
    never = Strengths({team: Strength(1, 1) for team in "ab"}, mean_goals=1)

    simulation = simulate_rest(regulations, facts, never, 1)

    extra = simulation.payloads[-1]
    assert [type(payload) for payload in simulation.payloads] == [ResultRecorded] * 2
    assert extra.match == "e/liga/playoff-1-a-v-b"
    assert (extra.home, extra.away, extra.score, extra.after_90, extra.decided) == (
        "a",
        "b",
        "0-0",
        "0-0",
        "penalties",
    )
    assert extra.penalties is not None
    assert ended(regulations, facts, simulation)["e"].stage("liga").complete


TIE = """
[[stage]]
id = "final"
kind = "knockout"
teams = ["a", "b"]
legs = 2
aggregate = "points"
level = ["playoff_match", "extra_time", "penalties"]
"""


def test_a_recorded_third_match_asks_for_two_legs_that_leave_the_tie_level():
    regulations = folder(TIE)
    third = result("final/1.3", "2-3", home="a", away="b", decided="extra_time")
    facts = replayed([third])

    for seed in range(30):
        simulation = simulate_rest(regulations, facts, Strengths(), seed)

        tie = ended(regulations, facts, simulation)["e"].stage("final").ties[0]
        first, second = (home_side(payload.score) for payload in simulation.payloads)
        assert first == second  # both drawn, or each club won the leg at home, or each the one away
        assert [match.leg for match in tie.matches] == [1, 2, 3]
        assert (tie.winner, tie.decided, simulation.unmet) == ("b", Decision.EXTRA_TIME, ())


def home_side(score: str) -> int:
    """1 for a win of the home side, 0 for a draw, -1 for a defeat; in the second leg the other side is at home."""
    home, away = map(int, score.split("-"))
    return (home > away) - (home < away)


def test_a_tie_is_decided_by_extra_time_or_penalties_where_legs_do_not():
    regulations = folder(TIE.replace('"points"', '"goals"').replace('"playoff_match", ', ""))

    decided = Counter()
    for seed in range(150):
        simulation = simulate_rest(regulations, replayed([]), Strengths(mean_goals=60), seed)
        tie = ended(regulations, replayed([]), simulation)["e"].stage("final").ties[0]
        decided[tie.decided] += 1
        first = simulation.payloads[0]
        assert (first.match, first.after_90, first.penalties) == ("e/final/1.1", None, None)

    assert set(decided) == {Decision.PLAY, Decision.EXTRA_TIME, Decision.PENALTIES}


def test_lots_of_a_level_tie_are_recorded_for_the_tie():
    regulations = folder(
        '[[stage]]\nid = "final"\nkind = "knockout"\nteams = ["a", "b"]\nlevel = ["drawing_of_lots"]\n'
    )
    never = Strengths({team: Strength(1, 1) for team in "ab"}, mean_goals=1)

    simulation = simulate_rest(regulations, replayed([]), never, 3)

    winner = ended(regulations, replayed([]), simulation)["e"].stage("final").ties[0].winner
    assert winner in ("a", "b")
    assert simulation.payloads[1:] == (
        TieDecided(edition="e", stage="final", tie="1", winner=winner, decided="lots"),
    )


def test_a_draw_that_is_due_is_made():
    regulations = folder(
        '[[stage]]\nid = "semis"\nkind = "knockout"\nteams = ["a", "b", "c", "d"]\npair = "draw"\n'
        'level = ["penalties"]\n'
    )

    simulation = simulate_rest(regulations, replayed([]), Strengths(), 3)

    draw, *played = simulation.payloads
    assert isinstance(draw, DrawMade)
    assert sorted(team for pair in draw.pairs for team in pair) == ["a", "b", "c", "d"]
    assert [(one.home, one.away) for one in played] == list(draw.pairs)
    assert ended(regulations, replayed([]), simulation)["e"].stage("semis").complete


FINAL_OVER_TWO = """
[rules]
tiebreakers = ["points", "goal_difference", "goals_for", "drawing_of_lots"]
[[stage]]
id = "one"
kind = "league"
teams = ["a", "b", "c", "d"]
[[stage]]
id = "two"
kind = "league"
teams = ["a", "b", "c", "d"]
[[table]]
id = "both"
over = ["one", "two"]
"""


def test_stages_are_drawn_again_together_for_a_table_over_both():
    """d last overall although it won the first stage: no draw of the second alone need do."""
    regulations = folder(FINAL_OVER_TWO)
    facts = replayed(
        [
            publish(regulations, "e", "one"),
            publish(regulations, "e", "two"),
            place("one.1", "d"),
            place("both.4", "d"),
        ]
    )

    for seed in range(5):
        simulation = simulate_rest(regulations, facts, Strengths(mean_goals=100), seed)

        season = ended(regulations, facts, simulation)
        assert simulation.unmet == ()
        assert season["e"].stage("one").groups[0].table.team_in(1) == "d"
        assert season["e"].tables[0].team_in(4) == "d"
        assert not [finding for finding in season.findings if finding.code.startswith("place-")]


def test_conditions_that_cannot_hold_are_reported_and_the_season_goes_on():
    regulations = folder(LIGA)
    facts = replayed([publish(regulations, "e", "liga"), place("liga.1", "a"), place("liga.last", "a")])

    simulation = simulate_rest(regulations, facts, Strengths(), 1, max_tries=20)

    assert len(simulation.payloads) >= 3
    assert ended(regulations, facts, simulation)["e"].stage("liga").complete
    assert {(one.code, one.facts["said"], one.facts["max_tries"]) for one in simulation.unmet} == {
        ("simulation-condition-unmet", ("a",), 20)
    }
    assert len(simulation.unmet) in (1, 2)  # a may be first, last, or neither in the draw that is kept


def test_a_stage_without_a_fixture_list_is_left_and_said():
    simulation = simulate_rest(folder(LIGA), replayed([]), Strengths(), 1)

    assert simulation.payloads == ()
    assert [(one.code, one.subject, dict(one.facts)) for one in simulation.unmet] == [
        ("simulation-stage-left", "e:liga", {"stage": "liga", "edition": "e", "open": 0})
    ]


def test_a_claimed_result_is_not_touched():
    regulations = folder(LIGA)
    listed = publish(regulations, "e", "liga")
    first = listed.payload.matches[0]
    claimed = Draft(payload=ResultRecorded(match=first.id, score="4-4", claim="claimed"))
    facts = replayed([listed, claimed])

    simulation = simulate_rest(regulations, facts, Strengths(), 1)

    assert first.id not in {payload.match for payload in simulation.payloads}
    assert [(one.code, one.facts["open"]) for one in simulation.unmet] == [("simulation-stage-left", 1)]


def test_payloads_come_by_day_and_then_by_round():
    regulations = folder(LIGA.replace('["a", "b", "c"]', '["a", "b", "c", "d"]'))
    facts = replayed([publish(regulations, "e", "liga")])
    rounds = {line.id: line.round for line in publish(regulations, "e", "liga").payload.matches}

    simulation = simulate_rest(
        regulations, facts, Strengths(), 1, day_of=lambda match: date(2026, 5, 10 - match.round)
    )

    assert [rounds[payload.match] for payload in simulation.payloads] == [3, 3, 2, 2, 1, 1]
    assert [payload.day for payload in simulation.payloads] == [
        f"2026-05-0{10 - rounds[payload.match]}" for payload in simulation.payloads
    ]


def test_progress_names_each_node_kept_with_its_draws():
    regulations = folder(FINAL_OVER_TWO)
    facts = replayed([publish(regulations, "e", "one"), publish(regulations, "e", "two")])
    seen = []

    simulation = simulate_rest(
        regulations, facts, Strengths(), 1, on_progress=lambda node, tries: seen.append((node.name, tries))
    )

    assert seen == [("one", 1), ("two", 1)]
    assert {node.name: tries for node, tries in simulation.tries.items()} == {"one": 1, "two": 1}


def article_and_strengths(shared: Path):
    import torneo

    regulations, facts = article(shared / "examples" / "peru-2014")
    text = (Path(torneo.__file__).parent / "examples" / "peru-2014" / "strengths.toml").read_text("utf-8")
    return regulations, facts, Strengths.from_data(tomllib.loads(text))


@pytest.mark.parametrize("seed", [1, 2, 2014])
def test_the_season_of_the_article_ends_as_it_is_known_to_have_ended(shared, seed):
    regulations, facts, strengths = article_and_strengths(shared)

    simulation = simulate_rest(regulations, facts, strengths, seed)

    season = ended(regulations, facts, simulation)
    assert simulation.unmet == ()
    assert [finding for finding in season.findings if finding.code != "place-open"] == []
    assert season["reservas-2014"].honours == {
        "Torneo del Inca": "universitario",
        "Torneo Descentralizado": "melgar",
    }
    assert season["inca-2014"].honours == {"Torneo del Inca 2014": "alianza-lima"}
    assert season["descentralizado-2014"].honours == {"Campeón nacional 2014": "sporting-cristal"}
    third = season.match("descentralizado-2014/final/1.3")
    assert third is not None
    assert not third.result.result.simulated
    assert all(state.complete for edition in season for state in edition.stages)
    results = Counter(
        payload.match.partition("/")[0] for payload in simulation.payloads if "playoff" not in payload.match
    )
    # 112 + 240 matches of the reserves less two known; 112 of the first teams' cup; 240 and two legs of a final.
    assert results == {"reservas-2014": 350, "inca-2014": 112, "descentralizado-2014": 242}


def test_the_same_seed_gives_the_same_season_whatever_the_hash_seed(shared):
    program = (
        "import sys, hashlib, pathlib\n"
        "from test_conditioned import article_and_strengths\n"
        "from torneo.forecast import simulate_rest\n"
        "simulation = simulate_rest(*article_and_strengths(pathlib.Path(sys.argv[1])), 7)\n"
        "print(hashlib.sha256(repr(simulation.payloads).encode()).hexdigest())\n"
    )
    here = Path(__file__).parent
    told = {
        subprocess.run(
            [sys.executable, "-c", program, str(shared)],
            cwd=here,
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(here)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    }

    assert len(told) == 1


def test_seeds_differ():
    regulations = folder(LIGA)
    facts = replayed([publish(regulations, "e", "liga")])

    seasons = {simulate_rest(regulations, facts, Strengths(), seed).payloads for seed in range(8)}

    assert len(seasons) > 4
