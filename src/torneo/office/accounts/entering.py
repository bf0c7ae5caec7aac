"""Coming in and going out: passwords, sessions, links to set a password, invitations."""

from dataclasses import dataclass
from datetime import datetime

from torneo.model import Grant, NotFoundError, NotLoggedIn, Role, TooManyRequests, UsageError
from torneo.office.accounts.gate import Gate, Visitor
from torneo.office.accounts.passwords import check_password, is_organiser
from torneo.office.accounts.settings import AccountSettings
from torneo.office.accounts.who import Who, by_session
from torneo.store.accounts import Link, Session, User


@dataclass(frozen=True, slots=True)
class Entered:
    """A new session: the secret for the browser's cookie, and who came in."""

    secret: str
    who: Who


def log_in(gate: Gate, visitor: Visitor, *, login: str, password: str, old_secret: str = "") -> Entered:
    """A new session for whoever knows the password; the browser's session of before ends.

    Args:
        old_secret: of the session that the browser had.

    Raises:
        NotLoggedIn: `login-failed`: no such user, no such password, or locked out; which of them is not told, nor
            can it be told from the time it takes.
        TooManyRequests: `too-many-tries` (seconds), `busy`.
    """
    typed = plain_login(login)
    _count_try(gate, visitor, typed)
    user = gate.accounts.users.find(typed) if typed else None
    kept = user.password if user is not None and not user.disabled else None
    is_right = gate.hasher.verify(kept, password[: gate.settings.password_max + 1])
    if user is None or not is_right:
        gate.log("login-failed", visitor, user=user.id if user else "")
        raise NotLoggedIn("login-failed")
    if kept is not None and gate.hasher.is_outdated(kept):
        gate.accounts.users.set_password(user.id, gate.hasher.hash(password), is_long=user.long_password)
    gate.accounts.buckets.forget(_account_key(gate, typed))
    return enter(gate, visitor, user, how="password", old_secret=old_secret)


def enter(gate: Gate, visitor: Visitor, user: User, *, how: str, old_secret: str = "") -> Entered:
    """Start a session for a user who has been recognised."""
    now = gate.now()
    accounts = gate.accounts
    with accounts.together():
        before = accounts.sessions.find(old_secret) if old_secret else None
        if before is not None:
            accounts.sessions.end(user=before.user, id_=before.id)
        secret = accounts.sessions.start(
            user.id, address=gate.address_hash(visitor.address), agent=visitor.agent, now=now
        )
        _forget_old(gate, now)
        gate.log("login", visitor, user=user.id, how=how)
    who = by_session(gate, secret)
    assert who is not None
    return Entered(secret, who)


def log_out(gate: Gate, visitor: Visitor, who: Who) -> None:
    """End the session; its secret is worth nothing from now on."""
    if who.session:
        gate.accounts.sessions.end(user=who.user, id_=who.session)
        gate.log("logout", visitor, user=who.user)


def sessions(gate: Gate, who: Who) -> tuple[Session, ...]:
    """The sessions of a user that have not run out, the newest first."""
    now, settings = gate.now(), gate.settings
    return tuple(
        each
        for each in (gate.accounts.sessions.of(who.user) if who.user else ())
        if now - each.seen_at <= settings.session_idle and now - each.made_at <= settings.session_longest
    )


def end_session(gate: Gate, visitor: Visitor, who: Who, id_: str) -> None:
    """End a session of one's own.

    Raises:
        NotFoundError: `session-unknown`: there is none of that id among them.
    """
    if not gate.accounts.sessions.end(user=_known(who), id_=id_):
        raise NotFoundError("session-unknown")
    gate.log("session-ended", visitor, user=who.user)


def change_password(gate: Gate, visitor: Visitor, who: Who, *, old: str, new: str) -> None:
    """Another password; every other session of the user ends.

    Raises:
        NotLoggedIn: `password-wrong`: the old one is not right.
        UsageError: see `check_password`.
        TooManyRequests: `too-many-tries` (seconds).
    """
    user = gate.accounts.users.get(_known(who))
    _count_try(gate, visitor, user.login)
    if not gate.hasher.verify(user.password, old[: gate.settings.password_max + 1]):
        gate.log("login-failed", visitor, user=user.id)
        raise NotLoggedIn("password-wrong")
    _set(gate, visitor, user, new, but=who.session)


def look_at_link(gate: Gate, kind: str, secret: str) -> Link:
    """What a link is for, without using it up.

    Raises:
        NotFoundError: `link-gone`: used, run out, taken back, or never given.
    """
    link = gate.accounts.links.find(kind, secret) if gate.has_accounts else None
    if link is None or not link.is_open(gate.now()):
        raise NotFoundError("link-gone")
    return link


def password_by_link(gate: Gate, visitor: Visitor, *, secret: str, password: str) -> Entered:
    """Set the password of a link's user and come in; every session of before ends.

    Raises:
        NotFoundError: `link-gone`.
        UsageError: see `check_password`; the link stays good.
    """
    link = look_at_link(gate, "password", secret)
    user = gate.accounts.users.get(link.user)
    _check(gate.settings, user, password)
    kept = gate.hasher.hash(password)
    with gate.accounts.together():
        if gate.accounts.links.use("password", secret, now=gate.now()) is None:
            raise NotFoundError("link-gone")
        _keep(gate, visitor, user, kept, is_long=_is_long(gate.settings, password))
        gate.accounts.tokens.revoke_all(user.id, now=gate.now())
    return enter(gate, visitor, user, how="link")


