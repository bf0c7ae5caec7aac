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
]
"""Chains that no competition of the sources has; the three readings of re-application side by side."""


def chains(shared):
    """Every chain of criteria of the presets, the truth cases and the made-up ones, once each, with its points.

    An extra match without the name of its round is left out: no results file can hold it.
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
        kept["tiebreakers"] = [
            item
            for item in rules["tiebreakers"]
            if isinstance(item, str) or item["id"] != "playoff_match" or "round" in item
        ]
        if "half_point_lost_by_rounding" in kept["tiebreakers"]:
            kept["carry_over"] = [_HALVED]
        single.setdefault(json.dumps(kept, sort_keys=True), kept)
    return list(single.values())


def trial(chain, chance):
    """Teams, matches, rules and the matches of the stage before, if figures are carried over.

    Where the chain has an extra match with rows of its own, just two clubs are ever level and it is played: what
    becomes of others is told by the format of regulations, not by the sources of the oracle.
    """
    while True:
        made = _trial(chain, chance)
        if not _has_extra_match(chain) or _play_extra_matches(*made, chance):
            return made


def _has_extra_match(chain):
    return any("round" in item for item in chain["tiebreakers"] if not isinstance(item, str))


def _play_extra_matches(teams, matches, rules, before, chance):
    """Adds a match for every two clubs level before it; False where more than two are."""
    chain = rules["tiebreakers"]
    extra = next(n for n, item in enumerate(chain) if not isinstance(item, str) and "round" in item)
    rows = oracle_table.league_table(teams, matches, {**rules, "tiebreakers": chain[:extra]})
    for place in sorted({row["place"] for row in rows}):
        level = [row["team"] for row in rows if row["place"] == place]
        if len(level) > 2:
            return False
        if len(level) == 2:
            matches.append(_match(*level, chance, round_=chain[extra]["round"], day=99))
    return True


def _trial(chain, chance):
    teams = [f"club-{letter}" for letter in "abcdefgh"[: chance.randint(2, 8)]]
    rules = json.loads(json.dumps(chain))
    names = _names(rules["tiebreakers"])
    # Half of the groups are the one of eight with most clubs level: the readings differ where three or more are.
    drawn = [_matches(teams, rules, chance) for _ in range(chance.choice((1, 8)))]
    matches = max(drawn, key=lambda matches: _most_level(teams, matches, rules))
    if chance.random() < 0.3:
        rules["adjustments"] = [
            {"team": chance.choice(teams), "points": chance.choice((-3, -1, 1, 3))} for _ in range(2)
        ]
    for name in ("fair_play", "disciplinary_points", "ranking", "coefficient"):
        if name in names and chance.random() < 0.7:
            key = "fair_play_points" if name == "fair_play" else name
            sign = -1 if name == "fair_play" else 1
            rules[key] = {team: sign * chance.randint(0, 2) for team in teams}
    if "drawing_of_lots" in names and chance.random() < 0.7:
        rules["lots"] = [{"order": chance.sample(teams, chance.randint(2, len(teams)))}]
    before = _matches(teams, {**rules, "tiebreakers": []}, chance) if "carry_over" in rules else []
    return teams, matches, rules, before


def _most_level(teams, matches, rules):
    rows = oracle_table.league_table(teams, matches, {"points": rules["points"], "tiebreakers": ["points"]})
    places = [row["place"] for row in rows]
    return max(places.count(place) for place in places)


def _names(tiebreakers):
    return {item if isinstance(item, str) else item["id"] for item in tiebreakers}


def _matches(teams, rules, chance):
    """A round robin by the circle, single or double; few different scores, so that clubs are level."""
    names = _names(rules["tiebreakers"])
    # A shoot-out after the last match is known from groups where every pair meets once.
    is_double = "penalties" not in names and ("bonus" in rules or chance.random() < 0.4)
    scores = chance.choice(
        (
            [(0, 0), (1, 0), (0, 1)],
            [(1, 0), (0, 1)],
            [(1, 1), (1, 0), (2, 1), (0, 1)],
            [(0, 0), (2, 2), (1, 2)],
        )
    )
    odd = chance.choice((0.0, 0.0, 0.1))
    missing = chance.choice((0.0, 0.0, 0.2)) if "penalties" not in names else 0.0
    circle = [*teams, *([None] if len(teams) % 2 else [])]
    found, rounds = [], len(circle) - 1
    for number in range(rounds * (1 + is_double)):
        half = len(circle) // 2
        for home, away in zip(circle[:half], reversed(circle[half:]), strict=True):
            if home is None or away is None:
                continue
            pair = (home, away) if number < rounds else (away, home)
            match = _match(*pair, chance, round_=f"Round {number + 1}", day=number, scores=scores)
            if chance.random() < odd and "penalties" not in names:
                kinds = ["awarded", "not_played", "expunged"]
                match["status"] = chance.choice(kinds if "bonus" in rules else [*kinds, "double_loss"])
                if match["status"] != "awarded":
                    match["home_goals"] = match["away_goals"] = match["pens_home"] = match["pens_away"] = None
            elif chance.random() < missing:
                match["home_goals"] = match["away_goals"] = match["pens_home"] = match["pens_away"] = None
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


def by_oracle(teams, matches, rules, before):
    """Place, points, columns and company of every club, as the oracle has them."""
    carried = {}
    if before:
        rows = oracle_table.league_table(
            teams, before, {"points": rules["points"], "tiebreakers": ["points"]}
        )
        carried = oracle_table.carry(rows, rules["carry_over"][0])
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
    model = RulesTable.model_validate(rules)
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
        _results(matches),
        effective(model),
        inputs=Inputs(
            adjustments=tuple(Adjustment(TeamId(rule.team), rule.points) for rule in model.adjustments),
            lots=tuple(tuple(map(TeamId, lot.order)) for lot in model.lots),
            fair_play_points=_by_team(model.fair_play_points),
            disciplinary_points=_by_team(model.disciplinary_points),
            ranking=_by_team(model.ranking),
            coefficient=_by_team(model.coefficient),
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


def _last_pairs(matches):
    """Pairs whose last match was against each other."""
    last = {}
    for match in sorted(matches, key=lambda match: match["date"]):
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
