"""Regulations, draws, fixture lists, imports, squad lists: what a season is made of."""

from collections.abc import Callable
from datetime import date, time
from typing import Any, Literal

from fastapi import Path
from pydantic import Field
from starlette.responses import JSONResponse

from torneo.model import Actor, Club, ClubId, Register, Venue, VenueId
from torneo.office import commands
from torneo.office.beginning import Begun, adopt_begun, begin, begin_by, tiebreakers_of
from torneo.office.clubs_import import import_clubs
from torneo.office.commands import Outcome
from torneo.office.folder import Workspace
from torneo.office.founding import Answers, ClubLine
from torneo.office.permissions import WHOLE, Action, require
from torneo.office.squads_import import import_players
from torneo.web.api import models
from torneo.web.api.common import COMMAND, Call, Calling, carry_out, router
from torneo.web.api.models import Model
from torneo.web.api.recording import ReasonGiven, Short
from torneo.web.context import lang_of, site_of

api = router("season set-up")

_PERSON = Path(max_length=60)


class DrawGiven(Model):
    edition: Short | None = None
    stage: Short | None = None
    seed: int | None = Field(None, ge=0, le=2**53)


class FixturesGiven(DrawGiven):
    """`kickoffs`: times on the wall, where the regulation names none."""

    kickoffs: list[time] = Field(default_factory=list, max_length=20)


class AdoptGiven(ReasonGiven):
    """The files of the folder as they are now."""

    editions: list[Short] = Field(default_factory=list, max_length=50)
    in_force: date | None = Field(None, description="Day from which an amendment holds; now without.")


class RegulationGiven(ReasonGiven):
    """A regulation as text (TOML); an amendment where the edition has one."""

    file: Short = Field(examples=["liga-2026.toml"])
    text: str = Field(max_length=400_000)
    in_force: date | None = None


class ImportGiven(Model):
    """A file of results, of fixtures or of what is known, by its text."""

    name: Short = Field(examples=["resultados.csv"])
    text: str = Field(max_length=4_000_000)
    edition: Short | None = None
    stage: Short | None = None
    source: Short | None = None


class ClubsGiven(Model):
    name: Short = Field(examples=["clubes.csv"])
    text: str = Field(max_length=1_000_000)


class CompetitionGiven(Model):
    """A competition from nothing: what the form of the office asks.

    `through`: how many of each group go on; `legs`: matches of a tie but for the final; `tiebreakers`: `goals` (points,
    goal difference, goals scored, lots) or `wins` (points, wins, goal difference, goals scored, lots).
    """

    shape: Literal["league", "groups", "cup"] = "league"
    name: Short
    season: Short = Field(examples=["2026"])
    clubs: list["ClubNamed"] = Field(max_length=128)
    timezone: Short = "America/Lima"
    country: Short = "PE"
    meetings: int = Field(2, ge=1, le=9)
    groups: int = Field(2, ge=1, le=32)
    drawn: bool = Field(False, description="Whether groups are drawn, from pots in the order of the clubs.")
    through: int = Field(2, ge=1, le=32)
    legs: int = Field(2, ge=1, le=2)
    win: int = Field(3, ge=0, le=9)
    draw: int = Field(1, ge=0, le=9)
    first_day: date | None = None
    kickoffs: list[time] = Field(default_factory=lambda: [time(15, 30)], max_length=20)
    tiebreakers: Literal["goals", "wins"] = "goals"


class ClubNamed(Model):
    """A club by its name; two that name one `ground` share it."""

    name: Short
    ground: Short = ""
    city: Short = ""


class NextSeasonGiven(Model):
    """The edition whose regulation goes on, a year later."""

    edition: Short


class RegisterGiven(Model):
    """The whole register as it is to be; a club or ground that is left out is gone."""

    clubs: list[models.ClubModel] = Field(max_length=1000)
    venues: list[models.VenueModel] = Field(max_length=1000)
    reason: Short | None = None


class PlayerGiven(Model):
    """A player for a squad list. What is known of a person is kept outside the ledger and can be erased."""

    edition: Short | None = None
    team: Short
    name: Short
    born: date | None = None
    document: Short = ""
    contact: Short = ""
    position: Short = ""


class PlayersGiven(Model):
    """A file of players by its text: CSV with columns nombre, nacimiento, puesto, documento, or one player a line."""

    edition: Short | None = None
    team: Short
    name: Short = Field(examples=["plantel.csv"])
    text: str = Field(max_length=1_000_000)


class ReleaseGiven(Model):
    edition: Short | None = None
    team: Short
    person: Short


@api.post("/draws", **COMMAND)
def draw(call: Calling, body: DrawGiven) -> JSONResponse:
    """Draw the groups or pairs of a stage from a seed, which is recorded."""

    def more(drawn: commands.Drawn) -> dict[str, Any]:
        made = drawn.draw
        return {
            "seed": drawn.seed,
            "groups": {name: list(teams) for name, teams in made.groups.items()},
            "pairs": [list(pair) for pair in made.pairs],
            "byes": list(made.byes),
        }

    return carry_out(call, lambda w, a: commands.draw(w, a, **body.model_dump()), more=more)


@api.post("/fixtures", **COMMAND)
def fixtures(call: Calling, body: FixturesGiven) -> JSONResponse:
    """Make and publish the fixture list of a stage, or of all whose teams are known."""

    def more(made: commands.Listed) -> dict[str, Any]:
        return {
            "seed": made.seed,
            "lists": [
                {
                    "edition": str(each.node.edition),
                    "stage": str(each.node.name),
                    "matches": len(each.matches),
                }
                for each in made.lists
            ],
        }

    return carry_out(
        call,
        lambda w, a: commands.publish_fixtures(
            w, a, edition=body.edition, stage=body.stage, seed=body.seed, kickoffs=body.kickoffs
        ),
        more=more,
    )


