"""What is to do: everything in a season that waits for a person, for those who may do it."""

from dataclasses import dataclass

from torneo.ledger import AppealFact, ClaimFact
from torneo.model import Actor, local_date
from torneo.office.clashes import is_past
from torneo.office.closing import Closing, closing
from torneo.office.fixture_lists import makeable
from torneo.office.folder import Workspace
from torneo.office.lookup import table_id
from torneo.office.permissions import Action, Target, can
from torneo.office.recording import claims_of
from torneo.office.requesting import Request, requests
from torneo.office.submitting import zone_of
from torneo.progression import EditionState, MatchState, Season, TableState, awaits_draw
from torneo.rules.resolve import NodeKey


@dataclass(frozen=True, slots=True)
class Waiting:
    """A match that waits for somebody, with what its sides have said of it."""

    edition: EditionState
    match: MatchState
    claims: tuple[ClaimFact, ...] = ()


@dataclass(frozen=True, slots=True)
class ToDo:
    """Everything that waits, as far as the actor may do something about it.

    `missing`: should have been played, no result. `undated`: no day at all, postponed ones among them. `claims`:
    claimed, not official; `disputed`: claimed in two ways. `lots`: tables that wait for lots or an extra match.
    """

    missing: tuple[Waiting, ...] = ()
    disputed: tuple[Waiting, ...] = ()
    claims: tuple[Waiting, ...] = ()
    protests: tuple[Waiting, ...] = ()
    undated: tuple[Waiting, ...] = ()
    requests: tuple[Request, ...] = ()
    appeals: tuple[AppealFact, ...] = ()
    draws: tuple[NodeKey, ...] = ()
    fixtures: tuple[NodeKey, ...] = ()
    lots: tuple[tuple[EditionState, TableState], ...] = ()
    closings: tuple[Closing, ...] = ()

    @property
    def count(self) -> int:
        return sum(len(getattr(self, name)) for name in self.__slots__)


def to_do(workspace: Workspace, actor: Actor) -> ToDo:
    """What waits for this actor today."""
    season = workspace.season()
    now = workspace.clock.now()
    missing, disputed, claims, protests, undated = [], [], [], [], []
    for edition in season:
        today = local_date(now, zone_of(edition.regulation))
        for match in edition.matches():
            if match.home.team is None or match.away.team is None:
                continue
            target = Target(edition=edition.id, match=match.id, clubs=(match.home.team, match.away.team))
            waiting = Waiting(edition, match, claims_of(season, match.id))
            standing = match.result.claim if match.result is not None else None
            if standing is None and is_past(match.planned, now, today):
                if can(actor, Action.RECORD_RESULT, target) or can(actor, Action.CLAIM_RESULT, target):
                    missing.append(waiting)
            elif standing is None and match.planned.day is None:
                if can(actor, Action.SCHEDULE, target):
                    undated.append(waiting)
            elif standing == "disputed" and _concerns(actor, target):
                disputed.append(waiting)
            elif standing == "claimed" and _concerns(actor, target):
                claims.append(waiting)
            elif standing == "protested" and can(actor, Action.CONFIRM_RESULT, target):
                protests.append(waiting)
    return ToDo(
        missing=tuple(missing),
        disputed=tuple(disputed),
        claims=tuple(claims),
        protests=tuple(protests),
        undated=tuple(undated),
        requests=tuple(each for each in requests(workspace, pending_only=True) if _for(actor, each)),
        appeals=tuple(
            each
            for each in season.facts.appeals
            if each.decided is None
            and can(actor, Action.DECIDE_APPEAL, Target(edition=each.lodged.payload.edition))
        ),
        draws=tuple(
            state.node
            for edition in season
            if can(actor, Action.DRAW, Target(edition=edition.id))
            for state in edition.stages
            if awaits_draw(season, state.node)
        ),
        fixtures=tuple(
            node
            for node in makeable(season)
            if can(actor, Action.PUBLISH_FIXTURES, Target(edition=node.edition))
        ),
        lots=tuple(
            (edition, table)
            for edition in season
            if can(actor, Action.DRAW_LOTS, Target(edition=edition.id))
            for table in edition.all_tables()
            if any(level.criterion == "drawing_of_lots" for level in table.table.levels) and table.due
        ),
        closings=_closings(workspace, season, actor),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing of a list of what is to do. `kind`: the name of its list in `ToDo`; `entry`: of a request or an appeal."""

    kind: str
    edition: str
    match: str | None = None
    stage: str | None = None
    table: str | None = None
    entry: int | None = None


def tasks(found: ToDo) -> tuple[Task, ...]:
    """Everything that waits as one list, in the order of the lists."""
    said: list[Task] = []
    for kind in ("missing", "disputed", "claims", "protests", "undated"):
        for one in getattr(found, kind):
            said.append(Task(kind=kind, edition=str(one.edition.id), match=str(one.match.id)))
    for request in found.requests:
        where = request.found
        said.append(
            Task(kind="requests", edition=str(where.edition.id), match=str(where.match.id), entry=request.id)
        )
    for appeal in found.appeals:
        said.append(Task(kind="appeals", edition=appeal.lodged.payload.edition, entry=appeal.sequence))
    for kind, nodes in (("draws", found.draws), ("fixtures", found.fixtures)):
        for node in nodes:
            said.append(Task(kind=kind, edition=str(node.edition), stage=str(node.name)))
    for edition, table in found.lots:
        said.append(Task(kind="lots", edition=str(edition.id), table=table_id(table)))
    for closing_ in found.closings:
        node = closing_.stage.node
        said.append(Task(kind="closings", edition=str(node.edition), stage=str(node.name)))
    return tuple(said)


def _closings(workspace: Workspace, season: Season, actor: Actor) -> tuple[Closing, ...]:
    found = []
    for edition in season:
        if not can(actor, Action.CLOSE_STAGE, Target(edition=edition.id)):
            continue
        for stage in edition.stages:
            if stage.complete:
                one = closing(workspace, edition=edition.id, stage=str(stage.node.name))
                if one.is_ready and one.closed is None:
                    found.append(one)
    return tuple(found)


def _concerns(actor: Actor, target: Target) -> bool:
    return can(actor, Action.CONFIRM_RESULT, target) or can(actor, Action.CLAIM_RESULT, target)


def _for(actor: Actor, request: Request) -> bool:
    """Whether the actor has the next word on a request, or has asked for it himself."""
    found = request.found
    match = Target(edition=found.edition.id, match=found.match.id)
    opponent = Target(edition=match.edition, match=match.match, clubs=(request.opponent,))
    asker = Target(edition=match.edition, match=match.match, clubs=(request.fact.asked.payload.by,))
    return (
        can(actor, Action.POSTPONE, match)
        or (request.fact.state == "open" and can(actor, Action.ANSWER_POSTPONEMENT, opponent))
        or can(actor, Action.REQUEST_POSTPONEMENT, asker)
    )


def progress_of(edition: EditionState) -> tuple[int, int]:
    """Matches that are dealt with, and all that are known."""
    matches = tuple(edition.matches())
    return sum(1 for match in matches if not match.is_open), len(matches)


def is_drawn(season: Season, node: NodeKey) -> bool:
    """Whether a draw is recorded for a stage."""
    facts = season.facts.stages.get(node)
    return facts is not None and facts.draw is not None


def is_makeable(season: Season, node: NodeKey) -> bool:
    """Whether the fixture list of a stage can be made now."""
    return node in makeable(season)
