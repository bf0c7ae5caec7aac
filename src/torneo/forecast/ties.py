"""Matches between clubs that differ from season to season: groups of later stages, knock-out ties.

Scores are drawn one by one, by inversion, from the expected goals of the two clubs that meet. Random numbers are a hash
of block, match and season.
"""

import math

import numpy as np
import numpy.typing as npt

from torneo.forecast.jit import compiled
from torneo.forecast.lanes import AWAY_SHIFT, FIELDS, LANES, SHOOTOUT_BIT
from torneo.forecast.layout import Floats, Ints, Shorts
from torneo.forecast.lots import EXTRA_TIME_SHARE, goals, mixed, unit

NOBODY = -1

AWAY_GOALS, EXTRA_TIME, PENALTIES, BETTER_SEED, LOTS, EXTRA_MATCH = range(1, 7)
"""Codes of the steps of a tie that is level."""

BY_GOALS, BY_POINTS, BY_WINS = range(3)

# Columns of a leg that has been played: whether it has; goals after 90 minutes and in all, of the first-named side of
# the tie and the other; penalties of both.
PLAYED, FIRST_90, SECOND_90, FIRST_ALL, SECOND_ALL, FIRST_KICKS, SECOND_KICKS = range(7)
LEG_COLUMNS = 7

# How a tie is played.
T_LEGS, T_NEUTRAL, T_AGGREGATE, T_WIN, T_DRAW, T_BY_SEED, T_FIRST_PLACE, T_SECOND_PLACE, T_EXTRA_HOST = range(
    9
)


@compiled
def score(word: np.uint64, home: float, away: float, rho: float) -> tuple[int, int]:
    """A score by the model of Dixon and Coles: see `lanes`."""
    scored = goals(word, home)
    left = unit(mixed(word))
    chance = math.exp(-away)
    limit = chance
    if scored == 0:
        limit = chance * (1.0 - home * away * rho)
    elif scored == 1:
        limit = chance * (1.0 + away * rho)
    if left < limit:
        return scored, 0
    conceded = 1
    chance *= away
    total = math.exp(-away) + chance
    while left >= total and conceded < 30:
        conceded += 1
        chance *= away / conceded
        total += chance
    return scored, conceded


@compiled
def play_seats(
    key: np.uint64,
    first_row: int,
    first_slot: int,
    pairs: Ints,
    seats: Shorts,
    worth: Ints,
    is_neutral: int,
    index: Ints,
    home: Floats,
    away: Floats,
    rho: float,
    scores: Shorts,
    sums: Shorts,
) -> None:
    """All matches of a group whose clubs differ from season to season.

    Args:
        key: Of block and group.
        first_row: Row of the scores of its first match.
        first_slot: Where the sums of its first seat stand.
        pairs: int64 [2, matches], seats of home and away side.
        seats: int16 [seats, seasons], who sits there.
        worth: int64 [4]: win, draw, shoot-out won, 1 where there are shoot-outs.
        is_neutral: 1: nobody has the advantage of the ground.
        index: int64 [teams, teams, 2]: number of the expected goals of two clubs, on the ground of the first, neutral.
        home: Expected goals of the first club.
        away: Of the other.
        rho: Correction of low scores.
        scores: int16 [chunks, rows, 64] to write.
        sums: int16 [chunks, slots, FIELDS * 64] to add to.
    """
    for chunk in range(scores.shape[0]):
        for match in range(pairs.shape[1]):
            one, other = pairs[0, match], pairs[1, match]
            for lane in range(LANES):
                season = chunk * LANES + lane
                host, guest = seats[one, season], seats[other, season]
                scores[chunk, first_row + match, lane] = 0
                if host < 0 or guest < 0:
                    continue
                word = mixed(np.uint64(key + np.uint64(match * 1048576 + season)))
                at = index[host, guest, is_neutral]
                ours, theirs = score(word, home[at], away[at], rho)
                told = ours | (theirs << AWAY_SHIFT)
                points = theirs_points = 0
                if ours > theirs:
                    points = worth[0]
                elif ours < theirs:
                    theirs_points = worth[0]
                else:
                    points = theirs_points = worth[1]
                    if worth[3]:
                        if mixed(np.uint64(word + np.uint64(5))) >> np.uint64(63):
                            points += worth[2]
                            told |= 1 << SHOOTOUT_BIT
                        else:
                            theirs_points += worth[2]
                scores[chunk, first_row + match, lane] = told
                slot, their_slot = first_slot + one, first_slot + other
                sums[chunk, slot, lane] += points
                sums[chunk, slot, LANES + lane] += ours - theirs
                sums[chunk, slot, 2 * LANES + lane] += ours
                sums[chunk, their_slot, lane] += theirs_points
                sums[chunk, their_slot, LANES + lane] += theirs - ours
                sums[chunk, their_slot, 2 * LANES + lane] += theirs


