"""The answer of a forecast: chances of places, points, zones, awards and matches, as values and as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from torneo.model import Finding, TeamId
from torneo.progression import Zone
from torneo.rules.resolve import NodeKey, TableKey
from torneo.words import Lang, Names, table_name, ui
from torneo.words import zone as zone_said

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Exact:
    """What is proved of a club's place. `best`, `worst`: reached, None: not decided within the time; the bounds hold."""

    best: int | None
    worst: int | None
    best_bound: int
    worst_bound: int

    def is_certain(self, places: Sequence[int]) -> bool:
        """Every place it can have is among these."""
        return all(place in places for place in range(self.best_bound, self.worst_bound + 1))

    def is_impossible(self, places: Sequence[int]) -> bool:
        """No place it can have is among these."""
        return not any(self.best_bound <= place <= self.worst_bound for place in places)


@dataclass(frozen=True, slots=True)
class PointsSummary:
    """Points at the end: mean, and the points that 10, 50 and 90 per cent of the seasons do not exceed."""

    mean: float
    p10: int
    p50: int
    p90: int


def points_summary(counts: "npt.NDArray[np.int64]", low: int) -> PointsSummary:
    """The summary of a count of points, the first of which is `low`."""
    total = int(counts.sum())
    if not total:
        return PointsSummary(0.0, 0, 0, 0)
    mean = sum((low + at) * int(count) for at, count in enumerate(counts)) / total
    reached, quantiles = 0, []
    wanted = [0.1 * total, 0.5 * total, 0.9 * total]
    for at, count in enumerate(counts):
        reached += int(count)
        while wanted and reached >= wanted[0] and count:
            quantiles.append(low + at)
            wanted.pop(0)
    return PointsSummary(mean, *quantiles)


@dataclass(frozen=True, slots=True)
class ZoneChances:
    """How often a club came into a zone. `is_awarded`: counted by the award, which asks for more than the place."""

    kind: str
    label: str
    count: int
    places: tuple[int, ...]
    stage: NodeKey | None = None
    is_awarded: bool = False


@dataclass(frozen=True, slots=True)
class ClubChances:
    """A club of a table. `counts`: how often it had each place."""

    team: TeamId
    counts: tuple[int, ...]
    points: PointsSummary
    zones: tuple[ZoneChances, ...] = ()
    exact: Exact | None = None

    @property
    def total(self) -> int:
        """Seasons in which it was in the table."""
        return sum(self.counts)

    @property
    def mean_place(self) -> float:
        """Its place on average, seasons outside the table at the end of it."""
        return sum(place * count for place, count in enumerate(self.counts, 1)) / max(self.total, 1)

    def is_proved(self, places: Sequence[int]) -> bool | None:
        """True: it is certain to end in one of these places; False: it cannot; None: neither is proved."""
        if all(place in places for place in range(1, len(self.counts) + 1)):
            return True
        if self.exact is None:
            return None
        if self.exact.is_certain(places):
            return True
        return False if self.exact.is_impossible(places) else None


@dataclass(frozen=True, slots=True)
class TableChances:
    """A table: its clubs, the best placed on average first."""

    key: TableKey
    title: str
    clubs: tuple[ClubChances, ...]
    first_pos: int = 1
    seasons: int = 0


@dataclass(frozen=True, slots=True)
class AwardChances:
    """Who gets an award how often."""

    label: str
    kind: str
    points: int | None
    into: str
    teams: tuple[tuple[TeamId, int], ...]
    seasons: int


@dataclass(frozen=True, slots=True)
class MatchShown:
    """A match left. `about`: what its leverage is about, `team`: for whom."""

    home: TeamId
    away: TeamId
    round: int
    day: date | None
    stage: str
    outcomes: tuple[float, float, float]
    leverage: float
    error: float
    about: str
    team: TeamId


