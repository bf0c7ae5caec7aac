"""Putting level clubs in order: criterion after criterion, mini-leagues, conditions, extra matches.

`head_to_head` of a set of level clubs has three readings. `none`: its criteria are computed once, over the matches
among the set, and used one after the other. `subset`: when the whole block has split the set and a part of two or
more is still level after all of its criteria, the block starts again over the matches of that part alone, until no
part gets smaller. `each`: as soon as one criterion splits the set, each part starts again at the first criterion.
Only then the criteria after the block are asked, for each part apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from torneo.model import TeamId
from torneo.rules.criteria import HEAD_TO_HEAD_DEFAULT, Criterion
from torneo.standings.count import Scope
from torneo.standings.criteria import HEAD_TO_HEAD, is_extra_match, ranked, tiebreaker
from torneo.standings.values import LEVEL, Figure, Inputs, Open, Step


@dataclass(frozen=True, slots=True)
class Split:
    """What separates two neighbours: the criterion, the figures of the group it split, and the mini-league."""

    rule: Criterion
    figures: Mapping[TeamId, Figure]
    clause: str | None
    inner: str | None = None
    among: tuple[TeamId, ...] = ()


class Ordering:
    """One run over the criteria.

    After `run`: `between` tells what separates two neighbours; `levels` tells the shared places, by place. With `pair`, `steps` holds every criterion asked while the two were level.
    """

    def __init__(
        self,
        scope: Scope,
        criteria: Sequence[Criterion],
        inputs: Inputs,
        *,
        complete: bool,
        pair: tuple[TeamId, TeamId] | None = None,
    ) -> None:
        self.scope = scope
        self.criteria = criteria
        self.inputs = inputs
        self.complete = complete
        self.pair = pair
        self.steps: list[Step] = []
        self._splits: list[Split] = []
        self._by_place: dict[int, Split] = {}
        self.levels: dict[int, Open] = {}

    def run(self, teams: Sequence[TeamId]) -> list[list[TeamId]]:
        """Clubs in order; those in one part share the place. `teams` come in the order of their ids."""
        parts = self._settle(list(teams), 1, 0) if teams else []
        if self.pair and any(set(self.pair) <= set(part) for part in parts):
            self.steps.append(Step(LEVEL))
        return parts

    def between(self, above: TeamId, below: TeamId, place: int) -> Split:
        """What separates two neighbours, the lower of whom stands at `place`."""
        split = self._by_place[place]
        if above in split.figures and below in split.figures:
            return split
        # An extra match has changed who stands at the line: look for the criterion that told these two apart.
        return next(
            split
            for split in self._splits
            if above in split.figures
            and below in split.figures
            and split.figures[above] != split.figures[below]
        )

    def _settle(self, group: list[TeamId], start: int, at: int) -> list[list[TeamId]]:
        """Order the clubs level for place `start` by the criteria from number `at` on."""
        if len(group) == 1:
            return [group]
        for number in range(at, len(self.criteria)):
            rule = self.criteria[number]
            skipped = self._skipped(rule, group, start)
            if skipped:
                shares = skipped in {"mutual-open", "not-last-match"} and rule.until_then == "share"
                self._note(rule, group, skipped="shares-until-then" if shares else skipped)
                if shares:
                    return self._share(group, start, rule)
                continue
            if rule.id == HEAD_TO_HEAD:
                parts = self._block(rule, group, start)
            elif rule.id == "playoff_match" and len(group) > 2:
                if not self._is_due(rule, group) and not self._has_extra_match(rule, group):
                    self._note(rule, group, skipped="no-figure" if rule.round else "not-due")
                    continue
                return self._pick_two(rule, group, start, number)
            else:
                figures = tiebreaker(rule).figures(rule, group, self.scope, self.inputs)
                if figures is None:
                    if self._is_due(rule, group):
                        self._note(rule, group, skipped="waiting")
                        return self._drawn_instead(group, start, number) or self._share(group, start, rule)
                    self._note(rule, group, skipped="not-due" if self._asks(rule, group) else "no-figure")
                    continue
                parts = self._cut(rule, figures, group, start)
            if len(parts) > 1:
                ordered: list[list[TeamId]] = []
                for part in parts:
                    ordered += self._settle(part, start, number + 1)
                    start += len(part)
                return ordered
        return self._share(group, start, None)

    def _asks(self, rule: Criterion, group: Sequence[TeamId]) -> bool:
        """Whether a criterion asks for a match, a shoot-out or a lot that is not known.

        Nothing is asked of a results file whose extra matches have a round of their own: it tells what was played,
        and where that does not separate the clubs the criteria after it do.
        Source: the case form of published tables: such matches count for nothing but the order of the clubs still
        level; World Cup of 1958, where a group had no extra match for its first place.
        """
        if rule.id == "penalties":
            return len(group) == 2 and frozenset(group) in self.inputs.last_round_pairs
        return rule.id == "drawing_of_lots" or (rule.id == "playoff_match" and rule.round is None)

    def _is_due(self, rule: Criterion, group: Sequence[TeamId]) -> bool:
        """Whether what a criterion asks for is awaited now: only once the matches of the table are dealt with."""
        return self.complete and self._asks(rule, group)

    def _has_extra_match(self, rule: Criterion, group: Sequence[TeamId]) -> bool:
        """Whether two of the level clubs have played an extra match of this criterion."""
        members = set(group)
        return any(
            result.home in members and result.away in members and is_extra_match(rule, result)
            for result in self.inputs.playoff_results
        )

    def _skipped(self, rule: Criterion, group: Sequence[TeamId], start: int) -> str:
        """Which condition of a criterion does not hold, or ""."""
        if rule.only_for is not None and len(group) != rule.only_for:
            return "only-for"
        if rule.at_stake and not self._lines(rule, group, start):
            return "not-at-stake"
        if rule.when == "mutual_complete" and any(
            frozenset(two) in self.inputs.open_pairs for two in combinations(group, 2)
        ):
            return "mutual-open"
        if rule.when == "last_match_between_them" and frozenset(group) not in self.inputs.last_round_pairs:
            return "not-last-match"
        return ""

    @staticmethod
    def _lines(rule: Criterion, group: Sequence[TeamId], start: int) -> list[int]:
        """Places of `at_stake` whose line runs between the level clubs."""
        return [place for place in sorted(rule.at_stake) if start <= place < start + len(group) - 1]

    def _share(self, group: list[TeamId], start: int, rule: Criterion | None) -> list[list[TeamId]]:
        self.levels[start] = Open(rule.id if rule else None, tuple(group), start, rule)
        return [group]

    def _cut(
        self,
        rule: Criterion,
        figures: Mapping[TeamId, Figure],
        group: list[TeamId],
        start: int,
        *,
        by: Criterion | None = None,
        among: tuple[TeamId, ...] = (),
    ) -> list[list[TeamId]]:
        """Cut a group by the figures of `rule`, or of a criterion `by` of its block."""
        by = by or rule
        parts = ranked(tiebreaker(by), figures, group)
        inner = by.id if among else None
        if len(parts) > 1:
            place = start
            split = Split(rule, figures, by.clause or rule.clause, inner, among)
            for part in parts[:-1]:
                place += len(part)
                self._by_place[place] = split
            self._splits.append(split)
        if self.pair and set(self.pair) <= set(group):
            one, other = (figures[team] for team in self.pair)
            self.steps.append(
                Step(rule.id, (one, other), one != other, "", by.clause or rule.clause, among, inner)
            )
        return parts

    def _note(
        self,
        rule: Criterion,
        group: Iterable[TeamId],
        *,
        skipped: str,
        inner: str | None = None,
        among: tuple[TeamId, ...] = (),
    ) -> None:
        if self.pair and set(self.pair) <= set(group):
            self.steps.append(Step(rule.id, skipped=skipped, clause=rule.clause, inner=inner, among=among))

    def _block(self, rule: Criterion, group: list[TeamId], start: int) -> list[list[TeamId]]:
        """`head_to_head`: the parts still level after the block, with every re-application the rule asks for."""
        criteria = rule.criteria or HEAD_TO_HEAD_DEFAULT
        among = tuple(group)
        mini = self.scope.among(group)

        def cut(part: list[TeamId], place: int, at: int) -> list[list[TeamId]]:
            for number in range(at, len(criteria)):
                by = criteria[number]
                if len(part) == 1:
                    break
                skipped = self._skipped(by, part, place)
                figures = (
                    None
                    if skipped
                    else tiebreaker(by, in_mini_league=True).figures(by, part, mini, self.inputs)
                )
                if figures is None:
                    self._note(rule, part, skipped=skipped or "no-figure", inner=by.id, among=among)
                    continue
                parts = self._cut(rule, figures, part, place, by=by, among=among)
                if len(parts) > 1:
                    again: list[list[TeamId]] = []
                    for smaller in parts:
                        if rule.reapply == "each" and len(smaller) > 1:
                            again += self._block(rule, smaller, place)
                        else:
                            again += cut(smaller, place, number + 1)
                        place += len(smaller)
                    return again
            return [part]

        parts = cut(group, start, 0)
        if rule.reapply != "subset" or len(parts) == 1:
            return parts
        settled: list[list[TeamId]] = []
        for part in parts:
            settled += self._block(rule, part, start) if len(part) > 1 else [part]
            start += len(part)
        return settled

    def _pick_two(self, rule: Criterion, group: list[TeamId], start: int, number: int) -> list[list[TeamId]]:
        """An extra match with three or more level: the criteria after it order all, the two at the line play.

        The line is the first of `at_stake` that runs between them, else the one under the first place.
        """
        self._note(rule, group, skipped="picks-two")
        line = next(iter(self._lines(rule, group, start)), start)
        parts = self._settle(group, start, number + 1)
        place = start
        before: list[list[TeamId]] = []
        playing: list[list[TeamId]] = []
        after: list[list[TeamId]] = []
        for part in parts:
            last = place + len(part) - 1
            into = before if last < line else after if place > line + 1 else playing
            into.append(part)
            place += len(part)
        two = sorted(team for part in playing for team in part)
        first = start + sum(len(part) for part in before)
        figures = tiebreaker(rule).figures(rule, two, self.scope, self.inputs)
        if figures is None and not self._is_due(rule, two):
            self._note(rule, two, skipped="no-figure" if rule.round else "not-due")
            return parts
        for inside in range(first, first + len(two)):
            self.levels.pop(inside, None)
        if figures is not None:
            return [*before, *self._cut(rule, figures, two, first), *after]
        self._note(rule, two, skipped="waiting")
        decided = self._drawn_instead(two, first, number) or self._share(two, first, rule)
        return [*before, *decided, *after]

    def _drawn_instead(self, group: list[TeamId], start: int, number: int) -> list[list[TeamId]]:
        """The order of a lot drawn for exactly the clubs whose extra match was never played; empty if there is none.

        Source: the World Cup of 1954 drew lots for the first place of a group instead of a play-off. A lot drawn
        among more clubs does not do: it may have picked the two who are to play.
        """
        if not any(set(order) == set(group) for order in self.inputs.lots):
            return []
        for rule in self.criteria[number + 1 :]:
            if rule.id == "drawing_of_lots" and not self._skipped(rule, group, start):
                figures = tiebreaker(rule).figures(rule, group, self.scope, self.inputs)
                assert figures is not None  # a lot of exactly these clubs is there
                return self._cut(rule, figures, group, start)
        return []
