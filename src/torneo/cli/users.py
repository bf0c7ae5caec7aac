"""Accounts from the keyboard of the server: the first organiser, roles, links, tokens, the security log."""

import sys
from datetime import datetime, time
from typing import TYPE_CHECKING, Annotated

import typer

from torneo.cli.options import From
from torneo.cli.state import State
from torneo.cli.texts import tell
from torneo.model import Grant, Role, UsageError

if TYPE_CHECKING:
    from torneo.office.accounts import Gate

User = Annotated[str, typer.Argument(metavar="USER", show_default=False)]
RoleOption = Annotated[str | None, typer.Option("--role", metavar="ROLE", show_default=False)]
Scope = Annotated[str, typer.Option("--scope", metavar="ID", show_default=False)]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", show_default=False)]
Stdin = Annotated[bool, typer.Option("--stdin")]
Url = Annotated[str, typer.Option("--url", metavar="URL")]

_HERE = "http://127.0.0.1:8014"


def user_add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False)],
    login: Annotated[str, typer.Option("--login", metavar="TEXT", show_default=False)] = "",
    role: RoleOption = None,
    scope: Scope = "",
    since: From = None,
    until: Until = None,
    stdin: Stdin = False,
    url: Url = _HERE,
) -> None:
    from torneo.office.accounts import people

    state: State = ctx.obj
    form = state.format
    grants = (_grant(state, role, scope, since, until),) if role else ()
    added = people.add_user(
        _gate(state),
        state.actor,
        login=login or "-".join(name.casefold().split()),
        name=name,
        grants=grants,
        password=_password() if stdin else None,
    )
    link = f"{url.rstrip('/')}/password/{added.link}" if added.link else None
    if form == "json":
        state.json({"id": added.user.id, "login": added.user.login, "name": added.user.name, "link": link})
        return
    state.print(tell("user-added", state.lang, login=added.user.login, id=added.user.id))
    for held in added.user.held:
        state.print(f"  {_shown(state, held.grant)}")
    if link:
        state.print(tell("password-link", state.lang, link=link))


def user_list(ctx: typer.Context) -> None:
    from torneo.office.accounts import people

    state: State = ctx.obj
    form = state.format
    found = people.users(_gate(state), state.actor)
    if form == "json":
        shown = [
            {
                "id": user.id,
                "login": user.login,
                "name": user.name,
                "has_password": user.password is not None,
                "locked": user.disabled,
                "roles": [{"number": held.number, **_grant_json(held.grant)} for held in user.held],
            }
            for user in found
        ]
        state.json(shown)
        return
    if not found:
        state.print(tell("no-users", state.lang))
    for user in found:
        marks = [
            tell(key, state.lang)
            for key, holds in (
                ("user-locked-mark", user.disabled),
                ("user-no-password", user.password is None),
            )
            if holds
        ]
        state.print(f"{user.login}  {user.name}  {user.id}" + (f"  [{', '.join(marks)}]" if marks else ""))
        for held in user.held:
            state.print(f"  {held.number}  {_shown(state, held.grant)}")


def user_grant(
    ctx: typer.Context,
    user: User,
    role: Annotated[str, typer.Argument(metavar="ROLE", show_default=False)],
    scope: Scope = "",
    since: From = None,
    until: Until = None,
    url: Url = _HERE,
) -> None:
    from torneo.office.accounts import people

    state: State = ctx.obj
    grant = _grant(state, role, scope, since, until)
    added = people.give_role(_gate(state), state.actor, user, grant)
    link = f"{url.rstrip('/')}/password/{added.link}" if added.link else None
    if state.format == "json":
        state.json({"login": added.user.login, **_grant_json(grant), "link": link})
        return
    state.print(tell("role-given", state.lang, login=added.user.login, said=_shown(state, grant)))
    if link:
        state.print(tell("password-too-short-now", state.lang, link=link))


def user_revoke(
    ctx: typer.Context,
    user: User,
    number: Annotated[int | None, typer.Argument(metavar="[NUMBER]", show_default=False)] = None,
    lock: Annotated[bool, typer.Option("--lock")] = False,
    unlock: Annotated[bool, typer.Option("--unlock")] = False,
    forget: Annotated[bool, typer.Option("--forget")] = False,
) -> None:
    from torneo.office.accounts import people

    state: State = ctx.obj
    gate = _gate(state)
    if sum((number is not None, lock, unlock, forget)) != 1:
        raise UsageError("revoke-what")
    if number is not None:
        people.take_role(gate, state.actor, user, number)
        done = "role-taken"
    elif forget:
        people.forget_user(gate, state.actor, user)
        done = "user-forgotten"
    else:
        people.lock_user(gate, state.actor, user, locked=lock)
        done = "user-locked" if lock else "user-unlocked"
    if state.format == "json":
        state.json({"done": done, "user": user, "number": number})
    else:
        state.print(tell(done, state.lang, login=user, number=number))


