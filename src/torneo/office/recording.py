"""Results: recorded once, corrected with a reason, never edited."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import cast, get_args

from torneo.ledger import ClaimFact, Draft, edition_of
from torneo.ledger.entries import (
    Claim,
    EntryRevoked,
    ProtestLodged,
    ResultConfirmed,
    ResultRecorded,
    TieDecided,
    TieDecision,
)
from torneo.ledger.subjects import sides_of, stage_of
from torneo.model import (
    Actor,
    ConflictError,
    Decision,
    EditionId,
    MatchId,
    NotFoundError,
    Score,
    Side,
    StageId,
    Status,
    TeamId,
    UsageError,
)
from torneo.office.folder import Workspace
from torneo.office.lookup import Found, find_match, match_by_id, the_edition, the_team
from torneo.office.permissions import UNDOES, Action, Target, require
from torneo.office.submitting import Outcome, check_day, instant_of, required_reason, submit, zone_of
from torneo.progression import KnockoutState, Season

_NO_SCORE = frozenset((Status.DOUBLE_LOSS, Status.NOT_PLAYED, Status.EXPUNGED))
_BY_RULING = frozenset((Status.AWARDED, Status.DOUBLE_LOSS, Status.EXPUNGED, Status.NOT_PLAYED))


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultInput:
    """A result as somebody types it. `winner`: a club, or `home`, `away`; only where the figures do not say it.

    `claimed`: one side says so. `by`: which one; None: the club of the delegate, if he is one.
    """

    score: str | None = None
    after_90: str | None = None
    penalties: str | None = None
    half_time: str | None = None
    winner: str | None = None
    decided: str | None = None
    status: str = "played"
    day: date | None = None
    claimed: bool = False
    by: str | None = None
    reason: str | None = None
    clause: str | None = None
    source: str | None = None
    simulated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which match is meant: by id, or by its clubs."""

    edition: str | None = None
    home: str = ""
    away: str = ""
    stage: str | None = None
    leg: int | None = None
    match: str | None = None


def record_result(
    workspace: Workspace, actor: Actor, asked: Asked, given: ResultInput, *, key: str | None = None
) -> Outcome:
    """Record the result of a match that has none, or say as one of the sides what it was.

    Claims do not get in each other's way: each side has its own, and those that differ wait for `confirm_result`.
    Recording a result over claims decides between them.

    Args:
        key: idempotency key of the writer: the same request again gets the same receipt and records nothing.

    Raises:
        ConflictError: `result-exists` (match, score, entry): it has one; `correct` changes it. `match-open` (match):
            it is not known yet who plays it. `which-match`, `subject-changed`, `idempotency-key-reused`.
        NotFoundError: `club-unknown`, `club-not-in-stage`, `no-match`, `no-match-id`, `no-fixtures`, `no-stage`.
        UsageError: `bad-score`, `score-missing`, `score-not-wanted`, `bad-status`, `bad-decision`, `bad-winner`,
            `penalties-level`, `after-90-greater`, `date-outside-season`.
        PermissionDenied: `not-allowed`.
    """
    season = workspace.season()
    retried = recorded_before(workspace, actor, key)
    actor, draft = result_draft(workspace, season, actor, asked, given, key=key, retried=retried)
    return submit(workspace, actor, (draft,), before=season)


def recorded_before(workspace: Workspace, actor: Actor, key: str | None) -> bool:
    """Whether a request with this key has been recorded already."""
    return bool(key and workspace.has_ledger and workspace.ledger().receipt_for(actor.id, key))


def result_draft(
    workspace: Workspace,
    season: Season,
    actor: Actor,
    asked: Asked,
    given: ResultInput,
    *,
    key: str | None = None,
    retried: bool = False,
) -> tuple[Actor, Draft]:
    """The entry that records a result, and the actor in the role that allows it; raises as `record_result`.

    Args:
        retried: the request has been recorded before; what it brought about does not stand in its way.
    """
    _check_figures(given)
    found = _asked_before(workspace, actor, season, key) or find(season, asked, wants_result=False)
    actor = _require(actor, _action(given), found)
    before = found.match.result
    is_official = before is not None and before.claim in ("confirmed", "protested")
    if before is not None and is_official and not retried:
        raise ConflictError(
            "result-exists",
            match=found.match.id,
            home=found.match.home.team or "",
            away=found.match.away.team or "",
            score=str(before.result.score or before.result.status),
            entry=before.sequence,
        )
    if given.claimed:
        given = replace(given, by=_claimant(season, actor, found, given.by))
    return actor, draft_of(season, found, given, key=key)


