"""A player of a squad list, his age, and whether a filter of the regulation means him."""

from dataclasses import dataclass
from datetime import date

from torneo.model import ClubId, PersonId
from torneo.rules.squads import Filter, Squad


@dataclass(frozen=True, slots=True)
class Player:
    """A player as registration needs him.

    Attributes:
        person: Opaque id; the name is in the person vault.
        born: None where it is not known, or the person has been erased: then no filter by age or year means him.
        position: As registered; empty where nobody said.
        registered_on: Day on which he joined the list.
        origin: `local` or `foreign` as the regulation defines it; None: not known.
        club: The club he is registered with; None: not known.
        simulated: Invented for a simulated season.
    """

    person: PersonId
    born: date | None = None
    position: str = ""
    registered_on: date = date.min
    origin: str | None = None
    club: ClubId | None = None
    simulated: bool = False


def age_on(born: date, day: date) -> int:
    """Age in full years on a day. Who is born on 29 February is a year older on 1 March of common years.

    A regulation that counts ages by year of birth sets the day to 31 December.
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def age_day(squad: Squad, season_year: int) -> date:
    """The day on which ages are counted: `age_on`, by default 31 December of the season."""
    return squad.age_on or date(season_year, 12, 31)


def is_meant(player: Player, wanted: Filter, day: date) -> bool:
    """Whether all keys of a filter hold for a player; what is not known of him holds for none. `day`: see `age_day`."""
    if wanted.position is not None and player.position != wanted.position:
        return False
    if wanted.origin is not None and player.origin != wanted.origin:
        return False
    if wanted.registered_before is not None and player.registered_on >= wanted.registered_before:
        return False
    if not asks_for_birth(wanted):
        return True
    if player.born is None:
        return False
    age = age_on(player.born, day)
    return (
        (wanted.age_min is None or age >= wanted.age_min)
        and (wanted.age_max is None or age <= wanted.age_max)
        and (wanted.born_from is None or player.born.year >= wanted.born_from)
        and (wanted.born_to is None or player.born.year <= wanted.born_to)
    )


def asks_for_birth(wanted: Filter) -> bool:
    """Whether a filter can be judged only where the day of birth is known."""
    return any(
        value is not None for value in (wanted.age_min, wanted.age_max, wanted.born_from, wanted.born_to)
    )
