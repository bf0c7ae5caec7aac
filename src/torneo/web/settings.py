"""How a server runs: what `torneo serve` was told, handed to each worker process as text."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torneo.model import Clock
    from torneo.office.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One server.

    Attributes:
        folder: Where the regulations and their ledger are.
        ledger: A ledger elsewhere than in the folder; "": the one in it.
        host: Address to listen at.
        port: 0 takes any that is free.
        workers: Processes that serve the same ledger.
        public_url: How people reach the site, `https://liga.example`, for links that leave it; "": as it was asked for.
    """

    folder: str = "."
    ledger: str = ""
    host: str = "127.0.0.1"
    port: int = 8014
    workers: int = 1
    public_url: str = ""

    @property
    def is_https(self) -> bool:
        """People reach it encrypted, so cookies and addresses may insist on that."""
        return self.public_url.startswith("https://")

    def to_text(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> "Settings":
        return cls(**json.loads(text))


def site_at(settings: Settings, *, clock: "Clock | None" = None) -> "Site":
    """The season's holder for a server. Raises `NotFoundError` `folder-missing`, `folder-not-a-folder`."""
    from torneo.office.site import Site

    return Site(settings.folder, ledger=Path(settings.ledger) if settings.ledger else None, clock=clock)
