"""Who asks for something to be done."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The six roles; what each may do is decided in `office.permissions` alone."""

    ORGANISER = "organiser"
    DELEGATE = "delegate"
    COMMISSIONER = "commissioner"
    TRIBUNAL = "tribunal"
    AUDITOR = "auditor"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or program in a role.

    `scope` narrows the role to an edition, club or match id; empty: the whole ledger.
    """

    id: str
    role: Role
    scope: str = ""
