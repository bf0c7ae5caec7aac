"""Who may do what: one table, and nothing that is not in it.

Every command asks `require` before it looks further, and goes on as the actor that `require` gives back: the role that
allowed it is the one an entry records. The local user of the command line is the organiser of his ledger.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from torneo.model import Actor, Grant, PermissionDenied, Role


class Action(StrEnum):
    """What can be asked for."""

    READ = "read"  # tables, fixtures, results, honours
    READ_LOG = "read-log"  # the entries themselves
    VERIFY = "verify"
    EXPORT = "export"
    CLAIM_RESULT = "claim-result"
    RECORD_RESULT = "record-result"
    CONFIRM_RESULT = "confirm-result"
    CORRECT_RESULT = "correct-result"
    RULE_RESULT = "rule-result"  # awarded, double loss, expunged, decided by a ruling
    LODGE_PROTEST = "lodge-protest"
    SCHEDULE = "schedule"
    POSTPONE = "postpone"
    REQUEST_POSTPONEMENT = "request-postponement"
    ANSWER_POSTPONEMENT = "answer-postponement"  # for the opponent; the league's word is `postpone`
    LODGE_APPEAL = "lodge-appeal"
    DECIDE_APPEAL = "decide-appeal"
    CLOSE_STAGE = "close-stage"
    DRAW = "draw"
    PUBLISH_FIXTURES = "publish-fixtures"
    ADOPT = "adopt"
    IMPORT = "import"
    ASSERT = "assert"
    RULE_POINTS = "rule-points"
    WITHDRAW = "withdraw"
    DRAW_LOTS = "draw-lots"
    REFUSE_AWARD = "refuse-award"
    REGISTER_PLAYER = "register-player"
    RELEASE_PLAYER = "release-player"
    READ_PERSON = "read-person"
    ERASE_PERSON = "erase-person"
    ACCEPT_LEDGER = "accept-ledger"
    BACKUP = "backup"
    MANAGE_USERS = "manage-users"  # accounts, their roles, invitations, the security log
    MAKE_SCORE_LINK = "make-score-link"  # for one match, to somebody without an account


@dataclass(frozen=True, slots=True)
class Target:
    """What an action is done to. Empty: the whole ledger, or nothing of that kind.

    `clubs`: whose match, squad or player it is.
    """

    edition: str = ""
    match: str = ""
    clubs: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.match or "/".join((self.edition, *self.clubs)).strip("/") or "*"


WHOLE = Target()

_OPEN = frozenset((Action.READ,))
_CLUB = frozenset(
    (
        Action.CLAIM_RESULT,
        Action.LODGE_PROTEST,
        Action.REQUEST_POSTPONEMENT,
        Action.ANSWER_POSTPONEMENT,
        Action.LODGE_APPEAL,
        Action.REGISTER_PLAYER,
        Action.RELEASE_PLAYER,
        Action.READ_PERSON,
    )
)

MAY: Mapping[Role, frozenset[Action]] = {
    Role.ORGANISER: frozenset(Action),
    Role.DELEGATE: _OPEN | _CLUB,
    Role.COMMISSIONER: _OPEN | {Action.CLAIM_RESULT, Action.RECORD_RESULT, Action.READ_PERSON},
    Role.TRIBUNAL: _OPEN
    | {
        Action.READ_LOG,
        Action.VERIFY,
        Action.CONFIRM_RESULT,
        Action.CORRECT_RESULT,
        Action.RULE_RESULT,
        Action.RULE_POINTS,
        Action.WITHDRAW,
        Action.REFUSE_AWARD,
        Action.DECIDE_APPEAL,
    },
    Role.AUDITOR: _OPEN | {Action.READ_LOG, Action.VERIFY, Action.EXPORT},
    Role.PUBLIC: _OPEN,
}
"""What each role may do inside its scope; what is not here is refused."""

LIMITS: Mapping[str, frozenset[Action]] = {
    "read": frozenset((Action.READ, Action.READ_LOG, Action.VERIFY, Action.EXPORT)),
    "results": frozenset((Action.READ, Action.CLAIM_RESULT, Action.RECORD_RESULT)),
    "write": frozenset(Action) - {Action.MANAGE_USERS, Action.READ_PERSON, Action.ERASE_PERSON},
    "people": frozenset(
        (Action.READ, Action.READ_PERSON, Action.REGISTER_PLAYER, Action.RELEASE_PLAYER, Action.ERASE_PERSON)
    ),
    "all": frozenset(Action) - {Action.MANAGE_USERS},
}
"""What a token may be used for, by name: never more than its owner may, and accounts never."""

UNDOES: Mapping[str, Action] = {
    "match_scheduled": Action.SCHEDULE,
    "match_postponed": Action.POSTPONE,
    "result_recorded": Action.CORRECT_RESULT,
    "result_confirmed": Action.CONFIRM_RESULT,
    "protest_lodged": Action.CONFIRM_RESULT,
    "postponement_requested": Action.REQUEST_POSTPONEMENT,
    "postponement_answered": Action.POSTPONE,
    "postponement_withdrawn": Action.POSTPONE,
    "appeal_lodged": Action.DECIDE_APPEAL,
    "appeal_decided": Action.DECIDE_APPEAL,
    "stage_closed": Action.CLOSE_STAGE,
    "points_ruled": Action.RULE_POINTS,
    "team_withdrawn": Action.WITHDRAW,
    "lots_drawn": Action.DRAW_LOTS,
    "tie_decided": Action.RULE_RESULT,
    "award_refused": Action.REFUSE_AWARD,
    "draw_made": Action.DRAW,
    "fixtures_published": Action.PUBLISH_FIXTURES,
    "place_asserted": Action.ASSERT,
    "table_asserted": Action.ASSERT,
    "player_registered": Action.RELEASE_PLAYER,
    "player_released": Action.REGISTER_PLAYER,
}
"""What somebody must be allowed to do to take back an entry of a kind; of any other: `Action.ADOPT`."""

NEEDS_SCOPE = frozenset((Role.DELEGATE, Role.COMMISSIONER))
"""Roles that may do nothing but read until somebody has said for which club, match or edition they hold."""


def can(actor: Actor, action: Action, target: Target = WHOLE) -> bool:
    """Whether the actor may do this to that. Reading what is public is bound to no scope."""
    return _grant_for(actor, action, target) is not None


def may_somewhere(actor: Actor, action: Action) -> bool:
    """Whether there is anything at all to which the actor may do this now."""
    if actor.limits and not any(action in LIMITS.get(limit, frozenset()) for limit in actor.limits):
        return False
    return any(
        action in MAY.get(each.role, frozenset())
        and each.holds_at(actor.at)
        and (bool(each.scope) or each.role not in NEEDS_SCOPE)
        for each in actor.held
    )


def require(actor: Actor, action: Action, target: Target = WHOLE) -> Actor:
    """Let the actor pass, in the role that allows it.

    Raises:
        PermissionDenied: `not-allowed` (actor, role, action, target).
    """
    grant = _grant_for(actor, action, target)
    if grant is None:
        role = actor.held[0].role.value
        raise PermissionDenied(
            "not-allowed", actor=actor.id, role=role, action=action.value, target=str(target)
        )
    return replace(actor, role=grant.role, scope=grant.scope)


def local_user(name: str = "local") -> Actor:
    """Whoever sits at the keyboard: the organiser of the ledger in this folder."""
    return Actor(name or "local", Role.ORGANISER)


def _grant_for(actor: Actor, action: Action, target: Target) -> Grant | None:
    """The first grant that lets the actor do this; None: there is none."""
    if actor.limits and not any(action in LIMITS.get(limit, frozenset()) for limit in actor.limits):
        return None
    return next((each for each in actor.held if _allows(each, actor, action, target)), None)


def _allows(grant: Grant, actor: Actor, action: Action, target: Target) -> bool:
    if action not in MAY.get(grant.role, frozenset()):
        return False
    if action in _OPEN:
        return True
    if not grant.holds_at(actor.at):
        return False
    if not grant.scope:
        return grant.role not in NEEDS_SCOPE
    return grant.scope in {target.edition, target.match, *target.clubs} - {""}
