"""What the checks write into: findings with the place of what they are about."""

from dataclasses import dataclass, field

from torneo.model import EditionId, Finding, Where
from torneo.rules.codes import finding
from torneo.rules.folder import Regulations
from torneo.rules.positions import Path

_FOLLOWS = {
    "award-nothing": frozenset(("points", "place", "title", "fine")),
    "award-points-nowhere": frozenset(("in",)),
    "award-in-unused": frozenset(("points",)),
    "teams-missing": frozenset(("teams", "groups", "draw", "pots", "ties", "reverses")),
    "rounds-missing": frozenset(("rounds",)),
    "pair-missing": frozenset(("pair", "ties", "byes")),
    "ties-number": frozenset(("byes", "teams")),
    "draw-missing": frozenset(("draw", "pots")),
    "first-place-unsettled": frozenset(("tiebreakers",)),
    "fact-incomplete": frozenset(("home", "away", "score", "winner", "penalties", "team", "teams")),
    "allocation-rows": frozenset(("rows",)),
}
"""Findings that say something is not there, and the keys that may have been there with a fault."""


NAMELESS = "?"
"""Stands among the lost names where a stage or table was left out whose id is not known."""

_OF_NAMES = frozenset(("ref-nothing", "stage-unknown", "team-unknown", "group-unknown", "category-unknown"))


@dataclass(slots=True)
class Report:
    """`lost`: names of stages, tables and editions that have faults of their own and were left out; `*`: anything."""

    regulations: Regulations
    lost: frozenset[str] = frozenset()
    findings: list[Finding] = field(default_factory=list)

    def add(
        self,
        code: str,
        edition: EditionId | str,
        path: Path,
        /,
        *,
        on_key: bool = False,
        subject: str = "",
        clause: str | None = None,
        **facts: object,
    ) -> None:
        """A finding, unless it only follows from a key that was left out because of a fault of its own.

        `on_key`: the finding is about the key itself, not its value. `edition`: or `clubs`, `facts`.
        """
        follows = {facts.get("key")} if code == "missing-key" else _FOLLOWS.get(code, frozenset())
        if follows & self.lost or (NAMELESS in self.lost and code in _OF_NAMES):
            return
        self.findings.append(
            finding(
                code,
                where=self._where(edition, path, on_key=on_key),
                subject=subject or str(edition),
                clause=clause,
                **facts,
            )
        )

    def _where(self, edition: EditionId | str, path: Path, *, on_key: bool) -> Where | None:
        locator = self.regulations.locators.get(edition)
        if locator is None:
            source = self.regulations.sources.get(EditionId(edition))
            return Where(source.file) if source and source.file else None
        return locator.key(path) if on_key else locator.value(path)
