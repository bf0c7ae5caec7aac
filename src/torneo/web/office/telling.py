"""What templates of the office call `at`: the desk, and everything about it in words."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from torneo.model import TorneoError
from torneo.office.appealing import Ruling
from torneo.office.clashes import Clash
from torneo.office.desk import is_drawn, is_makeable, progress_of
from torneo.office.effects import Effect, RowChange
from torneo.office.history import moment_of
from torneo.office.permissions import WHOLE, Action, Target
from torneo.office.recording import claims_of
from torneo.office.requesting import Request
from torneo.office.submitting import parse_day
from torneo.office.values import Change, Entry, awaits_draw
from torneo.web.access import gate_of
from torneo.web.office.desk import Desk
from torneo.web.office.fields import Form
from torneo.web.office.saying import OfficeSaying

_SHOWN = ("score", "points", "team", "winner", "day", "stage", "table", "agrees", "upheld", "by")


class Telling:
    """One for each page."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.say: OfficeSaying = desk.say
        self.t = desk.t
        self._names: Mapping[str, str] | None = None

    def said(self, area: str, value: str) -> str:
        """A value of some kind in words: a kind of entry, a state, a shape."""
        return self.t(f"office-{area}-{value}")

    def signed(self, entry: Entry) -> str:
        """Who recorded an entry: by name where the reader may know it, else by role alone."""
        said = self.who(entry.recorded_by)
        return self.t("web-by-role", role=entry.role) if said == entry.recorded_by else said

    def who(self, id_: str) -> str:
        """Who did something: by name to those who read the record, and to themselves; else by the id of the record."""
        desk = self.desk
        if id_ != desk.actor.id and not desk.may(Action.READ_LOG, WHOLE):
            return id_
        if self._names is None:
            gate = gate_of(desk.context.request)
            self._names = gate.accounts.users.names() if gate.has_accounts else {}
        return self._names.get(id_, id_)

    def filled_in(self, form: Form) -> list[tuple[str, str]]:
        """What was typed into a form, to be read once more before it is saved: label and value of each field."""
        found = []
        for each in form.fields:
            if each.kind == "hidden" or not each.value:
                continue
            said = dict(each.choices).get(each.value, each.value)
            if each.kind == "check":
                said = self.t("office-yes")
            elif each.kind == "date":
                said = self.say.day(parse_day(each.value))
            found.append((self.t(each.label), said))
        return found

    # -- matches -----------------------------------------------------------------------------------------------------

    def zone(self, edition: str, venue: str | None = None) -> ZoneInfo:
        """The zone of the wall clock at a ground."""
        season = self.desk.season
        ground = season.regulations.register.venue(venue) if venue else None
        named = ground.timezone if ground else None
        return ZoneInfo(named or season[edition].regulation.edition.timezone or "UTC")

    def when(self, match: Any, edition: str) -> str:
        """Day, time on the wall, ground."""
        return self.planned(match.planned, edition)

    def planned(self, planned: Any, edition: str) -> str:
        if planned.day is None:
            said = self.t("office-no-day")
        else:
            said = self.say.day(planned.day)
            if planned.kickoff is not None:
                local = planned.kickoff.astimezone(self.zone(edition, planned.venue))
                said += f", {local:%H:%M}"
        return said + (f" · {self.venue(planned.venue)}" if planned.venue else "")

    def venue(self, venue: str) -> str:
        found = self.desk.season.regulations.register.venue(venue)
        return found.name if found else venue

    def first_day(self, match: Any) -> str:
        planned = match.postponed_from[0] if match.postponed_from else None
        return self.say.day(planned.day) if planned and planned.day else "–"

    def claims(self, match: str) -> Any:
        return claims_of(self.desk.season, match)

    def state(self, match: Any, edition: str) -> str:
        """Result and plan of a match on one line."""
        if match is None:
            return "–"
        plan = self.planned(match.planned, edition)
        if match.result is None:
            return plan
        standing = match.result.claim
        note = "" if standing == "confirmed" else f" ({self.t(f'office-claim-{standing}')})"
        return f"{self.say.score(match.result.result)}{note}"

    def versus(self, match: Any, edition: str) -> str:
        home, away = (self.say.seat(each, edition=edition) for each in (match.home, match.away))
        return f"{home} – {away}"

    # -- effects -----------------------------------------------------------------------------------------------------

    def error(self, error: TorneoError) -> str:
        return self.say.error(error)

    def by_table(self, rows: Iterable[RowChange]) -> list[tuple[str, list[RowChange]]]:
        """Changed lines under the name of their table."""
        return [
            (f"{self.say.edition(edition)}: {self._table(edition, table)}", list(lines))
            for (edition, table), lines in groupby(rows, key=lambda each: (each.edition, each.table))
        ]

    def effects(self, effects: Iterable[Effect]) -> list[str]:
        """A sentence for each effect; places that move are left to the lines of the tables."""
        return [self._effect(each) for each in effects if each.code != "place-moved"]

    def clash(self, clash: Clash) -> str:
        facts = dict(clash.facts)
        other: Any = facts.pop("other")
        facts.pop("when", None)
        named: dict[str, object] = {**facts, "match": self.versus(other, str(other.id).partition("/")[0])}
        if "team" in named:
            named["team"] = self.say.team(str(named["team"]))
        if "venue" in named:
            named["venue"] = self.venue(str(named["venue"]))
        return self.t(f"office-{clash.code}", **named)

    def _effect(self, effect: Effect) -> str:
        facts = dict(effect.facts)
        if facts.get("team"):
            facts["team"] = self.say.team(str(facts["team"]))
        if "stage" in facts:
            facts["stage"] = self.say.node(effect.edition, str(facts["stage"]))
        if "table" in facts:
            facts["table"] = self._table(effect.edition, str(facts["table"]))
        return self.t(f"office-effect-{effect.code}", edition=self.say.edition(effect.edition), **facts)

    def _table(self, edition: str, table: str) -> str:
        stage, _, inner = table.partition(".")
        return f"{self.say.node(edition, stage)} {inner}".strip()

    # -- requests, rulings, entries ----------------------------------------------------------------------------------

    def wanted(self, request: Request) -> str:
        """What a request proposes."""
        asked = request.fact.asked.payload
        edition = str(request.found.edition.id)
        if asked.day is None:
            said = self.t("office-no-day")
        else:
            said = self.say.day(datetime.fromisoformat(asked.day).date())
        if asked.kickoff:
            venue = asked.venue or request.found.match.planned.venue
            local = moment_of(asked.kickoff).astimezone(self.zone(edition, venue))
            said += f", {local:%H:%M}"
        return said + (f" · {self.venue(asked.venue)}" if asked.venue else "")

    def request_state(self, request: Request) -> str:
        if request.expired:
            return self.t("office-request-expired")
        return self.t(f"office-request-{request.fact.state}")

    def ruling(self, ruling: Ruling) -> str:
        """What was ruled, about whom, why, and how it stands."""
        entry = ruling.entry
        clubs = ", ".join(self.say.team(each) for each in ruling.clubs)
        reason = f": {entry.reason}" if entry.reason else ""
        state = self.t(f"office-ruling-{ruling.state}")
        return f"{self.t(f'office-entry-{entry.kind}')} {self.detail(entry)} · {clubs}{reason} · {state}"

    def entry(self, entry: Entry) -> str:
        reason = f" · {entry.reason}" if entry.reason else ""
        return f"{entry.sequence}. {self.t(f'office-entry-{entry.kind}')} {self.detail(entry)} · {self.subject(entry)}{reason}"

    def detail(self, entry: Entry) -> str:
        """The figures of an entry that a person looks for."""
        said = []
        for name in _SHOWN:
            value = getattr(entry.payload, name, None)
            if value in (None, "", ()):
                continue
            if name in ("team", "winner", "by"):
                said.append(self.say.team(str(value)) if value not in ("home", "away") else str(value))
            elif isinstance(value, bool):
                said.append(self.t("office-yes") if value else self.t("office-no"))
            elif name == "points":
                said.append(f"{int(str(value)):+d}")
            elif name == "day":
                said.append(self.day(str(value)))
            elif name in ("table", "stage"):
                said.append(self._table(entry.subject.partition("/")[0], str(value)))
            else:
                said.append(str(value))
        status = getattr(entry.payload, "status", "played")
        if status != "played":
            said.append(self.t(f"office-status-{status}"))
        return " · ".join(said)

    def subject(self, entry: Entry) -> str:
        """What an entry is about, by its names."""
        parts = entry.subject.split("/")
        match = self.desk.season.match(entry.subject) if len(parts) > 2 else None
        if match is not None:
            return self.versus(match, parts[0])
        if parts[0] not in self.desk.season.editions:
            return "" if len(parts) == 1 else entry.subject
        said = [self.say.edition(parts[0])]
        if len(parts) > 2 and parts[1] == "team":
            said.append(self.say.team(parts[2]))
        elif len(parts) > 2 and parts[1] == "table":
            said.append(self._table(parts[0], parts[2]))
        elif len(parts) == 2:
            said.append(self.say.node(parts[0], parts[1]))
        return " · ".join(said)

    def change(self, change: Change) -> str:
        """A key that is another one: where it stands, what it was, what it is."""
        path = " › ".join(self._key(each) for each in change.path)
        if change.kind == "changed":
            return self.t(
                "office-change-changed", key=path, before=_plain(change.before), after=_plain(change.after)
            )
        value = _plain(change.after if change.kind == "added" else change.before)
        return self.t(f"office-change-{change.kind}", key=path, value=value)

    def _key(self, name: str) -> str:
        said = self.t(f"office-word-{name}")
        return name if said.startswith("office-word-") else said

    def day(self, text: str) -> str:
        """A day as an entry writes it."""
        return self.say.day(parse_day(text))

    def moment(self, text: str) -> str:
        return self.instant(moment_of(text))

    def instant(self, moment: datetime) -> str:
        return self.say.moment(moment, self.desk.workspace.zone)

    # -- editions ----------------------------------------------------------------------------------------------------

    def progress(self, edition: Any) -> str:
        done, total = progress_of(edition)
        return self.t("office-progress", done=done, total=total)

    def may_do(self, action: str, edition: str) -> bool:
        return self.desk.may(Action(action), Target(edition=edition))

    def awaits_draw(self, stage: Any) -> bool:
        return awaits_draw(self.desk.season, stage.node)

    def has_draw(self, stage: Any) -> bool:
        return is_drawn(self.desk.season, stage.node)

    def is_makeable(self, stage: Any) -> bool:
        return is_makeable(self.desk.season, stage.node)


def _plain(value: object) -> str:
    """A value of a regulation on one line."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {_plain(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_plain(each) for each in value)
    return str(value)
