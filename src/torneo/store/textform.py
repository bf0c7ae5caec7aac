"""A ledger as a folder of text: for reading, for keeping under version control, and back into a database.

`ledger.jsonl` holds one entry per line, `HEAD` the last sequence and hash, `regulations/` the texts that were adopted,
for reading only.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from torneo.ledger.chain import Sealed, check_chain, from_line, linked, to_line, unseal
from torneo.ledger.entries import RegulationAdopted
from torneo.model import StorageError
from torneo.store.anchor import SUFFIX, Mark, write_anchor, write_durably
from torneo.store.base import Head
from torneo.store.driver import sqlite3
from torneo.store.locks import held
from torneo.store.sqlite import LOCK_SUFFIX, beside, row_of
from torneo.store.sqlite_files import create_file, open_reader, open_writer, translated
from torneo.store.sqlite_reading import Queries

ENTRIES = "ledger.jsonl"
HEAD = "HEAD"
REGULATIONS = "regulations"
_BATCH = 5000


def export_text(ledger: Path, folder: Path) -> Head:
    """Write the text form of a ledger into `folder`; files of an earlier export there are replaced.

    Raises:
        StorageError: `ledger-chain-broken` (sequence, what): a damaged ledger is not handed on.
    """
    ledger, folder = Path(ledger), Path(folder)
    db = open_reader(ledger)
    try:
        with translated(folder):
            (folder / REGULATIONS).mkdir(parents=True, exist_ok=True)
            stored = _checked(_stored(Queries(db)))
            head = Head()
            regulations: dict[str, str] = {}
            lines: list[bytes] = []
            for each in stored:
                entry = unseal(each)
                head = Head(entry.sequence, entry.hash)
                if isinstance(entry.payload, RegulationAdopted):
                    regulations[entry.payload.edition] = entry.payload.text
                lines.append(to_line(each))
            write_durably(folder / ENTRIES, b"".join(line + b"\n" for line in lines))
            for edition, text in sorted(regulations.items()):
                write_durably(folder / REGULATIONS / f"{_file_name(edition)}.json", _readable(text))
            write_durably(folder / HEAD, f"{head.sequence} {head.hash}\n".encode())
            return head
    finally:
        db.close()


def import_text(folder: Path, ledger: Path, *, timeout: float = 10.0) -> Head:
    """Make the ledger `ledger` of a text form; it has the same head, and an anchor that says so.

    Raises:
        StorageError: `restore-exists` (file), `not-an-export` (folder, what), `ledger-chain-broken` (sequence, what),
            `entry-unreadable`, `export-incomplete` (folder, found, expected).
    """
    folder, ledger = Path(folder), Path(ledger)
    if ledger.exists() or beside(ledger, SUFFIX).exists():
        raise StorageError("restore-exists", file=str(ledger))
    try:
        sequence, _, hash_ = (folder / HEAD).read_text(encoding="ascii").strip().partition(" ")
        expected = Head(int(sequence), hash_)
        lines = (folder / ENTRIES).read_bytes().splitlines()
    except (OSError, ValueError) as error:
        raise StorageError("not-an-export", folder=str(folder), what=str(error)) from error
    stored = list(_checked(from_line(line) for line in lines))
    found = _head_of(stored)
    if found != expected:
        raise StorageError(
            "export-incomplete", folder=str(folder), found=found.sequence, expected=expected.sequence
        )
    with held(beside(ledger, LOCK_SUFFIX), timeout=timeout), translated(ledger):
        create_file(ledger)
        _insert(ledger, stored)
        marks = (Mark(1, stored[0].hash), Mark(found.sequence, found.hash)) if stored else ()
        write_anchor(beside(ledger, SUFFIX), marks)
    return found


def _insert(ledger: Path, stored: list[Sealed]) -> None:
    """All or nothing; the stored text goes in as it is, so that old payload versions keep their hash."""
    db = open_writer(ledger)
    try:
        db.execute("BEGIN IMMEDIATE")
        rows = iter(stored)
        while batch := list(islice(rows, _BATCH)):
            db.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(_row, batch))
        db.execute("COMMIT")
    except sqlite3.Error:
        db.close()
        ledger.unlink(missing_ok=True)
        raise
    db.close()


def _row(stored: Sealed) -> tuple[object, ...]:
    sequence, _, hash_, *columns = row_of(unseal(stored))
    return (sequence, stored.body.decode(), hash_, *columns)


def _stored(ask: Queries) -> Iterator[Sealed]:
    after = 0
    while rows := ask.stored(after):
        yield from (Sealed(body, hash_) for _, body, hash_ in rows)
        after = rows[-1][0]


def _checked(stored: Iterable[Sealed]) -> Iterator[Sealed]:
    """The same entries; stops at the first place where the chain is not whole."""
    after, prev = 0, "0" * 64
    for each in stored:
        for broken in check_chain((each,), after=after, prev=prev):
            raise StorageError("ledger-chain-broken", sequence=broken.sequence, what=broken.what)
        after, prev = after + 1, each.hash
        yield each


def _head_of(stored: list[Sealed]) -> Head:
    if not stored:
        return Head()
    link = linked(stored[-1].body)
    assert link is not None
    return Head(link[0], stored[-1].hash)


def _readable(text: str) -> bytes:
    try:
        return msgspec.json.format(text.encode(), indent=2) + b"\n"
    except msgspec.MsgspecError:
        return text.encode() + b"\n"


def _file_name(edition: str) -> str:
    """An edition id as a file name; what is not plain is spelled out."""
    return "".join(char if char.isalnum() or char in "-_" else f"%{ord(char):02x}" for char in edition)
