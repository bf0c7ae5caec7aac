"""What becomes of the results of a club that leaves or is expelled in mid-season.

Rule: [match] withdrawal: before half of its matches `first_half`, from then on `second_half`; a ruling may say
otherwise. `annulled`: all its matches are struck; `stand`: the rest is not played; `awarded`: the rest goes to the
opponents by the walkover score. `walkover.withdraw_after`: so many walkovers put a club out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from torneo.ledger.facts import ResultFact
from torneo.model import Decision, Result, Score, Side, Status, TeamId
from torneo.progression.season import MatchState
from torneo.rules.regulation import MatchRules


@dataclass(frozen=True, slots=True)
class Leaving:
    """A club that is out. `results`: what a ruling says becomes of its results, None: as the regulation has it.

    `after`: number of its matches that had been dealt with when it left, None: all that have a result.
    """

    team: TeamId
    sequence: int
    results: str | None = None
    after: int | None = None
    simulated: bool = False


def walked_out(matches: Sequence[MatchState], rules: MatchRules) -> tuple[Leaving, ...]:
    """Clubs that their walkovers have put out, in order of id."""
    limit = rules.walkover.withdraw_after
    if limit is None:
        return ()
    absences: dict[TeamId, list[int]] = {}
    for match in matches:
        fact = match.result
        if fact is None or not match.counts:
            continue
        for team in _absent(fact.result):
            absences.setdefault(team, []).append(fact.sequence)
    found: list[Leaving] = []
    for team in sorted(absences):
        if len(absences[team]) >= limit:
            sequence = sorted(absences[team])[limit - 1]
            before = sum(
                1
                for match in matches
                if match.result is not None
                and team in (match.result.result.home, match.result.result.away)
                and match.result.sequence <= sequence
            )
            found.append(Leaving(team, sequence, None, before))
    return tuple(found)


def _absent(result: Result) -> tuple[TeamId, ...]:
    if result.status is Status.WALKOVER:
        winner = result.winner or _winner_by_score(result)
        return () if winner is None else (result.away if winner is Side.HOME else result.home,)
    if result.status is Status.DOUBLE_LOSS and result.decided is Decision.WALKOVER:
        return (result.home, result.away)
    return ()


def _winner_by_score(result: Result) -> Side | None:
    """A result names its winner only where the figures do not say it."""
    if result.score is None or result.score.home == result.score.away:
        return None
    return Side.HOME if result.score.home > result.score.away else Side.AWAY


def absences(matches: Sequence[MatchState]) -> Mapping[TeamId, int]:
    """Team -> how often it did not appear; each may cost points besides."""
    found: dict[TeamId, int] = {}
    for match in matches:
        if match.result is not None and match.counts:
            for team in _absent(match.result.result):
                found[team] = found.get(team, 0) + 1
    return found


def without(
    matches: Sequence[MatchState], leaving: Sequence[Leaving], rules: MatchRules
) -> tuple[MatchState, ...]:
    """The matches as they count once these clubs are out, in the same order."""
    current = tuple(matches)
    for one in leaving:
        mine = [match for match in current if one.team in (match.home.team, match.away.team)]
        done = one.after if one.after is not None else sum(1 for match in mine if match.result is not None)
        half = rules.withdrawal.first_half if 2 * done < len(mine) else rules.withdrawal.second_half
        policy = one.results or half
        current = tuple(
            _after(match, one, policy, rules) if one.team in (match.home.team, match.away.team) else match
            for match in current
        )
    return current


def _after(match: MatchState, leaving: Leaving, policy: str, rules: MatchRules) -> MatchState:
    home, away = match.home.team, match.away.team
    assert home is not None
    assert away is not None
    if policy == "annulled":
        result = Result(
            home,
            away,
            None,
            Status.EXPUNGED,
            decided=Decision.RULING,
            match=match.id,
            simulated=leaving.simulated,
        )
        return replace(match, result=ResultFact(leaving.sequence, result), counts=True)
    if match.result is not None:
        return match
    if policy == "stand":
        result = Result(
            home,
            away,
            None,
            Status.NOT_PLAYED,
            decided=Decision.RULING,
            match=match.id,
            simulated=leaving.simulated,
        )
        return replace(match, result=ResultFact(leaving.sequence, result), counts=True)
    score = Score.parse(rules.walkover.score)
    winner = Side.AWAY if leaving.team == home else Side.HOME
    result = Result(
        home,
        away,
        score if winner is Side.HOME else Score(score.away, score.home),
        Status.AWARDED,
        decided=Decision.WALKOVER,
        match=match.id,
        simulated=leaving.simulated,
    )
    return replace(match, result=ResultFact(leaving.sequence, result), counts=True)
