"""What is left of a season as one value: matches, ties, draws, tables and awards, in the order they are decided.

It answers nothing by itself: the simulation turns it into numbers. Seats that are open stay what they are in the Season,
a slot that names what will decide them; here every slot is one that some step fills.
"""

from dataclasses import dataclass
from datetime import date

from torneo.model import EditionId, MatchId, Result, TeamId, TieId
from torneo.progression.context import AwardKey
from torneo.progression.draws import Apartness
from torneo.progression.season import Seat
from torneo.rules.resolve import NodeKey, TableKey
from torneo.rules.table_rules import CarryOver, LevelStep, Points, TableRules
from torneo.standings import Inputs


@dataclass(frozen=True, slots=True)
class DealtSlot:
    """Number of a place that a draw or the order of seeding fills in a stage."""

    node: NodeKey
    number: int


@dataclass(frozen=True, slots=True)
class AwardSlot:
    """The n-th team, from 0, that an award brings to a place of entry."""

    award: int
    number: int


@dataclass(frozen=True, slots=True)
class PlannedMatch:
    """A league match left between known clubs; `id` None: nobody has published it."""

    home: TeamId
    away: TeamId
    neutral: bool
    node: NodeKey
    points: Points
    id: MatchId | None = None
    round: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedLeague:
    """A group some of whose clubs are not known: all its matches, by number of the seats."""

    key: TableKey
    seats: tuple[Seat, ...]
    pairs: tuple[tuple[int, int], ...]
    points: Points
    neutral: bool = False


@dataclass(frozen=True, slots=True)
class PlannedTable:
    """A table as it will be at its end.

    Attributes:
        key: Which.
        rules: Points and criteria.
        inputs: What no result can tell, without points of awards.
        teams: Members; of a group with open seats nobody, it has `league`.
        results: Results that count of the matches that are not left.
        rows: Matches left: number in `SeasonPlan.matches`, home and away side as the table sees them.
        leagues: Groups with open seats that it is made over.
        league: It is the table of that group.
        credits: Numbers of the awards that bring points into it.
        carried: Earlier tables, not complete yet, whose figures clubs bring along.
        only: Who stands in it, where that is open: everybody else is left out of the order.
        in_places: Text of a reference -> the table, not complete yet, whose places the criterion `place` asks for.
    """

    key: TableKey
    rules: TableRules
    inputs: Inputs
    teams: tuple[TeamId, ...]
    results: tuple[Result, ...]
    rows: tuple[tuple[int, TeamId, TeamId], ...] = ()
    leagues: tuple[TableKey, ...] = ()
    league: TableKey | None = None
    credits: tuple[int, ...] = ()
    carried: tuple[tuple[TableKey, CarryOver], ...] = ()
    only: tuple[Seat, ...] | None = None
    in_places: tuple[tuple[str, TableKey], ...] = ()
    first_pos: int = 1


@dataclass(frozen=True, slots=True)
class PlannedDeal:
    """Seats of a stage that are dealt: in the order of seeding, or drawn.

    Attributes:
        node: The stage.
        players: Who is dealt, in the order of the regulation.
        kind: `seeded`: from the best down, then `byes` of them, then first against last; `drawn`: byes and pairs by lot;
            `groups`: pots into groups.
        byes: How many have a bye.
        pots: Numbers of the players in each pot; empty: one pot.
        groups: Sizes of the groups.
        alike: For each attribute that is kept apart: value of each team, and how many alike may stand together.
        fixed: Player number -> group he heads.
    """

    node: NodeKey
    players: tuple[Seat, ...]
    kind: str
    byes: int = 0
    pots: tuple[tuple[int, ...], ...] = ()
    groups: tuple[int, ...] = ()
    alike: tuple[Apartness, ...] = ()
    fixed: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedTie:
    """A knock-out tie that is not decided. `home` is at home first, unless `is_hosted_by_seed` turns the two.

    `results`: of each leg, None: to be played. `places`: numbers of the two in the order of the regulation.
    """

    node: NodeKey
    id: TieId
    home: Seat
    away: Seat
    legs: int
    neutral: bool
    aggregate: str
    level: tuple[LevelStep, ...]
    points: Points
    results: tuple[Result | None, ...] = ()
    among: tuple[Seat, ...] | None = None
    is_hosted_by_seed: bool = False
    places: tuple[int, int] = (0, 1)
    round: int = 0
    days: tuple[date | None, ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedSeeding:
    """Who is better placed in a stage: tables in order, or the seeding of an earlier knock-out."""

    node: NodeKey
    tables: tuple[TableKey, ...]
    groups: tuple[tuple[TableKey, ...], ...]
    earlier: NodeKey | None = None
    players: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedAllocation:
    """Which of some teams goes where, by the groups they come from. `rows`: groups that came -> group for each slot."""

    node: NodeKey
    teams: tuple[Seat, ...]
    slots: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    groups: tuple[tuple[TeamId, str], ...]
    blanks: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedAward:
    """An award to be given. `number` is its number in `SeasonPlan.awards`; `before` those of its pool that come first."""

    number: int
    key: AwardKey
    seats: tuple[Seat, ...]
    refused: frozenset[TeamId]
    is_lapsed: bool = False
    among: tuple[Seat, ...] | None = None
    before: tuple[int, ...] = ()


Step = (
    PlannedLeague
    | PlannedTable
    | PlannedDeal
    | PlannedTie
    | PlannedSeeding
    | PlannedAllocation
    | PlannedAward
)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader must know of a plan: a code and the stage or award it speaks of."""

    code: str
    edition: EditionId
    stage: str


@dataclass(frozen=True, slots=True)
class SeasonPlan:
    """What is left of some linked editions. `teams` are all that may appear, by id."""

    teams: tuple[TeamId, ...]
    matches: tuple[PlannedMatch, ...]
    steps: tuple[Step, ...]
    awards: tuple[PlannedAward, ...]
    remarks: tuple[Remark, ...] = ()
