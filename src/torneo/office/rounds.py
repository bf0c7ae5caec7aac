"""Several results at once, as they are typed through a round: every fault is told, and all are recorded or none."""

from collections.abc import Sequence
from dataclasses import replace

from torneo.ledger import Draft
from torneo.model import Actor, ConflictError, Finding, PermissionDenied, Severity, TorneoError
from torneo.office.folder import Workspace
from torneo.office.recording import Asked, ResultInput, recorded_before, result_draft
from torneo.office.submitting import Outcome, submit


class RoundFaults(TorneoError):
    """Some of the results cannot be recorded; `faults`: match id -> why. Nothing was."""

    def __init__(self, faults: dict[str, TorneoError]) -> None:
        super().__init__("round-has-faults", count=len(faults))
        self.faults = faults
        self.findings = tuple(
            Finding(code=error.code, severity=Severity.ERROR, subject=match, facts=error.facts)
            for match, error in faults.items()
        )


def record_round(
    workspace: Workspace, actor: Actor, results: Sequence[tuple[str, ResultInput]], *, key: str | None = None
) -> Outcome:
    """Record the results of several matches, by their ids.

    Raises:
        RoundFaults: `round-has-faults` (count).
        PermissionDenied: `not-allowed`: one of the matches is not the actor's.
        ConflictError: `nothing-to-record`: there is no result among them.
    """
    if not results:
        raise ConflictError("nothing-to-record")
    season = workspace.season()
    drafts: list[Draft] = []
    faults: dict[str, TorneoError] = {}
    roles = set()
    retried = recorded_before(workspace, actor, key)
    for match, given in results:
        try:
            who, draft = result_draft(workspace, season, actor, Asked(match=match), given, retried=retried)
        except PermissionDenied:
            raise  # that one may not is no matter of what was typed
        except TorneoError as error:
            faults[match] = error
            continue
        roles.add(who)
        drafts.append(replace(draft, key=key))
    if faults:
        raise RoundFaults(faults)
    return submit(workspace, min(roles, key=lambda each: each.role.value), drafts, before=season)
