"""Head-to-head in the lanes: what clubs level on points have done against each other, 64 seasons side by side.

Where `head_to_head` follows the points, clubs stand level in nearly every season, and going through the criteria season by
season (`ordering.resolve`) would cost several times what playing the matches costs. Figures over mutual matches that are
sums (points, wins, goal difference, goals) are weighted into one number, and so are the sums that are asked next; both
are compared for all pairs at once. What that cannot settle goes to `ordering.resolve` as before: a group that the first
look at its mutual matches has split and that must be looked at again, criteria that no sum tells, lots.
"""

# The intrinsic is written by numba's protocol: (typing context, types) -> (signature, code generator).
# mypy: disable-error-code="no-untyped-def, no-untyped-call, type-arg"
# ruff: noqa: ANN001, ANN201, ANN202, ARG001

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.core import cgutils

from torneo.forecast.jit import in_registers
from torneo.forecast.lanes import AWAY_SHIFT, by_quarters, weighted
from torneo.forecast.layout import EACH, NONE, Ints

Numbers = npt.NDArray[np.int32]

ROOM_ROWS = 6
"""Rows of 64 numbers that `refine` works with for each club."""

_MINI, _FINE, _DELTA, _LEVEL, _SAME, _ALIKE = range(ROOM_ROWS)

W_WIN, W_DRAW, W_LOSS, W_LEAD, W_GOAL, W_START = range(6)
"""What a mutual match adds to the number of a club, and what the number starts from."""


class Mutual(NamedTuple):
    """How clubs level on points compare by their mutual matches; no pairs: not in this way.

    Attributes:
        pairs: int64 [2, pairs], all pairs of clubs.
        starts: int64 [pairs + 1], where the matches of each pair begin.
        matches: int64 [2, matches]: row of the scores; 1, the second club of the pair plays at home.
        base: int32 [2, pairs]: what the results that stand already add to either club.
        worth: int32 [6], see `W_WIN` and the others.
        fine: int32 [5], weights of the criteria after head-to-head, as in `lanes.rank`.
        how: int64 [2]: reading of the re-application, bits of the number below its first criterion.
    """

    pairs: Ints
    starts: Ints
    matches: Ints
    base: Numbers
    worth: Numbers
    fine: Numbers
    how: Ints


@in_registers
def refine(typingctx, work, scores, keys, ranks, pairs, starts, matches, base, worth, fine, how, clubs):
    """Put clubs with equal `keys` in order by their mutual matches and the sums after them.

    Arguments: `work` int16 [clubs, FIELDS, 64]; `scores` int16 [rows, 64]; `keys` int32 [1 + (1 + ROOM_ROWS) clubs, 64], of
    which the rows after the first `clubs` + 1 are room to work in; `ranks` int16 [clubs + 2, 64] as `lanes.rank` leaves
    them; then the arrays of `Mutual`. In a season that this settles `ranks` holds the places, and its last row says so
    (n (n - 1) / 2); in any other it is left as it was.
    """
    arrays = (work, scores, keys, ranks, pairs, starts, matches, base, worth, fine, how)
    signature = types.void(*arrays, clubs)

    def codegen(context, b, sig, args):
        pointers = [
            context.make_array(kind)(context, b, value).data
            for kind, value in zip(sig.args[:-1], args[:-1], strict=True)
        ]
        count = context.make_array(sig.args[4])(context, b, args[4]).shape
        width = b.extract_value(count, 1)
        for quarter in by_quarters(b):
            _Refining(b, quarter, pointers, args[-1], width, _columns(context, b, sig, args, 6)).write()
        return context.get_dummy_value()

    return signature, codegen


def _columns(context: Any, b: Any, sig: Any, args: Any, number: int) -> Any:
    return b.extract_value(context.make_array(sig.args[number])(context, b, args[number]).shape, 1)


