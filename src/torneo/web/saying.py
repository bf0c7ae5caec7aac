"""Values of the game in words, for templates: what `words` offers, with language and names filled in."""

from datetime import date
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from torneo import words
from torneo.words import Lang, Names

if TYPE_CHECKING:
    from torneo.office.values import Season


class Saying:
    """What templates call `say`: one for each request."""

    def __init__(self, lang: Lang, names: Names, season: "Season") -> None:
        self.lang: Lang = lang
        self.names = names
        self._season = season

    def team(self, team: str) -> str:
        return self.names.team(team)

    def edition(self, edition: str) -> str:
        return self.names.edition(edition)

    def node(self, edition: str, node: str) -> str:
        return _capital(self.names.node(edition, node, self.lang))

    def table(self, key: Any, *, short: bool = False) -> str:
        return _capital(words.table_name(key, self.names, self.lang, short=short))

    def seat(self, seat: Any, *, edition: str = "", short: bool = False) -> str:
        return words.seat(seat, self.names, self.lang, edition=edition, short=short)

    def zone(self, zone: Any) -> str:
        return words.zone(zone, self.names, self.lang)

    def award(self, state: Any) -> str:
        return words.award(state, self.names, self.lang)

    def reason(self, reason: Any, team: str, awaits: str | None = None) -> str:
        return words.reason(reason, team=team, names=self.names, lang=self.lang, awaits=awaits)

    def reason_short(self, reason: Any) -> str:
        return words.reason_short(reason, self.lang)

    def criterion(self, code: str) -> str:
        return words.criterion(code, self.lang)

    def shared(self, level: Any) -> str:
        return words.shared_place(level, names=self.names, lang=self.lang)

    def signed(self, number: int) -> str:
        return words.signed(number).replace("-", "−")

    def ordinal(self, number: int) -> str:
        return words.ordinal(number, self.lang)

    def count(self, number: int, noun: str) -> str:
        return words.plural(number, noun, self.lang)

    def score(self, result: Any) -> str:
        return words.score(result, self.lang)

    def status(self, match: Any, edition: str) -> str:
        return words.match_status(match, self.lang, self.zone_of(edition))

    def day(self, day: date) -> str:
        return words.date_(day, self.lang)

    def short_date(self, day: date) -> str:
        return words.short_date(day, self.lang)

    def finding(self, finding: Any) -> str:
        return words.finding(finding, self.lang, self.names)

    def zone_of(self, edition: str) -> ZoneInfo:
        """The time zone of an edition."""
        regulation = self._season.regulations.editions.get(edition)  # type: ignore[call-overload]
        return ZoneInfo((regulation.edition.timezone if regulation else None) or "UTC")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
