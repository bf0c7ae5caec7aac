"""Fixture lists from and to CSV files."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from torneo.exchange.csv_sheet import error, guarded, read_day, read_sheet
from torneo.model import Finding, Severity

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "edition": ("edition", "edicion"),
    "stage": ("stage", "etapa", "fase"),
    "round": ("round", "fecha", "ronda", "jornada", "matchday"),
    "date": ("date", "dia", "day"),
    "time": ("time", "hora", "kickoff", "kick_off", "hour"),
    "home": ("home", "local", "home_team", "hometeam", "team_1", "team1"),
    "away": ("away", "visitante", "visita", "away_team", "awayteam", "team_2", "team2"),
    "venue": ("venue", "estadio", "cancha", "ground"),
    "neutral": ("neutral",),
}
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})")
_TRUE = frozenset(("true", "1", "yes", "si", "sí", "x"))


@dataclass(frozen=True, slots=True)
class FixtureRow:
    """One planned match of a file; `kickoff` is the time on the wall at the venue."""

    line: int
    home: str
    away: str
    round: int
    stage: str = ""
    edition: str = ""
    day: date | None = None
    kickoff: time | None = None
    venue: str = ""
    neutral: bool = False


@dataclass(frozen=True, slots=True)
class FixtureFile:
    file: str
    rows: tuple[FixtureRow, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)


def read_fixtures(file: str, content: bytes) -> FixtureFile:
    """The matches of a fixture list.

    Findings: `csv-empty`, `csv-column-missing`, `csv-too-many-cells`, `csv-team-missing`, `csv-self-match`,
    `csv-bad-date`, `csv-bad-time`, `csv-bad-round`; warning `csv-not-utf-8`.
    """
    sheet = read_sheet(file, content, COLUMNS)
    findings = list(sheet.findings)
    missing = tuple(name for name in ("round", "home", "away") if name not in sheet.columns)
    if missing and sheet.lines:
        findings.append(
            error("csv-column-missing", file, 1, missing=missing, known=("round", "home", "away", "date"))
        )
        return FixtureFile(file, (), tuple(findings))
    rows: list[FixtureRow] = []
    for line in sheet.lines:
        wrong: list[Finding] = []
        home, away = line.get("home"), line.get("away")
        if not (home and away):
            wrong.append(error("csv-team-missing", file, line.number, column="home" if not home else "away"))
        elif home == away:
            wrong.append(error("csv-self-match", file, line.number, team=home))
        number = line.get("round").rpartition(" ")[2]
        if not number.isdigit() or int(number) < 1:
            wrong.append(error("csv-bad-round", file, line.number, found=line.get("round")))
        day = read_day(line.get("date")) if line.get("date") else None
        if line.get("date") and day is None:
            wrong.append(error("csv-bad-date", file, line.number, found=line.get("date")))
        kickoff = _clock(line.get("time"))
        if line.get("time") and kickoff is None:
            wrong.append(error("csv-bad-time", file, line.number, found=line.get("time")))
        findings += wrong
        if not wrong:
            rows.append(
                FixtureRow(
                    line=line.number,
                    home=home,
                    away=away,
                    round=int(number),
                    stage=line.get("stage"),
                    edition=line.get("edition"),
                    day=day,
                    kickoff=kickoff,
                    venue=line.get("venue"),
                    neutral=line.get("neutral").casefold() in _TRUE,
                )
            )
    return FixtureFile(file, tuple(rows), tuple(findings))


def write_csv(columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Rows as CSV text; None is an empty cell, and text is kept from being a formula (`csv_sheet.guarded`)."""
    out = io.StringIO()
    writer = csv.DictWriter(out, tuple(columns), lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return out.getvalue()


def _cell(value: object) -> object:
    return "" if value is None else guarded(value) if isinstance(value, str) else value


def _clock(text: str) -> time | None:
    found = _CLOCK.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))
