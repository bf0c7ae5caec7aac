"""Counting results: wins, goals and points of every club met, over one set of matches.

Which results count: played, awarded and walkover with their score; a double loss is a defeat for both without
goals. Everything else counts for nothing, and so does a match without a score, unless its winner is known: then it
is won and lost without goals.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from torneo.model import Result, Side, Status, TeamId
from torneo.rules.table_rules import Bonus, Points
from torneo.standings.values import Adjustment, Carried

# Places in a tally: a plain list, because a season is counted thousands of times in a forecast's checks.
WON, DRAWN, LOST, GF, GA, SHOOTOUT_WINS, SHOOTOUT_LOSSES, PLAYED = range(8)

Tally = list[int]

_SCORED = frozenset({Status.PLAYED, Status.AWARDED, Status.WALKOVER})


class Tallies(dict[TeamId, Tally]):
    """Tally of each club; a club met for the first time starts at zero."""

    def __missing__(self, team: TeamId) -> Tally:
        tally = self[team] = [0, 0, 0, 0, 0, 0, 0, 0]
        return tally


def counts(result: Result) -> bool:
    """Whether a result counts as a match played."""
    if result.status in _SCORED:
        return result.score is not None or result.winner is not None
    return result.status is Status.DOUBLE_LOSS


def tally(results: Iterable[Result], *, shootouts: bool) -> tuple[Tallies, Tallies]:
    """What each club did at home and away; with `shootouts` a level match has a winner on penalties too.

    `PLAYED` is left at zero, `total` fills it.
    """
    home, away = Tallies(), Tallies()
    played, awarded, walkover, double_loss = (
        Status.PLAYED,
        Status.AWARDED,
        Status.WALKOVER,
        Status.DOUBLE_LOSS,
    )
    for result in results:
        status = result.status
        if status is played or status is awarded or status is walkover:
            score = result.score
            if score is None:
                if result.winner is not None:
                    won_at_home = result.winner is Side.HOME
                    home[result.home][WON if won_at_home else LOST] += 1
                    away[result.away][LOST if won_at_home else WON] += 1
                continue
            hosts, guests = home[result.home], away[result.away]
            home_goals, away_goals = score
            hosts[GF] += home_goals
            hosts[GA] += away_goals
            guests[GF] += away_goals
            guests[GA] += home_goals
            if home_goals > away_goals:
                hosts[WON] += 1
                guests[LOST] += 1
            elif home_goals < away_goals:
                hosts[LOST] += 1
                guests[WON] += 1
            else:
                hosts[DRAWN] += 1
                guests[DRAWN] += 1
                if shootouts:
                    side = shootout_winner(result)
                    if side is not None:
                        hosts[SHOOTOUT_WINS if side is Side.HOME else SHOOTOUT_LOSSES] += 1
                        guests[SHOOTOUT_LOSSES if side is Side.HOME else SHOOTOUT_WINS] += 1
        elif status is double_loss:
            home[result.home][LOST] += 1
            away[result.away][LOST] += 1
    return home, away


def total(home: Tallies, away: Tallies, teams: Iterable[TeamId]) -> Tallies:
    """Home and away together, for `teams` and all clubs they met."""
    both = Tallies()
    nothing = [0] * 8
    for team in dict.fromkeys((*teams, *home, *away)):
        at_home, abroad = home.get(team, nothing), away.get(team, nothing)
        line = both[team] = [a + b for a, b in zip(at_home, abroad, strict=True)]
        line[PLAYED] = line[WON] + line[DRAWN] + line[LOST]
    return both


def shootout_winner(result: Result) -> Side | None:
    """Who won the shoot-out after a level match; None: there was none, or nobody knows."""
    if result.penalties is not None:
        first, second = result.penalties
        return Side.HOME if first > second else Side.AWAY if second > first else None
    return result.winner


def match_points(line: Tally, points: Points) -> int:
    """Points from matches.

    A level match is worth `draw`. Where every level match goes to penalties, one whose shoot-out is not known is
    worth what both are sure of: the points of the loser on penalties.
    """
    decided = line[SHOOTOUT_WINS] + line[SHOOTOUT_LOSSES]
    level = points.draw if points.draw is not None else points.shootout_loss or 0
    return (
        line[WON] * points.win
        + (line[DRAWN] - decided) * level
        + line[LOST] * points.loss
        + line[SHOOTOUT_WINS] * (points.shootout_win or 0)
        + line[SHOOTOUT_LOSSES] * (points.shootout_loss or 0)
    )


def series_bonus(results: Iterable[Result], bonus: Sequence[Bonus]) -> dict[TeamId, int]:
    """Bonus points: the two matches of a pair are a series, its winner on aggregate gets the points.

    A series of which only one match has a score gives nothing yet; nor do more than two matches of a pair, which
    no rule read so far joins into series.
    """
    given: dict[TeamId, int] = defaultdict(int)
    series: dict[frozenset[TeamId], list[Result]] = defaultdict(list)
    for result in results:
        if result.status in _SCORED and result.score is not None:
            series[frozenset((result.home, result.away))].append(result)
    for matches in series.values():
        if len(matches) != 2:
            continue
        home, away = tally(matches, shootouts=False)
        one, other = matches[0].home, matches[0].away
        for rule in bonus:
            lead = home[one][GF] + away[one][GF] - home[other][GF] - away[other][GF]
            if not lead and "away_goals" in rule.level:
                lead = away[one][GF] - away[other][GF]
            if lead:
                given[one if lead > 0 else other] += rule.points
    return given


def at_half_time(results: Iterable[Result]) -> list[Result]:
    """The matches as if each had ended at half-time; those without a half-time score are left out."""
    return [replace(result, score=result.half_time) for result in results if result.half_time is not None]


class Scope:
    """The figures of clubs over one set of matches: the whole table, or a mini-league.

    Clubs met that are no members have their figures too, from the matches handed in: `opponents_*` need them.
    """

    __slots__ = (
        "_by_team",
        "away",
        "bonus",
        "carried",
        "home",
        "lines",
        "points",
        "results",
        "rule",
        "shootouts",
    )

    def __init__(
        self,
        teams: Iterable[TeamId],
        results: Sequence[Result],
        rule: Points,
        *,
        bonus: Sequence[Bonus] = (),
        carried: Mapping[TeamId, Carried] | None = None,
        adjustments: Iterable[Adjustment] = (),
    ) -> None:
        self.results = results
        self.rule = rule
        self.shootouts = rule.shootout_win is not None
        self.home, self.away = tally(results, shootouts=self.shootouts)
        self.lines = total(self.home, self.away, teams)
        self.points = {team: match_points(line, rule) for team, line in self.lines.items()}
        self.bonus = series_bonus(results, bonus) if bonus else {}
        self.carried: Mapping[TeamId, Carried] = carried or {}
        self._by_team: dict[TeamId, list[Result]] | None = None
        for team, points in self.bonus.items():
            self.points[team] += points
        for team, start in self.carried.items():
            self._start(team, start)
        for adjustment in adjustments:
            if adjustment.team in self.points:
                self.points[adjustment.team] += adjustment.points

    def _start(self, team: TeamId, start: Carried) -> None:
        if team not in self.points:
            return
        line = self.lines[team]
        line[WON] += start.won
        line[DRAWN] += start.drawn
        line[LOST] += start.lost
        line[GF] += start.gf
        line[GA] += start.ga
        line[PLAYED] += start.played
        self.points[team] += start.points

    def matches_of(self, team: TeamId) -> Sequence[Result]:
        """All results of a club, whether they count or not."""
        if self._by_team is None:
            found: dict[TeamId, list[Result]] = defaultdict(list)
            for result in self.results:
                found[result.home].append(result)
                found[result.away].append(result)
            self._by_team = found
        return self._by_team.get(team, ())

    def among(self, group: Sequence[TeamId]) -> "Scope":
        """The mini-league of some of the clubs: only their matches, no bonus, carried or adjusted points."""
        members = frozenset(group)
        mutual = [result for result in self.results if result.home in members and result.away in members]
        return Scope(group, mutual, self.rule)
