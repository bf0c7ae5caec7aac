"""Fields of the forms by which a competition is begun and changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from torneo.model import Club, ClubId, Register, UsageError, Venue, VenueId
from torneo.office.founding import ClubLine, slug, unused, with_clubs
from torneo.office.regulation_form import Key, criteria
from torneo.web.office.desk import Desk
from torneo.web.office.fields import Field, Kind, options

_MOST_ROWS = 200
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LEVELS = ("away_goals", "extra_time", "penalties", "playoff_match", "better_seed", "drawing_of_lots")


def new_fields(desk: Desk, shape: str) -> tuple[Field, ...]:
    """The form of a new competition of a shape."""
    if shape == "article":
        return ()
    if shape == "last-season":
        pairs = [(str(each.id), desk.say.edition(each.id)) for each in desk.season]
        return (
            Field(
                name="edition", kind="select", label="office-new-last", required=True, choices=options(pairs)
            ),
        )
    if shape not in ("league", "groups", "cup"):
        return ()
    year = str(desk.workspace.clock.now().year)
    fields = [
        Field(name="name", label="office-new-name", hint="office-new-name-hint", required=True),
        Field(
            name="season", label="office-new-season", hint="office-new-season-hint", value=year, required=True
        ),
        Field(
            name="clubs",
            kind="area",
            label="office-new-clubs",
            hint="office-new-clubs-hint",
            required=True,
            rows=10,
        ),
    ]
    if shape != "cup":
        fields.append(
            Field(
                name="meetings",
                kind="number",
                label="office-new-meetings",
                value="2" if shape == "league" else "1",
            )
        )
    if shape == "groups":
        fields.append(Field(name="groups", kind="number", label="office-new-groups", value="2"))
        made = [(each, desk.t(f"office-new-groups-{each}")) for each in ("listed", "drawn")]
        fields.append(
            Field(
                name="drawn",
                kind="select",
                label="office-new-drawn",
                hint="office-new-drawn-hint",
                value="listed",
                choices=options(made),
            )
        )
        fields.append(Field(name="through", kind="number", label="office-new-through", value="2"))
    if shape != "league":
        fields.append(Field(name="legs", kind="number", label="office-new-legs", value="2"))
    ways = [(each, desk.t(f"office-new-tiebreakers-{each}")) for each in ("goals", "wins")]
    fields += [
        Field(name="win", kind="number", label="office-new-win", value="3"),
        Field(name="draw", kind="number", label="office-new-draw", value="1"),
        Field(
            name="tiebreakers",
            kind="select",
            label="office-new-tiebreakers",
            value="goals",
            choices=options(ways),
        ),
        Field(name="first_day", kind="date", label="office-new-first-day", hint="office-new-first-day-hint"),
        Field(name="kickoffs", label="office-new-kickoffs", hint="office-new-kickoffs-hint", value="15:30"),
        Field(name="timezone", label="office-timezone", value="America/Lima"),
    ]
    return tuple(fields)


def fields_of(desk: Desk, values: Mapping[str, tuple[Key, str]]) -> tuple[Field, ...]:
    """The form of a regulation: its keys with what they are now."""
    found = []
    for name, (key, value) in values.items():
        label = "office-key-" + "-".join(each for each in key.path if each != "*")
        said = desk.t(label)
        if "*" in key.path:
            said = f"{name.split('.')[1]}: {said}"
        choices: tuple[tuple[str, str], ...] = ()
        kind: Kind = "date" if key.kind == "date" else "number" if key.kind == "number" else "text"
        if key.choices:
            kind = "select"
            pairs = [(each, desk.t(f"office-choice-{each}")) for each in key.choices]
            choices = options(pairs, empty=desk.t("office-by-default"))
        shown = value
        if key.kind == "list":
            shown = ", ".join(_word(desk, key, each) for each in value.split(", ") if each)
        found.append(Field(name=name, kind=kind, label=said, value=shown, choices=choices))
    return tuple(found)


def codes_of(desk: Desk, values: Mapping[str, tuple[Key, str]], typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed into the form of a regulation, lists in the codes of the format again."""
    found = dict(typed)
    for name, (key, _) in values.items():
        if key.kind == "list" and name in typed:
            codes = {_word(desk, key, code).casefold(): code for code in _codes(key)}
            parts = [each.strip() for each in typed[name].replace(";", ",").split(",") if each.strip()]
            found[name] = ", ".join(codes.get(each.casefold(), each) for each in parts)
    return found


def _codes(key: Key) -> tuple[str, ...]:
    if key.path[-1] == "days":
        return _DAYS
    if key.path[-1] == "level":
        return _LEVELS
    return tuple(criteria()) if key.path[-1] == "tiebreakers" else ()


