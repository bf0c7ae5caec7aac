import tomllib
from collections import Counter

import pytest

from torneo.model import ConflictError, UsageError
from torneo.timetable import (
    breaks_over,
    check,
    clashes,
    minimum_breaks,
    reversed_list,
    round_robin,
    round_robins,
)

MODES = ("free", "phased", "mirrored", "english", "french", "inverted")
GROUP_A = [
    "alianza-lima",
    "sporting-cristal",
    "real-garcilaso",
    "san-simon",
    "inti-gas",
    "union-comercio",
    "juan-aurich",
    "leon-de-huanuco",
]
GROUP_B = [
    "universitario",
    "cienciano",
    "melgar",
    "sport-huancayo",
    "utc",
    "los-caimanes",
    "cesar-vallejo",
    "san-martin",
]


def names(count):
    return [f"t{number:02}" for number in range(count)]


@pytest.fixture(scope="module")
def homes(shared):
    text = (shared / "examples/peru-2014/clubs.toml").read_text(encoding="utf-8")
    return {club["id"]: club["home"] for club in tomllib.loads(text)["club"]}


def longest_run(fixtures):
    best = 0
    for team in fixtures.teams:
        run, last = 0, ""
        for line in fixtures.rounds:
            here = "".join(
                "H" if pair.home == team else "A" for pair in line if team in (pair.home, pair.away)
            )
            run = run + 1 if here and here == last else 1
            last = here
            best = max(best, run)
    return best


@pytest.mark.parametrize("seed", range(25))
def test_article_clubs_mirrored_have_42_breaks_and_no_clash(homes, seed):
    fixtures = round_robin(list(homes), meetings=2, mode="mirrored", tenants=homes, seed=seed)

    assert len(homes) == 16
    assert check(fixtures, list(homes), meetings=2, tenants=homes) == ()
    assert (fixtures.breaks, sum(map(len, fixtures.rounds)), len(fixtures.rounds)) == (42, 240, 30)
    assert longest_run(fixtures) == 2


def test_apertura_and_its_reverse_have_42_breaks_together(homes):
    apertura = round_robin(list(homes), tenants=homes, seed=7)
    clausura = reversed_list(apertura)

    assert (apertura.breaks, clausura.breaks, breaks_over(apertura, clausura)) == (14, 14, 42)
    assert clashes({"": clausura}, tenants=homes) == ()
    assert [[(pair.round, pair.away, pair.home) for pair in line] for line in clausura.rounds] == [
        [(pair.round, pair.home, pair.away) for pair in line] for line in apertura.rounds
    ]


@pytest.mark.parametrize("seed", range(25))
def test_two_groups_of_eight_share_grounds_without_clash(homes, seed):
    groups = {"A": GROUP_A, "B": GROUP_B}
    lists = round_robins(groups, meetings=2, mode="mirrored", tenants=homes, seed=seed)

    assert {name: fixtures.breaks for name, fixtures in lists.items()} == {"A": 18, "B": 18}
    assert clashes(lists, tenants=homes) == ()
    assert [check(lists[name], teams, meetings=2) for name, teams in groups.items()] == [(), ()]


def test_groups_made_one_by_one_do_clash(homes):
    """The shared venues are what `round_robins` is for: separate lists clash for some seed."""
    alone = [
        {
            name: round_robin(teams, meetings=2, mode="mirrored", seed=seed)
            for name, teams in (("A", GROUP_A), ("B", GROUP_B))
        }
        for seed in range(5)
    ]

    assert any(clashes(lists, tenants=homes) for lists in alone)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("count", range(2, 25))
def test_breaks_are_the_proved_minimum_up_to_24_clubs(count, mode):
    for meetings in (1, 2, 3, 4):
        fixtures = round_robin(names(count), meetings=meetings, mode=mode)
        least = minimum_breaks(count, meetings=meetings, mode=mode)

        assert check(fixtures, names(count), meetings=meetings) == ()
        assert least in (None, fixtures.breaks)


def test_minimum_breaks_of_double_round_robins():
    found = {
        (count, mode): minimum_breaks(count, meetings=2, mode=mode) for count in (4, 16) for mode in MODES
    }

    assert found == {
        (4, "free"): None,
        (4, "phased"): 4,
        (4, "mirrored"): 6,
        (4, "english"): 4,
        (4, "french"): 8,
        (4, "inverted"): 4,
        (16, "free"): None,
        (16, "phased"): 28,
        (16, "mirrored"): 42,
        (16, "english"): 28,
        (16, "french"): 32,
        (16, "inverted"): 28,
    }


@pytest.mark.parametrize(
    ("mode", "second"),
    [
        ("mirrored", [1, 2, 3, 4, 5]),
        ("english", [5, 1, 2, 3, 4]),
        ("french", [2, 3, 4, 5, 1]),
        ("inverted", [5, 4, 3, 2, 1]),
    ],
)
def test_second_half_repeats_the_rounds_its_scheme_names(mode, second):
    fixtures = round_robin(names(6), meetings=2, mode=mode)
    first_half = [{(pair.home, pair.away) for pair in line} for line in fixtures.rounds[:5]]
    second_half = [{(pair.away, pair.home) for pair in line} for line in fixtures.rounds[5:]]

    assert second_half == [first_half[number - 1] for number in second]


