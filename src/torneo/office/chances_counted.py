"""From the counts of a simulation to what is told of them: chances of tables, awards and matches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from torneo.model import EditionId, Finding, Severity, TeamId
from torneo.office.chances_shown import (
    AwardChances,
    ClubChances,
    Exact,
    MatchShown,
    TableChances,
    ZoneChances,
    points_summary,
)
from torneo.progression import SeasonPlan
from torneo.progression.planned import PlannedTable
from torneo.rules.resolve import NodeKey, TableKey

if TYPE_CHECKING:
    from torneo.forecast.simulate import Simulated
    from torneo.forecast.steps import Program


@dataclass(slots=True)
class ShownTable:
    """A table of the answer: its number in the program and what its places give."""

    number: int
    key: TableKey
    title: str
    zones: tuple[tuple[str, str, tuple[int, ...], NodeKey | None], ...] = field(default_factory=tuple)


def events_of(
    shown: Sequence[ShownTable], plan: SeasonPlan, edition: EditionId | None
) -> list[tuple[Any, str]]:
    """What leverage is about: titles and other awards, zones of tables; the first place where there are none."""
    from torneo.forecast.simulate import Event

    found: list[tuple[Any, str]] = []
    for one in shown:
        for _, label, places, stage in one.zones:
            if stage is not None or not label:
                found.append((Event(table=one.number, places=tuple(p - 1 for p in places)), label))
        if not one.zones and edition is None:
            found.append((Event(table=one.number, places=(0,)), "1"))
    for award in plan.awards:
        if award.key.edition == edition:
            found.append((Event(award=award.number), _label(award.key.award)))
    if not found and shown:
        found = [(Event(table=one.number, places=(0,)), "1") for one in shown]
    return found


def table_chances(
    one: ShownTable,
    plan: SeasonPlan,
    program: "Program",
    simulated: "Simulated",
    certain: Mapping[TeamId, Exact],
    edition: EditionId | None,
) -> TableChances:
    """What was counted of a table: each club that took a place of it, the best mean place first."""
    run = program.tables[one.number]
    places, points = simulated.tally.places[one.number], simulated.tally.points[one.number]
    low = run.compiled.sums.points_min
    is_by_team = len(places) == len(program.teams) and (run.league >= 0 or bool(run.only))
    teams = program.teams if is_by_team else run.compiled.teams
    planned = next(step for step in plan.steps if isinstance(step, PlannedTable) and step.key == one.key)
    awarded = {
        _label(award.key.award): award.number
        for award in plan.awards
        if award.key.edition == edition
        and (award.key.award.among is not None or award.key.award.pool or award.key.award.count)
    }
    number = {team: at for at, team in enumerate(program.teams)}
    clubs: list[ClubChances] = []
    for row, team in enumerate(teams):
        total = int(places[row].sum())
        if not total:
            continue
        chances: list[ZoneChances] = []
        for kind, label, where, stage in one.zones:
            said = label or (stage.name if stage else "")
            if label in awarded:
                count = int(simulated.tally.awards[awarded[label], number[team]])
            else:
                count = int(sum(places[row, place - 1] for place in where if place <= places.shape[1]))
            chances.append(ZoneChances(kind, said, count, where, stage, label in awarded))
        clubs.append(
            ClubChances(
                team=team,
                counts=tuple(int(count) for count in places[row]),
                points=points_summary(points[row], low),
                zones=tuple(chances),
                exact=certain.get(team),
            )
        )
    clubs.sort(key=lambda club: (club.mean_place, club.team))
    return TableChances(one.key, one.title, tuple(clubs), planned.first_pos, simulated.seasons)


def award_chances(
    plan: SeasonPlan, program: "Program", simulated: "Simulated", edition: EditionId | None
) -> tuple[AwardChances, ...]:
    """Who got the awards of an edition and how often, but for those that have lapsed."""
    found: list[AwardChances] = []
    for award in plan.awards:
        if award.key.edition != edition or award.is_lapsed:
            continue
        counts = simulated.tally.awards[award.number]
        written = award.key.award
        into = str(written.in_) if written.in_ is not None else ""
        teams = sorted(
            ((program.teams[at], int(counts[at])) for at in counts.nonzero()[0]),
            key=lambda pair: (-pair[1], pair[0]),
        )
        if teams:
            found.append(
                AwardChances(
                    _label(written),
                    "title" if written.title else written.kind or ("bonus" if written.points else "place"),
                    written.points,
                    into,
                    tuple(teams),
                    simulated.seasons,
                )
            )
    return tuple(found)


def match_chances(
    plan: SeasonPlan,
    simulated: "Simulated",
    labels: Sequence[str],
    edition: EditionId | None,
    program: "Program",
) -> tuple[MatchShown, ...]:
    """The matches left: how each ends, and what it means most for whom."""
    found: list[MatchShown] = []
    for match, chances in zip(plan.matches, simulated.matches, strict=True):
        if edition is not None and match.node.edition != edition:
            continue
        found.append(
            MatchShown(
                home=match.home,
                away=match.away,
                round=match.round,
                day=match.day,
                stage=str(match.node.name),
                outcomes=chances.outcomes,
                leverage=chances.leverage,
                error=chances.error,
                about=labels[chances.event] if chances.event >= 0 else "",
                team=program.teams[chances.team] if chances.team >= 0 else TeamId(""),
            )
        )
    return tuple(found)


def remarks_of(program: "Program", simulated: "Simulated", edition: EditionId | None) -> tuple[Finding, ...]:
    """What a reader must know of the simulation."""
    found: list[Finding] = []
    criteria = tuple(dict.fromkeys(rule for key, rule in program.recorded if edition in (None, key.edition)))
    if criteria:
        found.append(_note("forecast-recorded", criteria=criteria))
    for node, tie in program.coins:
        if edition in (None, node.edition):
            found.append(_note("forecast-tie-coin", edition=node.edition, stage=node.name, tie=tie))
    if simulated.tally.stuck:
        found.append(_note("forecast-draw-stuck", seasons=simulated.tally.stuck))
    return tuple(found)


def _label(award: Any) -> str:
    return str(award.name or award.title or award.place or award.fine or "")


def _note(code: str, **facts: object) -> Finding:
    return Finding(code=code, severity=Severity.INFO, subject="forecast", facts=facts)
