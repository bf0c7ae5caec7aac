"""Rulings that stand, and appeals against them: lodged, and decided; an appeal may stay the ruling meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from torneo.ledger import AppealFact, Draft, Entry, edition_of, instant
from torneo.ledger.entries import (
    AppealDecided,
    AppealLodged,
    AwardRefused,
    EntryRevoked,
    PointsRuled,
    ResultRecorded,
    TeamWithdrawn,
    TieDecided,
)
from torneo.model import Actor, ConflictError, NotFoundError, TeamId, UsageError, local_date
from torneo.office.folder import Workspace
from torneo.office.lookup import the_team
from torneo.office.permissions import Action, Target, can, require
from torneo.office.submitting import Outcome, required_reason, submit, zone_of
from torneo.progression import KnockoutState, Season

_RULED = frozenset(("awarded", "walkover", "double_loss", "expunged", "not_played"))


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision of people that stands, waits for an appeal, or was annulled by one.

    `appeals`: those against it, in order. `clubs`: whom it concerns. `appeal_until`: last day for an appeal, None:
    the regulation names none.
    """

    entry: Entry
    clubs: tuple[TeamId, ...]
    appeals: tuple[AppealFact, ...]
    appeal_until: date | None

    @property
    def id(self) -> int:
        return self.entry.sequence

    @property
    def pending(self) -> AppealFact | None:
        return next((each for each in self.appeals if each.decided is None), None)

    @property
    def state(self) -> str:
        """`stands`, `stayed`, `appealed` (it holds all the same), `annulled`."""
        if any(each.decided is not None and each.decided.payload.upheld for each in self.appeals):
            return "annulled"
        if self.pending is None:
            return "stands"
        return "stayed" if self.pending.stays else "appealed"


def rulings(workspace: Workspace, *, edition: str | None = None) -> tuple[Ruling, ...]:
    """Every ruling that stands or is, or was, under appeal, the latest first."""
    season = workspace.season()
    if not workspace.has_ledger:
        return ()
    numbers = {*_standing(season), *(each.lodged.payload.ruling for each in season.facts.appeals)}
    found = []
    for number in sorted(numbers, reverse=True):
        entry = entry_of(workspace, number)
        if entry is not None and edition in (None, edition_of(entry.payload)):
            found.append(_ruling(season, entry))
    return tuple(found)


def the_ruling(workspace: Workspace, season: Season, ruling: int) -> Ruling:
    """The ruling of that entry. Raises `NotFoundError` `no-ruling` (entry)."""
    entry = entry_of(workspace, ruling)
    numbers = {*_standing(season), *(each.lodged.payload.ruling for each in season.facts.appeals)}
    if entry is None or ruling not in numbers:
        raise NotFoundError("no-ruling", entry=ruling)
    return _ruling(season, entry)


def entry_of(workspace: Workspace, sequence: int) -> Entry | None:
    """The entry of that number; None: there is none."""
    if sequence < 1 or not workspace.has_ledger:
        return None
    return workspace.ledger().entry(sequence)


def lodge_appeal(
    workspace: Workspace,
    actor: Actor,
    ruling: int,
    *,
    by: str | None,
    reason: str | None,
    stays: bool | None = None,
    key: str | None = None,
) -> Outcome:
    """Appeal against a ruling.

    Args:
        by: the club that appeals; without one the club of the delegate.
        stays: the ruling waits until the appeal is decided; None: as [discipline] says. Only who decides appeals may
            say otherwise.

    Raises:
        NotFoundError: `no-ruling` (entry): no ruling that stands.
        ConflictError: `appeal-pending` (entry, appeal), `appeal-late` (entry, day), `ruling-annulled` (entry).
        UsageError: `reason-missing`, `club-not-concerned` (club, entry).
    """
    said = required_reason(reason, "appeal")
    season = workspace.season()
    found = the_ruling(workspace, season, ruling)
    edition = edition_of(found.entry.payload)
    mine = {grant.scope for grant in actor.held}
    club = the_team(season, by) if by else next((each for each in found.clubs if each in mine), TeamId(""))
    if club not in found.clubs:
        raise UsageError("club-not-concerned", club=club, entry=ruling, known=found.clubs)
    actor = require(actor, Action.LODGE_APPEAL, Target(edition=edition, clubs=(club,)))
    retried = bool(key and workspace.ledger().receipt_for(actor.id, key))
    if not retried:
        if found.state == "annulled":
            raise ConflictError("ruling-annulled", entry=ruling)
        if found.pending is not None:
            raise ConflictError("appeal-pending", entry=ruling, appeal=found.pending.sequence)
    regulation = season[edition].regulation
    decides = can(actor, Action.DECIDE_APPEAL, Target(edition=edition))
    today = local_date(workspace.clock.now(), zone_of(regulation))
    if found.appeal_until is not None and today > found.appeal_until and not decides:
        raise ConflictError("appeal-late", entry=ruling, day=found.appeal_until)
    if stays is None or not decides:
        stays = regulation.discipline.appeal_stays if regulation.discipline else False
    draft = Draft(
        payload=AppealLodged(edition=edition, ruling=ruling, by=club),
        reason=said,
        supersedes=ruling if stays else None,
        effective_at=_moment(workspace, actor, key),
        key=key,
    )
    return submit(workspace, actor, (draft,), before=season)


