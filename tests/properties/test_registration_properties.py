"""The assignment of players to places against trying everything."""

from datetime import date
from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from torneo.registration import Player, assign, is_meant
from torneo.rules.squads import Squad, SquadPlace

DAY = date(2014, 12, 31)

PLACES = st.lists(
    st.builds(
        lambda count, low, high, position: SquadPlace(
            count=count,
            age_min=low,
            age_max=high if low is None or high is None or low <= high else low,
            position=position,
        ),
        st.integers(1, 3),
        st.none() | st.integers(17, 24),
        st.none() | st.integers(17, 24),
        st.none() | st.sampled_from(["goalkeeper", "forward"]),
    ),
    min_size=1,
    max_size=3,
)
PLAYERS = st.lists(
    st.tuples(
        st.none() | st.integers(1990, 1997),
        st.sampled_from(["goalkeeper", "forward"]),
        st.integers(1, 3),
    ),
    max_size=6,
).map(
    lambda lines: [
        Player(f"p{number}", born and date(born, 5, 1), position, date(2014, 1, day))
        for number, (born, position, day) in enumerate(lines)
    ]
)


def most(players, places) -> int:
    """How many of the players can be placed at once: all choices tried."""
    best = 0
    options = [
        [None, *(n for n, place in enumerate(places) if is_meant(player, place, DAY))] for player in players
    ]
    for choice in product(*options):
        if all(choice.count(number) <= place.count for number, place in enumerate(places)):
            best = max(best, sum(number is not None for number in choice))
    return best


@given(PLAYERS, PLACES)
def test_as_many_as_possible_are_placed_each_where_he_fits(players, places):
    assignment = assign(players, Squad(places=tuple(places)), 2014)

    placed = [player for _, line in assignment.places for player in line]
    assert len(placed) == most(players, places)
    assert sorted((*placed, *assignment.unplaced), key=lambda one: one.person) == players
    for place, (_, line) in zip(places, assignment.places, strict=True):
        assert len(line) <= place.count
        assert all(is_meant(player, place, DAY) for player in line)


@given(PLAYERS, PLACES)
def test_the_reason_told_is_a_proof(players, places):
    """Hall: the players told fit no other places than those told, and these have room for fewer."""
    assignment = assign(players, Squad(places=tuple(places)), 2014)
    by_id = {player.person: player for player in players}
    names = [name for name, _ in assignment.places]
    explained = set()
    for finding in assignment.findings:
        facts = finding.facts
        if finding.code == "squad-places-too-few":
            assert facts["count"] == len(facts["players"]) > facts["room"]
            told = {names.index(name) for name in facts["places"]}
            assert sum(places[number].count for number in told) == facts["room"]
            for person in facts["players"]:
                fit = {n for n, place in enumerate(places) if is_meant(by_id[person], place, DAY)}
                assert fit <= told
            explained |= set(facts["players"])
        elif finding.code == "player-fits-no-place":
            assert not any(is_meant(by_id[facts["player"]], place, DAY) for place in places)
            explained.add(facts["player"])

    assert {player.person for player in assignment.unplaced} <= explained


@given(PLAYERS, PLACES, st.integers())
def test_the_order_of_the_list_changes_nothing(players, places, seed):
    shuffled = list(players)
    Random(seed).shuffle(shuffled)
    squad = Squad(places=tuple(places))

    assert assign(shuffled, squad, 2014) == assign(players, squad, 2014)
