"""`import torneo` for notebooks: every option of the command, cross tables, positions by round, data frames."""

import subprocess
import sys
from datetime import date
from xml.etree import ElementTree as ET

import pandas as pd
import polars as pl
import pytest

import torneo
from torneo.model import ConflictError, NotFoundError, RegulationError, UsageError

ROWS = [
    {"date": "2026-04-04", "round": 1, "home": "Melgar", "away": "UTC", "home_goals": 2, "away_goals": 1},
    {"date": "2026-04-11", "round": 2, "home": "UTC", "away": "Boys", "home_goals": 1, "away_goals": 0},
    {"date": "2026-04-18", "round": 3, "home": "Boys", "away": "Melgar", "home_goals": 1, "away_goals": 0},
    {"date": "2026-04-25", "round": 4, "home": "UTC", "away": "Melgar", "home_goals": 3, "away_goals": 0},
]
RULES = {
    "points": {"win": 3, "draw": 1, "loss": 0},
    "tiebreakers": ["points", "goal_difference"],
    "adjustments": [{"team": "UTC", "points": -1, "reason": "debts"}],
}


def order(table):
    return [(row.team, row.points) for row in table]


def test_every_option_of_the_command_is_an_option_here():
    text = b"= Liga\nMatchday 1\nMelgar v UTC 2-1\n"

    assert order(torneo.table(ROWS)) == [("UTC", 6), ("Boys", 3), ("Melgar", 3)]
    assert order(torneo.table(ROWS, RULES)) == [("UTC", 5), ("Boys", 3), ("Melgar", 3)]
    assert order(torneo.table(ROWS, as_of=date(2026, 4, 4))) == [("Melgar", 3), ("Boys", 0), ("UTC", 0)]
    assert order(torneo.table(ROWS, as_of="11/04/2026")) == [("Melgar", 3), ("UTC", 3), ("Boys", 0)]
    assert order(torneo.table(ROWS, round=1)) == [("Melgar", 3), ("Boys", 0), ("UTC", 0)]
    assert order(torneo.table(ROWS, scope="away")) == [("UTC", 0), ("Boys", 0), ("Melgar", 0)]
    assert order(torneo.table(text, input_format="football.txt")) == [("Melgar", 3), ("UTC", 0)]
    assert str(torneo.table(ROWS, lang="es")).startswith("Pos.  Equipo")


@pytest.mark.parametrize(
    ("options", "error", "code"),
    [
        ({"round": 9}, NotFoundError, "no-round"),
        ({"scope": "half"}, UsageError, "scope-unknown"),
        ({"as_of": "soon"}, UsageError, "bad-day"),
        ({"group": "A"}, NotFoundError, "no-group"),
        ({"input_format": "xlsx"}, UsageError, "input-format-unknown"),
        ({"rules": "laligua"}, NotFoundError, "rules-unknown"),
        ({"rules": {"tiebreaker": []}}, RegulationError, "regulation-has-errors"),
    ],
)
def test_option_that_does_not_fit(options, error, code):
    with pytest.raises(error) as found:
        torneo.table(
            [{**row, "date": row["date"]} for row in ROWS] if "input_format" not in options else b"x",
            **options,
        )
    assert found.value.code == code


def test_data_frames_hold_the_rows():
    table = torneo.table(ROWS, RULES, lang="en")
    polars, pandas = table.to_polars(), table.to_pandas()

    assert isinstance(polars, pl.DataFrame)
    assert isinstance(pandas, pd.DataFrame)
    assert list(polars.columns) == list(pandas.columns)
    assert polars.select("pos", "team", "points", "adjustment", "level_with", "criterion").rows() == [
        (1, "UTC", 5, -1, "", None),
        (2, "Boys", 3, 0, "", "points"),
        (3, "Melgar", 3, 0, "", "goal_difference"),
    ]
    assert polars["gd"].to_list() == [3, 0, -3]
    assert pandas["reason"].tolist()[1:] == polars["reason"].to_list()[1:]
    assert pandas["reason"][2] == "Behind Boys on goal difference: -3 against 0"
    assert pandas.set_index("team").loc["UTC", "points"] == 5


def test_data_frames_of_results_and_of_steps():
    grid, progress = torneo.crosstable(ROWS), torneo.progress(ROWS)

    assert grid.to_polars().rows()[0] == ("UTC", "Boys", 1, 0, "played", date(2026, 4, 11))
    assert len(grid.to_pandas()) == 4
    assert progress.to_pandas().query("team == 'UTC'")["pos"].tolist() == [3, 2, 1, 1]
    assert progress.to_polars().columns == ["round", "team", "name", "pos", "points"]


def test_library_that_is_missing_is_named_with_how_to_install_it(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr("torneo.office.frames.import_module", missing)

    for ask in (
        torneo.table(ROWS).to_polars,
        torneo.crosstable(ROWS).to_polars,
        torneo.progress(ROWS).to_polars,
    ):
        with pytest.raises(UsageError) as found:
            ask()
        assert (found.value.code, dict(found.value.facts)) == (
            "library-missing",
            {"library": "polars", "install": "pip install polars"},
        )


def test_nothing_heavy_is_loaded_for_a_table():
    program = (
        "import sys, torneo; t = torneo.table([{'home': 'a', 'away': 'b', 'score': '1-0'}]); t._repr_html_(); t.to_dicts();"
        "print([name for name in ('pandas', 'polars', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_crosstable_answers_and_shows_itself():
    grid = torneo.crosstable(ROWS, lang="en")

    assert [str(result.score) for result in grid["utc", "MELGAR"]] == ["3-0"]
    assert grid["Boys", "UTC"] == ()
    assert str(grid).splitlines()[1] == "UTC    UTC   ■ 1-0 3-0"
    assert ET.fromstring(grid._repr_html_()).find(".//tbody/tr/th").text == "UTC"
    with pytest.raises(NotFoundError):
        grid["UTC", "nobody"]


def test_progress_answers_and_draws_itself():
    progress = torneo.progress(ROWS, lang="en")

    assert progress.steps == (1, 2, 3, 4)
    assert progress["Melgar"] == (1, 1, 1, 3)
    assert [one.value for one in progress.form("Melgar").form] == ["won", "lost", "lost"]
    assert str(progress).splitlines()[0] == " Pos  Team    1  4  Form"
    assert ET.fromstring(progress._repr_svg_()).tag.endswith("svg")
    assert "#8f98a6" in progress.svg("Melgar")


def test_groups_ask_which_one():
    rows = [{**row, "group": group} for group in "AB" for row in ROWS]

    for ask in (torneo.table, torneo.crosstable, torneo.progress):
        with pytest.raises(ConflictError) as found:
            ask(rows)
        assert found.value.facts["known"] == ("A", "B")
    assert torneo.progress(rows, group="B")["UTC"] == (3, 2, 1, 1)


def test_edition_has_both(league):
    league.ok("record", "melgar", "utc", "2-1", "--date", "2026-04-04")
    edition = torneo.open(league.folder, lang="en")["liga-2026"]

    assert [str(result.score) for result in edition.crosstable()["Melgar", "UTC"]] == ["2-1"]
    assert edition.progress()["melgar"] == (1,)
