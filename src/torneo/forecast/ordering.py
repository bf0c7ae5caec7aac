"""The criteria of a table, compiled: what `standings.order` does, for the seasons in which clubs are level.

Most seasons are put in order by one number for each club (`lanes.rank`). Where that number leaves clubs level, and for
all criteria that no sum tells (head-to-head in its three readings, away figures, extra matches, lots), this module
goes through the criteria exactly as the standings room does; a campaign holds the two against each other.
"""

import math

import numpy as np

from torneo.forecast.jit import compiled
from torneo.forecast.lanes import AWAY_SHIFT, FIELDS, SHOOTOUT_BIT, WINS_SCALE
from torneo.forecast.layout import (
    AWAY_GOALS,
    AWAY_POINTS,
    AWAY_WINS,
    CLUBS,
    COLUMNS,
    COUNT,
    CRITERIA,
    DIFFERENCE,
    DRAWN,
    DRAWN_COUNT,
    EACH,
    EXTRA_MATCH,
    EXTRA_TIME,
    EXTRAS,
    F_AWAY,
    F_AWAY_GOALS,
    F_AWAY_POINTS,
    F_AWAY_WON,
    F_COLUMNS,
    F_HOME,
    F_HOME_GOALS,
    F_HOME_POINTS,
    F_HOME_WON,
    FIXED,
    FIXED_COUNT,
    GIVEN_ROW,
    GOAL_AVERAGE,
    GOALS_FOR,
    HEAD_TO_HEAD,
    INNER_COUNT,
    INNER_FIRST,
    LAST_MATCH,
    LAST_PAIRS,
    LOTS,
    M_AGAINST,
    M_AWAY_GOALS,
    M_AWAY_POINTS,
    M_AWAY_WINS,
    M_COLUMNS,
    M_DIFFERENCE,
    M_GOALS,
    M_PLAYED,
    M_POINTS,
    M_WINS,
    NEEDS_SCAN,
    NONE,
    ONLY_FOR,
    OPPONENTS_POINTS,
    PAIR_MATCHES,
    PAIRS,
    PER_GAME,
    PLACE,
    PLAYED,
    POINTS,
    R_BOUND,
    R_MINI,
    R_SCAN,
    R_STACK,
    R_TODO,
    REAPPLY,
    RELATIVE,
    ROWS,
    ROWS_COUNT,
    S_COLUMNS,
    SHARES,
    SHOOTOUT,
    STAKE_COUNT,
    STAKE_FIRST,
    STAKES,
    WINS,
    WORTH,
    Floats,
    Ints,
    Shorts,
)
from torneo.forecast.lots import by_lots, extra_match, shootout

_INFINITE = 1e9


@compiled
def _score(t: Ints, scores: Shorts, lane: int, match: int) -> tuple[int, int, int, int]:
    """Goals and points of both sides. `match` as in `PAIR_MATCHES`."""
    if match < 0:
        at = t[FIXED] + (-1 - match) * F_COLUMNS
        return t[at + F_HOME_GOALS], t[at + F_AWAY_GOALS], t[at + F_HOME_POINTS], t[at + F_AWAY_POINTS]
    score = int(scores[t[t[ROWS] + match], lane])
    home, away = score & 63, (score >> AWAY_SHIFT) & 63
    worth = t[WORTH]
    if home > away:
        return home, away, t[worth], t[worth + 2]
    if home < away:
        return home, away, t[worth + 2], t[worth]
    if t[worth + 3] < 0:
        return home, away, t[worth + 1], t[worth + 1]
    if (score >> SHOOTOUT_BIT) & 1:
        return home, away, t[worth + 3], t[worth + 4]
    return home, away, t[worth + 4], t[worth + 3]


@compiled
def _won(t: Ints, match: int, home: int, away: int) -> tuple[int, int]:
    """Whether each side has won; a result may have a winner without goals."""
    if match < 0:
        at = t[FIXED] + (-1 - match) * F_COLUMNS
        return t[at + F_HOME_WON], t[at + F_AWAY_WON]
    return int(home > away), int(home < away)


