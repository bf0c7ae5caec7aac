"""Random groups, made so that clubs are often level, put before torneo and the oracle."""

import json
import random
import tomllib
from datetime import date, timedelta
from pathlib import Path

from torneo.model import Result, Score, Status, TeamId
from torneo.rules.table_rules import CarryOver, RulesTable, effective
from torneo.standings import Adjustment, Inputs, carry, make_table

from . import oracle_table

PRESETS = Path(__file__).resolve().parents[2] / "src" / "torneo" / "rules" / "presets"

_EXTRA = "Extra match"
_OF_THE_STAGE = {f"Round {number}" for number in range(1, 15)}
_LOOKS_AT_OPPONENTS = {
    "opponents_points",
    "opponents_goal_difference",
    "opponents_goals_for",
    "relative_points",
}
_COLUMNS = ("played", "won", "drawn", "lost", "gf", "ga", "points")
_BLOCK = ["points", "goal_difference", "goals_for"]
_THREE = {"win": 3, "draw": 1, "loss": 0}
_PENALTIES = {"win": 3, "shootout_win": 2, "shootout_loss": 1, "loss": 0}


_HALVED = {
    "from": "before",
    "into": "after",
    "points": {"factor": "1/2", "round": "down"},
    "goals": True,
    "matches": True,
}


_PLACE = {"id": "place", "in": "before"}


def _block(**keys):
    return {"id": "head_to_head", "criteria": _BLOCK, **keys}


MADE_UP = [
    {"points": _THREE, "tiebreakers": ["points", _block(reapply=reading), *after]}
    for reading in ("none", "subset", "each")
    for after in ([], ["goal_difference", "goals_for"])
] + [
    {"points": _THREE, "tiebreakers": ["points", _block(only_for=2), "goal_difference", "goals_for"]},
    {
        "points": _THREE,
        "tiebreakers": ["points", _block(reapply="subset", when="mutual_complete"), "goals_for"],
    },
    {
        "points": _THREE,
        "tiebreakers": ["points", _block(reapply="each", when="mutual_complete", only_for=3), "wins"],
    },
    {
        "points": _THREE,
        "tiebreakers": [
            "points",
            {
                "id": "head_to_head",
                "criteria": ["points", "goal_difference", "goals_for", "away_goals"],
                "reapply": "subset",
            },
            "goal_difference",
            "goals_for",
            "away_goals",
            "wins",
            "away_wins",
            "disciplinary_points",
            "coefficient",
        ],
    },
    {
        "points": _PENALTIES,
        "tiebreakers": [
            "points",
            _block(reapply="subset"),
            "wins",
            "goal_difference",
            {"id": "drawing_of_lots"},
        ],
    },
    {
        "points": _THREE,
        "tiebreakers": ["points_per_game", "goal_average", "away_wins", "fair_play", "ranking"],
    },
    {
        "points": _THREE,
        "tiebreakers": ["points", {"id": "playoff_match", "round": "Playoff"}, "goal_difference"],
    },
    {
        "points": {"win": 2, "draw": 1, "loss": 0},
        "tiebreakers": [
            "points",
            {"id": "head_to_head", "criteria": ["wins", "goal_average"], "reapply": "each"},
            "opponents_points",
            "opponents_goal_difference",
            "opponents_goals_for",
        ],
    },
    {
        "points": _THREE,
        "tiebreakers": ["points", "away_points", "half_time_points", "relative_points", _PLACE],
    },
    {"points": _THREE, "tiebreakers": ["points", "relative_points", "half_time_points", "away_points"]},
    {"points": _THREE, "tiebreakers": ["points", _PLACE, "reds", "yellows", "drawing_of_lots"]},
    {"points": _PENALTIES, "tiebreakers": ["points", "relative_points", "away_points", "wins"]},
    {
        "points": _THREE,
        "tiebreakers": [
            "points",
            {
                "id": "head_to_head",
                "criteria": ["half_time_points", "away_points", "away_wins"],
                "reapply": "subset",
            },
            "points_per_game",
            "goal_average",
        ],
    },
    # Conditions on criteria of every kind.
    {
        "points": _THREE,
        "tiebreakers": [
            "points",
            _block(reapply="subset", when="mutual_complete", until_then="share"),
            {"id": "wins", "only_for": 2},
            {"id": "goals_for", "only_for": 3},
            {"id": "goal_difference", "at_stake": [1, 3]},
            {"id": "drawing_of_lots", "only_for": 2},
        ],
    },
    {
        "points": _THREE,
        "tiebreakers": [
            "points",
            {"id": "away_goals", "when": "last_match_between_them"},
            {"id": "wins", "when": "last_match_between_them", "only_for": 2},
            _block(at_stake=[2], reapply="each"),
            {"id": "goals_for", "when": "mutual_complete", "until_then": "skip"},
        ],
    },
    {
        "points": _THREE,
        "tiebreakers": [
            "points",
            {"id": "wins", "when": "last_match_between_them", "until_then": "share"},
            "goal_difference",
        ],
    },
    {"points": _THREE, "tiebreakers": ["points", "goal_difference", {"id": "penalties"}, "goals_for"]},
    {
        "points": _THREE,
        "tiebreakers": [
            "points",
            {"id": "penalties", "only_for": 2, "when": "last_match_between_them"},
            "disciplinary_points",
            "ranking",
        ],
    },
    # Extra matches: for every place, for some places, after other criteria, two in one chain.
    {
        "points": _THREE,
        "tiebreakers": [
            "points",
            {"id": "playoff_match", "round": "Playoff", "at_stake": [1, 5]},
            _block(reapply="subset"),
            "goals_for",
            {"id": "playoff_match", "round": "Second playoff"},
            "drawing_of_lots",
        ],
    },
    {"points": _THREE, "tiebreakers": ["points", "playoff_match", "goal_difference", "drawing_of_lots"]},
    {
        "points": _THREE,
        "tiebreakers": ["points", {"id": "playoff_match", "at_stake": [2]}, "wins", "goals_for", "ranking"],
    },
    {
        "points": _THREE,
        "tiebreakers": ["points", "wins", {"id": "playoff_match", "only_for": 2}, "goals_for"],
    },
]
"""Chains that no competition of the sources has; the three readings of re-application side by side."""


