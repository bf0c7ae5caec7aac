"""The one clock of the house."""

from datetime import UTC, datetime


class SystemClock:
    """Now, as the machine tells it."""

    def now(self) -> datetime:
        return datetime.now(UTC)
