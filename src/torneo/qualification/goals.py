"""Best and worst place with goals as variables: criteria after points that add up goals are part of the model.

Needed where the club asked about has finished, so that no margin of its own can settle who is level with it. Goals
are bounded by what anybody could need: every club's figures can be brought across those of every other with that.
"""

from collections.abc import Iterator

from torneo.qualification.question import Question
from torneo.qualification.race import NOBODY, Race
from torneo.qualification.solver import Program
from torneo.standings import Ending

_Terms = dict[int, list[tuple[int, int]]]
"""By club: coefficients and variables that add up to a figure."""

_KNOWN = ("goal_difference", "goals_for")


def with_goals(question: Question) -> Iterator[tuple[list[int], list[Ending]]]:
    """The best completion with goals, if the criteria after points are such; it raises the bound of the question."""
    criteria = _criteria(question.race)
    if not criteria:
        return
    for level_counts in (not question.is_best, question.is_best):
        found = _solve(question, criteria, level_counts=level_counts)
        if found is not None:
            yield found


def _criteria(race: Race) -> list[str]:
    """The criteria after points that are goals, up to the first that is not."""
    criteria: list[str] = []
    for rule in race.after:
        if rule.id not in _KNOWN or rule.only_for is not None or rule.at_stake or rule.when is not None:
            break
        criteria.append(rule.id)
    return criteria


def _solve(
    question: Question, criteria: list[str], *, level_counts: bool
) -> tuple[list[int], list[Ending]] | None:
    """`level_counts`: clubs level in all of these criteria count as above."""
    race = question.race
    key, mine = question.own()
    own = {index: question.own_outcome(index) for index in race.of_club[question.club]}
    bound, found = _model(
        race,
        question.club,
        criteria,
        key=key,
        mine=mine,
        own=own,
        is_best=question.is_best,
        level_counts=level_counts,
        limit=question.left,
    )
    if level_counts is not question.is_best and bound is not None:
        question.raise_bound(bound)
    return found


def with_total(
    race: Race, club: int, points: int, *, is_best: bool, limit: float
) -> tuple[int | None, list[Ending] | None]:
    """The best (worst) place that a club can have with exactly so many points: a bound of it, and a completion.

    Nothing where the criteria after points are not goals, or points are not what is compared first.
    """
    criteria = _criteria(race)
    if not criteria or race.plan.rules.tiebreakers[1].id != criteria[0]:
        return None, None
    bound, found = _model(
        race,
        club,
        criteria,
        key=list(race.key),
        mine=points,
        own=None,
        is_best=is_best,
        level_counts=not is_best,
        limit=limit,
    )
    return bound, found[1] if found else None


def _model(
    race: Race,
    club: int,
    criteria: list[str],
    *,
    key: list[int],
    mine: int,
    own: dict[int, int] | None,
    is_best: bool,
    level_counts: bool,
    limit: float,
) -> tuple[int | None, tuple[list[int], list[Ending]] | None]:
    """`own`: outcomes of the club's matches, already in `key`; None: any that give it `mine` in the end."""
    spread = max(race.endings.difference) - min(race.endings.difference)
    goals = max(race.endings.goals_for) - min(race.endings.goals_for)
    bound = spread + goals + 2 * len(race.matches) + 2
    program = Program()
    chosen: dict[int, list[int]] = {}
    scores: dict[int, tuple[int, int]] = {}
    points: _Terms = {each: [] for each in range(race.size)}
    difference: _Terms = {each: [] for each in range(race.size)}
    scored: _Terms = {each: [] for each in range(race.size)}
    for index, sides in enumerate(race.matches):
        hosts, guests = program.whole(0, bound), program.whole(0, bound)
        scores[index] = (hosts, guests)
        ways = [program.truth() for _ in race.outcomes[index]]
        chosen[index] = ways
        program.between([(1, way) for way in ways], 1, 1)
        lead = [(1, hosts), (-1, guests)]
        program.at_least(lead, 1, when=(ways[0],))
        for way in ways[1:-1]:
            program.between(lead, 0, 0, when=(way,))
        program.at_most(lead, -1, when=(ways[-1],))
        if own is not None and index in own:
            program.between([(1, ways[own[index]])], 1, 1)
        for place, each in enumerate(sides):
            if each == NOBODY:
                continue
            if own is None or club not in sides:
                points[each] += [
                    (share[place], way) for share, way in zip(race.shares[index], ways, strict=True)
                ]
            sign = 1 if place == 0 else -1
            difference[each] += [(sign, hosts), (-sign, guests)]
            scored[each].append((1, (hosts, guests)[place]))
    figures = {
        "goal_difference": (difference, race.endings.difference),
        "goals_for": (scored, race.endings.goals_for),
    }
    if own is None:
        program.between(points[club], mine - key[club], mine - key[club])
    passed = {}
    for each in range(race.size):
        if each == club:
            continue
        passed[each] = program.truth()
        # `sign` turns "not above the club" and "not below it" into the same: a figure that may not exceed.
        sign = 1 if is_best else -1
        when: tuple[int, ...] = (~passed[each],) if is_best else (passed[each],)
        compared = [([(sign * c, v) for c, v in points[each]], sign * (mine - key[each]))]
        for name in criteria:
            adds, base = figures[name]
            compared.append(
                (
                    [(sign * c, v) for c, v in adds[each]] + [(-sign * c, v) for c, v in adds[club]],
                    sign * (base[club] - base[each]),
                )
            )
        # For a best place "not above" wants each figure at most the club's; for a worst one "above" at least.
        for terms, most in compared:
            program.at_most(terms, most, when=when)
            less = program.truth()
            program.at_most(terms, most - 1, when=(*when, less))
            when = (*when, ~less)
        if level_counts is is_best:
            program.between([], 1, 1, when=when)  # level in everything: not allowed
    sign = -1 if is_best else 1
    program.maximise([(sign, variable) for variable in passed.values()])
    solved = program.solve(limit)
    reached = 1 + sign * solved.bound if solved.status in ("optimal", "feasible") else None
    if not solved.values:
        return reached, None
    outcomes, endings = [], []
    for index in range(len(race.matches)):
        outcome = next(n for n, way in enumerate(chosen[index]) if solved.values[way])
        outcomes.append(outcome)
        hosts, guests = scores[index]
        shootout = race.outcomes[index][outcome].ending.shootout
        endings.append(Ending(solved.values[hosts], solved.values[guests], shootout))
    return reached, (outcomes, endings)
