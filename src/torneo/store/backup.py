"""Copies of a ledger, taken while it is written to, and their way back."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import msgspec

from torneo.model import StorageError
from torneo.store.anchor import SUFFIX, Mark, anchor_bytes, read_anchor, sync_folder, write_durably
from torneo.store.base import Head
from torneo.store.driver import connect, sqlite3
from torneo.store.sqlite import beside
from torneo.store.sqlite_files import open_reader, translated
from torneo.store.sqlite_reading import Queries
from torneo.store.verify import verify_ledger

MANIFEST = "backup.json"


class Manifest(msgspec.Struct, frozen=True):
    """What a backup holds: its head, and the SHA-256 of each of its files."""

    ledger: str
    sequence: int
    hash: str
    files: dict[str, str]


def backup(ledger: Path, target: Path, *, people: Path | None = None) -> Head:
    """Copy a ledger with its anchor, and the person vault where it is named, into the new folder `target`.

    Writers need not stop: the anchor is read before the database, so the copy is never behind it.

    Raises:
        StorageError: `backup-exists` (folder), `ledger-missing`, or what the disk says.
    """
    ledger, target = Path(ledger), Path(target)
    if not ledger.is_file():
        raise StorageError("ledger-missing", file=str(ledger))
    _make_folder(target)
    with translated(target):
        try:
            marks = read_anchor(beside(ledger, SUFFIX), whole=True).marks
        except FileNotFoundError:
            marks = ()
        copy = target / ledger.name
        _copy_database(ledger, copy)
        head = _head(copy)
        files = [copy]
        if marks:
            if marks[-1].sequence < head.sequence:
                marks = (*marks, Mark(head.sequence, head.hash))
            files.append(beside(copy, SUFFIX))
            write_durably(files[-1], anchor_bytes(marks))
        if people is not None and people.is_file():
            files.append(target / people.name)
            _copy_database(people, files[-1])
            files[-1].chmod(0o600)
        digests = {file.name: _digest(file) for file in files}
        manifest = Manifest(ledger.name, head.sequence, head.hash, digests)
        write_durably(target / MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)) + b"\n")
    return head


def restore(source: Path, folder: Path) -> Head:
    """Put a backup into `folder`, which may hold no ledger. What is there of an anchor stays as a witness: where it
    names entries later than the backup, the ledger opens with an alarm until somebody accepts it.

    Raises:
        StorageError: `not-a-backup` (folder), `backup-damaged` (file), `restore-exists` (file).
    """
    source, folder = Path(source), Path(folder)
    try:
        manifest = msgspec.json.decode((source / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        raise StorageError("not-a-backup", folder=str(source), what=str(error)) from error
    names = tuple(manifest.files)
    _refuse_paths(names, source)
    for name, expected in manifest.files.items():
        file = source / name
        if not file.is_file() or _digest(file) != expected:
            raise StorageError("backup-damaged", file=str(file))
    if not verify_ledger(source / manifest.ledger).is_whole:
        raise StorageError("backup-damaged", file=str(source / manifest.ledger))
    anchor = manifest.ledger + SUFFIX
    for name in names:
        if name != anchor and ((folder / name).exists() or (folder / f"{name}-wal").exists()):
            raise StorageError("restore-exists", file=str(folder / name))
    with translated(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            if name == anchor and (folder / name).exists():
                continue
            mode = 0o644 if name in {manifest.ledger, anchor} else 0o600
            write_durably(folder / name, (source / name).read_bytes(), mode=mode)
        sync_folder(folder)
    return Head(manifest.sequence, manifest.hash)


def _make_folder(target: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise StorageError("backup-exists", folder=str(target))
    with translated(target):
        target.mkdir(parents=True, exist_ok=True)


def _copy_database(source: Path, target: Path) -> None:
    """A copy of one moment of a database that is in use, in one file without a log beside it."""
    reading = connect(source, mode="ro")
    try:
        writing = connect(target, mode="rwc")
        try:
            reading.backup(writing)
            writing.execute("PRAGMA journal_mode = DELETE").fetchone()
        finally:
            writing.close()
    finally:
        reading.close()


def _head(path: Path) -> Head:
    db = open_reader(path)
    try:
        return Queries(db).head()
    except sqlite3.Error as error:
        raise StorageError("ledger-damaged", file=str(path), what=str(error)) from error
    finally:
        db.close()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        digest = sha256()
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def _refuse_paths(names: Sequence[str], source: Path) -> None:
    for name in names:
        if Path(name).name != name or name in {"", ".", "..", MANIFEST}:
            raise StorageError("not-a-backup", folder=str(source), what=f"file {name!r}")