@api.post("/regulations/adopt", **COMMAND)
def adopt(call: Calling, body: AdoptGiven) -> JSONResponse:
    """Adopt the regulation files of the folder as they are, and as amendments those that changed."""
    return carry_out(
        call,
        lambda w, a: commands.adopt(
            w, a, editions=body.editions, in_force=body.in_force, reason=body.reason or ""
        ),
    )


@api.post("/regulations", **COMMAND)
def adopt_text(call: Calling, body: RegulationGiven) -> JSONResponse:
    """Adopt a regulation given as text."""
    return carry_out(
        call,
        lambda w, a: commands.adopt_text(
            w, a, body.text, file=body.file, reason=body.reason, in_force_from=body.in_force
        ),
    )


@api.post("/competitions", **COMMAND)
def found_competition(call: Calling, body: CompetitionGiven) -> JSONResponse:
    """Begin a competition by a few answers; a preview tells its rounds, matches and weeks."""
    given = body.model_dump(exclude={"clubs", "kickoffs", "tiebreakers"})
    answers = Answers(
        **given,
        clubs=tuple(ClubLine(**each.model_dump()) for each in body.clubs),
        kickoffs=tuple(f"{each:%H:%M}" for each in body.kickoffs),
        tiebreakers=tiebreakers_of(body.tiebreakers),
        lang=lang_of(call.request),
    )
    return _begun(call, lambda workspace: begin_by(workspace, answers))


@api.post("/competitions/next", **COMMAND)
def next_season(call: Calling, body: NextSeasonGiven) -> JSONResponse:
    """Begin the season after an edition: the same regulation, a year later."""
    lang = lang_of(call.request)
    given = {"shape": "last-season", "edition": body.edition}
    return _begun(call, lambda workspace: begin(workspace, given, lang=lang))


def _begun(call: Call, make: Callable[[Workspace], Begun]) -> JSONResponse:
    """Adopt what is begun, or tell what it would come to."""
    made: list[Begun] = []

    def act(workspace: Workspace, actor: Actor) -> Outcome:
        require(actor, Action.ADOPT, WHOLE)
        made.append(make(workspace))
        return adopt_begun(workspace, actor, made[0])

    def more(_: Outcome) -> dict[str, Any]:
        begun = made[0]
        return {
            "editions": [name.removesuffix(".toml") for name in begun.files],
            "files": dict(begun.files),
            "plan": [
                {
                    "stage": each.stage,
                    "teams": each.teams,
                    "rounds": each.rounds,
                    "matches": each.matches,
                    "weeks": each.weeks,
                }
                for each in begun.plan
            ],
        }

    answer = carry_out(call, act, more=more)
    site_of(call.request).look_again()
    return answer


@api.post("/register", **COMMAND)
def adopt_register(call: Calling, body: RegisterGiven) -> JSONResponse:
    """Adopt another register of clubs and venues."""

    def act(workspace: Workspace, actor: Actor) -> Outcome:
        require(actor, Action.ADOPT, WHOLE)
        held = {each.id: each.attributes for each in workspace.season().regulations.register.clubs}
        register = Register(
            tuple(
                Club(
                    ClubId(each.id),
                    each.name,
                    each.city,
                    each.country,
                    VenueId(each.home) if each.home else None,
                    held.get(ClubId(each.id), {}),
                )
                for each in body.clubs
            ),
            tuple(Venue(**{**each.model_dump(), "id": VenueId(each.id)}) for each in body.venues),
        )
        return commands.adopt_register(workspace, actor, register, reason=body.reason)

    return carry_out(call, act)


@api.post("/imports", **COMMAND)
def import_text(call: Calling, body: ImportGiven) -> JSONResponse:
    """Take a file in whole or not at all, all its faults at once."""
    return carry_out(
        call,
        lambda w, a: commands.import_text(
            w,
            a,
            body.name,
            body.text.encode(),
            edition=body.edition,
            stage=body.stage,
            source=body.source,
        ),
        more=lambda done: {"recorded": done.recorded},
    )


@api.post("/clubs/import", **COMMAND)
def import_club_list(call: Calling, body: ClubsGiven) -> JSONResponse:
    """Add the clubs of a file to the register."""
    return carry_out(
        call,
        lambda w, a: import_clubs(w, a, body.name, body.text.encode()),
        more=lambda done: {"recorded": done.recorded},
    )


@api.post("/squads/players", **COMMAND)
def register_player(call: Calling, body: PlayerGiven) -> JSONResponse:
    """Put a player on a squad list; the ledger knows him by an opaque id."""
    return carry_out(
        call,
        lambda w, a: commands.register_player(w, a, **body.model_dump()),
        more=lambda done: {"person": done.person},
    )


@api.post("/squads/import", **COMMAND)
def import_player_list(call: Calling, body: PlayersGiven) -> JSONResponse:
    """Put the players of a file on a squad list; whoever stands on it already is passed over."""
    return carry_out(
        call,
        lambda w, a: import_players(
            w, a, body.name, body.text.encode(), edition=body.edition, team=body.team
        ),
        more=lambda done: {"recorded": done.recorded, "skipped": done.outcome.skipped},
    )


@api.post("/squads/releases", **COMMAND)
def release_player(call: Calling, body: ReleaseGiven) -> JSONResponse:
    """Take a player off a squad list."""
    return carry_out(call, lambda w, a: commands.release_player(w, a, **body.model_dump()))


@api.post("/people/{person}/erase", **COMMAND)
def erase_person(call: Calling, body: ReasonGiven, person: str = _PERSON) -> JSONResponse:
    """Forget who a person is."""
    return carry_out(call, lambda w, a: commands.erase_person(w, a, person=person, reason=body.reason))
