"""Who asks for something to be done."""

from dataclasses import dataclass
from datetime import datetime
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
class Grant:
    """A role and where it holds.

    `scope`: an edition, club or match id; empty: the whole season. `since` and `until`: from when, and up to but
    without when; None: no bound.
    """

    role: Role
    scope: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def holds_at(self, moment: datetime | None) -> bool:
        """Whether the window is open then. A grant with a window never holds at an unknown moment."""
        if self.since is None and self.until is None:
            return True
        if moment is None:
            return False
        return (self.since is None or self.since <= moment) and (self.until is None or moment < self.until)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or program in a role, for one request.

    `role` is what an entry records; `scope` narrows it to an edition, club or match id; empty: the whole season.
    Who holds several roles has them in `grants`, and then they alone count. `at`: when the request is made.
    `limits`: what a token may be used for (`office.permissions.LIMITS`); empty: everything its owner may.
    """

    id: str
    role: Role
    scope: str = ""
    grants: tuple[Grant, ...] = ()
    at: datetime | None = None
    limits: tuple[str, ...] = ()

    @property
    def held(self) -> tuple[Grant, ...]:
        """Every role with its scope, in the order of `Role`: the one with most rights first."""
        order = list(Role)
        grants = self.grants or (Grant(self.role, self.scope),)
        return tuple(sorted(grants, key=lambda each: (order.index(each.role), each.scope)))
