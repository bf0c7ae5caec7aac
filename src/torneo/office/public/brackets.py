"""The knock-out stages of an edition: as columns of ties, and as a tree that begins with its last tie."""

from dataclasses import dataclass

from torneo.office.lookup import the_edition
from torneo.progression import EditionState, KnockoutState, Season, Seat, TieState
from torneo.rules.resolve import TieSlot


@dataclass(frozen=True, slots=True)
class Branch:
    """A tie and the ties its sides come from."""

    stage: KnockoutState
    tie: TieState
    home: "Branch | None" = None
    away: "Branch | None" = None


@dataclass(frozen=True, slots=True)
class BracketPage:
    """`stages`: columns in order; `trees`: every tie that leads to no other, with those that led to it."""

    edition: EditionState
    stages: tuple[KnockoutState, ...]
    trees: tuple[Branch, ...]


Key = tuple[str, str]
Known = dict[Key, tuple[KnockoutState, TieState]]


def bracket_page(season: Season, edition: str) -> BracketPage:
    """The bracket of an edition; without stages where it has none. Raises `NotFoundError` `no-edition`."""
    where = the_edition(season, edition)
    stages = tuple(stage for stage in where.stages if isinstance(stage, KnockoutState))
    known: Known = {
        (str(stage.node.name), str(tie.id)): (stage, tie) for stage in stages for tie in stage.ties
    }
    fed = {
        feeder
        for key, (_, tie) in known.items()
        for seat in (tie.home, tie.away)
        if (feeder := _feeder(where, known, key, seat)) is not None
    }
    trees = tuple(_branch(where, known, key) for key in reversed(known) if key not in fed)
    return BracketPage(where, stages, trees)


def _branch(where: EditionState, known: Known, key: Key) -> Branch:
    stage, tie = known[key]
    home, away = (_feeder(where, known, key, seat) for seat in (tie.home, tie.away))
    return Branch(
        stage,
        tie,
        _branch(where, known, home) if home else None,
        _branch(where, known, away) if away else None,
    )


def _feeder(where: EditionState, known: Known, of: Key, seat: Seat) -> Key | None:
    """The earlier tie whose winner sits there: as the regulation says it, else the last one that the team won."""
    slot = seat.slot
    earlier = list(known)[: list(known).index(of)]
    if isinstance(slot, TieSlot):
        named = (str(slot.node.name), str(slot.tie))
        is_here = slot.node.edition == where.id and slot.side == "winner"
        return named if is_here and named in earlier else None
    if seat.team is None:
        return None
    won = (
        key
        for key in reversed(earlier)
        if known[key][1].winner == seat.team and known[key][0].node != known[of][0].node
    )
    return next(won, None)