def correct_result(
    workspace: Workspace, actor: Actor, asked: Asked, given: ResultInput, *, key: str | None = None
) -> Outcome:
    """Put another result in the place of the one that stands; the old one stays in the ledger.

    Raises:
        ConflictError: `nothing-to-correct` (match).
        UsageError: `reason-missing`; else as `record_result`.
    """
    required_reason(given.reason, "correct")
    _check_figures(given)
    season = workspace.season()
    found = find(season, asked, wants_result=True)
    action = Action.RULE_RESULT if _action(given) is Action.RULE_RESULT else Action.CORRECT_RESULT
    actor = _require(actor, action, found)
    before = found.match.result
    if before is None:
        raise ConflictError("nothing-to-correct", match=found.match.id)
    if given.day is None and before.result.day is not None:
        given = replace(given, day=before.result.day)
    draft = draft_of(season, found, given, key=key, supersedes=before.sequence)
    return submit(workspace, actor, (draft,), before=season)


def revoke(
    workspace: Workspace, actor: Actor, entry: int, *, reason: str | None, key: str | None = None
) -> Outcome:
    """Take an entry back: it has no effect any more and nothing takes its place.

    Raises:
        NotFoundError: `entry-not-found` (sequence).
        UsageError: `reason-missing`.
        PermissionDenied: `not-allowed`: whoever may not do what the entry did may not undo it.
    """
    said = required_reason(reason, "correct")
    season = workspace.season()
    found = workspace.ledger().entry(entry) if workspace.has_ledger else None
    if found is None:
        require(actor, Action.CORRECT_RESULT)
        raise NotFoundError("entry-not-found", sequence=entry)
    match, team = (getattr(found.payload, each, "") for each in ("match", "team"))
    target = Target(edition=edition_of(found.payload), match=match, clubs=(team,))
    actor = require(actor, UNDOES.get(found.kind, Action.ADOPT), target)
    draft = Draft(payload=EntryRevoked(), supersedes=entry, reason=said, key=key)
    return submit(workspace, actor, (draft,), before=season)


def confirm_result(
    workspace: Workspace,
    actor: Actor,
    asked: Asked,
    *,
    claim: int | None = None,
    reason: str | None = None,
    key: str | None = None,
) -> Outcome:
    """A claimed result, or one whose protest was turned down, is official.

    Args:
        claim: entry of the claim that holds, where two differ.

    Raises:
        ConflictError: `no-result-yet` (match), `claims-differ` (match, known: their scores): say which holds.
        NotFoundError: `no-claim` (match, entry, known).
    """
    season = workspace.season()
    found = find(season, asked, wants_result=True)
    actor = _require(actor, Action.CONFIRM_RESULT, found)
    if found.match.result is None:
        raise ConflictError("no-result-yet", match=found.match.id)
    claims = claims_of(season, found.match.id)
    if claim is not None and claim not in {each.sequence for each in claims}:
        known = tuple(str(each.sequence) for each in claims)
        raise NotFoundError("no-claim", match=found.match.id, entry=claim, known=known)
    if claim is None and found.match.result.claim == "disputed":
        told = tuple(f"{each.result.score or each.result.status} ({each.sequence})" for each in claims)
        raise ConflictError("claims-differ", match=found.match.id, known=told)
    draft = Draft(payload=ResultConfirmed(match=found.match.id, entry=claim), reason=reason, key=key)
    return submit(workspace, actor, (draft,), before=season)


def claims_of(season: Season, match: str) -> tuple[ClaimFact, ...]:
    """What each side said of a match, in the order in which they spoke."""
    stage = season.facts.stages.get(cast(tuple[EditionId, StageId], stage_of(match)))
    return stage.claims.get(MatchId(match), ()) if stage is not None else ()


def lodge_protest(
    workspace: Workspace,
    actor: Actor,
    asked: Asked,
    *,
    by: str,
    reason: str | None,
    key: str | None = None,
) -> Outcome:
    """A result is under protest; the regulation says whether it counts meanwhile.

    Raises:
        ConflictError: `no-result-yet` (match).
        UsageError: `reason-missing`.
    """
    said = required_reason(reason, "protest")
    season = workspace.season()
    found = find(season, asked, wants_result=True)
    club = the_team(season, by)
    # The club that protests, not its opponent: a delegate speaks for his own.
    target = Target(edition=found.edition.id, match=found.match.id, clubs=(club,))
    actor = require(actor, Action.LODGE_PROTEST, target)
    if found.match.result is None:
        raise ConflictError("no-result-yet", match=found.match.id)
    draft = Draft(payload=ProtestLodged(match=found.match.id, by=club), reason=said, key=key)
    return submit(workspace, actor, (draft,), before=season)


