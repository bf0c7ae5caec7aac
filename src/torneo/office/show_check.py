"""The findings about the files of a folder, made ready to be printed."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torneo import words
from torneo.model import Finding, Severity
from torneo.words import Lang, Names

if TYPE_CHECKING:
    from torneo.rules.plan import StagePlan

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Checked:
    """Findings about the files of a folder, and the plan of its stages where it was asked for."""

    findings: tuple[Finding, ...]
    plans: "tuple[StagePlan, ...]"
    editions: tuple[str, ...]
    names: Names

    def summary(self, lang: Lang) -> str:
        counts = {level: sum(1 for each in self.findings if each.severity is level) for level in Severity}
        return words.ui(
            "count-findings",
            lang,
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            notes=counts[Severity.INFO] or None,
        )

    def json(self, lang: Lang) -> Json:
        from torneo.exchange.json_shapes import findings_json

        return {
            "editions": list(self.editions),
            "findings": findings_json(self.findings, lang),
            "plan": [
                {
                    "edition": each.edition,
                    "category": each.category,
                    "stage": each.stage,
                    "kind": each.kind,
                    "teams": each.teams,
                    "groups": dict(each.groups),
                    "rounds": each.rounds,
                    "matches": each.matches,
                    "matches_max": each.matches_max,
                    "ties": each.ties,
                    "byes": each.byes,
                    "weeks": each.weeks,
                }
                for each in self.plans
            ],
        }


def check(path: Path | str, *, with_plan: bool = False) -> Checked:
    """The regulation files of a folder: no ledger is opened for that, and nothing heavy loaded.

    Raises:
        NotFoundError: `folder-missing`, `folder-not-a-folder`.
    """
    from torneo.rules.plan import plan
    from torneo.rules.playable import not_yet_playable
    from torneo.rules.reader import load_folder

    regulations = load_folder(path)
    findings = (*regulations.findings, *not_yet_playable(regulations))
    return Checked(
        findings,
        plan(regulations) if with_plan else (),
        tuple(regulations.editions),
        words.names_of(regulations),
    )
