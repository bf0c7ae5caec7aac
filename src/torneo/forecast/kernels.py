"""The loops of a block of seasons: thresholds from rates, scores, tables with their counts.

A *chunk* are the 64 seasons of the lanes, a *block* some chunks played with one draw of the model's parameters.
All counts are whole numbers that are added up, so no split of the work changes them.
"""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from torneo.forecast.jit import compiled
from torneo.forecast.lanes import (
    AWAY_SHIFT,
    FIELDS,
    FIRST_AWAY,
    FIRST_HOME,
    GOALS_IN_HEAD,
    LANES,
    SHOOTOUT_BIT,
    STATE_WORDS,
    TAIL,
    add,
    level_at,
    play,
    rank,
)
from torneo.forecast.layout import (
    CLUBS,
    COARSE_FIRST,
    COARSE_SHIFT,
    FIRST,
    LINES,
    LINES_COUNT,
    Floats,
    Ints,
    Shorts,
)
from torneo.forecast.lots import mixed, unit
from torneo.forecast.mutual import Mutual, Numbers, refine
from torneo.forecast.ordering import resolve

Words = npt.NDArray[np.uint64]

COPIES = 4
"""Counters of the same figure side by side: the next lane need not wait for the last one's count to be stored."""

_BLOCK_STEP = 0x9E3779B97F4A7C15
_MATCHES_SALT, _THRESHOLD_SALT, _SHOOTOUT_SALT = 0x6D61746368, 0x7468726573, 0x73686F6F74


class Matches(NamedTuple):
    """All matches left between known clubs.

    Attributes:
        slots: int64 [2, matches]: where the sums of home and away side stand.
        worth: int16 [2, matches]: what a win and a draw add, points times 64 and a win in the low bits.
        shootouts: int64 [2, of them]: matches that go to penalties when level, and what winning them adds.
    """

    slots: Ints
    worth: Shorts
    shootouts: Ints


class Sums(NamedTuple):
    """How the sums of a table come together.

    Attributes:
        base: int16 [clubs * FIELDS, 64]: what stands already, the same in every lane.
        slot_starts: int64 [clubs + 1]: where the slots of each club begin in `slots`.
        slots: int64.
        weights: int32 [5], see `lanes.rank`.
        points_min: The points of the first counter.
        mutual: What puts clubs with the same number in order, where head-to-head does.
    """

    base: Shorts
    slot_starts: Ints
    slots: Ints
    weights: Numbers
    points_min: int
    mutual: Mutual


class Counts(NamedTuple):
    """What is counted of a table: int64 [clubs, places * COPIES] and [clubs, points * COPIES]."""

    places: Ints
    points: Ints


@compiled
def block_key(seed: np.uint64, block: int) -> np.uint64:
    """What the random numbers of a block start from."""
    return mixed(np.uint64(mixed(seed) ^ mixed(np.uint64(np.uint64(block) * np.uint64(_BLOCK_STEP)))))


@compiled
def start(key: np.uint64, state: Words) -> None:
    """Set the random state of a block."""
    word = np.uint64(key ^ np.uint64(_MATCHES_SALT))
    for number in range(STATE_WORDS):
        word = mixed(word)
        state[number] = word


@compiled
def set_thresholds(
    key: np.uint64, home: Floats, away: Floats, rho: float, head: Shorts, tail: Shorts
) -> None:
    """Thresholds of all matches for one draw of the parameters.

    A chance is a multiple of 2^-16 here; each match rounds its own up or down by chance, anew in every block, so that
    no score is too frequent on the whole.

    Args:
        key: Of the block.
        home: Expected goals, float64 [matches].
        away: Of the other side.
        rho: Correction of low scores.
        head: int16 [matches, HEAD] to write.
        tail: int16 [matches, 2 * TAIL] to write.
    """
    word = np.uint64(key ^ np.uint64(_THRESHOLD_SALT))
    for match in range(home.shape[0]):
        for side in range(2):
            rate = home[match] if side == 0 else away[match]
            word = mixed(word)
            shift = unit(word)
            chance = math.exp(-rate)
            total = chance
            for number in range(GOALS_IN_HEAD + TAIL):
                limit = _threshold(total, shift)
                if number >= GOALS_IN_HEAD:
                    tail[match, side * TAIL + number - GOALS_IN_HEAD] = limit
                elif side == 0:
                    head[match, FIRST_HOME + number] = limit
                else:
                    head[match, FIRST_AWAY + number] = limit
                if side == 1 and number == 0:
                    head[match, 0] = _threshold(chance * (1.0 - home[match] * rate * rho), shift)
                    head[match, 1] = _threshold(chance * (1.0 + rate * rho), shift)
                chance *= rate / (number + 1)
                total += chance


