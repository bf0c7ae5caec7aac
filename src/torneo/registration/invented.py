"""Invented players for a simulated season: no person of these names and days of birth is meant.

Names are put together from common given names and surnames by the chance the caller brings; days of birth are such
that the list fills the places of the regulation and meets its quotas by age, year of birth and position.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from torneo.registration.players import age_day, asks_for_birth
from torneo.rules.regulation import Edition
from torneo.rules.squads import Filter, Squad

Pick = Callable[[int], int]
"""Given n >= 1, a number from 0 to n - 1."""

Invented = tuple[str, date, str]
"""Name, day of birth, position."""

POSITIONS = ("goalkeeper", "defender", "midfielder", "forward")

SIZE = 18
"""Players of a list for which the regulation names neither size nor places."""

YOUNGEST, OLDEST = 16, 38
"""Ages where the regulation sets no limit of its own."""

_SPAN = 3
"""A place for players up to an age is filled with players of that age or up to so many years less one younger."""

GIVEN = (
    "Alberto", "Andrés", "Bruno", "César", "Claudio", "Daniel", "Darío", "Diego", "Eduardo", "Emilio", "Esteban",
    "Fabio", "Felipe", "Fernando", "Gonzalo", "Gustavo", "Héctor", "Hugo", "Ignacio", "Iván", "Javier", "Joaquín",
    "Jorge", "Julio", "Leonardo", "Luis", "Manuel", "Marco", "Mario", "Martín", "Mateo", "Mauricio", "Miguel",
    "Nicolás", "Óscar", "Pablo", "Pedro", "Rafael", "Ramiro", "Renato", "Ricardo", "Roberto", "Rodrigo", "Rubén",
    "Samuel", "Santiago", "Sebastián", "Sergio", "Tomás", "Víctor",
)  # fmt: skip

SURNAMES = (
    "Aguilar", "Alarcón", "Arce", "Benites", "Bravo", "Cáceres", "Campos", "Cárdenas", "Castro", "Chávez", "Córdova",
    "Delgado", "Díaz", "Escobar", "Espinoza", "Flores", "Fuentes", "Gálvez", "Gómez", "Guzmán", "Herrera", "Huamán",
    "Ibáñez", "Lazo", "León", "Luna", "Mamani", "Medina", "Mendoza", "Molina", "Montes", "Núñez", "Ochoa", "Ortiz",
    "Palacios", "Paredes", "Peña", "Pinto", "Quispe", "Ramos", "Reyes", "Ríos", "Rojas", "Salas", "Salazar", "Silva",
    "Soto", "Tapia", "Torres", "Valdez", "Vargas", "Vega", "Villegas", "Zapata",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Draft:
    """A player to be: born on a day between both, inclusive.

    `keeps_birth`, `keeps_position`: a quota or place counts on it, so no other may change it.
    """

    first: date
    last: date
    position: str
    keeps_birth: bool = False
    keeps_position: bool = False


def invented_squad(edition: Edition, team: str, squad: Squad, pick: Pick) -> tuple[Invented, ...]:
    """A full squad list of invented players that the regulation allows.

    As many as the places take, or `size`. Each name stands once in the list. Quotas by origin or by day of
    registration are for the caller, who gives the players both.

    Args:
        edition: Whose season says when ages are counted.
        team: Where its list begins among the names, so that lists of two teams differ also with the same `pick`.
        squad: The regulation.
        pick: Chance.
    """
    day = age_day(squad, season_year(edition.season))
    drafts = _drafts(squad, day)
    for quota in squad.quotas:
        if quota.on == "list" and quota.min:
            drafts = _with_at_least(drafts, quota, quota.min, day)
    for quota in squad.quotas:
        if quota.on == "list" and quota.max is not None:
            drafts = _with_at_most(drafts, quota, quota.max, day)
    taken: set[str] = set()
    shift = sum(map(ord, team))
    return tuple(
        (
            _name(pick, taken, shift),
            draft.first + timedelta(days=pick((draft.last - draft.first).days + 1)),
            draft.position,
        )
        for draft in drafts
    )


def season_year(season: str) -> int:
    """The year a season is named after, the first of two: 2023 for `2023-24`. 2000 where it names none."""
    digits = "".join(sign if sign.isdigit() else " " for sign in season).split()
    return next((int(part) for part in digits if len(part) == 4), 2000)


def _drafts(squad: Squad, day: date) -> list[_Draft]:
    filters: list[Filter] = [
        place for place in squad.places if place.on == "list" for _ in range(place.count)
    ]
    wanted = squad.size if squad.size is not None else len(filters) or SIZE
    filters += [Filter()] * (wanted - len(filters))
    return [
        _Draft(
            *_births(one, day),
            one.position or _usual_position(number),
            keeps_position=one.position is not None,
        )
        for number, one in enumerate(filters[:wanted])
    ]


def _usual_position(number: int) -> str:
    """Every ninth a goalkeeper, the others in turn."""
    return POSITIONS[0] if number % 9 == 0 else POSITIONS[1 + number % 3]


def _births(wanted: Filter, day: date) -> tuple[date, date]:
    """First and last day of birth of players a filter means, not far from its upper age."""
    oldest = wanted.age_max if wanted.age_max is not None else OLDEST
    youngest = wanted.age_min if wanted.age_min is not None else min(YOUNGEST, oldest)
    if wanted.age_max is not None and wanted.age_min is None:
        youngest = max(oldest - _SPAN + 1, 0)
    first, last = _years_before(day, oldest + 1) + timedelta(days=1), _years_before(day, youngest)
    if wanted.born_from is not None:
        first = max(first, date(wanted.born_from, 1, 1))
    if wanted.born_to is not None:
        last = min(last, date(wanted.born_to, 12, 31))
    return (first, last) if first <= last else (last, last)


def _years_before(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29):
        day = date(day.year, 2, 28)
    return date(day.year - years, day.month, day.day)


def _with_at_least(drafts: Sequence[_Draft], quota: Filter, least: int, day: date) -> list[_Draft]:
    """Make a quota count on enough players: those it means already first, then those it can be made to mean."""
    found = list(drafts)
    first, last = _limits(quota, day)
    counted: set[int] = set()
    for changes_allowed in (False, True):
        for number, draft in enumerate(found):
            if len(counted) == least or number in counted:
                continue
            inside = _made_to_fit(draft, quota, first, last)
            if inside is None:
                continue
            same = (inside.first, inside.last, inside.position) == (draft.first, draft.last, draft.position)
            if same or changes_allowed:
                found[number] = inside
                counted.add(number)
    return found


def _made_to_fit(draft: _Draft, quota: Filter, first: date, last: date) -> _Draft | None:
    """The player as the quota wants him; None where another rule counts on what would have to change."""
    fitting = replace(
        draft,
        first=max(draft.first, first),
        last=min(draft.last, last),
        position=quota.position or draft.position,
        keeps_birth=draft.keeps_birth or asks_for_birth(quota),
        keeps_position=draft.keeps_position or quota.position is not None,
    )
    if fitting.first > fitting.last or (draft.keeps_position and fitting.position != draft.position):
        return None
    return fitting


def _with_at_most(drafts: Sequence[_Draft], quota: Filter, most: int, day: date) -> list[_Draft]:
    """Keep players out of a quota, as far as their own place and other quotas let them."""
    found = list(drafts)
    first, last = _limits(quota, day)
    outside = [_kept_out(draft, quota, first, last) for draft in found]
    meant = [number for number, draft in enumerate(found) if _may_be_meant(draft, quota, first, last)]
    to_leave = [number for number in meant if outside[number] is not None]
    for number in reversed(to_leave[-max(len(meant) - most, 0) :] if len(meant) > most else []):
        other = outside[number]
        assert other is not None
        found[number] = other
    return found


def _kept_out(draft: _Draft, quota: Filter, first: date, last: date) -> _Draft | None:
    """The player so that the quota does not mean him; None where that cannot be."""
    if quota.position is not None and not draft.keeps_position:
        other = next(position for position in POSITIONS[1:] if position != quota.position)
        return replace(draft, position=other)
    if not asks_for_birth(quota):
        return None
    if draft.first < first:
        return replace(draft, last=min(draft.last, first - timedelta(days=1)))
    if draft.last > last:
        return replace(draft, first=max(draft.first, last + timedelta(days=1)))
    return None


def _may_be_meant(draft: _Draft, quota: Filter, first: date, last: date) -> bool:
    if quota.position is not None and draft.position != quota.position:
        return False
    return draft.first <= last and first <= draft.last


def _limits(quota: Filter, day: date) -> tuple[date, date]:
    """First and last day of birth a quota means, without the habits of `_births`."""
    first, last = date.min, date.max
    if quota.age_max is not None:
        first = _years_before(day, quota.age_max + 1) + timedelta(days=1)
    if quota.age_min is not None:
        last = _years_before(day, quota.age_min)
    if quota.born_from is not None:
        first = max(first, date(quota.born_from, 1, 1))
    if quota.born_to is not None:
        last = min(last, date(quota.born_to, 12, 31))
    return first, last


def _name(pick: Pick, taken: set[str], shift: int) -> str:
    """A name the list does not have yet."""
    given = GIVEN[(pick(len(GIVEN)) + shift) % len(GIVEN)]
    first = (pick(len(SURNAMES)) + shift) % len(SURNAMES)
    second = pick(len(SURNAMES))
    for step in range(len(SURNAMES) ** 2):
        name = f"{given} {SURNAMES[(first + step // len(SURNAMES)) % len(SURNAMES)]} {SURNAMES[(second + step) % len(SURNAMES)]}"
        if name not in taken:
            break
    taken.add(name)
    return name
