"""Who may do what: the whole product of roles and actions, and what a scope does to it."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from torneo.ledger.entries import AnyPayload
from torneo.model import Actor, Grant, PermissionDenied, Role
from torneo.office.permissions import LIMITS, MAY, UNDOES, WHOLE, Action, Target, can, local_user, require

CLUB_ACTIONS = {
    "claim-result",
    "lodge-protest",
    "request-postponement",
    "answer-postponement",
    "lodge-appeal",
    "register-player",
    "release-player",
    "read-person",
}
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
        "decide-appeal",
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


NOON = datetime(2026, 4, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("since", "until", "at", "holds"),
    [
        (None, None, None, True),
        (None, None, NOON, True),
        (NOON, None, NOON, True),
        (NOON, None, NOON - timedelta(microseconds=1), False),
        (None, NOON, NOON, False),
        (None, NOON, NOON - timedelta(microseconds=1), True),
        (NOON - HOUR, NOON + HOUR, NOON, True),
        (NOON - HOUR, NOON + HOUR, None, False),  # nobody knows when: refused
    ],
)
def test_window_of_a_grant(since, until, at, holds):
    actor = Actor("a", Role.COMMISSIONER, grants=(Grant(Role.COMMISSIONER, MINE.match, since, until),), at=at)

    assert can(actor, Action.RECORD_RESULT, MINE) is holds
    assert not can(actor, Action.RECORD_RESULT, OTHER)
    assert can(actor, Action.READ, OTHER)


def test_several_grants_each_count_in_their_scope_alone():
    grants = (Grant(Role.DELEGATE, "melgar"), Grant(Role.ORGANISER, "copa-2026"))
    actor = Actor("a", Role.PUBLIC, grants=grants)

    assert can(actor, Action.CLAIM_RESULT, MINE)
    assert not can(actor, Action.RECORD_RESULT, MINE)
    assert can(actor, Action.RECORD_RESULT, OTHER)
    assert not can(actor, Action.RULE_POINTS, WHOLE)


def test_require_goes_on_in_the_role_that_allows_it():
    """An entry records the role that let its writer do it, not the greatest that he holds elsewhere."""
    grants = (Grant(Role.ORGANISER, "copa-2026"), Grant(Role.DELEGATE, "melgar"))
    actor = Actor("a", Role.ORGANISER, grants=grants)

    acting = require(actor, Action.CLAIM_RESULT, MINE)

    assert (acting.role, acting.scope) == (Role.DELEGATE, "melgar")
    assert can(acting, Action.RECORD_RESULT, OTHER)  # what else he holds is not lost on the way


@pytest.mark.parametrize("limit", sorted(LIMITS))
def test_limits_only_take_away(limit):
    """A token may what its limits name and its owner may; an unknown limit allows nothing."""
    for action in Action:
        organiser = Actor("a", Role.ORGANISER, limits=(limit,))
        assert can(organiser, action, MINE) == (action in LIMITS[limit])
        assert not can(Actor("a", Role.PUBLIC, limits=(limit,)), Action.RECORD_RESULT, MINE)
    assert not can(Actor("a", Role.ORGANISER, limits=("unheard-of",)), Action.READ, MINE)


def test_no_limit_reaches_accounts():
    assert all(Action.MANAGE_USERS not in actions for actions in LIMITS.values())


def test_every_kind_that_can_be_undone_is_a_kind():
    kinds = {each.__struct_config__.tag for each in AnyPayload.__args__}

    assert set(UNDOES) <= kinds
