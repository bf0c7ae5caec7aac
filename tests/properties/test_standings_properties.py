"""What holds for every table, whatever the season."""

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from torneo.model import Result, Score, Status
from torneo.rules.table_rules import RulesTable, TableRules, effective
from torneo.standings import Adjustment, Inputs, make_table, why

CLUBS = "ABCDEF"
MINI = ["points", "goal_difference", "goals_for"]
PLAIN = [
    "goal_difference",
    "goals_for",
    "goal_average",
    "wins",
    "away_goals",
    "away_wins",
    "opponents_points",
]

goals = st.integers(0, 2)
statuses = st.sampled_from([Status.PLAYED] * 6 + list(Status))


@st.composite
def seasons(draw) -> list[Result]:
    """Few goals and few clubs, so that many are level; not every match is there."""
    size = draw(st.integers(2, len(CLUBS)))
    found = []
    for home in CLUBS[:size]:
        for away in CLUBS[:size]:
            if home != away and draw(st.integers(0, 3)):
                status = draw(statuses)
                score = None if status is Status.DOUBLE_LOSS else Score(draw(goals), draw(goals))
                found.append(Result(home, away, score, status))
    return found


@st.composite
def laws(draw) -> TableRules:
    chain: list[object] = draw(st.lists(st.sampled_from(PLAIN), max_size=3, unique=True))
    if draw(st.booleans()):
        block = {
            "id": "head_to_head",
            "criteria": draw(
                st.sampled_from([MINI, MINI[:2], ["points", "away_goals"], ["goal_difference", "wins"]])
            ),
            "reapply": draw(st.sampled_from(["none", "subset", "each"])),
        }
        if draw(st.booleans()):
            block["only_for"] = draw(st.integers(2, 3))
        chain.insert(draw(st.integers(0, len(chain))), block)
    if draw(st.booleans()):
        chain.insert(
            draw(st.integers(0, len(chain))), {"id": "playoff_match", "at_stake": [draw(st.integers(1, 3))]}
        )
    return effective(RulesTable.model_validate({"tiebreakers": ["points", *chain]}))


def clubs(season: list[Result]) -> list[str]:
    return sorted({team for result in season for team in (result.home, result.away)})


@given(seasons(), laws(), st.randoms(use_true_random=False))
def test_order_of_teams_and_results_means_nothing(season, law, chance):
    teams = clubs(season)
    mixed_teams, mixed = list(teams), list(season)
    chance.shuffle(mixed_teams)
    chance.shuffle(mixed)

    assert make_table(mixed_teams, mixed, law) == make_table(teams, season, law)


@given(seasons(), st.dictionaries(st.sampled_from(CLUBS), st.integers(-6, 6)))
def test_points_are_those_of_the_matches_and_the_adjustments(season, changed):
    expected = Counter(changed)
    for result in season:
        if result.status in {Status.PLAYED, Status.AWARDED, Status.WALKOVER}:
            home, away = result.score
            expected[result.home] += 3 if home > away else int(home == away)
            expected[result.away] += 3 if away > home else int(home == away)

    made = make_table(
        clubs(season),
        season,
        effective(None),
        inputs=Inputs(adjustments=tuple(Adjustment(team, points) for team, points in changed.items())),
    )

    assert {row.team: row.points for row in made} == {team: expected[team] for team in clubs(season)}
    assert sum(row.gf for row in made) == sum(row.ga for row in made)
    assert sum(row.won for row in made) == sum(row.lost for row in made) - 2 * sum(
        result.status is Status.DOUBLE_LOSS for result in season
    )
    assert all(row.played == row.won + row.drawn + row.lost for row in made)


@given(seasons(), laws())
def test_places_rise_and_a_shared_place_skips_as_many(season, law):
    made = make_table(clubs(season), season, law)

    shared = Counter(row.pos for row in made)
    assert [row.pos for row in made] == sorted(place for place in shared for _ in range(shared[place]))
    assert all(row.pos == 1 + sum(other.pos < row.pos for other in made) for row in made)
    assert all(above.points >= below.points for above, below in pairwise(made))
    assert all(above.team < below.team for above, below in pairwise(made) if above.pos == below.pos)
    assert {wait.place for wait in made.levels} == {place for place, count in shared.items() if count > 1}
    assert all({row.team for row in made if row.pos == wait.place} == set(wait.teams) for wait in made.levels)


@given(seasons(), laws(), st.permutations(CLUBS))
def test_renaming_clubs_does_not_change_places(season, law, names):
    renamed = dict(zip(CLUBS, names, strict=True))
    other = [Result(renamed[item.home], renamed[item.away], item.score, item.status) for item in season]

    places = {row.team: row.pos for row in make_table(clubs(other), other, law)}

    assert {renamed[row.team]: row.pos for row in make_table(clubs(season), season, law)} == places


@given(seasons(), laws())
def test_clubs_share_a_place_exactly_when_no_step_between_them_separates(season, law):
    made = make_table(clubs(season), season, law)

    for above, below in pairwise(made):
        steps = why(clubs(season), season, law, above.team, below.team)
        assert (steps[-1].code == "level") == (above.pos == below.pos)
        if steps[-1].code != "level":
            last = [step for step in steps if step.separates][-1]
            assert (last.code, last.inner, last.values, last.among) == (
                below.reason.code,
                below.reason.inner,
                below.reason.values,
                below.reason.among,
            )


def _mini(group, season):
    """Points, difference, goals of each club of the group among themselves, in that order."""
    figures = {team: [0, 0, 0] for team in group}
    for result in season:
        if {result.home, result.away} <= set(group):
            for team, scored, conceded in ((result.home, *result.score), (result.away, *result.score[::-1])):
                figures[team][0] += 3 if scored > conceded else int(scored == conceded)
                figures[team][1] += scored - conceded
                figures[team][2] += scored
    return figures


def _groups(group, key):
    return [
        [team for team in group if key(team) == value]
        for value in sorted({key(team) for team in group}, reverse=True)
    ]


def _read_none(group, season):
    figures = _mini(group, season)
    return _groups(group, lambda team: tuple(figures[team]))


def _read_subset(group, season):
    parts = _read_none(group, season)
    return parts if len(parts) == 1 else [end for part in parts for end in _read_subset(part, season)]


def _read_each(group, season):
    figures = _mini(group, season)
    for number in range(3):
        parts = _groups(group, lambda team, number=number: figures[team][number])
        if len(parts) > 1:
            return [end for part in parts for end in _read_each(part, season)]
    return [group]


@settings(max_examples=200)
@given(seasons(), st.sampled_from([("none", _read_none), ("subset", _read_subset), ("each", _read_each)]))
def test_readings_of_head_to_head_are_those_of_their_definition(season, reading):
    """The whole table as one level group, against the definition written down a second time."""
    name, read = reading
    played = [
        result for result in season if result.status in {Status.PLAYED, Status.AWARDED, Status.WALKOVER}
    ]
    law = effective(RulesTable.model_validate({"tiebreakers": [{"id": "head_to_head", "reapply": name}]}))
    teams = clubs(season)

    made = make_table(teams, played, law)

    found = [[row.team for row in made if row.pos == place] for place in sorted({row.pos for row in made})]
    assert found == (read(teams, played) if teams else [])
