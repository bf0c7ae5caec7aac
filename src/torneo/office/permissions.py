"""Who may do what: one table, and nothing that is not in it.

Every command asks `require` before anything else. The local user of the command line is the organiser of his ledger.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from torneo.model import Actor, PermissionDenied, Role


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
    },
    Role.AUDITOR: _OPEN | {Action.READ_LOG, Action.VERIFY, Action.EXPORT},
    Role.PUBLIC: _OPEN,
}
"""What each role may do inside its scope; what is not here is refused."""

_NEEDS_SCOPE = frozenset((Role.DELEGATE, Role.COMMISSIONER))
"""Roles that may do nothing but read until somebody has said for which club, match or edition they hold."""


def can(actor: Actor, action: Action, target: Target = WHOLE) -> bool:
    """Whether the actor may do this to that. Reading what is public is bound to no scope."""
    if action not in MAY.get(actor.role, frozenset()):
        return False
    if action in _OPEN:
        return True
    if not actor.scope:
        return actor.role not in _NEEDS_SCOPE
    return actor.scope in {target.edition, target.match, *target.clubs} - {""}


def require(actor: Actor, action: Action, target: Target = WHOLE) -> None:
    """Let the actor pass.

    Raises:
        PermissionDenied: `not-allowed` (actor, role, action, target).
    """
    if not can(actor, action, target):
        raise PermissionDenied(
            "not-allowed", actor=actor.id, role=actor.role.value, action=action.value, target=str(target)
        )


def local_user(name: str = "local") -> Actor:
    """Whoever sits at the keyboard: the organiser of the ledger in this folder."""
    return Actor(name or "local", Role.ORGANISER)
