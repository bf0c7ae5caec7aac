"""Who makes a request: from a session's secret, a token or a link for scoring to an actor."""

from dataclasses import dataclass
from datetime import datetime

from torneo.model import Actor, Role
from torneo.office.accounts.gate import Gate
from torneo.store.accounts import User


@dataclass(frozen=True, slots=True)
class Who:
    """An actor and how he came in; `name` is what he is called, `session` and `token` ids that may be shown.

    `form_key` goes into every form of a session and comes back with it (`gate.signature`).
    """

    actor: Actor
    user: str = ""
    login: str = ""
    name: str = ""
    session: str = ""
    token: str = ""
    form_key: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.user or self.token)


NOBODY = Who(Actor("public", Role.PUBLIC))


def by_session(gate: Gate, secret: str) -> Who | None:
    """Who logged in with that secret; None: the session is unknown, has ended or has run out.

    Roles are read at each request, so that one that was taken away is gone at the next.
    """
    if not secret or not gate.has_accounts:
        return None
    accounts, now, settings = gate.accounts, gate.now(), gate.settings
    session = accounts.sessions.find(secret)
    if session is None:
        return None
    is_over = (
        now - session.seen_at > settings.session_idle or now - session.made_at > settings.session_longest
    )
    user = accounts.users.find(session.user)
    if is_over or user is None or user.disabled:
        accounts.sessions.end(user=session.user, id_=session.id)
        return None
    if now - session.seen_at >= settings.session_touch:
        accounts.sessions.touch(session, now=now)
    key = gate.signature("form", session.hash)
    return Who(actor_for(user, now), user.id, user.login, user.name, session=session.id, form_key=key)


def by_token(gate: Gate, secret: str) -> Who | None:
    """The owner of a token, held to its limits; None: unknown, run out or taken back."""
    if not secret or not gate.has_accounts:
        return None
    accounts, now = gate.accounts, gate.now()
    token = accounts.tokens.find(secret)
    if token is None or not token.is_open(now):
        return None
    user = accounts.users.find(token.user)
    if user is None or user.disabled:
        return None
    if token.used_at is None or now - token.used_at >= gate.settings.session_touch:
        accounts.tokens.touch(token, now=now)
    return Who(actor_for(user, now, token.limits), user.id, user.login, user.name, token=token.id)


def by_score_link(gate: Gate, secret: str) -> Who | None:
    """Whoever holds a link for scoring one match: a commissioner of that match and of nothing else."""
    if not secret or not gate.has_accounts:
        return None
    now = gate.now()
    link = gate.accounts.links.find("score", secret)
    if link is None or not link.is_open(now):
        return None
    actor = Actor(f"link:{link.id}", Role.COMMISSIONER, link.facts["match"], at=now, limits=("results",))
    key = gate.signature("form", link.id)
    return Who(actor, name=link.facts.get("name", ""), token=link.id, form_key=key)


def actor_for(user: User, now: datetime, limits: tuple[str, ...] = ()) -> Actor:
    """The user with all roles; of those that hold now the greatest stands for him where no other is asked for."""
    grants = user.grants
    if not grants:
        return Actor(user.id, Role.PUBLIC, at=now, limits=limits)
    held = Actor(user.id, Role.PUBLIC, grants=grants).held
    first = next((grant for grant in held if grant.holds_at(now)), None)
    role, scope = (first.role, first.scope) if first else (Role.PUBLIC, "")
    return Actor(user.id, role, scope, grants=grants, at=now, limits=limits)
