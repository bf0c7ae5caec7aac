"""An organiser's list of users: who has an account and in which roles, invitations, links to set a password."""

from dataclasses import dataclass
from datetime import datetime, time

from torneo.ledger import instant_text
from torneo.model import Actor, ConflictError, Grant, NotFoundError, Role, UsageError
from torneo.office.accounts.entering import new_login, new_name, set_password
from torneo.office.accounts.gate import HERE, Gate, Visitor
from torneo.office.accounts.passwords import check_password, is_organiser
from torneo.office.folder import Workspace
from torneo.office.lookup import everybody
from torneo.office.permissions import NEEDS_SCOPE, WHOLE, Action, Target, require
from torneo.office.submitting import parse_day
from torneo.progression import Season
from torneo.rules.suggest import suggestion
from torneo.store.accounts import Event, Link, User

GIVEN = (Role.DELEGATE, Role.COMMISSIONER, Role.TRIBUNAL, Role.AUDITOR, Role.ORGANISER)
"""The roles that can be given, the least dangerous first: what stands first is given by mistake."""


@dataclass(frozen=True, slots=True)
class Added:
    """A user, and the secret of the link by which they set a password; "" where none is needed."""

    user: User
    link: str = ""


def users(gate: Gate, actor: Actor) -> tuple[User, ...]:
    """Everybody with an account, by log-in name."""
    require(actor, Action.MANAGE_USERS)
    return gate.accounts.users.all() if gate.has_accounts else ()


def add_user(
    gate: Gate,
    actor: Actor,
    *,
    login: str,
    name: str,
    grants: tuple[Grant, ...] = (),
    password: str | None = None,
    visitor: Visitor = HERE,
) -> Added:
    """A new user with roles, and with a password or a link to set one.

    Raises:
        UsageError: `login-bad`, `name-missing`, `scope-missing`, `grant-never`; see `check_password`.
        ConflictError: `login-taken` (login).
        PermissionDenied: `not-allowed`: one of the roles reaches beyond the actor's own.
    """
    require(actor, Action.MANAGE_USERS)
    typed, shown = new_login(login), new_name(name)
    for grant in grants:
        _check_grant(actor, grant)
    wants_long = any(grant.role is Role.ORGANISER for grant in grants)
    if password is not None:
        check_password(password, gate.settings, login=typed, name=shown, organiser=wants_long)
    now = gate.now()
    with gate.accounts.together():
        user = gate.accounts.users.add(login=typed, name=shown, now=now)
        for grant in grants:
            gate.accounts.users.grant(user.id, grant, by=actor.id, now=now)
        gate.log("user-added", visitor, user=user.id, by=actor.id)
    user = gate.accounts.users.get(user.id)
    if password is not None:
        set_password(gate, visitor, user, password)
        return Added(gate.accounts.users.get(user.id))
    return Added(user, _password_link(gate, actor, user, visitor))


def give_role(
    gate: Gate, actor: Actor, user: str, grant: Grant, *, visitor: Visitor = HERE, keep_session: str = ""
) -> Added:
    """Give a user a role; their sessions end, since they are worth something else from now on.

    Whoever becomes an organiser with a password that is too short for one has to set another: by the link.

    Args:
        keep_session: a session that goes on, that of whoever asks.

    Raises:
        NotFoundError: `user-unknown`.
        UsageError: `scope-missing` (role), `grant-never`.
    """
    _check_grant(actor, grant)
    found = gate.accounts.users.get(user)
    with gate.accounts.together():
        gate.accounts.users.grant(found.id, grant, by=actor.id, now=gate.now())
        gate.accounts.sessions.end_all(found.id, but=keep_session)
        _note_grant(gate, "role-given", visitor, actor, found, grant)
    found = gate.accounts.users.get(found.id)
    if is_organiser(found) and found.password is not None and not found.long_password:
        gate.accounts.users.set_password(found.id, None)
        gate.accounts.sessions.end_all(found.id)
        return Added(found, _password_link(gate, actor, found, visitor))
    return Added(found)


