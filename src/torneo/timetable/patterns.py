"""Rows of round robins: the canonical factorisation, its home-away patterns, and how later halves follow.

The pattern book knows no teams, only rows 0 .. n-1. Let L be the number of rounds of one half (n - 1, with an odd
number of rows n). In round r rows r+k and r-k (modulo L) meet; row r meets the last row, or has the bye. Row i is at
home in round r when (i - r) mod L is odd. So a row alternates all the way round the circle of rounds, but for the
match with the last row, which gives it exactly one break on the circle. The last row is at home in even rounds.
Breaks then stand between rounds j and j+1 for j = 0, 2, 4, .., L-1 (L-1 is followed by 0), two at each, in rows
j and j+1: these two rows are exact complements, one at home whenever the other is away. With an odd number of rows no row has a
break and rows i and i+1 are never both at home. Source: de Werra, "Scheduling in sports" (1981).

A half may start at any round after which a pair of breaks is cut off; it then has n - 2 breaks, the minimum: two
rows without a break at all are complements, so there are at most two of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Mode = Literal["free", "phased", "mirrored", "english", "french", "inverted"]


@dataclass(frozen=True, slots=True)
class Half:
    """One half: rounds of the canonical factorisation in this order, venues exchanged when `flipped`."""

    order: tuple[int, ...]
    flipped: bool


@dataclass(frozen=True, slots=True)
class PatternBook:
    """Rounds as (home row, away row), the row with a bye in each round, and pairs of rows never both at home."""

    rows: int
    rounds: tuple[tuple[tuple[int, int], ...], ...]
    byes: tuple[int | None, ...]
    complements: tuple[tuple[int, int], ...]

    def homes(self) -> tuple[frozenset[int], ...]:
        """For each row the rounds (from 0) in which it is at home."""
        at_home: list[set[int]] = [set() for _ in range(self.rows)]
        for number, line in enumerate(self.rounds):
            for home, _ in line:
                at_home[home].add(number)
        return tuple(frozenset(rounds) for rounds in at_home)


def pattern_book(rows: int, *, meetings: int, mode: Mode) -> PatternBook:
    """The rows of a round robin of `rows` teams in which each pair meets `meetings` times.

    Every half is a full single round robin; a pair's venue alternates from half to half.
    """
    length = rows - 1 if rows % 2 == 0 else rows
    rounds: list[tuple[tuple[int, int], ...]] = []
    byes: list[int | None] = []
    for half in halves(rows, meetings=meetings, mode=mode):
        for number in half.order:
            line = canonical_round(rows, number)
            rounds.append(tuple((away, home) for home, away in line) if half.flipped else line)
            byes.append(None if rows % 2 == 0 else number)
    pairs = tuple((row, row + 1) for row in range(0, length - 1, 2))
    if rows % 2 == 0:
        pairs = (*pairs, (length - 1, length))
    return PatternBook(rows=rows, rounds=tuple(rounds), byes=tuple(byes), complements=pairs)


def canonical_round(rows: int, number: int) -> tuple[tuple[int, int], ...]:
    """Round `number` (from 0) of the canonical factorisation as (home row, away row)."""
    length = rows - 1 if rows % 2 == 0 else rows
    line: list[tuple[int, int]] = []
    if rows % 2 == 0:
        line.append((length, number) if number % 2 == 0 else (number, length))
    for step in range(1, (length - 1) // 2 + 1):
        ahead, behind = (number + step) % length, (number - step) % length
        line.append((ahead, behind) if step % 2 == 1 else (behind, ahead))
    return tuple(line)


def halves(rows: int, *, meetings: int, mode: Mode) -> tuple[Half, ...]:
    """The halves in order; each follows from the one before as the mode says.

    mirrored: same rounds in the same order. inverted: from the last round to the first. english: the last round
    of a half opens the next. french: the first round of a half closes the next. phased: whatever has the fewest
    breaks, english from odd to even halves and inverted from even to odd. free: mirrored for two meetings, french
    for more (a third fewer breaks, return matches still n - 2 rounds apart).
    """
    kind = mode if mode != "free" else ("mirrored" if meetings <= 2 else "french")
    length = rows - 1 if rows % 2 == 0 else rows
    first = _first_round(length, next_to_a_break=kind in ("english", "phased") and meetings > 1)
    order = tuple((first + step) % length for step in range(length))
    found = [Half(order=order, flipped=False)]
    for index in range(1, meetings):
        order = _next_order(order, kind=kind, index=index)
        found.append(Half(order=order, flipped=index % 2 == 1))
    return tuple(found)


def minimum_breaks(rows: int, *, meetings: int, mode: Mode) -> int | None:
    """The fewest breaks that any list of this scheme can have, None where no proof is known to us.

    Even n. A row of a half has an odd number of breaks on the circle of its L rounds, since L is odd; rows without
    a break inside the half number at most two, all others have at least one (de Werra 1981). From this, for m meetings:

    - any scheme whose halves are single round robins (phased): m(n-2); reached by `phased` and `inverted`,
      for two meetings by `english`: 2n-4.
    - mirrored: a row with one break inside gets another where two halves touch, a row with two does not but has
      more inside; hence (2m-1)(n-2), for two meetings the known 3n-6 (de Werra 1981).
    - french, two meetings: a break at the seam is saved only by one inside, so every row has at least 2: 2n.

    Odd n: 0 for a single round robin, and for `english`, `inverted` and `phased` of any number of meetings. A mirrored list
    cannot do without: two rows with a bye inside the half, no break and the same first venue would never meet.
    Its minimum is known to us for n = 3 and 5 from an exhaustive search only (tests), so None is returned.
    """
    if rows == 2 and mode != "free":
        return 0
    if meetings == 1:
        return 0 if rows % 2 == 1 else rows - 2
    if rows % 2 == 1:
        return 0 if mode in ("english", "inverted", "phased") else None
    if mode == "mirrored":
        return (2 * meetings - 1) * (rows - 2)
    if mode in ("inverted", "phased") or (mode == "english" and meetings == 2):
        return meetings * (rows - 2)
    return 2 * rows if mode == "french" and meetings == 2 else None


def _first_round(length: int, *, next_to_a_break: bool) -> int:
    """Where the half starts on the circle.

    Starting at 3 keeps breaks out of the second and the last round: nobody begins or ends a half with two matches on
    one side, and a mirrored list has no run of three. English wants the two neighbouring pairs of breaks (before
    round 0 and before round 1) on either side of its last round: it starts at 1.
    """
    return 3 if length >= 5 and not next_to_a_break else 1 % length


def _next_order(order: Sequence[int], *, kind: str, index: int) -> tuple[int, ...]:
    if kind == "english" or (kind == "phased" and index % 2 == 1):
        return (order[-1], *order[:-1])
    if kind in ("inverted", "phased"):
        return tuple(reversed(order))
    if kind == "french":
        return (*order[1:], order[0])
    return tuple(order)
