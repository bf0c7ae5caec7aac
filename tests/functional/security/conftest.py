"""A site of a small league with accounts; the clock is set by hand."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from command_line import CLUBS, LEAGUE, CommandLine

from web_client import WebClient


class HandClock:
    """Goes on by itself not at all."""

    def __init__(self):
        from datetime import UTC, datetime

        self.time = datetime(2026, 4, 4, 12, tzinfo=UTC)

    def now(self):
        return self.time

    def go(self, **span):
        from datetime import timedelta

        self.time += timedelta(**span)


@pytest.fixture
def folder(tmp_path, capsys):
    """The league, its fixture list published."""
    made = tmp_path / "liga"
    made.mkdir()
    (made / "liga.toml").write_text(LEAGUE, "utf-8")
    (made / "clubs.toml").write_text(CLUBS, "utf-8")
    CommandLine(capsys, made).ok("fixtures", "--seed", "7")
    return made


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def web(folder, clock):
    with WebClient(folder, clock=clock) as client:
        yield client


@pytest.fixture(scope="session")
def played_league():
    """Makes the league in a folder, its fixture list published."""

    def make(into):
        from torneo.cli.main import run

        made = into / "liga"
        made.mkdir()
        (made / "liga.toml").write_text(LEAGUE, "utf-8")
        (made / "clubs.toml").write_text(CLUBS, "utf-8")
        assert run(["-C", str(made), "fixtures", "--seed", "7"]) == 0
        return made

    return make