def test_same_seed_same_list_whatever_the_order_of_teams():
    one = round_robin(names(10), meetings=2, seed=3)

    assert round_robin(names(10)[::-1], meetings=2, seed=3) == one
    assert round_robin(names(10), meetings=2, seed=4) != one


def test_odd_number_gives_each_team_one_bye_a_half():
    fixtures = round_robin(names(7), meetings=2, mode="english")

    assert Counter(fixtures.byes) == dict.fromkeys(names(7), 2)
    assert fixtures.breaks == 0


def test_three_tenants_of_one_pitch_are_refused_with_the_reason():
    tenants = dict.fromkeys(names(3), "parque")

    with pytest.raises(ConflictError) as caught:
        round_robin(names(8), meetings=2, tenants=tenants)

    assert (caught.value.code, caught.value.facts) == (
        "venue-overbooked",
        {
            "venue": "parque",
            "tenants": ("t00", "t01", "t02"),
            "pitches": 1,
            "tenants_max": 2,
            "home_matches": 21,
            "places": 14,
            "rounds": 14,
        },
    )


@pytest.mark.parametrize(("tenants", "pitches"), [(2, 1), (3, 2), (4, 2), (5, 3), (6, 3), (7, 7), (12, 6)])
def test_venue_with_several_pitches_takes_two_tenants_for_each(tenants, pitches):
    shared_by = dict.fromkeys(names(12)[:tenants], "parque")
    fixtures = round_robin(names(12), meetings=2, tenants=shared_by, capacity={"parque": pitches})

    assert check(fixtures, names(12), meetings=2, tenants=shared_by, capacity={"parque": pitches}) == ()


def test_whole_odd_league_on_one_ground_with_pitches_for_all():
    everywhere = dict.fromkeys(names(5), "parque")
    fixtures = round_robin(names(5), tenants=everywhere, capacity={"parque": 2})

    assert check(fixtures, names(5), tenants=everywhere, capacity={"parque": 2}) == ()


@pytest.mark.parametrize("size", [3, 5, 7, 9, 11, 13])
def test_every_team_of_two_odd_groups_shares_with_one_of_the_other(size):
    groups = {"A": [f"a{n}" for n in range(size)], "B": [f"b{n}" for n in range(size)]}
    tenants = {team: f"v{team[1:]}" for teams in groups.values() for team in teams}
    lists = round_robins(groups, meetings=2, tenants=tenants)

    assert clashes(lists, tenants=tenants) == ()


def test_odd_groups_in_a_ring_share_grounds():
    """Sixteen of 33 teams in pairs across three groups: one group has more pairs than disjoint pairs of rows."""
    groups = {name: [f"{name}{n:02}" for n in range(11)] for name in "abc"}
    everybody = sorted((team for teams in groups.values() for team in teams), key=lambda team: team[1:])
    tenants = {team: f"v{place // 2}" for place, team in enumerate(everybody[:32])}

    for seed in range(5):
        lists = round_robins(groups, meetings=2, mode="english", tenants=tenants, seed=seed)

        assert clashes(lists, tenants=tenants) == ()


def test_groups_of_eight_and_seven_share_grounds():
    groups = {"A": [f"a{n}" for n in range(8)], "B": [f"b{n}" for n in range(7)]}
    tenants = {"a0": "x", "b0": "x", "a1": "y", "b1": "y", "b2": "z", "b3": "z"}
    lists = round_robins(groups, meetings=2, mode="mirrored", tenants=tenants)

    assert clashes(lists, tenants=tenants) == ()
    assert [check(lists[name], teams, meetings=2, tenants=tenants) for name, teams in groups.items()] == [
        (),
        (),
    ]


def test_tenants_that_no_rows_keep_apart_are_named():
    groups = {"A": [f"a{n}" for n in range(4)], "B": [f"b{n}" for n in range(10)]}
    tenants = {f"{group}{n}": f"v{n}" for group in "ab" for n in range(4)}

    with pytest.raises(ConflictError) as caught:
        round_robins(groups, meetings=4, mode="mirrored", tenants=tenants)

    assert (caught.value.code, caught.value.facts) == (
        "tenants-not-separable",
        {"pairs": ("a0, b0", "a1, b1", "a2, b2", "a3, b3"), "sizes": (4, 10), "complete": True},
    )


@pytest.mark.parametrize(
    ("teams", "meetings", "code"),
    [
        (["a"], 1, "teams-too-few"),
        (["a", "b", "a"], 1, "team-listed-twice"),
        (["a", "b"], 0, "meetings-out-of-range"),
        (["a", "b"], 9, "meetings-out-of-range"),
    ],
)
def test_request_that_makes_no_league_is_refused(teams, meetings, code):
    with pytest.raises(UsageError) as caught:
        round_robin(teams, meetings=meetings)

    assert caught.value.code == code
