"""Tokens for programs, and links for scoring one match."""

from collections.abc import Sequence
from datetime import timedelta

from torneo.model import Actor, NotFoundError, NotLoggedIn, UsageError
from torneo.office.accounts.gate import HERE, Gate, Visitor
from torneo.office.accounts.who import Who
from torneo.office.folder import Workspace
from torneo.office.lookup import match_by_id
from torneo.office.permissions import LIMITS, Action, Target, require
from torneo.store.accounts import Link, Token


def make_token(
    gate: Gate,
    user: str,
    *,
    name: str,
    limits: Sequence[str],
    days: int | None = None,
    visitor: Visitor = HERE,
) -> tuple[str, Token]:
    """A token that may do what its user may, within its limits.

    Args:
        days: how long it is good; a year.

    Returns:
        The secret, which is told once, and what is kept of it.

    Raises:
        UsageError: `limit-unknown` (found, known), `name-missing`.
    """
    if not user:
        raise NotLoggedIn("not-logged-in")
    shown = " ".join(name.split())[:80]
    if not shown:
        raise UsageError("name-missing")
    unknown = [each for each in limits if each not in LIMITS]
    if unknown or not limits:
        raise UsageError("limit-unknown", found=", ".join(unknown) or "-", known=tuple(LIMITS))
    life = gate.settings.token_life if days is None else timedelta(days=max(1, min(days, 3650)))
    now = gate.now()
    found = gate.accounts.users.get(user)
    with gate.accounts.together():
        secret, token = gate.accounts.tokens.make(
            found.id, name=shown, limits=limits, now=now, expires_at=now + life
        )
        gate.log("token-made", visitor, user=found.id, token=token.id, limits=" ".join(limits))
    return secret, token


def tokens(gate: Gate, who: Who) -> tuple[Token, ...]:
    """The tokens of whoever asks that are still good, the newest first."""
    if not who.user:
        return ()
    return tuple(each for each in gate.accounts.tokens.of(who.user) if each.is_open(gate.now()))


def revoke_token(gate: Gate, user: str, id_: str, *, visitor: Visitor = HERE) -> None:
    """Take a token back. Raises `NotFoundError` `token-unknown`."""
    if not gate.accounts.tokens.revoke(user=user, id_=id_, now=gate.now()):
        raise NotFoundError("token-unknown")
    gate.log("token-revoked", visitor, user=user, token=id_)


def make_score_link(
    gate: Gate,
    workspace: Workspace,
    actor: Actor,
    *,
    match: str,
    name: str = "",
    hours: int = 72,
    visitor: Visitor = HERE,
) -> tuple[str, Link]:
    """A link by which somebody without an account records the result of one match.

    Args:
        name: for whom it is.
        hours: how long it is good.

    Raises:
        NotFoundError: `no-match-id` (match).
    """
    found = match_by_id(workspace.season(), match)
    clubs = tuple(team for team in (found.match.home.team, found.match.away.team) if team is not None)
    target = Target(edition=found.edition.id, match=found.match.id, clubs=clubs)
    actor = require(actor, Action.MAKE_SCORE_LINK, target)
    now = gate.now()
    secret, link = gate.accounts.links.make(
        "score",
        facts={"match": str(found.match.id), "name": name[:80]},
        by=actor.id,
        now=now,
        expires_at=now + timedelta(hours=max(1, min(hours, 24 * 60))),
    )
    gate.log("score-link", visitor, user=actor.id, link=link.id, match=str(found.match.id))
    return secret, link


def score_links(gate: Gate, actor: Actor, *, match: str = "") -> tuple[Link, ...]:
    """Open links for scoring, of a match or of all, the newest first."""
    target = Target(edition=match.partition("/")[0], match=match)
    require(actor, Action.MAKE_SCORE_LINK, target)
    if not gate.has_accounts:
        return ()
    now = gate.now()
    return tuple(
        each
        for each in gate.accounts.links.of("score")
        if each.is_open(now) and match in ("", each.facts["match"])
    )


def revoke_score_link(gate: Gate, actor: Actor, id_: str, *, visitor: Visitor = HERE) -> None:
    """Take a link for scoring back; it is worth nothing at the next request. Raises `NotFoundError` `link-gone`."""
    link = next((each for each in gate.accounts.links.of("score") if each.id == id_), None)
    match = link.facts["match"] if link else ""
    require(actor, Action.MAKE_SCORE_LINK, Target(edition=match.partition("/")[0], match=match))
    if link is None or not gate.accounts.links.revoke(id_, now=gate.now()):
        raise NotFoundError("link-gone")
    gate.log("score-link-revoked", visitor, user=actor.id, link=id_)
