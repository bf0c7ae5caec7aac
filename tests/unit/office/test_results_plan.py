"""What is left of the tables of a results file."""

from torneo.office.results_tables import tables_of_results
from torneo.progression import MatchLeft

ROWS = [
    {"group": "A", "round": "1", "home": "x", "away": "y", "score": "2-1"},
    {"group": "A", "round": "Matchday 2", "home": "y", "away": "x", "score": ""},
    {"group": "B", "round": "1", "home": "z", "away": "w", "score": ""},
]


def test_rows_without_goals_are_the_matches_left():
    first, second = (one.plan for one in tables_of_results(ROWS).groups)

    assert (first.key.table, first.left) == ("A", (MatchLeft("y", "x", 2),))
    assert (second.teams, second.results, second.left) == (("w", "z"), (), (MatchLeft("z", "w", 1),))
    assert first.inputs.open_pairs == frozenset()
