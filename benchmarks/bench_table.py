"""How long one table takes: 20 clubs, 380 matches, every place with its reason.

Instance: a double round robin with goals from `random.Random(7)`; median of RUNS runs on one core, results already
in memory. Peers run on the same results where they are installed; they are no dependencies:
`pip install football-tournament standings` (the first needs Python 3.12).
"""

import random
import statistics
import time
from collections.abc import Callable

from torneo.model import Result, Score, TeamId
from torneo.rules.table_rules import RulesTable, TableRules, effective
from torneo.standings import make_table

GOAL_MS = 1.0
RUNS = 300
CLUBS = 20

DIFFERENCE = ("points", "goal_difference", "goals_for")
HEAD_TO_HEAD = (
    "points",
    {"id": "head_to_head", "criteria": list(DIFFERENCE), "reapply": "subset"},
    "goal_difference",
    "goals_for",
)


def rules(tiebreakers: tuple[object, ...]) -> TableRules:
    return effective(RulesTable.model_validate({"tiebreakers": list(tiebreakers)}))


def season() -> tuple[list[TeamId], list[Result]]:
    """Clubs and results of the instance, always the same."""
    goals = random.Random(7)
    clubs = [TeamId(f"club-{number:02}") for number in range(CLUBS)]
    scores = (0, 0, 1, 1, 1, 2, 2, 3, 4)
    return clubs, [
        Result(home, away, Score(goals.choice(scores), goals.choice(scores[:7])))
        for home in clubs
        for away in clubs
        if home != away
    ]


def median_ms(work: Callable[[], object]) -> float:
    """Median of RUNS runs in milliseconds, after a few to warm up."""
    for _ in range(10):
        work()
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken) * 1000


def football_tournament(results: list[Result]) -> dict[str, Callable[[], object]]:
    """Its calculator on match objects made beforehand; raises ImportError where it is not installed."""
    from football_tournament import Match, MatchStatus, StandingsCalculator, Team

    teams = {team: Team(id=team, name=team) for result in results for team in (result.home, result.away)}
    matches = [
        Match(
            tournament_id="t",
            home_team=teams[result.home],
            away_team=teams[result.away],
            round_number=1,
            status=MatchStatus.COMPLETED,
            home_score=result.score.home,
            away_score=result.score.away,
        )
        for result in results
    ]
    members = list(teams.values())
    return {
        "difference": lambda: StandingsCalculator(tiebreakers=list(DIFFERENCE)).calculate(matches, members),
        "head to head": lambda: StandingsCalculator(
            tiebreakers=["points", "head_to_head", "goal_difference", "goals_for"]
        ).calculate(matches, members),
    }


def standings(results: list[Result]) -> dict[str, Callable[[], object]]:
    """Its table, from matches made beforehand; raises ImportError where it is not installed."""
    from standings import _match, sportstypes
    from standings import standings as peer

    matches = [
        _match._Match(  # noqa: SLF001 - it has no public one
            result.home, result.home, result.away, result.away, result.score.home, result.score.away
        )
        for result in results
    ]

    def table(mode: int) -> object:
        made = peer.Standings(peer.TABLE_ALL, sportstypes.SPORTSTYPES.FOOTBALL, mode)
        for match in matches:
            made.add_match(match)
        return made.get_table()

    return {
        "difference": lambda: table(peer.CALCULATION_MODE_GOAL_DIFFERENCE),
        "head to head": lambda: table(peer.CALCULATION_MODE_DIRECT_COMPARE),
    }


def main() -> None:
    clubs, results = season()
    ours = {}
    print(f"one table, {len(clubs)} clubs, {len(results)} matches, median of {RUNS} runs")
    for name, criteria in (("difference", DIFFERENCE), ("head to head", HEAD_TO_HEAD)):
        law = rules(criteria)
        ours[name] = median_ms(lambda law=law: make_table(clubs, results, law))
        verdict = "met" if ours[name] <= GOAL_MS else "MISSED"
        print(f"  torneo, {name}: {ours[name]:.3f} ms with reasons (goal {GOAL_MS:.0f} ms: {verdict})")
    for peer, make in (("football-tournament", football_tournament), ("standings", standings)):
        try:
            works = make(results)
        except ImportError as missing:
            print(f"  {peer}: skipped, not installed here ({missing})")
            continue
        for name, work in works.items():
            taken = median_ms(work)
            print(f"  {peer}, {name}: {taken:.3f} ms = {taken / ours[name]:.1f} x torneo")


if __name__ == "__main__":
    main()
