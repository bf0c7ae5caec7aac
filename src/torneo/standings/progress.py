"""Positions by round: the table anew after each round, or after each day where the rounds have no numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from torneo.model import Result, TeamId, UsageError
from torneo.rules.table_rules import TableRules
from torneo.standings.count import counts
from torneo.standings.make import make_table
from torneo.standings.values import Inputs


@dataclass(frozen=True, slots=True)
class Fixed:
    """A match of a table with its place in the calendar.

    `round` 0: its round has no number. `result` None: still to be played; what counts for nothing has one too.
    """

    home: TeamId
    away: TeamId
    result: Result | None
    round: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """The places of a club, from 1 and shared or not, and its points, after each step."""

    team: TeamId
    places: tuple[int, ...]
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How a table came about. `steps` are numbers of rounds, or days; `courses` stand in the order of the last table."""

    steps: tuple[int | date, ...]
    courses: tuple[Course, ...]

    def course(self, team: TeamId) -> Course:
        """The course of a club. Raises `KeyError`."""
        return next(one for one in self.courses if one.team == team)


def progress(
    teams: Sequence[TeamId],
    matches: Sequence[Fixed],
    rules: TableRules,
    *,
    inputs_on: Callable[[date | None], Inputs],
    complete: bool | None = None,
) -> Progress:
    """The table after each round in which anything was played, the last one as it stands now.

    A match belongs to its round whenever it was played. A round without a number, such as that of an extra match,
    comes after all that have one. As long as matches are to come nothing is drawn by lot and no extra match is known.

    Args:
        teams: Members of the table.
        matches: Its matches, played or not.
        rules: Points and criteria.
        inputs_on: What no result can tell, as known at the end of a day; None where the matches have no day.
        complete: Of the last table, as for `make_table`.

    Raises:
        UsageError: `no-rounds`: neither rounds with numbers nor days tell what was played before what.
    """
    played = [match for match in matches if match.result is not None and counts(match.result)]
    step_of = _steps(rules, played)
    steps = sorted({step_of(match) for match in played})
    if not steps:
        return Progress((), tuple(Course(team, (), ()) for team in sorted(teams)))
    last_of: dict[int | date, date] = {}
    for match in played:
        if match.day is not None:
            step = step_of(match)
            last_of[step] = max(last_of.get(step, match.day), match.day)
    waiting = frozenset(frozenset((match.home, match.away)) for match in matches if match.result is None)
    later: list[frozenset[frozenset[TeamId]]] = [waiting]
    for step in reversed(steps[1:]):
        pairs = {frozenset((match.home, match.away)) for match in played if step_of(match) == step}
        later.append(later[-1] | pairs)
    later.reverse()

    places: dict[TeamId, list[int]] = {team: [] for team in teams}
    points: dict[TeamId, list[int]] = {team: [] for team in teams}
    results: list[Result] = []
    day: date | None = None
    table = None
    for number, step in enumerate(steps):
        results += [match.result for match in played if step_of(match) == step and match.result is not None]
        day = max((one for one in (day, last_of.get(step)) if one is not None), default=None)
        is_last = number == len(steps) - 1
        inputs = inputs_on(None if is_last else day)
        inputs = replace(inputs, open_pairs=inputs.open_pairs | later[number])
        if not is_last:
            inputs = replace(inputs, lots=(), playoff_results=())
        table = make_table(teams, results, rules, inputs=inputs, complete=complete if is_last else False)
        for row in table:
            places[row.team].append(row.pos)
            points[row.team].append(row.points)
    assert table is not None
    courses = tuple(Course(row.team, tuple(places[row.team]), tuple(points[row.team])) for row in table)
    return Progress(tuple(steps), courses)


def _steps(rules: TableRules, played: Sequence[Fixed]) -> Callable[[Fixed], int | date]:
    """What a match belongs to: a round, where all but extra matches have a number; else its day."""
    extra = {rule.round for rule in rules.tiebreakers if rule.id == "playoff_match" and rule.round}
    last = max((match.round for match in played), default=0)
    if all(match.round or (match.result is not None and match.result.round in extra) for match in played):
        return lambda match: match.round or last
    if all(match.day is not None for match in played):
        return lambda match: match.day or date.min
    raise UsageError("no-rounds")
