"""What will happen, as far as chance can say: the chances of every club of a season or of a results file."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torneo.model import (
    ConflictError,
    EditionId,
    Finding,
    NotFoundError,
    RegulationError,
    Result,
    Score,
    Severity,
    Status,
    TeamId,
    UsageError,
)
from torneo.office.chances_shown import (
    AwardChances,
    Chances,
    ClubChances,
    Exact,
    MatchShown,
    TableChances,
    ZoneChances,
    points_summary,
)
from torneo.progression import Season, SeasonPlan, TablePlan, plan_season, plan_table, zones
from torneo.progression.planned import PlannedTable
from torneo.rules.resolve import NodeKey, TableKey
from torneo.rules.suggest import suggestion
from torneo.rules.table_rules import RulesTable
from torneo.words import Names, names_of

if TYPE_CHECKING:
    from torneo.forecast.models import NormalModel
    from torneo.forecast.models.odds import PricedModel
    from torneo.forecast.simulate import Simulated
    from torneo.forecast.steps import Program
    from torneo.office.folder import Workspace
    from torneo.office.learning import Lesson

RUNS = 1_000_000
SEED = 0
SEED_MAX = 2**64 - 1
EXACT_SECONDS = 0.5
"""For each question about a best or worst place; a forecast does not wait long for certainty."""

_WHAT_IF = re.compile(r"\s*(.+?)\s+(\d{1,3})\s*[-:–]\s*(\d{1,3})\s+(.+?)\s*")
_NO_DAY = date(2000, 1, 1)

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a forecast is made.

    Attributes:
        runs: Seasons to simulate.
        seed: Of the random numbers.
        engine: `inline`, `pool` or `dask://host:port`.
        threads: Threads or processes; None: one for each core.
        model: A model file; None: the model is fitted to what has been played, or the strengths of the folder are used.
        plug_in: The best estimate of the strengths instead of draws.
        odds: Weight of the odds that a results file has of its matches left, above 0 and up to 1; None: they are not used.
        what_if: Results that are taken as given: `A 2-0 B`.
        with_exact: Whether best and worst places are worked out.
        with_leverage: Whether it is worked out what each match means.
    """

    runs: int = RUNS
    seed: int = SEED
    engine: str = "inline"
    threads: int | None = None
    model: Path | None = None
    plug_in: bool = False
    odds: float | None = None
    what_if: tuple[str, ...] = ()
    with_exact: bool = True
    with_leverage: bool = True

    def check(self) -> None:
        """Raises `UsageError`: `runs-none`, `threads-none`, `odds-weight` (found), `seed-outside` (found, most)."""
        if self.runs < 1:
            raise UsageError("runs-none", found=self.runs)
        if not 0 <= self.seed <= SEED_MAX:
            raise UsageError("seed-outside", found=self.seed, most=SEED_MAX)
        if self.threads is not None and self.threads < 1:
            raise UsageError("threads-none", found=self.threads)
        if self.odds is not None and not 0 < self.odds <= 1:
            raise UsageError("odds-weight", found=f"{self.odds:g}")


