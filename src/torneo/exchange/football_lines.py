"""The lines of football.txt taken apart: days, rounds, scores. What a whole file means stands in `football_txt`."""

import re
from dataclasses import dataclass
from datetime import date

from torneo.exchange.csv_sheet import folded
from torneo.model import Score, Status

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
_WEEKDAY = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+"
_DAY = re.compile(
    rf"(?:{_WEEKDAY})?(?:"
    r"(?P<iso_year>\d{4})-(?P<iso_month>\d{1,2})-(?P<iso_day>\d{1,2})"
    rf"|{_MONTH.format('month_a')}[/ ]\s*(?P<day_a>\d{{1,2}})(?!\d)(?:,?\s(?P<year_a>\d{{4}})(?!\d))?"
    rf"|(?P<day_b>\d{{1,2}})\.?\s{_MONTH.format('month_b')}(?:,?\s(?P<year_b>\d{{4}})(?!\d))?"
    r"|(?P<day_c>\d{1,2})\.(?P<month_c>\d{1,2})\.(?P<year_c>\d{4}|\d{2})?(?!\d)"
    r"|(?P<day_d>\d{1,2})/(?P<month_d>\d{1,2})(?:/(?P<year_d>\d{4}|\d{2}))?(?!\d)"
    r")(?=\s|$)",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?:\s*h)?(?:\s*\(?UTC[+-]?\d*(?::\d\d)?\)?)?(?=\s|$)")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*[/-]\s*(\d{4}|\d{2})(?!\d))?")
_CENTURY_TURN = 70  # 14.06.70 and later are of the 20th century
_FAR = 6  # a month that lies so far back belongs to the next year


@dataclass(frozen=True, slots=True)
class Day:
    """A day as a line names it; without a year where the line has none."""

    day: int
    month: int
    year: int | None = None
    weekday: int | None = None

    def within(self, seen: date | None, years: tuple[int, int] | None) -> date | None:
        """The day of the calendar: its own year, or that which season and day before it say. None: there is no such day.

        The year goes on from line to line and advances over December; a weekday decides between two years.
        """
        if self.year is not None:
            return _date(self.year, self.month, self.day)
        if seen is None and years is None:
            return None
        if years is not None and years[0] != years[1]:
            year = years[0] if self.month >= _FAR + 1 else years[1]
        elif seen is not None:
            year = seen.year + (1 if seen.month - self.month > _FAR else 0)
        else:
            assert years is not None
            year = years[0]
        said = _date(year, self.month, self.day)
        if self.weekday is None or (said is not None and said.weekday() == self.weekday):
            return said
        near = [_date(each, self.month, self.day) for each in (year - 1, year + 1)]
        fitting = [one for one in near if one is not None and one.weekday() == self.weekday]
        return fitting[0] if len(fitting) == 1 else said


def take_day(text: str) -> tuple[Day | None, str]:
    """The day at the beginning of a line, and what follows it."""
    found = _DAY.match(text)
    if not found:
        return None, text
    given = {name: value for name, value in found.groupdict().items() if value}
    weekday = given.pop("weekday", None)
    parts = {name.partition("_")[0] if "_" in name else name: value for name, value in given.items()}
    if "iso_year" in given:
        parts = {name.removeprefix("iso_"): value for name, value in given.items()}
    month, year = parts["month"], parts.get("year")
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    return (
        Day(
            int(parts["day"]),
            number,
            None if year is None else _whole_year(int(year)),
            _DAYS.index(weekday[:3].lower()) if weekday else None,
        ),
        text[found.end() :].lstrip(),
    )


def take_time(text: str) -> str:
    """What follows the kick-off time at the beginning of a line."""
    found = _TIME.match(text)
    return text[found.end() :].lstrip() if found else text


def years_of(title: str) -> tuple[int, int] | None:
    """First and last year that a title names: "2014", "2024/25"; None without one."""
    found = _YEARS.search(title)
    if not found:
        return None
    first = int(found[1])
    last = found[2]
    if last is None:
        return first, first
    return first, int(last) if len(last) == 4 else first - first % 100 + int(last) + (
        100 if int(last) < first % 100 else 0
    )


def _whole_year(year: int) -> int:
    return year if year > 99 else year + (1900 if year >= _CENTURY_TURN else 2000)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# -- rounds ---------------------------------------------------------------------------------------------------------------

