"""Finding things by what people type: clubs, editions, stages, tables, venues, rounds, the matches of two clubs."""

import re
from dataclasses import dataclass

from torneo.exchange.csv_sheet import folded
from torneo.model import TeamId, Venue
from torneo.office.lookup import State, table_id
from torneo.office.public.fixtures import Listed, matches_of
from torneo.office.public.tables import played_order
from torneo.office.public.teams import all_teams
from torneo.progression import EditionState, LeagueState, Season, TableState
from torneo.words import Lang, Names, table_name

_MOST = 30
_ROUND = re.compile(r"\b(?:fecha|jornada|round|matchday)\s*(\d{1,3})\b")


@dataclass(frozen=True, slots=True)
class Found:
    """What fits a question, each kind in its own order."""

    teams: tuple[TeamId, ...] = ()
    editions: tuple[EditionState, ...] = ()
    stages: tuple[tuple[EditionState, State], ...] = ()
    tables: tuple[tuple[EditionState, str, TableState], ...] = ()
    venues: tuple[Venue, ...] = ()
    rounds: tuple[tuple[EditionState, State, int], ...] = ()
    matches: tuple[Listed, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (
            self.teams
            or self.editions
            or self.stages
            or self.tables
            or self.venues
            or self.rounds
            or self.matches
        )


def search(season: Season, names: Names, asked: str, lang: Lang) -> Found:
    """What fits the words typed; capitals and accents do not matter. Nothing typed finds nothing."""
    plain = " ".join(folded(asked).split())
    if not plain:
        return Found()
    number = _ROUND.search(plain)
    words = [word for word in _ROUND.sub(" ", plain).split() if word not in ("v", "vs", "-", "y", "and")]
    teams = [team for team in all_teams(season) if _fits(words, names.team(team), str(team))]
    editions = [each for each in season if _fits(words, names.edition(each.id), str(each.id))]
    stages = [
        (each, stage)
        for each in season
        for stage in each.stages
        if _fits(
            words, names.node(each.id, stage.node.name, lang), str(stage.node.name), names.edition(each.id)
        )
    ]
    rounds = []
    if number is not None:
        wanted = int(number[1])
        within = stages if words else [(each, stage) for each in season for stage in each.stages]
        rounds = [
            (each, stage, wanted)
            for each, stage in within
            if isinstance(stage, LeagueState) and any(match.round == wanted for match in stage.matches)
        ]
    if not words:
        return Found(rounds=tuple(rounds[:_MOST]))
    tables = [
        (each, table_id(state), state)
        for each in season
        for state in each.all_tables()
        if _fits(words, table_name(state.key, names, lang), table_id(state))
    ]
    venues = [
        venue
        for venue in season.regulations.register.venues
        if _fits(words, venue.name, str(venue.id), venue.city or "")
    ]
    return Found(
        tuple(teams[:_MOST]),
        tuple(editions[:_MOST]),
        tuple(stages[:_MOST]),
        tuple(tables[:_MOST]),
        tuple(venues[:_MOST]),
        tuple(rounds[:_MOST]),
        tuple(_between(season, names, words)[:_MOST]),
    )


def _fits(words: list[str], *names: str) -> bool:
    """Every word begins a word of one of the names."""
    text = " ".join(folded(name).replace("-", " ") for name in names)
    return bool(words) and all(re.search(rf"(?<!\w){re.escape(word)}", text) for word in words)


def _between(season: Season, names: Names, words: list[str]) -> list[Listed]:
    """The matches of two clubs, where the words name two."""
    if len(words) < 2:
        return []
    pairs: set[tuple[TeamId, TeamId]] = set()
    teams = all_teams(season)
    for cut in range(1, len(words)):
        one = [team for team in teams if _fits(words[:cut], names.team(team), str(team))]
        other = [team for team in teams if _fits(words[cut:], names.team(team), str(team))]
        pairs |= {(a, b) for a in one for b in other if a != b}
    found = [
        match
        for edition in season
        for match in matches_of(edition)
        if (match.match.home.team, match.match.away.team) in pairs
        or (match.match.away.team, match.match.home.team) in pairs
    ]
    return sorted(found, key=lambda one: played_order(one.match))
