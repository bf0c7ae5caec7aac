"""Results from CSV files: the columns of the case form by name, in English and Spanish, and the heads that the
well-known collections use (football-data.co.uk, footballcsv, engsoccerdata, international_results).

All faults are found at once, each with its line; what can be read is read all the same.
"""

import re
from collections.abc import Iterable, Mapping

from torneo.exchange.csv_sheet import Line, error, folded, read_day, read_sheet
from torneo.exchange.result_rows import ResultFile, ResultRow
from torneo.exchange.row_checks import checked
from torneo.model import Finding, Score, Severity, Status

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "dia", "day", "match_date"),
    "fecha": ("fecha",),  # a day or a round: see `_with_fecha`
    "round": ("round", "ronda", "jornada", "matchday", "matchweek", "wk", "rueda"),
    "group": ("group", "grupo", "serie", "zona"),
    "stage": ("stage", "etapa", "fase"),
    "edition": ("edition", "edicion", "competition", "torneo"),
    "match": ("match", "match_id", "partido", "id"),
    "leg": ("leg", "vuelta"),
    "home": ("home", "local", "hometeam", "home_team", "team_1", "team1", "equipo_local"),
    "away": (
        "away",
        "visitante",
        "visita",
        "awayteam",
        "away_team",
        "team_2",
        "team2",
        "visitor",
        "equipo_visitante",
    ),
    "home_goals": ("home_goals", "goles_local", "fthg", "hg", "home_score", "hgoal", "gl"),
    "away_goals": (
        "away_goals",
        "goles_visitante",
        "goles_visita",
        "ftag",
        "ag",
        "away_score",
        "vgoal",
        "gv",
    ),
    "score": ("score", "ft", "marcador", "resultado"),
    "half_time": ("ht", "half_time", "medio_tiempo"),
    "half_time_home": ("hthg",),
    "half_time_away": ("htag",),
    "after_90": ("after_90", "a_los_90"),
    "status": ("status", "estado"),
    "pens_home": ("pens_home", "penales_local"),
    "pens_away": ("pens_away", "penales_visitante"),
    "penalties": ("penalties", "pens", "penales"),
    "winner": ("winner", "ganador"),
    "decided": ("decided", "definicion"),
    "reason": ("reason", "motivo"),
    "notes": ("notes", "notas", "note", "nota"),
    "simulated": ("simulated", "simulado"),
}

_STATUS = {
    **{status.value: status for status in Status},
    "": Status.PLAYED,
    "jugado": Status.PLAYED,
    "finished": Status.PLAYED,
    "adjudicado": Status.AWARDED,
    "ganado en mesa": Status.AWARDED,
    "wo": Status.WALKOVER,
    "w.o.": Status.WALKOVER,
    "w.o": Status.WALKOVER,
    "doble derrota": Status.DOUBLE_LOSS,
    "derrota para ambos": Status.DOUBLE_LOSS,
    "no jugado": Status.NOT_PLAYED,
    "abandonado": Status.ABANDONED,
    "anulado": Status.EXPUNGED,
}
_NEEDS_SCORE = frozenset((Status.AWARDED, Status.WALKOVER))
_BESIDE = frozenset(("csv-bad-date", "csv-bad-leg"))
"""Faults that leave the result of a match readable."""

_READABLE = _BESIDE | {"csv-bad-status", "csv-bad-goals", "csv-half-score", "csv-score-missing"}
"""Faults that leave it known who plays: the match is there, as long as its result is not known it is open."""

_NO_GOALS = frozenset(("na", "n/a", "-", "null", "none"))
"""How programs write that there are no goals yet."""

_YES = frozenset(("1", "true", "yes", "si", "x"))
_SCORE = re.compile(r"(-?\d+)\s*[-:–]\s*(-?\d+)")
_NUMBER = re.compile(r"-?\d+(\.0+)?")
GOALS_MAX = 999


def read_results(file: str, content: bytes) -> ResultFile:
    """The matches of a CSV file.

    Findings (errors): `file-not-text`, `csv-empty`, `csv-column-missing`, `csv-too-many-cells`, `csv-team-missing`,
    `csv-self-match`, `csv-bad-goals`, `csv-half-score`, `csv-bad-date`, `csv-bad-status`, `csv-bad-leg`,
    `csv-score-missing`, `csv-match-twice` (one match, two different scores). Warnings: `csv-not-utf-8`,
    `csv-match-repeated`, `csv-spelled-two-ways`, `csv-shootout-level`.
    """
    sheet = read_sheet(file, content, COLUMNS)
    findings = list(sheet.findings)
    if not sheet.columns:
        if sheet.has_head:
            findings.append(_missing(file, ("home", "away", "score")))
        return ResultFile(file, (), tuple(findings))
    by_match = "match" in sheet.columns
    missing = [name for name in ("home", "away") if name not in sheet.columns and not by_match]
    if not sheet.columns & {"score", "home_goals", "status"}:
        missing.append("home_goals, away_goals")
    if missing:
        findings.append(_missing(file, missing))
        return ResultFile(file, (), tuple(findings))
    lines = _with_fecha(sheet.lines, has_date="date" in sheet.columns)
    rows: list[ResultRow] = []
    for line in lines:
        row, wrong = _row(file, line, by_match=by_match)
        findings += wrong
        if row is not None:
            rows.append(row)
    return ResultFile(file, *checked(file, rows, findings))


