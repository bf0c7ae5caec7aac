"""Positions by round as text, CSV and data; form and streaks as data."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from torneo import words
from torneo.model import TeamId
from torneo.standings.form import ClubForm, Outcome, Outing, Record, Streak
from torneo.standings.progress import Progress
from torneo.words import Lang, Names

_BARS = "▁▂▃▄▅▆▇█"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def step_name(step: int | date, lang: Lang) -> str:
    """What a step is called: the number of the round, or the day."""
    return str(step) if isinstance(step, int) else words.date_(step, lang)


def letters(form: Sequence[Outcome], lang: Lang) -> str:
    """Form in letters, the latest last: `GGEPG`, `WWDLW`."""
    return "".join(words.ui(f"form-{one}", lang) for one in form)


def bars(places: Sequence[int], clubs: int, width: int) -> str:
    """A curve of places in one line, the first place on top; where there are more steps than columns, some stand out."""
    picked = _picked(len(places), width)
    top = len(_BARS) - 1
    return "".join(_BARS[round((clubs - places[at]) * top / max(1, clubs - 1))] for at in picked)


def chart(
    progress: Progress, teams: Sequence[TeamId], names: Names, lang: Lang, *, width: int, first_pos: int = 1
) -> list[str]:
    """A picture for a terminal: places down, rounds across, a letter for each club asked for.

    Where two of them share a place at the same time the first of them is seen, and `*` says that there are more.
    """
    clubs = len(progress.courses)
    label = len(str(clubs + first_pos - 1)) + 2
    picked = _picked(len(progress.steps), (width - label) // 2)
    sign = dict(zip(teams, _LETTERS, strict=False))
    grid = [[" ·"] * len(picked) for _ in range(clubs)]
    for course in progress.courses:
        if course.team not in sign:
            continue
        for column, at in enumerate(picked):
            cell = grid[course.places[at] - 1][column]
            grid[course.places[at] - 1][column] = f" {sign[course.team]}" if cell == " ·" else f"{cell[:1]}*"
    lines = [f"{place + first_pos:>{label - 1}} {''.join(row)}".rstrip() for place, row in enumerate(grid)]
    if picked:
        first, last = (step_name(progress.steps[at], lang) for at in (picked[0], picked[-1]))
        room = 2 * len(picked) - len(first) - 1
        ends = (
            first
            if len(picked) == 1
            else f"{first} - {last}"
            if room <= len(last)
            else first + last.rjust(room)
        )
        lines.append(f"{'':{label}} {ends}")
    lines += [f"{sign[team]} {names.team(team)}" for team in teams if team in sign]
    return lines


def csv_rows(progress: Progress, names: Names, *, first_pos: int = 1) -> list[dict[str, object]]:
    """One row for each club and step: step, team, name, pos, points."""
    return [
        {
            "round": _plain(step),
            "team": str(course.team),
            "name": names.team(course.team),
            "pos": course.places[at] + first_pos - 1,
            "points": course.points[at],
        }
        for course in progress.courses
        for at, step in enumerate(progress.steps)
    ]


def json_progress(
    progress: Progress, forms: Mapping[TeamId, ClubForm], names: Names, *, first_pos: int = 1
) -> dict[str, Any]:
    """Steps, and of each club places, points, form, streaks, home and away."""
    return {
        "rounds": [_plain(step) for step in progress.steps],
        "clubs": [
            {
                "team": str(course.team),
                "name": names.team(course.team),
                "pos": [place + first_pos - 1 for place in course.places],
                "points": list(course.points),
                **form_json(forms[course.team]),
            }
            for course in progress.courses
            if course.team in forms
        ],
    }


def form_json(form: ClubForm) -> dict[str, Any]:
    """Form as `W`, `D`, `L`, the latest last; streaks by kind; home and away."""
    return {
        "form": [words.ui(f"form-{one}", "en") for one in form.form],
        "streaks": {one.kind.value: _streak(one) for one in form.streaks},
        "home": _record(form.home),
        "away": _record(form.away),
    }


def _streak(streak: Streak) -> dict[str, Any]:
    longest = streak.longest
    return {
        "current": streak.current,
        "longest": len(longest),
        "from": _when(longest[0]) if longest else None,
        "to": _when(longest[-1]) if longest else None,
    }


def _when(outing: Outing) -> dict[str, Any]:
    result = outing.result
    return {
        "date": result.day.isoformat() if result.day else None,
        "home": str(result.home),
        "away": str(result.away),
    }


def _record(record: Record) -> dict[str, int]:
    return {
        "played": record.played,
        "won": record.won,
        "drawn": record.drawn,
        "lost": record.lost,
        "gf": record.gf,
        "ga": record.ga,
        "gd": record.gd,
    }


def _plain(step: int | date) -> int | str:
    return step if isinstance(step, int) else step.isoformat()


def _picked(count: int, width: int) -> list[int]:
    """Which of `count` steps are shown in `width` columns: all, or some at even distance with the first and the last."""
    if count <= width:
        return list(range(count))
    if width <= 1:
        return [count - 1]
    return [round(place * (count - 1) / (width - 1)) for place in range(width)]