class _Refining:
    """The instructions for a quarter of the lanes."""

    def __init__(self, b: Any, q: Any, pointers: list[Any], clubs: Any, pairs: Any, matches: Any) -> None:
        self.b, self.q = b, q
        self.clubs, self.pair_count, self.match_count = clubs, pairs, matches
        (
            self.work,
            self.scores,
            self.keys,
            self.ranks,
            self.pairs,
            self.starts,
            self.matches,
            self.base,
            self.worth,
            self.fine,
            self.how,
        ) = pointers

    def write(self) -> None:
        b, q = self.b, self.q
        weights = [q.splat(b.load(b.gep(self.fine, [q.index(number)]))) for number in range(5)]
        begin = q.splat(b.load(b.gep(self.worth, [q.index(W_START)])))
        with cgutils.for_range(b, self.clubs) as loop:
            self._set(_MINI, loop.index, begin)
            self._set(_FINE, loop.index, weighted(b, q, self.work, loop.index, weights))
            for part in (_DELTA, _LEVEL, _SAME, _ALIKE):
                self._set(part, loop.index, q.same(0))
        with cgutils.for_range(b, self.pair_count) as loop:
            one, other = self._clubs_of(loop.index)
            level = self._are_level(one, other)
            with b.if_then(q.any(level)):
                self._meet(loop.index, one, other, level)
        is_open = cgutils.alloca_once(b, q.kind)
        b.store(q.same(0), is_open)
        with cgutils.for_range(b, self.pair_count) as loop:
            one, other = self._clubs_of(loop.index)
            level = self._are_level(one, other)
            with b.if_then(q.any(level)):
                self._compare(one, other, level, is_open)
        with cgutils.for_range(b, self.clubs) as loop:
            self._look_again(loop.index, is_open)
        self._take(b.icmp_signed("==", b.load(is_open), q.same(0)))

    # ── memory ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _place(self, part: int, club: Any) -> Any:
        """Where the numbers of a part of a club stand: the keys come first, one row of `rank` after them."""
        b, q = self.b, self.q
        row = b.add(b.add(b.mul(self.clubs, q.index(part + 1)), q.index(1)), club)
        return b.gep(self.keys, [q.at(row)])

    def _get(self, part: int, club: Any) -> Any:
        return self.q.load(self._place(part, club))

    def _set(self, part: int, club: Any, value: Any) -> None:
        self.q.store(value, self._place(part, club))

    def _plus(self, part: int, club: Any, value: Any) -> None:
        self._set(part, club, self.b.add(self._get(part, club), value))

    def _clubs_of(self, pair: Any) -> tuple[Any, Any]:
        b = self.b
        return (
            b.load(b.gep(self.pairs, [pair])),
            b.load(b.gep(self.pairs, [b.add(self.pair_count, pair)])),
        )

    def _are_level(self, one: Any, other: Any) -> Any:
        b, q = self.b, self.q
        ours, theirs = (q.load(b.gep(self.keys, [q.at(club)])) for club in (one, other))
        return b.icmp_signed("==", ours, theirs)

    def _worth(self, number: int) -> Any:
        return self.q.splat(self.b.load(self.b.gep(self.worth, [self.q.index(number)])))

    # ── the three passes ──────────────────────────────────────────────────────────────────────────────────────────

    def _meet(self, pair: Any, one: Any, other: Any, level: Any) -> None:
        """Add the mutual matches of two clubs where they are level."""
        b, q = self.b, self.q
        gained = [cgutils.alloca_once(b, q.kind) for _ in range(2)]
        for side, cell in enumerate(gained):
            at = pair if side == 0 else b.add(self.pair_count, pair)
            b.store(q.splat(b.load(b.gep(self.base, [at]))), cell)
        first = b.load(b.gep(self.starts, [pair]))
        last = b.load(b.gep(self.starts, [b.add(pair, q.index(1))]))
        with cgutils.for_range(b, b.sub(last, first)) as loop:
            match = b.add(first, loop.index)
            row = b.load(b.gep(self.matches, [match]))
            turned = b.load(b.gep(self.matches, [b.add(self.match_count, match)]))
            score = q.load_shorts(b.gep(self.scores, [q.at(row)]))
            home = b.and_(score, q.same(63))
            away = b.and_(b.lshr(score, q.same(AWAY_SHIFT)), q.same(63))
            is_turned = b.icmp_signed("!=", turned, q.index(0))
            goals = (b.select(is_turned, away, home), b.select(is_turned, home, away))
            win, draw, loss = (self._worth(number) for number in (W_WIN, W_DRAW, W_LOSS))
            for side, cell in enumerate(gained):
                lead = b.sub(goals[side], goals[1 - side])
                points = b.select(b.icmp_signed(">", lead, q.same(0)), win, loss)
                points = b.select(b.icmp_signed("==", lead, q.same(0)), draw, points)
                value = b.add(points, b.mul(lead, self._worth(W_LEAD)))
                value = b.add(value, b.mul(goals[side], self._worth(W_GOAL)))
                b.store(b.add(b.load(cell), value), cell)
        mask = b.sext(level, q.kind)
        for club, cell in zip((one, other), gained, strict=True):
            self._plus(_MINI, club, b.and_(mask, b.load(cell)))
            self._set(_LEVEL, club, b.sub(self._get(_LEVEL, club), mask))

    def _compare(self, one: Any, other: Any, level: Any, is_open: Any) -> None:
        """Who of two level clubs goes first; what is alike is counted."""
        b, q = self.b, self.q
        minis, fines = ([self._get(part, club) for club in (one, other)] for part in (_MINI, _FINE))
        shift = q.splat(b.trunc(b.load(b.gep(self.how, [q.index(1)])), q.kind.element))
        same = b.and_(level, b.icmp_signed("==", *minis))
        alike = b.and_(level, b.icmp_signed("==", *(b.ashr(mini, shift) for mini in minis)))
        for club, turned in ((one, False), (other, True)):
            sign = ">" if turned else "<"  # the other one is better
            behind = b.and_(level, b.icmp_signed(sign, *minis))
            behind = b.or_(behind, b.and_(same, b.icmp_signed(sign, *fines)))
            for part, mask in ((_DELTA, behind), (_SAME, same), (_ALIKE, alike)):
                self._set(part, club, b.sub(self._get(part, club), b.sext(mask, q.kind)))
        left = b.and_(same, b.icmp_signed("==", *fines))
        b.store(b.or_(b.load(is_open), b.sext(left, q.kind)), is_open)

    def _look_again(self, club: Any, is_open: Any) -> None:
        """Seasons in which a group was split and some of it is still level, which asks for another look."""
        b, q = self.b, self.q
        reading = b.load(b.gep(self.how, [q.index(0)]))
        level, same, alike = (self._get(part, club) for part in (_LEVEL, _SAME, _ALIKE))
        several = b.icmp_signed(">", level, q.same(1))
        some = b.and_(b.icmp_signed(">", same, q.same(0)), b.icmp_signed("<", same, level))
        each = b.and_(several, b.icmp_signed(">", alike, q.same(0)))
        again = b.select(b.icmp_signed("==", reading, q.index(EACH)), each, some)
        asks = b.icmp_signed("!=", reading, q.index(NONE))
        again = b.select(asks, again, q.none())
        b.store(b.or_(b.load(is_open), b.sext(again, q.kind)), is_open)

    def _take(self, settled: Any) -> None:
        """Write the places of the seasons that are settled."""
        b, q = self.b, self.q
        mask = b.sext(settled, q.kind)
        with cgutils.for_range(b, self.clubs) as loop:
            place = b.gep(self.ranks, [q.at(loop.index)])
            moved = b.and_(mask, self._get(_DELTA, loop.index))
            q.store_shorts(b.add(q.load_shorts(place), moved), place)
        clubs = b.trunc(self.clubs, q.kind.element)
        one = ir.Constant(q.kind.element, 1)
        whole = q.splat(b.lshr(b.mul(clubs, b.sub(clubs, one)), one))
        place = b.gep(self.ranks, [q.at(b.add(self.clubs, q.index(1)))])
        q.store_shorts(b.select(settled, whole, q.load_shorts(place)), place)
