"""The calendar of an edition, or of a team in it, for programs that subscribe to it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from torneo import words
from torneo.exchange.icalendar_feed import CalendarEvent, calendar_feed
from torneo.office.lookup import the_edition, the_team
from torneo.office.public.fixtures import Listed, matches_of
from torneo.office.public.tables import played_order
from torneo.office.site import View
from torneo.words import Lang


def calendar(
    view: View, edition: str, team: str | None, *, lang: Lang, stamp: datetime, address: str = ""
) -> bytes:
    """Every dated match as an event.

    Args:
        team: only its matches.
        stamp: when the season became what it is.
        address: start of the addresses of matches, without a slash at its end; "": events name none.

    Raises:
        NotFoundError: `no-edition`, `club-unknown` (club, suggestion).
        ConflictError: `club-ambiguous` (club, known).
    """
    where = the_edition(view.season, edition)
    wanted = the_team(view.season, team) if team is not None else None
    listed = [
        one
        for one in matches_of(where)
        if one.day is not None and (wanted is None or wanted in (one.match.home.team, one.match.away.team))
    ]
    listed.sort(key=lambda one: played_order(one.match))
    name = view.names.edition(where.id)
    if wanted is not None:
        name = f"{view.names.team(wanted)} - {name}"
    return calendar_feed(
        name, [_event(view, one, lang, address) for one in listed], stamp=stamp, language=lang
    )


def _event(view: View, one: Listed, lang: Lang, address: str) -> CalendarEvent:
    match, edition = one.match, one.edition.id
    home, away = (words.seat(seat, view.names, lang, edition=edition) for seat in (match.home, match.away))
    score = words.score(match.result.result, lang) if match.result is not None and match.counts else "-"
    zone = ZoneInfo(one.edition.regulation.edition.timezone or "UTC")
    stage = view.names.node(edition, one.stage.node.name, lang) if one.stage is not None else ""
    round_ = words.ui("round", lang, number=match.round) if match.round and not match.leg else ""
    venue = match.planned.venue
    place = view.season.regulations.register.venue(venue) if venue else None
    return CalendarEvent(
        match=str(match.id),
        title=f"{home} {score} {away}",
        day=one.day,
        kickoff=match.planned.kickoff,
        minutes=one.edition.regulation.match.minutes + 20,
        place=", ".join(part for part in (place.name, place.city) if part) if place else str(venue or ""),
        about=". ".join(
            part
            for part in (
                view.names.edition(edition),
                ", ".join(text for text in (stage, round_) if text),
                words.match_status(match, lang, zone),
            )
            if part
        ),
        url=f"{address}/m/{match.id}" if address else "",
        moved=len(match.postponed_from),
        is_tentative=match.home.team is None or match.away.team is None,
    )
