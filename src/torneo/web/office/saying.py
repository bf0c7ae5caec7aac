"""What office pages call `at.say`: clubs, stages, tables, results and awards by their names."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from torneo import words
from torneo.words import Lang, Names


class OfficeSaying:
    """One for each request; it speaks with the names of the season as it is."""

    def __init__(self, lang: Lang, names: Names) -> None:
        self.lang: Lang = lang
        self.names = names

    def team(self, team: str | None) -> str:
        return self.names.team(team) if team else "?"

    def edition(self, edition: str) -> str:
        return self.names.edition(edition)

    def node(self, edition: str, node: str) -> str:
        return _capital(self.names.node(edition, node, self.lang))

    def table(self, key: Any) -> str:
        return _capital(words.table_name(key, self.names, self.lang))

    def seat(self, seat: Any, *, edition: str = "") -> str:
        return words.seat(seat, self.names, self.lang, edition=edition)

    def score(self, result: Any) -> str:
        return words.score(result, self.lang)

    def award(self, state: Any) -> str:
        return words.award(state, self.names, self.lang)

    def criterion(self, code: str) -> str:
        return words.criterion(code, self.lang)

    def finding(self, finding: Any) -> str:
        return words.finding(finding, self.lang, self.names)

    def error(self, error: Any) -> str:
        if getattr(error, "code", "") == "reason-missing":  # elsewhere it speaks of an option of the command
            return words.ui("office-reason-missing", self.lang)
        return words.error(error, self.lang, self.names)

    def word(self, value: str) -> str:
        return words.ui(value, self.lang)

    def day(self, day: date) -> str:
        return words.date_(day, self.lang)

    def moment(self, moment: datetime, zone: ZoneInfo) -> str:
        local = moment.astimezone(zone)
        return f"{words.date_(local.date(), self.lang)}, {local:%H:%M}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
