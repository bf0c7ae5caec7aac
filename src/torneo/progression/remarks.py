"""What an official should read about a season: ties that stay level, places that wait for a lot, results nobody asked for."""

from collections.abc import Iterator

from torneo.model import Finding, MatchId, Severity
from torneo.progression.context import Context
from torneo.progression.season import KnockoutState, LeagueState, TableState


def remarks(context: Context) -> Iterator[Finding]:
    """Findings about stages and tables, in their order."""
    for node, state in context.nodes.items():
        if isinstance(state, KnockoutState):
            yield from _ties(state)
        elif isinstance(state, LeagueState):
            for table in state.all_tables():
                yield from _levels(table)
        elif isinstance(state, TableState):
            yield from _levels(state)
        if isinstance(state, KnockoutState | LeagueState | TableState):
            known: set[MatchId] = set()
            tables = state.all_tables() if isinstance(state, LeagueState) else ()
            if isinstance(state, KnockoutState | LeagueState):
                known = {match.id for match in state.matches}
            else:
                tables = (state,)
            known |= {match.id for table in tables for match in table.playoffs}
            for match_id in context.stage_facts(node).results:
                if match_id not in known:
                    yield Finding(
                        "result-without-match",
                        Severity.WARNING,
                        match_id,
                        facts={"match": match_id, "edition": node.edition, "stage": node.name},
                    )


def _ties(state: KnockoutState) -> Iterator[Finding]:
    for tie in state.ties:
        subject = f"{state.node.edition}/{state.node.name}/{tie.id}"
        facts = {
            "edition": state.node.edition,
            "stage": state.node.name,
            "tie": tie.id,
            "home": tie.home.team or "",
            "away": tie.away.team or "",
        }
        if tie.waiting in ("level", "lots"):
            code = "tie-level-open" if tie.waiting == "level" else "tie-awaits-lots"
            yield Finding(code, Severity.WARNING, subject, clause=state.stage.clause, facts=facts)
        elif tie.void:
            yield Finding("tie-void", Severity.INFO, subject, clause=state.stage.clause, facts=facts)
        for match in tie.matches:
            result = match.result.result if match.result is not None else None
            sides = {tie.home.team, tie.away.team}
            if result is not None and None not in sides and {result.home, result.away} != sides:
                yield Finding(
                    "result-of-other-teams",
                    Severity.ERROR,
                    match.id,
                    facts={**facts, "match": match.id, "found": (result.home, result.away)},
                )


def _levels(state: TableState) -> Iterator[Finding]:
    for level in state.table.levels:
        if level.criterion == "drawing_of_lots":
            shown = f"{state.key.node}.{state.key.table}" if state.key.table else state.key.node
            yield Finding(
                "place-awaits-lots",
                Severity.INFO,
                f"{state.key.edition}:{shown}",
                facts={"table": shown, "place": level.place, "teams": level.teams},
            )
