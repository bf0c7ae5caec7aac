"""Instants and days. "Now" is asked of a `Clock`, which the caller brings."""

from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Gives the present instant, aware and in UTC."""

    def now(self) -> datetime: ...


def parse_moment(text: str, zone: ZoneInfo) -> datetime:
    """An instant in UTC from ISO text: a day alone is its first instant in `zone`, naive time is local there.

    Raises:
        ValueError: `text` is no ISO date or date and time, or lies beyond what a calendar holds.
    """
    moment = datetime.fromisoformat(text)
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except OverflowError as error:
        raise ValueError(text) from error


def local_date(moment: datetime, zone: ZoneInfo) -> date:
    """The day on the wall calendar at the venue; it decides the matchday."""
    return moment.astimezone(zone).date()
