"""Values of the game in words, for templates: what `words` offers, with language and names filled in."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from torneo import words
from torneo.office.lookup import table_id
from torneo.office.public.editions import has_bracket
from torneo.office.public.history import Change
from torneo.office.public.tables import Neighbour, TablePage
from torneo.office.public.teams import all_teams
from torneo.office.site import View
from torneo.web import crests
from torneo.web.context import instant
from torneo.web.links import Links
from torneo.web.saying_chances import ChanceSaying
from torneo.web.saying_matches import plain_text
from torneo.words import Lang

_LINK = Links()
_SPRITES: dict[str, str] = {}
"""Version of a season -> address of its crests."""


class Saying(ChanceSaying):
    """What templates call `say`: one for each request."""

    def __init__(self, lang: Lang, view: View) -> None:
        super().__init__(lang, view.names, view.season)
        self._version = view.version

    # -- what things are called ----------------------------------------------------------------------------------------

    def season_name(self) -> str:
        """The years that the editions of the folder say they are of."""
        seasons = {each.regulation.edition.season for each in self._season}
        return " · ".join(sorted(seasons))

    def table(self, key: Any, *, short: bool = False) -> str:
        return capital(words.table_name(key, self.names, self.lang, short=short))

    def table_id(self, state: Any) -> str:
        return table_id(state)

    def teams(self, teams: Iterable[str]) -> str:
        return words.listing([self.team(team) for team in teams], self.lang)

    def seats(self, seats: Iterable[Any], edition: str) -> str:
        return words.listing([self.seat(seat, edition=edition) for seat in seats], self.lang)

    def refs(self, refs: Iterable[str], edition: str) -> str:
        """References to stages, `inca-2014:grupos`, by their names."""
        said = []
        for ref in refs:
            scope, _, path = ref.rpartition(":")
            there = scope or edition
            name = self.node(there, path.partition(".")[0])
            said.append(name if there == edition else f"{name} ({self.edition(there)})")
        return words.listing(said, self.lang)

    @property
    def crests(self) -> str:
        """Address of the picture of all crests."""
        found = _SPRITES.get(self._version)
        if found is None:
            if len(_SPRITES) > 64:
                _SPRITES.clear()
            clubs = crests.clubs_named(all_teams(self._season), self.names.teams)
            found = _SPRITES[self._version] = f"/crests/{crests.digest(clubs)}.svg"
        return found

    def pages(self, edition: Any) -> list[tuple[str, str, str]]:
        """The pages of an edition: key, address, text."""
        id_ = edition.id
        found = [
            ("home", _LINK.edition(id_), "web-home"),
            ("tables", _LINK.tables(id_), "web-tables"),
            ("chances", _LINK.chances(id_), "web-chances"),
            ("fixtures", _LINK.fixtures(id_), "web-fixtures"),
            ("bracket", _LINK.bracket(id_), "web-bracket"),
            ("teams", _LINK.teams(id_), "web-teams"),
            ("honours", _LINK.honours(id_), "honours"),
            ("links", _LINK.linked(id_), "web-links"),
            ("regulation", _LINK.regulation(id_), "web-regulation"),
            ("history", _LINK.history(id_), "web-changes"),
        ]
        if not has_bracket(edition):
            found = [each for each in found if each[0] != "bracket"]
        return [(key, address, plain_text(self.lang, text)) for key, address, text in found]

    # -- tables --------------------------------------------------------------------------------------------------------

    def zones(self, page: TablePage) -> list[str]:
        """What each zone of a table gives, in their order."""
        return [words.zone(zone, self.names, self.lang) for zone in page.zones]

    def places(self, places: Iterable[int], first_pos: int) -> str:
        """Places of a zone: `1`, `1-8`, `15, 16`."""
        numbers = [place + first_pos - 1 for place in places]
        if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
            return f"{numbers[0]}–{numbers[-1]}"
        return ", ".join(str(number) for number in numbers)

    def award(self, state: Any) -> str:
        return words.award(state, self.names, self.lang)

    def places_of(self, state: Any) -> str:
        """The place that an award goes to, as the regulation names it: `ganador de la final`."""
        if state.seat.slot is None:
            return ", ".join(str(ref) for ref in state.award.to)
        return words.slot(
            state.seat.slot, self.names, self.lang, place=state.seat.place, edition=state.edition
        )

    def reason(self, reason: Any, team: str, awaits: str | None = None) -> str:
        return words.reason(reason, team=team, names=self.names, lang=self.lang, awaits=awaits)

    def derivation(self, neighbour: Neighbour) -> list[dict[str, object]]:
        """One line for each criterion asked, and whether it separated the two."""
        lines = words.derivation(
            neighbour.steps,
            first=neighbour.first.row.team,
            second=neighbour.second.row.team,
            names=self.names,
            lang=self.lang,
        )
        return [
            {"text": capital(line), "separates": step.separates}
            for step, line in zip(neighbour.steps, lines, strict=True)
        ]

    def criteria(self, rules: Any) -> str:
        """The order of criteria of a table, in words."""
        return " › ".join(words.criterion(each.id, self.lang) for each in rules.tiebreakers)

    def shared(self, level: Any) -> str:
        return words.shared_place(level, names=self.names, lang=self.lang)

    def head(self, key: str) -> str:
        """The head of a column, in short."""
        return plain_text(self.lang, key)

    def stand(self, page: TablePage) -> str:
        """As of which round a table stands, or of which matches it is; "": nothing has been played."""
        if page.round:
            return words.ui("web-after-round", self.lang, number=page.round)
        if page.scope:
            return self.named("web-scope", page.scope)
        if page.state.complete:
            return plain_text(self.lang, "web-complete")
        if page.played_to:
            return words.ui("web-played-to", self.lang, number=page.played_to, last=page.rounds)
        return ""

    def summary(self, page: TablePage) -> str:
        """The top of a table in a line, for whoever shows a link to it."""
        return ", ".join(f"{row.pos}. {self.team(row.row.team)} {row.row.points}" for row in page.rows[:4])

    def why(self, page: TablePage, view: View) -> dict[str, str]:
        """Addresses of the reasons of a table: what stands before the team, and behind it on a page and in a part."""
        asked = _LINK.why(page.edition.id, page.id, "", **self.asked(page, view))
        path, _, query = asked.partition("?")
        rest = f"?{query}" if query else ""
        return {"page": path, "query": rest, "part": f"{rest}&part=1" if rest else "?part=1"}

    def asked(self, page: TablePage, view: View) -> dict[str, str]:
        """The parameters that keep a link on the same table of the same moment."""
        asked = {"round": str(page.round or ""), "scope": page.scope}
        return {**asked, **self.past(view)}

    def past(self, view: View) -> dict[str, str]:
        """The parameters that keep a link in the same past."""
        as_of = view.as_of.isoformat() if view.as_of else ""
        known_at = instant(view.known_at) if view.known_at else ""
        return {"as_of": as_of, "known_at": known_at}

    def step(self, step: int | date) -> str:
        """A step of a chart: the number of a round, or a day."""
        return str(step) if isinstance(step, int) else f"{step.day}/{step.month}"

    def code(self, team: str) -> str:
        """Three letters for the head of a narrow column."""
        plain = [sign for sign in self.team(team) if sign.isalnum()]
        words_ = [word for word in self.team(team).split() if len(word) > 2]
        if len(words_) > 1:
            return (words_[0][0] + words_[1][:2]).upper()
        return "".join(plain[:3]).upper()

    # -- changes -------------------------------------------------------------------------------------------------------

    def change(self, change: Change) -> str:
        """What was changed, in a sentence."""
        facts = dict(change.facts)
        about = self.match_name(change.match) if change.match else ""
        for key in ("team", "by"):
            if facts.get(key):
                facts[key] = self.team(str(facts[key]))
        if "order" in facts:
            facts["order"] = tuple(self.team(str(team)) for team in facts["order"])  # type: ignore[attr-defined]
        for key in ("from_day", "day"):
            if facts.get(key):
                facts[key] = self.short_date(date.fromisoformat(str(facts[key])))
        for key in ("table", "stage"):
            if facts.get(key):
                facts[key] = self.node(change.edition, str(facts[key]).partition(".")[0])
        what = facts.pop("what", "")
        if what:  # it was taken back: said by what it had said
            facts["said"] = words.ui(f"web-change-{what}", self.lang, match="", **facts)
        return capital(words.ui(f"web-change-{change.code}", self.lang, match=about, **facts))

    def role(self, role: str) -> str:
        return words.ui("web-by-role", self.lang, role=role)

    # -- days ----------------------------------------------------------------------------------------------------------

    def month(self, month: str) -> str:
        """`mayo de 2014`; `May 2014`."""
        day = date.fromisoformat(f"{month}-01")
        said = words.date_(day, self.lang)
        return said.removeprefix("1 de ").removeprefix("1 ")

    def moment(self, moment: datetime) -> str:
        """An instant in the zone of the folder's first edition."""
        first = next(iter(self._season.editions), "")
        local = moment.astimezone(self.zone_of(first))
        return f"{words.date_(local.date(), self.lang)}, {local:%H:%M}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
