"""The season while it is being simulated: the facts, what has been drawn, and the nodes computed from both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from torneo.ledger.entries import AnyPayload, DrawMade, LotsDrawn, ResultRecorded, TieDecided
from torneo.ledger.facts import Facts, Recorded, ResultFact, StageFacts
from torneo.model import Match, MatchId, Result, TieId
from torneo.progression.context import Context
from torneo.rules.resolve import NodeKey

_NOTHING = StageFacts()


@dataclass(slots=True)
class Drawn:
    """What chance has given one node so far. `steps` are its payloads in the order of play, with their days."""

    results: dict[MatchId, ResultFact] = field(default_factory=dict)
    lots: list[Recorded[LotsDrawn]] = field(default_factory=list)
    ties: dict[TieId, Recorded[TieDecided]] = field(default_factory=dict)
    draw: Recorded[DrawMade] | None = None
    steps: list[tuple[date | None, AnyPayload]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.steps


@dataclass(slots=True)
class Board:
    """A season in the making. `context` holds facts and nodes as they are with everything drawn so far.

    Results of the ledger are never replaced: only what has none is drawn.
    """

    context: Context
    base: Facts
    drawn: dict[NodeKey, Drawn] = field(default_factory=dict)

    def take_back(self, nodes: Iterable[NodeKey]) -> None:
        """Forget what was drawn for these nodes."""
        for node in nodes:
            self.drawn.pop(node, None)

    def facts_with(self, node: NodeKey, drawn: Drawn) -> Facts:
        """The facts with everything drawn, `drawn` standing for what `node` has."""
        everything = {**self.drawn, node: drawn}
        stages = dict(self.base.stages)
        lots = list(self.base.lots)
        for key, one in everything.items():
            lots += one.lots
            if one.results or one.ties or one.draw:
                own = (key.edition, key.name)
                stages[own] = _merged(self.base.stages.get(own, _NOTHING), one)
        return replace(self.base, stages=stages, lots=tuple(lots))

    def sequence(self, drawn: Drawn) -> int:
        """A number after all entries of the ledger, in the order of what is drawn for one node."""
        return self.base.position + 1 + len(drawn.steps)

    def record(self, drawn: Drawn, result: Result, listed: Mapping[MatchId, Match]) -> None:
        """Add a drawn result; `listed` are the matches of the stage's fixture list."""
        assert result.match is not None
        fact = ResultFact(self.sequence(drawn), result)
        drawn.results[result.match] = fact
        drawn.steps.append((result.day, result_payload(result, listed)))


def _merged(stage: StageFacts, drawn: Drawn) -> StageFacts:
    return StageFacts(
        stage.matches,
        {**stage.results, **drawn.results} if drawn.results else stage.results,
        drawn.draw or stage.draw,
        {**stage.ties, **drawn.ties} if drawn.ties else stage.ties,
        stage.plans,
    )


def result_payload(result: Result, listed: Mapping[MatchId, Match]) -> ResultRecorded:
    """What is recorded of a drawn result; sides are named where no fixture list names them so."""
    assert result.match is not None
    assert result.score is not None
    match = listed.get(result.match)
    named = match is not None and (match.home, match.away) == (result.home, result.away)
    return ResultRecorded(
        match=result.match,
        score=str(result.score),
        after_90=str(result.after_90) if result.after_90 else None,
        penalties=str(result.penalties) if result.penalties else None,
        decided=result.decided.value,
        winner="home" if result.winner == "home" else "away" if result.winner == "away" else None,
        home=None if named else result.home,
        away=None if named else result.away,
        day=result.day.isoformat() if result.day else None,
    )