def decide_appeal(
    workspace: Workspace,
    actor: Actor,
    appeal: int,
    *,
    upheld: bool,
    reason: str | None,
    key: str | None = None,
) -> Outcome:
    """Turn an appeal down, and the ruling holds; or uphold it, and the season stands as if nobody had ruled.

    A result that the ruling had replaced is the result again.

    Raises:
        NotFoundError: `no-appeal` (appeal).
        ConflictError: `appeal-done` (appeal).
        UsageError: `reason-missing`.
    """
    said = required_reason(reason, "appeal")
    season = workspace.season()
    fact = next((each for each in season.facts.appeals if each.sequence == appeal), None)
    if fact is None:
        raise NotFoundError("no-appeal", appeal=appeal)
    lodged = fact.lodged.payload
    actor = require(actor, Action.DECIDE_APPEAL, Target(edition=lodged.edition))
    if fact.decided is not None and not (key and workspace.ledger().receipt_for(actor.id, key)):
        raise ConflictError("appeal-done", appeal=appeal)
    decided = AppealDecided(
        edition=lodged.edition, appeal=appeal, ruling=lodged.ruling, by=lodged.by, upheld=upheld
    )
    moment = _moment(workspace, actor, key)
    drafts = [Draft(payload=decided, reason=said, supersedes=appeal, effective_at=moment, key=key)]
    if upheld:
        drafts.append(_undone(workspace, lodged.ruling, said, key))
    return submit(workspace, actor, drafts, before=season)


def _undone(workspace: Workspace, ruling: int, reason: str, key: str | None) -> Draft:
    """What takes the place of a ruling that should not have been made."""
    entry = entry_of(workspace, ruling)
    before = entry_of(workspace, entry.supersedes) if entry and entry.supersedes else None
    if before is not None and isinstance(before.payload, ResultRecorded):
        return Draft(
            payload=before.payload,
            supersedes=ruling,
            effective_at=instant(before.effective_at),
            reason=reason,
            source=before.source,
            simulated=before.simulated,
            key=key,
        )
    return Draft(payload=EntryRevoked(), supersedes=ruling, reason=reason, key=key)


def _moment(workspace: Workspace, actor: Actor, key: str | None) -> datetime:
    """Now; of a request that is made again, when it was first made, so that it says the same."""
    receipts = workspace.ledger().receipt_for(actor.id, key) if key and workspace.has_ledger else ()
    return instant(receipts[0].recorded_at) if receipts else workspace.clock.now()


def _standing(season: Season) -> Iterator[int]:
    """The entries of the rulings that hold."""
    facts = season.facts
    yield from (each.sequence for each in facts.points)
    yield from (each.sequence for each in facts.withdrawals)
    yield from (each.sequence for each in facts.refusals)
    for stage in facts.stages.values():
        yield from (each.sequence for each in stage.ties.values() if each.payload.decided == "ruling")
        for fact in stage.results.values():
            if fact.result.status.value in _RULED or fact.result.decided.value == "ruling":
                yield fact.sequence


def _ruling(season: Season, entry: Entry) -> Ruling:
    edition = edition_of(entry.payload)
    regulation = season[edition].regulation
    days = regulation.discipline.appeal_days if regulation.discipline else None
    until = None
    if days is not None:
        until = local_date(instant(entry.recorded_at), zone_of(regulation)) + timedelta(days=days)
    appeals = tuple(each for each in season.facts.appeals if each.lodged.payload.ruling == entry.sequence)
    return Ruling(entry, _clubs(season, entry), appeals, until)


def _clubs(season: Season, entry: Entry) -> tuple[TeamId, ...]:
    payload = entry.payload
    if isinstance(payload, PointsRuled | TeamWithdrawn | AwardRefused):
        return (TeamId(payload.team),)
    if isinstance(payload, ResultRecorded):
        match = season.match(payload.match)
        sides = (match.home.team, match.away.team) if match else ()
        return tuple(team for team in sides if team is not None)
    if isinstance(payload, TieDecided):
        state = season[payload.edition].stage(payload.stage)
        tie = state.tie(payload.tie) if isinstance(state, KnockoutState) else None
        sides = (tie.home.team, tie.away.team) if tie else ()
        return tuple(team for team in sides if team is not None)
    return ()
