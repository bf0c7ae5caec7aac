"""What the form of an act is made from, and how what was typed is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from torneo import words
from torneo.model import Actor, UsageError
from torneo.office.clashes import Clash
from torneo.office.commands import Outcome, parse_day, parse_time
from torneo.office.folder import Workspace
from torneo.office.lookup import Found, match_by_id
from torneo.office.permissions import Action, Target, can
from torneo.office.values import Season
from torneo.web.context import Context
from torneo.web.office.fields import Field, Form, options
from torneo.web.office.saying import OfficeSaying

Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Desk:
    """A request for the form of an act: the workspace, who asks, and what the address or the form says so far."""

    context: Context
    workspace: Workspace
    season: Season
    say: OfficeSaying
    typed: Typed

    @property
    def actor(self) -> Actor:
        return self.context.actor

    def t(self, key: str, /, **facts: object) -> str:
        return words.ui(key, self.context.lang, **facts)

    def asked(self, name: str) -> str:
        return self.typed.get(name, "").strip()

    def match(self) -> Found:
        """The match that the form is about. Raises `NotFoundError` `no-match-id`."""
        return match_by_id(self.season, self.asked("match"))

    def may(self, action: Action, target: Target) -> bool:
        return can(self.actor, action, target)

    def clubs(
        self, teams: "tuple[object, ...]", *, empty: str = "office-choose"
    ) -> tuple[tuple[str, str], ...]:
        pairs = [(str(team), self.say.team(str(team))) for team in teams if team]
        return options(pairs, empty=self.t(empty) if empty else None)

    def venues(self) -> tuple[tuple[str, str], ...]:
        venues = self.season.regulations.register.venues
        return options([(str(each.id), each.name) for each in venues], empty=self.t("office-venue-same"))


@dataclass(frozen=True, slots=True)
class Act:
    """One act: `form` makes its form, `run` its command from what was typed, `clashes` tells what is in the way.

    `needs`: whoever holds none of these rights anywhere is not shown the form; the command asks in any case.
    """

    form: Callable[[Desk], Form]
    run: Callable[[Workspace, Actor, Typed, str], Outcome]
    clashes: Callable[[Season, Typed], tuple[Clash, ...]] | None = None
    needs: tuple[Action, ...] = ()


# -- fields that many forms have ---------------------------------------------------------------------------------------


def hidden(name: str, value: object) -> Field:
    return Field(name=name, kind="hidden", value=str(value))


def reason(*, required: bool = False) -> Field:
    return Field(
        name="reason",
        kind="area",
        label="office-reason",
        hint="office-reason-hint" if required else "office-reason-may",
        required=required,
    )


def clause() -> Field:
    return Field(name="clause", label="office-clause", hint="office-clause-hint")


def source() -> Field:
    return Field(name="source", label="office-source", hint="office-source-hint")


def side(desk: Desk, found: Found, label: str) -> Field:
    """One of the two clubs of a match; a delegate's own is chosen already."""
    sides = tuple(team for team in (found.match.home.team, found.match.away.team) if team is not None)
    mine = {grant.scope for grant in desk.actor.held}
    own = next((str(team) for team in sides if team in mine), "")
    return Field(name="by", kind="select", label=label, value=own, choices=desk.clubs(sides), required=True)


def sides(found: Found) -> tuple[str, str]:
    return str(found.match.home.team or ""), str(found.match.away.team or "")


def zone_at(season: Season, found: Found, venue: str | None) -> ZoneInfo:
    """The zone of the wall clock where a match is played."""
    ground = season.regulations.register.venue(venue) if venue else None
    named = ground.timezone if ground else None
    return ZoneInfo(named or found.edition.regulation.edition.timezone or "UTC")


def match_address(found: Found) -> str:
    """The office's page of a match."""
    return "/office/match?" + urlencode({"match": str(found.match.id)})


# -- what was typed ----------------------------------------------------------------------------------------------------


def text(typed: Typed, name: str) -> str | None:
    return typed.get(name, "").strip() or None


def number(typed: Typed, name: str) -> int | None:
    """A whole number. Raises `UsageError` `form-number` (field, found)."""
    given = typed.get(name, "").strip().replace("−", "-")
    if not given:
        return None
    try:
        return int(given)
    except ValueError as error:
        raise UsageError("form-number", found=given) from error


def day(typed: Typed, name: str) -> date | None:
    """A day. Raises `UsageError` `bad-day`."""
    given = typed.get(name, "").strip()
    return parse_day(given) if given else None


def clock(typed: Typed, name: str) -> time | None:
    """A time on the wall. Raises `UsageError` `bad-time`."""
    given = typed.get(name, "").strip()
    return parse_time(given) if given else None
