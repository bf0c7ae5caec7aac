"""Matches and ties in words, for templates."""

from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from torneo import words
from torneo.model import Planned, Result, Status
from torneo.office.public.fixtures import FixturesPage, Listed
from torneo.words import Lang, Names

if TYPE_CHECKING:
    from torneo.office.values import MatchState, Season, TieState


@lru_cache(maxsize=2048)
def plain_text(lang: Lang, key: str) -> str:
    """Text of the interface that holds no facts; a page asks for the same few hundreds of times."""
    return words.ui(key, lang)


def signed(number: int) -> str:
    """A number with its sign, as a page shows it."""
    return words.signed(number).replace("-", "−")


class MatchSaying:
    """What pages about matches need said."""

    def __init__(self, lang: Lang, names: Names, season: "Season") -> None:
        self.lang: Lang = lang
        self.names = names
        self._season = season

    # -- names ---------------------------------------------------------------------------------------------------------

    def team(self, team: str) -> str:
        return self.names.team(team)

    def edition(self, edition: str) -> str:
        return self.names.edition(edition)

    def node(self, edition: str, node: str) -> str:
        name = self.names.node(edition, node.partition(".")[0], self.lang)
        return name[:1].upper() + name[1:]

    def venue(self, venue: str) -> str:
        """A ground by its name; text that names none is its own name."""
        found = self._season.regulations.register.venue(venue)
        return found.name if found is not None else venue

    def seat(self, seat: Any, *, edition: str = "", short: bool = False) -> str:
        return words.seat(seat, self.names, self.lang, edition=edition, short=short)

    def named(self, prefix: str, code: str) -> str:
        """The text of one of several codes: `web-form-` and `won`."""
        return plain_text(self.lang, f"{prefix}-{code}")

    def count(self, number: int, noun: str) -> str:
        return words.plural(number, noun, self.lang)

    def signed(self, number: int) -> str:
        return signed(number)

    # -- days ----------------------------------------------------------------------------------------------------------

    def zone_of(self, edition: str) -> ZoneInfo:
        """The time zone of an edition."""
        found = next((each for each in self._season if each.id == edition), None)
        return ZoneInfo((found.regulation.edition.timezone if found else None) or "UTC")

    def day(self, day: date) -> str:
        return words.date_(day, self.lang)

    def short_date(self, day: date) -> str:
        return words.short_date(day, self.lang)

    def weekday_day(self, day: date) -> str:
        """`Jueves 29 de mayo de 2014`; `Thursday 29 May 2014`."""
        return f"{words.weekday(day, self.lang).capitalize()} {words.date_(day, self.lang)}"

    def clock(self, moment: datetime, edition: str) -> str:
        """The hour on the wall at the place."""
        return f"{moment.astimezone(self.zone_of(edition)):%H:%M}"

    def planned(self, plan: Planned, edition: str) -> str:
        return words.planned(plan, self.zone_of(edition), self.lang)

    # -- results -------------------------------------------------------------------------------------------------------

    def dash(self, score: Any) -> str:
        return f"{score[0]}–{score[1]}"

    def figures(self, result: Result) -> str:
        """The score, or in a word what became of the match."""
        if result.score is not None:
            return self.dash(result.score)
        return words.ui(f"web-short-{result.status.value}", self.lang)

    def outcome(self, result: Result) -> str:
        """`won`, `drawn` or `lost` from the home side; "" where there is no score."""
        if result.score is None:
            return "lost" if result.status is Status.DOUBLE_LOSS else ""
        home, away = result.score
        return "won" if home > away else "lost" if home < away else "drawn"

    def detail(self, result: Result) -> str:
        """How the score came about: `W.O.`, `por penales 5-3`."""
        said = words.score(result, self.lang)
        plain = str(result.score) if result.score is not None else ""
        said = said.replace(plain, "", 1).strip() if plain else said
        return said.removeprefix("(").removesuffix(")")

    def won(self, match: "MatchState") -> str:
        """`home` or `away`; "" where nobody won or nothing final is known."""
        if match.result is None or not match.counts:
            return ""
        result = match.result.result
        if result.winner is not None:
            return result.winner.value
        figures = result.penalties or result.score
        if figures is None or result.status is Status.DOUBLE_LOSS or figures.home == figures.away:
            return ""
        return "home" if figures.home > figures.away else "away"

    def time(self, one: Listed) -> str:
        """What stands between the sides of a match to come: its hour, else that it has none."""
        kickoff = one.match.planned.kickoff
        if kickoff is not None:
            return self.clock(kickoff, one.edition.id)
        return words.ui("web-no-hour", self.lang)

    def state(self, match: "MatchState") -> str:
        """How it stands with a match: final, to be played, claimed, under protest."""
        fact = match.result
        if fact is None:
            undated = match.planned.day is None and match.planned.kickoff is None
            key = "web-state-postponed" if match.postponed_from and undated else "web-state-ahead"
            return words.ui(key, self.lang)
        said = words.ui(f"web-state-{fact.claim}", self.lang)
        return f"{said} · {words.simulated(self.lang)}" if fact.result.simulated else said

    def told(self, one: Listed, with_stage: bool, with_day: bool) -> str:
        """What stands below a match in a list."""
        match = one.match
        parts = []
        if with_day:
            parts.append(self.short_date(one.day) if one.day else words.ui("to-be-arranged", self.lang))
        if with_stage:
            parts.append(self.where_short(one))
        if one.tie is not None and match.leg and len(one.tie.matches) > 1:
            parts.append(self.leg(one))
        if match.result is not None:
            detail = self.detail(match.result.result)
            parts += [detail] if detail else []
            if match.result.claim != "confirmed":
                parts.append(words.ui(f"web-state-{match.result.claim}", self.lang))
        elif match.planned.venue:
            parts.append(self.venue(match.planned.venue))
        if match.neutral:
            parts.append(words.ui("neutral", self.lang))
        if match.postponed_from:
            parts.append(words.ui("web-postponed", self.lang, reason=match.postponed_reason))
        return " · ".join(parts)

    def leg(self, one: Listed) -> str:
        """`Ida`, `Vuelta`, `Partido de desempate`."""
        if one.match.extra:
            return words.ui("web-extra", self.lang)
        key = {1: "leg-first", 2: "leg-second"}.get(one.match.leg)
        return words.ui(key, self.lang) if key else words.ui("leg", self.lang, number=one.match.leg)

    def where_short(self, one: Listed) -> str:
        """Stage and round."""
        if one.stage is None:
            return words.ui("web-extra", self.lang)
        said = self.node(one.edition.id, one.stage.node.name)
        if one.match.round and not one.match.leg:
            said += f", {words.ui('round', self.lang, number=one.match.round).lower()}"
        return said

    def where(self, one: Listed) -> str:
        """Edition, stage and round."""
        parts = [self.edition(one.edition.id), self.where_short(one)]
        if one.tie is not None and len(one.tie.matches) > 1:
            parts.append(self.leg(one))
        return " · ".join(parts)

    def round_name(self, page: FixturesPage) -> str:
        """What a step of a stage is called: `Fecha 7`, `Ida`."""
        first = next((one for section in page.sections for one in section.matches), None)
        if first is not None and first.tie is not None:
            if len(first.tie.matches) > 1:
                return self.leg(first)
            return self.node(first.edition.id, first.stage.node.name) if first.stage else ""
        return words.ui("round", self.lang, number=page.round)

    def match_title(self, one: Listed) -> str:
        """`Melgar 2–1 UTC`, `Melgar - UTC`."""
        home, away = (self.seat(seat, edition=one.edition.id) for seat in (one.match.home, one.match.away))
        middle = self.figures(one.match.result.result) if one.match.result is not None else "-"
        return f"{home} {middle} {away}"

    def match_summary(self, one: Listed) -> str:
        said = [self.where(one)]
        if one.day:
            said.append(self.day(one.day))
        if one.match.planned.venue:
            said.append(self.venue(one.match.planned.venue))
        return ", ".join(said)

    def match_name(self, match_id: str) -> str:
        """A match by its sides, wherever it is spoken of; one that is gone by its id."""
        match = self._season.match(match_id)
        if match is None:
            return match_id
        edition = match_id.partition("/")[0]
        return f"{self.seat(match.home, edition=edition)} - {self.seat(match.away, edition=edition)}"

    # -- ties ----------------------------------------------------------------------------------------------------------

    def legs(self, one: Listed, tie: "TieState") -> list[Listed]:
        return [Listed(one.edition, one.stage, match, tie) for match in tie.matches]

    def tie_status(self, tie: "TieState") -> str:
        return words.tie_status(tie, self.lang)

    def goals(self, tie: "TieState", is_home: bool) -> str:
        """Goals of a side over the tie, those of a shoot-out in brackets."""
        if tie.score is None:
            return ""
        goals = tie.score.home if is_home else tie.score.away
        if tie.penalties is None:
            return str(goals)
        return f"{goals} ({tie.penalties.home if is_home else tie.penalties.away})"

    def tie_line(self, tie: "TieState") -> str:
        """What stands below a tie of a bracket: how it was decided, else when it is played."""
        status = words.tie_status(tie, self.lang)
        if status or not tie.matches:
            return status
        open_ = [match for match in tie.matches if match.result is None]
        if not open_:
            return ""
        return words.planned(open_[0].planned, self.zone_of(str(open_[0].id).partition("/")[0]), self.lang)

    def tie_sentence(self, tie: "TieState", edition: str) -> str:
        """A tie in a line: sides, score, how it was decided."""
        home, away = (self.seat(seat, edition=edition) for seat in (tie.home, tie.away))
        middle = self.dash(tie.score) if tie.score is not None else "-"
        status = self.tie_line(tie)
        won = words.ui("web-goes-through", self.lang, team=self.team(tie.winner)) if tie.winner else ""
        return "; ".join(part for part in (f"{home} {middle} {away}", status, won) if part)

    # -- for programs --------------------------------------------------------------------------------------------------

    def event(self, one: Listed, address: str) -> dict[str, object]:
        """A match as schema.org describes one, for search engines."""
        match = one.match
        sides = [
            {"@type": "SportsTeam", "name": self.seat(seat, edition=one.edition.id)}
            for seat in (match.home, match.away)
        ]
        found: dict[str, object] = {
            "@context": "https://schema.org",
            "@type": "SportsEvent",
            "name": f"{sides[0]['name']} - {sides[1]['name']}",
            "url": address,
            "sport": "Football",
            "homeTeam": sides[0],
            "awayTeam": sides[1],
            "superEvent": {"@type": "SportsEvent", "name": self.edition(one.edition.id)},
            "eventStatus": "https://schema.org/EventScheduled",
        }
        if match.planned.kickoff is not None:
            found["startDate"] = match.planned.kickoff.astimezone(self.zone_of(one.edition.id)).isoformat()
        elif one.day is not None:
            found["startDate"] = one.day.isoformat()
        if match.postponed_from and match.result is None:
            moved = "EventRescheduled" if one.day is not None else "EventPostponed"
            found["eventStatus"] = f"https://schema.org/{moved}"
            if match.postponed_from[-1].day is not None:
                found["previousStartDate"] = match.postponed_from[-1].day.isoformat()
        if match.planned.venue is not None:
            found["location"] = {"@type": "Place", "name": self.venue(match.planned.venue)}
        return found