@compiled
def _count(
    t: Ints, scores: Shorts, lane: int, match: int, room: Ints, base: int, width: int, home: int, away: int
) -> None:
    """Add one match to the figures of its two clubs, which stand in `room`; -1 for a club is nobody."""
    home_goals, away_goals, home_points, away_points = _score(t, scores, lane, match)
    home_won, away_won = _won(t, match, home_goals, away_goals)
    if home >= 0:
        at = base + home * width
        room[at + M_POINTS] += home_points
        room[at + M_DIFFERENCE] += home_goals - away_goals
        room[at + M_GOALS] += home_goals
        room[at + M_AGAINST] += away_goals
        room[at + M_WINS] += home_won
        room[at + M_PLAYED] += 1
    if away >= 0:
        at = base + away * width
        room[at + M_POINTS] += away_points
        room[at + M_DIFFERENCE] += away_goals - home_goals
        room[at + M_GOALS] += away_goals
        room[at + M_AGAINST] += home_goals
        room[at + M_WINS] += away_won
        room[at + M_AWAY_GOALS] += away_goals
        room[at + M_AWAY_WINS] += away_won
        room[at + M_AWAY_POINTS] += away_points
        room[at + M_PLAYED] += 1


@compiled
def _scan(t: Ints, work: Shorts, scores: Shorts, lane: int, room: Ints) -> None:
    """Count all matches of a season: away figures, and those of the opponents."""
    clubs = t[CLUBS]
    base = R_SCAN * (clubs + 1)
    for at in range(base, base + clubs * S_COLUMNS):
        room[at] = 0
    left = t[ROWS_COUNT]
    for match in range(-t[FIXED_COUNT], left):
        if match >= 0:
            home, away = t[t[ROWS] + left + match], t[t[ROWS] + 2 * left + match]
        else:
            at = t[FIXED] + (-1 - match) * F_COLUMNS
            home, away = t[at + F_HOME], t[at + F_AWAY]
        _count(t, scores, lane, match, room, base, S_COLUMNS, home, away)
        if home < 0 or away < 0:
            continue
        _, _, home_points, away_points = _score(t, scores, lane, match)
        for side in range(2):
            club, other = (home, away) if side == 0 else (away, home)
            earned = home_points if side == 0 else away_points
            points = work[other * FIELDS, lane] >> AWAY_SHIFT
            at = base + club * S_COLUMNS + M_COLUMNS
            room[at] += points
            room[at + 1] += work[other * FIELDS + 1, lane]
            room[at + 2] += work[other * FIELDS + 2, lane]
            room[at + 3] += earned * points


@compiled
def _average(scored: int, conceded: int) -> float:
    if conceded:
        return scored / conceded
    return _INFINITE if scored else 0.0


@compiled
def _given(t: Ints, given: Floats, rule: int, places: Shorts, club: int, lane: int) -> float:
    if t[rule] == PLACE:
        return -float(places[club, lane])
    return float(given[t[rule + GIVEN_ROW], club])


@compiled
def _figure(
    t: Ints, given: Floats, rule: int, work: Shorts, room: Ints, places: Shorts, club: int, lane: int
) -> float:
    """The figure of a club under a criterion over all its matches, more is better; nan: nobody knows."""
    code = t[rule]
    points = work[club * FIELDS, lane] >> AWAY_SHIFT
    difference, goals_for = work[club * FIELDS + 1, lane], work[club * FIELDS + 2, lane]
    if code == POINTS:
        return float(points)
    if code == PER_GAME:
        played = t[t[PLAYED] + club]
        return points / played if played else 0.0
    if code == DIFFERENCE:
        return float(difference)
    if code == GOALS_FOR:
        return float(goals_for)
    if code == GOAL_AVERAGE:
        return _average(int(goals_for), int(goals_for) - int(difference))
    if code == WINS:
        return float(work[club * FIELDS, lane] & (WINS_SCALE - 1))
    if code <= AWAY_POINTS:
        at = R_SCAN * (t[CLUBS] + 1) + club * S_COLUMNS
        return float(room[at + M_AWAY_GOALS + code - AWAY_GOALS])
    if code <= RELATIVE:
        at = R_SCAN * (t[CLUBS] + 1) + club * S_COLUMNS
        return float(room[at + M_COLUMNS + code - OPPONENTS_POINTS])
    return _given(t, given, rule, places, club, lane)


