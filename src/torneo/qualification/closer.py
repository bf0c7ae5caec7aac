"""Questions that points alone leave open: a club that has finished, and rules where level clubs' own matches go first.

Each step may raise the bound (a model that allows at least everything the rules allow) or find a better completion
(confirmed by the standings room). They go from cheap to dear and stop as soon as bound and completion meet:

1. everybody level with the club is against it, so that no criterion after points is asked;
2. goals as variables, where the criteria after points are goal difference, goals scored and the like;
3. points of the matches among the level clubs, where these are the first criterion after points.
"""

from collections.abc import Sequence

from torneo.qualification.goals import with_goals
from torneo.qualification.mutual import with_mutual_matches
from torneo.qualification.question import Question
from torneo.qualification.race import Race
from torneo.standings import Ending


def look_closer(question: Question) -> None:
    """Go on until the question is decided or its time is over."""
    shared = question.shared(level_counts=question.is_best)
    question.confirm(question.counted(shared.outcomes), {})
    for step in (with_goals, with_mutual_matches):
        if question.is_done or question.left <= 0:
            return
        for outcomes, endings in step(question):
            for one in (endings, *margins(question, outcomes)):
                if not question.is_done:
                    question.keep(question.race.endings.counted(one), {})


def margins(question: Question, outcomes: Sequence[int]) -> list[list[Ending]]:
    """The outcomes with goals that may help the question."""
    return wider(question.race, question.club, outcomes, is_best=question.is_best)


def wider(race: Race, club: int, outcomes: Sequence[int], *, is_best: bool) -> list[list[Ending]]:
    """The same outcomes with goals that may lift (lower) a club: its own matches clear, those of the clubs level with
    it clear against (for) them, both, and as plain as can be.
    """
    plain = [race.outcomes[index][outcome].ending for index, outcome in enumerate(outcomes)]
    figures = race.endings.counted(plain)
    level = {other for other, points in enumerate(figures.points[:-1]) if points == figures.points[club]}
    spread = 2 + max(figures.goal_difference) - min(figures.goal_difference) + 2 * len(race.of_club[club])
    own: dict[int, int] = {}
    others: dict[int, int] = {}
    for index, (home, away) in enumerate(race.matches):
        ending = plain[index]
        if ending.shootout or ending.home == ending.away:
            continue
        winner, loser = (home, away) if ending.home > ending.away else (away, home)
        if club in (home, away):
            if (winner if is_best else loser) == club:
                own[index] = spread
        elif (loser if is_best else winner) in level and ((winner if is_best else loser) not in level):
            others[index] = spread
    found = []
    nothing: dict[int, int] = {}
    for wide in (own, {**others, **own}, others, nothing):
        found.append(
            [
                ending
                if index not in wide
                else Ending(wide[index], 0)
                if ending.home > ending.away
                else Ending(0, wide[index])
                for index, ending in enumerate(plain)
            ]
        )
    return found
