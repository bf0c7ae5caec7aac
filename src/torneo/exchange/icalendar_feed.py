"""Fixtures as a calendar that people subscribe to (RFC 5545).

The UID of an event is the id of its match, which is given once: a match that moves moves in every calendar. SEQUENCE
counts its moves, so that a client takes the later plan. A match without a day is in no calendar; it comes back when it
has one. Nothing but teams, places and results stands in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_DOMAIN = "torneo"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """A match in a calendar.

    Attributes:
        match: Its id.
        title: `Melgar 2-1 UTC`.
        day: Where no hour is known; the event then takes the whole day.
        kickoff: Aware, in UTC.
        minutes: How long the event lasts.
        moved: How often the plan was changed.
        is_tentative: The hour or the sides may still change.
    """

    match: str
    title: str
    day: date | None
    kickoff: datetime | None
    minutes: int = 110
    place: str = ""
    about: str = ""
    url: str = ""
    moved: int = 0
    is_tentative: bool = False


def calendar_feed(name: str, events: Iterable[CalendarEvent], *, stamp: datetime, language: str) -> bytes:
    """The calendar as a file.

    Args:
        name: What a client calls it.
        stamp: When the data were as they are; the same data give the same bytes.
        language: Of the texts, `es` or `en`.
    """
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//torneo//torneo//ES")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    known: tuple[tuple[str, object, dict[str, str]], ...] = (
        ("x-wr-calname", name, {"language": language}),
        ("refresh-interval", timedelta(hours=1), {"value": "DURATION"}),
        ("x-published-ttl", "PT1H", {}),
    )
    for key, value, parameters in known:
        made.add(key, value, parameters=parameters)
    for one in events:
        event = Event()
        event.add("uid", f"{one.match}@{_DOMAIN}")
        event.add("dtstamp", stamp)
        event.add("sequence", one.moved)
        event.add("summary", one.title)
        if one.kickoff is not None:
            event.add("dtstart", one.kickoff)
            event.add("dtend", one.kickoff + timedelta(minutes=one.minutes))
        elif one.day is not None:
            event.add("dtstart", one.day)
            event.add("dtend", one.day + timedelta(days=1))
            event.add("transp", "TRANSPARENT")
        else:
            continue
        if one.place:
            event.add("location", one.place)
        if one.about:
            event.add("description", one.about)
        if one.url:
            event.add("url", one.url)
        event.add("status", "TENTATIVE" if one.is_tentative else "CONFIRMED")
        made.add_component(event)
    return bytes(made.to_ical())
