"""What is known of a past season (`facts.toml`) as drafts for the ledger, each with its source.

A result becomes a result of the match it names; a postponement, a postponement; a ruling, points; a place, an
assertion that replay is checked against. Nothing is concluded from a fact here: that a final was played says nothing
to the ledger about who won the groups before it.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from torneo.ledger.chain import Draft
from torneo.ledger.entries import MatchPostponed, PlaceAsserted, PointsRuled, ResultRecorded
from torneo.model import EditionId, MatchId, NotFoundError, StageId
from torneo.progression import LeagueState, MatchState, Season
from torneo.rules.folder_files import Fact
from torneo.rules.resolve import NodeKey
from torneo.rules.stages import Stage


def known_drafts(season: Season, facts: Iterable[Fact], *, otherwise: datetime) -> tuple[Draft, ...]:
    """Drafts of facts, in their order.

    Args:
        otherwise: from when an undated fact holds whose match and stage have no day either.

    Raises:
        NotFoundError: `no-edition`, `no-stage`, `no-match` (edition, stage, home, away): the fixture list does not have
            it; publish or import the fixture list first.
    """
    return tuple(draft for fact in facts for draft in _drafts(season, fact, otherwise))


def _drafts(season: Season, fact: Fact, otherwise: datetime) -> Iterator[Draft]:
    edition = season[fact.edition]
    zone = ZoneInfo(edition.regulation.edition.timezone or "UTC")
    note = fact.note
    if fact.ruling is not None:
        ruling = fact.ruling
        yield Draft(
            payload=PointsRuled(edition.id, str(ruling.in_), ruling.team, ruling.points),
            effective_at=_instant(fact.date, zone, otherwise),
            reason=ruling.reason or note,
            source=fact.source,
        )
    if fact.place is not None:
        teams = (fact.team,) if fact.team is not None else fact.teams
        yield Draft(
            payload=PlaceAsserted(edition.id, str(fact.place), tuple(teams)),
            effective_at=_instant(fact.date, zone, otherwise),
            reason=note,
            source=fact.source,
        )
    if fact.match is not None:
        yield from _match_drafts(season, fact, zone, otherwise)


def _match_drafts(season: Season, fact: Fact, zone: ZoneInfo, otherwise: datetime) -> Iterator[Draft]:
    assert fact.match is not None
    edition = EditionId(fact.edition)
    stage_id = StageId(fact.match.steps[0])
    stage = season.regulations.editions[edition].stage_by_id(stage_id)
    if stage is None:
        known = tuple(one.id for one in season.regulations.editions[edition].stage)
        raise NotFoundError("no-stage", edition=edition, stage=stage_id, known=known)
    if stage.kind == "knockout":
        tie = fact.match.steps[1] if len(fact.match.steps) > 1 else stage.ties[0].id if stage.ties else "1"
        match_id = MatchId(f"{edition}/{stage_id}/{tie}.{fact.leg or _leg(stage, season, edition, fact)}")
        planned = season.match(match_id)
    else:
        planned = _league_match(season, NodeKey(edition, stage_id), fact)
        match_id = planned.id
    day = fact.date or (planned.planned.day if planned is not None else None) or stage.to
    if fact.postponed is not None:
        yield Draft(
            payload=MatchPostponed(
                match_id,
                day=fact.date.isoformat() if fact.date else None,
                from_day=fact.postponed.from_.isoformat(),
            ),
            effective_at=_instant(fact.postponed.from_, zone, otherwise),
            reason=fact.postponed.reason,
            source=fact.source,
        )
    if fact.score is None and fact.winner is None:
        return
    winner: Literal["home", "away"] | None = None
    figures_tell = fact.penalties is not None or (
        fact.score is not None and len(set(fact.score.split("-"))) == 2
    )
    if fact.winner is not None and not figures_tell:
        winner = "home" if fact.winner == fact.home else "away"
    yield Draft(
        payload=ResultRecorded(
            match_id,
            fact.score,
            after_90=fact.after_90,
            penalties=fact.penalties,
            decided=fact.decided or ("unknown" if winner else "play"),
            winner=winner,
            home=fact.home,
            away=fact.away,
            day=fact.date.isoformat() if fact.date else None,
        ),
        effective_at=_instant(day, zone, otherwise),
        reason=fact.note,
        source=fact.source,
    )


def _leg(stage: Stage, season: Season, edition: EditionId, fact: Fact) -> int:
    """Which match of a tie a fact without `leg` speaks of: the extra match if only that can be decided so, else the last."""
    regulation = season.regulations.editions[edition]
    steps = [step.id for step in stage.level or regulation.rules.level or ()]
    if "playoff_match" in steps and fact.decided in ("extra_time", "penalties"):
        before = steps[: steps.index("playoff_match")]
        if fact.decided not in before:
            return stage.legs + 1
    return stage.legs


def _league_match(season: Season, node: NodeKey, fact: Fact) -> MatchState:
    state = season.nodes.get(node)
    found = [
        match
        for match in (state.matches if isinstance(state, LeagueState) else ())
        if (match.home.team, match.away.team) == (fact.home, fact.away)
    ]
    if not found:
        raise NotFoundError("no-match", edition=node.edition, stage=node.name, home=fact.home, away=fact.away)
    return found[0]


def _instant(day: date | None, zone: ZoneInfo, otherwise: datetime) -> datetime:
    """Noon at the place: a fact holds on its day, whatever the zone of the reader."""
    return otherwise if day is None else datetime.combine(day, time(12), zone).astimezone(UTC)
