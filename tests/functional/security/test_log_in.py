"""S6, S7, S8, S15: sessions, passwords, limits of tries and addresses to go on at, through the application."""

from datetime import timedelta

import pytest

from torneo.model import Grant, Role
from torneo.office.accounts import people
from torneo.office.permissions import local_user
from web_client import PASSWORD, WebClient

HERE = {"Sec-Fetch-Site": "same-origin"}


def session_of(web):
    return web.cookies.get("torneo")


def test_cookie_of_a_session_is_out_of_reach_of_scripts_and_other_sites(web):
    web.add_user("ana", Grant(Role.ORGANISER))

    answer = web.send("/login", {"login": "ana", "password": PASSWORD})

    assert answer.status_code == 303
    attributes = set(answer.headers["set-cookie"].split("; ")[1:])
    assert attributes == {"HttpOnly", "Path=/", "SameSite=lax"}


def test_cookie_is_bound_to_the_host_where_the_connection_is_encrypted(folder):
    url = "https://liga.example"
    with WebClient(folder, url=url, public_url=url) as web:
        web.add_user("ana", Grant(Role.ORGANISER))
        answer = web.send("/login", {"login": "ana", "password": PASSWORD})

        assert answer.headers["set-cookie"].startswith("__Host-torneo=")
        assert "Secure" in answer.headers["set-cookie"].split("; ")
        assert answer.headers["strict-transport-security"].startswith("max-age=")
        assert web.get("/account").status_code == 200


def test_log_in_gives_a_new_session_and_ends_the_one_before(web):
    web.add_user("ana", Grant(Role.ORGANISER))
    web.log_in("ana")
    first = session_of(web)

    web.send("/login", {"login": "ana", "password": PASSWORD})

    assert session_of(web) != first
    assert web.get("/account", headers={"Cookie": f"torneo={first}"}).status_code in (200, 401)
    web.cookies.clear()
    assert web.get("/account", headers={"Cookie": f"torneo={first}"}).status_code == 401


def test_planted_session_is_not_taken_over(web):
    """A secret that somebody else put into the browser stays worth nothing after the log-in."""
    web.add_user("ana", Grant(Role.ORGANISER))
    web.cookies.set("torneo", "planted", domain="liga.example")

    web.log_in("ana")

    assert session_of(web) not in ("planted", None)
    web.cookies.clear()
    assert web.get("/account", headers={"Cookie": "torneo=planted"}).status_code == 401


def test_session_after_log_out_cannot_be_replayed(web):
    web.add_user("ana", Grant(Role.ORGANISER))
    web.log_in("ana")
    held = session_of(web)

    assert web.send("/logout", page="/account").status_code == 303

    assert web.get("/account").status_code == 401
    assert web.get("/account", headers={"Cookie": f"torneo={held}"}).status_code == 401


def test_role_that_changes_counts_from_the_next_request(web):
    web.add_user("ana", Grant(Role.ORGANISER))
    web.add_user("bea", Grant(Role.ORGANISER))
    web.log_in("bea")
    assert web.get("/users").status_code == 200

    number = web.gate.accounts.users.get("bea").held[0].number
    people.take_role(web.gate, local_user(), "bea", number)
    assert web.get("/users").status_code == 401  # the session ended with it

    web.log_in("bea")
    assert web.get("/users").status_code == 403


@pytest.mark.parametrize("span", [{"minutes": 31}, {"hours": 13}])
def test_session_runs_out(web, clock, span):
    web.add_user("ana", Grant(Role.ORGANISER))
    web.log_in("ana")
    clock.go(**span)

    assert web.get("/account").status_code == 401


def test_hammering_the_log_in_is_told_to_wait(web, clock):
    web.add_user("ana", Grant(Role.ORGANISER))
    key = web.form_key()
    form = {"login": "ana", "password": "wrong", "csrf": key}

    statuses = [web.post("/login", data=form, headers=HERE).status_code for _ in range(8)]
    answer = web.post("/login", data={**form, "password": PASSWORD}, headers=HERE)

    assert statuses == [401] * 5 + [429] * 3
    assert (answer.status_code, int(answer.headers["retry-after"])) == (429, 13)
    clock.go(seconds=13)
    assert web.post("/login", data={**form, "password": PASSWORD}, headers=HERE).status_code == 303


def test_wrong_user_and_wrong_password_get_the_same_answer(web):
    web.add_user("ana", Grant(Role.ORGANISER))
    answers = {
        web.send("/login", {"login": login, "password": "wrong"}).text.replace(login, "?")
        for login in ("ana", "eva")
    }

    assert len({text.partition("csrf")[0] for text in answers}) == 1


ELSEWHERE = (
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "///evil.example",
    "/\n/evil.example",
    " //evil.example",
    "evil.example",
    "%2F%2Fevil.example",
)


