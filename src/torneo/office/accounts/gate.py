"""The gate: the file of accounts with its settings, its clock and its hasher; one for each process."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from torneo.model import Clock
from torneo.office.accounts.settings import AccountSettings
from torneo.office.clock import SystemClock

if TYPE_CHECKING:
    from torneo.office.accounts.passwords import Hasher
    from torneo.office.folder import Workspace
    from torneo.store.accounts import Accounts


@dataclass(frozen=True, slots=True)
class Visitor:
    """Where a request comes from: its network address and what the browser calls itself; empty: a local command."""

    address: str = ""
    agent: str = ""


HERE = Visitor()


class Gate:
    """Thread-safe; the file is opened, and made where there is none, when somebody first asks to enter."""

    def __init__(
        self, path: Path, *, settings: AccountSettings | None = None, clock: Clock | None = None
    ) -> None:
        self.path = path
        self.settings = settings or AccountSettings()
        self._clock = clock or SystemClock()
        self._accounts: Accounts | None = None
        self._hasher: Hasher | None = None
        self._opening = Lock()

    @property
    def has_accounts(self) -> bool:
        """Whether anybody could have an account: nobody's file is made by a visitor who only reads."""
        return self._accounts is not None or self.path.is_file()

    @property
    def accounts(self) -> "Accounts":
        """Raises `StorageError`: the file is none of ours, or cannot be read or written."""
        with self._opening:
            if self._accounts is None:
                from torneo.store.accounts import Accounts

                self._accounts = Accounts(self.path)
            return self._accounts

    @property
    def hasher(self) -> "Hasher":
        with self._opening:
            if self._hasher is None:
                from torneo.office.accounts.passwords import Hasher

                self._hasher = Hasher(self.settings)
            return self._hasher

    def now(self) -> datetime:
        return self._clock.now()

    def log(self, kind: str, visitor: Visitor, *, user: str = "", **facts: str) -> None:
        """A line for the security log; `facts` never hold a secret."""
        self.accounts.audit.add(
            kind, user=user, address=self.address_hash(visitor.address), facts=facts, now=self.now()
        )

    def address_hash(self, address: str) -> str:
        """An address as it is kept: the same one gives the same text, and the text gives no address."""
        return self.signature("address", address)[:16] if address else ""

    def signature(self, purpose: str, text: str) -> str:
        """What only this gate can make of a text."""
        return hmac.new(self.accounts.secret, f"{purpose}\0{text}".encode(), sha256).hexdigest()

    def is_signed(self, purpose: str, text: str, signature: str) -> bool:
        return hmac.compare_digest(self.signature(purpose, text), signature)

    def close(self) -> None:
        with self._opening:
            if self._accounts is not None:
                self._accounts.close()
                self._accounts = None


def gate_of(workspace: "Workspace", *, settings: AccountSettings | None = None) -> Gate:
    """The gate of a folder."""
    return Gate(workspace.accounts_path, settings=settings, clock=workspace.clock)
