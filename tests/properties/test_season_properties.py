"""Random small seasons through the whole house: entries, replay, tables, stores, text form.

One test over many seasons for each property, so that a failing seed names the property it breaks.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import regulations
from torneo.ledger.chain import Draft
from torneo.ledger.entries import (
    FixtureLine,
    FixturesPublished,
    MatchPostponed,
    PointsRuled,
    ResultRecorded,
    TeamWithdrawn,
)
from torneo.ledger.facts import Facts
from torneo.ledger.replay import replay
from torneo.model import Actor, Role, Status
from torneo.progression import Season, build
from torneo.store import MemoryLedger, export_text, import_text, open_ledger

SEASONS = 1_000
ACTOR = Actor("secretary", Role.ORGANISER)
START = datetime(2026, 3, 1, tzinfo=UTC)

settings.register_profile(
    "seasons",
    max_examples=SEASONS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)
seasons = settings.get_profile("seasons")


class Ticking:
    """A clock that goes on by a second each time it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def now(self) -> datetime:
        self.asked += 1
        return START + timedelta(seconds=self.asked)


@dataclass(frozen=True)
class Case:
    """A regulation and what happened: drafts that depend on others come after them."""

    folder: object
    fixtures: tuple[Draft, ...]
    happenings: tuple[Draft, ...]
    """independent of each other: at most one for each match, team or table"""
    corrections: tuple[Draft, ...]
    """each supersedes a happening, by its place among them (resolved when appended)"""


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Two linked editions of 2 to 5 clubs with an award between them, partly played, ruled on and corrected."""
    rng = random.Random(draw(st.integers(0, 2**32)))
    size = rng.randint(2, 5)
    teams = [f"t{number}" for number in range(size)]
    meetings = rng.choice([1, 2])
    chain = rng.choice(
        [
            '["points", "goal_difference", "goals_for"]',
            '["points", { id = "head_to_head", reapply = "subset" }, "goal_difference"]',
            '["points", "wins", "drawing_of_lots"]',
        ]
    )
    listed = ", ".join(f'"{team}"' for team in teams)

    def text(edition: str, award: str = "") -> str:
        return f"""