@pytest.mark.parametrize("target", ELSEWHERE)
def test_nobody_is_sent_elsewhere(web, target):
    web.add_user("ana", Grant(Role.ORGANISER))
    answers = [
        web.get("/preferences", params={"next": target, "theme": "dark"}),
        web.send("/login", {"login": "ana", "password": PASSWORD, "next": target}),
    ]

    for answer in answers:
        assert answer.status_code == 303
        assert answer.headers["location"] == "/"
    assert "evil" not in web.get("/login", params={"next": target}).text


def test_page_that_was_asked_for_comes_after_the_log_in(web):
    web.add_user("ana", Grant(Role.ORGANISER))
    asked = web.get("/users/log?before=9")
    assert 'name="next" value="/users/log?before=9"' in asked.text

    answer = web.send("/login", {"login": "ana", "password": PASSWORD, "next": "/users/log?before=9"})

    assert answer.headers["location"] == "/users/log?before=9"


def test_whoever_has_a_role_comes_to_the_office_and_others_to_the_front_page(web, clock):
    """A role counts while it holds: before its day and after it there is nothing to do in the office."""
    later = clock.now() + timedelta(days=3)
    web.add_user("ana", Grant(Role.AUDITOR))
    web.add_user("eva")
    web.add_user("luz", Grant(Role.DELEGATE, "melgar", since=later))
    assert 'name="next" value=""' in web.get("/login").text

    landed = {
        login: web.send("/login", {"login": login, "password": PASSWORD}, page="/login").headers["location"]
        for login in ("ana", "eva", "luz")
    }
    clock.go(days=4)
    again = web.send("/login", {"login": "luz", "password": PASSWORD})

    assert landed == {"ana": "/office", "eva": "/", "luz": "/"}
    assert again.headers["location"] == "/office"


def test_form_whose_session_ran_out_comes_back_after_the_log_in(web, clock):
    """Nothing that was typed is lost, and nothing secret is written into a page."""
    web.add_user("ana", Grant(Role.ORGANISER))
    web.log_in("ana")
    key = web.form_key("/users")
    clock.go(hours=1)
    form = {"csrf": key, "name": 'Luis "el" <Rojas>', "login": "luis", "role": "delegate", "scope": "melgar"}

    asked = web.post("/users", data={**form, "password": "not-into-a-page"}, headers=HERE)
    assert asked.status_code == 401
    assert "not-into-a-page" not in asked.text
    hidden = hidden_fields(asked.text)
    resumed = web.send("/login", {**hidden, "login": "ana", "password": PASSWORD})
    assert resumed.status_code == 200
    waiting = hidden_fields(resumed.text)
    sent = web.post("/users", data=waiting, headers=HERE)

    assert {key: waiting[key] for key in form if key != "csrf"} == {
        k: v for k, v in form.items() if k != "csrf"
    }
    assert sent.status_code == 200
    assert web.gate.accounts.users.get("luis").name == 'Luis "el" <Rojas>'


def test_form_that_nobody_signed_is_not_taken_up(web):
    web.add_user("ana", Grant(Role.ORGANISER))
    forged = '{"path": "/users", "fields": {"login": "eva"}}'

    answer = web.send("/login", {"login": "ana", "password": PASSWORD, "kept": forged, "signature": "0" * 64})

    assert (answer.status_code, answer.headers["location"]) == (303, "/office")


def test_invitation_and_password_link_through_the_pages(web):
    web.log_in_as(Role.ORGANISER)
    made = web.send("/users/invitations", {"role": "delegate", "scope": "melgar"}, page="/users")
    path = made.text.partition('class="secret">http://liga.example')[2].partition("<")[0]
    web.send("/logout", page="/account")

    short = web.send(path, {"login": "luis", "name": "Luis", "password": "corta"})
    assert (short.status_code, 'value="luis"' in short.text) == (400, True)
    accepted = web.send(path, {"login": "luis", "name": "Luis", "password": PASSWORD})
    assert (accepted.status_code, accepted.headers["location"]) == (303, "/office")
    assert "delegate, Melgar" in web.ok("/account")
    assert web.get(path).status_code == 404


@pytest.mark.parametrize(
    ("grant", "said"),
    [
        (Grant(Role.AUDITOR), "auditor"),
        (Grant(Role.ORGANISER, "liga-2026"), "organiser, Liga 2026"),
        (Grant(Role.DELEGATE, "boys"), "delegate, Sport Boys"),
        (Grant(Role.COMMISSIONER, "liga-2026/liga/melgar-v-utc"), "commissioner, Melgar – UTC"),
        (Grant(Role.COMMISSIONER, "liga-2026/liga/gone-v-utc"), "commissioner, liga-2026/liga/gone-v-utc"),
    ],
)
def test_invitation_says_by_name_where_the_role_holds(web, grant, said):
    secret, _ = people.invite(web.gate, local_user(), grant)

    page = web.ok(f"/invitation/{secret}")

    assert f"{said}." in page


def hidden_fields(text):
    import html
    import re

    last = text.rpartition("<main")[2]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', last)
    return {name: html.unescape(value) for name, value in found}
