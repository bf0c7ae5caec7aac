"""League tables by brute force: dicts in, dicts out. Slow, and meant to be right at a glance.

A match is a dict with the columns of results.csv, numbers as int or None; rules are the dict of rules.json. Besides,
what a results file has no column for: a match may hold `half_time` (goals, home first), the rules `reds`, `yellows`
(by team) and `places` (by name of the other table, then by team).
"""

import math
from fractions import Fraction


class UnsaidError(Exception):
    """The words of the sources do not say what becomes of this group."""


FIGURES = ("played", "won", "drawn", "lost", "gf", "ga", "away_goals", "away_wins")


def league_table(teams, matches, rules, *, group=None, carried=None):
    """Rows by place, clubs that share one by name: team, place, points and the columns of table.csv.

    `carried` gives by team what `carry` made of the table before.
    """
    league = _League(teams, matches, rules, group=group, carried=carried or {})
    rows = []
    for part in league.order(sorted(teams), league.chain, 1):
        place = len(rows) + 1
        for team in sorted(part):
            figures = league.figures[team]
            rows.append({"team": team, "place": place, "points": league.points[team], **figures})
    return rows


def extra_matches_awaited(teams, matches, rules, *, carried=None):
    """Extra matches that would separate level clubs and are not among the matches: round and the two clubs."""
    league = _League(teams, matches, rules, group=None, carried=carried or {})
    league.order(sorted(teams), league.chain, 1)
    return league.awaited


def carry(rows, rule):
    """What the clubs of a table take with them under one rule of `carry_over`."""
    found = {}
    for row in rows:
        exact = row["points"] * Fraction(rule["points"]["factor"])
        points = math.floor(exact) if rule["points"]["round"] == "down" else math.ceil(exact)
        taken = {"points": points, "cut": points < exact}
        for key in ("played", "won", "drawn", "lost"):
            taken[key] = row[key] if rule["matches"] else 0
        for key in ("gf", "ga"):
            taken[key] = row[key] if rule["goals"] else 0
        found[row["team"]] = taken
    return found


