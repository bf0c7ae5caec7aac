"""What goes into a table besides results and rules, and what comes out: rows, reasons, places left open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from torneo.model import NotFoundError, Result, TeamId
from torneo.rules.criteria import Criterion

Figure = int | Fraction | str
"""What a criterion compares: a number, or the text `infinite` for a goal average with nothing conceded."""

LEVEL = "level"
"""Code of the reason of a row that shares its place with the row above."""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Points given (positive) or taken (negative) by decision or award; never matches or goals."""

    team: TeamId
    points: int
    reason: str = ""
    clause: str | None = None
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """Figures a club starts with. `half_point_lost`: its points were rounded down on the way."""

    points: int = 0
    played: int = 0
    won: int = 0
    drawn: int = 0
    lost: int = 0
    gf: int = 0
    ga: int = 0
    half_point_lost: bool = False

    def __add__(self, other: "Carried") -> "Carried":
        return Carried(
            self.points + other.points,
            self.played + other.played,
            self.won + other.won,
            self.drawn + other.drawn,
            self.lost + other.lost,
            self.gf + other.gf,
            self.ga + other.ga,
            self.half_point_lost or other.half_point_lost,
        )


@dataclass(frozen=True, slots=True)
class Inputs:
    """What no result of this table can tell.

    Attributes:
        adjustments: Points by decision and by award; also those of clubs met that are not in the table.
        lots: Orders drawn; each separates any level clubs that it holds all of.
        fair_play_points, disciplinary_points, ranking, coefficient, reds, yellows: Figures by club. A criterion
            separates nobody among clubs of whom one has no figure, so give zeros too.
        carried: Figures the clubs start with.
        playoff_results: Extra matches, which count for nothing but the order of the two level clubs.
        places: For `place`: text of the reference to the other table, and the place of each club in it.
        open_pairs: Pairs of clubs that still have matches to play against each other in this table.
        last_round_pairs: Pairs of clubs that meet in the last round of the stage.
    """

    adjustments: tuple[Adjustment, ...] = ()
    lots: tuple[tuple[TeamId, ...], ...] = ()
    fair_play_points: Mapping[TeamId, int] = field(default_factory=dict)
    disciplinary_points: Mapping[TeamId, int] = field(default_factory=dict)
    ranking: Mapping[TeamId, int | Fraction] = field(default_factory=dict)
    coefficient: Mapping[TeamId, int | Fraction] = field(default_factory=dict)
    reds: Mapping[TeamId, int] = field(default_factory=dict)
    yellows: Mapping[TeamId, int] = field(default_factory=dict)
    carried: Mapping[TeamId, Carried] = field(default_factory=dict)
    playoff_results: tuple[Result, ...] = ()
    places: Mapping[str, Mapping[TeamId, int]] = field(default_factory=dict)
    open_pairs: frozenset[frozenset[TeamId]] = frozenset()
    last_round_pairs: frozenset[frozenset[TeamId]] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row stands below the row above.

    Attributes:
        code: Criterion that separated the two, or `level`: nothing does, they share the place.
        above: The club of the row above.
        values: Figure of the one above, figure of this one; empty when they are level.
        among: `head_to_head`: the clubs whose mutual matches were counted, in the order of their ids.
        inner: `head_to_head`: the criterion inside it that separated the two.
    """

    code: str
    above: TeamId
    values: tuple[Figure, ...] = ()
    clause: str | None = None
    among: tuple[TeamId, ...] = ()
    inner: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One criterion asked on the way between two clubs.

    Attributes:
        values: Figure of the first, figure of the second; empty where the criterion was not asked.
        separates: Whether it decided between the two.
        skipped: Why it was not asked or could not tell, else "": `only-for`, `not-at-stake`, `mutual-open`,
            `not-last-match`, `shares-until-then` (the place is shared while the condition does not hold),
            `no-figure` (an input is missing, or there is no such match), `not-due` (matches are still to be played),
            `waiting` (the match or the lot is awaited), `picks-two` (the criteria after it pick who plays).
        among: As in `Reason`; a smaller set further down is the block starting again.
    """

    code: str
    values: tuple[Figure, ...] = ()
    separates: bool = False
    skipped: str = ""
    clause: str | None = None
    among: tuple[TeamId, ...] = ()
    inner: str | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """A shared place.

    Attributes:
        criterion: What is awaited: `playoff_match`, `penalties`, `drawing_of_lots`, or the criterion whose condition
            shares the place until it holds; None: nothing is, or nothing yet because matches are still to be played.
        teams: Who share it, in the order of their ids; for `playoff_match` who play it (more than two when the
            criteria after it do not tell the two).
        place: The place they share.
        rule: The criterion as written, with venue and steps of an extra match.
    """

    criterion: str | None
    teams: tuple[TeamId, ...]
    place: int
    rule: Criterion | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table.

    `pos` counts from 1 and is the same for clubs that share it. `drawn` holds all level matches, those that went to
    penalties for points too. `points` has everything in it: matches, `bonus`, `carried`, `adjustments`.
    `simulated`: a result or adjustment of this club was assumed.
    """

    pos: int
    team: TeamId
    played: int
    won: int
    drawn: int
    lost: int
    gf: int
    ga: int
    points: int
    shootout_wins: int = 0
    shootout_losses: int = 0
    bonus: int = 0
    carried: int = 0
    adjustments: tuple[Adjustment, ...] = ()
    level_with: tuple[TeamId, ...] = ()
    reason: Reason | None = None
    simulated: bool = False

    @property
    def gd(self) -> int:
        """Goal difference."""
        return self.gf - self.ga


@dataclass(frozen=True, slots=True)
class Table:
    """Clubs in order, each with the reason for its place; clubs that share a place stand in the order of their ids."""

    rows: tuple[Row, ...]
    levels: tuple[Open, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def row(self, team: str) -> Row:
        """The row of a club.

        Raises:
            NotFoundError: `team-not-in-table`.
        """
        for row in self.rows:
            if row.team == team:
                return row
        raise NotFoundError("team-not-in-table", team=team)

    def place_of(self, team: str) -> int:
        """Place of a club, shared or not. Raises `NotFoundError` as `row` does."""
        return self.row(team).pos

    def place(self, number: int) -> TeamId | None:
        """The club alone in that place; None where it is shared or the table has no such place."""
        found = [row.team for row in self.rows if row.pos == number]
        return found[0] if len(found) == 1 else None

    def __str__(self) -> str:
        width = max((len(row.team) for row in self.rows), default=0)
        return "\n".join(
            f"{row.pos:>3} {row.team:<{width}} {row.played:>3} {row.won:>3} {row.drawn:>3} {row.lost:>3} "
            f"{f'{row.gf}-{row.ga}':>7} {row.gd:>+4} {row.points:>4}"
            for row in self.rows
        )
