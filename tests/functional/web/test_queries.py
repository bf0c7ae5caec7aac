"""A page asks the ledger little, and no more of it when there is more to show."""

import pytest

from torneo.store import sqlite_files
from torneo.store.driver import connect

PAGES = ("", "/tables", "/table/liga", "/table/liga/why/melgar", "/fixtures", "/teams", "/history", "/links")


@pytest.fixture
def asked(monkeypatch):
    """Every statement that reaches SQLite while a test runs."""
    statements: list[str] = []

    def traced(*args, **kwargs):
        connection = connect(*args, **kwargs)
        connection.set_trace_callback(statements.append)
        return connection

    monkeypatch.setattr(sqlite_files, "connect", traced)
    return statements


@pytest.mark.parametrize("path", PAGES)
def test_page_takes_at_most_five_statements_with_one_result_and_with_three(web, league, asked, path):
    counts = []
    league.ok("record", "melgar", "utc", "2-1")
    web.ok("/e/liga-2026/history")  # the ledger is open, and what was before is read
    for more in ((), (("boys", "cantolao"), ("utc", "boys"))):
        for home, away in more:
            league.ok("record", home, away, "1-0")
        web.ok("/e/liga-2026/history")
        asked.clear()
        web.ok(f"/e/liga-2026{path}?day={len(counts)}")
        counts.append(sum(1 for text in asked if text.startswith("SELECT")))

    assert counts[0] == counts[1] <= 5


def test_page_made_anew_after_a_result_takes_at_most_five_statements(web, league, asked):
    web.ok("/e/liga-2026/table/liga")
    league.ok("record", "melgar", "utc", "2-1")
    asked.clear()

    web.ok("/e/liga-2026/table/liga")

    assert 1 <= sum(1 for text in asked if text.startswith("SELECT")) <= 5, "\n".join(asked)
