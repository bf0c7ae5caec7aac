"""The demo: an example season played from its regulation files to its honours, on a ledger of its own.

What is known of the season is imported with its source; the rest is drawn by chance on that condition, and marked as
simulated wherever it appears. A clock that starts on a fixed day makes the same seed give the same bytes.
"""

import random
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from torneo import words
from torneo.exchange.json_shapes import season_json
from torneo.forecast import Strengths, sample_score, simulate_rest
from torneo.forecast.plain import PlainChances, plain_chances
from torneo.ledger.chain import Draft
from torneo.ledger.entries import (
    AnyPayload,
    DrawMade,
    LotsDrawn,
    PlayerRegistered,
    RegisterAdopted,
    RegulationAdopted,
    ResultRecorded,
)
from torneo.model import (
    Actor,
    ConflictError,
    EditionId,
    Finding,
    NotFoundError,
    PersonId,
    RegulationError,
    Role,
    StageId,
    StorageError,
)
from torneo.office.fixture_lists import MadeList, make_fixtures, makeable
from torneo.office.folder import people_beside
from torneo.office.known import known_drafts
from torneo.progression import (
    AwardState,
    KnockoutState,
    LeagueState,
    Season,
    TablePlan,
    TableState,
    TieState,
    build,
    plan_table,
)
from torneo.qualification import Clauses, conditions, race_of
from torneo.registration import Player, assign
from torneo.registration.invented import invented_squad
from torneo.rules.folder import Regulations
from torneo.rules.graph import build_graph
from torneo.rules.reader import example_files, read_files
from torneo.rules.resolve import NodeKey
from torneo.standings import Row
from torneo.store import Head, Ledger, Person, Vault, open_ledger, verify_ledger
from torneo.words import Lang

EXAMPLE = "peru-2014"
DEFAULT_SEED = 2014
CHANCES_SEASONS = 200
"""Seasons behind the chances at half-time: few, so that the demo needs no compiled program."""
OPENS = datetime(2014, 1, 2, 15, 0, tzinfo=UTC)
"""What the demo's clock says at its first entry; it goes on by a second with each question."""
KICKOFF = time(15, 30)
"""The regulations of the example name no hours: all first teams kick off then, at the ground's own time."""