def take_role(
    gate: Gate, actor: Actor, user: str, number: int, *, visitor: Visitor = HERE, keep_session: str = ""
) -> User:
    """Take a role away; it is gone at the next request, and the sessions of the user end.

    Raises:
        NotFoundError: `user-unknown`, `grant-unknown` (user, number).
        ConflictError: `last-organiser`.
    """
    try:
        found = gate.accounts.users.get(user)
    except NotFoundError:
        require(actor, Action.MANAGE_USERS)  # who may not manage accounts is not told which there are
        raise
    held = next((each for each in found.held if each.number == number), None)
    if held is None:
        require(actor, Action.MANAGE_USERS)
        raise NotFoundError("grant-unknown", user=found.login, number=number)
    require(actor, Action.MANAGE_USERS, target_of(held.grant.scope))
    with gate.accounts.together():
        gate.accounts.users.revoke(found.id, number)
        _keep_one_organiser(gate, found)
        gate.accounts.sessions.end_all(found.id, but=keep_session)
        _note_grant(gate, "role-taken", visitor, actor, found, held.grant)
    return gate.accounts.users.get(found.id)


def password_link(gate: Gate, actor: Actor, user: str, *, visitor: Visitor = HERE) -> Added:
    """A link by which a user sets a new password, once. Raises `NotFoundError` `user-unknown`."""
    require(actor, Action.MANAGE_USERS)
    found = gate.accounts.users.get(user)
    return Added(found, _password_link(gate, actor, found, visitor))


def give_password(gate: Gate, actor: Actor, user: str, password: str, *, visitor: Visitor = HERE) -> User:
    """Set a user's password at the keyboard of the server. Raises as `password_link`, and see `check_password`."""
    require(actor, Action.MANAGE_USERS)
    found = gate.accounts.users.get(user)
    set_password(gate, visitor, found, password)
    return gate.accounts.users.get(found.id)


def lock_user(gate: Gate, actor: Actor, user: str, *, locked: bool = True, visitor: Visitor = HERE) -> User:
    """Lock a user out, or let them in again; sessions and tokens end at once.

    Raises:
        NotFoundError: `user-unknown`.
        ConflictError: `last-organiser`.
    """
    require(actor, Action.MANAGE_USERS)
    found = gate.accounts.users.get(user)
    with gate.accounts.together():
        gate.accounts.users.set_disabled(found.id, disabled=locked)
        if locked:
            _keep_one_organiser(gate, found)
            gate.accounts.sessions.end_all(found.id)
            gate.accounts.tokens.revoke_all(found.id, now=gate.now())
            gate.accounts.links.revoke_of(found.id, "password", now=gate.now())
        gate.log("user-locked" if locked else "user-unlocked", visitor, user=found.id, by=actor.id)
    return gate.accounts.users.get(found.id)


def forget_user(gate: Gate, actor: Actor, user: str, *, visitor: Visitor = HERE) -> User:
    """Delete an account with all personal data; the ledger keeps what was recorded under the opaque id.

    Raises:
        NotFoundError: `user-unknown`.
        ConflictError: `last-organiser`.
    """
    require(actor, Action.MANAGE_USERS)
    found = gate.accounts.users.get(user)
    with gate.accounts.together():
        gate.accounts.users.delete(found.id)
        _keep_one_organiser(gate, found)
        gate.log("user-forgotten", visitor, user=found.id, by=actor.id)
    gate.accounts.tidy()
    return found


def invite(
    gate: Gate, actor: Actor, grant: Grant, *, note: str = "", visitor: Visitor = HERE
) -> tuple[str, Link]:
    """An invitation: whoever has the link makes an account with that role, once, within a week.

    Returns:
        The secret of the link, which is told once, and what is kept of it.

    Raises:
        UsageError: `scope-missing` (role), `grant-never`.
    """
    _check_grant(actor, grant)
    now = gate.now()
    facts = {"role": grant.role.value, "scope": grant.scope, "note": note[:120]}
    for key, moment in (("since", grant.since), ("until", grant.until)):
        if moment is not None:
            facts[key] = instant_text(moment)
    secret, link = gate.accounts.links.make(
        "invitation", facts=facts, by=actor.id, now=now, expires_at=now + gate.settings.invitation_life
    )
    gate.log("invited", visitor, user=actor.id, link=link.id, role=grant.role.value, scope=grant.scope)
    return secret, link


def invitations(gate: Gate, actor: Actor) -> tuple[Link, ...]:
    """Invitations that are still open, the newest first."""
    require(actor, Action.MANAGE_USERS)
    if not gate.has_accounts:
        return ()
    return tuple(each for each in gate.accounts.links.of("invitation") if each.is_open(gate.now()))


