"""Accounts for whoever manages them: users and their roles, invitations, the security log.

A token never reaches these (`LIMITS`): who asks has logged in. One's own password, passkeys and tokens stay on the page
of one's account.
"""

from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import JSONResponse

from torneo.model import Grant
from torneo.office.accounts import people
from torneo.web.access import gate_of, visitor_of
from torneo.web.api import models
from torneo.web.api.common import Json, Limit, actor_of, router, who_of
from torneo.web.api.models import Model
from torneo.web.api.recording import Short
from torneo.web.context import context_of, site_of

api = router("accounts")

_NO_STORE = {"Cache-Control": "private, no-store"}
_ANSWER: dict[str, Any] = {"response_model": models.UserGivenModel, "status_code": 201}

UserId = Annotated[str, Path(description="Id of a user, `u-...`.", max_length=60)]


class GrantGiven(Model):
    """A role and where it holds: an edition, a club or a match by its id; nothing: everywhere, if the role may."""

    role: Short = Field(examples=["delegate"])
    scope: Short = Field("", examples=["melgar"])
    since: Short = Field("", description="Day with which it begins.", examples=["2026-03-01"])
    until: Short = Field("", description="Day with which it ends.", examples=["2026-12-31"])


class UserGiven(Model):
    login: Short = Field(examples=["ana"])
    name: Short = Field(examples=["Ana Quispe"])
    role: GrantGiven | None = None


class InvitationGiven(GrantGiven):
    note: Short = Field("", description="For whom it is.")


class LockGiven(Model):
    locked: bool = True


@api.get("/users", response_model=list[models.UserModel])
def list_users(request: Request) -> list[Json]:
    """Everybody with an account, by log-in name."""
    return [_user(each) for each in people.users(gate_of(request), actor_of(request))]


@api.post("/users", **_ANSWER)
def add_user(request: Request, body: UserGiven) -> JSONResponse:
    """A new account; its owner sets a password by the link, which is told once."""
    actor = actor_of(request)
    grants = (_grant(request, body.role),) if body.role is not None else ()
    added = people.add_user(
        gate_of(request), actor, login=body.login, name=body.name, grants=grants, visitor=visitor_of(request)
    )
    return _added(request, added)


@api.post("/users/{user}/roles", **_ANSWER)
def give_role(request: Request, user: UserId, body: GrantGiven) -> JSONResponse:
    """Give a role; the sessions of the user end. Whoever has to set a longer password is told by which link."""
    added = people.give_role(
        gate_of(request),
        actor_of(request),
        user,
        _grant(request, body),
        visitor=visitor_of(request),
        keep_session=who_of(request).session,
    )
    return _added(request, added)


@api.post("/users/{user}/roles/{number}/take", response_model=models.UserModel)
def take_role(request: Request, user: UserId, number: Annotated[int, Path(ge=1, le=2**53)]) -> JSONResponse:
    """Take a role away; the sessions of the user end."""
    found = people.take_role(
        gate_of(request),
        actor_of(request),
        user,
        number,
        visitor=visitor_of(request),
        keep_session=who_of(request).session,
    )
    return JSONResponse(_user(found), 200, _NO_STORE)


@api.post("/users/{user}/password-link", **_ANSWER)
def password_link(request: Request, user: UserId) -> JSONResponse:
    """A link by which a user sets another password, told once."""
    added = people.password_link(gate_of(request), actor_of(request), user, visitor=visitor_of(request))
    return _added(request, added)


@api.post("/users/{user}/lock", response_model=models.UserModel)
def lock_user(request: Request, user: UserId, body: LockGiven) -> JSONResponse:
    """Lock a user out, or let them in again."""
    found = people.lock_user(
        gate_of(request), actor_of(request), user, locked=body.locked, visitor=visitor_of(request)
    )
    return JSONResponse(_user(found), 200, _NO_STORE)


@api.post("/users/{user}/forget", response_model=models.ForgottenModel)
def forget_user(request: Request, user: UserId) -> JSONResponse:
    """Delete an account with all that is known of its owner; the ledger keeps the id."""
    found = people.forget_user(gate_of(request), actor_of(request), user, visitor=visitor_of(request))
    return JSONResponse({"forgotten": found.id}, 200, _NO_STORE)


@api.get("/invitations", response_model=list[models.InvitationModel])
def list_invitations(request: Request) -> list[Json]:
    """Invitations that are still open, the newest first."""
    return [_invitation(each) for each in people.invitations(gate_of(request), actor_of(request))]


@api.post("/invitations", response_model=models.InvitationModel, status_code=201)
def invite(request: Request, body: InvitationGiven) -> JSONResponse:
    """An invitation: whoever has its link, which is told once, makes an account with that role."""
    secret, link = people.invite(
        gate_of(request),
        actor_of(request),
        _grant(request, body),
        note=body.note,
        visitor=visitor_of(request),
    )
    told = {**_invitation(link), "link": f"{context_of(request).base_url}/invitation/{secret}"}
    return JSONResponse(told, 201, _NO_STORE)


@api.post("/invitations/{invitation}/revoke", response_model=models.RevokedModel)
def revoke_invitation(request: Request, invitation: Annotated[str, Path(max_length=60)]) -> JSONResponse:
    """Take an invitation back."""
    people.revoke_invitation(gate_of(request), actor_of(request), invitation, visitor=visitor_of(request))
    return JSONResponse({"revoked": invitation}, 200, _NO_STORE)


@api.get("/security-log", response_model=models.EventsModel)
def security_log(
    request: Request,
    limit: Limit = 100,
    cursor: Annotated[int | None, Query(ge=1, le=2**53, description="`next` of the page before.")] = None,
) -> Json:
    """Log-ins, refusals, and what was done to accounts, the newest first."""
    events = people.security_log(gate_of(request), actor_of(request), count=limit, before=cursor)
    return {
        "items": [_event(each) for each in events],
        "next": str(events[-1].sequence) if len(events) == limit else None,
    }


def _grant(request: Request, given: GrantGiven) -> Grant:
    with site_of(request).reading() as workspace:
        return people.grant_of(
            workspace,
            actor_of(request),
            role=given.role,
            scope=given.scope,
            since=given.since,
            until=given.until,
        )


def _added(request: Request, added: people.Added) -> JSONResponse:
    link = f"{context_of(request).base_url}/password/{added.link}" if added.link else None
    return JSONResponse({"user": _user(added.user), "password_link": link}, 201, _NO_STORE)


def _user(user: Any) -> Json:
    return {
        "id": user.id,
        "login": user.login,
        "name": user.name,
        "is_locked": user.disabled,
        "has_password": user.password is not None,
        "roles": [
            {
                "number": held.number,
                "role": held.grant.role.value,
                "scope": held.grant.scope or None,
                "since": held.grant.since.isoformat() if held.grant.since else None,
                "until": held.grant.until.isoformat() if held.grant.until else None,
            }
            for held in user.held
        ],
    }


def _invitation(link: Any) -> Json:
    return {
        "id": link.id,
        "role": link.facts["role"],
        "scope": link.facts.get("scope") or None,
        "since": link.facts.get("since"),
        "until": link.facts.get("until"),
        "note": link.facts.get("note", ""),
        "expires_at": link.expires_at.isoformat(),
        "link": None,
    }


def _event(event: Any) -> Json:
    return {
        "sequence": event.sequence,
        "at": event.at.isoformat(),
        "kind": event.kind,
        "user": event.user or None,
        "address": event.address or None,
        "facts": dict(event.facts),
    }
