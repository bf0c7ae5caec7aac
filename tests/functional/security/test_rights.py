"""S1: who may use which address. The expected verdicts stand in `matrix.txt`; every route has a row."""

import pytest
from matrix_site import ACTORS, EVERYBODY, MatrixSite, routes, rows

ROWS = rows()


@pytest.fixture(scope="module")
def site(tmp_path_factory, played_league):
    made = MatrixSite(played_league(tmp_path_factory.mktemp("matrix")))
    yield made
    made.close()


def test_every_route_has_a_row_and_every_row_a_route():
    assert sorted({(row.method, row.path) for row in ROWS}) == sorted(routes())


def test_every_role_is_asked():
    assert {grant.role.value for grants in ACTORS.values() for grant in grants} == {
        "organiser",
        "delegate",
        "commissioner",
        "tribunal",
        "auditor",
    }


@pytest.mark.parametrize("row", [row for row in ROWS if row.may != "credentials"], ids=lambda row: row.name)
def test_who_passes(site, row):
    """Nobody gets a failure of the server, and whoever is refused is told in the right way."""
    asked = "P" if row.path == "/logout" else EVERYBODY  # it would end the sessions of the others
    statuses = {letter: site.ask(letter, row).status_code for letter in asked}

    passed = {letter for letter, status in statuses.items() if status not in (401, 403)}
    assert passed == set(row.may) & set(asked), statuses
    assert all(status < 500 for status in statuses.values()), statuses
    if "P" not in row.may:
        assert statuses["P"] == 401


@pytest.mark.parametrize("row", [row for row in ROWS if row.may == "credentials"], ids=lambda row: row.name)
def test_what_asks_for_credentials_is_open_to_who_has_them(site, row):
    """A wrong password or passkey is told as such (401), and no role is shut out (403)."""
    statuses = {letter: site.ask(letter, row).status_code for letter in EVERYBODY}

    assert set(statuses.values()) <= {200, 400, 401, 422, 429}, statuses