class _League:
    def __init__(self, teams, matches, rules, *, group, carried):
        self.rules = rules
        self.carried = carried
        self.chain = [_as_object(item) for item in rules["tiebreakers"]]
        extra_rounds = [item.get("round") for item in self.chain if item["id"] == "playoff_match"]
        # All matches of these clubs, also those against clubs of another table.
        own = [match for match in matches if match["home"] in teams or match["away"] in teams]
        self.playoffs = [match for match in own if match["round"] in extra_rounds]
        self.awaited = []
        league = [match for match in own if match["round"] not in extra_rounds]
        self.counting = [match for match in league if _counts(match)]
        self.open = [match for match in league if _is_open(match)]
        self.lots = [lot["order"] for lot in rules.get("lots", []) if lot.get("group") in (None, group)]

        self.figures = {}
        self.points = {}
        for team in teams:
            self.figures[team] = _figures(team, self.counting)
            for key in ("played", "won", "drawn", "lost", "gf", "ga"):
                self.figures[team][key] += carried.get(team, {}).get(key, 0)
            self.points[team] = _match_points(team, self.counting, rules["points"])
            self.points[team] += carried.get(team, {}).get("points", 0)
            for adjustment in rules.get("adjustments", []):
                if adjustment["team"] == team and adjustment.get("group") in (None, group):
                    self.points[team] += adjustment["points"]
            for bonus in rules.get("bonus", []):
                self.points[team] += bonus["points"] * _series_won(team, teams, self.counting, bonus)

    def order(self, level, chain, first):
        """The level clubs in parts, best part first; clubs of one part share a place. `first` is the best of theirs."""
        if len(level) == 1 or not chain:
            return [level]
        criterion, rest = chain[0], chain[1:]
        if not self._holds(criterion, level):
            return self.order(level, rest, first)
        if criterion.get("at_stake"):
            # The line under a place runs between the clubs when one of them ends above and one below it.
            last = first + len(level) - 1
            if not any(first <= place < last for place in criterion["at_stake"]):
                return self.order(level, rest, first)
        if not self._time_has_come(level, criterion):
            return [level] if criterion.get("until_then") == "share" else self.order(level, rest, first)
        if criterion["id"] == "playoff_match":
            return self._extra_matches(level, criterion, rest, first)
        if criterion["id"] == "penalties" and self._is_shootout_awaited(level):
            return [level]
        ordered = []
        for part in self._separate(level, criterion):
            place = first + sum(len(earlier) for earlier in ordered)
            ordered += self.order(part, rest, place)
        return ordered

    def _holds(self, criterion, level):
        return criterion.get("only_for", len(level)) == len(level)

    def _time_has_come(self, level, criterion):
        if criterion.get("when") == "mutual_complete":
            return not [match for match in self.open if match["home"] in level and match["away"] in level]
        if criterion.get("when") == "last_match_between_them":
            return len(level) == 2 and self._last_match(level) is not None
        return True

    def _last_match(self, two):
        """The match of two clubs, played or not, when for both of them it is the last one of the stage."""
        last = []
        for team in two:
            own = [m for m in self.counting + self.open if team in (m["home"], m["away"])]
            last.append(max(own, key=lambda match: match["date"]) if own else None)
        return last[0] if last[0] is last[1] else None

    def _is_shootout_awaited(self, level):
        """Two level clubs met in the last match: their shoot-out decides once it is known."""
        match = self._last_match(level) if len(level) == 2 else None
        return match is not None and not self.open and self._shootout(level) is None

    def _shootout(self, two):
        """The match of two clubs after which they had a shoot-out."""
        for match in self.counting:
            if {match["home"], match["away"]} == set(two) and match["pens_home"] is not None:
                return match
        return None

    def _extra_matches(self, level, criterion, rest, first):
        """Two level clubs play; of more, those between whom the line runs in the order of the criteria after it.

        Without `at_stake` the line is the one under the best of their places. A match that is not in the file does
        not hold up the criteria after it; one that a regulation asks for (`due`) leaves the place shared until it is
        played, unless a lot was drawn for just these clubs instead, as for first places in 1954.
        """
        last = first + len(level) - 1
        lines = [place for place in criterion.get("at_stake") or [first] if first <= place < last]
        ordered = self.order(level, rest, first)
        if len(lines) > 1 and len(level) > 2:
            raise UnsaidError("an extra match of two, and two lines that run between the level clubs")
        placed, place = [], first
        for part in ordered:
            placed.append((place, part))
            place += len(part)
        # The parts that hold the club above and the club below the line.
        near = [
            n
            for n, (start, part) in enumerate(placed)
            if start <= lines[0] + 1 and start + len(part) > lines[0]
        ]
        ordered_above, ordered_below = ordered[: near[0]], ordered[near[-1] + 1 :]
        playing = sorted(team for n in near for team in ordered[n])
        decided = self._by_extra_match(playing, criterion) if len(playing) == 2 else None
        if decided is None and criterion.get("due") and not self.open:
            decided = self._by_lot_instead(playing, rest) or [playing]
        return [*ordered_above, *decided, *ordered_below] if decided else ordered

    def _by_lot_instead(self, playing, rest):
        if not any(item["id"] == "drawing_of_lots" and self._holds(item, playing) for item in rest):
            return None
        return next(([[team] for team in lot] for lot in self.lots if sorted(lot) == playing), None)

    def _by_extra_match(self, two, criterion):
        """The two in order, from their matches of that round added up; None while these do not tell."""
        legs = [
            match
            for match in self.playoffs
            if match["round"] == criterion.get("round")
            and {match["home"], match["away"]} == set(two)
            and _counts(match)
        ]
        if not legs:
            self.awaited.append((criterion.get("round"), tuple(sorted(two))))
            return None
        goals = {team: _figures(team, legs)["gf"] for team in two}
        if len(set(goals.values())) == 1:
            shootouts = [match for match in legs if match["pens_home"] is not None]
            if not shootouts:
                return None
            goals = {shootouts[-1][side]: shootouts[-1]["pens_" + side] for side in ("home", "away")}
        return [[team] for team in sorted(two, key=lambda team: -goals[team])]

    def _separate(self, level, criterion):
        """The level clubs in parts by one criterion, best first."""
        name = criterion["id"]
        if name == "head_to_head":
            block = [
                _as_object(item)["id"]
                for item in criterion.get("criteria", ["points", "goal_difference", "goals_for"])
            ]
            return self._head_to_head(level, block, criterion.get("reapply", "none"))
        if name == "penalties":
            match = self._shootout(level) if len(level) == 2 else None
            if match is None:
                return [level]
            winner = match["home"] if match["pens_home"] > match["pens_away"] else match["away"]
            return [[winner], [team for team in level if team != winner]]
        if name == "drawing_of_lots":
            for drawn in self.lots:
                if set(level) <= set(drawn):
                    return [[team] for team in drawn if team in level]
            return [level]
        if name == "place":
            places = self.rules.get("places", {}).get(criterion["in"], {})
            return _by_value(level, lambda team: -places.get(team, 0))
        return _by_value(level, lambda team: self._value(team, name))

    def _head_to_head(self, level, block, reapply):
        if reapply == "each":
            for name in block:
                parts = _by_value(level, lambda team: self._mutual(team, level, name))  # noqa: B023 - called at once
                if len(parts) > 1:
                    return [
                        end
                        for part in parts
                        for end in (self._head_to_head(part, block, "each") if len(part) > 1 else [part])
                    ]
            return [level]
        # The criteria of the block are computed once, on the matches among all the level clubs.
        parts = _by_value(level, lambda team: tuple(self._mutual(team, level, name) for name in block))
        if reapply == "none" or len(parts) == 1:
            return parts
        return [
            end
            for part in parts
            for end in (self._head_to_head(part, block, "subset") if len(part) > 1 else [part])
        ]

    def _mutual(self, team, level, name):
        among = [match for match in self.counting if match["home"] in level and match["away"] in level]
        if name in ("away_points", "half_time_points"):
            return self._further_points(team, among, name)
        return _higher_is_better(
            name, _match_points(team, among, self.rules["points"]), _figures(team, among)
        )

    def _further_points(self, team, matches, name):
        """Points of the matches away, or of all matches as they stood at half-time."""
        if name == "away_points":
            return _match_points(team, [m for m in matches if m["away"] == team], self.rules["points"])
        at_half_time = [
            {**match, "home_goals": match["half_time"][0], "away_goals": match["half_time"][1]}
            for match in matches
            if match.get("half_time") is not None
        ]
        return _match_points(team, at_half_time, self.rules["points"])

    def _value(self, team, name):
        if name in ("fair_play", "disciplinary_points", "ranking", "coefficient"):
            key = "fair_play_points" if name == "fair_play" else name
            value = self.rules.get(key, {}).get(team, 0)
            return -value if name == "disciplinary_points" else value
        if name in ("reds", "yellows"):
            return -self.rules.get(name, {}).get(team, 0)
        if name == "half_point_lost_by_rounding":
            return 1 if self.carried.get(team, {}).get("cut") else 0
        if name in ("away_points", "half_time_points"):
            return self._further_points(team, self.counting, name)
        own_matches = [match for match in self.counting if team in (match["home"], match["away"])]
        met = [match["away"] if match["home"] == team else match["home"] for match in own_matches]
        if name == "relative_points":
            # Points won against each opponent times all his points, summed.
            return sum(
                _match_points(team, [match], self.rules["points"]) * self.points[other]
                for match, other in zip(own_matches, met, strict=True)
            )
        if name.startswith("opponents_"):
            own = name.removeprefix("opponents_")
            return sum(_higher_is_better(own, self.points[other], self.figures[other]) for other in met)
        return _higher_is_better(name, self.points[team], self.figures[team])


