"""Seasons side by side: 64 of them in the lanes of vector registers, match by match.

Two pieces of machine code, written as vector instructions because the compiler does not find them by itself (with
six arrays in a loop it gives up proving that they do not overlap): `play` draws the scores of all matches and adds them
up, `rank` puts the clubs of a table in order by one number each.

Scores: goals of the home side by comparing a 16-bit random number with the thresholds of its distribution; goals of the
other side in the same way, with the first threshold chosen by the goals of the home side. That is exactly the model of
Dixon and Coles: its correction moves chances between 0 and 1 goals of the one side where the other has 0 or 1, and
leaves both marginal distributions as they are. Source: Dixon & Coles, Applied Statistics 46 (1997), equation 4.2.

Random numbers: xoroshiro128++, a stream for each lane of 64 bits. Source: Blackman & Vigna, ACM TOMS 47 (2021).
"""

# The intrinsics are written by numba's protocol: (typing context, types) -> (signature, code generator).
# mypy: disable-error-code="no-untyped-def, no-untyped-call, type-arg"
# ruff: noqa: ANN001, ANN201, ANN202, ARG001

from typing import Any

from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.core import cgutils

from torneo.forecast.jit import in_registers

LANES = 64
"""Seasons that are played side by side."""

STATE_WORDS = 64
"""64-bit words of random state of a block: for each half of the lanes two streams of two words in eight places."""

HEAD = 18
"""Thresholds of a match: first of the away side after 0 and after 1 home goal, eight home, eight away."""

FIRST_HOME, FIRST_AWAY = 2, 10
GOALS_IN_HEAD = 8

TAIL = 22
"""Further thresholds of each side, looked at when one of the lanes has eight goals: up to 30 goals."""

GOALS_MAX = GOALS_IN_HEAD + TAIL
AWAY_SHIFT = 6
"""A score in 16 bits: home goals, then away goals; the bit after them: home side wins the shoot-out."""

SHOOTOUT_BIT = 12

FIELDS = 3
"""What is added up for a club: points (times 64, wins in the low bits), goal difference, goals scored."""

WINS_SCALE = 64