_GROUP = re.compile(r"(?:group|gruppe|grupo|groupe|gruppo|grupa)\s+([a-z]?\d{0,2}|hex)", re.IGNORECASE)
_LEG = re.compile(
    r"(?:\s+-\s+|,\s*)(?:(\d)(?:st|nd|rd|th)\s+leg|leg\s+(\d)(?:\s+of\s+\d)?|match\s+(\d))\s*$", re.IGNORECASE
)
_OF = re.compile(r"(\d)\s+of\s+\d+\s*$")
_ROUND_WORDS = frozenset(
    [
        "round",
        "rounds",
        "matchday",
        "matchweek",
        "week",
        "jornada",
        "fecha",
        "spieltag",
        "giornata",
        "stage",
        "phase",
        "group",
        "league",
        "region",
        "conference",
        "zone",
        "qualifier",
        "qualifiers",
        "qualifying",
        "qualification",
        "playoff",
        "playoffs",
        "playin",
        "playins",
        "final",
        "finals",
        "semifinal",
        "semifinals",
        "quarterfinal",
        "quarterfinals",
        "leg",
        "replay",
        "replays",
        "apertura",
        "clausura",
        "finalizacion",
    ]
)
_ROUND_OTHERS = frozenset(
    [
        "of",
        "the",
        "for",
        "and",
        "match",
        "place",
        "third",
        "first",
        "second",
        "fourth",
        "fifth",
        "sixth",
        "one",
        "two",
        "three",
        "regular",
        "season",
        "preliminary",
        "wildcard",
        "promotion",
        "relegation",
        "western",
        "eastern",
        "northern",
        "southern",
        "central",
        "west",
        "east",
        "north",
        "south",
        "absoluta",
        "knockout",
        "hex",
        "play",
        "off",
        "offs",
        "in",
        "ins",
        "quarter",
        "semi",
    ]
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a line that opens a round says."""

    stage: str = ""
    round: str = ""
    group: str = ""
    leg: int | None = None


def is_round(text: str) -> bool:
    """Whether a line without a sign before it can be nothing but the name of a round: words of rounds and numbers only."""
    told = [
        word for word in re.split(r"[\s,&/]+", re.sub(r"(?<=\w)-(?=\w)", "", folded(text))) if word != "-"
    ]
    rests = [word for word in told if word and not re.fullmatch(r"\d+(st|nd|rd|th)?|[a-z]\d?", word)]
    return (
        bool(set(rests) & _ROUND_WORDS)
        and set(rests) <= _ROUND_WORDS | _ROUND_OTHERS | {"playoff", "promotionrelegation"}
    ) or " ".join(told) in ("match for third place", "third place")


def heading(text: str) -> Heading:
    """Stage, group, round and leg of a heading: `Group A`, `Matchday 1`, `Finals, Semi-finals - 1st Leg`."""
    leg = None
    found = _LEG.search(text)
    if found:
        leg = int(found[1] or found[2] or found[3])
        text = text[: found.start()]
    stage, _, name = (part.strip() for part in text.rpartition(","))
    name = _OF.sub(r"\1", name)
    for part in (name, stage):
        group = _GROUP.fullmatch(part)
        if group:
            return Heading("", "" if part == name else name, group[1].upper(), leg)
    return Heading(stage, name, "", leg)


def group_name(text: str) -> str:
    """`A` of `Group A`; a name of another kind as it is."""
    found = _GROUP.fullmatch(text.strip())
    return found[1].upper() if found else text.strip()


# -- scores ---------------------------------------------------------------------------------------------------------------

_NUMBERS = r"\d{1,3}[-–:]\d{1,3}(?![-–:\d])"
_EXTRA = r"(?:a\.?e\.?t\.?|AET)(?:\s*/?\s*(?:gg|sg|golden goal|silver goal))?"
_BRACKET = r"\((?=[^()]*\d|a\.?e\.?t|AET|[han]\))[^()]*\)"
_TAIL = (
    rf"(?:\s+(?P<pens>{_NUMBERS})\s+pens?\.?)?(?:\s+(?P<score>{_NUMBERS}))?(?:\s+(?P<extra>{_EXTRA})(?=\s|\(|$))?"
    rf"(?P<brackets>(?:\s*{_BRACKET})*)\s*"
)
_VERSUS = re.compile(rf"(?P<home>\S.*?)\s+(?P<sign>v|vs|vs\.|-|awd)\s+(?P<away>\S.*?){_TAIL}")
_BETWEEN = re.compile(
    rf"(?P<home>\S.*?)\s+(?:(?P<pens>{_NUMBERS})\s+pens?\.?\s+)?(?P<score>{_NUMBERS})(?:\s+(?P<extra>{_EXTRA})(?=\s|\())?"
    rf"(?P<brackets>(?:\s*{_BRACKET})*)\s+(?P<away>\S.*?)(?P<more>(?:\s*{_BRACKET})*)\s*"
)
_NAME = re.compile(r"(?!.*\s{2})(?!.*\d[-–:]\d)(?=.*[^\W\d_])[^\[\]|;:@#=]+")
_GOALS = re.compile(r".*(?:[^\W\d_].*\d|\d+(?:\+\d+)?').*", re.DOTALL)
_STATUS = {
    **dict.fromkeys(("cancelled", "canceled", "annulled", "void", "not played"), Status.NOT_PLAYED),
    **dict.fromkeys(("awarded", "awd", "awarded."), Status.AWARDED),
    **dict.fromkeys(("walkover", "w/o", "w.o.", "wo"), Status.WALKOVER),
    **dict.fromkeys(("abandoned", "abd"), Status.ABANDONED),
    **dict.fromkeys(("expunged",), Status.EXPUNGED),
    **dict.fromkeys(("postponed", "ppd", "suspended", "replay"), Status.PLAYED),
}
STATUSES = ("awarded", "abandoned", "cancelled", "postponed", "walkover", "expunged")
"""What may stand in square brackets beside a match, for a message."""
_WITHOUT_SCORE = frozenset(("postponed", "ppd", "suspended"))


@dataclass(frozen=True, slots=True)
class Played:
    """A match as a line tells it."""

    home: str
    away: str
    score: Score | None = None
    after_90: Score | None = None
    half_time: Score | None = None
    penalties: Score | None = None
    status: Status = Status.PLAYED
    notes: str = ""


class UnknownStatusError(ValueError):
    """What stands in square brackets is no status."""


def match_of(text: str) -> Played | None:
    """The match of a line whose day and time are gone; None: the line is no match, or has more in it than one.

    Raises:
        UnknownStatusError: with what stands in square brackets.
    """
    text, told = _without_brackets(text)
    text = re.sub(r"^@\s*\S.*?\s{2,}", "", text)
    text = re.sub(r"(?:^|\s)@\s.*$", "", text).strip()
    found = _BETWEEN.fullmatch(text) if not re.search(r"\s(v|vs|vs\.|awd)\s", text) else None
    found = found or _VERSUS.fullmatch(text)
    if found is None or not (_NAME.fullmatch(found["home"]) and _NAME.fullmatch(found["away"])):
        return None
    figures = _figures(found)
    if figures is None:
        return None
    score, after_90, half_time, penalties = figures
    status = Status.PLAYED
    if found.groupdict().get("sign") == "awd" and not told:
        told = "awarded"
    if told:
        word = re.match(r"not played|[^\s;,]+", told.lower())
        status_found = _STATUS.get(word[0]) if word else None
        if word is None or status_found is None:
            raise UnknownStatusError(told)
        status = status_found
        given = re.search(_NUMBERS, told)
        if given and status in (Status.AWARDED, Status.WALKOVER):
            score = _score(given[0])
        if word[0] in _WITHOUT_SCORE:
            score = after_90 = penalties = None
    return Played(found["home"], found["away"], score, after_90, half_time, penalties, status, told)


def _without_brackets(text: str) -> tuple[str, str]:
    """The line without what stands in square brackets, and that."""
    told = [part.strip() for part in re.findall(r"\[([^\]]*)\]", text)]
    return re.sub(r"\s*\[[^\]]*\]", "", text), "; ".join(told)


def _figures(
    found: re.Match[str],
) -> tuple[Score | None, Score | None, Score | None, Score | None] | None:
    """Score, score after 90 minutes, at half-time, and penalties; None where a bracket says something else."""
    outer = _score(found["score"]) if found["score"] else None
    penalties = _score(found["pens"]) if found["pens"] else None
    has_extra = found["extra"] is not None
    bare: list[Score] = []
    named: dict[str, Score] = {}
    for inside in re.findall(r"\(([^()]*)\)", found["brackets"] + found.groupdict().get("more", "")):
        items = [item.strip() for item in inside.split(",")]
        read = [_item(item) for item in items]
        if any(one is None for one in read):
            if _GOALS.fullmatch(inside) and not any(re.search(_NUMBERS, item) for item in items):
                continue  # who scored
            return None
        for one in read:
            assert one is not None
            kind, score = one
            has_extra |= kind == "extra"
            if score is None:
                continue
            if kind == "bare":
                bare.append(score)
            else:
                named[kind] = score
    if len(bare) > 2:
        return None
    penalties = penalties or named.get("pens")
    half_time = named.get("ht")
    full = named.get("ft")
    if len(bare) == 2 or (bare and (has_extra or outer is None)):
        full = full or bare[0]
        half_time = half_time or (bare[1] if len(bare) == 2 else None)
    elif bare:
        half_time = half_time or bare[0]
    score = outer or named.get("extra") or full
    return score, full if has_extra else None, half_time, penalties


def _item(text: str) -> tuple[str, Score | None] | None:
    """One thing that a bracket behind a score says."""
    for pattern, kind in _ITEMS:
        found = pattern.fullmatch(text)
        if found:
            numbers = found.groupdict().get("n")
            return kind, _score(numbers) if numbers else None
    return None


_N = rf"(?P<n>{_NUMBERS})"
_ITEMS = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (_N, "bare"),
        (rf"ht\s+{_N}", "ht"),
        (rf"ft\s+{_N}", "ft"),
        (rf"{_EXTRA}(?:\s+{_N})?", "extra"),
        (rf"{_N}\s+{_EXTRA}", "extra"),
        (rf"pens?\.?\s+{_N}", "pens"),
        (rf"{_N}\s+pens?\.?", "pens"),
        (rf"win\s+{_N}\s+on\s+pens?\.?", "pens"),
        (rf"agg\.?\s+{_NUMBERS}(?:\s+on away goals)?", "aggregate"),
        (rf"win\s+(?:{_NUMBERS}\s+)?on\s+(?:away goals|aggregate)", "aggregate"),
        ("[han]", "ground"),
    )
)


def _score(text: str) -> Score:
    home, away = re.split(r"[-–:]", text)
    return Score(int(home), int(away))
