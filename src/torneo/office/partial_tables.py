"""Tables of an edition made anew from some of their matches: up to a round, or in a scope."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from torneo.model import NotFoundError, Result, TeamId
from torneo.office.results_choice import Meeting, check_scope, in_scope
from torneo.progression import EditionState, LeagueState, MatchState, TableState
from torneo.standings import Inputs, make_table


def partial_tables(
    edition: EditionState, wanted: Iterable[TableState], round_: int | None, scope: str | None
) -> tuple[TableState, ...]:
    """The wanted tables of league stages, of some of their matches.

    Up to a round all points given, taken or carried count as they stand; in a scope none of them does.

    Raises:
        NotFoundError: `no-round` (round, last), also where no table wanted belongs to a league.
        UsageError: `scope-unknown` (found, known).
    """
    check_scope(scope)
    keys = {state.key for state in wanted}
    leagues = [
        (stage, state)
        for stage in edition.stages
        if isinstance(stage, LeagueState)
        for state in stage.all_tables()
        if state.key in keys
    ]
    last = max((stage.matches[-1].round for stage, _ in leagues if stage.matches), default=0)
    if round_ is not None and not 1 <= round_ <= last:
        raise NotFoundError("no-round", round=round_, last=last or None)
    return tuple(_kept(_Same(stage, state), round_, scope) for stage, state in leagues)


class _Same:
    """A league and one of its tables, compared by identity: a season that stands still has its tables made once."""

    __slots__ = ("stage", "state")

    def __init__(self, stage: LeagueState, state: TableState) -> None:
        self.stage, self.state = stage, state

    def __hash__(self) -> int:
        return hash((id(self.stage), id(self.state)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.stage is self.stage and other.state is self.state


@lru_cache(maxsize=64)
def _kept(what: _Same, round_: int | None, scope: str | None) -> TableState:
    return _partial(what.stage, what.state, round_, scope)


def _partial(stage: LeagueState, state: TableState, round_: int | None, scope: str | None) -> TableState:
    members, counting = set(state.teams), list(state.results)
    matches: list[tuple[MatchState, Result | None]] = []
    for match in stage.matches:
        result = match.result.result if match.result is not None else None
        if result is not None and result in counting:
            counting.remove(result)
            matches.append((match, result))
        elif match.is_open and {match.home.team, match.away.team} <= members:
            matches.append((match, None))
    later = [match for match, _ in matches if round_ is not None and match.round > round_]
    late = {match.id for match in later}
    matches = [(match, None if match.id in late else result) for match, result in matches]
    results = [result for _, result in matches if result is not None]
    open_pairs = state.inputs.open_pairs | {_pair(match) for match in later}
    if scope is None:
        inputs = replace(state.inputs, open_pairs=open_pairs)
        is_whole = state.complete and not later
        table = make_table(state.teams, results, state.rules, inputs=inputs, complete=state.due and not later)
    else:
        inputs, is_whole = Inputs(open_pairs=open_pairs), False
        meetings = [
            Meeting(match.home.team, match.away.team, result)
            for match, result in matches
            if match.home.team is not None and match.away.team is not None
        ]
        results = list(in_scope(meetings, scope))
        table = make_table(state.teams, results, state.rules, inputs=inputs, complete=False)
    return replace(state, table=table, inputs=inputs, results=tuple(results), complete=is_whole, playoffs=())


def _pair(match: MatchState) -> frozenset[TeamId]:
    return frozenset(team for team in (match.home.team, match.away.team) if team is not None)
