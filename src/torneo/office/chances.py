"""What will happen, as far as chance can say: the chances of every club of a season or of a results file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from torneo.model import EditionId, Finding, RegulationError, Severity, TeamId, UsageError
from torneo.office.chances_counted import (
    ShownTable,
    award_chances,
    events_of,
    match_chances,
    remarks_of,
    table_chances,
)
from torneo.office.chances_shown import Chances, Exact
from torneo.office.learning import lesson_of_rows, lesson_of_season
from torneo.office.match_models import model_for, strengths_of
from torneo.office.supposing import parse_what_if, plans_with, with_results
from torneo.progression import Season, SeasonPlan, TablePlan, plan_season, plan_table, zones
from torneo.rules.resolve import NodeKey, TableKey
from torneo.rules.table_rules import RulesTable
from torneo.words import Names, names_of

if TYPE_CHECKING:
    from torneo.forecast.models import NormalModel
    from torneo.forecast.models.odds import PricedModel
    from torneo.office.folder import Workspace

RUNS = 1_000_000
SEED = 0
SEED_MAX = 2**64 - 1
EXACT_SECONDS = 0.5
"""For each question about a best or worst place; a forecast does not wait long for certainty."""

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
        plans = plans_with(plans, one)
    findings = list(found.findings)
    if not any(plan.left for plan in plans):
        findings.append(_note("forecast-nothing-left"))
    lesson = lesson_of_rows(file.rows, as_of=as_of, until=round_)
    model: NormalModel | PricedModel
    model, more = model_for(settings.model, lesson, as_of, {team for plan in plans for team in plan.teams})
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
    strengths = None if settings.model else strengths_of(workspace)
    lesson = lesson_of_season(season, where.id)
    model, findings = model_for(settings.model, lesson, as_of, teams, strengths=strengths)
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


# ── the answer ────────────────────────────────────────────────────────────────────────────────────────────────────────


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
        ShownTable(number, key, titles[key], zones_of.get(key, ()))
        for number, key in enumerate(program.keys)
        if key in titles
    ]
    events = events_of(shown, plan, edition) if settings.with_leverage else []
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
    more = remarks_of(program, simulated, edition)
    return Chances(
        runs=settings.runs,
        seed=settings.seed,
        seasons=simulated.seasons,
        is_cut=simulated.is_cut,
        model={"digest": model.digest, **dict(model.made)},
        rules=rules,
        tables=tuple(
            table_chances(one, plan, program, simulated, certain.get(one.key, {}), edition) for one in shown
        ),
        awards=award_chances(plan, program, simulated, edition),
        matches=match_chances(plan, simulated, [told for _, told in events], edition, program),
        watched=simulated.watched,
        what_if=tuple(parse_what_if(text).text for text in settings.what_if),
        findings=(*findings, *more),
        names=names,
    )


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


def _note(code: str, **facts: object) -> Finding:
    return Finding(code=code, severity=Severity.INFO, subject="forecast", facts=facts)