def user_invite(
    ctx: typer.Context,
    role: Annotated[str, typer.Argument(metavar="ROLE", show_default=False)],
    scope: Scope = "",
    since: From = None,
    until: Until = None,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", show_default=False)] = "",
    url: Url = _HERE,
) -> None:
    from torneo.office.accounts import people

    state: State = ctx.obj
    grant = _grant(state, role, scope, since, until)
    secret, link = people.invite(_gate(state), state.actor, grant, note=note)
    address = f"{url.rstrip('/')}/invitation/{secret}"
    if state.format == "json":
        state.json({**_grant_json(grant), "link": address, "expires_at": link.expires_at.isoformat()})
        return
    state.print(
        tell("invited", state.lang, said=_shown(state, grant), link=address, day=link.expires_at.date())
    )


def user_password(ctx: typer.Context, user: User, stdin: Stdin = False, url: Url = _HERE) -> None:
    from torneo.office.accounts import people

    state: State = ctx.obj
    if stdin:
        login, link = people.give_password(_gate(state), state.actor, user, _password()).login, None
    else:
        added = people.password_link(_gate(state), state.actor, user)
        login, link = added.user.login, f"{url.rstrip('/')}/password/{added.link}"
    if state.format == "json":
        state.json({"login": login, "link": link})
    elif link is None:
        state.print(tell("password-set", state.lang, login=login))
    else:
        state.print(tell("password-link", state.lang, link=link))


def user_token(
    ctx: typer.Context,
    user: User,
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False)],
    limits: Annotated[list[str] | None, typer.Option("--for", metavar="USE", show_default=False)] = None,
    days: Annotated[int | None, typer.Option("--days", metavar="N", min=1, show_default=False)] = None,
) -> None:
    from torneo.office.accounts import people, tokens

    state: State = ctx.obj
    form = state.format
    gate = _gate(state)
    people.users(gate, state.actor)  # whoever may not see accounts may not make tokens for them
    secret, token = tokens.make_token(
        gate, gate.accounts.users.get(user).id, name=name, limits=tuple(limits or ("read",)), days=days
    )
    if form == "json":
        expires = token.expires_at.isoformat() if token.expires_at else None
        state.json({"id": token.id, "token": secret, "for": list(token.limits), "expires_at": expires})
        return
    state.print(tell("token-made", state.lang, token=secret, id=token.id))


def user_log(
    ctx: typer.Context,
    last: Annotated[int, typer.Option("--last", metavar="N", min=1)] = 20,
) -> None:
    from torneo.office.accounts import people

    state: State = ctx.obj
    form = state.format
    events = people.security_log(_gate(state), state.actor, count=last)
    if form == "json":
        state.json(
            [
                {
                    "number": each.sequence,
                    "at": each.at.isoformat(),
                    "event": each.kind,
                    "user": each.user or None,
                    "address": each.address or None,
                    **each.facts,
                }
                for each in events
            ]
        )
        return
    for each in reversed(events):
        told = " ".join(f"{key}={value}" for key, value in each.facts.items() if value)
        line = f"{each.sequence:>5}  {each.at:%Y-%m-%d %H:%M:%S}  {each.kind}  {each.user or '-'}  {each.address}"
        state.print(f"{line}  {told}".rstrip())


def _gate(state: State) -> "Gate":
    from torneo.office.accounts import gate_of

    return gate_of(state.workspace)


def _grant(state: State, role: str, scope: str, since: str | None, until: str | None) -> Grant:
    """The role that is meant, its scope held against the season.

    Raises:
        UsageError: `role-unknown` (found, known), `bad-day`.
        NotFoundError: `grant-scope-unknown`.
    """
    from torneo.office.accounts import people

    if role not in set(Role):
        raise UsageError("role-unknown", found=role, known=tuple(each.value for each in Role))
    people.check_scope(state.workspace, scope)
    return Grant(Role(role), scope, _moment(state, since), _moment(state, until))


def _moment(state: State, text: str | None) -> datetime | None:
    """The first instant of a day, in the zone of the folder."""
    from torneo.office import commands

    if text is None:
        return None
    return datetime.combine(commands.parse_day(text), time(0), tzinfo=state.workspace.zone)


def _password() -> str:
    """Typed unseen at a terminal, or the first line of the input."""
    if sys.stdin.isatty():
        from getpass import getpass

        return getpass("> ")
    return sys.stdin.readline().rstrip("\r\n")


def _grant_json(grant: Grant) -> dict[str, str | None]:
    return {
        "role": grant.role.value,
        "scope": grant.scope or None,
        "from": grant.since.isoformat() if grant.since else None,
        "until": grant.until.isoformat() if grant.until else None,
    }


def _shown(state: State, grant: Grant) -> str:
    return tell(
        "role-shown",
        state.lang,
        role=grant.role.value,
        scope=grant.scope,
        since=grant.since.date() if grant.since else "",
        until=grant.until.date() if grant.until else "",
    )
