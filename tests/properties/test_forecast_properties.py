"""Random small seasons played to their end: nothing known is lost, conditions hold, the gate never refuses a season."""

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from torneo.forecast import Strengths, sample_shootout, simulate_rest
from torneo.forecast.conditions import Gate
from torneo.ledger import Draft
from torneo.ledger.entries import ResultRecorded
from torneo.model import EditionId, Result, Score
from torneo.progression import build
from torneo.rules.criteria import Criterion
from torneo.rules.folder import Regulations
from torneo.rules.regulation import Regulation
from torneo.rules.table_rules import TableRules
from torneo.standings import make_table

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit" / "forecast"))
from article_season import publish, replayed

TEAMS = ("a", "b", "c", "d")
REGULATIONS = Regulations(
    {
        EditionId("e"): Regulation.model_validate(
            tomllib.loads(
                """
torneo = 1
[edition]
id = "e"
competition = "c"
season = "2026"
[rules]
tiebreakers = ["points", "goal_difference", "goals_for", "drawing_of_lots"]
[[stage]]
id = "liga"
kind = "league"
teams = ["a", "b", "c", "d"]
[[stage]]
id = "final"
kind = "knockout"
teams = ["liga.1", "liga.2"]
level = ["extra_time", "penalties"]
[[award]]
title = "T"
to = "final.winner"
"""
            )
        )
    }
)
LISTED = publish(REGULATIONS, "e", "liga")


@dataclass(frozen=True)
class Known:
    results: tuple[tuple[str, str], ...]
    final: tuple[str, str] | None


@st.composite
def known(draw) -> Known:
    lines = draw(
        st.lists(st.sampled_from(LISTED.payload.matches), unique_by=lambda line: line.id, max_size=3)
    )
    scores = st.tuples(st.integers(0, 3), st.integers(0, 3)).map(lambda two: f"{two[0]}-{two[1]}")
    final = draw(st.none() | st.permutations(TEAMS).map(lambda order: tuple(order[:2])))
    return Known(tuple((line.id, draw(scores)) for line in lines), final)


@settings(max_examples=60, deadline=None)
@given(known(), st.integers(0, 10_000))
def test_a_season_is_played_out_and_keeps_what_is_known(known, seed):
    drafts = [LISTED, *(Draft(payload=ResultRecorded(match=m, score=s)) for m, s in known.results)]
    if known.final:
        home, away = known.final
        final = ResultRecorded(match="e/final/1.1", score="1-0", home=home, away=away)
        drafts.append(Draft(payload=final))
    facts = replayed(drafts)

    simulation = simulate_rest(REGULATIONS, facts, Strengths(), seed, max_tries=3_000)

    again = simulate_rest(REGULATIONS, facts, Strengths(), seed, max_tries=3_000)
    after = replayed([Draft(payload=one, simulated=True) for one in simulation.payloads], start=facts)
    season = build(REGULATIONS, after)
    assert again == simulation
    assert not {one.match for one in simulation.payloads if isinstance(one, ResultRecorded)} & {
        match for match, _ in known.results
    }
    assert season["e"].stage("liga").complete
    if known.final and not simulation.unmet:
        tie = season["e"].stage("final").ties[0]
        assert {tie.home.team, tie.away.team} == set(known.final)
    if not simulation.unmet:
        assert set(season["e"].honours) == {"T"}


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=6, max_size=6),
    st.permutations(TEAMS),
    st.integers(1, 4),
    st.integers(0, 3),
)
def test_the_gate_never_refuses_what_the_table_grants(scores, order, low, width):
    """Whatever range of places a table gives to whom, points alone do not speak against it."""
    pairs = [(x, y) for n, x in enumerate(TEAMS) for y in TEAMS[n + 1 :]]
    results = [Result(x, y, Score(*score)) for (x, y), score in zip(pairs, scores, strict=True)]
    rules = TableRules(
        tiebreakers=tuple(Criterion(id=one) for one in ("points", "goal_difference", "drawing_of_lots"))
    )
    table = make_table(TEAMS, results, rules)
    high = min(low + width, 4)
    numbers = {team: number for number, team in enumerate(order)}
    gained = [0] * 4
    for row in table:
        gained[numbers[row.team]] = row.points
    said = tuple(numbers[row.team] for row in table.rows[low - 1 : high])
    base = tuple((numbers[team], 0) for team in TEAMS)

    assert Gate(base, said, low, high, exact=True).may_hold(gained)
    assert Gate(base, said, low, low, exact=False).may_hold(gained)


@given(st.integers())
def test_a_shootout_could_have_been_kicked_so(seed):
    """A winner; at most five goals unless one apart; never more ahead than the kicks left would have allowed."""
    ours, theirs = sample_shootout(Random(seed))

    more, less = max(ours, theirs), min(ours, theirs)
    assert more > less
    assert more - less <= 3
    if more > 5:
        assert more - less == 1
    if more - less == 3:
        assert (more, less) in {(3, 0), (4, 1)}
