"""Checks of days: windows that end before they begin, and of what the calendar speaks of."""

from collections.abc import Iterator
from datetime import date

from torneo.model import EditionId
from torneo.rules.positions import Path
from torneo.rules.regulation import Regulation
from torneo.rules.report import Report
from torneo.rules.stages import Stage
from torneo.rules.suggest import suggestion
from torneo.rules.table_rules import Common

_NEEDS = {
    "blackout": ("dates",),
    "fixed": ("rounds",),
    "kickoff": ("teams", "matches", "days", "dates", "rounds", "venue"),
    "rest": ("days",),
}
"""Calendar rules that say nothing without one of these keys."""


def check_calendar(report: Report, edition: EditionId, regulation: Regulation) -> None:
    """Days in order, and calendar rules that can be understood."""
    for place, first_key, first, last_key, last in _windows(regulation):
        if first is not None and last is not None and first > last:
            report.add(
                "dates-order",
                edition,
                (*place, last_key),
                on_key=True,
                from_key=first_key,
                from_day=first.isoformat(),
                to_key=last_key,
                to_day=last.isoformat(),
            )
    venues = {venue.id for venue in report.regulations.register.venues}
    for number, rule in enumerate(regulation.calendar.rule):
        path: Path = ("calendar", "rule", number)
        needed = _NEEDS.get(rule.kind, ())
        if needed and not any(getattr(rule, key) for key in needed):
            report.add("missing-key", edition, path, key=" | ".join(needed), table="[[calendar.rule]]")
        if rule.venue and venues and rule.venue not in venues:
            near = suggestion(rule.venue, venues)
            report.add("venue-unknown", edition, (*path, "venue"), venue=rule.venue, suggestion=near)
        if rule.min is not None and rule.max is not None and rule.min > rule.max:
            report.add(
                "numbers-order",
                edition,
                (*path, "min"),
                min_key="min",
                min=rule.min,
                max_key="max",
                max=rule.max,
            )


def _windows(regulation: Regulation) -> Iterator[tuple[Path, str, date | None, str, date | None]]:
    for path, common in _commons(regulation):
        yield path, "valid_from", common.valid_from, "valid_to", common.valid_to
        if isinstance(common, Stage):
            yield path, "from", common.from_, "to", common.to
    calendar = regulation.calendar
    yield ("calendar",), "from", calendar.from_, "to", calendar.to
    if regulation.squad is not None:
        for number, window in enumerate(regulation.squad.registration):
            yield ("squad", "registration", number), "from", window.from_, "to", window.to


def _commons(regulation: Regulation) -> Iterator[tuple[Path, Common]]:
    for key in type(regulation).model_fields:
        value = getattr(regulation, key)
        if isinstance(value, Common):
            yield (key,), value
        elif isinstance(value, tuple):
            for number, one in enumerate(value):
                if isinstance(one, Common):
                    yield (key, number), one
                if isinstance(one, Stage):
                    yield from (((key, number, "table", n), table) for n, table in enumerate(one.table))
                    yield from (((key, number, "ties", n), tie) for n, tie in enumerate(one.ties))
    yield from ((("calendar", "rule", n), rule) for n, rule in enumerate(regulation.calendar.rule))
