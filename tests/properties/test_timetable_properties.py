from hypothesis import given, settings
from hypothesis import strategies as st

from torneo.timetable import check, clashes, minimum_breaks, round_robin, round_robins

MODES = st.sampled_from(["free", "phased", "mirrored", "english", "french", "inverted"])


@st.composite
def leagues(draw):
    """Teams of which some share grounds, never more than two for each pitch."""
    count = draw(st.integers(2, 24))
    teams = draw(st.permutations([f"t{number:02}" for number in range(count)]))
    tenants, capacity, taken = {}, {}, 0
    for number in range(draw(st.integers(0, 6))):
        pitches = draw(st.integers(1, 3))
        here = teams[taken : taken + draw(st.integers(0, 2 * pitches))]
        taken += len(here)
        tenants |= dict.fromkeys(here, f"v{number}")
        capacity[f"v{number}"] = pitches
    return teams, tenants, capacity


@given(leagues(), st.integers(1, 4), MODES, st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_every_list_passes_the_independent_checker(league, meetings, mode, seed):
    teams, tenants, capacity = league

    fixtures = round_robin(teams, meetings=meetings, mode=mode, tenants=tenants, capacity=capacity, seed=seed)

    assert check(fixtures, teams, meetings=meetings, tenants=tenants, capacity=capacity) == ()
    least = minimum_breaks(len(teams), meetings=meetings, mode=mode)
    assert least in (None, fixtures.breaks)


@given(
    st.integers(2, 5),
    st.integers(1, 6).map(lambda half: 2 * half),
    st.data(),
    MODES,
    st.integers(0, 2**32),
)
@settings(max_examples=100, deadline=None)
def test_tenants_are_kept_apart_across_groups_of_one_size(count, size, data, mode, seed):
    """Any way to put the teams of all groups in pairs, two to a ground, can be played."""
    groups = {f"g{number}": [f"g{number}-{place}" for place in range(size)] for number in range(count)}
    everybody = data.draw(st.permutations([team for teams in groups.values() for team in teams]))
    tenants = {team: f"v{place // 2}" for place, team in enumerate(everybody)}

    lists = round_robins(groups, meetings=2, mode=mode, tenants=tenants, seed=seed)

    assert clashes(lists, tenants=tenants) == ()
    for name, teams in groups.items():
        assert check(lists[name], teams, meetings=2) == ()
        assert lists[name].breaks == round_robin(teams, meetings=2, mode=mode).breaks
