"""A folder to start from: an example, a plain form with names to replace, or last season's moved on by a year."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from torneo.model import ConflictError, NotFoundError, UsageError
from torneo.office.clock import SystemClock
from torneo.words import Lang

if TYPE_CHECKING:
    from torneo.rules.regulation import Regulation

KINDS = ("article", "league", "groups", "cup", "last-season")
ARTICLE = "peru-2014"
_TEAMS = {"league": 8, "groups": 8, "cup": 8}


@dataclass(frozen=True, slots=True)
class Start:
    """Files that were written. `edition`: the one to begin with. `remarks`: codes of what to look at."""

    files: tuple[str, ...]
    edition: str
    remarks: tuple[str, ...] = ()


def start_folder(
    folder: Path,
    *,
    like: str = "league",
    lang: Lang = "es",
    last: Path | None = None,
    teams: int | None = None,
    year: int | None = None,
) -> Start:
    """Make a folder of regulation files; nothing that is there is ever overwritten.

    Args:
        last: for `last-season`: its folder.
        teams: for the plain forms: how many; groups need a multiple of two, a cup a power of two.
        year: of the season; this year.

    Raises:
        UsageError: `new-unknown` (found, known), `new-from-missing`, `new-teams` (found, like).
        ConflictError: `file-exists` (file).
        NotFoundError: `folder-missing`, `example-unknown`.
    """
    if like not in KINDS:
        raise UsageError("new-unknown", found=like, known=KINDS)
    year = year or SystemClock().now().year
    remarks: tuple[str, ...] = ()
    if like == "article":
        from torneo.rules.reader import example_files

        files = example_files(ARTICLE)
        edition = "reservas-2014"
    elif like == "last-season":
        if last is None:
            raise UsageError("new-from-missing")
        files, edition = _rolled_over(last)
        remarks = ("roll-over-check",)
    else:
        count = teams or _TEAMS[like]
        if (like == "groups" and count < 4) or (like == "cup" and count & (count - 1)):
            raise UsageError("new-teams", found=count, like=like)
        edition = _safe_id(folder.resolve().name, like, year)
        files = _plain(edition, like, lang=lang, year=year, teams=count)
    for name in files:
        if (folder / name).exists():
            raise ConflictError("file-exists", file=str(folder / name))
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        with (folder / name).open("x", encoding="utf-8") as out:
            out.write(text)
    return Start(tuple(sorted(files)), edition, remarks)


def _safe_id(name: str, like: str, year: int) -> str:
    """The name of the folder as an id, with the year where it has none."""
    found = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or like
    return found if re.search(r"\d{4}", found) else f"{found}-{year}"


def _plain(edition: str, like: str, *, lang: Lang, year: int, teams: int) -> dict[str, str]:
    def say(spanish: str, english: str) -> str:
        return spanish if lang == "es" else english

    clubs = [f"club-{number:02d}" for number in range(1, teams + 1)]
    rows = "\n".join(
        f'  {{ id = "{club}", name = "Club {number}", home = "{say("cancha", "ground")}-{number:02d}" }},'
        for number, club in enumerate(clubs, start=1)
    )
    grounds = "\n".join(
        f'  {{ id = "{say("cancha", "ground")}-{number:02d}", name = "{say("Cancha", "Ground")} {number}" }},'
        for number in range(1, teams + 1)
    )
    register = f"""# {say("Clubes y estadios: cambie nombres e ids.", "Clubs and venues: change names and ids.")}
venue = [
{grounds}
]

club = [
{rows}
]
"""
    name = edition.replace("-", " ").title()
    begin = _first_saturday(date(year, 3, 1))
    head = f"""torneo = 1

[edition]
id          = "{edition}"
competition = "{edition.removesuffix(f"-{year}")}"
season      = "{year}"
name        = "{name}"
country     = "PE"
timezone    = "America/Lima"
language    = "{lang}"

[rules]
points      = {{ win = 3, draw = 1, loss = 0 }}
tiebreakers = ["points", "goal_difference", "goals_for", {{ id = "head_to_head", criteria = ["points"] }}, "drawing_of_lots"]

[calendar]
mode     = "mirrored"
from     = {begin.isoformat()}
days     = ["saturday", "sunday"]
kickoffs = ["15:30"]
"""
    body = {
        "league": _LEAGUE,
        "groups": _GROUPS,
        "cup": _CUP,
    }[like]
    half = teams // 2
    text = body.format(
        year=year,
        league=say("liga", "league"),
        groups=say("grupos", "groups"),
        final="final",
        quarters=say("cuartos", "quarter-finals"),
        semis=say("semifinales", "semi-finals"),
        league_name=say("Liga", "League"),
        groups_name=say("Fase de grupos", "Group stage"),
        final_name="Final",
        champion=say("Campeón", "Champion"),
        a=", ".join(f'"{club}"' for club in clubs[:half]),
        b=", ".join(f'"{club}"' for club in clubs[half:]),
        both_meet=say("ida y vuelta", "home and away"),
        rounds_of_cup=_cup_rounds(teams, lang),
    )
    return {f"{edition}.toml": head + text, "clubs.toml": register}


_LEAGUE = """
[[stage]]
id       = "{league}"
name     = "{league_name}"
kind     = "league"
teams    = "all"
meetings = 2                         # {both_meet}

[[award]]
title = "{champion} {year}"
to    = "{league}.1"
"""

_GROUPS = """
[[stage]]
id       = "{groups}"
name     = "{groups_name}"
kind     = "league"
meetings = 1
groups.A = [{a}]
groups.B = [{b}]

