"""Accounts over the API: for who has logged in, and for no token."""

import pytest

from torneo.model import Role
from torneo.office.accounts import tokens
from torneo.web.api import models
from web_client import PASSWORD


@pytest.fixture
def ask(web, league):
    """Ask as an organiser with a session, as a script of a page would."""
    web.log_in_as(Role.ORGANISER)
    headers = {"X-CSRF-Token": web.form_key("/account"), "Sec-Fetch-Site": "same-origin"}

    def asked(path, body=None):
        method = "GET" if body is None else "POST"
        return web.request(method, f"/api/v1{path}", headers=headers, json=body)

    return asked


def test_account_from_its_beginning_to_its_end(web, ask):
    role = {"role": "delegate", "scope": "melgar", "until": "2026-12-31"}
    made = ask("/users", {"login": "ana", "name": "Ana Quispe", "role": role})
    given = models.UserGivenModel.model_validate(made.json())
    assert (made.status_code, given.user.has_password, given.user.roles[0].scope) == (201, False, "melgar")
    assert given.user.roles[0].until == "2026-12-31T05:00:00+00:00"  # midnight in Lima
    assert "/password/" in given.password_link

    path = given.password_link.removeprefix("http://liga.example")
    mine = web.cookies.get("torneo")
    web.cookies.clear()
    assert web.send(path, {"password": PASSWORD}).status_code == 303  # Ana follows her link
    web.cookies.clear()
    web.cookies.set("torneo", mine)

    (ana,) = [each for each in ask("/users").json() if each["login"] == "ana"]
    assert models.UserModel.model_validate(ana).has_password
    user = f"/users/{ana['id']}"
    more = ask(f"{user}/roles", {"role": "auditor"})
    assert (more.status_code, more.json()["password_link"]) == (201, None)
    number = more.json()["user"]["roles"][-1]["number"]
    taken = ask(f"{user}/roles/{number}/take", {})
    assert [each["role"] for each in taken.json()["roles"]] == ["delegate"]
    assert ask(f"{user}/password-link", {}).json()["password_link"] != given.password_link
    assert ask(f"{user}/lock", {}).json()["is_locked"] is True
    assert ask(f"{user}/lock", {"locked": False}).json()["is_locked"] is False
    assert ask(f"{user}/forget", {}).json() == {"forgotten": ana["id"]}
    assert [each["login"] for each in ask("/users").json() if each["login"] == "ana"] == []

    log = models.EventsModel.model_validate(ask("/security-log?limit=2").json())
    assert [each.kind for each in log.items] == ["request", "user-forgotten"]
    assert log.next == str(log.items[-1].sequence)
    assert ask(f"/security-log?limit=1&cursor={log.next}").json()["items"][0]["sequence"] < int(log.next)


def test_invitation_is_told_once_and_taken_back(web, ask):
    made = ask("/invitations", {"role": "tribunal", "note": "Sala 2"})
    told = models.InvitationModel.model_validate(made.json())
    path = told.link.removeprefix("http://liga.example")
    assert (made.status_code, told.role, told.note) == (201, "tribunal", "Sala 2")
    assert "Sala 2" not in web.ok("/login")
    assert web.get(path).status_code == 200

    (listed,) = ask("/invitations").json()
    assert (listed["id"], listed["link"]) == (told.id, None)
    assert ask(f"/invitations/{told.id}/revoke", {}).json() == {"revoked": told.id}
    assert ask("/invitations").json() == []
    assert web.get(path).status_code in (404, 410)


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/users", {"login": "no blanks", "name": "x"}, 400, "login-bad"),
        ("/users", {"login": "eva", "name": "Eva", "role": {"role": "king"}}, 400, "role-unknown"),
        ("/users", {"login": "eva", "name": "Eva", "role": {"role": "delegate"}}, 400, "scope-missing"),
        ("/invitations", {"role": "delegate", "scope": "melgr"}, 404, "grant-scope-unknown"),
        ("/invitations", {"role": "auditor", "since": "soon"}, 400, "bad-day"),
        ("/invitations/l-none/revoke", {}, 404, "link-gone"),
        ("/users/u-none/lock", {}, 404, "user-unknown"),
        ("/users/u-none/roles/1/take", {}, 404, "user-unknown"),
    ],
)
def test_what_cannot_be_is_said(ask, path, body, status, code):
    answer = ask(path, body)

    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_last_organiser_stays(ask):
    (organiser,) = ask("/users").json()

    for act in ("lock", "forget"):
        answer = ask(f"/users/{organiser['id']}/{act}", {})
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "last-organiser")


def test_no_token_reaches_accounts_whatever_its_owner_may(web, league):
    user = web.log_in_as(Role.ORGANISER)
    secret, _ = tokens.make_token(web.gate, user, name="all", limits=("all", "people"))
    web.cookies.clear()
    headers = {"Authorization": f"Bearer {secret}"}

    assert web.get("/api/v1/users", headers=headers).status_code == 403
    made = web.post("/api/v1/users", headers=headers, json={"login": "eva", "name": "Eva"})
    assert (made.status_code, made.json()["error"]["code"]) == (403, "not-allowed")
    assert web.get("/api/v1/security-log", headers=headers).status_code == 403
