"""The list of users: who may give which role to whom, and who is always left to open the door."""

from datetime import UTC, datetime

import pytest
from gate_tools import BROWSER, GOOD, ME, new_gate, somebody

from torneo.model import Actor, ConflictError, Grant, NotFoundError, PermissionDenied, Role, UsageError
from torneo.office.accounts import entering, people, tokens, who
from torneo.office.permissions import Action, Target, can


@pytest.fixture
def gate(tmp_path):
    made, clock = new_gate(tmp_path)
    made.clock = clock
    yield made
    made.close()


EDITION = Actor("o", Role.ORGANISER, "liga-2026")


def test_file_of_accounts_is_readable_for_its_owner_alone(gate):
    somebody(gate)

    assert gate.path.stat().st_mode & 0o777 == 0o600


def test_no_secret_stands_in_the_file(gate):
    """Passwords, sessions, links and tokens are kept as hashes; nor does the security log hold any."""
    somebody(gate)
    entered = entering.log_in(gate, BROWSER, login="ana", password=GOOD)
    invitation, _ = people.invite(gate, ME, Grant(Role.DELEGATE, "melgar"))
    link = people.password_link(gate, ME, "ana").link
    token, _ = tokens.make_token(gate, entered.who.user, name="board", limits=("read",))
    with pytest.raises(Exception, match="login failed"):
        entering.log_in(
            gate, BROWSER, login="s3cret typed in the wrong field", password="wrong-password-canary"
        )
    gate.close()

    kept = b"".join(path.read_bytes() for path in gate.path.parent.glob("torneo.accounts.db*"))
    for secret in (
        GOOD,
        entered.secret,
        invitation,
        link,
        token,
        "s3cret typed",
        "wrong-password-canary",
        "203.0.113.7",
    ):
        assert secret.encode() not in kept


def test_forgotten_user_leaves_nothing_behind(gate):
    somebody(gate)
    somebody(gate, "canary-login", Role.DELEGATE, "melgar")

    people.forget_user(gate, ME, "canary-login")

    kept = b"".join(path.read_bytes() for path in gate.path.parent.glob("torneo.accounts.db*"))
    assert b"canary-login" not in kept.lower()
    with pytest.raises(NotFoundError, match="user unknown"):
        people.give_role(gate, ME, "canary-login", Grant(Role.AUDITOR))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ORGANISER])
