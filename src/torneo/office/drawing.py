"""Draws and fixture lists: made here from a recorded seed, or brought from outside."""

import random
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from torneo.ledger import Draft
from torneo.ledger.entries import DrawMade
from torneo.model import Actor, ConflictError, NotFoundError
from torneo.office.fixture_lists import MadeList, make_fixtures, makeable
from torneo.office.folder import Workspace
from torneo.office.lookup import the_edition, the_stage
from torneo.office.permissions import Action, Target, require
from torneo.office.submitting import Outcome, season_start, submit
from torneo.progression import Season, awaits_draw, make_draw
from torneo.rules.resolve import NodeKey

SEED_MAX = 2**31


@dataclass(frozen=True, slots=True)
class Drawn:
    """A draw with what it brought about. `seed`: whoever draws again with it gets the same."""

    draw: DrawMade
    outcome: Outcome
    seed: int


@dataclass(frozen=True, slots=True)
class Listed:
    """Fixture lists that were published. `waiting`: stages of the edition whose teams are not all known yet."""

    lists: tuple[MadeList, ...]
    outcome: Outcome
    seed: int


def draw(
    workspace: Workspace,
    actor: Actor,
    *,
    edition: str | None,
    stage: str | None,
    seed: int | None,
    key: str | None = None,
) -> Drawn:
    """Draw the groups or pairs of a stage; without a stage, of the one that waits for a draw.

    Args:
        seed: any number; None: one is drawn by lot. It stands in the ledger.

    Raises:
        NotFoundError: `no-stage`, `nothing-to-draw`, `no-draw-due` (edition).
        ConflictError: `draw-teams-open`, `draw-done`, `draw-impossible`, `which-stage` (known).
    """
    season = workspace.season()
    where = the_edition(season, edition)
    actor = require(actor, Action.DRAW, Target(edition=where.id))
    if stage:
        node = the_stage(where, stage).node
    else:
        due = [state.node for state in where.stages if awaits_draw(season, state.node)]
        if not due:
            raise NotFoundError("no-draw-due", edition=where.id)
        if len(due) > 1:
            raise ConflictError("which-stage", edition=where.id, known=tuple(str(each.name) for each in due))
        node = due[0]
    chosen = secrets.randbelow(SEED_MAX) if seed is None else seed
    chance = random.Random(chosen)  # noqa: S311 - a recorded seed, so that everyone can draw it again
    made = make_draw(season, node, chance.randrange, seed=chosen)
    draft = replace(_from_the_start(workspace, season, node, made), key=key)
    outcome = submit(workspace, actor, (draft,), before=season)
    return Drawn(made, outcome, chosen)


def publish_fixtures(
    workspace: Workspace,
    actor: Actor,
    *,
    edition: str | None = None,
    stage: str | None = None,
    seed: int | None = None,
    kickoffs: Sequence[time] = (),
    key: str | None = None,
) -> Listed:
    """Make and publish the fixture list of a stage; without one, of every stage whose teams are known.

    Stages that others are played alongside, or reverse, come first, in other editions too.

    Raises:
        NotFoundError: `no-stage`, `no-fixtures-due` (edition): every stage has its list, or waits for its teams.
        ConflictError: `fixtures-exist`, `fixtures-teams-open`, `fixtures-wait-for`, `venue-overbooked`, ...
        TorneoError: `calendar-too-short`, `kickoffs-too-few`.
        NotYetPlayableError: `fixtures-not-yet-playable`.
    """
    season = workspace.season()
    where = the_edition(season, edition) if edition or stage else None
    actor = require(actor, Action.PUBLISH_FIXTURES, Target(edition=where.id if where else ""))
    chosen = secrets.randbelow(SEED_MAX) if seed is None else seed
    if stage and where:
        nodes: tuple[NodeKey, ...] = (the_stage(where, stage).node,)
    else:
        nodes = _playable(season, makeable(season, where.id if where else None))
        if not nodes:
            raise NotFoundError("no-fixtures-due", edition=where.id if where else "")
    lists: list[MadeList] = []
    outcomes: list[Outcome] = []
    for node in nodes:
        now = workspace.season()
        made = make_fixtures(now, node, seed=chosen, kickoffs=kickoffs)
        regulation = now.regulations.editions[node.edition]
        plain = regulation.stage_by_id(node.name.rpartition(":")[2])
        draft = replace(
            made.draft(),
            effective_at=season_start(regulation, plain, workspace.clock.now()),
            key=f"{key}:{node.edition}/{node.name}" if key else None,
        )
        outcomes.append(submit(workspace, actor, (draft,), before=now))
        lists.append(made)
    return Listed(tuple(lists), joined(outcomes), chosen)


def joined(outcomes: Sequence[Outcome]) -> Outcome:
    """Several outcomes as one."""
    return Outcome(
        tuple(receipt for each in outcomes for receipt in each.receipts),
        tuple(effect for each in outcomes for effect in each.effects),
        tuple(subject for each in outcomes for subject in each.subjects),
        tuple(edition for each in outcomes for edition in each.adopted),
        sum(each.skipped for each in outcomes),
    )


def _playable(season: Season, nodes: Sequence[NodeKey]) -> tuple[NodeKey, ...]:
    """Without the stages whose pairings this version does not make."""
    found = []
    for node in nodes:
        stage = season.regulations.editions[node.edition].stage_by_id(node.name.rpartition(":")[2])
        if stage is not None and stage.kind == "league" and not stage.meets:
            found.append(node)
    return tuple(found)


def _from_the_start(workspace: Workspace, season: Season, node: NodeKey, made: DrawMade) -> Draft:
    """A draw holds from the first day of the season, so that the past can be asked for."""
    regulation = season.regulations.editions[node.edition]
    stage = regulation.stage_by_id(node.name.rpartition(":")[2])
    return Draft(payload=made, effective_at=season_start(regulation, stage, workspace.clock.now()))