class DemoClock:
    """A clock of its own: a fixed first instant, and a second more each time it is asked."""

    def __init__(self, start: datetime = OPENS) -> None:
        self._next = start

    def now(self) -> datetime:
        found, self._next = self._next, self._next + timedelta(seconds=1)
        return found


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing to show. `kind` says which of the other fields are set."""

    kind: str
    """`regulations`, `clubs`, `squads`, `fixtures`, `known`, `simulating`, `simulated`, `round`, `chances`, `decides`,
    `table`, `tie`, `award`, `honours`, `verified`"""
    season: Season | None = None
    edition: EditionId | None = None
    stage: StageId | None = None
    table: TableState | None = None
    knockout: KnockoutState | None = None
    made: MadeList | None = None
    award: AwardState | None = None
    findings: tuple[Finding, ...] = ()
    numbers: dict[str, int] = field(default_factory=dict)
    """counts that the sentence of the scene speaks of"""
    strengths: Strengths | None = None
    clauses: tuple[Clauses, ...] = ()
    """before a last round: what must happen for the first place of `table`, club by club"""
    plan: TablePlan | None = None
    """of `table`, where `clauses` are told"""
    chances: PlainChances | None = None


@dataclass(frozen=True, slots=True)
class Played:
    """How the demo ended. `path`: the ledger that was kept, None: it was not."""

    seed: int
    season: Season
    head: Head
    path: str | None
    unmet: tuple[Finding, ...]
    tries: dict[NodeKey, int]


Show = Callable[[Scene], None]


def demo_json(played: Played, lang: Lang) -> dict[str, Any]:
    """The outcome of the demo for programs. The same seed gives the same bytes."""
    names = words.names_of(played.season.regulations)
    return {
        "seed": played.seed,
        "ledger": {"path": played.path, "head": played.head.hash, "entries": played.head.sequence},
        "editions": season_json(played.season, names, lang),
        "unmet": [finding.subject for finding in played.unmet],
    }


def play_demo(*, seed: int = DEFAULT_SEED, ledger: str | None = None, show: Show = lambda _: None) -> Played:
    """Play the example season.

    Args:
        seed: of the fixture lists, the squads and every score that is not known.
        ledger: path of a new ledger to keep; by default it goes with the demo.
        show: is called for each scene, in order.

    Raises:
        ConflictError: `ledger-exists` (path): the demo never writes into a ledger that is there already.
        StorageError: as the store.
    """
    files = example_files(EXAMPLE)
    regulations = read_files(files)
    if regulations.errors:
        raise RegulationError(regulations.findings)
    strengths = Strengths.from_data(tomllib.loads(files["strengths.toml"]))
    with _opened(ledger) as (where, store, vault):
        return _Demo(where, store, vault, regulations, strengths, seed, show).play(ledger)


@contextmanager
def _opened(path: str | None) -> Iterator[tuple[Path, Ledger, Vault]]:
    if path is not None and Path(path).exists():
        raise ConflictError("ledger-exists", path=path)
    if path is not None and not Path(path).absolute().parent.is_dir():
        raise NotFoundError("folder-missing", folder=str(Path(path).parent))
    with TemporaryDirectory(prefix="torneo-demo-") as folder:
        where = Path(path) if path is not None else Path(folder) / "torneo.db"
        store = open_ledger(where, create=True)
        vault = Vault(people_beside(where))
        try:
            yield where, store, vault
        finally:
            vault.close()
            store.close()


class _Demo:
    """One run: the ledger it writes, and the Season as far as it has come."""

    def __init__(
        self,
        where: Path,
        store: Ledger,
        vault: Vault,
        regulations: Regulations,
        strengths: Strengths,
        seed: int,
        show: Show,
    ) -> None:
        self.where = where
        self.store = store
        self.vault = vault
        self.regulations = regulations
        self.strengths = strengths
        self.seed = seed
        self.show = show
        self.clock = DemoClock()
        self.actor = Actor("demo", Role.ORGANISER)
        self.season = build(regulations, store.facts())
        self.waits_for = build_graph(regulations).waits_for

    def play(self, path: str | None) -> Played:
        self._regulations()
        self._squads()
        self._fixtures()
        self._known()
        simulation = simulate_rest(self.regulations, self.store.facts(), self.strengths, self.seed)
        self.show(
            Scene(
                "simulated",
                self.season,
                findings=simulation.unmet,
                numbers={"matches": len(simulation.payloads), "tries": sum(simulation.tries.values())},
                strengths=self.strengths,
            )
        )
        self._rounds(simulation.payloads)
        self._awards()
        self.show(Scene("honours", self.season))
        report = verify_ledger(self.where)
        if not report.is_whole:
            raise StorageError("ledger-damaged", file=str(self.where), what=report.findings[0].code)
        self.show(Scene("verified", self.season, numbers={"entries": report.entries}))
        return Played(
            self.seed, self.season, self.store.head(), path, simulation.unmet, dict(simulation.tries)
        )

    def _append(self, drafts: list[Draft]) -> None:
        if drafts:
            self.store.append(drafts, actor=self.actor, clock=self.clock)
            self.season = build(self.regulations, self.store.facts(), previous=self.season)

    # ── before the first whistle ──────────────────────────────────────────────────────────────────────────────────

    def _regulations(self) -> None:
        self.show(Scene("regulations", self.season, findings=self.regulations.findings))
        source = self.regulations.register_source
        drafts = []
        if source is not None:
            drafts.append(Draft(payload=RegisterAdopted(source.file, source.text, source.digest)))
        drafts += [
            Draft(payload=RegulationAdopted(edition, one.file, one.text, one.digest))
            for edition, one in self.regulations.sources.items()
        ]
        self._append(drafts)
        self.show(Scene("clubs", self.season))

    def _squads(self) -> None:
        """Squad lists of invented people, as the regulation of each edition asks for; checked like real ones."""
        for edition, regulation in self.regulations.editions.items():
            squad = regulation.squad
            if squad is None:
                continue
            drafts: list[Draft] = []
            teams = sorted(club.id for club in self.regulations.register.clubs)
            for team in teams:
                rng = random.Random(f"{self.seed}/{edition}/{team}")  # noqa: S311 - invented people
                people = invented_squad(regulation.edition, team, squad, rng.randrange)
                listed = []
                for number, (name, born, position) in enumerate(people, start=1):
                    person = PersonId(f"{edition}-{team}-{number:02}")
                    salt = sha256(f"{self.seed}/{person}".encode()).digest()
                    _, commitment = self.vault.add(
                        Person(name=f"{name} (inventado)", born=born), id_=person, salt=salt
                    )
                    listed.append(
                        Player(
                            person=person,
                            born=born,
                            position=position,
                            registered_on=OPENS.date(),
                            simulated=True,
                        )
                    )
                    drafts.append(
                        Draft(
                            payload=PlayerRegistered(edition, team, person, commitment, position),
                            simulated=True,
                        )
                    )
                assignment = assign(listed, squad, int(regulation.edition.season))
                assert not assignment.unplaced
            self._append(drafts)
            places = {place.name or "": place.count for place in squad.places}
            self.show(
                Scene(
                    "squads",
                    self.season,
                    edition=edition,
                    numbers={"players": len(drafts), "teams": len(teams), **places},
                )
            )

    def _fixtures(self) -> None:
        for node in makeable(self.season):
            made = make_fixtures(self.season, node, seed=self.seed, kickoffs=(KICKOFF,))
            self._append([made.draft(simulated=True)])
            self.show(Scene("fixtures", self.season, node.edition, node.name, made=made))

    def _known(self) -> None:
        drafts = known_drafts(self.season, self.regulations.facts, otherwise=OPENS)
        self._append(list(drafts))
        self.show(Scene("known", self.season, numbers={"facts": len(self.regulations.facts)}))

    # ── the season ────────────────────────────────────────────────────────────────────────────────────────────────

    def _rounds(self, payloads: tuple[AnyPayload, ...]) -> None:
        """Record what chance has drawn, a round at a time; show each stage's tables once it is complete."""
        shown: set[object] = set()
        self._show_complete(shown)
        batch: list[Draft] = []
        key: tuple[str, str, int] | None = None
        rounds = _rounds_of(self.season)
        for payload in payloads:
            now = _key(payload, rounds)
            if batch and now != key:
                self._append(batch)
                self._round(key)
                self._show_complete(shown)
                batch = []
            key = now
            batch.append(Draft(payload=payload, effective_at=self._effective(payload), simulated=True))
        self._append(batch)
        self._round(key)
        self._show_complete(shown)

    def _round(self, key: tuple[str, str, int] | None) -> None:
        if key is not None:
            edition, stage, number = key
            self.show(
                Scene("round", self.season, EditionId(edition), StageId(stage), numbers={"round": number})
            )
            self._half_time(EditionId(edition), StageId(stage), number)
            self._before_the_last_round(EditionId(edition), StageId(stage), number)

    def _before_the_last_round(self, edition: EditionId, stage: StageId, number: int) -> None:
        """What must happen in a league whose last round comes next, where it is still open."""
        state = self.season[edition].stage(stage)
        if not isinstance(state, LeagueState) or number != max(match.round for match in state.matches) - 1:
            return
        for group in state.groups:
            plan = plan_table(group.table)
            if not plan.left or plan.waits:
                continue
            told = conditions(race_of(plan), [(1,)], most=12) or {}
            clauses = tuple(one for each in told.values() for one in each if one.status == "open")
            if clauses:
                self.show(
                    Scene(
                        "decides", self.season, edition, stage, table=group.table, clauses=clauses, plan=plan
                    )
                )

    def _half_time(self, edition: EditionId, stage: StageId, number: int) -> None:
        """Halfway through the longest league of the folder: how the chances stand."""
        leagues = [state for one in self.season for state in one.stages if isinstance(state, LeagueState)]
        longest = max(leagues, key=lambda state: len(state.groups[0].matches))
        last = max((match.round for match in longest.matches), default=0)
        if longest.node != NodeKey(edition, stage) or len(longest.groups) > 1 or number * 2 != last:
            return
        table = longest.groups[0].table
        chances = plain_chances(
            plan_table(table),
            lambda rng, home, away: sample_score(rng, self.strengths, home=home, away=away),
            seasons=CHANCES_SEASONS,
            seed=self.seed,
        )
        self.show(
            Scene(
                "chances",
                self.season,
                edition,
                stage,
                table=table,
                numbers={"round": number},
                chances=chances,
            )
        )

    def _effective(self, payload: AnyPayload) -> datetime:
        day = payload.day if isinstance(payload, ResultRecorded) else None
        zone = ZoneInfo("UTC")
        edition = getattr(payload, "edition", None) or getattr(payload, "match", "").partition("/")[0]
        regulation = self.regulations.editions.get(EditionId(edition))
        if regulation is not None:
            zone = ZoneInfo(regulation.edition.timezone or "UTC")
        at = date.fromisoformat(day) if day else _last_day(self.season, edition) or OPENS.date()
        return datetime.combine(at, time(20), zone).astimezone(UTC)

    def _show_complete(self, shown: set[object]) -> None:
        for edition in self.season:
            for stage in edition.stages:
                if stage.complete and stage.node not in shown and self._led_up_to(stage.node):
                    shown.add(stage.node)
                    if isinstance(stage, LeagueState):
                        for table in stage.all_tables():
                            self.show(Scene("table", self.season, edition.id, stage.node.name, table=table))
                    else:
                        self.show(Scene("tie", self.season, edition.id, stage.node.name, knockout=stage))
            for table in edition.tables:
                if table.complete and table.key not in shown:
                    shown.add(table.key)
                    self.show(Scene("table", self.season, edition.id, table.key.node, table=table))

    def _led_up_to(self, node: NodeKey) -> bool:
        """What a stage waits for is complete: a known final is not shown before the groups that led to it."""
        states = (self.season.nodes.get(one) for one in self.waits_for[node])
        return all(
            state.complete for state in states if isinstance(state, LeagueState | KnockoutState | TableState)
        )

    def _awards(self) -> None:
        for award in self.season.awards:
            if award.given and award.award.points is not None:
                self.show(Scene("award", self.season, award.edition, award=award))


def _rounds_of(season: Season) -> dict[str, int]:
    return {match.id: match.round for edition in season for match in edition.matches()}


def _key(payload: AnyPayload, rounds: dict[str, int]) -> tuple[str, str, int]:
    if isinstance(payload, ResultRecorded):
        edition, stage, _ = payload.match.split("/", 2)
        return (edition, stage, rounds.get(payload.match, 0))
    if isinstance(payload, LotsDrawn):
        return (payload.edition, payload.table.partition(".")[0], 0)
    if isinstance(payload, DrawMade):
        return (payload.edition, payload.stage, 0)
    return ("", "", 0)


def _last_day(season: Season, edition: str) -> date | None:
    state = season.editions.get(EditionId(edition))
    if state is None:
        return None
    days = [match.planned.day for match in state.matches() if match.planned.day is not None]
    return max(days, default=None)


__all__ = ["DEFAULT_SEED", "DemoClock", "Played", "Row", "Scene", "TieState", "demo_json", "play_demo"]
