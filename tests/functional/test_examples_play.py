"""Every example of the format is played: to its honours, or as far as it says that it can be."""

import random
from datetime import UTC, datetime

import pytest

from torneo.forecast import Strengths, simulate_rest
from torneo.ledger.chain import Draft
from torneo.ledger.entries import PlacesFilled
from torneo.model import Actor, NotYetPlayableError, Role
from torneo.office.fixture_lists import make_fixtures, makeable
from torneo.progression import EntryState, KnockoutState, LeagueState, Season, awaits_draw, build, make_draw
from torneo.rules.reader import example_files, example_names, read_files
from torneo.rules.resolve import EntrySlot
from torneo.store import MemoryLedger

ACTOR = Actor("secretary", Role.ORGANISER)

OPEN = {
    # Stages that cannot be played to their end, and why; all others must be.
    "world/argentina-2023": {"zonas", "cuartos", "semifinales", "final"},  # meets: a list has to be imported
    "world/champions-league-2024-25": {"league", "playoffs", "r16", "quarter-finals", "semi-finals", "final"},
    "world/copa-peru": {"fase1", "dieciseisavos", "octavos", "cuartos", "finalisima"},
    "world/mls-2024": {
        "regular", "wild-card", "round-one", "conference-semi-finals", "conference-finals", "mls-cup",
    },
    "world/torneo-suizo": {"rondas", "tercer-puesto", "final"},  # Swiss rounds
    # The allocation names 5 of 495 combinations: which third goes where stays open.
    "world/world-cup-2026": {"r32", "r16", "quarter-finals", "semi-finals", "third-place", "final"},
    # Thirds level in everything: the ranking that separates them is an input nobody gave.
    "world/euro-2024": {"r16", "quarter-finals", "semi-finals", "final"},
    "world/libertadores-2024": {"playoffs", "octavos", "cuartos", "semifinales", "final"},  # of the Sudamericana
}  # fmt: skip


class Noon:
    def now(self) -> datetime:
        return datetime(2026, 1, 2, 12, tzinfo=UTC)


def played(name: str) -> tuple[Season, set[str]]:
    """Fill places by hand, draw what is due, make what lists can be made, and let chance play, until nothing moves."""
    folder = read_files(example_files(name))
    ledger, rng, refused = MemoryLedger(), random.Random(3), set()
    season = build(folder, ledger.facts())

    def append(*drafts: Draft) -> None:
        nonlocal season
        ledger.append(drafts, actor=ACTOR, clock=Noon())
        season = build(folder, ledger.facts(), previous=season)

    fills = tuple(by_hand(season))
    if fills:
        append(*fills)
    for number in range(40):
        before = ledger.head()
        for node, state in list(season.nodes.items()):
            if isinstance(state, LeagueState | KnockoutState) and awaits_draw(season, node):
                append(Draft(payload=make_draw(season, node, rng.randrange, seed=3)))
        for node in makeable(season):
            try:
                append(make_fixtures(season, node, seed=1).draft(simulated=True))
            except NotYetPlayableError:
                refused.add(node.name)
        rest = simulate_rest(folder, ledger.facts(), Strengths(), number)
        if rest.payloads:
            append(*(Draft(payload=payload, simulated=True) for payload in rest.payloads))
        if ledger.head() == before:
            break
    return season, refused


def by_hand(season: Season):
    """Invented teams for the places of [entry] that no award of the folder fills."""
    for state in season.nodes.values():
        if isinstance(state, EntryState):
            for place, seats in state.places.items():
                free = [n for n, seat in enumerate(seats, start=1) if isinstance(seat.slot, EntrySlot)]
                if free:
                    teams = tuple(f"{place}-{number}" for number in free)
                    yield Draft(payload=PlacesFilled(state.node.edition, place, teams))


@pytest.mark.parametrize("name", example_names())
def test_an_example_is_played_to_its_honours_or_says_why_not(name):
    season, refused = played(name)

    unfinished = {stage.node.name for edition in season for stage in edition.stages if not stage.complete}
    assert unfinished <= OPEN.get(name, set())
    assert refused <= OPEN.get(name, set())
    assert not [finding for finding in season.findings if finding.severity == "error"]
    for edition in season:
        titles = sum(award.title is not None for award in edition.regulation.award)
        if not unfinished and not edition.regulation.category:
            assert len(edition.honours) == titles


def test_a_champion_of_each_category_and_none_is_lost():
    season, _ = played("world/liga-distrital")

    assert {title.rpartition("(")[2] for title in season["menores-2026"].honours if "(" in title} == {
        "sub-12)",
        "sub-14)",
    }


def test_losers_of_one_cup_go_on_in_the_other():
    season, _ = played("world/libertadores-2024")

    losers = {tie.loser for tie in season["libertadores-2024"].stage("tercera").ties}
    arrived = {team for team in season["sudamericana-2024"].stage("grupos").teams if team in losers}
    assert arrived == losers
    countries = season["libertadores-2024"].stage("final").ties[0]
    assert countries.is_decided
