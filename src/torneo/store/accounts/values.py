"""What the file of accounts holds, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from torneo.model import Grant


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A grant as it is kept, under its number."""

    number: int
    grant: Grant
    given_by: str
    given_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody with an account. `id` is what the ledger records; `login` what is typed; `name` what others read.

    `password` is an argon2id hash, None as long as none was set; `long_password`: it is as long as an organiser's.
    """

    id: str
    login: str
    name: str
    made_at: datetime
    password: str | None = None
    long_password: bool = False
    disabled: bool = False
    held: tuple[Held, ...] = ()

    @property
    def grants(self) -> tuple[Grant, ...]:
        return tuple(each.grant for each in self.held)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser that somebody logged in with. `hash` is that of its secret; `id` may be shown to its owner."""

    hash: str
    id: str
    user: str
    made_at: datetime
    seen_at: datetime
    address: str
    agent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link that lets somebody do one thing, kept as the hash of its secret.

    `kind`: `invitation`, `password`, `score`, `challenge`. `user`: whom it is about, "" where nobody yet.
    """

    id: str
    kind: str
    user: str
    facts: Mapping[str, str]
    made_by: str
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        return self.used_at is None and self.revoked_at is None and now < self.expires_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token for programs, kept as the hash of its secret. `limits`: see `office.permissions.LIMITS`."""

    id: str
    user: str
    name: str
    limits: tuple[str, ...]
    made_at: datetime
    expires_at: datetime | None
    used_at: datetime | None = None
    revoked_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkey:
    """A passkey's public half. `id` is the credential's, base64url without padding."""

    id: str
    user: str
    key: bytes
    count: int
    name: str
    made_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A line of the security log. `address` is a keyed hash of the network address; no secret ever stands here."""

    sequence: int
    at: datetime
    kind: str
    user: str
    address: str
    facts: Mapping[str, str]
