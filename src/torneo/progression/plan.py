"""A table with what is still to be played in it, as one value: what simulation and exact answers start from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from torneo.model import Result, TeamId
from torneo.progression.season import MatchLeft, TableState
from torneo.rules.resolve import TableKey
from torneo.rules.table_rules import TableRules
from torneo.standings import Inputs, Table, make_table


@dataclass(frozen=True, slots=True)
class TablePlan:
    """What is known of a table and what is left of it.

    Attributes:
        key: The table; of a results file edition and node are "".
        teams: Members, in the order of their ids.
        rules: Points and criteria.
        inputs: What no result can tell, as it will be once nothing is left: no pair is open.
        results: Results that count of all matches that are not left.
        left: Matches of which nothing final is known, in the order of the fixture list.
        waits: What the end of the table depends on besides `left`: see `TableState`. Empty: on nothing.
        first_pos: Number shown for the first place.
    """

    key: TableKey
    teams: tuple[TeamId, ...]
    rules: TableRules
    inputs: Inputs
    results: tuple[Result, ...]
    left: tuple[MatchLeft, ...]
    waits: tuple[str, ...] = ()
    first_pos: int = 1

    def table(self, results: Iterable[Result]) -> Table:
        """The final table once the matches left have ended with `results`."""
        played = (*self.results, *results)
        return make_table(self.teams, played, self.rules, inputs=self.inputs, complete=True)


def plan_table(state: TableState) -> TablePlan:
    """What is left of a table of a season."""
    return TablePlan(
        key=state.key,
        teams=tuple(sorted(set(state.teams))),
        rules=state.rules,
        inputs=replace(state.inputs, open_pairs=frozenset()),
        results=state.settled,
        left=state.left,
        waits=state.waits,
        first_pos=state.first_pos,
    )