@compiled
def _mini_figure(
    t: Ints, given: Floats, rule: int, room: Ints, at: int, places: Shorts, club: int, lane: int
) -> float:
    """The same over a mini-league, whose figures of the club begin at `at`."""
    code = t[rule]
    if code == POINTS:
        return float(room[at + M_POINTS])
    if code == PER_GAME:
        return room[at + M_POINTS] / room[at + M_PLAYED] if room[at + M_PLAYED] else 0.0
    if code == DIFFERENCE:
        return float(room[at + M_DIFFERENCE])
    if code == GOALS_FOR:
        return float(room[at + M_GOALS])
    if code == GOAL_AVERAGE:
        return _average(room[at + M_GOALS], room[at + M_AGAINST])
    if code == WINS:
        return float(room[at + M_WINS])
    if code <= AWAY_POINTS:
        return float(room[at + M_AWAY_GOALS + code - AWAY_GOALS])
    return _given(t, given, rule, places, club, lane)


@compiled
def _line(t: Ints, rule: int, low: int, high: int) -> int:
    """The first place of `at_stake` whose line runs between the level clubs; 0: none."""
    for number in range(t[rule + STAKE_COUNT]):
        place = t[t[STAKES] + t[rule + STAKE_FIRST] + number]
        if low + 1 <= place < high:
            return int(place)
    return 0


@compiled
def _met_last(t: Ints, room: Ints, low: int, high: int) -> bool:
    return high - low == 2 and t[t[LAST_PAIRS] + room[low] * t[CLUBS] + room[low + 1]] == 1


@compiled
def _is_skipped(t: Ints, rule: int, room: Ints, low: int, high: int) -> bool:
    if t[rule + ONLY_FOR] and high - low != t[rule + ONLY_FOR]:
        return True
    if t[rule + STAKE_COUNT] and _line(t, rule, low, high) == 0:
        return True
    return t[rule + LAST_MATCH] == 1 and not _met_last(t, room, low, high)


@compiled
def _cut(room: Ints, bound: int, figure: Floats, low: int, high: int) -> bool:
    """Put a group in order by its figures and mark where they differ; whether they do. Stable, so repeatable."""
    for place in range(low, high):
        if math.isnan(figure[room[place]]):
            return False
    for place in range(low + 1, high):
        club = room[place]
        at = place
        while at > low and figure[room[at - 1]] < figure[club]:
            room[at] = room[at - 1]
            at -= 1
        room[at] = club
    is_split = False
    for place in range(low + 1, high):
        if figure[room[place - 1]] != figure[room[place]]:
            room[bound + place] = 1
            is_split = True
    return is_split


@compiled
def _mini_league(t: Ints, scores: Shorts, lane: int, room: Ints, low: int, high: int) -> None:
    clubs = t[CLUBS]
    base = R_MINI * (clubs + 1)
    for place in range(low, high):
        at = base + room[place] * M_COLUMNS
        for column in range(M_COLUMNS):
            room[at + column] = 0
    for one in range(low, high):
        home = room[one]
        for two in range(low, high):
            away = room[two]
            pair = t[PAIRS] + home * clubs + away
            for number in range(t[pair], t[pair + 1]):
                match = t[t[PAIR_MATCHES] + number]
                _count(t, scores, lane, match, room, base, M_COLUMNS, home, away)


@compiled
def _two(
    t: Ints,
    given: Floats,
    rule: int,
    scores: Shorts,
    places: Shorts,
    lane: int,
    room: Ints,
    low: int,
) -> int:
    """`head_to_head` of two: 1, the first goes first; -1, the other; 0, still level.

    Between two clubs goal difference, goals scored and goal average have the same sign, and so have points a match
    and points.
    """
    clubs = t[CLUBS]
    one, other = room[low], room[low + 1]
    points = difference = wins = away_goals = away_wins = away_points = 0
    for side in range(2):
        sign = 1 - 2 * side
        pair = t[PAIRS] + (one * clubs + other if side == 0 else other * clubs + one)
        for number in range(t[pair], t[pair + 1]):
            match = t[t[PAIR_MATCHES] + number]
            home_goals, away_scored, home_points, gained = _score(t, scores, lane, match)
            home_won, away_won = _won(t, match, home_goals, away_scored)
            points += sign * (home_points - gained)
            difference += sign * (home_goals - away_scored)
            wins += sign * (home_won - away_won)
            away_goals -= sign * away_scored
            away_wins -= sign * away_won
            away_points -= sign * gained
    for inner in range(t[rule + INNER_COUNT]):
        by = t[CRITERIA] + (t[rule + INNER_FIRST] + inner) * COLUMNS
        if _is_skipped(t, by, room, low, low + 2):
            continue
        code = t[by]
        lead = 0.0
        if code in (POINTS, PER_GAME):
            lead = float(points)
        elif code in (DIFFERENCE, GOALS_FOR, GOAL_AVERAGE):
            lead = float(difference)
        elif code == WINS:
            lead = float(wins)
        elif code == AWAY_GOALS:
            lead = float(away_goals)
        elif code == AWAY_WINS:
            lead = float(away_wins)
        elif code == AWAY_POINTS:
            lead = float(away_points)
        else:
            lead = _given(t, given, by, places, one, lane) - _given(t, given, by, places, other, lane)
        if lead > 0.0:
            return 1
        if lead < 0.0:
            return -1
    return 0


