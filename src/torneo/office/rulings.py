"""Decisions of people: points, withdrawals, lots, refusals, assertions."""

import random
from collections.abc import Sequence
from datetime import date, time
from typing import Literal

from torneo.ledger import Draft
from torneo.ledger.entries import (
    AwardRefused,
    LotsDrawn,
    PlaceAsserted,
    PlacesFilled,
    PointsRuled,
    TeamWithdrawn,
)
from torneo.model import Actor, NotFoundError, UsageError
from torneo.office.folder import Workspace
from torneo.office.lookup import the_edition, the_stage, the_team
from torneo.office.permissions import Action, Target, require
from torneo.office.submitting import Outcome, instant_of, required_reason, submit, zone_of
from torneo.rules.refs import parse_ref
from torneo.rules.resolve import UnresolvedRef, resolve


def rule_points(
    workspace: Workspace,
    actor: Actor,
    *,
    edition: str | None,
    table: str,
    team: str,
    points: int,
    reason: str | None,
    clause: str | None = None,
    source: str | None = None,
    from_day: date | None = None,
    key: str | None = None,
) -> Outcome:
    """Points given (positive) or taken (negative) in a stage or table, by decision.

    Raises:
        NotFoundError: `no-table`, `club-unknown`.
        UsageError: `reason-missing`, `points-zero`.
    """
    said = required_reason(reason, "rule")
    season = workspace.season()
    where = the_edition(season, edition)
    club = the_team(season, team)
    actor = require(actor, Action.RULE_POINTS, Target(edition=where.id, clubs=(club,)))
    if points == 0:
        raise UsageError("points-zero", team=club)
    known = {
        *(str(stage.node.name) for stage in where.stages),
        *(".".join(each for each in (t.key.node, t.key.table) if each) for t in where.all_tables()),
    }
    if table not in known:
        raise NotFoundError(
            "no-table", edition=where.id, table=table, known=tuple(sorted(known)), suggestion=""
        )
    effective = instant_of(from_day, time(0), zone_of(where.regulation)) if from_day else None
    payload = PointsRuled(edition=where.id, table=table, team=club, points=points)
    draft = Draft(payload=payload, reason=said, clause=clause, source=source, effective_at=effective, key=key)
    return submit(workspace, actor, (draft,), before=season)


def withdraw(
    workspace: Workspace,
    actor: Actor,
    *,
    edition: str | None,
    team: str,
    reason: str | None,
    stage: str | None = None,
    expelled: bool = False,
    results: Literal["annulled", "stand", "awarded"] | None = None,
    clause: str | None = None,
    key: str | None = None,
) -> Outcome:
    """A club leaves, or is expelled; the regulation says what becomes of its results unless `results` does.

    Raises:
        NotFoundError: `club-unknown`, `club-not-in-stage`, `no-stage`.
        UsageError: `reason-missing`.
    """
    said = required_reason(reason, "withdraw")
    season = workspace.season()
    where = the_edition(season, edition)
    club = the_team(season, team)
    actor = require(actor, Action.WITHDRAW, Target(edition=where.id, clubs=(club,)))
    stages = (the_stage(where, stage),) if stage else where.stages
    inside = {each for state in stages for each in state.teams}
    if club not in inside:
        raise NotFoundError(
            "club-not-in-stage", club=club, stage=stage or "", edition=where.id, known=tuple(sorted(inside))
        )
    payload = TeamWithdrawn(edition=where.id, team=club, stage=stage, expelled=expelled, results=results)
    draft = Draft(payload=payload, reason=said, clause=clause, key=key)
    return submit(workspace, actor, (draft,), before=season)


def draw_lots(
    workspace: Workspace,
    actor: Actor,
    *,
    edition: str | None,
    table: str,
    order: Sequence[str] = (),
    seed: int | None = None,
    reason: str | None = None,
    key: str | None = None,
) -> Outcome:
    """Lots among clubs that a table leaves level: the order that was drawn, or one drawn here from a seed.

    Args:
        order: the clubs, first drawn first; empty: draw now among those who wait for it, with `seed`.

    Raises:
        NotFoundError: `no-table`, `no-lots-due` (table).
        UsageError: `seed-missing`.
    """
    from torneo.office.lookup import the_tables

    season = workspace.season()
    where = the_edition(season, edition)
    actor = require(actor, Action.DRAW_LOTS, Target(edition=where.id))
    state = the_tables(where, table)[0]
    clubs = [the_team(season, each) for each in order]
    if not clubs:
        waiting = [level for level in state.table.levels if level.criterion == "drawing_of_lots"]
        if not waiting:
            raise NotFoundError("no-lots-due", edition=where.id, table=table)
        if seed is None:
            raise UsageError("seed-missing")
        clubs = list(waiting[0].teams)
        random.Random(seed).shuffle(clubs)  # noqa: S311 - a recorded seed, so that everyone can draw it again
    payload = LotsDrawn(edition=where.id, table=table, order=tuple(clubs), seed=seed if not order else None)
    return submit(workspace, actor, (Draft(payload=payload, reason=reason, key=key),), before=season)


def refuse_award(
    workspace: Workspace,
    actor: Actor,
    *,
    edition: str | None,
    award: int,
    team: str,
    reason: str | None,
    key: str | None = None,
) -> Outcome:
    """A condition that people judge was not met: the next in order gets the award (number as in the file, from 1).

    Raises:
        NotFoundError: `no-award` (award, count), `club-unknown`.
        UsageError: `reason-missing`.
    """
    said = required_reason(reason, "refuse")
    season = workspace.season()
    where = the_edition(season, edition)
    club = the_team(season, team)
    actor = require(actor, Action.REFUSE_AWARD, Target(edition=where.id, clubs=(club,)))
    count = len(where.regulation.award)
    if not 1 <= award <= count:
        raise NotFoundError("no-award", edition=where.id, award=award, count=count)
    payload = AwardRefused(edition=where.id, award=award, team=club)
    return submit(workspace, actor, (Draft(payload=payload, reason=said, key=key),), before=season)


def assert_place(
    workspace: Workspace, actor: Actor, *, edition: str | None, place: str, teams: Sequence[str], source: str
) -> Outcome:
    """A source says who finished where; `verify` tells when the ledger says otherwise.

    Raises:
        UsageError: `bad-place` (found).
    """
    season = workspace.season()
    where = the_edition(season, edition)
    actor = require(actor, Action.ASSERT, Target(edition=where.id))
    try:
        resolve(parse_ref(place), season.regulations, where.id)
    except (ValueError, UnresolvedRef) as error:
        raise UsageError("bad-place", found=place) from error
    payload = PlaceAsserted(
        edition=where.id, place=place, teams=tuple(the_team(season, team) for team in teams)
    )
    return submit(workspace, actor, (Draft(payload=payload, source=source),), before=season)


def fill_places(
    workspace: Workspace, actor: Actor, *, edition: str | None, place: str, teams: Sequence[str]
) -> Outcome:
    """Name the teams that arrive by a place of [entry], in order.

    Raises:
        NotFoundError: `no-entry-place` (place, known).
    """
    season = workspace.season()
    where = the_edition(season, edition)
    actor = require(actor, Action.ADOPT, Target(edition=where.id))
    known = tuple(each.id for each in where.regulation.entry.places)
    if place not in known:
        raise NotFoundError("no-entry-place", edition=where.id, place=place, known=known)
    payload = PlacesFilled(
        edition=where.id, place=place, teams=tuple(the_team(season, team) for team in teams)
    )
    return submit(workspace, actor, (Draft(payload=payload),), before=season)
