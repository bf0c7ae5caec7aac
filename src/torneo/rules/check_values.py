"""Checks of single values: criteria, ids, awards, inputs, quotas, time zones."""

from collections.abc import Iterable, Iterator
from zoneinfo import available_timezones

from torneo.model import EditionId
from torneo.rules.criteria import CRITERIA, EVERY_CRITERION, Criterion
from torneo.rules.positions import Path
from torneo.rules.regulation import Award, Regulation
from torneo.rules.report import Report
from torneo.rules.squads import Squad
from torneo.rules.suggest import suggestion
from torneo.rules.table_rules import Common, RulesTable

RESERVED = ("all", "rest", "entry", "winner", "winners", "loser", "losers", "last")
"""Words of references, which no stage, table or team may be called."""

INPUTS = (
    "carry_over", "adjustments", "lots", "fair_play_points", "disciplinary_points", "ranking", "coefficient",
)  # fmt: skip
"""Keys of [rules] that are not inherited."""


def check_values(report: Report, edition: EditionId, regulation: Regulation) -> None:
    """Everything about `regulation` that can be seen without its references."""
    _ids(report, edition, regulation)
    for path, rules in rules_tables(regulation):
        check_rules_table(report, edition, path, rules)
    if len({stage.id for stage in regulation.stage}) > 1:
        stages = tuple(stage.id for stage in regulation.stage)
        for key in INPUTS:
            if getattr(regulation.rules, key):
                report.add("inputs-top", edition, ("rules", key), on_key=True, key=key, stages=stages)
    for number, award in enumerate(regulation.award):
        _award(report, edition, ("award", number), award)
    if regulation.squad is not None:
        _squad(report, edition, regulation, regulation.squad)
    for number, minutes in enumerate(regulation.minutes):
        missing, path = minutes.missing, ("minutes", number, "missing")
        if missing and missing.points is None and missing.quota is None:
            report.add("missing-key", edition, path, key="points", table="[minutes.missing]")
        elif missing and missing.points is not None and missing.per is None:
            report.add("missing-key", edition, path, key="per", table="[minutes.missing]")
    if regulation.edition.timezone is not None:
        check_timezone(report, edition, ("edition", "timezone"), regulation.edition.timezone)


def check_timezone(report: Report, edition: EditionId | str, path: Path, zone: str, /) -> None:
    """A zone that the IANA database does not know."""
    zones = available_timezones()
    if zone not in zones:
        report.add("timezone-unknown", edition, path, found=zone, suggestion=suggestion(zone, zones))


def rules_tables(regulation: Regulation) -> Iterator[tuple[Path, RulesTable]]:
    """Every [rules] of a regulation, with its path."""
    yield ("rules",), regulation.rules
    for number, stage in enumerate(regulation.stage):
        if stage.rules:
            yield ("stage", number, "rules"), stage.rules
        for n, table in enumerate(stage.table):
            if table.rules:
                yield ("stage", number, "table", n, "rules"), table.rules
    for number, over in enumerate(regulation.table):
        if over.rules:
            yield ("table", number, "rules"), over.rules


def check_rules_table(
    report: Report, edition: EditionId | str, path: Path, rules: RulesTable, *, subject: str = ""
) -> None:
    """Criteria that exist, with the parameters that belong to them; points for a draw or for a shoot-out."""
    _criteria(report, edition, (*path, "tiebreakers"), rules.tiebreakers or (), subject)
    points = rules.points
    if points is None or points.draw is not None:
        return
    shootout = {"shootout_win": points.shootout_win, "shootout_loss": points.shootout_loss}
    absent = [key for key, value in shootout.items() if value is None]
    if absent:
        key = "draw" if len(absent) == 2 else absent[0]
        report.add("missing-key", edition, (*path, "points"), subject=subject, key=key, table="points")


def _criteria(
    report: Report, edition: EditionId | str, path: Path, criteria: Iterable[Criterion], subject: str
) -> None:
    for number, criterion in enumerate(criteria):
        here = (*path, number)
        doc = CRITERIA.get(criterion.id)
        if doc is None:
            report.add(
                "unknown-criterion",
                edition,
                (*here, "id"),
                subject=subject,
                name=criterion.id,
                suggestion=suggestion(criterion.id, CRITERIA),
                known=tuple(CRITERIA),
            )
            continue
        allowed = {*EVERY_CRITERION, *doc.parameters}
        for name in sorted(criterion.model_fields_set):
            key = "in" if name == "in_" else name
            if key not in allowed:
                report.add(
                    "criterion-parameter",
                    edition,
                    (*here, key),
                    on_key=True,
                    subject=subject,
                    name=criterion.id,
                    parameter=key,
                    known=tuple(sorted(allowed - {"id"})),
                )
        if criterion.id == "place" and criterion.in_ is None:
            report.add("missing-key", edition, here, subject=subject, key="in", table="place")
        _criteria(report, edition, (*here, "criteria"), criterion.criteria, subject)