@compiled
def _block(
    t: Ints,
    given: Floats,
    rule: int,
    scores: Shorts,
    places: Shorts,
    lane: int,
    room: Ints,
    figure: Floats,
    low: int,
    high: int,
) -> None:
    """`head_to_head` of a level group: order and bounds, with every re-application the rule asks for."""
    clubs = t[CLUBS]
    bound, todo, mini = R_BOUND * (clubs + 1), R_TODO * (clubs + 1), R_MINI * (clubs + 1)
    room[todo], room[todo + 1] = low, high
    waiting = 1
    while waiting:
        waiting -= 1
        start, end = room[todo + 2 * waiting], room[todo + 2 * waiting + 1]
        if end - start == 2:
            first_goes = _two(t, given, rule, scores, places, lane, room, start)
            if first_goes:
                room[bound + start + 1] = 1
            if first_goes < 0:
                room[start], room[start + 1] = room[start + 1], room[start]
            continue
        _mini_league(t, scores, lane, room, start, end)
        was_split = False
        for inner in range(t[rule + INNER_COUNT]):
            by = t[CRITERIA] + (t[rule + INNER_FIRST] + inner) * COLUMNS
            first = start
            for place in range(start + 1, end + 1):
                if place < end and room[bound + place] == 0:
                    continue
                if place - first > 1 and not _is_skipped(t, by, room, first, place):
                    for member in range(first, place):
                        club = room[member]
                        at = mini + club * M_COLUMNS
                        figure[club] = _mini_figure(t, given, by, room, at, places, club, lane)
                    if _cut(room, bound, figure, first, place):
                        was_split = True
                first = place
            if was_split and t[rule + REAPPLY] == EACH:
                break
        if was_split and t[rule + REAPPLY] != NONE:
            first = start
            for place in range(start + 1, end + 1):
                if place < end and room[bound + place] == 0:
                    continue
                if place - first > 1:
                    room[todo + 2 * waiting], room[todo + 2 * waiting + 1] = first, place
                    waiting += 1
                first = place


@compiled
def _recorded_lot(t: Ints, room: Ints, low: int, high: int) -> int:
    """Where a lot that has been drawn among these clubs begins; -1: there is none."""
    for number in range(t[DRAWN_COUNT]):
        at = t[DRAWN] + number * t[CLUBS]
        is_whole = True
        for place in range(low, high):
            if t[at + room[place]] < 0:
                is_whole = False
        if is_whole:
            return int(at)
    return -1


@compiled
def _pair_plays(t: Ints, rule: int, room: Ints, place: int, season: np.uint64, rates: Floats) -> None:
    """The two clubs from `place` on play each other for it."""
    one, other = room[place], room[place + 1]
    clubs = t[CLUBS]
    if t[rule] == SHOOTOUT:
        is_first = shootout(season, one, other)
    elif t[t[EXTRAS] + one * clubs + other] or t[t[EXTRAS] + other * clubs + one]:
        is_first = t[t[EXTRAS] + one * clubs + other] == 1
    else:
        is_first = extra_match(season, one, other, rates, t[rule + EXTRA_TIME])
    if not is_first:
        room[place], room[place + 1] = other, one


