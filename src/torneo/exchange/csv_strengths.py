"""Stated strengths from a CSV file: team, attack and defence in hundredths."""

from torneo.exchange.csv_sheet import error, read_sheet
from torneo.forecast.strengths import Strength, Strengths
from torneo.model import Finding, TeamId

_COLUMNS = {
    "team": ("team", "equipo", "club", "id"),
    "attack": ("attack", "ataque"),
    "defence": ("defence", "defense", "defensa"),
}
_MAX = 1000


def read_strengths(file: str, content: bytes) -> tuple[Strengths, tuple[Finding, ...]]:
    """Strengths of the teams that a file names.

    Findings (errors): `csv-column-missing` (missing, known), `strength-unreadable` (team, found).
    """
    sheet = read_sheet(file, content, _COLUMNS)
    missing = tuple(name for name in _COLUMNS if name not in sheet.columns)
    if missing:
        found = error("csv-column-missing", file, 1, missing=missing, known=tuple(_COLUMNS))
        return Strengths(), (*sheet.findings, found)
    teams: dict[TeamId, Strength] = {}
    findings = list(sheet.findings)
    for line in sheet.lines:
        told = (line.get("attack"), line.get("defence"))
        if line.get("team") and all(one.isdigit() and 1 <= int(one) <= _MAX for one in told):
            teams[TeamId(line.get("team"))] = Strength(int(told[0]), int(told[1]))
        else:
            shown = " ".join(one or "-" for one in told)
            findings.append(
                error("strength-unreadable", file, line.number, team=line.get("team") or "-", found=shown)
            )
    return Strengths(teams), tuple(findings)