torneo = 1
[edition]
id = "{edition}"
competition = "{edition}"
season = "2026"
[entry]
teams = [{listed}]
[rules]
tiebreakers = {chain}
[[stage]]
id = "liga"
kind = "league"
meetings = {meetings}
[[table]]
id = "total"
over = ["liga"]
{award}
"""

    bonus = '[[award]]\nto = "liga.1"\npoints = 2\nin = "b:total"\nwhen = "end"\n'
    folder = regulations(text("a", bonus), text("b"))
    fixtures: list[Draft] = []
    happenings: list[Draft] = []
    corrections: list[Draft] = []
    for edition in ("a", "b"):
        lines = []
        for number, (home, away) in enumerate(_pairs(teams, meetings)):
            lines.append(
                FixtureLine(f"{edition}/liga/{home}-v-{away}", number + 1, home, away, day="2026-03-07")
            )
        fixtures.append(Draft(payload=FixturesPublished(edition, "liga", tuple(lines)), effective_at=START))
        for line in lines:
            fate = rng.random()
            if fate < 0.75:
                happenings.append(
                    Draft(payload=_result(rng, line.id), effective_at=START + timedelta(days=7))
                )
                if rng.random() < 0.15:
                    corrections.append(
                        Draft(
                            payload=_result(rng, line.id),
                            effective_at=START + timedelta(days=7),
                            supersedes=len(happenings) - 1,
                            reason="typing error",
                        )
                    )
            elif fate < 0.85:
                happenings.append(Draft(payload=MatchPostponed(line.id, day="2026-05-02"), reason="rain"))
        if rng.random() < 0.4:
            ruling = PointsRuled(edition, "liga", rng.choice(teams), rng.randint(-6, 3))
            happenings.append(Draft(payload=ruling, reason="ruling"))
    if size > 3 and rng.random() < 0.2:
        happenings.append(Draft(payload=TeamWithdrawn("b", rng.choice(teams), results="annulled")))
    return Case(folder, tuple(fixtures), tuple(happenings), tuple(corrections))


def _pairs(teams: Sequence[str], meetings: int) -> Iterator[tuple[str, str]]:
    for home, away in permutations(teams, 2):
        if meetings == 2 or home < away:
            yield home, away


def _result(rng: random.Random, match: str) -> ResultRecorded:
    status = rng.choices(["played", "awarded", "double_loss", "not_played"], [90, 4, 3, 3])[0]
    if status in ("double_loss", "not_played"):
        return ResultRecorded(match, None, status)
    return ResultRecorded(match, f"{rng.randint(0, 4)}-{rng.randint(0, 4)}", status)


def append_all(ledger, case: Case, order: Sequence[int] | None = None) -> list[int]:
    """Record a case; `order` permutes the independent happenings. Returns the sequence of each happening."""
    clock = Ticking()
    ledger.append(case.fixtures, actor=ACTOR, clock=clock)
    order = order if order is not None else range(len(case.happenings))
    sequences = [0] * len(case.happenings)
    chosen = [case.happenings[number] for number in order]
    if chosen:
        for number, receipt in zip(order, ledger.append(chosen, actor=ACTOR, clock=clock), strict=True):
            sequences[number] = receipt.sequence
    for one in case.corrections:
        ledger.append([replace(one, supersedes=sequences[one.supersedes])], actor=ACTOR, clock=clock)
    return sequences


def filled(case: Case) -> MemoryLedger:
    ledger = MemoryLedger()
    append_all(ledger, case)
    return ledger


def tables(season: Season) -> dict[str, tuple[object, ...]]:
    return {
        f"{table.key}": (
            table.complete,
            *((r.pos, r.team, r.played, r.points, r.gf, r.ga) for r in table.table),
        )
        for edition in season
        for table in edition.all_tables()
    }


def shape(facts: Facts) -> tuple[object, ...]:
    """Facts without the numbers of their entries, which depend on the order of recording."""
    return (
        {key: {m: f.result for m, f in one.results.items()} for key, one in facts.stages.items()},
        {key: dict(one.matches) for key, one in facts.stages.items()},
        sorted((p.payload.edition, p.payload.team, p.payload.points) for p in facts.points),
        sorted((w.payload.edition, w.payload.team) for w in facts.withdrawals),
    )


@seasons
@given(cases())
def test_points_are_those_of_the_matches_plus_adjustments(case):
    season = build(case.folder, filled(case).facts())

    for edition in season:
        for table in edition.all_tables():
            earned = dict.fromkeys(table.teams, 0)
            for result in table.results:
                if (
                    result.status in (Status.PLAYED, Status.AWARDED, Status.WALKOVER)
                    and result.score is not None
                ):
                    home, away = result.score
                    earned[result.home] += 3 if home > away else 1 if home == away else 0
                    earned[result.away] += 3 if away > home else 1 if home == away else 0
            for row in table.table:
                assert row.points == earned[row.team] + sum(one.points for one in row.adjustments)
                assert row.played == row.won + row.drawn + row.lost


@seasons
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_independent_entries_changes_nothing(case, rng):
    order = list(range(len(case.happenings)))
    rng.shuffle(order)
    one, other = filled(case), MemoryLedger()
    append_all(other, case, order)

    assert shape(one.facts()) == shape(other.facts())
    assert tables(build(case.folder, one.facts())) == tables(build(case.folder, other.facts()))


@seasons
@given(cases(), st.integers(0, 100))
def test_replaying_a_prefix_and_then_the_rest_is_replaying_all(case, share):
    entries = list(filled(case).entries())
    cut = len(entries) * share // 100
    superseded = {entry.supersedes for entry in entries[cut:] if entry.supersedes is not None}
    while any(
        number <= cut for number in superseded
    ):  # a correction reaches back: begin before what it corrects
        cut = min(superseded) - 1
        superseded = {entry.supersedes for entry in entries[cut:] if entry.supersedes is not None}

    whole = replay(entries)
    resumed = replay(entries[cut:], start=replay(entries[:cut]))

    assert resumed == whole
    before = build(case.folder, replay(entries[:cut]))
    assert build(case.folder, resumed, previous=before) == build(case.folder, whole)


@seasons
@given(case=cases())
def test_memory_and_sqlite_agree(tmp_path_factory, case):
    memory = filled(case)
    path = tmp_path_factory.mktemp("ledger") / "torneo.db"
    ledger = open_ledger(path)
    append_all(ledger, case)

    assert ledger.head() == memory.head()
    assert ledger.facts() == memory.facts()
    ledger.close()


@seasons
@given(case=cases())
def test_export_and_import_give_the_same_head(tmp_path_factory, case):
    folder = tmp_path_factory.mktemp("export")
    ledger = open_ledger(folder / "torneo.db")
    append_all(ledger, case)
    head = ledger.head()
    ledger.close()

    exported = export_text(folder / "torneo.db", folder / "text")
    imported = import_text(folder / "text", folder / "again.db")

    assert exported == imported == head
