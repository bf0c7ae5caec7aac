"""Facts: what a ledger says, ordered for those who compute with it. Replay makes it, nobody stores it as truth."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from torneo.ledger.entries import (
    AwardRefused,
    Claim,
    DrawMade,
    LotsDrawn,
    PlaceAsserted,
    PlayerRegistered,
    PlayerReleased,
    PointsRuled,
    TableAsserted,
    TeamWithdrawn,
    TieDecided,
)
from torneo.model import EditionId, Match, MatchId, Planned, Result, StageId, TieId

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Recorded(Generic[T_co]):
    """A payload with what its entry says about it."""

    sequence: int
    payload: T_co
    day: date
    reason: str | None = None
    clause: str | None = None
    source: str | None = None
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class ResultFact:
    """A result as it stands: the entry that says so, and whether it is claimed, confirmed or under protest."""

    sequence: int
    result: Result
    claim: Claim = "confirmed"
    reason: str | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Adopted:
    """A regulation or register in force from `day` on."""

    sequence: int
    file: str
    text: str
    digest: str
    day: date


@dataclass(frozen=True, slots=True)
class PlanFact:
    """The plan of a match that stands in no fixture list, as the matches of ties do: see `Match`."""

    planned: Planned = Planned()  # noqa: RUF009 - a frozen value
    postponed_from: tuple[Planned, ...] = ()
    postponed_reason: str = ""


@dataclass(frozen=True, slots=True)
class Departure:
    """A player who was on a squad list and left it: from when until when tells who could play that day."""

    registered: Recorded[PlayerRegistered]
    released: Recorded[PlayerReleased]


@dataclass(frozen=True, slots=True)
class StageFacts:
    """All that happened in one stage. Matches stand in the order of publication.

    `plans` holds dates and postponements of matches that are not among `matches`.
    """

    matches: Mapping[MatchId, Match] = field(default_factory=dict)
    results: Mapping[MatchId, ResultFact] = field(default_factory=dict)
    draw: Recorded[DrawMade] | None = None
    ties: Mapping[TieId, Recorded[TieDecided]] = field(default_factory=dict)
    plans: Mapping[MatchId, PlanFact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true at a moment as far as the ledger knows.

    `position` and `head` name the last entry read. Stages are keyed by (edition, stage); the stage of a category
    is `category:stage`. `dates` of matches: see `Match.planned`; matches of ties appear here only once somebody has
    dated, moved or played them.
    """

    position: int = 0
    head: str = ""
    regulations: Mapping[EditionId, tuple[Adopted, ...]] = field(default_factory=dict)
    register: Adopted | None = None
    stages: Mapping[tuple[EditionId, StageId], StageFacts] = field(default_factory=dict)
    places: Mapping[tuple[EditionId, str], tuple[str, ...]] = field(default_factory=dict)
    points: tuple[Recorded[PointsRuled], ...] = ()
    withdrawals: tuple[Recorded[TeamWithdrawn], ...] = ()
    lots: tuple[Recorded[LotsDrawn], ...] = ()
    refusals: tuple[Recorded[AwardRefused], ...] = ()
    places_asserted: tuple[Recorded[PlaceAsserted], ...] = ()
    tables_asserted: tuple[Recorded[TableAsserted], ...] = ()
    players: Mapping[tuple[EditionId, str], tuple[Recorded[PlayerRegistered], ...]] = field(
        default_factory=dict
    )
    departures: Mapping[tuple[EditionId, str], tuple[Departure, ...]] = field(default_factory=dict)
    erased: frozenset[str] = frozenset()
