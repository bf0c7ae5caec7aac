"""Acts of those who judge: points, withdrawals, lots, ties, refusals, appeals, closing a stage, taking back."""

from torneo.model import Actor, NotFoundError, UsageError
from torneo.office import commands
from torneo.office.appealing import entry_of, the_ruling
from torneo.office.closing import closing
from torneo.office.commands import Outcome
from torneo.office.folder import Workspace
from torneo.office.history import may_undo
from torneo.office.lookup import table_id, the_edition
from torneo.office.permissions import Action, Target, require
from torneo.office.values import KnockoutState, TieState
from torneo.web.office.desk import Act, Desk, Typed, clause, day, hidden, number, reason, source, text
from torneo.web.office.fields import Field, Form, options

_RULINGS = "/office/rulings"


def _points_form(desk: Desk) -> Form:
    where = the_edition(desk.season, desk.asked("edition") or None)
    tables = [(table_id(each), desk.say.table(each.key)) for each in where.all_tables()]
    teams = tuple(dict.fromkeys(team for stage in where.stages for team in stage.teams))
    return Form(
        title="office-points-title",
        fields=(
            hidden("edition", where.id),
            Field(name="table", kind="select", label="office-table", required=True, choices=options(tables)),
            Field(name="team", kind="select", label="office-club", required=True, choices=desk.clubs(teams)),
            Field(
                name="points", kind="number", label="office-points", hint="office-points-hint", required=True
            ),
            Field(name="from_day", kind="date", label="office-from-day", hint="office-from-day-hint"),
            reason(required=True),
            clause(),
            source(),
        ),
        back=_RULINGS,
    )


