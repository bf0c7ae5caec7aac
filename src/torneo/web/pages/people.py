"""The organiser's list of users: roles, invitations, links to set a password, the security log."""

from typing import Annotated

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from torneo import words
from torneo.model import Grant, NotLoggedIn, TorneoError
from torneo.office.accounts import people
from torneo.web.access import gate_of, visitor_of, who_of
from torneo.web.context import context_of, lang_of, site_of
from torneo.web.entrance import scope_said
from torneo.web.errors import status_of
from torneo.web.templating import page

router = APIRouter(include_in_schema=False)

Text = Annotated[str, Form()]


@router.get("/users")
def users(request: Request) -> Response:
    """Everybody with an account."""
    return _page(request)


@router.post("/users")
def add_user(
    request: Request, login: Text = "", name: Text = "", role: Text = "", scope: Text = ""
) -> Response:
    """A new account; the link by which its owner sets a password is shown once."""
    try:
        grants = (_grant(request, role, scope),) if role else ()
        added = people.add_user(
            gate_of(request),
            who_of(request).actor,
            login=login,
            name=name,
            grants=grants,
            visitor=visitor_of(request),
        )
    except TorneoError as error:
        return _page(request, error=error, typed={"login": login, "name": name, "role": role, "scope": scope})
    return _page(request, link=f"/password/{added.link}")


@router.post("/users/{user}/roles")
def give_role(
    request: Request, user: str, role: Text = "", scope: Text = "", since: Text = "", until: Text = ""
) -> Response:
    """Give a role."""
    who = who_of(request)
    try:
        added = people.give_role(
            gate_of(request),
            who.actor,
            user,
            _grant(request, role, scope, since, until),
            visitor=visitor_of(request),
            keep_session=who.session,
        )
    except TorneoError as error:
        return _page(request, error=error)
    return _page(request, link=f"/password/{added.link}") if added.link else _back()


@router.post("/users/{user}/roles/{number}/take")
def take_role(request: Request, user: str, number: int) -> Response:
    """Take a role away."""
    who = who_of(request)
    try:
        people.take_role(
            gate_of(request),
            who.actor,
            user,
            number,
            visitor=visitor_of(request),
            keep_session=who.session,
        )
    except TorneoError as error:
        return _page(request, error=error)
    return _back()


@router.post("/users/{user}/password-link")
def password_link(request: Request, user: str) -> Response:
    """A link by which a user sets another password, shown once."""
    added = people.password_link(gate_of(request), who_of(request).actor, user, visitor=visitor_of(request))
    return _page(request, link=f"/password/{added.link}")


@router.post("/users/{user}/lock")
def lock(request: Request, user: str, locked: Annotated[bool, Form()] = True) -> Response:
    """Lock a user out, or let them in again."""
    try:
        people.lock_user(
            gate_of(request), who_of(request).actor, user, locked=locked, visitor=visitor_of(request)
        )
    except TorneoError as error:
        return _page(request, error=error)
    return _back()


@router.post("/users/{user}/forget")
def forget(request: Request, user: str) -> Response:
    """Delete an account."""
    try:
        people.forget_user(gate_of(request), who_of(request).actor, user, visitor=visitor_of(request))
    except TorneoError as error:
        return _page(request, error=error)
    return _back()


@router.post("/users/invitations")
def invite(
    request: Request,
    role: Text = "",
    scope: Text = "",
    since: Text = "",
    until: Text = "",
    note: Text = "",
) -> Response:
    """An invitation; its link is shown once."""
    try:
        secret, _ = people.invite(
            gate_of(request),
            who_of(request).actor,
            _grant(request, role, scope, since, until),
            note=note,
            visitor=visitor_of(request),
        )
    except TorneoError as error:
        return _page(request, error=error)
    return _page(request, link=f"/invitation/{secret}")


@router.post("/users/invitations/{invitation}/revoke")
def revoke_invitation(request: Request, invitation: str) -> Response:
    """Take an invitation back."""
    people.revoke_invitation(gate_of(request), who_of(request).actor, invitation, visitor=visitor_of(request))
    return _back()


@router.get("/users/log")
def log(request: Request, before: Annotated[int | None, Query(ge=1)] = None) -> Response:
    """The security log."""
    gate, actor = gate_of(request), who_of(request).actor
    events = people.security_log(gate, actor, count=100, before=before)
    names = gate.accounts.users.names() if gate.has_accounts else {}
    return page(
        context_of(request),
        "security_log.html",
        events=events,
        user_names=names,
        said=lambda kind: words.ui(f"web-log-{kind}", lang_of(request)),
    )


def _grant(request: Request, role: str, scope: str, since: str = "", until: str = "") -> Grant:
    with site_of(request).reading() as workspace:
        return people.grant_of(
            workspace, who_of(request).actor, role=role, scope=scope, since=since, until=until
        )


def _page(
    request: Request,
    *,
    error: TorneoError | None = None,
    link: str = "",
    typed: dict[str, str] | None = None,
) -> Response:
    gate, who = gate_of(request), who_of(request)
    if error is not None and isinstance(error, NotLoggedIn):
        raise error
    context = context_of(request)
    found = people.users(gate, who.actor)
    return page(
        context,
        "users.html",
        status=status_of(error) if error is not None else 200,
        told=words.error(error, lang_of(request), None) if error is not None else "",
        users=found,
        invitations=people.invitations(gate, who.actor),
        roles=people.GIVEN,
        scopes=people.scopes(context.view.season),
        link_made=f"{context.base_url}{link}" if link else "",
        scope_said=lambda scope: scope_said(request, scope),
        typed={"login": "", "name": "", "role": "", "scope": "", **(typed or {})},
    )


def _back() -> Response:
    return RedirectResponse("/users", 303, {"Cache-Control": "no-store"})