def decide_tie(
    workspace: Workspace,
    actor: Actor,
    *,
    edition: str | None,
    stage: str,
    tie: str,
    winner: str,
    decided: str = "ruling",
    reason: str | None,
    source: str | None = None,
    key: str | None = None,
) -> Outcome:
    """Who goes through where no match says so: lots, a ruling, a walkover, or a source that names the winner alone.

    Raises:
        NotFoundError: `no-stage`, `no-tie` (tie, known).
        UsageError: `reason-missing`, `bad-decision`, `bad-winner`.
    """
    said = required_reason(reason, "decide")
    season = workspace.season()
    where = the_edition(season, edition)
    actor = require(actor, Action.RULE_RESULT, Target(edition=where.id))
    state = where.stage(stage)
    found = state.tie(tie) if isinstance(state, KnockoutState) else None
    if found is None:
        known = tuple(each.id for each in state.ties) if isinstance(state, KnockoutState) else ()
        raise NotFoundError("no-tie", stage=stage, tie=tie, known=known)
    club = the_team(season, winner)
    if club not in (found.home.team, found.away.team):
        raise UsageError("bad-winner", found=winner, home=found.home.team or "", away=found.away.team or "")
    ways: dict[str, TieDecision] = {way: way for way in get_args(TieDecision)}
    if decided not in ways:
        raise UsageError("bad-decision", found=decided, expected=tuple(ways))
    payload = TieDecided(edition=where.id, stage=stage, tie=tie, winner=club, decided=ways[decided])
    return submit(
        workspace, actor, (Draft(payload=payload, reason=said, source=source, key=key),), before=season
    )


def find(season: Season, asked: Asked, *, wants_result: bool) -> Found:
    """The match that is meant; see `lookup.find_match` and `lookup.match_by_id`.

    Raises:
        ConflictError: `match-open` (match): one of its sides is not known yet.
    """
    if asked.match:
        found = match_by_id(season, asked.match)
        if found.match.home.team is None or found.match.away.team is None:
            raise ConflictError("match-open", match=found.match.id)
        return found
    return find_match(
        season,
        the_edition(season, asked.edition),
        home=asked.home,
        away=asked.away,
        stage=asked.stage,
        leg=asked.leg,
        wants_result=wants_result,
    )


def draft_of(
    season: Season, found: Found, given: ResultInput, *, key: str | None = None, supersedes: int | None = None
) -> Draft:
    """The entry that says this result; raises what `record_result` says about its figures."""
    payload = payload_of(season, found, given)
    regulation = found.edition.regulation
    stage = found.stage.stage if found.stage else None
    if given.day is not None:
        check_day(given.day, regulation, stage, match=str(found.match.id))
    return Draft(
        payload=payload,
        effective_at=_effective(found, given),
        reason=given.reason,
        clause=given.clause,
        source=given.source,
        simulated=given.simulated,
        supersedes=supersedes,
        key=key,
    )


def payload_of(season: Season, found: Found, given: ResultInput) -> ResultRecorded:
    """The figures, checked against each other and turned round where the match was asked for the other way."""
    if given.status not in set(Status):
        raise UsageError("bad-status", found=given.status, expected=tuple(each.value for each in Status))
    status = Status(given.status)
    home, away = found.match.home.team, found.match.away.team
    assert home is not None
    assert away is not None
    if found.swapped:
        home, away = away, home
    winner = _winner(season, given.winner, home, away)
    score = Score.parse(given.score) if given.score else None
    if status in _NO_SCORE and score is not None:
        raise UsageError("score-not-wanted", status=status.value, score=str(score))
    if score is None and status is Status.WALKOVER:
        score = _walkover(found, winner)
    if score is None and status in {Status.PLAYED, Status.AWARDED, Status.WALKOVER}:
        raise UsageError("score-missing", status=status.value)
    after_90 = Score.parse(given.after_90) if given.after_90 else None
    if after_90 and score and (after_90.home > score.home or after_90.away > score.away):
        raise UsageError("after-90-greater", after_90=str(after_90), score=str(score))
    penalties = Score.parse(given.penalties) if given.penalties else None
    if penalties and penalties.home == penalties.away:
        raise UsageError("penalties-level", penalties=str(penalties))
    decided = given.decided or _decided(penalties, after_90, winner, status)
    if decided not in set(Decision):
        raise UsageError("bad-decision", found=decided, expected=tuple(each.value for each in Decision))
    says_itself = penalties is not None or (score is not None and score.home != score.away)
    claim: Claim = "claimed" if given.claimed else "confirmed"
    # The id of a league match names its sides; that of a tie or an extra match does not, so the result does.
    is_named = (home, away) != sides_of(found.match.id)
    return ResultRecorded(
        match=found.match.id,
        score=str(score) if score is not None else None,
        status=status.value,
        after_90=str(after_90) if after_90 else None,
        penalties=str(penalties) if penalties else None,
        half_time=str(Score.parse(given.half_time)) if given.half_time else None,
        decided=decided,
        winner=None if winner is None or says_itself else winner.value,
        home=home if is_named else None,
        away=away if is_named else None,
        day=given.day.isoformat() if given.day else None,
        claim=claim,
        by=(given.by or "") if given.claimed else "",
    )


