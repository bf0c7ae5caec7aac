"""Who wins a tie: legs, aggregate, and the steps for a tie that is level.

Rule: section 5 of the format. Steps of `level` apply after the last leg (with `aggregate = "wins"` after each match);
`playoff_match` is one more match, and the steps after it belong to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from torneo.model import Decision, Result, Score, Side, Status, TeamId
from torneo.rules.table_rules import LevelStep, Points


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the matches of a tie say so far, from the side of its first-named team.

    `wants_extra`: level, and the regulation asks for one more match. `waiting`: what else keeps it open.
    """

    score: Score | None = None
    penalties: Score | None = None
    winner: TeamId | None = None
    decided: Decision | None = None
    wants_extra: bool = False
    waiting: str | None = None


def judge(
    home: TeamId,
    away: TeamId,
    results: Sequence[Result | None],
    *,
    legs: int,
    aggregate: str,
    level: Sequence[LevelStep],
    points: Points,
    better: TeamId | None,
    extra: Result | None = None,
) -> Verdict:
    """Judge a tie between two known teams.

    Args:
        results: one for each leg, None where it is still to be played.
        extra: result of the extra match that a step `playoff_match` asked for.
        better: the better placed of the two, for `better_seed`; None where nobody knows.
    """
    if aggregate == "wins":
        return _best_of(home, away, results, legs=legs, level=level)
    score = _total(home, results)
    if any(result is None for result in results):
        return Verdict(score=score)
    played = [result for result in results if result is not None]
    last = played[-1]
    before, after = _split(level)
    shootout = _turned(last.penalties, last, home)
    stated = _stated_winner(last)
    if stated is not None:
        return Verdict(score, shootout, stated, last.decided)
    if all(result.status is Status.DOUBLE_LOSS for result in played):
        return Verdict(score=score, waiting="level")
    winner = _ahead(home, away, [_regular(result) for result in played], aggregate=aggregate, points=points)
    if winner is not None:
        walked = len(played) == 1 and last.status is Status.WALKOVER
        return Verdict(score, None, winner, Decision.WALKOVER if walked else _by(last, Decision.PLAY))
    for step in before:
        winner, decided = _step(step.id, home, away, played, last, better=better)
        if winner is not None:
            return Verdict(score, shootout if decided is Decision.PENALTIES else None, winner, decided)
    if after is not None:
        return _extra(home, away, extra, steps=after, better=better, score=score)
    return Verdict(score=score, waiting="lots" if any(s.id == "drawing_of_lots" for s in before) else "level")


def _by(last: Result, otherwise: Decision) -> Decision:
    """How the last match was won; a source may say "after extra time" without the score after 90 minutes."""
    if last.decided is Decision.EXTRA_TIME:
        return Decision.EXTRA_TIME
    return Decision.RULING if last.status is Status.AWARDED and last.decided is Decision.RULING else otherwise


def _split(level: Sequence[LevelStep]) -> tuple[Sequence[LevelStep], Sequence[LevelStep] | None]:
    """Steps before an extra match, and the steps that belong to it; None where there is no extra match."""
    for number, step in enumerate(level):
        if step.id == "playoff_match":
            return level[:number], level[number + 1 :]
    return level, None


def _extra(
    home: TeamId,
    away: TeamId,
    extra: Result | None,
    *,
    steps: Sequence[LevelStep],
    better: TeamId | None,
    score: Score | None,
) -> Verdict:
    if extra is None:
        return Verdict(score=score, wants_extra=True)
    stated = _stated_winner(extra)
    shootout = _turned(extra.penalties, extra, home)
    if stated is not None:
        return Verdict(score, shootout, stated, extra.decided)
    winner = _ahead(home, away, [_regular(extra)], aggregate="goals", points=Points(win=3))
    if winner is not None:
        return Verdict(score, None, winner, _by(extra, Decision.PLAYOFF_MATCH), wants_extra=True)
    for step in steps:
        winner, decided = _step(step.id, home, away, [extra], extra, better=better)
        if winner is not None:
            return Verdict(
                score, shootout if decided is Decision.PENALTIES else None, winner, decided, wants_extra=True
            )
    return Verdict(score=score, wants_extra=True, waiting="level")


