"""What somebody supposes: results of matches that are still to be played, taken as given."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from torneo.model import ConflictError, EditionId, NotFoundError, Result, Score, TeamId, UsageError
from torneo.rules.suggest import suggestion

if TYPE_CHECKING:
    from torneo.progression import Season, TablePlan

_WHAT_IF = re.compile(r"\s*(.+?)\s+(\d{1,3})\s*[-:–]\s*(\d{1,3})\s+(.+?)\s*")


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A result that somebody supposes, clubs as written."""

    home: str
    away: str
    score: Score
    text: str


def parse_what_if(text: str) -> WhatIf:
    """`Melgar 2-0 UTC`. Raises `UsageError` `what-if-unread` (found)."""
    found = _WHAT_IF.fullmatch(text)
    if found is None:
        raise UsageError("what-if-unread", found=text)
    return WhatIf(found[1], found[4], Score(int(found[2]), int(found[3])), text.strip())


def plans_with(plans: "tuple[TablePlan, ...]", one: WhatIf) -> "tuple[TablePlan, ...]":
    """The plans with a supposed result in the place of its match.

    Raises:
        NotFoundError: `club-unknown` (club, suggestion).
        ConflictError: `what-if-played`, `what-if-no-match` (home, away, known).
    """
    teams = sorted({team for plan in plans for team in plan.teams})
    home, away = _club(one.home, teams), _club(one.away, teams)
    done = False
    moved: list[TablePlan] = []
    for plan in plans:
        at = next(
            (number for number, match in enumerate(plan.left) if (match.home, match.away) == (home, away)), -1
        )
        if at < 0:
            moved.append(plan)
            continue
        match = plan.left[at]
        result = Result(home, away, one.score, day=match.day)
        moved.append(
            replace(
                plan,
                results=(*plan.results, result),
                left=tuple(other for number, other in enumerate(plan.left) if number != at),
            )
        )
        done = True
    if not done:
        _refuse(
            home,
            away,
            [(result.home, result.away) for plan in plans for result in plan.results],
            [(match.home, match.away) for plan in plans for match in plan.left],
        )
    return tuple(moved)


def with_results(season: "Season", edition: EditionId, supposed: Sequence[WhatIf]) -> "Season":
    """The season with supposed results recorded.

    Raises:
        NotFoundError: `club-unknown`, `no-match`, `what-if-no-match`.
        ConflictError: `what-if-played` (home, away).
    """
    if not supposed:
        return season
    from torneo.ledger.facts import ResultFact, StageFacts
    from torneo.office.lookup import find_match
    from torneo.progression import build

    for one in supposed:
        found = find_match(season, season[edition], home=one.home, away=one.away, swap=True, across=True)
        match, stage = found.match, found.stage
        if not match.is_open or stage is None:
            raise ConflictError("what-if-played", home=match.home.team or "", away=match.away.team or "")
        assert match.home.team is not None
        assert match.away.team is not None
        score = Score(one.score.away, one.score.home) if found.swapped else one.score
        result = Result(
            match.home.team, match.away.team, score, day=match.planned.day, match=match.id, simulated=True
        )
        stages = dict(season.facts.stages)
        key = (stage.node.edition, stage.node.name)
        own = stages.get(key, StageFacts())
        fact = ResultFact(season.facts.position + 1, result)
        stages[key] = replace(own, results={**own.results, match.id: fact})
        facts = replace(season.facts, stages=stages)
        season = build(season.regulations, facts, as_of=season.as_of)
    return season


def _refuse(
    home: TeamId, away: TeamId, played: Sequence[tuple[str, str]], left: Sequence[tuple[str, str]]
) -> None:
    if (home, away) in played:
        raise ConflictError("what-if-played", home=home, away=away)
    known = tuple(f"{one} - {other}" for one, other in left if {one, other} & {home, away})
    raise NotFoundError("what-if-no-match", home=home, away=away, known=known[:8])


def _club(asked: str, teams: Sequence[TeamId]) -> TeamId:
    plain = asked.casefold()
    exact = [team for team in teams if team.casefold() == plain]
    found = exact or [team for team in teams if team.casefold().startswith(plain)]
    if len(found) == 1:
        return found[0]
    if found:
        raise ConflictError("club-ambiguous", club=asked, known=tuple(found))
    raise NotFoundError("club-unknown", club=asked, suggestion=suggestion(asked, teams))
