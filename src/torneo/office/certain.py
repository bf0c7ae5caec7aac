"""What is certain: places that clubs can still have, points that are enough, what must happen. `torneo qualify`."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from torneo import words
from torneo.exchange.csv_sheet import folded
from torneo.model import (
    ConflictError,
    Finding,
    NotFoundError,
    Result,
    Score,
    Severity,
    TeamId,
    UsageError,
)
from torneo.progression import MatchLeft, TablePlan, Zone, plan_table, zones
from torneo.rules.suggest import suggestion
from torneo.words import Lang, Names

if TYPE_CHECKING:
    from pathlib import Path

    from torneo.exchange.svg_branches import Fork
    from torneo.exchange.svg_places import Picture
    from torneo.office.folder import Workspace
    from torneo.qualification import Clauses, Early, Enough, Extreme, Race, Reach
    from torneo.rules.table_rules import RulesTable

Json = dict[str, Any]
_SUPPOSED = re.compile(r"(?P<home>.+?)\s+(?P<score>\d{1,2}\s*[-:–]\s*\d{1,2})\s+(?P<away>.+)")
MATCHES_MAX = 12
"""With more matches left that matter, what must happen is not told."""


@dataclass(frozen=True, slots=True)
class ClubStatus:
    """What is certain about one club. `now`: its place in the table as it stands; `zones`: as they are in the table."""

    team: TeamId
    now: int
    points: int
    left: int
    reach: "Reach"
    zones: tuple[str, ...]
    """of each zone of the table: `clinched`, `eliminated`, or "" while both are possible"""
    enough: "tuple[Enough, ...]"
    early: "tuple[Early, ...]"
    clauses: "tuple[Clauses, ...]" = ()


@dataclass(frozen=True, slots=True)
class TableStatus:
    """What is certain about one table; `id` is how it is asked for, "" for the only one of a results file."""

    id: str
    title: str
    plan: TablePlan
    race: "Race"
    zones: tuple[Zone, ...]
    clubs: tuple[ClubStatus, ...]
    """in the order of the table as it stands"""

    def branches(self, one: "Clauses") -> tuple[str, ...]:
        """What a win, a draw and a defeat in its last match mean for a club: `sure`, `open`, `out`."""
        from torneo.qualification import branches

        return branches(self.race, one)


@dataclass(frozen=True, slots=True)
class Certain:
    """The answer to `torneo qualify`."""

    tables: tuple[TableStatus, ...]
    findings: tuple[Finding, ...]
    names: Names
    edition: str = ""
    rules: str = ""
    supposed: tuple[str, ...] = ()
    has_conditions: bool = False

    def json(self, lang: Lang, *, as_of: str | None = None) -> Json:
        """As `torneo qualify --format json` prints it."""
        from torneo.exchange.json_shapes import findings_json

        head: Json = {"edition": self.edition} if self.edition else {"rules": self.rules}
        return {
            **head,
            "as_of": as_of,
            "if": list(self.supposed),
            "findings": findings_json(self.findings, lang, self.names),
            "clubs": [self._club(table, club, lang) for table in self.tables for club in table.clubs],
        }

    def svg(self, lang: Lang) -> str:
        """The places that every club can still have as a picture, and what must happen where that was asked."""
        from torneo.exchange.svg_places import places_svg

        return places_svg(self.pictures(lang), lang)

    def pictures(self, lang: Lang) -> "list[Picture]":
        """What the picture of each table shows."""
        from torneo.exchange.svg_places import Picture, Span

        return [
            Picture(
                table.title,
                tuple(
                    Span(
                        self.names.team(club.team),
                        club.now,
                        club.reach.best.bound,
                        club.reach.worst.bound,
                    )
                    for club in table.clubs
                ),
                table.plan.first_pos,
                tuple(zone.places for zone in table.zones),
                self._forks(table, lang),
            )
            for table in self.tables
        ]

    def _forks(self, table: TableStatus, lang: Lang) -> "tuple[Fork, ...]":
        from torneo.exchange.svg_branches import Fork, Path

        open_ones = [each for club in table.clubs for each in club.clauses if each.status == "open"]
        return tuple(
            Fork(
                words.places(places, table.plan.first_pos, lang),
                tuple(
                    Path(
                        self.names.team(table.plan.teams[each.club]),
                        tuple(zip(words.outcomes(len(told), lang), told, strict=True)),
                        words.clauses(each, table.plan, self.names, lang),
                    )
                    for each in open_ones
                    if each.places == places
                    for told in [table.branches(each)]
                ),
            )
            for places in sorted({each.places for each in open_ones})
        )

    def _club(self, table: TableStatus, club: ClubStatus, lang: Lang) -> Json:
        first = table.plan.first_pos - 1
        best, worst = club.reach.best, club.reach.worst
        found: Json = {
            "team": club.team,
            "name": self.names.team(club.team),
            "group": table.id,
            "place": club.now + first,
            "points": club.points,
            "left": club.left,
            "best": best.place + first,
            "worst": worst.place + first,
            "decided": club.reach.is_decided,
            "bounds": {"best": best.bound + first, "worst": worst.bound + first},
            "shared": {"best": best.is_shared, "worst": worst.is_shared},
            "guarantee": {str(one.place + first): one.guarantee for one in club.enough},
            "allow": {str(one.place + first): one.allow for one in club.enough},
            "enough_decided": all(one.is_decided for one in club.enough),
            "earliest": {
                str(one.place + first): {"round": one.round, "day": one.day.isoformat() if one.day else None}
                for one in club.early
            },
            "zones": {
                words.zone(zone, self.names, lang): status or "open"
                for zone, status in zip(table.zones, club.zones, strict=True)
            },
            "witness": {
                "best": _witness(table.plan, best),
                "worst": _witness(table.plan, worst),
            },
        }
        if self.has_conditions:
            found["conditions"] = [
                {
                    "places": [place + first for place in one.places],
                    "status": one.status,
                    "branches": list(table.branches(one)),
                    "text": said,
                }
                for one in club.clauses
                for said in [words.clauses(one, table.plan, self.names, lang)]
            ]
        return found


def _witness(plan: TablePlan, extreme: "Extreme") -> list[list[object]]:
    """Home, away and goals of each match left; behind them who won a shoot-out, where there was one."""
    found: list[list[object]] = []
    for match, ending in zip(plan.left, extreme.endings, strict=True):
        row: list[object] = [match.home, match.away, ending.home, ending.away]
        if ending.shootout:
            row.append(match.home if ending.shootout > 0 else match.away)
        found.append(row)
    return found


def certain_in_season(
    workspace: "Workspace",
    edition: str | None,
    table: str | None = None,
    *,
    as_of: date | None = None,
    limit: float,
    supposed: Sequence[str] = (),
    with_conditions: bool = False,
    each_left: int | None = None,
    lang: Lang = "es",
) -> Certain:
    """What is certain in the tables of an edition's league stages and over its stages.

    Args:
        each_left: conditions are told only where no club has more matches left than this: further from the end they are
            many and take long; None: wherever `MATCHES_MAX` allows it.

    Findings: see `_status`; `table-waits` for a table that hangs on more than its matches.

    Raises:
        NotFoundError: `no-edition`, `no-table`, `no-match` (as `--if` names it), `club-unknown`.
        UsageError: `if-unreadable` (found).
    """
    from torneo.office.lookup import table_id, the_edition, the_tables, the_team

    season = workspace.season(as_of=as_of)
    where = the_edition(season, edition)
    names = workspace.names()
    findings: list[Finding] = []
    plans: list[tuple[str, str, TablePlan, tuple[Zone, ...]]] = []
    for state in the_tables(where, table):
        plan = plan_table(state)
        if plan.waits or not plan.teams:
            facts = {"table": table_id(state), "what": _waits(plan.waits or ("teams",), lang)}
            findings.append(Finding("table-waits", Severity.WARNING, subject=table_id(state), facts=facts))
            continue
        plans.append(
            (
                table_id(state),
                words.table_name(state.key, names, lang),
                plan,
                zones(season, state.key),
            )
        )
    teams = [team for _, _, plan, _ in plans for team in plan.teams]
    wanted = [_supposed(text, lambda name: the_team(season, name, among=teams)) for text in supposed]
    return _certain(
        plans,
        findings,
        wanted,
        names=names,
        limit=limit,
        with_conditions=with_conditions,
        each_left=each_left,
        edition=where.id,
    )


def certain_in_results(
    given: "Path | bytes | Iterable[Mapping[str, object]]",
    rules: "str | Path | RulesTable | None",
    *,
    group: str | None = None,
    as_of: date | None = None,
    limit: float,
    supposed: Sequence[str] = (),
    meetings: int | None = None,
    with_conditions: bool = False,
    input_format: str | None = None,
    lang: Lang = "es",
) -> Certain:
    """What is certain in the tables of a results file; rows without goals are the matches left.

    Args:
        meetings: how often each pair meets: those not in the file are left too; None: the file has them all.

    Raises:
        As `tables_of_results`; NotFoundError `club-unknown` (club), `no-match` (home, away, known); UsageError
        `if-unreadable` (found).
    """
    from torneo.office.results_tables import tables_of_results

    found = tables_of_results(given, rules, group=group, as_of=as_of, input_format=input_format)
    findings = list(found.findings)
    plans: list[tuple[str, str, TablePlan, tuple[Zone, ...]]] = []
    for one in found.groups:
        plan = one.plan
        if plan.waits:
            facts = {"table": one.group, "what": _waits(plan.waits, lang)}
            findings.append(Finding("table-waits", Severity.WARNING, subject=one.group, facts=facts))
            continue
        if meetings is not None:
            plan = _with_meetings(plan, meetings)
        if not plan.left:
            facts = {"table": one.group}
            findings.append(Finding("no-matches-left", Severity.INFO, subject=one.group, facts=facts))
        plans.append((one.group, one.group, plan, ()))
    teams = sorted({team for _, _, plan, _ in plans for team in plan.teams})
    wanted = [_supposed(text, lambda name: _named(name, teams)) for text in supposed]
    return _certain(
        plans,
        findings,
        wanted,
        names=Names(),
        limit=limit,
        with_conditions=with_conditions,
        rules=found.rules,
    )


def _certain(
    plans: Sequence[tuple[str, str, TablePlan, tuple[Zone, ...]]],
    findings: list[Finding],
    wanted: Sequence[Result],
    *,
    names: Names,
    limit: float,
    with_conditions: bool,
    each_left: int | None = None,
    edition: str = "",
    rules: str = "",
) -> Certain:
    tables = []
    for result in wanted:
        if not any(_fits(match, result) for _, _, plan, _ in plans for match in plan.left):
            known = tuple(
                f"{names.team(match.home)} - {names.team(match.away)}"
                for _, _, plan, _ in plans
                for match in plan.left
            )
            facts = {"home": names.team(result.home), "away": names.team(result.away)}
            raise NotFoundError("no-match-left", **facts, known=known[:12])
    for table_id, title, plan, table_zones in plans:
        supposed_plan = _supposing(plan, wanted)
        is_late = each_left is None or _most_left(supposed_plan) <= each_left
        most = (MATCHES_MAX if is_late else 0) if with_conditions else None
        status, found = _status(table_id, title, supposed_plan, table_zones, limit=limit, most=most)
        tables.append(status)
        findings += found
    told = tuple(f"{names.team(one.home)} {one.score} {names.team(one.away)}" for one in wanted)
    return Certain(
        tuple(tables), tuple(findings), names, edition, rules, told, has_conditions=with_conditions
    )


def _status(
    table_id: str,
    title: str,
    plan: TablePlan,
    table_zones: tuple[Zone, ...],
    *,
    limit: float,
    most: int | None,
) -> tuple[TableStatus, list[Finding]]:
    """One table. `most`: matches left up to which conditions are told; None: they are not asked for.

    Findings: `rule-not-computed`, `cards-open`, `lots-may-decide`, `not-decided`, `too-many-left`.
    """
    from torneo.qualification import conditions, earliest, enough, race_of, reaches

    race = race_of(plan)
    findings: list[Finding] = []
    shown = table_id
    if race.obstacle:
        facts = {"table": shown, "rule": race.obstacle}
        findings.append(Finding("rule-not-computed", Severity.WARNING, subject=table_id, facts=facts))
    found = {reach.team: reach for reach in reaches(race, limit=limit)}
    if "cards-open" in race.notes and any(
        one.best.is_shared or one.worst.is_shared for one in found.values()
    ):
        findings.append(Finding("cards-open", Severity.INFO, subject=table_id, facts={"table": shown}))
    shared = tuple(team for team, one in found.items() if one.best.is_shared or one.worst.is_shared)
    if shared and "cards-open" not in race.notes:
        findings.append(
            Finding(
                "level-may-decide",
                Severity.INFO,
                subject=table_id,
                facts={"table": shown, "teams": shared},
            )
        )
    undecided = tuple(team for team, one in found.items() if not one.is_decided)
    if undecided and not race.obstacle:
        findings.append(
            Finding(
                "not-decided",
                Severity.WARNING,
                subject=table_id,
                facts={"table": shown, "teams": undecided, "seconds": f"{limit:g}"},
            )
        )
    places = lines(plan, table_zones)
    marks = enough(race, places, limit=max(limit, 1.0) * 4) if plan.left else {}
    early = earliest(race, places) if plan.left and not race.obstacle else {}
    told: dict[int, tuple[Clauses, ...]] | None = {}
    if most is not None and plan.left:
        told = conditions(race, _groups(plan, table_zones, places), most=most) if most else None
        if told is None and most:
            findings.append(
                Finding(
                    "too-many-left",
                    Severity.INFO,
                    subject=table_id,
                    facts={"table": shown, "count": len(plan.left), "most": MATCHES_MAX},
                )
            )
    number = {team: club for club, team in enumerate(plan.teams)}
    clubs = tuple(
        ClubStatus(
            team=row.team,
            now=row.pos,
            points=row.points,
            left=len(race.of_club[number[row.team]]),
            reach=found[row.team],
            zones=tuple(_zone_status(found[row.team], zone.places) for zone in table_zones),
            enough=tuple(_with_reach(marks[place][number[row.team]], found[row.team]) for place in marks),
            early=tuple(early.get(number[row.team], ())),
            clauses=tuple(_known(one, found[row.team]) for one in (told or {}).get(number[row.team], ())),
        )
        for row in race.endings.table
    )
    return TableStatus(table_id, title, plan, race, table_zones, clubs), findings


def _most_left(plan: TablePlan) -> int:
    """Matches left of the club that has most of them."""
    return max(Counter(team for match in plan.left for team in (match.home, match.away)).values(), default=0)


def _waits(codes: Sequence[str], lang: Lang) -> tuple[str, ...]:
    return tuple(words.ui(f"waits-{code}", lang) for code in codes)


def lines(plan: TablePlan, table_zones: Iterable[Zone]) -> tuple[int, ...]:
    """The last places worth reaching: first, the end of each zone from the top, and the last above a zone at the end."""
    size = len(plan.teams)
    found = {1} if size > 1 else set()
    for zone in table_zones:
        if zone.places and 1 in zone.places:
            found.add(max(zone.places))
        elif zone.places and size in zone.places:
            found.add(min(zone.places) - 1)
        elif zone.places:
            found.add(max(zone.places))
    for rule in plan.rules.tiebreakers:
        found.update(rule.at_stake)
    return tuple(sorted(place for place in found if 0 < place < size))


def _groups(
    plan: TablePlan, table_zones: Iterable[Zone], places: Sequence[int]
) -> tuple[tuple[int, ...], ...]:
    """The sets of places that conditions are told for: the top down to the end of each zone, and to each line.

    A zone in the middle is told as "this or better"; the zones at the end of the table as what lies above them.
    """
    size = len(plan.teams)
    ends = {max(zone.places) for zone in table_zones if zone.places and size not in zone.places}
    ends.update(places)
    return tuple(tuple(range(1, end + 1)) for end in sorted(ends) if 0 < end < size)


def _with_reach(one: "Enough", reach: "Reach") -> "Enough":
    """The points with what best and worst place say: none allow what is out of reach."""
    if reach.best.bound > one.place:
        return replace(one, allow=None, allow_from=None, guarantee=None, guarantee_from=None)
    return one


def _known(one: "Clauses", reach: "Reach") -> "Clauses":
    """The conditions of places down from the first, with what best and worst place say of them as a whole."""
    last = max(one.places)
    if reach.best.bound > last:
        return replace(one, status="eliminated", ways=())
    return replace(one, status="clinched", ways=()) if reach.worst.bound <= last else one


def _zone_status(reach: "Reach", places: Sequence[int]) -> str:
    possible = set(range(reach.best.bound, reach.worst.bound + 1))
    if possible <= set(places):
        return "clinched"
    return "eliminated" if not possible & set(places) else ""


def _supposed(text: str, team: "Any") -> Result:
    """`A 2-0 B` as a result."""
    found = _SUPPOSED.fullmatch(text.strip())
    if found is None:
        raise UsageError("if-unreadable", found=text)
    return Result(team(found["home"]), team(found["away"]), Score.parse(found["score"]))


def _named(asked: str, teams: Sequence[TeamId]) -> TeamId:
    if asked in teams:
        return TeamId(asked)
    plain = folded(asked).strip()
    found = [team for team in teams if folded(team) == plain] or [
        team for team in teams if folded(team).startswith(plain)
    ]
    if len(found) > 1:
        raise ConflictError("club-ambiguous", club=asked, known=tuple(found))
    if not found:
        raise NotFoundError("club-unknown", club=asked, suggestion=suggestion(asked, teams))
    return found[0]


def _fits(match: MatchLeft, result: Result) -> bool:
    return (match.home, match.away) == (result.home, result.away)


def _supposing(plan: TablePlan, wanted: Sequence[Result]) -> TablePlan:
    """The plan with matches left played as supposed; each result is used once."""
    left, results = list(plan.left), list(plan.results)
    for result in wanted:
        match = next((one for one in left if _fits(one, result)), None)
        if match is not None:
            left.remove(match)
            results.append(replace(result, day=match.day, simulated=True))
    return replace(plan, left=tuple(left), results=tuple(results))


def _with_meetings(plan: TablePlan, meetings: int) -> TablePlan:
    """The plan with the matches that are not in the file: every pair meets so often, at both grounds in turn."""
    known = Counter((one.home, one.away) for one in plan.results)
    known.update((match.home, match.away) for match in plan.left)
    left = list(plan.left)
    for number, home in enumerate(plan.teams):
        for away in plan.teams[number + 1 :]:
            for _ in range(meetings - known[home, away] - known[away, home]):
                pair = (home, away) if known[home, away] <= known[away, home] else (away, home)
                known[pair] += 1
                left.append(MatchLeft(*pair))
    return replace(plan, left=tuple(left))