def _points(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    return commands.rule_points(
        workspace,
        actor,
        edition=typed.get("edition"),
        table=typed.get("table", ""),
        team=typed.get("team", ""),
        points=number(typed, "points") or 0,
        reason=text(typed, "reason"),
        clause=text(typed, "clause"),
        source=text(typed, "source"),
        from_day=day(typed, "from_day"),
        key=key,
    )


def _withdraw_form(desk: Desk) -> Form:
    where = the_edition(desk.season, desk.asked("edition") or None)
    teams = tuple(dict.fromkeys(team for stage in where.stages for team in stage.teams))
    stages = [(str(each.node.name), desk.say.node(where.id, str(each.node.name))) for each in where.stages]
    ways = [(each, desk.t(f"office-results-{each}")) for each in ("annulled", "stand", "awarded")]
    return Form(
        title="office-withdrawal-title",
        intro="office-withdrawal-intro",
        fields=(
            hidden("edition", where.id),
            Field(name="team", kind="select", label="office-club", required=True, choices=desk.clubs(teams)),
            Field(
                name="stage",
                kind="select",
                label="office-stage",
                choices=options(stages, empty=desk.t("office-whole-edition")),
            ),
            Field(name="expelled", kind="check", label="office-expelled"),
            Field(
                name="results",
                kind="select",
                label="office-results",
                choices=options(ways, empty=desk.t("office-as-regulation")),
            ),
            reason(required=True),
            clause(),
        ),
        back=_RULINGS,
    )


def _withdraw(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    results = text(typed, "results")
    if results not in (None, "annulled", "stand", "awarded"):
        raise UsageError("form-choice", found=results)
    return commands.withdraw(
        workspace,
        actor,
        edition=typed.get("edition"),
        team=typed.get("team", ""),
        reason=text(typed, "reason"),
        stage=text(typed, "stage"),
        expelled=bool(typed.get("expelled")),
        results=results,  # type: ignore[arg-type]
        clause=text(typed, "clause"),
        key=key,
    )


def _lots_form(desk: Desk) -> Form:
    where = the_edition(desk.season, desk.asked("edition") or None)
    tables = [
        (table_id(each), desk.say.table(each.key))
        for each in where.all_tables()
        if any(level.criterion == "drawing_of_lots" for level in each.table.levels)
    ]
    return Form(
        title="office-lots-title",
        intro="office-lots-intro",
        fields=(
            hidden("edition", where.id),
            Field(name="table", kind="select", label="office-table", required=True, choices=options(tables)),
            Field(name="order", kind="area", label="office-lots-order", hint="office-lots-order-hint"),
            Field(name="seed", kind="number", label="office-seed", hint="office-seed-hint"),
            reason(),
        ),
        back=_RULINGS,
    )


def _lots(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    order = [each.strip() for each in typed.get("order", "").splitlines() if each.strip()]
    return commands.draw_lots(
        workspace,
        actor,
        edition=typed.get("edition"),
        table=typed.get("table", ""),
        order=order,
        seed=number(typed, "seed"),
        reason=text(typed, "reason"),
        key=key,
    )


def _tie_form(desk: Desk) -> Form:
    where = the_edition(desk.season, desk.asked("edition") or None)
    ties = [
        (
            f"{stage.node.name} {tie.id}",
            _tie_said(desk, where.id, str(stage.node.name), tie),
        )
        for stage in where.stages
        if isinstance(stage, KnockoutState)
        for tie in stage.ties
        if tie.home.team and tie.away.team
    ]
    teams = tuple(
        dict.fromkeys(
            team for stage in where.stages if isinstance(stage, KnockoutState) for team in stage.teams
        )
    )
    ways = [(each, desk.t(f"office-decided-{each}")) for each in ("ruling", "lots", "walkover")]
    return Form(
        title="office-tie-title",
        fields=(
            hidden("edition", where.id),
            Field(name="tie", kind="select", label="office-tie", required=True, choices=options(ties)),
            Field(
                name="winner",
                kind="select",
                label="office-tie-winner",
                required=True,
                choices=desk.clubs(teams),
            ),
            Field(name="decided", kind="select", label="office-tie-how", choices=options(ways)),
            reason(required=True),
            source(),
        ),
        back=_RULINGS,
    )


def _tie_said(desk: Desk, edition: str, stage: str, tie: TieState) -> str:
    sides = f"{desk.say.team(tie.home.team)} – {desk.say.team(tie.away.team)}"
    return f"{desk.say.node(edition, stage)}: {sides}"


def _tie(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    stage, _, tie = typed.get("tie", "").partition(" ")
    return commands.decide_tie(
        workspace,
        actor,
        edition=typed.get("edition"),
        stage=stage,
        tie=tie,
        winner=typed.get("winner", ""),
        decided=typed.get("decided") or "ruling",
        reason=text(typed, "reason"),
        source=text(typed, "source"),
        key=key,
    )


def _refuse_form(desk: Desk) -> Form:
    where = the_edition(desk.season, desk.asked("edition") or None)
    awards = {str(each.number): desk.say.award(each) for each in where.awards}
    teams = tuple(dict.fromkeys(team for stage in where.stages for team in stage.teams))
    return Form(
        title="office-refuse-title",
        intro="office-refuse-intro",
        fields=(
            hidden("edition", where.id),
            Field(
                name="award",
                kind="select",
                label="office-award",
                required=True,
                choices=options(list(awards.items())),
            ),
            Field(name="team", kind="select", label="office-club", required=True, choices=desk.clubs(teams)),
            reason(required=True),
        ),
        back=_RULINGS,
    )


def _refuse(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    return commands.refuse_award(
        workspace,
        actor,
        edition=typed.get("edition"),
        award=number(typed, "award") or 0,
        team=typed.get("team", ""),
        reason=text(typed, "reason"),
        key=key,
    )


def _appeal_form(desk: Desk) -> Form:
    ruling = the_ruling(desk.workspace, desk.season, number(desk.typed, "ruling") or 0)
    mine = {grant.scope for grant in desk.actor.held}
    own = next((str(each) for each in ruling.clubs if each in mine), "")
    fields = [
        hidden("ruling", ruling.id),
        Field(
            name="by",
            kind="select",
            label="office-appeal-by",
            required=True,
            value=own,
            choices=desk.clubs(ruling.clubs),
        ),
    ]
    if desk.may(Action.DECIDE_APPEAL, Target()):
        ways = [("yes", desk.t("office-stays-yes")), ("no", desk.t("office-stays-no"))]
        empty = desk.t("office-as-regulation")
        fields.append(
            Field(name="stays", kind="select", label="office-stays", choices=options(ways, empty=empty))
        )
    return Form(
        title="office-appeal-title", fields=(*fields, reason(required=True)), ruling=ruling, back=_RULINGS
    )


def _appeal(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    stays = {"yes": True, "no": False}.get(typed.get("stays", ""))
    return commands.lodge_appeal(
        workspace,
        actor,
        number(typed, "ruling") or 0,
        by=text(typed, "by"),
        reason=text(typed, "reason"),
        stays=stays,
        key=key,
    )


def _decide_form(desk: Desk) -> Form:
    asked = number(desk.typed, "appeal") or 0
    fact = next((each for each in desk.season.facts.appeals if each.sequence == asked), None)
    if fact is None:
        raise NotFoundError("no-appeal", appeal=asked)
    ruling = the_ruling(desk.workspace, desk.season, fact.lodged.payload.ruling)
    ways = [("yes", desk.t("office-appeal-upheld")), ("no", desk.t("office-appeal-dismissed"))]
    return Form(
        title="office-appeal-decide-title",
        fields=(
            hidden("appeal", asked),
            Field(
                name="upheld",
                kind="select",
                label="office-appeal-outcome",
                required=True,
                choices=options(ways, empty=desk.t("office-choose")),
            ),
            reason(required=True),
        ),
        ruling=ruling,
        back=_RULINGS,
    )


def _decide(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    if typed.get("upheld") not in ("yes", "no"):
        raise UsageError("form-choice", found=typed.get("upheld", ""))
    return commands.decide_appeal(
        workspace,
        actor,
        number(typed, "appeal") or 0,
        upheld=typed["upheld"] == "yes",
        reason=text(typed, "reason"),
        key=key,
    )


def _close_form(desk: Desk) -> Form:
    found = closing(desk.workspace, edition=desk.asked("edition") or None, stage=desk.asked("stage"))
    return Form(
        title="office-close-title",
        intro="office-close-intro",
        fields=(hidden("edition", found.edition.id), hidden("stage", str(found.stage.node.name))),
        closing=found,
        save="office-close",
        back=f"/office/e/{found.edition.id}",
    )


def _close(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    return commands.close_stage(
        workspace, actor, edition=typed.get("edition"), stage=typed.get("stage", ""), key=key
    )


def _revoke_form(desk: Desk) -> Form:
    asked = number(desk.typed, "entry") or 0
    entry = entry_of(desk.workspace, asked)
    if entry is None:
        raise NotFoundError("entry-not-found", sequence=asked)
    if not may_undo(desk.workspace, desk.actor, entry):
        require(desk.actor, Action.READ_LOG, Target(edition=entry.subject.partition("/")[0]))
    return Form(
        title="office-undo-title",
        intro="office-undo-intro",
        fields=(hidden("entry", asked), reason(required=True)),
        entry=entry,
        save="office-undo",
        back="/office/history",
    )


def _revoke(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    return commands.revoke(
        workspace, actor, number(typed, "entry") or 0, reason=text(typed, "reason"), key=key
    )


ACTS = {
    "points": Act(_points_form, _points, needs=(Action.RULE_POINTS,)),
    "withdraw": Act(_withdraw_form, _withdraw, needs=(Action.WITHDRAW,)),
    "lots": Act(_lots_form, _lots, needs=(Action.DRAW_LOTS,)),
    "tie": Act(_tie_form, _tie, needs=(Action.RULE_RESULT,)),
    "refuse": Act(_refuse_form, _refuse, needs=(Action.REFUSE_AWARD,)),
    "appeal": Act(_appeal_form, _appeal, needs=(Action.LODGE_APPEAL,)),
    "decide-appeal": Act(_decide_form, _decide, needs=(Action.DECIDE_APPEAL,)),
    "close": Act(_close_form, _close, needs=(Action.CLOSE_STAGE,)),
    "undo": Act(_revoke_form, _revoke),
}
