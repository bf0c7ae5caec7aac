"""How the chances went: the forecast of each round as it would have been made on the day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torneo.model import Finding, TeamId, UsageError
from torneo.office.chances import Settings, chances_of_results, chances_of_season
from torneo.office.chances_shown import Chances
from torneo.words import Lang, Names, ui

if TYPE_CHECKING:
    from torneo.office.folder import Workspace
    from torneo.progression import EditionState

COURSE_RUNS = 50_000
"""Seasons for each round, unless somebody asks for fewer."""

CLUBS_MAX = 8


@dataclass(frozen=True, slots=True)
class Step:
    """A round that had been played, or a day. `round` 0: none; before anything is played both are empty."""

    round: int = 0
    day: date | None = None

    @property
    def label(self) -> str:
        if self.day is not None:
            return self.day.isoformat()
        return str(self.round)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to win or lose: for each club that ever had a chance its share after each step, the last likeliest first.

    `places`: that give it, from 1 within the table; nothing where an award is counted that asks for more than the place.
    """

    title: str
    label: str
    clubs: tuple[tuple[TeamId, tuple[float, ...]], ...]
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """How the chances went."""

    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    names: Names
    runs: int
    seed: int
    findings: tuple[Finding, ...] = ()

    def json(self, lang: Lang) -> dict[str, Any]:
        """As data."""
        from torneo.exchange.json_shapes import findings_json

        return {
            "runs": self.runs,
            "seed": self.seed,
            "steps": [
                {"round": step.round or None, "date": step.day.isoformat() if step.day else None}
                for step in self.steps
            ],
            "chances": [
                {
                    "group": line.title,
                    "of": line.label,
                    "places": list(line.places),
                    "clubs": [
                        {
                            "team": team,
                            "name": self.names.team(team),
                            "chances": [round(one, 6) for one in shares],
                        }
                        for team, shares in line.clubs
                    ],
                }
                for line in self.lines
            ],
            "findings": findings_json(self.findings, lang, self.names),
        }

    def what(self, line: Line, first: str) -> str:
        """What a line is about; with its places where others of its table are called the same.

        Args:
            first: what the first place is called where nothing else is at stake.
        """
        if line.label == "1":
            return first
        same = [one for one in self.lines if (one.title, one.label) == (line.title, line.label)]
        if len(same) < 2 or not line.places:
            return line.label
        low, high = line.places[0], line.places[-1]
        return f"{line.label} ({low if low == high else f'{low}-{high}'})"

    def svg(self, lang: Lang) -> str:
        """A drawing with a line for each club."""
        from torneo.exchange import svg_chances

        body: list[str] = []
        for number, line in enumerate(self.lines):
            what = self.what(line, ui("course-first", lang))
            title = ui("course-title", lang, what=f"{what} · {line.title}" if line.title else what)
            told = "; ".join(
                f"{self.names.team(team)} {100 * shares[-1]:.1f} %" for team, shares in line.clubs[:CLUBS_MAX]
            )
            body.append(
                svg_chances.lines(
                    title,
                    ui("course-about", lang, told=told),
                    [step.label or ui("course-start", lang) for step in self.steps],
                    [
                        svg_chances.Course(self.names.team(team), shares)
                        for team, shares in line.clubs[:CLUBS_MAX]
                    ],
                    lang=lang,
                    top=number * svg_chances.LINES_HEIGHT,
                )
            )
        height = max(1, len(self.lines)) * svg_chances.LINES_HEIGHT
        return svg_chances.picture(
            svg_chances.LINES_WIDTH, height, ui("chances-title", lang), body, lang=lang
        )


def course_of_results(
    given: Path | bytes,
    rules: str | None,
    settings: Settings,
    *,
    group: str | None = None,
    as_of: date | None = None,
    input_format: str | None = None,
) -> Course:
    """The forecasts of a results file after each round, or after each day of play where it names no rounds.

    Raises:
        UsageError: `history-undated`: it names neither. Else as `chances_of_results`.
    """
    from torneo.office.results_choice import round_number
    from torneo.office.results_tables import read_file

    file = read_file(given, input_format)
    played = [
        row for row in file.rows if not row.is_open and (as_of is None or row.day is None or row.day <= as_of)
    ]
    rounds = sorted({number for row in played if (number := round_number(row.round))})
    days = sorted({row.day for row in played if row.day is not None})
    asked = quick(settings)
    if rounds and all(round_number(row.round) for row in played):
        steps: Sequence[Step] = [Step(round=number) for number in rounds]
    elif days:
        steps = [Step(day=day) for day in days]
    else:
        raise UsageError("history-undated")
    found = [
        chances_of_results(
            given,
            rules,
            asked,
            group=group,
            as_of=step.day,
            round_=step.round or None,
            input_format=input_format,
        )
        for step in steps
    ]
    return course_of(steps, found)


def course_of_season(
    workspace: "Workspace",
    edition: str | None,
    settings: Settings,
    *,
    table: str | None = None,
    as_of: date | None = None,
) -> Course:
    """The forecasts of an edition after each day of play, as they would have been made then.

    Raises:
        UsageError: `history-undated`: no result has a day. Else as `chances_of_season`.
    """
    from torneo.office.lookup import the_edition

    where = the_edition(workspace.season(as_of=as_of), edition)
    days = days_of_play(where)
    asked = quick(settings)
    steps = [Step(day=day) for day in days]
    found = [chances_of_season(workspace, where.id, asked, as_of=step.day, table=table) for step in steps]
    return course_of(steps, found)


def days_of_play(where: "EditionState") -> list[date]:
    """The last day of each round of an edition of which something has been played.

    Raises:
        UsageError: `history-undated`: no result has a day.
    """
    last: dict[tuple[str, int], date] = {}
    for stage in where.stages:
        for match in stage.matches:
            if match.result is None or not match.counts:
                continue
            day = match.result.result.day or match.planned.day
            if day is not None:
                key = (str(stage.node.name), match.round)
                last[key] = max(day, last.get(key, day))
    days = sorted(set(last.values()))
    if not days:
        raise UsageError("history-undated")
    return days


def quick(settings: Settings) -> Settings:
    """How each of many forecasts is made: fewer seasons, nothing proved, nothing said of matches."""
    return replace(settings, runs=min(settings.runs, COURSE_RUNS), with_exact=False, with_leverage=False)


def course_of(steps: Sequence[Step], found: Sequence[Chances]) -> Course:
    """How the chances went from forecast to forecast, one after each step."""
    shares: dict[tuple[str, str, tuple[int, ...]], dict[TeamId, list[float]]] = {}
    for at, chances in enumerate(found):
        for table in chances.tables:
            for club in table.clubs:
                events = [
                    (zone.label, () if zone.is_awarded else zone.places, zone.count)
                    for zone in club.zones
                    if zone.label
                ] or [("1", (1,), club.counts[0])]
                for label, places, count in events:
                    own = shares.setdefault((table.title, label, places), {}).setdefault(
                        club.team, [0.0] * len(found)
                    )
                    own[at] = count / table.seasons
    lines = tuple(
        Line(
            title,
            label,
            tuple(
                (team, tuple(one))
                for team, one in sorted(
                    clubs.items(), key=lambda pair: (-pair[1][-1], -max(pair[1]), pair[0])
                )
                if max(one) >= 0.01
            ),
            places,
        )
        for (title, label, places), clubs in shares.items()
    )
    last = found[-1]
    return Course(tuple(steps), lines, last.names, last.runs, last.seed, last.findings)
