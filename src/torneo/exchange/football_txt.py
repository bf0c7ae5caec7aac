"""Results from football.txt files: the plain text of openfootball, from rounds and days down to scores.

Read are competitions, stages, groups, rounds, legs, days and matches with score and status; who scored, line-ups,
referees and grounds are passed over. A line that is none of these is a finding, never dropped.
"""

import re
from datetime import date

from torneo.exchange.csv_sheet import decoded, error
from torneo.exchange.football_lines import (
    STATUSES,
    Heading,
    Played,
    UnknownStatusError,
    group_name,
    heading,
    is_round,
    match_of,
    take_day,
    take_time,
    years_of,
)
from torneo.exchange.result_rows import ResultFile, ResultRow
from torneo.exchange.row_checks import checked
from torneo.model import Finding, Severity, Status

_TITLE = re.compile(r"(=+)\s*(\S.*?)\s*=*")
_ROUND = re.compile(r"(?:▪|▸|::|»)+\s*(\S.*)")
_BRACKETED = re.compile(r"\[([^\]]+)\]")
_DEFINED = re.compile(r"(?:▪|::|»)?\s*([^|]+?)\s*\|\s*(\S.*)")
_GROUP_HEAD = re.compile(r"(?:group|gruppe|grupo|groupe|gruppo|grupa)\b.*", re.IGNORECASE)
_IN_GROUPS = re.compile(
    r"|(?:matchday|round|jornada|fecha|spieltag|giornata)\s+\d+|group(?: stage)?", re.IGNORECASE
)
_ASIDE = re.compile(
    r"(?:referees?|refs?|assistant referees|attendance|att|penalties|penalty shoot-?out|yellow cards?|red cards?|booked"
    r"|sent off|coach(?:es)?|line-?ups?|goals|stadium|venue)\s*:.*",
    re.IGNORECASE,
)
_GOES_ON = (",", ";", "-")


def read_football_txt(file: str, content: bytes) -> ResultFile:
    """The matches of a football.txt file.

    Findings (errors): `file-not-text`, `football-line-unread`, `csv-empty`, `csv-bad-date`, `csv-bad-status`, `csv-self-match`,
    `csv-match-twice`. Warnings: `csv-not-utf-8`, `csv-match-repeated`, `csv-spelled-two-ways`.
    """
    text, findings = decoded(file, content)
    if any(found.severity is Severity.ERROR for found in findings):
        return ResultFile(file, (), tuple(findings))
    if not text.strip():
        return ResultFile(file, (), (*findings, error("csv-empty", file, 0, file=file)))
    reader = _Reader(file)
    for number, line in enumerate(_without_comments(text), start=1):
        reader.take(number, line)
    reader.end()
    return ResultFile(file, *checked(file, reader.rows, (*findings, *reader.findings)))


