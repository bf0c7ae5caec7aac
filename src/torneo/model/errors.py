"""What cannot be done, as exceptions. What an official should read about the data is a `Finding` instead.

Every error carries a code and facts; the sentence is made from them in `words`. `str(error)` is a plain English
sentence, for tracebacks and for users of the library.
"""

from collections.abc import Sequence
from typing import ClassVar

from torneo.model.finding import Finding


class TorneoError(Exception):
    """Root of all errors a caller may want to catch."""

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, /, **facts: object) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)

    def __str__(self) -> str:
        told = ", ".join(f"{key} {value}" for key, value in self.facts.items())
        return f"{self.code.replace('-', ' ')}: {told}" if told else self.code.replace("-", " ")


class UsageError(TorneoError):
    """The request itself is malformed: a score of "2-", a date that is none."""

    exit_code: ClassVar[int] = 2


class RegulationError(TorneoError):
    """Regulation files have findings of severity error; all of them are in `findings`."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("regulation-has-errors", count=len(findings))
        self.findings = tuple(findings)


class NotFoundError(TorneoError):
    """No edition, stage, match or club of that name."""


class ConflictError(TorneoError):
    """Somebody else changed the subject first, or an idempotency key came with another body."""


class NotYetPlayableError(TorneoError):
    """The regulation is valid, but what it asks for cannot be played by this version."""


class PermissionDenied(TorneoError):
    """The actor may not do this to that object."""


class NotLoggedIn(TorneoError):
    """Nobody said who they are, or it could not be shown."""


class TooManyRequests(TorneoError):
    """More than the limits allow; the fact `seconds` says when to try again."""


class StorageError(TorneoError):
    """The ledger cannot be read or written: damaged, newer than this version, locked, disk full, read-only."""

    exit_code: ClassVar[int] = 3