[[stage]]
id      = "{semis}"
kind    = "knockout"
ties    = [
  {{ id = "S1", teams = ["{groups}.A.1", "{groups}.B.2"] }},
  {{ id = "S2", teams = ["{groups}.B.1", "{groups}.A.2"] }},
]
level   = ["penalties"]

[[stage]]
id      = "{final}"
name    = "{final_name}"
kind    = "knockout"
teams   = ["{semis}.S1.winner", "{semis}.S2.winner"]
neutral = true
level   = ["extra_time", "penalties"]

[[award]]
title = "{champion} {year}"
to    = "{final}.winner"
"""

_CUP = """
{rounds_of_cup}
[[award]]
title = "{champion} {year}"
to    = "final.winner"
"""

_ROUND_NAMES = {
    1: ("final", "final"),
    2: ("semifinales", "semi-finals"),
    4: ("cuartos", "quarter-finals"),
    8: ("octavos", "last-16"),
    16: ("dieciseisavos", "last-32"),
    32: ("treintaidosavos", "last-64"),
}


def _cup_rounds(teams: int, lang: Lang) -> str:
    """Each round drawn, two legs but for the final."""
    said: list[str] = []
    before = ""
    ties = teams // 2
    while ties >= 1:
        name = _ROUND_NAMES[ties][0 if lang == "es" else 1]
        teams_of = f'"{before}.winners"' if before else '"all"'
        pairing = 'pair    = "draw"\n' if ties > 1 else ""
        legs = "legs    = 2\n" if ties > 1 else "neutral = true\n"
        level = '["away_goals", "penalties"]' if ties > 1 else '["extra_time", "penalties"]'
        said.append(
            f'[[stage]]\nid      = "{name}"\nkind    = "knockout"\nteams   = {teams_of}\n{pairing}{legs}level   = {level}\n'
        )
        before, ties = name, ties // 2
    return "\n".join(said)


def _first_saturday(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)


# -- last season's folder, moved on ---------------------------------------------------------------------------------------

_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_BORN = re.compile(r"(?m)(\bborn_(?:from|to)\s*=\s*)(\d{4})")
_PREVIOUS = re.compile(r'(?m)^\s*(?:previous|next)\s*=\s*"[^"]*".*\n')


def _rolled_over(last: Path) -> tuple[dict[str, str], str]:
    """The files of a folder for the season after: ids, names and days moved on, links to the last season set."""
    from torneo.rules.reader import load_folder

    regulations = load_folder(last)
    if not regulations.editions:
        raise NotFoundError("no-regulations")
    files: dict[str, str] = {}
    first = ""
    for edition, source in regulations.sources.items():
        text = (last / source.file).read_text("utf-8")
        new_id, moved = moved_on(text, regulations.editions[edition])
        years = _years_of(regulations.editions[edition])
        files[_shift_text(source.file, years)] = moved
        first = first or new_id
    for name in ("clubs.toml", "clubs.json"):
        if (last / name).is_file():
            files[name] = (last / name).read_text("utf-8")
    for table in sorted(last.glob("*.csv")):
        files[table.name] = table.read_text("utf-8")
    return files, first


def moved_on(text: str, regulation: "Regulation") -> tuple[str, str]:
    """A regulation for the season after: the id of the new edition, and its text, which is linked to the old one."""
    edition = str(regulation.edition.id)
    years = _years_of(regulation)
    moved = _PREVIOUS.sub("", _moved(text, years))
    new_id = _shift_text(edition, years)
    if new_id == edition:  # no year in its id: the season tells them apart
        new_id = f"{edition}-{max(years) + 1}"
        moved = moved.replace(f'"{edition}"', f'"{new_id}"', 1)
    return new_id, moved.replace("[edition]\n", f'[edition]\nprevious    = "{edition}"\n', 1)


def _years_of(regulation: "Regulation") -> list[int]:
    """The years that the season names; this one where it names none."""
    return [int(each) for each in re.findall(r"\d{4}", regulation.edition.season)] or [
        SystemClock().now().year
    ]


def _moved(text: str, years: list[int]) -> str:
    """Days 52 weeks later, so that they stay on their day of the week; years of the season and years of birth by one."""
    kept: list[str] = []

    def day(found: re.Match[str]) -> str:
        try:
            moved = date(int(found[1]), int(found[2]), int(found[3])) + timedelta(weeks=52)
        except ValueError:
            return found[0]
        kept.append(moved.isoformat())
        return f"\0{len(kept) - 1}\0"

    def born(found: re.Match[str]) -> str:
        kept.append(str(int(found[2]) + 1))
        return f"{found[1]}\0{len(kept) - 1}\0"

    text = _BORN.sub(born, _DATE.sub(day, text))
    text = _shift_text(text, years)
    return re.sub(r"\0(\d+)\0", lambda found: kept[int(found[1])], text)


def _shift_text(text: str, years: list[int]) -> str:
    """Every year from the season's first to the one after its last, raised by one; `2023-24` too."""
    if not years:
        return text
    near = range(min(years), max(years) + 2)
    text = re.sub(
        r"(?<!\d)(\d{4})([-/])(\d{2})(?!\d)",
        lambda found: (
            f"{int(found[1]) + 1}{found[2]}{(int(found[3]) + 1) % 100:02d}"
            if int(found[1]) in near and int(found[3]) == (int(found[1]) + 1) % 100
            else found[0]
        ),
        text,
    )
    return re.sub(
        r"(?<!\d)(\d{4})(?!\d)(?![-/]\d{2}(?!\d))",
        lambda found: str(int(found[1]) + 1) if int(found[1]) in near else found[0],
        text,
    )
