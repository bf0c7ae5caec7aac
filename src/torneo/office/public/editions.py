"""An edition at a glance, its honours, and how it is linked with the others of its folder."""

from dataclasses import dataclass
from datetime import date

from torneo.model import EditionId, TeamId
from torneo.office.lookup import State, the_edition
from torneo.office.public.fixtures import Listed, current_stage, matches_of, undated_of
from torneo.office.public.tables import TablePage, played_order, table_pages
from torneo.office.public.teams import teams_of
from torneo.progression import AwardState, EditionState, KnockoutState, Season

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class EditionPage:
    """The front page of an edition.

    `played`, `matches`: how far it has come. `last`, `next`: results and fixtures nearest to now.
    """

    edition: EditionState
    current: State | None
    tables: tuple[TablePage, ...]
    last: tuple[Listed, ...]
    next: tuple[Listed, ...]
    played: int
    matches: int
    undated: int
    teams: tuple[TeamId, ...]
    has_bracket: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """An edition among others: what is going on in it."""

    edition: EditionState
    current: State | None
    played: int
    matches: int
    teams: int


@dataclass(frozen=True, slots=True)
class Transfer:
    """Points that a place of one edition gives in a stage or table of another, or of the same."""

    award: AwardState
    into: EditionId
    node: str
    is_across: bool
    """it leads to another edition"""


@dataclass(frozen=True, slots=True)
class LinksPage:
    """`given`: points that leave the edition; `taken`: that come to it; `beside`: stages that are played alongside."""

    edition: EditionState
    given: tuple[Transfer, ...]
    taken: tuple[Transfer, ...]
    rights: tuple[AwardState, ...]
    beside: tuple[tuple[State, tuple[str, ...]], ...]
    editions: tuple[EditionState, ...]


def edition_page(season: Season, edition: str) -> EditionPage:
    """The front page of an edition. Raises `NotFoundError` `no-edition`."""
    where = the_edition(season, edition)
    matches = sorted(matches_of(where), key=lambda one: played_order(one.match))
    done = [one for one in matches if one.match.result is not None]
    ahead = [
        one for one in matches if one.match.result is None and one.match.home.team and one.match.away.team
    ]
    current = current_stage(where)
    pages = table_pages(season, edition)
    shown = [
        page
        for page in pages
        if current is None or page.state.key.node == current.node.name or len(pages) == 1
    ] or list(pages[-1:])
    return EditionPage(
        where,
        current,
        tuple(shown[:4]),
        tuple(reversed(done[-_SHOWN:])),
        tuple(ahead[:_SHOWN]),
        len(done),
        len(matches),
        len(undated_of(where)),
        teams_of(where),
        has_bracket(where),
    )


def overviews(season: Season) -> tuple[Overview, ...]:
    """Every edition of the folder."""
    found = []
    for edition in season:
        matches = list(matches_of(edition))
        played = sum(1 for one in matches if one.match.result is not None)
        found.append(Overview(edition, current_stage(edition), played, len(matches), len(teams_of(edition))))
    return tuple(found)


def has_bracket(edition: EditionState) -> bool:
    return any(isinstance(stage, KnockoutState) for stage in edition.stages)


def links_page(season: Season, edition: str) -> LinksPage:
    """What an edition gives to others and gets from them. Raises `NotFoundError` `no-edition`."""
    where = the_edition(season, edition)
    transfers = [found for state in season.awards if (found := _transfer(season, state)) is not None]
    beside = tuple(
        (stage, tuple(str(ref) for ref in stage.stage.alongside))
        for stage in where.stages
        if stage.stage.alongside
    )
    return LinksPage(
        where,
        tuple(one for one in transfers if one.award.edition == where.id),
        tuple(one for one in transfers if one.into == where.id and one.award.edition != where.id),
        tuple(
            state
            for state in season.awards
            if state.award.place is not None and (state.edition == where.id or _right_in(state, where.id))
        ),
        beside,
        tuple(one for one in season if one.id != where.id),
    )


def in_force_since(season: Season, edition: EditionState) -> date | None:
    """Since when the regulation holds that the season was made by; None: it is the first, or nobody has adopted one."""
    source = season.regulations.sources.get(edition.id)
    versions = season.facts.regulations.get(edition.id, ())
    found = [one.day for one in versions[1:] if source is not None and one.digest == source.digest]
    return found[-1] if found else None


def _right_in(state: AwardState, edition: EditionId) -> bool:
    return (state.award.place or "").startswith(f"{edition}:")


def _transfer(season: Season, state: AwardState) -> Transfer | None:
    ref = state.award.in_
    if state.award.points is None or ref is None:
        return None
    into = state.edition
    if ref.scope is not None and ref.scope in season.editions:
        into = EditionId(ref.scope)
    return Transfer(state, into, ".".join(ref.steps), into != state.edition)
