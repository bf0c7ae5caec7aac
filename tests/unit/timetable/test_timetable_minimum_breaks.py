"""The minimum of breaks by exhaustion: every timetable of 3 to 6 teams, for every scheme.

Up to names of teams K4 and K6 have one 1-factorisation each; all orders of its rounds are tried, and for each the best
venues are found round by round (the state is who is at home). With an odd number one team of the next even number stands
for the bye. Nothing of the generator is used.
"""

from itertools import permutations, product

import pytest

from torneo.timetable import minimum_breaks, round_robin

FACTORS = {
    4: [[(0, 1), (2, 3)], [(0, 2), (1, 3)], [(0, 3), (1, 2)]],
    6: [
        [(0, 1), (2, 3), (4, 5)],
        [(0, 2), (1, 4), (3, 5)],
        [(0, 3), (1, 5), (2, 4)],
        [(0, 4), (1, 3), (2, 5)],
        [(0, 5), (1, 2), (3, 4)],
    ],
}
EXPECTED = {  # teams: single, mirrored, english, french, inverted
    3: (0, 1, 0, 1, 0),
    4: (2, 6, 4, 8, 4),
    5: (0, 3, 0, 1, 0),
    6: (4, 12, 8, 12, 8),
}
SCHEMES = ("single", "mirrored", "english", "french", "inverted")


def venues(pairs, teams):
    """All ways to give venues in one round: 1 at home, -1 away, 0 a bye (the opponent is no team)."""
    for sides in product((1, -1), repeat=len(pairs)):
        row = [0] * teams
        for side, (one, two) in zip(sides, pairs, strict=True):
            if one < teams and two < teams:
                row[one], row[two] = side, -side
        yield tuple(row)


def breaks(before, after):
    return sum(a == b != 0 for a, b in zip(before, after, strict=True))


def opposite(row):
    return tuple(-side for side in row)


def least_breaks(teams, scheme):
    factors = FACTORS[teams + teams % 2]
    last = len(factors) - 1
    options = [sorted(set(venues(pairs, teams))) for pairs in factors]
    best = 10**9
    for order in permutations(range(len(factors))):
        if teams % 2 == 0 and order[0] != 0:
            continue  # names of teams can be exchanged so that any other factor becomes the first
        rounds = [options[index] for index in order]
        # How often the step from round j to j+1 of the first half occurs in both halves together.
        times = [1 if scheme == "single" else 2] * last
        if scheme == "english":
            times[last - 1] = 1
        elif scheme == "french":
            times[0] = 1
        for first, second in product(rounds[0], rounds[1]):
            cost = {second: times[0] * breaks(first, second)}
            for step in range(1, last):
                onward = {}
                for row, sofar in cost.items():
                    for following in rounds[step + 1]:
                        total = sofar + times[step] * breaks(row, following)
                        onward[following] = min(total, onward.get(following, total))
                cost = onward
            for row, sofar in cost.items():
                seam = {
                    "single": 0,
                    "mirrored": breaks(row, opposite(first)),
                    "english": breaks(row, first),  # last round reversed, then the first reversed
                    "french": breaks(row, opposite(second)) + breaks(row, first),
                    "inverted": breaks(row, opposite(row)),
                }[scheme]
                best = min(best, sofar + seam)
    return best


@pytest.mark.parametrize("teams", sorted(EXPECTED))
def test_minimum_by_exhaustion_is_reached(teams):
    found = tuple(least_breaks(teams, scheme) for scheme in SCHEMES)
    made = tuple(
        round_robin(
            [f"t{number}" for number in range(teams)],
            meetings=1 if scheme == "single" else 2,
            mode="free" if scheme == "single" else scheme,
        ).breaks
        for scheme in SCHEMES
    )

    assert found == EXPECTED[teams]
    assert made == found


@pytest.mark.parametrize("teams", [4, 6])
def test_formulas_agree_with_exhaustion(teams):
    formulas = tuple(
        minimum_breaks(
            teams, meetings=1 if scheme == "single" else 2, mode="free" if scheme == "single" else scheme
        )
        for scheme in SCHEMES
    )

    assert formulas == EXPECTED[teams]