def _word(desk: Desk, key: Key, code: str) -> str:
    """A code of a list as people say it."""
    if key.path[-1] == "days" and code in _DAYS:
        return desk.t(f"office-day-{code}")
    if key.path[-1] == "level" and code in _LEVELS:
        return desk.t(f"office-level-{code}")
    return desk.say.criterion(code) if key.path[-1] == "tiebreakers" else code


# -- clubs and grounds ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the register's form."""

    id: str = ""
    name: str = ""
    city: str = ""
    ground: str = ""
    pitches: str = ""
    timezone: str = ""


def register_rows(register: Register, typed: Mapping[str, str], more: int) -> tuple[list[Row], list[Row]]:
    """The lines of clubs and of grounds, as they are or as they were typed, and empty ones behind them."""
    if any(name.startswith("club-name-") for name in typed):
        clubs = [
            Row(id_, name, _at(typed, "club-city", number), _at(typed, "club-ground", number))
            for number, id_, name in _typed_rows(typed, "club", keep_blank=True)
        ]
        venues = [
            Row(
                id_,
                name,
                _at(typed, "venue-city", number),
                pitches=_at(typed, "venue-pitches", number),
                timezone=_at(typed, "venue-timezone", number),
            )
            for number, id_, name in _typed_rows(typed, "venue", keep_blank=True)
        ]
        return clubs, venues
    names = {venue.id: venue.name for venue in register.venues}
    clubs = [
        Row(club.id, club.name, club.city or "", names.get(club.home, str(club.home)) if club.home else "")
        for club in register.clubs
    ]
    venues = [
        Row(venue.id, venue.name, venue.city or "", "", str(venue.pitches), venue.timezone or "")
        for venue in register.venues
    ]
    blank = [Row()] * more
    return [*clubs, *blank], [*venues, *blank]


def register_typed(before: Register, typed: Mapping[str, str]) -> Register:
    """The register as it was typed; a line without a name is left out, a ground that is new is added.

    Raises:
        UsageError: `form-club-twice` (club), `form-number` (found).
    """
    old_clubs = {str(each.id): each for each in before.clubs}
    old_venues = {str(each.id): each for each in before.venues}
    venues: dict[str, Venue] = {}
    for number, id_, name in _typed_rows(typed, "venue"):
        known = old_venues.get(id_)
        pitches = _at(typed, "venue-pitches", number) or "1"
        if not pitches.isdigit() or not int(pitches):
            raise UsageError("form-number", found=pitches)
        new_id = id_ if known else unused(slug(name), (*old_venues, *venues))
        venues[new_id] = Venue(
            VenueId(new_id),
            name,
            _at(typed, "venue-city", number) or None,
            known.capacity if known else None,
            int(pitches),
            _at(typed, "venue-timezone", number) or None,
        )
    clubs: list[Club] = []
    for number, id_, name in _typed_rows(typed, "club"):
        known_club = old_clubs.get(id_)
        ground = _at(typed, "club-ground", number)
        partial = Register((), tuple(venues.values()))
        whole, _ = with_clubs(partial, (ClubLine(name=name, ground=ground),))
        venues = {str(each.id): each for each in whole.venues}
        taken = (*old_clubs, *(each.id for each in clubs))
        new_id = id_ if known_club else unused(slug(name), taken)
        if any(each.name.casefold() == name.casefold() for each in clubs):
            raise UsageError("form-club-twice", club=name)
        clubs.append(
            Club(
                ClubId(new_id),
                name,
                _at(typed, "club-city", number) or None,
                known_club.country if known_club else None,
                whole.clubs[0].home,
                known_club.attributes if known_club else {},
            )
        )
    return Register(tuple(clubs), tuple(venues.values()))


def shared_grounds(register: Register) -> list[tuple[str, str]]:
    """Grounds that several clubs call home, and which."""
    found = []
    for venue in register.venues:
        clubs = [club.name for club in register.clubs if club.home == venue.id]
        if len(clubs) > 1:
            found.append((venue.name, ", ".join(clubs)))
    return found


def _typed_rows(
    typed: Mapping[str, str], kind: str, *, keep_blank: bool = False
) -> list[tuple[int, str, str]]:
    """Number, id and name of each line that was typed."""
    found = []
    for number in range(_MOST_ROWS):
        name = typed.get(f"{kind}-name-{number}")
        if name is None:
            break
        if name.strip() or keep_blank:
            found.append((number, typed.get(f"{kind}-id-{number}", ""), name.strip()))
    return found


def _at(typed: Mapping[str, str], name: str, number: int) -> str:
    return typed.get(f"{name}-{number}", "").strip()
