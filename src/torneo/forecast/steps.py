"""A plan turned into numbers: what the blocks of a simulation are played by, on this machine or on another.

A program holds arrays, numbers and names of teams alone, so that it can be sent to another process as it is.
Teams are numbered in the order of their ids. Whatever a seat waits for has a *value*: the team that fills it in each season
of a block.
"""

from dataclasses import dataclass, field

import numpy as np

from torneo.forecast.kernels import Matches
from torneo.forecast.layout import Ints, Shorts
from torneo.forecast.rates import Pairing
from torneo.forecast.tables import CompiledTable
from torneo.model import TeamId
from torneo.rules.resolve import NodeKey, TableKey

Value = int
"""Number of a value; minus one minus the number of a team is that team."""


@dataclass(frozen=True, slots=True)
class RunLeague:
    """A group some of whose clubs are not known: see `ties.play_seats`."""

    number: int
    seats: tuple[Value, ...]
    pairs: Ints
    worth: Ints
    is_neutral: int
    first_row: int
    first_slot: int


@dataclass(frozen=True, slots=True)
class RunCarry:
    """Figures that clubs bring along from table `table`."""

    table: int
    numerator: int
    denominator: int
    rounds_down: bool
    with_goals: bool
    with_matches: bool


@dataclass(frozen=True, slots=True)
class RunTable:
    """A table.

    Attributes:
        number: Of the table; its counts stand under it.
        compiled: Arrays.
        teams: int16 [clubs], number of the team of each; of a group with open seats empty.
        league: Number of that group, -1: none.
        leagues: Groups with open seats that it is made over.
        credits: Award, points.
        carried: Where clubs bring figures from.
        only: Values of those who stand in it; empty: everybody.
        places_of: Table whose places a criterion asks for; -1: none. -2: half points lost on the way.
        fills: Place from 0, value that it fills.
        is_kept: Something asks for the whole order of it.
        pairs: int64 [clubs, clubs], number of the expected goals of an extra match; of no rows: none is played.
    """

    number: int
    compiled: CompiledTable
    teams: Shorts
    league: int = -1
    leagues: tuple[int, ...] = ()
    credits: tuple[tuple[int, int], ...] = ()
    carried: tuple[RunCarry, ...] = ()
    only: tuple[Value, ...] = ()
    places_of: int = -1
    fills: tuple[tuple[int, Value], ...] = ()
    is_kept: bool = False
    pairs: Ints = field(default_factory=lambda: np.zeros((0, 0), np.int64))


@dataclass(frozen=True, slots=True)
class RunTie:
    """A tie, see `ties.play_tie`. `among`: values of who may win it, None: both may. `seeding`: -1, by the regulation."""

    number: int
    first: Value
    second: Value
    how: Ints
    steps: Ints
    legs: Ints
    seeding: int
    among: tuple[Value, ...] | None
    winner: Value
    loser: Value


@dataclass(frozen=True, slots=True)
class RunSeeding:
    """Ranks of all teams: tables one after the other, each with the groups whose places come first in it."""

    number: int
    tables: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]
    earlier: int
    players: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class RunDeal:
    """Seats that are dealt, see `PlannedDeal`. `alike`: int16 [rules, teams], which value of an attribute; `most`."""

    number: int
    kind: str
    players: tuple[Value, ...]
    byes: int
    pots: tuple[tuple[int, ...], ...]
    groups: tuple[int, ...]
    alike: Shorts
    most: tuple[int, ...]
    fixed: tuple[tuple[int, int], ...]
    seeding: int
    fills: tuple[tuple[int, Value], ...]


@dataclass(frozen=True, slots=True)
class RunAllocation:
    """Who goes where: `groups` int16 [teams], group of each; rows: groups that came as bits -> group of each slot."""

    teams: tuple[Value, ...]
    groups: Shorts
    rows: tuple[tuple[int, tuple[int, ...]], ...]
    fills: tuple[tuple[int, Value], ...]


@dataclass(frozen=True, slots=True)
class RunAward:
    """An award, see `PlannedAward`. `refused`: numbers of teams."""

    number: int
    seats: tuple[Value, ...]
    refused: tuple[int, ...]
    is_lapsed: bool
    among: tuple[Value, ...] | None
    count: int
    before: tuple[int, ...]
    fills: tuple[tuple[int, Value], ...]


RunStep = RunLeague | RunTable | RunTie | RunSeeding | RunDeal | RunAllocation | RunAward


@dataclass(frozen=True, slots=True)
class Program:
    """Everything that playing a block needs besides expected goals.

    Attributes:
        teams: By number.
        matches: Matches left between known clubs.
        match_count: How many.
        rows: Rows of scores in all.
        slots: Places of sums in all.
        pairings: Whose expected goals are asked of the model: first those of `matches`, then those of `index`.
        index: int64 [teams, teams, 2], see `ties.play_seats`; of no rows: nobody is unknown.
        tables: All tables, in the order they are made.
        steps: In order.
        values: How many values there are.
        awards: How many awards.
        keys: Table keys by number.
        recorded: Table and criterion that takes its recorded values.
        coins: Ties that the regulation may leave level.
        rows_of: The matches by row, for people; empty where they came without a season.
    """

    teams: tuple[TeamId, ...]
    matches: Matches
    match_count: int
    rows: int
    slots: int
    pairings: tuple[Pairing, ...]
    index: Ints
    tables: tuple[RunTable, ...]
    steps: tuple[RunStep, ...]
    values: int
    awards: int
    keys: tuple[TableKey, ...]
    recorded: tuple[tuple[TableKey, str], ...]
    coins: tuple[tuple[NodeKey, str], ...] = ()

    @property
    def is_one_table(self) -> bool:
        """A single table of known clubs is all there is."""
        return len(self.steps) == 1 and isinstance(self.steps[0], RunTable) and not self.steps[0].is_kept