@compiled
def to_teams(seats: Shorts, first_slot: int, numbers: Ints, sums: Shorts, extra: Shorts) -> None:
    """Add the sums of the seats of a group to those of the clubs that sit there.

    `numbers`: int64 [teams], number of a team in the table, -1: not in it. `extra`: int16 [chunks, clubs * FIELDS, 64].
    """
    for chunk in range(extra.shape[0]):
        for seat in range(seats.shape[0]):
            for lane in range(LANES):
                team = seats[seat, chunk * LANES + lane]
                club = numbers[team] if team >= 0 else -1
                if club < 0:
                    continue
                for column in range(FIELDS):
                    extra[chunk, club * FIELDS + column, lane] += sums[
                        chunk, first_slot + seat, column * LANES + lane
                    ]


@compiled
def _after_90(
    word: np.uint64,
    steps: Ints,
    first: int,
    last: int,
    lead: int,
    away_lead: int,
    home: float,
    away: float,
    is_first_host: bool,
    better: int,
    aggregate: int,
) -> int:
    """How a level match or tie goes on: 1, the first-named wins; -1, the other; 0, nothing decides.

    `home`, `away`: expected goals of host and visitor of the last match; `is_first_host`: the host is the first-named.
    """
    for number in range(first, last):
        step = steps[number]
        word = mixed(np.uint64(word + np.uint64(step)))
        if step == AWAY_GOALS and away_lead != 0:
            return 1 if away_lead > 0 else -1
        if step == EXTRA_TIME:
            ours = goals(word, home * EXTRA_TIME_SHARE)
            theirs = goals(mixed(word), away * EXTRA_TIME_SHARE)
            more = ours - theirs if is_first_host else theirs - ours
            if aggregate == BY_POINTS:
                more += lead
            if more != 0:
                return 1 if more > 0 else -1
        if step in (PENALTIES, LOTS):
            return 1 if mixed(word) >> np.uint64(63) else -1
        if step == BETTER_SEED and better != 0:
            return better
    return 0


