"""Fixtures and results: by round, by date, of a team, at a venue; and those that have no date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from torneo.model import NotFoundError, TeamId, VenueId
from torneo.office.lookup import State, the_edition, the_stage, the_team
from torneo.office.public.tables import played_order
from torneo.progression import EditionState, KnockoutState, LeagueState, MatchState, Season, TieState


@dataclass(frozen=True, slots=True)
class Listed:
    """A match with where it belongs. `stage` None: an extra match about a place."""

    edition: EditionState
    stage: State | None
    match: MatchState
    tie: TieState | None = None

    @property
    def day(self) -> date | None:
        """The day it was played, else the one it is planned for."""
        fact = self.match.result
        return (fact.result.day if fact is not None else None) or self.match.planned.day

    @property
    def is_undated(self) -> bool:
        """It is to be played and nobody has said when."""
        return self.match.is_open and self.match.result is None and self.day is None


@dataclass(frozen=True, slots=True)
class Section:
    """Matches under one heading: a day, None where it is not known; or a round."""

    day: date | None
    round: int
    matches: tuple[Listed, ...]
    byes: tuple[TeamId, ...] = ()


@dataclass(frozen=True, slots=True)
class FixturesPage:
    """Some matches of an edition.

    `round` and `rounds` are set where a stage is shown by rounds; `months` where all is shown by date.
    """

    edition: EditionState
    sections: tuple[Section, ...]
    stage: State | None = None
    rounds: tuple[int, ...] = ()
    round: int = 0
    months: tuple[str, ...] = ()
    month: str = ""
    team: TeamId | None = None
    undated: int = 0

    @property
    def is_empty(self) -> bool:
        return not any(section.matches for section in self.sections)


def by_round(
    season: Season, edition: str, *, stage: str | None = None, round_: int | None = None
) -> FixturesPage:
    """A round of a stage; by default the stage and round that is being played.

    Raises:
        NotFoundError: `no-edition`, `no-stage`, `no-round` (round, last).
    """
    where = the_edition(season, edition)
    chosen = the_stage(where, stage) if stage else current_stage(where)
    undated = len(undated_of(where))
    if chosen is None or not chosen.matches:
        return FixturesPage(where, (), undated=undated)
    everything = tuple(_of_stage(where, chosen))
    rounds = tuple(sorted({_round(one) for one in everything}))
    if round_ is None:
        open_ = [_round(one) for one in everything if one.match.is_open]
        round_ = min(open_, default=rounds[-1] if rounds else 0)
    elif round_ not in rounds:
        raise NotFoundError("no-round", round=round_, last=rounds[-1] if rounds else None)
    matches = tuple(one for one in everything if _round(one) == round_)
    return FixturesPage(
        where,
        tuple(
            Section(each.day, round_, each.matches, _byes(chosen, matches) if last else ())
            for each, last in _marked(_by_day(matches))
        ),
        chosen,
        rounds,
        round_,
        undated=undated,
    )


def by_date(season: Season, edition: str, *, month: str | None = None) -> FixturesPage:
    """All matches of a month, `2014-05`; by default the month of the next match, else the last.

    Raises:
        NotFoundError: `no-edition`, `no-month` (month, known).
    """
    where = the_edition(season, edition)
    everything = [one for one in matches_of(where) if one.day is not None]
    months = tuple(sorted({f"{one.day:%Y-%m}" for one in everything}))
    if month is None:
        to_come = min((f"{one.day:%Y-%m}" for one in everything if one.match.is_open), default=None)
        month = to_come or (months[-1] if months else "")
    elif month not in months:
        raise NotFoundError("no-month", month=month, known=months)
    shown = [one for one in everything if f"{one.day:%Y-%m}" == month]
    return FixturesPage(
        where, tuple(_by_day(shown)), months=months, month=month, undated=len(undated_of(where))
    )


def of_team(season: Season, edition: str, team: str) -> FixturesPage:
    """Every match of a team in an edition. Raises `NotFoundError` `no-edition`, `club-unknown`."""
    where = the_edition(season, edition)
    wanted = the_team(season, team)
    shown = [one for one in matches_of(where) if wanted in (one.match.home.team, one.match.away.team)]
    return FixturesPage(
        where,
        (Section(None, 0, tuple(sorted(shown, key=_order))),),
        team=wanted,
        undated=len(undated_of(where)),
    )


def undated(season: Season, edition: str) -> FixturesPage:
    """Every match that is to be played and has no day, postponed ones first. Raises `NotFoundError` `no-edition`."""
    where = the_edition(season, edition)
    found = undated_of(where)
    postponed = tuple(one for one in found if one.match.postponed_from)
    never = tuple(one for one in found if not one.match.postponed_from)
    sections = tuple(Section(None, 0, matches) for matches in (postponed, never) if matches)
    return FixturesPage(where, sections, undated=len(found))


def undated_of(where: EditionState) -> tuple[Listed, ...]:
    """The matches of an edition that are to be played, both sides known, and have no day."""
    return tuple(
        one
        for one in matches_of(where)
        if one.is_undated and one.match.home.team is not None and one.match.away.team is not None
    )


def at_venue(season: Season, venue: VenueId) -> tuple[Listed, ...]:
    """Every match of the folder at a venue, in order of days."""
    found = [one for edition in season for one in matches_of(edition) if one.match.planned.venue == venue]
    return tuple(sorted(found, key=_order))


def matches_of(where: EditionState) -> Iterator[Listed]:
    """Every match of an edition with where it belongs, each once."""
    seen = set()
    for stage in where.stages:
        for one in _of_stage(where, stage):
            if one.match.id not in seen:
                seen.add(one.match.id)
                yield one
    for table in where.all_tables():
        for match in table.playoffs:
            if match.id not in seen:
                seen.add(match.id)
                yield Listed(where, None, match)


def current_stage(where: EditionState) -> State | None:
    """The stage that is being played: the first that is not complete, else the last with any match.

    A stage whose matches nobody has published waits for them, unless a later one has begun already.
    """
    having = [stage for stage in where.stages if stage.matches]
    first = next((stage for stage in where.stages if not stage.complete), None)
    if first is not None and not first.matches:
        begun = (one for one in having if any(match.result is not None for match in one.matches))
        return next((one for one in begun if any(match.is_open for match in one.matches)), first)
    return first or (having[-1] if having else None)


def _of_stage(where: EditionState, stage: State) -> Iterator[Listed]:
    if isinstance(stage, KnockoutState):
        for tie in stage.ties:
            for match in tie.matches:
                yield Listed(where, stage, match, tie)
    else:
        for match in stage.matches:
            yield Listed(where, stage, match)


def _round(one: Listed) -> int:
    return one.match.leg or one.match.round


def _order(one: Listed) -> tuple[bool, date, int, str]:
    return played_order(one.match)


def _by_day(matches: Iterable[Listed]) -> Iterator[Section]:
    for day, group in groupby(sorted(matches, key=_order), key=lambda one: one.day):
        kickoffs = sorted(group, key=lambda one: (str(one.match.planned.kickoff or "z"), str(one.match.id)))
        yield Section(day, 0, tuple(kickoffs))


def _marked(sections: Iterator[Section]) -> list[tuple[Section, bool]]:
    found = list(sections)
    return [(section, number == len(found) - 1) for number, section in enumerate(found)]


def _byes(stage: State, matches: tuple[Listed, ...]) -> tuple[TeamId, ...]:
    """Teams of a league without a match in a round."""
    if not isinstance(stage, LeagueState):
        return ()
    playing = {team for one in matches for team in (one.match.home.team, one.match.away.team)}
    return tuple(sorted(team for team in stage.teams if team not in playing))