def _as_object(item):
    return {"id": item} if isinstance(item, str) else item


def _is_open(match):
    return match["status"] in ("", "played") and match["home_goals"] is None


def _counts(match):
    return match["status"] == "double_loss" or (
        match["status"] in ("", "played", "awarded") and match["home_goals"] is not None
    )


def _figures(team, matches):
    found = dict.fromkeys(FIGURES, 0)
    for match in matches:
        if team not in (match["home"], match["away"]):
            continue
        found["played"] += 1
        if match["status"] == "double_loss":
            found["lost"] += 1
            continue
        is_away = match["away"] == team
        scored = match["away_goals"] if is_away else match["home_goals"]
        conceded = match["home_goals"] if is_away else match["away_goals"]
        found["gf"] += scored
        found["ga"] += conceded
        found["won" if scored > conceded else "lost" if scored < conceded else "drawn"] += 1
        if is_away:
            found["away_goals"] += scored
            found["away_wins"] += scored > conceded
    return found


def _match_points(team, matches, worth):
    total = 0
    for match in matches:
        if team not in (match["home"], match["away"]):
            continue
        if match["status"] == "double_loss":
            total += worth["loss"]
            continue
        own, other = ("home", "away") if match["home"] == team else ("away", "home")
        scored, conceded = match[own + "_goals"], match[other + "_goals"]
        if scored > conceded:
            total += worth["win"]
        elif scored < conceded:
            total += worth["loss"]
        elif "shootout_win" in worth:
            won = match["pens_" + own] > match["pens_" + other]
            total += worth["shootout_win"] if won else worth["shootout_loss"]
        else:
            total += worth["draw"]
    return total


def _series_won(team, teams, matches, bonus):
    """How many series of two matches the club won on aggregate, or by away goals where they decide."""
    won = 0
    for other in teams:
        legs = [match for match in matches if {match["home"], match["away"]} == {team, other}]
        if other == team or len(legs) != 2:
            continue
        own, their = _figures(team, legs), _figures(other, legs)
        if own["gf"] != their["gf"]:
            won += own["gf"] > their["gf"]
        elif "away_goals" in bonus.get("level", []):
            won += own["away_goals"] > their["away_goals"]
    return won


def _higher_is_better(name, points, figures):
    if name == "points":
        return points
    if name == "points_per_game":
        return Fraction(points, figures["played"]) if figures["played"] else Fraction(0)
    if name == "goal_difference":
        return figures["gf"] - figures["ga"]
    if name == "goals_for":
        return figures["gf"]
    if name == "goal_average":
        if figures["ga"] == 0:
            return math.inf if figures["gf"] else Fraction(0)
        return Fraction(figures["gf"], figures["ga"])
    if name == "wins":
        return figures["won"]
    if name in ("away_goals", "away_wins"):
        return figures[name]
    raise ValueError(name)


def _by_value(level, value_of):
    """Clubs with the same value together, the highest value first."""
    values = {team: value_of(team) for team in level}
    return [
        [team for team in level if values[team] == value]
        for value in sorted(set(values.values()), reverse=True)
    ]
