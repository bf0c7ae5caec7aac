"""Is a squad list as the regulation asks? All findings, not the first.

Covered: size, one person twice, registration with the club, registration windows, places, quotas on the list.
Not covered here: quotas on the match sheet and on the pitch, reinforcements, documents.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from torneo.model import ClubId, Finding, Severity
from torneo.registration.assignment import assign, in_order
from torneo.registration.players import Player, age_day, is_meant
from torneo.rules.squads import Filter, Quota, Squad, Window


def check_squad(
    players: Sequence[Player],
    squad: Squad,
    season_year: int,
    *,
    club: ClubId | None = None,
    subject: str = "",
    on_day: date | None = None,
) -> tuple[Finding, ...]:
    """Everything that is wrong with a squad list, or missing from it.

    Args:
        players: The list, in any order.
        squad: The regulation.
        season_year: Year whose 31 December counts for ages where the regulation names no day.
        club: The club of the team; None: registration with the club is not checked.
        subject: Subject of the findings, such as `edition/team/melgar`.
        on_day: Day on which the list is looked at: a rule with dates of its own holds or does not; None: all hold.
    """
    listed = in_order(players)
    once = tuple({player.person: player for player in reversed(listed)}.values())
    return (
        *_twice(listed, squad, subject),
        *_size(once, squad, subject),
        *(_other_clubs(listed, squad, club, subject) if club is not None else ()),
        *_outside_windows(listed, squad, subject),
        *assign(once, squad, season_year, subject=subject).findings,
        *_quotas(once, squad, season_year, subject, on_day),
    )


def is_open(windows: Sequence[Window], day: date) -> bool:
    """Whether players may be added on a day: no windows, or it lies in one of them."""
    return not windows or any(
        (window.from_ is None or window.from_ <= day) and (window.to is None or day <= window.to)
        for window in windows
    )


def _size(players: Sequence[Player], squad: Squad, subject: str) -> Iterator[Finding]:
    if squad.size is None or len(players) == squad.size:
        return
    too_many = len(players) > squad.size
    yield Finding(
        "squad-too-large" if too_many else "squad-incomplete",
        Severity.ERROR if too_many else Severity.WARNING,
        subject,
        clause=squad.clause,
        facts={"found": len(players), "size": squad.size},
    )


def _twice(players: Sequence[Player], squad: Squad, subject: str) -> Iterator[Finding]:
    counted: dict[str, int] = {}
    for player in players:
        counted[player.person] = counted.get(player.person, 0) + 1
    for person, times in sorted(counted.items()):
        if times > 1:
            yield Finding(
                "player-listed-twice",
                Severity.ERROR,
                subject,
                clause=squad.clause,
                facts={"player": person, "times": times},
            )


def _other_clubs(players: Sequence[Player], squad: Squad, club: ClubId, subject: str) -> Iterator[Finding]:
    if not squad.registered_with_club:
        return
    for player in players:
        if player.club != club:
            known = player.club is not None
            yield Finding(
                "player-of-another-club" if known else "player-club-unknown",
                Severity.ERROR if known else Severity.WARNING,
                subject,
                clause=squad.clause,
                facts={"player": str(player.person), "club": str(club)}
                | ({"found": str(player.club)} if known else {}),
            )


def _outside_windows(players: Sequence[Player], squad: Squad, subject: str) -> Iterator[Finding]:
    for player in players:
        if not is_open(squad.registration, player.registered_on):
            yield Finding(
                "player-outside-window",
                Severity.ERROR,
                subject,
                clause=squad.clause,
                facts={
                    "player": str(player.person),
                    "day": player.registered_on.isoformat(),
                    "windows": tuple(_told(window) for window in squad.registration),
                },
            )


def _told(window: Window) -> str:
    """A window as ISO interval; `..` where it is open."""
    return "/".join(".." if day is None else day.isoformat() for day in (window.from_, window.to))


def _quotas(
    players: Sequence[Player], squad: Squad, season_year: int, subject: str, on_day: date | None
) -> Iterator[Finding]:
    day = age_day(squad, season_year)
    for quota in squad.quotas:
        if quota.on != "list" or not _in_force(quota, on_day):
            continue
        meant = [str(player.person) for player in players if is_meant(player, quota, day)]
        base = {"found": len(meant), "players": tuple(sorted(meant)), "who": described(quota)}
        clause = quota.clause or squad.clause
        if quota.min is not None and len(meant) < quota.min:
            yield Finding(
                "quota-too-few", Severity.ERROR, subject, clause=clause, facts={**base, "min": quota.min}
            )
        if quota.max is not None and len(meant) > quota.max:
            yield Finding(
                "quota-too-many", Severity.ERROR, subject, clause=clause, facts={**base, "max": quota.max}
            )


def described(wanted: Filter) -> str:
    """A filter as it is written: `age_max 21, origin local`; its name where it has one, empty where it means all."""
    if wanted.name:
        return wanted.name
    keys = ("age_min", "age_max", "born_from", "born_to", "origin", "position", "registered_before")
    return ", ".join(f"{key} {value}" for key in keys if (value := getattr(wanted, key)) is not None)


def _in_force(quota: Quota, day: date | None) -> bool:
    if day is None:
        return True
    return (quota.valid_from is None or quota.valid_from <= day) and (
        quota.valid_to is None or day <= quota.valid_to
    )
