"""`torneo` with its clock moved, so that one and the same site is served in March and again in June.

python serve_at.py 2026-03-08T20:00+00:00 -C FOLDER serve

The process is the real one in everything else; the clock goes on from the moment given.
"""

import sys
from datetime import UTC, datetime

from torneo.office.clock import SystemClock


def move(start: datetime) -> None:
    """From now on the house's clock says `start`, and goes on."""
    ahead = start - datetime.now(UTC)
    SystemClock.now = lambda _: datetime.now(UTC) + ahead  # type: ignore[method-assign]


if __name__ == "__main__":
    move(datetime.fromisoformat(sys.argv.pop(1)))
    from torneo.cli.main import main

    main()
