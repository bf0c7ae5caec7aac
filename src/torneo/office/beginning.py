"""A competition from whatever there is: a form, the season before, the example; one value for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from torneo.model import Actor, Register, UsageError
from torneo.office.amending import adopt_new, read_text, text_of
from torneo.office.folder import Workspace
from torneo.office.founding import SHAPES, Answers, ClubLine, found
from torneo.office.lookup import the_edition
from torneo.office.starting import moved_on
from torneo.office.submitting import Outcome, parse_day
from torneo.rules.plan import StagePlan, plan
from torneo.rules.reader import example_files, read_files
from torneo.words import Lang

EXAMPLE = "peru-2014"
_MOST_CLUBS = 128


@dataclass(frozen=True, slots=True)
class Begun:
    """Regulations that nobody has adopted yet: file name -> text. `register`: with the clubs they need."""

    files: Mapping[str, str]
    register: Register
    plan: tuple[StagePlan, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.files.values())


def begin(workspace: Workspace, given: Mapping[str, str], *, lang: Lang) -> Begun:
    """What a form comes to, by its field `shape`: `league`, `groups`, `cup`, `last-season`, `article`.

    Raises:
        UsageError: what `founding.found` says; `new-unknown` (found, known), `form-number` (found),
            `form-clubs-too-many` (found, most).
        RegulationError: what comes out has faults.
    """
    shape = given.get("shape", "")
    register = workspace.regulations().register
    if shape == "article":
        files = {name: text for name, text in example_files(EXAMPLE).items() if _is_regulation(name)}
        read = read_files(example_files(EXAMPLE))
        return Begun(files, _merged(register, read.register), plan(read))
    if shape == "last-season":
        edition = given.get("edition", "")
        text = text_of(workspace, edition)
        name, moved = moved_on(text, the_edition(workspace.season(), edition).regulation)
        written = read_text(workspace, moved, file=f"{name}.toml")
        return Begun({f"{name}.toml": moved}, register, written.plan or ())
    known = {each: each for each in SHAPES}
    if shape not in known:
        raise UsageError("new-unknown", found=shape, known=(*SHAPES, "last-season", "article"))
    first = given.get("first_day", "").strip()
    answers = Answers(
        shape=known[shape],
        name=given.get("name", ""),
        season=given.get("season", ""),
        clubs=_clubs(given.get("clubs", "")),
        timezone=given.get("timezone", "").strip() or "America/Lima",
        country=given.get("country", "").strip() or "PE",
        meetings=_number(given, "meetings", 2),
        groups=_number(given, "groups", 2),
        drawn=_drawn(given.get("drawn", "")),
        through=_number(given, "through", 2),
        legs=_number(given, "legs", 2),
        win=_number(given, "win", 3),
        draw=_number(given, "draw", 1),
        first_day=parse_day(first) if first else None,
        kickoffs=tuple(given.get("kickoffs", "15:30").replace(",", " ").split()),
        tiebreakers=tiebreakers_of(given.get("tiebreakers", "")),
        lang=lang,
    )
    return begin_by(workspace, answers)


def begin_by(workspace: Workspace, answers: Answers) -> Begun:
    """What some answers come to. Raises as `begin`."""
    if len(answers.clubs) > _MOST_CLUBS:
        raise UsageError("form-clubs-too-many", found=len(answers.clubs), most=_MOST_CLUBS)
    regulations = workspace.regulations()
    made = found(answers, regulations.register, taken=regulations.editions)
    written = read_text(workspace, made.text, file=made.file, register=made.register)
    return Begun({made.file: made.text}, made.register, written.plan or ())


def adopt_begun(workspace: Workspace, actor: Actor, begun: Begun, *, key: str | None = None) -> Outcome:
    """Adopt everything that was begun, all of it or nothing. Raises as `amending.adopt_new`."""
    return adopt_new(workspace, actor, begun.files, register=begun.register, key=key)


def _is_regulation(name: str) -> bool:
    return name.endswith(".toml") and name.partition(".")[0] not in ("clubs", "facts", "strengths")


def _merged(register: Register, more: Register) -> Register:
    clubs = {each.id: each for each in (*more.clubs, *register.clubs)}
    venues = {each.id: each for each in (*more.venues, *register.venues)}
    return Register(tuple(clubs.values()), tuple(venues.values()))


def _clubs(text: str) -> tuple[ClubLine, ...]:
    """A club a line: name; ground; city."""
    found = []
    for line in text.splitlines():
        if not line.strip():
            continue
        parts = [part.strip() for part in line.replace("\t", ";").split(";")]
        found.append(
            ClubLine(
                name=parts[0],
                ground=parts[1] if len(parts) > 1 else "",
                city=parts[2] if len(parts) > 2 else "",
            )
        )
    return tuple(found)


def _number(given: Mapping[str, str], name: str, default: int) -> int:
    text = given.get(name, "").strip()
    if not text:
        return default
    if not text.isdigit() or int(text) > 99:
        raise UsageError("form-number", found=text)
    return int(text)


def _drawn(text: str) -> bool:
    if text not in ("", "listed", "drawn"):
        raise UsageError("form-choice", found=text)
    return text == "drawn"


def tiebreakers_of(text: str) -> tuple[str, ...]:
    """The order of criteria that a word of the form stands for. Raises `UsageError` `form-choice` (found)."""
    chosen = {
        "": ("points", "goal_difference", "goals_for", "drawing_of_lots"),
        "goals": ("points", "goal_difference", "goals_for", "drawing_of_lots"),
        "wins": ("points", "wins", "goal_difference", "goals_for", "drawing_of_lots"),
    }
    if text not in chosen:
        raise UsageError("form-choice", found=text)
    return chosen[text]
