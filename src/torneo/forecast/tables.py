"""From a table with its matches left to the arrays that the compiled loops work with.

Everything that stands already is counted by the standings room; here it becomes numbers. What no simulation can know is
said: `Unknowns` names the criteria that take their recorded values.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from torneo.forecast import layout as code
from torneo.forecast.kernels import COPIES, Counts, Sums
from torneo.forecast.lanes import FIELDS, LANES, WINS_SCALE
from torneo.forecast.table_source import MATCHES_MAX, CannotCompile, LeftRow, TableSource
from torneo.forecast.weights import REAPPLY, mutual_of, one_number
from torneo.model import Result, TeamId
from torneo.rules.criteria import HEAD_TO_HEAD_DEFAULT, Criterion
from torneo.rules.table_rules import Points
from torneo.standings import TIEBREAKERS, Inputs
from torneo.standings.count import GA, GF, PLAYED, WON, Scope, counts, match_points, tally, total

_CODES = {
    "points": code.POINTS,
    "points_per_game": code.PER_GAME,
    "goal_difference": code.DIFFERENCE,
    "goals_for": code.GOALS_FOR,
    "goal_average": code.GOAL_AVERAGE,
    "wins": code.WINS,
    "away_goals": code.AWAY_GOALS,
    "away_wins": code.AWAY_WINS,
    "away_points": code.AWAY_POINTS,
    "opponents_points": code.OPPONENTS_POINTS,
    "opponents_goal_difference": code.OPPONENTS_DIFFERENCE,
    "opponents_goals_for": code.OPPONENTS_GOALS,
    "relative_points": code.RELATIVE,
    "place": code.PLACE,
    "head_to_head": code.HEAD_TO_HEAD,
    "playoff_match": code.EXTRA_MATCH,
    "penalties": code.SHOOTOUT,
    "drawing_of_lots": code.LOTS,
}
_RECORDED = frozenset(
    (
        "fair_play",
        "disciplinary_points",
        "reds",
        "yellows",
        "ranking",
        "coefficient",
        "half_time_points",
    )
)
"""Criteria that no simulated match says anything about."""

_OVER_ALL_MATCHES = range(code.AWAY_GOALS, code.RELATIVE + 1)


@dataclass(frozen=True, slots=True)
class CompiledTable:
    """A table ready to be simulated. `recorded`: criteria that no simulated match says anything about."""

    teams: tuple[TeamId, ...]
    packed: code.Ints
    given: code.Floats
    sums: Sums
    points_range: int
    wants_extra_match: bool
    recorded: tuple[str, ...] = ()

    def counts(self) -> Counts:
        """Counters at zero."""
        clubs = len(self.teams)
        return Counts(
            np.zeros((clubs, clubs * COPIES), np.int64),
            np.zeros((clubs, self.points_range * COPIES), np.int64),
        )


@dataclass(slots=True)
class _Rules:
    """The criteria as rows."""

    rows: list[list[int]] = field(default_factory=list)
    stakes: list[int] = field(default_factory=list)
    given: list[list[float]] = field(default_factory=list)
    recorded: list[str] = field(default_factory=list)


def compile_table(source: TableSource) -> CompiledTable:
    """The arrays of a table.

    Raises:
        CannotCompile: a rule that the simulation cannot follow.
    """
    rules, teams = source.rules, source.teams
    number = {team: place for place, team in enumerate(teams)}
    if rules.bonus:
        raise CannotCompile("bonus")
    rounds = {rule.round for rule in rules.tiebreakers if rule.id == "playoff_match" and rule.round}
    extra_played = [result for result in source.results if result.round in rounds] if rounds else []
    results = [result for result in source.results if not (rounds and result.round in rounds)]
    scope = Scope(
        teams, results, rules.points, carried=source.inputs.carried, adjustments=source.inputs.adjustments
    )
    criteria = _criteria(source, scope)
    left_of = np.zeros(len(teams), np.int64)
    for row in source.left:
        for club in (row.home, row.away):
            if club >= 0:
                left_of[club] += 1
    base = np.zeros((len(teams), FIELDS), np.int64)
    played = left_of.copy()
    for place, team in enumerate(teams):
        line = scope.lines[team]
        points = scope.points[team] + rules.points.loss * int(left_of[place])
        base[place] = points * WINS_SCALE + line[WON], line[GF] - line[GA], line[GF]
        played[place] += line[PLAYED]
        if line[WON] + left_of[place] + source.extra_matches > MATCHES_MAX:
            raise CannotCompile("matches", club=team, limit=MATCHES_MAX)
    order = one_number(source, base, left_of)
    fixed = _fixed(results, number, rules.points)
    pairs, pair_matches = _pairs(source.left, fixed, len(teams))
    codes = [row[code.CODE] for row in criteria.rows]
    if any(code.OPPONENTS_POINTS <= one <= code.RELATIVE for one in codes) and any(
        min(row.home, row.away) < 0 for row in source.left
    ):
        raise CannotCompile("opponents_points")
    packed = _packed(
        {
            code.CRITERIA: np.array(criteria.rows, np.int64),
            code.STAKES: np.array(criteria.stakes, np.int64),
            code.DRAWN: _lots(source.inputs, teams),
            code.EXTRAS: _extras((*source.inputs.playoff_results, *extra_played), number),
            code.LAST_PAIRS: _pair_flags(source.inputs, number),
            code.PLAYED: played,
            code.WORTH: _points(rules.points),
            code.ROWS: np.array([(one.row, one.home, one.away) for one in source.left], np.int64)
            .reshape(-1, 3)
            .T.copy(),
            code.FIXED: fixed,
            code.PAIRS: pairs,
            code.PAIR_MATCHES: pair_matches,
            code.LINES: np.array(order.lines, np.int64),
        },
        {
            code.CLUBS: len(teams),
            code.COUNT: len(rules.tiebreakers),
            code.FIRST: order.first,
            code.COARSE_FIRST: order.coarse_first,
            code.COARSE_SHIFT: order.coarse_shift,
            code.LINES_COUNT: len(order.lines),
            code.DRAWN_COUNT: len(source.inputs.lots),
            code.ROWS_COUNT: len(source.left),
            code.FIXED_COUNT: len(fixed),
            code.NEEDS_SCAN: int(any(one in _OVER_ALL_MATCHES for one in codes[: len(rules.tiebreakers)])),
        },
    )
    given = np.array(criteria.given, np.float64).reshape(-1, len(teams))
    starts = np.cumsum([0, *(len(one) for one in source.slots)]).astype(np.int64)
    sums = Sums(
        base=np.repeat(base.reshape(-1, 1), LANES, axis=1).astype(np.int16),
        slot_starts=starts,
        slots=np.array([slot for one in source.slots for slot in one], np.int64),
        weights=order.weights,
        points_min=order.points[0],
        mutual=mutual_of(source, order, fixed),
    )
    return CompiledTable(
        teams,
        packed,
        given,
        sums,
        order.points[1] - order.points[0] + 1,
        any(rule.id == "playoff_match" for rule in rules.tiebreakers),
        tuple(dict.fromkeys(criteria.recorded)),
    )


def _packed(parts: Mapping[int, code.Ints], numbers: Mapping[int, int]) -> code.Ints:
    """One array of a header and the parts, see `ordering`."""
    header = np.zeros(code.HEADER, np.int64)
    for place, value in numbers.items():
        header[place] = value
    at = code.HEADER
    for place, part in parts.items():
        header[place] = at
        at += part.size
    return np.concatenate([header, *(part.ravel() for part in parts.values())]).astype(np.int64)


def match_worth(points: Points) -> tuple[int, int, int]:
    """What a win, a draw and a shoot-out won add to the sums; a defeat adds nothing: it stands in the base."""
    loss = points.loss
    level = points.draw if points.draw is not None else points.shootout_loss or 0
    more = (points.shootout_win or 0) - (points.shootout_loss or 0) if points.shootout_win is not None else 0
    return (points.win - loss) * WINS_SCALE + 1, (level - loss) * WINS_SCALE, more * WINS_SCALE


def _criteria(source: TableSource, scope: Scope) -> _Rules:
    found = _Rules()
    inner: list[tuple[int, Criterion]] = []
    for number, rule in enumerate(source.rules.tiebreakers):
        found.rows.append(_row(rule, source, scope, found, is_inner=False))
        if rule.id == "head_to_head":
            inner.append((number, rule))
    for number, rule in inner:
        inside = rule.criteria or HEAD_TO_HEAD_DEFAULT
        found.rows[number][code.INNER_FIRST] = len(found.rows)
        found.rows[number][code.INNER_COUNT] = len(inside)
        for one in inside:
            found.rows.append(_row(one, source, scope, found, is_inner=True))
    return found


def _row(rule: Criterion, source: TableSource, scope: Scope, into: _Rules, *, is_inner: bool) -> list[int]:
    row = [0] * code.COLUMNS
    row[code.ONLY_FOR] = rule.only_for or 0
    row[code.STAKE_FIRST] = len(into.stakes)
    row[code.STAKE_COUNT] = len(rule.at_stake)
    into.stakes += sorted(rule.at_stake)
    row[code.LAST_MATCH] = int(rule.when == "last_match_between_them")
    row[code.SHARES] = int(rule.until_then == "share")
    row[code.REAPPLY] = REAPPLY[rule.reapply]
    row[code.EXTRA_TIME] = int("extra_time" in rule.level)
    found = _CODES.get(rule.id)
    if is_inner and (rule.id == "half_time_points" or (found is not None and found in _ONLY_OUTSIDE)):
        raise CannotCompile(f"head_to_head: {rule.id}")
    if found is not None and not (found == code.PLACE and not source.has_place):
        row[code.CODE] = found
        return row
    row[code.CODE] = code.GIVEN
    row[code.GIVEN_ROW] = len(into.given)
    into.given.append(_given(rule, source, scope))
    if rule.id in _RECORDED:
        into.recorded.append(rule.id)
    return row


_ONLY_OUTSIDE = frozenset(
    (code.OPPONENTS_POINTS, code.OPPONENTS_DIFFERENCE, code.OPPONENTS_GOALS, code.RELATIVE)
)


def _given(rule: Criterion, source: TableSource, scope: Scope) -> list[float]:
    """The recorded figures of a criterion, more is better; nan where there is none."""
    tiebreaker = TIEBREAKERS.get(rule.id)
    if tiebreaker is None:
        raise CannotCompile(rule.id)
    found: list[float] = []
    for team in source.teams:
        figures = tiebreaker.figures(rule, [team], scope, source.inputs)
        figure = None if figures is None else figures[team]
        if isinstance(figure, str):
            raise CannotCompile(rule.id)
        sign = -1.0 if tiebreaker.fewer else 1.0
        found.append(float("nan") if figure is None else sign * float(figure))
    return found


def _fixed(results: Sequence[Result], number: Mapping[TeamId, int], points: Points) -> code.Ints:
    shootouts = points.shootout_win is not None
    rows: list[list[int]] = []
    for result in results:
        if not counts(result):
            continue
        both = (result.home, result.away)
        home, away = tally((result,), shootouts=shootouts)
        lines = total(home, away, both)
        rows.append(
            [
                *(number.get(team, -1) for team in both),
                *(lines[team][GF] for team in both),
                *(match_points(lines[team], points) for team in both),
                *(lines[team][WON] for team in both),
            ]
        )
    return np.array(rows, np.int64).reshape(-1, code.F_COLUMNS)


def _pairs(left: Sequence[LeftRow], fixed: code.Ints, clubs: int) -> tuple[code.Ints, code.Ints]:
    found: dict[int, list[int]] = {}
    for place, row in enumerate(left):
        if row.home >= 0 and row.away >= 0:
            found.setdefault(row.home * clubs + row.away, []).append(place)
    for place, (home, away) in enumerate(fixed[:, :2].tolist()):
        if home >= 0 and away >= 0:
            found.setdefault(home * clubs + away, []).append(-1 - place)
    starts = np.zeros(clubs * clubs + 1, np.int64)
    for pair, matches in found.items():
        starts[pair + 1] = len(matches)
    return np.cumsum(starts), np.array([one for pair in sorted(found) for one in found[pair]], np.int64)


def _lots(inputs: Inputs, teams: Sequence[TeamId]) -> code.Ints:
    rows = [[lot.index(team) if team in lot else -1 for team in teams] for lot in inputs.lots]
    return np.array(rows, np.int64).reshape(-1, len(teams))


def _extras(results: Sequence[Result], number: Mapping[TeamId, int]) -> code.Ints:
    """Who has won an extra match against whom, as the standings room reads them."""
    clubs = len(number)
    found = np.zeros((clubs, clubs), np.int64)
    played = {frozenset((one.home, one.away)) for one in results}
    for pair in sorted(played, key=sorted):
        one, *rest = sorted(pair)
        if not rest or one not in number or rest[0] not in number:
            continue
        other = rest[0]
        inputs = Inputs(playoff_results=tuple(results))
        scope = Scope((one, other), (), Points(win=3, draw=1))
        figures = TIEBREAKERS["playoff_match"].figures(
            Criterion(id="playoff_match"), [one, other], scope, inputs
        )
        if figures is not None and figures[one] != figures[other]:
            ours, theirs = figures[one], figures[other]
            assert not isinstance(ours, str)
            assert not isinstance(theirs, str)
            winner, loser = (one, other) if ours > theirs else (other, one)
            found[number[winner], number[loser]] = 1
    return found


def _pair_flags(inputs: Inputs, number: Mapping[TeamId, int]) -> code.Ints:
    clubs = len(number)
    found = np.zeros((clubs, clubs), np.int64)
    for pair in inputs.last_round_pairs:
        places = [number[team] for team in sorted(pair) if team in number]
        if len(places) == 2:
            found[places[0], places[1]] = found[places[1], places[0]] = 1
    return found


def _points(points: Points) -> code.Ints:
    draw = points.draw if points.draw is not None else 0
    win, loss = points.shootout_win, points.shootout_loss
    return np.array([points.win, draw, points.loss, -1 if win is None else win, loss or 0], np.int64)
