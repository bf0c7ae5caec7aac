"""Is this ledger whole? Everything is read afresh from the disk; every fault is a finding."""

from dataclasses import dataclass
from pathlib import Path

from torneo.ledger.chain import GENESIS, Entry, Sealed, check_chain, unseal
from torneo.ledger.subjects import edition_of
from torneo.model import Finding, Severity, StorageError
from torneo.store.anchor import SUFFIX, AnchorText, read_anchor
from torneo.store.base import Head
from torneo.store.driver import sqlite3
from torneo.store.sqlite import beside
from torneo.store.sqlite_files import open_reader
from torneo.store.sqlite_reading import Queries


@dataclass(frozen=True, slots=True)
class Report:
    """What `verify_ledger` found; whole where no finding is an error."""

    findings: tuple[Finding, ...]
    head: Head
    entries: int

    @property
    def is_whole(self) -> bool:
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


def verify_ledger(path: Path) -> Report:
    """Check database, chain, look-up columns and anchor of a ledger.

    Findings: `ledger-damaged` (what), `chain-broken` (sequence, what), `columns-differ` (sequence, columns),
    `entry-unreadable` (sequence, what), `anchor-missing`, `anchor-damaged` (line), `anchor-longer` (missing, head,
    acknowledged), `anchor-differs` (sequence, line), `anchor-shorter` (anchored, head; not an error).

    Raises:
        StorageError: there is no ledger to check: `ledger-missing`, `not-a-ledger`, `ledger-too-new`, ...
    """
    path = Path(path)
    if not path.is_file():
        raise StorageError("ledger-missing", file=str(path))
    try:
        anchor: AnchorText | None = read_anchor(beside(path, SUFFIX), whole=True)
    except FileNotFoundError:
        anchor = None
    db = open_reader(path)
    try:
        findings = _integrity(db)
        count, head = 0, Head()
        try:
            count, head, hashes = _check_entries(db, findings)
        except (sqlite3.Error, StorageError) as error:
            findings.append(_error("ledger-damaged", str(path), what=str(error)))
        else:
            findings += _check_anchor(anchor, head, hashes)
        return Report(tuple(findings), head, count)
    finally:
        db.close()


def _integrity(db: "sqlite3.Connection") -> list[Finding]:
    try:
        said = [row[0] for row in db.execute("PRAGMA integrity_check(20)")]
    except sqlite3.Error as error:
        said = [str(error)]
    return [] if said == ["ok"] else [_error("ledger-damaged", "database", what="; ".join(map(str, said)))]


def _check_entries(db: "sqlite3.Connection", findings: list[Finding]) -> tuple[int, Head, dict[int, str]]:
    """Every entry against the chain and its row; how many, the head, and the hash of each sequence."""
    ask = Queries(db)
    hashes: dict[int, str] = {}
    after, prev, count = 0, GENESIS, 0
    while rows := ask.stored(after):
        for sequence, body, hash_ in rows:
            stored = Sealed(body, hash_)
            findings += [
                _error("chain-broken", f"entry {broken.sequence}", sequence=sequence, what=broken.what)
                for broken in check_chain((stored,), after=after, prev=prev)
            ]
            after, prev = sequence, hash_
            hashes[sequence] = hash_
            count += 1
        findings += _check_columns(db, rows[0][0], rows[-1][0])
    return count, Head(after, prev), hashes


def _check_columns(db: "sqlite3.Connection", first: int, last: int) -> list[Finding]:
    """The columns that repeat what the text of an entry says must say the same."""
    found: list[Finding] = []
    for sequence, body, *columns in db.execute(
        "SELECT sequence, coalesce(CAST(body AS BLOB), x''), subject, edition, actor, key, supersedes FROM entry"
        " WHERE sequence BETWEEN ? AND ? ORDER BY sequence",
        (first, last),
    ):
        try:
            entry = unseal(Sealed(body, ""))
        except StorageError as error:
            what = str(error.facts.get("what", error))
            found.append(_error("entry-unreadable", f"entry {sequence}", sequence=sequence, what=what))
            continue
        if entry.sequence != sequence or tuple(columns) != _columns(entry):
            found.append(_error("columns-differ", f"entry {sequence}", sequence=sequence))
    return found


def _columns(entry: Entry) -> tuple[object, ...]:
    return (entry.subject, edition_of(entry.payload), entry.recorded_by, entry.key, entry.supersedes)


def _check_anchor(anchor: AnchorText | None, head: Head, hashes: dict[int, str]) -> list[Finding]:
    if anchor is None:
        missing = Finding(code="anchor-missing", severity=Severity.WARNING, subject="anchor")
        return [missing] if head.sequence else []
    found: list[Finding] = []
    if anchor.damaged is not None:
        found.append(_error("anchor-damaged", "anchor", line=anchor.damaged))
    last = anchor.last
    if last is not None and last.sequence > head.sequence:
        found.append(
            _error(
                "anchor-longer",
                f"entry {head.sequence + 1}",
                missing=head.sequence + 1,
                head=head.sequence,
                acknowledged=last.sequence,
            )
        )
    for line, mark in enumerate(anchor.marks, start=2):
        if mark.sequence <= head.sequence and hashes.get(mark.sequence) != mark.hash:
            found.append(
                _error("anchor-differs", f"entry {mark.sequence}", sequence=mark.sequence, line=line)
            )
            break
    if not found and (last.sequence if last else 0) < head.sequence:
        facts = {"anchored": last.sequence if last else 0, "head": head.sequence}
        found.append(Finding("anchor-shorter", Severity.INFO, "anchor", facts=facts))
    return found


def _error(code: str, subject: str, **facts: object) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, subject=subject, facts=facts)
