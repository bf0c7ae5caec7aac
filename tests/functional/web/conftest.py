"""Sites of a small league and of the example season."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from command_line import CLUBS, LEAGUE, CommandLine

from web_client import WebClient


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "liga"
    made.mkdir()
    (made / "liga.toml").write_text(LEAGUE, "utf-8")
    (made / "clubs.toml").write_text(CLUBS, "utf-8")
    return made


@pytest.fixture
def torneo(capsys, folder):
    return CommandLine(capsys, folder)


@pytest.fixture
def league(torneo):
    """The command line of the small league, its fixture list published."""
    torneo.ok("fixtures", "--seed", "7")
    return torneo


@pytest.fixture
def web(folder):
    with WebClient(folder) as client:
        yield client


@pytest.fixture(scope="session")
def season_site(played_season):
    """The site of the example season; nothing is recorded in it."""
    with WebClient(played_season) as client:
        yield client
