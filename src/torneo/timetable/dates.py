"""Days and kick-offs for the rounds of a fixture list.

One round takes one *playing weekend*: playing days that follow each other on the wall calendar, such as Saturday and
Sunday. Where every day of the week is one, a week from Monday to Sunday is a weekend. Clock times are those at the
venue; instants are kept in UTC.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from torneo.model import EditionId, Match, MatchId, Planned, StageId, TeamId, TorneoError, UsageError, VenueId
from torneo.timetable.fixture_list import FixtureList

Weekend = tuple[date, ...]

WEEKS_WITHOUT_END = 520
"""How far ahead days are looked for when no last day is given: ten years."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where teams play and what time it is there.

    `zone_of_venue` holds the zones that differ from `zone`; `capacity` the matches a venue holds at once (1 where it
    is not named); `pitches` bounds matches at once over all venues together, None: no such bound. A team
    without a venue is bound by `pitches` alone.
    """

    zone: ZoneInfo
    venue_of: Mapping[TeamId, VenueId | None]
    zone_of_venue: Mapping[VenueId, ZoneInfo]
    capacity: Mapping[VenueId, int]
    pitches: int | None = None

    def zone_at(self, venue: VenueId | None) -> ZoneInfo:
        return self.zone if venue is None else self.zone_of_venue.get(venue, self.zone)


def matches_of(
    fixtures: FixtureList,
    *,
    edition: EditionId,
    stage: StageId,
    venue_of: Mapping[TeamId, VenueId | None] | None = None,
    first_round: int = 1,
) -> tuple[Match, ...]:
    """The matches of a list with their ids and venues, days still open.

    The id is `edition/stage/home-v-away`, with `.2`, `.3` for further meetings at the same home. `first_round` is
    the number of the list's first round within the stage.
    """
    venues = venue_of or {}
    seen: Counter[tuple[TeamId, TeamId]] = Counter()
    found: list[Match] = []
    for number, line in enumerate(fixtures.rounds, start=first_round):
        for pair in line:
            seen[pair.home, pair.away] += 1
            found.append(
                Match(
                    id=league_match_id(
                        edition, stage, home=pair.home, away=pair.away, meeting=seen[pair.home, pair.away]
                    ),
                    home=pair.home,
                    away=pair.away,
                    round=number,
                    planned=Planned(venue=venues.get(pair.home)),
                )
            )
    return tuple(found)


def league_match_id(
    edition: EditionId, stage: StageId, *, home: TeamId, away: TeamId, meeting: int
) -> MatchId:
    """Id of a league match; `meeting` counts those of the two teams at this home, from 1."""
    return MatchId(f"{edition}/{stage}/{home}-v-{away}" + (f".{meeting}" if meeting > 1 else ""))


def schedule(
    fixtures: FixtureList,
    *,
    edition: EditionId,
    stage: StageId,
    start: date,
    end: date | None = None,
    days: Sequence[int],
    kickoffs: Sequence[time] = (),
    zone: ZoneInfo,
    venue_of: Mapping[TeamId, VenueId | None] | None = None,
    zone_of_venue: Mapping[VenueId, ZoneInfo] | None = None,
    capacity: Mapping[VenueId, int] | None = None,
    pitches: int | None = None,
    blackout: frozenset[date] = frozenset(),
    slot_minutes: int = 150,
    rest_days: int = 0,
    first_round: int = 1,
) -> tuple[Match, ...]:
    """The matches of a fixture list with days and kick-offs, by round.

    With an `end` the rounds are spread evenly from `start` to it, without one they follow as early as they can. In a
    round, days and kick-offs are dealt out in turn, beginning one further on each round. A kick-off in the hour that
    a change of clocks leaves out is moved on by that hour.

    Args:
        fixtures: What to schedule.
        edition: For the ids of the matches.
        stage: For the ids of the matches.
        start: First day that may be used.
        end: Last day that may be used; None: as many as it takes.
        days: Playing days of the week, Monday 0 to Sunday 6.
        kickoffs: Clock times at the venue; without any, matches get a day and no kick-off.
        zone: Where a venue has no zone of its own.
        venue_of: Home venues of the teams.
        zone_of_venue: Zones of venues elsewhere.
        capacity: Matches a venue holds at once; 1 where it is not named.
        pitches: Matches at once over all venues together; None: no such bound.
        blackout: Days on which nobody plays.
        slot_minutes: How long a match holds its pitch.
        rest_days: Free days between the last playing day of a round and the first of the next, so that every team
            has them, whichever of the days it plays on.
        first_round: Number of the list's first round within the stage.

    Raises:
        TorneoError: `calendar-too-short`: fewer playing weekends than rounds; `kickoffs-too-few`: a round has more
            matches than its days, kick-offs and pitches can hold.
        UsageError: `days-missing`.
    """
    if not days:
        raise UsageError("days-missing")
    ground = Grounds(
        zone=zone,
        venue_of=venue_of or {},
        zone_of_venue=zone_of_venue or {},
        capacity=capacity or {},
        pitches=pitches,
    )
    weekends = tuple(_weekends(start, end, days=frozenset(days), blackout=blackout))
    chosen = _chosen(weekends, rounds=len(fixtures.rounds), spread=end is not None, rest_days=rest_days)
    if chosen is None:
        raise TorneoError(
            "calendar-too-short",
            rounds=len(fixtures.rounds),
            weekends=_most(weekends, rest_days=rest_days),
            start=start.isoformat(),
            end=(end or start + timedelta(weeks=WEEKS_WITHOUT_END)).isoformat(),
            rest_days=rest_days,
            blackout_days=len(blackout),
        )
    matches = matches_of(
        fixtures, edition=edition, stage=stage, venue_of=ground.venue_of, first_round=first_round
    )
    dated: list[Match] = []
    for index, weekend in enumerate(chosen):
        line = [match for match in matches if match.round == index + first_round]
        dated += _dealt(
            line,
            weekend,
            kickoffs=sorted(set(kickoffs)),
            ground=ground,
            slot_minutes=slot_minutes,
            shift=index,
        )
    return tuple(dated)


def instant(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, of a clock time at the venue; the first of two where the clocks are put back."""
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


