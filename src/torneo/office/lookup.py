"""What a person means: clubs by id or name, editions, stages, tables and matches, with suggestions when nothing fits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from torneo.exchange.csv_sheet import folded
from torneo.model import ConflictError, EditionId, NotFoundError, TeamId
from torneo.progression import EditionState, KnockoutState, LeagueState, MatchState, Season, TableState
from torneo.rules.suggest import suggestion

State = LeagueState | KnockoutState


@dataclass(frozen=True, slots=True)
class Found:
    """A match that somebody asked for. `swapped`: it was asked for with home and away exchanged."""

    edition: EditionState
    stage: State | None
    match: MatchState
    swapped: bool = False


def the_edition(season: Season, asked: str | None) -> EditionState:
    """The edition of that id; without one the only edition of the folder.

    Raises:
        NotFoundError: `no-edition`, `no-regulations`.
        ConflictError: `which-edition`.
    """
    if not season.editions:
        raise NotFoundError("no-regulations")
    if asked:
        state = season.editions.get(EditionId(asked))
        if state is None:
            known = tuple(season.editions)
            raise NotFoundError("no-edition", edition=asked, known=known, suggestion=suggestion(asked, known))
        return state
    if len(season.editions) > 1:
        raise ConflictError("which-edition", known=tuple(season.editions))
    return next(iter(season.editions.values()))


def the_stage(edition: EditionState, asked: str) -> State:
    """The stage of that id. Raises `NotFoundError` `no-stage`."""
    state = edition.stage(asked)
    if state is None:
        known = tuple(str(stage.node.name) for stage in edition.stages)
        raise NotFoundError(
            "no-stage", edition=edition.id, stage=asked, known=known, suggestion=suggestion(asked, known)
        )
    return state


def tables_of(edition: EditionState) -> dict[str, TableState]:
    """Every table by how a person names it: `inca.A`, `groups.thirds`, `acumulada`."""
    return {table_id(table): table for table in edition.all_tables()}


def table_id(table: TableState) -> str:
    """`grupos.A`, `liga`, `acumulada`."""
    return f"{table.key.node}.{table.key.table}" if table.key.table else str(table.key.node)


def the_tables(edition: EditionState, asked: str | None) -> tuple[TableState, ...]:
    """The table of that name, all tables of a stage of that name; without a name all.

    Raises:
        NotFoundError: `no-table`.
    """
    tables = tables_of(edition)
    if not asked:
        return tuple(tables.values())
    if asked in tables:
        return (tables[asked],)
    of_stage = tuple(table for table in tables.values() if asked in (table.key.node, table.key.table))
    if not of_stage:
        known = tuple(tables)
        raise NotFoundError(
            "no-table", edition=edition.id, table=asked, known=known, suggestion=suggestion(asked, known)
        )
    return of_stage


def the_team(season: Season, asked: str, *, among: Iterable[TeamId] = ()) -> TeamId:
    """The club that `asked` names, by id or by name; capitals and accents do not matter.

    Raises:
        NotFoundError: `club-unknown` (club, suggestion).
        ConflictError: `club-ambiguous` (club, known).
    """
    clubs = _clubs(_Season(season))
    extra = frozenset(among) - clubs.ids
    if extra:
        clubs = _named(season, clubs.ids | extra)
    if asked in clubs.ids:
        return TeamId(asked)
    plain = folded(asked).strip()
    found = clubs.called.get(plain) or tuple(
        team for team, name in clubs.names.items() if plain and name.startswith(plain)
    )
    if len(found) == 1:
        return found[0]
    if found:
        raise ConflictError("club-ambiguous", club=asked, known=found)
    name_of = season.regulations.register.name
    hint = suggestion(asked, (*clubs.names, *(name_of(team) for team in clubs.names)))
    raise NotFoundError("club-unknown", club=asked, suggestion=hint)


@dataclass(frozen=True, slots=True)
class _Clubs:
    """Every club of a season: its name in small letters without accents, and which are called so by id or name."""

    ids: frozenset[TeamId]
    names: dict[TeamId, str]
    called: dict[str, tuple[TeamId, ...]]


class _Season:
    """A season compared by identity: an import asks for thousands of clubs of the same one."""

    __slots__ = ("season",)

    def __init__(self, season: Season) -> None:
        self.season = season

    def __hash__(self) -> int:
        return id(self.season)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Season) and other.season is self.season


@lru_cache(maxsize=4)
def _clubs(what: _Season) -> _Clubs:
    season = what.season
    register = season.regulations.register
    return _named(season, {*(TeamId(club.id) for club in register.clubs), *everybody(season)})


def _named(season: Season, ids: Iterable[TeamId]) -> _Clubs:
    register = season.regulations.register
    names = {team: folded(register.name(team)) for team in sorted(ids)}
    called: dict[str, tuple[TeamId, ...]] = {}
    for team, name in names.items():
        for each in {name, folded(team)}:
            called[each] = (*called.get(each, ()), team)
    return _Clubs(frozenset(names), names, called)


def everybody(season: Season) -> Iterator[TeamId]:
    """Every team that any stage knows of."""
    for edition in season:
        for stage in edition.stages:
            yield from stage.teams


def find_match(
    season: Season,
    edition: EditionState,
    *,
    home: str,
    away: str,
    stage: str | None = None,
    leg: int | None = None,
    wants_result: bool | None = None,
    swap: bool = False,
    across: bool = False,
) -> Found:
    """The match of two clubs; of several meetings the first that is still to be played.

    Args:
        across: Of meetings in several stages the one of the first stage, instead of asking which is meant.
        wants_result: True: of several the last that has a result (to correct it); False or None: the first without.
        swap: Also with home and away exchanged, where the ground is neutral or the match is one of a tie.

    Raises:
        NotFoundError: `club-unknown`, `club-not-in-stage`, `no-match` (with `suggestion`), `no-fixtures`, `no-stage`.
        ConflictError: `which-match` (known): two stages have such a match, `club-ambiguous`.
        UsageError: see `exchange`.
    """
    stages: tuple[State, ...] = (the_stage(edition, stage),) if stage else edition.stages
    one, other = the_team(season, home), the_team(season, away)
    _in_stages(season, edition, stages, (one, other), stage)
    everything: list[tuple[State | None, MatchState]] = [
        (state, match) for state in stages for match in state.matches
    ]
    everything += [(None, match) for table in edition.all_tables() for match in table.playoffs]
    candidates = [
        Found(edition, state, match)
        for state, match in everything
        if (match.home.team, match.away.team) == (one, other) and leg in (None, match.leg)
    ]
    swapped = [
        Found(edition, state, match, swapped=True)
        for state, match in everything
        if (match.home.team, match.away.team) == (other, one) and leg in (None, match.leg)
    ]
    if not candidates:
        candidates = [each for each in swapped if each.match.neutral or (swap and each.match.leg)]
    if not candidates:
        _no_match(edition, stages, (one, other), swapped, leg)
    wanted = [each for each in candidates if (each.match.result is not None) == bool(wants_result)]
    wanted = wanted or candidates
    if not across and len({each.stage.node if each.stage else None for each in wanted}) > 1:
        raise ConflictError(
            "which-match", home=one, away=other, known=tuple(each.match.id for each in wanted)
        )
    return wanted[-1] if wants_result else wanted[0]


def match_by_id(season: Season, asked: str) -> Found:
    """The match of that id. Raises `NotFoundError` `no-match-id` (match, suggestion)."""
    for edition in season:
        for state in edition.stages:
            for match in state.matches:
                if match.id == asked:
                    return Found(edition, state, match)
        for table in edition.all_tables():
            for match in table.playoffs:
                if match.id == asked:
                    return Found(edition, None, match)
    known = [str(match.id) for edition in season for match in edition.matches()]
    raise NotFoundError("no-match-id", match=asked, suggestion=suggestion(asked, known))


def _in_stages(
    season: Season,
    edition: EditionState,
    stages: Iterable[State],
    teams: tuple[TeamId, TeamId],
    asked: str | None,
) -> None:
    inside = {team for state in stages for team in state.teams}
    for team in teams:
        if team not in inside:
            raise NotFoundError(
                "club-not-in-stage",
                club=season.regulations.register.name(team),
                stage=asked or "",
                edition=edition.id,
                known=tuple(sorted(inside)),
            )


def _no_match(
    edition: EditionState,
    stages: tuple[State, ...],
    teams: tuple[TeamId, TeamId],
    swapped: list[Found],
    leg: int | None,
) -> None:
    one, other = teams
    leagues = [
        state for state in stages if isinstance(state, LeagueState) and {one, other} <= set(state.teams)
    ]
    if leagues and not any(state.matches for state in leagues):
        raise NotFoundError("no-fixtures", edition=edition.id, stage=str(leagues[0].node.name))
    known = tuple(
        str(match.id)
        for state in stages
        for match in state.matches
        if {one, other} & {match.home.team, match.away.team} and match.is_open
    )[:6]
    hint = f"{swapped[0].match.home.team} - {swapped[0].match.away.team}" if swapped else ""
    raise NotFoundError(
        "no-match", home=one, away=other, edition=edition.id, leg=leg or "", suggestion=hint, known=known
    )