def parse_seed(text: str) -> int:
    """A seed as people type it. Raises `UsageError` `seed-no-number` (found)."""
    try:
        return int(text)
    except ValueError as error:
        raise UsageError("seed-no-number", found=text) from error


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A result that somebody supposes, clubs as written."""

    home: str
    away: str
    score: Score
    text: str


def parse_what_if(text: str) -> WhatIf:
    """`Melgar 2-0 UTC`. Raises `UsageError` `what-if-unread` (found)."""
    found = _WHAT_IF.fullmatch(text)
    if found is None:
        raise UsageError("what-if-unread", found=text)
    return WhatIf(found[1], found[4], Score(int(found[2]), int(found[3])), text.strip())


# ── a results file ────────────────────────────────────────────────────────────────────────────────────────────────────


def chances_of_results(
    given: Path | bytes | Iterable[Mapping[str, object]],
    rules: str | Path | RulesTable | None = None,
    settings: Settings = Settings(),
    *,
    group: str | None = None,
    as_of: date | None = None,
    round_: int | None = None,
    input_format: str | None = None,
    on_progress: Progress | None = None,
) -> Chances:
    """The chances of every club of a results file; rows without goals are the matches left.

    Findings beside those of the file: `forecast-nothing-left`, `forecast-few-results` (matches), `forecast-recorded`
    (criteria), `forecast-unknown-teams` (teams).

    Raises:
        NotFoundError: as `tables_of_results`; `no-such-file` for the model.
        RegulationError: nothing of the results can be read, or the rules have faults.
        NotYetPlayableError: `forecast-cannot` (edition, stage, rule).
        UsageError, ConflictError: of the settings, see `Settings.check`, `parse_what_if`, `engine_of`, `with_odds`;
            `odds-of-the-past`: odds are not cut at a day.
    """
    from torneo.forecast.program import plan_of_tables
    from torneo.office.results_tables import read_file, tables_of_results

    settings.check()
    supposed = [parse_what_if(text) for text in settings.what_if]
    file = read_file(given, input_format)
    found = tables_of_results(file, rules, group=group, as_of=as_of, round_=round_)
    if not found.groups:
        raise RegulationError(found.findings)
    plans = tuple(one.plan for one in found.groups)
    if any("carried" in plan.waits for plan in plans):
        from torneo.model import NotYetPlayableError

        raise NotYetPlayableError("forecast-cannot", edition="", stage="", rule="carry_over")
    for one in supposed:
        plans = _with_result(plans, one)
    findings = list(found.findings)
    if not any(plan.left for plan in plans):
        findings.append(_note("forecast-nothing-left"))
    lesson = _lesson_of_rows(file.rows, as_of=as_of, until=round_)
    model: NormalModel | PricedModel
    model, more = _model(settings, lesson, as_of, {team for plan in plans for team in plan.teams})
    if settings.odds is not None:
        from torneo.office.pricing import with_odds

        if as_of is not None or round_ is not None:  # odds of later matches know what has happened since
            raise UsageError("odds-of-the-past")
        model, told = with_odds(model, given, file, settings.odds)
        findings += told
    plan = plan_of_tables(plans)
    titles = {one.plan.key: one.group for one in found.groups}
    return _answer(
        plan,
        model,
        settings,
        exact={one.key: one for one in plans},
        titles=titles,
        findings=(*findings, *more),
        names=Names(),
        rules=found.rules,
        on_progress=on_progress,
    )


def _with_result(plans: tuple[TablePlan, ...], one: WhatIf) -> tuple[TablePlan, ...]:
    """The plans with a supposed result in the place of its match.

    Raises:
        NotFoundError: `club-unknown` (club, suggestion).
        ConflictError: `what-if-played`, `what-if-no-match` (home, away, known).
    """
    teams = sorted({team for plan in plans for team in plan.teams})
    home, away = _club(one.home, teams), _club(one.away, teams)
    done = False
    moved: list[TablePlan] = []
    for plan in plans:
        at = next(
            (number for number, match in enumerate(plan.left) if (match.home, match.away) == (home, away)), -1
        )
        if at < 0:
            moved.append(plan)
            continue
        match = plan.left[at]
        result = Result(home, away, one.score, day=match.day)
        moved.append(
            replace(
                plan,
                results=(*plan.results, result),
                left=tuple(other for number, other in enumerate(plan.left) if number != at),
            )
        )
        done = True
    if not done:
        _refuse(
            home,
            away,
            [(result.home, result.away) for plan in plans for result in plan.results],
            [(match.home, match.away) for plan in plans for match in plan.left],
        )
    return tuple(moved)


def _refuse(
    home: TeamId, away: TeamId, played: Sequence[tuple[str, str]], left: Sequence[tuple[str, str]]
) -> None:
    if (home, away) in played:
        raise ConflictError("what-if-played", home=home, away=away)
    known = tuple(f"{one} - {other}" for one, other in left if {one, other} & {home, away})
    raise NotFoundError("what-if-no-match", home=home, away=away, known=known[:8])


def _club(asked: str, teams: Sequence[TeamId]) -> TeamId:
    plain = asked.casefold()
    exact = [team for team in teams if team.casefold() == plain]
    found = exact or [team for team in teams if team.casefold().startswith(plain)]
    if len(found) == 1:
        return found[0]
    if found:
        raise ConflictError("club-ambiguous", club=asked, known=tuple(found))
    raise NotFoundError("club-unknown", club=asked, suggestion=suggestion(asked, teams))


# ── a season ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def chances_of_season(
    workspace: "Workspace",
    edition: str | None,
    settings: Settings = Settings(),
    *,
    as_of: date | None = None,
    table: str | None = None,
    on_progress: Progress | None = None,
) -> Chances:
    """The chances of every club of an edition, with all that it waits for.

    As of a day everything is cut: results, rulings, fixture lists, and what the model learns from.

    Raises:
        NotFoundError: `no-edition`, `no-table`; as `chances_of_results`.
    """
    from torneo.office.lookup import the_edition

    settings.check()
    season = workspace.season(as_of=as_of)
    where = the_edition(season, edition)
    season = with_results(season, where.id, [parse_what_if(text) for text in settings.what_if])
    teams = {team for stage in season[where.id].stages for team in stage.teams}
    strengths = None if settings.model else _strengths_of(workspace)
    lesson = _lesson_of_season(season, where.id)
    model, findings = _model(settings, lesson, as_of, teams, strengths=strengths)
    return season_chances(
        season, where.id, model, settings, table=table, findings=findings, on_progress=on_progress
    )


def season_chances(
    season: Season,
    edition: EditionId,
    model: "NormalModel",
    settings: Settings,
    *,
    table: str | None = None,
    findings: Sequence[Finding] = (),
    on_progress: Progress | None = None,
) -> Chances:
    """The chances of an edition of a season under a model."""
    from torneo.office.lookup import table_id, the_tables

    where = season[edition]
    states = {state.key: state for state in the_tables(where, table)}
    titles = {key: table_id(state) for key, state in states.items()}
    plan = plan_season(season, (edition,))
    exact = {}
    for key, state in states.items():
        if not state.waits and (state.left or state.complete):
            exact[key] = plan_table(state)
    found_zones = {key: zones(season, key) for key in states}
    remarks = [
        Finding(
            one.code,
            Severity.INFO,
            f"{one.edition}:{one.stage}",
            facts={"edition": one.edition, "stage": one.stage},
        )
        for one in plan.remarks
        if one.edition == edition
    ]
    return _answer(
        plan,
        model,
        settings,
        exact=exact,
        titles=titles,
        findings=(*findings, *remarks),
        names=names_of(season.regulations),
        rules="",
        zones_of={
            key: tuple((one.kind, one.label, one.places, one.stage) for one in some)
            for key, some in found_zones.items()
        },
        edition=edition,
        on_progress=on_progress,
    )


def with_results(season: Season, edition: EditionId, supposed: Sequence[WhatIf]) -> Season:
    """The season with supposed results recorded.

    Raises:
        NotFoundError: `club-unknown`, `no-match`, `what-if-no-match`.
        ConflictError: `what-if-played` (home, away).
    """
    if not supposed:
        return season
    from torneo.ledger.facts import ResultFact, StageFacts
    from torneo.office.lookup import find_match
    from torneo.progression import build

    for one in supposed:
        found = find_match(season, season[edition], home=one.home, away=one.away, swap=True, across=True)
        match, stage = found.match, found.stage
        if not match.is_open or stage is None:
            raise ConflictError("what-if-played", home=match.home.team or "", away=match.away.team or "")
        assert match.home.team is not None
        assert match.away.team is not None
        score = Score(one.score.away, one.score.home) if found.swapped else one.score
        result = Result(
            match.home.team, match.away.team, score, day=match.planned.day, match=match.id, simulated=True
        )
        stages = dict(season.facts.stages)
        key = (stage.node.edition, stage.node.name)
        own = stages.get(key, StageFacts())
        fact = ResultFact(season.facts.position + 1, result)
        stages[key] = replace(own, results={**own.results, match.id: fact})
        facts = replace(season.facts, stages=stages)
        season = build(season.regulations, facts, as_of=season.as_of)
    return season


# ── models ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _model(
    settings: Settings,
    lesson: "Lesson | None",
    as_of: date | None,
    teams: set[TeamId],
    *,
    strengths: "NormalModel | None" = None,
) -> tuple["NormalModel", tuple[Finding, ...]]:
    """The model that is asked for, or the best there is, and what must be said of it."""
    from torneo.office.learning import Lesson
    from torneo.office.match_models import ensure_same_league, few_results, model_of, read_model

    findings: list[Finding] = []
    if settings.model is not None:
        model = read_model(settings.model)
        unknown = ensure_same_league(model, teams, file=settings.model.name)
    elif strengths is not None:
        model, unknown = strengths, ()
    else:
        lesson = lesson or Lesson((), (), True, 0, ())
        model = model_of(lesson, as_of=as_of)
        findings += few_results(lesson)
        unknown = tuple(sorted(teams - set(model.teams))) if model.teams else ()
    if unknown:
        findings.append(_note("forecast-unknown-teams", teams=unknown))
    return model, tuple(findings)


def _strengths_of(workspace: "Workspace") -> "NormalModel | None":
    """The model of the strengths that stand in the folder, if any."""
    from torneo.office.match_models import read_model

    if workspace.path is None:
        return None
    path = workspace.path / "strengths.toml"
    return read_model(path) if path.is_file() else None


def _lesson_of_rows(rows: Sequence[Any], *, as_of: date | None, until: int | None) -> "Lesson":
    from torneo.exchange.csv_odds import Beside
    from torneo.office.learning import lesson_of
    from torneo.office.results_choice import round_number

    kept = [row for row in rows if until is None or (round_number(row.round) or 0) <= until]
    return lesson_of([("", row, Beside()) for row in kept], as_of=as_of)


def _lesson_of_season(season: Season, edition: EditionId) -> "Lesson":
    """What has been played by the teams of an edition: in it, and in others of its team."""
    from torneo.forecast.models.played import Played
    from torneo.office.learning import Lesson

    kind = season[edition].regulation.edition.team
    found: list[Played] = []
    for where in season:
        if where.regulation.edition.team != kind:
            continue
        for match in where.matches():
            fact = match.result
            if fact is None or not match.counts or fact.result.simulated:
                continue
            result = fact.result
            goals = result.after_90 or result.score
            if result.status is not Status.PLAYED or goals is None:
                continue
            day = result.day or match.planned.day or _NO_DAY + timedelta(days=7 * match.round)
            found.append(
                Played(
                    result.home, result.away, goals.home, goals.away, day, str(where.id), None, match.neutral
                )
            )
    return Lesson(tuple(found), (), True, 0, ())


# ── the answer ────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Shown:
    """A table of the answer: its number in the program and what its places give."""

    number: int
    key: TableKey
    title: str
    zones: tuple[tuple[str, str, tuple[int, ...], NodeKey | None], ...] = field(default_factory=tuple)


def _answer(
    plan: SeasonPlan,
    model: "NormalModel | PricedModel",
    settings: Settings,
    *,
    exact: Mapping[TableKey, TablePlan],
    titles: Mapping[TableKey, str],
    findings: Sequence[Finding],
    names: Names,
    rules: str,
    zones_of: Mapping[TableKey, tuple[tuple[str, str, tuple[int, ...], NodeKey | None], ...]] = {},
    edition: EditionId | None = None,
    on_progress: Progress | None = None,
) -> Chances:
    from torneo.forecast.engines import engine_of
    from torneo.forecast.program import compile_plan
    from torneo.forecast.simulate import simulate

    program = compile_plan(plan)
    shown = [
        _Shown(number, key, titles[key], zones_of.get(key, ()))
        for number, key in enumerate(program.keys)
        if key in titles
    ]
    events = _events(shown, plan, edition) if settings.with_leverage else []
    engine = engine_of(settings.engine, workers=settings.threads)
    try:
        simulated = simulate(
            program,
            model,
            runs=settings.runs,
            seed=settings.seed,
            engine=engine,
            plug_in=settings.plug_in,
            events=[event for event, _ in events],
            on_progress=on_progress,
        )
    finally:
        engine.close()
    if not simulated.seasons:
        raise KeyboardInterrupt
    certain = _exact(exact) if settings.with_exact else {}
    more = _said(plan, program, simulated, edition)
    return Chances(
        runs=settings.runs,
        seed=settings.seed,
        seasons=simulated.seasons,
        is_cut=simulated.is_cut,
        model={"digest": model.digest, **dict(model.made)},
        rules=rules,
        tables=tuple(
            _table(one, plan, program, simulated, certain.get(one.key, {}), edition) for one in shown
        ),
        awards=_awards(plan, program, simulated, edition),
        matches=_matches(plan, simulated, [told for _, told in events], edition, program),
        watched=simulated.watched,
        what_if=tuple(parse_what_if(text).text for text in settings.what_if),
        findings=(*findings, *more),
        names=names,
    )


def _events(shown: Sequence[_Shown], plan: SeasonPlan, edition: EditionId | None) -> list[tuple[Any, str]]:
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


def _label(award: Any) -> str:
    return str(award.name or award.title or award.place or award.fine or "")


def _table(
    one: _Shown,
    plan: SeasonPlan,
    program: "Program",
    simulated: "Simulated",
    certain: Mapping[TeamId, Exact],
    edition: EditionId | None,
) -> TableChances:
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


def _awards(
    plan: SeasonPlan, program: "Program", simulated: "Simulated", edition: EditionId | None
) -> tuple[AwardChances, ...]:
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


def _matches(
    plan: SeasonPlan,
    simulated: "Simulated",
    labels: Sequence[str],
    edition: EditionId | None,
    program: "Program",
) -> tuple[MatchShown, ...]:
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


def _exact(plans: Mapping[TableKey, TablePlan]) -> dict[TableKey, dict[TeamId, Exact]]:
    """Best and worst places, as far as they can be proved in the time there is."""
    from torneo.qualification import race_of, reaches

    found: dict[TableKey, dict[TeamId, Exact]] = {}
    for key, plan in plans.items():
        found[key] = {
            one.team: Exact(
                best=one.best.place if one.best.is_decided else None,
                worst=one.worst.place if one.worst.is_decided else None,
                best_bound=one.best.bound,
                worst_bound=one.worst.bound,
            )
            for one in reaches(race_of(plan), limit=EXACT_SECONDS)
        }
    return found


def _said(
    plan: SeasonPlan, program: "Program", simulated: "Simulated", edition: EditionId | None
) -> tuple[Finding, ...]:
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
    del plan
    return tuple(found)


def _note(code: str, **facts: object) -> Finding:
    return Finding(code=code, severity=Severity.INFO, subject="forecast", facts=facts)
