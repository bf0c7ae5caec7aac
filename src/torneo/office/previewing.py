"""What a command would do, before it is done: the command itself runs on a trial of the workspace.

So a preview can never say anything else than what the command does, and every command has one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from torneo.model import Finding
from torneo.office.effects import (
    Effect,
    MatchChange,
    RowChange,
    effects,
    match_changes,
    row_changes,
)
from torneo.office.folder import Workspace
from torneo.progression import Season

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Preview(Generic[T_co]):
    """Effects of a command that has not been carried out.

    `answer`: what the command would give back. `rows`: lines of tables that would read differently. `matches`: those
    with another plan or result. `findings`: what an official should read and could not read before.
    """

    answer: T_co
    before: Season
    after: Season
    effects: tuple[Effect, ...]
    rows: tuple[RowChange, ...]
    matches: tuple[MatchChange, ...]
    findings: tuple[Finding, ...]

    @property
    def is_quiet(self) -> bool:
        """Nothing of any match, table, tie, award or finding would move."""
        return not (self.effects or self.rows or self.matches or self.findings)


def preview(workspace: Workspace, act: Callable[[Workspace], T]) -> Preview[T]:
    """What `act` would do to the season; it is handed the workspace to work on, and nothing is kept.

    Raises:
        TorneoError: whatever the command refuses.
    """
    before = workspace.season()
    trial = workspace.trial()
    answer = act(trial)
    after = trial.season()
    known = set(_keys(before.findings))
    new = tuple(
        finding
        for finding, key in zip(after.findings, _keys(after.findings), strict=True)
        if key not in known
    )
    return Preview(
        answer,
        before,
        after,
        effects(before, after),
        row_changes(before, after),
        match_changes(before, after),
        new,
    )


def _keys(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return [(each.code, each.subject, repr(sorted(each.facts.items(), key=str))) for each in findings]
