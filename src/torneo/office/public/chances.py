"""The chances of an edition as its page shows them: what was answered beside the server, laid out for one table.

Nothing is computed here: `office.forecaster` has the answers, or will have them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from torneo.model import ConflictError, TeamId, TorneoError, UsageError
from torneo.office.chances_shown import (
    AwardChances,
    Chances,
    ClubChances,
    Exact,
    MatchShown,
    TableChances,
    ZoneChances,
)
from torneo.office.forecaster import State
from torneo.office.lookup import find_match, table_id, tables_of, the_edition, the_tables
from torneo.office.public.tables import league_of
from torneo.office.questions import Kind, Outlook, Question, RowNow
from torneo.office.site import View
from torneo.office.supposing import WhatIf, parse_what_if
from torneo.progression import EditionState, Season, TableState, Zone, zones

Ask = Callable[[Question], State]
"""How something is asked about the season of a view: `Forecaster.ask` with all else filled in."""

SUPPOSED_MAX = 20
"""Results that somebody may suppose at once."""
_RUNGS = 6
"""Clubs of a ladder that are shown; the rest is counted."""
_WEIGHTY = 6
_WEIGHTY_FROM = 0.05
"""Chance from which on it is said that a match decides: what is less may be strengths that both matches tell of."""
_OUTCOMES = (("home", "1-0"), ("draw", "1-1"), ("away", "0-1"))
"""A score for each outcome that somebody picks without naming one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The chance of a place. `said`: `proved`, `out`, `rare`, `low`, `high`, or "" for whole per cents in `percent`.

    `depth` 0-9: how strong its colour is.
    """

    said: str
    percent: int
    depth: int


@dataclass(frozen=True, slots=True)
class PlacesRow:
    """The places of a club at the end. `now`: its row in the table as it stands, or would stand with what is supposed.

    `before`, `exact_before`: without what is supposed; None where nothing is.
    """

    team: TeamId
    now: RowNow | None
    before: RowNow | None
    mean: float
    low: int
    high: int
    exact: Exact | None
    cells: tuple[Cell, ...]
    exact_before: Exact | None = None

    @property
    def moved(self) -> int:
        """Places that the supposed results lift it in the table; negative: down."""
        return self.before.pos - self.now.pos if self.before and self.now else 0


@dataclass(frozen=True, slots=True)
class Rung:
    """A club on the ladder of a zone. `change`: points of a per cent that suppositions move it by; None: none are made."""

    team: TeamId
    count: int
    seasons: int
    proved: bool | None
    change: float | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """Who may come into a zone, the likeliest first. `zone` None: the first place. `out`: whoever certainly may not.

    `award`: what is given, where it does not hang on a place of the table.
    """

    zone: Zone | None
    rungs: tuple[Rung, ...]
    out: tuple[TeamId, ...]
    more: int
    award: AwardChances | None = None

    @property
    def kind(self) -> str:
        """What sort of thing it leads to, as of a zone."""
        return self.award.kind if self.award else self.zone.kind if self.zone else ""


@dataclass(frozen=True, slots=True)
class Supposed:
    """A result that somebody supposes: its clubs, its score, and how it is written in an address."""

    home: TeamId
    away: TeamId
    score: str
    text: str


@dataclass(frozen=True, slots=True)
class MatchAhead:
    """A match left with its chances. `supposed`: its place among the suppositions; None: none is made about it.

    `outcomes` None: they are not known, since the match is not among those simulated.
    """

    home: TeamId
    away: TeamId
    day: date | None
    outcomes: tuple[float, float, float] | None
    leverage: float
    about: str
    team: TeamId
    supposed: Supposed | None

    def choices(self) -> tuple[tuple[str, str, float | None], ...]:
        """Outcome, how it is written in an address, its chance."""
        return tuple(
            (name, f"{self.home} {score} {self.away}", self.outcomes[number] if self.outcomes else None)
            for number, (name, score) in enumerate(_OUTCOMES)
        )

    @property
    def chosen(self) -> str:
        """The outcome that is supposed; "": none is."""
        if self.supposed is None:
            return ""
        home, away = (int(goals) for goals in self.supposed.score.split("-"))
        return "home" if home > away else "away" if home < away else "draw"


@dataclass(frozen=True, slots=True)
class RoundAhead:
    """A round with matches left."""

    stage: str
    number: int
    count: int


@dataclass(frozen=True, slots=True)
class ChancesPage:
    """One table of an edition with the chances of its clubs.

    Attributes:
        table: None where all is decided by ties.
        tables: All of the edition.
        actual: What is known without suppositions.
        state: What is known with them; the same where none are made.
        supposed: What is supposed, in the order of the address.
        is_over: Nothing is left to be played.
    """

    edition: EditionState
    table: TableState | None
    id: str
    tables: tuple[tuple[str, TableState], ...]
    actual: State
    state: State
    supposed: tuple[Supposed, ...]
    is_over: bool
    rows: tuple[PlacesRow, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    rounds: tuple[RoundAhead, ...] = ()
    round: RoundAhead | None = None
    matches: tuple[MatchAhead, ...] = ()
    weighty: tuple[MatchAhead, ...] = ()

    @property
    def is_waiting(self) -> bool:
        return not self.is_over and (self.state.is_waiting or self.actual.is_waiting)

    @property
    def error(self) -> TorneoError | None:
        return self.state.error or self.actual.error

    @property
    def chances(self) -> Chances | None:
        """The forecast that is shown: with what is supposed, or until that is known without it."""
        found = self.shown
        return found.chances if found is not None else None

    @property
    def shown(self) -> Outlook | None:
        for state in (self.state, self.actual):
            if isinstance(state.answer, Outlook):
                return state.answer
        return None

    @property
    def columns(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)

    def with_one(self, text: str) -> tuple[str, ...]:
        """The suppositions with one more, which takes the place of another about the same match."""
        new = parse_what_if(text)
        kept = [one.text for one in self.supposed if (one.home, one.away) != (new.home, new.away)]
        return (*kept, text)

    def without(self, gone: Supposed) -> tuple[str, ...]:
        return tuple(one.text for one in self.supposed if one != gone)


def question_of(kind: Kind, view: View, edition: str, supposed: Sequence[Supposed] = ()) -> Question:
    """What is asked about an edition in the time of a view."""
    return Question(
        kind=kind,
        edition=edition,
        as_of=view.as_of,
        known_at=view.known_at,
        what_if=tuple(sorted(one.text for one in supposed)),
    )


def supposed_of(view: View, edition: str, texts: Iterable[str]) -> tuple[Supposed, ...]:
    """Results that somebody supposes, each of a match that is still to be played.

    Raises:
        UsageError: `what-if-unread` (found), `what-if-many` (found, most).
        NotFoundError: as `find_match`.
        ConflictError: `what-if-played` (home, away); as `find_match`.
    """
    asked = list(dict.fromkeys(texts))
    if len(asked) > SUPPOSED_MAX:
        raise UsageError("what-if-many", found=len(asked), most=SUPPOSED_MAX)
    where = the_edition(view.season, edition)
    found: dict[tuple[TeamId, TeamId], Supposed] = {}
    for text in asked:
        one: WhatIf = parse_what_if(text)
        match = find_match(view.season, where, home=one.home, away=one.away, swap=True, across=True)
        home, away = match.match.home.team, match.match.away.team
        assert home is not None
        assert away is not None
        if not match.match.is_open or match.stage is None:
            raise ConflictError("what-if-played", home=home, away=away)
        goals = (one.score.away, one.score.home) if match.swapped else (one.score.home, one.score.away)
        score = f"{goals[0]}-{goals[1]}"
        found[home, away] = Supposed(home, away, score, f"{home} {score} {away}")
    return tuple(found.values())


def chances_page(
    view: View,
    ask: Ask,
    edition: str,
    *,
    table: str | None = None,
    supposed: Sequence[str] = (),
    stage: str | None = None,
    round_: int | None = None,
) -> ChancesPage:
    """The page of an edition's chances; what is not known is asked for and will be known later.

    Raises:
        NotFoundError: `no-edition`, `no-table`; as `supposed_of`.
        UsageError, ConflictError: as `supposed_of`.
        TooManyRequests: as `ask`.
    """
    where = the_edition(view.season, edition)
    tables = tuple(tables_of(where).items())
    chosen = the_tables(where, table)[0] if table else first_table(where) if tables else None
    name = table_id(chosen) if chosen is not None else ""
    asked = supposed_of(view, edition, supposed)
    if is_played_out(where):
        return ChancesPage(where, chosen, name, tables, State(), State(), asked, is_over=True)
    actual = ask(question_of("chances", view, edition))
    state = actual
    if asked:
        state = ask(question_of("chances", view, edition, asked))
    page = ChancesPage(where, chosen, name, tables, actual, state, asked, is_over=False)
    return _filled(view.season, page, stage, round_)


def is_played_out(where: EditionState) -> bool:
    """Nothing of the edition is left to be played."""
    return not any(match.is_open for match in where.matches()) and all(each.complete for each in where.stages)


def first_table(where: EditionState) -> TableState:
    """The table that is looked at without naming one: the first that is still being played, or the last."""
    tables = list(where.all_tables())
    going = [state for state in tables if not state.complete and state.teams]
    begun = [state for state in going if league_of(where, state) is not None and state.left]
    return (begun or going or tables[-1:])[0]


def _filled(season: Season, page: ChancesPage, stage: str | None, round_: int | None) -> ChancesPage:

    shown = page.shown
    if shown is None:
        return page
    found = _table(shown.chances, page.table) if page.table is not None else None
    plain = page.actual.answer if isinstance(page.actual.answer, Outlook) else None
    has_base = plain is not None and page.state.answer is not None and bool(page.supposed)
    base = _table(plain.chances, page.table) if has_base and plain and page.table is not None else None
    ladders = _ladders(season, found, base) if found else ()
    ahead = _ahead(page, plain or shown, shown)
    rounds = _rounds(ahead)
    here = next(
        (one for one in rounds if (stage in (None, one.stage)) and one.number == round_),
        rounds[0] if rounds else None,
    )
    return replace(
        page,
        rows=_rows(page, found, base, shown, plain) if found else (),
        ladders=(*ladders, *_awards(shown.chances, plain.chances if has_base and plain else None, ladders)),
        rounds=rounds,
        round=here,
        matches=tuple(one for key, one in ahead if here is not None and key == (here.stage, here.number)),
        weighty=tuple(
            sorted(
                (one for _, one in ahead if one.leverage >= _WEIGHTY_FROM),
                key=lambda one: (-one.leverage, one.day or date.max, one.home, one.away),
            )[:_WEIGHTY]
        ),
    )


def _table(chances: Chances, state: TableState) -> TableChances | None:
    return next((one for one in chances.tables if one.key == state.key), None)


# -- places ------------------------------------------------------------------------------------------------------------


def _rows(
    page: ChancesPage,
    table: TableChances,
    base: TableChances | None,
    shown: Outlook,
    plain: Outlook | None,
) -> tuple[PlacesRow, ...]:
    proved = {club.team: club.exact for club in base.clubs} if base else {}
    now = {row.team: row for row in shown.rows.get(page.id, ())}
    before = {row.team: row for row in plain.rows.get(page.id, ())} if plain and base else {}
    return tuple(
        PlacesRow(
            club.team,
            now.get(club.team),
            before.get(club.team),
            club.points.mean,
            club.points.p10,
            club.points.p90,
            club.exact,
            tuple(
                _cell(count, table.seasons, club.is_proved((place,)))
                for place, count in enumerate(club.counts, start=1)
            ),
            proved.get(club.team),
        )
        for club in table.clubs
    )


def _cell(count: int, seasons: int, proved: bool | None) -> Cell:
    """A place of the heat map: never 0 or 100 where it is not proved."""
    if proved is not None:
        return Cell("proved" if proved else "out", 100 if proved else 0, 9 if proved else 0)
    share = count / seasons
    percent = round(100 * share)
    depth = min(9, 1 + int(9 * share**0.6)) if share >= 0.005 else 0
    if share < 0.001:
        return Cell("rare", 0, 0)
    if percent < 1:
        return Cell("low", 0, 0)
    return Cell("high", 99, 9) if percent > 99 else Cell("", percent, depth)


# -- ladders -----------------------------------------------------------------------------------------------------------


def ladder_zones(season: Season, table: TableChances) -> tuple[Zone, ...]:
    """What places of a table lead to, in the order of the files; nothing where they lead to nothing that has a name."""
    written = zones(season, table.key)
    found: list[Zone] = []
    seen: set[tuple[str, str]] = set()
    for each in (zone for club in table.clubs[:1] for zone in club.zones if zone.label or zone.stage):
        if each.is_awarded and (each.label, each.kind) in seen:
            continue  # one award that several places may receive is counted as a whole
        seen.add((each.label, each.kind))
        plain = Zone(each.places, each.kind, "" if each.stage else each.label, each.stage)
        found.append(next((zone for zone in written if _is_same(zone, each)), plain))
    return tuple(found)


def _is_same(zone: Zone, chances: ZoneChances) -> bool:
    """The zone of a table that chances are about."""
    return (zone.places, zone.kind, zone.stage) == (chances.places, chances.kind, chances.stage) and (
        chances.stage is not None or zone.label == chances.label
    )


def _ladders(season: Season, table: TableChances, base: TableChances | None) -> tuple[Ladder, ...]:
    return tuple(_ladder(zone, table, base) for zone in ladder_zones(season, table) or (None,))


def _ladder(zone: Zone | None, table: TableChances, base: TableChances | None) -> Ladder:
    before = {club.team: of_zone(club, zone)[0] for club in base.clubs} if base else {}
    rungs, out = [], []
    for club in table.clubs:
        count, proved = of_zone(club, zone)
        if proved is False:
            out.append(club.team)
            continue
        change = None
        if base is not None:
            change = 100 * (count / table.seasons - before.get(club.team, 0) / base.seasons)
        rungs.append(Rung(club.team, count, table.seasons, proved, change))
    rungs.sort(key=lambda rung: (-rung.count, rung.team))
    return Ladder(zone, tuple(rungs[:_RUNGS]), tuple(out), max(0, len(rungs) - _RUNGS))


def _awards(chances: Chances, base: Chances | None, ladders: Iterable[Ladder]) -> tuple[Ladder, ...]:
    """Titles and points that are not told with the places of the table: those of finals, and of other tables."""
    told = {ladder.zone.label for ladder in ladders if ladder.zone}
    before = {
        (award.label, team): count / award.seasons
        for award in (base.awards if base else ())
        for team, count in award.teams
    }
    found: list[Ladder] = []
    for award in chances.awards:
        if award.label in told or (award.kind != "title" and award.points is None):
            continue
        rungs = [
            Rung(
                team,
                count,
                award.seasons,
                None,
                100 * (count / award.seasons - before.get((award.label, team), 0.0)) if base else None,
            )
            for team, count in award.teams
        ]
        found.append(Ladder(None, tuple(rungs[:_RUNGS]), (), max(0, len(rungs) - _RUNGS), award))
    return tuple(found)


def of_zone(club: ClubChances, zone: Zone | None) -> tuple[int, bool | None]:
    """How often a club came into a zone, and whether that is proved or excluded."""
    if zone is None:
        return club.counts[0], club.is_proved((1,))
    for each in club.zones:
        if _is_same(zone, each):
            return each.count, None if each.is_awarded else club.is_proved(each.places)
    return 0, None


# -- matches left ------------------------------------------------------------------------------------------------------


def _ahead(page: ChancesPage, plain: Outlook, shown: Outlook) -> list[tuple[tuple[str, int], MatchAhead]]:
    """The matches left by stage and round; those supposed stay where they are.

    Of two that meet again in a later stage the first match alone, which is the one that a supposition is about.
    """
    moving = {(one.home, one.away): one for one in shown.chances.matches}
    supposed = {(one.home, one.away): one for one in page.supposed}
    listed: dict[tuple[str, str], MatchShown] = {}
    for one in (*plain.chances.matches, *shown.chances.matches):
        listed.setdefault((one.home, one.away), one)
    inside = set(page.table.teams) if page.table is not None else None
    found = []
    for pair, one in listed.items():
        if inside is not None and not inside & {one.home, one.away}:
            continue
        lively = moving.get((TeamId(pair[0]), TeamId(pair[1])))
        ahead = MatchAhead(
            one.home,
            one.away,
            one.day,
            one.outcomes,
            lively.leverage if lively else 0.0,
            lively.about if lively else "",
            lively.team if lively else TeamId(""),
            supposed.get((one.home, one.away)),
        )
        found.append(((one.stage, one.round), ahead))
    return sorted(found, key=lambda pair: (pair[1].day or date.max, pair[0], pair[1].home))


def _rounds(ahead: Iterable[tuple[tuple[str, int], MatchAhead]]) -> tuple[RoundAhead, ...]:
    count: dict[tuple[str, int], int] = {}
    for key, _ in ahead:
        count[key] = count.get(key, 0) + 1
    return tuple(RoundAhead(stage, number, many) for (stage, number), many in count.items())
