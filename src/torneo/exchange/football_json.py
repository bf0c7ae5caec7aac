"""Results from football.json files: matches in a list, or in rounds as older files have them."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from torneo.exchange.csv_results import GOALS_MAX
from torneo.exchange.csv_sheet import decoded, error, read_day
from torneo.exchange.football_lines import STATUSES, group_name
from torneo.exchange.result_rows import ResultFile, ResultRow
from torneo.exchange.row_checks import checked
from torneo.model import Finding, Score, Severity, Status

_STATUS = {
    "": Status.PLAYED,
    "played": Status.PLAYED,
    "finished": Status.PLAYED,
    "postponed": Status.PLAYED,
    "scheduled": Status.PLAYED,
    "cancelled": Status.NOT_PLAYED,
    "canceled": Status.NOT_PLAYED,
    "awarded": Status.AWARDED,
    "walkover": Status.WALKOVER,
    "abandoned": Status.ABANDONED,
    "expunged": Status.EXPUNGED,
}
_UNPLAYED = frozenset(("postponed", "scheduled"))


def read_football_json(file: str, content: bytes) -> ResultFile:
    """The matches of a football.json file. A line is that on which a match begins.

    Findings (errors): `file-not-text`, `football-json-unreadable`, `football-json-no-matches`, `football-json-no-match`,
    `csv-team-missing`, `csv-self-match`, `csv-bad-goals`, `csv-bad-date`, `csv-bad-status`, `csv-match-twice`.
    Warnings: `csv-not-utf-8`, `csv-match-repeated`, `csv-spelled-two-ways`.
    """
    text, findings = decoded(file, content)
    if any(found.severity is Severity.ERROR for found in findings):
        return ResultFile(file, (), tuple(findings))
    try:
        data = json.loads(text)
    except json.JSONDecodeError as problem:
        wrong = error("football-json-unreadable", file, problem.lineno, problem=problem.msg)
        return ResultFile(file, (), (*findings, wrong))
    if not isinstance(data, dict) or not any(
        isinstance(data.get(key), list) for key in ("matches", "rounds")
    ):
        return ResultFile(file, (), (*findings, error("football-json-no-matches", file, 1, file=file)))
    lines = _lines(text)
    rows: list[ResultRow] = []
    for place, (round_name, match) in enumerate(_matches(data)):
        line = lines[place] if place < len(lines) else 1
        if not isinstance(match, dict):
            findings.append(error("football-json-no-match", file, line, found=json.dumps(match)))
            continue
        row, wrong_here = _row(file, line, match, round_name, str(data.get("name") or ""))
        findings += wrong_here
        if row is not None:
            rows.append(row)
    return ResultFile(file, *checked(file, rows, findings))


def _matches(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every match with the name of the round it stands in."""
    for key, each in data.items():
        if key == "matches" and isinstance(each, list):
            for match in each:
                yield "", match
        elif key == "rounds" and isinstance(each, list):
            for one in each:
                inside = one.get("matches") if isinstance(one, dict) else None
                if isinstance(inside, list):
                    for match in inside:
                        yield str(one.get("name") or ""), match
                else:
                    yield "", one


def _lines(text: str) -> list[int]:
    """The line on which each match begins: elements of `matches` lists, in their order in the file."""
    found: list[int] = []
    number, counted = 1, 0
    stack: list[tuple[str, str]] = []  # bracket, and the key it stands under
    key = word = ""
    for token in _TOKENS.finditer(text):
        sign = token[0]
        parent = stack[-1] if stack else ("", "")
        begins = sign not in ("]", "}", ",", ":")
        is_loose = parent == ("[", "rounds") and not (sign == "{" and _holds_matches(text, token.start()))
        if begins and (parent == ("[", "matches") or is_loose):
            number += text.count("\n", counted, token.start())
            counted = token.start()
            found.append(number)
        if sign in "{[":
            stack.append((sign, key if sign == "[" else ""))
            key = ""
        elif sign in "}]":
            if stack:
                stack.pop()
            key = ""
        elif sign == ":":
            key = word
        elif sign == ",":
            key = ""
        else:
            word = sign[1:-1] if sign.startswith('"') else sign
    return found


_TOKENS = re.compile(r'"(?:\\.|[^"\\])*"|[\[\]{},:]|[^\s\[\]{},:"]+')


def _holds_matches(text: str, begin: int) -> bool:
    one, _ = json.JSONDecoder().raw_decode(text, begin)
    return isinstance(one, dict) and isinstance(one.get("matches"), list)


def _row(
    file: str, line: int, match: Mapping[str, Any], round_name: str, edition: str
) -> tuple[ResultRow | None, list[Finding]]:
    wrong: list[Finding] = []
    home, away = _team(match.get("team1")), _team(match.get("team2"))
    if not home or not away:
        wrong.append(error("csv-team-missing", file, line, column="home" if not home else "away"))
    elif home == away:
        wrong.append(error("csv-self-match", file, line, team=home))
    told = str(match.get("status") or "").strip()
    status = _STATUS.get(told.lower())
    if status is None:
        wrong.append(error("csv-bad-status", file, line, found=told, known=STATUSES))
    written = match.get("date")
    day = read_day(written) if isinstance(written, str) else None
    if written and day is None:
        wrong.append(error("csv-bad-date", file, line, found=str(written)))
    score = _scores(file, line, match, wrong)
    if wrong:
        return None, wrong
    assert status is not None
    if told.lower() in _UNPLAYED:
        score = {}
    extra = score.get("et")
    return (
        ResultRow(
            line=line,
            home=home,
            away=away,
            score=extra or score.get("ft"),
            status=status,
            day=day,
            round=str(match.get("round") or round_name),
            group=group_name(str(match.get("group") or "")),
            stage=str(match.get("stage") or ""),
            edition=edition,
            penalties=score.get("p"),
            after_90=score.get("ft") if extra else None,
            half_time=score.get("ht"),
            notes=told,
        ),
        [],
    )


def _team(given: object) -> str:
    """The name of a side: text, or an object with a name."""
    if isinstance(given, dict):
        given = given.get("name")
    return given.strip() if isinstance(given, str) else ""


def _scores(file: str, line: int, match: Mapping[str, Any], wrong: list[Finding]) -> dict[str, Score]:
    """`ht`, `ft`, `et`, `p` of a match; older files have `score1`, `score2` and so on."""
    given = match.get("score")
    parts: dict[str, object] = {}
    if isinstance(given, dict):
        parts = {str(key): value for key, value in given.items()}
    elif isinstance(given, list):
        parts = {"ft": given}
    elif given is not None:
        wrong.append(error("csv-bad-goals", file, line, found=json.dumps(given)))
    for name, end in (("ft", ""), ("ht", "i"), ("et", "et"), ("p", "p")):
        one, other = match.get(f"score1{end}"), match.get(f"score2{end}")
        if one is not None or other is not None:
            parts.setdefault(name, [one, other])
    scores: dict[str, Score] = {}
    for name, value in parts.items():
        if value is None or value == []:
            continue
        if name in ("ht", "ft", "et", "p") and _is_pair(value):
            assert isinstance(value, list)
            scores[name] = Score(*value)
        else:
            wrong.append(error("csv-bad-goals", file, line, found=f"{name} {json.dumps(value)}"))
    return scores


def _is_pair(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(type(goals) is int and 0 <= goals <= GOALS_MAX for goals in value)
    )