@dataclass(frozen=True, slots=True)
class Chances:
    """A forecast. `seasons`: how many were played; fewer than `runs` where it was stopped (`is_cut`)."""

    runs: int
    seed: int
    seasons: int
    is_cut: bool
    model: Mapping[str, object]
    rules: str
    tables: tuple[TableChances, ...]
    awards: tuple[AwardChances, ...]
    matches: tuple[MatchShown, ...]
    watched: int
    what_if: tuple[str, ...]
    findings: tuple[Finding, ...]
    names: Names

    def json(self, lang: Lang) -> dict[str, Any]:
        """As data. Chances are shares of the seasons; what is proved stands in `exact`."""
        from torneo.exchange.json_shapes import findings_json

        return {
            "runs": self.runs,
            "seed": self.seed,
            "seasons": self.seasons,
            "interrupted": self.is_cut,
            "standard_error_max": round(0.5 / self.seasons**0.5, 6),
            "model": dict(self.model),
            "rules": self.rules,
            "if": list(self.what_if),
            "clubs": [self._club(club, table, lang) for table in self.tables for club in table.clubs],
            "matches": [
                {
                    "home": match.home,
                    "away": match.away,
                    "p_home": round(match.outcomes[0], 6),
                    "p_draw": round(match.outcomes[1], 6),
                    "p_away": round(match.outcomes[2], 6),
                    "leverage": round(match.leverage, 6),
                    "leverage_error": round(match.error, 6),
                    "leverage_of": {"team": match.team, "about": match.about} if match.team else None,
                    "round": match.round,
                    "date": match.day.isoformat() if match.day else None,
                    "stage": match.stage,
                }
                for match in self.matches
            ],
            "awards": [
                {
                    "award": award.label,
                    "kind": award.kind,
                    "points": award.points,
                    "in": award.into or None,
                    "teams": [
                        {"team": team, "chance": round(count / award.seasons, 6)}
                        for team, count in award.teams
                    ],
                }
                for award in self.awards
            ],
            "findings": findings_json(self.findings, lang, self.names),
        }

    def svg(self, lang: Lang) -> str:
        """A heat map of the places of every table, with its text alternative."""
        from torneo.exchange import svg_chances

        body, top, width = [], 0, 0
        for table in self.tables:
            columns = tuple(
                str(place + table.first_pos) for place in range(max(len(club.counts) for club in table.clubs))
            )
            rows = tuple(
                svg_chances.HeatRow(
                    self.names.team(club.team),
                    f"{club.points.mean:.1f}",
                    tuple(count / table.seasons for count in club.counts),
                    tuple(
                        percent(count, table.seasons, proved=club.is_proved((place,)), lang=lang)
                        for place, count in enumerate(club.counts, 1)
                    ),
                )
                for club in table.clubs
            )
            title = self.table_words(table, lang)
            about = ui("chances-about", lang, seasons=table.seasons, seed=self.seed)
            body.append(svg_chances.heat_map(title, about, columns, rows, lang=lang, top=top))
            top += svg_chances.heat_height(len(rows))
            width = max(width, svg_chances.heat_width(len(columns)))
        return svg_chances.picture(max(width, 200), max(top, 40), ui("chances-title", lang), body, lang=lang)

    def table_words(self, table: TableChances, lang: Lang) -> str:
        """What a table is called."""
        if table.key.edition:
            return table_name(table.key, self.names, lang)
        return table.title or ui("chances-title", lang)

    def zone_words(self, zone: ZoneChances, lang: Lang) -> str:
        """What a zone of a table is called."""
        return zone_said(
            Zone(zone.places, zone.kind, "" if zone.stage else zone.label, zone.stage), self.names, lang
        )

    @staticmethod
    def percent(count: int, seasons: int, *, proved: bool | None, lang: Lang) -> str:
        """See `percent`."""
        return percent(count, seasons, proved=proved, lang=lang)

    def _club(self, club: ClubChances, table: TableChances, lang: Lang) -> dict[str, Any]:
        seasons = table.seasons
        del lang
        return {
            "team": club.team,
            "name": self.names.team(club.team),
            "group": table.title,
            "places": [round(count / seasons, 6) for count in club.counts],
            "points": {
                "mean": round(club.points.mean, 4),
                "p10": club.points.p10,
                "p50": club.points.p50,
                "p90": club.points.p90,
            },
            "zones": {zone.label: round(zone.count / seasons, 6) for zone in club.zones},
            "exact": None
            if club.exact is None
            else {
                "best": club.exact.best,
                "worst": club.exact.worst,
                "best_bound": club.exact.best_bound,
                "worst_bound": club.exact.worst_bound,
            },
        }


def percent(count: int, seasons: int, *, proved: bool | None, lang: Lang) -> str:
    """A chance for people: `0 %` and `100 %` only where it is proved, else `<0.1 %` and `>99.9 %`."""
    sign = " %" if lang == "es" else "%"
    if proved is not None:
        return f"{'100' if proved else '0'}{sign}"
    thousandths = 1000 * count / seasons
    if thousandths < 1:
        return f"<0.1{sign}"
    if thousandths > 999:
        return f">99.9{sign}"
    return f"{thousandths / 10:.1f}{sign}"
