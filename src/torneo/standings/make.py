"""Making a table, and telling why one club stands above another."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from torneo.model import NotFoundError, Result, TeamId
from torneo.rules.table_rules import TableRules
from torneo.standings.count import (
    DRAWN,
    GA,
    GF,
    LOST,
    PLAYED,
    SHOOTOUT_LOSSES,
    SHOOTOUT_WINS,
    WON,
    Scope,
    counts,
)
from torneo.standings.order import Ordering, Split
from torneo.standings.values import LEVEL, Adjustment, Inputs, Reason, Row, Step, Table

_NO_INPUTS = Inputs()


def make_table(
    teams: Sequence[TeamId],
    results: Iterable[Result],
    rules: TableRules,
    *,
    inputs: Inputs = _NO_INPUTS,
    complete: bool | None = None,
) -> Table:
    """The table of `teams` over `results`, every place with its reason.

    Args:
        teams: Members of this table, in any order.
        results: The matches that count for it, in any order. One against a club that is not in `teams` counts for
            the club that is; one whose round is the `round` of a `playoff_match` is an extra match.
        rules: Points and criteria.
        inputs: What no result can tell.
        complete: Whether all matches of the table are dealt with. Only then is an extra match or a lot due: before,
            an extra match is passed over and nothing is awaited. None: complete when something has been played and
            `inputs.open_pairs` is empty.

    Raises:
        UsageError: `unknown-criterion`, `criterion-not-in-head-to-head`.
    """
    members = sorted(set(teams))
    scope, inputs, complete = _prepare(members, results, rules, inputs, complete)
    ordering = Ordering(scope, rules.tiebreakers, inputs, complete=complete)
    parts = ordering.run(members)
    adjustments: dict[TeamId, tuple[Adjustment, ...]] = {}
    for adjustment in inputs.adjustments:
        adjustments[adjustment.team] = (*adjustments.get(adjustment.team, ()), adjustment)
    simulated = {team for result in scope.results if result.simulated for team in (result.home, result.away)}
    simulated.update(adjustment.team for adjustment in inputs.adjustments if adjustment.simulated)

    rows: list[Row] = []
    above: TeamId | None = None
    for part in parts:
        pos = len(rows) + 1
        split = ordering.between(above, part[0], pos) if above is not None else None
        for team in part:
            line = scope.lines[team]
            carried = scope.carried.get(team)
            rows.append(
                Row(
                    pos,
                    team,
                    line[PLAYED],
                    line[WON],
                    line[DRAWN],
                    line[LOST],
                    line[GF],
                    line[GA],
                    scope.points[team],
                    line[SHOOTOUT_WINS],
                    line[SHOOTOUT_LOSSES],
                    scope.bonus.get(team, 0),
                    carried.points if carried else 0,
                    adjustments.get(team, ()),
                    tuple(other for other in part if other != team) if len(part) > 1 else (),
                    None if above is None else _reason(split, above, team, rules.clause),
                    team in simulated,
                )
            )
            above, split = team, None
    return Table(tuple(rows), tuple(ordering.levels[place] for place in sorted(ordering.levels)))


def why(
    teams: Sequence[TeamId],
    results: Iterable[Result],
    rules: TableRules,
    a: TeamId,
    b: TeamId,
    *,
    inputs: Inputs = _NO_INPUTS,
    complete: bool | None = None,
) -> tuple[Step, ...]:
    """The whole derivation between two clubs of the table that `make_table` makes.

    Every criterion asked in order with the figures of `a` and `b`, up to the one that separates them; the last step
    is `level` when none does. Criteria passed over say why; a mini-league that starts again is there once more with
    the clubs still level. After a step `picks-two` the criteria that pick the two follow, then the extra match.

    Raises:
        NotFoundError: `team-not-in-table`.
        UsageError: as `make_table`.
    """
    members = sorted(set(teams))
    for team in (a, b):
        if team not in members:
            raise NotFoundError("team-not-in-table", team=team)
    scope, inputs, complete = _prepare(members, results, rules, inputs, complete)
    ordering = Ordering(scope, rules.tiebreakers, inputs, complete=complete, pair=(a, b))
    ordering.run(members)
    return tuple(replace(step, clause=step.clause or rules.clause) for step in ordering.steps)


def _prepare(
    members: Sequence[TeamId],
    results: Iterable[Result],
    rules: TableRules,
    inputs: Inputs,
    complete: bool | None,
) -> tuple[Scope, Inputs, bool]:
    """Extra matches apart from the others, the figures, and whether the table is complete."""
    matches = list(results)
    rounds = {rule.round for rule in rules.tiebreakers if rule.id == "playoff_match" and rule.round}
    if rounds:
        extra = tuple(result for result in matches if result.round in rounds)
        matches = [result for result in matches if result.round not in rounds]
        inputs = replace(inputs, playoff_results=(*inputs.playoff_results, *extra))
    if complete is None:
        complete = not inputs.open_pairs and any(map(counts, matches))
    scope = Scope(
        members,
        matches,
        rules.points,
        bonus=rules.bonus,
        carried=inputs.carried,
        adjustments=inputs.adjustments,
    )
    return scope, inputs, complete


def _reason(split: Split | None, above: TeamId, team: TeamId, clause: str | None) -> Reason:
    if split is None:
        return Reason(LEVEL, above, clause=clause)
    return Reason(
        split.rule.id,
        above,
        (split.figures[above], split.figures[team]),
        split.clause or clause,
        split.among,
        split.inner,
    )