def chains(shared):
    """Every chain of criteria of the presets, the truth cases and the made-up ones, once each, with its points.

    An extra match without the name of its round is one that a regulation asks for: the oracle is told its round and
    that it is due, torneo gets its matches beside the results.
    """
    found = []
    for path in sorted(PRESETS.glob("*.toml")):
        found.append(tomllib.loads(path.read_text("utf-8")))
    for path in sorted((shared / "data" / "truth").glob("*/rules.json")) if shared else []:
        found.append(json.loads(path.read_text("utf-8")))
    found += MADE_UP
    single = {}
    for rules in found:
        kept = {key: rules[key] for key in ("points", "bonus") if key in rules}
        kept["tiebreakers"] = [_with_round(item) for item in rules["tiebreakers"]]
        if "half_point_lost_by_rounding" in kept["tiebreakers"]:
            kept["carry_over"] = [_HALVED]
        single.setdefault(json.dumps(kept, sort_keys=True), kept)
    return list(single.values())


def _with_round(item):
    criterion = {"id": item} if isinstance(item, str) else item
    if criterion["id"] != "playoff_match" or "round" in criterion:
        return item
    return {**criterion, "round": _EXTRA, "due": True}


def trial(chain, chance):
    """Teams, matches, rules and the matches of the stage before, if figures are carried over.

    Most of the extra matches that the level clubs would play are played.
    """
    while True:
        teams, matches, rules, before = _trial(chain, chance)
        try:
            _play_extra_matches(teams, matches, rules, before, chance)
        except oracle_table.UnsaidError:
            continue
        return teams, matches, rules, before