@compiled
def _threshold(chance: float, shift: float) -> int:
    """A random 16-bit number above this one has at least one more goal; numbers run from -32768."""
    steps = int(min(max(chance, 0.0), 1.0) * 65536.0 + shift)
    return min(max(steps - 1, 0), 65535) - 32768


@compiled
def play_chunks(
    key: np.uint64,
    state: Words,
    head: Shorts,
    tail: Shorts,
    matches: Matches,
    scores: Shorts,
    sums: Shorts,
    first: int,
    chunks: int,
) -> None:
    """Play `chunks` chunks of a block, the first of which has number `first` in it.

    Args:
        key: Of the block.
        state: Random state, goes on from chunk to chunk.
        head: Thresholds.
        tail: Thresholds.
        matches: All of them.
        scores: int16 [chunks, matches, 64] to write.
        sums: int16 [chunks, slots, FIELDS * 64] to write.
        first: Number of the first chunk.
        chunks: How many.
    """
    count = matches.slots.shape[1]
    for chunk in range(chunks):
        sums[chunk] = 0
        play(state, head, tail, matches.slots, matches.worth, scores[chunk], sums[chunk], count)
        if matches.shootouts.shape[1]:
            _shootouts(key, matches, scores[chunk], sums[chunk], first + chunk)


@compiled
def _shootouts(key: np.uint64, matches: Matches, scores: Shorts, sums: Shorts, chunk: int) -> None:
    """Level matches of leagues in which penalties follow: a coin for each."""
    for number in range(matches.shootouts.shape[1]):
        match, worth = matches.shootouts[0, number], matches.shootouts[1, number]
        for lane in range(LANES):
            score = scores[match, lane]
            if score & 63 != score >> AWAY_SHIFT:
                continue
            word = np.uint64(key ^ np.uint64(_SHOOTOUT_SALT))
            word = mixed(np.uint64(word + np.uint64((chunk * LANES + lane) * 65536 + match)))
            home_wins = (word >> np.uint64(63)) == np.uint64(1)
            slot = matches.slots[0 if home_wins else 1, match]
            sums[slot, lane] += worth
            if home_wins:
                scores[match, lane] = score | (1 << SHOOTOUT_BIT)


@compiled
def rank_chunk(
    season_key: np.uint64,
    table: Ints,
    given: Floats,
    how: Sums,
    rates: Floats,
    scores: Shorts,
    sums: Shorts,
    extra: Shorts,
    places: Shorts,
    first: int,
    work: Shorts,
    keys: Numbers,
    ranks: Shorts,
    room: Ints,
    figure: Floats,
) -> None:
    """Put the clubs of a table in order in the 64 seasons of a chunk.

    Args:
        season_key: Of table and block: what lots and extra matches start from.
        table: Criteria and results, see `ordering`.
        given: float64 [rows, clubs], what is recorded of the clubs; nan: not known.
        how: Sums.
        rates: Expected goals between clubs on neutral ground, for extra matches.
        scores: int16 [matches, 64].
        sums: int16 [slots, FIELDS * 64].
        extra: int16 [clubs * FIELDS, 64] that comes on top in each season, or of no rows.
        places: int16 [clubs, 64] in another table, or of no rows.
        first: Number of the first season in its block.
        work: int16 [clubs * FIELDS, 64] to write: points times 64 and wins, goal difference, goals.
        keys: int32 [1 + (1 + ROOM_ROWS) clubs, 64] to write: the one number of each club, then room to work in.
        ranks: int16 [clubs + 2, 64] to write: how many clubs stand before each.
        room: To work in.
        figure: float64 [clubs], to work in.
    """
    clubs = table[CLUBS]
    work[:] = 0
    add(work, 0, how.base, 0, clubs * FIELDS)
    if extra.shape[0]:
        add(work, 0, extra, 0, clubs * FIELDS)
    for club in range(clubs):
        for number in range(how.slot_starts[club], how.slot_starts[club + 1]):
            add(work, club * FIELDS, sums, how.slots[number] * FIELDS, FIELDS)
    rank(work, how.weights, keys, ranks, clubs)
    mutual = how.mutual
    if mutual.pairs.shape[1]:
        refine(
            work,
            scores,
            keys,
            ranks,
            mutual.pairs,
            mutual.starts,
            mutual.matches,
            mutual.base,
            mutual.worth,
            mutual.fine,
            mutual.how,
            clubs,
        )
    whole = clubs * (clubs - 1) // 2
    lines = table[LINES_COUNT]
    at_line = np.zeros(LANES if lines else 0, np.int16)
    for number in range(lines):
        line = table[table[LINES] + number]
        if line < clubs:
            level_at(keys, ranks, line, table[COARSE_SHIFT], clubs, at_line)
    for lane in range(LANES):
        criterion = table[FIRST]
        is_open = ranks[clubs + 1, lane] != whole
        if lines and at_line[lane]:
            _rank_again(table, keys, ranks, lane)
            criterion = table[COARSE_FIRST]
            is_open = True
        if is_open:
            season = mixed(np.uint64(season_key + np.uint64(first + lane)))
            resolve(
                table,
                given,
                work,
                scores,
                places,
                lane,
                room,
                figure,
                ranks,
                criterion,
                season,
                rates,
            )