def _step(
    step: str, home: TeamId, away: TeamId, played: Sequence[Result], last: Result, *, better: TeamId | None
) -> tuple[TeamId | None, Decision]:
    if step == "away_goals":
        goals = {home: 0, away: 0}
        for result in played:
            regular = _regular(result)
            if regular.score is not None:
                goals[result.away] += regular.score.away
        return _greater(home, goals[home], away, goals[away]), Decision.AWAY_GOALS
    if step == "extra_time":
        if last.after_90 is None:
            return None, Decision.EXTRA_TIME
        total = _total(home, played)
        return (_greater(home, total.home, away, total.away) if total else None), Decision.EXTRA_TIME
    if step == "penalties":
        shootout = _turned(last.penalties, last, home)
        return (_greater(home, shootout.home, away, shootout.away) if shootout else None), Decision.PENALTIES
    if step == "better_seed":
        return better, Decision.BETTER_SEED
    return None, Decision.LOTS  # a lot is a recorded fact: the caller looks for it


def _best_of(
    home: TeamId, away: TeamId, results: Sequence[Result | None], *, legs: int, level: Sequence[LevelStep]
) -> Verdict:
    """Best of `legs`: each match has a winner, by the steps of `level` if need be; more than half of them decide."""
    wins = {home: 0, away: 0}
    decided = Decision.PLAY
    waiting = None
    for result in results:
        if result is None:
            continue
        one = judge(
            home, away, [result], legs=1, aggregate="goals", level=level, points=Points(win=3), better=None
        )
        if one.winner is None:
            waiting = "level"
            continue
        wins[one.winner] += 1
        decided = one.decided or Decision.PLAY
        if wins[one.winner] > legs // 2:
            return Verdict(Score(wins[home], wins[away]), one.penalties, one.winner, decided)
    score = Score(wins[home], wins[away]) if any(result is not None for result in results) else None
    return Verdict(score=score, waiting=waiting)


def _stated_winner(result: Result) -> TeamId | None:
    if result.winner is None:
        return None
    return result.home if result.winner is Side.HOME else result.away


def _regular(result: Result) -> Result:
    """The result after normal time."""
    if result.after_90 is None:
        return result
    return Result(result.home, result.away, result.after_90, result.status)


def _total(home: TeamId, results: Sequence[Result | None]) -> Score | None:
    """Goals over the legs as they count, the tie's first-named team first; None before the first result."""
    ours = theirs = 0
    any_played = False
    for result in results:
        if result is None or result.score is None:
            continue
        any_played = True
        turned = _turned(result.score, result, home)
        assert turned is not None
        ours, theirs = ours + turned.home, theirs + turned.away
    return Score(ours, theirs) if any_played else None


def _turned(score: Score | None, result: Result, home: TeamId) -> Score | None:
    if score is None or result.home == home:
        return score
    return Score(score.away, score.home)


def _ahead(
    home: TeamId, away: TeamId, results: Sequence[Result], *, aggregate: str, points: Points
) -> TeamId | None:
    if aggregate == "goals":
        total = _total(home, results)
        return _greater(home, total.home, away, total.away) if total else None
    won = {home: 0, away: 0}
    for result in results:
        if result.score is None:
            continue
        if result.score.home == result.score.away:
            won[home] += points.draw or 0
            won[away] += points.draw or 0
        else:
            winner = result.home if result.score.home > result.score.away else result.away
            won[winner] += points.win
    return _greater(home, won[home], away, won[away])


def _greater(home: TeamId, ours: int, away: TeamId, theirs: int) -> TeamId | None:
    return home if ours > theirs else away if theirs > ours else None
