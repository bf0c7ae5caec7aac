"""What was answered before is answered again without the application, and never to somebody else."""

import gzip
from datetime import UTC, datetime

import pytest

from torneo.model import Role
from torneo.web import caching, shortcut
from web_client import WebClient

TABLE = "/e/liga-2026/table/liga"
API = "/api/v1/editions/liga-2026/tables"
KINDS = (
    {},
    {"Accept-Language": "es"},
    {"Cookie": "theme=dark"},
    {"Cookie": "lang=es; theme=light"},
    {"Host": "other.example"},
    {"Accept-Encoding": "gzip"},
    {"Accept-Encoding": "identity"},
    {"If-None-Match": '"something"'},
)


class Noon:
    """Always the same moment, which permanent links name."""

    def now(self):
        return datetime(2026, 4, 1, 12, tzinfo=UTC)


@pytest.fixture
def made(monkeypatch):
    """How often an answer was made or looked for by the application itself."""
    count, original = [], caching.kept_answer

    async def counted(*args, **kwargs):
        count.append(args)
        return await original(*args, **kwargs)

    monkeypatch.setattr(caching, "kept_answer", counted)
    return count


def _said(answer):
    headers = {name: value for name, value in answer.headers.items() if name != "date"}
    return answer.status_code, headers, answer.content


@pytest.mark.parametrize("path", [TABLE, API, "/e/liga-2026/calendar.ics"])
@pytest.mark.parametrize("order", [1, -1])
def test_same_request_is_answered_the_same_whatever_was_asked_before(folder, league, path, order):
    """Every kind of reader has the answer of a server that has never answered another."""
    alone = []
    for headers in KINDS:
        with WebClient(folder, clock=Noon()) as fresh:
            alone.append(_said(fresh.get(path, headers=headers)))

    with WebClient(folder, clock=Noon()) as web:
        for _ in range(3):
            found = [_said(web.get(path, headers=headers)) for headers in KINDS[::order]][::order]
            assert found == alone


def test_known_request_does_not_reach_the_application(web, league, made):
    first, second, packed = (
        web.get(TABLE, headers={"Accept-Encoding": kind}) for kind in ("identity", "identity", "gzip")
    )
    same = web.get(TABLE, headers={"If-None-Match": first.headers["etag"]})

    assert len(made) == 2  # once plain, once compressed
    assert first.content == second.content == packed.content
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", first.headers["etag"])
    assert "content-security-policy" in same.headers


def test_what_is_recorded_is_seen_with_the_next_request(web, league):
    before = web.get(TABLE)
    web.get(TABLE)
    league.ok("record", "melgar", "utc", "2-1")

    after = web.get(TABLE, headers={"If-None-Match": before.headers["etag"]})

    assert after.status_code == 200
    assert after.content != before.content
    assert web.get(TABLE).content == after.content


def test_who_is_logged_in_has_pages_of_their_own(web, league, made):
    public = web.ok(TABLE)
    web.log_in_as(Role.ORGANISER)
    mine = [web.get(TABLE) for _ in range(2)]

    assert all(each.headers["cache-control"] == "private, no-store" for each in mine)
    assert all("/logout" in each.text for each in mine)
    web.cookies.clear()
    assert web.ok(TABLE) == public


def test_token_that_is_none_is_refused_for_what_is_known_as_well(web, league):
    web.ok(API)

    assert web.get(API, headers={"Authorization": "Bearer none"}).status_code == 401


def test_address_that_is_missing_stays_missing(web, league):
    for _ in range(2):
        assert web.get("/e/liga-2026/table/none").status_code == 404


def test_requests_are_remembered_up_to_a_number_and_a_length(web, league, monkeypatch):
    monkeypatch.setattr(shortcut, "_KEPT", 3)
    for number in range(9):
        web.ok(f"{TABLE}?q={number}")
    web.ok(f"{TABLE}?x={'a' * 3000}")

    known = web.app.state.shortcut._known
    assert [key[2] for key in known] == [b"q=6", b"q=7", b"q=8"]


def test_page_is_packed_once_it_is_asked_for_so(web, league):
    plain = web.get(TABLE, headers={"Accept-Encoding": "identity"})
    (kept,) = web.app.state.pages._pages.values()
    assert kept.packed == b""

    web.get(TABLE, headers={"Accept-Encoding": "gzip"})

    (kept,) = web.app.state.pages._pages.values()
    assert gzip.decompress(kept.packed) == kept.body == plain.content
    assert web.app.state.pages._size == len(kept.body) + len(kept.packed)
