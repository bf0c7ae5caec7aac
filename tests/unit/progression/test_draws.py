"""Draws of groups and pairs: pots, clubs kept apart, byes, and draws that cannot be."""

import random

import pytest

from builders import regulations, season
from torneo.model import ConflictError, NotFoundError
from torneo.progression import awaits_draw, make_draw
from torneo.rules.resolve import NodeKey


def pick(seed: int):
    return random.Random(seed).randrange


GROUPS = """
[[stage]]
id = "g"
kind = "league"
groups = ["A", "B", "C", "D"]
[stage.draw]
pots = [["a1", "a2", "a3", "a4"], ["b1", "b2", "b3", "b4"], ["c1", "c2", "c3", "c4"]]
apart = "country"
fixed = { A = "a3" }
"""
COUNTRIES = {
    "a1": "PE", "a2": "CL", "a3": "BR", "a4": "AR",
    "b1": "PE", "b2": "CL", "b3": "BR", "b4": "AR",
    "c1": "PE", "c2": "CL", "c3": "BR", "c4": "EC",
}  # fmt: skip


@pytest.mark.parametrize("seed", range(25))
def test_groups_take_one_of_each_pot_and_keep_countries_apart(seed):
    folder = regulations(GROUPS, clubs=COUNTRIES)

    drawn = make_draw(season(folder, {}), NodeKey("e", "g"), pick(seed), seed=seed)

    assert drawn.groups["A"][0] == "a3"
    assert sorted(team for group in drawn.groups.values() for team in group) == sorted(COUNTRIES)
    for group in drawn.groups.values():
        assert [team[0] for team in group] == ["a", "b", "c"]
        assert len({COUNTRIES[team] for team in group}) == 3


def test_the_same_seed_draws_the_same_groups():
    state = season(regulations(GROUPS, clubs=COUNTRIES), {})

    assert make_draw(state, NodeKey("e", "g"), pick(5)) == make_draw(state, NodeKey("e", "g"), pick(5))
    assert make_draw(state, NodeKey("e", "g"), pick(5)) != make_draw(state, NodeKey("e", "g"), pick(6))


def test_every_possible_opponent_comes_up_about_as_often():
    folder = regulations(
        '[[stage]]\nid = "k"\nkind = "knockout"\nteams = ["a", "b", "c", "d"]\npair = "draw"\n'
    )
    state = season(folder, {})
    rng = random.Random(11)

    met = {"b": 0, "c": 0, "d": 0}
    for _ in range(600):
        for home, away in make_draw(state, NodeKey("e", "k"), rng.randrange).pairs:
            if "a" in (home, away):
                met[away if home == "a" else home] += 1

    assert all(150 < times < 250 for times in met.values()), met


def test_a_draw_that_no_order_can_satisfy_is_refused():
    folder = regulations(
        '[[stage]]\nid = "k"\nkind = "knockout"\nteams = ["a", "b", "c", "d"]\npair = "draw"\n'
        'draw = { apart = "country" }\n',
        clubs={"a": "PE", "b": "PE", "c": "PE", "d": "CL"},
    )

    with pytest.raises(ConflictError) as error:
        make_draw(season(folder, {}), NodeKey("e", "k"), pick(1))

    assert error.value.code == "draw-impossible"


def test_byes_are_drawn_and_the_rest_is_paired():
    teams = ", ".join(f'"t{number}"' for number in range(6))
    folder = regulations(
        f'[[stage]]\nid = "k"\nkind = "knockout"\nteams = [{teams}]\nbyes = 2\npair = "draw"\n'
    )

    drawn = make_draw(season(folder, {}), NodeKey("e", "k"), pick(3))

    assert len(drawn.byes) == 2
    assert sorted([*drawn.byes, *(team for pair in drawn.pairs for team in pair)]) == [
        f"t{n}" for n in range(6)
    ]


def test_seeds_in_the_first_pot_do_not_meet_each_other():
    folder = regulations(
        '[[stage]]\nid = "k"\nkind = "knockout"\nteams = ["a", "b", "c", "d", "e", "f", "g", "h"]\npair = "draw"\n'
        'draw = { pots = [["a", "b", "c"], "rest"] }\n'
    )

    for seed in range(20):
        pairs = make_draw(season(folder, {}), NodeKey("e", "k"), pick(seed)).pairs
        assert all(len({home, away} & {"a", "b", "c"}) < 2 for home, away in pairs)


def test_ranges_of_listed_ties_are_drawn_so_that_every_team_plays_once():
    folder = regulations("""
[entry]
teams = ["a", "b", "c", "d"]
[[stage]]
id = "liga"
kind = "league"
[[stage]]
id = "k"
kind = "knockout"
ties = [
  { id = "x", teams = ["liga.1-2", "liga.3-4"] },
  { id = "y", teams = ["liga.1-2", "liga.3-4"] },
]
""")
    from builders import league_facts

    state = season(folder, {"liga": league_facts("A 1-0 B\nC 1-0 D\n\nA 1-0 C\nB 1-0 D\n\nA 1-0 D\nB 1-0 C")})

    assert awaits_draw(state, NodeKey("e", "k"))
    drawn = make_draw(state, NodeKey("e", "k"), pick(2))
    assert sorted(home for home, _ in drawn.pairs) == ["a", "b"]
    assert sorted(away for _, away in drawn.pairs) == ["c", "d"]


@pytest.mark.parametrize(("stage", "code"), [("nada", "no-stage"), ("liga", "nothing-to-draw")])
def test_what_cannot_be_drawn_is_named(stage, code):
    folder = regulations('[entry]\nteams = ["a", "b"]\n[[stage]]\nid = "liga"\nkind = "league"\n')

    with pytest.raises(NotFoundError) as error:
        make_draw(season(folder, {}), NodeKey("e", stage), pick(1))

    assert error.value.code == code