def _play_extra_matches(teams, matches, rules, before, chance):
    """Adds the extra matches; the order they make may ask for others."""
    asked = set()
    while True:
        found = oracle_table.extra_matches_awaited(
            teams, matches, rules, carried=_carried(teams, before, rules)
        )
        new = [pair for pair in dict.fromkeys(found) if pair not in asked]
        if not new:
            return
        for round_, two in new:
            asked.add((round_, two))
            if chance.random() < 0.8:
                matches += _extra_match(chance.sample(two, 2), round_, chance)


def _extra_match(two, round_, chance):
    """One match, or two legs; penalties where they are level, and now and then nothing more is known."""
    legs = [_match(*two, chance, round_=round_, day=90)]
    if chance.random() < 0.25:
        legs.append(_match(*reversed(two), chance, round_=round_, day=97))
    home, away = legs[-1]["home"], legs[-1]["away"]
    goals = {
        team: sum(leg[side + "_goals"] for leg in legs for side in ("home", "away") if leg[side] == team)
        for team in (home, away)
    }
    is_level = goals[home] == goals[away] and chance.random() < 0.8
    pens = chance.choice(((4, 3), (3, 4))) if is_level else (None, None)
    for leg in legs:
        leg["pens_home"], leg["pens_away"] = pens if leg is legs[-1] else (None, None)
    return legs


def _trial(chain, chance):
    teams = [f"club-{letter}" for letter in "abcdefgh"[: chance.randint(2, 8)]]
    rules = json.loads(json.dumps(chain))
    _stake_places_of(rules, len(teams))
    asked = names(rules["tiebreakers"])
    # Half of the groups are the one of eight with most clubs level: the readings differ where three or more are.
    drawn = [_matches(teams, rules, chance) for _ in range(chance.choice((1, 8)))]
    matches = max(drawn, key=lambda matches: _most_level(teams, matches, rules))
    if chance.random() < 0.3:
        rules["adjustments"] = [
            {"team": chance.choice(teams), "points": chance.choice((-3, -1, 1, 3))} for _ in range(2)
        ]
    for name in ("fair_play", "disciplinary_points", "ranking", "coefficient", "reds", "yellows"):
        if name in asked and chance.random() < 0.7:
            key = "fair_play_points" if name == "fair_play" else name
            sign = -1 if name == "fair_play" else 1
            rules[key] = {team: sign * chance.randint(0, 2) for team in teams}
    if "place" in asked and chance.random() < 0.7:
        rules["places"] = {_PLACE["in"]: {team: chance.randint(1, 4) for team in teams}}
    if "drawing_of_lots" in asked and chance.random() < 0.7:
        rules["lots"] = [{"order": chance.sample(teams, chance.randint(2, len(teams)))}]
    before = _matches(teams, {**rules, "tiebreakers": []}, chance) if "carry_over" in rules else []
    if not _LOOKS_AT_OPPONENTS & asked and not before and "bonus" not in rules and chance.random() < 0.15:
        # A table whose clubs also meet clubs of another table.
        teams = chance.sample(teams, chance.randint(2, len(teams)))
    return teams, matches, rules, before


def _stake_places_of(rules, clubs):
    """Places at stake that a small group does not have become its last line."""
    for item in rules["tiebreakers"]:
        if not isinstance(item, str) and "at_stake" in item:
            item["at_stake"] = sorted({min(place, clubs - 1) for place in item["at_stake"]})


def _most_level(teams, matches, rules):
    rows = oracle_table.league_table(teams, matches, {"points": rules["points"], "tiebreakers": ["points"]})
    places = [row["place"] for row in rows]
    return max(places.count(place) for place in places)


