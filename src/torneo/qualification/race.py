"""A table with matches left as integers: what each club has, what each ending of a match adds, what counts first.

`key` is what clubs are compared by before goals are asked: points, and the criteria after them that follow from who
won (wins), folded into one integer so that the earlier criterion always weighs more.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import lcm

from torneo.model import TeamId
from torneo.progression import TablePlan
from torneo.qualification.units import Share
from torneo.rules.criteria import Criterion
from torneo.rules.table_rules import Points
from torneo.standings import Counted, Ending, Endings

NOBODY = -1
"""Number of a side that is no member of the table."""

_FOLD = 4096
_OUTCOME = ("points", "wins")
_OPEN = frozenset(("fair_play", "disciplinary_points", "reds", "yellows", "half_time_points"))
_CHANCE = frozenset(("drawing_of_lots", "playoff_match", "penalties"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way a match can end: what it adds to the key of the home and of the away side, and the plainest score."""

    home: int
    away: int
    ending: Ending


@dataclass(frozen=True, slots=True)
class Completion:
    """An outcome for every match left: which, what each club has then, and what the standings room counts."""

    outcomes: tuple[int, ...]
    key: tuple[int, ...]
    counted: Counted


@dataclass(frozen=True, slots=True)
class Race:
    """What exact answers are computed from.

    Attributes:
        plan: The table; `teams` in its order give the clubs their numbers.
        endings: Asks the standings room where a club ends.
        key: What each club has.
        matches: Home and away side of each match left, as numbers.
        outcomes: The ways each match can end; the first is a home win, the last an away win.
        of_club: Numbers of the matches left of each club.
        after: Criteria asked among clubs that are level by key.
        notes: Codes of what a reader must know: `cards-open` (a criterion counts what the matches left still bring,
            so it may fall either way), `chance` (lots, an extra match or a shoot-out may decide).
        low, high: A completion in which matches add as little as they can, and one in which they add as much and
            lift the clubs evenly: most questions are answered by one of them.
        obstacle: Code of a rule that these methods cannot compute with, "" if there is none.
    """

    plan: TablePlan
    endings: Endings
    key: tuple[int, ...]
    matches: tuple[tuple[int, int], ...]
    outcomes: tuple[tuple[Outcome, ...], ...]
    of_club: tuple[tuple[int, ...], ...]
    after: tuple[Criterion, ...]
    shares: tuple[Share, ...]
    """what each outcome adds to the home and away side"""
    negated: tuple[Share, ...]
    """the same with the other sign"""
    floor: tuple[int, ...]
    """the key of each club if it loses all it has left"""
    ceiling: tuple[int, ...]
    """the same if it wins all"""
    low: "Completion"
    high: "Completion"
    notes: tuple[str, ...] = ()
    obstacle: str = ""

    @property
    def size(self) -> int:
        return len(self.key)

    @property
    def teams(self) -> tuple[TeamId, ...]:
        return self.plan.teams

    def won_by(self, match: int, club: int) -> int:
        """The outcome of a match that its side `club` wins."""
        return 0 if self.matches[match][0] == club else len(self.outcomes[match]) - 1


def race_of(plan: TablePlan) -> Race:
    """The table as integers. Criteria that the matches left still feed with cards end the list: they are open."""
    criteria, notes = _decidable(plan)
    rules = plan.rules.model_copy(update={"tiebreakers": criteria})
    sides = [(match.home, match.away) for match in plan.left]
    endings = Endings(plan.teams, plan.results, rules, inputs=plan.inputs, left=sides)
    number = {team: index for index, team in enumerate(plan.teams)}
    matches = tuple((number.get(home, NOBODY), number.get(away, NOBODY)) for home, away in sides)
    of_club: list[list[int]] = [[] for _ in plan.teams]
    for index, match in enumerate(matches):
        for club in match:
            if club != NOBODY:
                of_club[club].append(index)
    folded = [rule.id for rule in _leading(criteria)]
    obstacle = _obstacle(plan, criteria)
    scale = [1] * len(plan.teams)
    if not obstacle and criteria[0].id == "points_per_game":
        played = [row.played + len(of_club[number[row.team]]) for row in endings.table]
        order = [number[row.team] for row in endings.table]
        whole = lcm(*(one or 1 for one in played))
        for club, one in zip(order, played, strict=True):
            scale[club] = whole // one if one else 0  # without a match the average is 0, whatever the points
        folded = ["points"]
    key = tuple(
        _fold(folded, endings.points[club], endings.wins[club]) * scale[club]
        for club in range(len(plan.teams))
    )
    values = values_of(plan.rules.points)
    made: dict[tuple[int, int], tuple[tuple[Outcome, ...], Share, Share]] = {}
    found = []
    for home, away in matches:
        factors = (scale[home] if home >= 0 else 1, scale[away] if away >= 0 else 1)
        if factors not in made:
            each = tuple(
                Outcome(
                    _fold(folded, gains[0], int(ending.home > ending.away)) * factors[0],
                    _fold(folded, gains[1], int(ending.home < ending.away)) * factors[1],
                    ending,
                )
                for gains, ending in values
            )
            share = tuple((one.home, one.away) for one in each)
            made[factors] = (each, share, tuple((-one, -other) for one, other in share))
        found.append(made[factors])
    outcomes, shares = tuple(one[0] for one in found), tuple(one[1] for one in found)
    return Race(
        plan=plan,
        endings=endings,
        key=key,
        matches=matches,
        outcomes=outcomes,
        of_club=tuple(map(tuple, of_club)),
        after=criteria[max(1, len(folded)) :],
        shares=shares,
        negated=tuple(one[2] for one in found),
        floor=_all_of(key, matches, shares, min),
        ceiling=_all_of(key, matches, shares, max),
        low=_completion(endings, key, matches, outcomes, _least(key, matches, shares)),
        high=_completion(endings, key, matches, outcomes, _evenly(key, matches, shares, of_club)),
        notes=notes,
        obstacle=obstacle,
    )