def test_only_organisers_manage_users(gate, role):
    somebody(gate)
    actor = Actor("x", role, "melgar")
    for act in (
        lambda: people.users(gate, actor),
        lambda: people.add_user(gate, actor, login="eva", name="Eva"),
        lambda: people.invite(gate, actor, Grant(Role.DELEGATE, "melgar")),
        lambda: people.give_role(gate, actor, "ana", Grant(Role.AUDITOR)),
        lambda: people.take_role(gate, actor, "ana", 1),
        lambda: people.password_link(gate, actor, "ana"),
        lambda: people.lock_user(gate, actor, "ana"),
        lambda: people.forget_user(gate, actor, "ana"),
        lambda: people.security_log(gate, actor),
        lambda: people.invitations(gate, actor),
        lambda: people.revoke_invitation(gate, actor, "l-1"),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_organiser_of_an_edition_gives_roles_in_it_and_nowhere_else(gate):
    somebody(gate)
    inside = (Grant(Role.COMMISSIONER, "liga-2026/liga/a-v-b"), Grant(Role.ORGANISER, "liga-2026"))
    outside = (
        Grant(Role.ORGANISER),
        Grant(Role.AUDITOR),
        Grant(Role.DELEGATE, "melgar"),
        Grant(Role.COMMISSIONER, "copa-2026/final/1.1"),
        Grant(Role.ORGANISER, "copa-2026"),
    )

    for grant in inside:
        assert people.invite(gate, EDITION, grant)
        number = people.give_role(gate, EDITION, "ana", grant).user.held[-1].number
        assert people.take_role(gate, EDITION, "ana", number)
    for grant in outside:
        with pytest.raises(PermissionDenied):
            people.invite(gate, EDITION, grant)
        with pytest.raises(PermissionDenied):
            people.give_role(gate, EDITION, "ana", grant)
    with pytest.raises(PermissionDenied):
        people.take_role(gate, EDITION, "ana", gate.accounts.users.get("ana").held[0].number)


def test_last_organiser_stays(gate):
    ana = somebody(gate)
    for act in (
        lambda: people.take_role(gate, ME, "ana", ana.held[0].number),
        lambda: people.lock_user(gate, ME, "ana"),
        lambda: people.forget_user(gate, ME, "ana"),
    ):
        with pytest.raises(ConflictError, match="last organiser"):
            act()
    assert gate.accounts.users.get("ana") == ana  # nothing of it was kept

    somebody(gate, "bea")
    people.take_role(gate, ME, "ana", ana.held[0].number)


def test_new_organiser_with_a_short_password_needs_another(gate):
    somebody(gate)
    somebody(gate, "luis", Role.DELEGATE, "melgar", password="corta pero")

    given = people.give_role(gate, ME, "luis", Grant(Role.ORGANISER))

    assert given.link
    with pytest.raises(Exception, match="login failed"):
        entering.log_in(gate, BROWSER, login="luis", password="corta pero")
    with pytest.raises(UsageError, match="password short"):
        entering.password_by_link(gate, BROWSER, secret=given.link, password="corta pero")
    assert entering.password_by_link(gate, BROWSER, secret=given.link, password=GOOD)


@pytest.mark.parametrize(
    ("grant", "code"),
    [
        (Grant(Role.DELEGATE), "scope-missing"),
        (Grant(Role.COMMISSIONER), "scope-missing"),
        (Grant(Role.PUBLIC), "role-not-given"),
        (
            Grant(Role.AUDITOR, "", datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)),
            "grant-never",
        ),
    ],
)
def test_role_that_would_be_none_is_refused(gate, grant, code):
    somebody(gate)
    with pytest.raises(UsageError) as refused:
        people.give_role(gate, ME, "ana", grant)
    assert refused.value.code == code


def test_token_may_what_its_owner_may_within_its_limits(gate):
    luis = somebody(gate, "luis", Role.DELEGATE, "melgar")
    secret, _ = tokens.make_token(gate, luis.id, name="board", limits=("results",), days=1)
    mine, other = Target(clubs=("melgar",)), Target(clubs=("utc",))

    actor = who.by_token(gate, secret).actor

    assert can(actor, Action.CLAIM_RESULT, mine)
    assert not can(actor, Action.CLAIM_RESULT, other)
    assert not can(actor, Action.LODGE_PROTEST, mine)
    assert not can(actor, Action.RECORD_RESULT, mine)
    people.lock_user(gate, ME, "luis")
    assert who.by_token(gate, secret) is None


@pytest.mark.parametrize("end", ["revoked", "late", "wrong"])
def test_token_that_is_no_good_lets_nobody_in(gate, end):
    luis = somebody(gate, "luis", Role.DELEGATE, "melgar")
    secret, token = tokens.make_token(gate, luis.id, name="board", limits=("all",), days=1)
    if end == "revoked":
        tokens.revoke_token(gate, luis.id, token.id)
    elif end == "late":
        gate.clock.go(days=1)
    else:
        secret += "x"
    assert who.by_token(gate, secret) is None


def test_somebody_elses_token_is_not_revoked(gate):
    luis, ana = somebody(gate, "luis", Role.DELEGATE, "melgar"), somebody(gate)
    _, token = tokens.make_token(gate, luis.id, name="board", limits=("all",))
    with pytest.raises(NotFoundError, match="token unknown"):
        tokens.revoke_token(gate, ana.id, token.id)


def test_security_log_tells_who_and_what_and_no_address(gate):
    somebody(gate)
    with pytest.raises(Exception, match="login failed"):
        entering.log_in(gate, BROWSER, login="ana", password="wrong")
    entering.log_in(gate, BROWSER, login="ana", password=GOOD)

    events = people.security_log(gate, ME)

    assert [each.kind for each in events] == ["login", "login-failed", "password-set", "user-added"]
    assert events[0].address == events[1].address != ""
    assert "203" not in events[0].address