def names(tiebreakers):
    """Names of all criteria, also of those inside a block."""
    found = set()
    for item in tiebreakers:
        found |= {item} if isinstance(item, str) else {item["id"], *names(item.get("criteria", []))}
    return found


def _matches(teams, rules, chance):
    """A round robin by the circle, single or double; few different scores, so that clubs are level."""
    asked = names(rules["tiebreakers"])
    # A shoot-out after the last match is known from groups where every pair meets once.
    is_double = "penalties" not in asked and ("bonus" in rules or chance.random() < 0.4)
    scores = chance.choice(
        (
            [(0, 0), (1, 0), (0, 1)],
            [(1, 0), (0, 1)],
            [(1, 1), (1, 0), (2, 1), (0, 1)],
            [(0, 0), (2, 2), (1, 2)],
        )
    )
    odd = chance.choice((0.0, 0.0, 0.1))
    missing = chance.choice((0.0, 0.0, 0.2)) if "penalties" not in asked else 0.0
    circle = [*teams, *([None] if len(teams) % 2 else [])]
    found, rounds = [], len(circle) - 1
    for number in range(rounds * (1 + is_double)):
        half = len(circle) // 2
        for home, away in zip(circle[:half], reversed(circle[half:]), strict=True):
            if home is None or away is None:
                continue
            pair = (home, away) if number < rounds else (away, home)
            match = _match(*pair, chance, round_=f"Round {number + 1}", day=number, scores=scores)
            if chance.random() < odd and "penalties" not in asked:
                kinds = ["awarded", "not_played", "expunged"]
                match["status"] = chance.choice(kinds if "bonus" in rules else [*kinds, "double_loss"])
                if match["status"] != "awarded":
                    match["home_goals"] = match["away_goals"] = match["pens_home"] = match["pens_away"] = None
            elif chance.random() < missing:
                match["home_goals"] = match["away_goals"] = match["pens_home"] = match["pens_away"] = None
            if "half_time_points" in asked and match["home_goals"] is not None:
                match["half_time"] = (
                    chance.randint(0, match["home_goals"]),
                    chance.randint(0, match["away_goals"]),
                )
            if "penalties" in asked and "shootout_win" not in rules["points"] and chance.random() < 0.2:
                match["pens_home"] = match["pens_away"] = None
            found.append(match)
        circle = [circle[0], circle[-1], *circle[1:-1]]
    return found


def _match(home, away, chance, *, round_, day, scores=((0, 0), (1, 0), (0, 1))):
    goals = chance.choice(scores)
    level = goals[0] == goals[1]
    pens = chance.choice(((4, 3), (3, 4))) if level else (None, None)
    return {
        "date": (date(2024, 1, 1) + timedelta(days=day)).isoformat(),
        "round": round_,
        "home": home,
        "away": away,
        "home_goals": goals[0],
        "away_goals": goals[1],
        "status": "played",
        "pens_home": pens[0],
        "pens_away": pens[1],
    }


def _carried(teams, before, rules):
    if not before:
        return {}
    rows = oracle_table.league_table(teams, before, {"points": rules["points"], "tiebreakers": ["points"]})
    return oracle_table.carry(rows, rules["carry_over"][0])


def by_oracle(teams, matches, rules, before):
    """Place, points, columns and company of every club, as the oracle has them."""
    carried = _carried(teams, before, rules)
    rows = oracle_table.league_table(teams, matches, rules, carried=carried)
    return {
        row["team"]: (
            row["place"],
            {other["team"] for other in rows if other["place"] == row["place"]} - {row["team"]},
            *(row[column] for column in _COLUMNS),
        )
        for row in rows
    }


