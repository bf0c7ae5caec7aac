"""Keeping the ledger itself: copies, the text form, vouching for it after a restore."""

from pathlib import Path

from torneo.model import Actor
from torneo.office.folder import Workspace
from torneo.office.permissions import Action, require
from torneo.office.submitting import required_reason
from torneo.store import backup, export_text, import_text, restore
from torneo.store.base import Head, Receipt


def back_up(workspace: Workspace, actor: Actor, target: Path) -> Head:
    """Copy the ledger, its anchor and the person vault into a new folder, while others may be writing.

    Raises:
        StorageError: `backup-exists`, `ledger-missing`, or what the disk says.
    """
    require(actor, Action.BACKUP)
    assert workspace.ledger_path is not None
    return backup(workspace.ledger_path, target, people=workspace.people_path)


def restore_backup(workspace: Workspace, actor: Actor, source: Path) -> Head:
    """Put a copy back into the folder, which may hold no ledger.

    Raises:
        StorageError: `not-a-backup`, `backup-damaged`, `restore-exists`.
    """
    require(actor, Action.BACKUP)
    assert workspace.ledger_path is not None
    return restore(source, workspace.ledger_path.parent)


def export_ledger(workspace: Workspace, actor: Actor, folder: Path) -> Head:
    """Write the whole ledger as text files. Raises `StorageError` `ledger-chain-broken`, `ledger-missing`."""
    require(actor, Action.EXPORT)
    assert workspace.ledger_path is not None
    workspace.ledger()  # says that there is none, or that it is no ledger
    return export_text(workspace.ledger_path, folder)


def import_ledger(workspace: Workspace, actor: Actor, folder: Path) -> Head:
    """Make the ledger of this folder from text files; it has the same head.

    Raises:
        StorageError: `restore-exists`, `not-an-export`, `export-incomplete`, `ledger-chain-broken`.
    """
    require(actor, Action.BACKUP)
    assert workspace.ledger_path is not None
    return import_text(folder, workspace.ledger_path)


def accept_ledger(workspace: Workspace, actor: Actor, *, reason: str | None) -> Receipt:
    """Vouch for the ledger as it is, after a restore: an entry that says so, and a new anchor.

    Raises:
        UsageError: `reason-missing`.
    """
    said = required_reason(reason, "ledger accept")
    actor = require(actor, Action.ACCEPT_LEDGER)
    return workspace.ledger().accept(said, actor=actor, clock=workspace.clock)
