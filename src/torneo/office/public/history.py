"""What was changed after it had been said: corrections, rulings, postponements, amendments, for everybody to see.

Nothing here names a person: who recorded a change is told by role alone, and entries about players are left out. Kinds
of entries that this module does not know are left out as well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from torneo.ledger import Entry, edition_of
from torneo.ledger.entries import (
    AwardRefused,
    DrawMade,
    EntryRevoked,
    LotsDrawn,
    MatchPostponed,
    PointsRuled,
    ProtestLodged,
    RegulationAdopted,
    ResultConfirmed,
    ResultRecorded,
    TeamWithdrawn,
    TieDecided,
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    `code`: `result-corrected` (before, after), `result-revoked` (before), `result-ruled` (after, status), `revoked` (what),
    `postponed` (from_day, day), `points` (team, points, table), `withdrawn` (team, expelled), `lots` (table, order),
    `tie` (tie, team), `refused` (team), `amended`, `protest` (by), `confirmed`, `drawn` (stage).
    """

    sequence: int
    code: str
    edition: str
    recorded_at: datetime
    role: str
    match: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    reason: str = ""
    clause: str = ""
    source: str = ""
    simulated: bool = False


class History:
    """The changes of a ledger as far as it was read; entries are taken in once, in their order."""

    def __init__(self) -> None:
        self.position = 0
        self.changes: tuple[Change, ...] = ()
        self.recorded_at: datetime | None = None
        self._results: dict[int, tuple[str, str]] = {}
        self._kinds: dict[int, str] = {}
        self._adopted: set[str] = set()
        self._protested: set[str] = set()
        self._matches: dict[int, str] = {}
        self._said: dict[int, tuple[str, dict[str, object]]] = {}

    def take(self, entries: Iterable[Entry]) -> None:
        """Take in the entries after `position`."""
        found = []
        last: Entry | None = None
        for entry in entries:
            code, facts = self._read(entry)
            match = getattr(entry.payload, "match", "") or self._matches.get(entry.supersedes or 0, "")
            if match:
                self._matches[entry.sequence] = match
            if code:
                self._said[entry.sequence] = code, facts
                found.append(_change(entry, code, facts, match))
            self.position = entry.sequence
            last = entry
        self.changes += tuple(found)
        if last is not None:
            self.recorded_at = datetime.fromisoformat(last.recorded_at)

    def of(self, edition: str = "", match: str = "") -> tuple[Change, ...]:
        """Changes, the newest first: of an edition, of a match, or all."""
        return tuple(
            change
            for change in reversed(self.changes)
            if edition in ("", change.edition) and match in ("", change.match)
        )

    def _read(self, entry: Entry) -> tuple[str, dict[str, object]]:
        payload = entry.payload
        if entry.supersedes is not None or isinstance(payload, ResultRecorded):
            self._kinds[entry.sequence] = entry.kind
        match payload:
            case ResultRecorded():
                return self._result(entry, payload)
            case EntryRevoked():
                before = self._results.get(entry.supersedes or 0)
                if before is not None:
                    return "result-revoked", {"before": before[0]}
                what, facts = self._said.get(entry.supersedes or 0, ("", {}))
                return "revoked", {**facts, "what": what}
            case ResultConfirmed() if payload.match in self._protested:
                self._protested.discard(payload.match)
                return "confirmed", {}
            case ProtestLodged():
                self._protested.add(payload.match)
                return "protest", {"by": payload.by}
            case MatchPostponed():
                return "postponed", {"from_day": payload.from_day or "", "day": payload.day or ""}
            case PointsRuled():
                return "points", {"team": payload.team, "points": payload.points, "table": payload.table}
            case TeamWithdrawn():
                return "withdrawn", {"team": payload.team, "expelled": payload.expelled}
            case LotsDrawn():
                return "lots", {"table": payload.table, "order": payload.order}
            case TieDecided():
                return "tie", {"tie": payload.tie, "team": payload.winner, "stage": payload.stage}
            case AwardRefused():
                return "refused", {"team": payload.team}
            case DrawMade():
                return "drawn", {"stage": payload.stage}
            case RegulationAdopted():
                is_first = payload.edition not in self._adopted
                self._adopted.add(payload.edition)
                return ("", {}) if is_first else ("amended", {})
            case _:
                return "", {}

    def _result(self, entry: Entry, payload: ResultRecorded) -> tuple[str, dict[str, object]]:
        score = payload.score or ""
        before = self._results.get(entry.supersedes or 0)
        self._results[entry.sequence] = (score, payload.status)
        facts: dict[str, object] = {"after": score, "status": payload.status}
        if payload.status in {"awarded", "double_loss", "expunged", "walkover"}:
            return "result-ruled", {**facts, "before": before[0] if before else ""}
        if before is not None and before != (score, payload.status):
            return "result-corrected", {**facts, "before": before[0] or before[1]}
        return "", {}


def _change(entry: Entry, code: str, facts: Mapping[str, object], match: str) -> Change:
    return Change(
        entry.sequence,
        code,
        edition_of(entry.payload) or entry.subject.partition("/")[0],
        datetime.fromisoformat(entry.recorded_at),
        entry.role,
        match,
        facts,
        entry.reason or "",
        entry.clause or "",
        entry.source or "",
        entry.simulated,
    )
