"""Values as plain data, for those who answer programs: the shapes of `--format json`, and of what a command would do."""

from typing import Any

from torneo.exchange.json_shapes import (
    award_json,
    edition_json,
    finding_json,
    findings_json,
    match_json,
    plain,
    season_json,
    stage_json,
    table_json,
    tie_json,
)
from torneo.office.answers import outcome_json
from torneo.office.effects import MatchChange, RowChange
from torneo.office.previewing import Preview
from torneo.standings import Row
from torneo.words import Lang, Names

Json = dict[str, Any]

__all__ = [
    "award_json",
    "edition_json",
    "finding_json",
    "findings_json",
    "match_json",
    "outcome_json",
    "plain",
    "preview_json",
    "season_json",
    "stage_json",
    "table_json",
    "tie_json",
]


def preview_json(shown: Preview[Any], names: Names, lang: Lang) -> Json:
    """What a command would move: effects, lines of tables and matches before and after, new findings."""
    return {
        "effects": [
            {"code": each.code, "edition": each.edition, **{k: plain(v) for k, v in each.facts.items()}}
            for each in shown.effects
        ],
        "rows": [_row_change(each) for each in shown.rows],
        "matches": [_match_change(each, names, lang) for each in shown.matches],
        "findings": findings_json(shown.findings, lang, names),
    }


def _row_change(change: RowChange) -> Json:
    return {
        "edition": change.edition,
        "table": change.table,
        "team": change.team,
        "before": _figures(change.before),
        "after": _figures(change.after),
    }


def _figures(row: Row | None) -> Json | None:
    if row is None:
        return None
    return {
        "pos": row.pos,
        "played": row.played,
        "won": row.won,
        "drawn": row.drawn,
        "lost": row.lost,
        "gf": row.gf,
        "ga": row.ga,
        "points": row.points,
    }


def _match_change(change: MatchChange, names: Names, lang: Lang) -> Json:
    before, after = (
        None if each is None else match_json(each, names, lang, change.edition)
        for each in (change.before, change.after)
    )
    return {"edition": change.edition, "before": before, "after": after}
