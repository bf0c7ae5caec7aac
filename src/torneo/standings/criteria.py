"""The criteria that put level clubs in order: one entry per code, with one pure method.

What each is called and which parameters it takes stands in `rules.criteria`, under the same code.

The list, with source. Matches that count are those of the table (`count` says which statuses); inside
`head_to_head` they are the matches among the level clubs alone. Awarded matches and walkovers count with their
score. Three or more level clubs are treated like two unless said otherwise; the clubs a criterion leaves level go on
to the next one, and only `head_to_head` ever starts again.

- points, goal_difference, goals_for, wins: every league. Inside head_to_head points come from matches alone.
- points_per_game: seasons cut short (England 2019-20), relegation averages (Argentina, Mexico). No match: 0.
- goal_average: Football League to 1976, World Cups to 1966. Nothing conceded and a goal scored is better than any
  average, however many were scored; no goal at all is 0.
- away_goals, away_wins, away_points: UEFA league phase, Austria, Libertadores. Neutral ground counts as written.
- half_time_points: some national rules; matches without a half-time score are left out.
- opponents_points, opponents_goal_difference, opponents_goals_for: UEFA league phase 2024. Summed over the matches,
  so an opponent met twice counts twice; figures of the opponents come from the results handed in.
- relative_points: Neustadtl/Sonneborn-Berger score, from chess and some youth leagues.
- fair_play, disciplinary_points, reds, yellows, ranking, coefficient: FIFA 2018-, UEFA, CONMEBOL, Brazil. Inputs: if
  one of the level clubs has no figure the criterion separates none of them.
- half_point_lost_by_rounding: Austria 2018-. If none or all of the level clubs lost one it separates nobody.
- place: place in another table, for second stages.
- penalties: UEFA finals: a shoot-out of exactly two level clubs after their match in the last round.
- playoff_match: World Cups 1954 and 1958, Peru, Premier League: an extra match of two. Matches of the pair are added
  up (a replay, two legs), then penalties, then a winner named by the record decide.
- drawing_of_lots: a recorded order that holds all the level clubs.
- head_to_head (see `order`): UEFA, FIFA 2026, Spain, Italy, Argentina, CONMEBOL.

Not covered: single goals or minutes, attendance, mini-leagues over another stage's matches, extra matches of three.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from torneo.model import Result, Side, TeamId, UsageError
from torneo.rules.criteria import CRITERIA, Criterion
from torneo.standings.count import (
    GA,
    GF,
    PLAYED,
    WON,
    Scope,
    at_half_time,
    counts,
    match_points,
    tally,
    total,
)
from torneo.standings.values import Figure, Inputs

INFINITE = "infinite"
"""Goal average of a club that has scored and conceded nothing."""


class Tiebreaker(Protocol):
    """A criterion: `figures` of all clubs of a level group, or None when it can tell nothing about them."""

    @property
    def code(self) -> str: ...
    @property
    def fewer(self) -> bool: ...

    def figures(
        self, rule: Criterion, group: Sequence[TeamId], scope: Scope, inputs: Inputs, /
    ) -> Mapping[TeamId, Figure] | None: ...


@dataclass(frozen=True, slots=True)
class OfResults:
    """A figure of one club, from matches and points."""

    code: str
    figure: Callable[[Scope, TeamId], Figure]
    fewer: bool = False

    def figures(
        self, _rule: Criterion, group: Sequence[TeamId], scope: Scope, _inputs: Inputs, /
    ) -> Mapping[TeamId, Figure] | None:
        figure = self.figure
        return {team: figure(scope, team) for team in group}


@dataclass(frozen=True, slots=True)
class OfInputs:
    """A figure of one club that is given, not computed; `default` for clubs without one, None: not known."""

    code: str
    given: Callable[[Criterion, Inputs], Mapping[TeamId, int] | Mapping[TeamId, int | Fraction]]
    fewer: bool = False
    default: int | None = None

    def figures(
        self, rule: Criterion, group: Sequence[TeamId], _scope: Scope, inputs: Inputs, /
    ) -> Mapping[TeamId, Figure] | None:
        given = self.given(rule, inputs)
        figures: dict[TeamId, Figure] = {}
        for team in group:
            figure = given.get(team, self.default)
            if figure is None:
                return None
            figures[team] = figure
        return figures


@dataclass(frozen=True, slots=True)
class OfGroup:
    """Figures that only the level clubs together have: a lot, an extra match."""

    code: str
    found: Callable[[Criterion, Sequence[TeamId], Scope, Inputs], Mapping[TeamId, Figure] | None]
    fewer: bool = False

    def figures(
        self, rule: Criterion, group: Sequence[TeamId], scope: Scope, inputs: Inputs, /
    ) -> Mapping[TeamId, Figure] | None:
        return self.found(rule, group, scope, inputs)


def _goal_average(scope: Scope, team: TeamId) -> Figure:
    line = scope.lines[team]
    if line[GA]:
        return Fraction(line[GF], line[GA])
    return INFINITE if line[GF] else 0


def _per_game(scope: Scope, team: TeamId) -> Figure:
    played = scope.lines[team][PLAYED]
    return Fraction(scope.points[team], played) if played else 0


def _half_time(scope: Scope, team: TeamId) -> Figure:
    home, away = tally(at_half_time(scope.matches_of(team)), shootouts=False)
    return match_points(total(home, away, (team,))[team], scope.rule)


def _opponents(scope: Scope, team: TeamId, figure: Callable[[TeamId], int]) -> int:
    return sum(
        figure(result.away if result.home == team else result.home)
        for result in scope.matches_of(team)
        if counts(result)
    )


def _relative(scope: Scope, team: TeamId) -> Figure:
    earned = 0
    for result in scope.matches_of(team):
        if counts(result):
            line = total(*tally((result,), shootouts=scope.shootouts), (team,))[team]
            opponent = result.away if result.home == team else result.home
            earned += match_points(line, scope.rule) * scope.points[opponent]
    return earned


def _difference(scope: Scope, team: TeamId) -> int:
    line = scope.lines[team]
    return line[GF] - line[GA]


def _half_points_lost(_rule: Criterion, inputs: Inputs) -> Mapping[TeamId, int]:
    return {team: int(start.half_point_lost) for team, start in inputs.carried.items()}


def _lots(
    _rule: Criterion, group: Sequence[TeamId], _scope: Scope, inputs: Inputs
) -> Mapping[TeamId, Figure] | None:
    members = set(group)
    for order in inputs.lots:
        if members <= set(order):
            return {team: place for place, team in enumerate((t for t in order if t in members), start=1)}
    return None


def _shootout(
    _rule: Criterion, group: Sequence[TeamId], scope: Scope, _inputs: Inputs
) -> Mapping[TeamId, Figure] | None:
    if len(group) != 2:
        return None
    one, other = group
    found = [
        result
        for result in scope.matches_of(one)
        if other in (result.home, result.away) and result.penalties is not None and counts(result)
    ]
    if not found:
        return None
    last = max(found, key=lambda result: (result.day.toordinal() if result.day else 0, result.home == one))
    assert last.penalties is not None
    return {last.home: last.penalties.home, last.away: last.penalties.away}


def is_extra_match(rule: Criterion, result: Result) -> bool:
    """Whether an extra match belongs to this criterion: a results file may name a round for each of several."""
    return rule.round is None or result.round in ("", rule.round)


def _extra_match(
    rule: Criterion, group: Sequence[TeamId], _scope: Scope, inputs: Inputs
) -> Mapping[TeamId, Figure] | None:
    """Goals of two clubs in their extra matches; if level, penalties; if level, 1 for the winner the record names."""
    if len(group) != 2:
        return None
    pair = set(group)
    goals, penalties, named = dict.fromkeys(group, 0), dict.fromkeys(group, 0), dict.fromkeys(group, 0)
    for result in inputs.playoff_results:
        if {result.home, result.away} != pair or not counts(result) or not is_extra_match(rule, result):
            continue
        for score, into in ((result.score, goals), (result.penalties, penalties)):
            if score is not None:
                into[result.home] += score.home
                into[result.away] += score.away
        if result.winner is not None:
            named[result.home if result.winner is Side.HOME else result.away] = 1
    one, other = group
    for figures in (goals, penalties, named):
        if figures[one] != figures[other]:
            return dict(figures)
    return None


TIEBREAKERS: dict[str, Tiebreaker] = {
    tiebreaker.code: tiebreaker
    for tiebreaker in (
        OfResults("points", lambda scope, team: scope.points[team]),
        OfResults("points_per_game", _per_game),
        OfResults("goal_difference", _difference),
        OfResults("goals_for", lambda scope, team: scope.lines[team][GF]),
        OfResults("goal_average", _goal_average),
        OfResults("wins", lambda scope, team: scope.lines[team][WON]),
        OfResults("away_goals", lambda scope, team: scope.away[team][GF]),
        OfResults("away_wins", lambda scope, team: scope.away[team][WON]),
        OfResults("away_points", lambda scope, team: match_points(scope.away[team], scope.rule)),
        OfResults("half_time_points", _half_time),
        OfResults("opponents_points", lambda scope, team: _opponents(scope, team, scope.points.__getitem__)),
        OfResults(
            "opponents_goal_difference",
            lambda scope, team: _opponents(scope, team, lambda other: _difference(scope, other)),
        ),
        OfResults(
            "opponents_goals_for",
            lambda scope, team: _opponents(scope, team, lambda other: scope.lines[other][GF]),
        ),
        OfResults("relative_points", _relative),
        OfInputs("fair_play", lambda _rule, inputs: inputs.fair_play_points),
        OfInputs("disciplinary_points", lambda _rule, inputs: inputs.disciplinary_points, fewer=True),
        OfInputs("reds", lambda _rule, inputs: inputs.reds, fewer=True),
        OfInputs("yellows", lambda _rule, inputs: inputs.yellows, fewer=True),
        OfInputs("ranking", lambda _rule, inputs: inputs.ranking),
        OfInputs("coefficient", lambda _rule, inputs: inputs.coefficient),
        OfInputs("half_point_lost_by_rounding", _half_points_lost, default=0),
        OfInputs("place", lambda rule, inputs: inputs.places.get(str(rule.in_), {}), fewer=True),
        OfGroup("playoff_match", _extra_match),
        OfGroup("penalties", _shootout),
        OfGroup("drawing_of_lots", _lots, fewer=True),
    )
}
"""All criteria that compare figures, by code."""

HEAD_TO_HEAD = "head_to_head"
"""The one criterion that is a procedure over others; it lives in `order`."""


def tiebreaker(rule: Criterion, *, in_mini_league: bool = False) -> Tiebreaker:
    """The criterion that a rule names.

    Raises:
        UsageError: `unknown-criterion`; `criterion-not-in-head-to-head` for one that compares no figures of the
            clubs themselves: there is no block, lot or extra match inside a mini-league.
    """
    found = TIEBREAKERS.get(rule.id)
    if found is None and rule.id != HEAD_TO_HEAD:
        raise UsageError("unknown-criterion", found=rule.id, known=tuple(sorted(CRITERIA)))
    if found is None or (in_mini_league and isinstance(found, OfGroup)):
        raise UsageError("criterion-not-in-head-to-head", found=rule.id)
    return found


def ranked(
    tiebreaker: Tiebreaker, figures: Mapping[TeamId, Figure], group: Sequence[TeamId]
) -> list[list[TeamId]]:
    """A group cut into parts of equal figures, best part first; inside a part the order of `group` stays."""
    parts: dict[int | Fraction, list[TeamId]] = {}
    infinite: list[TeamId] = []
    for team in group:
        figure = figures[team]
        if isinstance(figure, str):
            infinite.append(team)
        else:
            parts.setdefault(figure, []).append(team)
    ordered = [parts[figure] for figure in sorted(parts, reverse=not tiebreaker.fewer)]
    return [infinite, *ordered] if infinite else ordered
