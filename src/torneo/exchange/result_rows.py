"""The matches of a results file, whatever its form."""

from dataclasses import dataclass
from datetime import date

from torneo.model import Finding, Score, Severity, Status


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One match of a file. `score` None with status played: still to be played."""

    line: int
    home: str
    away: str
    score: Score | None = None
    status: Status = Status.PLAYED
    day: date | None = None
    round: str = ""
    group: str = ""
    stage: str = ""
    edition: str = ""
    match: str = ""
    leg: int | None = None
    penalties: Score | None = None
    after_90: Score | None = None
    half_time: Score | None = None
    winner: str = ""
    decided: str = ""
    notes: str = ""
    simulated: bool = False
    """assumed, not played: what was exported with that mark comes back with it"""

    @property
    def is_open(self) -> bool:
        """Still to be played."""
        return self.score is None and self.status in {Status.PLAYED, Status.AWARDED, Status.WALKOVER}


@dataclass(frozen=True, slots=True)
class ResultFile:
    """The matches of a file in its order, and everything wrong with it."""

    file: str
    rows: tuple[ResultRow, ...]
    findings: tuple[Finding, ...] = ()
    form: str = "csv"
    """how it was written: `csv`, `football.txt`, `football.json`"""

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)
