"""Who may do what: the whole product of roles and actions, and what a scope does to it."""

from itertools import product

import pytest

from torneo.model import Actor, PermissionDenied, Role
from torneo.office.permissions import MAY, WHOLE, Action, Target, can, local_user, require

CLUB_ACTIONS = {"claim-result", "lodge-protest", "register-player", "release-player", "read-person"}
EXPECTED = {
    Role.ORGANISER: {action.value for action in Action},
    Role.DELEGATE: {"read"} | CLUB_ACTIONS,
    Role.COMMISSIONER: {"read", "claim-result", "record-result", "read-person"},
    Role.TRIBUNAL: {
        "read",
        "read-log",
        "verify",
        "confirm-result",
        "correct-result",
        "rule-result",
        "rule-points",
        "withdraw",
        "refuse-award",
    },
    Role.AUDITOR: {"read", "read-log", "verify", "export"},
    Role.PUBLIC: {"read"},
}
MINE = Target(edition="liga-2026", match="liga-2026/liga/melgar-v-utc", clubs=("melgar", "utc"))
OTHER = Target(edition="copa-2026", match="copa-2026/final/1.1", clubs=("boca", "river"))


@pytest.mark.parametrize(("role", "action"), list(product(Role, Action)))
def test_role_may_exactly_what_the_table_says(role, action):
    actor = Actor("a", role, "liga-2026")

    assert can(actor, action, MINE) == (action.value in EXPECTED[role])


def test_every_role_has_its_line():
    assert set(MAY) == set(Role)


@pytest.mark.parametrize("scope", ["liga-2026", "melgar", "liga-2026/liga/melgar-v-utc"])
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PUBLIC])
def test_scope_holds_the_role_inside_it(role, scope):
    """Inside its edition, club or match an actor may what the role may; outside it only read."""
    actor = Actor("a", role, scope)

    for action in Action:
        assert can(actor, action, MINE) == (action.value in EXPECTED[role])
        assert can(actor, action, OTHER) == (action is Action.READ)


@pytest.mark.parametrize("role", [Role.DELEGATE, Role.COMMISSIONER])
def test_role_of_a_club_or_match_without_scope_only_reads(role):
    assert [action for action in Action if can(Actor("a", role), action, MINE)] == [Action.READ]


def test_scoped_organiser_may_not_touch_the_whole_ledger():
    assert not can(Actor("a", Role.ORGANISER, "liga-2026"), Action.ACCEPT_LEDGER, WHOLE)


def test_empty_target_matches_no_scope():
    """A scope never equals what a target leaves out."""
    assert not can(Actor("a", Role.TRIBUNAL, "melgar"), Action.RULE_POINTS, Target(edition="liga-2026"))


def test_require_says_who_what_and_on_what():
    with pytest.raises(PermissionDenied) as denied:
        require(Actor("ana", Role.PUBLIC), Action.RECORD_RESULT, MINE)

    assert denied.value.code == "not-allowed"
    assert denied.value.facts == {
        "actor": "ana",
        "role": "public",
        "action": "record-result",
        "target": "liga-2026/liga/melgar-v-utc",
    }


def test_local_user_is_organiser_of_everything():
    assert all(can(local_user(), action) for action in Action)
