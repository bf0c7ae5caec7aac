"""S20: what fails lets nobody in, saves nothing by halves and tells nothing of itself."""

import pytest
from matrix_site import OPEN, MatrixSite, rows

from torneo.office import permissions
from torneo.store import SqliteLedger
from torneo.store.accounts import sessions

UNSAFE = [
    row
    for row in rows()
    if row.method == "POST" and row.path.startswith("/api/") and "score-links" not in row.path
]
SECRET = "a-secret-of-the-inside"


@pytest.fixture
def site(tmp_path, played_league):
    made = MatrixSite(played_league(tmp_path))
    yield made
    made.close()


def head(site):
    with site.web.site.writing() as desk:
        return desk.ledger().head()


def broken(*_, **__):
    raise RuntimeError(SECRET)


def ask(site, row, letter="O"):
    """The request itself, no preview of it."""
    path, given = site.request(row)
    site.web.cookies.clear()
    headers = {**site.sessions[letter], "Sec-Fetch-Site": "same-origin", "Accept": "application/json"}
    return site.web.request(row.method, path.partition("?")[0], headers=headers, **given)


def test_no_command_passes_when_the_check_of_rights_fails(site, monkeypatch):
    before = head(site)
    monkeypatch.setattr(permissions, "_grant_for", broken)

    for row in UNSAFE:
        answer = ask(site, row)
        assert answer.status_code == 500, row.name
        assert answer.json()["error"]["code"] == "server-failed"
        assert SECRET not in answer.text
        assert "Traceback" not in answer.text
    assert head(site) == before


def test_nobody_is_let_in_when_sessions_cannot_be_read(site, monkeypatch):
    monkeypatch.setattr(sessions.Sessions, "find", broken)

    for path in ("/account", "/users", "/api/v1/log", "/api/v1/me"):
        answer = site.web.get(path, headers={**site.sessions["O"], "Accept": "application/json"})
        assert (answer.status_code, SECRET in answer.text) == (500, False)


def test_ledger_that_cannot_be_written_is_told_and_keeps_nothing(site, monkeypatch):
    before = head(site)

    def full(self, db, batch):
        import sqlite3

        raise sqlite3.OperationalError(f"disk full {SECRET}")

    with monkeypatch.context() as patch:
        patch.setattr(SqliteLedger, "_commit", _raising())
        row = next(each for each in UNSAFE if each.name == "POST /api/v1/results")
        answer = ask(site, row)
        assert answer.status_code == 503
        assert answer.json()["error"]["code"] == "ledger-write-failed"
    assert head(site) == before

    again = ask(site, row)  # the service comes back by itself
    assert again.status_code == 201
    assert head(site).sequence == before.sequence + 1
    match = site.web.get(f"/api/v1/matches/{OPEN}").json()
    assert match["score"] == "1-0"
    assert full is not None


def _raising():
    from torneo.store.driver import sqlite3

    def full(self, db, batch):
        raise sqlite3.OperationalError("database or disk is full")

    return full


def test_session_and_account_are_written_together_or_not_at_all(site, monkeypatch):
    """An invitation whose last step fails leaves no account behind, and stays good."""
    from torneo.model import Grant, Role
    from torneo.office.accounts import Gate, Visitor, entering, people
    from torneo.office.permissions import local_user

    gate = site.web.gate
    secret, _ = people.invite(gate, local_user(), Grant(Role.AUDITOR))
    given = {"login": "eva", "name": "Eva", "password": "una frase bien larga"}
    with monkeypatch.context() as patch:
        patch.setattr(Gate, "log", broken)
        with pytest.raises(RuntimeError):
            entering.accept_invitation(gate, Visitor(), secret=secret, **given)
    assert gate.accounts.users.find("eva") is None

    assert entering.accept_invitation(gate, Visitor(), secret=secret, **given)