def accept_invitation(
    gate: Gate, visitor: Visitor, *, secret: str, login: str, name: str, password: str
) -> Entered:
    """Make the account that an invitation promises, with its role, and come in.

    Raises:
        NotFoundError: `link-gone`.
        ConflictError: `login-taken` (login).
        UsageError: `login-bad` (found), `name-missing`; see `check_password`. The link stays good.
    """
    link = look_at_link(gate, "invitation", secret)
    typed = new_login(login)
    shown = new_name(name)
    grant = grant_of(link)
    check_password(password, gate.settings, login=typed, name=shown, organiser=grant.role is Role.ORGANISER)
    kept = gate.hasher.hash(password)
    now = gate.now()
    with gate.accounts.together():
        if gate.accounts.links.use("invitation", secret, now=now) is None:
            raise NotFoundError("link-gone")
        user = gate.accounts.users.add(login=typed, name=shown, now=now)
        gate.accounts.users.grant(user.id, grant, by=link.made_by, now=now)
        gate.accounts.users.set_password(user.id, kept, is_long=_is_long(gate.settings, password))
        gate.log(
            "user-added", visitor, user=user.id, by=link.made_by, role=grant.role.value, scope=grant.scope
        )
    return enter(gate, visitor, gate.accounts.users.get(user.id), how="invitation")


def set_password(gate: Gate, visitor: Visitor, user: User, password: str) -> None:
    """Set a user's password; every session of theirs ends. Raises `UsageError`, see `check_password`."""
    _set(gate, visitor, user, password)


def grant_of(link: Link) -> Grant:
    """The role that an invitation gives."""
    facts = link.facts
    since, until = (
        datetime.fromisoformat(facts[each]) if facts.get(each) else None for each in ("since", "until")
    )
    return Grant(Role(facts["role"]), facts.get("scope", ""), since, until)


def plain_login(text: str) -> str:
    """A log-in name as it is compared: without capitals and outer blanks."""
    return text.strip().casefold()[:200]


def new_login(text: str) -> str:
    """A log-in name that may be given. Raises `UsageError` `login-bad` (found)."""
    plain = plain_login(text)
    is_good = plain and all(each.isalnum() or each in "@._+-" for each in plain) and len(plain) <= 120
    if not is_good or plain.startswith("u-"):
        raise UsageError("login-bad", found=text[:120])
    return plain


def new_name(text: str) -> str:
    """What somebody is to be called. Raises `UsageError` `name-missing`."""
    plain = " ".join(text.split())[:120]
    if not plain or not plain.isprintable():
        raise UsageError("name-missing")
    return plain


def _known(who: Who) -> str:
    if not who.user:
        raise NotLoggedIn("not-logged-in")
    return who.user


def _set(gate: Gate, visitor: Visitor, user: User, password: str, *, but: str = "") -> None:
    _check(gate.settings, user, password)
    kept = gate.hasher.hash(password)
    with gate.accounts.together():
        _keep(gate, visitor, user, kept, is_long=_is_long(gate.settings, password), but=but)


def _keep(gate: Gate, visitor: Visitor, user: User, kept: str, *, is_long: bool, but: str = "") -> None:
    gate.accounts.users.set_password(user.id, kept, is_long=is_long)
    gate.accounts.sessions.end_all(user.id, but=but)
    gate.accounts.links.revoke_of(user.id, "password", now=gate.now())
    gate.log("password-set", visitor, user=user.id)


def _check(settings: AccountSettings, user: User, password: str) -> None:
    check_password(password, settings, login=user.login, name=user.name, organiser=is_organiser(user))


def _is_long(settings: AccountSettings, password: str) -> bool:
    return len(password) >= settings.organiser_password_min


def _count_try(gate: Gate, visitor: Visitor, login: str) -> None:
    """Raises `TooManyRequests` `too-many-tries` (seconds)."""
    settings, now = gate.settings, gate.now().timestamp()
    buckets = gate.accounts.buckets
    keys = [(_account_key(gate, login), settings.tries_per_account)]
    if visitor.address:
        keys.append((f"address:{gate.address_hash(visitor.address)}", settings.tries_per_address))
    for key, size in keys:
        wait = buckets.take(key, size=size, per_minute=size, now=now)
        if wait:
            raise TooManyRequests("too-many-tries", seconds=int(wait) + 1)


def _account_key(gate: Gate, login: str) -> str:
    """What is typed as a log-in name may be anything, a password too: only its keyed hash is kept."""
    return f"login:{gate.signature('login', login)[:24]}"


def _forget_old(gate: Gate, now: datetime) -> None:
    """A log-in is a good moment to delete what has run out."""
    settings = gate.settings
    gate.accounts.sessions.forget_older(made=now - settings.session_longest, seen=now - settings.session_idle)
    gate.accounts.links.forget_challenges(before=now)
    gate.accounts.buckets.forget_older(before=now.timestamp() - 3600)
    gate.accounts.audit.forget_older(before=now - settings.log_kept)


__all__ = [
    "Entered",
    "accept_invitation",
    "change_password",
    "end_session",
    "enter",
    "grant_of",
    "log_in",
    "log_out",
    "look_at_link",
    "new_login",
    "new_name",
    "password_by_link",
    "sessions",
    "set_password",
]
