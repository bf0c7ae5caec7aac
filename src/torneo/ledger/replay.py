"""Replay: from entries to Facts. Pure, total over well-formed entries, deterministic.

An entry that a later one names in `supersedes` has no effect any more, for good: when the correction is revoked in
its turn, the first entry does not come back; who wants it back records it again. A ruling under an appeal that stays
it is the one that does come back: while the appeal is open the season stands as if the ruling had not been made. Only
entries inside the question count: a ruling of 10 May leaves the table as of 9 May alone, unless it says that it holds from before.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar, cast

from torneo.ledger.chain import Entry
from torneo.ledger.entries import (
    AppealDecided,
    AppealLodged,
    AwardRefused,
    DrawMade,
    EntryRevoked,
    FixturesPublished,
    LotsDrawn,
    MatchPostponed,
    MatchScheduled,
    PersonErased,
    PlaceAsserted,
    PlacesFilled,
    PlayerRegistered,
    PlayerReleased,
    PointsRuled,
    PostponementAnswered,
    PostponementRequested,
    PostponementWithdrawn,
    ProtestLodged,
    RegisterAdopted,
    RegulationAdopted,
    ResultConfirmed,
    ResultRecorded,
    StageClosed,
    TableAsserted,
    TeamWithdrawn,
    TieDecided,
)
from torneo.ledger.facts import (
    Adopted,
    AppealFact,
    Departure,
    Facts,
    Recorded,
    ResultFact,
    StageFacts,
    recorded,
)
from torneo.ledger.instants import day, instant_text
from torneo.ledger.stage_log import StageLog
from torneo.ledger.subjects import stage_of
from torneo.model import EditionId, MatchId, StageId, TieId

V = TypeVar("V")
Stages = Mapping[tuple[EditionId, StageId], StageFacts]

FACTS_VERSION = 2
"""Rises when replay makes other Facts of the same entries; caches of Facts are keyed by it."""


def replay(
    entries: Iterable[Entry],
    *,
    as_of: datetime | None = None,
    known_at: datetime | None = None,
    start: Facts | None = None,
    superseded: AbstractSet[int] | None = None,
) -> Facts:
    """What is true after `entries`, which stand in the order of their sequence.

    Args:
        as_of: Only what was in effect then, with today's knowledge.
        known_at: Only what had been recorded then.
        start: Facts of all entries before (asked without `as_of` and `known_at`); none of `entries` may supersede one
            of those, but for what `only_replaces` allows: ask `continues` or that first.
        superseded: Sequences which the entries in question supersede, where the caller knows them; None: they are
            looked up, for which all entries are held in memory at once.
    """
    assert start is None or (as_of is None and known_at is None)
    until_effective = instant_text(as_of) if as_of else None
    until_recorded = instant_text(known_at) if known_at else None
    if superseded is None:
        entries = tuple(entries)
        superseded = superseded_by(entries, as_of=as_of, known_at=known_at)
    builder = _Builder(start or Facts())
    take = builder.take
    for entry in entries:
        builder.position, builder.head = entry.sequence, entry.hash
        if until_effective is not None and entry.effective_at > until_effective:
            continue
        if until_recorded is not None and entry.recorded_at > until_recorded:
            continue
        if entry.sequence not in superseded:
            take(entry)
    return builder.facts()


def superseded_by(
    entries: Iterable[Entry], *, as_of: datetime | None = None, known_at: datetime | None = None
) -> frozenset[int]:
    """Sequences that have no effect any more, for the two clocks as in `replay`."""
    until_effective = instant_text(as_of) if as_of else None
    until_recorded = instant_text(known_at) if known_at else None
    asked = [
        entry
        for entry in entries
        if entry.supersedes is not None
        and (until_effective is None or entry.effective_at <= until_effective)
        and (until_recorded is None or entry.recorded_at <= until_recorded)
    ]
    appeals = {entry.sequence: entry for entry in asked if isinstance(entry.payload, AppealLodged)}
    if not appeals and not any(isinstance(entry.payload, AppealDecided) for entry in asked):
        return frozenset(entry.supersedes for entry in asked if entry.supersedes is not None)
    revoked = {entry.supersedes for entry in asked if isinstance(entry.payload, EntryRevoked)}
    ended = {
        entry.supersedes
        for entry in asked
        if entry.sequence not in appeals
        and not (isinstance(entry.payload, AppealDecided) and entry.sequence in revoked)
    }
    stayed = {entry.supersedes for sequence, entry in appeals.items() if sequence not in ended}
    gone = {
        entry.supersedes
        for entry in asked
        if not isinstance(entry.payload, AppealLodged | AppealDecided) and entry.sequence not in stayed
    }
    return frozenset(each for each in (*stayed, *gone) if each is not None)


def continues(entries: Iterable[Entry], start: Facts) -> bool:
    """Whether `start` and these entries after it are enough: none supersedes an entry that `start` has digested."""
    return all(entry.supersedes is None or entry.supersedes > start.position for entry in entries)


def only_replaces(entries: Sequence[Entry], start: Facts, entry_of: Callable[[int], Entry | None]) -> bool:
    """Whether all that `entries` supersede of what `start` has digested are results, each by another result of its
    match. Then `start` and these entries are enough: the last result recorded is the result anyway.

    Not so where a fixture list came after that result: it was left alone there for having one.
    """
    gone = superseded_by(entries)
    listed = {
        (each.payload.edition, each.payload.stage)
        for each in entries
        if isinstance(each.payload, FixturesPublished)
    }
    for entry in entries:
        if entry.supersedes is None or entry.supersedes > start.position:
            continue
        old, new = entry_of(entry.supersedes), entry.payload
        if old is None or not isinstance(old.payload, ResultRecorded) or not isinstance(new, ResultRecorded):
            return False
        if (
            entry.sequence in gone
            or "claimed" in (old.payload.claim, new.claim)
            or old.payload.match != new.match
        ):
            return False
        edition, stage = stage_of(new.match)
        known = start.stages.get((EditionId(edition), StageId(stage)))
        if known is None or known.listed > old.sequence or (edition, stage) in listed:
            return False
    return True


def _without_edition(facts: Facts, edition: str) -> Facts:
    """The facts but for those of one edition, which the caller replays alone; see `_with_edition`."""
    return Facts(
        position=facts.position,
        head=facts.head,
        regulations={key: value for key, value in facts.regulations.items() if key != edition},
        register=facts.register,
        stages=_stages_but(facts.stages, edition),
        places={key: value for key, value in facts.places.items() if key[0] != edition},
        points=tuple(each for each in facts.points if each.payload.edition != edition),
        withdrawals=tuple(each for each in facts.withdrawals if each.payload.edition != edition),
        lots=tuple(each for each in facts.lots if each.payload.edition != edition),
        refusals=tuple(each for each in facts.refusals if each.payload.edition != edition),
        places_asserted=tuple(each for each in facts.places_asserted if each.payload.edition != edition),
        tables_asserted=tuple(each for each in facts.tables_asserted if each.payload.edition != edition),
        players={key: value for key, value in facts.players.items() if key[0] != edition},
        departures={key: value for key, value in facts.departures.items() if key[0] != edition},
        erased=facts.erased,
        appeals=tuple(each for each in facts.appeals if each.lodged.payload.edition != edition),
    )


def edition_anew(facts: Facts, edition: str, entries: Iterable[Entry], superseded: AbstractSet[int]) -> Facts:
    """The facts with one edition replayed from its own entries: a correction costs what its edition costs.

    Matches and results that come out as they were are the very values of before: who has worked something out from
    them need not do it again.

    Args:
        entries: All of the edition up to the position of the facts.
        superseded: By entries up to that position or after it.
    """
    one = replay(entries, superseded=superseded)
    stages = {key: _as_before(stage, facts.stages.get(key)) for key, stage in one.stages.items()}
    return _with_edition(_without_edition(facts, edition), replace(one, stages=stages))


def _as_before(stage: StageFacts, before: StageFacts | None) -> StageFacts:
    if before is None:
        return stage
    return replace(
        stage,
        matches=_values_of(before.matches, stage.matches),
        results=_values_of(before.results, stage.results),
    )


def _values_of(before: Mapping[MatchId, V], now: Mapping[MatchId, V]) -> dict[MatchId, V]:
    """What stands now, each value that is equal to the one before being that one."""
    return {
        key: value if (old := before.get(key)) is None or old != value else old for key, value in now.items()
    }


def _with_edition(facts: Facts, one: Facts) -> Facts:
    """`facts`, which know nothing of an edition, and `one`, which know nothing else, as full replay orders them.

    Mappings are compared and read by key; their order is that of `facts`, then of `one`.
    """
    return Facts(
        position=max(facts.position, one.position),
        head=one.head if one.position > facts.position else facts.head,
        regulations={**facts.regulations, **one.regulations},
        register=facts.register,
        stages=_with_stages(facts.stages, one.stages),
        places={**facts.places, **one.places},
        points=_merged(facts.points, one.points),
        withdrawals=_merged(facts.withdrawals, one.withdrawals),
        lots=_merged(facts.lots, one.lots),
        refusals=_merged(facts.refusals, one.refusals),
        places_asserted=_merged(facts.places_asserted, one.places_asserted),
        tables_asserted=_merged(facts.tables_asserted, one.tables_asserted),
        players={**facts.players, **one.players},
        departures={**facts.departures, **one.departures},
        erased=facts.erased,
        appeals=_merged(facts.appeals, one.appeals),
    )


class _Builder:
    """Facts while they grow; what `start` holds is copied only where an entry touches it."""

    def __init__(self, start: Facts) -> None:
        self._start = start
        self.position, self.head = start.position, start.head
        self._register = start.register
        self._erased = start.erased
        self._stages: dict[tuple[str, str], StageLog] = {}
        self._of_matches: dict[str, StageLog] = {}
        self._keyed: dict[str, dict[Any, Any]] = {}
        self._listed: dict[str, list[Any]] = {}

    def take(self, entry: Entry) -> None:
        """Let one entry have its effect."""
        payload = entry.payload
        match payload:
            case ResultRecorded():
                self._stage_of(payload.match).record(entry, payload)
            case MatchScheduled():
                self._stage_of(payload.match).schedule(payload)
            case MatchPostponed():
                self._stage_of(payload.match).postpone(payload, entry.reason)
            case ResultConfirmed():
                self._stage_of(payload.match).confirm(payload)
            case ProtestLodged():
                self._stage_of(payload.match).claim(payload.match, "protested")
            case PostponementRequested():
                self._stage_of(payload.match).ask(entry, payload)
            case PostponementAnswered():
                self._stage_of(payload.match).answer(entry, payload)
            case PostponementWithdrawn():
                self._stage_of(payload.match).withdraw(entry, payload)
            case AppealLodged():
                lodged = AppealFact(recorded(entry, payload), stays=entry.supersedes is not None)
                self._list("appeals").append(lodged)
            case AppealDecided():
                self._decide(recorded(entry, payload))
            case StageClosed():
                self._stage((payload.edition, payload.stage)).closed = recorded(entry, payload)
            case FixturesPublished():
                self._stage((payload.edition, payload.stage)).publish(entry, payload)
            case DrawMade():
                self._stage((payload.edition, payload.stage)).draw = recorded(entry, payload)
            case TieDecided():
                stage = self._stage((payload.edition, payload.stage))
                stage.ties[TieId(payload.tie)] = recorded(entry, payload)
            case RegulationAdopted():
                regulations = self._mapping("regulations")
                versions = (*regulations.get(payload.edition, ()), _adopted(entry, payload))
                regulations[EditionId(payload.edition)] = tuple(sorted(versions, key=_in_force))
            case RegisterAdopted():
                adopted = _adopted(entry, payload)
                if self._register is None or _in_force(self._register) <= _in_force(adopted):
                    self._register = adopted
            case PlacesFilled():
                self._mapping("places")[EditionId(payload.edition), payload.place] = payload.teams
            case PlayerRegistered():
                players = self._mapping("players")
                squad = EditionId(payload.edition), payload.team
                stay = (each for each in players.get(squad, ()) if each.payload.person != payload.person)
                players[squad] = (*stay, recorded(entry, payload))
            case PlayerReleased():
                self._release(entry, payload)
            case PersonErased():
                self._erased |= {payload.person}
            case PointsRuled():
                self._list("points").append(recorded(entry, payload))
            case TeamWithdrawn():
                self._list("withdrawals").append(recorded(entry, payload))
            case LotsDrawn():
                self._list("lots").append(recorded(entry, payload))
            case AwardRefused():
                self._list("refusals").append(recorded(entry, payload))
            case PlaceAsserted():
                self._list("places_asserted").append(recorded(entry, payload))
            case TableAsserted():
                self._list("tables_asserted").append(recorded(entry, payload))
            case _:
                pass  # the ledger speaks of itself, or revokes: nothing of the competition changes

    def facts(self) -> Facts:
        start = self._start
        touched = {
            (EditionId(edition), StageId(stage)): log.facts()
            for (edition, stage), log in self._stages.items()
        }
        changed: dict[str, Any] = {
            **self._keyed,
            **{name: tuple(values) for name, values in self._listed.items()},
        }
        kept = {
            name: changed.get(name, getattr(start, name))
            for name in (
                "regulations",
                "places",
                "players",
                "departures",
                "points",
                "withdrawals",
                "lots",
                "refusals",
                "places_asserted",
                "tables_asserted",
                "appeals",
            )
        }
        return Facts(
            position=self.position,
            head=self.head,
            register=self._register,
            stages=_with_stages(start.stages, touched) if touched else start.stages,
            erased=self._erased,
            **kept,
        )

    def _decide(self, decided: Recorded[AppealDecided]) -> None:
        appeals = self._list("appeals")
        for place, appeal in enumerate(appeals):
            same = (appeal.sequence, appeal.lodged.payload.edition)
            if same == (decided.payload.appeal, decided.payload.edition):
                appeals[place] = AppealFact(appeal.lodged, appeal.stays, decided)

    def _release(self, entry: Entry, payload: PlayerReleased) -> None:
        players = self._mapping("players")
        squad = EditionId(payload.edition), payload.team
        before: tuple[Recorded[PlayerRegistered], ...] = players.get(squad, ())
        gone = [each for each in before if each.payload.person == payload.person]
        if gone:
            players[squad] = tuple(each for each in before if each.payload.person != payload.person)
            departures = self._mapping("departures")
            left = tuple(Departure(each, recorded(entry, payload)) for each in gone)
            departures[squad] = (*departures.get(squad, ()), *left)

    def _stage_of(self, match: str) -> StageLog:
        prefix = match[: match.find("/", match.find("/") + 1)]
        stage = self._of_matches.get(prefix)
        if stage is None:
            stage = self._of_matches[prefix] = self._stage(stage_of(match))
        return stage

    def _stage(self, key: tuple[str, str]) -> StageLog:
        stage = self._stages.get(key)
        if stage is None:
            stage = StageLog(self._start.stages.get((EditionId(key[0]), StageId(key[1]))))
            self._stages[key] = stage
        return stage

    def _mapping(self, name: str) -> dict[Any, Any]:
        if name not in self._keyed:
            self._keyed[name] = dict(getattr(self._start, name))
        return self._keyed[name]

    def _list(self, name: str) -> list[Any]:
        if name not in self._listed:
            self._listed[name] = list(getattr(self._start, name))
        return self._listed[name]


def result_of(facts: Facts, match: str) -> ResultFact | None:
    """The result of a match as it stands, None: there is none."""
    edition, stage = stage_of(match)
    found = facts.stages.get((EditionId(edition), StageId(stage)))
    return found.results.get(MatchId(match)) if found else None


def _with_stages(stages: Stages, more: Stages) -> Stages:
    """Both together; a store may bring a mapping that reads a stage when it is asked for, so none is looked at."""
    together: Any = copy(stages)
    for key, stage in more.items():
        together[key] = stage
    return cast(Stages, together)


def _stages_but(stages: Stages, edition: str) -> Stages:
    kept: Any = copy(stages)
    for key in [key for key in stages if key[0] == edition]:
        del kept[key]
    return cast(Stages, kept)


def _adopted(entry: Entry, payload: RegulationAdopted | RegisterAdopted) -> Adopted:
    return Adopted(
        sequence=entry.sequence,
        file=payload.file,
        text=payload.text,
        digest=payload.digest,
        day=day(entry.effective_at[:10]),
    )


def _in_force(adopted: Adopted) -> tuple[Any, int]:
    return adopted.day, adopted.sequence


def _merged(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(sorted((*one, *other), key=lambda each: each.sequence))
