"""What all tests share: the folder of reference data beside the project."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("torneo", deadline=None)  # no test asserts a time
settings.load_profile("torneo")
# For `./run campaign mutation`, which runs the tests once for every mutant.
settings.register_profile("mutation", deadline=None, max_examples=25, derandomize=True, database=None)


def shared_folder() -> Path | None:
    """The folder with reference data: `TORNEO_SHARED`, else `../shared` beside the project; None if missing."""
    named = os.environ.get("TORNEO_SHARED")
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "shared"
    return folder if folder.is_dir() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference data; tests that need it are skipped aloud without it, and fail where CI=true."""
    folder = shared_folder()
    if folder is None:
        if os.environ.get("CI") == "true":
            pytest.fail(
                "no folder of reference data: set TORNEO_SHARED or put it beside the project as ../shared"
            )
        pytest.skip("no folder of reference data (TORNEO_SHARED or ../shared)")
    return folder


@pytest.fixture(scope="session")
def played_season(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the ledger of the example season, played to its end. Read it only."""
    from torneo.office.demo import play_demo

    folder = tmp_path_factory.mktemp("played")
    play_demo(ledger=str(folder / "torneo.db"))
    return folder
