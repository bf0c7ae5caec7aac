"""Everything the case form can say, through `torneo table RESULTS --rules RULES --format json`, counted by hand.

Lines of results: `A 1-1 B`, with `round=2 group=G pens=4-2 status=awarded date=2024-01-01` behind; `A - B` is still
to be played.
"""

import csv
import io
import json

import pytest
from command_line import CommandLine

WIN3 = {"win": 3, "draw": 1, "loss": 0}
COLUMNS = (
    "date",
    "round",
    "group",
    "home",
    "away",
    "home_goals",
    "away_goals",
    "status",
    "pens_home",
    "pens_away",
    "notes",
)


def sheet(text):
    """The results file of the case form."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for line in text.strip().splitlines():
        home, score, away, *more = line.split()
        given = dict(word.split("=") for word in more)
        goals = ("", "") if score == "-" else score.split("-")
        pens = given.pop("pens", "-").split("-")
        writer.writerow(
            {
                "home": home,
                "away": away,
                "home_goals": goals[0],
                "away_goals": goals[1],
                "pens_home": pens[0],
                "pens_away": pens[1],
                **given,
            }
        )
    return out.getvalue()


@pytest.fixture
def made(tmp_path, capsys):
    torneo = CommandLine(capsys, tmp_path)

    def make(results, *arguments, **rules):
        (tmp_path / "results.csv").write_text(sheet(results), "utf-8")
        (tmp_path / "rules.json").write_text(json.dumps({"points": WIN3, **rules}), "utf-8")
        files = (str(tmp_path / "results.csv"), "--rules", str(tmp_path / "rules.json"))
        return json.loads(torneo.ok("table", *files, "--format", "json", *arguments))["groups"]

    return make


def rows(groups, *keys, group=0):
    keys = keys or ("pos", "team", "points")
    return [tuple(row[key] for key in keys) for row in groups[group]["rows"]]


def order(groups, group=0):
    """`A B=C`: B and C share the place."""
    said = ""
    before = None
    for row in groups[group]["rows"]:
        said += ("" if before is None else "=" if before == row["pos"] else " ") + row["team"]
        before = row["pos"]
    return said


def test_shoot_out_worth_two_and_one(made):
    found = made(
        "A 1-1 B pens=4-2\nB 1-0 A\nA 0-0 B pens=3-5",
        points={"win": 3, "shootout_win": 2, "shootout_loss": 1, "loss": 0},
        tiebreakers=["points"],
    )
    assert rows(found, "team", "won", "drawn", "lost", "points", "shootout_wins", "shootout_losses") == [
        ("B", 1, 2, 0, 6, 1, 1),
        ("A", 0, 2, 1, 3, 1, 1),
    ]


def test_shoot_out_nobody_told_of_gives_both_what_they_are_sure_of(made):
    found = made(
        "A 1-1 B", points={"win": 3, "shootout_win": 2, "shootout_loss": 1, "loss": 0}, tiebreakers=["points"]
    )

    assert rows(found) == [(1, "A", 1), (1, "B", 1)]


def test_goal_average_with_nothing_conceded_is_better_than_any_other(made):
    found = made(
        "A 1-0 X\nB 9-1 X\nC 3-0 X", points={"win": 2, "draw": 1}, tiebreakers=["points", "goal_average"]
    )

    assert order(found) == "A=C B X"


def test_struck_match_and_club_leave_no_trace(made):
    found = made("A 3-0 Z status=expunged\nZ 1-0 B status=expunged\nA 1-0 B", tiebreakers=["points"])

    assert rows(found, "team", "played", "points") == [("A", 1, 3), ("B", 1, 0)]


def test_points_without_a_match(made):
    found = made(
        "A - B status=not_played\nB 2-1 A",
        tiebreakers=["points"],
        adjustments=[{"team": "A", "points": 2, "reason": "match could not be played"}],
    )
    assert rows(found, "team", "played", "points") == [("B", 1, 3), ("A", 1, 2)]
    assert found[0]["rows"][1]["adjustments"] == [{"points": 2, "reason": "match could not be played"}]


def test_double_loss_awarded_and_abandoned(made):
    found = made(
        "A - B status=double_loss\nB 3-0 A status=awarded\nA 5-0 B status=abandoned", tiebreakers=["points"]
    )

    assert rows(found, "team", "played", "won", "lost", "gf", "ga", "points") == [
        ("B", 2, 1, 1, 3, 0, 3),
        ("A", 2, 0, 2, 0, 3, 0),
    ]


@pytest.mark.parametrize(
    ("rounding", "expected"), [("down", [("A", 6), ("B", 4)]), ("up", [("A", 7), ("B", 5)])]
)
def test_halved_points_are_rounded_as_the_rules_say(made, rounding, expected):
    """A has 7 points of the first stage, B 3; then they draw three times."""
    first = "A 1-0 B group=R\nA 1-0 C group=R\nA 1-1 B group=R\nB 0-0 C group=R\nB 0-0 C group=R"
    second = "A 0-0 B group=F\nA 1-1 B group=F\nA 2-2 B group=F"
    carried = {
        "from": "R",
        "into": "F",
        "points": {"factor": "1/2", "round": rounding},
        "goals": True,
        "matches": True,
    }

    found = made(f"{first}\n{second}", tiebreakers=["points"], carry_over=[carried], first_pos={"F": 4})

    final = next(number for number, group in enumerate(found) if group["group"] == "F")
    assert [(row["team"], row["points"]) for row in found[final]["rows"]] == expected
    assert found[final]["rows"][0]["pos"] == 4
    assert found[final]["rows"][0]["played"] == 6
    assert found[final]["rows"][0]["carried"] == (4 if rounding == "up" else 3)


def test_half_point_lost_goes_first_only_where_some_lost_one(made):
    """A carries 7 halved to 3, B 6 to 3: A lost the half point. In the final stage both draw."""
    first = "A 1-0 X group=R\nA 1-0 X group=R\nA 0-0 X group=R\nB 1-0 Y group=R\nB 9-0 Y group=R"
    carried = {"from": "R", "into": "F", "points": {"factor": "1/2", "round": "down"}}
    given = {
        "tiebreakers": ["points", "half_point_lost_by_rounding", "goal_difference"],
        "carry_over": [carried],
    }

    one = made(f"{first}\nA 0-0 B group=F", **given)
    both = made(f"{first}\nB 0-0 Y group=R\nA 0-0 B group=F", **given)

    assert order(one, 1) == "A B"
    assert one[1]["rows"][1]["reason"]["code"] == "half_point_lost_by_rounding"
    assert order(both, 1) == "B A"
    assert both[1]["rows"][1]["reason"]["code"] == "goal_difference"


def test_series_bonus_goes_to_the_winner_on_aggregate_then_on_away_goals(made):
    bonus = [{"type": "series", "points": 1, "level": ["away_goals"]}]
    found = made("A 1-0 B\nB 2-1 A\nC 0-0 D\nD 0-0 C\nE 2-0 F", tiebreakers=["points"], bonus=bonus)

    assert {row["team"]: (row["points"], row["bonus"]) for row in found[0]["rows"]} == {
        "A": (4, 1),
        "B": (3, 0),
        "C": (2, 0),
        "D": (2, 0),
        "E": (3, 0),
        "F": (0, 0),
    }


def test_unequal_groups_and_clubs_of_two_tables_that_meet(made):
    text = "A 1-0 B\nC 2-0 A\nB 1-1 C\nD 0-1 A"
    found = made(text, tiebreakers=["points"], groups={"East": ["A", "B"], "West": ["C", "D", "E"]})

    assert [group["group"] for group in found] == ["East", "West"]
    assert rows(found, "team", "played", "points") == [("A", 3, 6), ("B", 2, 1)]
    assert rows(found, "pos", "team", "played", "points", group=1) == [
        (1, "C", 2, 4),
        (2, "D", 1, 0),
        (2, "E", 0, 0),
    ]


def test_league_phase_sums_over_the_opponents_met_in_the_whole_table(made):
    """A and B are level in everything of their own; A met C (9 points), B met D (4)."""
    text = "A 1-0 C\nB 1-0 D\nC 1-0 E\nC 1-0 F\nC 1-0 G\nD 1-0 E\nD 0-0 F"
    found = made(text, tiebreakers=["points", "goal_difference", "goals_for", "opponents_points"])

    places = {row["team"]: row for row in found[0]["rows"]}
    assert (places["A"]["pos"], places["B"]["pos"]) == (3, 4)
    assert places["B"]["reason"]["code"] == "opponents_points"
    assert places["B"]["reason"]["text"].endswith("4 against 9")


def test_mini_league_only_once_all_its_matches_are_played_and_the_place_is_shared_until_then(made):
    block = {"id": "head_to_head", "criteria": ["points"], "when": "mutual_complete"}
    text = "A 1-0 B\nC 0-2 A\nB 5-0 C\n"
    law = ["points", block, "goal_difference"]
    share = ["points", {**block, "until_then": "share"}, "goal_difference"]
    level = text + "C 9-0 A\nC 0-1 B\n"  # A 6, B 6, C 3; B has the better difference, A won their match

    assert order(made(level, tiebreakers=law)) == "A B C"
    assert order(made(level + "B - A\n", tiebreakers=law)) == "B A C"
    assert order(made(level + "B - A\n", tiebreakers=share)) == "A=B C"


def test_criterion_for_two_clubs_is_skipped_for_three(made):
    direct = {"id": "head_to_head", "criteria": ["points"], "only_for": 2}
    circle = "A 1-0 B\nB 2-0 C\nC 3-0 A"
    two = "A 1-0 B\nB 5-0 C\nC 0-0 A\nC 0-0 D\nA 0-2 D\nD 0-0 B"  # A and B have 4 points, B the better difference

    assert order(made(circle, tiebreakers=["points", direct, "goals_for"])) == "C B A"
    assert order(made(two, tiebreakers=["points", direct, "goal_difference"])) == "D A B C"


def test_play_off_match_counts_for_nothing_but_the_order(made):
    extra = {"id": "playoff_match", "round": "Playoff"}
    found = made("A 1-0 B round=1\nB 1-0 A round=2\nA 1-4 B round=Playoff", tiebreakers=["points", extra])

    assert rows(found, "team", "played", "gf", "points") == [("B", 2, 1, 3), ("A", 2, 1, 3)]
    assert found[0]["rows"][1]["reason"]["code"] == "playoff_match"


def test_inputs_with_a_decimal_point_are_compared_exactly(made):
    found = made(
        "A 1-1 B\nC 1-1 D",
        tiebreakers=["points", "coefficient"],
        coefficient={"A": 10.25, "B": 10.5, "C": 10, "D": -0.125},
    )

    assert order(found) == "B A C D"
    assert found[0]["rows"][1]["reason"]["text"].endswith("10.25 against 10.5")


def test_input_that_one_of_the_level_clubs_has_not_separates_nobody(made):
    found = made(
        "A 1-1 B\nB 0-0 A",
        tiebreakers=["points", "fair_play", "ranking", "disciplinary_points"],
        fair_play_points={"A": -4},
        disciplinary_points={"A": 3, "B": 2},
    )
    assert order(found) == "B A"
    assert found[0]["rows"][1]["reason"]["code"] == "disciplinary_points"


def test_lot_of_a_group_holds_in_that_group_alone(made):
    text = "A 0-0 B group=G\nC 0-0 D group=H"
    found = made(
        text, tiebreakers=["points", {"id": "drawing_of_lots"}], lots=[{"group": "G", "order": ["B", "A"]}]
    )

    assert (order(found), order(found, 1)) == ("B A", "C=D")


def test_points_per_game_puts_fewer_matches_first(made):
    found = made("A 1-0 B\nC 1-1 A\nC 2-0 B", tiebreakers=["points_per_game", "goal_difference"])

    assert rows(found, "pos", "team", "played", "points") == [(1, "C", 2, 4), (2, "A", 2, 4), (3, "B", 2, 0)]


def test_places_are_shared_one_two_two_four(made):
    found = made("A 3-0 D\nB 1-0 D\nC 1-0 D\nA 1-0 B\nA 1-0 C\nB 0-0 C", tiebreakers=["points"])

    assert rows(found) == [(1, "A", 9), (2, "B", 4), (2, "C", 4), (4, "D", 0)]
    assert [row["level_with"] for row in found[0]["rows"]] == [[], ["C"], ["B"], []]
    assert found[0]["rows"][0]["reason"] is None


def test_nothing_but_results_and_rules_moves_a_published_case(shared, tmp_path, capsys):
    """Taking away what belongs to the tests, and every note, changes nothing the program says."""
    torneo = CommandLine(capsys, tmp_path)
    for source in sorted(path.parent for path in (shared / "data" / "truth").glob("*/rules.json")):
        bare = tmp_path / source.name
        bare.mkdir()
        with (source / "results.csv").open(encoding="utf-8", newline="") as file:
            lines = [{**line, "notes": ""} for line in csv.DictReader(file)]
        with (bare / "results.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(lines)
        rules = json.loads((source / "rules.json").read_text("utf-8"))
        labels = ("competition", "season")
        (bare / "rules.json").write_text(
            json.dumps({key: rules[key] for key in rules if key not in labels}), "utf-8"
        )

        said = [
            torneo.ok(
                "table",
                str(folder / "results.csv"),
                "--rules",
                str(folder / "rules.json"),
                "--format",
                "json",
            )
            for folder in (source, bare)
        ]
        assert said[0] == said[1], source.name
        assert {path.name for path in bare.iterdir()} == {"results.csv", "rules.json"}
