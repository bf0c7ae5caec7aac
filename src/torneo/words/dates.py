"""Days and kick-offs as people write them. The local time of the venue is what is said."""

from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from torneo.words.language import Lang, of

if TYPE_CHECKING:
    from torneo.model import Planned

_MONTHS = (
    ("enero", "January"),
    ("febrero", "February"),
    ("marzo", "March"),
    ("abril", "April"),
    ("mayo", "May"),
    ("junio", "June"),
    ("julio", "July"),
    ("agosto", "August"),
    ("septiembre", "September"),
    ("octubre", "October"),
    ("noviembre", "November"),
    ("diciembre", "December"),
)
_SHORT_MONTHS_ES = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
_DAYS = (
    ("lunes", "Monday"),
    ("martes", "Tuesday"),
    ("miércoles", "Wednesday"),
    ("jueves", "Thursday"),
    ("viernes", "Friday"),
    ("sábado", "Saturday"),
    ("domingo", "Sunday"),
)

TO_BE_FIXED = ("por programar", "to be arranged")


def date_(day: date, lang: Lang) -> str:
    """`29 de mayo de 2014`; `29 May 2014`."""
    month = of(_MONTHS[day.month - 1], lang)
    return f"{day.day} de {month} de {day.year}" if lang == "es" else f"{day.day} {month} {day.year}"


def short_date(day: date, lang: Lang) -> str:
    """`jue 29 may`; `Thu 29 May`."""
    weekday = of(_DAYS[day.weekday()], lang)[:3]
    month = _SHORT_MONTHS_ES[day.month - 1] if lang == "es" else _MONTHS[day.month - 1][1][:3]
    return f"{weekday} {day.day} {month}"


def weekday(day: date, lang: Lang) -> str:
    """`jueves`; `Thursday`."""
    return of(_DAYS[day.weekday()], lang)


def kickoff(moment: datetime, zone: tzinfo, lang: Lang) -> str:
    """`jue 29 may, 15:30`: day and hour on the wall at the venue.

    Args:
        moment: An aware instant.
        zone: Where the match is played.
    """
    local = moment.astimezone(zone)
    return f"{short_date(local.date(), lang)}, {local:%H:%M}"


def planned(plan: "Planned", zone: tzinfo, lang: Lang) -> str:
    """When a match is to be played: kick-off, else day, else `por programar`."""
    if plan.kickoff is not None:
        return kickoff(plan.kickoff, zone, lang)
    return short_date(plan.day, lang) if plan.day is not None else of(TO_BE_FIXED, lang)
