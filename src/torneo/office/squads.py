"""Squad lists: who a player is stands in the vault, that he is on the list stands in the ledger."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from torneo.ledger import Draft
from torneo.ledger.entries import PersonErased, PlayerRegistered, PlayerReleased
from torneo.model import (
    Actor,
    ClubId,
    EditionId,
    Finding,
    NotFoundError,
    PersonId,
    TeamId,
    UsageError,
)
from torneo.office.folder import Workspace
from torneo.office.lookup import the_edition, the_team
from torneo.office.permissions import Action, Target, can, require
from torneo.office.submitting import Outcome, required_reason, submit


@dataclass(frozen=True, slots=True)
class Registered:
    """The opaque id that the ledger knows the player by."""

    person: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The opaque ids of several players, in the order in which they were given."""

    persons: tuple[str, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlayer:
    """A player to be put on a list; empty or None: not known."""

    name: str
    born: date | None = None
    document: str = ""
    contact: str = ""
    position: str = ""


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
        UsageError: `player-name-missing` (team).
    """
    player = NewPlayer(name=name, born=born, document=document, contact=contact, position=position)
    done = register_players(workspace, actor, edition=edition, team=team, players=(player,))
    return Registered(done.persons[0], done.outcome)


def register_players(
    workspace: Workspace, actor: Actor, *, edition: str | None, team: str, players: Sequence[NewPlayer]
) -> Enrolled:
    """Put several players on a squad list, all of them or none. Raises as `register_player`."""
    from torneo.store import Person

    season = workspace.season()
    where = the_edition(season, edition)
    club = the_team(season, team)
    actor = require(actor, Action.REGISTER_PLAYER, Target(edition=where.id, clubs=(club,)))
    if not all(each.name.strip() for each in players):
        raise UsageError("player-name-missing", team=club)
    workspace.ledger(create=True)  # a ledger that cannot be written is found before the vault is
    vault = workspace.vault()
    drafts: list[Draft] = []
    persons: list[PersonId] = []
    try:
        for each in players:
            known = Person(name=each.name, born=each.born, document=each.document, contact=each.contact)
            person, commitment = vault.add(known)
            persons.append(person)
            payload = PlayerRegistered(
                edition=where.id, team=club, person=person, commitment=commitment, position=each.position
            )
            drafts.append(Draft(payload=payload))
        outcome = submit(workspace, actor, drafts, before=season)
    except BaseException:
        for person in persons:
            vault.erase(person)  # nobody is kept whom no entry knows
        raise
    return Enrolled(tuple(persons), outcome)


@dataclass(frozen=True, slots=True)
class Listed:
    """A player of a squad list: the place he fills, "" where none is named or left; name and birth from the vault.

    `name` is "" for a reader who may not see people, and for somebody who has been erased.
    """

    person: PersonId
    place: str
    position: str
    since: date
    name: str = ""
    born: date | None = None
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class SquadList:
    """The squad list of a club in an edition, laid out over the places of the regulation, and what is wrong with it."""

    edition: EditionId
    team: TeamId
    players: tuple[Listed, ...]
    findings: tuple[Finding, ...]


def squad_list(workspace: Workspace, actor: Actor, *, edition: str | None, team: str) -> SquadList:
    """The squad list of a club, checked: size, places, quotas, windows.

    Names and birth dates are shown to those who may read people; the check sees birth dates in any case.

    Raises:
        NotFoundError: `no-edition`, `club-unknown`.
    """
    from torneo.registration import Player, assign, check_squad, season_year

    season = workspace.season()
    where = the_edition(season, edition)
    club = the_team(season, team)
    target = Target(edition=where.id, clubs=(club,))
    require(actor, Action.READ, target)
    may_see = can(actor, Action.READ_PERSON, target)
    entries = season.facts.players.get((EditionId(where.id), club), ())
    people = _people(workspace, [one.payload.person for one in entries])
    players = tuple(
        Player(
            person=PersonId(one.payload.person),
            born=people[one.payload.person][1],
            position=one.payload.position,
            registered_on=one.day,
            club=ClubId(club),
            simulated=one.simulated,
        )
        for one in entries
    )
    squad = where.regulation.squad
    places: dict[PersonId, str] = {}
    findings: tuple[Finding, ...] = ()
    if squad is not None:
        year = season_year(where.regulation.edition.season)
        subject = f"{where.id}/team/{club}"
        for place, chosen in assign(players, squad, year, subject=subject).places:
            places.update(dict.fromkeys((player.person for player in chosen), place))
        findings = check_squad(players, squad, year, club=ClubId(club), subject=subject)
    listed = tuple(
        Listed(
            player.person,
            places.get(player.person, ""),
            player.position,
            player.registered_on,
            people[player.person][0] if may_see else "",
            player.born if may_see else None,
            player.simulated,
        )
        for player in players
    )
    return SquadList(EditionId(where.id), club, listed, findings)


def _people(workspace: Workspace, ids: list[str]) -> dict[str, tuple[str, date | None]]:
    """Name and birth date of each person; empty for those the vault does not hold (any more)."""
    found: dict[str, tuple[str, date | None]] = dict.fromkeys(ids, ("", None))
    if not ids or not workspace.people_path.is_file():
        return found
    vault = workspace.vault()
    for person in ids:
        with suppress(NotFoundError):
            known = vault.get(person)
            found[person] = (known.name, known.born)
    return found


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
    actor = require(actor, Action.RELEASE_PLAYER, Target(edition=where.id, clubs=(club,)))
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
    actor = require(actor, Action.ERASE_PERSON)
    draft = Draft(payload=PersonErased(person=person), reason=said)
    outcome = submit(workspace, actor, (draft,), before=season)
    workspace.vault().erase(person)
    return outcome
