"""Results as an office records them by hand, through to what follows from them."""

from torneo.ledger.entries import ResultRecorded
from torneo.office import commands
from torneo.office.folder import open_folder
from torneo.office.permissions import local_user

CUP = """\
torneo = 1

[edition]
id          = "copa-2026"
competition = "copa"
season      = "2026"

[entry]
teams = ["aurora", "boreal"]

[[stage]]
id    = "final"
kind  = "knockout"
teams = ["aurora", "boreal"]
level = ["penalties"]
"""


LEAGUE = """\
torneo = 1

[edition]
id          = "liga-2026"
competition = "liga"
season      = "2026"

[entry]
teams = ["aurora", "boreal", "cometa"]

[match]
walkover = { score = "3-0", points = -1 }

[[stage]]
id    = "liga"
kind  = "league"
teams = "all"
"""


def test_walkover_costs_the_points_of_the_regulation(tmp_path):
    (tmp_path / "liga.toml").write_text(LEAGUE, encoding="utf-8")
    with open_folder(tmp_path) as folder:
        user = local_user()
        commands.publish_fixtures(folder, user, edition=None, stage=None, seed=1, kickoffs=())
        match = next(one for one in folder.season()["liga-2026"].matches() if one.away.team == "cometa")
        asked = commands.Asked(home=match.home.team, away="cometa")

        given = commands.ResultInput(status="walkover", winner=match.home.team)
        commands.record_result(folder, user, asked, given)

        row = folder.season()["liga-2026"].stages[0].groups[0].table.table.row("cometa")
        assert (row.played, row.lost, row.gf, row.ga, row.points) == (1, 1, 0, 3, -1)
        assert [(one.points, one.reason) for one in row.adjustments] == [(-1, "W.O.")]


def test_final_is_decided_by_the_result_recorded(tmp_path):
    (tmp_path / "copa.toml").write_text(CUP, encoding="utf-8")
    with open_folder(tmp_path) as folder:
        asked = commands.Asked(home="aurora", away="boreal")
        given = commands.ResultInput(score="1-1", penalties="3-4")

        commands.record_result(folder, local_user(), asked, given)

        season = folder.season()
        recorded = [e.payload for e in folder.ledger().entries() if isinstance(e.payload, ResultRecorded)]
        assert [(one.home, one.away) for one in recorded] == [("aurora", "boreal")]
        assert season["copa-2026"].stage("final").tie("1").winner == "boreal"
        assert season.findings == ()
