"""S19: what changes something, and what is refused, stands in the log: who, what, from where, and no secret."""

import pytest
from matrix_site import ME, MatrixSite, rows

from torneo.office.accounts import people

UNSAFE = [row for row in rows() if row.method == "POST" and not row.case and row.path != "/logout"]


@pytest.fixture(scope="module")
def site(tmp_path_factory, played_league):
    made = MatrixSite(played_league(tmp_path_factory.mktemp("log")))
    yield made
    made.close()


def events(site, count=3):
    return people.security_log(site.web.gate, ME, count=count)


@pytest.mark.parametrize("row", UNSAFE, ids=lambda row: row.name)
def test_every_request_that_changes_something_is_logged(site, row):
    answer = site.ask("O", row)

    last = events(site)[0]
    assert last.kind == ("denied" if answer.status_code in (401, 403, 429) else "request")
    assert (last.facts["method"], last.facts["route"]) == ("POST", row.path)
    assert last.facts["status"] == str(answer.status_code)
    assert last.address != ""
    assert last.user.startswith("u-") or row.path.startswith("/login")


def test_denials_are_logged_and_reading_is_not(site):
    before = events(site)[0].sequence
    log = next(row for row in rows() if row.path == "/api/v1/log")
    table = next(row for row in rows() if row.path == "/api/v1/season")

    site.ask("D", table)
    site.ask("D", log)

    new = [each for each in events(site) if each.sequence > before]
    assert [(each.kind, each.facts["route"], each.facts["status"]) for each in new] == [
        ("denied", "/api/v1/log", "403")
    ]


def test_secret_of_a_link_is_not_logged(site):
    site.web.get("/password/secret-canary-2", headers=site.sessions["P"])
    site.web.post(
        "/invitation/secret-canary-2", headers={**site.sessions["P"], "Sec-Fetch-Site": "same-origin"}
    )

    assert "secret-canary-2" not in str(events(site, 20))


def test_write_names_its_actor_and_role_in_the_ledger(site):
    """An entry is the event of what was recorded: who, in which role, why."""
    row = next(row for row in rows() if row.name == "POST /api/v1/rulings/points")
    path, given = site.request(row)
    headers = {**site.sessions["T"], "Sec-Fetch-Site": "same-origin"}
    site.web.cookies.clear()
    made = site.web.post(path.partition("?")[0], headers=headers, **given)

    with site.web.site.writing() as desk:
        entry = next(iter(desk.ledger().entries(made.json()["receipts"][0]["sequence"] - 1)))
    assert (entry.role, entry.reason, entry.recorded_by[:2]) == ("tribunal", "because", "u-")
