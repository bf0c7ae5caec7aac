"""One stage while entries are replayed: its fixture list, results and plans."""

from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from torneo.ledger.chain import Entry
from torneo.ledger.claims import standing_of, with_claim
from torneo.ledger.entries import (
    Claim,
    DrawMade,
    FixtureLine,
    FixturesPublished,
    MatchPostponed,
    MatchScheduled,
    PostponementAnswered,
    PostponementRequested,
    PostponementWithdrawn,
    ResultConfirmed,
    ResultRecorded,
    StageClosed,
    TieDecided,
)
from torneo.ledger.facts import (
    ClaimFact,
    PlanFact,
    Recorded,
    RequestFact,
    ResultFact,
    StageFacts,
    recorded,
)
from torneo.ledger.instants import day, instant
from torneo.ledger.subjects import sides_of
from torneo.model import (
    Decision,
    Match,
    MatchId,
    Planned,
    Result,
    Score,
    Side,
    Status,
    TeamId,
    TieId,
    VenueId,
)


class StageLog:
    """Facts of one stage that can still change; `facts` gives them frozen."""

    __slots__ = ("_claims", "_matches", "_plans", "_requests", "_results", "closed", "draw", "listed", "ties")

    def __init__(self, start: StageFacts | None) -> None:
        start = start or StageFacts()
        self._matches: dict[MatchId, Match] = dict(start.matches)
        self._results: dict[MatchId, ResultFact] = dict(start.results)
        self._plans: dict[MatchId, PlanFact] = dict(start.plans)
        self._claims: dict[MatchId, tuple[ClaimFact, ...]] = dict(start.claims)
        self._requests: dict[int, RequestFact] = dict(start.requests)
        self.closed: Recorded[StageClosed] | None = start.closed
        self.draw: Recorded[DrawMade] | None = start.draw
        self.ties: dict[TieId, Recorded[TieDecided]] = dict(start.ties)
        self.listed = start.listed

    def facts(self) -> StageFacts:
        return StageFacts(
            matches=self._matches,
            results=self._results,
            draw=self.draw,
            ties=self.ties,
            plans=self._plans,
            claims=self._claims,
            requests=self._requests,
            closed=self.closed,
            listed=self.listed,
        )

    def record(self, entry: Entry, payload: ResultRecorded) -> None:
        """The last result in force is the result of the match; a claim moves no official one."""
        match_id = MatchId(payload.match)
        match = self._matches.get(match_id)
        if payload.home and payload.away:
            home, away = payload.home, payload.away
        else:
            known = (match.home, match.away) if match else sides_of(payload.match)
            home, away = payload.home or known[0], payload.away or known[1]
        played: date | None = None
        if payload.day:
            played = day(payload.day)
        elif match:
            played = match.planned.day
        elif match_id in self._plans:
            played = self._plans[match_id].planned.day
        fact = ResultFact(
            entry.sequence,
            Result(
                TeamId(home),
                TeamId(away),
                None if payload.score is None else _parsed(payload.score),
                _STATUS[payload.status],
                None if payload.after_90 is None else _parsed(payload.after_90),
                None if payload.penalties is None else _parsed(payload.penalties),
                None if payload.half_time is None else _parsed(payload.half_time),
                _DECISION[payload.decided],
                Side(payload.winner) if payload.winner else None,
                played,
                "",
                match_id,
                entry.simulated,
                entry.source,
            ),
            payload.claim,
            entry.reason,
            entry.clause,
        )
        if payload.claim == "claimed":
            self._take_claim(match_id, entry, payload.by, fact)
        else:
            self._results[match_id] = fact

    def _take_claim(self, match_id: MatchId, entry: Entry, club: str, fact: ResultFact) -> None:
        claim = ClaimFact(
            entry.sequence, club, entry.recorded_by, fact.result, entry.recorded_at, entry.reason
        )
        claims = self._claims[match_id] = with_claim(self._claims.get(match_id, ()), claim)
        standing = self._results.get(match_id)
        if standing is None or standing.claim in ("claimed", "disputed"):
            self._results[match_id] = replace(standing_of(claims), clause=fact.clause)

    def confirm(self, payload: ResultConfirmed) -> None:
        """The result in force, or the claim that is named, is official."""
        match_id = MatchId(payload.match)
        for claim in self._claims.get(match_id, ()):
            if claim.sequence == payload.entry:
                self._results[match_id] = ResultFact(claim.sequence, claim.result, "confirmed", claim.reason)
                return
        self.claim(payload.match, "confirmed")

    def ask(self, entry: Entry, payload: PostponementRequested) -> None:
        """A request to move a match is open."""
        self._requests[entry.sequence] = RequestFact(recorded(entry, payload))

    def answer(self, entry: Entry, payload: PostponementAnswered) -> None:
        """An answer joins its request; nothing where there is no such request."""
        request = self._requests.get(payload.request)
        if request is not None:
            answers = (*request.answers, recorded(entry, payload))
            self._requests[payload.request] = RequestFact(request.asked, answers, request.withdrawn)

    def withdraw(self, entry: Entry, payload: PostponementWithdrawn) -> None:
        """A request is no longer made; nothing where there is none."""
        request = self._requests.get(payload.request)
        if request is not None:
            gone = recorded(entry, payload)
            self._requests[payload.request] = RequestFact(request.asked, request.answers, gone)

    def claim(self, match: str, claim: Claim) -> None:
        """Confirm the result of a match or put it under protest; nothing where there is none."""
        fact = self._results.get(MatchId(match))
        if fact is not None:
            self._results[MatchId(match)] = ResultFact(
                fact.sequence, fact.result, claim, fact.reason, fact.clause
            )

    def publish(self, entry: Entry, payload: FixturesPublished) -> None:
        """A new list takes the place of every match without a result; what was played stays as it was."""
        self.listed = entry.sequence
        old = self._matches
        if payload.extra:
            kept = dict(old)
        else:
            coming = {line.id for line in payload.matches}
            kept = {
                match_id: match
                for match_id, match in old.items()
                if match_id in self._results and match_id not in coming
            }
        for line in payload.matches:
            match_id = MatchId(line.id)
            before = old.get(match_id)
            if before is not None and match_id in self._results:
                kept[match_id] = before
            else:
                kept[match_id] = self._match(line, before)
                self._name_sides(kept[match_id])
        self._matches = kept

    def schedule(self, payload: MatchScheduled) -> None:
        """Day, kick-off and venue as far as they are said; a new day alone forgets the old kick-off."""
        match_id = MatchId(payload.match)
        plan = self._plan(match_id)
        before = plan.planned
        said_time = payload.day is not None or payload.kickoff is not None
        planned = Planned(
            day=_day_of(payload, before.day) if said_time else before.day,
            kickoff=_instant(payload.kickoff) if said_time else before.kickoff,
            venue=VenueId(payload.venue) if payload.venue else before.venue,
        )
        self._set_plan(match_id, PlanFact(planned, plan.postponed_from, plan.postponed_reason))

    def postpone(self, payload: MatchPostponed, reason: str | None) -> None:
        """The plan it had joins its history; the venue stays unless another is said."""
        match_id = MatchId(payload.match)
        plan = self._plan(match_id)
        before = plan.planned
        if before.day is None and before.kickoff is None and payload.from_day:
            before = Planned(day=day(payload.from_day), venue=before.venue)
        planned = Planned(
            day=_day_of(payload, None),
            kickoff=_instant(payload.kickoff),
            venue=VenueId(payload.venue) if payload.venue else before.venue,
        )
        self._set_plan(match_id, PlanFact(planned, (*plan.postponed_from, before), reason or ""))

    def _plan(self, match_id: MatchId) -> PlanFact:
        match = self._matches.get(match_id)
        if match is not None:
            return PlanFact(match.planned, match.postponed_from, match.postponed_reason)
        return self._plans.get(match_id) or PlanFact()

    def _set_plan(self, match_id: MatchId, plan: PlanFact) -> None:
        match = self._matches.get(match_id)
        if match is None:
            self._plans[match_id] = plan
            return
        self._matches[match_id] = Match(
            id=match.id,
            home=match.home,
            away=match.away,
            round=match.round,
            planned=plan.planned,
            postponed_from=plan.postponed_from,
            postponed_reason=plan.postponed_reason,
            neutral=match.neutral,
        )

    def _match(self, line: FixtureLine, before: Match | None) -> Match:
        """A line of a list as a match; the postponements it went through before go with it."""
        plan = self._plans.pop(MatchId(line.id), None)
        if before is not None:
            plan = PlanFact(Planned(), before.postponed_from, before.postponed_reason)
        planned = Planned(
            day(line.day) if line.day else None,
            _instant(line.kickoff),
            VenueId(line.venue) if line.venue else None,
        )
        if plan is None:
            plan = _UNPLANNED
        elif planned == Planned():
            planned = plan.planned
        return Match(
            MatchId(line.id),
            TeamId(line.home),
            TeamId(line.away),
            line.round,
            planned,
            plan.postponed_from,
            plan.postponed_reason,
            line.neutral,
        )

    def _name_sides(self, match: Match) -> None:
        """A result recorded before its match was published, without its sides, takes them from the list."""
        fact = self._results.get(match.id)
        if fact is not None and not (fact.result.home and fact.result.away):
            named = _with_sides(
                fact.result, home=fact.result.home or match.home, away=fact.result.away or match.away
            )
            self._results[match.id] = ResultFact(fact.sequence, named, fact.claim, fact.reason, fact.clause)


_UNPLANNED = PlanFact()
_STATUS = {each.value: each for each in Status}
_DECISION = {each.value: each for each in Decision}


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Score:
    return Score.parse(text)


def _instant(text: str | None) -> datetime | None:
    return None if text is None else instant(text)


def _day_of(payload: MatchScheduled | MatchPostponed, before: date | None) -> date | None:
    """The local day: as said; else the one before, unless the new kick-off cannot fall on it anywhere on earth."""
    if payload.day is not None:
        return day(payload.day)
    kickoff = _instant(payload.kickoff)
    if before is None or kickoff is None:
        return None
    return before if abs((kickoff.date() - before).days) <= 1 else None


def _with_sides(result: Result, *, home: TeamId, away: TeamId) -> Result:
    return Result(
        home,
        away,
        result.score,
        result.status,
        result.after_90,
        result.penalties,
        result.half_time,
        result.decided,
        result.winner,
        result.day,
        result.round,
        result.match,
        result.simulated,
        result.source,
    )
