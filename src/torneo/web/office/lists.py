"""Acts that make lists: draws and fixture lists."""

import secrets

from torneo.model import Actor
from torneo.office import commands
from torneo.office.commands import Outcome
from torneo.office.folder import Workspace
from torneo.office.lookup import the_edition, the_stage
from torneo.office.permissions import Action
from torneo.web.office.desk import Act, Desk, Typed, clock, hidden, number
from torneo.web.office.fields import Field, Form

_SEEDS = 1_000_000


def _draw_form(desk: Desk) -> Form:
    where = the_edition(desk.season, desk.asked("edition") or None)
    stage = the_stage(where, desk.asked("stage"))
    return Form(
        title="office-draw-title",
        intro="office-draw-intro",
        fields=(
            hidden("edition", where.id),
            hidden("stage", str(stage.node.name)),
            _seed(),
        ),
        save="office-draw",
        back=f"/office/e/{where.id}",
        stage=(where.id, str(stage.node.name)),
    )


def _draw(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    return commands.draw(
        workspace,
        actor,
        edition=typed.get("edition"),
        stage=typed.get("stage"),
        seed=number(typed, "seed"),
        key=key,
    ).outcome


def _fixtures_form(desk: Desk) -> Form:
    where = the_edition(desk.season, desk.asked("edition") or None)
    stage = desk.asked("stage")
    calendar = where.regulation.calendar
    fields = [hidden("edition", where.id), hidden("stage", stage), _seed()]
    if not calendar.kickoffs:
        fields.append(Field(name="kickoff", kind="time", label="office-kickoff", hint="office-kickoff-hint"))
    return Form(
        title="office-fixtures-title",
        intro="office-fixtures-intro",
        fields=tuple(fields),
        save="office-publish",
        back=f"/office/e/{where.id}",
        stage=(where.id, stage),
    )


def _fixtures(workspace: Workspace, actor: Actor, typed: Typed, key: str) -> Outcome:
    hour = clock(typed, "kickoff")
    return commands.publish_fixtures(
        workspace,
        actor,
        edition=typed.get("edition"),
        stage=typed.get("stage") or None,
        seed=number(typed, "seed"),
        kickoffs=(hour,) if hour else (),
        key=key,
    ).outcome


def _seed() -> Field:
    """A number drawn now, so that the preview and what is saved are the same."""
    return Field(
        name="seed",
        kind="number",
        label="office-seed",
        hint="office-draw-seed-hint",
        value=str(secrets.randbelow(_SEEDS)),
        required=True,
    )


ACTS = {
    "draw": Act(_draw_form, _draw, needs=(Action.DRAW,)),
    "fixtures": Act(_fixtures_form, _fixtures, needs=(Action.PUBLISH_FIXTURES,)),
}
