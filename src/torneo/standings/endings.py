"""The place of one club in many endings of the same season: what is played is counted once.

Says what `make_table` says of a complete table, without rows and reasons, so that thousands of endings can be asked.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from torneo.model import Result, Score, TeamId
from torneo.rules.table_rules import TableRules
from torneo.standings.make import make_table
from torneo.standings.values import Inputs, Table

_PLAIN = ("points", "goal_difference", "goals_for", "wins")
_NO_INPUTS = Inputs()


class Ending(NamedTuple):
    """How a match ends. `shootout`: 1 the home side won on penalties, -1 the away side, 0 there was none."""

    home: int
    away: int
    shootout: int = 0


class Counted(NamedTuple):
    """What an ending adds up to: figures by the number of the club; at the end those of sides that are no member."""

    endings: tuple[Ending, ...]
    points: list[int]
    goal_difference: list[int]
    goals_for: list[int]
    wins: list[int]

    def changed(self, changes: Mapping[int, Ending]) -> list[Ending]:
        """The endings with some of them replaced."""
        endings = list(self.endings)
        for index, ending in changes.items():
            endings[index] = ending
        return endings


class Endings:
    """A table with matches left; `place` tells where a club stands once they have ended in a certain way.

    Args:
        left: Home and away side of each match left; a side that is no member of the table counts for nothing.
    """

    def __init__(
        self,
        teams: Sequence[TeamId],
        results: Sequence[Result],
        rules: TableRules,
        *,
        inputs: Inputs = _NO_INPUTS,
        left: Sequence[tuple[TeamId, TeamId]] = (),
    ) -> None:
        self.teams = tuple(sorted(set(teams)))
        self.number = {team: index for index, team in enumerate(self.teams)}
        self._results, self._rules, self._inputs = tuple(results), rules, inputs
        self._sides = tuple(left)
        nobody = len(self.teams)
        self._left = [(self.number.get(home, nobody), self.number.get(away, nobody)) for home, away in left]
        table = make_table(self.teams, self._results, rules, inputs=inputs, complete=True)
        self.table = table
        """the table of what is played alone, as if nothing else were to come"""
        rows = {row.team: row for row in table}
        self.points = [rows[team].points for team in self.teams]
        self.difference = [rows[team].gd for team in self.teams]
        self.goals_for = [rows[team].gf for team in self.teams]
        self.wins = [rows[team].won for team in self.teams]
        self._plain = _plain_criteria(rules)
        points = rules.points
        level = points.draw if points.draw is not None else points.shootout_loss or 0
        has_shootouts = points.shootout_win is not None
        won, lost = (points.shootout_win or 0, points.shootout_loss or 0) if has_shootouts else (level, level)
        self._worth = (
            (points.win, points.loss),
            (points.loss, points.win),
            (level, level),
            (won, lost),
            (lost, won),
        )
        self._known: dict[tuple[int, Ending], Result] = {}

    def place(self, team: TeamId, endings: Sequence[Ending]) -> tuple[int, int]:
        """First and last of the places that a club holds or shares: the same number twice where it is alone.

        Args:
            endings: one for each match left, in their order.
        """
        if not self._plain:
            return self._by_table(team, endings)
        return self._by_figures(team, endings, self.counted(endings))

    def place_in(self, team: TeamId, counted: Counted, changes: Mapping[int, Ending]) -> tuple[int, int]:
        """As `place`, for an ending that differs in a few matches from one that has been counted."""
        endings = counted.changed(changes)
        if not self._plain:
            return self._by_table(team, endings)
        figures = Counted(counted.endings, *(list(each) for each in counted[1:]))
        for index, ending in changes.items():
            self._add(figures, index, counted.endings[index], -1)
            self._add(figures, index, ending, 1)
        return self._by_figures(team, endings, figures)

    def _by_figures(self, team: TeamId, endings: Sequence[Ending], figures: Counted) -> tuple[int, int]:
        number = self.number[team]
        size = len(self.teams)
        points = figures.points
        mine = points[number]
        above = 0
        level: list[int] = []
        for other in range(size):
            theirs = points[other]
            if theirs > mine:
                above += 1
            elif theirs == mine and other != number:
                level.append(other)
        for name in self._plain[1:]:
            if not level:
                break
            compared: list[int] = getattr(figures, name)
            mine = compared[number]
            above += sum(1 for other in level if compared[other] > mine)
            level = [other for other in level if compared[other] == mine]
        return (above + 1, above + 1) if not level else self._by_table(team, endings)

    def _by_table(self, team: TeamId, endings: Sequence[Ending]) -> tuple[int, int]:
        row = self.final(endings).row(team)
        return row.pos, row.pos + len(row.level_with)

    def final(self, endings: Sequence[Ending]) -> Table:
        """The whole table of an ending."""
        results = [*self._results, *self.results(endings)]
        return make_table(self.teams, results, self._rules, inputs=self._inputs, complete=True)

    def results(self, endings: Sequence[Ending]) -> list[Result]:
        """The matches left as results."""
        return self.results_of(dict(enumerate(endings)))

    def results_of(self, endings: Mapping[int, Ending]) -> list[Result]:
        """Some of the matches left as results."""
        known = self._known
        found = []
        for index, ending in endings.items():
            result = known.get((index, ending))
            if result is None:
                home, away = self._sides[index]
                penalties = (
                    None if not ending.shootout else Score(5, 4) if ending.shootout > 0 else Score(4, 5)
                )
                result = Result(home, away, Score(ending.home, ending.away), penalties=penalties)
                known[index, ending] = result
            found.append(result)
        return found

    def counted(self, endings: Sequence[Ending]) -> Counted:
        """The figures of every member at the end, and of nobody behind them."""
        figures = Counted(
            tuple(endings),
            [*self.points, 0],
            [*self.difference, 0],
            [*self.goals_for, 0],
            [*self.wins, 0],
        )
        for index, ending in enumerate(endings):
            self._add(figures, index, ending, 1)
        return figures

    def _add(self, figures: Counted, index: int, ending: Ending, sign: int) -> None:
        """Count a match, or with `sign` -1 take it out again."""
        home, away = self._left[index]
        scored, conceded, shootout = ending
        worth = self._worth
        if scored > conceded:
            first, second = worth[0]
            figures.wins[home] += sign
        elif scored < conceded:
            first, second = worth[1]
            figures.wins[away] += sign
        else:
            first, second = worth[2] if not shootout else worth[3] if shootout > 0 else worth[4]
        figures.points[home] += sign * first
        figures.points[away] += sign * second
        if scored != conceded:
            figures.goal_difference[home] += sign * (scored - conceded)
            figures.goal_difference[away] += sign * (conceded - scored)
        if scored:
            figures.goals_for[home] += sign * scored
        if conceded:
            figures.goals_for[away] += sign * conceded


def _plain_criteria(rules: TableRules) -> tuple[str, ...]:
    """The criteria at the head of the list that compare one plain figure, if the first of them is points."""
    if rules.bonus or not rules.tiebreakers or rules.tiebreakers[0].id != "points":
        return ()
    found: list[str] = []
    for rule in rules.tiebreakers:
        if rule.id not in _PLAIN or rule.only_for is not None or rule.at_stake or rule.when is not None:
            break
        found.append(rule.id)
    return tuple(found)
