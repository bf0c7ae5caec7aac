"""A league of four clubs in a folder, and the command that works there."""

import pytest
from command_line import CLUBS, LEAGUE, CommandLine


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
    """The same with its fixture list published."""
    torneo.ok("fixtures", "--seed", "7")
    return torneo
