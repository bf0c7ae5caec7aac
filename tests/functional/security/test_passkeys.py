"""S7: passkeys, with an authenticator in software, through the pages' addresses."""

import pytest

pytest.importorskip("webauthn", reason="the extra `passkeys` is not installed")

from authenticator import Authenticator

from torneo.model import Grant, Role

HERE = {"Sec-Fetch-Site": "same-origin", "Accept": "application/json"}


@pytest.fixture
def ana(web):
    web.add_user("ana", Grant(Role.ORGANISER))
    web.log_in("ana")
    return web


def post(web, path, body=None):
    page = "/account" if path.startswith("/account") else "/login"
    return web.post(path, json=body or {}, headers={**HERE, "X-CSRF-Token": web.form_key(page)})


def make(web, device):
    options = post(web, "/account/passkeys/options").json()
    return post(web, "/account/passkeys?name=phone", device.make(options))


def test_passkey_lets_its_owner_in_without_a_password(ana):
    device = Authenticator()
    assert make(ana, device).json()["name"] == "phone"
    ana.send("/logout", page="/account")

    options = post(ana, "/login/passkey/options").json()
    answer = post(ana, "/login/passkey?next=/users", device.show(options))

    assert (answer.status_code, answer.json()) == (200, {"next": "/users"})
    assert ana.get("/users").status_code == 200


def test_answer_is_good_once(ana):
    device = Authenticator()
    make(ana, device)
    ana.send("/logout", page="/account")
    options = post(ana, "/login/passkey/options").json()
    shown = device.show(options)
    assert post(ana, "/login/passkey", shown).status_code == 200
    ana.send("/logout", page="/account")

    again = post(ana, "/login/passkey", shown)

    assert (again.status_code, again.json()["error"]["code"]) == (401, "passkey-refused")


@pytest.mark.parametrize("wrong", ["origin", "challenge", "unverified", "unknown", "garbage", "late"])
def test_what_is_not_right_is_refused(ana, clock, wrong):
    device = Authenticator()
    make(ana, device)
    ana.send("/logout", page="/account")
    options = post(ana, "/login/passkey/options").json()
    if wrong == "origin":
        device.origin = "https://evil.example"
    if wrong == "unverified":
        device._flags = 0x01
    if wrong == "unknown":
        device = Authenticator()
    if wrong == "late":
        clock.go(minutes=6)
    shown = device.show(options, challenge="bm90LW91cnM" if wrong == "challenge" else None)
    if wrong == "garbage":
        shown["response"]["signature"] = "AAAA"

    assert post(ana, "/login/passkey", shown).status_code == 401
    assert ana.get("/account").status_code == 401


def test_passkey_of_another_site_or_another_user_is_not_taken(ana):
    elsewhere = Authenticator("https://evil.example")
    assert make(ana, elsewhere).status_code == 401
    options = post(ana, "/account/passkeys/options").json()  # made for ana
    ana.add_user("bea", Grant(Role.ORGANISER))
    ana.log_in("bea")

    assert post(ana, "/account/passkeys", Authenticator().make(options)).status_code == 401


def test_passkey_is_forgotten(ana):
    device = Authenticator()
    id_ = make(ana, device).json()["id"]
    assert ana.send("/account/passkeys/remove", {"id": id_}, page="/account").status_code == 303
    ana.send("/logout", page="/account")

    options = post(ana, "/login/passkey/options").json()
    assert post(ana, "/login/passkey", device.show(options)).status_code == 401


def test_user_who_is_locked_out_has_no_passkey_either(ana):
    from torneo.office.accounts import people
    from torneo.office.permissions import local_user

    ana.add_user("bea", Grant(Role.ORGANISER))
    device = Authenticator()
    make(ana, device)
    people.lock_user(ana.gate, local_user(), "ana")

    options = post(ana, "/login/passkey/options").json()
    assert post(ana, "/login/passkey", device.show(options)).status_code == 401