@compiled
def play_tie(
    key: np.uint64,
    how: Ints,
    steps: Ints,
    legs: Ints,
    first: Shorts,
    second: Shorts,
    rank: Ints,
    allowed: npt.NDArray[np.uint8],
    index: Ints,
    home: Floats,
    away: Floats,
    rho: float,
    winner: Shorts,
    loser: Shorts,
) -> int:
    """A tie in all seasons of a block; how many of them nothing decided but a coin.

    Args:
        key: Of block and tie.
        how: int64, a figure for each of `T_LEGS` to `T_EXTRA_HOST`.
        steps: int64: codes of what follows when it is level.
        legs: int64 [legs, LEG_COLUMNS]: what has been played.
        first: int16 [seasons], the side named first.
        second: The other.
        rank: int64 [teams, seasons], place in the seeding; of no rows: by the order of the regulation.
        allowed: uint8 [teams, seasons], who may win it; of no rows: both.
        index: As in `play_seats`.
        home: Expected goals.
        away: Expected goals.
        rho: Correction of low scores.
        winner: int16 [seasons] to write; -1: nobody.
        loser: To write.
    """
    count = how[T_LEGS]
    cut = steps.shape[0]
    for number in range(steps.shape[0]):
        if steps[number] == EXTRA_MATCH:
            cut = number
            break
    undecided = 0
    for season in range(first.shape[0]):
        one, two = first[season], second[season]
        winner[season] = loser[season] = NOBODY
        if one < 0 or two < 0:
            continue
        if allowed.shape[0]:
            one_may, two_may = allowed[one, season], allowed[two, season]
            if not (one_may and two_may):
                if one_may or two_may:
                    winner[season], loser[season] = (one, two) if one_may else (two, one)
                continue
        if rank.shape[0]:
            better = 1 if rank[one, season] < rank[two, season] else -1
        else:
            better = 1 if how[T_FIRST_PLACE] < how[T_SECOND_PLACE] else -1
        if how[T_BY_SEED] and (better == 1) != (count % 2 == 1):
            one, two = two, one
            better = -better
        ground = how[T_NEUTRAL]
        word = mixed(np.uint64(key + np.uint64(season)))
        lead = away_lead = points = wins = losses = 0
        verdict = 0
        last_home = last_away = 1.0
        one_hosts = True
        for leg in range(count):
            one_hosts = leg % 2 == 0
            host, guest = (one, two) if one_hosts else (two, one)
            at = index[host, guest, ground]
            last_home, last_away = home[at], away[at]
            word = mixed(np.uint64(word + np.uint64(leg + 1)))
            if legs[leg, PLAYED]:
                ours, theirs = legs[leg, FIRST_90], legs[leg, SECOND_90]
            else:
                host_goals, guest_goals = score(word, last_home, last_away, rho)
                ours, theirs = (host_goals, guest_goals) if one_hosts else (guest_goals, host_goals)
            lead += ours - theirs
            if one_hosts:
                away_lead -= theirs
            else:
                away_lead += ours
            if ours > theirs:
                points += how[T_WIN]
            elif ours < theirs:
                points -= how[T_WIN]
            if how[T_AGGREGATE] == BY_WINS:
                won = 0
                if ours != theirs:
                    won = 1 if ours > theirs else -1
                elif legs[leg, PLAYED] and legs[leg, FIRST_ALL] != legs[leg, SECOND_ALL]:
                    won = 1 if legs[leg, FIRST_ALL] > legs[leg, SECOND_ALL] else -1
                elif legs[leg, PLAYED] and legs[leg, FIRST_KICKS] != legs[leg, SECOND_KICKS]:
                    won = 1 if legs[leg, FIRST_KICKS] > legs[leg, SECOND_KICKS] else -1
                else:
                    won = _after_90(word, steps, 0, cut, 0, 0, last_home, last_away, one_hosts, 0, BY_GOALS)
                if won > 0:
                    wins += 1
                elif won < 0:
                    losses += 1
                if wins > count // 2 or losses > count // 2:
                    break
        if how[T_AGGREGATE] == BY_WINS:
            verdict = 1 if wins > losses else -1 if losses > wins else 0
        else:
            verdict = points if how[T_AGGREGATE] == BY_POINTS else lead
            end = count - 1
            if verdict == 0 and legs[end, PLAYED] and legs[end, FIRST_KICKS] != legs[end, SECOND_KICKS]:
                verdict = 1 if legs[end, FIRST_KICKS] > legs[end, SECOND_KICKS] else -1
            if verdict == 0:
                verdict = _after_90(
                    word,
                    steps,
                    0,
                    cut,
                    lead,
                    away_lead,
                    last_home,
                    last_away,
                    one_hosts,
                    better,
                    how[T_AGGREGATE],
                )
            if verdict == 0 and cut < steps.shape[0]:
                word = mixed(np.uint64(word + np.uint64(1000)))
                host_is_one = how[T_EXTRA_HOST] != 2
                host, guest = (one, two) if host_is_one else (two, one)
                at = index[host, guest, 1 if how[T_EXTRA_HOST] == 0 else 0]
                host_goals, guest_goals = score(word, home[at], away[at], rho)
                verdict = host_goals - guest_goals if host_is_one else guest_goals - host_goals
                if verdict == 0:
                    verdict = _after_90(
                        word,
                        steps,
                        cut + 1,
                        steps.shape[0],
                        0,
                        0,
                        home[at],
                        away[at],
                        host_is_one,
                        better,
                        BY_GOALS,
                    )
        if verdict == 0:
            undecided += 1
            verdict = 1 if mixed(np.uint64(word + np.uint64(7))) >> np.uint64(63) else -1
        winner[season], loser[season] = (one, two) if verdict > 0 else (two, one)
    return undecided