@compiled
def _rank_again(table: Ints, keys: Numbers, ranks: Shorts, lane: int) -> None:
    """Ranks by the sums before that criterion alone."""
    clubs, shift = table[CLUBS], table[COARSE_SHIFT]
    for club in range(clubs):
        mine = keys[club, lane] >> shift
        better = 0
        for other in range(clubs):
            if (keys[other, lane] >> shift) > mine:
                better += 1
        ranks[club, lane] = better


@compiled
def count_chunk(ranks: Shorts, work: Shorts, how: Sums, counts: Counts, valid: int) -> None:
    """Count places and points of the first `valid` seasons of a chunk."""
    clubs = counts.places.shape[0]
    for club in range(clubs):
        places, points = counts.places[club], counts.points[club]
        for lane in range(valid):
            copy = lane & (COPIES - 1)
            places[ranks[club, lane] * COPIES + copy] += 1
            gained = (work[club * FIELDS, lane] >> AWAY_SHIFT) - how.points_min
            points[gained * COPIES + copy] += 1


@compiled
def season_key(key: np.uint64, table: int) -> np.uint64:
    """What lots and extra matches of a table start from in a block."""
    return mixed(np.uint64(key + mixed(np.uint64(table + 1))))


@compiled
def play_table(
    key: np.uint64,
    head: Shorts,
    tail: Shorts,
    matches: Matches,
    table: Ints,
    given: Floats,
    how: Sums,
    rates: Floats,
    number: int,
    counts: Counts,
    state: Words,
    scores: Shorts,
    sums: Shorts,
    work: Shorts,
    keys: Numbers,
    ranks: Shorts,
    room: Ints,
    figure: Floats,
    seasons: int,
) -> None:
    """A whole block where a single table is all there is: scores and sums never leave the nearest memory."""
    start(key, state)
    lots = season_key(key, number)
    nothing = np.zeros((0, LANES), np.int16)
    for chunk in range((seasons + LANES - 1) // LANES):
        play_chunks(key, state, head, tail, matches, scores, sums, chunk, 1)
        rank_chunk(
            lots,
            table,
            given,
            how,
            rates,
            scores[0],
            sums[0],
            nothing,
            nothing,
            chunk * LANES,
            work,
            keys,
            ranks,
            room,
            figure,
        )
        count_chunk(ranks, work, how, counts, min(LANES, seasons - chunk * LANES))


@compiled
def rank_block(
    lots: np.uint64,
    table: Ints,
    given: Floats,
    how: Sums,
    rates: Floats,
    scores: Shorts,
    sums: Shorts,
    extra: Shorts,
    places: Shorts,
    counts: Counts,
    is_counted: int,
    names: Shorts,
    order: Shorts,
    kept: Shorts,
    work: Shorts,
    keys: Numbers,
    ranks: Shorts,
    room: Ints,
    figure: Floats,
    seasons: int,
) -> None:
    """A table in all seasons of a block; arguments as in `rank_chunk`, with a chunk as their first dimension.

    `order`: int16 [clubs, seasons] to write, who stands in each place, by the `names` int16 [clubs] of the clubs, or by their
    numbers where there are none; of no rows: nobody asks. `kept`: int16 [chunks,
    clubs * FIELDS, 64] to write, the sums.
    """
    clubs = table[CLUBS]
    nothing = np.zeros((0, LANES), np.int16)
    for chunk in range(scores.shape[0]):
        rank_chunk(
            lots,
            table,
            given,
            how,
            rates,
            scores[chunk],
            sums[chunk],
            extra[chunk] if extra.shape[0] else nothing,
            places[chunk] if places.shape[0] else nothing,
            chunk * LANES,
            work,
            keys,
            ranks,
            room,
            figure,
        )
        if is_counted:
            count_chunk(ranks, work, how, counts, min(LANES, seasons - chunk * LANES))
        if order.shape[0]:
            for club in range(clubs):
                name = names[club] if names.shape[0] else np.int16(club)
                for lane in range(LANES):
                    order[ranks[club, lane], chunk * LANES + lane] = name
        if kept.shape[0]:
            into = kept[chunk]
            for row in range(clubs * FIELDS):  # an array set to another takes seconds longer to compile
                for lane in range(LANES):
                    into[row, lane] = work[row, lane]
