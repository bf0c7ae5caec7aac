"""A Season as plain data for programs: what `--format json` prints."""

from typing import Any

from torneo import words
from torneo.model import Score
from torneo.office.demo import Played
from torneo.progression import AwardState, EditionState, KnockoutState, LeagueState, TableState, TieState
from torneo.standings import Row
from torneo.words import Lang, Names


def demo_shape(played: Played, lang: Lang) -> dict[str, Any]:
    """The outcome of the demo. The same seed gives the same bytes."""
    names = words.names_of(played.season.regulations)
    return {
        "seed": played.seed,
        "ledger": {"path": played.path, "head": played.head.hash, "entries": played.head.sequence},
        "editions": [edition_shape(edition, names, lang) for edition in played.season],
        "unmet": [finding.subject for finding in played.unmet],
    }


def edition_shape(edition: EditionState, names: Names, lang: Lang) -> dict[str, Any]:
    """One edition: its stages with tables and ties, its tables over stages, what it gives, and its honours."""
    return {
        "id": edition.id,
        "name": names.edition(edition.id),
        "stages": [
            {
                "id": stage.node.name,
                "name": names.node(edition.id, stage.node.name, lang),
                "complete": stage.complete,
                "tables": [table_shape(table, names, lang) for table in stage.all_tables()]
                if isinstance(stage, LeagueState)
                else [],
                "ties": [tie_shape(tie, stage) for tie in stage.ties]
                if isinstance(stage, KnockoutState)
                else [],
            }
            for stage in edition.stages
        ],
        "tables": [{"id": table.key.node, **table_shape(table, names, lang)} for table in edition.tables],
        "awards": [award_shape(award, names, lang) for award in edition.awards],
        "honours": dict(edition.honours),
    }


def table_shape(table: TableState, names: Names, lang: Lang) -> dict[str, Any]:
    """A table with the reason for every place. `pos` is shared by clubs that the rules leave level."""
    return {
        "group": table.key.table,
        "complete": table.complete,
        "rows": [row_shape(row, table.first_pos, names, lang) for row in table.table],
    }


def row_shape(row: Row, first_pos: int, names: Names, lang: Lang) -> dict[str, Any]:
    """One row; `reason` is null in the first."""
    return {
        "pos": row.pos + first_pos - 1,
        "team": row.team,
        "played": row.played,
        "won": row.won,
        "drawn": row.drawn,
        "lost": row.lost,
        "gf": row.gf,
        "ga": row.ga,
        "gd": row.gd,
        "points": row.points,
        "shootout_wins": row.shootout_wins,
        "shootout_losses": row.shootout_losses,
        "adjustments": [{"points": one.points, "reason": one.reason} for one in row.adjustments],
        "level_with": list(row.level_with),
        "reason": None
        if row.reason is None
        else {
            "code": row.reason.code,
            "clause": row.reason.clause,
            "text": words.reason(row.reason, team=row.team, names=names, lang=lang),
        },
        "simulated": row.simulated,
    }


def tie_shape(tie: TieState, stage: KnockoutState) -> dict[str, Any]:
    """A tie and its matches; `id` is that of the stage where it has one tie.

    `score` is the aggregate, or that of the extra match where one decided.
    """
    last = next((match for match in reversed(tie.matches) if match.result is not None), None)
    day = last.planned.day if last is not None else None
    moved = next((match for match in tie.matches if match.postponed_from), None)
    before = moved.postponed_from[0].day if moved is not None else None
    extra = next(
        (match.result.result for match in tie.matches if match.extra and match.result is not None), None
    )
    decisive = tie.score
    if extra is not None and extra.score is not None:
        decisive = extra.score if extra.home == tie.home.team else Score(extra.score.away, extra.score.home)
    return {
        "id": stage.node.name if len(stage.ties) == 1 else tie.id,
        "home": tie.home.team,
        "away": tie.away.team,
        "score": str(decisive) if decisive is not None else None,
        "aggregate": str(tie.score) if tie.score is not None and len(tie.matches) > 1 else None,
        "penalties": str(tie.penalties) if tie.penalties is not None else None,
        "decided_by": tie.decided.value if tie.decided is not None else None,
        "winner": tie.winner,
        "date": day.isoformat() if day is not None else None,
        "postponed_from": before.isoformat() if before is not None else None,
        "simulated": tie.is_simulated,
        "matches": [
            {
                "id": match.id,
                "home": match.result.result.home,
                "away": match.result.result.away,
                "score": str(match.result.result.score),
                "date": match.planned.day.isoformat() if match.planned.day is not None else None,
                "simulated": match.result.result.simulated,
            }
            for match in tie.matches
            if match.result is not None
        ],
    }


def award_shape(state: AwardState, names: Names, lang: Lang) -> dict[str, Any]:
    """What a place gives: to whom (null while open), and whether it counts already."""
    award = state.award
    when = award.when
    return {
        "to": state.seat.team,
        "points": award.points,
        "in": str(award.in_) if award.in_ is not None else None,
        "when": when if isinstance(when, str) else when.isoformat(),
        "reason": award.name,
        "place": award.place,
        "title": award.title,
        "state": "given" if state.given else "due" if state.due else "lapsed" if state.lapsed else "open",
        "simulated": state.simulated,
        "text": words.award(state, names, lang),
    }