def _ids(report: Report, edition: EditionId, regulation: Regulation) -> None:
    named: list[tuple[Path, str, Common]] = []
    for key in ("stage", "table", "record", "allocation", "category"):
        named += [((key, number), one.id, one) for number, one in enumerate(getattr(regulation, key))]
    _once(report, edition, named)
    for number, stage in enumerate(regulation.stage):
        ties = [(("stage", number, "ties", n), tie.id, tie) for n, tie in enumerate(stage.ties)]
        _once(report, edition, ties)
        tables = [(("stage", number, "table", n), table.id, table) for n, table in enumerate(stage.table)]
        _once(report, edition, tables)
        for group in stage.groups or {}:
            path: Path = ("stage", number, "groups", group)
            if group in RESERVED:
                report.add("id-reserved", edition, path, on_key=True, id=group, known=RESERVED)
            if any(table.id == group for table in stage.table):
                report.add("id-twice", edition, path, on_key=True, id=group, first=stage.id)
    places = [(("entry", "places", n), one.id, None) for n, one in enumerate(regulation.entry.places)]
    _once(report, edition, places)
    seen: set[str] = set()
    for number, team in enumerate(regulation.entry.teams or ()):
        if team in seen:
            report.add("entry-twice", edition, ("entry", "teams", number), team=team)
        if team in RESERVED:
            report.add("id-reserved", edition, ("entry", "teams", number), id=team, known=RESERVED)
        seen.add(team)


def _once(report: Report, edition: EditionId, named: Iterable[tuple[Path, str, Common | None]]) -> None:
    first: dict[str, list[tuple[Path, Common | None]]] = {}
    for path, name, value in named:
        if name in RESERVED:
            report.add("id-reserved", edition, (*path, "id"), id=name, known=RESERVED)
        for before, other in first.get(name, ()):
            if value is None or other is None or not _apart_in_time(value, other):
                said = ".".join(str(part) for part in before if isinstance(part, str))
                report.add("id-twice", edition, (*path, "id"), id=name, first=said)
                break
        first.setdefault(name, []).append((path, value))


def _apart_in_time(one: Common, other: Common) -> bool:
    """A rule that changes in mid-season stands twice, with days that do not overlap."""
    return bool(
        (one.valid_to and other.valid_from and one.valid_to < other.valid_from)
        or (other.valid_to and one.valid_from and other.valid_to < one.valid_from)
    )


def _award(report: Report, edition: EditionId, path: Path, award: Award) -> None:
    given = [key for key in ("points", "place", "title", "fine") if getattr(award, key) is not None]
    if not given:
        report.add("award-nothing", edition, path, clause=award.clause)
    elif len(given) > 1:
        report.add("award-several", edition, path, clause=award.clause, found=tuple(given))
    if "points" in given and award.in_ is None:
        report.add("award-points-nowhere", edition, (*path, "points"), clause=award.clause)
    if "points" not in given and award.in_ is not None:
        report.add(
            "award-in-unused", edition, (*path, "in"), on_key=True, clause=award.clause, ref=str(award.in_)
        )
    if award.rank is not None and award.pool is None:
        report.add("missing-key", edition, path, key="pool", table="[[award]]")


def _squad(report: Report, edition: EditionId, regulation: Regulation, squad: Squad) -> None:
    for number, one in enumerate((*squad.places, *squad.quotas)):
        in_places = number < len(squad.places)
        path: Path = (
            ("squad", "places", number) if in_places else ("squad", "quotas", number - len(squad.places))
        )
        for low, high in (("age_min", "age_max"), ("born_from", "born_to"), ("min", "max")):
            _in_order(report, edition, path, low, getattr(one, low, None), high, getattr(one, high, None))
    match = regulation.match
    room = {
        "list": squad.size,
        "starting_eleven": match.players,
        "pitch": match.players,
        "bench": match.substitutes,
        "match_squad": match.players + match.substitutes,
    }
    for on, places in room.items():
        asked = sum(place.count for place in squad.places if place.on == on)
        if places is not None and asked > places:
            report.add("quotas-exceed", edition, ("squad", "places"), asked=asked, places=places, on=on)
        for number, quota in enumerate(squad.quotas):
            if quota.on == on and places is not None and (quota.min or 0) > places:
                report.add(
                    "quotas-exceed",
                    edition,
                    ("squad", "quotas", number, "min"),
                    asked=quota.min,
                    places=places,
                    on=on,
                )
    if match.players_min > match.players:
        _in_order(report, edition, ("match",), "players_min", match.players_min, "players", match.players)
    for number, category in enumerate(regulation.category):
        born = (category.born_from, category.born_to)
        _in_order(report, edition, ("category", number), "born_from", born[0], "born_to", born[1])


def _in_order(
    report: Report, edition: EditionId, path: Path, low: str, least: int | None, high: str, most: int | None
) -> None:
    if least is not None and most is not None and least > most:
        report.add("numbers-order", edition, (*path, low), min_key=low, min=least, max_key=high, max=most)
