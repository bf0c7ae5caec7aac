"""What a regulation may ask for that this version does not play by itself: a plain list, kept beside nothing else."""

from torneo.model import Finding
from torneo.rules.codes import finding
from torneo.rules.folder import Regulations


def not_yet_playable(regulations: Regulations) -> tuple[Finding, ...]:
    """Findings of severity info, by edition and stage. The rest of the folder plays.

    Swiss stages are checked and planned, their pairings are not made. In a league by `meets` whose opponents follow
    from a draw or a choice no fixture list is made: it plays once one is imported or published.
    """
    found: list[Finding] = []
    for edition, regulation in regulations.editions.items():
        locator = regulations.locators.get(edition)
        for number, stage in enumerate(regulation.stage):
            code = ""
            if stage.kind == "swiss":
                code = "not-yet-swiss"
            elif any(meets.with_ is not None and meets.opponents is not None for meets in stage.meets):
                code = "not-yet-meets"
            if code:
                found.append(
                    finding(
                        code,
                        where=locator.value(("stage", number)) if locator else None,
                        subject=f"{edition}:{stage.id}",
                        clause=stage.clause,
                        stage=stage.id,
                    )
                )
    return tuple(found)
