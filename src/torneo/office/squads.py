"""Squad lists: who a player is stands in the vault, that he is on the list stands in the ledger."""

from dataclasses import dataclass
from datetime import date

from torneo.ledger import Draft
from torneo.ledger.entries import PersonErased, PlayerRegistered, PlayerReleased
from torneo.model import Actor, EditionId, NotFoundError
from torneo.office.folder import Workspace
from torneo.office.lookup import the_edition, the_team
from torneo.office.permissions import Action, Target, require
from torneo.office.submitting import Outcome, required_reason, submit


@dataclass(frozen=True, slots=True)
class Registered:
    """The opaque id that the ledger knows the player by."""

    person: str
    outcome: Outcome


def register_player(
    workspace: Workspace,
    actor: Actor,
    *,
    edition: str | None,
    team: str,
    name: str,
    born: date | None = None,
    document: str = "",
    contact: str = "",
    position: str = "",
) -> Registered:
    """Put a player on a squad list.

    Raises:
        NotFoundError: `no-edition`, `club-unknown`.
    """
    from torneo.store import Person

    season = workspace.season()
    where = the_edition(season, edition)
    club = the_team(season, team)
    require(actor, Action.REGISTER_PLAYER, Target(edition=where.id, clubs=(club,)))
    workspace.ledger(create=True)  # a ledger that cannot be written is found before the vault is
    vault = workspace.vault()
    person, commitment = vault.add(Person(name=name, born=born, document=document, contact=contact))
    payload = PlayerRegistered(
        edition=where.id, team=club, person=person, commitment=commitment, position=position
    )
    try:
        outcome = submit(workspace, actor, (Draft(payload=payload),), before=season)
    except BaseException:
        vault.erase(person)  # nobody is kept whom no entry knows
        raise
    return Registered(person, outcome)


def release_player(
    workspace: Workspace, actor: Actor, *, edition: str | None, team: str, person: str
) -> Outcome:
    """Take a player off a squad list.

    Raises:
        NotFoundError: `player-not-on-list` (person, team).
    """
    season = workspace.season()
    where = the_edition(season, edition)
    club = the_team(season, team)
    require(actor, Action.RELEASE_PLAYER, Target(edition=where.id, clubs=(club,)))
    listed = season.facts.players.get((EditionId(where.id), club), ())
    if person not in {each.payload.person for each in listed}:
        raise NotFoundError("player-not-on-list", person=person, team=club)
    payload = PlayerReleased(edition=where.id, team=club, person=person)
    return submit(workspace, actor, (Draft(payload=payload),), before=season)


def erase_person(workspace: Workspace, actor: Actor, *, person: str, reason: str | None) -> Outcome:
    """Forget who a person is: the vault's row and salt go, the entries and every table stay as they are.

    Raises:
        UsageError: `reason-missing`.
    """
    said = required_reason(reason, "erase")
    season = workspace.season()
    require(actor, Action.ERASE_PERSON)
    draft = Draft(payload=PersonErased(person=person), reason=said)
    outcome = submit(workspace, actor, (draft,), before=season)
    workspace.vault().erase(person)
    return outcome
