"""S9: what every answer carries, whatever it answers."""

import pytest
from matrix_site import MatrixSite, rows

READ = [row for row in rows() if row.method == "GET"]


@pytest.fixture(scope="module")
def site(tmp_path_factory, played_league):
    made = MatrixSite(played_league(tmp_path_factory.mktemp("headers")))
    yield made
    made.close()


def check(answer):
    policy = answer.headers["content-security-policy"]
    rules = dict(each.strip().partition(" ")[::2] for each in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy
    assert "http" not in policy  # no other host
    assert rules["base-uri"] == "'none'"
    assert "frame-ancestors" in rules
    assert "form-action" in rules
    if rules["frame-ancestors"] == "*":  # what others may show holds no script and no form
        assert "script-src" not in rules
        assert rules["form-action"] == "'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] in ("same-origin", "no-referrer")
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert "server" not in answer.headers


@pytest.mark.parametrize("row", READ, ids=lambda row: row.name)
def test_every_page_carries_the_headers(site, row):
    for letter in "OP":
        check(site.ask(letter, row))


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/nowhere"), ("POST", "/nowhere"), ("DELETE", "/"), ("GET", "/api/v1/nowhere"), ("TRACE", "/")],
)
def test_errors_carry_the_headers_too(site, method, path):
    check(site.web.request(method, path))


@pytest.mark.parametrize("row", READ, ids=lambda row: row.name)
def test_what_is_made_for_somebody_is_kept_by_nobody(site, row):
    answer = site.ask("O", row)
    if answer.status_code == 200 and not row.path.startswith(
        # `/live/said` never asks who is there: it is the same for everybody.
        ("/static", "/crests", "/api", "/phone.webmanifest", "/sw.js", "/live/said")
    ):
        assert "no-store" in answer.headers["cache-control"]
