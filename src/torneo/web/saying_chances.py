"""Chances in words and figures, for templates."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from torneo import words
from torneo.office.chances_shown import Chances, Exact, percent
from torneo.office.past_chances import Line
from torneo.office.public.chances import Cell, ChancesPage, Ladder, MatchAhead, PlacesRow, Rung
from torneo.office.public.conditions import PointsRow
from torneo.office.public.course import CoursePage
from torneo.office.public.marks import Mark
from torneo.office.values import Zone
from torneo.web.saying_matches import MatchSaying

_CELLS = {"out": "", "proved": "100", "rare": "·", "low": "<1", "high": ">99"}
_LADDER_WIDTH = 100


class ChanceSaying(MatchSaying):
    """What pages about chances need said."""

    def chances_made(self, found: Chances) -> str:
        """How a forecast was made, and how far off it may be."""
        made = found.model
        last = made.get("last_day")
        return words.ui(
            "web-chances-made",
            self.lang,
            seasons=self.many(found.seasons),
            seed=found.seed,
            error=f"{50 / found.seasons**0.5:.2f}",
            kind=self.named("web-kind", str(made.get("kind") or "given")),
            matches=made.get("matches"),
            last=self.day(date.fromisoformat(str(last))) if last else None,
        )

    def chance(self, rung: Rung) -> str:
        """`54.2 %`; `0 %` and `100 %` only where it is proved."""
        return percent(rung.count, rung.seasons, proved=rung.proved, lang=self.lang)

    def bar(self, rung: Rung) -> str:
        """How long the bar of a rung is, of a hundred."""
        share = 1.0 if rung.proved else rung.count / rung.seasons
        return f"{_LADDER_WIDTH * share:.1f}"

    def points_moved(self, change: float) -> str:
        """`+3.1`, `−0.4`; a change that is no change says so."""
        told = f"{change:+.1f}"
        return "±0" if told in ("+0.0", "-0.0") else told.replace("-", "−")

    def cell(self, cell: Cell) -> str:
        return _CELLS[cell.said] if cell.said else str(cell.percent)

    def can_finish(self, row: PlacesRow, first_pos: int) -> str:
        """`1–4`; one number where the place is certain."""
        return self.range_of(row.exact, first_pos)

    def could_finish(self, row: PlacesRow, first_pos: int) -> str:
        """The same without what is supposed; "": nothing is, or it makes no difference."""
        if row.exact_before is None or row.exact is None:
            return ""
        was = self.range_of(row.exact_before, first_pos)
        return was if was != self.range_of(row.exact, first_pos) else ""

    def range_of(self, exact: Exact | None, first_pos: int) -> str:
        """`1–4`; `3` where the place is certain, a dash where nothing is proved."""
        if exact is None:
            return "–"
        low, high = (place + first_pos - 1 for place in (exact.best_bound, exact.worst_bound))
        return str(low) if low == high else f"{low}–{high}"

    def mark(self, mark: Mark) -> str:
        """What is proved of a club, for the mark behind its name."""
        said = [words.zone(zone, self.names, self.lang) for zone in mark.zones]
        if mark.place:
            said.append(words.ui("web-marks-place", self.lang, place=mark.place))
        return words.ui("web-marks-certain", self.lang, what="; ".join(said))

    def ladder(self, ladder: Ladder, first_pos: int) -> str:
        """What a ladder leads to; `Título (1)`."""
        if ladder.award is not None:
            points = "" if ladder.award.points is None else f" ({ladder.award.points:+d})"
            return f"{ladder.award.label}{points}"
        if ladder.zone is None:
            return self.zone_name(None)
        places = [place + first_pos - 1 for place in ladder.zone.places]
        told = f"{places[0]}–{places[-1]}" if len(places) > 1 else "".join(str(place) for place in places)
        said = self.zone_name(ladder.zone)
        return f"{said} ({told})" if told else said

    def zone_name(self, zone: Zone | None) -> str:
        """What places lead to; where they lead to nothing that has a name, the first place counts."""
        return words.zone(zone, self.names, self.lang) if zone else self.named("web-chances", "first")

    def picked(self, match: MatchAhead, outcome: str) -> str:
        """`gana Melgar`, `empate`."""
        team = match.home if outcome == "home" else match.away if outcome == "away" else ""
        return words.ui(f"web-chances-{outcome}", self.lang, team=self.team(team))

    def share(self, share: float | None) -> str:
        """The chance of an outcome in whole per cents; "": it is not known."""
        if share is None:
            return ""
        sign = " %" if self.lang == "es" else "%"
        return f"{100 * share:.0f}{sign}"

    def weight(self, match: MatchAhead) -> str:
        """How much a match decides, and what."""
        about = self.named("web-chances", "first") if match.about == "1" else match.about
        return words.ui(
            "web-chances-weight",
            self.lang,
            points=f"{100 * match.leverage:.0f}",
            team=self.team(match.team),
            about=about,
        )

    def places_long(self, places: Iterable[int]) -> str:
        """`1.º`, `Entre los 4 primeros`; places as they are counted in the table."""
        said = words.places(tuple(places), 1, self.lang)
        return said[:1].upper() + said[1:]

    def branches(self, branches: tuple[str, ...]) -> list[tuple[str, str, str]]:
        """For each result of a club's last match its letter, what it means, and that in words."""
        named = ("win", "draw", "loss") if len(branches) == 3 else ()
        letters = [self.named("web-if", each) for each in named] or words.outcomes(len(branches), self.lang)
        return [
            (letter, mark, self.named("web-branch", mark))
            for letter, mark in zip(letters, branches, strict=True)
        ]

    def enough(self, row: PointsRow, number: int, place: int) -> str:
        """`60 / 58`: points that make sure of a place, and with which it is still possible."""
        if row.worst <= place:
            return "✓"
        need, may = row.marks[number]
        if may is None:
            return ""
        return f"{'–' if need is None else need} / {may}"

    def course(self, page: CoursePage, line: Line) -> str:
        """What there was to win or lose."""
        first = self.zone_name(None)
        return page.course.what(line, first) if page.course is not None else first

    def many(self, number: int) -> str:
        """`50 000`."""
        return f"{number:,}".replace(",", "\u202f")

    def course_share(self, share: float) -> str:
        """A chance of then in per cent; nothing was proved of it."""
        percent_ = 100 * share
        if percent_ < 0.1:
            return "·"
        return "<1" if percent_ < 1 else ">99" if percent_ > 99 else f"{percent_:.0f}"

    def notes(self, page: ChancesPage) -> list[str]:
        """What a reader must know of a forecast, in sentences."""
        found = page.chances
        said = [words.finding(each, self.lang, self.names) for each in found.findings] if found else []
        return [f"{each[:1].upper()}{each[1:]}." for each in said]

    def fault(self, error: Any) -> str:
        """Why something cannot be answered."""
        return words.error(error, self.lang, self.names)