def by_torneo(teams, matches, rules, before):
    """The same as torneo has them."""
    model = RulesTable.model_validate(_as_written(rules))
    extra = [match for match in matches if match["round"] == _EXTRA]
    carried = {}
    if before:
        first = make_table(
            [TeamId(team) for team in teams],
            _results(before),
            effective(RulesTable.model_validate({"points": rules["points"], "tiebreakers": ["points"]})),
        )
        carried = carry(first, CarryOver.model_validate(rules["carry_over"][0]))
    table = make_table(
        [TeamId(team) for team in teams],
        _results([match for match in matches if match not in extra]),
        effective(model),
        inputs=Inputs(
            adjustments=tuple(Adjustment(TeamId(rule.team), rule.points) for rule in model.adjustments),
            lots=tuple(tuple(map(TeamId, lot.order)) for lot in model.lots),
            fair_play_points=_by_team(model.fair_play_points),
            disciplinary_points=_by_team(model.disciplinary_points),
            ranking=_by_team(model.ranking),
            coefficient=_by_team(model.coefficient),
            reds=_by_team(rules.get("reds", {})),
            yellows=_by_team(rules.get("yellows", {})),
            places={name: _by_team(places) for name, places in rules.get("places", {}).items()},
            playoff_results=tuple(_results(extra)),
            carried=carried,
            open_pairs=frozenset(
                frozenset((TeamId(match["home"]), TeamId(match["away"])))
                for match in matches
                if match["status"] == "played" and match["home_goals"] is None
            ),
            last_round_pairs=_last_pairs(matches),
        ),
    )
    return {
        str(row.team): (
            row.pos,
            set(map(str, row.level_with)),
            *(getattr(row, column) for column in _COLUMNS),
        )
        for row in table
    }


def _as_written(rules):
    """The rules without what only the oracle is told."""
    written = {key: value for key, value in rules.items() if key not in ("reds", "yellows", "places")}
    written["tiebreakers"] = [
        {key: value for key, value in item.items() if key not in ("due", "round")}
        if not isinstance(item, str) and item.get("due")
        else item
        for item in rules["tiebreakers"]
    ]
    return written


def _last_pairs(matches):
    """Pairs whose last match, played or not, is against each other."""
    last = {}
    for match in sorted(matches, key=lambda match: match["date"]):
        if match["status"] in ("not_played", "expunged") or match["round"] not in _OF_THE_STAGE:
            continue
        last[match["home"]] = last[match["away"]] = frozenset((TeamId(match["home"]), TeamId(match["away"])))
    return frozenset(pair for pair in last.values() if all(last[team] == pair for team in pair))


def _by_team(values):
    return {TeamId(team): value for team, value in values.items()}


def _results(matches):
    return [
        Result(
            TeamId(match["home"]),
            TeamId(match["away"]),
            None if match["home_goals"] is None else Score(match["home_goals"], match["away_goals"]),
            status=Status(match["status"]),
            penalties=None if match["pens_home"] is None else Score(match["pens_home"], match["pens_away"]),
            half_time=None if match.get("half_time") is None else Score(*match["half_time"]),
            day=date.fromisoformat(match["date"]),
            round=match["round"],
        )
        for match in matches
        if match["status"] != "played" or match["home_goals"] is not None
    ]


def disagreement(chain, seed):
    """One trial in three input orders: None where both agree, else what they say. `seed` repeats it."""
    chance = random.Random(seed)
    teams, matches, rules, before = trial(chain, chance)
    expected = by_oracle(teams, matches, rules, before)
    for _ in range(3):
        said = by_torneo(teams, matches, rules, before)
        if said != expected:
            return {
                "seed": seed,
                "rules": rules,
                "matches": [
                    (
                        m["round"],
                        m["home"],
                        m["away"],
                        m["home_goals"],
                        m["away_goals"],
                        m["status"],
                        m["pens_home"],
                    )
                    for m in matches
                ],
                "before": len(before),
                "oracle": {team: row for team, row in expected.items() if said.get(team) != row},
                "torneo": {team: row for team, row in said.items() if expected.get(team) != row},
            }
        teams, matches = chance.sample(teams, len(teams)), chance.sample(matches, len(matches))
    return None
