"""Which place of the list each player fills: an exact assignment, with the reason where there is none.

Rule: [squad] `places`: each player of the list fills exactly one place that he is fit for. Players come in the order
of their registration; each is given a place if the ones before him can be moved to make room (augmenting paths). So
as many as possible are placed, and who has to stand back is who registered last.
Reason: by Hall's theorem players stay without a place only if some players are together fit for fewer places than
they are; exactly those players and places are told.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from torneo.model import Finding, Severity
from torneo.registration.players import Player, age_day, asks_for_birth, is_meant
from torneo.rules.squads import Squad, SquadPlace


@dataclass(frozen=True, slots=True)
class Assignment:
    """A list laid out over its places.

    Attributes:
        places: Name of each place of the regulation, in its order, and the players who fill it.
        unplaced: Players for whom no place is left, in the order of registration.
        missing: Places with nobody for them: name and how many.
        findings: Why players are unplaced, whose birth is not known, what is missing.
    """

    places: tuple[tuple[str, tuple[Player, ...]], ...]
    unplaced: tuple[Player, ...]
    missing: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]


def assign(
    players: Sequence[Player], squad: Squad, season_year: int, *, on: str = "list", subject: str = ""
) -> Assignment:
    """Lay a list out over the places of the regulation; without places nobody is unplaced.

    The same players in another order give the same assignment.

    Args:
        players: Each person once.
        squad: The regulation.
        season_year: Year whose 31 December counts for ages where the regulation names no day.
        on: Which list the places are for.
        subject: Subject of the findings, such as `edition/team/melgar`.
    """
    wanted = [place for place in squad.places if place.on == on]
    if not wanted:
        return Assignment((), (), (), ())
    listed = in_order(players)
    day = age_day(squad, season_year)
    fits = [
        [number for number, place in enumerate(wanted) if is_meant(player, place, day)] for player in listed
    ]
    filled: list[list[int]] = [[] for _ in wanted]
    for player in range(len(listed)):
        _place(player, fits, filled, wanted)
    placed = {player for line in filled for player in line}
    unplaced = [player for player in range(len(listed)) if player not in placed]
    names = _names(wanted)
    missing = tuple(
        (names[number], place.count - len(filled[number]))
        for number, place in enumerate(wanted)
        if len(filled[number]) < place.count
    )
    findings = [
        *_unknown_births(listed, wanted, squad, subject),
        *_explained(unplaced, fits, filled, listed, wanted, names, squad, subject),
    ]
    findings += [
        Finding(
            "squad-places-empty",
            Severity.WARNING,
            subject,
            clause=_clause(wanted[names.index(name)], squad),
            facts={"place": name, "missing": count, "count": wanted[names.index(name)].count},
        )
        for name, count in missing
    ]
    return Assignment(
        tuple((names[n], tuple(listed[player] for player in sorted(filled[n]))) for n in range(len(wanted))),
        tuple(listed[player] for player in unplaced),
        missing,
        tuple(findings),
    )


def in_order(players: Sequence[Player]) -> tuple[Player, ...]:
    """Players by day of registration, then by id."""
    return tuple(sorted(players, key=lambda player: (player.registered_on, player.person)))


def _place(
    player: int, fits: Sequence[Sequence[int]], filled: list[list[int]], wanted: Sequence[SquadPlace]
) -> bool:
    """Give a player a place, moving others along a shortest chain; False: no chain ends at a free place."""
    came_from: dict[int, tuple[int, int | None]] = {}  # place -> who moves into it, from which place
    ahead: list[tuple[int, int | None]] = [(player, None)]
    for mover, source in ahead:
        for place in fits[mover]:
            if place in came_from:
                continue
            came_from[place] = (mover, source)
            if len(filled[place]) < wanted[place].count:
                _move_along(place, came_from, filled)
                return True
            ahead += [(occupant, place) for occupant in filled[place]]
    return False


def _move_along(place: int, came_from: dict[int, tuple[int, int | None]], filled: list[list[int]]) -> None:
    target: int | None = place
    while target is not None:
        mover, source = came_from[target]
        filled[target].append(mover)
        if source is not None:
            filled[source].remove(mover)
        target = source


def _explained(
    unplaced: Sequence[int],
    fits: Sequence[Sequence[int]],
    filled: Sequence[Sequence[int]],
    listed: Sequence[Player],
    wanted: Sequence[SquadPlace],
    names: Sequence[str],
    squad: Squad,
    subject: str,
) -> list[Finding]:
    """One finding for each set of places that too many players need, and one for each player who fits none."""
    crowds: dict[tuple[int, ...], set[int]] = {}
    findings = []
    for player in unplaced:
        reached = _reached(player, fits, filled)
        if reached:
            crowd = crowds.setdefault(reached, {occupant for place in reached for occupant in filled[place]})
            crowd.add(player)
            continue
        findings.append(
            Finding(
                "player-fits-no-place",
                Severity.ERROR,
                subject,
                clause=squad.clause,
                facts={"player": str(listed[player].person), "places": tuple(names)},
            )
        )
    for reached, crowd in sorted(crowds.items()):
        findings.append(
            Finding(
                "squad-places-too-few",
                Severity.ERROR,
                subject,
                clause=_clause(wanted[reached[0]], squad),
                facts={
                    "count": len(crowd),
                    "room": sum(wanted[place].count for place in reached),
                    "places": tuple(names[place] for place in reached),
                    "players": tuple(str(listed[player].person) for player in sorted(crowd)),
                },
            )
        )
    return findings


def _reached(player: int, fits: Sequence[Sequence[int]], filled: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The places that a player and those he would have to move are fit for; all of them are full."""
    found: dict[int, None] = {}
    ahead = [player]
    for mover in ahead:
        for place in fits[mover]:
            if place not in found:
                found[place] = None
                ahead += filled[place]
    return tuple(sorted(found))


def _unknown_births(
    listed: Sequence[Player], wanted: Sequence[SquadPlace], squad: Squad, subject: str
) -> list[Finding]:
    if not any(asks_for_birth(place) for place in wanted):
        return []
    return [
        Finding(
            "player-birth-unknown",
            Severity.WARNING,
            subject,
            clause=squad.clause,
            facts={"player": str(player.person)},
        )
        for player in listed
        if player.born is None
    ]


def _names(wanted: Sequence[SquadPlace]) -> list[str]:
    """Names of the places; one without a name is called by its number."""
    return [place.name or str(number) for number, place in enumerate(wanted, start=1)]


def _clause(place: SquadPlace, squad: Squad) -> str | None:
    return place.clause or squad.clause
