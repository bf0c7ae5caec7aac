"""Saying a set of outcomes with few words: cubes that cover it, none of which can be larger, none of which can go.

An outcome names one way for each match. A cube allows some ways for each match: "A wins, B does not win, the rest as
it will". The cover is complete (every outcome of the set lies in a cube), sound (no cube holds an outcome outside),
prime (no cube can allow one way more) and irredundant (without any cube something is uncovered). It need not be the
shortest one there is.
"""

from collections.abc import Sequence
from itertools import product
from typing import Any

Cube = tuple[tuple[int, ...], ...]
"""For each match the ways that it may end."""


def relevant(sets: Sequence[Any]) -> list[int]:
    """The matches on which any of some sets of outcomes depends."""
    found = []
    for axis in range(sets[0].ndim):
        if any((one != one.take([0], axis=axis)).any() for one in sets):
            found.append(axis)
    return found


def cover(wanted: Any, allowed: Any, *, last: Sequence[int] = ()) -> list[Cube]:
    """Cubes inside `allowed` that cover `wanted`.

    Args:
        wanted, allowed: Arrays of truth values, an axis for each match; `wanted` lies inside `allowed`.
        last: Matches that are given up last: their ways stay as few as the others leave them.
    """
    import numpy as np

    if not wanted.ndim:
        return [()] if wanted else []
    missing = wanted.copy()
    cubes: list[Cube] = []
    order = [axis for axis in range(wanted.ndim) if axis not in last] + list(last)
    while missing.any():
        start = np.unravel_index(int(missing.argmax()), missing.shape)
        cube = _enlarged([[int(way)] for way in start], allowed, order)
        cubes.append(cube)
        missing[np.ix_(*cube)] = False
    return _needed(cubes, wanted)


def _enlarged(cube: list[list[int]], allowed: Any, order: Sequence[int]) -> Cube:
    """The cube with every way added that keeps it inside; a way refused once is refused by every larger cube."""
    import numpy as np

    for axis in order:
        for way in range(allowed.shape[axis]):
            if way in cube[axis]:
                continue
            slab = [[way] if index == axis else ways for index, ways in enumerate(cube)]
            if allowed[np.ix_(*slab)].all():
                cube[axis] = sorted([*cube[axis], way])
    return tuple(map(tuple, cube))


def _needed(cubes: list[Cube], wanted: Any) -> list[Cube]:
    """The cubes without those that the others make needless, smallest looked at first."""
    import numpy as np

    depth = np.zeros(wanted.shape, dtype=np.int16)
    for cube in cubes:
        depth[np.ix_(*cube)] += 1
    kept = list(cubes)
    for cube in sorted(cubes, key=_size):
        place = np.ix_(*cube)
        if (depth[place][wanted[place]] > 1).all():
            depth[place] -= 1
            kept.remove(cube)
    return kept


def _size(cube: Cube) -> int:
    size = 1
    for ways in cube:
        size *= len(ways)
    return size


def outcomes(cube: Cube) -> list[tuple[int, ...]]:
    """Every outcome of a cube."""
    return list(product(*cube))