class _Reader:
    """Goes down the lines; knows under which headings and on which day it is."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.rows: list[ResultRow] = []
        self.findings: list[Finding] = []
        self.edition = ""
        self.stage = ""
        self.years: tuple[int, int] | None = None
        self.under = Heading()
        self.day: date | None = None
        self.group_of: dict[str, str] = {}
        self.teams: tuple[str, str] | None = None
        """of the match above, whose scorers and line-ups may follow"""
        self.open_bracket: tuple[int, str] | None = None
        self.goes_on = False

    def take(self, number: int, line: str) -> None:
        text = line.strip()
        if not text:
            self.goes_on = False
            return
        if self.open_bracket is not None or text.startswith("("):
            self._bracket(number, text)
        elif self.goes_on and line[0].isspace():
            self.goes_on = text.endswith(_GOES_ON)
        elif not (self._heading(number, text) or self._aside(text) or self._day_or_match(number, text)):
            self._unread(number, text)

    def end(self) -> None:
        if self.open_bracket is not None:
            self._unread(*self.open_bracket)

    def _unread(self, number: int, text: str) -> None:
        self.findings.append(error("football-line-unread", self.file, number, found=text))

    def _bracket(self, number: int, text: str) -> None:
        """Who scored, below a match; may go on over several lines."""
        if self.open_bracket is None:
            if self.teams is None:
                self._unread(number, text)
                return
            self.open_bracket = (number, text)
        elif self._begins_anew(text):
            # A bracket that nobody closed must not swallow what follows it.
            self._unread(*self.open_bracket)
            self.open_bracket = None
            self.take(number, text)
            return
        if text.endswith(")"):
            self.open_bracket = None

    def _begins_anew(self, text: str) -> bool:
        if _TITLE.fullmatch(text) or _ROUND.fullmatch(text):
            return True
        _, rest = take_day(text)
        try:
            played = match_of(take_time(rest))
        except UnknownStatusError:
            return True
        return played is not None and (rest != text or played.score is not None)

    def _heading(self, number: int, text: str) -> bool:
        title = _TITLE.fullmatch(text)
        if title:
            if len(title[1]) == 1:
                self.edition, self.stage, self.group_of = title[2], "", {}
                self.years, self.day = years_of(title[2]), None
            else:
                self.stage = title[2]
            self.under, self.teams = Heading(), None
            return True
        defined = _DEFINED.fullmatch(text)
        if defined:
            return self._definition(number, defined[1], defined[2])
        marked = _ROUND.fullmatch(text)
        name = marked[1] if marked else text if is_round(text) else ""
        boxed = _BRACKETED.fullmatch(text)
        if boxed:
            day, rest = take_day(boxed[1].strip())
            if day is not None and not rest:
                self._set_day(number, boxed[1].strip())
                return True
            name = boxed[1].strip() if is_round(boxed[1]) else ""
        if not name:
            return False
        self.under, self.teams = heading(name.rstrip(":").strip()), None
        return True

    def _definition(self, number: int, name: str, told: str) -> bool:
        if _GROUP_HEAD.fullmatch(name):
            for team in re.split(r"\s{2,}|\t+", told):
                self.group_of[team.strip()] = group_name(name)
            return True
        first, rest = take_day(told)
        last, rest = take_day(rest.lstrip("-– ").strip()) if rest else (first, "")
        if first is None or last is None or rest:
            return False
        if self.years is None and first.year is None:
            self.findings.append(error("csv-bad-date", self.file, number, found=told))
        return True

    def _aside(self, text: str) -> bool:
        """What stands below a match besides its scorers: line-ups, cards, referee."""
        name = text.partition(":")[0].strip()
        if not (_ASIDE.fullmatch(text) or (self.teams is not None and ":" in text and name in self.teams)):
            return False
        self.goes_on = text.endswith(_GOES_ON)
        return True

    def _set_day(self, number: int, text: str) -> str:
        """What stands behind the day at the beginning of a line; the day holds from here on."""
        day, rest = take_day(text)
        if day is None:
            return rest
        found = day.within(self.day, self.years)
        if found is None:
            self.findings.append(
                error("csv-bad-date", self.file, number, found=text[: len(text) - len(rest)].strip())
            )
        self.day = found
        return rest

    def _day_or_match(self, number: int, text: str) -> bool:
        day, after = take_day(text)
        rest = take_time(after)
        if not rest:
            self._set_day(number, text)
            return True
        try:
            played = match_of(rest)
            if played is None and day is not None:
                # A club may be called after a day: what is no match without it may be one with it.
                played, day = match_of(text), None
        except UnknownStatusError as unknown:
            self.teams = None
            self.findings.append(
                error("csv-bad-status", self.file, number, found=str(unknown), known=STATUSES)
            )
            return True
        if played is None:
            self.teams = None
            return False
        if day is not None:
            self._set_day(number, text)
        self._match(number, played)
        return True

    def _match(self, number: int, played: Played) -> None:
        self.teams = (played.home, played.away)
        if played.home == played.away:
            self.findings.append(error("csv-self-match", self.file, number, team=played.home))
            return
        self.rows.append(
            ResultRow(
                line=number,
                home=played.home,
                away=played.away,
                score=played.score if played.status is not Status.DOUBLE_LOSS else None,
                status=played.status,
                day=self.day,
                round=self.under.round,
                group=self.under.group or self._group(played),
                stage=self.under.stage or self.stage,
                edition=self.edition,
                leg=self.under.leg,
                penalties=played.penalties,
                after_90=played.after_90,
                half_time=played.half_time,
                notes=played.notes,
            )
        )

    def _group(self, played: Played) -> str:
        """The group that both clubs were put in, where the heading names only the matchday."""
        group = self.group_of.get(played.home, "")
        together = group == self.group_of.get(played.away, "")
        return group if together and _IN_GROUPS.fullmatch(self.under.round) else ""


def _without_comments(text: str) -> list[str]:
    """The lines without `#` and `<!-- -->`, which leaves every line its number."""
    plain = re.sub(r"<!--.*?-->", lambda found: re.sub(r"[^\n]", "", found[0]), text, flags=re.DOTALL)
    return [line.partition("#")[0].rstrip() for line in plain.replace("\r\n", "\n").split("\n")]
