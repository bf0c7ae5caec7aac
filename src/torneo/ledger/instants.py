"""Instants as entries hold them: UTC text of one width, so that comparing text compares time."""

from datetime import UTC, date, datetime
from functools import lru_cache


def instant_text(moment: datetime) -> str:
    """`2014-06-01T20:30:00.000000Z`.

    Raises:
        ValueError: `moment` has no zone.
    """
    if moment.tzinfo is None:
        raise ValueError(f"an instant needs its zone: {moment!r}")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


@lru_cache(maxsize=4096)
def instant(text: str) -> datetime:
    """The aware instant in UTC that `text` names; text without a zone is read as UTC.

    Raises:
        ValueError: no ISO date and time.
    """
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


@lru_cache(maxsize=4096)
def day(text: str) -> date:
    """The day that ISO text begins with.

    Raises:
        ValueError: no ISO date.
    """
    return date.fromisoformat(text[:10])
