"""Planning a season: every stage, table and award in the order of the graph."""

from collections.abc import Sequence

from torneo.model import EditionId, TeamId
from torneo.progression.build import node_state
from torneo.progression.planned import SeasonPlan
from torneo.progression.planning.awards import plan_allocation, plan_award, plan_entry
from torneo.progression.planning.draft import Draft, new_draft
from torneo.progression.planning.knockouts import plan_knockout
from torneo.progression.planning.leagues import plan_league
from torneo.progression.planning.tables import add_table_over
from torneo.progression.season import (
    AllocationState,
    EntryState,
    KnockoutState,
    LeagueState,
    Season,
    TableState,
)
from torneo.rules.resolve import NodeKey


def plan_season(season: Season, editions: Sequence[EditionId] = ()) -> SeasonPlan:
    """What is left of a season, or of these editions of it and all that they wait for.

    Raises:
        NotYetPlayableError: `forecast-cannot` (edition, stage, rule): what the plan of a stage cannot say.
    """
    draft = new_draft(season, tuple(editions) or tuple(season.editions))
    outline = draft.context.outline
    for node in outline.graph.order:
        if node not in draft.wanted:
            continue
        if draft.moved & outline.graph.waits_for[node]:
            state = node_state(draft.context, node)
            if state is not None:
                draft.put(node, state)
        _plan_node(draft, node)
    for key in outline.awards:
        if key.edition in draft.editions:
            plan_award(draft, key)
    return SeasonPlan(
        tuple(sorted(_everybody(draft))),
        tuple(draft.matches),
        tuple(draft.steps),
        tuple(sorted(draft.awards.values(), key=lambda one: one.number)),
        tuple(dict.fromkeys(draft.remarks)),
    )


def _plan_node(draft: Draft, node: NodeKey) -> None:
    state = draft.context.nodes.get(node)
    if isinstance(state, EntryState):
        plan_entry(draft, node, state)
    elif isinstance(state, LeagueState):
        plan_league(draft, node, state)
    elif isinstance(state, KnockoutState):
        plan_knockout(draft, node, state)
    elif isinstance(state, TableState):
        add_table_over(draft, node, state)
    elif isinstance(state, AllocationState):
        plan_allocation(draft, node, state)


def _everybody(draft: Draft) -> set[TeamId]:
    """All clubs that the plan may speak of."""
    found: set[TeamId] = set()
    for node in draft.wanted:
        state = draft.context.nodes.get(node)
        if isinstance(state, LeagueState | KnockoutState | TableState):
            found.update(state.teams)
        elif isinstance(state, EntryState):
            found.update(state.named)
            found.update(s.team for one in state.places.values() for s in one if s.team is not None)
    for match in draft.matches:
        found.update((match.home, match.away))
    return {team for team in found if team}