_HALF = 32
_I16, _I32, _I64 = ir.IntType(16), ir.IntType(32), ir.IntType(64)
_GOALS = ir.VectorType(_I16, _HALF)
_STATE = ir.VectorType(_I64, _HALF // 4)
_QUARTER = 16
_KEYS = ir.VectorType(_I32, _QUARTER)
_RANKS = ir.VectorType(_I16, _QUARTER)


def _int(value: int) -> Any:
    return ir.Constant(_I64, value)


def _all(vector: Any, value: int) -> Any:
    return ir.Constant(vector, [value] * vector.count)


def _splat(b: Any, value: Any, vector: Any) -> Any:
    nothing = ir.Constant(vector, ir.Undefined)
    one = b.insert_element(nothing, value, ir.Constant(_I32, 0))
    return b.shuffle_vector(one, nothing, ir.Constant(ir.VectorType(_I32, vector.count), [0] * vector.count))


def _load(b: Any, pointer: Any, kind: Any, align: int = 2) -> Any:
    found = b.load(b.bitcast(pointer, kind.as_pointer()))
    found.align = align
    return found


def _store(b: Any, value: Any, pointer: Any, align: int = 2) -> None:
    b.store(value, b.bitcast(pointer, value.type.as_pointer())).align = align


def _rotated(b: Any, value: Any, by: int) -> Any:
    return b.or_(b.shl(value, _all(_STATE, by)), b.lshr(value, _all(_STATE, 64 - by)))


def _plus_where(b: Any, value: Any, mask: Any) -> Any:
    """One more in the lanes of the mask: a true lane is minus one."""
    return b.sub(value, b.sext(mask, value.type))


class _Stream:
    """One vector of generators; its words live in registers while the matches are played."""

    def __init__(self, b: Any, first: Any, second: Any) -> None:
        self.b = b
        self.words = []
        for pointer in (first, second):
            cell = cgutils.alloca_once(b, _STATE)
            b.store(_load(b, pointer, _STATE, 8), cell)
            self.words.append(cell)

    def draw(self) -> Any:
        """A random 16-bit number for each lane."""
        b = self.b
        one, two = (b.load(cell) for cell in self.words)
        out = b.add(_rotated(b, b.add(one, two), 17), one)
        two = b.xor(two, one)
        b.store(b.xor(b.xor(_rotated(b, one, 49), two), b.shl(two, _all(_STATE, 21))), self.words[0])
        b.store(_rotated(b, two, 28), self.words[1])
        return b.bitcast(out, _GOALS)


@in_registers
def play(typingctx, state, head, tail, slots, worth, scores, sums, matches):
    """Draw the scores of 64 seasons and add them up; everything is a contiguous array.

    Arguments: `state` uint64 [64], goes on; `head` int16 [matches, HEAD]; `tail` int16 [matches, 2, TAIL]; `slots` int64
    [2, matches], where sums of home and away side stand; `worth` int16 [2, matches], a win and a draw; `scores` int16
    [matches, 64] to write; `sums` int16 [slots, FIELDS, 64] to add to; `matches` int64, how many.
    """
    arrays = (state, head, tail, slots, worth, scores, sums)
    signature = types.void(*arrays, matches)

    def codegen(context, b, sig, args):
        pointers = [
            context.make_array(kind)(context, b, value).data
            for kind, value in zip(sig.args[:-1], args[:-1], strict=True)
        ]
        for half in range(LANES // _HALF):
            _play_half(b, half, pointers, args[-1])
        return context.get_dummy_value()

    return signature, codegen


def _play_half(b: Any, half: int, pointers: list[Any], count: Any) -> None:
    state, head, tail, slots, worth, scores, sums = pointers
    words = _HALF // 4
    places = [b.gep(state, [_int((half * 4 + number) * words)]) for number in range(4)]
    streams = (_Stream(b, places[0], places[1]), _Stream(b, places[2], places[3]))
    cells = (cgutils.alloca_once(b, _GOALS), cgutils.alloca_once(b, _GOALS))
    zero = _all(_GOALS, 0)
    lane = _int(half * _HALF)
    with cgutils.for_range(b, count) as loop:
        match = loop.index
        first = b.mul(match, _int(HEAD))

        def threshold(number: int) -> Any:
            return _splat(b, b.load(b.gep(head, [b.add(first, _int(number))])), _GOALS)

        chance = (streams[0].draw(), streams[1].draw())
        home = zero
        more = None
        for number in range(GOALS_IN_HEAD):
            more = b.icmp_signed(">", chance[0], threshold(FIRST_HOME + number))
            home = _plus_where(b, home, more)
        none, one = (b.icmp_signed("==", home, _all(_GOALS, goals)) for goals in (0, 1))
        start = b.select(none, threshold(0), b.select(one, threshold(1), threshold(FIRST_AWAY)))
        away = _plus_where(b, zero, b.icmp_signed(">", chance[1], start))
        beyond = more
        for number in range(1, GOALS_IN_HEAD):
            more = b.icmp_signed(">", chance[1], threshold(FIRST_AWAY + number))
            away = _plus_where(b, away, more)
        b.store(home, cells[0])
        b.store(away, cells[1])
        bits = ir.IntType(_HALF)
        some = b.icmp_unsigned("!=", b.bitcast(b.or_(beyond, more), bits), ir.Constant(bits, 0))
        with b.if_then(some, likely=False):
            base = b.mul(match, _int(2 * TAIL))
            with cgutils.for_range(b, _int(TAIL)) as further:
                for side in range(2):
                    at = b.add(b.add(base, _int(side * TAIL)), further.index)
                    limit = _splat(b, b.load(b.gep(tail, [at])), _GOALS)
                    more = b.icmp_signed(">", chance[side], limit)
                    b.store(_plus_where(b, b.load(cells[side]), more), cells[side])
        home, away = b.load(cells[0]), b.load(cells[1])
        at = b.add(b.mul(match, _int(LANES)), lane)
        _store(b, b.or_(home, b.shl(away, _all(_GOALS, AWAY_SHIFT))), b.gep(scores, [at]))
        lead = b.sub(home, away)
        win, draw = (
            _splat(b, b.load(b.gep(worth, [b.add(b.mul(count, _int(k)), match)])), _GOALS) for k in (0, 1)
        )
        level = b.and_(b.sext(b.icmp_signed("==", lead, zero), _GOALS), draw)
        for side, (sign, goals) in enumerate(((">", home), ("<", away))):
            points = b.or_(b.and_(b.sext(b.icmp_signed(sign, lead, zero), _GOALS), win), level)
            slot = b.load(b.gep(slots, [b.add(b.mul(count, _int(side)), match)]))
            at = b.add(b.mul(slot, _int(FIELDS * LANES)), lane)
            for number, (plus, value) in enumerate(((1, points), (1 - 2 * side, lead), (1, goals))):
                place = b.gep(sums, [b.add(at, _int(number * LANES))])
                found = _load(b, place, _GOALS)
                _store(b, b.add(found, value) if plus > 0 else b.sub(found, value), place)
    for stream, pair in zip(streams, (places[:2], places[2:]), strict=True):
        for cell, pointer in zip(stream.words, pair, strict=True):
            _store(b, b.load(cell), pointer, 8)


@in_registers
def add(typingctx, into, at, what, start, rows):
    """Add `rows` times 64 numbers of `what` from row `start` to `into` from row `at`, both int16 and contiguous."""
    signature = types.void(into, at, what, start, rows)

    def codegen(context, b, sig, args):
        target = context.make_array(sig.args[0])(context, b, args[0]).data
        source = context.make_array(sig.args[2])(context, b, args[2]).data
        with cgutils.for_range(b, b.mul(args[4], _int(LANES // _HALF))) as loop:
            step = b.mul(loop.index, _int(_HALF))
            to = b.gep(target, [b.add(b.mul(args[1], _int(LANES)), step)])
            of = b.gep(source, [b.add(b.mul(args[3], _int(LANES)), step)])
            _store(b, b.add(_load(b, to, _GOALS), _load(b, of, _GOALS)), to)
        return context.get_dummy_value()

    return signature, codegen


@in_registers
def rank(typingctx, work, weights, keys, ranks, clubs):
    """For each club and lane the number of clubs that are better by one number made of its sums.

    Arguments: `work` int16 [clubs, FIELDS, 64]; `weights` int32 [5] of points, wins, goal difference, goals scored, and
    what is added; `keys` int32 [clubs + 1, 64] and `ranks` int16 [clubs + 2, 64] to write: after the clubs, row
    `clubs + 1` holds the sum of all ranks, which is n (n - 1) / 2 where no two clubs are level.
    """
    signature = types.void(work, weights, keys, ranks, clubs)

    def codegen(context, b, sig, args):
        sums, scale, key, out = (
            context.make_array(kind)(context, b, value).data
            for kind, value in zip(sig.args[:-1], args[:-1], strict=True)
        )
        for quarter in by_quarters(b):
            _rank_quarter(b, quarter, sums, scale, key, out, args[-1])
        return context.get_dummy_value()

    return signature, codegen


class Quarter:
    """Sixteen of the 64 lanes as 32-bit numbers: the vectors of one register, and where they stand in memory."""

    kind = _KEYS

    def __init__(self, b: Any, number: int) -> None:
        self.b = b
        self.lane = _int(number * _QUARTER)

    @staticmethod
    def index(value: int) -> Any:
        """A number of memory: an index, a count."""
        return _int(value)

    @staticmethod
    def same(value: int) -> Any:
        """The same number in every lane."""
        return _all(_KEYS, value)

    @staticmethod
    def none() -> Any:
        """False in every lane."""
        return _all(ir.VectorType(ir.IntType(1), _QUARTER), 0)

    def splat(self, value: Any) -> Any:
        """A 32-bit number in every lane."""
        return _splat(self.b, value, _KEYS)

    def at(self, row: Any) -> Any:
        """Index of these lanes in a row of 64."""
        return self.b.add(self.b.mul(row, _int(LANES)), self.lane)

    def load(self, pointer: Any) -> Any:
        return _load(self.b, pointer, _KEYS, 4)

    def store(self, value: Any, pointer: Any) -> None:
        _store(self.b, value, pointer, 4)

    def load_shorts(self, pointer: Any) -> Any:
        """16-bit numbers, made wider."""
        return self.b.sext(_load(self.b, pointer, _RANKS), _KEYS)

    def store_shorts(self, value: Any, pointer: Any) -> None:
        _store(self.b, self.b.trunc(value, _RANKS), pointer)

    def any(self, mask: Any) -> Any:
        """Whether any lane of a mask is true."""
        bits = ir.IntType(_QUARTER)
        return self.b.icmp_unsigned("!=", self.b.bitcast(mask, bits), ir.Constant(bits, 0))


def by_quarters(b: Any) -> list[Quarter]:
    """All 64 lanes."""
    return [Quarter(b, number) for number in range(LANES // _QUARTER)]


def weighted(b: Any, q: Quarter, sums: Any, club: Any, weights: list[Any]) -> Any:
    """The one number of a club from its sums: points, wins, goal difference, goals scored; the last weight is added."""
    points, lead, goals = (
        q.load_shorts(b.gep(sums, [q.at(b.add(b.mul(club, _int(FIELDS)), _int(number)))]))
        for number in range(FIELDS)
    )
    wins = b.and_(points, q.same(WINS_SCALE - 1))
    points = b.ashr(points, q.same(AWAY_SHIFT))
    total = weights[4]
    for weight, value in zip(weights, (points, wins, lead, goals), strict=False):
        total = b.add(total, b.mul(weight, value))
    return total


def _rank_quarter(b: Any, q: Quarter, sums: Any, scale: Any, key: Any, out: Any, clubs: Any) -> None:
    weights = [q.splat(b.load(b.gep(scale, [_int(number)]))) for number in range(5)]
    with cgutils.for_range(b, clubs) as loop:
        q.store(weighted(b, q, sums, loop.index, weights), b.gep(key, [q.at(loop.index)]))
    everyone = cgutils.alloca_once(b, _KEYS)
    b.store(q.same(0), everyone)
    better = (cgutils.alloca_once(b, _KEYS), cgutils.alloca_once(b, _KEYS))
    pairs = b.lshr(b.add(clubs, _int(1)), _int(1))
    with cgutils.for_range(b, pairs) as loop:
        club = b.shl(loop.index, _int(1))
        rows = (club, b.add(club, _int(1)))
        ours = [q.load(b.gep(key, [q.at(row)])) for row in rows]
        for cell in better:
            b.store(q.same(0), cell)
        with cgutils.for_range(b, clubs) as others:
            theirs = q.load(b.gep(key, [q.at(others.index)]))
            for mine, cell in zip(ours, better, strict=True):
                b.store(_plus_where(b, b.load(cell), b.icmp_signed(">", theirs, mine)), cell)
        for row, cell in zip(rows, better, strict=True):
            found = b.load(cell)
            q.store_shorts(found, b.gep(out, [q.at(row)]))
            with b.if_then(b.icmp_signed("<", row, clubs)):
                b.store(b.add(b.load(everyone), found), everyone)
    q.store_shorts(b.load(everyone), b.gep(out, [q.at(b.add(clubs, _int(1)))]))


@in_registers
def level_at(typingctx, keys, ranks, line, shift, clubs, found):
    """Whether the clubs on both sides of the line under place `line` are level before the criterion that asks for it.

    Arguments: `keys` and `ranks` as `rank` leaves them; `shift`, how many bits of a key come after that criterion; `found`
    int16 [64], 1 is added in the seasons where they are level, or where that many clubs are level that nobody stands in
    one of the two places.
    """
    signature = types.void(keys, ranks, line, shift, clubs, found)

    def codegen(context, b, sig, args):
        key, order, out = (
            context.make_array(sig.args[number])(context, b, args[number]).data for number in (0, 1, 5)
        )
        _, _, line_at, bits, count, _ = args
        for q in by_quarters(b):
            _level_quarter(b, q, key, order, out, (line_at, bits, count))
        return context.get_dummy_value()

    return signature, codegen


def _level_quarter(b: Any, q: Quarter, key: Any, order: Any, out: Any, numbers: tuple[Any, Any, Any]) -> None:
    line, bits, clubs = numbers
    below = q.splat(b.trunc(line, _I32))
    above = b.sub(below, q.same(1))
    cells = [cgutils.alloca_once(b, _KEYS) for _ in range(2)]
    for cell in cells:
        b.store(q.same(-1), cell)
    with cgutils.for_range(b, clubs) as loop:
        own = q.load(b.gep(key, [q.at(loop.index)]))
        place = q.load_shorts(b.gep(order, [q.at(loop.index)]))
        for cell, wanted in zip(cells, (above, below), strict=True):
            b.store(b.select(b.icmp_signed("==", place, wanted), own, b.load(cell)), cell)
    first, second = (b.load(cell) for cell in cells)
    shift = q.splat(b.trunc(bits, _I32))
    nobody = b.icmp_signed("<", b.or_(first, second), q.same(0))
    level = b.or_(nobody, b.icmp_signed("==", b.ashr(first, shift), b.ashr(second, shift)))
    place = b.gep(out, [q.lane])
    q.store_shorts(_plus_where(b, q.load_shorts(place), level), place)