def _completion(
    endings: Endings,
    key: Sequence[int],
    matches: Sequence[tuple[int, int]],
    outcomes: Sequence[Sequence[Outcome]],
    chosen: Sequence[int],
) -> Completion:
    total = [*key, 0]
    for (home, away), each, outcome in zip(matches, outcomes, chosen, strict=True):
        total[home] += each[outcome].home
        total[away] += each[outcome].away
    counted = endings.counted([each[outcome].ending for each, outcome in zip(outcomes, chosen, strict=True)])
    return Completion(tuple(chosen), tuple(total[:-1]), counted)


def _all_of(
    key: Sequence[int],
    matches: Sequence[tuple[int, int]],
    shares: Sequence[Share],
    which: Callable[[Iterable[int]], int],
) -> tuple[int, ...]:
    total = [*key, 0]
    for (home, away), share in zip(matches, shares, strict=True):
        total[home] += which(one for one, _ in share)
        total[away] += which(other for _, other in share)
    return tuple(total[:-1])


def _least(key: Sequence[int], matches: Sequence[tuple[int, int]], shares: Sequence[Share]) -> list[int]:
    """The outcome of each match that adds least to both, for the club behind where one of the two gets more."""
    total = [*key, 0]
    chosen = []
    for (home, away), share in zip(matches, shares, strict=True):
        ahead = total[home] > total[away]
        outcome = min(
            range(len(share)),
            key=lambda n: (
                sum(share[n]),
                abs(share[n][0] - share[n][1]),
                (share[n][0] > share[n][1]) is ahead,
            ),
        )
        total[home] += share[outcome][0]
        total[away] += share[outcome][1]
        chosen.append(outcome)
    return chosen


def _evenly(
    key: Sequence[int],
    matches: Sequence[tuple[int, int]],
    shares: Sequence[Share],
    of_club: Sequence[Sequence[int]],
) -> list[int]:
    """Decisive matches, each won by the club that is further behind what all could have on average."""
    mark = (sum(key) + sum(max(map(sum, share)) for share in shares)) / max(1, len(key))
    total = [*key, 0]
    waits = [*map(len, of_club), 1]
    chosen = []
    for (home, away), share in zip(matches, shares, strict=True):
        need_home = (mark - total[home]) * waits[away]
        need_away = (mark - total[away]) * waits[home]
        outcome = 0 if away < 0 or (home >= 0 and need_home > need_away) else len(share) - 1
        total[home] += share[outcome][0]
        total[away] += share[outcome][1]
        waits[home] -= 1
        waits[away] -= 1
        chosen.append(outcome)
    return chosen


def _decidable(plan: TablePlan) -> tuple[tuple[Criterion, ...], tuple[str, ...]]:
    """The criteria up to the first that counts cards or half-times still to come, and what a reader must know."""
    found: list[Criterion] = []
    notes: list[str] = []
    for rule in plan.rules.tiebreakers:
        if rule.id in _OPEN and plan.left:
            notes.append("cards-open")
            break
        if rule.id in _CHANCE:
            notes.append("chance")
        found.append(rule)
    return tuple(found), tuple(dict.fromkeys(notes))


def _leading(criteria: Sequence[Criterion]) -> list[Criterion]:
    """The criteria at the head of the list that follow from who won."""
    found: list[Criterion] = []
    for rule in criteria:
        if rule.id not in _OUTCOME or rule.only_for is not None or rule.at_stake or rule.when is not None:
            break
        found.append(rule)
    return found


def _obstacle(plan: TablePlan, criteria: Sequence[Criterion]) -> str:
    points = plan.rules.points
    if plan.rules.bonus:
        return "bonus"
    if not criteria or criteria[0].id not in {"points", "points_per_game"}:
        return "first-criterion"
    values = [gain for gains, _ in values_of(points) for gain in gains]
    return "points" if max(values) != points.win or min(values) != points.loss else ""


def _fold(folded: Sequence[str], points: int, wins: int) -> int:
    key = 0
    for name in folded:
        key = key * _FOLD + (points if name == "points" else wins)
    return key if folded else points


def values_of(points: Points) -> list[tuple[tuple[int, int], Ending]]:
    """Every way a match can end for points, home win first, away win last."""
    home, away = (points.win, points.loss), (points.loss, points.win)
    if points.shootout_win is not None:
        won, lost = points.shootout_win, points.shootout_loss or 0
        between = [((won, lost), Ending(0, 0, 1)), ((lost, won), Ending(0, 0, -1))]
    else:
        between = [((points.draw or 0, points.draw or 0), Ending(0, 0))]
    return [(home, Ending(1, 0)), *between, (away, Ending(0, 1))]