@compiled
def settle(
    t: Ints,
    given: Floats,
    work: Shorts,
    scores: Shorts,
    places: Shorts,
    lane: int,
    room: Ints,
    figure: Floats,
    low: int,
    high: int,
    criterion: int,
    season: np.uint64,
    rates: Floats,
) -> None:
    """Order the clubs level for the places from `low` to `high` (from 0, `high` excluded), by the criteria from `criterion` on.

    What no criterion separates stays without a bound; lots put it in order (`by_lots`).
    """
    clubs = t[CLUBS]
    bound, stack = R_BOUND * (clubs + 1), R_STACK * (clubs + 1)
    room[stack], room[stack + 1], room[stack + 2], room[stack + 3] = low, high, criterion, -1
    top = stack + 4
    while top > stack:
        top -= 4
        low, high, at, line = room[top], room[top + 1], room[top + 2], room[top + 3]
        if line >= 0:  # the criteria after an extra match have picked who plays it
            first, last = line - 1, line
            while first > low and room[bound + first] == 0:
                first -= 1
            while last + 1 < high and room[bound + last + 1] == 0:
                last += 1
            if last - first == 1:
                _pair_plays(t, t[CRITERIA] + at * COLUMNS, room, first, season, rates)
            for place in range(first + 1, last + 1):
                room[bound + place] = (
                    last - first == 1
                )  # nothing tells the two: those at the line share the place
            continue
        for number in range(at, t[COUNT]):
            rule = t[CRITERIA] + number * COLUMNS
            code = t[rule]
            if _is_skipped(t, rule, room, low, high):
                if t[rule + LAST_MATCH] and t[rule + SHARES]:
                    break
                continue
            if code == EXTRA_MATCH and high - low > 2:
                line = max(_line(t, rule, low, high), low + 1)
                room[top], room[top + 1], room[top + 2], room[top + 3] = low, high, number, line
                room[top + 4], room[top + 5], room[top + 6], room[top + 7] = low, high, number + 1, -1
                top += 8
                break
            if code == SHOOTOUT and not _met_last(t, room, low, high):
                continue
            if code in (EXTRA_MATCH, SHOOTOUT):
                _pair_plays(t, rule, room, low, season, rates)
                room[bound + low + 1] = 1
                break
            if code == LOTS:
                drawn = _recorded_lot(t, room, low, high)
                if drawn >= 0:
                    for place in range(low, high):
                        figure[room[place]] = -float(t[drawn + room[place]])
                    _cut(room, bound, figure, low, high)
                else:
                    by_lots(room, low, high, season)
                    for place in range(low + 1, high):
                        room[bound + place] = 1
                break
            if code == HEAD_TO_HEAD:
                _block(t, given, rule, scores, places, lane, room, figure, low, high)
            else:
                for place in range(low, high):
                    club = room[place]
                    figure[club] = _figure(t, given, rule, work, room, places, club, lane)
                _cut(room, bound, figure, low, high)
            is_split = False
            first = low
            for place in range(low + 1, high + 1):
                if place < high and room[bound + place] == 0:
                    continue
                if place - first < high - low:
                    is_split = True
                    if place - first > 1:
                        room[top], room[top + 1], room[top + 2], room[top + 3] = first, place, number + 1, -1
                        top += 4
                first = place
            if is_split:
                break


@compiled
def resolve(
    t: Ints,
    given: Floats,
    work: Shorts,
    scores: Shorts,
    places: Shorts,
    lane: int,
    room: Ints,
    figure: Floats,
    ranks: Shorts,
    criterion: int,
    season: np.uint64,
    rates: Floats,
) -> None:
    """Put all clubs of one season in order: where their sums leave them level, by all criteria.

    `ranks` holds for each club how many are better by their sums, and afterwards its place. `criterion`: the first that is
    asked where they are level.
    """
    clubs = t[CLUBS]
    bound = R_BOUND * (clubs + 1)
    for place in range(clubs + 1):
        room[bound + place] = 0
    for club in range(clubs):
        at = bound + ranks[club, lane]
        room[ranks[club, lane] + room[at]] = club
        room[at] += 1
    if t[NEEDS_SCAN]:
        _scan(t, work, scores, lane, room)
    start = 0
    while start < clubs:
        end = start + room[bound + start]
        room[bound + start] = 1
        if end - start > 1:
            settle(t, given, work, scores, places, lane, room, figure, start, end, criterion, season, rates)
            first = start
            for place in range(start + 1, end + 1):
                if place < end and room[bound + place] == 0:
                    continue
                if place - first > 1:
                    by_lots(room, first, place, season)
                first = place
            for place in range(start, end):
                ranks[room[place], lane] = place
        start = end
