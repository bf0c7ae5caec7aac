"""Facts: what a ledger says, ordered for those who compute with it. Replay makes it, nobody stores it as truth."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from torneo.ledger.entries import (
    AppealDecided,
    AppealLodged,
    AwardRefused,
    DrawMade,
    LotsDrawn,
    PlaceAsserted,
    PlayerRegistered,
    PlayerReleased,
    PointsRuled,
    PostponementAnswered,
    PostponementRequested,
    PostponementWithdrawn,
    StageClosed,
    TableAsserted,
    TeamWithdrawn,
    TieDecided,
)
from torneo.ledger.instants import day as _day
from torneo.model import EditionId, Match, MatchId, Planned, Result, StageId, TieId

if TYPE_CHECKING:
    from torneo.ledger.chain import Entry

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


def recorded(entry: "Entry", payload: Any) -> Recorded[Any]:
    """The payload with what its entry says about it; the day is that of `effective_at`, in UTC."""
    return Recorded(
        sequence=entry.sequence,
        payload=payload,
        day=_day(entry.effective_at[:10]),
        reason=entry.reason,
        clause=entry.clause,
        source=entry.source,
        simulated=entry.simulated,
    )


Standing = Literal["confirmed", "claimed", "disputed", "protested"]
"""What a result is worth: official; said by one side or both alike; said differently by two; official under protest."""


@dataclass(frozen=True, slots=True)
class ResultFact:
    """A result as it stands: the entry that says so, and what it is worth.

    Of claims that differ it is the last one, and none of them counts.
    """

    sequence: int
    result: Result
    claim: Standing = "confirmed"
    reason: str | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """A result as one side says it. `club` is empty where whoever claims speaks for neither side (`person`)."""

    sequence: int
    club: str
    person: str
    result: Result
    recorded_at: str
    reason: str | None = None


RequestState = Literal["open", "agreed", "declined", "approved", "refused", "withdrawn"]
"""Waits for the opponent; for the league; the opponent said no; the league said yes, or no; no longer asked for."""


@dataclass(frozen=True, slots=True)
class RequestFact:
    """A club that asks for another day, and what was answered."""

    asked: Recorded[PostponementRequested]
    answers: tuple[Recorded[PostponementAnswered], ...] = ()
    withdrawn: Recorded[PostponementWithdrawn] | None = None

    @property
    def state(self) -> RequestState:
        if self.withdrawn is not None:
            return "withdrawn"
        of = {each.payload.party: each.payload.agrees for each in self.answers}
        if "league" in of:
            return "approved" if of["league"] else "refused"
        if "opponent" in of:
            return "agreed" if of["opponent"] else "declined"
        return "open"

    @property
    def is_pending(self) -> bool:
        return self.state in ("open", "agreed")


@dataclass(frozen=True, slots=True)
class AppealFact:
    """An appeal against a ruling. `stays`: the ruling has no effect until the appeal is decided."""

    lodged: Recorded[AppealLodged]
    stays: bool
    decided: Recorded[AppealDecided] | None = None

    @property
    def sequence(self) -> int:
        return self.lodged.sequence


@dataclass(frozen=True, slots=True)
class Adopted:
    """A regulation or register in force from `day` on."""

    sequence: int
    file: str
    text: str
    digest: str
    day: date


_UNPLANNED = Planned()


@dataclass(frozen=True, slots=True)
class PlanFact:
    """The plan of a match that stands in no fixture list, as the matches of ties do: see `Match`."""

    planned: Planned = _UNPLANNED
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
    claims: Mapping[MatchId, tuple[ClaimFact, ...]] = field(default_factory=dict)
    """what the sides of each match said, each its last word; kept when a result becomes official"""
    requests: Mapping[int, RequestFact] = field(default_factory=dict)
    """by the sequence of the request"""
    closed: Recorded[StageClosed] | None = None
    listed: int = 0
    """sequence of the last fixture list"""


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
    appeals: tuple[AppealFact, ...] = ()
