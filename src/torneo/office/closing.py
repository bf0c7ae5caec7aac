"""Closing a stage: the organiser confirms its tables as they stand, having seen what they give and to whom."""

from dataclasses import dataclass

from torneo.ledger import Draft, Recorded
from torneo.ledger.entries import StageClosed, TableAsserted, TableRow
from torneo.model import Actor, ConflictError, MatchId, StageId
from torneo.office.folder import Workspace
from torneo.office.lookup import State, table_id, the_edition, the_stage
from torneo.office.permissions import Action, Target, require
from torneo.office.submitting import Outcome, submit
from torneo.progression import AwardState, EditionState, LeagueState, Season, TableState


@dataclass(frozen=True, slots=True)
class Closing:
    """A stage as it would be closed: what is still open, and the awards that its places give.

    `awards`: of all editions. `closed`: the entry that closed it, None: it is open.
    """

    edition: EditionState
    stage: State
    tables: tuple[TableState, ...]
    open_matches: tuple[MatchId, ...]
    level: tuple[str, ...]
    """tables whose order still waits for lots or an extra match"""
    awards: tuple[AwardState, ...]
    closed: Recorded[StageClosed] | None

    @property
    def is_ready(self) -> bool:
        return self.stage.complete and not self.open_matches


def closing(workspace: Workspace, *, edition: str | None, stage: str) -> Closing:
    """How a stage stands that somebody wants to close.

    Raises:
        NotFoundError: `no-edition`, `no-stage`.
    """
    season = workspace.season()
    return _closing(season, the_edition(season, edition), stage)


def close_stage(
    workspace: Workspace, actor: Actor, *, edition: str | None, stage: str, key: str | None = None
) -> Outcome:
    """Confirm a stage: from now on `verify` tells when any of its tables reads differently.

    Raises:
        NotFoundError: `no-edition`, `no-stage`.
        ConflictError: `stage-not-complete` (edition, stage, count: matches still open), `stage-closed` (edition,
            stage, entry).
    """
    season = workspace.season()
    where = the_edition(season, edition)
    actor = require(actor, Action.CLOSE_STAGE, Target(edition=where.id))
    found = _closing(season, where, stage)
    retried = bool(key and workspace.has_ledger and workspace.ledger().receipt_for(actor.id, key))
    if found.closed is not None and not retried:
        raise ConflictError("stage-closed", edition=where.id, stage=stage, entry=found.closed.sequence)
    if not found.is_ready:
        raise ConflictError(
            "stage-not-complete", edition=where.id, stage=stage, count=len(found.open_matches)
        )
    drafts = [Draft(payload=StageClosed(edition=where.id, stage=stage), key=key)]
    drafts += [
        Draft(payload=TableAsserted(edition=where.id, table=table_id(table), rows=_rows(table)), key=key)
        for table in found.tables
    ]
    return submit(workspace, actor, drafts, before=season)


def _closing(season: Season, where: EditionState, asked: str) -> Closing:
    state = the_stage(where, asked)
    facts = season.facts.stages.get((where.id, StageId(str(state.node.name))))
    tables = state.all_tables() if isinstance(state, LeagueState) else ()
    playoffs = tuple(match for table in tables for match in table.playoffs)
    return Closing(
        where,
        state,
        tables,
        tuple(match.id for match in (*state.matches, *playoffs) if match.is_open),
        tuple(table_id(table) for table in tables if table.due and not table.complete),
        tuple(award for award in season.awards if _comes_from(award, state)),
        facts.closed if facts is not None else None,
    )


def _comes_from(award: AwardState, state: State) -> bool:
    """Whether a place, winner or loser of this stage decides who gets it."""
    slot = award.seat.slot
    table = getattr(slot, "table", None)
    node = table.of_node if table is not None else getattr(slot, "node", None)
    return node == state.node


def _rows(table: TableState) -> tuple[TableRow, ...]:
    return tuple(
        TableRow(
            team=row.team,
            pos=row.pos,
            played=row.played,
            won=row.won,
            drawn=row.drawn,
            lost=row.lost,
            gf=row.gf,
            ga=row.ga,
            points=row.points,
        )
        for row in table.table
    )
