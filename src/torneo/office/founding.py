"""A competition from a form: what somebody answers becomes a regulation and a register, as text that can be edited."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from torneo.exchange.csv_sheet import folded
from torneo.model import Club, ClubId, Register, UsageError, Venue, VenueId
from torneo.rules.toml_text import toml_text
from torneo.words import Lang

Shape = Literal["league", "groups", "cup"]
SHAPES: tuple[Shape, ...] = ("league", "groups", "cup")
_ROUNDS = {
    1: ("final", "Final", "Final"),
    2: ("semifinales", "Semifinales", "Semi-finals"),
    4: ("cuartos", "Cuartos de final", "Quarter-finals"),
    8: ("octavos", "Octavos de final", "Last 16"),
    16: ("dieciseisavos", "Dieciseisavos de final", "Last 32"),
    32: ("treintaidosavos", "Treintaidosavos de final", "Last 64"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubLine:
    """A club as it is typed: its name, and the name of its ground, which it may share with another."""

    name: str
    ground: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers of the form.

    Attributes:
        meetings: How often each pair meets in the league or in its group.
        groups: How many; of the shape `groups`.
        drawn: Whether the groups are drawn: from pots, the first clubs of the list in the first. Else the first clubs
            are the first group.
        through: How many of each group go on to the knock-out.
        legs: Matches of a tie but for the final.
        first_day: From when it is played; None: no days yet.
        days: Days of the week, as the regulation format names them.
        kickoffs: Local times, `15:30`.
        tiebreakers: Codes of criteria in their order.
    """

    shape: Shape = "league"
    name: str
    season: str
    clubs: tuple[ClubLine, ...]
    timezone: str = "America/Lima"
    country: str = "PE"
    meetings: int = 2
    groups: int = 2
    drawn: bool = False
    through: int = 2
    legs: int = 2
    win: int = 3
    draw: int = 1
    first_day: date | None = None
    days: tuple[str, ...] = ("saturday", "sunday")
    kickoffs: tuple[str, ...] = ("15:30",)
    tiebreakers: tuple[str, ...] = ("points", "goal_difference", "goals_for", "drawing_of_lots")
    lang: Lang = "es"


@dataclass(frozen=True, slots=True)
class Founded:
    """What the answers come to. `edition`: its id. `file`: the name of its file. `clubs`: the ids, as typed in order."""

    edition: str
    file: str
    text: str
    register: Register
    clubs: tuple[str, ...] = field(default=())


def found(answers: Answers, register: Register, *, taken: Iterable[str] = ()) -> Founded:
    """The regulation that the answers describe, and the register with the clubs and grounds it needs.

    A club or ground that the register has already, by name, is that one.

    Args:
        taken: ids of editions that exist.

    Raises:
        UsageError: `form-name-missing`, `form-season-missing`, `form-clubs-too-few` (found, least),
            `form-club-twice` (club), `form-groups-uneven` (clubs, groups), `form-cup-size` (found),
            `form-through-too-many` (through, size), `form-number` (field, found).
    """
    name, season = answers.name.strip(), answers.season.strip()
    if not name:
        raise UsageError("form-name-missing")
    if not season:
        raise UsageError("form-season-missing")
    lines = [each for each in answers.clubs if each.name.strip()]
    least = {"league": 2, "groups": 4, "cup": 2}[answers.shape]
    if len(lines) < least:
        raise UsageError("form-clubs-too-few", found=len(lines), least=least)
    whole, clubs = with_clubs(register, lines)
    competition = slug(name)
    edition = unused(f"{competition}-{slug(season)}", taken)
    data: dict[str, Any] = {
        "torneo": 1,
        "edition": {
            "id": edition,
            "competition": competition,
            "season": season,
            "name": f"{name} {season}" if season not in name else name,
            "country": answers.country,
            "timezone": answers.timezone,
            "language": answers.lang,
        },
        "entry": {"teams": list(clubs)},
        "rules": {
            "points": {"win": answers.win, "draw": answers.draw, "loss": 0},
            "tiebreakers": list(answers.tiebreakers),
        },
    }
    calendar: dict[str, Any] = {"mode": "mirrored"} if answers.meetings == 2 else {}
    if answers.first_day is not None:
        calendar["from"] = answers.first_day.isoformat()
    if answers.days:
        calendar["days"] = list(answers.days)
    if answers.kickoffs:
        calendar["kickoffs"] = list(answers.kickoffs)
    data["calendar"] = calendar
    stages, champion = _stages(answers, clubs)
    data["stage"] = stages
    said = "Campeón" if answers.lang == "es" else "Champion"
    data["award"] = [{"title": f"{said} {season}", "to": champion}]
    return Founded(edition, f"{edition}.toml", toml_text(data), whole, clubs)


