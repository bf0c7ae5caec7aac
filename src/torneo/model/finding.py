"""A finding: something about the data of a competition that an official should read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file; line and column count from 1, 0 where only the file is known."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Finding:
    """Code and facts of one observation; `words` makes the sentence in the reader's language.

    `facts` hold what was found, what was expected and what to do, as plain text, integers or tuples of text,
    by the names the sentence of that code uses.
    """

    code: str
    severity: Severity
    subject: str = ""
    where: Where | None = None
    clause: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
