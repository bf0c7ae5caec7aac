"""What a regulation amounts to before anything is played: teams, rounds, matches, weeks, for each stage."""

from collections.abc import Mapping
from dataclasses import dataclass

from torneo.model import EditionId, StageId
from torneo.rules.check_meets import matches_span
from torneo.rules.folder import Regulations
from torneo.rules.graph import categories
from torneo.rules.report import Report
from torneo.rules.resolve import count_teams, stage_size
from torneo.rules.stages import Stage


@dataclass(frozen=True, slots=True)
class StagePlan:
    """One stage in numbers, extra matches that only a level table or tie would bring left out.

    `None`: cannot be told before others are decided. `groups`: name and size of each table. `ties`: of a knock-out.
    `matches_max`: with all matches of a best-of series. `byes`: teams without a match, in a knock-out in its one
    round, in a league in each of its rounds. `weeks`: with the days of play of the calendar, one round a week.
    """

    edition: EditionId
    stage: StageId
    kind: str
    teams: int | None
    groups: Mapping[str, int | None]
    rounds: int | None
    matches: int | None
    matches_max: int | None
    ties: int | None
    byes: int | None
    weeks: int | None
    category: str | None = None


def plan(regulations: Regulations) -> tuple[StagePlan, ...]:
    """All stages of all editions, in the order of the files; in an edition with categories once for each."""
    return tuple(
        _stage(regulations, edition, stage, category)
        for edition, regulation in regulations.editions.items()
        for category in categories(regulation)
        for stage in regulation.stage
    )


def total_matches(plans: tuple[StagePlan, ...], edition: EditionId) -> int | None:
    """Matches of an edition over all its stages; None while one of them is not known."""
    counted = [one.matches for one in plans if one.edition == edition]
    return None if None in counted else sum(one for one in counted if one is not None)


def _stage(regulations: Regulations, edition: EditionId, stage: Stage, category: str | None) -> StagePlan:
    teams = stage_size(regulations, edition, stage)
    groups: dict[str, int | None] = {}
    ties: int | None = None
    matches: int | None
    byes: int | None
    if stage.kind == "knockout":
        byes = stage.byes if isinstance(stage.byes, int) else 0
        if isinstance(stage.byes, tuple):
            byes = count_teams(regulations, edition, stage.byes)
        if stage.ties:
            ties = len(stage.ties)
        elif teams is not None and byes is not None:
            ties = (teams - byes) // 2
        rounds: int | None = stage.legs
        legs = [tie.legs or stage.legs for tie in stage.ties] or [stage.legs] * (ties or 0)
        rounds = max(legs, default=stage.legs)
        wins = stage.aggregate == "wins"
        matches = None if ties is None else sum(one // 2 + 1 if wins else one for one in legs)
        matches_max = None if ties is None else sum(legs)
    else:
        parts: dict[str, int | None] = {"": teams}
        if stage.groups:
            parts = {name: stage_size(regulations, edition, stage, group=name) for name in stage.groups}
        groups = dict(parts) if stage.groups else {}
        rounds, matches, byes = _league(regulations, edition, stage, teams, list(parts.values()))
        matches_max = matches
    return StagePlan(
        edition=edition,
        stage=StageId(stage.id),
        kind=stage.kind,
        teams=teams,
        groups=groups,
        rounds=rounds,
        matches=matches,
        matches_max=matches_max,
        ties=ties,
        byes=byes,
        weeks=rounds,
        category=category,
    )


def _league(
    regulations: Regulations, edition: EditionId, stage: Stage, teams: int | None, sizes: list[int | None]
) -> tuple[int | None, int | None, int | None]:
    """Rounds, matches, and teams that rest in each round."""
    if stage.kind == "swiss":
        if teams is None or stage.rounds is None:
            return stage.rounds, None, None
        return stage.rounds, stage.rounds * (teams // 2), teams % 2
    known = [size for size in sizes if size is not None]
    if len(known) < len(sizes) or teams is None:
        return None, None, None
    if stage.meets:
        span = matches_span(Report(regulations), edition, stage)
        each = stage.matches or (span[0] if span and span[0] == span[1] else None)
        if each is None:
            return None, None, None
        return each if teams % 2 == 0 else None, teams * each // 2, teams % 2
    meetings = stage.meetings or 1
    rounds = max((size - 1 + size % 2) * meetings for size in known)
    matches = sum(size * (size - 1) // 2 * meetings for size in known)
    return rounds, matches, sum(size % 2 for size in known)
