"""Clubs from a spreadsheet: every fault of a file at once, then the register with all of them or nothing."""

from pathlib import Path

from torneo.exchange.csv_sheet import decoded, error, read_sheet
from torneo.model import Actor, Finding, Register, Severity, UsageError
from torneo.office.amending import adopt_register
from torneo.office.folder import Workspace
from torneo.office.founding import ClubLine, with_clubs
from torneo.office.importing import Imported, ImportFaults, check_length
from torneo.office.reading import content_of

_HEADS = {
    "name": ("club", "nombre", "name", "equipo", "team"),
    "ground": ("estadio", "cancha", "campo", "local", "ground", "venue", "stadium"),
    "city": ("ciudad", "city", "distrito", "sede"),
}


def read_clubs(name: str, content: bytes) -> tuple[tuple[ClubLine, ...], tuple[Finding, ...]]:
    """The clubs of a CSV file with columns club, estadio, ciudad; or of a plain list, one club a line.

    Findings: `club-name-missing` (error), and those of the file itself.
    """
    sheet = read_sheet(name, content, _HEADS)
    if "name" not in sheet.columns and sheet.has_head:
        lines = [line.strip() for line in content.decode("utf-8-sig", "replace").splitlines() if line.strip()]
        return tuple(_line(line) for line in lines), ()
    findings = list(sheet.findings)
    clubs = []
    for line in sheet.lines:
        if not line.get("name"):
            findings.append(error("club-name-missing", name, line.number))
            continue
        clubs.append(ClubLine(name=line.get("name"), ground=line.get("ground"), city=line.get("city")))
    return tuple(clubs), tuple(findings)


_LINES_MOST = 2000


def import_clubs_file(workspace: Workspace, actor: Actor, file: Path) -> Imported:
    """The clubs of a file. Raises `NotFoundError` `no-such-file`; else as `import_clubs`."""
    return import_clubs(workspace, actor, file.name, content_of(file))


def import_clubs(workspace: Workspace, actor: Actor, name: str, content: bytes) -> Imported:
    """Add clubs and their grounds to the register; those that it has, by name, stay.

    Raises:
        ImportFaults: `import-has-errors`; nothing was recorded.
        UsageError: `nothing-changed`, `form-club-twice` (club), `import-too-long` (found, most).
    """
    check_length(content, most=_LINES_MOST)
    clubs, findings = read_clubs(name, content)
    if any(each.severity is Severity.ERROR for each in findings):
        raise ImportFaults(name, findings)
    before = _register(workspace)
    register, _ = with_clubs(before, clubs)
    new = len(register.clubs) - len(before.clubs)
    if register == before:
        raise UsageError("nothing-changed", edition=name)
    outcome = adopt_register(workspace, actor, register)
    return Imported(new, outcome, findings)


def _line(text: str) -> ClubLine:
    """`Melgar; Monumental UNSA; Arequipa`: name, ground, city."""
    parts = [part.strip() for part in text.replace("\t", ";").split(";")]
    return ClubLine(
        name=parts[0],
        ground=parts[1] if len(parts) > 1 else "",
        city=parts[2] if len(parts) > 2 else "",
    )


def _register(workspace: Workspace) -> Register:
    return workspace.regulations().register


def text_of_file(name: str, content: bytes) -> str:
    """The text of a file that somebody sent, whatever wrote it. Raises `ImportFaults`: it is no text."""
    text, findings = decoded(name, content)
    if any(each.severity is Severity.ERROR for each in findings):
        raise ImportFaults(name, findings)
    return text
