"""The one number of a club: the criteria that are sums, weighted so that comparing it is comparing them in turn.

A criterion gets as many bits as its figures can be apart, the first ones the highest. What follows a criterion that is no
sum is left to `ordering`; only mutual matches, which are sums as well, have a number of their own (`mutual`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from torneo.forecast import layout as code
from torneo.forecast.lanes import GOALS_MAX, WINS_SCALE
from torneo.forecast.mutual import W_DRAW, W_GOAL, W_LEAD, W_LOSS, W_START, W_WIN, Mutual, Numbers
from torneo.forecast.table_source import MATCHES_MAX, POINTS_MAX, CannotCompile, TableSource
from torneo.rules.criteria import HEAD_TO_HEAD_DEFAULT, Criterion
from torneo.rules.table_rules import Points

_BY_SUMS = {"points": 0, "wins": 1, "goal_difference": 2, "goals_for": 3}
REAPPLY = {"none": code.NONE, "subset": code.SUBSET, "each": code.EACH}
_KEY_BITS = 31

Spans = Mapping[str, tuple[int, int]]
"""The least and the most that the figures of a criterion can be."""


@dataclass(frozen=True, slots=True)
class OneNumber:
    """The number of a club, and which criteria it leaves open: see `layout`.

    Attributes:
        weights: int32 [5], as in `lanes.rank`.
        points: The least and the most points that a club can have.
        spans: Of all criteria that are sums.
        prefix: The criteria in it.
        first: The first criterion it leaves out.
        coarse_first: The first criterion with a line.
        coarse_shift: Bits of the number after it.
        lines: The places under which such lines run.
    """

    weights: Numbers
    points: tuple[int, int]
    spans: Spans
    prefix: tuple[str, ...]
    first: int
    coarse_first: int = 0
    coarse_shift: int = 0
    lines: tuple[int, ...] = ()


def one_number(source: TableSource, base: code.Ints, left: code.Ints) -> OneNumber:
    """The number of a club from its sums.

    Args:
        base: int64 [clubs, 3], the sums that stand already.
        left: int64 [clubs], matches left.

    Raises:
        CannotCompile: `points`, more than the simulation holds.
    """
    points = source.rules.points
    worth = [
        points.win,
        points.loss,
        *(value for value in (points.draw, points.shootout_win, points.shootout_loss) if value is not None),
    ]
    own = (base[:, 0] // WINS_SCALE) - points.loss * left
    low = int((own + left * min(*worth, 0)).min(initial=0)) + source.extra[0]
    high = int((own + left * max(*worth, 0)).max(initial=0)) + source.extra[1]
    if low < -POINTS_MAX or high > POINTS_MAX:
        raise CannotCompile("points", limit=POINTS_MAX)
    reach = GOALS_MAX * (left + source.extra_matches)
    spans = {
        "points": (low, high),
        "wins": (0, MATCHES_MAX),
        "goal_difference": (
            int((base[:, 1] - reach).min(initial=0)),
            int((base[:, 1] + reach).max(initial=0)),
        ),
        "goals_for": (0, int((base[:, 2] + reach).max(initial=0))),
    }
    sums = _Sums(spans)
    first = 0
    coarse: tuple[int, int] | None = None  # the first criterion with a line, and the bits before it
    lines: list[int] = []
    waiting: list[int] = []
    for number, rule in enumerate(source.rules.tiebreakers):
        if rule.at_stake and not (rule.only_for or rule.when):
            coarse = coarse or (number, sums.bits)
            waiting += rule.at_stake
            continue
        if not sums.takes(rule):
            break
        first = number + 1
        lines += waiting
        waiting = []
    found = OneNumber(sums.weights(), (low, high), spans, sums.names, first)
    if not (coarse and lines):
        return found
    return replace(
        found, coarse_first=coarse[0], coarse_shift=sums.bits - coarse[1], lines=tuple(sorted(set(lines)))
    )


class _Sums:
    """Criteria one after the other, as long as they are sums and their figures fit."""

    def __init__(self, spans: Spans) -> None:
        self.spans = spans
        self.needs: list[tuple[str, int]] = []
        self.bits = 0

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.needs)

    def takes(self, rule: Criterion) -> bool:
        """Whether the criterion could be put after the others."""
        if rule.id not in _BY_SUMS or rule.only_for or rule.at_stake or rule.when:
            return False
        span = self.spans[rule.id]
        need = (span[1] - span[0]).bit_length() if rule.id not in self.names else 0
        if self.bits + need > _KEY_BITS:
            return False
        self.bits += need
        self.needs.append((rule.id, need))
        return True

    def shifts(self) -> dict[str, int]:
        """By how many bits the figures of each criterion are moved."""
        found: dict[str, int] = {}
        shift = self.bits
        for name, need in self.needs:
            shift -= need
            if need:
                found[name] = shift
        return found

    def weights(self) -> Numbers:
        """int32 [5]: of points, wins, goal difference, goals scored, and what is added so that nothing is below 0."""
        weights = np.zeros(5, np.int64)
        for name, shift in self.shifts().items():
            weights[_BY_SUMS[name]] = 1 << shift
            weights[4] -= self.spans[name][0] << shift
        return weights.astype(np.int32)


def mutual_of(source: TableSource, number: OneNumber, fixed: code.Ints) -> Mutual:
    """How clubs with the same number compare by their mutual matches; without pairs where that is not a matter of sums.

    Only where head-to-head comes before all goals are clubs so often level that this is worth its while.

    Args:
        fixed: int64 [results, F_COLUMNS], see `layout`.
    """
    rules = source.rules
    rule = rules.tiebreakers[number.first] if number.first < len(rules.tiebreakers) else None
    if (
        rule is None
        or rule.id != "head_to_head"
        or rule.only_for
        or rule.at_stake
        or rule.when
        or number.lines
        or rules.points.shootout_win is not None
        or not set(number.prefix) <= {"points", "wins"}
    ):
        return _nothing()
    clubs = len(source.teams)
    inner = _Sums(_mutual_spans(source, fixed, clubs))
    if not all(inner.takes(one) for one in rule.criteria or HEAD_TO_HEAD_DEFAULT):
        return _nothing()
    after = _Sums(number.spans)
    for one in rules.tiebreakers[number.first + 1 :]:
        if not after.takes(one):
            break
    weights = inner.weights()
    pairs = [(one, other) for one in range(clubs) for other in range(one + 1, clubs)]
    starts, matches, base = _meetings(source, fixed, pairs, weights)
    return Mutual(
        np.ascontiguousarray(np.array(pairs, np.int64).reshape(-1, 2).T),
        starts,
        matches,
        base,
        _worth(weights, rules.points),
        after.weights(),
        np.array([REAPPLY[rule.reapply], inner.shifts().get(inner.names[0], _KEY_BITS)], np.int64),
    )


def _nothing() -> Mutual:
    empty = np.zeros((2, 0), np.int64)
    few = np.zeros((2, 0), np.int32)
    numbers = np.zeros(6, np.int32)
    return Mutual(empty, np.zeros(1, np.int64), empty, few, numbers, numbers[:5], np.zeros(2, np.int64))


def _mutual_spans(source: TableSource, fixed: code.Ints, clubs: int) -> Spans:
    """What the figures of a club over any of its mutual matches can be."""
    least, most, lead, goals, matches = (np.zeros(clubs, np.int64) for _ in range(5))
    points = source.rules.points
    worth = (points.win, points.draw or 0, points.loss)
    for row in source.left:
        if min(row.home, row.away) < 0:
            continue
        for club in (row.home, row.away):
            least[club] += min(*worth, 0)
            most[club] += max(*worth, 0)
            lead[club] += GOALS_MAX
            goals[club] += GOALS_MAX
            matches[club] += 1
    for row in fixed.tolist():
        for side in range(2):
            club = row[code.F_HOME + side]
            if min(row[code.F_HOME], row[code.F_AWAY]) < 0:
                continue
            own = row[code.F_HOME_POINTS + side]
            least[club] += min(own, 0)
            most[club] += max(own, 0)
            lead[club] += abs(row[code.F_HOME_GOALS] - row[code.F_AWAY_GOALS])
            goals[club] += row[code.F_HOME_GOALS + side]
            matches[club] += 1
    furthest = int(lead.max(initial=0))
    return {
        "points": (int(least.min(initial=0)), int(most.max(initial=0))),
        "wins": (0, int(matches.max(initial=0))),
        "goal_difference": (-furthest, furthest),
        "goals_for": (0, int(goals.max(initial=0))),
    }


def _worth(weights: Numbers, points: Points) -> Numbers:
    """What a match adds to a club's number over mutual matches, see `mutual`."""
    point, won, lead, goal, start = weights.tolist()
    found = np.zeros(6, np.int32)
    found[W_WIN] = points.win * point + won
    found[W_DRAW] = (points.draw or 0) * point
    found[W_LOSS] = points.loss * point
    found[W_LEAD], found[W_GOAL], found[W_START] = lead, goal, start
    return found


