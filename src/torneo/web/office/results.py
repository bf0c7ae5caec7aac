"""Acts about results: record, claim, correct, award, confirm, protest."""

from torneo.model import Actor, UsageError
from torneo.office import commands
from torneo.office.commands import Asked, Outcome, ResultInput
from torneo.office.folder import Workspace
from torneo.office.lookup import match_by_id
from torneo.office.permissions import Action, Target
from torneo.office.recording import claims_of
from torneo.web.office.desk import (
    Act,
    Desk,
    Typed,
    clause,
    day,
    hidden,
    match_address,
    number,
    reason,
    side,
    sides,
    source,
    text,
)
from torneo.web.office.fields import Field, Form, options

_STATUSES = ("played", "walkover", "abandoned", "not_played")
_ALL_STATUSES = ("played", "walkover", "awarded", "double_loss", "not_played", "abandoned", "expunged")
_BY_RULING = ("awarded", "walkover", "double_loss", "expunged", "not_played")
_WITHOUT_SCORE = ("double_loss", "expunged", "not_played")


def _result_form(desk: Desk, *, correct: bool) -> Form:
    found = desk.match()
    home, away = sides(found)
    before = found.match.result.result if correct and found.match.result else None
    target = Target(edition=found.edition.id, match=found.match.id, clubs=(home, away))
    only_claims = not correct and not desk.may(Action.RECORD_RESULT, target)
    statuses = ("played", "walkover") if only_claims else _ALL_STATUSES if correct else _STATUSES
    fields = [
        hidden("match", found.match.id),
        Field(
            name="score",
            kind="score",
            label="office-score",
            hint="office-score-hint",
            value=str(before.score) if before and before.score else "",
        ),
        Field(
            name="status",
            kind="select",
            label="office-status",
            value=str(before.status) if before else "played",
            choices=tuple((each, desk.t(f"office-status-{each}")) for each in statuses),
        ),
        Field(
            name="winner",
            kind="select",
            label="office-winner",
            hint="office-winner-hint",
            choices=desk.clubs((home, away)),
        ),
        Field(name="half_time", kind="score", label="office-half-time"),
        Field(name="after_90", kind="score", label="office-after-90", hint="office-after-90-hint"),
        Field(name="penalties", kind="score", label="office-penalties"),
        Field(name="day", kind="date", label="office-day-played", hint="office-day-played-hint"),
    ]
    if only_claims:
        fields.append(hidden("claimed", "yes"))
    elif not correct:
        pairs = [(each, desk.say.team(each)) for each in (home, away)]
        choices = options(pairs, empty=desk.t("office-official"))
        fields.append(
            Field(
                name="by",
                kind="select",
                label="office-claimed-by",
                hint="office-claimed-by-hint",
                choices=choices,
            )
        )
    fields += [reason(required=correct), clause(), *(() if only_claims else (source(),))]
    title = (
        "office-correct-title" if correct else "office-claim-title" if only_claims else "office-record-title"
    )
    return Form(title=title, fields=tuple(fields), about=found, back=match_address(found))


def given(typed: Typed) -> ResultInput:
    """A result as it was typed."""
    return ResultInput(
        score=text(typed, "score"),
        after_90=text(typed, "after_90"),
        penalties=text(typed, "penalties"),
        half_time=text(typed, "half_time"),
        winner=text(typed, "winner"),
        status=text(typed, "status") or "played",
        day=day(typed, "day"),
        claimed=bool(typed.get("claimed") or typed.get("by")),
        by=text(typed, "by"),
        reason=text(typed, "reason"),
        clause=text(typed, "clause"),
        source=text(typed, "source"),
    )


