"""Best and worst place where the matches among the level clubs come first: their points are in the model.

Rule: clubs level on points are separated by the points of the matches among them, whatever follows inside the block.
A level club with more of those points than the club asked about is above it, one with fewer is below it, in every
reading of the block, because the first criterion is computed over the whole level set. Clubs level in that too are
taken for below (for the bound) and, if that is not reached, for above (for a completion).
"""

from collections.abc import Iterator

from torneo.model import TeamId
from torneo.qualification.question import Question
from torneo.qualification.race import NOBODY, values_of
from torneo.qualification.solver import Program
from torneo.rules.criteria import HEAD_TO_HEAD_DEFAULT
from torneo.standings import Ending
from torneo.standings.count import match_points, tally, total


def with_mutual_matches(question: Question) -> Iterator[tuple[list[int], list[Ending]]]:
    """Completions worth asking the standings room about; the bound of the question is raised on the way."""
    race = question.race
    rule = race.after[0] if race.after else None
    if rule is None or rule.id != "head_to_head" or rule.only_for is not None or rule.at_stake:
        return
    first = (rule.criteria or HEAD_TO_HEAD_DEFAULT)[0]
    if first.id != "points" or first.only_for is not None or first.at_stake or race.plan.rules.bonus:
        return
    if any(NOBODY in match for match in race.matches):
        return
    model = _Model(question)
    for equal_counts in (not question.is_best, question.is_best):
        outcomes = model.solve(equal_counts=equal_counts)
        if outcomes is not None:
            yield outcomes, [race.outcomes[index][outcome].ending for index, outcome in enumerate(outcomes)]


class _Model:
    def __init__(self, question: Question) -> None:
        self.question = question
        race, club = question.race, question.club
        self.key, self.mine = question.own()
        others = [index for index, match in enumerate(race.matches) if club not in match]
        low, high = list(self.key), list(self.key)
        for index in others:
            for place, each in enumerate(race.matches[index]):
                gains = [share[place] for share in race.shares[index]]
                low[each] += min(gains)
                high[each] += max(gains)
        clubs = [each for each in range(race.size) if each != club]
        self.over = [each for each in clubs if low[each] > self.mine]
        self.under = [each for each in clubs if high[each] < self.mine]
        self.clubs = [each for each in clubs if low[each] <= self.mine <= high[each]]
        inside = set(self.clubs)
        self.left = [index for index in others if inside & set(race.matches[index])]
        self.points = self._played()

    def _played(self) -> dict[tuple[int, int], int]:
        """Points that one club has won against another; own matches left included, they are decided."""
        race = self.question.race
        number = race.endings.number
        found: dict[tuple[int, int], int] = {}
        rule = race.plan.rules.points
        shootouts = rule.shootout_win is not None
        pairs: dict[frozenset[TeamId], list[int]] = {}
        results = list(race.plan.results)
        for index in race.of_club[self.question.club]:
            outcome = self.question.own_outcome(index)
            results += race.endings.results_of({index: race.outcomes[index][outcome].ending})
        for place, result in enumerate(results):
            if result.home in number and result.away in number:
                pairs.setdefault(frozenset((result.home, result.away)), []).append(place)
        for pair, places in pairs.items():
            lines = total(*tally([results[place] for place in places], shootouts=shootouts), sorted(pair))
            one, other = sorted(pair)
            found[number[one], number[other]] = match_points(lines[one], rule)
            found[number[other], number[one]] = match_points(lines[other], rule)
        return found

    def solve(self, *, equal_counts: bool) -> list[int] | None:
        """Outcomes of the best solution; `equal_counts`: clubs level in mutual points count as above."""
        question, race, club = self.question, self.question.race, self.question.club
        program = Program()
        chosen: dict[int, list[int]] = {}
        terms: dict[int, list[tuple[int, int]]] = {each: [] for each in self.clubs}
        gains: dict[tuple[int, int], list[list[tuple[int, int]]]] = {}
        worth = [gains for gains, _ in values_of(race.plan.rules.points)]
        for index in self.left:
            ways = [program.truth() for _ in race.outcomes[index]]
            program.between([(1, way) for way in ways], 1, 1)
            chosen[index] = ways
            home, away = race.matches[index]
            for place, (each, other) in enumerate(((home, away), (away, home))):
                if each in terms:
                    terms[each] += [
                        (share[place], way) for share, way in zip(race.shares[index], ways, strict=True)
                    ]
                    gains.setdefault((each, other), []).append(
                        [(pair[place], way) for pair, way in zip(worth, ways, strict=True)]
                    )
        below, level, above = {}, {}, {}
        for each in self.clubs:
            below[each], level[each], above[each] = (program.truth() for _ in range(3))
            program.between([(1, below[each]), (1, level[each]), (1, above[each])], 1, 1)
            lacks = self.mine - self.key[each]
            program.at_most(terms[each], lacks - 1, when=(below[each],))
            program.between(terms[each], lacks, lacks, when=(level[each],))
            program.at_least(terms[each], lacks + 1, when=(above[each],))
        mine = [(self.points.get((club, each), 0), level[each]) for each in self.clubs]
        passed = {}
        for each in self.clubs:
            passed[each] = program.truth()
            theirs = [(0, level[each])]
            for other in self.clubs:
                if other == each:
                    continue
                theirs.append((self.points.get((each, other), 0), level[other]))
                for given in gains.get((each, other), ()):
                    theirs.append((1, _where(program, given, level[other])))
            offset = self.points.get((each, club), 0)
            difference = [*theirs, *((-coefficient, variable) for coefficient, variable in mine)]
            if question.is_best:
                # Not passed: fewer points, or level with no more mutual points (fewer, if equal counts).
                program.at_most([(1, above[each]), (-1, passed[each])], 0)
                program.at_most(difference, -offset - int(equal_counts), when=(level[each], ~passed[each]))
            else:
                program.at_most([(1, below[each]), (1, passed[each])], 1)
                program.at_least(
                    difference, -offset + int(not equal_counts), when=(level[each], passed[each])
                )
        sign = -1 if question.is_best else 1
        program.maximise([(sign, variable) for variable in passed.values()])
        certain = len(self.over)
        if not self.clubs:
            return None
        if question.is_best:
            program.at_least([(1, each) for each in passed.values()], question.bound - 1 - certain)
        else:
            program.at_most([(1, each) for each in passed.values()], question.bound - 1 - certain)
        solved = program.solve(question.left)
        if (not equal_counts) is question.is_best and solved.status in ("optimal", "feasible"):
            question.raise_bound(1 + certain + sign * solved.bound)
        if not solved.values:
            return None
        outcomes = [0] * len(race.matches)
        for index in race.of_club[club]:
            outcomes[index] = question.own_outcome(index)
        for index, ways in chosen.items():
            outcomes[index] = next(n for n, way in enumerate(ways) if solved.values[way])
        return outcomes


def _where(program: Program, gains: list[tuple[int, int]], condition: int) -> int:
    """A variable that holds what a match gives where a condition holds, and nothing elsewhere."""
    most = max(gain for gain, _ in gains)
    given = program.whole(0, most)
    program.between([*gains, (-1, given)], 0, 0, when=(condition,))
    program.at_most([(1, given)], 0, when=(~condition,))
    return given
