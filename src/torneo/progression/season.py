"""The Season: every stage, tie, table and award of linked editions as far as the ledger has brought them. A value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from torneo.ledger.facts import Facts, ResultFact
from torneo.model import (
    Decision,
    EditionId,
    Finding,
    MatchId,
    NotFoundError,
    Planned,
    Result,
    Score,
    Status,
    TeamId,
    TieId,
)
from torneo.rules.folder import Regulations
from torneo.rules.regulation import Award, Regulation
from torneo.rules.resolve import NodeKey, Slot, TableKey
from torneo.rules.stages import Stage
from torneo.rules.table_rules import TableRules
from torneo.standings import Adjustment, Inputs, Table


@dataclass(frozen=True, slots=True)
class Seat:
    """A slot of a stage or tie: the team in it, or None with what will decide it.

    `place` is the exact place where `slot` names a range of them; None for other kinds of slots.
    """

    slot: Slot | None
    team: TeamId | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class MatchState:
    """A match as it stands. `leg` counts from 1 within a tie, 0 in a league; `extra` is a third or deciding match.

    `result` is the result in force, also where it does not (yet) count; `counts` says whether it moves tables.
    """

    id: MatchId
    home: Seat
    away: Seat
    round: int = 0
    leg: int = 0
    extra: bool = False
    neutral: bool = False
    planned: Planned = field(default_factory=Planned)
    postponed_from: tuple[Planned, ...] = ()
    postponed_reason: str = ""
    result: ResultFact | None = None
    counts: bool = False

    @property
    def is_open(self) -> bool:
        """Nothing final is known of it: to be played, claimed only, under protest, or abandoned without a ruling."""
        if self.result is None or not self.counts or self.result.claim == "protested":
            return True
        return self.result.result.status is Status.ABANDONED


@dataclass(frozen=True, slots=True)
class TieState:
    """A knock-out pairing. `home` is at home first; `score` is the aggregate so far from its side.

    `winner` and `loser` are None while it is open; `void` is a tie that nobody wins (`among`).
    """

    id: TieId
    home: Seat
    away: Seat
    matches: tuple[MatchState, ...]
    score: Score | None = None
    penalties: Score | None = None
    winner: TeamId | None = None
    loser: TeamId | None = None
    decided: Decision | None = None
    void: bool = False
    name: str | None = None
    waiting: str | None = None
    """code of what keeps it open although its matches are played: `level`, `among`, `lots`; None otherwise"""

    @property
    def is_decided(self) -> bool:
        return self.winner is not None or self.void

    @property
    def is_simulated(self) -> bool:
        return any(m.result is not None and m.result.result.simulated for m in self.matches)


@dataclass(frozen=True, slots=True)
class MatchLeft:
    """A match of a table of which nothing final is known. `day` and `id` None: nobody has set a day, it has no id.

    In a table of one side of the ground, or against a club of another group, the side that the table does not hold
    is as it stands in the table's results: a club that is no member, or "".
    """

    home: TeamId
    away: TeamId
    round: int = 0
    day: date | None = None
    id: MatchId | None = None


@dataclass(frozen=True, slots=True)
class TableState:
    """A table with what it was made from, so that every place can be explained and taken as an input again.

    `complete`: all its matches are dealt with, extra matches included, and nothing is still to be credited.
    `playoffs`: extra matches that level clubs have played or have to play.
    `left`: its matches of which nothing final is known, in the order of the fixture list; `settled`: the results that
    count of all others. A result under protest may count in `results` while its match is among those left.
    `waits`: what else it still depends on: `fixtures` (not all matches are published), `teams` (seats are open),
    `credits` (points of an award are to come), `carried` (figures come from a table that is not complete).
    """

    key: TableKey
    name: str | None
    rules: TableRules
    inputs: Inputs
    table: Table
    complete: bool
    due: bool = False
    """all matches are dealt with and all points credited, so extra matches and lots are due"""
    teams: tuple[TeamId, ...] = ()
    results: tuple[Result, ...] = ()
    playoffs: tuple[MatchState, ...] = ()
    first_pos: int = 1
    left: tuple[MatchLeft, ...] = ()
    settled: tuple[Result, ...] = ()
    waits: tuple[str, ...] = ()

    def team_in(self, place: int) -> TeamId | None:
        """The team that holds a place for good; None while anything can still move it."""
        return self.table.place(place) if self.complete else None


@dataclass(frozen=True, slots=True)
class GroupState:
    """A group, or a league without groups (name ""): who is in it, its matches and its table."""

    name: str
    seats: tuple[Seat, ...]
    matches: tuple[MatchState, ...]
    table: TableState


@dataclass(frozen=True, slots=True)
class LeagueState:
    """A league (or Swiss) stage. `tables` are its further tables."""

    node: NodeKey
    stage: Stage
    groups: tuple[GroupState, ...]
    tables: tuple[TableState, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    """points given or taken in the stage as a whole: they count in every table over it"""

    matches: tuple[MatchState, ...] = field(init=False, repr=False, compare=False)
    """All matches once, in order of round; an interzonal match belongs to the group of its home side."""

    def __post_init__(self) -> None:
        """Put the matches in order once: every page of a league asks for them."""
        seen: dict[MatchId, MatchState] = {}
        for group in self.groups:
            for match in group.matches:
                seen.setdefault(match.id, match)
        in_order = tuple(sorted(seen.values(), key=lambda match: match.round))
        object.__setattr__(self, "matches", in_order)

    @property
    def complete(self) -> bool:
        return all(group.table.complete for group in self.groups)

    @property
    def teams(self) -> tuple[TeamId, ...]:
        return tuple(seat.team for group in self.groups for seat in group.seats if seat.team is not None)

    def table(self, name: str) -> TableState | None:
        for group in self.groups:
            if group.name == name:
                return group.table
        return next((table for table in self.tables if table.key.table == name), None)

    def all_tables(self) -> tuple[TableState, ...]:
        return (*(group.table for group in self.groups), *self.tables)


@dataclass(frozen=True, slots=True)
class KnockoutState:
    """A knock-out stage: who has a bye, and its ties in order. `order` are its teams in order of seeding."""

    node: NodeKey
    stage: Stage
    byes: tuple[Seat, ...]
    ties: tuple[TieState, ...]
    order: tuple[Seat, ...] = ()
    awaits_draw: bool = False

    @property
    def matches(self) -> tuple[MatchState, ...]:
        return tuple(match for tie in self.ties for match in tie.matches)

    @property
    def complete(self) -> bool:
        return bool(self.ties) and not self.awaits_draw and all(tie.is_decided for tie in self.ties)

    @property
    def teams(self) -> tuple[TeamId, ...]:
        seats = (*self.byes, *(seat for tie in self.ties for seat in (tie.home, tie.away)))
        return tuple(seat.team for seat in seats if seat.team is not None)

    def tie(self, tie_id: str) -> TieState | None:
        return next((tie for tie in self.ties if tie.id == tie_id), None)


@dataclass(frozen=True, slots=True)
class RecordState:
    """An earlier final table: team -> (played, points)."""

    node: NodeKey
    rows: Mapping[TeamId, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class AllocationState:
    """Slot -> seat. All are open until every team that is allocated is known."""

    node: NodeKey
    seats: Mapping[str, Seat]


@dataclass(frozen=True, slots=True)
class EntryState:
    """Teams that entered: named ones, and place of [entry] -> its seats in order."""

    node: NodeKey
    named: tuple[TeamId, ...]
    places: Mapping[str, tuple[Seat, ...]]


NodeState = LeagueState | KnockoutState | TableState | RecordState | AllocationState | EntryState


@dataclass(frozen=True, slots=True)
class AwardState:
    """What one place gives: to whom, or what will decide it.

    `given`: it counts already. `due`: who gets it is known, but it is credited later (`when`). Neither: open.
    `lapsed`: not in force when it fell due, or nobody may have it.
    """

    edition: EditionId
    number: int
    """place of the award in its file, from 1"""
    award: Award
    seat: Seat
    given: bool = False
    due: bool = False
    lapsed: bool = False
    credited_on: date | None = None
    simulated: bool = False
    category: str | None = None


@dataclass(frozen=True, slots=True)
class EditionState:
    """One edition of a season."""

    id: EditionId
    regulation: Regulation
    stages: tuple[LeagueState | KnockoutState, ...]
    tables: tuple[TableState, ...]
    awards: tuple[AwardState, ...]
    """awards that this edition gives"""

    def stage(self, stage_id: str) -> LeagueState | KnockoutState | None:
        return next((stage for stage in self.stages if stage.node.name == stage_id), None)

    def all_tables(self) -> tuple[TableState, ...]:
        """Every table: of groups, of stages, over stages."""
        found: list[TableState] = []
        for stage in self.stages:
            if isinstance(stage, LeagueState):
                found += stage.all_tables()
        return (*found, *self.tables)

    def matches(self) -> Iterator[MatchState]:
        for stage in self.stages:
            yield from stage.matches
        for table in self.all_tables():
            yield from table.playoffs

    @property
    def honours(self) -> dict[str, TeamId]:
        """Title -> holder, as far as decided; the title of a category with its id behind it."""
        return {
            f"{state.award.title} ({state.category})"
            if state.category
            else state.award.title: state.seat.team
            for state in self.awards
            if state.award.title is not None and state.seat.team is not None and not state.lapsed
        }


@dataclass(frozen=True, slots=True)
class Season:
    """The linked editions of a folder at one position of the ledger."""

    regulations: Regulations
    facts: Facts
    editions: Mapping[EditionId, EditionState]
    nodes: Mapping[NodeKey, NodeState]
    awards: tuple[AwardState, ...]
    findings: tuple[Finding, ...]
    inputs: Mapping[NodeKey, tuple[object, ...]] = field(default_factory=dict, repr=False)
    """what each node was computed from, by identity: lets the next build keep what did not move"""
    as_of: date | None = None

    def __getitem__(self, edition: str) -> EditionState:
        """The edition of that id.

        Raises:
            NotFoundError: `no-edition`.
        """
        state = self.editions.get(EditionId(edition))
        if state is None:
            raise NotFoundError("no-edition", edition=edition, known=tuple(self.editions))
        return state

    def __iter__(self) -> Iterator[EditionState]:
        return iter(self.editions.values())

    def match(self, match_id: str) -> MatchState | None:
        for edition in self:
            for match in edition.matches():
                if match.id == match_id:
                    return match
        return None


__all__ = [
    "AllocationState",
    "AwardState",
    "EditionState",
    "EntryState",
    "GroupState",
    "KnockoutState",
    "LeagueState",
    "MatchLeft",
    "MatchState",
    "NodeState",
    "RecordState",
    "Season",
    "Seat",
    "TableState",
    "TieState",
]
