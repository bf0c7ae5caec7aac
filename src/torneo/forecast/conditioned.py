"""One season played to its end by chance, so that it agrees with what is known of it.

Node by node in the order of the graph: each stage is drawn again until every condition that can be judged with it
holds (rejection, so what is kept is distributed as the model says, given the conditions). Where a node cannot meet a
condition by itself (a table over two stages, a tie for which both sides must hold a place), the stages it is made of
are drawn again together. What cannot be met within the limits is kept as last drawn and reported.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random

from torneo.forecast.board import Board, Drawn
from torneo.forecast.conditions import Condition, conditions
from torneo.forecast.knockouts import can_be_played, try_knockout
from torneo.forecast.leagues import DayOf, asks, league_task, settle, tables_of, try_league
from torneo.forecast.strengths import Strengths
from torneo.ledger.entries import AnyPayload
from torneo.ledger.facts import Facts
from torneo.model import Finding, Severity
from torneo.progression.build import build, node_state, outline_of
from torneo.progression.context import Context
from torneo.progression.season import KnockoutState, LeagueState, MatchState, NodeState
from torneo.rules.folder import Regulations
from torneo.rules.resolve import NodeKey

MAX_TRIES = 50_000
MAX_BUILDS = 2_000
"""Draws of one node whose tables are made; those that points alone refute are cheap and count as tries only."""

MAX_RETURNS = 400
"""How often the stages that a node is made of are drawn again together because it fails."""

Progress = Callable[[NodeKey, int], None]


@dataclass(frozen=True, slots=True)
class Simulation:
    """What chance added to a season.

    Attributes:
        payloads: Results, lots and draws in the order they would be recorded: by day, then by stage and round.
        tries: How often each node was drawn, kept draws and thrown-away ones.
        unmet: A finding for each condition that the season kept does not meet, and for each stage left unplayed.
        seed: The seed it follows from, together with regulations, facts and strengths.
    """

    payloads: tuple[AnyPayload, ...]
    tries: Mapping[NodeKey, int]
    unmet: tuple[Finding, ...]
    seed: int


def simulate_rest(
    regulations: Regulations,
    facts: Facts,
    strengths: Strengths,
    seed: int,
    *,
    day_of: DayOf | None = None,
    on_progress: Progress | None = None,
    max_tries: int = MAX_TRIES,
    max_returns: int = MAX_RETURNS,
) -> Simulation:
    """Play what remains of a season.

    Matches about which anything is recorded are never touched, also where the record does not count yet. The same
    arguments give the same simulation.

    Args:
        regulations: The folder.
        facts: What is known; its asserted places and its recorded ties are the conditions.
        strengths: What scores are drawn from.
        seed: Of the random numbers.
        day_of: The day a match is taken to be played on, None: as planned; by default as planned.
        on_progress: Called after each node that is kept, with the number of its draws.
        max_tries: Draws of one node before it is given up or the stages it is made of are drawn again.
        max_returns: See `MAX_RETURNS`.
    """
    start = build(regulations, facts)
    context = Context(outline_of(regulations), facts, None, dict(start.nodes))
    run = _Run(
        board=Board(context, facts),
        initial=dict(start.nodes),
        conditions=conditions(context, facts),
        strengths=strengths,
        rng=Random(seed),  # noqa: S311 - a seed that is recorded, no secret
        day_of=day_of or _planned,
        max_tries=max_tries,
        max_returns=max_returns,
    )
    run.play(on_progress)
    return Simulation(_in_order(run), dict(run.tries), (*run.unmet(), *run.left()), seed)


def _planned(match: MatchState) -> date | None:
    return match.planned.day


@dataclass(slots=True)
class _Run:
    """One simulation in progress."""

    board: Board
    initial: dict[NodeKey, NodeState]
    conditions: tuple[Condition, ...]
    strengths: Strengths
    rng: Random
    day_of: DayOf
    max_tries: int
    max_returns: int
    done: set[NodeKey] = field(default_factory=set)
    given_up: set[NodeKey] = field(default_factory=set)
    """nodes that were kept although a condition does not hold: what comes from them is not drawn again"""
    tries: dict[NodeKey, int] = field(default_factory=dict)
    returns: dict[NodeKey, int] = field(default_factory=dict)

    @property
    def order(self) -> tuple[NodeKey, ...]:
        return self.board.context.outline.graph.order

    def play(self, on_progress: Progress | None) -> None:
        at = 0
        while at < len(self.order):
            node = self.order[at]
            if node in self.done:
                at += 1
                continue
            held = self._play_node(node)
            sources = () if held else self._sources(node)
            hopeless = not sources or not self.given_up.isdisjoint(sources)
            if held or hopeless or self.returns.get(node, 0) >= self.max_returns:
                self.done.add(node)
                if not held:
                    self.given_up.add(node)
                at += 1
                if on_progress is not None and node in self.tries:
                    on_progress(node, self.tries[node])
                continue
            self.returns[node] = self.returns.get(node, 0) + 1
            again = self._after(sources)
            self.done -= again
            self.board.take_back(again)
            at = min(self.order.index(source) for source in sources)

    def unmet(self) -> list[Finding]:
        """A finding for each condition that does not hold in the end; one for each entry of the ledger."""
        self._refresh()
        found: dict[str, Finding] = {}
        for one in self.conditions:
            if one.subject not in found and not one.holds(self.board.context):
                facts = {"said": one.said, "entry": one.sequence, "max_tries": self.max_tries}
                found[one.subject] = Finding(
                    "simulation-condition-unmet", Severity.WARNING, one.subject, facts=facts
                )
        return list(found.values())

    def left(self) -> list[Finding]:
        """A finding for each stage that is not played to its end."""
        found = []
        for node in self.order:
            state = self.board.context.nodes.get(node)
            if isinstance(state, LeagueState | KnockoutState) and not state.complete:
                if (
                    isinstance(state, KnockoutState)
                    and state.ties
                    and all(tie.is_decided for tie in state.ties)
                ):
                    continue
                still = sum(1 for match in state.matches if match.is_open)
                found.append(
                    Finding(
                        "simulation-stage-left",
                        Severity.WARNING,
                        f"{node.edition}:{node.name}",
                        facts={"stage": str(node.name), "edition": str(node.edition), "open": still},
                    )
                )
        return found

    # ── one node ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _play_node(self, node: NodeKey) -> bool:
        """Draw a node until its conditions hold; False: they do not, and the last draw is kept."""
        board, context = self.board, self.board.context
        board.take_back((node,))
        context.facts = board.facts_with(node, Drawn())
        state = node_state(context, node)
        if state is None:
            return True
        context.nodes[node] = state
        wanted = self._judged_with(node)
        if isinstance(state, KnockoutState):
            if not can_be_played(board, node, state):
                return all(one.holds(context) for one in wanted)
            return self._until(node, wanted, lambda: self._knockout(node))
        if isinstance(state, LeagueState):
            task = league_task(board, node, state, wanted, self.strengths, self.day_of)
            if task.matches:
                return self._until(
                    node,
                    wanted,
                    lambda: try_league(board, task, self.strengths, self.rng, self.day_of),
                )
        if tables_of(state) and asks(board, state):
            return self._until(node, wanted, lambda: self._settled(node), once=True)
        return all(one.holds(context) for one in wanted)

    def _until(
        self,
        node: NodeKey,
        wanted: tuple[Condition, ...],
        one_try: Callable[[], tuple[Drawn, NodeState | None] | None],
        *,
        once: bool = False,
    ) -> bool:
        """Try until the conditions hold. `once`: the node adds little chance of its own, its sources the most."""
        board = self.board
        limit = 1 if once and self._sources(node) else self.max_tries
        builds = 0
        for _ in range(limit):
            if builds == MAX_BUILDS:
                break
            self.tries[node] = self.tries.get(node, 0) + 1
            found = one_try()
            if found is None:
                continue
            builds += 1
            board.drawn[node] = found[0]
            if all(one.holds(board.context) for one in wanted):
                return True
        if node not in board.drawn:
            self._keep_any(node)
        return False

    def _keep_any(self, node: NodeKey) -> None:
        """Every draw was refuted by its points: keep one all the same, so that the season goes on."""
        board = self.board
        state = board.context.nodes[node]
        assert isinstance(state, LeagueState)
        task = league_task(board, node, state, (), self.strengths, self.day_of)
        found = try_league(board, task, self.strengths, self.rng, self.day_of)
        assert found is not None
        board.drawn[node] = found[0]

    def _knockout(self, node: NodeKey) -> tuple[Drawn, NodeState | None]:
        context = self.board.context
        context.facts = self.board.facts_with(node, Drawn())
        state = node_state(context, node)
        assert state is not None
        context.nodes[node] = state
        return try_knockout(self.board, node, self.strengths, self.rng, self.day_of)

    def _settled(self, node: NodeKey) -> tuple[Drawn, NodeState | None]:
        drawn = Drawn()
        return drawn, settle(self.board, node, drawn, self.strengths, self.rng, self.day_of)

    # ── who depends on whom ───────────────────────────────────────────────────────────────────────────────────────

    def _judged_with(self, node: NodeKey) -> tuple[Condition, ...]:
        """The conditions that can be judged once this node is played: all other nodes they ask about are done."""
        return tuple(
            one
            for one in self.conditions
            if node in one.nodes and all(other == node or other in self.done for other in one.nodes)
        )

    def _sources(self, node: NodeKey) -> tuple[NodeKey, ...]:
        """The nearest nodes this one is made of for which anything was drawn, in the order of the graph."""
        waits_for = self.board.context.outline.graph.waits_for
        found: set[NodeKey] = set()
        seen: set[NodeKey] = set()
        ahead = list(waits_for[node])
        while ahead:
            one = ahead.pop()
            if one in seen:
                continue
            seen.add(one)
            if one in self.board.drawn:
                found.add(one)
            else:
                ahead += waits_for[one]
        return tuple(one for one in self.order if one in found)

    def _after(self, sources: tuple[NodeKey, ...]) -> set[NodeKey]:
        """These nodes and all that wait for them."""
        waits_for = self.board.context.outline.graph.waits_for
        found = set(sources)
        for node in self.order:
            if waits_for[node] & found:
                found.add(node)
        return found

    def _refresh(self) -> None:
        """All nodes once more, from everything that was kept."""
        context = self.board.context
        context.facts = self.board.facts_with(self.order[0], self.board.drawn.get(self.order[0], Drawn()))
        for node in self.order:
            state = node_state(context, node)
            if state is not None:
                context.nodes[node] = state


def _in_order(run: _Run) -> tuple[AnyPayload, ...]:
    """All payloads by day. What has no day comes after what was played before it, in its node or those it waits for."""
    waits_for = run.board.context.outline.graph.waits_for
    ends: dict[NodeKey, date] = {}
    found: list[tuple[date, int, int, AnyPayload]] = []
    for rank, node in enumerate(run.order):
        last = max((ends[needed] for needed in waits_for[node]), default=date.min)
        drawn = run.board.drawn.get(node)
        for number, (when, payload) in enumerate(drawn.steps if drawn else ()):
            found.append((when or last, rank, number, payload))
            last = max(last, when or last)
        ends[node] = last
    return tuple(payload for _, _, _, payload in sorted(found, key=lambda one: one[:3]))