def _missing(file: str, names: Iterable[str]) -> Finding:
    return error(
        "csv-column-missing",
        file,
        1,
        missing=tuple(names),
        known=("home", "away", "home_goals", "away_goals"),
    )


def _with_fecha(lines: Iterable[Line], *, has_date: bool) -> tuple[Line, ...]:
    """`fecha` is the day where no other column is and its cells read as days; else it is the round (Peru)."""
    lines = tuple(lines)
    told = [line.get("fecha") for line in lines if line.get("fecha")]
    name = "date" if not has_date and any(read_day(text) for text in told) else "round"
    return tuple(
        Line(line.number, {name if key == "fecha" else key: value for key, value in line.cells.items()})
        for line in lines
    )


def _row(file: str, line: Line, *, by_match: bool) -> tuple[ResultRow | None, list[Finding]]:
    wrong: list[Finding] = []
    home, away = " ".join(line.get("home").split()), " ".join(line.get("away").split())
    if not (home and away) and not (by_match and line.get("match")):
        wrong.append(error("csv-team-missing", file, line.number, column="home" if not home else "away"))
    elif home and home == away:
        wrong.append(error("csv-self-match", file, line.number, team=home))
    status = _STATUS.get(folded(line.get("status")).replace("_", " ")) or _STATUS.get(
        folded(line.get("status"))
    )
    if status is None:
        known = tuple(each.value for each in Status)
        wrong.append(error("csv-bad-status", file, line.number, found=line.get("status"), known=known))
    day = read_day(line.get("date")) if line.get("date") else None
    if line.get("date") and day is None:
        wrong.append(error("csv-bad-date", file, line.number, found=line.get("date")))
    leg = line.get("leg")
    if leg and not leg.isdecimal():
        wrong.append(error("csv-bad-leg", file, line.number, found=leg))
    score = _score(file, line, ("score", "home_goals", "away_goals"), wrong)
    penalties = _score(file, line, ("penalties", "pens_home", "pens_away"), wrong)
    half_time = _score(file, line, ("half_time", "half_time_home", "half_time_away"), wrong)
    after_90 = _score(file, line, ("after_90", "", ""), wrong)
    if status in _NEEDS_SCORE and score is None and not line.get("winner") and not wrong:
        wrong.append(error("csv-score-missing", file, line.number, status=status.value))
    if not {found.code for found in wrong} <= _READABLE:
        return None, wrong
    if wrong and not {found.code for found in wrong} <= _BESIDE:
        score, penalties, half_time, after_90, status = None, None, None, None, Status.PLAYED
    assert status is not None
    if penalties is not None and penalties.home == penalties.away:
        said = str(penalties)
        wrong.append(error("csv-shootout-level", file, line.number, severity=Severity.WARNING, found=said))
        penalties = None
    return (
        ResultRow(
            line=line.number,
            home=home,
            away=away,
            score=None if status is Status.DOUBLE_LOSS else score,
            status=status,
            day=day,
            round=line.get("round"),
            group=line.get("group"),
            stage=line.get("stage"),
            edition=line.get("edition"),
            match=line.get("match"),
            leg=int(leg) if leg.isdecimal() else None,
            penalties=penalties,
            after_90=after_90,
            half_time=half_time,
            winner=line.get("winner"),
            decided=line.get("decided"),
            notes=line.get("notes") or line.get("reason"),
            simulated=folded(line.get("simulated")) in _YES,
        ),
        wrong,
    )


def _score(file: str, line: Line, columns: tuple[str, str, str], wrong: list[Finding]) -> Score | None:
    """A score from one column ("2-1") or two; None where nothing stands there."""
    together, home, away = columns
    one, other = _figure(line, home), _figure(line, away)
    if one or other:
        if not (one and other):
            wrong.append(error("csv-half-score", file, line.number, found=one or other))
            return None
        return _goals(file, line, one, other, wrong)
    text = _figure(line, together)
    if not text:
        return None
    found = _SCORE.fullmatch(text)
    if not found:
        wrong.append(error("csv-bad-goals", file, line.number, found=text))
        return None
    return _goals(file, line, found[1], found[2], wrong)


def _figure(line: Line, column: str) -> str:
    text = line.get(column)
    return "" if text.lower() in _NO_GOALS else text


def _goals(file: str, line: Line, one: str, other: str, wrong: list[Finding]) -> Score | None:
    goals: list[int] = []
    for text in (one, other):
        if not _NUMBER.fullmatch(text) or not 0 <= int(text.partition(".")[0]) <= GOALS_MAX:
            wrong.append(error("csv-bad-goals", file, line.number, found=text))
        else:
            goals.append(int(text.partition(".")[0]))
    return Score(goals[0], goals[1]) if len(goals) == 2 else None