def _weekends(
    start: date, end: date | None, *, days: frozenset[int], blackout: frozenset[date]
) -> Iterator[Weekend]:
    """Runs of playing days in order, without blackouts; a weekend of blackouts alone is left out."""
    last = end or start + timedelta(weeks=WEEKS_WITHOUT_END)
    run: list[date] = []
    for day in (start + timedelta(days=step) for step in range((last - start).days + 1)):
        if day.weekday() not in days or (len(days) == 7 and day.weekday() == 0):
            if run:
                yield tuple(run)
            run = []
        if day.weekday() in days and day not in blackout:
            run.append(day)
    if run:
        yield tuple(run)


def _chosen(
    weekends: Sequence[Weekend], *, rounds: int, spread: bool, rest_days: int
) -> tuple[Weekend, ...] | None:
    """A weekend for each round, spread if that can be, else as early as possible; None if they do not fit."""
    if rounds == 0:
        return ()
    if spread and len(weekends) >= rounds:
        gaps = max(rounds - 1, 1)
        evenly = [weekends[step * (len(weekends) - 1) // gaps] for step in range(rounds)]
        rested = tuple(_rested(evenly, rest_days))
        if len(rested) == rounds:
            return rested
    earliest: list[Weekend] = []
    for weekend in _rested(weekends, rest_days):
        earliest.append(weekend)
        if len(earliest) == rounds:
            return tuple(earliest)
    return None


def _most(weekends: Sequence[Weekend], *, rest_days: int) -> int:
    return sum(1 for _ in _rested(weekends, rest_days))


def _rested(weekends: Sequence[Weekend], rest_days: int) -> Iterator[Weekend]:
    """Weekends as far as every team has rested since the last day of the one before, whoever played on it."""
    last: date | None = None
    for weekend in weekends:
        usable = tuple(day for day in weekend if last is None or (day - last).days > rest_days)
        if usable:
            last = usable[-1]
            yield usable


def _dealt(
    line: Sequence[Match],
    weekend: Weekend,
    *,
    kickoffs: Sequence[time],
    ground: Grounds,
    slot_minutes: int,
    shift: int,
) -> list[Match]:
    """The matches of one round with day and kick-off."""
    if not kickoffs:
        return [
            replace(match, planned=replace(match.planned, day=weekend[(place + shift) % len(weekend)]))
            for place, match in enumerate(line)
        ]
    found = _held(line, weekend, kickoffs, ground=ground, slot_minutes=slot_minutes, shift=shift)
    if len(found) < len(line):
        # In turn they do not fit; packed from the first kick-off on, a ground holds the most.
        found = _held(line, weekend, kickoffs, ground=ground, slot_minutes=slot_minutes, shift=None)
    if len(found) < len(line):
        left = line[len(found)]
        raise TorneoError(
            "kickoffs-too-few",
            round=left.round,
            match=left.id,
            venue=left.planned.venue or "",
            matches=len(line),
            days=len(weekend),
            kickoffs=len(kickoffs),
            slot_minutes=slot_minutes,
        )
    return found


def _held(
    line: Sequence[Match],
    weekend: Weekend,
    kickoffs: Sequence[time],
    *,
    ground: Grounds,
    slot_minutes: int,
    shift: int | None,
) -> list[Match]:
    """The matches with day and kick-off, in turn from number `shift` on (None: each as early as it can); up to the
    first that finds no place.
    """
    slots = [(day, clock) for day in weekend for clock in kickoffs]
    length = timedelta(minutes=slot_minutes)
    held: list[tuple[datetime, VenueId | None]] = []
    dated: list[Match] = []
    for place, match in enumerate(line):
        venue = match.planned.venue
        begin = 0 if shift is None else (place + shift) % len(slots)
        for day, clock in (*slots[begin:], *slots[:begin]):
            kickoff = instant(day, clock, ground.zone_at(venue))
            at_once = [where for moment, where in held if abs(moment - kickoff) < length]
            here = venue is not None and at_once.count(venue) >= ground.capacity.get(venue, 1)
            if here or (ground.pitches is not None and len(at_once) >= ground.pitches):
                continue
            held.append((kickoff, venue))
            dated.append(replace(match, planned=Planned(day=day, kickoff=kickoff, venue=venue)))
            break
        else:
            break
    return dated
