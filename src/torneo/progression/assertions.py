"""What sources say against what is computed: an asserted place or table that differs is a finding."""

from collections.abc import Iterator

from torneo.ledger.entries import TableAsserted
from torneo.ledger.facts import Recorded
from torneo.model import EditionId, Finding, Severity, TeamId
from torneo.progression.context import Context
from torneo.progression.season import LeagueState, TableState
from torneo.progression.slots import fill, table_state
from torneo.rules.refs import Ref
from torneo.rules.resolve import Slot, WholeNode, WholeTable


def asserted(context: Context) -> Iterator[Finding]:
    """A finding for every assertion that does not hold, or that cannot be judged yet."""
    for place in context.facts.places_asserted:
        edition = EditionId(place.payload.edition)
        subject = f"{edition}:{place.payload.place}"
        seats = [
            seat for slot in _slots(context, place.payload.place, edition) for seat in fill(context, slot)
        ]
        said = tuple(TeamId(team) for team in place.payload.teams)
        facts = {
            "place": place.payload.place,
            "said": said,
            "source": place.source or "",
            "entry": place.sequence,
        }
        if not seats or any(seat.team is None for seat in seats):
            yield Finding("place-open", Severity.INFO, subject, clause=place.clause, facts=facts)
        elif {seat.team for seat in seats} != set(said):
            computed = tuple(seat.team for seat in seats)
            yield Finding(
                "place-differs",
                Severity.ERROR,
                subject,
                clause=place.clause,
                facts={**facts, "computed": computed},
            )
    for table in context.facts.tables_asserted:
        yield from _table(context, table)


def _table(context: Context, said: Recorded[TableAsserted]) -> Iterator[Finding]:
    edition = EditionId(said.payload.edition)
    subject = f"{edition}:{said.payload.table}"
    state = _the_table(context, said.payload.table, edition)
    base = {"table": said.payload.table, "source": said.source or "", "entry": said.sequence}
    if state is None:
        yield Finding("table-unknown", Severity.ERROR, subject, clause=said.clause, facts=base)
        return
    rows = {row.team: row for row in state.table}
    for row in said.payload.rows:
        mine = rows.get(TeamId(row.team))
        for column in ("pos", "played", "won", "drawn", "lost", "gf", "ga", "points"):
            printed = getattr(row, column)
            found = getattr(mine, column) if mine is not None else None
            if printed is not None and printed != found:
                facts = {**base, "team": row.team, "column": column, "said": printed, "computed": found}
                yield Finding("table-differs", Severity.ERROR, subject, clause=said.clause, facts=facts)


def _the_table(context: Context, text: str, edition: EditionId) -> TableState | None:
    for slot in _slots(context, text, edition):
        if isinstance(slot, WholeTable):
            return table_state(context, slot.table)
        if isinstance(slot, WholeNode):
            node = context.nodes.get(slot.node)
            if isinstance(node, TableState):
                return node
            if isinstance(node, LeagueState) and len(node.groups) == 1:
                return node.groups[0].table
    return None


def _slots(context: Context, text: str, edition: EditionId) -> tuple[Slot, ...]:
    scope, _, path = text.rpartition(":")
    return context.slots(Ref(tuple(path.split(".")), scope or None), edition, None)