def _claimant(season: Season, actor: Actor, found: Found, by: str | None) -> str:
    """The side that claims: as named, else the one that the actor speaks for; empty: neither."""
    sides = tuple(team for team in (found.match.home.team, found.match.away.team) if team is not None)
    if not by:
        mine = {grant.scope for grant in actor.held}
        return next((team for team in sides if team in mine), "")
    club = the_team(season, by)
    if club not in sides:
        raise UsageError("club-not-in-match", club=club, match=found.match.id, known=sides)
    return club


def _check_figures(given: ResultInput) -> None:
    """Scores that are none are told before anything is looked for."""
    for text in (given.score, given.after_90, given.penalties, given.half_time):
        if text:
            Score.parse(text)


def _winner(season: Season, asked: str | None, home: TeamId, away: TeamId) -> Side | None:
    if not asked:
        return None
    if asked in set(Side):
        return Side(asked)
    team = the_team(season, asked)
    if team not in (home, away):
        raise UsageError("bad-winner", found=asked, home=home, away=away)
    return Side.HOME if team == home else Side.AWAY


def _walkover(found: Found, winner: Side | None) -> Score | None:
    """The score of the regulation, for the side that did appear."""
    if winner is None:
        return None
    score = Score.parse(found.edition.regulation.match.walkover.score)
    return score if winner is Side.HOME else Score(score.away, score.home)


def _decided(penalties: Score | None, after_90: Score | None, winner: Side | None, status: Status) -> str:
    if penalties is not None:
        return Decision.PENALTIES.value
    if after_90 is not None:
        return Decision.EXTRA_TIME.value
    if status is Status.WALKOVER:
        return Decision.WALKOVER.value
    if status is Status.AWARDED:
        return Decision.RULING.value
    return Decision.UNKNOWN.value if winner is not None else Decision.PLAY.value


def _effective(found: Found, given: ResultInput) -> datetime | None:
    """When the match was: its kick-off, else noon of its day; None, that is now, where no day is known."""
    planned = found.match.planned
    if planned.kickoff is not None and given.day in (None, planned.day):
        return planned.kickoff
    day = given.day or planned.day
    return None if day is None else instant_of(day, time(12), zone_of(found.edition.regulation))


def _action(given: ResultInput) -> Action:
    if given.claimed:
        return Action.CLAIM_RESULT
    by_ruling = given.status in {each.value for each in _BY_RULING} or given.decided == Decision.RULING
    return Action.RULE_RESULT if by_ruling else Action.RECORD_RESULT


def _require(actor: Actor, action: Action, found: Found) -> Actor:
    clubs = tuple(team for team in (found.match.home.team, found.match.away.team) if team is not None)
    return require(actor, action, Target(edition=found.edition.id, match=found.match.id, clubs=clubs))


def _asked_before(workspace: Workspace, actor: Actor, season: Season, key: str | None) -> Found | None:
    """The match that an earlier request with this key was about: a retry means no other one."""
    if not key or not workspace.has_ledger:
        return None
    receipts = workspace.ledger().receipt_for(actor.id, key)
    if not receipts:
        return None
    entry = workspace.ledger().entry(receipts[0].sequence)
    assert entry is not None
    payload = entry.payload
    return match_by_id(season, payload.match) if isinstance(payload, ResultRecorded) else None
