"""Tables, ties, awards and whole editions as plain data for programs: what `--format json` prints.

Keys keep their names from version to version; new ones may come. `pos` is what is printed: it begins with `first_pos`
and is shared by clubs that the rules leave level.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from torneo import words
from torneo.model import Finding, Score
from torneo.progression import (
    AwardState,
    EditionState,
    KnockoutState,
    LeagueState,
    MatchState,
    Season,
    Seat,
    TableState,
    TieState,
)
from torneo.standings import Row, Table
from torneo.words import Lang, Names

Json = dict[str, Any]


def table_rows(table: Table, names: Names, lang: Lang, *, first_pos: int = 1) -> list[Json]:
    """The rows of a table, each with the reason for its place (None in the first)."""
    awaits = {team: level.criterion for level in table.levels for team in level.teams}
    return [_row(row, names, lang, awaits.get(row.team), first_pos - 1) for row in table]


def table_json(state: TableState, names: Names, lang: Lang) -> Json:
    """One table of a season: its group or id, name, whether it is complete, rows."""
    return {
        "group": state.key.table,
        "name": state.name or names.node(state.key.edition, state.key.node, lang),
        "complete": state.complete,
        "rows": table_rows(state.table, names, lang, first_pos=state.first_pos),
    }


def season_json(season: Season, names: Names, lang: Lang) -> list[Json]:
    """Every edition with stages, tables, ties, awards and honours."""
    return [edition_json(edition, names, lang) for edition in season]


def edition_json(edition: EditionState, names: Names, lang: Lang) -> Json:
    """One edition: `stages` with tables and ties, `tables` over several stages, `awards`, `honours`."""
    return {
        "id": edition.id,
        "name": names.edition(edition.id),
        "stages": [stage_json(stage, names, lang) for stage in edition.stages],
        "tables": [{"id": table.key.node, **table_json(table, names, lang)} for table in edition.tables],
        "awards": [award_json(award, names, lang) for award in edition.awards],
        "honours": {title: str(team) for title, team in edition.honours.items()},
    }


def stage_json(stage: LeagueState | KnockoutState, names: Names, lang: Lang) -> Json:
    """A stage: matches and tables of a league, ties of a knock-out."""
    edition = stage.node.edition
    shown: Json = {
        "id": stage.node.name,
        "name": names.node(edition, stage.node.name, lang),
        "kind": stage.stage.kind,
        "complete": stage.complete,
        "tables": [],
        "ties": [],
        "matches": [match_json(match, names, lang, edition) for match in stage.matches],
    }
    if isinstance(stage, LeagueState):
        shown["tables"] = [table_json(table, names, lang) for table in stage.all_tables()]
    else:
        shown["byes"] = [seat_text(seat, names, lang, edition) for seat in stage.byes]
        alone = stage.node.name if len(stage.ties) == 1 else None
        shown["ties"] = [tie_json(tie, names, lang, edition, id_=alone) for tie in stage.ties]
    return shown


def tie_json(tie: TieState, names: Names, lang: Lang, edition: str, *, id_: str | None = None) -> Json:
    """A tie: ids of its sides, or in words what will decide them; day of its last match.

    `score` is the aggregate from the side of `home`, or the score of the extra match where there was one.

    Args:
        tie: The tie.
        names: For open sides.
        lang: For open sides.
        edition: For open sides.
        id_: What it is called where it is the only one of its stage.
    """
    extra = next((match.result.result for match in tie.matches if match.extra and match.result), None)
    score = tie.score
    if extra is not None and extra.score is not None:
        score = extra.score if extra.home == tie.home.team else Score(extra.score.away, extra.score.home)
    last = next((match for match in reversed(tie.matches) if match.result is not None), None)
    last = last or (tie.matches[-1] if tie.matches else None)
    moved = next((match for match in tie.matches if match.postponed_from), None)
    from_day = moved.postponed_from[0].day if moved else None
    played = last.result.result.day if last is not None and last.result is not None else None
    day = played or (last.planned.day if last is not None else None)
    return {
        "id": id_ or tie.id,
        "home": seat_text(tie.home, names, lang, edition),
        "away": seat_text(tie.away, names, lang, edition),
        "score": str(score) if score is not None else None,
        "aggregate": str(tie.score) if tie.score is not None and len(tie.matches) > 1 else None,
        "penalties": str(tie.penalties) if tie.penalties is not None else None,
        "decided_by": tie.decided.value if tie.decided is not None else None,
        "winner": tie.winner,
        "date": day.isoformat() if day else None,
        "postponed_from": from_day.isoformat() if from_day else None,
        "postponed_reason": moved.postponed_reason if moved else None,
        "simulated": tie.is_simulated,
        "matches": [match_json(match, names, lang, edition) for match in tie.matches],
    }


def match_json(match: MatchState, names: Names, lang: Lang, edition: str) -> Json:
    """A match: plan, result and how that stands."""
    fact = match.result
    planned = match.planned
    return {
        "id": match.id,
        "round": match.round or None,
        "leg": match.leg or None,
        "home": seat_text(match.home, names, lang, edition),
        "away": seat_text(match.away, names, lang, edition),
        "day": planned.day.isoformat() if planned.day else None,
        "kickoff": planned.kickoff.isoformat() if planned.kickoff else None,
        "venue": planned.venue,
        "score": str(fact.result.score) if fact is not None and fact.result.score is not None else None,
        "status": fact.result.status.value if fact is not None else None,
        "decided_by": fact.result.decided.value if fact is not None else None,
        "claim": fact.claim if fact is not None else None,
        "counts": match.counts,
        "postponed_from": [each.day.isoformat() for each in match.postponed_from if each.day],
        "postponed_reason": match.postponed_reason or None,
        "simulated": fact is not None and fact.result.simulated,
    }


def award_json(state: AwardState, names: Names, lang: Lang) -> Json:
    """An award: to whom (id, or in words what will decide it), what, where and when it counts."""
    award = state.award
    standing = "lapsed" if state.lapsed else "given" if state.given else "due" if state.due else "open"
    return {
        "to": seat_text(state.seat, names, lang, state.edition),
        "points": award.points,
        "title": award.title,
        "place": award.place,
        "fine": award.fine,
        "in": str(award.in_) if award.in_ is not None else None,
        "when": award.when if isinstance(award.when, str) else award.when.isoformat(),
        "reason": award.name or award.title or award.clause,
        "status": standing,
        "credited_on": state.credited_on.isoformat() if state.credited_on else None,
        "simulated": state.simulated,
    }


def finding_json(finding: Finding, lang: Lang, names: Names | None = None) -> Json:
    """A finding with its sentence."""
    where = finding.where
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "subject": finding.subject,
        "file": where.file if where else None,
        "line": where.line or None if where else None,
        "column": where.column or None if where else None,
        "clause": finding.clause,
        "facts": {key: plain(value) for key, value in finding.facts.items()},
        "text": words.say(finding.code, finding.facts, lang, names),
    }


def findings_json(findings: Iterable[Finding], lang: Lang, names: Names | None = None) -> list[Json]:
    return [finding_json(finding, lang, names) for finding in findings]


def plain(value: object) -> Any:
    """Any fact as JSON can hold it."""
    if value is None or isinstance(value, bool | int | str):
        return value if not isinstance(value, str) else str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(plain(item) for item in value)
    return str(value)


def seat_text(seat: Seat, names: Names, lang: Lang, edition: str) -> str:
    """The id of the team in a seat; while it is open, in words what will decide it."""
    return seat.team if seat.team is not None else words.seat(seat, names, lang, edition=edition)


def _row(row: Row, names: Names, lang: Lang, awaits: str | None, shift: int) -> Json:
    reason = row.reason
    return {
        "pos": row.pos + shift,
        "team": row.team,
        "name": names.team(row.team),
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
        "bonus": row.bonus,
        "carried": row.carried,
        "adjustments": [{"points": each.points, "reason": each.reason} for each in row.adjustments],
        "level_with": [str(team) for team in row.level_with],
        "reason": None
        if reason is None
        else {
            "code": reason.code,
            "above": reason.above,
            "clause": reason.clause,
            "text": words.reason(reason, team=row.team, names=names, lang=lang, awaits=awaits),
        },
        "simulated": row.simulated,
    }