def _meetings(
    source: TableSource, fixed: code.Ints, pairs: Sequence[tuple[int, int]], weights: Numbers
) -> tuple[code.Ints, code.Ints, Numbers]:
    """For each pair the matches left, and what the results that stand add to either club."""
    left: dict[tuple[int, int], list[tuple[int, int]]] = {pair: [] for pair in pairs}
    for row in source.left:
        if min(row.home, row.away) >= 0:
            turned = row.home > row.away
            pair = (row.away, row.home) if turned else (row.home, row.away)
            left[pair].append((row.row, int(turned)))
    base = {pair: [0, 0] for pair in pairs}
    point, won, lead, goal, _ = weights.tolist()
    for row in fixed.tolist():
        home, away = row[code.F_HOME], row[code.F_AWAY]
        if min(home, away) < 0:
            continue
        for side, club in enumerate((home, away)):
            scored, conceded = row[code.F_HOME_GOALS + side], row[code.F_HOME_GOALS + 1 - side]
            gained = row[code.F_HOME_POINTS + side] * point + row[code.F_HOME_WON + side] * won
            base[min(home, away), max(home, away)][int(club == max(home, away))] += (
                gained + (scored - conceded) * lead + scored * goal
            )
    starts = np.cumsum([0, *(len(left[pair]) for pair in pairs)]).astype(np.int64)
    matches = np.array([one for pair in pairs for one in left[pair]], np.int64).reshape(-1, 2)
    bases = np.array([base[pair] for pair in pairs], np.int32).reshape(-1, 2)
    return starts, np.ascontiguousarray(matches.T), np.ascontiguousarray(bases.T)
