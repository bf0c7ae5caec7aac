"""S5: no page of another site changes anything, whatever address it sends to."""

import pytest
from matrix_site import MatrixSite, rows

from torneo.web.doors import OPEN_FORMS

UNSAFE = [row for row in rows() if row.method not in ("GET", "HEAD") and not row.case]
KEY, SITE, ORIGIN = "X-CSRF-Token", "Sec-Fetch-Site", "Origin"
HERE = "http://liga.example"


@pytest.fixture(scope="module")
def site(tmp_path_factory, played_league):
    made = MatrixSite(played_league(tmp_path_factory.mktemp("elsewhere")))
    yield made
    made.close()


@pytest.mark.parametrize("row", UNSAFE, ids=lambda row: row.name)
def test_request_of_another_site_is_refused(site, row):
    """With the cookie of an organiser: sent cross-site, from nowhere, or with a wrong key or none."""
    path, given = site.request(row)
    session = dict(site.sessions["O"])
    key = session.pop(KEY)
    wrong = [
        {SITE: "cross-site", KEY: key},
        {SITE: "same-site", KEY: key},
        {SITE: "none", KEY: key},
        {KEY: key},
        {ORIGIN: "null", KEY: key},
        {ORIGIN: "https://evil.example", KEY: key},
        {ORIGIN: "http://liga.example.evil.example", KEY: key},
        {SITE: "cross-site", ORIGIN: HERE, KEY: key},
        {SITE: "same-origin"},
        {SITE: "same-origin", KEY: "0" * 64},
        {SITE: "same-origin", KEY: site.sessions["A"][KEY]},  # of somebody else's session
    ]
    for headers in wrong:
        site.web.cookies.clear()
        answer = site.web.request(row.method, path, headers={**session, **headers}, **given)
        assert (answer.status_code, "form-key" in answer.text or "csrf" not in answer.text) == (403, True), (
            headers,
            answer.text[:300],
        )


@pytest.mark.parametrize(
    "row", [row for row in UNSAFE if row.path.startswith(OPEN_FORMS)], ids=lambda r: r.name
)
def test_form_of_nobody_needs_the_key_of_its_browser(site, row):
    path, given = site.request(row)
    key = site.sessions["P"][KEY]
    for headers in (
        {SITE: "same-origin", KEY: key},  # without the cookie it is bound to
        {SITE: "same-origin", KEY: "0" * 64, "Cookie": site.sessions["P"]["Cookie"]},
        {SITE: "cross-site", KEY: key, "Cookie": site.sessions["P"]["Cookie"]},
    ):
        site.web.cookies.clear()
        assert site.web.request(row.method, path, headers=headers, **given).status_code == 403


def test_origin_of_this_site_is_enough_for_a_browser_that_says_nothing_else(site):
    session = site.sessions["O"]
    site.web.cookies.clear()

    body = {"table": "liga", "team": "melgar", "points": -1, "reason": "late"}
    answer = site.web.post(
        "/api/v1/rulings/points?preview=true", json=body, headers={**session, ORIGIN: HERE}
    )

    assert answer.status_code == 200


def test_token_needs_no_origin_and_a_wrong_one_is_no_session(site):
    """A program sends no origin; a browser cannot be made to send a token, and a cookie beside it counts for nothing."""
    session = site.sessions["O"]
    site.web.cookies.clear()

    answer = site.web.get("/api/v1/log", headers={**session, "Authorization": "Bearer torneo_none"})

    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "token-refused"