def _record(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    asked = Asked(match=typed.get("match", ""))
    return commands.record_result(workspace, actor, asked, given(typed), key=key)


def _correct(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    asked = Asked(match=typed.get("match", ""))
    return commands.correct_result(workspace, actor, asked, given(typed), key=key)


def _award_form(desk: Desk) -> Form:
    found = desk.match()
    return Form(
        title="office-award-title",
        intro="office-award-intro",
        fields=(
            hidden("match", found.match.id),
            Field(
                name="status",
                kind="select",
                label="office-award-how",
                value="awarded",
                choices=tuple((each, desk.t(f"office-status-{each}")) for each in _BY_RULING),
            ),
            Field(
                name="winner",
                kind="select",
                label="office-award-winner",
                hint="office-award-winner-hint",
                choices=desk.clubs(sides(found)),
            ),
            Field(
                name="score",
                kind="score",
                label="office-score",
                hint="office-award-score-hint",
                value=str(found.edition.regulation.match.walkover.score),
            ),
            reason(required=True),
            clause(),
            source(),
        ),
        about=found,
        back=match_address(found),
    )


def _award(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    """A result by ruling: in the place of the official one, or where there is none."""
    found = match_by_id(workspace.season(), typed.get("match", ""))
    typed = dict(typed)
    status = text(typed, "status") or "awarded"
    winner = text(typed, "winner")
    score = None if status in _WITHOUT_SCORE else text(typed, "score")
    if score and winner is None:
        raise UsageError("form-winner-missing")
    if score and winner:
        more, fewer = _goals(score)
        score = f"{more}-{fewer}" if winner == found.match.home.team else f"{fewer}-{more}"
    ruled = ResultInput(
        score=score,
        status=status,
        reason=text(typed, "reason"),
        clause=text(typed, "clause"),
        source=text(typed, "source"),
    )
    asked = Asked(match=str(found.match.id))
    before = found.match.result
    done_before = workspace.ledger().receipt_for(actor.id, key) if workspace.has_ledger else ()
    is_new = before is None or before.claim in ("claimed", "disputed")
    if is_new or (done_before and before is not None and before.sequence == done_before[0].sequence):
        if not ruled.reason:
            raise UsageError("reason-missing", command="rule")
        return commands.record_result(workspace, actor, asked, ruled, key=key)
    return commands.correct_result(workspace, actor, asked, ruled, key=key)


def _goals(score: str) -> tuple[int, int]:
    """The greater number first. Raises `UsageError` `bad-score`."""
    first, _, last = score.replace(":", "-").replace("–", "-").partition("-")
    if not (first.strip().isdigit() and last.strip().isdigit()):
        raise UsageError("bad-score", found=score)
    goals = sorted((int(first), int(last)))
    return goals[1], goals[0]


def _confirm_form(desk: Desk) -> Form:
    found = desk.match()
    claims = claims_of(desk.season, found.match.id)
    choices = [
        (
            str(each.sequence),
            desk.t(
                "office-claim-of",
                score=desk.say.score(each.result),
                by=desk.say.team(each.club) if each.club else each.person,
            ),
        )
        for each in claims
    ]
    fields = [hidden("match", found.match.id)]
    if len(claims) > 1:
        empty = desk.t("office-choose")
        fields.append(
            Field(
                name="claim",
                kind="select",
                label="office-claim-which",
                required=True,
                choices=options(choices, empty=empty),
            )
        )
    return Form(
        title="office-confirm-title",
        fields=(*fields, reason()),
        about=found,
        save="office-confirm",
        back=match_address(found),
    )


def _confirm(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    return commands.confirm_result(
        workspace,
        actor,
        Asked(match=typed.get("match", "")),
        claim=number(typed, "claim"),
        reason=text(typed, "reason"),
        key=key,
    )


def _protest_form(desk: Desk) -> Form:
    found = desk.match()
    return Form(
        title="office-protest-title",
        fields=(
            hidden("match", found.match.id),
            side(desk, found, "office-protest-by"),
            reason(required=True),
        ),
        about=found,
        back=match_address(found),
    )


def _protest(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    return commands.lodge_protest(
        workspace,
        actor,
        Asked(match=typed.get("match", "")),
        by=typed.get("by", ""),
        reason=text(typed, "reason"),
        key=key,
    )


ACTS = {
    "record": Act(
        lambda desk: _result_form(desk, correct=False),
        _record,
        needs=(Action.RECORD_RESULT, Action.CLAIM_RESULT),
    ),
    "correct": Act(lambda desk: _result_form(desk, correct=True), _correct, needs=(Action.CORRECT_RESULT,)),
    "award": Act(_award_form, _award, needs=(Action.RULE_RESULT,)),
    "confirm": Act(_confirm_form, _confirm, needs=(Action.CONFIRM_RESULT,)),
    "protest": Act(_protest_form, _protest, needs=(Action.LODGE_PROTEST,)),
}