def revoke_invitation(gate: Gate, actor: Actor, id_: str, *, visitor: Visitor = HERE) -> None:
    """Take an invitation back. Raises `NotFoundError` `link-gone`."""
    link = next((each for each in gate.accounts.links.of("invitation") if each.id == id_), None)
    require(actor, Action.MANAGE_USERS, target_of(link.facts.get("scope", "")) if link else WHOLE)
    if link is None or not gate.accounts.links.revoke(link.id, now=gate.now()):
        raise NotFoundError("link-gone")
    gate.log("invitation-revoked", visitor, user=actor.id, link=id_)


def security_log(
    gate: Gate, actor: Actor, *, count: int = 100, before: int | None = None
) -> tuple[Event, ...]:
    """The last events of the security log, the newest first."""
    require(actor, Action.MANAGE_USERS)
    return gate.accounts.audit.last(count, before=before) if gate.has_accounts else ()


def target_of(scope: str) -> Target:
    """What a scope reaches: the whole season, an edition, a match; a club reaches over all editions."""
    edition, slash, _ = scope.partition("/")
    return Target(edition=edition, match=scope if slash else "")


def grant_of(
    workspace: Workspace, actor: Actor, *, role: str, scope: str = "", since: str = "", until: str = ""
) -> Grant:
    """The role that is meant; nothing is told of the season to who may not give roles.

    Args:
        since: day with which it begins, `until` the one with which it ends, in the zone of the folder; "": open.

    Raises:
        UsageError: `role-unknown` (found, known), `bad-day`.
        NotFoundError: `grant-scope-unknown`.
    """
    scope = scope.strip()
    require(actor, Action.MANAGE_USERS, target_of(scope))
    if role not in GIVEN:
        raise UsageError("role-unknown", found=role, known=tuple(each.value for each in GIVEN))
    check_scope(workspace, scope)
    first, last = (
        datetime.combine(parse_day(text), time(0), tzinfo=workspace.zone) if text else None
        for text in (since, until)
    )
    return Grant(Role(role), scope, first, last)


def check_scope(workspace: Workspace, scope: str) -> None:
    """Let the id of an edition, a club or a match pass, or nothing for the whole season.

    Raises:
        NotFoundError: `grant-scope-unknown` (scope, suggestion).
    """
    if not scope:
        return
    known = scopes(workspace.season())
    if scope not in known:
        raise NotFoundError("grant-scope-unknown", scope=scope, suggestion=suggestion(scope, known))


def scopes(season: Season) -> tuple[str, ...]:
    clubs = {str(club.id) for club in season.regulations.register.clubs} | {
        str(each) for each in everybody(season)
    }
    matches = (str(match.id) for edition in season for match in edition.matches())
    return (*(str(edition.id) for edition in season), *sorted(clubs), *matches)


def _check_grant(actor: Actor, grant: Grant) -> None:
    if grant.role is Role.PUBLIC:
        raise UsageError("role-not-given", role=grant.role.value)
    if grant.role in NEEDS_SCOPE and not grant.scope:
        raise UsageError("scope-missing", role=grant.role.value)
    if grant.since is not None and grant.until is not None and grant.until <= grant.since:
        raise UsageError("grant-never", since=_shown(grant.since), until=_shown(grant.until))
    require(actor, Action.MANAGE_USERS, target_of(grant.scope))


def _shown(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M %Z}"


def _password_link(gate: Gate, actor: Actor, user: User, visitor: Visitor) -> str:
    now = gate.now()
    with gate.accounts.together():
        gate.accounts.links.revoke_of(user.id, "password", now=now)
        secret, link = gate.accounts.links.make(
            "password",
            user=user.id,
            facts={},
            by=actor.id,
            now=now,
            expires_at=now + gate.settings.password_link_life,
        )
        gate.log("password-link", visitor, user=user.id, by=actor.id, link=link.id)
    return secret


def _keep_one_organiser(gate: Gate, changed: User) -> None:
    """Raises `ConflictError` `last-organiser`: nobody is left who could let others in."""
    was = any(grant.role is Role.ORGANISER and not grant.scope for grant in changed.grants)
    if was and not any(
        grant.role is Role.ORGANISER and not grant.scope and grant.until is None
        for user in gate.accounts.users.all()
        if not user.disabled
        for grant in user.grants
    ):
        raise ConflictError("last-organiser", user=changed.login)


def _note_grant(gate: Gate, kind: str, visitor: Visitor, actor: Actor, user: User, grant: Grant) -> None:
    gate.log(kind, visitor, user=user.id, by=actor.id, role=grant.role.value, scope=grant.scope)
