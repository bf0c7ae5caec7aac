"""A table with all that its page shows beside the figures: zones, form, notes, what is still open."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from torneo.model import MatchId, NotFoundError, Result, Status, TeamId
from torneo.office.lookup import table_id, tables_of, the_edition, the_tables, the_team
from torneo.office.partial_tables import partial_tables
from torneo.progression import EditionState, LeagueState, MatchState, Season, TableState, Zone, zones
from torneo.standings import Adjustment, Row, Step, make_table, why

Letter = Literal["won", "drawn", "lost"]
LIVE = "live"
"""Scope of a table in which results that were reported and not confirmed yet count as well."""
SCOPES = ("home", "away", "half-1", "half-2", "last5", LIVE)
_FORM = 5
_WEIGHT = {
    kind: number
    for number, kind in enumerate(
        ("title", "relegation", "promotion", "international", "next_stage", "playoff", "penalty", "bonus")
    )
}
"""What a place is marked by where it gives several things."""


@dataclass(frozen=True, slots=True)
class FormMark:
    """How one of the last matches of a team went, with the match to look at."""

    letter: Letter
    match: MatchId
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as it is printed. `zone`: number of its zone in the legend from 0, None: it is in none.

    `note`: number of its note from 1, 0: it has none. `awaits`: what will separate it from those level with it.
    """

    row: Row
    pos: int
    zone: int | None = None
    form: tuple[FormMark, ...] = ()
    note: int = 0
    awaits: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Points given or taken, for the notes below the table."""

    number: int
    team: TeamId
    adjustments: tuple[Adjustment, ...]


@dataclass(frozen=True, slots=True)
class TablePage:
    """One table of an edition.

    Attributes:
        others: The tables of the edition as they are asked for, this one too.
        rounds: Last round of its stage; 0: it is not of one league, so it has neither rounds nor scopes.
        played_to: Last round in which anything was played.
        last_day: Day of the last result that counts.
        unconfirmed: Results that were reported and do not count yet.
    """

    edition: EditionState
    id: str
    state: TableState
    rows: tuple[TableRow, ...]
    zones: tuple[Zone, ...]
    notes: tuple[Note, ...]
    others: tuple[TableState, ...]
    rounds: int = 0
    played_to: int = 0
    last_day: date | None = None
    unconfirmed: int = 0
    round: int | None = None
    scope: str = ""

    @property
    def is_simulated(self) -> bool:
        return any(each.row.simulated for each in self.rows)

    @property
    def has_begun(self) -> bool:
        """Anything counts in it: before that all share the first place, which is no news."""
        return any(each.row.played or each.row.points for each in self.rows)

    @property
    def is_whole(self) -> bool:
        """All results that count are in it, and no others."""
        return self.round is None and not self.scope

    @property
    def has_carried(self) -> bool:
        return any(each.row.carried for each in self.rows)

    @property
    def has_bonus(self) -> bool:
        return any(each.row.bonus for each in self.rows)


@dataclass(frozen=True, slots=True)
class WhyPage:
    """Why a team stands where it stands: the row above and the row below it, with every criterion asked."""

    page: TablePage
    row: TableRow
    above: "Neighbour | None"
    below: "Neighbour | None"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """`first` stands above `second`, or level with it."""

    first: TableRow
    second: TableRow
    steps: tuple[Step, ...]


def table_page(
    season: Season, edition: str, table: str, *, round_: int | None = None, scope: str = ""
) -> TablePage:
    """The page of one table, of all its matches, of those up to a round or of those of a scope.

    Raises:
        NotFoundError: `no-edition`, `no-table`, `no-round` (round, last).
        UsageError: `scope-unknown` (found, known).
    """
    where = the_edition(season, edition)
    return _page(season, where, the_tables(where, table)[0], round_, scope)


def table_pages(season: Season, edition: str) -> tuple[TablePage, ...]:
    """Every table of an edition."""
    where = the_edition(season, edition)
    return tuple(_page(season, where, state, None, "") for state in where.all_tables())


def moved(page: TablePage) -> dict[TeamId, int]:
    """Places that each team of a table won, or lost, against the table after the round before; + is up.

    Empty where there is nothing to compare with: before the second round, in a table of some of the matches, and in a
    table over several stages.
    """
    last = page.round or page.played_to
    if page.scope or not page.rounds or last < 2:
        return {}
    whole = the_tables(page.edition, page.id)[0]
    before = partial_tables(page.edition, (whole,), last - 1, None)[0]
    if not before.results:
        return {}
    places = {row.team: row.pos for row in before.table}
    return {each.row.team: places[each.row.team] - each.row.pos for each in page.rows}


def why_page(
    season: Season, edition: str, table: str, team: str, *, round_: int | None = None, scope: str = ""
) -> WhyPage:
    """The reasons for the place of a team. Raises as `table_page`, and `NotFoundError` `team-not-in-table`."""
    page = table_page(season, edition, table, round_=round_, scope=scope)
    wanted = the_team(season, team)
    found = [number for number, each in enumerate(page.rows) if each.row.team == wanted]
    if not found:
        raise NotFoundError("team-not-in-table", team=wanted)
    at = found[0]
    above = _between(page, page.rows[at - 1], page.rows[at]) if at else None
    below = _between(page, page.rows[at], page.rows[at + 1]) if at + 1 < len(page.rows) else None
    return WhyPage(page, page.rows[at], above, below)


def _between(page: TablePage, first: TableRow, second: TableRow) -> Neighbour:
    state = page.state
    steps = why(
        state.teams,
        state.results,
        state.rules,
        first.row.team,
        second.row.team,
        inputs=state.inputs,
        complete=state.complete,
    )
    return Neighbour(first, second, steps)


def _page(
    season: Season, where: EditionState, whole: TableState, round_: int | None, scope: str
) -> TablePage:
    league = league_of(where, whole)
    state = whole
    if scope == LIVE:
        state = live_table(league, whole) if league else whole
    elif round_ is not None or scope:
        state = partial_tables(where, (whole,), round_, scope or None)[0]
    found = zones(season, whole.key)
    marks = forms(state)
    notes: list[Note] = []
    awaits = {team: level.criterion for level in state.table.levels for team in level.teams}
    rows: list[TableRow] = []
    for place, row in enumerate(state.table, start=1):
        if row.adjustments:
            notes.append(Note(len(notes) + 1, row.team, row.adjustments))
        zone = _zone(found, place)
        rows.append(
            TableRow(
                row,
                row.pos + state.first_pos - 1,
                None if scope else zone,
                marks.get(row.team, ()),
                len(notes) if row.adjustments else 0,
                awaits.get(row.team),
            )
        )
    matches = league.matches if league else ()
    return TablePage(
        where,
        table_id(whole),
        state,
        tuple(rows),
        () if scope else found,
        tuple(notes),
        tuple(tables_of(where).values()),
        rounds=matches[-1].round if matches else 0,
        played_to=next((match.round for match in reversed(matches) if match.result is not None), 0),
        last_day=max((result.day for result in state.results if result.day is not None), default=None),
        unconfirmed=len(_unconfirmed(league, whole)) if league else 0,
        round=round_,
        scope=scope,
    )


def _zone(found: tuple[Zone, ...], place: int) -> int | None:
    """The number of the zone that marks a place: of several the one that says most of it."""
    held = [number for number, each in enumerate(found) if place in each.places]
    return min(held, key=lambda number: (_WEIGHT.get(found[number].kind, 9), number), default=None)


def league_of(where: EditionState, state: TableState) -> LeagueState | None:
    """The league whose table it is; None for a table over several stages."""
    return next(
        (
            stage
            for stage in where.stages
            if isinstance(stage, LeagueState) and any(one.key == state.key for one in stage.all_tables())
        ),
        None,
    )


def live_table(league: LeagueState, state: TableState) -> TableState:
    """A table as it would be if what was reported were confirmed."""
    results = (*state.results, *_unconfirmed(league, state))
    table = make_table(state.teams, results, state.rules, inputs=state.inputs, complete=False)
    return replace(state, table=table, results=results, complete=False)


def _unconfirmed(league: LeagueState, state: TableState) -> tuple[Result, ...]:
    members = set(state.teams)
    return tuple(
        match.result.result
        for match in league.matches
        if match.result is not None
        and not match.counts
        and match.result.result.score is not None
        and {match.home.team, match.away.team} <= members
    )


# -- form ----------------------------------------------------------------------------------------------------------------


def forms(state: TableState, count: int = _FORM) -> dict[TeamId, tuple[FormMark, ...]]:
    """The last results of each team that stand in a table, the newest last."""
    found: dict[TeamId, list[FormMark]] = {team: [] for team in state.teams}
    still = len(found)
    for result in sorted(state.results, key=_newest_last)[::-1]:
        if not still:
            break
        if result.match is not None:
            for team, letter in letters(result):
                marks = found.get(team)
                if marks is not None and len(marks) < count:
                    marks.append(FormMark(letter, result.match, result.simulated))
                    still -= len(marks) == count
    return {team: tuple(reversed(marks)) for team, marks in found.items() if marks}


def _newest_last(result: Result) -> date:
    return result.day or date.max


def letters(result: Result) -> tuple[tuple[TeamId, Letter], ...]:
    """Won, drawn or lost for both sides; nothing for a result without a score."""
    if result.status is Status.DOUBLE_LOSS:
        return ((result.home, "lost"), (result.away, "lost"))
    if result.score is None or result.status in {Status.ABANDONED, Status.EXPUNGED}:
        return ()
    home, away = result.score
    if home == away:
        return ((result.home, "drawn"), (result.away, "drawn"))
    if home > away:
        return ((result.home, "won"), (result.away, "lost"))
    return ((result.home, "lost"), (result.away, "won"))


def played_order(match: MatchState) -> tuple[bool, date, int, str]:
    """Order in which matches were, or are to be, played; those without a day last."""
    fact = match.result
    day = (fact.result.day if fact is not None else None) or match.planned.day
    return (day is None, day or date.max, match.round or match.leg, str(match.id))