def with_clubs(register: Register, lines: Sequence[ClubLine]) -> tuple[Register, tuple[str, ...]]:
    """The register with these clubs and their grounds, and the id of each club.

    Raises:
        UsageError: `form-club-twice` (club): two of the lines are the same club.
    """
    clubs = {_plain(each.name): each for each in register.clubs}
    venues = {_plain(each.name): each for each in register.venues}
    ids: list[str] = []
    for line in lines:
        ground = line.ground.strip()
        home = None
        if ground:
            venue = venues.get(_plain(ground))
            if venue is None:
                id_ = unused(slug(ground), (each.id for each in venues.values()))
                venue = venues[_plain(ground)] = Venue(VenueId(id_), ground, line.city.strip() or None)
            home = venue.id
        known = clubs.get(_plain(line.name))
        if known is None:
            id_ = unused(slug(line.name), (each.id for each in clubs.values()))
            known = Club(ClubId(id_), line.name.strip(), line.city.strip() or None, None, home)
        elif home is not None and known.home is None:
            known = Club(known.id, known.name, known.city, known.country, home, known.attributes)
        clubs[_plain(line.name)] = known
        if known.id in ids:
            raise UsageError("form-club-twice", club=line.name.strip())
        ids.append(known.id)
    return Register(tuple(clubs.values()), tuple(venues.values())), tuple(ids)


def _plain(name: str) -> str:
    """How two names are compared."""
    return folded(name).strip()


def slug(text: str) -> str:
    """A readable id: `Unión Comercio` is `union-comercio`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"


def unused(id_: str, taken: Iterable[str]) -> str:
    """The id, with a number behind it where it is taken."""
    known = set(taken)
    if id_ not in known:
        return id_
    return next(f"{id_}-{number}" for number in range(2, len(known) + 3) if f"{id_}-{number}" not in known)


def register_text(register: Register) -> str:
    """clubs.toml of a register."""
    return toml_text(register_data(register))


def register_data(register: Register) -> dict[str, Any]:
    """The register as the data of its file."""
    venues: list[dict[str, Any]] = [
        {
            "id": each.id,
            "name": each.name,
            **({"city": each.city} if each.city else {}),
            **({"capacity": each.capacity} if each.capacity is not None else {}),
            **({"pitches": each.pitches} if each.pitches != 1 else {}),
            **({"timezone": each.timezone} if each.timezone else {}),
        }
        for each in register.venues
    ]
    clubs: list[dict[str, Any]] = [
        {
            "id": each.id,
            "name": each.name,
            **({"city": each.city} if each.city else {}),
            **({"country": each.country} if each.country else {}),
            **({"home": each.home} if each.home else {}),
            **dict(each.attributes),
        }
        for each in register.clubs
    ]
    return {**({"venue": venues} if venues else {}), **({"club": clubs} if clubs else {})}


def _stages(answers: Answers, clubs: Sequence[str]) -> tuple[list[dict[str, Any]], str]:
    spanish = answers.lang == "es"
    if answers.shape == "league":
        league: dict[str, Any] = {
            "id": "liga",
            "name": "Liga" if spanish else "League",
            "kind": "league",
            "teams": "all",
            "meetings": answers.meetings,
        }
        return [league], "liga.1"
    if answers.shape == "cup":
        if len(clubs) & (len(clubs) - 1) or len(clubs) > 64:
            raise UsageError("form-cup-size", found=len(clubs))
        return _knockout(answers, len(clubs), "all")
    count = answers.groups
    if count < 1 or len(clubs) % count:
        raise UsageError("form-groups-uneven", clubs=len(clubs), groups=count)
    size = len(clubs) // count
    if not 1 <= answers.through < size:
        raise UsageError("form-through-too-many", through=answers.through, size=size)
    if count * answers.through & (count * answers.through - 1):
        raise UsageError("form-cup-size", found=count * answers.through)
    names = [chr(ord("A") + number) for number in range(count)]
    groups: dict[str, Any] = {
        "id": "grupos",
        "name": "Fase de grupos" if spanish else "Group stage",
        "kind": "league",
        "meetings": answers.meetings,
    }
    if answers.drawn:
        pots = [list(clubs[number * count : (number + 1) * count]) for number in range(size)]
        groups |= {"groups": names, "draw": {"pots": pots}}
    else:
        groups["groups"] = {
            name: list(clubs[number * size : (number + 1) * size]) for number, name in enumerate(names)
        }
    through = [f"grupos.{name}.{place}" for place in range(1, answers.through + 1) for name in names]
    rounds, champion = _knockout(answers, len(through), through)
    return [groups, *rounds], champion


def _knockout(answers: Answers, teams: int, first: str | list[str]) -> tuple[list[dict[str, Any]], str]:
    """Rounds down to the final. The first pairs the best of one group with the last of another, or is drawn."""
    place = 1 if answers.lang == "es" else 2
    said: list[dict[str, Any]] = []
    before: str = ""
    ties = teams // 2
    while ties >= 1:
        stage: dict[str, Any] = {"id": _ROUNDS[ties][0], "name": _ROUNDS[ties][place], "kind": "knockout"}
        if before:
            stage["teams"] = f"{before}.winners"
        elif isinstance(first, str):
            stage["teams"] = first
        elif ties > 1:
            stage["ties"] = [
                {"id": f"L{number + 1}", "teams": [first[number], first[-1 - number]]}
                for number in range(ties)
            ]
        else:
            stage["teams"] = first
        if ties > 1:
            if "ties" not in stage:
                stage["pair"] = "draw"
            if answers.legs > 1:
                stage["legs"] = answers.legs
            stage["level"] = ["penalties"]
        else:
            stage["neutral"] = True
            stage["level"] = ["extra_time", "penalties"]
        said.append(stage)
        before, ties = _ROUNDS[ties][0], ties // 2
    return said, "final.winner"
