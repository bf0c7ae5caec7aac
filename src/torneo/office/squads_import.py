"""A squad list from a spreadsheet or by paste: every fault of it at once, then all of its players or none."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from torneo.exchange.csv_sheet import decoded, error, folded, read_day, read_sheet
from torneo.model import Actor, Finding, Severity
from torneo.office.folder import Workspace
from torneo.office.importing import Imported, ImportFaults
from torneo.office.lookup import the_edition, the_team
from torneo.office.permissions import Action, Target, require
from torneo.office.reading import content_of
from torneo.office.squads import NewPlayer, register_players, squad_list
from torneo.office.submitting import Outcome

_HEADS = {
    "name": (
        "nombre",
        "nombres",
        "jugador",
        "apellidos_y_nombres",
        "nombres_y_apellidos",
        "nombre_completo",
        "name",
        "player",
    ),
    "born": ("nacimiento", "fecha_de_nacimiento", "fecha_nacimiento", "nacido", "born", "birth_date"),
    "document": ("documento", "dni", "document", "id_document"),
    "position": ("puesto", "posicion", "position"),
    "contact": ("contacto", "correo", "telefono", "contact", "email", "phone"),
}
_OLDEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Lineup:
    """What a file holds: each player with the line he stands on, and what is wrong."""

    players: tuple[tuple[int, NewPlayer], ...]
    findings: tuple[Finding, ...]


def read_players(name: str, content: bytes, *, team: str, today: date) -> Lineup:
    """The players of a CSV file with columns nombre, nacimiento, puesto, documento; or of a plain list, one a line.

    Args:
        team: whose list it is, for the findings.
        today: nobody is born after it.

    Findings, all errors: `player-name-missing` (team), `bad-day` (found), `player-birth-impossible` (player, born),
    `player-twice-in-file` (player, first), and those of the file itself.
    """
    findings: list[Finding] = []
    players: list[tuple[int, NewPlayer]] = []
    seen: dict[tuple[str, date | None], int] = {}
    lines, faults = _lines(name, content)
    findings += faults
    for number, cells in lines:
        said = " ".join(cells.get("name", "").split())
        if not said:
            findings.append(error("player-name-missing", name, number, team=team))
        born = None
        if cells.get("born"):
            born = read_day(cells["born"])
            if born is None:
                findings.append(error("bad-day", name, number, found=cells["born"]))
            elif not _OLDEST <= born <= today:
                findings.append(error("player-birth-impossible", name, number, player=said, born=born))
        first = seen.setdefault((folded(said), born), number)
        if said and first != number:
            findings.append(error("player-twice-in-file", name, number, player=said, first=first))
        rest = {key: cells.get(key, "") for key in ("document", "position", "contact")}
        players.append((number, NewPlayer(name=said, born=born, **rest)))
    return Lineup(tuple(players), tuple(findings))


def import_players_file(
    workspace: Workspace, actor: Actor, file: Path, *, edition: str | None, team: str
) -> Imported:
    """The players of a file. Raises `NotFoundError` `no-such-file`; else as `import_players`."""
    return import_players(workspace, actor, file.name, content_of(file), edition=edition, team=team)


def import_players(
    workspace: Workspace, actor: Actor, name: str, content: bytes, *, edition: str | None, team: str
) -> Imported:
    """Put the players of a file on a squad list; who stands on it already, by name and birth date, is passed over.

    Raises:
        ImportFaults: `import-has-errors`; nothing was recorded.
        NotFoundError: `no-edition`, `club-unknown`.
    """
    season = workspace.season()
    where = the_edition(season, edition)
    club = the_team(season, team)
    actor = require(actor, Action.REGISTER_PLAYER, Target(edition=where.id, clubs=(club,)))
    found = read_players(name, content, team=str(club), today=workspace.clock.now().date())
    if any(each.severity is Severity.ERROR for each in found.findings):
        raise ImportFaults(name, sorted(found.findings, key=_by_line))
    listed = squad_list(workspace, actor, edition=str(where.id), team=str(club)).players
    there = Counter((folded(each.name), each.born) for each in listed if each.name)
    new = [each for _, each in found.players if not there[folded(each.name), each.born]]
    skipped = len(found.players) - len(new)
    if not new:
        return Imported(0, Outcome((), skipped=skipped), found.findings)
    done = register_players(workspace, actor, edition=str(where.id), team=str(club), players=new)
    return Imported(len(new), replace(done.outcome, skipped=skipped), found.findings)


def _lines(name: str, content: bytes) -> tuple[list[tuple[int, dict[str, str]]], tuple[Finding, ...]]:
    """The lines as cells by column; without a head that names a column it is a plain list: name; birth; position."""
    sheet = read_sheet(name, content, _HEADS)
    if "name" in sheet.columns or not sheet.has_head:
        return [(line.number, dict(line.cells)) for line in sheet.lines], sheet.findings
    text, findings = decoded(name, content)
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            parts = [part.strip() for part in line.replace("\t", ";").split(";")]
            found.append((number, dict(zip(("name", "born", "position", "document"), parts, strict=False))))
    return found, tuple(findings)


def _by_line(finding: Finding) -> tuple[int, str]:
    return (finding.where.line if finding.where else 0, finding.code)
